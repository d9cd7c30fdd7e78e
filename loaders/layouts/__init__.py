"""Layouts: tables nobody wrote code for, read as a person mapped them once."""
