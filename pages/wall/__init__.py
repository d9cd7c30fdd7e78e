"""The meeting-room screen: boards built from the current figures, kept as bytes, served without a session."""
