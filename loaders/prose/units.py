"""The kind of a number that does not repeat its unit, and numbers that are none of anything."""

import re
from dataclasses import replace

from loaders.prose.cells import Cell
from loaders.prose.numerals import COUNT, MONEY, POINTS, Numeral
from loaders.prose.slots import Frame, Heard
from loaders.text.numbers import read_number


def is_nothing(numeral: Numeral, frame: Frame, spelling: str) -> bool:
    """A year that stands alone, and "chưa có cơ sở": no figures of anything."""
    if numeral.is_of_whole and numeral.part and numeral.part.kind == POINTS:
        return True  # the most that can be reached
    raw = spelling[numeral.start : numeral.end].strip()
    if re.fullmatch(r"(?:19|20)\d\d", raw):
        return "noun" not in frame.own or frame.slots.get("noun") == "unknown"
    counted = ("dossier", "petition", "ticket", "task", "case", "document")
    return numeral.is_zero and frame.slots.get("noun", "") not in counted


_SCORE = re.compile(r"\b(?:tổng|số)\s+điểm(?:\s+(?:là|đạt|được|chung))*\s*:?\s*$")


def as_points(cell: Cell, heard: Heard, spelling: str) -> Numeral:
    """A number of a list of scores that does not repeat its unit: "tiến độ 18,1"."""
    numeral = cell.numeral
    last = heard.last
    is_index = last is not None and (last.kind == POINTS or last.slots.get("subject") == "index766")
    if numeral.is_of_whole and numeral.part and is_index and last and last.kind == POINTS:
        return replace(numeral, part=replace(numeral.part, kind=POINTS))
    is_alone = not re.match(r"\s*[^\W\d_]", spelling[cell.after : cell.sentence[1]]) or cell.numeral.is_of_whole
    is_told = any(word.slot == "sort" for word in cell.before) or _SCORE.search(
        spelling, max(cell.begins, numeral.start - 30), numeral.start
    )
    is_list = is_index and is_alone and is_told
    if not is_list or numeral.kind != COUNT or numeral.is_of_whole:
        return numeral
    read_again = read_number(spelling[numeral.start : numeral.end], "score")
    return replace(numeral, kind=POINTS, value=read_again.value, readings=(), why="")


def as_money(numeral: Numeral, heard: Heard, spelling: str) -> Numeral:
    """A sum that does not repeat its unit: "kế hoạch 2.015 tỷ đồng, giải ngân 1.108 tỷ"."""
    is_sum = re.search(r"\d\s*(?:tỷ|tỉ|triệu)$", spelling[numeral.start : numeral.end])
    is_after_money = heard.last is not None and heard.last.kind == MONEY
    is_bare = re.match(r"\s*(?:[,;.:()]|$)", spelling[numeral.end :])
    return replace(numeral, kind=MONEY) if numeral.kind == COUNT and is_sum and is_after_money and is_bare else numeral
