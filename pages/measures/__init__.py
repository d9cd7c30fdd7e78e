"""The screen in pages/measures: its page, its words, its own parts."""
