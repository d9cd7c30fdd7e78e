"""Loaders turn files into facts: one source a file in `sources/`; nothing here stores or computes."""
