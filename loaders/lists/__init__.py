"""From the rows of a table to counts: lists in which every row is a dossier or a ticket."""
