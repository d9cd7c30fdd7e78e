"""Lists of hotline tickets, one row each, as a 1022 centre exports them: counted while they are read.

Received by month of receipt, resolved by the day closed, pending at the end of the list's period: the hotline as
a whole, and by channel, field, unit and level. On the day of the term is on time. Callers, their numbers and what
they said are not read, and the list is not kept (rules 33 to 35 of the reliability rules).
"""

from data.facts import RANKS, Fact, Problem, Reading
from data.measures import MEASURES
from data.names import fold
from loaders.files.sheets import Sheet, Workbook
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Column, Header, find_header
from loaders.tables.hotline import CHANNEL_LABELS, CHANNELS, TICKETS, channel_of, level_name
from loaders.tables.lists import (
    UNREADABLE,
    Apart,
    Cases,
    Events,
    Months,
    coded,
    days_of,
    months_of,
    names_of,
    propose_period,
    read_cases,
    settle_case_doubles,
    settle_columns,
)
from loaders.tables.titles import Settled, read_title, settle
from loaders.tables.units import resolve_units
from loaders.tables.workbook_tables import say_other_sheets

COLUMNS = {
    "row_no": Column(("STT", "TT", "Số TT")),
    "number": Column(TICKETS),
    "received": Column(
        (
            "Ngày tiếp nhận",
            "Ngày nhận",
            "Thời gian tiếp nhận",
            "Thời điểm tiếp nhận",
            "Ngày gửi",
            "Ngày phản ánh",
            "Thời gian gửi",
            "Thời gian phản ánh",
            "Ngày tạo",
            "Thời gian tạo",
            "Ngày giờ tiếp nhận",
        )
    ),
    "due": Column(
        (
            "Hạn xử lý",
            "Hạn trả lời",
            "Thời hạn",
            "Ngày đến hạn",
            "Hạn giải quyết",
            "Ngày hết hạn",
            "Thời hạn xử lý",
            "Hạn phản hồi",
            "Hạn hoàn thành",
        )
    ),
    "closed": Column(
        (
            "Ngày đóng",
            "Ngày đóng phiếu",
            "Ngày xử lý xong",
            "Ngày hoàn thành",
            "Ngày trả lời",
            "Ngày phản hồi",
            "Ngày kết thúc",
            "Ngày xử lý",
            "Thời gian hoàn thành",
            "Thời gian xử lý xong",
            "Ngày giải quyết",
            "Thời gian đóng",
            "Ngày trả kết quả",
            "Thời gian phản hồi",
        )
    ),
    "status": Column(("Trạng thái", "Tình trạng", "Trạng thái xử lý", "Tình trạng xử lý", "Kết quả xử lý")),
    "channel": Column(
        ("Kênh", "Kênh tiếp nhận", "Nguồn tiếp nhận", "Hình thức tiếp nhận", "Nguồn", "Kênh phản ánh", "Kênh thông tin")
    ),
    "field": Column(("Lĩnh vực", "Lĩnh vực phản ánh", "Nhóm lĩnh vực", "Chuyên mục", "Tên lĩnh vực")),
    "unit": Column(
        (
            "Đơn vị xử lý",
            "Cơ quan xử lý",
            "Đơn vị",
            "Đơn vị giải quyết",
            "Cơ quan",
            "Đơn vị được giao",
            "Đơn vị tiếp nhận xử lý",
            "Tên đơn vị",
        )
    ),
    "level": Column(("Cấp độ", "Mức độ", "Cấp độ xử lý", "Cấp xử lý", "Mức độ xử lý")),
}
_USED = ("number", "received", "due", "closed", "status", "channel", "field", "unit", "level")
_NAMED = ("status", "channel", "field", "unit", "level")
_LABELS = {
    "number": ("mã phiếu", "ticket number"),
    "received": ("ngày tiếp nhận", "day received"),
    "due": ("hạn xử lý", "term"),
    "closed": ("ngày đóng", "day closed"),
    "status": ("trạng thái", "status"),
    "channel": ("kênh", "channel"),
    "field": ("lĩnh vực", "field"),
    "unit": ("đơn vị", "unit"),
    "level": ("cấp độ", "level"),
}
KINDS = 7
RECEIVED, IN_TIME, LATE, NO_TERM, OPEN, OVERDUE, CARRIED = range(KINDS)
_DONE = (IN_TIME, LATE, NO_TERM)
_SAID_OPEN, _SAID_DONE, _SAID_GONE, _SAID_NOTHING = range(4)
_STATUSES = (
    (_SAID_GONE, ("từ chối", "không tiếp nhận", "không phản hồi", "hủy", "trùng", "spam", "không hợp lệ", "rút")),
    (_SAID_OPEN, ("đang", "chưa", "chờ", "mới", "quá hạn xử lý", "chuyển xử lý", "phân công")),
    (
        _SAID_DONE,
        (
            "đã xử lý",
            "hoàn thành",
            "đã trả lời",
            "đã phản hồi",
            "đóng",
            "kết thúc",
            "đã giải quyết",
            "xử lý xong",
            "hoàn tất",
            "đã xong",
            "công khai",
        ),
    ),
)
# Cases that are not counted in full, in the order they are said.
_APART = (
    "received_day_missing:tickets",
    "after_period:tickets",
    "before_period:tickets",
    "result_day_missing:tickets",
    "closed_without_answer:tickets",
    "due_day_missing:tickets",
    "status_contradicts:tickets",
    "channel_missing:tickets",
)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has one row a ticket: a day of receipt, and a ticket number or known channels."""
    return any(_header(sheet) for sheet in workbook.sheets if not sheet.is_hidden)


def _header(sheet: Sheet) -> Header | None:
    header = find_header(sheet, COLUMNS, needed=3)
    found = header.columns.keys() | header.doubled.keys() if header else set()
    if "received" not in found or not found & {"status", "closed", "due"}:
        return None
    if "number" in found:
        return header
    if "channel" not in header.columns:
        return None
    names = [sheet.cell(row, header.columns["channel"]) for row in range(header.body, header.body + 200)]
    return header if any(isinstance(name, str) and channel_of(name) for name in names) else None


def parse(workbook: Workbook, context: Context) -> Reading:
    """The counts of every list in the workbook; a sheet without a period goes on with the one before."""
    reading = Reading(SOURCE.id, SOURCE.rank)
    groups: list[tuple] = []
    for sheet in workbook.sheets:
        header = None if sheet.is_hidden else _header(sheet)
        if not header:
            continue
        title = read_title(sheet, header.top)
        if groups and (not (title.labels or title.said.is_window) or title.labels == groups[-1][0].labels):
            groups[-1][1].append((sheet, header))
        else:
            groups.append((title, [(sheet, header)]))
    for title, sheets in groups:
        _parse_list(title, sheets, context, reading)
    reading.problems += say_other_sheets(workbook, [s.name for _, sheets in groups for s, _ in sheets])
    return reading


def _parse_list(title, sheets: list[tuple[Sheet, Header]], context: Context, reading: Reading) -> None:
    problems = reading.problems
    for sheet, header in sheets:
        settle_columns(sheet, header, _USED, _LABELS, context, problems)
    cases = read_cases(sheets, _USED, _NAMED, ("number", "received"), problems)
    settle_case_doubles(cases, "number", context, problems)
    if not cases.rows:
        problems.append(problem("no_rows:tickets", cases.cell(sheets[0][1].top)))
        return
    days = {
        key: days_of(cases, key, context, problems) for key in ("received", "due", "closed") if key in cases.columns
    }
    settled = settle(title, context, problems, sheets[0][0].name)
    reading.notes |= {"sheet": sheets[0][0].name, "title": settled.label or ""}
    if not settled.label:
        propose_period(problems, days.get("received", []))
    if not (settled.label and settled.place):
        return
    months = months_of(settled, context, title.locator or cases.cell(0), problems)
    if months:
        reading.facts += _facts(cases, days, months, settled, context, problems)


def _facts(
    cases: Cases, days: dict[str, list], months: Months, settled: Settled, context: Context, problems: list[Problem]
) -> list[Fact]:
    """The whole, and its parts along each column there is."""
    apart, events = Apart(cases), Events(cases.rows, KINDS, len(months.months))
    by_status = "closed" not in days
    if by_status and "status" in cases.columns:
        problems.append(_resolved_by_status(cases, months))
    _run(cases, days, months, events, apart)
    groups = {"": [""] * len(cases.rows)}
    if "channel" in cases.columns:
        groups["channel"] = _channels(cases, apart, context, problems)
    if "field" in cases.columns:
        groups["field"] = names_of(cases.columns["field"])
    if "unit" in cases.columns:
        groups["unit"] = _units(cases, settled.place, context, problems)
    if "level" in cases.columns:
        groups["level"] = [level_name(name) if name else "" for name in names_of(cases.columns["level"])]
    problems += apart.problems(_APART)
    has_carried = any(events.holds(month, CARRIED) for month in range(len(months.months)))
    found = []
    for key, names in groups.items():
        tallied = events.tallied(names)
        for name in sorted({name for name, _, _ in tallied if name or not key}, key=str):
            where = {key: name} if key else {}
            for month in range(len(months.months)):
                found += _measured(tallied, name, month, cases, days, months, settled, where, has_carried)
    return found


def _resolved_by_status(cases: Cases, months: Months) -> Problem:
    if len(months.months) > 1:
        return problem("closed_day_missing", cases.heading("status"))
    return problem("resolved_by_status", cases.heading("status"))


def _channels(cases: Cases, apart: Apart, context: Context, problems: list[Problem]) -> list[str]:
    """The channel of each ticket; "" where it is not known. Each unknown word is asked once."""
    names = names_of(cases.columns["channel"])
    meant = {name: channel_of(name) or context.answers.get(f"channel:{name}") for name in set(names) if name}
    first = dict(zip(reversed(names), reversed(cases.rows)))
    for name in sorted((n for n, channel in meant.items() if channel is None), key=first.get):
        problems.append(
            problem(
                "channel_unknown:hotline",
                cases.cell(first[name]),
                name=name,
                question=f"channel:{name}",
                choices=CHANNEL_LABELS | {SKIP: ("Không tính vào kênh nào", "In no channel")},
            )
        )
    found = [meant.get(name) if meant.get(name) in CHANNELS else "" for name in names]
    for row, channel in zip(cases.rows, found):
        if not channel:
            apart.add("channel_missing", row)
    return found


def _units(cases: Cases, place: str, context: Context, problems: list[Problem]) -> list[str]:
    names = names_of(cases.columns["unit"])
    first = dict(zip(reversed(names), reversed(cases.rows)))
    first.pop("", None)
    cells = {name: cases.cell(row) for name, row in sorted(first.items(), key=lambda item: item[1])}
    found = resolve_units(cells, place, context)
    problems += found.problems
    return [found.units.get(name) or "" for name in names]


def _run(cases: Cases, days: dict[str, list], months: Months, events: Events, apart: Apart) -> None:
    """Say of each ticket what happened to it within the period."""
    nothing = [None] * len(cases.rows)
    statuses = coded(cases.columns.get("status"), _status_of, len(cases.rows))
    opens, month_at = months.at()
    shuts, last, end = opens + len(month_at), len(months.months) - 1, months.end
    by_status = "closed" not in days
    has_end = not by_status or "status" in cases.columns
    for position, (received, due, closed, status) in enumerate(
        zip(days["received"], days.get("due", nothing), days.get("closed", nothing), statuses)
    ):
        row = cases.rows[position]
        if received is None or received == UNREADABLE:
            apart.add("received_day_missing", row)
            continue
        if received >= shuts:
            apart.add("after_period", row)
            continue
        if closed is not None and UNREADABLE < closed < opens:
            apart.add("before_period", row)
            continue
        first = 0 if received < opens else month_at[received - opens] + 1  # month it is carried into, if still open
        if received >= opens:
            events.add(position, first - 1, RECEIVED)
        has_term = due is not None and due != UNREADABLE
        if not has_end:
            continue
        if status == _SAID_GONE:
            apart.add("closed_without_answer", row)
        elif closed == UNREADABLE or closed is None and status == _SAID_DONE and not (by_status and last == 0):
            apart.add("result_day_missing", row)
        elif closed is None and status == _SAID_DONE:
            events.add(position, 0, NO_TERM)
        elif closed is None or closed > end:
            for month in range(first, last + 1):
                events.add(position, month, CARRIED)
            events.add(position, last, OPEN)
            if has_term and due < end:
                events.add(position, last, OVERDUE)
        else:
            if status == _SAID_OPEN:
                apart.add("status_contradicts", row)
            if not has_term and "due" in days:
                apart.add("due_day_missing", row)
            for month in range(first, month_at[closed - opens] + 1):
                events.add(position, month, CARRIED)
            events.add(
                position, month_at[closed - opens], NO_TERM if not has_term else LATE if closed > due else IN_TIME
            )


def _status_of(text: str) -> int:
    return next((code for code, words in _STATUSES if any(fold(word) in text for word in words)), _SAID_NOTHING)


def _measured(
    tallied: dict,
    group: str,
    month: int,
    cases: Cases,
    days: dict,
    months: Months,
    settled: Settled,
    where: dict[str, str],
    has_carried: bool,
) -> list[Fact]:
    """The facts of one group and month; zeros are given, what the list cannot tell is left out."""
    of = {what: tally for what in range(KINDS) if (tally := tallied.get((group, month, what)))}
    given: list[tuple[str, tuple[int, ...]]] = [("hotline_received", (RECEIVED,))]
    if has_carried:
        given.append(("hotline_carried_over", (CARRIED,)))
    by_status = "closed" not in days
    if not by_status or "status" in cases.columns and len(months.months) == 1:
        given.append(("hotline_resolved", _DONE))
    if "due" in days and not by_status:
        given += [("hotline_on_time", (IN_TIME,)), ("hotline_overdue", (LATE, OVERDUE))]
        if NO_TERM in of:
            given.append(("hotline_resolved_without_due_date", (NO_TERM,)))
    if month == len(months.months) - 1 and (not by_status or "status" in cases.columns):
        given.append(("hotline_pending", (OPEN,)))
    label, start, end = months.months[month]
    found = []
    for measure, whats in given:
        parts = [of[what] for what in whats if what in of]
        first = min((t.first for t in parts), default=cases.rows[0])
        last = max((t.last for t in parts), default=cases.rows[-1])
        count = sum(t.count for t in parts)
        found.append(
            Fact(
                measure,
                float(count),
                settled.place,
                label,
                start if settled.start else None,
                end if settled.end else None,
                months.basis,
                counted=MEASURES[measure].counted,
                locator=cases.span(first, last),
                raw=f"{count} dòng",
                **where,
            )
        )
    return found


SOURCE = Source(
    id="hotline_tickets",
    rank=RANKS["export"],
    name_vi="Danh sách phiếu tổng đài 1022 (mỗi dòng một phiếu)",
    name_en="List of tickets of hotline 1022 (one row a ticket)",
    short_vi="Danh sách phiếu 1022",
    short_en="List of 1022 tickets",
    sniff=sniff,
    parse=parse,
    keeps_original=False,  # it names callers
    columns=COLUMNS,
    order=120,
)
