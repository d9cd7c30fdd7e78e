"""The screen in pages/quality: its page, its words, its own parts."""
