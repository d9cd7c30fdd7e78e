"""A finished report against the store: the numbers in its fields, exactly, and those people typed, as they are hedged.

Typed numbers are found by the readers of prose and of tables (`typed.py`), which read the whole text: a number in a
field says what the words round it speak of. `comments.py` writes what was found beside the numbers.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from docx.oxml.ns import qn

from data import periods
from data.names import fold
from data.qualifiers import ABOUT_SHARE, can_meet, interval
from data.reader import Reader
from metrics import registry
from reports.document import check_words
from reports.document.addresses import Address, parse_address
from reports.document.figures import Figures, Row, Scope, gap_words, is_known, said_of
from reports.document.marks import Memory, controls_in, name_of, remembered, roots, text_of
from reports.document.package import open_document
from reports.document.report import FIELDS_LOST, NOT_OURS, has_fields

LONGEST = 300
MATCHES, DIFFERS, UNKNOWN = "matches", "differs", "unknown"
_DIGITS = re.compile(r"\d[\d.\s]*(?:,\d+)?")


@dataclass(frozen=True)
class Bound:
    """A number in a field: its address, what it says, the sentence or row around it; `is_cell`: in a table."""

    address: Address
    text: str
    sentence: str
    is_cell: bool

    def label(self, language: str = "vi") -> str:
        return registry.kpi(self.address.kpi).label(language)


@dataclass(frozen=True)
class Difference:
    """A number of the document that the store says otherwise."""

    bound: Bound
    now: str


@dataclass(frozen=True)
class Checked:
    """What a check of the fields gave. `scope`: of what the report says it is; `store`: of which store it was made."""

    scope: dict
    bound: tuple[Bound, ...]
    differences: tuple[Difference, ...]


def check_fields(content: bytes, reader: Reader, today: date) -> Checked:
    """Compare every number in a field with the store. Raises `DocumentError` for a document without fields of ours."""
    document = open_document(content)
    memory = remembered(document)
    if memory is None or "place" not in memory.scope:
        raise NOT_OURS
    if not has_fields(document, memory):
        raise FIELDS_LOST
    scope = memory.scope
    of = Scope(scope["place"], scope["period"], scope["unit"], scope["boundaries"], level=scope.get("level", ""))
    figures = Figures(reader, of, today)
    bound = tuple(field for root in roots(document) for field in _bound_in(root, memory))
    differences = [
        Difference(field, now)
        for field in bound
        if plain(now := figures.says(field.address, field.text, field.is_cell)) != plain(field.text)
    ]
    return Checked(scope, bound, tuple(differences))


def _bound_in(root, memory: Memory) -> Iterator[Bound]:
    for sdt in controls_in(root):
        address = parse_address(name_of(sdt, memory))
        if address is None:
            continue
        around = next((p for p in sdt.iterancestors(qn("w:tr"), qn("w:p")) if p.tag == qn("w:tr")), None)
        is_cell = around is not None
        around = around if is_cell else next(sdt.iterancestors(qn("w:p")), sdt)
        yield Bound(address, text_of(sdt), " ".join(text_of(around).split())[:LONGEST], is_cell)


def plain(text: str) -> str:
    """A text with single blanks, as two are compared."""
    return " ".join(text.split())


# -- what people typed -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Typed:
    """A number read in a text. `text`: its characters; `unsure`: why the reader would not take it, "" where it would;
    `line`, `start`, `end`: the paragraph it stands in, and where; `cell`: of a table, its name there (Bảng 2!C5)."""

    measure: str
    value: float | None
    qualifier: str
    place: str
    unit: str
    field: str
    channel: str
    period: str
    text: str
    sentence: str
    unsure: str
    line: str = ""
    start: int = 0
    end: int = 0
    cell: str = ""


@dataclass(frozen=True)
class Judged:
    """A typed number beside the store: MATCHES, DIFFERS or UNKNOWN. `now`: what the store says, "" for nothing;
    `reason`: why nothing can be said, in Vietnamese and in English."""

    typed: Typed
    verdict: str
    now: str = ""
    reason: tuple[str, str] = ("", "")
    address: Address | None = None


def check_typed(typed: Iterable[Typed], reader: Reader, today: date, boundaries: str = "reported") -> list[Judged]:
    """Every typed number beside the store's answer for the same measure, place, office, part and period."""
    units = reader.known_units()
    figures = Figures(reader, Scope("", "", boundaries=boundaries), today)
    return [_judged(one, figures, units) for one in typed]


def _judged(one: Typed, figures: Figures, units: dict[str, list[str]]) -> Judged:
    if one.unsure or one.value is None or not (one.measure and one.place and one.period):
        return Judged(one, UNKNOWN, reason=check_words.UNSURE)
    label = _month_of(one.period)
    unit = next((name for name in units.get(one.place, ()) if fold(name) == fold(one.unit)), "")
    if label is None or bool(unit) != bool(one.unit) or (one.field and one.channel):
        return Judged(one, UNKNOWN, reason=check_words.NOT_ASKED)
    split = ("field", one.field) if one.field else ("channel", one.channel) if one.channel else ("", "")
    unanswered: Judged | None = None
    for kpi in _kpis(one.measure):
        address = Address(kpi, one.place, label, unit, figures.scope.boundaries, *split)
        row = figures.row(address)
        if row is not None and is_known(row["value"]):
            return _compared(one, row, address)
        unanswered = unanswered or Judged(
            one, UNKNOWN, reason=check_words.refused(row) if row else check_words.NO_FIGURE, address=address
        )
    return unanswered or Judged(one, UNKNOWN, reason=check_words.NO_FIGURE)


def _month_of(label: str) -> str | None:
    """The period to ask for: a stock told of the last day of a month is the month's. None for any other day."""
    period = periods.parse_period(label)
    if period.grain != "day":
        return label
    month = periods.parse_period(f"{period.end.year}-{period.end.month:02}")
    return month.label if month.end == period.end else None


def _kpis(measure: str) -> list[str]:
    """What may be asked for a measure, the surest first: a printed rate is compared with the computed one; a count
    with the measure as it was loaded, else with the KPI that is this measure alone and may be made of others."""
    claimed = [kpi.id for kpi in registry.KPIS.values() if kpi.claim == measure]
    alone = [
        kpi.id
        for kpi in registry.KPIS.values()
        if not kpi.is_ratio and not kpi.minus and len(kpi.numerator) == 1
        if (measure,) in kpi.numerator[0].alternatives
    ]
    return [*claimed, registry.OF_MEASURE + measure, *alone]


def _compared(one: Typed, row: Row, address: Address) -> Judged:
    now = said_of(row, "value")
    stored = interval(row["value"], row["qualifier"] if isinstance(row["qualifier"], str) else "exact")
    is_percent = registry.kpi(address.kpi).unit == "percent"
    if can_meet(_meant(one, is_percent), stored, _tolerance(one, is_percent)):
        return Judged(one, MATCHES, now, address=address)
    if gap_words(row):  # of a part alone nothing can be said against a number
        return Judged(one, UNKNOWN, now, check_words.gap(row), address)
    return Judged(one, DIFFERS, now, address=address)


def _meant(one: Typed, is_percent: bool) -> tuple[float, float]:
    """What a typed number may stand for. "Hơn 2.600" is said of 2.613, and not of 26.130; "trên 95 %" of all above."""
    value = one.value or 0.0
    match one.qualifier:
        case "over":
            return value, 100.0 if is_percent else value * (1 + ABOUT_SHARE)
        case "nearly":
            return value * (1 - ABOUT_SHARE), value
    return interval(value, one.qualifier)


def _tolerance(one: Typed, is_percent: bool) -> float:
    """How far a number that was rounded when it was typed may be from the store's: 98,2 % of 98,24 %, 1,27 triệu."""
    digits = _DIGITS.search(one.text)
    if digits is None or not one.value:
        return 0.0
    plain = digits[0].strip()
    decimals = len(plain.partition(",")[2])
    read = float(re.sub(r"[.\s]", "", plain).replace(",", "."))
    scale = one.value / read if read else 1.0
    is_whole = not decimals and math.isclose(scale, 1.0)
    if is_whole and not is_percent:
        return 0.0
    return 0.5 * 10.0**-decimals * scale * (1 + 1e-9)
