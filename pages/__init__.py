"""Screens: one a file, a function `page()` each; the frame around them; `parts/`, what they are made of."""
