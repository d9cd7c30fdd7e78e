"""Sources: one file layout a module, with `ID, RANK, NAME_VI, NAME_EN, sniff(workbook), parse(workbook, context)`."""
