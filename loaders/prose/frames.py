"""What is said of a number: the slots its own words fill, and those it takes from what was said before.

"Đã giải quyết 136.078 hồ sơ; trong đó trước hạn 102.847": the second number is of dossiers resolved although its words
say neither. A number takes only what its own words leave open, from the number it belongs to; what no word explains
stays open.
"""

import re
from dataclasses import dataclass, field, replace

from loaders.prose.cells import Cell, joined
from loaders.prose.numerals import COUNT, MONEY, PERCENT, POINTS
from loaders.prose.spelling import spelled
from loaders.prose.vocabulary import Word, acts_of, measure_of, sorts_of

_OF_MONEY = ("budget", "investment", "payment")
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
    "unfollow": "media",
    "click": "media",
    "share": "media",
    "like_page": "media",
}
# What a noun may be of instead, where the words round it say so.
_INSTEAD = {
    "dossier": ("interlinked", "payment", "digitisation"),
    "petition": ("feedback",),
    "task": ("gov_task", "own_task"),
    "ticket": ("hotline", "feedback", "feedback_regulation", "national"),
    "document": ("portal",),
    "rating": ("rating",),
    "decision": (),
    "sms": ("zalo",),
    **dict.fromkeys(("item", "news", "article", "photo", "video", "graphic", "post"), ("portal", *_SOCIAL)),
    **dict.fromkeys(("view", "reach", "interaction", "like", "like_page", "follower", "unfollow", "click", "share"), ("portal", *_SOCIAL)),
}
_LOOSE = ("turn", "person", "case", "group", "call", "money", "point", "rank", "result", "")
_REST = ("còn lại", "còn", "hiện còn", "hiện nay còn", "tồn")
_NO_NOUN = re.compile(
    r"\s*(?:$|[^\w\s]|(?:là|và|trong|tại|được|đã|so|tăng|giảm|đạt|ở|với|của|qua|từ|do|thì|nhưng|có|bằng|theo|chưa|"
    r"đang|"
    r"chiếm|bị|gồm|trên|đều|về|để|khi|cho|vào|như|còn|mới|sớm|quá|trước|đúng|nộp|gửi|hiện|cùng|tính|thuộc|đến|không|"
    r"and|were|was|are|is|in|of|on|had|have|by|with|at|to|thông|đối|cả|tương|toàn|cũng|nhiều|hơn|lần|vượt)(?!\w))"
)
_UNKNOWN = "unknown"
_STANDING = ("follower", "like_page")  # what a page has, whatever was done before: "tiếp cận 300, 120 người theo dõi"
_TELLING = ("noun", "subject", "act", "due", "channel", "sort", "all")


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


# What may follow "hồ sơ" without telling what kind of dossier it is.
_AFTER_NOUN = re.compile(
    r"\s+(?:của|trên|tại|từ|trong|do|qua|thuộc|theo|được|đã|đang|bị|và|với|các|cấp|so|mới|có|là|chưa|không|cho|"
    r"về|đến|ở|này|nào|"
    r"trước|sau|đều|hợp lệ|gồm|tương|tăng|giảm|bằng|nộp|gửi|đúng|quá|còn|khi|để|liên|toàn|tất|hành|thủ|hiện|đạt|"
    r"chiếm|cùng|cần|phải|"
    r"vẫn|cũng|đủ|tới|ra|vào|mỗi|chỉ|cao|thấp|nhiều|ít|hơn|nữa|như|sẽ|trả|lĩnh|ngành|phát|phi|thì|mà|nhưng|nên|"
    r"sang|lại|đợt|tồn|quý|tháng|năm|kỳ|nào|chậm|trễ|giải|thanh|có|"
    r"of|were|was|are|is|had|have|in|on|by|and|at|with|from|that|which)(?!\w)"
)
_OF_OTHERS = {
    ("act", act)
    for act in ("published", "issued", "sent", "served", "tracked", "rated", "announced", "use", "spent", "assigned")
} | {("sort", "other")}
_WORD = re.compile(r"\s+[^\W\d_]")


def _is_of_a_kind(cell: Cell, text: str) -> bool:
    """Whether a word nobody explains says which dossiers are meant: "hồ sơ dự tuyển", "hồ sơ căn cước"."""
    noun = next((word for word in cell.behind if word.slot == "noun" and word.value == "dossier"), None)
    if noun is None or text[cell.after : noun.start].strip():
        return False
    word = _WORD.match(text, noun.end)
    if word is None or _AFTER_NOUN.match(text, noun.end):
        return False
    return not any(one.start == word.end() - 1 and (one.slot, one.value) not in _OF_OTHERS for one in cell.behind)


def frame_of(cell: Cell, text: str, heard: Heard, is_new_sentence: bool, named: tuple[str, ...] = ()) -> Frame:
    """The frame of a cell, given what was heard before it. `named`: offices and fields its own words name."""
    frame = Frame(kind=_kind(cell, text), is_of=cell.is_of, is_first=cell.is_first)
    frame.role = _role(cell, text, heard.before)
    acts = _own(cell, text, frame, heard.last)
    frame.named, frame.has_own_unit = named, bool(named)
    share = text[cell.begins : cell.numeral.start]
    if (frame.role == "compared" and heard.last and _YEAR_BEFORE.search(share)) or _OPENS_YEAR_BEFORE.match(share):
        frame.role, frame.is_year_before = "", True
    if heard.before and heard.before.role == "from" and _TO.search(share):
        acts = []
        _take_all(frame, heard.before)
    else:
        _take(frame, _Around(cell, text, heard, is_new_sentence, acts))
    whole = heard.head(cell) if cell.is_of else None
    is_of_open = whole is not None and cell.level > 1 and _is_of_no_measure(whole)
    if (frame.kind == COUNT and _is_of_a_kind(cell, text)) or (whole and whole.is_unsure) or is_of_open:
        frame.is_unsure = True
    if cell.numeral.is_of_whole and heard.last:
        _as_whole(frame, heard.last, cell)
    if frame.kind == PERCENT and heard.before and heard.before.role == "implied" and not (states_of(frame) & frame.own):
        frame.role = "implied"
    frame.measures = _measures(frame, cell, acts)
    heard.before = frame
    return frame


def _is_of_no_measure(frame: Frame) -> bool:
    """Whether a number is of something done that no measure of its subject is of: its parts are none of ours either."""
    act = frame.slots.get("act", "")
    return bool(act) and not (frame.measures or frame.role) and act not in acts_of(frame.slots.get("subject", ""))


def _measures(frame: Frame, cell: Cell, acts: list[str]) -> tuple[str, ...]:
    """The measures of a number: one for each act or kind that its words join."""
    made = [measure_of(frame.kind, frame.slots | {"act": act}) for act in (acts or [frame.slots.get("act", "")])]
    if cell.numeral.is_zero and len(sorts := _sorts_behind(cell)) > 1:
        made = [measure_of(frame.kind, frame.slots | {"sort": sort}) for sort in sorts]
    return tuple(dict.fromkeys(measure for measure in made if measure))


_YEAR_BEFORE = re.compile(r"(?:^|[(,;]\s*)cùng kỳ(?: năm \d{4}| năm trước| năm ngoái)?(?:\s*(?:là|đạt|có|:))?\s*$")
_OPENS_YEAR_BEFORE = re.compile(r"\s*cùng kỳ(?: năm \d{4}| năm trước| năm ngoái)?,?\s+(?=\S)[^,;.:()\d]*$")
_FROM = re.compile(r"\s*(?:mạnh |nhanh |dần )?từ\s+\W*(?:hơn |trên |gần |khoảng )?")
_TO = re.compile(r"\b(?:lên|xuống|còn|lên đến|lên tới)\s+(?:hơn |trên |gần |khoảng |đến |còn )?$")


def _take_all(frame: Frame, before: Frame) -> None:
    """ "Giảm từ 150 hồ sơ xuống còn 80": both are of one kind."""
    frame.slots = {**before.slots, **({"noun": frame.slots["noun"]} if "noun" in frame.slots else {})}
    frame.taken, frame.role, frame.is_unsure, frame.is_to = ("act",), "", before.is_unsure, True


def states_of(frame: Frame) -> set[str]:
    """The slots that say more of a number than what it counts."""
    return {slot for slot in _SLOTS if slot in frame.slots}


def _sorts_behind(cell: Cell) -> list[str]:
    """The kinds a stated zero is said of: "không nhận được đơn khiếu nại, tố cáo"."""
    return list(dict.fromkeys(word.value for word in cell.behind if word.slot == "sort"))


_OF_WHOLES = ("received", "assigned", "due", "total")


def _as_whole(frame: Frame, part: Frame, cell: Cell) -> None:
    """1.456/1.625 hồ sơ trực tuyến: the whole is what the part was taken out of; "… được giao" says it itself."""
    slots = dict(part.slots)
    told = next((word.value for word in cell.behind if word.slot == "act" and word.value in _OF_WHOLES), "")
    if part.kind in (POINTS, "rank"):
        slots = {"subject": "whole"}
    if part.kind == MONEY and slots.get("act") == "spent":
        told = "assigned"
    if "channel" in slots:
        del slots["channel"]
        slots.setdefault("act", "received")
    elif told or slots.get("act") != "received":
        slots = {slot: slots.get(slot, "") for slot in ("subject", "noun", "sort")} | {"act": told or "of"}
    frame.slots = {slot: value for slot, value in slots.items() if value}


def _kind(cell: Cell, text: str) -> str:
    kind = cell.numeral.kind
    if cell.numeral.is_of_whole and cell.numeral.part:
        kind = cell.numeral.part.kind
    before = text[max(cell.begins, cell.numeral.start - 25) : cell.numeral.start]
    if kind in (COUNT, POINTS) and re.search(
        r"(?:thứ hạng|xếp hạng|xếp thứ|đứng thứ|xếp|hạng|vị trí thứ|vị trí|thứ|đứng|đứng ở|xếp ở)\s*$", before
    ):
        return "rank"
    return kind


_AND_ALSO = re.compile(r"\s*(?:,|và|,\s*và)\s*")


def _role(cell: Cell, text: str, before: Frame | None) -> str:
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
_TICKETS = ("", "ticket", "turn", "case", "call")
_CHANNELS = ("phone", "app", "chatbot", "livechat", "website", "email", "facebook", "zalo", "hotline", "online", "direct", "letter")


def _own(cell: Cell, text: str, frame: Frame, last: Frame | None) -> list[str]:
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
    if last and last.slots.get("sort") == "apology_given" and "sort" not in slots and acts and acts[0].startswith("not "):
        slots["sort"], acts = "apology_missing", []
    subject = _subject(cell, text, _INSTEAD.get(noun, ()))
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
        named = [word for word in cell.before if word.slot == "noun" and _OF_NOUN.get(word.value) == "media"]
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
    if not cell.numeral.is_zero and not _NO_NOUN.match(text[end : cell.sentence[1]]):
        next_word = next((word for word in cell.behind if word.start - end < 3 and word.slot in _TELLING), None)
        if next_word is None:
            unknown = re.match(r"\s*([^\W\d_]+(?:\s+[^\W\d_]+)?)", text[end : cell.sentence[1]])
            frame.counted = unknown[1] if unknown else ""
            return _UNKNOWN
    before = [word for word in cell.before if word.slot == "noun"]
    return before[-1].value if before else ""


_SPENT = re.compile(r"(?:^|[,;:(.]\s*)(?:đã )?thực hiện(?:\s+(?:được|đạt|là|chi))*\s*:?\s*$")
_PLANNED = re.compile(r"(?:^|[,;:(.]\s*)kế hoạch(?:\s+(?:vốn|năm|cả năm|giao|được giao|là|năm \d{4}))*\s*:?\s*$")


def _acts(cell: Cell, text: str, frame: Frame) -> list[str]:
    before = [word for word in cell.before if word.slot == "act"]
    behind = [word for word in cell.behind if word.slot == "act"]
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
    social = [word for word in before if word.value in _SOCIAL]
    if social:
        chain = list(dict.fromkeys(word.value for word in _chain(text, social)))
        return chain[0] if len(chain) == 1 else "several"
    if before:
        return before[-1].value
    return behind[0].value if behind else ""


def _settle_subject(frame: Frame, context: str, is_new_sentence: bool = False) -> str:
    """What a number is of: its noun, or what the noun is of in these words."""
    own, noun = frame.slots.get("subject", ""), frame.slots.get("noun", "")
    if noun == _UNKNOWN:
        return _UNKNOWN
    allowed = _INSTEAD.get(noun, ())
    if noun == "ticket" and context == "petition" and frame.is_of:
        return "petition"
    if noun == "dossier" and context in allowed and is_new_sentence and not own:
        return "dossier"
    if noun in _OF_NOUN:
        return own if own in allowed else context if context in allowed else _OF_NOUN[noun]
    return own or context


_ALL_IN_TIME = re.compile(
    r"[^,;.()\d]*[,(]\s*(?:tất cả\s+)?đều\s+(?:hoàn thành\s+)?(?:đúng hạn|trước hạn|đúng tiến độ)"
)
_SLOTS = ("act", "due", "channel", "sort")
_RANKED = re.compile(
    r"\b(?:[^\W\d_]+ nhất|tiếp đến|tiếp theo|kế đến|kế tiếp|xếp sau|đứng đầu|dẫn đầu|riêng|điển hình|"
    r"lần lượt|"
    r"cụ thể|tiêu biểu|đứng thứ hai|sau đó|trong khi)\b"
)
_PLAIN_WORDS = re.compile(
    r"\b(?:đối với|năm ngoái|năm trước|có|là|với|và|đạt|được|của|tại|ở|thì|cũng|chỉ|khi|"
    r"[^\W\d_]+ nhất|tiếp đến|tiếp theo|kế đến|kế tiếp|xếp sau|đứng đầu|dẫn đầu|kèm theo|cùng với|thu hút|phường|"
    r"riêng|điển hình|cụ thể|lần lượt|tiêu biểu|tổng số|tổng|số|hơn|gần|trên|khoảng|dưới|trong đó|gồm|bao gồm|còn|"
    r"đã|đến nay|số lượng|tổng cộng|"
    r"từ|đến|qua|cả|toàn|theo|chiếm|tỷ lệ|tỉ lệ|tương đương|tương ứng|bằng|xấp xỉ|ước|hiện|nay|hiện nay|trong|tháng|"
    r"quý|năm|kỳ|ngày|cùng|lượng|thêm|"
    r"of which|a total of|only|some|were|was|the|in|at|about|tính|lũy kế|trong khi|đó|này|nhất|sau đó|xếp|thứ|"
    r"hạng|đứng|vị trí|khối|xã|sở|ngành|tỉnh|thành phố|đứng thứ|xếp hạng|điểm|cấp|nhóm|các)\b"
)


@dataclass
class _Around:
    """What stands round a number: its cell, the text, what was heard, whether a sentence begins with it."""

    cell: Cell
    text: str
    heard: Heard
    is_new_sentence: bool
    acts: list[str]

    @property
    def context(self) -> str:
        """The subject that was spoken of last."""
        context, last = self.heard.context.get("subject", ""), self.heard.last
        if last and last.slots.get("subject") not in (None, "", _UNKNOWN) and not (self.is_new_sentence and context):
            return last.slots["subject"]
        return context

    def is_ranked(self, frame: Frame) -> bool:
        """Whether the number is one more of the kind before: of another year, another office, "tiếp đến"."""
        share = self.text[self.cell.begins : self.cell.numeral.start]
        return frame.is_year_before or bool(_RANKED.search(share)) or frame.has_own_unit


def _take(frame: Frame, around: _Around) -> None:
    """What the number's own words leave open, out of what was said before."""
    slots, cell = frame.slots, around.cell
    taken = _take_noun(frame, around.heard.last)
    _as_channel(frame, around.context)
    _as_session(frame, around.heard.last)
    if slots.get("noun") == "result" and slots.get("subject", around.context) == "digitisation":
        slots.setdefault("sort", "results")
    if slots.get("subject", around.context) == "hotline":
        _as_phone(frame, around.heard.head(cell), cell.is_of)
    _as_group(frame, around.heard.before, around.text[cell.begins : cell.numeral.start])
    taken += _take_subject(frame, around)
    _leave_out(frame)
    states = {slot for slot in _SLOTS if slot in slots} | ({"act"} if around.acts else set())
    states |= {"channel"} if frame.channel else set()
    base = None if _OUT_OF.search(around.text[cell.begins : cell.numeral.start]) else _base(frame, around, states)
    is_standing = "noun" in frame.own and slots.get("noun") in _STANDING
    is_told = base is not None and base.slots.get("act") not in (None, "gained") and is_standing
    if base and not (around.acts or "act" in slots or is_told):
        taken += _take_states(frame, around, base, states)
    if base and slots["subject"] == "budget" == base.slots.get("subject") and "sort" not in slots:
        slots["sort"] = base.slots.get("sort", "")
    _take_beside(frame, around)
    if not states and "subject" in taken and not frame.is_unsure:
        frame.is_unsure = _is_unexplained(cell, around.text, frame)
    before = around.heard.before
    is_beside = "trong kỳ" in around.text[cell.begins : cell.numeral.start] or (
        before is not None and before.slots.get("act") == "carried"
    )
    _as_dossier(frame, around.heard.head(cell) if cell.is_of and is_beside else None)
    share = around.text[cell.begins : cell.numeral.start]
    is_of_partial = base is not None and base.is_partial and not around.is_new_sentence
    frame.is_partial = is_of_partial or (frame.is_unsure and cell.is_first and bool(_OF_SOME.match(share)))
    frame.is_unsure = frame.is_unsure or is_of_partial
    frame.slots = {slot: value for slot, value in slots.items() if value}
    frame.taken = tuple(taken)


# "…, trong tổng số 2.890 hồ sơ": what the number before was taken out of.
_OUT_OF = re.compile(r"\b(?:trong|trên) (?:tổng số|tổng|số)\s*$")
# "Riêng hồ sơ thuộc thẩm quyền …": of some that are named by what they are.
_OF_SOME = re.compile(r"\s*(?:riêng|đối với|với)\s+(?:số\s+|các\s+)?(?:hồ sơ|đơn|phản ánh|nhiệm vụ)\b")


def _take_noun(frame: Frame, last: Frame | None) -> list[str]:
    if frame.kind != COUNT or "noun" in frame.slots or last is None or last.kind != COUNT:
        return []
    is_same = frame.slots.get("subject") in (None, last.slots.get("subject"))
    if not is_same or last.slots.get("noun") in (None, _UNKNOWN):
        return []
    frame.slots["noun"] = last.slots["noun"]
    return ["noun"]


def _take_subject(frame: Frame, around: _Around) -> list[str]:
    slots = frame.slots
    subject = _settle_subject(frame, around.context, around.is_new_sentence)
    is_taken = subject != slots.get("subject")
    if not subject and frame.kind == PERCENT and "due" in slots:
        subject = "dossier"
    slots["subject"] = subject
    is_task = subject in ("gov_task", "own_task")
    if is_task and "due" not in slots and _ALL_IN_TIME.match(around.text, around.cell.numeral.end):
        slots["due"] = "on_time"
    return ["subject"] if is_taken else []


def _base(frame: Frame, around: _Around, states: set[str]) -> Frame | None:
    """The number that this one is of the kind of; None where none is, or a stated zero says nothing itself."""
    subject, is_bare = frame.slots["subject"], not states
    base = around.heard.last
    if (
        base
        and base.kind == PERCENT
        and is_bare
        and around.text[max(around.cell.numeral.start - 5, 0) : around.cell.numeral.start].rstrip().endswith("(")
    ):
        return base  # "đạt 76,25% (488/640 hồ sơ)"
    head = around.heard.head(around.cell)
    if (around.cell.is_of or subject == "budget") and head and not frame.is_year_before:
        base = base if frame.kind == PERCENT and is_bare else head
    if base is None or (around.cell.numeral.is_zero and is_bare and "act" not in frame.own):
        return None
    is_of_base = base.slots.get("subject") == subject or (frame.kind == PERCENT and subject == "")
    return base if is_of_base else None


def _take_states(frame: Frame, around: _Around, base: Frame, states: set[str]) -> list[str]:
    """Act, term, way and kind: all of them for a number that says none, the act for one that says another."""
    slots, cell = frame.slots, around.cell
    is_ranked = around.is_ranked(frame)
    is_near = not around.is_new_sentence or cell.is_of or "due" in states or (not states and is_ranked)
    if not is_near:
        return []
    if not states:
        if cell.is_of and PERCENT not in (frame.kind, base.kind) and not is_ranked:
            return []
        taken = [slot for slot in _SLOTS if slot in base.slots]
        slots.update({slot: base.slots[slot] for slot in taken})
        is_of_a_row = not around.is_new_sentence or base.is_first or base.has_own_unit or not frame.has_own_unit
        is_of_a_row = is_of_a_row or (frame.kind == PERCENT and slots.get("due") not in ("late", "early"))
        frame.is_unsure = (bool(taken) and not is_of_a_row) or _is_unexplained(cell, around.text, frame)
        return taken
    if not base.slots.get("act"):
        return []
    raw = around.text[cell.numeral.start : cell.numeral.end]
    if cell.numeral.is_zero and "để" in raw and slots.get("due") == "late" and base.slots["act"] == "pending":
        return []  # "không để xảy ra trễ hạn": of what was done, not of what is left
    is_way = "channel" in slots and base.slots["act"] in ("carried", "spot")
    slots["act"] = "received" if is_way else base.slots["act"]
    if "sort" in states and "due" in base.slots:
        slots.setdefault("due", base.slots["due"])
    if "sort" in base.slots and slots["subject"] in ("budget", "dossier", "index766"):
        slots.setdefault("sort", base.slots["sort"])
    return ["act"]


def _take_beside(frame: Frame, around: _Around) -> None:
    """What the number right before says of this one: the decisions its procedures stand in, "10 lượt/50 người"."""
    slots, last, before = frame.slots, around.heard.last, around.heard.before
    is_near = not around.is_new_sentence and slots.get("sort") != "other"
    if last and is_near and slots["subject"] == "tthc" and last.slots.get("subject") == "decision":
        slots.setdefault("act", "announced")
    is_same_breath = (
        around.text[max(around.cell.numeral.start - 5, 0) : around.cell.numeral.start].rstrip().endswith("/")
    )
    if is_same_breath and before and "sort" in before.slots:
        slots["sort"] = before.slots["sort"]


def _as_phone(frame: Frame, last: Frame | None, is_of: bool) -> None:
    """ "1.382 lượt, trong đó 316 cuộc gọi": those of the tickets that came by phone."""
    is_ticket = last is not None and last.slots.get("noun") in ("ticket", "turn") and "act" in last.slots
    if is_of and is_ticket and frame.slots.get("noun") == "call" and not frame.channel and "channel" not in frame.slots:
        frame.slots["noun"], frame.channel = last.slots["noun"] if last else "", "phone"


def _as_group(frame: Frame, before: Frame | None, share: str) -> None:
    """ "6 đoàn đông người với 57 người": people of the groups, none of those received."""
    if frame.slots.get("noun") in ("person", "turn") and before and before.slots.get("noun") == "group" and _WITH.fullmatch(share):
        frame.slots["noun"] = _UNKNOWN


_WITH = re.compile(r"\s*(?:với|gồm|/|\()\s*(?:tổng số|tổng cộng)?\s*")


def _as_session(frame: Frame, last: Frame | None) -> None:
    """ "214 cuộc họp (48 cuộc trực tuyến)": a bare "cuộc" behind meetings is one of them."""
    if frame.slots.get("noun") == "call" and last and last.slots.get("noun") == "session":
        frame.slots["noun"] = "session"


def _as_channel(frame: Frame, context: str) -> None:
    """ "640 qua Zalo" among the tickets of a hotline names the way they came."""
    slots = frame.slots
    if context == "hotline" and slots.get("noun", "") in _TICKETS:
        if slots.get("subject") == "portal" and slots.get("channel") == "website":
            del slots["subject"]
        if slots.get("subject") in _SOCIAL:
            slots["channel"] = slots.pop("subject")
        if slots.get("subject", "hotline") == "hotline" and slots.get("channel") in _CHANNELS:
            frame.channel = slots.pop("channel")
    elif slots.get("subject") == "hotline" and slots.get("channel") in _CHANNELS and "noun" in slots:
        frame.channel = slots.pop("channel")
    frame.channel = "" if frame.channel == "hotline" else frame.channel
    if frame.kind in (POINTS, "rank") and context == "index766":
        slots["subject"] = "index766"
    if slots.get("subject") == "rating" and context == "hotline":
        slots["subject"] = "rating of the hotline"


def _leave_out(frame: Frame) -> None:
    """Kinds and ways that say nothing of such a number, whatever else they say in the sentence."""
    slots = frame.slots
    subject = slots.get("subject", "")
    if subject == "petition" and slots.get("noun") == "ticket" and "sort" not in slots:
        slots["sort"] = "feedback"
    if slots.get("sort") and slots["sort"] not in sorts_of(subject) | {"other", "leader"}:
        del slots["sort"]
    if slots.get("channel") and subject in (
        "reception",
        "petition",
        "portal",
        "facebook",
        "zalo",
        "document",
        "index766",
    ):
        del slots["channel"]
    if subject in ("gov_task", "own_task", "task") and slots.get("act") == "assigned" and ("due" in slots):
        del slots["act"]


def _as_dossier(frame: Frame, head: Frame | None) -> None:
    """Terms say what was done: in time is what is pending, early what was resolved."""
    slots = frame.slots
    if slots.get("due") == "in_time" and slots.get("act") != "waiting":
        slots["act"] = "pending"
    if slots.get("subject") != "dossier":
        return
    is_of_all = head is not None and head.slots.get("act") in ("received", "total") and not head.slots.get("channel")
    if is_of_all and slots.get("act") == "received" and "act" in frame.own and not states_of(frame) - {"act"}:
        slots["act"] = "received_new"  # what came in, a part of all there was
    is_taken = "act" not in frame.own
    if (
        slots.get("due") in ("early", "on_time", "early_on_time")
        and is_taken
        and slots.get("act") in ("received", "received_new", "pending", "carried", "total")
    ):
        slots["act"] = "resolved"
    if slots.get("due") == "late" and slots.get("act") in ("received", "received_new", "carried", "spot", "total"):
        slots["act"] = "resolved"


def _is_unexplained(cell: Cell, text: str, frame: Frame) -> bool:
    """Whether words stand before a number that nothing here explains: it may be a part nobody named."""
    return bool(re.search(r"[^\W\d_]{2,}", _PLAIN_WORDS.sub(" ", _without_words(cell, text, frame.named))))


def residue(cell: Cell, text: str) -> str:
    """The words before a number that nothing here knows, as one name: of a field in a list of fields."""
    left = re.split(r"[:,;()]|\b(?:gồm|là|như|về|tại|và)\b", text[cell.begins : cell.numeral.start])[-1].strip(" -")
    known = _without_words(cell, text, ())
    return left if left and re.search(r"[^\W\d_]{2,}", _PLAIN_WORDS.sub(" ", known)) and len(left.split()) < 7 else ""


_BRACKET = re.compile(r"\([^()\d]*\)")


def _without_words(cell: Cell, text: str, named: tuple[str, ...]) -> str:
    share = _BRACKET.sub(lambda aside: " " * len(aside[0]), text[cell.begins : cell.numeral.start])
    for name in named:
        share = share.replace(spelled(name), " " * len(name))
    for word in cell.before:
        start, end = word.start - cell.begins, word.end - cell.begins
        share = share[:start] + " " * (end - start) + share[end:]
    return share
