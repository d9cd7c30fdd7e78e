"""The screen in pages/upload/waiting: its page, its words, its own parts."""
