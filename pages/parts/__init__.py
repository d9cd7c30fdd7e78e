"""What screens are made of: filters, cards, badges, tables, the dialog that opens a number's sources."""
