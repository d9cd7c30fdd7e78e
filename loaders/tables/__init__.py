"""From a grid to the rows of a table: headers, titles, units, totals."""
