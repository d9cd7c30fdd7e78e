"""A finished report against the store: the numbers in its fields, exactly, and those people typed, as they are hedged.

Typed numbers are found by the reader of prose, which reads the whole text: a number in a field says what the words
round it speak of. `lines_of` tells which characters are a field's, and which run to hang a comment on.
"""

import io
import math
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import normalize

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.run import Run

from data import periods
from data.names import fold, nfc
from data.qualifiers import ABOUT_SHARE, can_meet, interval
from data.reader import Reader
from metrics import registry
from reports.document import words
from reports.document.addresses import Address, parse_address
from reports.document.figures import Figures, Row, Scope, gap_words, is_known, reason_words, said_of
from reports.document.marks import BLOCK, Memory, controls_in, name_of, remembered, roots, text_of
from reports.document.package import open_document
from reports.document.report import FIELDS_LOST, NOT_OURS, has_fields

LONGEST = 300
MATCHES, DIFFERS, UNKNOWN = "matches", "differs", "unknown"
AUTHOR = "Đối chiếu số liệu"
_SINGLE = re.compile(r"\S|(?<=\S)\s(?=\s*\S)")  # every character but the blanks that are taken for none
_DIGITS = re.compile(r"\d[\d.\s]*(?:,\d+)?")


@dataclass(frozen=True)
class Bound:
    """A number in a field: its address, what it says, the sentence or row around it; `is_cell`: in a table."""

    address: Address
    text: str
    sentence: str
    is_cell: bool

    @property
    def label(self) -> str:
        return registry.kpi(self.address.kpi).label.vi


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
    figures = Figures(reader, Scope(scope["place"], scope["period"], scope["unit"], scope["boundaries"]), today)
    bound = tuple(field for root in roots(document) for field in _bound_in(root, memory))
    differences = [
        Difference(field, now)
        for field in bound
        if _plain(now := figures.text(field.address, field.is_cell)) != _plain(field.text)
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


def typed_text(content: bytes) -> Iterator[str]:
    """The paragraphs of a document without what its fields say: where people may have typed numbers."""
    document = open_document(content)
    memory = remembered(document) or Memory()
    for root in roots(document):
        for paragraph in root.iter(qn("w:p")):
            rest = deepcopy(paragraph)
            for sdt in controls_in(rest):
                if not BLOCK.match(name_of(sdt, memory)) and sdt.getparent() is not None:
                    sdt.getparent().remove(sdt)
            if text := " ".join(text_of(rest).split()):
                yield text


def _plain(text: str) -> str:
    return " ".join(text.split())


# -- what people typed -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Typed:
    """A number read in a text. `text`: its characters; `unsure`: why the reader would not take it, "" where it would;
    `line`, `start`, `end`: the paragraph it stands in, and where."""

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
    line: str
    start: int
    end: int


@dataclass(frozen=True)
class Judged:
    """A typed number beside the store: MATCHES, DIFFERS or UNKNOWN. `now`: what the store says, "" for nothing;
    `reason`: why nothing can be said, in the words of the report."""

    typed: Typed
    verdict: str
    now: str = ""
    reason: str = ""
    address: Address | None = None


def check_typed(typed: Iterable[Typed], reader: Reader, today: date, boundaries: str = "reported") -> list[Judged]:
    """Every typed number beside the store's answer for the same measure, place, office, part and period."""
    units = reader.known_units()
    figures = Figures(reader, Scope("", "", boundaries=boundaries), today)
    return [_judged(one, figures, units) for one in typed]


def _judged(one: Typed, figures: Figures, units: dict[str, list[str]]) -> Judged:
    if one.unsure or one.value is None or not (one.measure and one.place and one.period):
        return Judged(one, UNKNOWN, reason=words.UNSURE)
    label = _month_of(one.period)
    unit = next((name for name in units.get(one.place, ()) if fold(name) == fold(one.unit)), "")
    if label is None or bool(unit) != bool(one.unit) or (one.field and one.channel):
        return Judged(one, UNKNOWN, reason=words.NOT_ASKED)
    split = ("field", one.field) if one.field else ("channel", one.channel) if one.channel else ("", "")
    unanswered: Judged | None = None
    for kpi in _kpis(one.measure):
        address = Address(kpi, one.place, label, unit, figures.scope.boundaries, *split)
        row = figures.row(address)
        if row is not None and is_known(row["value"]):
            return _compared(one, row, address)
        unanswered = unanswered or Judged(
            one, UNKNOWN, reason=reason_words(row) if row else words.NO_FIGURE, address=address
        )
    return unanswered or Judged(one, UNKNOWN, reason=words.NO_FIGURE)


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
    if gap := gap_words(row):  # of a part alone nothing can be said against a number
        return Judged(one, UNKNOWN, now, gap, address)
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


# -- lines, runs, comments -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """A line of the document's body as the reader of prose has it. `fields`: characters that are a field's; `runs`:
    each run with its characters; both as the file has them, `raw` for each character of `text`."""

    text: str
    raw: tuple[int, ...]
    fields: tuple[tuple[int, int], ...]
    runs: tuple[tuple[int, int, Any], ...]

    def in_file(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the text stand in the file."""
        return self.raw[start], self.raw[end - 1] + 1

    def is_field(self, start: int, end: int) -> bool:
        start, end = self.in_file(start, end)
        return any(first <= start and end <= last for first, last in self.fields)


def lines_of(document: WordDocument) -> list[Line]:
    """The lines of the body that say anything, in their order; those of tables too."""
    memory = remembered(document) or Memory()
    return [line for paragraph in document.element.body.iter(qn("w:p")) for line in _lines(paragraph, memory)]


def _lines(paragraph, memory: Memory) -> Iterator[Line]:
    text = ""
    fields: list[tuple[int, int]] = []
    runs: list[tuple[int, int, Any]] = []
    nodes = [node for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"))]
    for node in [*nodes, None]:
        is_break = node is None or node.tag in (qn("w:br"), qn("w:cr"))
        if is_break:
            if text.strip():
                raw = tuple(match.start() for match in _SINGLE.finditer(text))
                yield Line(nfc(text), raw, tuple(fields), tuple(runs))
            text, fields, runs = "", [], []
            continue
        if next(node.iterancestors(qn("w:p"))) is not paragraph or node.getparent().tag != qn("w:r"):
            continue
        shown = (node.text or "") if node.tag == qn("w:t") else " "
        shown = normalize("NFC", shown.replace("\xa0", " ").replace("\t", " "))
        span = len(text), len(text) + len(shown)
        names = [name_of(sdt, memory) for sdt in node.iterancestors(qn("w:sdt"))]
        if any(parse_address(name) for name in names):
            fields.append(span)
        runs.append((*span, node.getparent()))
        text += shown


def comment(content: bytes, judged: Iterable[Judged], checked: Checked | None) -> bytes:
    """A copy of a .docx with a comment on every number that differs or that nothing is known of."""
    document = open_document(content)
    memory = remembered(document) or Memory()
    for sdt in controls_in(document.element.body) if checked else ():
        told = [d for d in checked.differences if str(d.bound.address) == name_of(sdt, memory)] if checked else []
        runs = list(sdt.iter(qn("w:r")))
        if told and runs and _plain(text_of(sdt)) == _plain(told[0].bound.text):
            _hang(document, runs, words.COMMENT_DIFFERS.format(old=told[0].bound.text, new=told[0].now))
    for one in judged:
        if one.verdict == MATCHES:
            continue
        line = next((line for line in lines_of(document) if _plain(line.text) == _plain(one.typed.line)), None)
        runs = _runs_at(line, one.typed) if line else []
        if runs:
            _hang(document, runs, comment_text(one))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def comment_text(one: Judged) -> str:
    """What is said of a typed number beside it."""
    if one.verdict == DIFFERS:
        return words.COMMENT_DIFFERS.format(old=one.typed.text, new=one.now)
    now = words.COMMENT_NOW.format(now=one.now) if one.now else ""
    return words.COMMENT_UNKNOWN.format(text=one.typed.text, reason=one.reason) + now


def _runs_at(line: Line, typed: Typed) -> list:
    """The runs that show a number; a run of text alone is divided, so that nothing but the number is marked."""
    begins, ends = line.in_file(typed.start, typed.end)
    shown = [(first, last, run) for first, last, run in line.runs if first < ends and begins < last]
    if len(shown) != 1:
        return [run for _, _, run in shown]
    first, last, run = shown[0]
    texts = run.findall(qn("w:t"))
    if len(texts) != 1 or len(texts[0].text or "") != last - first:
        return [run]
    whole, start, end = texts[0].text, begins - first, ends - first
    for part, put in ((whole[:start], run.addprevious), (whole[end:], run.addnext)):
        if part:
            other = deepcopy(run)
            _say(other, part)
            put(other)
    _say(run, whole[start:end])
    return [run]


def _say(run, text: str) -> None:
    node = run.find(qn("w:t"))
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _hang(document: WordDocument, runs: list, text: str) -> None:
    first, last = Run(runs[0], document), Run(runs[-1], document)
    document.add_comment([first, last], text, AUTHOR, "ĐC")
