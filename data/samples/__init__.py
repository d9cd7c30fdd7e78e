"""What the stores of samples are filled with: published figures as a workbook, and a generator of simulated ones."""
