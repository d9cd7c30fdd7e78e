"""A number of a document with what it says and how sure that is, and all of them as the figures of a reading."""

from dataclasses import dataclass, field, fields
from datetime import date

from data.facts import Fact
from data.measures import canonical_counted
from loaders.files.document import Document
from loaders.prose.moments import Period

SURE = 0.75  # figures below are proposed unticked


@dataclass(frozen=True)
class ProseNumber:
    """One number of a document. `measure`: "" while it is open. `start`, `end`: its characters in the text;
    `sentence`: those of its sentence; `paragraph`: its number. `role`: "" for a figure; implied (a difference, for
    checking), compared (of another period), plan. `confidence` 0–1 and `reason`; `readings`: what it may be besides;
    `phrase`: the words an open one is spoken of with (`loaders/prose/phrases.py`)."""

    value: float | None
    kind: str
    qualifier: str
    counted: str
    measure: str
    start: int
    end: int
    sentence: tuple[int, int]
    paragraph: int
    place: str = ""
    unit: str = ""
    field: str = ""
    channel: str = ""
    period_label: str = ""
    period_start: date | None = None
    period_end: date | None = None
    period_basis: str = "unknown"
    role: str = ""
    confidence: float = 0.0
    reason: str = ""
    readings: tuple[float, ...] = ()
    phrase: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether it is ticked: a figure whose measure, value, period and place are sure."""
        return bool(
            self.measure and self.place and self.period_label and not self.role and self.value is not None
        ) and (self.confidence >= SURE)

    @property
    def locator(self) -> str:
        """`Đoạn 12!345-352`: paragraph, and characters in the text of the document."""
        return f"Đoạn {self.paragraph}!{self.start}-{self.end}"

    def to_json(self) -> dict:
        row = {name: getattr(self, name) for name in _NAMES}
        for name in ("period_start", "period_end"):
            row[name] = row[name].isoformat() if row[name] else None
        return row | {"is_taken": self.is_taken, "locator": self.locator}


_NAMES = tuple(f.name for f in fields(ProseNumber))


@dataclass
class Prose:
    """What a document says: all its numbers in their order, its period and place as a whole; `own_label`, `own_place`:
    those it names itself, whatever a person said."""

    numbers: list[ProseNumber] = field(default_factory=list)
    period: Period = field(default_factory=Period)
    place: str | None = None
    own_label: str | None = None
    own_place: str | None = None

    def facts(self, document: Document) -> list[Fact]:
        """The ticked figures, their cells naming paragraph and characters."""
        return [_fact(one, document) for one in self.numbers if one.is_taken]


def _fact(one: ProseNumber, document: Document) -> Fact:
    return Fact(
        one.measure,
        one.value,
        one.place,
        one.period_label,
        one.period_start,
        one.period_end,
        one.period_basis,
        one.qualifier,
        canonical_counted(one.measure, one.counted or None),
        unit=one.unit,
        field=one.field,
        channel=one.channel,
        locator=one.locator,
        raw=document.text[one.start : one.end],
    )
