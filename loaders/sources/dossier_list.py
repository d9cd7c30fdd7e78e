"""Lists of dossiers, one row each, as one-stop systems export them: counted while they are read, nothing of them kept.

Counted are dossiers received by month of receipt, resolved by month of result, pending at the end of the list's
period: by unit, by unit and field, and, for a list of several units, by procedure for the place as a whole (a
commune's procedure with one case would name a person). On the day of the term is on time; days are calendar
days. The list and its columns of personal data go no further than the reading process (rules 33 to 35 of the
reliability rules; Luật 91/2025/QH15); dossier numbers only find doubles.
"""

import re

from data.facts import RANKS, Problem, Reading
from data.names import fold
from loaders.files.sheets import Sheet, Workbook
from loaders.lists.cases import (
    ALL,
    Cases,
    days_of,
    names_of,
    read_cases,
    settle_case_doubles,
    settle_columns,
)
from loaders.lists.dossier_counts import Counts
from loaders.lists.dossier_kinds import STATUSES
from loaders.lists.dossier_terms import settle_reversed_terms, settle_term_columns
from loaders.lists.statuses import settle_statuses
from loaders.lists.windows import months_of, propose_period, settle_window
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.headers import Header, find_header
from loaders.tables.office import settle_office
from loaders.tables.spellings import columns_of
from loaders.tables.titles import Title, lines_of, read_title, settle
from loaders.tables.units import resolve_units
from loaders.tables.unread_tables import say_other_sheets

COLUMNS = columns_of("dossier_list")


_USED = (
    "number",
    "received",
    "due",
    "extended",
    "returned",
    "finished",
    "status",
    "unit",
    "unit_receiving",
    "field",
    "procedure",
    "channel",
)
_NAMED = ("status", "unit", "unit_receiving", "field", "procedure", "channel")
_LABELS = {
    "number": ("mã hồ sơ", "dossier number"),
    "received": ("ngày tiếp nhận", "day received"),
    "due": ("ngày hẹn trả", "due day"),
    "extended": ("ngày gia hạn đến", "extended term"),
    "returned": ("ngày trả kết quả", "day returned"),
    "finished": ("ngày có kết quả", "day of the result"),
    "status": ("trạng thái", "status"),
    "unit": ("đơn vị", "unit"),
    "unit_receiving": ("đơn vị tiếp nhận", "receiving unit"),
    "field": ("lĩnh vực", "field"),
    "procedure": ("thủ tục", "procedure"),
    "channel": ("hình thức", "channel"),
}

# A title that names some of the dossiers: those late, those sent back, those of a complaint.
_SOME = re.compile(
    fold(
        r"(?:danh sách|thống kê|tổng hợp)(?: các)? (?:hồ sơ|hs)[^.;]*?"
        r"\b(?:quá hạn|trễ hạn|chậm|tồn đọng|trả lại|rút|từ chối|sắp đến hạn)\b"
    )
)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has one row a dossier: days of receipt and of term or result, a number or procedure."""
    return any(_header(sheet) for sheet in workbook.sheets if not sheet.is_hidden)


def _header(sheet: Sheet) -> Header | None:
    header = find_header(sheet, COLUMNS, needed=3)
    if not header:
        return None
    keys = header.columns.keys() | header.doubled.keys()
    is_dossiers = keys & {"number", "procedure", "returned"} and "ticket" not in keys
    return header if "received" in keys and keys & {"due", "returned", "finished"} and is_dossiers else None


def parse(workbook: Workbook, context: Context) -> Reading:
    """The counts of every list in the workbook; sheets without a period of their own go on with the one before."""
    reading = Reading(SOURCE.id, SOURCE.rank)
    groups: list[tuple[Title, list[tuple[Sheet, Header]]]] = []
    for sheet in workbook.sheets:
        header = None if sheet.is_hidden else _header(sheet)
        if not header:
            continue
        title = read_title(sheet, header.top)
        if (groups and not (title.labels or title.window.is_window)) or (
            groups and title.labels == groups[-1][0].labels
        ):
            groups[-1][1].append((sheet, header))
        else:
            groups.append((title, [(sheet, header)]))
    for title, sheets in groups:
        _parse_list(title, sheets, context, reading)
    reading.problems += say_other_sheets(workbook, [s.name for _, sheets in groups for s, _ in sheets], context)
    return reading


def _parse_list(title: Title, sheets: list[tuple[Sheet, Header]], context: Context, reading: Reading) -> None:
    problems = reading.problems
    for sheet, header in sheets:
        settle_term_columns(sheet, header, context, problems)
        settle_columns(sheet, header, _USED, _LABELS, context, problems)
    cases = read_cases(sheets, _USED, _NAMED, ("number", "received"), problems)
    settle_case_doubles(cases, "number", context, problems)
    if not cases.rows:
        problems.append(problem("no_rows:dossiers", cases.cell(sheets[0][1].top)))
        return
    days: dict[str, list[int | None]] = {
        key: days_of(cases, key, context, problems)
        for key in ("received", "due", "extended", "returned", "finished")
        if key in cases.columns
    }
    settle_reversed_terms(cases, days, context, problems)
    statuses = settle_statuses(cases, STATUSES, context, problems, reading.notes)
    settled = settle(title, context, problems, sheets[0][0].name)
    reading.notes |= {"sheet": sheets[0][0].name, "title": settled.label or ""}
    if not _holds_all(*sheets[0], context, problems):
        return
    if not settled.label:
        propose_period(problems, days.get("received", []))
    place = settled.place
    if not (settled.label and place):
        return
    where = title.locator or cases.cell(0)
    settled = settle_window(settled, "dossiers", context, where, problems)
    months = months_of(settled, context, where, problems)
    units = _units(cases, title, place, context, problems)
    if months and units:
        reading.facts += Counts(cases, days, statuses, months, units, place, settled).facts(problems)


def _holds_all(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> bool:
    """Whether a list is of all dossiers; one whose title names some of them is asked (question `list`)."""
    if context.answers.get("list") == ALL:
        return True
    some = next((line for line, _ in lines_of(sheet, header.top) if _SOME.search(fold(line))), "")
    if some:
        choices = {ALL: ("Đủ mọi hồ sơ của kỳ", "All dossiers of the period")}
        problems.append(problem("list_of_some", sheet.name, text=some[:80], question="list", choices=choices))
    return not some


def _units(
    cases: Cases, title: Title, place: str, context: Context, problems: list[Problem]
) -> list[str | None] | None:
    """The unit of each case: "" for the place as a whole, None where it is open; None when nobody says any."""
    key = "unit" if "unit" in cases.columns else "unit_receiving"
    if key in cases.columns:
        names = names_of(cases.columns[key])
        first = dict(zip(reversed(names), reversed(cases.rows)))
        first.pop("", None)
        cells = {name: cases.cell(row) for name, row in sorted(first.items(), key=lambda item: item[1])}
        resolved = resolve_units(cells, place, context)
        problems += resolved.problems
        resolved.units[""] = None
        return [resolved.units[name] for name in names]
    unit = settle_office(title.office, place, context, problems, cases.heading("received"), "unit_missing:list")
    return None if unit is None else [unit] * len(cases.rows)


SOURCE = Source(
    id="dossier_list",
    rank=RANKS["export"],
    name_vi="Danh sách hồ sơ (mỗi dòng một hồ sơ)",
    name_en="List of dossiers (one row a dossier)",
    short_vi="Danh sách hồ sơ",
    short_en="List of dossiers",
    sniff=sniff,
    parse=parse,
    keeps_original=False,  # it names people
    columns=COLUMNS,
    order=20,
)
