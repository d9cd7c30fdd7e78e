"""The screen in pages/catalogue: its page, its words, its own parts."""
