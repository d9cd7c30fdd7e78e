"""Which source a place, subject and period is shown from: asked where a file would take the lead with less (rule 3).

A list of a part of the dossiers, or of fewer units, must not outrank the full form unseen. A person chooses; the choice
is a ledger line that the query reads from that period on.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.decisions import Decisions
from data.facts import Fact, Reading
from data.measures import MEASURES
from data.periods import parse_period
from data.places import PLACES
from data.reader import Reader
from data.store import Store
from loaders.problems.catalogue import Problem, problem
from loaders.registry import source_names
from loaders.text.wording import Both, both, labels_of, period_names, place_names

LEAST_SHARE = 0.9  # of the largest number both sources count; below it a person decides
REVISED = "revised"
_QUESTION = "lead"
Subject = tuple[str, str]  # place, subject
Period = tuple[str, str, str]  # place, subject, label


@dataclass
class _Given:
    """What one source gives for a place, subject and label: by measure of the place itself, and of its units."""

    rank: int = 0
    batch: int = 0
    whole: dict[str, float] = field(default_factory=dict)
    units: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, measure: str, unit: str, value: float) -> None:
        if unit:
            self.units[unit][measure] = value
        else:
            self.whole[measure] = value

    def total(self, measure: str) -> float | None:
        """Said of the place itself, else the sum of its units; None where neither is there."""
        if measure in self.whole:
            return self.whole[measure]
        parts = [figures[measure] for figures in self.units.values() if measure in figures]
        return sum(parts) if parts else None

    def measures(self) -> set[str]:
        return set(self.whole).union(*self.units.values())


def check_leading(reading: Reading, facts: list[Fact], reader: Reader, answers: dict[str, str]) -> list[Problem]:
    """A question for each place and subject where the file would lead with fewer units, or with under nine tenths."""
    given = _given(reading, facts, reader)
    questions: dict[Subject, Problem] = {}
    for (place, subject, label), sources in sorted(given.items()):
        key, ours = (place, subject), sources.get(reading.source)
        if (
            key in questions
            or ours is None
            or question_of(*key) in answers
            or _is_decided(reader.decisions, *key, label)
        ):
            continue
        leader = min(sources, key=lambda source: (sources[source].rank, -sources[source].batch, source))
        theirs = sources[leader]
        if leader == reading.source or reading.rank > theirs.rank:
            continue
        if less := _less(ours, theirs):
            questions[key] = _asked(reading, facts, place, subject, label, leader, less)
    return list(questions.values())


def question_of(place: str, subject: str) -> str:
    """The key of the question among the answers."""
    return f"{_QUESTION}:{place}:{subject}"


def chosen_leads(reading: Reading, answers: dict[str, str]) -> list[dict[str, Any]]:
    """The choices made, as decisions of kind `lead`: from the first period of the file on that source leads."""
    chosen = []
    for question, source in answers.items():
        code, _, rest = question.partition(":")
        place, _, subject = rest.rpartition(":")
        labels = {f.period_label for f in reading.facts if (f.place, MEASURES[f.measure].subject) == (place, subject)}
        if code == _QUESTION and labels:
            first = min(labels, key=lambda label: (parse_period(label).end, label))
            since = parse_period(first).end.isoformat()
            chosen.append({"place": place, "subject": subject, "source": source, "label": first, "since": since})
    return chosen


def remember_leads(store: Store, leads: list[dict[str, Any]], who: str | None, reason: str) -> None:
    """Write the choices made to the ledger, those that are not there yet. Raises `ReasonNeeded` as `Store.lead`."""
    for lead in leads:
        known = store.reader().decisions
        if not _is_decided(known, lead["place"], lead["subject"], lead["label"], lead["source"]):
            store.lead(who, reason, **lead)


def check_plans(reading: Reading, facts: list[Fact], reader: Reader, answers: dict[str, str]) -> list[Problem]:
    """Plans of one year that differ from the stored ones, asked once a place and measure (rule 11)."""
    plans = [f for f in facts if MEASURES[f.measure].over_time == "plan" and f.status == "value"]
    problems: dict[str, Problem] = {}
    for fact in plans:
        year, question = fact.period_label[:4], f"plan:{fact.place}:{fact.unit}:{fact.measure}:{fact.period_label[:4]}"
        stored = reader.rows(
            """SELECT value, period_label FROM live WHERE measure = $measure AND place = $place AND unit = $unit
               AND field = $field AND left(period_label, 4) = $year AND status = 'value' AND source = $source
               AND period_label <> $label ORDER BY batch DESC, period_label DESC LIMIT 1""",
            {
                "measure": fact.measure,
                "place": fact.place,
                "unit": fact.unit,
                "field": fact.field,
                "year": year,
                "label": fact.period_label,
                "source": reading.source,
            },
        )
        is_asked = question in answers or question in problems
        if not is_asked and fact.value is not None and stored and stored[0][0] != fact.value:
            value, label = stored[0]
            problems[question] = problem(
                "plans_differ",
                fact.locator,
                place=place_names(PLACES[fact.place]),
                year=year,
                measure=labels_of(MEASURES[fact.measure]),
                period=period_names(fact.period_label),
                printed=both(fact.value),
                stored=both(value),
                stored_period=period_names(label),
                question=question,
                choices={REVISED: ("Đúng, kế hoạch đã điều chỉnh", "Yes, the plan was revised")},
            )
    return list(problems.values())


def _given(reading: Reading, facts: list[Fact], reader: Reader) -> dict[Period, dict[str, _Given]]:
    """What every source gives for the periods of the file; the file's own figures laid over its source's."""
    touched = {(f.place, MEASURES[f.measure].subject, f.period_label) for f in facts if f.status == "value"}
    given: dict[Period, dict[str, _Given]] = defaultdict(lambda: defaultdict(_Given))
    rows = reader.rows(
        """SELECT source, rank, place, period_label, measure, unit, value, batch FROM live
           WHERE status = 'value' AND value IS NOT NULL AND field = '' AND channel = '' AND procedure = ''
             AND (level = '' OR unit <> '') AND place IN (SELECT unnest($places))
             AND period_label IN (SELECT unnest($labels)) ORDER BY batch""",
        {"places": sorted({p for p, _, _ in touched}), "labels": sorted({n for _, _, n in touched})},
    )
    for source, rank, place, label, measure, unit, value, batch in rows:
        key = place, MEASURES[measure].subject, label
        if key in touched and _counts(measure):
            one = given[key][source]
            one.rank, one.batch = rank, max(one.batch, batch)
            one.add(measure, unit, value)
    for f in facts:
        is_whole = not (f.field or f.channel or f.procedure) and (not f.level or f.unit)
        if is_whole and f.status == "value" and f.value is not None and _counts(f.measure):
            one = given[f.place, MEASURES[f.measure].subject, f.period_label][reading.source]
            one.rank = reading.rank
            one.add(f.measure, f.unit, f.value)
    return given


def _counts(measure: str) -> bool:
    return MEASURES[measure].kind == "count" and MEASURES[measure].over_places == "sum"


def _is_decided(decisions: Decisions, place: str, subject: str, label: str, source: str = "") -> bool:
    """Whether somebody has named the leading source of a place and subject for this period (`source`: this one)."""
    end: date = parse_period(label).end
    return any(
        since <= end <= until and source in ("", named) for _, named, since, until in decisions.leads(subject, [place])
    )


def _less(ours: _Given, theirs: _Given) -> Both | None:
    """In what the file covers less than the source that leads, in words; None where it does not."""
    if theirs.units and ours.units and len(ours.units) < len(theirs.units):
        counts = len(ours.units), len(theirs.units)
        return "chỉ có {} trong {} đơn vị".format(*counts), "has only {} of {} units".format(*counts)
    common = [(theirs.total(m) or 0.0, m) for m in ours.measures() & theirs.measures()]
    largest, measure = max(common, default=(0.0, ""))
    total = ours.total(measure) if measure else None
    if total is None or total >= LEAST_SHARE * largest:
        return None
    name, now, then = labels_of(MEASURES[measure]), both(total), both(largest)
    return f"{name[0]} chỉ {now[0]} so với {then[0]}", f"{name[1]} are only {now[1]} against {then[1]}"


def _asked(
    reading: Reading, facts: list[Fact], place: str, subject: str, label: str, leader: str, less: Both
) -> Problem:
    first = next(f for f in facts if (f.place, MEASURES[f.measure].subject, f.period_label) == (place, subject, label))
    stored, ours = source_names(leader), source_names(reading.source)
    return problem(
        "lead_with_less",
        first.locator,
        place=place_names(PLACES[place]),
        period=period_names(label),
        stored=stored,
        source=ours,
        less=less,
        question=question_of(place, subject),
        choices={
            leader: (f"Giữ “{stored[0]}” làm nguồn chính", f"Keep “{stored[1]}” in the lead"),
            reading.source: (f"Lấy “{ours[0]}” làm nguồn chính", f"Let “{ours[1]}” lead"),
        },
    )
