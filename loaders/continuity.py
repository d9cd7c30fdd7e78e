"""Whether a file continues what is stored: opening = last closing, months = year-to-date. Never repairs.

A file is compared with what the same source gives for the same place and unit once the file is in: figures of
the file first, stored ones where it has none; months and their year to date also with other sources of its rank, for
the month comes in one layout and "Lũy kế" in another. Figures whose days do not join (a month to the 14th beside one
by the calendar) are not compared; rounded and hedged figures only contradict when they cannot meet.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from data.facts import RANKS, Fact, Problem
from data.measures import MEASURES
from data.periods import children, labels_between, months_between, parse_period, period_name, shift
from data.places import PLACES
from data.qualifiers import can_meet, interval
from data.reader import Reader
from data.store import Store
from loaders.problems.catalogue import problem
from loaders.registry import find_source
from loaders.tables.checks import GAINS
from loaders.text.wording import both, en, labels_of, listed, vi

_OPENING = "dossiers_carried_over"
# What stood open at the end, the first alternative a period has (rule of counting 7).
_CLOSINGS = (
    ("dossiers_pending",),
    ("dossiers_pending_in_time", "dossiers_pending_overdue"),
    ("dossiers_closing_balance",),
)
_STOCKS = frozenset((_OPENING, *(measure for closing in _CLOSINGS for measure in closing)))
_FOLLOWING = ("month", "quarter", "half", "year")  # grains whose last period ends the day before
_LONG = ("ytd", "quarter", "half", "9m", "year")
_MOST_CELLS = 12


class _Seen(NamedTuple):
    """A figure as it will stand; `cell` where it is in the file, else batch and row of the stored one."""

    label: str
    value: float
    qualifier: str
    start: date | None
    end: date | None
    basis: str
    cell: str
    batch: int = 0
    row: int = 0


def check_continuity(store: Store, reader: Reader, source: str, facts: list[Fact]) -> list[Problem]:
    """Warnings: openings that are not the last closing, longer periods that are not the sum of what they are made of,
    or less than a period inside them."""
    facts = [f for f in facts if f.status == "value"]
    if not facts:
        return []
    own = _with_file(_stored(reader, source, facts), facts)
    every = _with_file(_stored(reader, source, facts, _rank_of(source)), facts)
    openings, sums, above = list(_openings(own)), list(_sums(every)), list(_above(every))
    cells = _cells(store, [seen for _, figure, others in openings + sums + above for seen in (figure, *others)])
    return [
        *(_opening_differs(*difference, cells) for difference in openings),
        *(_sum_differs(*difference, cells) for difference in sums),
        *(_part_above(*difference, cells) for difference in above),
    ]


def _rank_of(source: str) -> int:
    known = find_source(source)
    return known.rank if known else RANKS["office"]


def _with_file(figures: dict[tuple, dict[str, _Seen]], facts: list[Fact]) -> dict[tuple, dict[str, _Seen]]:
    """Stored figures with those of the file in their place."""
    for f in facts:
        if f.value is not None:
            figures.setdefault(_series(f.key), {})[f.period_label] = _Seen(
                f.period_label, f.value, f.qualifier, f.period_start, f.period_end, f.period_basis, f.locator
            )
    return figures


def _series(key: tuple) -> tuple:
    """A key without its period: (measure, counted, place, unit, field, channel, procedure, level).

    A unit's level is its attribute: two files that name it differently speak of one number."""
    return (*key[:7], "" if key[3] else key[7])


def _stored(reader: Reader, source: str, facts: list[Fact], rank: int | None = None) -> dict[tuple, dict[str, _Seen]]:
    """What the source gives for the years of these facts and the periods beside them, by series and label; with a
    `rank` what other sources of it give where this one has nothing, the newest first."""
    labels = {f.period_label for f in facts}
    wanted = {shift(label, step) for label in labels for step in (-1, 1)}
    periods = [parse_period(label) for label in labels]
    for year in {day.year for period in periods for day in (period.start, period.end)}:
        for grain in ("month", *_LONG):
            wanted.update(labels_between(grain, date(year, 1, 1), date(year, 12, 31)))
    measures = {f.measure for f in facts}
    rows = reader.rows(
        "SELECT measure, counted, place, unit, field, channel, procedure, level, period_label, value, "
        "qualifier, period_start, period_end, period_basis, batch, row FROM live "
        "WHERE (source = $source OR rank = $rank) AND status = 'value' AND place IN (SELECT unnest($places)) "
        "AND period_label IN (SELECT unnest($labels)) AND measure IN (SELECT unnest($measures)) "
        "ORDER BY source = $source, batch, row",
        {
            "source": source,
            "rank": -1 if rank is None else rank,
            "places": sorted({f.place for f in facts}),
            "labels": sorted(wanted),
            "measures": sorted(measures | _STOCKS if measures & _STOCKS else measures),
        },
    )
    figures: dict[tuple, dict[str, _Seen]] = {}
    for *key, label, value, qualifier, start, end, basis, batch, row in rows:
        seen = _Seen(label, value, qualifier, start, end, basis, "", batch, row)
        figures.setdefault(_series(tuple(key)), {})[label] = seen
    return figures


# -- opening = last closing ------------------------------------------------------------------------------


def _openings(figures: dict[tuple, dict[str, _Seen]]) -> Iterator[tuple[tuple, _Seen, list[_Seen]]]:
    """Series, opening and closing of each that do not agree."""
    for series, openings in figures.items():
        if series[0] != _OPENING:
            continue
        for label, opening in sorted(openings.items()):
            if parse_period(label).grain not in _FOLLOWING:
                continue
            closing = _closing(figures, series, shift(label, -1))
            is_of_file = closing and any(seen.cell for seen in (opening, *closing))
            if is_of_file and _join([closing[0], opening]) and not _can_meet([opening], closing):
                yield series, opening, closing


def _closing(figures: dict[tuple, dict[str, _Seen]], series: tuple, label: str) -> list[_Seen]:
    """What stood open at the end of a period: one figure, or its parts; [] where it is not known."""
    for measures in _CLOSINGS:
        pieces = [figures.get((measure, *series[1:]), {}).get(label) for measure in measures]
        closing = [piece for piece in pieces if piece]
        if len(closing) == len(pieces):
            return closing
    return []


def _opening_differs(series: tuple, opening: _Seen, closing: list[_Seen], cells: dict) -> Problem:
    carried, before = opening.value, sum(seen.value for seen in closing)
    (cell_vi, cell_en), where = _cell(opening, cells), [_cell(seen, cells) for seen in closing]
    who = series[3] or PLACES[series[2]].name
    locator = opening.cell or next(seen.cell for seen in closing if seen.cell)
    return problem(
        "opening_differs",
        locator,
        cell=(cell_vi, cell_en),
        who=who,
        opening_period=(_low(opening.label), period_name(opening.label, "en")),
        opening=both(carried),
        closing_period=(_low(closing[0].label), period_name(closing[0].label, "en")),
        closing=both(before),
        closing_cells=(" + ".join(w for w, _ in where), " + ".join(w for _, w in where)),
        difference=both(carried - before),
    )


# -- months = year-to-date -------------------------------------------------------------------------------


def _sums(figures: dict[tuple, dict[str, _Seen]]) -> Iterator[tuple[tuple, _Seen, list[_Seen]]]:
    """Series, longer period and its parts of each that do not add up."""
    for series, seen in figures.items():
        if MEASURES[series[0]].over_time != "sum":
            continue
        for label, total in sorted(seen.items()):
            if parse_period(label).grain not in _LONG:
                continue
            parts = _parts(seen, label)
            is_of_file = any(piece.cell for piece in (total, *parts))
            if parts and is_of_file and _tile(total, parts) and not _can_meet([total], parts):
                yield series, total, parts


def _parts(seen: dict[str, _Seen], label: str) -> list[_Seen]:
    """The months of a longer period, else its next shorter periods, else the last year to date before it and the months
    since; [] where one is not known."""
    period = parse_period(label)
    months = months_between(period.start, period.end)
    since = [(f"{month}-YTD", *months[number:]) for number, month in enumerate(months[:-1], start=1)]
    for pieces in (months, children(label), *(reversed(since) if period.start.month == 1 else ())):
        if pieces and label not in pieces and all(piece in seen for piece in pieces):
            return [seen[piece] for piece in pieces]
    return []


def _sum_differs(series: tuple, total: _Seen, parts: list[_Seen], cells: dict) -> Problem:
    printed, added = total.value, sum(part.value for part in parts)
    (cell_vi, cell_en), measure = _cell(total, cells), MEASURES[series[0]]
    who = _who(series)
    added_vi, added_en = [], []
    for part in parts:
        vi_cell, en_cell = _cell(part, cells)
        added_vi.append(f"{period_name(part.label, 'vi', True)} {vi(part.value)} ở {vi_cell}")
        added_en.append(f"{period_name(part.label, 'en', True)} {en(part.value)} in {en_cell}")
    cells_vi, cells_en = listed(added_vi, _MOST_CELLS), listed(added_en, _MOST_CELLS)
    locator = total.cell or next(part.cell for part in parts if part.cell)
    return problem(
        "sum_of_periods_differs",
        locator,
        cell=(cell_vi, cell_en),
        who=who,
        measure=labels_of(measure),
        period=(_low(total.label), period_name(total.label, "en")),
        printed=both(printed),
        count=len(parts),
        added=both(added),
        cells=(cells_vi, cells_en),
        difference=both(printed - added),
    )


def _above(figures: dict[tuple, dict[str, _Seen]]) -> Iterator[tuple[tuple, _Seen, list[_Seen]]]:
    """Series, longer period and the largest of the periods inside it that is above it, where they are not all known.

    What only comes in cannot shrink: the year to date of September is no less than that of August."""
    for series, seen in figures.items():
        if MEASURES[series[0]].over_time not in ("sum", "ytd") or series[0] in GAINS:
            continue
        for label, total in sorted(seen.items()):
            if parse_period(label).grain not in _LONG or _parts(seen, label):
                continue
            larger = [part for part in _inside(seen, label) if _range([part])[0] > _range([total])[1] + 1e-6]
            if larger:
                largest = max(larger, key=lambda part: (part.value, part.label))
                if total.cell or largest.cell:
                    yield series, total, [largest]


def _inside(seen: dict[str, _Seen], label: str) -> list[_Seen]:
    """The periods that lie inside a longer one, by their labels and by their days."""
    whole, total = parse_period(label), seen[label]
    parts = []
    for other, part in seen.items():
        period = parse_period(other)
        if other == label or period.grain == "day" or period.start < whole.start or period.end > whole.end:
            continue
        is_unknown = total.basis == part.basis == "unknown"
        has_days = total.start and total.end and part.start and part.end
        if is_unknown or (has_days and total.start <= part.start and part.end <= total.end):  # type: ignore[operator]
            parts.append(part)
    return parts


def _part_above(series: tuple, total: _Seen, parts: list[_Seen], cells: dict) -> Problem:
    part = parts[0]
    return problem(
        "period_above_longer",
        total.cell or part.cell,
        cell=_cell(total, cells),
        who=_who(series),
        measure=labels_of(MEASURES[series[0]]),
        period=(_low(total.label), period_name(total.label, "en")),
        printed=both(total.value),
        part_period=(_low(part.label), period_name(part.label, "en")),
        part=both(part.value),
        part_cell=_cell(part, cells),
    )


def _who(series: tuple) -> str:
    return ", ".join(text for text in (series[3] or PLACES[series[2]].name, series[4], series[5]) if text)


# -- windows, ranges, cells ------------------------------------------------------------------------------


def _join(pieces: list[_Seen]) -> bool:
    """Whether each begins the day after the one before ends; without printed days labels join."""
    if all(piece.basis == "unknown" for piece in pieces):
        return True
    return all(
        first.end and second.start and first.end + timedelta(days=1) == second.start
        for first, second in pairwise(pieces)
    )


def _tile(total: _Seen, parts: list[_Seen]) -> bool:
    if all(seen.basis == "unknown" for seen in (total, *parts)):
        return True
    return _join(parts) and (total.start, total.end) == (parts[0].start, parts[-1].end)


def _can_meet(one: list[_Seen], other: list[_Seen]) -> bool:
    return can_meet(_range(one), _range(other), 1e-6)


def _range(figures: list[_Seen]) -> tuple[float, float]:
    ranges = [interval(f.value, f.qualifier) if f.value >= 0 else (f.value, f.value) for f in figures]
    return sum(low for low, _ in ranges), sum(high for _, high in ranges)


def _cells(store: Store, seen: list[_Seen]) -> dict[tuple[int, int], str]:
    """The cells of stored figures by batch and row; each batch is opened once."""
    rows: dict[int, set[int]] = {}
    for figure in seen:
        if not figure.cell:
            rows.setdefault(figure.batch, set()).add(figure.row)
    return {
        (batch, fact["row"]): fact["locator"]
        for batch, wanted in rows.items()
        for fact in store.facts_of(store.batch(batch), sorted(wanted))
    }


def _cell(seen: _Seen, cells: dict[tuple[int, int], str]) -> tuple[str, str]:
    """Where a figure stands, in both languages: its cell, with the batch where it is a stored one."""
    if seen.cell:
        return seen.cell, seen.cell
    cell, batch = cells.get((seen.batch, seen.row), ""), f"b{seen.batch:06d}"
    return f"{cell} của {batch}".strip(), f"{cell} of {batch}".strip()


def _low(label: str) -> str:
    name = period_name(label)
    return name[:1].lower() + name[1:]
