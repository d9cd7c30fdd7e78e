"""What the numbers are and where they are kept: measures, places, periods, and the store."""
