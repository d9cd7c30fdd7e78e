"""The slots of a number, and what was said before it."""

from dataclasses import dataclass, field

from loaders.prose.cells import Cell
from loaders.prose.numerals import COUNT, PERCENT

UNKNOWN = "unknown"

STATES = ("act", "due", "channel", "sort")

SOCIAL = ("facebook", "zalo", "youtube", "tiktok")

TICKETS = ("", "ticket", "turn", "case", "call")

OF_NOUN = {
    "dossier": "dossier",
    "petition": "petition",
    "sms": "sms",
    "rating": "rating",
    "transaction": "payment",
    "procedure": "tthc",
    "decision": "decision",
    "session": "meeting",
    "task": "task",
    "staff": "staff",
    "dialogue": "dialogue",
    "item": "portal",
    "news": "portal",
    "article": "portal",
    "photo": "portal",
    "video": "portal",
    "graphic": "portal",
    "post": "portal",
    "document": "document",
    "ticket": "feedback",
    "view": "media",
    "reach": "media",
    "interaction": "media",
    "like": "media",
    "follower": "media",
    "unfollow": "media",
    "click": "media",
    "share": "media",
    "like_page": "media",
}

# What a noun may be of instead, where the words round it say so.
INSTEAD = {
    "dossier": ("interlinked", "payment", "digitisation"),
    "petition": ("feedback",),
    "task": ("gov_task", "own_task"),
    "ticket": ("hotline", "feedback", "feedback_regulation", "national"),
    "document": ("portal",),
    "rating": ("rating",),
    "decision": (),
    "sms": ("zalo",),
    **dict.fromkeys(("item", "news", "article", "photo", "video", "graphic", "post"), ("portal", *SOCIAL)),
    **dict.fromkeys(
        ("view", "reach", "interaction", "like", "like_page", "follower", "unfollow", "click", "share"),
        ("portal", *SOCIAL),
    ),
}


@dataclass
class Frame:
    """The slots of one number, `measures` they make, and why: `own` those its own words fill, `taken` the rest."""

    slots: dict[str, str] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    measures: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    counted: str = ""
    role: str = ""  # "" for a figure; implied, compared, plan
    kind: str = COUNT
    is_of: bool = False
    channel: str = ""
    named: tuple[str, ...] = ()
    has_own_unit: bool = False
    is_unsure: bool = False
    is_year_before: bool = False
    is_first: bool = False  # of its sentence
    is_partial: bool = False  # unsure, and what follows is of it
    is_to: bool = False  # "giảm từ 150 xuống còn 80": the second


@dataclass
class Heard:
    """What was said so far: the last number, and those the next may be a part of, by how deep they stand."""

    last: Frame | None = None
    levels: list[tuple[int, Frame]] = field(default_factory=list)
    before: Frame | None = None
    context: dict[str, str] = field(default_factory=dict)  # subject of heading and paragraph

    def head(self, cell: Cell) -> Frame | None:
        """The number a cell is a part of: the last that stands less deep."""
        least = cell.level if cell.level else 1
        return next((frame for level, frame in reversed(self.levels) if level < least), None)

    def hear(self, cell: Cell, frame: Frame) -> None:
        """Remember a number for those behind it."""
        self.last = frame
        if frame.kind != PERCENT:
            self.levels = [(level, one) for level, one in self.levels if level < cell.level] + [(cell.level, frame)]


def states_of(frame: Frame) -> set[str]:
    """The slots that say more of a number than what it counts."""
    return {slot for slot in STATES if slot in frame.slots}
