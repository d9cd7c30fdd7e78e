"""What the figures mean: KPIs and the one query that turns a question into one tidy frame."""
