"""Stores as earlier releases wrote them, each a zip of its folder with the answers that release gave; of 0.1, which
kept made-up figures in the same store, the answers once these were withdrawn. Where CHANGELOG.md says that a number
changed since, the answers were recorded again."""
