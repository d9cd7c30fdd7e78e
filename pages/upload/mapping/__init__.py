"""The screen in pages/upload/mapping: its page, its words, its own parts."""
