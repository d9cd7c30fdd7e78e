"""Lists of dossiers, one row each, as one-stop systems export them: counted while they are read, nothing of them kept.

Counted are dossiers received by month of receipt, resolved by month of result, pending at the end of the list's
period: by unit, by unit and field, and, for a list of several units, by procedure for the place as a whole (a
commune's procedure with one case would name a person). On the day of the term is on time; days are calendar
days. The list and its columns of personal data go no further than the reading process (rules 33 to 35 of the
reliability rules; Luật 91/2025/QH15); dossier numbers only find doubles.
"""

import re

from data.facts import RANKS, Fact, Problem, Reading
from data.measures import MEASURES
from data.names import fold
from loaders.files.sheets import Sheet, Workbook
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.headers import Header, find_header
from loaders.tables.lists import (
    ALL,
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
from loaders.tables.office import settle_office
from loaders.tables.spellings import columns_of
from loaders.tables.titles import Settled, Title, lines_of, read_title, settle
from loaders.tables.units import resolve_units
from loaders.tables.workbook_tables import say_other_sheets

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

# What happened to a dossier in a month.
KINDS = 17
(
    ONLINE,
    DIRECT,
    POSTAL,
    NO_CHANNEL,
    CARRIED,
    EARLY,
    ON_TIME,
    LATE_5,
    LATE_10,
    LATE_MORE,
    DONE_NO_DUE,
    GONE,
    STOPPED,
    OPEN_IN_TIME,
    OPEN_OVERDUE,
    OPEN_NO_DUE,
    WAITING,
) = range(KINDS)
_IN = (ONLINE, DIRECT, POSTAL, NO_CHANNEL)
_BY_CHANNEL = {ONLINE, DIRECT, POSTAL}
_LATE = (LATE_5, LATE_10, LATE_MORE)
_DONE = (EARLY, ON_TIME, *_LATE, DONE_NO_DUE)
_OPEN = (OPEN_IN_TIME, OPEN_OVERDUE, OPEN_NO_DUE)
# Below a unit's whole only what ratios are made of is given as zero too: without it a field would seem incomplete.
_WHOLE_ONLY = {"dossiers_received_direct", "dossiers_received_postal", "dossiers_pending_in_time"}
_ALWAYS = {
    "dossiers_received_new",
    "dossiers_received_online",
    "dossiers_carried_over",
    "dossiers_resolved",
    "dossiers_resolved_early",
    "dossiers_resolved_on_time",
    "dossiers_resolved_late",
    "dossiers_pending",
    "dossiers_pending_overdue",
}
_COUNTED_BY = {"dossiers_handling_days_sum": "days", "dossiers_handling_days_count": "with_days"}
_CHANNELS = {
    ONLINE: ("trực tuyến", "qua mạng", "online", "dịch vụ công", "dvc", "một phần", "toàn trình", "internet"),
    POSTAL: ("bưu chính", "bcci", "bưu điện"),
    DIRECT: ("trực tiếp", "tại quầy", "một cửa", "tại chỗ", "nộp tại", "bộ phận tiếp nhận"),
}
# The first word found decides; what ended without a result comes before what ended with one, longer words that mean
# something else than a part of them before both.
_STATUSES = (
    (EARLY, ("trả lại kết quả",)),
    (OPEN_IN_TIME, ("tạm dừng",)),
    (WAITING, ("chờ bổ sung", "yêu cầu bổ sung", "cần bổ sung", "đang bổ sung", "bổ sung hồ sơ")),
    (STOPPED, ("dừng xử lý", "dừng giải quyết", "đã dừng")),
    (
        GONE,
        (
            "rút hồ sơ",
            "rút",
            "trả lại",
            "từ chối",
            "hủy",
            "không đủ điều kiện",
            "không được tiếp nhận",
            "không tiếp nhận",
            "không giải quyết",
        ),
    ),
    (
        OPEN_IN_TIME,
        (
            "đang",
            "chưa",
            "chờ tiếp nhận",
            "chờ xử lý",
            "chờ phê duyệt",
            "chờ duyệt",
            "trình ký",
            "đã trình",
            "trình lãnh đạo",
            "mới tiếp nhận",
            "mới nộp",
            "mới đăng ký",
            "hồ sơ mới",
            "thực hiện nghĩa vụ",
        ),
    ),
    (
        EARLY,
        (
            "đã trả",
            "trả kết quả",
            "đã giải quyết",
            "hoàn thành",
            "đã có kết quả",
            "có kết quả",
            "kết thúc",
            "đã xử lý",
            "xử lý xong",
            "đã xong",
            "đã hoàn tất",
            "hoàn tất",
            "giải quyết xong",
            "chờ trả",
        ),
    ),
)
# Cases that are not counted in full, in the order they are said.
_APART = (
    "received_day_missing:dossiers",
    "unit_missing_in_rows:dossiers",
    "after_period:dossiers",
    "before_period:dossiers",
    "result_day_missing:dossiers",
    "due_day_missing:dossiers",
    "status_contradicts:dossiers",
    "days_reversed:dossiers",
    "channel_unknown:dossiers",
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
    reading.problems += say_other_sheets(workbook, [s.name for _, sheets in groups for s, _ in sheets])
    return reading


def _parse_list(title: Title, sheets: list[tuple[Sheet, Header]], context: Context, reading: Reading) -> None:
    problems = reading.problems
    for sheet, header in sheets:
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
    settled = settle(title, context, problems, sheets[0][0].name)
    reading.notes |= {"sheet": sheets[0][0].name, "title": settled.label or ""}
    if not _holds_all(*sheets[0], context, problems):
        return
    if not settled.label:
        propose_period(problems, days.get("received", []))
    if not (settled.label and settled.place):
        return
    months = months_of(settled, context, title.locator or cases.cell(0), problems)
    units = _units(cases, title, settled.place, context, problems)
    if months and units:
        reading.facts += _Count(cases, days, months, units, settled.place, settled).facts(problems)


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


class _Count:
    """The counting of one list: what happened to each dossier and when, added up by groups."""

    def __init__(
        self,
        cases: Cases,
        days: dict[str, list[int | None]],
        months: Months,
        units: list[str | None],
        place: str,
        settled: Settled,
    ):
        self.cases, self.months, self.units = cases, months, units
        self.place, self.settled = place, settled
        nothing = [None] * len(cases.rows)
        self.received, self.due = days["received"], _either(days.get("extended"), days.get("due")) or nothing
        self.ended = _either(days.get("finished"), days.get("returned")) or nothing
        self.statuses = coded(cases.columns.get("status"), _status_of, len(cases.rows))
        self.channels = coded(cases.columns.get("channel"), _channel_of, len(cases.rows))
        self.has_channel, self.has_due = "channel" in cases.columns, bool({"due", "extended"} & days.keys())
        self.has_status = "status" in cases.columns
        self.has_end = self.has_status or "finished" in days or "returned" in days
        self.apart = Apart(cases)
        self.events = Events(cases.rows, KINDS, len(months.months))

    def facts(self, problems: list[Problem]) -> list[Fact]:
        """All counts as facts of the settled place."""
        self._run()
        problems += self.apart.problems(_APART)
        has_carried = self.events.holds(0, CARRIED)
        if not has_carried and self.has_end:
            where = self.cases.heading("received")
            problems.append(problem("received_in_period_only", where))
        names = names_of(self.cases.columns["field"]) if "field" in self.cases.columns else [""] * len(self.units)
        by_field = self.events.tallied(zip(self.units, names))
        whole: dict = {}
        for ((unit, _), month, what), tally in by_field.items():
            was = whole.get((unit, month, what))
            whole[unit, month, what] = was.with_also(tally) if was else tally
        counts = []
        for unit in sorted({unit for unit, _, _ in whole}):
            for month in range(len(self.months.months)):
                counts += self._measured(whole, unit, month, has_carried, unit=unit)
        for (unit, name), month in sorted({(group, month) for group, month, _ in by_field if group[1]}):
            counts += self._measured(by_field, (unit, name), month, has_carried, unit=unit, field=name)
        return counts + self._procedures(has_carried, problems)

    def _procedures(self, has_carried: bool, problems: list[Problem]) -> list[Fact]:
        """By procedure, for the place as a whole: only of a list of several units, or of the place itself."""
        if "procedure" not in self.cases.columns:
            return []
        if len(set(self.units) - {None}) < 2 and set(self.units) != {""}:
            problems.append(problem("no_procedures", self.cases.heading("procedure")))
            return []
        names = names_of(self.cases.columns["procedure"])
        tallied = self.events.tallied(names)
        return [
            fact
            for name, month in sorted({(name, month) for name, month, _ in tallied if name})
            for fact in self._measured(tallied, name, month, has_carried, procedure=name)
        ]

    def _run(self) -> None:
        """Say of each dossier what happened to it within the period."""
        opens, month_at = self.months.by_day()
        last, end = len(self.months.months) - 1, self.months.end
        shuts = opens + len(month_at)
        apart, rows, months = self.apart, self.cases.rows, [month * KINDS for month in month_at]
        place, slot, took = self.events.positions.append, self.events.slots.append, self.events.days.append
        for position, (received, due, ended, status, channel, unit) in enumerate(
            zip(self.received, self.due, self.ended, self.statuses, self.channels, self.units)
        ):
            if received is None or received == UNREADABLE:
                apart.add("received_day_missing", rows[position])
                continue
            if unit is None:
                apart.add("unit_missing_in_rows", rows[position])
                continue
            if received >= shuts:
                apart.add("after_period", rows[position])
                continue
            if ended is not None and UNREADABLE < ended < opens:
                apart.add("before_period", rows[position])
                continue
            if received < opens:
                self.events.add(position, 0, CARRIED)
            else:
                place(position)
                slot(months[received - opens] + channel)
                took(-1)
                if channel == NO_CHANNEL and self.has_channel:
                    apart.add("channel_unknown", rows[position])
            if not self.has_end:
                continue
            if ended is None or ended > end:
                self._open(position, last, due, ended, status)
            elif ended == UNREADABLE:
                apart.add("result_day_missing", rows[position])
            elif status in (GONE, STOPPED):
                self.events.add(position, month_at[ended - opens], status)
            else:
                outcome, handling = self._resolved(position, received, due, ended, status)
                place(position)
                slot(months[ended - opens] + outcome)
                took(handling)

    def _resolved(self, position: int, received: int, due: int | None, ended: int, status: int) -> tuple[int, int]:
        """How a dossier was resolved, and its days of handling: -1 where they say nothing."""
        row = self.cases.rows[position]
        if status in (OPEN_IN_TIME, WAITING):
            self.apart.add("status_contradicts", row)
        handling = ended - received
        if handling < 0:
            self.apart.add("days_reversed", row)
            handling = -1
        if due is None or due == UNREADABLE:
            self.apart.add("due_day_missing", row)
            return DONE_NO_DUE, handling
        late = ended - due
        if late <= 0:
            return EARLY if late < 0 else ON_TIME, handling
        return LATE_5 if late <= 5 else LATE_10 if late <= 10 else LATE_MORE, handling

    def _open(self, position: int, month: int, due: int | None, ended: int | None, status: int) -> None:
        """Say of a dossier without a result in the period what it waits for, unless it is said to have one."""
        row = self.cases.rows[position]
        if ended is None and status in (EARLY, GONE, STOPPED):
            self.apart.add("result_day_missing", row)
            return
        if due is None or due == UNREADABLE:
            self.apart.add("due_day_missing", row)
            outcome = OPEN_NO_DUE
        else:
            outcome = OPEN_OVERDUE if due < self.months.end else OPEN_IN_TIME
        self.events.add(position, month, outcome)
        if status == WAITING:
            self.events.add(position, month, WAITING)

    def _measured(self, tallies: dict, group, month: int, has_carried: bool, **where: str) -> list[Fact]:
        """The facts of one group and month; measures the list cannot give are left out, zeros are given."""
        of = {what: tally for what in range(KINDS) if (tally := tallies.get((group, month, what)))}
        given: list[tuple[str, tuple[int, ...]]] = [("dossiers_received_new", _IN)]
        if self.has_channel and (NO_CHANNEL not in of or not of.keys().isdisjoint(_BY_CHANNEL)):
            given += [
                ("dossiers_received_online", (ONLINE,)),
                ("dossiers_received_direct", (DIRECT,)),
                ("dossiers_received_postal", (POSTAL,)),
            ]
        if has_carried and month == 0:
            given.append(("dossiers_carried_over", (CARRIED,)))
        if self.has_end:
            given.append(("dossiers_resolved", _DONE))
            if self.has_due:
                given += [
                    ("dossiers_resolved_early", (EARLY,)),
                    ("dossiers_resolved_on_time", (ON_TIME,)),
                    ("dossiers_resolved_late", _LATE),
                    ("dossiers_late_up_to_5_days", (LATE_5,)),
                    ("dossiers_late_6_to_10_days", (LATE_10,)),
                    ("dossiers_late_over_10_days", (LATE_MORE,)),
                ]
            if self.has_status:
                given.append(("dossiers_returned_or_withdrawn", (GONE,)))
            if month == len(self.months.months) - 1:
                given.append(("dossiers_pending", _OPEN))
                if self.has_due:
                    given += [
                        ("dossiers_pending_in_time", (OPEN_IN_TIME,)),
                        ("dossiers_pending_overdue", (OPEN_OVERDUE,)),
                    ]
        given += [
            (measure, (what,))
            for measure, what in (
                ("dossiers_resolved_without_due_date", DONE_NO_DUE),
                ("dossiers_stopped", STOPPED),
                ("dossiers_pending_without_due_date", OPEN_NO_DUE),
                ("dossiers_waiting_supplement", WAITING),
            )
            if what in of
        ]
        if self.has_end:
            given += [("dossiers_handling_days_sum", _DONE), ("dossiers_handling_days_count", _DONE)]
        if where.keys() != {"unit"}:
            given = [
                (measure, whats)
                for measure, whats in given
                if measure not in _WHOLE_ONLY and (measure in _ALWAYS or not of.keys().isdisjoint(whats))
            ]
        label, first, last = self.months.months[month]
        start, end = (
            first if self.settled.start else None,
            last if self.settled.end else None,
        )  # an open window stays open
        rows = [t.first for t in of.values()], [t.last for t in of.values()]
        span = (min(rows[0], default=self.cases.rows[0]), max(rows[1], default=self.cases.rows[-1]))
        facts = []
        for measure, whats in given:
            tallied = [of[what] for what in whats if what in of]
            value = sum(getattr(tally, _COUNTED_BY.get(measure, "count")) for tally in tallied)
            # Of the dossiers whose channel is unknown some may have come this way too: at least so many did.
            is_least = NO_CHANNEL in of and not _BY_CHANNEL.isdisjoint(whats) and NO_CHANNEL not in whats
            lines = (min(t.first for t in tallied), max(t.last for t in tallied)) if tallied else span
            facts.append(
                Fact(
                    measure,
                    float(value),
                    self.place,
                    label,
                    start,
                    end,
                    self.months.basis,
                    counted=MEASURES[measure].counted,
                    qualifier="over" if is_least else "exact",
                    locator=self.cases.span(*lines),
                    raw=f"{sum(t.count for t in tallied)} dòng",
                    **where,
                )
            )
        return facts


def _either(first: list | None, second: list | None) -> list | None:
    """The day of the first column, else that of the second: of the result, else when it was handed over."""
    if first is None or second is None:
        return first or second
    return [b if a is None else a for a, b in zip(first, second)]


def _status_of(text: str) -> int:
    """What a status says; -1 where it says nothing known: then the days decide."""
    return next((code for code, words in _STATUSES if any(fold(word) in text for word in words)), -1)


def _channel_of(text: str) -> int:
    return next((code for code, words in _CHANNELS.items() if any(fold(word) in text for word in words)), NO_CHANNEL)


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
