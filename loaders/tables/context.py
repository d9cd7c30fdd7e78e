"""What a parse may know besides the file: what the person said, and the names used before."""

from dataclasses import dataclass, field
from datetime import date

from data.stores import OWN
from loaders.files import limits

SKIP = "skip"  # the answer that leaves a row, a cell or a column out


@dataclass
class Context:
    """Everything a pure parse is given. `answers`: question of a `Problem` -> the choice made.

    `place` and `period` are what the person said beside the file (`--place`, `--period`), as text and as a
    label. `known_units`: place id -> units with figures, or registered. `unit_names`: (place id, folded name) -> the
    unit a person once mapped that name to, or whose other name it is in the register. `layouts`: saved layouts as plain
    JSON values; `layout`: the one to read by, when a person named it. `most_facts`: a file with more is refused.
    `store`: which one the file is for. `phrases`: (kind of number, words it is spoken of with) -> the measure a person
    once chose for it. `windows`: place id -> subject -> the day of the month from which the stored figures of months
    count, other than the first. `is_recognised`: the text was recognised on pictures; nothing of it is taken unseen.
    """

    place: str | None = None
    period: str | None = None
    known_units: dict[str, list[str]] = field(default_factory=dict)
    unit_names: dict[tuple[str, str], str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    today: date = field(default_factory=date.today)
    layouts: list[dict] = field(default_factory=list)
    layout: dict | None = None
    most_facts: int = limits.FACTS
    store: str = OWN
    phrases: dict[tuple[str, str], str] = field(default_factory=dict)
    windows: dict[str, dict[str, int]] = field(default_factory=dict)
    is_recognised: bool = False

    def to_json(self) -> dict:
        """The context as plain JSON values, for the parsing child process."""
        return {
            "place": self.place,
            "period": self.period,
            "known_units": self.known_units,
            "unit_names": [[place, name, unit] for (place, name), unit in self.unit_names.items()],
            "answers": self.answers,
            "today": self.today.isoformat(),
            "layouts": self.layouts,
            "layout": self.layout,
            "most_facts": self.most_facts,
            "store": self.store,
            "phrases": [[kind, words, measure] for (kind, words), measure in self.phrases.items()],
            "windows": self.windows,
            "is_recognised": self.is_recognised,
        }

    @classmethod
    def from_json(cls, values: dict) -> "Context":
        return cls(
            values["place"],
            values["period"],
            values["known_units"],
            {(place, name): unit for place, name, unit in values["unit_names"]},
            values["answers"],
            date.fromisoformat(values["today"]),
            values["layouts"],
            values["layout"],
            values["most_facts"],
            values["store"],
            {(kind, words): measure for kind, words, measure in values["phrases"]},
            values["windows"],
            values["is_recognised"],
        )
