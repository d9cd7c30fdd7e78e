"""The screen in pages/compare: its page, its words, its own parts."""
