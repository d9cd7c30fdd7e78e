"""How many cases against the rate."""

from charts.scatter import WIDE_FROM, Limits, Room, volume_scatter
from metrics import registry
from metrics.answers.compare import Comparison
from pages.compare import words as compare_words
from pages.compare.rows import alt_text, cases_name, own_place, reference_text, spoken_rows
from pages.parts.answers import draw
from pages.parts.downloads import titled
from pages.parts.filters import Scope
from pages.parts.view import View

HALF_PX = 480  # of the scatter where it stands in half the page


def volume(view: View, kpi: str, scope: Scope, boundaries: str, answer: Comparison) -> None:
    """How many cases against the rate, with the limits of chance as curves; the nation's line named."""
    declared = registry.kpi(kpi)
    label, cases = declared.label(view.language), cases_name(view, kpi)
    small = cases[:1].lower() + cases[1:]
    rows = spoken_rows(view, kpi, answer.rows, answer)
    known = rows.loc[rows["value"].notna() & (rows["cases"] > 0), "cases"]
    note = view.say(compare_words.SCATTER_NOTE, cases=small)
    if known.max() >= WIDE_FROM * known.min():
        note += view.say(compare_words.SCATTER_LOG)
    titled(view.say(compare_words.SCATTER, kpi=label, cases=small), note)
    draw(
        view,
        "volume",
        (kpi, scope.period, boundaries, scope.place),
        lambda: volume_scatter(
            rows,
            Limits(answer.curves, answer.reference, reference_text(view, answer, declared.unit, short=True)),
            mode=view.mode,
            language=view.language,
            own=own_place(scope.place, rows),
            unit=declared.unit,
            cases_heading=cases,
            room=Room(view.is_narrow, plot_width=HALF_PX if answer.old_map and not view.is_narrow else None),
        ),
        alt=f"{alt_text(view, kpi, scope)}; {small}",
    )
