"""The tile grid of the comparison as the wall shows it: names only, 34 values do not fit at this size."""

from charts.theme import FUNNEL_SIGNS
from charts.tiles import tile_grid
from metrics.answers.compare import Comparison

NARROW = "\u202f"  # a narrow space that does not break
TILE = 0.98  # of a column: room for the longest name with its sign
ISLANDS_WEST = 1.1  # columns: their dots and names stand in the free places of the sixth column
ISLAND_NAMES_AT, COLUMNS = 5.6, (0.5, 7.09)


def wall_tiles(a, answer: Comparison, unit: str) -> tuple:
    """The figure with one name a tile, and how many provinces there are of each class."""
    english = a.view.language == "en"
    rows = answer.tiles.assign(name=answer.tiles["name_en" if english else "place_name"])
    drawn = tile_grid(rows, mode=a.board.mode, language=a.view.language, own=a.panel.place, unit=unit, legend=False)
    counts = dict.fromkeys(FUNNEL_SIGNS, 0)
    for trace in drawn.data:
        if trace.type == "bar" and trace.name in counts:
            counts[trace.name] = len(trace.x)
            sign = "" if trace.name in ("neutral", "missing") else FUNNEL_SIGNS[trace.name] + NARROW
            trace.text = [sign + text.split("<br>")[0] for text in trace.text]
            trace.marker.cornerradius = 0  # plotly shrinks a text within round corners
            trace.width = TILE
        elif trace.type == "scatter":
            trace.x = [x - ISLANDS_WEST for x in trace.x]
    for name in drawn.layout.annotations:
        name.update(text=name.text.replace("<br>", " "), x=ISLAND_NAMES_AT, xanchor="left", font_size=12)
    # Wide enough for the longest name at the size asked for: plotly would shrink all names to fit one.
    drawn.update_layout(uniformtext=None, xaxis_range=COLUMNS)
    return drawn, counts
