"""Screens: one a file, a function `page()` each; the frame that holds them; `parts/`, what they are made of."""
