"""The country as tiles."""

from charts.formats import NBSP, number, qualifier_mark
from charts.tiles import tile_grid
from metrics import registry
from metrics.answers.compare import Comparison
from pages.compare import words as compare_words
from pages.compare.rows import alt_text, own_place, spoken_rows, wide_text
from pages.parts import figures
from pages.parts.answers import draw
from pages.parts.downloads import titled
from pages.parts.filters import Scope
from pages.parts.view import View


def tiles(view: View, kpi: str, scope: Scope, boundaries: str, answer: Comparison) -> None:
    """The country as tiles, the chosen province outlined."""
    judged = answer.reference is not None and answer.unranked is None
    name = registry.kpi(kpi).label(view.language)
    note = view.say(compare_words.TILE_NOTE if judged else compare_words.TILE_NOTE_PLAIN)
    if judged and (wide := wide_text(view, answer)):
        note += f". {wide}"
    titled(view.say(compare_words.WHO_DIFFERS) if judged else view.say(compare_words.WHO_PLAIN, kpi=name), note)
    unit = registry.kpi(kpi).unit
    rows = spoken_rows(view, kpi, answer.tiles, answer)
    rows["text"] = [_on_tile(view, unit, row) for row in rows.to_dict("records")]
    question = (kpi, scope.period, boundaries, scope.place)
    draw(
        view,
        "tiles",
        question,
        lambda: tile_grid(
            rows,
            mode=view.mode,
            language=view.language,
            own=own_place(scope.place, rows),
            unit=unit,
            narrow=view.is_narrow,
            legend=judged,
        ),
        alt=alt_text(view, kpi, scope),
    )


def _on_tile(view: View, unit: str, row: dict) -> str:
    """A value short enough for a tile; hatched sign behind it where it does not cover all expected."""
    value, vietnamese = row["value"], view.language == "vi"
    if not figures.known(value):
        return ""
    mark = f"{NBSP}▨" if figures.is_partial(row) else ""
    about = qualifier_mark(row["qualifier"], view.language)
    if unit not in ("count", "vnd"):
        return about + number(value, 1, view.language) + mark
    for size, decimals, sign in (
        (1e9, 1, "tỷ" if vietnamese else "bn"),
        (1e6, 2, "tr" if vietnamese else "M"),
    ):
        if abs(value) >= size:
            return about + number(value / size, decimals, view.language) + NBSP + sign + mark
    return about + number(value, 0, view.language) + mark
