"""What the filters are called in the URL, which every screen and every link to one shares."""

PLACE, PERIOD, GRAIN, LEVEL, UNIT, BOUNDARIES = "noi", "ky", "muc", "cap", "don-vi", "dia-gioi"
STORE = "kho"
