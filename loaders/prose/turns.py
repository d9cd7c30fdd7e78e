"""Numbers that answer a list one by one: "lần lượt là 84, 57 và 33"."""

import re
from dataclasses import dataclass, field

from loaders.prose.cells import Cell, joined
from loaders.prose.slots import Frame
from loaders.prose.whose import offices_in

_IN_TURN = re.compile(r"\b(?:lần lượt|tương ứng|theo thứ tự|respectively)\b")
_IN_A_ROW = re.compile(r"[^,;:.()]{0,25}(?:,|;|\bvà|,\s*và)\s*(?:hơn|gần|khoảng|trên|dưới)?\s*")


@dataclass
class Turns:
    """Numbers that answer a list one by one ("lần lượt là 84, 57 và 33"): the office of each, by where it stands; those
    whose own word of the list is not clear."""

    units: dict[int, str] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)


def turns_of(cells: list[Cell], text: str, spelling: str) -> Turns:
    """Give each number of such a list its word or its office; a list of another length leaves all of them unsure."""
    listed = Turns()
    marks = [match for cell in cells[:1] for match in _IN_TURN.finditer(spelling, *cell.sentence)]
    for mark in marks:
        run = [cell for cell in cells if cell.numeral.start > mark.start()]
        size = 1
        while size < len(run) and _IN_A_ROW.fullmatch(spelling, run[size - 1].numeral.end, run[size].numeral.start):
            size += 1
        run = run[:size]
        if size < 2 or run[0].numeral.start - mark.end() > 30:
            continue
        earlier = [cell.numeral.end for cell in cells if cell.numeral.end <= mark.start()]
        begins = max([cells[0].sentence[0], *earlier])
        names = offices_in(text[begins : mark.start()], spelling[begins : mark.start()])
        words = [word for word in run[0].before if word.slot in ("act", "due", "channel", "sort")]
        chains = [joined(spelling, [w for w in words if w.slot == slot]) for slot in ("act", "due", "channel", "sort")]
        chain = next((chain for chain in chains if len(chain) == size), [])
        starts = [cell.numeral.start for cell in run]
        _share_noun(run, spelling)
        if len(names) == size and not chain:
            listed.units.update(zip(starts, names))
        elif chain and len(names) < 2 and sum(len(one) > 1 for one in chains) == 1:
            rest = [word for word in run[0].before if word not in chain]
            for cell, word in zip(run, chain):
                cell.before = sorted([*rest, word], key=lambda one: one.start)
        else:
            listed.unsure.update(starts)
    return listed


def _share_noun(run: list[Cell], spelling: str) -> None:
    """ "50 và 30 hồ sơ": what the last counts, all of them count."""
    last = run[-1]
    nouns = [w for w in last.behind if w.slot == "noun" and not spelling[last.after : w.start].strip()]
    for cell in run[:-1] if nouns else ():
        is_alone = cell.numeral.kind == last.numeral.kind and not any(w.slot == "noun" for w in cell.behind)
        if is_alone:
            cell.after, cell.behind = last.after, nouns


def is_bare_late(listed: Turns, frame: Frame) -> bool:
    """Whether offices are told their dossiers "quá hạn", and nothing says of them whether these are done."""
    return bool(listed.units) and frame.slots.get("due") == "late" and not frame.slots.get("act")
