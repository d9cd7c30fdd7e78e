"""Stores as earlier releases wrote them, each a zip of its folder with the answers that release gave."""
