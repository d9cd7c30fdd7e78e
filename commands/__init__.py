"""The command line: what scripts and administrators use; the screens do the same through the same functions."""
