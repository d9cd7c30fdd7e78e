"""Texts of reports: numbers, periods and dates, old encodings, numbers in sentences."""
