"""Which approved figures a change of files would change: the figure that is shown, not what lies behind it (rule 19).

Of a place, measure and label one source is shown: the one somebody named to lead, else the best rank, else the newest.
A figure of another source, or one that says the same, changes nothing an approval guards.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from data.decisions import Decisions
from data.measures import MEASURES
from data.missing import is_missing
from data.periods import parse_period
from data.reader import Reader
from data.refusals import Approved

Key = tuple[str, str, str]  # place, measure, label
Part = tuple[str, ...]  # counted, unit, field, channel, procedure, level of the place
Shown = tuple[Any, ...]  # value, qualifier, status, first and last day
_WINDOW = ("period_start", "period_end")
_PART = ("counted", "unit", "field", "channel", "procedure")


@dataclass
class _Figures:
    """What one source says of a place, measure and label."""

    rank: int
    batch: int = 0
    figures: dict[Part, Shown] = field(default_factory=dict)

    def add(self, fact: dict[str, Any]) -> None:
        self.batch = max(self.batch, int(fact.get("batch") or 0))
        self.figures[part_of(fact)] = shown_of(fact)

    def covers(self, other: "_Figures") -> bool:
        """Whether it speaks of the place itself, or of every part the other speaks of."""
        units = {part[1] for part in self.figures}
        return "" in units or {part[1] for part in other.figures} <= units


def part_of(fact: dict[str, Any]) -> Part:
    """Of which part of a place a fact speaks; the level of a unit is its attribute."""
    return (*(fact[name] for name in _PART), "" if fact["unit"] else fact["level"])


def shown_of(fact: dict[str, Any]) -> Shown:
    """What a screen shows of a fact: value, qualifier, status and window; nulls of a frame are None."""
    value, start, end = (None if is_missing(fact[name]) else fact[name] for name in ("value", *_WINDOW))
    return value, fact["qualifier"], fact["status"], *(day and f"{day:%Y-%m-%d}" for day in (start, end))


def revised(
    reader: Reader, decisions: Decisions, source: str, rank: int, facts: Iterable[dict[str, Any]], number: int
) -> list[Approved]:
    """(place, subject, label) of approved periods whose shown figures change when `source` says `facts` as well.

    `number`: the ledger line the facts are, or will be, accepted by. `facts`: rows with the columns of a batch.
    """
    fresh: dict[Key, _Figures] = {}
    for fact in facts:
        if fact["status"] != "missing":
            key = fact["place"], fact["measure"], fact["period_label"]
            fresh.setdefault(key, _Figures(rank, number)).add(fact)
    guarded = {key for key in fresh if decisions.approved_with([_approved(*key)])}
    known = _figures_now(reader, guarded)
    return sorted({_approved(*key) for key in guarded if _changes(known[key], source, fresh[key], key, decisions)})


def led(reader: Reader, decisions: Decisions, leads: Iterable[Mapping[str, str]]) -> list[Approved]:
    """(place, subject, label) of approved periods that show another figure once `leads` are decided.

    `leads`: payloads of decisions of kind `lead`.
    """
    leads = list(leads)
    after, asked = decisions.with_leads(leads), {(lead["place"], lead["subject"]) for lead in leads}
    live = reader.rows(
        "SELECT DISTINCT place, measure, period_label FROM live WHERE place IN (SELECT unnest($places))",
        {"places": sorted({place for place, _ in asked})},
    )
    of_them = {(p, m, n) for p, m, n in live if (p, MEASURES[m].subject) in asked}
    guarded = {key for key in of_them if decisions.approved_with([_approved(*key)])}
    known = _figures_now(reader, guarded)
    return sorted({_approved(*key) for key in guarded if _moves(known[key], key, decisions, after)})


def withdrawn(reader: Reader, decisions: Decisions, batch: int) -> list[Approved]:
    """(place, subject, label) of approved periods that show a figure of a live batch: it goes with the batch."""
    live = reader.rows(
        "SELECT DISTINCT place, measure, period_label, source FROM live WHERE batch = $batch", {"batch": batch}
    )
    guarded = {(p, m, n) for p, m, n, _ in live if decisions.approved_with([_approved(p, m, n)])}
    known = _figures_now(reader, guarded)
    shown = [
        (p, m, n) for p, m, n, s in live if (p, m, n) in guarded and _is_shown(known[p, m, n], s, (p, m, n), decisions)
    ]
    return sorted({_approved(*key) for key in shown})


def _approved(place: str, measure: str, label: str) -> Approved:
    return place, MEASURES[measure].subject, label


def _figures_now(reader: Reader, keys: set[Key]) -> dict[Key, dict[str, _Figures]]:
    """By place, measure and label what every source says now."""
    given: dict[Key, dict[str, _Figures]] = defaultdict(dict)
    if not keys:
        return given
    frame = reader.frame(
        "SELECT * FROM live WHERE place IN (SELECT unnest($places)) AND measure IN (SELECT unnest($measures)) "
        "AND period_label IN (SELECT unnest($labels))",
        {name: sorted({key[n] for key in keys}) for n, name in enumerate(("places", "measures", "labels"))},
    )
    for fact in frame.to_dict("records"):
        key = fact["place"], fact["measure"], fact["period_label"]
        if key in keys:
            given[key].setdefault(fact["source"], _Figures(int(fact["rank"]))).add({str(k): v for k, v in fact.items()})
    return given


def _leader(given: dict[str, _Figures], key: Key, decisions: Decisions) -> str | None:
    place, measure, label = key
    end = parse_period(label).end
    leads = decisions.leads(MEASURES[measure].subject, [place])
    named = {source for _, source, since, until in leads if since <= end <= until}
    return min(given, key=lambda s: (s not in named, given[s].rank, -given[s].batch, s), default=None)


def _is_shown(given: dict[str, _Figures], source: str, key: Key, decisions: Decisions) -> bool:
    """Whether a source's figures are those shown, or may be because the one that leads does not cover them."""
    leader = _leader(given, key, decisions)
    return leader in (None, source) or source not in given or not given[leader].covers(given[source])


def _changes(given: dict[str, _Figures], source: str, fresh: _Figures, key: Key, decisions: Decisions) -> bool:
    """Whether what is shown of a place, measure and label changes when a source says something as well."""
    before = _leader(given, key, decisions)
    own = given.get(source)
    after = _Figures(fresh.rank, max(fresh.batch, own.batch if own else 0), dict(own.figures) if own else {})
    if own and fresh.batch < own.batch:  # a batch that returns to its old place: newer figures stay
        after.figures = fresh.figures | own.figures
    else:
        after.figures |= fresh.figures
    if not _is_shown({**given, source: after}, source, key, decisions):
        return False
    return before is None or given[before].figures != after.figures


def _moves(given: dict[str, _Figures], key: Key, before: Decisions, after: Decisions) -> bool:
    """Whether another source leads by `after` than by `before`, and says something else."""
    old, new = _leader(given, key, before), _leader(given, key, after)
    return old is not None and new is not None and given[old].figures != given[new].figures
