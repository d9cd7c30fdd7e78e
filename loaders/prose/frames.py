"""What is said of a number: the slots its own words fill, and those it takes from what was said before.

"Đã giải quyết 136.078 hồ sơ; trong đó trước hạn 102.847": the second number is of dossiers resolved although its words
say neither. A number takes only what its own words leave open, from the number it belongs to; what no word explains
stays open.
"""

import re

from loaders.prose.cells import Cell
from loaders.prose.inherited import Around, take_over
from loaders.prose.numerals import COUNT, MONEY, PERCENT, POINTS
from loaders.prose.residue import is_of_a_kind
from loaders.prose.slots import Frame, Heard, states_of
from loaders.prose.stated import fill_own, kind_of, role_of
from loaders.prose.vocabulary import acts_of, measure_of

_YEAR_BEFORE = re.compile(r"(?:^|[(,;]\s*)cùng kỳ(?: năm \d{4}| năm trước| năm ngoái)?(?:\s*(?:là|đạt|có|:))?\s*$")

_OPENS_YEAR_BEFORE = re.compile(r"\s*cùng kỳ(?: năm \d{4}| năm trước| năm ngoái)?,?\s+(?=\S)[^,;.:()\d]*$")

_TO = re.compile(r"\b(?:lên|xuống|còn|lên đến|lên tới)\s+(?:hơn |trên |gần |khoảng |đến |còn )?$")

_OF_WHOLES = ("received", "assigned", "due", "total")


def frame_of(cell: Cell, text: str, heard: Heard, named: tuple[str, ...] = (), title: str = "") -> Frame:
    """The frame of a cell, given what was heard before it. `named`: offices and fields its own words name; `title`: of
    the document, in one spelling."""
    frame = Frame(kind=kind_of(cell, text), is_of=cell.is_of, is_first=cell.is_first)
    frame.role = role_of(cell, text, heard.before)
    acts = fill_own(cell, text, frame, heard.last)
    frame.named, frame.has_own_unit = named, bool(named)
    share = text[cell.begins : cell.numeral.start]
    if (frame.role == "compared" and heard.last and _YEAR_BEFORE.search(share)) or _OPENS_YEAR_BEFORE.match(share):
        frame.role, frame.is_year_before = "", True
    if heard.before and heard.before.role == "from" and _TO.search(share):
        acts = []
        _take_all(frame, heard.before)
    else:
        take_over(frame, Around(cell, text, heard, cell.is_first, acts))
    whole = heard.head(cell) if cell.is_of else None
    is_of_open = whole is not None and cell.level > 1 and _is_of_no_measure(whole)
    if (frame.kind == COUNT and is_of_a_kind(cell, text, title)) or (whole and whole.is_unsure) or is_of_open:
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


def _take_all(frame: Frame, before: Frame) -> None:
    """ "Giảm từ 150 hồ sơ xuống còn 80": both are of one kind."""
    frame.slots = {**before.slots, **({"noun": frame.slots["noun"]} if "noun" in frame.slots else {})}
    frame.taken, frame.role, frame.is_unsure, frame.is_to = ("act",), "", before.is_unsure, True


def _sorts_behind(cell: Cell) -> list[str]:
    """The kinds a stated zero is said of: "không nhận được đơn khiếu nại, tố cáo"."""
    return list(dict.fromkeys(word.value for word in cell.behind if word.slot == "sort"))


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
        slots = {slot: slots.get(slot, "") for slot in ("subject", "noun", "sort")} | {
            "act": told or ("done" if "due" in slots else "of")  # "đúng hạn 60/70": of those done, no measure of ours
        }
    frame.slots = {slot: value for slot, value in slots.items() if value}
