"""Our own template: a tidy workbook of one figure a row, written and read."""
