"""The numbers found in a document, as the screen sorts them: taken, proposed, open, aside."""

import base64
import json
import re
from dataclasses import dataclass, field
from typing import Any

from charts.formats import NBSP
from data.facts import Problem
from data.measures import MEASURES
from data.periods import period_name
from loaders.files.glimpse import FOUND, TEXT
from loaders.load import Preview
from loaders.scans import PICTURES
from loaders.sources.report import LEAVE
from pages.parts.marked import Mark
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.prose import words as prose_words
from pages.upload.waiting.session import Waiting
from pages.upload.waiting.texts import value

TAKEN, PROPOSED, OPEN, LEFT, ASIDE = STATES = ("taken", "proposed", "open", "left", "aside")
FLAGGED = "flagged"
COLOURS = {
    TAKEN: "blue",
    PROPOSED: "orange",
    OPEN: "gray",
    LEFT: "gray",
    ASIDE: "gray",
    FLAGGED: "red",
}
SIGNS = {TAKEN: "✓", PROPOSED: "?", OPEN: "○", LEFT: "✕", ASIDE: "–", FLAGGED: "\\!"}
_NEEDED = ("period_label", "place")
LOCATOR = re.compile(r"Đoạn (\d+)!(\d+)-(\d+)")


@dataclass(frozen=True)
class Block:
    """One paragraph of a document: its kind, its characters, its number from 1."""

    kind: str
    start: int
    end: int
    number: int


@dataclass(frozen=True)
class Number:
    """One number of a document. `row`: what the reader says of it; `state`: one of `STATES`; `is_flagged`: something
    was found wrong with it."""

    row: dict[str, Any]
    state: str
    is_flagged: bool

    @property
    def locator(self) -> str:
        """Paragraph and characters; two measures of one number share it."""
        return self.row["locator"]

    @property
    def question(self) -> str:
        """The question a person's choice for it answers."""
        return f"prose:{self.locator}"

    @property
    def can_be_taken(self) -> bool:
        """Whether a tick is all it needs: value, period and place are known."""
        return self.state == PROPOSED and self.row["value"] is not None and all(map(self.row.get, _NEEDED))

    def mark(self, is_strong: bool = False) -> Mark:
        """How it is marked in the text."""
        kind = FLAGGED if self.is_flagged else self.state
        sign = f"{SIGNS[FLAGGED]}{SIGNS[self.state]}" if self.is_flagged else SIGNS[self.state]
        return Mark(self.row["start"], self.row["end"], COLOURS[kind], sign, is_strong)


@dataclass(frozen=True)
class Findings:
    """A document as it was read: its text, paragraphs and numbers."""

    text: str
    blocks: list[Block]
    numbers: list[Number]
    pictures: dict[str, str] = field(default_factory=dict)  # of a scan: locator -> PNG in base64

    def picture(self, one: Number) -> bytes:
        """The line of the page a number of a scan stands in; b"" of any other document."""
        return base64.b64decode(self.pictures.get(one.locator, ""))

    def number_at(self, locator: str) -> Number | None:
        """The first number of a locator."""
        return next((one for one in self.numbers if one.locator == locator), None)

    def of(self, state: str) -> list[Number]:
        return [one for one in self.numbers if (one.is_flagged if state == FLAGGED else one.state == state)]


def findings_in(file: Waiting, preview: Preview) -> Findings | None:
    """The document behind a preview; None for a workbook."""
    notes = preview.reading.notes
    if TEXT not in notes:
        return None
    document = json.loads(notes[TEXT])
    flagged = {locator for problem in preview.problems for locator in locators_of(problem)}
    rows = json.loads(notes.get(FOUND, "[]"))
    return Findings(
        document["text"],
        [Block(kind, start, end, number) for number, (kind, start, end, _) in enumerate(document["blocks"], 1)],
        [Number(row, _state(row, file.answers), row["locator"] in flagged) for row in rows],
        json.loads(notes.get(PICTURES, "{}")),
    )


def locators_of(problem: Problem) -> list[str]:
    """The numbers of a document a problem is about, each once; none of a mere note."""
    if problem.severity not in ("ask", "warn", "reject"):
        return []
    sentences = f"{problem.locator} {problem.message_vi}"
    return list(dict.fromkeys(match[0] for match in LOCATOR.finditer(sentences)))


def _state(row: dict[str, Any], answers: dict[str, str]) -> str:
    if answers.get(f"prose:{row['locator']}") == LEAVE:
        return LEFT
    if row["is_taken"]:
        return TAKEN
    if row["role"] or row["reason"] == "repeated":
        return ASIDE
    return PROPOSED if row["measure"] else OPEN


def measure_text(view: View, one: Number) -> str:
    """What a number counts: the measure with field and channel, else the words beside it."""
    row = one.row
    if not row["measure"]:
        return view.say(prose_words.UNKNOWN, counted=row["counted"]) if row["counted"] else view.say(prose_words.NONE)
    parts = (MEASURES[row["measure"]].label(view.language), row["field"], row["channel"])
    return " · ".join(part for part in parts if part)


def value_words(view: View, one: Number) -> str:
    """The number with its qualifier; what it may be where it cannot be told."""
    row = one.row
    if row["value"] is None:
        return " / ".join(value(view, reading) for reading in row["readings"]) or "–"
    text = value(view, row["value"], row["qualifier"])
    percent = f"{NBSP}%" if view.language == "vi" else "%"
    return text + percent if row["kind"] == "percent" else text


def period_words(view: View, one: Number) -> str:
    label = one.row["period_label"]
    return period_name(label, view.language, short=True) if label else view.say(upload_words.NOT_YET)


def where_words(view: View, one: Number) -> str:
    """The unit a number is of, else its place."""
    place = view.name(one.row["place"]) if one.row["place"] else view.say(upload_words.NOT_YET)
    return one.row["unit"] or place


def reason_words(view: View, one: Number) -> str:
    """Why a number stands where it does."""
    row = one.row
    reason = row["reason"]
    if one.state == LEFT:
        reason = "left"
    elif reason == "answered" and one.state != TAKEN:
        reason = "period" if not row["period_label"] else "place"
    return view.say(prose_words.REASONS.get(reason, prose_words.REASONS["unexplained"]))
