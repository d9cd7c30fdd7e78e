"""The written report read back: the sentences of random reports of a store, and what the reader of prose makes of them.

A number comes back when measure, value, qualifier, place, office and period are those of the field it was written from.
Figures whose KPI is no measure of prose (disbursement rates, shares of two counts) are counted apart: nothing is
compared, and nothing may be taken for another measure. A difference on the period before, a goal, a gap must not be
taken at all.
"""

import math
import random
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from data import periods
from data.folders import sample_folder
from data.measures import MEASURES
from data.places import PLACES
from data.qualifiers import QUALIFIERS
from data.reader import Reader
from data.store import Store
from data.stores import SIMULATED
from loaders.files.document import HEADING, PARAGRAPH, Document, Piece, compose
from loaders.files.paragraphs import name_titles
from loaders.prose.numbers import ProseNumber
from loaders.prose.reader import read
from loaders.tables.context import Context
from metrics import registry
from metrics.engine.query import query
from metrics.engine.question import Question
from metrics.kpi import Operand
from reports.document import words
from reports.document.addresses import Address, parse_address
from reports.document.blocks import Block, Field, Heading, Paragraph
from reports.document.contents import Contents
from reports.document.figures import Figures, Row, Scope, records
from tests.sample_store import FIRST_START, TODAY, copy_of_sample_store

GRAINS = ("month", "quarter", "half", "9m", "year", "ytd")
_DIGITS = re.compile(r"\d[\d.]*(?:,\d+)?")
_SCALES = {"nghìn": 1e3, "triệu": 1e6, "tỷ": 1e9}
READ_TWICE = "repeated"  # the reader's reason for the same figure told again


@dataclass(frozen=True)
class Written:
    """A number in a sentence of the report and what its field is bound to: `measures` it may be read as, "" among them
    where prose has none for it."""

    address: Address
    measures: tuple[str, ...]
    value: float
    qualifier: str
    start: int
    end: int


@dataclass
class Case:
    """One report read back. `right`, `apart`: how many numbers came back, how many have no measure of prose;
    `faults`: what did not, each a line."""

    scope: Scope
    right: int = 0
    apart: int = 0
    faults: list[str] = field(default_factory=list)


def cases(reader: Reader, store: Store, count: int, today: date, seed: int = 0) -> Iterator[Case]:
    """`count` reports of random places, periods and grains, each read back; a scope without figures is drawn again."""
    draw = random.Random(seed)
    spans_of = reader.rows("SELECT place, min(period_label), max(period_label) FROM live GROUP BY place ORDER BY place")
    spans = {place: (first, last) for place, first, last in spans_of if place in PLACES}
    while count > 0:
        drawn = [draw.choice(list(spans)) for _ in range(count)]
        scopes = [Scope(place, _label(draw, *spans[place])) for place in drawn]
        for scope, figures in _figures(reader, scopes, today):
            contents = Contents(store, reader, scope, today, figures)
            if contents.sections:
                count -= 1
                yield read_back(contents)


def _figures(reader: Reader, scopes: Iterable[Scope], today: date) -> Iterator[tuple[Scope, Figures]]:
    """The figures of many scopes. One question a KPI and grain serves all of them: most of the time of an answer is the
    planning of its text."""
    by_grain: dict[str, dict[Scope, list[Row]]] = {}
    for scope in scopes:
        by_grain.setdefault(periods.parse_period(scope.period).grain, {})[scope] = []
    told = tuple(dict.fromkeys(core.kpi for cores in words.cores().values() for core in cores))
    for grain, rows in by_grain.items():
        ends = [periods.parse_period(scope.period).end for scope in rows]
        places = tuple(dict.fromkeys(scope.place for scope in rows))
        answer = query(reader, Question(told, grain, places, min(ends), max(ends), today=today))
        for row in records(answer):
            if (scope := Scope(row["place"], row["period"])) in rows:
                rows[scope].append(row)
        for scope, known in rows.items():
            figures = Figures(reader, scope, today)
            figures.know(known)
            yield scope, figures


def _label(draw: random.Random, first: str, last: str) -> str:
    """A period of a random grain that ends between two labels."""
    months = [periods.month_number(periods.parse_period(label).end) for label in (first, last)]
    grain = draw.choice(GRAINS)
    year, month = divmod(draw.randint(*months) - 1, 12)
    label = {
        "month": f"{year}-{month + 1:02}",
        "quarter": f"{year}-Q{month // 3 + 1}",
        "half": f"{year}-H{month // 6 + 1}",
        "9m": f"{year}-9M",
        "year": f"{year}",
        "ytd": f"{year}-{month + 1:02}-YTD",
    }[grain]
    return periods.parse_period(label).label


def show(count: int, seed: int) -> int:
    """Read `count` reports of the simulated store back; print what did not come back, and how many did."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = Store(sample_folder(copy_of_sample_store(Path(folder) / "stores") / FIRST_START, SIMULATED))
        reader = store.reader()
        done = list(cases(reader, store, count, TODAY, seed))
    for case in done:
        for fault in case.faults:
            print(f"{case.scope.place} {case.scope.period}: {fault}")
    whole = [case for case in done if not case.faults]
    right, apart = sum(case.right for case in done), sum(case.apart for case in done)
    print(f"{len(whole)} of {len(done)} reports come back; {right} numbers right, {apart} without a measure of prose")
    return 0 if len(whole) == len(done) else 1


def read_back(contents: Contents) -> Case:
    """One report, written and read."""
    return compared(Case(contents.scope), *text_of(contents), contents.today)


def compared(case: Case, document: Document, written: list[Written], today: date) -> Case:
    """A text read, and what of it is as it was written."""
    left = list(read(document, Context(today=today)).numbers)
    for one in written:
        here = [number for number in left if one.start <= number.start < one.end]
        left = [number for number in left if number not in here]
        _compare(case, document, one, here)
    case.faults += [_told(document, number, "nobody wrote") for number in left if number.is_taken]
    return case


def _compare(case: Case, document: Document, one: Written, here: list[ProseNumber]) -> None:
    known = [number for number in here if number.is_taken or number.reason == READ_TWICE]
    wrong = [number for number in known if not _is(number, one)]
    case.faults += [_told(document, number, f"not {one.address} {one.value:g} {one.qualifier}") for number in wrong]
    if not wrong and known:
        case.right += 1
    elif not wrong and "" in one.measures:
        case.apart += 1
    elif not wrong:
        closest = here[0] if here else None
        why = _told(document, closest, "") if closest else ""
        case.faults.append(f"missed {one.address} {one.value:g}: {why or document.text[one.start - 60 : one.end]}")


def _is(number: ProseNumber, one: Written) -> bool:
    address = one.address
    is_same = (number.qualifier, number.place, number.unit) == (one.qualifier, address.place, address.unit)
    is_value = number.value is not None and math.isclose(number.value, one.value, rel_tol=1e-12)
    return number.measure in one.measures and is_same and is_value and _is_period(number, address.period)


def _is_period(number: ProseNumber, label: str) -> bool:
    """Whether a number is of a period: a plan is its year's, a stock that of every period with the same last day."""
    period = periods.parse_period(label)
    over_time = MEASURES[number.measure].over_time
    if over_time == "plan":
        return number.period_label == str(period.end.year)
    if over_time == "last" and number.period_label:
        return periods.parse_period(number.period_label).end == period.end
    return number.period_label == label


def _told(document: Document, number: ProseNumber, why: str) -> str:
    around = document.text[max(number.start - 70, 0) : number.end + 25].replace("\n", "⏎")
    what = f"{number.measure or 'open'} {number.value} {number.qualifier} {number.place} {number.unit}"
    return f"{what} {number.period_label} ({number.reason}) {why} in “{around}”"


# -- the sentences ---------------------------------------------------------------------------------------


def text_of(contents: Contents) -> tuple[Document, list[Written]]:
    """The report's sentences as a document, and every number of a row in it."""
    names = contents.names
    head = ["BÁO CÁO", f"Kết quả thực hiện các mặt công tác {names['ky']}", f"của {names['cua_ai']}"]
    pieces = [Piece(text) for text in head]
    if names["khoang_ngay"]:
        pieces.append(Piece(names["khoang_ngay"]))
    written: list[Written] = []
    name_titles(pieces)
    offset = sum(len(piece.text) + 1 for piece in pieces)
    for block in _sentences(contents.results()):
        text = ""
        for piece in block.pieces:
            shown = (piece.text if isinstance(piece, Field) else piece).replace("\xa0", " ")
            if isinstance(piece, Field):
                written += _written(piece, shown, offset + len(text))
            text += shown
        level = block.level if isinstance(block, Heading) else 0
        pieces.append(Piece(text, HEADING if level else PARAGRAPH, level))
        offset += len(text) + 1
    return compose(pieces), written


def _sentences(blocks: Iterable[Block]) -> Iterator[Heading | Paragraph]:
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield block


def _written(piece: Field, shown: str, offset: int) -> Iterator[Written]:
    """The number a field shows, of the kinds that are read as figures: value, numerator, denominator."""
    address = parse_address(piece.name)
    digits = _DIGITS.search(shown)
    if address is None or digits is None or address.of not in ("value", "numerator", "denominator"):
        return
    qualifier = next((name for name in QUALIFIERS if (q := words.QUALIFIERS[name]) and shown.startswith(q)), "exact")
    value = float(digits[0].replace(".", "").replace(",", "."))
    scale = next((scale for word, scale in _SCALES.items() if shown[digits.end() :].strip().startswith(word)), 1.0)
    measures = _measures(address)
    yield Written(address, measures, round(value * scale, 6), qualifier, offset, offset + len(shown))


def _measures(address: Address) -> tuple[str, ...]:
    """What a number may be read as. The sides of a ratio stand in brackets: nobody has to take them."""
    kpi = registry.kpi(address.kpi)
    if address.of != "value":
        sides = kpi.numerator if address.of == "numerator" else kpi.denominator
        return ("", *_names(sides))
    if kpi.is_ratio or kpi.reported_only:
        return (kpi.claim or (kpi.numerator[0].lead if kpi.reported_only else ""),)
    return _names(kpi.numerator) if len(kpi.numerator) == 1 and not kpi.minus else ("",)


def _names(operands: tuple[Operand, ...]) -> tuple[str, ...]:
    """The measures that are an operand alone; "" where it has none, or there are several operands."""
    alone = [terms[0] for one in operands for terms in one.alternatives if len(terms) == 1]
    return tuple(alone) if alone and len(operands) == 1 else ("",)
