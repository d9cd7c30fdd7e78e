"""From bytes to a grid of plain cells, whatever the file was."""
