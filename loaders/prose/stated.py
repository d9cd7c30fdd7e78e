"""What a number's own words state: what is counted, what was done, when due, which way, of which kind."""

import re
from dataclasses import replace
from functools import cache

from loaders.prose.cells import Cell, joined
from loaders.prose.numerals import COUNT, MONEY, PERCENT, POINTS
from loaders.prose.residue import plain_words
from loaders.prose.slots import INSTEAD, OF_NOUN, SOCIAL, UNKNOWN, Frame
from loaders.prose.vocabulary import Word

_OF_MONEY = ("budget", "investment", "payment")

_REST = ("còn lại", "còn", "hiện còn", "hiện nay còn", "tồn")

_TELLING = ("noun", "subject", "act", "due", "channel", "sort", "all")

_SPECIFIC = (
    "returned",
    "withdrawn",
    "returned_or_withdrawn",
    "supplement",
    "stopped",
    "not_accepted",
    "waiting",
    "carried",
    "received_new",
    "competent",
)

_NEGATED = re.compile(r"\b(?:không|chưa)\s+(?:được\s+|bị\s+|thể\s+|có\s+)?$")

_AND_ALSO = re.compile(r"\s*(?:,|và|,\s*và)\s*")

_FROM = re.compile(r"\s*(?:mạnh |nhanh |dần )?từ\s+\W*(?:hơn |trên |gần |khoảng )?")

_SPENT = re.compile(r"(?:^|[,;:(.]\s*)(?:đã )?thực hiện(?:\s+(?:được|đạt|là|chi))*\s*:?\s*$")

_PLANNED = re.compile(r"(?:^|[,;:(.]\s*)kế hoạch(?:\s+(?:vốn|năm|cả năm|giao|được giao|là|năm \d{4}))*\s*:?\s*$")


def kind_of(cell: Cell, text: str) -> str:
    kind = cell.numeral.kind
    if cell.numeral.is_of_whole and cell.numeral.part:
        kind = cell.numeral.part.kind
    before = text[max(cell.begins, cell.numeral.start - 25) : cell.numeral.start]
    if kind in (COUNT, POINTS) and re.search(
        r"(?:thứ hạng|xếp hạng|xếp thứ|đứng thứ|xếp|hạng|vị trí thứ|vị trí|thứ|đứng|đứng ở|xếp ở)\s*$", before
    ):
        return "rank"
    return kind


def role_of(cell: Cell, text: str, before: Frame | None) -> str:
    """Whether a number is no figure of its own: a difference, what is compared with, what is planned."""
    near = [word for word in cell.before if word.slot in ("compare", "plan")]
    if not near and before and before.role == "plan" and _AND_ALSO.fullmatch(text, cell.begins, cell.numeral.start):
        return "plan"
    if not near:
        return ""
    word = near[-1]
    if word.value in ("up", "down") and _FROM.fullmatch(text, word.end, cell.numeral.start):
        return "from"
    if _is_gain(cell, word):
        return ""
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


def _is_gain(cell: Cell, word: Word) -> bool:
    """Whether "tăng thêm 950 lượt thích" says what a page won, no difference of two periods."""
    is_gained = any(one.slot == "act" and one.value == "gained" and one.start == word.start for one in cell.before)
    counted = next((one.value for one in cell.behind if one.slot == "noun" and one.start - cell.after < 3), "")
    return is_gained and counted in ("like", "like_page", "follower")


@cache
def _no_noun() -> re.Pattern:
    """What may follow a number that does not say what it counts."""
    return re.compile(rf"\s*(?:$|[^\w\s]|(?:{plain_words('behind')})(?!\w))")


def fill_own(cell: Cell, text: str, frame: Frame, last: Frame | None) -> list[str]:
    """Fill what the cell's own words say; returns its acts where several are joined."""
    slots = frame.slots
    noun = _noun(cell, text, frame, last.slots.get("noun", "") if last else "")
    if noun:
        slots["noun"] = noun
    acts = _acts(cell, text, frame)
    for slot in ("due", "channel", "sort"):
        value = _state(cell, text, slot)
        if value in ("of_ubnd", "of_office") and noun not in ("document", ""):
            value = _state(replace(cell, before=[word for word in cell.before if word.value != value]), text, slot)
        if value:
            slots[slot] = value
    rates = [word.value for word in cell.before if word.slot == "rate"]
    if "on_time" in rates:
        slots["due"] = _merged(["on_time", slots.get("due", "on_time")], "due")
    if (
        cell.numeral.is_zero
        and not acts
        and re.search(
            r"phát sinh|"
            r"nhận",
            text[cell.numeral.start : cell.numeral.end],
        )
    ):
        acts = ["received"]
    if (
        last
        and last.slots.get("sort") == "apology_given"
        and "sort" not in slots
        and acts
        and acts[0].startswith("not ")
    ):
        slots["sort"], acts = "apology_missing", []
    subject = _subject(cell, text, INSTEAD.get(noun, ()))
    if noun == "staff" and not acts and any(word.value in ("own_task", "gov_task") for word in cell.before):
        acts = ["assigned"]
    if subject:
        slots["subject"] = subject
    if len(acts) == 1:
        slots["act"] = acts[0]
    frame.own = set(slots) | ({"act"} if acts else set())
    return acts if len(acts) > 1 else []


def _noun(cell: Cell, text: str, frame: Frame, heard_noun: str) -> str:
    end = cell.after
    behind = next(
        (word for word in cell.behind if word.slot == "noun" and not text[end : word.start].strip(" .")), None
    )
    if behind:
        frame.counted = text[behind.start : behind.end]
        named = [word for word in cell.before if word.slot == "noun" and OF_NOUN.get(word.value) == "media"]
        is_named = behind.value in ("person", "turn") and named and cell.numeral.start - named[-1].end < 30
        return named[-1].value if is_named else behind.value
    counter = next((word for word in cell.behind if word.slot == "counter" and word.start - end < 2), None)
    if counter and heard_noun == counter.value:
        frame.counted = text[counter.start : counter.end]
        return counter.value
    if cell.numeral.kind == PERCENT:
        of = [word for word in cell.before if word.slot == "noun"]
        return of[-1].value if of else ""
    if frame.kind == "rank":
        return "rank"
    if cell.numeral.kind in (MONEY, POINTS):
        return "money" if cell.numeral.kind == MONEY else "point"
    if not cell.numeral.is_zero and not _no_noun().match(text[end : cell.sentence[1]]):
        next_word = next((word for word in cell.behind if word.start - end < 3 and word.slot in _TELLING), None)
        if next_word is None:
            unknown = re.match(r"\s*([^\W\d_]+(?:\s+[^\W\d_]+)?)", text[end : cell.sentence[1]])
            frame.counted = unknown[1] if unknown else ""
            return UNKNOWN
    before = [word for word in cell.before if word.slot == "noun"]
    return before[-1].value if before else ""


def _acts(cell: Cell, text: str, frame: Frame) -> list[str]:
    before = [word for word in cell.before if word.slot == "act"]
    behind = [word for word in cell.behind if word.slot == "act"]
    if cell.numeral.kind == PERCENT:  # "trễ hạn còn 1,4%": how much it is now, not what is left
        before = [word for word in before if text[word.start : word.end] not in _REST]
    if cell.numeral.kind == MONEY and _PLANNED.search(text[cell.begins : cell.numeral.start]):
        return ["assigned"]
    if cell.numeral.kind == MONEY and _SPENT.search(text[cell.begins : cell.numeral.start]):
        return ["spent"]
    is_procedure = frame.slots.get("noun") == "procedure"
    before = [word for word in before if is_procedure or word.value != "competent"]
    behind = [word for word in behind if is_procedure or word.value != "competent"]
    for word in (*reversed(before), *behind):
        if word.value in _SPECIFIC:
            return [word.value]
    if before and _NEGATED.search(text[max(before[-1].start - 15, 0) : before[-1].start]):
        return ["not " + before[-1].value]
    if behind and _NEGATED.search(text[max(behind[0].start - 15, 0) : behind[0].start]):
        return ["not " + behind[0].value]
    named = [word for word in before if word.value != "total"]
    before = named or before
    if len(behind) > 1 and behind[0].value == "total":
        behind = behind[1:]
    chain = _chain(text, before)
    if cell.numeral.kind == MONEY and "spent" in {word.value for word in chain}:
        return ["spent"]  # "giải ngân kế hoạch vốn": what was spent of it
    first = behind[0] if behind else None
    is_weak = not before or text[before[-1].start : before[-1].end] in _REST
    if first and (is_weak or before[-1].value == "total"):
        return [first.value]
    if (
        before
        and text[before[-1].start : before[-1].end] in _REST
        and any(w.slot in ("channel", "sort") and w.value != "other" for w in (*cell.before, *cell.behind))
    ):
        return []
    return list(dict.fromkeys(word.value for word in chain))


def _chain(text: str, words: list[Word]) -> list[Word]:
    return joined(text, words) if words else []


def _state(cell: Cell, text: str, slot: str) -> str:
    """The value of a slot: before the number, else behind it; none where a list of them says "all of these"."""
    before = [word for word in cell.before if word.slot == slot]
    behind = [word for word in cell.behind if word.slot == slot]
    if slot == "sort":
        idle = ("other",) if cell.numeral.kind == POINTS else ("other", "digitised")
        before = [word for word in before if cell.numeral.start - word.end < 120 and word.value not in idle]
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
            return "" if len(values) > 1 or (listed and len(values) > 1) else _merged(values, slot)
        return _merged(list(dict.fromkeys(word.value for word in chain)), slot)
    return ""


def _merged(values: list[str], slot: str) -> str:
    values = list(dict.fromkeys(values))
    if len(values) == 1:
        return values[0]
    if set(values) == {"early", "on_time"} or set(values) <= {"early", "on_time", "early_on_time"}:
        return "early_on_time"
    if set(values) == {"direct", "postal"}:
        return "direct_postal"
    if slot == "sort":
        named = [value for value in values if value != "total"]
        return named[0] if len(named) == 1 else ""
    return "several"


def _subject(cell: Cell, text: str, allowed: tuple[str, ...]) -> str:
    """What the words round a number say it is of: what its noun may be of first."""
    is_of_people = any(word.slot == "noun" and word.value == "ticket" for word in (*cell.before, *cell.behind))
    unlike = "" if is_of_people else "national"
    before = [word for word in cell.before if word.slot == "subject" and word.value != unlike]
    before = [word for word in before if word.value in allowed] or before
    behind = [word for word in cell.behind if word.slot == "subject" and word.value != unlike]
    if cell.numeral.kind == MONEY:  # "Thủ tướng giao 6.295 tỷ đồng": no task
        before, behind = ([word for word in words if word.value in _OF_MONEY] for words in (before, behind))
    social = [word for word in before if word.value in SOCIAL]
    if social:
        chain = list(dict.fromkeys(word.value for word in _chain(text, social)))
        return chain[0] if len(chain) == 1 else "several"
    if before:
        return before[-1].value
    return behind[0].value if behind else ""
