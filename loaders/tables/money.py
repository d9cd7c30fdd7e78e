"""What a table counts in: single ones, or thousands, millions, billions of đồng or times, as lines and headings say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data.facts import Problem
from data.names import fold
from loaders.files.sheets import Sheet, text_of
from loaders.problems.catalogue import problem
from loaders.tables.context import Context
from loaders.tables.headers import Header
from loaders.tables.titles import lines_of
from loaders.text.numbers import read_number
from loaders.text.wording import both

_TIMES = {"1.000": 1_000, "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tr": 1_000_000}
_TIMES |= {"tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_SCALE = r"(1\.000|nghìn|ngàn|triệu|tr|tỷ|tỉ)"
_THINGS = r"(?:đồng|vnđ|vnd|đ|hồ sơ|hs|lượt|người|phiếu|đơn|nhiệm vụ|văn bản|bài|bài viết)"
# "ĐVT: triệu đồng", "1.000 đ", "(tỷ đồng)", "tính bằng nghìn lượt"; "đồng" alone counts single ones.
_WORDS = re.compile(fold(rf"(?<![\w.]){_SCALE}\s*\.?\s*{_THINGS}(?!\w)|(?<![\w.])(?:đồng|vnđ|vnd)(?!\w)"))
_SPOKEN = re.compile(
    fold(rf"(?:đơn vị(?: tính)?|đvt|tính bằng|tính theo)\s*[:(]?\s*(.*)|\(?\s*({_SCALE}\s*{_THINGS})\s*\)?")
)
_LEAST = 10_000_000  # đồng: the budget of an office that is printed as less is counted in more than đồng
NAMES = {
    "1": ("đơn vị (đồng, lượt …)", "single ones (đồng, times …)"),
    "1000": ("nghìn", "thousands"),
    "1000000": ("triệu", "millions"),
    "1000000000": ("tỷ", "billions"),
}


@dataclass(frozen=True)
class Scales:
    """Column -> what one in it is in đồng."""

    columns: Mapping[int, int]

    def times(self, column: int) -> int:
        return self.columns.get(column, 1)


def scales_of(
    sheet: Sheet, header: Header, columns: list[int], is_money: bool, context: Context, problems: list[Problem]
) -> Scales | None:
    """The scale of each column; None while it is asked (question `scale:SHEET`): where lines and headings contradict
    each other, or nothing is said of money and the figures are too small for đồng."""
    question = f"scale:{sheet.name}"
    answer = context.answers.get(question)
    if answer in NAMES:
        return Scales(dict.fromkeys(columns, int(answer)))
    table = {times for text in _texts_around(sheet, header) if (times := _spoken_scale(text))}
    own = {column: _heading_scales(sheet, header, column) for column in columns}
    scales = {column: own[column] or table for column in columns}
    is_contradictory = len(table) > 1 or any(len(known | table) > 1 for known in own.values() if known and table)
    is_open = any(len(known) > 1 for known in scales.values()) or is_contradictory
    unsaid = [column for column, known in scales.items() if not known]
    if is_open or (is_money and any(_is_small(sheet, header, column) for column in unsaid)):
        where = header.locator(sheet, columns[0])
        problems.append(problem("scale_unclear", where, question=question, choices=NAMES))
        return None
    settled = Scales({column: next(iter(known), 1) for column, known in scales.items()})
    problems.extend(_say_applied(sheet, header, settled))
    return settled


def _texts_around(sheet: Sheet, header: Header) -> list[str]:
    """The lines above a table, and the texts below its heading that speak of what is counted."""
    below = [text_of(value) for row in sheet.rows[header.body :] for value in row if isinstance(value, str)]
    spoken = [text for text in below if re.search(r"đvt|đơn vị tính|tính bằng", fold(text))]
    return [text for text, _ in lines_of(sheet, header.top)] + spoken


def _spoken_scale(text: str) -> int | None:
    match = _SPOKEN.search(fold(text))
    words = _WORDS.search(match[1] or match[2] or "") if match else None
    return _TIMES.get(words[1] or "", 1) if words else None


def _heading_scales(sheet: Sheet, header: Header, column: int) -> set[int]:
    """What stands in brackets or behind a comma in the headings above a column, merged cells spread."""
    spread = [
        sheet.cell(top, left)
        for top, left, bottom, right in sheet.merged
        if header.top <= top <= header.bottom and left <= column <= right
    ]
    texts = [sheet.cell(row, column) for row in range(header.top, header.bottom + 1)] + spread
    matches = [_WORDS.search(fold(text)) for text in texts if isinstance(text, str)]
    return {_TIMES.get(match[1] or "", 1) for match in matches if match}


def _is_small(sheet: Sheet, header: Header, column: int) -> bool:
    values = [
        number.value
        for row in range(header.body, len(sheet.rows))
        if (number := read_number(sheet.cell(row, column), "money")).value
    ]
    return bool(values) and min(values) < _LEAST


def _say_applied(sheet: Sheet, header: Header, scales: Scales) -> list[Problem]:
    """One example of what was multiplied."""
    for column, times in scales.columns.items():
        for row in range(header.body, len(sheet.rows)) if times > 1 else ():
            number = read_number(sheet.cell(row, column), "money")
            if number.state == "number" and number.value:
                text, value = text_of(sheet.cell(row, column)), both(number.value * times)
                where = header.locator(sheet, column)
                scale = NAMES[str(times)]
                return [problem("scale_applied", where, scale=scale, text=text, value=value)]
    return []
