"""What the filters are called in the URL, which every screen and every link to one shares."""

PLACE, PERIOD, GRAIN, LEVEL, UNIT = "noi", "ky", "muc", "cap", "don-vi"
STORE = "kho"
