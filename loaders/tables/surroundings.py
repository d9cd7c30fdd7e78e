"""The scale of a table, as its surroundings say it: "ĐVT: nghìn hồ sơ" above it, "(nghìn lượt)" in a heading.

Read once for all sources and layouts, each scale with its cell (rule of counting 21). A figure is what its cell says
times the scale of its column, else of its row, else of the table; what contradicts is asked, never decided.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.facts import Problem
from data.measures import MEASURES
from data.names import fold
from loaders.files.sheets import Sheet, cell_name, cell_position, text_of
from loaders.problems.catalogue import problem
from loaders.tables.context import Context
from loaders.text.numbers import read_number
from loaders.text.wording import Both, both, en, labels_of, vi

_WORDS = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tr": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
    "k": 1_000,
}
_WITHOUT_ACCENTS = {
    "chuc": 10,
    "tram": 100,
    "nghin": 1_000,
    "ngan": 1_000,
    "trieu": 1_000_000,
    "ty": 1_000_000_000,
}
_FACTORS = _WORDS | _WITHOUT_ACCENTS
_NO_RATE = r"(?! (?:lệ|trọng|suất|phần|số|giá|le)\b)"  # "tỷ lệ" is a rate
_COUNTED = (
    "hồ sơ|hs|lượt|người|phiếu|cuộc|đồng|đ|vnđ|vnd|đơn|văn bản|nhiệm vụ|phản ánh|kiến nghị|tin|bài|video|ảnh|thủ tục|"
    "tthc|biên chế|ho so|luot|nguoi|phieu|cuoc|dong"
)
_DIGITS = r"[x×*]?\s*1[. ]?000(?:[. ]?000)?"


def _scale_words(words: dict[str, int]) -> str:
    return rf"(?P<scale>{_DIGITS}|(?:(?:{'|'.join(words)})\b{_NO_RATE}\s*)+)"


_IN_WORDS, _IN_ANY = _scale_words(_WORDS), _scale_words(_FACTORS)
_MARK = r"(?:đvt|đv tính|đơn vị tính|đơn vị|dvt|don vi tinh|don vi|(?:được )?tính (?:bằng|theo))"
_MARKED = re.compile(
    rf"\b{_MARK}\b(?P<is>\s*(?:là|:))?\s*[:(]?\s*(?:số\s+|so\s+)?{_IN_ANY}?\s*(?P<counted>{_COUNTED})?\b"
)
_BESIDE_MARKED = re.compile(rf"[;,]\s*{_IN_ANY}\s*(?P<counted>{_COUNTED})?\b")
_BRACKETED = re.compile(rf"[(\[]\s*(?:{_MARK}\s*:?\s*)?{_IN_WORDS}?\s*(?P<counted>{_COUNTED})?\b[^()\[\]]{{0,12}}[)\]]")
_ALONE = re.compile(rf"{_IN_WORDS}\s*(?P<counted>{_COUNTED})?")
_ENDING = re.compile(rf"[,:-]\s*{_IN_WORDS}\s*(?P<counted>{_COUNTED})$")
# A cheap look at a cell of the body before it is read.
_MAY_SAY = re.compile(r"nghìn|ngàn|triệu|tỷ|tỉ|trăm|chục|vạn|000|[(\[]\s*[^\W\d_]", re.IGNORECASE)
_MONEY = frozenset(("đồng", "đ", "vnđ", "vnd", "dong"))
# Words for one thing: reach is told in people or in contacts, what a hotline gets in tickets, calls or contacts.
_ALIKE = (
    frozenset(("hồ sơ", "hs", "tthc", "thủ tục", "ho so")),
    frozenset(("lượt", "người", "luot", "nguoi", "tin nhắn")),
    frozenset(("phiếu", "cuộc", "lượt", "phản ánh", "kiến nghị", "phieu", "cuoc", "luot", "phản ánh, kiến nghị")),
    frozenset(("đơn", "lượt", "người", "vụ")),
)
_LEAST_MONEY = 10_000_000  # đồng: a budget printed as less is counted in more than đồng
_MOST = {"dossiers": 10_000_000, "count": 100_000_000, "money": 10**16}  # past them the scale is doubted


@dataclass(frozen=True)
class Scale:
    """How many one in a cell stands for, and what is counted so ("" where that is not said); where it stands."""

    factor: int
    counted: str
    cell: str
    text: str

    def fits(self, measure: str) -> bool:
        """Whether figures of a measure may be counted so: amounts in đồng, numbers in anything else."""
        kind = MEASURES[measure].kind
        return kind in ("count", "money") and (not self.counted or (self.counted in _MONEY) == (kind == "money"))

    def is_of(self, measure: str) -> bool:
        """Whether it counts just what the measure counts."""
        counted = MEASURES[measure].counted.split(",")[0]
        of_one_kind = (words for words in _ALIKE if self.counted in words and counted in words)
        return not self.counted or self.counted in _MONEY or counted == self.counted or any(of_one_kind)


class Surroundings:
    """The scales said around the table whose header is rows `top`..`bottom` of a sheet (0-based)."""

    def __init__(self, sheet: Sheet, top: int, bottom: int):
        self._sheet, self._top, self._bottom = sheet, top, bottom
        self._spread = {(r1 + r, c1 + c): (r1, c1) for r1, c1, r, c in _merged(sheet, top, bottom)}
        self._columns: dict[int, list[Scale]] = {}
        self._rows: dict[int, list[tuple[int, Scale]]] = {}
        below = range(self._end(), len(sheet.rows))
        self.of_table = [*self._lines(range(top), is_above=True), *self._lines(below, is_above=False)]

    def is_silent(self) -> bool:
        """Whether nothing near the table may say a scale: most tables are so, and are looked at no further."""
        texts = (value for row in self._sheet.rows[self._top :] for value in row if isinstance(value, str))
        return all(scale.factor == 1 for scale in self.of_table) and not any(map(_MAY_SAY.search, texts))

    def _lines(self, rows: range, is_above: bool) -> Iterable[Scale]:
        for number in rows:
            for column, value in enumerate(self._sheet.rows[number]):
                if isinstance(value, str):
                    yield from scales_in(value, cell_name(self._sheet.name, number, column), is_above)

    def _end(self) -> int:
        """The row behind the last one with a number, where notes stand."""
        rows = self._sheet.rows
        filled = (n for n in range(len(rows) - 1, self._bottom, -1) if any(map(_is_figure, rows[n])))
        return next(filled, len(rows) - 1) + 1

    def of(self, measure: str, locator: str) -> list[Scale]:
        """The scales said of the cell of a measure: one, none, or several that contradict."""
        row, column = cell_position(locator.rpartition("!")[2])
        if column not in self._columns:
            self._columns[column] = list(self._of_column(column))
        if row not in self._rows:
            self._rows[row] = list(self._of_row(row))
        own = [*self._columns[column], *(scale for left, scale in self._rows[row] if left < column)]
        own = [scale for scale in own if scale.fits(measure)]
        table = [scale for scale in self.of_table if scale.fits(measure)]
        is_plain = all(scale.factor == 1 for scale in own)
        told = [*own, *(scale for scale in table if is_plain or scale.factor > 1)]
        just = [scale for scale in told if scale.counted and scale.is_of(measure)]
        return list({scale.factor: scale for scale in just or told}.values())

    def _of_column(self, column: int) -> Iterable[Scale]:
        """What its headings say, merged ones and those that stand over the first of their columns only."""
        for number in range(self._top, self._bottom + 1):
            place = self._spread.get((number, column), (number, self._over(number, column)))
            value = self._sheet.cell(*place)
            if isinstance(value, str):
                yield from _of_heading(value, cell_name(self._sheet.name, *place))

    def _over(self, row: int, column: int) -> int:
        """The column of the heading over a column: a blank one with others below belongs to the one on its left."""
        is_parent = row < self._bottom and self._sheet.cell(row, column) is None
        has_below = any(self._sheet.cell(r, column) is not None for r in range(row + 1, self._bottom + 1))
        left = (c for c in range(column, -1, -1) if self._sheet.cell(row, c) is not None)
        return next(left, column) if is_parent and has_below else column

    def _of_row(self, row: int) -> Iterable[tuple[int, Scale]]:
        """What the words of a row say: "Lượt xem (nghìn lượt)", or a column "Đơn vị tính"."""
        for column, value in enumerate(self._sheet.rows[row] if row < len(self._sheet.rows) else ()):
            if isinstance(value, str) and _MAY_SAY.search(value):
                where = cell_name(self._sheet.name, row, column)
                yield from ((column, scale) for scale in _of_heading(value, where))


def _merged(sheet: Sheet, top: int, bottom: int) -> Iterable[tuple[int, int, int, int]]:
    """(first row, first column, row inside, column inside) of every cell of the merged headings."""
    for r1, c1, r2, c2 in sheet.merged:
        if top <= r1 <= bottom:
            yield from ((r1, c1, r, c) for r in range(r2 - r1 + 1) for c in range(min(c2 - c1, 200) + 1))


def _is_number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_figure(value) -> bool:
    return _is_number(value) or (isinstance(value, str) and bool(re.fullmatch(r"\d[\d., ]*%?", value.strip())))


def scales_in(text: str, where: str, is_above: bool = True) -> list[Scale]:
    """The scales a line says after "đơn vị tính" or the like; above a table also in brackets, or as all it says."""
    line = _plain(text)
    matches = [m for m in _MARKED.finditer(line) if m["scale"] or (m["counted"] and m["is"])]
    if matches:
        matches += _BESIDE_MARKED.finditer(line, matches[-1].end())
    elif is_above:
        matches = [m for m in _BRACKETED.finditer(line) if m["scale"]]
        matches += [m for m in [_ALONE.fullmatch(line)] if m and m["counted"]]
    return [_scale(match, where, text) for match in matches]


def _of_heading(text: str, where: str) -> list[Scale]:
    line = _plain(text)
    matches = [m for m in _BRACKETED.finditer(line) if m["scale"] or m["counted"]]
    matches += [m for m in (_ENDING.search(line), _ALONE.fullmatch(line)) if m]
    return [_scale(match, where, text) for match in matches]


def _plain(text: str) -> str:
    return fold(text).replace("tr.", "tr ").rstrip(" .")


def _scale(match: re.Match, where: str, text: str) -> Scale:
    words = match["scale"] or ""
    digits = re.sub(r"\D", "", words)
    factor = int(digits) if digits else math.prod(_FACTORS[word] for word in words.split())
    return Scale(factor, match["counted"] or "", where, " ".join(text.split()))


def settle_scales(
    cells: dict[str, list[tuple]], surroundings: Surroundings, context: Context
) -> tuple[dict[str, Scale | None], list[Problem]]:
    """Locator -> its scale; None while that is asked. `cells`: measure -> its (cell, locator).

    Contradictory scales, one of another thing than the measure counts and one that makes figures beyond all sense are
    asked once a column (question `scale:SHEET!COLUMN`), money that can hardly be đồng once a sheet (`scale:SHEET`).
    """
    scaled: dict[str, Scale | None] = {}
    problems: dict[str, Problem] = {}
    for measure, of_measure in cells.items():
        for cell, where in of_measure:
            scales = surroundings.of(measure, where)
            is_unsaid = not scales and _is_too_little(cell, measure)
            if is_unsaid:
                scales = [Scale(factor, "đồng", where, "") for factor in (1_000, 1_000_000, 1_000_000_000)]
            if not scales or (len(scales) == 1 and scales[0].factor == 1):
                continue
            question = f"scale:{where.rpartition('!')[0] if is_unsaid else where.rstrip('0123456789')}"
            answer = context.answers.get(question, "")
            if answer.isdecimal():
                scaled[where] = next((s for s in scales if s.factor == int(answer)), Scale(1, "", where, answer))
            elif len(scales) == 1 and scales[0].is_of(measure) and not _is_doubtful(cell, scales[0], measure):
                scaled[where] = scales[0]
            else:
                scaled[where] = None
                problems.setdefault(question, _ask(measure, where, cell, scales, question, is_unsaid))
    return scaled, list(problems.values())


def _is_too_little(cell, measure: str) -> bool:
    """Whether money without a word of its scale can hardly be đồng."""
    return MEASURES[measure].kind == "money" and _is_number(cell) and 0 < cell < _LEAST_MONEY


def _is_doubtful(cell, scale: Scale, measure: str) -> bool:
    """Beyond all sense, or a text such as "13.512": thousands already, or a decimal of thousands."""
    kind, subject = MEASURES[measure].kind, MEASURES[measure].subject
    if isinstance(cell, str):
        return kind == "count" and bool(re.fullmatch(r"\d{1,3}\.\d{3}", cell.strip()))
    return _is_number(cell) and cell * scale.factor > _MOST[subject if kind == "count" and subject in _MOST else kind]


def _ask(measure: str, where: str, cell, scales: list[Scale], question: str, is_unsaid: bool) -> Problem:
    factors = sorted({scale.factor for scale in scales} | {1})
    return problem(
        "scale_unclear:unsaid" if is_unsaid else "scale_unclear:contradiction",
        where,
        text=text_of(cell),
        measure=labels_of(MEASURES[measure]),
        scales="; ".join(f"{scale.cell} “{scale.text[:60]}”" for scale in scales),
        question=question,
        choices={str(factor): _choice(factor, cell, measure) for factor in factors},
    )


def _choice(factor: int, cell, measure: str) -> Both:
    """ "Nhân 1.000: 13 → 13.000 hồ sơ": the choice and what it makes of the cell."""
    kind, counted = MEASURES[measure].kind, MEASURES[measure].counted
    number = read_number(cell, "score" if factor > 1 else kind)
    shown_vi = shown_en = ""
    if number.state == "number" and number.value is not None:
        value, unit = number.value * factor, "đồng" if kind == "money" else counted
        before = f"{text_of(cell)} → " if factor > 1 else ""
        shown_vi, shown_en = f": {before}{vi(value)} {unit}", f": {before}{en(value)}"
    if factor == 1:
        return f"Như trong ô{shown_vi}", f"As it stands{shown_en}"
    return f"Nhân {vi(factor)}{shown_vi}", f"Times {en(factor)}{shown_en}"


_NAMES = {
    10: ("chục", "tens"),
    100: ("trăm", "hundreds"),
    1_000: ("nghìn", "thousands"),
    1_000_000: ("triệu", "millions"),
    1_000_000_000: ("tỷ", "billions"),
}


def say_scales(changed: list[tuple[Scale, object, float]]) -> list[Problem]:
    """What was multiplied, said once for each factor. `changed`: scale, cell, and the value it became."""
    firsts: dict[int, tuple[Scale, object, float]] = {}
    for scale, cell, value in changed:
        if value or scale.factor not in firsts:
            firsts.setdefault(scale.factor, (scale, cell, value))
    return [
        problem(
            "scale_applied",
            scale.cell,
            scale=_NAMES.get(factor, both(factor)),
            text=scale.text[:80],
            count=sum(other.factor == factor for other, _, _ in changed),
            cell=both(cell) if isinstance(cell, (int, float)) else (text_of(cell), text_of(cell)),
            value=both(value),
        )
        for factor, (scale, cell, value) in firsts.items()
        if factor > 1
    ]
