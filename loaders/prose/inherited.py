"""What a number takes from those before it: only what its own words leave open, and never from further away than they
allow."""

import re
from dataclasses import dataclass

from loaders.prose.cells import Cell
from loaders.prose.numerals import COUNT, PERCENT, POINTS
from loaders.prose.residue import is_unexplained
from loaders.prose.slots import INSTEAD, OF_NOUN, SOCIAL, STATES, TICKETS, UNKNOWN, Frame, Heard, states_of
from loaders.prose.vocabulary import sorts_of

_STANDING = ("follower", "like_page")  # what a page has, whatever was done before: "tiếp cận 300, 120 người theo dõi"

_CHANNELS = (
    "phone",
    "app",
    "chatbot",
    "livechat",
    "website",
    "email",
    "facebook",
    "zalo",
    "hotline",
    "online",
    "direct",
    "letter",
)

_ALL_IN_TIME = re.compile(
    r"[^,;.()\d]*[,(]\s*(?:tất cả\s+)?đều\s+(?:hoàn thành\s+)?(?:đúng hạn|trước hạn|đúng tiến độ)"
)

_RANKED = re.compile(
    r"\b(?:[^\W\d_]+ nhất|tiếp đến|tiếp theo|kế đến|kế tiếp|xếp sau|đứng đầu|dẫn đầu|riêng|điển hình|"
    r"lần lượt|"
    r"cụ thể|tiêu biểu|đứng thứ hai|sau đó|trong khi)\b"
)

# "…, trong tổng số 2.890 hồ sơ": what the number before was taken out of.
_OUT_OF = re.compile(r"\b(?:trong|trên) (?:tổng số|tổng|số)\s*$")

# "Riêng hồ sơ thuộc thẩm quyền …": of some that are named by what they are.
_OF_SOME = re.compile(r"\s*(?:riêng|đối với|với)\s+(?:số\s+|các\s+)?(?:hồ sơ|đơn|phản ánh|nhiệm vụ)\b")

_WITH = re.compile(r"\s*(?:với|gồm|/|\()\s*(?:tổng số|tổng cộng)?\s*")


@dataclass
class Around:
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
        if last and last.slots.get("subject") not in (None, "", UNKNOWN) and not (self.is_new_sentence and context):
            return last.slots["subject"]
        return context

    def is_ranked(self, frame: Frame) -> bool:
        """Whether the number is one more of the kind before: of another year, another office, "tiếp đến"."""
        share = self.text[self.cell.begins : self.cell.numeral.start]
        return frame.is_year_before or bool(_RANKED.search(share)) or frame.has_own_unit


def take_over(frame: Frame, around: Around) -> None:
    """What the number's own words leave open, out of what was said before."""
    slots, cell = frame.slots, around.cell
    taken = _take_noun(frame, around.heard.last)
    _as_ticket(frame, around)
    _as_channel(frame, around.context)
    _as_session(frame, around.heard.last)
    if slots.get("noun") == "result" and slots.get("subject", around.context) == "digitisation":
        slots.setdefault("sort", "results")
    if slots.get("subject", around.context) == "hotline":
        _as_phone(frame, around.heard.head(cell), cell.is_of)
    _as_group(frame, around.heard.before, around.text[cell.begins : cell.numeral.start])
    taken += _take_subject(frame, around)
    _leave_out(frame, around.heard.last)
    states = {slot for slot in STATES if slot in slots} | ({"act"} if around.acts else set())
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
        frame.is_unsure = is_unexplained(cell, around.text, frame)
    before = around.heard.before
    is_beside = "trong kỳ" in around.text[cell.begins : cell.numeral.start] or (
        before is not None and before.slots.get("act") == "carried"
    )
    _as_dossier(frame, around.heard.head(cell) if cell.is_of and is_beside else None)
    share = around.text[cell.begins : cell.numeral.start]
    is_of_partial = base is not None and base.is_partial and not around.is_new_sentence
    is_some = cell.is_first and bool(_OF_SOME.match(share)) and (frame.is_unsure or not states)
    frame.is_partial = is_of_partial or is_some
    frame.is_unsure = frame.is_unsure or frame.is_partial
    frame.slots = {slot: value for slot, value in slots.items() if value}
    frame.taken = tuple(taken)


def _take_noun(frame: Frame, last: Frame | None) -> list[str]:
    if frame.kind != COUNT or "noun" in frame.slots or last is None or last.kind != COUNT:
        return []
    is_same = frame.slots.get("subject") in (None, last.slots.get("subject"))
    if not is_same or last.slots.get("noun") in (None, UNKNOWN):
        return []
    frame.slots["noun"] = last.slots["noun"]
    return ["noun"]


def _take_subject(frame: Frame, around: Around) -> list[str]:
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


def _settle_subject(frame: Frame, context: str, is_new_sentence: bool = False) -> str:
    """What a number is of: its noun, or what the noun is of in these words."""
    own, noun = frame.slots.get("subject", ""), frame.slots.get("noun", "")
    if noun == UNKNOWN:
        return UNKNOWN
    allowed = INSTEAD.get(noun, ())
    if noun == "ticket" and context == "petition" and frame.is_of:
        return "petition"
    if noun == "dossier" and context in allowed and is_new_sentence and not own:
        return "dossier"
    if noun == "ticket" and not own and context not in (*allowed, "tthc", "dossier", "petition"):
        return UNKNOWN  # a ticket of nobody knows what
    if noun in OF_NOUN:
        return own if own in allowed else context if context in allowed else OF_NOUN[noun]
    return own or context


def _base(frame: Frame, around: Around, states: set[str]) -> Frame | None:
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
    is_beside = states == {"due"} and base is not None and base.slots.get("due") == "in_time"
    if is_beside and not around.is_new_sentence:
        return base  # "…, 300 nhiệm vụ trong hạn, 20 nhiệm vụ quá hạn": both of what is left
    if (around.cell.is_of or subject == "budget") and head and not frame.is_year_before:
        base = base if frame.kind == PERCENT and is_bare else head
    if base is None or (around.cell.numeral.is_zero and is_bare and "act" not in frame.own):
        return None
    is_of_base = base.slots.get("subject") == subject or (frame.kind == PERCENT and subject == "")
    return base if is_of_base else None


def _take_states(frame: Frame, around: Around, base: Frame, states: set[str]) -> list[str]:
    """Act, term, way and kind: all of them for a number that says none, the act for one that says another."""
    slots, cell = frame.slots, around.cell
    is_ranked = around.is_ranked(frame)
    is_near = not around.is_new_sentence or cell.is_of or "due" in states or (not states and is_ranked)
    if not is_near:
        return []
    if not states:
        if cell.is_of and PERCENT not in (frame.kind, base.kind) and not is_ranked:
            return []
        taken = [slot for slot in STATES if slot in base.slots]
        slots.update({slot: base.slots[slot] for slot in taken})
        is_of_a_row = not around.is_new_sentence or base.is_first or base.has_own_unit or not frame.has_own_unit
        is_of_a_row = is_of_a_row or (frame.kind == PERCENT and slots.get("due") not in ("late", "early"))
        is_other_kind = frame.has_own_unit and slots["subject"] == "petition" and "sort" in taken
        frame.is_unsure = (bool(taken) and not is_of_a_row) or is_other_kind
        frame.is_unsure = frame.is_unsure or is_unexplained(cell, around.text, frame)
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


def _take_beside(frame: Frame, around: Around) -> None:
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


def _as_ticket(frame: Frame, around: Around) -> None:
    """Messages and "tin" among the tickets of a hotline are tickets: "700 yêu cầu, trong đó … 90 tin nhắn Zalo"."""
    slots, last = frame.slots, around.heard.last
    head = around.heard.head(around.cell) if around.cell.is_of else None
    if slots.get("noun") == "sms" and around.context == "hotline" and head and head.slots.get("noun") in TICKETS:
        slots["noun"] = "ticket"
    is_of_tickets = last is not None and last.slots.get("noun") == "ticket" and "subject" not in slots
    if slots.get("noun") == "news" and is_of_tickets and not around.is_new_sentence:
        slots["noun"] = "ticket"


def _as_phone(frame: Frame, last: Frame | None, is_of: bool) -> None:
    """ "1.382 lượt, trong đó 316 cuộc gọi": those of the tickets that came by phone."""
    is_ticket = last is not None and last.slots.get("noun") in ("ticket", "turn") and "act" in last.slots
    if is_of and is_ticket and frame.slots.get("noun") == "call" and not frame.channel and "channel" not in frame.slots:
        frame.slots["noun"], frame.channel = last.slots["noun"] if last else "", "phone"


def _as_group(frame: Frame, before: Frame | None, share: str) -> None:
    """ "6 đoàn đông người với 57 người": people of the groups, none of those received."""
    if (
        frame.slots.get("noun") in ("person", "turn")
        and before
        and before.slots.get("noun") == "group"
        and _WITH.fullmatch(share)
    ):
        frame.slots["noun"] = UNKNOWN


def _as_session(frame: Frame, last: Frame | None) -> None:
    """ "214 cuộc họp (48 cuộc trực tuyến)": a bare "cuộc" behind meetings is one of them."""
    if frame.slots.get("noun") == "call" and last and last.slots.get("noun") == "session":
        frame.slots["noun"] = "session"


def _as_channel(frame: Frame, context: str) -> None:
    """ "640 qua Zalo" among the tickets of a hotline names the way they came."""
    slots = frame.slots
    if context == "hotline" and slots.get("noun", "") in TICKETS:
        if slots.get("subject") == "portal" and slots.get("channel") == "website":
            del slots["subject"]
        if slots.get("subject") in SOCIAL:
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


def _leave_out(frame: Frame, last: Frame | None) -> None:
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
    if (
        subject in ("gov_task", "own_task")
        and slots.get("due") == "on_time"
        and last
        and last.slots.get("due") == "early"
    ):
        slots["due"] = "on the day"  # beside those done early: no measure of ours


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
    if slots.get("due") == "late" and slots.get("act") == "total":
        del slots["act"]
    if slots.get("due") == "late" and slots.get("act") in ("received", "received_new", "carried", "spot"):
        slots["act"] = "resolved"
