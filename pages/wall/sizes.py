"""Text sizes of the wall from the room: how tall the screen is and how far the farthest viewer sits."""

PX_PER_RATIO = 8.8  # body text px on a 1080-line screen = 8,8 × farthest viewer ÷ screen height
REFERENCE = 54  # 65 inches at five metres: what the layout was drawn for
SMALLEST, LARGEST = 36, 64
_SIZES = {
    "title_px": 56,
    "small_px": 44,
    "kpi_px": 128,
    "ranked_px": 50,
    "counts_px": 46,
    "tile_px": 38,
    "legend_px": 48,
    "strip_px": 50,
    "axis_px": 44,
}
ROWS, REFERENCE_ROWS = 10, 10


def wanted_px(screen_height_m: float, farthest_m: float) -> int:
    """Body text in px on a 1080-line screen that the farthest viewer can read; before any limit."""
    return round(PX_PER_RATIO * farthest_m / screen_height_m)


def reach_m(screen_height_m: float) -> float:
    """How far away the largest text can be read, in metres, rounded down to tenths."""
    return int(LARGEST * screen_height_m / PX_PER_RATIO * 10) / 10


def lines(screen_height_m: float, farthest_m: float) -> dict[str, int]:
    """All sizes in px on a 1080-line screen, and how many rows fit a page of a list.

    Between 36 and 64 px: a larger text leaves no room for what a panel says, and the settings refuse it.
    """
    body = min(max(wanted_px(screen_height_m, farthest_m), SMALLEST), LARGEST)
    sizes = {name: round(px * body / REFERENCE) for name, px in _SIZES.items()}
    return {"body_px": body, **sizes, "rows": min(ROWS, REFERENCE_ROWS * REFERENCE // body)}
