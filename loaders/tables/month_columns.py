"""Headings that are months: "Tháng 1", "T1", "01/2026", a date, "Quý I" beside each other in one row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from data.names import search_key
from loaders.files.sheets import Sheet, text_of
from loaders.tables.headers import header_key
from loaders.text.periods import read_label

_LOOK_AT = 60
_BARE = re.compile(r"(?:thang|t)\s*\.?\s*(1[0-2]|0?[1-9])|qu[yi]\s*(?:iv|i{1,3}|[1-4])|q[1-4]")
_LEAST = 2
# Headings of the column of names. Units and fields: the words of `dossier_columns.NAMES`.
MEASURE_WORDS = frozenset(
    map(
        header_key,
        (
            "Chỉ tiêu",
            "Nội dung",
            "Tiêu chí",
            "Chỉ số",
            "Tên chỉ tiêu",
            "Chỉ tiêu báo cáo",
            "Nội dung chỉ tiêu",
            "Nội dung báo cáo",
            "Tên chỉ số",
        ),
    )
)
UNIT_WORDS = frozenset(
    map(
        header_key,
        (
            "Đơn vị",
            "Tên đơn vị",
            "Cơ quan",
            "Cơ quan, đơn vị",
            "Tên cơ quan, đơn vị",
            "Tên cơ quan",
            "Đơn vị thực hiện",
            "Đơn vị giải quyết",
            "Đơn vị giải quyết TTHC",
            "Lĩnh vực",
            "Lĩnh vực giải quyết",
            "Nhóm thủ tục hành chính",
        ),
    )
)
_NAME_WORDS = MEASURE_WORDS | UNIT_WORDS


@dataclass(frozen=True)
class MonthColumns:
    """`row`: the 0-based row of the headings; `columns`: column -> its heading as it stands in the cell."""

    row: int
    columns: Mapping[int, object]

    def label(self, column: int, year: int | None) -> str | None:
        """The period label of a column; `year` completes a heading that gives none."""
        value = self.columns[column]
        if isinstance(value, str) and (match := re.fullmatch(r"q([1-4])", search_key(value).strip())):
            return f"{year}-Q{match[1]}" if year else None
        if isinstance(value, str):
            value = re.sub(r"(?i)^t\s*\.\s*", "T", value.strip())
        return read_label(value, year)


def find_month_columns(sheet: Sheet, words: frozenset[str] = _NAME_WORDS) -> MonthColumns | None:
    """The first row with at least two headings that are months, all different, right of a heading of names
    ("Đơn vị", "Chỉ tiêu": the `words`); None if there is none."""
    for number, row in enumerate(sheet.rows[:_LOOK_AT]):
        months = {column: value for column, value in enumerate(row) if _is_month(value)} or _numbered(sheet, number)
        if len(months) >= _LEAST and len({text_of(value) for value in months.values()}) == len(months):
            others = [v for c, v in enumerate(row) if c not in months and isinstance(v, (int, float))]
            if not others and _has_names(sheet, number, min(months), words):
                return MonthColumns(number, months)
    return None


def has_month_columns(sheet: Sheet) -> bool:
    return find_month_columns(sheet) is not None


def _numbered(sheet: Sheet, row: int) -> dict[int, int]:
    """Bare numbers 1, 2, 3 … under a heading "Tháng"."""
    numbers = {
        c: int(v)
        for c, v in enumerate(sheet.rows[row])
        if row and isinstance(v, (int, float, str)) and re.fullmatch(r"0?[1-9]|1[0-2]", text_of(v).strip())
    }
    first = min(numbers, default=0)
    above = text_of(sheet.cell(row - 1, first)) if numbers else ""
    is_months = re.match(r"(cac )?thang\b(?! \d)", search_key(above))
    in_order = list(numbers.values()) == list(range(1, len(numbers) + 1))
    return numbers if is_months and in_order else {}


def _has_names(sheet: Sheet, row: int, first: int, words: frozenset[str]) -> bool:
    beside = (sheet.cell(r, c) for r in range(max(0, row - 2), row + 1) for c in range(first))
    return any(isinstance(v, str) and header_key(v) in words for v in beside)


def _is_month(value) -> bool:
    if isinstance(value, (date, datetime)):
        return True
    if not isinstance(value, str) or len(value) > 40:
        return False
    plain = " ".join(search_key(value).split())
    if _BARE.fullmatch(plain):
        return True
    return (
        bool(re.search(r"20\d\d", plain))
        and bool(re.match(r"(thang|t|qu[yi]|q|\d{1,2}\s*[/.-])", plain))
        and read_label(value) is not None
    )
