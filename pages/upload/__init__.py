"""The screen in pages/upload: its page, its words, its own parts."""
