"""What the columns of an unknown table may mean, by the likeness of their headings to all spellings known.

A guess is only ever a proposal on the mapping screen: nothing is read by it until a person agrees.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from data.measures import MEASURES
from data.names import fold
from loaders.files.sheets import Sheet
from loaders.layouts.layout import ROLES, Layout, headings_of, likeness
from loaders.layouts.source import header_blocks
from loaders.registry import SOURCES
from loaders.tables.headers import Column, Header, apply_rule_8, header_key, is_number_row, match_path
from loaders.tables.titles import lines_of

_ALIKE = 0.74
_DEEPEST = 4
_SHORT = {
    "hs": "hồ sơ",
    "tn": "tiếp nhận",
    "gq": "giải quyết",
    "đv": "đơn vị",
    "dv": "đơn vị",
    "sl": "số lượng",
    "qh": "quá hạn",
    "đh": "đúng hạn",
    "tl": "tỷ lệ",
    "tthc": "thủ tục hành chính",
    "xl": "xử lý",
    "pakn": "phản ánh, kiến nghị",
    "nv": "nhiệm vụ",
    "vb": "văn bản",
    "ht": "hoàn thành",
}
_ROLE_WORDS = {
    "row_no": ("stt", "tt", "số tt"),
    "unit": (
        "đơn vị",
        "tên đơn vị",
        "cơ quan",
        "phòng ban",
        "xã, phường",
        "tên cơ quan",
        "đơn vị thực hiện",
        "địa phương",
    ),
    "field": ("lĩnh vực", "nhóm lĩnh vực"),
    "channel": ("kênh", "kênh tiếp nhận"),
    "period": ("kỳ", "tháng", "kỳ báo cáo", "thời gian", "tháng năm"),
}


def guess_header(sheet: Sheet) -> tuple[int, int] | None:
    """First and last 0-based row of what is probably the header; None in a sheet without words."""
    best: tuple = ()
    for header in header_blocks(sheet, 1):
        row = sheet.rows[header.top]
        if any(isinstance(v, (int, float)) and not isinstance(v, bool) for v in row) or is_number_row(row):
            continue
        hits = sum(meaning(path)[1] >= _ALIKE for path in header.paths.values())
        score = (hits, len({words for path in header.paths.values() for words in path}) >= 3, -header.top)
        best = max(best, (*score, header.top))
    if not best:
        return None
    top = bottom = best[-1]
    while top > 0 and _is_above(sheet, top - 1, top):
        top -= 1
    while bottom + 1 < len(sheet.rows) and bottom - top + 1 < _DEEPEST and _is_below(sheet, top, bottom + 1):
        bottom += 1
    return top, bottom


def _is_above(sheet: Sheet, row: int, below: int) -> bool:
    """Whether a row carries parents of the header row under it: a merged cell reaches down or across."""
    words = [c for c, v in enumerate(sheet.rows[row]) if isinstance(v, str) and v.strip()]
    width = sum(v is not None for v in sheet.rows[below])
    reaches = any(r1 == row and (r2 >= below or (c2 > c1 and c2 - c1 + 1 < width)) for r1, c1, r2, c2 in sheet.merged)
    return len(words) >= 2 and reaches


def _is_below(sheet: Sheet, top: int, row: int) -> bool:
    cells = sheet.rows[row]
    if is_number_row(cells) or any(isinstance(v, (int, float)) for v in cells):
        return False
    merged_into = any(top <= r1 < row <= r2 and r2 - top < _DEEPEST for r1, _, r2, _ in sheet.merged)
    texts = [v for v in cells if isinstance(v, str) and v.strip()]
    return bool(texts) and (merged_into or sum(meaning((header_key(v),))[1] >= _ALIKE for v in texts) >= 2)


def guess_columns(sheet: Sheet, header: Header) -> dict[int, str]:
    """Column -> measure or role, each given once, to the column most like it; what is like nothing is left out."""
    scored = sorted(
        ((*meaning(path)[::-1], column) for column, path in header.paths.items()),
        key=lambda scored_column: (-scored_column[0], scored_column[2]),
    )
    guesses: dict[int, str] = {}
    for score, means, column in scored:
        if score >= _ALIKE and means not in guesses.values():
            guesses[column] = means
    _unit_by_cells(sheet, header, guesses)
    columns = {means: column for column, means in guesses.items()}
    apply_rule_8(columns)
    return {column: means for means, column in columns.items()}


def like_saved(sheet: Sheet, header: Header, layouts: list[Layout]) -> tuple[Layout | None, dict[int, str]]:
    """The saved layout that shares most headings with a header, and what it says of them; (None, {}) if none does
    for at least half of them."""
    headings = headings_of(sheet, header)
    best = max(layouts, key=lambda layout: likeness(layout, headings), default=None)
    if best is None or likeness(best, headings) < 0.5:
        return None, {}
    known = {column.heading: column.means for column in best.columns}
    return best, {column: known[heading] for column, heading in headings.items() if heading in known}


def guess_name(sheet: Sheet, header: Header) -> str:
    """A name for a layout: the table's own title without its month, else the sheet's name."""
    for text, _ in lines_of(sheet, header.top):
        words = _MONTH_WORDS.sub(" ", text)
        if _TITLE.search(fold(words)) and len(words) < 120:
            plain = " ".join(words.split()).strip(" -–:,.")
            return (plain.capitalize() if plain.isupper() else plain)[:80]
    return sheet.name[:80]


_TITLE = re.compile(r"\b(bảng|báo cáo|tình hình|kết quả|thống kê|tổng hợp|theo dõi|biểu|danh sách)\b")
_MONTH_WORDS = re.compile(
    r"(?i)\b(?:tháng|quý|kỳ)\s*(?:\d{1,2}|[ivx]+)\s*(?:[/.-]|,?\s*năm)?\s*(?:20\d\d)?\b|"
    r"\b(?:năm\s*)?20\d\d\b"
)


def _unit_by_cells(sheet: Sheet, header: Header, guesses: dict[int, str]) -> None:
    """Without a column of names: the first one whose cells are words."""
    if {"unit", "field", "channel", "period"} & set(guesses.values()):
        return
    for column in sorted(header.paths):
        cells = [sheet.cell(row, column) for row in range(header.body, min(header.body + 8, len(sheet.rows)))]
        words = [c for c in cells if isinstance(c, str) and any(letter.isalpha() for letter in c)]
        if column not in guesses and len(words) > len(cells) / 2:
            guesses[column] = "unit"
            return


_SAYS_NOTHING = frozenset(("tổng", "tổng số", "tổng cộng", "số lượng", "số", "trong kỳ", "tỷ lệ"))


@lru_cache(maxsize=4096)
def meaning(path: tuple[str, ...]) -> tuple[str, float]:
    """The measure or role most like a heading, and how like: 1 for a spelling that can mean nothing else.

    A short heading ("đúng hạn") means something else under other words, and "tổng số" alone nothing at all.
    """
    for vocabulary in _vocabularies():
        key = match_path(path, vocabulary)
        if key is None:
            continue
        if key in ROLES:
            return key, 1.0
        is_under = set(path[:-1]) & {header_key(word) for word in vocabulary[key].above}
        if is_under or (len(path) == 1 and path[0] not in _SAYS_NOTHING):
            return key, 1.0 if is_under or len(path[0].split()) > 2 else 0.9
    words = _written_out(" ".join(path))
    best = ("", 0.0)
    matcher = SequenceMatcher(b=words, autojunk=False)
    for spelling, means in _spellings():
        matcher.set_seq1(spelling)
        if matcher.real_quick_ratio() > best[1] and matcher.quick_ratio() > best[1]:
            score = matcher.ratio()
            best = (means, score) if score > best[1] else best
    return best


@lru_cache(maxsize=1)
def _vocabularies() -> tuple[dict[str, Column], ...]:
    """The headings each source knows, of measures and roles."""
    return tuple(
        {key: column for key, column in source.columns.items() if key in MEASURES or key in ROLES} for source in SOURCES
    )


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[str, str], ...]:
    """Every spelling known, written out, with what it means: sources' headings, labels of measures, roles."""
    spellings: dict[str, str] = {}
    for means, words in _ROLE_WORDS.items():
        spellings |= {_written_out(word): means for word in words}
    for measure in MEASURES.values():
        for label in (measure.label_vi, measure.label_en):
            spellings.setdefault(_written_out(re.sub(r"\(.*?\)", " ", label)), measure.id)
    for vocabulary in _vocabularies():
        for key, column in vocabulary.items():
            spelled = [f"{above} {word}" for word in column.words for above in column.above or ("",)]
            for text in (*spelled, *column.alone):
                spellings.setdefault(_written_out(text), key)
    return tuple(spellings.items())


_FILLERS = re.compile(r"\b(?:phát sinh )?(?:trong (?:tháng|quý|năm)|tháng này)\b")


@lru_cache(maxsize=8192)
def _written_out(text: str) -> str:
    """A heading folded, abbreviations written out, words that say nothing dropped."""
    words = re.findall(r"\w+|[&/%]", _FILLERS.sub(" ", _MONTH_WORDS.sub(" ", header_key(text))))
    return " ".join(_SHORT.get(word, word) for word in words if word not in ("số", "lượng", "tổng") or len(words) < 3)
