"""A case: a workbook, what is said beside it, and what a careful clerk would take from it."""

from dataclasses import dataclass
from typing import Any

from tests.cases.offices.drawing import Sheet

# Period label, unit, measure, value, field, channel. An empty unit is the place itself.
Fact = tuple[str, str, str, float, str, str]


@dataclass(frozen=True)
class Case:
    """One declared case; the names of its parts are those of shared/cases/expected.json."""

    slug: str
    what: str
    args: tuple[str, ...]
    want: str
    sheets: tuple[Sheet, ...]
    facts: tuple[Fact, ...] = ()
    qualifier: str = ""
    questions_at_most: int | None = None
    clean_names: bool = False
    no_eth: bool = False
    loose_values: bool = False

    def expected(self) -> dict[str, Any]:
        """The line of expected.json that says the same."""
        line: dict[str, Any] = {"file": f"{self.slug}.xlsx", "what": self.what, "args": list(self.args)}
        line |= {"want": self.want, "facts": [list(fact) for fact in self.facts]}
        extras = {
            "qualifier": self.qualifier,
            "questions_at_most": self.questions_at_most,
            "clean_names": self.clean_names,
            "no_eth": self.no_eth,
            "loose_values": self.loose_values,
        }
        return line | {name: value for name, value in extras.items() if value not in ("", None, False)}


def told(place: str = "", period: str = "") -> tuple[str, ...]:
    """What is said beside the file: its place, its period, both or nothing."""
    return (("--place", place) if place else ()) + (("--period", period) if period else ())
