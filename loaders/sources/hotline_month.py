"""Monthly tables of a 1022 hotline by channel, field, unit or level: received, resolved, pending, in time, rates.

The hotline is the province's own (rule of counting 6). Printed rates are claims: compared row by row, kept
only for the whole.
"""

import re

from data.facts import RANKS, Problem, Reading
from data.measures import MEASURES, canonical_counted
from data.names import fold, nfc
from data.qualifiers import printed_tolerance
from loaders.files.sheets import Sheet, Workbook, cell_name, text_of
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import SKIP, Context
from loaders.tables.groups import settle_groups
from loaders.tables.headers import Header, find_header
from loaders.tables.hotline import CHANNELS, ask_channel, channel_of, level_name
from loaders.tables.office import settle_kept
from loaders.tables.row import Figure, Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import counted_rows, read_rows, settle_names
from loaders.tables.spellings import columns_of
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import Settled, Title, lines_of, read_title, settle
from loaders.tables.totals import compare_totals
from loaders.tables.units import resolve_units
from loaders.tables.unread import settle_unread
from loaders.tables.workbook_tables import is_claimed, parse_sheets
from loaders.text.numbers import read_number
from loaders.text.wording import both

COLUMNS = columns_of("hotline_month")


# A printed rate: what it divides by what.
_RATES = {
    "hotline_resolution_rate_reported": ("hotline_resolved", "hotline_received"),
    "hotline_on_time_rate_reported": ("hotline_on_time", "hotline_resolved"),
}
_TOTAL = re.compile(fold(r"(?:^|\| *)tổng(?: số| cộng)?$"))
_BY = ("channel", "field", "unit", "level")
_HOTLINE = re.compile(r"\b1022\b|tổng đài|phản ánh|kiến nghị|phiếu|cuộc gọi")
_DOSSIER = re.compile(r"hồ sơ|\bhs\b|tthc|thủ tục hành chính")


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has tickets received: by channel, one of them known, or by field, unit or level of
    what is said to be a hotline."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    header = find_header(sheet, COLUMNS, needed=3)
    if not header or "hotline_received" not in header.columns or not set(_BY) & header.columns.keys():
        return None
    if "channel" not in header.columns:
        return header if _is_of_hotline(sheet, header) else None
    names = [sheet.cell(row, header.columns["channel"]) for row in range(header.body, header.body + 15)]
    return header if any(isinstance(n, str) and channel_of(n) for n in names) else None


def _is_of_hotline(sheet: Sheet, header: Header) -> bool:
    """Dossiers by unit stand in the same words: the hotline is named above, unless the headings say "hồ sơ"."""
    headings = " ".join(word for path in header.paths.values() for word in path)
    above = " ".join(fold(text) for text, _ in lines_of(sheet, header.top))
    return bool(_HOTLINE.search(headings) or (_HOTLINE.search(above) and not _DOSSIER.search(headings)))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such sheet; its total row and its rates are compared with them."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header, _parse_sheet)


def _set_total_apart(header: Header) -> None:
    """A total beside what was carried over counts that too: it is no number of tickets received in the period."""
    column = header.columns.get("hotline_received")
    if "hotline_carried_over" in header.columns and column is not None and _TOTAL.search(fold(header.words(column))):
        header.unknown.append(header.columns.pop("hotline_received"))


def _parse_sheet(sheet: Sheet, header: Header, context: Context, reading: Reading) -> None:
    problems = reading.problems
    _set_total_apart(header)
    problems += settle_unread(sheet, header, context)
    title = read_title(sheet, header.top)
    settled = settle(title, context, problems, sheet.name)
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    counted = [key for key in header.columns if key in MEASURES and key not in _RATES]
    by = [key for key in _BY if key in header.columns]
    rows = read_rows(sheet, header, counted, by, problems)
    if by == ["level"]:  # "Cấp tỉnh" groups the rows of other tables, and is a row of this one
        for row in rows:
            row.kind = "row" if row.kind == "group" else row.kind
    read_figures(rows, context, problems, Surroundings(sheet, header.top, header.bottom))
    settle_groups(rows, context, problems)
    problems += compare_totals(rows)
    named = counted_rows(rows, sheet, header, problems)
    for key in by[1:] if by[0] == "channel" else by:
        named = settle_names(named, key, sheet, header, context, problems)
    rows = [row for row in rows if row.kind != "row" or row in named]
    units = _units(rows, sheet, header, settled, context, problems)
    own = _own_unit(title, header, settled, context, problems, sheet)
    counted_word = _counted(sheet, header)
    for row in rows:
        where = _where(row, units, sheet, header, context, problems) if row.kind == "row" else {}
        rates = _rates(row, rows, sheet, header, problems) if row.kind != "group" else {}
        if where is None or own is None or not (settled.label and settled.place):
            continue
        if row.kind == "row":
            reading.facts += [
                settled.fact(
                    measure, figure, canonical_counted(measure, counted_word), row.cells[measure][1], **(own | where)
                )
                for measure, figure in row.figures.items()
                if figure is not None
            ]
        elif row.kind == "total":
            reading.facts += [
                settled.fact(measure, figure, canonical_counted(measure, ""), cell, **own)
                for measure, (figure, cell) in rates.items()
            ]


def _units(
    rows: list[Row], sheet: Sheet, header: Header, settled: Settled, context: Context, problems: list[Problem]
) -> dict[str, str | None]:
    """Printed name -> unit, of a table by units."""
    if "unit" not in header.columns or not settled.place:
        return {}
    first: dict[str, str] = {}
    for row in rows:
        if row.kind == "row" and row.names["unit"]:
            first.setdefault(row.names["unit"], cell_name(sheet.name, row.number, header.columns["unit"]))
    resolved = resolve_units(first, settled.place, context)
    problems += resolved.problems
    return resolved.units


def _own_unit(
    title: Title, header: Header, settled: Settled, context: Context, problems: list[Problem], sheet: Sheet
) -> dict[str, str] | None:
    """The office of a table without a column of units; {} where it has one or is the place's own, None while asked."""
    if "unit" in header.columns or settled.place is None:
        return {}
    unit = settle_kept(title.office, settled.place, context, problems, sheet.name)
    return None if unit is None else {"unit": unit} if unit else {}


def _where(
    row: Row, units: dict[str, str | None], sheet: Sheet, header: Header, context: Context, problems: list[Problem]
) -> dict[str, str] | None:
    """What the row is about: channel, field, unit, level; None when a person must say it or left it out."""
    where: dict[str, str | None] = {key: nfc(row.names[key]) for key in ("field", "level") if key in header.columns}
    if "level" in header.columns:
        where["level"] = level_name(nfc(row.names["level"]))
    if "unit" in header.columns:
        where["unit"] = units.get(row.names["unit"])
    if "channel" in header.columns:
        where["channel"] = _channel(row, sheet, header, context, problems)
    words = {key: word for key, word in where.items() if word is not None}
    return words if len(words) == len(where) else None


def _counted(sheet: Sheet, header: Header) -> str:
    """What the table counts: "(phiếu)" in the heading, or "Đơn vị tính: cuộc gọi" above it."""
    column = header.columns["hotline_received"]
    texts = [text_of(sheet.cell(row, column)) for row in range(header.top, header.bottom + 1)]
    for text in texts:
        if match := re.search(r"\(\s*([^()\d%=+]+?)\s*\)", text):
            return match[1]
    for text, _ in lines_of(sheet, header.top):
        if match := re.search(r"đơn vị tính\s*:\s*(?:số\s+)?([^.;()]+)", text, re.IGNORECASE):
            return match[1].strip()
    return ""


def _channel(row: Row, sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> str | None:
    """The row's channel; None when a person must say it first or left the row out."""
    name = row.names["channel"] or row.text
    channel = channel_of(name) or context.answers.get(f"channel:{name}")
    if channel in CHANNELS:
        return channel
    if channel != SKIP:
        problems.append(ask_channel(name, cell_name(sheet.name, row.number, header.columns["channel"])))
    return None


def _rates(
    row: Row, rows: list[Row], sheet: Sheet, header: Header, problems: list[Problem]
) -> dict[str, tuple[Figure, str]]:
    """Printed rates of a row as (figure, cell), each compared with the computed one."""
    rates = {}
    for measure in _RATES.keys() & header.columns.keys():
        cell = sheet.cell(row.number, header.columns[measure])
        where = cell_name(sheet.name, row.number, header.columns[measure])
        number = read_number(cell, "percent")
        computed = _computed(_RATES[measure], [row] if row.kind == "row" else [r for r in rows if r.kind == "row"])
        if number.state == "ambiguous" and computed is not None:  # 0.9848 shown as 98,48 %
            value = min(number.proposals, key=lambda p: abs(p - computed))
        elif number.state == "number" and number.value is not None:
            value = number.value
        else:
            if number.state != "blank":
                problems.append(problem("rate_unreadable", where, text=cell))
            continue
        rates[measure] = (Figure(value, "exact", "value", text_of(cell)), where)
        if computed is not None and abs(value - computed) > printed_tolerance(value) + 1e-9:
            problems.append(
                problem("printed_rate:hotline", where, printed=both(value), computed=both(round(computed, 2)))
            )
    return rates


def _computed(rate: tuple[str, str], rows: list[Row]) -> float | None:
    """100 × Σ numerator ÷ Σ denominator of rows; None where one is missing, inexact or zero."""
    sums = []
    for measure in rate:
        values = [
            figure.value
            for row in rows
            if (figure := row.figures.get(measure)) and figure.value is not None and figure.qualifier == "exact"
        ]
        if len(values) < len(rows):
            return None
        sums.append(sum(values))
    return 100 * sums[0] / sums[1] if sums[1] > 0 else None


SOURCE = Source(
    id="hotline_month",
    rank=RANKS["office"],
    name_vi="Bảng tháng tổng đài 1022 theo kênh, lĩnh vực, đơn vị hoặc cấp độ",
    name_en="Monthly table of hotline 1022 by channel, field, unit or level",
    short_vi="Bảng 1022 theo tháng",
    short_en="1022 monthly table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    order=110,
)
