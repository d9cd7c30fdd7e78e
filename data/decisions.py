"""What people decided besides loading files: approvals, targets, notes, units, names, layouts, phrases, boards,
templates, settings.

Each is a line of the ledger; nothing is updated or deleted. Folded in memory they say how things stand now.

Their kinds: approve, unapprove (place, subject, label) · target (kpi, place, value, watch, since, basis) · note (place,
kpi, label, text) · note_removed (note) · reporters (place, subject, units) · unit_name (place, name, unit) · layout
(slug, layout) · layout_removed (slug) · phrase (kind_of_number, words, measure) · phrase_removed (kind_of_number,
words) · template (slug, name, file, original) · template_removed (slug) · board (slug, board) · board_removed (slug) ·
setting (name, value) · profile (place, level, unit) · register (place, entries, removed), as `RegisterChange.payload`
gives it · lead (see `Store.lead`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise, product
from typing import Any

from data import periods
from data.facts import RANKS, Reading
from data.ledger import FACTS, Line
from data.measures import MEASURES
from data.places import NATION, PLACES
from data.refusals import Approved
from data.register import RegisterChange, RegisteredUnit, aliases_of, differing, reporting
from data.stores import OWN, SIMULATED, store_of

FOREVER = date(2000, 1, 1)  # since when a target counts whose line gives no day
PLANNED = {m.subject for m in MEASURES.values() if m.over_time == "plan"}  # a plan is part of each period of its year


@dataclass(frozen=True)
class SetTarget:
    """A goal somebody set for a KPI from a day on. `value` and `watch` (width of the middle band) in the KPI's
    unit; `watch` None keeps the width of the preset. `value` None: none is set here, if `is_none`; else the goal is
    taken back, and what counts for all counts here again."""

    line: int
    time: str
    who: str
    value: float | None
    watch: float | None
    since: date
    basis: str
    is_none: bool = False


@dataclass(frozen=True)
class Note:
    """An event or explanation beside a figure. `place` "" speaks of every place, `kpi` "" of every KPI."""

    line: int
    time: str
    who: str
    place: str
    kpi: str
    label: str
    text: str


@dataclass(frozen=True)
class Correction:
    """A line that changed figures of an approved period, with the reason given."""

    line: int
    time: str
    who: str
    reason: str


@dataclass(frozen=True)
class Profile:
    """Whose desk the store stands on: `level` is province, department or commune; `unit` the name of the department or
    commune, "" for the whole province."""

    line: int
    time: str
    who: str
    place: str
    level: str
    unit: str = ""


@dataclass(frozen=True)
class Lead:
    """The source somebody named to lead a subject of a place from the last day of a period on (rule of counting 3)."""

    line: int
    time: str
    who: str
    source: str
    since: date


@dataclass(frozen=True)
class Template:
    """A Word template of the office. `file`: its name as it was handed in; `original`: the hash it is kept under."""

    name: str
    file: str
    original: str


@dataclass(frozen=True)
class Decisions:
    """The decisions of a ledger, folded.

    `number` counts its lines: a cached answer is keyed by (question, snapshot number, decisions number).
    """

    number: int = 0
    approvals: dict[Approved, int] = field(default_factory=dict)  # the line that approved
    corrections: dict[Approved, tuple[Correction, ...]] = field(default_factory=dict)  # since they were approved
    targets: dict[tuple[str, str], tuple[SetTarget, ...]] = field(default_factory=dict)  # (kpi, place or "")
    notes: tuple[Note, ...] = ()
    reporters: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # (place, subject): units
    registers: dict[str, dict[str, RegisteredUnit]] = field(default_factory=dict)  # place: its units by folded name
    unit_names: dict[tuple[str, str], str] = field(default_factory=dict)  # (place, folded name): unit
    phrases: dict[tuple[str, str], str] = field(default_factory=dict)  # (kind of number, words): measure
    layouts: dict[str, dict[str, Any]] = field(default_factory=dict)  # slug: a saved layout as plain JSON values
    layout_names: dict[str, str] = field(default_factory=dict)  # slug: its name, of forgotten ones too
    templates: dict[str, Template] = field(default_factory=dict)  # slug: a template of written reports
    boards: dict[str, dict[str, Any]] = field(
        default_factory=dict
    )  # slug: a board of the meeting room, plain JSON values
    leading: dict[tuple[str, str], tuple[Lead, ...]] = field(default_factory=dict)  # (place, subject)
    # name: value; `inbox_auto`: clean files load; `first_use`: the first month reports are expected of
    settings: dict[str, object] = field(default_factory=dict)
    profile: Profile | None = None  # None until somebody has said whose desk it is
    first_accepted: date | None = None  # the day the first file of the office's own came in

    def target_on(self, kpi: str, place: str, day: date) -> SetTarget | None:
        """The goal of a KPI at a place on a day: the place's own, else that for all; None where none was set.

        Of several the one that counts since the latest day; of the same day the later line.
        """
        for key in ((kpi, place), (kpi, "")):
            begun = [t for t in self.targets.get(key, ()) if t.since <= day]
            last = max(begun, key=lambda t: (t.since, t.line), default=None)
            if last and (last.value is not None or last.is_none):
                return last
        return None

    def leads(self, subject: str, places: Iterable[str]) -> list[tuple[str, str, date, date]]:
        """(place, source, since, until) of the sources named to lead a subject; each until the next one's day."""
        rows = []
        for place in places:
            named = {lead.since: lead for lead in self.leading.get((place, subject), ())}  # of one day the later line
            days = [*sorted(named), date.max]
            rows += [
                (place, named[day].source, day, following - timedelta(days=1))
                for day, following in pairwise(days)
                if named[day].source
            ]
        return rows

    def lead_on(self, place: str, subject: str, day: date) -> Lead | None:
        """The source named to lead a subject of a place on a day, with who named it; None where the rules choose."""
        begun = [lead for lead in self.leading.get((place, subject), ()) if lead.since <= day]
        last = max(begun, key=lambda lead: (lead.since, lead.line), default=None)
        return last if last and last.source else None

    def reporting(self, place: str, subject: str) -> tuple[str, list[RegisteredUnit]]:
        """Who is expected to report a subject of a place and whose list says so: `register`, else `declared` (a list of
        before there were registers, without days); `observed` with no list where neither speaks of it."""
        if units := reporting(self.registers.get(place, {}), subject):
            return "register", units
        declared = self.reporters.get((place, subject), ())
        return ("declared", [RegisteredUnit(name) for name in declared]) if declared else ("observed", [])

    def names_of_units(self) -> dict[tuple[str, str], str]:
        """(place, folded name) -> unit: what a person once mapped a name to, and the other names of the register."""
        of_registers = {
            (place, alias): unit
            for place, register in self.registers.items()
            for alias, unit in aliases_of(register).items()
        }
        return self.unit_names | of_registers

    def registered_over(self, change: RegisterChange) -> list[Approved]:
        """The approved periods of which other units are expected to report once a change of a register is written."""
        before = self.registers.get(change.place, {})
        after = change.applied(before)
        subjects = {s for register in (before, after) for unit in register.values() for s in unit.subjects}
        reached = {change.place, PLACES[change.place].successor or change.place, NATION}
        return sorted(
            (place, subject, label)
            for place, subject, label in self.approvals
            if place in reached
            and subject in subjects
            and any(differing(before, after, subject, periods.parse_period(n).end) for n in periods.within(label))
        )

    def with_register(self, change: RegisterChange) -> "Decisions":
        """These decisions with a change of a register more."""
        register = change.applied(self.registers.get(change.place, {}))
        return replace(self, registers=self.registers | {change.place: register})

    def with_leads(self, leads: Iterable[Mapping[str, str]]) -> "Decisions":
        """These decisions with some of kind `lead` more, given by their payload."""
        other = replace(self, leading=dict(self.leading))
        for lead in leads:
            _name_lead(other, dict(lead), Lead(self.number + 1, "", "", lead["source"], _since(lead)))
        return other

    def approved_with(self, keys: list[Approved]) -> list[Approved]:
        """The approved periods that a change of `keys` reaches: longer periods, merged places and the nation too."""
        reached = {
            (p, s, n)
            for place, s, label in keys
            for p in (place, PLACES[place].successor or place, NATION)
            for n in _labels_with(s, label)
        }
        return sorted(reached & self.approvals.keys()) if self.approvals else []


@cache
def _labels_with(subject: str, label: str) -> tuple[str, ...]:
    """The periods whose figures may be made of those of `label`."""
    if subject in PLANNED:  # a plan is part of every period of its year
        return label, *periods.labels_of_year(label[:4])
    return label, *(longer for longer in periods.labels_of_year(label[:4]) if label in periods.within(longer))


def touches(reading: Reading) -> dict[str, dict[str, dict[str, list[str]]]]:
    """Which place, subject and label a file has figures of; {} where it has every combination of them.

    For made-up figures, which nobody approves, the combinations are enough.
    """
    keys = {(f.place, MEASURES[f.measure].subject, f.period_label) for f in reading.facts}
    if reading.source == SIMULATED:
        return {}
    places, subjects, labels = (set(names) for names in zip(*keys)) if keys else ((), (), ())
    if len(keys) == len(places) * len(subjects) * len(labels):
        return {}
    labels_by_place: dict[str, dict[str, list[str]]] = {}
    for place, subject, label in sorted(keys):
        labels_by_place.setdefault(subject, {}).setdefault(place, []).append(label)
    return {"touches": labels_by_place}


def keys_of(accepted: dict[str, Any]) -> list[Approved]:
    """(place, subject, label) of all figures of an accepted file, as its ledger line tells it."""
    if "touches" not in accepted:
        return list(product(accepted["places"], accepted["subjects"], accepted["labels"]))
    return [
        (place, subject, label)
        for subject, places in accepted["touches"].items()
        for place, labels in places.items()
        for label in labels
    ]


def fold_decisions(lines: list[Line], shown: int | None = None) -> Decisions:
    """The decisions as the ledger leaves them. `shown`: figures that came in after this line are not seen yet."""
    decisions = Decisions(len(lines))
    notes: dict[int, Note] = {}
    accepted: dict[int, dict[str, Any]] = {}
    first: date | None = None
    profile: Profile | None = None
    is_own = store_of(lines) == OWN
    for line in lines:
        if shown is not None and line.seq > shown and line.kind in FACTS:
            continue
        if line.kind == "accept":
            accepted[line.seq] = line.payload
            if first is None and is_own and line.payload["rank"] < RANKS["published"]:
                first = datetime.fromisoformat(line.time).date()
        if line.kind in FACTS:
            if decisions.approvals:
                _change(decisions, line, accepted[line.payload.get("batch", line.seq)])
        elif line.kind == "profile":
            profile = _profile(line)
        elif line.kind == "note":
            notes[line.seq] = _note(line)
        elif line.kind == "note_removed":
            notes.pop(line.payload["note"], None)
        elif line.kind in _FOLDS:
            _FOLDS[line.kind](decisions, line)
    return replace(decisions, notes=tuple(notes.values()), profile=profile, first_accepted=first)


def _approve(decisions: Decisions, line: Line) -> None:
    key = line.payload["place"], line.payload["subject"], line.payload["label"]
    decisions.approvals[key] = line.seq
    decisions.corrections.pop(key, None)


def _unapprove(decisions: Decisions, line: Line) -> None:
    decisions.approvals.pop((line.payload["place"], line.payload["subject"], line.payload["label"]), None)


def _set_target(decisions: Decisions, line: Line) -> None:
    key = line.payload["kpi"], line.payload.get("place", "")
    decisions.targets[key] = (*decisions.targets.get(key, ()), _target(line))


def _set_reporters(decisions: Decisions, line: Line) -> None:
    decisions.reporters[line.payload["place"], line.payload["subject"]] = tuple(line.payload["units"])


def _register(decisions: Decisions, line: Line) -> None:
    change = RegisterChange.from_payload(line.payload)
    decisions.registers[change.place] = change.applied(decisions.registers.get(change.place, {}))
    _correct(decisions, line, [tuple(key) for key in line.payload.get("revises", ())])


def _name_unit(decisions: Decisions, line: Line) -> None:
    decisions.unit_names[line.payload["place"], line.payload["name"]] = line.payload["unit"]


def _learn_phrase(decisions: Decisions, line: Line) -> None:
    decisions.phrases[line.payload["kind_of_number"], line.payload["words"]] = line.payload["measure"]


def _forget_phrase(decisions: Decisions, line: Line) -> None:
    decisions.phrases.pop((line.payload["kind_of_number"], line.payload["words"]), None)


def _save_layout(decisions: Decisions, line: Line) -> None:
    slug, layout = line.payload["slug"], line.payload["layout"]
    decisions.layouts[slug], decisions.layout_names[slug] = layout, layout["name"]


def _remove_layout(decisions: Decisions, line: Line) -> None:
    decisions.layouts.pop(line.payload["slug"], None)


def _save_template(decisions: Decisions, line: Line) -> None:
    p = line.payload
    decisions.templates[p["slug"]] = Template(p["name"], p["file"], p["original"])


def _remove_template(decisions: Decisions, line: Line) -> None:
    decisions.templates.pop(line.payload["slug"], None)


def _save_board(decisions: Decisions, line: Line) -> None:
    decisions.boards[line.payload["slug"]] = line.payload["board"]


def _remove_board(decisions: Decisions, line: Line) -> None:
    decisions.boards.pop(line.payload["slug"], None)


def _lead(decisions: Decisions, line: Line) -> None:
    p = line.payload
    _name_lead(decisions, p, Lead(line.seq, line.time, line.who, p["source"], _since(p)))
    _correct(decisions, line, [tuple(key) for key in p.get("revises", ())])


def _name_lead(decisions: Decisions, payload: Mapping[str, Any], lead: Lead) -> None:
    key = payload["place"], payload["subject"]
    decisions.leading[key] = (*decisions.leading.get(key, ()), lead)


def _since(payload: Mapping[str, Any]) -> date:
    """From which day a decision counts; one that names none always did."""
    return date.fromisoformat(payload["since"]) if payload.get("since") else FOREVER


def _set(decisions: Decisions, line: Line) -> None:
    decisions.settings[line.payload["name"]] = line.payload["value"]


# What a line of a kind does to the decisions before it; lines of facts and notes are folded by themselves.
_FOLDS: dict[str, Callable[[Decisions, Line], None]] = {
    "approve": _approve,
    "unapprove": _unapprove,
    "target": _set_target,
    "reporters": _set_reporters,
    "register": _register,
    "unit_name": _name_unit,
    "phrase": _learn_phrase,
    "phrase_removed": _forget_phrase,
    "layout": _save_layout,
    "layout_removed": _remove_layout,
    "template": _save_template,
    "template_removed": _remove_template,
    "board": _save_board,
    "board_removed": _remove_board,
    "lead": _lead,
    "setting": _set,
}


def _profile(line: Line) -> Profile | None:
    """Whose desk it is from a line on; nobody's again where the line names no place."""
    p = line.payload
    return Profile(line.seq, line.time, line.who, p["place"], p["level"], p["unit"]) if p["place"] else None


def _note(line: Line) -> Note:
    p = line.payload
    return Note(line.seq, line.time, line.who, p["place"], p["kpi"], p["label"], p["text"])


def _change(decisions: Decisions, line: Line, accepted: dict[str, Any]) -> None:
    """A line that changed figures: which approved periods it reached, and why."""
    revised = line.payload.get("revises")  # lines of before reasons were asked name everything the file holds
    _correct(decisions, line, keys_of(accepted) if revised is None else [tuple(key) for key in revised])


def _correct(decisions: Decisions, line: Line, keys: list[Approved]) -> None:
    """Mark the approved periods that a change of `keys` reaches as corrected by a line."""
    correction = Correction(line.seq, line.time, line.who, line.payload.get("reason", ""))
    for approved in decisions.approved_with(keys):
        decisions.corrections[approved] = (*decisions.corrections.get(approved, ()), correction)


def _target(line: Line) -> SetTarget:
    p, since = line.payload, _since(line.payload)
    is_none = bool(p.get("none"))
    return SetTarget(line.seq, line.time, line.who, p["value"], p.get("watch"), since, p.get("basis", ""), is_none)
