"""What is said of a number: the slots its own words fill, and those it takes from what was said before.

"Đã giải quyết 136.078 hồ sơ; trong đó trước hạn 102.847": the second number is of dossiers resolved although its words
say neither. A number takes only what its own words leave open, from the number it belongs to; what no word explains
stays open.
"""

import re
from dataclasses import dataclass, field

from loaders.prose.cells import Cell, joined
from loaders.prose.numerals import COUNT, MONEY, PERCENT, POINTS
from loaders.prose.vocabulary import Word, measure_of

_SOCIAL = ("facebook", "zalo", "youtube", "tiktok")
_OF_NOUN = {
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
    "share": "media",
}
# What a noun may be of instead, where the words round it say so.
_INSTEAD = {
    "dossier": ("interlinked", "payment", "digitisation"),
    "petition": ("feedback",),
    "task": ("gov_task", "own_task"),
    "ticket": ("hotline", "feedback", "feedback_regulation"),
    "document": ("portal",),
    "rating": ("rating",),
    "decision": (),
    "sms": ("zalo",),
    **dict.fromkeys(("item", "news", "article", "photo", "video", "graphic", "post"), ("portal", *_SOCIAL)),
    **dict.fromkeys(("view", "reach", "interaction", "like", "follower", "share"), ("portal", *_SOCIAL)),
}
_LOOSE = ("turn", "person", "case", "group", "call", "money", "point", "rank", "result", "")
_REST = ("còn lại", "còn", "hiện còn", "hiện nay còn", "tồn")
_NO_NOUN = re.compile(
    r"\s*(?:$|[^\w\s]|(?:là|và|trong|tại|được|đã|so|tăng|giảm|đạt|ở|với|của|qua|từ|do|thì|nhưng|có|bằng|theo|chưa|đang|"
    r"chiếm|bị|gồm|trên|đều|về|để|khi|cho|vào|như|còn|mới|sớm|quá|trước|đúng|nộp|gửi|hiện|cùng|tính|thuộc|đến|không|"
    r"and|were|was|are|is|in|of|on|had|have|by|with|at|to|thông|đối|cả|tương|toàn|cũng|nhiều|hơn|lần|vượt)(?!\w))"
)
_UNKNOWN = "unknown"


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


@dataclass
class Heard:
    """What was said so far: the last number and the last that is part of no other, in this sentence and before."""

    last: Frame | None = None
    head: Frame | None = None
    context: dict[str, str] = field(default_factory=dict)  # subject of heading and paragraph


def frame_of(cell: Cell, text: str, heard: Heard, is_new_sentence: bool) -> Frame:
    """The frame of a cell, given what was heard before it."""
    frame = Frame(kind=_kind(cell, text), is_of=cell.is_of)
    frame.role = _role(cell, text)
    acts = _own(cell, text, frame)
    _take(frame, acts, heard, is_new_sentence, cell)
    made = [measure_of(frame.kind, frame.slots | {"act": act}) for act in (acts or [frame.slots.get("act", "")])]
    frame.measures = tuple(dict.fromkeys(measure for measure in made if measure))
    return frame


def _kind(cell: Cell, text: str) -> str:
    kind = cell.numeral.kind
    before = text[max(cell.begins, cell.numeral.start - 25) : cell.numeral.start]
    if kind in (COUNT, POINTS) and re.search(
        r"(?:thứ hạng|xếp hạng|xếp thứ|đứng thứ|xếp|hạng|vị trí thứ|thứ|đứng)\s*$", before
    ):
        return "rank"
    return kind


def _role(cell: Cell, text: str) -> str:
    """Whether a number is no figure of its own: a difference, what is compared with, what is planned."""
    near = [word for word in cell.before if word.slot in ("compare", "plan")]
    if not near:
        return ""
    word = near[-1]
    between = text[word.end : cell.numeral.start]
    if word.slot == "plan":
        return "plan" if len(between) < 60 and ":" not in between else ""
    if word.value == "than":
        return (
            "compared"
            if "," not in between
            and ";" not in between
            and len(between) < 60
            and not any(
                other.slot in ("act", "due", "rate") and other.start > word.end and other.value != "rate"
                for other in cell.before
            )
            else ""
        )
    is_direct = (
        len(between) < 30
        and not re.search(r"[,;:(]", between)
        and not any(other.slot in ("noun", "act", "due") and other.start >= word.end for other in cell.before)
    )
    return "implied" if is_direct and not re.search(r"\b(?:lên|còn|xuống|đạt|thành)\b", between) else ""


def _own(cell: Cell, text: str, frame: Frame) -> list[str]:
    """Fill what the cell's own words say; returns its acts where several are joined."""
    slots = frame.slots
    noun = _noun(cell, text, frame)
    if noun:
        slots["noun"] = noun
    acts = _acts(cell, text)
    for slot in ("due", "channel", "sort"):
        value = _state(cell, text, slot)
        if value:
            slots[slot] = value
    rates = [word.value for word in cell.before if word.slot == "rate"]
    if "on_time" in rates and "due" not in slots:
        slots["due"] = "on_time"
    subject = _subject(cell, text)
    if subject:
        slots["subject"] = subject
    if len(acts) == 1:
        slots["act"] = acts[0]
    frame.own = set(slots) | ({"act"} if acts else set())
    return acts if len(acts) > 1 else []


def _noun(cell: Cell, text: str, frame: Frame) -> str:
    end = cell.numeral.end
    behind = next(
        (word for word in cell.behind if word.slot == "noun" and not text[end : word.start].strip(" .")), None
    )
    if behind:
        frame.counted = text[behind.start : behind.end]
        return behind.value
    if cell.numeral.kind == PERCENT:
        return ""
    if cell.numeral.kind in (MONEY, POINTS):
        return "money" if cell.numeral.kind == MONEY else "point"
    if not cell.numeral.is_zero and not _NO_NOUN.match(text[end : cell.sentence[1]]):
        next_word = next((word for word in cell.behind if word.start - end < 3), None)
        if next_word is None:
            unknown = re.match(r"\s*([^\W\d_]+(?:\s+[^\W\d_]+)?)", text[end : cell.sentence[1]])
            frame.counted = unknown[1] if unknown else ""
            return _UNKNOWN
    before = [word for word in cell.before if word.slot == "noun"]
    return before[-1].value if before else ""


def _acts(cell: Cell, text: str) -> list[str]:
    before = [word for word in cell.before if word.slot == "act"]
    behind = [word for word in cell.behind if word.slot == "act"]
    chain = _chain(text, before)
    first = behind[0] if behind else None
    is_weak = not before or text[before[-1].start : before[-1].end] in _REST
    if first and (is_weak or _is_label(first, cell, text, before)):
        return [first.value]
    if (
        before
        and text[before[-1].start : before[-1].end] in _REST
        and any(w.slot == "channel" for w in (*cell.before, *cell.behind))
    ):
        return []
    return list(dict.fromkeys(word.value for word in chain))


def _is_label(word: Word, cell: Cell, text: str, before: list[Word]) -> bool:
    """Whether an act behind a number says what it is, although one stands before it as well: "trong số hồ sơ tiếp nhận
    có 27 hồ sơ bị trả lại"."""
    specific = (
        "returned",
        "withdrawn",
        "returned_or_withdrawn",
        "supplement",
        "stopped",
        "not_accepted",
        "waiting",
        "carried",
        "received_new",
    )
    return (
        word.value in specific
        and word.start - cell.numeral.end < 40
        and before[-1].value in ("received", "resolved", "pending")
    )


def _chain(text: str, words: list[Word]) -> list[Word]:
    return joined(text, words) if words else []


def _state(cell: Cell, text: str, slot: str) -> str:
    """The value of a slot: before the number, else behind it; none where a list of them says "all of these"."""
    before = [word for word in cell.before if word.slot == slot]
    behind = [word for word in cell.behind if word.slot == slot]
    if slot == "sort":
        before = [word for word in before if cell.numeral.start - word.end < 60]
    near_behind = behind and behind[0].start - cell.numeral.end < 45
    if before and not (near_behind and cell.numeral.start - before[-1].end > 30):
        chain = _chain(text, before)
        values = list(dict.fromkeys(word.value for word in chain))
        return _merged(values, slot)
    if behind:
        chain = [behind[0]]
        for word in behind[1:]:
            if re.fullmatch(r"\s*(?:,|và|/|hoặc)\s*(?:hồ sơ\s*)?", text[chain[-1].end : word.start]):
                chain.append(word)
        if slot == "sort":
            listed = re.match(r"\s*,\s*", text[chain[-1].end :])
            values = list(dict.fromkeys(word.value for word in chain))
            return "" if listed and len(values) > 1 else _merged(values, slot)
        return _merged(list(dict.fromkeys(word.value for word in chain)), slot)
    return ""


def _merged(values: list[str], slot: str) -> str:
    if len(values) == 1:
        return values[0]
    if set(values) == {"early", "on_time"} or set(values) <= {"early", "on_time", "early_on_time"}:
        return "early_on_time"
    if set(values) == {"direct", "postal"}:
        return "direct_postal"
    if slot == "sort":
        return values[-1] if len(values) == 1 else ""
    return "several"


def _subject(cell: Cell, text: str) -> str:
    before = [word for word in cell.before if word.slot == "subject"]
    behind = [word for word in cell.behind if word.slot == "subject"]
    social = [word for word in before if word.value in _SOCIAL]
    if social:
        chain = list(dict.fromkeys(word.value for word in _chain(text, social)))
        return chain[0] if len(chain) == 1 else "several"
    if before:
        return before[-1].value
    return behind[0].value if behind else ""


def _settle_subject(frame: Frame, context: str) -> str:
    """What a number is of: its noun, or what the noun is of in these words."""
    own, noun = frame.slots.get("subject", ""), frame.slots.get("noun", "")
    if noun == _UNKNOWN:
        return _UNKNOWN
    allowed = _INSTEAD.get(noun, ())
    if noun in _OF_NOUN:
        return own if own in allowed else context if context in allowed else _OF_NOUN[noun]
    return own or context


def _take(frame: Frame, acts: list[str], heard: Heard, is_new_sentence: bool, cell: Cell) -> None:
    """What the number's own words leave open, out of what was said before."""
    slots = frame.slots
    last, head = heard.last, heard.head
    context = (
        last.slots.get("subject", "") if last and last.slots.get("subject") != _UNKNOWN else ""
    ) or heard.context.get("subject", "")
    if is_new_sentence and heard.context.get("sentence_subject"):
        context = heard.context["sentence_subject"]
    taken = []
    if (
        "noun" not in slots
        and frame.kind == COUNT
        and last
        and last.kind == COUNT
        and last.slots.get("noun") not in (None, _UNKNOWN)
    ):
        slots["noun"] = last.slots["noun"]
        taken.append("noun")
    subject = _settle_subject(frame, context)
    if subject != slots.get("subject"):
        taken.append("subject")
    slots["subject"] = subject
    states = {"act", "due", "channel", "sort"} & set(frame.own)
    base = head if cell.is_of and head else last
    is_near = base is not None and (not is_new_sentence or cell.is_of or "due" in states)
    if acts or "act" in slots or frame.role == "compared":
        if subject == "dossier" and "act" in slots and slots["act"] == "pending" and "due" not in slots:
            pass
    elif (
        base
        and is_near
        and base.slots.get("subject") == subject
        or (base and is_near and frame.kind == PERCENT and (subject in ("", base.slots.get("subject"))))
    ):
        assert base is not None
        if frame.kind == PERCENT and not states:
            base = last or base
            for slot in ("act", "due", "channel", "sort"):
                if slot in base.slots:
                    slots[slot] = base.slots[slot]
                    taken.append(slot)
        elif not states and not cell.is_of:
            for slot in ("act", "due", "channel", "sort"):
                if slot in base.slots:
                    slots[slot] = base.slots[slot]
                    taken.append(slot)
        elif states and "act" in base.slots:
            slots["act"] = _act_for(slots, base.slots["act"])
            taken.append("act")
            if "sort" in states and "due" in base.slots and "due" not in slots:
                slots["due"] = base.slots["due"]
    if subject == "dossier" and slots.get("due") == "in_time":
        slots["act"] = "pending"
    if (
        subject == "dossier"
        and slots.get("due") in ("early", "on_time", "early_on_time")
        and slots.get("act") in ("received", "pending")
    ):
        if "act" in frame.own and slots["act"] == "pending":
            pass
        else:
            slots["act"] = "resolved"
    if slots.get("due") == "late" and slots.get("act") in ("received", "received_new", "carried", "spot"):
        slots["act"] = "resolved"
    slots = {slot: value for slot, value in slots.items() if value}
    frame.slots = slots
    frame.taken = tuple(taken)


def _act_for(slots: dict[str, str], act: str) -> str:
    """The act a term or a channel is of, when the number before it was of another."""
    if "channel" in slots and act in ("carried", "spot"):
        return "received"
    return act
