"""The counting of a list of dossiers: what happened to each and when, added up by unit, field and procedure.

On the day of the term is on time; days are calendar days.
"""

from data.facts import Fact, Problem
from data.measures import MEASURES
from loaders.lists.cases import UNREADABLE, Apart, Cases, Events, coded, names_of
from loaders.lists.dossier_kinds import (
    BY_CHANNEL,
    CARRIED,
    DIRECT,
    DONE,
    DONE_NO_DUE,
    EARLY,
    GONE,
    IN,
    KINDS,
    LATE,
    LATE_5,
    LATE_10,
    LATE_MORE,
    NO_CHANNEL,
    ON_TIME,
    ONLINE,
    OPEN,
    OPEN_IN_TIME,
    OPEN_NO_DUE,
    OPEN_OVERDUE,
    POSTAL,
    STOPPED,
    WAITING,
    channel_of,
)
from loaders.lists.windows import Months
from loaders.problems.catalogue import problem
from loaders.tables.titles import Settled

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


def _either(first: list | None, second: list | None) -> list | None:
    """The day of the first column, else that of the second: of the result, else when it was handed over."""
    if first is None or second is None:
        return first or second
    return [b if a is None else a for a, b in zip(first, second)]


class Counts:
    """The counting of one list: what happened to each dossier and when, added up by groups."""

    def __init__(
        self,
        cases: Cases,
        days: dict[str, list[int | None]],
        statuses: list[int],
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
        self.statuses = statuses
        self.channels = coded(cases.columns.get("channel"), channel_of, len(cases.rows))
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
        given: list[tuple[str, tuple[int, ...]]] = [("dossiers_received_new", IN)]
        if self.has_channel and (NO_CHANNEL not in of or not of.keys().isdisjoint(BY_CHANNEL)):
            given += [
                ("dossiers_received_online", (ONLINE,)),
                ("dossiers_received_direct", (DIRECT,)),
                ("dossiers_received_postal", (POSTAL,)),
            ]
        if has_carried and month == 0:
            given.append(("dossiers_carried_over", (CARRIED,)))
        if self.has_end:
            given.append(("dossiers_resolved", DONE))
            if self.has_due:
                given += [
                    ("dossiers_resolved_early", (EARLY,)),
                    ("dossiers_resolved_on_time", (ON_TIME,)),
                    ("dossiers_resolved_late", LATE),
                    ("dossiers_late_up_to_5_days", (LATE_5,)),
                    ("dossiers_late_6_to_10_days", (LATE_10,)),
                    ("dossiers_late_over_10_days", (LATE_MORE,)),
                ]
            if self.has_status:
                given.append(("dossiers_returned_or_withdrawn", (GONE,)))
            if month == len(self.months.months) - 1:
                given.append(("dossiers_pending", OPEN))
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
            given += [("dossiers_handling_days_sum", DONE), ("dossiers_handling_days_count", DONE)]
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
            is_least = NO_CHANNEL in of and not BY_CHANNEL.isdisjoint(whats) and NO_CHANNEL not in whats
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
