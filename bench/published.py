"""Where each published figure can be read as it stands: on a subject's screen, else on that of every measure.

    python manage.py bench published

builds a store of its own from `data/samples/published.xlsx`, so that it does not matter how samples are shown.
"""

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pages
from bench.figures import TODAY
from data import periods
from data.facts import Fact
from data.missing import is_missing
from data.places import PLACES
from data.reader import Reader
from data.store import Store
from loaders.load import confirm, prepare
from loaders.samples import PUBLISHED_BOOK, PUBLISHED_FILE, published_facts
from metrics import registry
from metrics.answers.stored import stored
from metrics.engine.query import query
from metrics.engine.question import GRAINS, Question
from metrics.kpi import Kpi
from pages.parts.screens import Screen, screens_in

VALUE, PRINTED, SIDE, MEASURE, LOADED = "value", "printed beside", "side of a ratio", "measure", "as loaded"
ON_A_SCREEN = (VALUE, PRINTED)  # what is read on a subject's screen as it stands
LEAST = 90


@dataclass(frozen=True)
class Seen:
    """A published figure and where it stands: `screen` is the path of a screen, `kpi` an id, `way` one of the above."""

    fact: Fact
    screen: str = ""
    kpi: str = ""
    way: str = ""


def seen() -> list[Seen]:
    """Every published figure, in the order of the workbook."""
    screens = screens_in(Path(pages.__file__).parent)
    with tempfile.TemporaryDirectory(prefix="kpi-published-", ignore_cleanup_errors=True) as folder:
        store = Store(Path(folder))
        confirm(store, prepare(store, PUBLISHED_BOOK.read_bytes(), PUBLISHED_FILE, today=TODAY))
        return [_where(store.reader(), fact, screens) for fact in published_facts()]


def kpis_on(screen: Screen) -> list[Kpi]:
    """The KPIs a subject's screen shows: those with a place of their own, and those under a heading."""
    of_subjects = [kpi for kpi in registry.KPIS.values() if kpi.subject in screen.subjects]
    return [kpi for kpi in of_subjects if kpi.group or kpi.id in screen.kpis]


def _where(reader: Reader, fact: Fact, screens: tuple[Screen, ...]) -> Seen:
    candidates = [
        Seen(fact, screen.path, kpi.id, way)
        for screen in screens
        for kpi in kpis_on(screen)
        if fact.measure in (*kpi.measures, kpi.claim) and (way := _way(reader, fact, kpi))
    ]
    for way in (VALUE, PRINTED, SIDE):
        if at_it := next((candidate for candidate in candidates if candidate.way == way), None):
            return at_it
    kpi = registry.of_measure(fact.measure)
    if _way(reader, fact, registry.kpi(kpi)) == VALUE:
        return Seen(fact, "moi-so-do", kpi, MEASURE)
    end = periods.parse_period(fact.period_label).end
    loaded = stored(reader, fact.measure, fact.place, end, end, fact.unit)
    is_loaded = any((row["period_label"], row["value"]) == (fact.period_label, fact.value) for row in loaded)
    return Seen(fact, "moi-so-do", kpi, LOADED) if is_loaded else Seen(fact)


def _way(reader: Reader, fact: Fact, kpi: Kpi) -> str:
    """How a KPI shows a figure at its own place, office and period; "" where it does not."""
    period = periods.parse_period(fact.period_label)
    if period.grain not in GRAINS:
        return ""
    question = Question(
        (kpi.id,),
        period.grain,
        (fact.place,),
        period.end,
        period.end,
        fact.unit or None,
        boundaries="reported",
        today=TODAY,
    )
    rows = query(reader, question).to_dict("records")
    if not rows:
        return ""
    row = rows[0]
    if not kpi.is_ratio and row["value"] == fact.value and row["qualifier"] == fact.qualifier:
        return VALUE
    if fact.measure == kpi.claim and row["reported"] == fact.value:
        return PRINTED
    sides = [row[side] for side in ("numerator", "denominator") if not is_missing(row[side])]
    return SIDE if kpi.is_ratio and fact.value in sides else ""


def main(arguments: list[str]) -> int:
    """Print one line a figure, then how many stand where; 1 where one is lost or too few stand on subject screens."""
    places = seen()
    for one in places:
        fact = one.fact
        whose = fact.unit or PLACES[fact.place].name
        print(
            f"{fact.measure} · {PLACES[fact.place].name} · {whose} · {fact.period_label} · {fact.value:g} "
            f"({fact.qualifier}): {one.screen or '–'} · {one.kpi or '–'} · {one.way or 'NOWHERE'}"
        )
    counts = Counter(one.way for one in places)
    on_screens = sum(counts[way] for way in ON_A_SCREEN)
    print(f"\n{len(places)} figures: {on_screens} on a subject's screen ({dict(counts)})")
    return int(on_screens < LEAST or counts[""] > 0)
