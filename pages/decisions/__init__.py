"""The screen in pages/decisions: its page, its words, its own parts."""
