"""The figures a document speaks of: asked of the engine, and put into words as fields bound to their address."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from charts.formats import NBSP, change_text, number, value_text
from data import periods
from data.missing import is_missing
from data.places import NATION
from data.reader import Reader
from metrics import registry
from metrics.answers.subject import Part, line, split_rows
from metrics.engine.query import query
from metrics.engine.question import Question
from reports.document import words
from reports.document.addresses import VALUE, Address
from reports.document.blocks import Field

HISTORY = 13
LEVEL = "level"
ALONE = ("ytd", "9m", "year", "total")  # grains that are compared with the year before alone
Row = dict[str, Any]


@dataclass(frozen=True)
class Scope:
    """What a report is of: place, period, office ("": the whole place), map, subjects (none: all that have figures);
    `level`: of the offices of one level (tỉnh, huyện, xã) together."""

    place: str
    period: str
    unit: str = ""
    boundaries: str = "today"
    subjects: tuple[str, ...] = ()
    level: str = ""

    @property
    def part(self) -> Part:
        return Part(self.unit, self.level, self.boundaries)

    def address(self, kpi: str, of: str = VALUE) -> Address:
        level = (LEVEL, self.level) if self.level else ("", "")
        return Address(kpi, self.place, self.period, self.unit, self.boundaries, *level, of)


@dataclass
class Figures:
    """Answers of one snapshot for one scope, each asked once."""

    reader: Reader
    scope: Scope
    today: date
    _lines: dict[str, list[Row]] = field(default_factory=dict)
    _rows: dict[Address, Row | None] = field(default_factory=dict)
    _offices: dict[Address, dict[str, Row]] = field(default_factory=dict)

    def know(self, rows: Iterable[Row]) -> None:
        """Take rows of the query that were asked before, of KPIs not asked here: each is then its KPI's whole line."""
        self._lines |= {row["kpi"]: [row] for row in rows}

    def line(self, kpi: str) -> list[Row]:
        """The last periods of a KPI in this scope, oldest first."""
        if kpi not in self._lines:
            asked = self.scope
            count = 1 if periods.parse_period(asked.period).grain == "total" else HISTORY
            rows = line(self.reader, (kpi,), asked.place, asked.period, self.today, count, asked.part)
            self._lines[kpi] = records(rows)
        return self._lines[kpi]

    def now(self, kpi: str) -> Row | None:
        """The row of this scope's own period."""
        rows = self.line(kpi)
        return rows[-1] if rows and rows[-1]["period"] == self.scope.period else None

    def row(self, address: Address) -> Row | None:
        """The row of any address; None where the place has no such period."""
        address = address.row
        if address == self.scope.address(address.kpi):
            return self.now(address.kpi)
        if replace(address, period=self.scope.period) == self.scope.address(address.kpi):
            known = next((row for row in self.line(address.kpi) if row["period"] == address.period), None)
            if known is not None:
                return known
        if address not in self._rows:
            period = periods.parse_period(address.period)
            first = period.start if period.grain == "total" else period.end
            split = address.split if address.split != LEVEL else None  # a level is asked as one, as its report does
            rows = query(
                self.reader,
                Question(
                    (address.kpi,),
                    period.grain,
                    (address.place,),
                    first,
                    period.end,
                    address.unit or None,
                    split or None,
                    address.boundaries,
                    level=address.part if address.split == LEVEL else None,
                    today=self.today,
                ),
            )
            rows = rows[rows["split"] == address.part] if split and len(rows) else rows
            self._rows[address] = next(iter(records(rows)), None)
        return self._rows[address]

    def office_row(self, address: Address) -> Row | None:
        """The row of an office as the table of all offices has it: asked once for all of them."""
        key = replace(address.row, unit="")
        if key not in self._offices:
            part = Part(boundaries=address.boundaries)
            rows = split_rows(self.reader, (key.kpi,), key.place, key.period, self.today, "unit", 1, part)
            self._offices[key] = {row["split"]: row for row in records(rows)}
        return self._offices[key].get(address.unit)

    def says(self, address: Address, text: str, is_cell: bool) -> str:
        """What an address says today, beside what a document says of it: of an office the table of all offices is
        looked at first, and the office alone is asked where that is not what the document says."""
        if address.unit and address.unit != self.scope.unit and not address.split:
            row = self.office_row(address)
            if row is not None and (cell_text if is_cell else said_of)(row, address.of) == text:
                return text
        return self.text(address, is_cell)

    def text(self, address: Address, is_cell: bool = False) -> str:
        """What an address says today, in the words of a sentence or of a cell."""
        row = self.row(address)
        return words.NO_FIGURE if row is None else (cell_text if is_cell else said_of)(row, address.of)

    def field(self, row: Row, of: str = VALUE, is_cell: bool = False) -> Field:
        """One number of a row as a field bound to its question."""
        return field_of(row, self.scope.boundaries, of, is_cell, self.scope.level)


def records(rows: pd.DataFrame) -> list[Row]:
    """Rows of the query by the names of their columns."""
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def field_of(row: Row, boundaries: str, of: str = VALUE, is_cell: bool = False, level: str = "") -> Field:
    """One number of a row of the query as a field bound to its address; `level`: of whose offices together it is."""
    split = (LEVEL, level) if level else ("", "")
    address = Address(row["kpi"], row["place"], row["period"], row.get("unit") or "", boundaries, *split, of)
    text = (cell_text if is_cell else said_of)(row, of)
    return Field(str(address), text, registry.kpi(row["kpi"]).label.vi)


# -- one number in words ---------------------------------------------------------------------------------


def is_known(value: Any) -> bool:
    return not is_missing(value)


def said_of(row: Row, of: str) -> str:
    """A number of a row as a sentence says it."""
    return _SENTENCE[of](row)


def cell_text(row: Row, of: str) -> str:
    """A number of a row as a cell of a table shows it: marks instead of words, "–" for nothing."""
    unit = registry.kpi(row["kpi"]).unit
    match of:
        case "value":
            return value_text(row["value"], unit, "vi", _qualifier(row))
        case "previous" | "last_year":
            return value_text(row[of], unit, "vi")
        case "change" | "change_last_year":
            return change_text(row[of], unit, "vi")
        case "status":
            return words.STATUS.get(row["status"], "–")
        case "target":
            return value_text(row["target"], unit, "vi", trim=True)
    return said_of(row, of)


def _qualifier(row: Row) -> str:
    return row["qualifier"] if isinstance(row["qualifier"], str) else "exact"


def _value(row: Row) -> str:
    if not is_known(row["value"]):
        return words.NO_FIGURE
    plain = value_text(row["value"], registry.kpi(row["kpi"]).unit, "vi")
    return words.QUALIFIERS[_qualifier(row)] + plain


def _operand(name: str):
    return lambda row: number(row[name], 2, "vi", trim=True)


def _change(name: str):
    """`tăng 0,31 điểm %`: the direction is part of the field, so that a sentence stays true when it is made again."""

    def text(row: Row) -> str:
        change = row[name]
        if not is_known(change):
            return words.NO_FIGURE
        kpi = registry.kpi(row["kpi"])
        plain = change_text(abs(change), kpi.unit, "vi").lstrip("+")
        if not any(digit in plain for digit in "123456789"):
            return words.SAME
        return f"{words.UP if change > 0 else words.DOWN}{NBSP}{plain}"

    return text


def _plain(name: str):
    def text(row: Row) -> str:
        return value_text(row[name], registry.kpi(row["kpi"]).unit, "vi") if is_known(row[name]) else words.NO_FIGURE

    return text


def target_words(row: Row) -> str:
    """`mốc mặc định 98 %`, `kế hoạch không quá 20`."""
    if not is_known(row["target"]):
        return ""
    kpi = registry.kpi(row["kpi"])
    limit = "không quá " if kpi.direction == "lower" else ""
    value = value_text(row["target"], kpi.unit, "vi", trim=True)
    return f"{words.PRESET if row['target_preset'] else words.PLAN} {limit}{value}"


def _goal(row: Row) -> str:
    judged = {"good": words.MET, "watch": words.MISSED, "act": words.MISSED}.get(row["status"])
    return f"{judged} {target_words(row)}" if judged and is_known(row["target"]) else words.NO_FIGURE


def gap_words(row: Row) -> str:
    """`mới có 28/30 đơn vị; tính trên 200 trong 500 hồ sơ đã báo cáo`; "" of a complete figure."""
    if not is_known(row["value"]) or row["complete"] is True or bool(row["complete"]):
        return ""
    kind = row["coverage_of"]
    is_former = kind == "places" and row["place"] != NATION
    what = words.FORMER_PLACES if is_former else words.COVERED.get(kind or "", words.COVERED["reports"])
    lacks = is_known(row["expected"]) and row["expected"] > row["covered"]
    texts = [
        words.GAP.format(covered=int(row["covered"]), expected=int(row["expected"]), what=what)
        if lacks
        else words.GAP_UNKNOWN
    ]
    part, whole = row["denominator"], row["known_denominator"]
    if is_known(part) and is_known(whole) and part < whole:
        spoken = {"part": number(part, 2, "vi", trim=True), "known": number(whole, 2, "vi", trim=True)}
        texts.append(words.COVERS.format(**spoken, counted=_counted(row)))
    return "; ".join(texts)


def reason_words(row: Row) -> str:
    """Why a row has no value."""
    if isinstance(row["reason"], str):
        return words.REASONS.get(row["reason"].split("|")[0], words.REASONS["other"])
    return words.STATES.get(row["state"], words.STATES["missing"])


def _counted(row: Row) -> str:
    return row["counted"] if isinstance(row["counted"], str) else ""


_SENTENCE = {
    VALUE: _value,
    "numerator": _operand("numerator"),
    "denominator": _operand("denominator"),
    "change": _change("change"),
    "change_last_year": _change("change_last_year"),
    "previous": _plain("previous"),
    "last_year": _plain("last_year"),
    "target": target_words,
    "goal": _goal,
    "status": lambda row: words.STATUS.get(row["status"], ""),
    "gap": gap_words,
    "reason": reason_words,
    "counted": _counted,
}


# -- what happened ---------------------------------------------------------------------------------------


def movement(row: Row, grain: str) -> str:
    """What happened to a figure since the period before: up, down, same, care, apart (not comparable), alone.

    Of a year, and a year to date, the year before is spoken of, and no other period.
    """
    if grain in ALONE:
        return "alone"
    verdict, change = row["comparable"], row["change"]
    if verdict == "no":
        return "apart"
    if not is_known(change) or verdict not in ("yes", "care"):
        return "alone"
    if verdict == "care":
        return "care"
    if not any(digit in change_text(change, registry.kpi(row["kpi"]).unit, "vi") for digit in "123456789"):
        return "same"
    return "up" if change > 0 else "down"


def judgement(row: Row) -> str:
    """Whether a goal is met: met, missed, "" where nothing is judged (no goal, inexact, incomplete, few cases)."""
    return {"good": "met", "watch": "missed", "act": "missed"}.get(row["status"], "")


def values_of(rows: Iterable[Row], name: str) -> list[float | None]:
    """A column of rows for a chart: None for a gap."""
    return [None if is_missing(row[name]) or not math.isfinite(row[name]) else float(row[name]) for row in rows]
