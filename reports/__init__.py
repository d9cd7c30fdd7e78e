"""Excel and PowerPoint from the frames the screens show; the words are handed in, already in one language."""
