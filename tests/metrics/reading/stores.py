"""Random stores for the oracle: provinces with a merger among them, offices, sources that contradict each other.

A `Ledger` is what was loaded, in order, with what was withdrawn and declared; `build` makes the real store of it and
`figures_of` what the oracle reads. The same seed always makes the same ledger.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random

from data.facts import Fact, Reading
from data.measures import MEASURES
from data.periods import decree_window, months_between, parse_period
from data.places import NATION, PLACES
from data.register import RegisterChange, RegisteredUnit
from data.store import Store
from tests.metrics.reading.ledger import Batch, Figures

START, END = date(2025, 1, 1), date(2026, 6, 30)
MONTHS = months_between(START, END)
LONGER = {
    "quarter": [f"{year}-Q{n}" for year, n in ((2025, 1), (2025, 2), (2025, 3), (2025, 4), (2026, 1), (2026, 2))],
    "half": ["2025-H1", "2025-H2", "2026-H1"],
    "9m": ["2025-9M"],
    "year": ["2025"],
    "ytd": [f"{month}-YTD" for month in MONTHS],
}
MERGED, OLD = "dong-thap@2025", ("dong-thap@2004", "tien-giang@2004")
PROVINCES = (MERGED, *OLD, "ha-noi", "hue")
OPENING = "dossiers_carried_over"
OFFICES = {"Sở Nội vụ": "tỉnh", "Sở Y tế": "tỉnh", "Xã An Phú": "xã", "Xã Bình Hòa": "xã", "Xã Tân Lập": "xã"}
QUALIFIERS = ("about", "over", "nearly", "under")
# What one form has of the dossiers; which of them a source fills in is drawn for each place.
DOSSIER_FORMS = (
    "received_new carried_over resolved resolved_early_or_on_time resolved_late pending pending_overdue"
    " received_online",
    "received carried_over received_online received_direct_and_postal resolved resolved_early resolved_on_time"
    " resolved_late pending_in_time pending_overdue",
    "received_new resolved resolved_early_or_on_time pending",
    "received_new carried_over resolved_early_or_on_time resolved_late",
)
HOTLINE = ("hotline_received", "hotline_resolved", "hotline_pending", "hotline_on_time")
CHANNELS = ("phone", "zalo", "facebook")
TASKS = (
    "government_tasks_done_on_time",
    "government_tasks_done_late",
    "government_tasks_overdue",
    "government_tasks_assigned",
)
MEDIA = ("facebook_reach", "facebook_interactions", "zalo_views")
SCORES = (
    "index766_transparency",
    "index766_progress",
    "index766_digitisation",
    "index766_online",
    "index766_satisfaction",
)
SPENT = ("budget_autonomous_spent", "budget_non_autonomous_spent")
ASSIGNED = ("budget_autonomous_assigned", "budget_non_autonomous_assigned")


@dataclass(frozen=True)
class Temper:
    """How disorderly a store is: shares of figures that are left out, blank, rounded, count another thing or have a
    window of their own; and of longer periods that are printed."""

    left_out: float = 0.0
    blank: float = 0.0
    rounded: float = 0.0
    unlike: float = 0.0
    shifted: float = 0.0
    printed: float = 0.2
    months: float = 0.95


TEMPERS = (
    Temper(months=1.0, printed=0.0),
    Temper(printed=0.3),
    Temper(left_out=0.04, blank=0.03, months=0.9),
    Temper(rounded=0.08, months=0.97),
    Temper(unlike=0.01, shifted=0.01, months=1.0, printed=0.1),
    Temper(left_out=0.03, blank=0.02, rounded=0.03, unlike=0.005, shifted=0.005, months=0.85),
)


@dataclass(frozen=True)
class Load:
    """One file of a source."""

    source: str
    rank: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Ledger:
    """What happened to a store: files in order, which were withdrawn, who was declared or registered to report."""

    loads: tuple[Load, ...]
    withdrawn: frozenset[int] = frozenset()
    reporters: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    registers: dict[str, tuple[RegisteredUnit, ...]] = field(default_factory=dict)

    def until(self, count: int) -> "Ledger":
        """The first files only, before any was withdrawn."""
        return replace(self, loads=self.loads[:count], withdrawn=frozenset())


def figures_of(ledger: Ledger) -> Figures:
    """What the oracle reads of a ledger."""
    batches = [
        Batch(number, load.source, load.rank, load.facts, number not in ledger.withdrawn)
        for number, load in enumerate(ledger.loads)
    ]
    return Figures(batches, ledger.reporters, ledger.registers)


def build(ledger: Ledger, folder: Path) -> Store:
    """The real store of a ledger: declarations first, then the files in order, then what was withdrawn."""
    store = Store(folder)
    for (place, subject), units in ledger.reporters.items():
        store.decide("reporters", place=place, subject=subject, units=list(units))
    for place, registered in ledger.registers.items():
        store.decide("register", **RegisterChange(place, registered).payload())
    batches = []
    for number, load in enumerate(ledger.loads):
        reading = Reading(load.source, load.rank, list(load.facts))
        content = f"{number} {load.source}".encode()
        batches.append(store.commit(reading, content, f"{number}.xlsx", store.head, publish=False))
    store.publish()
    for number in sorted(ledger.withdrawn):
        store.withdraw(batches[number].number)
    return store


def random_ledger(seed: int) -> Ledger:
    """A ledger drawn from a seed."""
    rng = Random(seed)
    temper = TEMPERS[seed % len(TEMPERS)]
    loads: list[Load] = []
    for number in range(rng.choice((1, 2, 2, 3))):
        source = "bdac"[number] + "_table"
        rank = rng.choice((1, 2, 2, 3))
        facts = source_facts(rng, temper)
        loads += [Load(source, rank, part) for part in files_of(rng, facts)]
    rng.shuffle(loads)
    withdrawn = frozenset({rng.randrange(len(loads))}) if rng.random() < 0.25 else frozenset()
    reporters = {}
    if rng.random() < 0.3:
        silent = ("Sở Tài chính",) if rng.random() < 0.3 else ()
        reporters["ha-noi", "dossiers"] = (*OFFICES, *silent)
    registers = {place: register(rng) for place in (MERGED, "ha-noi", "hue") if rng.random() < 0.3}
    return Ledger(tuple(loads), withdrawn, reporters, registers)


def register(rng: Random) -> tuple[RegisteredUnit, ...]:
    """Who is registered: most offices, some founded or abolished within the time, some that never report."""
    units = []
    for name, level in (*OFFICES.items(), ("Sở Tài chính", "tỉnh"), ("Xã Mỹ Đức", "xã")):
        chance = rng.random()
        since = rng.choice((date(2025, 7, 1), date(2025, 10, 15), None)) if chance < 0.3 else None
        until = rng.choice((date(2026, 2, 28), date(2026, 3, 10))) if 0.3 < chance < 0.45 else None
        if chance < (0.85 if name in OFFICES else 0.4):
            units.append(RegisteredUnit(name, level, since, until))
    return tuple(units)


def files_of(rng: Random, facts: list[Fact]) -> list[tuple[Fact, ...]]:
    """The figures of a source as one to three files, the last of them corrections of what the others say."""
    files: list[tuple[Fact, ...]] = []
    cut = rng.choice((0, len(facts) // 2, len(facts) // 3))
    files += [tuple(part) for part in (facts[:cut], facts[cut:]) if part]
    if rng.random() < 0.4:
        corrected = rng.sample(facts, len(facts) // 15)
        again = tuple(replace(f, value=f.value + rng.randint(0, 9)) for f in corrected if f.value is not None)
        files += [again] if again else []
    return files


def source_facts(rng: Random, temper: Temper) -> list[Fact]:
    """Everything one source says."""
    window = rng.choice(("unknown", "unknown", "unknown", "decree", "stated"))
    pen = Pen(rng, temper, window)
    for place in PROVINCES:
        if rng.random() < 0.75:
            dossiers(pen, place)
        if rng.random() < 0.6:
            hotline(pen, place)
        if rng.random() < 0.3:
            pen.write(place, TASKS, pen.labels(place))
        if rng.random() < 0.3:
            pen.write(place, MEDIA, pen.labels(place))
        if rng.random() < 0.3:
            pen.write(place, SCORES, pen.labels(place), most=20)
        if rng.random() < 0.4:
            budget(pen, place)
    if rng.random() < 0.3:
        pen.write(NATION, HOTLINE[:2], [label for label in pen.labels(NATION) if rng.random() < 0.4], most=9000)
    return list(pen.facts.values())


@dataclass
class Pen:
    """Writes figures as disorderly as the temper says."""

    rng: Random
    temper: Temper
    window: str
    facts: dict[tuple, Fact] = field(default_factory=dict)

    def labels(self, place: str) -> list[str]:
        """The periods a source prints of a place: most months of its life, some longer periods."""
        rng = self.rng
        labels = [label for label in MONTHS if rng.random() < self.temper.months]
        for grain, of_grain in LONGER.items():
            if rng.random() < self.temper.printed:
                share = rng.choice((0.3, 1.0))
                labels += [label for label in of_grain if rng.random() < (share / 3 if grain == "ytd" else share)]
        is_early = rng.random() < 0.1  # today's province told of months before there was one
        return [label for label in labels if lives(place, label) or (is_early and place == MERGED)]

    def write(self, place: str, measures, labels: list[str], most: int = 200, **about: str) -> None:
        for label in labels:
            for measure in measures:
                if self.rng.random() >= self.temper.left_out:
                    self.one(place, measure, label, most, about)

    def one(self, place: str, measure: str, label: str, most: int, about: dict[str, str]) -> None:
        rng, temper = self.rng, self.temper
        start, end, basis = self.dates(label)
        is_blank = rng.random() < temper.blank
        counted = MEASURES[measure].counted
        fact = Fact(
            measure,
            None if is_blank else float(rng.randint(1, most)),
            place,
            label,
            start,
            end,
            basis,
            qualifier=rng.choice(QUALIFIERS) if rng.random() < temper.rounded else "exact",
            # An opening that counts another thing is refused by the product in later months too, where rule 7 does not
            # need it: not looked for here.
            counted="người" if rng.random() < temper.unlike and measure != OPENING else counted,
            status="missing" if is_blank else "value",
            locator="Số liệu!B2",
            raw="",
            **about,
        )
        self.facts[fact.key] = fact

    def dates(self, label: str) -> tuple[date, date, str]:
        period = parse_period(label)
        if self.rng.random() < self.temper.shifted:
            return date.fromordinal(period.start.toordinal() + 4), period.end, "stated"
        if self.window == "decree":
            return (*decree_window(label), "decree-09-2019")
        return period.start, period.end, self.window


def lives(place: str, label: str) -> bool:
    """Whether a place exists on the last day of a period."""
    return PLACES[place].exists_on(parse_period(label).end)


def dossiers(pen: Pen, place: str) -> None:
    """The dossiers of a province: as a whole, by its offices, or both."""
    rng = pen.rng
    measures = [f"dossiers_{name}" for name in rng.choice(DOSSIER_FORMS).split()]
    shape = rng.choice(("whole", "offices", "offices", "both", "some"))
    labels = pen.labels(place)
    if shape in ("whole", "both"):
        pen.write(place, measures, labels if shape == "whole" else rng.sample(labels, len(labels) // 2), most=900)
    if shape != "whole":
        offices = list(OFFICES) if shape != "some" else rng.sample(list(OFFICES), 2)
        for office in offices:
            of_office = [label for label in labels if rng.random() < pen.temper.months]
            pen.write(place, measures, of_office, unit=office, level=OFFICES[office])
    if shape == "whole" and rng.random() < 0.3:
        pen.write(place, measures[:1], labels[:6], field="Hộ tịch")
        pen.write(place, measures[:1], labels[:6], field="Đất đai")


def hotline(pen: Pen, place: str) -> None:
    """The hotline is the province's own, with the channels people came by."""
    rng = pen.rng
    labels = pen.labels(place)
    measures = HOTLINE if rng.random() < 0.7 else HOTLINE[:2]
    pen.write(place, measures, labels)
    if rng.random() < 0.5:
        for channel in CHANNELS:
            pen.write(place, HOTLINE[:1], rng.sample(labels, len(labels) // 2), channel=channel)


def budget(pen: Pen, place: str) -> None:
    """Spent since January, printed at some months, with plans of the year at several labels."""
    rng = pen.rng
    spent = [label for label in rng.sample(LONGER["ytd"], 8) if lives(place, label)]
    pen.write(place, SPENT, spent, most=500)
    plans = ["2025", "2026", *rng.sample(spent, min(len(spent), 3))]
    pen.write(place, ASSIGNED, [label for label in plans if lives(place, label)], most=900)
