"""The screen in pages/subjects: its page, its words, its own parts."""
