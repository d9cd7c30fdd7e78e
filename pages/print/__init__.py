"""The overview on one A4 page: a route of our own, because a screen does not print on one."""
