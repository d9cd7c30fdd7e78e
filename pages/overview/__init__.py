"""The screen in pages/overview: its page, its words, its own parts."""
