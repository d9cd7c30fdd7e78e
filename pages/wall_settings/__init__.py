"""The screen in pages/wall_settings: its page, its words, its own parts."""
