"""Prose as it was read: the text with its numbers marked beside the figures, what is unsure to be chosen."""
