"""What a new store starts with: published figures as a workbook, and a generator of synthetic ones."""
