"""The tile grid of the comparison as the wall shows it: names only, because 34 values do not fit at this size."""

from charts.formats import NBSP
from charts.theme import FUNNEL_SIGNS
from charts.tiles import tile_grid
from metrics.compare import Comparison

SHORT_NAMES = {"ho-chi-minh@2025": ("TP.HCM", "HCMC")}


def wall_tiles(a, answer: Comparison, unit: str) -> tuple:
    """The figure with one name a tile, and how many provinces there are of each class."""
    english = a.view.language == "en"
    rows = answer.tiles.assign(name=answer.tiles["name_en" if english else "place_name"])
    drawn = tile_grid(rows, mode=a.board.mode, language=a.view.language, own=a.panel.place, unit=unit, legend=False)
    counts = dict.fromkeys(FUNNEL_SIGNS, 0)
    for trace in drawn.data:
        if trace.type == "bar" and trace.name in counts:
            counts[trace.name] = len(trace.x)
            sign = "" if trace.name in ("neutral", "missing") else FUNNEL_SIGNS[trace.name] + NBSP
            trace.text = [sign + text.split("<br>")[0] for text in trace.text]
    return drawn, counts
