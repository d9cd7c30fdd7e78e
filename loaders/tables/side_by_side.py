"""Tables standing side by side in one sheet: each is cut out and read as a sheet of its own."""

from dataclasses import replace

from loaders.files.sheets import Sheet, text_of
from loaders.tables.dossier_columns import NAMES
from loaders.tables.headers import header_key
from loaders.text.periods import read_period_text

_LOOK_AT = 60
_NUMBERS = {header_key(word) for word in NAMES["row_no"].words}
_UNITS = {header_key(word) for word in NAMES["unit"].words}


def parts_of(sheet: Sheet) -> list[Sheet]:
    """The sheet itself, or one copy a table where a heading like "STT" or "Đơn vị" stands twice in a row.

    A copy keeps rows, columns and the lines above; the cells of the other tables are blank, and so is a
    period printed above another table when every table has its own.
    """
    for row in range(min(len(sheet.rows), _LOOK_AT)):
        starts = _starts(sheet.rows[row])
        if len(starts) > 1:
            return _cut(sheet, row, starts)
    return [sheet]


def _starts(cells: list) -> list[int]:
    """Columns at which a table begins: where the first heading of the row comes again."""
    places: dict[str, list[int]] = {}
    for column, value in enumerate(cells):
        if isinstance(value, str) and (key := header_key(value)) in _NUMBERS | _UNITS:
            places.setdefault("" if key in _NUMBERS else key, []).append(column)
    doubled = [columns for columns in places.values() if len(columns) > 1]
    return min(doubled) if doubled else []


def _cut(sheet: Sheet, top: int, starts: list[int]) -> list[Sheet]:
    width = max(map(len, sheet.rows))
    spans = [
        (0 if i == 0 else start, starts[i + 1] if i + 1 < len(starts) else width) for i, start in enumerate(starts)
    ]
    each_has_period = all(any(_is_period(value) for row in sheet.rows[:top] for value in row[a:b]) for a, b in spans)
    parts = []
    for first, end in spans:
        rows = [
            [
                value
                if first <= column < end or (number < top and not (each_has_period and _is_period(value)))
                else None
                for column, value in enumerate(row)
            ]
            for number, row in enumerate(sheet.rows)
        ]
        merged = [m for m in sheet.merged if m[0] < top or first <= m[1] < end]
        parts.append(replace(sheet, rows=rows, merged=merged))
    return parts


def _is_period(value) -> bool:
    period = read_period_text(text_of(value)) if isinstance(value, str) else None
    return bool(period and (period.spoken.mentions or period.is_window or period.is_cut_off))
