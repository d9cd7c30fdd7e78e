"""What a file says: facts, the problems found in it, and the reading that holds both."""

import math
from dataclasses import asdict, dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any

BASES = ("stated", "decree-09-2019", "unknown")
VERDICTS = ("accept", "normalise", "warn", "ask", "reject")
# What identifies a number; windows are attributes (rules of counting 1).
KEY = ("measure", "counted", "place", "unit", "field", "channel", "procedure", "level", "period_label")
_key_of = attrgetter(*KEY)
RANKS = {"export": 1, "office": 2, "published": 3}


@dataclass(slots=True)
class Fact:
    """One number of one file. Empty unit, field, channel or procedure: all of it."""

    measure: str
    value: float | None
    place: str
    period_label: str
    period_start: date | None
    period_end: date | None
    period_basis: str = "unknown"
    qualifier: str = "exact"
    counted: str = ""
    unit: str = ""
    field: str = ""
    channel: str = ""
    procedure: str = ""
    level: str = ""
    status: str = "value"  # or missing, not_applicable, not_due
    locator: str = ""
    raw: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        return _key_of(self)


@dataclass(slots=True)
class Problem:
    """Something found in a file: where, what was expected, what to do, in both languages.

    `severity` is the verdict it calls for: normalise, warn, ask or reject (info calls for none). An `ask`
    has `question` (its key among the answers) and `choices` (answer: (vi, en)).
    """

    code: str
    severity: str
    locator: str
    message_vi: str
    message_en: str
    question: str = ""
    choices: dict[str, tuple[str, str]] = field(default_factory=dict)

    def message(self, language: str) -> str:
        return self.message_vi if language == "vi" else self.message_en


@dataclass(slots=True)
class Reading:
    """The dry run of one file: which source recognised it, its facts and its problems.

    `rank`: export 1, office 2, published 3. `notes`: what the screen says was recognised
    (sheet, title, period as printed …). `is_personal`: the file holds persons, so neither it nor its name is kept.
    """

    source: str
    rank: int
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    is_personal: bool = False

    @property
    def verdict(self) -> str:
        """The gravest that any problem calls for; a file without facts has nothing to load."""
        severities = {p.severity for p in self.problems}
        if not self.facts and "ask" not in severities:
            return "reject"
        return max((v for v in VERDICTS if v in severities), key=VERDICTS.index, default="accept")


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """The public form of a fact, as `read --json` prints it."""
    row = asdict(fact)
    for name in ("period_start", "period_end"):
        row[name] = row[name].isoformat() if row[name] else None
    if fact.value is not None and math.isclose(fact.value, round(fact.value), abs_tol=1e-9):
        row["value"] = round(fact.value)
    order = (
        "measure",
        "value",
        "qualifier",
        "counted",
        "place",
        "unit",
        "field",
        "channel",
        "procedure",
        "level",
        "period_label",
        "period_start",
        "period_end",
        "period_basis",
        "status",
        "locator",
        "raw",
    )
    return {name: row[name] for name in order}
