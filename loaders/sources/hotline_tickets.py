"""Lists of hotline tickets, one row each, as a 1022 centre exports them: counted while they are read.

Received by month of receipt, resolved by the day closed, pending at the end of the list's period: the hotline as
a whole, and by channel, field, unit and level. On the day of the term is on time. Callers, their numbers and what
they said are not read, and the list is not kept (rules 33 to 35 of the reliability rules).
"""

from data.facts import RANKS, Fact, Problem, Reading
from data.measures import MEASURES
from data.names import fold
from loaders.files.sheets import Sheet, Workbook
from loaders.lists.cases import (
    ALL,
    UNREADABLE,
    Apart,
    Cases,
    Events,
    Tally,
    days_of,
    names_of,
    read_cases,
    settle_case_doubles,
    settle_columns,
)
from loaders.lists.statuses import Meanings, settle_statuses
from loaders.lists.windows import Months, months_of, propose_period, settle_window
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header, find_header
from loaders.tables.hotline import CHANNEL_LABELS, CHANNELS, channel_of, is_of_hotline, level_name
from loaders.tables.spellings import columns_of
from loaders.tables.titles import Settled, lines_of, read_title, settle
from loaders.tables.units import resolve_units
from loaders.tables.unread_tables import say_other_sheets

COLUMNS = columns_of("hotline_tickets")


_USED = ("number", "received", "due", "closed", "status", "channel", "field", "unit", "level")
_ENDS = ("status", "closed", "due")
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
_STATUSES = Meanings(
    "tickets",
    ("phiếu", "tickets"),
    {
        "resolved": (_SAID_DONE, ("Đã xử lý", "Resolved")),
        "pending": (_SAID_OPEN, ("Đang xử lý", "Pending")),
        "gone": (_SAID_GONE, ("Từ chối, hủy, không phản hồi", "Refused, cancelled or not answered")),
    },
    silent=_SAID_NOTHING,
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
    if header is None:
        return None
    keys = header.columns.keys() | header.doubled.keys()
    if "received" not in keys or not (keys & set(_ENDS) or _is_of_received(sheet, header)):
        return None
    if "number" in keys:
        return header
    if "channel" not in header.columns:
        return None
    names = [sheet.cell(row, header.columns["channel"]) for row in range(header.body, header.body + 200)]
    return header if any(isinstance(name, str) and channel_of(name) for name in names) else None


def _is_of_received(sheet: Sheet, header: Header) -> bool:
    """Whether tickets of a hotline are listed with nothing of what became of them."""
    if not ("number" in header.columns and {"channel", "field", "unit"} & header.columns.keys()):
        return False
    headings = " ".join(word for path in header.paths.values() for word in path)
    above = " ".join(fold(text) for text, _ in lines_of(sheet, header.top))
    return is_of_hotline(headings, above)


def _holds_all(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> bool:
    """Whether a list is of all tickets received; one that says nothing of what became of them may be a choice of
    them and is asked (question `list`)."""
    if header.columns.keys() & set(_ENDS) or context.answers.get("list") == ALL:
        return True
    choices = {ALL: ("Đủ mọi phiếu của kỳ", "All tickets of the period")}
    problems.append(problem("list_of_received", sheet.name, question="list", choices=choices))
    return False


def parse(workbook: Workbook, context: Context) -> Reading:
    """The counts of every list in the workbook; a sheet without a period goes on with the one before."""
    reading = Reading(SOURCE.id, SOURCE.rank)
    groups: list[tuple] = []
    for sheet in workbook.sheets:
        header = None if sheet.is_hidden else _header(sheet)
        if not header:
            continue
        title = read_title(sheet, header.top)
        if groups and (not (title.labels or title.window.is_window) or title.labels == groups[-1][0].labels):
            groups[-1][1].append((sheet, header))
        else:
            groups.append((title, [(sheet, header)]))
    for title, sheets in groups:
        _parse_list(title, sheets, context, reading)
    reading.problems += say_other_sheets(workbook, [s.name for _, sheets in groups for s, _ in sheets], context)
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
    days: dict[str, list[int | None]] = {
        key: days_of(cases, key, context, problems) for key in ("received", "due", "closed") if key in cases.columns
    }
    statuses = settle_statuses(cases, _STATUSES, context, problems, reading.notes)
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
    settled = settle_window(settled, "hotline", context, where, problems)
    months = months_of(settled, context, where, problems)
    if months:
        reading.facts += _Count(cases, days, statuses, months, settled, place).facts(context, problems)


class _Count:
    """The counting of one list: what happened to each ticket and when, added up by groups."""

    def __init__(
        self,
        cases: Cases,
        days: dict[str, list[int | None]],
        statuses: list[int],
        months: Months,
        settled: Settled,
        place: str,
    ):
        self.cases, self.days, self.months, self.settled, self.place = cases, days, months, settled, place
        self.statuses = statuses
        self.apart, self.events = Apart(cases), Events(cases.rows, KINDS, len(months.months))
        self.has_status, self.is_by_status = "status" in cases.columns, "closed" not in days
        self.has_end = self.has_status or not self.is_by_status

    def facts(self, context: Context, problems: list[Problem]) -> list[Fact]:
        """The whole, and its parts along each column there is."""
        cases, months = self.cases, range(len(self.months.months))
        if self.is_by_status and self.has_status:
            problems.append(_resolved_by_status(cases, self.months))
        self._run()
        groups = {"": [""] * len(cases.rows)}
        if "channel" in cases.columns:
            groups["channel"] = _channels(cases, self.apart, context, problems)
        if "field" in cases.columns:
            groups["field"] = names_of(cases.columns["field"])
        if "unit" in cases.columns:
            groups["unit"] = _units(cases, self.place, context, problems)
        if "level" in cases.columns:
            groups["level"] = [level_name(name) if name else "" for name in names_of(cases.columns["level"])]
        problems += self.apart.problems(_APART)
        has_carried = any(self.events.holds(month, CARRIED) for month in months)
        facts = []
        for key, names in groups.items():
            tallied = self.events.tallied(names)
            for name in sorted({name for name, _, _ in tallied if name or not key}, key=str):
                for month in months:
                    of = {kind: tally for kind in range(KINDS) if (tally := tallied.get((name, month, kind)))}
                    facts += self._measured(of, month, has_carried, {key: name} if key else {})
        return facts

    def _run(self) -> None:
        """Say of each ticket what happened to it within the period."""
        cases, days, apart = self.cases, self.days, self.apart
        nothing = [None] * len(cases.rows)
        opens, month_at = self.months.by_day()
        shuts = opens + len(month_at)
        for position, (received, due, closed, status) in enumerate(
            zip(days["received"], days.get("due", nothing), days.get("closed", nothing), self.statuses)
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
            first = 0 if received < opens else month_at[received - opens] + 1  # month it is carried into, if open
            if received >= opens:
                self.events.add(position, first - 1, RECEIVED)
            term = None if due == UNREADABLE else due
            if not self.has_end:
                continue
            if status == _SAID_GONE:
                apart.add("closed_without_answer", row)
            elif closed is None or closed == UNREADABLE or closed > self.months.end:
                self._open(position, first, term, closed, status)
            else:
                self._closed(position, range(first, month_at[closed - opens] + 1), term, closed, status)

    def _open(self, position: int, first: int, term: int | None, closed: int | None, status: int) -> None:
        """A ticket without a day closed in the period: open at its end, unless it is said to be resolved."""
        last = len(self.months.months) - 1
        is_done = closed is None and status == _SAID_DONE
        if closed == UNREADABLE or (is_done and not (self.is_by_status and last == 0)):
            self.apart.add("result_day_missing", self.cases.rows[position])
            return
        if is_done:
            self.events.add(position, 0, NO_TERM)
            return
        for month in range(first, last + 1):
            self.events.add(position, month, CARRIED)
        self.events.add(position, last, OPEN)
        if term is not None and term < self.months.end:
            self.events.add(position, last, OVERDUE)

    def _closed(self, position: int, carried: range, term: int | None, closed: int, status: int) -> None:
        """A ticket closed in the period, carried into the months up to that one."""
        row = self.cases.rows[position]
        if status == _SAID_OPEN:
            self.apart.add("status_contradicts", row)
        if term is None and "due" in self.days:
            self.apart.add("due_day_missing", row)
        for month in carried:
            self.events.add(position, month, CARRIED)
        self.events.add(position, carried.stop - 1, NO_TERM if term is None else LATE if closed > term else IN_TIME)

    def _measured(self, of: dict[int, Tally], month: int, has_carried: bool, where: dict[str, str]) -> list[Fact]:
        """The facts of one group and month; zeros are given, what the list cannot tell is left out."""
        given: list[tuple[str, tuple[int, ...]]] = [("hotline_received", (RECEIVED,))]
        if has_carried:
            given.append(("hotline_carried_over", (CARRIED,)))
        if not self.is_by_status or (self.has_status and len(self.months.months) == 1):
            given.append(("hotline_resolved", _DONE))
        if "due" in self.days and not self.is_by_status:
            given += [("hotline_on_time", (IN_TIME,)), ("hotline_overdue", (LATE, OVERDUE))]
            if NO_TERM in of:
                given.append(("hotline_resolved_without_due_date", (NO_TERM,)))
        if month == len(self.months.months) - 1 and self.has_end:
            given.append(("hotline_pending", (OPEN,)))
        return [
            self._fact(measure, [of[kind] for kind in kinds if kind in of], month, where) for measure, kinds in given
        ]

    def _fact(self, measure: str, parts: list[Tally], month: int, where: dict[str, str]) -> Fact:
        rows, settled = self.cases.rows, self.settled
        label, start, end = self.months.months[month]
        first = min((tally.first for tally in parts), default=rows[0])
        last = max((tally.last for tally in parts), default=rows[-1])
        count = sum(tally.count for tally in parts)
        return Fact(
            measure,
            float(count),
            self.place,
            label,
            start if settled.start else None,
            end if settled.end else None,
            self.months.basis,
            counted=MEASURES[measure].counted,
            locator=self.cases.span(first, last),
            raw=f"{count} dòng",
            **where,
        )


def _resolved_by_status(cases: Cases, months: Months) -> Problem:
    if len(months.months) > 1:
        return problem("closed_day_missing", cases.heading("status"))
    return problem("resolved_by_status", cases.heading("status"))


def _channels(cases: Cases, apart: Apart, context: Context, problems: list[Problem]) -> list[str]:
    """The channel of each ticket; "" where it is not known. Each unknown word is asked once."""
    names = names_of(cases.columns["channel"])
    meant = {name: channel_of(name) or context.answers.get(f"channel:{name}") for name in set(names) if name}
    first = dict(zip(reversed(names), reversed(cases.rows)))
    unknown = sorted((name for name, channel in meant.items() if channel is None), key=first.__getitem__)
    problems += [
        problem(
            "channel_unknown:hotline",
            cases.cell(first[name]),
            name=name,
            question=f"channel:{name}",
            choices=CHANNEL_LABELS | {SKIP: ("Không tính vào kênh nào", "In no channel")},
        )
        for name in unknown
    ]
    channels = [channel if (channel := meant.get(name)) and channel in CHANNELS else "" for name in names]
    for row, channel in zip(cases.rows, channels):
        if not channel:
            apart.add("channel_missing", row)
    return channels


def _units(cases: Cases, place: str, context: Context, problems: list[Problem]) -> list[str]:
    names = names_of(cases.columns["unit"])
    first = dict(zip(reversed(names), reversed(cases.rows)))
    first.pop("", None)
    cells = {name: cases.cell(row) for name, row in sorted(first.items(), key=lambda item: item[1])}
    resolved = resolve_units(cells, place, context)
    problems += resolved.problems
    return [resolved.units.get(name) or "" for name in names]


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
