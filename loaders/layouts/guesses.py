"""What the columns of an unknown table may mean, by the likeness of their headings to all spellings known.

A guess is only ever a proposal on the mapping screen: nothing is read by it until a person agrees.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from data.measures import MEASURES
from data.names import fold
from loaders.files.sheets import Sheet, text_of
from loaders.layouts.layout import (
    EACH_PERIOD,
    FIGURES,
    NAMES_MEASURES,
    ROLES,
    Layout,
    by_period,
    headings_for,
    likeness,
)
from loaders.layouts.source import header_blocks
from loaders.layouts.turned import row_names
from loaders.registry import SOURCES
from loaders.tables.column_periods import is_not_counted
from loaders.tables.headers import Column, Header, apply_rule_8, header_key, is_number_row, match_path
from loaders.tables.rows import is_total
from loaders.tables.spellings import columns_of
from loaders.tables.titles import lines_of
from loaders.tables.units import reads_like_office

# How a table is laid out: a measure a column; a period a column; a measure a row, with one column of figures, with a
# period or with a unit a column.
COLUMNS, PERIODS, ROWS, ROWS_BY_PERIOD, ROWS_BY_UNIT = "columns", "periods", "rows", "rows_by_period", "rows_by_unit"
OF_ROWS = (ROWS, ROWS_BY_PERIOD, ROWS_BY_UNIT)
OF_PERIODS = (PERIODS, ROWS_BY_PERIOD)
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
    "measure": ("chỉ tiêu", "nội dung", "tiêu chí", "tên chỉ tiêu", "nội dung chỉ tiêu", "nội dung công việc"),
}
# The words that say what a table or a heading is about, by subject.
_SUBJECT_WORDS = {
    subject: re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(fold(word)) for word in column.words)})(?!\w)")
    for subject, column in columns_of("subjects").items()
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


def subjects_in(text: str) -> set[str]:
    """The subjects that words speak of: {"dossiers"} for "Hồ sơ quá hạn", none for "Quá hạn"."""
    words = fold(text)
    return {subject for subject, pattern in _SUBJECT_WORDS.items() if pattern.search(words)}


def subjects_of(sheet: Sheet, header: Header) -> set[str]:
    """What the lines above a table and its headings speak of."""
    above = [text for text, _ in lines_of(sheet, header.top)]
    return subjects_in(" · ".join((*above, *(part for path in header.paths.values() for part in path))))


def guess_shape(sheet: Sheet, header: Header) -> str:
    """How a table is laid out."""
    of_periods = [by_period(path) for path in header.paths.values() if by_period(path)]
    if _names_measures(sheet, header) is not None:
        if of_periods:
            return ROWS_BY_PERIOD
        has_units = sum(reads_like_office(path[-1]) for path in header.paths.values()) > 1
        return ROWS_BY_UNIT if has_units or len(_numeric(sheet, header)) > 1 else ROWS
    return PERIODS if any(of_periods.count(heading) > 1 for heading in of_periods) else COLUMNS


def shape_of(layout: Layout) -> str:
    """How the tables of a layout are laid out."""
    is_by_period = any(column.is_by_period for column in layout.columns)
    if NAMES_MEASURES not in layout.means:
        return PERIODS if is_by_period else COLUMNS
    return ROWS_BY_PERIOD if is_by_period else ROWS_BY_UNIT if any(c.unit for c in layout.columns) else ROWS


def guess_columns(sheet: Sheet, header: Header, shape: str = COLUMNS) -> dict[int, str]:
    """Column -> measure or role; what is like nothing, or like what the table does not speak of, is left out."""
    about = subjects_of(sheet, header)
    return _of_rows(sheet, header, shape) if shape in OF_ROWS else _of_columns(sheet, header, shape, about)


def _of_columns(sheet: Sheet, header: Header, shape: str, about: set[str]) -> dict[int, str]:
    """Each meaning once, for the column most like it; for all columns of a measure where each is of one period."""
    paths = {c: _without_period(path) if shape == PERIODS else path for c, path in header.paths.items()}
    scored = sorted(
        ((*guess_measure(path, about)[::-1], column) for column, path in paths.items() if path),
        key=lambda scored_column: (-scored_column[0], scored_column[2]),
    )
    guesses: dict[int, str] = {}
    for score, means, column in scored:
        twins = [c for c in guesses if guesses[c] == means]
        is_free = all(shape == PERIODS and paths[c] == paths[column] for c in twins)
        if score >= _ALIKE and means != NAMES_MEASURES and is_free:
            guesses[column] = means
    _unit_by_cells(sheet, header, guesses)
    if shape == PERIODS:
        return guesses
    columns = {means: column for column, means in guesses.items()}
    apply_rule_8(columns)
    return {column: means for means, column in columns.items()}


def _without_period(path: tuple[str, ...]) -> tuple[str, ...]:
    common = by_period(path)
    return tuple(part for part in common.split(" | ") if part != EACH_PERIOD) if common else path


def _of_rows(sheet: Sheet, header: Header, shape: str) -> dict[int, str]:
    """Roles of the columns of a table with a measure a row."""
    named = _names_measures(sheet, header)
    guesses: dict[int, str] = {}
    for column, path in sorted(header.paths.items()):
        means, score = meaning(path)
        if score >= _ALIKE and means in ("row_no", "unit") and means not in guesses.values():
            guesses[column] = means
    if named is None:
        return guesses
    guesses[named] = NAMES_MEASURES
    for column in _numeric(sheet, header):
        path = header.paths[column]
        is_ours = shape in (ROWS_BY_UNIT, ROWS) or bool(by_period(path)) or is_total(path[-1])
        if column not in guesses and is_ours and not any(map(is_not_counted, path)):
            guesses[column] = FIGURES
    if shape == ROWS_BY_UNIT:
        guesses = {column: means for column, means in guesses.items() if means != "unit"}
    return guesses


def _names_measures(sheet: Sheet, header: Header) -> int | None:
    """The column whose cells name measures: most of them do, or its heading says so and one of them does. None where
    the other headings name some."""
    if sum(means in MEASURES and score >= _ALIKE for means, score in map(meaning, header.paths.values())) > 1:
        return None
    for column, path in sorted(header.paths.items()):
        cells = [text_of(sheet.cell(row, column)) for row in range(header.body, min(header.body + 30, len(sheet.rows)))]
        words = [cell for cell in cells if any(letter.isalpha() for letter in cell)]
        known = sum(means in MEASURES and score >= _ALIKE for means, score in map(_cell_meaning, words))
        is_headed = meaning(path)[0] == NAMES_MEASURES
        if known and (2 * known >= len(words) > 1 or is_headed):
            return column
    return None


def _cell_meaning(text: str) -> tuple[str, float]:
    return meaning((header_key(text.lstrip("-–+•*0123456789. ")),))


def _numeric(sheet: Sheet, header: Header) -> list[int]:
    """The columns in whose cells numbers stand, the running number left out."""
    columns = []
    for column, path in sorted(header.paths.items()):
        cells = [sheet.cell(row, column) for row in range(header.body, len(sheet.rows))]
        numbers = [cell for cell in cells if isinstance(cell, (int, float)) and not isinstance(cell, bool)]
        if numbers and meaning(path)[0] != "row_no":
            columns.append(column)
    return columns


def guess_rows(sheet: Sheet, header: Header, column: int, figures: list[int]) -> dict[str, tuple[str, str]]:
    """Name of a row -> (its text as it stands, the measure it is most like, "" for none): of the names in a column."""
    about = subjects_of(sheet, header)
    rows: dict[str, tuple[str, str]] = {}
    for number, name in row_names(sheet, header, column, figures).items():
        means, score = guess_measure(tuple(name.split(" | ")), about)
        is_free = means not in (known for _, known in rows.values())
        good = means if score >= _ALIKE and means in MEASURES and is_free else ""
        rows.setdefault(name, (" ".join(text_of(sheet.cell(number, column)).split()), good))
    return rows


def guess_measure(path: tuple[str, ...], about: set[str]) -> tuple[str, float]:
    """`meaning`, as far as the table may speak of it: "Quá hạn" of a table of dossiers is no ticket of the hotline.
    `about`: the subjects that title and headings speak of."""
    own = subjects_in(" · ".join(path))
    means, score = meaning(path)
    if means in ROLES or (own and score == 1.0):
        return means, score
    told = own or about
    if len(told) == 1:
        means, score = meaning(path, *told)
    is_told = means in MEASURES and MEASURES[means].subject in told and (bool(own) or len(about) == 1)
    return (means, score) if is_told else ("", 0.0)


def like_saved(sheet: Sheet, header: Header, layouts: list[Layout]) -> tuple[Layout | None, dict[int, str]]:
    """The saved layout that shares most headings with a header, and what it says of them; (None, {}) if none does
    for at least half of them."""
    best = max(layouts, key=lambda layout: likeness(layout, headings_for(layout, sheet, header)), default=None)
    if best is None or likeness(best, headings := headings_for(best, sheet, header)) < 0.5:
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
    r"(?i)\b(?:tháng|quý|qúy|kỳ)\s*(?:\d{1,2}|[ivx]+)\s*(?:[/.-]|,?\s*năm)?\s*(?:20\d\d)?\b|"
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
def meaning(path: tuple[str, ...], subject: str = "") -> tuple[str, float]:
    """The measure or role most like a heading, and how like: 1 for a spelling that can mean nothing else.

    A short heading ("đúng hạn") means something else under other words, and "tổng số" alone nothing at all. With a
    `subject` only its measures are meant; a word that this subject leaves open ("quá hạn" of dossiers) means none.
    """
    for vocabulary in _vocabularies(subject):
        key = match_path(path, vocabulary)
        if key is None:
            continue
        if key.startswith("<"):
            return "", 0.0
        if key in ROLES:
            return key, 1.0
        is_under = set(path[:-1]) & {header_key(word) for word in vocabulary[key].above}
        if is_under or (len(path) == 1 and path[0] not in _SAYS_NOTHING):
            return key, 1.0 if is_under or len(path[0].split()) > 2 else 0.9
    words = _written_out(" ".join(path))
    best = ("", 0.0)
    matcher = SequenceMatcher(b=words, autojunk=False)
    for spelling, means in _spellings(subject):
        matcher.set_seq1(spelling)
        if matcher.real_quick_ratio() > best[1] and matcher.quick_ratio() > best[1]:
            score = matcher.ratio()
            best = (means, score) if score > best[1] else best
    return best


@lru_cache(maxsize=32)
def _vocabularies(subject: str = "") -> tuple[dict[str, Column], ...]:
    """The headings each source knows, of measures and roles; those of one subject with the words it leaves open."""
    every = [
        {key: column for key, column in source.columns.items() if _is_meant(key, subject)}
        for source in SOURCES
        if not subject or any(key in MEASURES and MEASURES[key].subject == subject for key in source.columns)
    ]
    return tuple(every)


def _is_meant(key: str, subject: str) -> bool:
    if key in ROLES:
        return True
    if key in MEASURES:
        return not subject or MEASURES[key].subject == subject
    return bool(subject) and key.startswith("<")


@lru_cache(maxsize=32)
def _spellings(subject: str = "") -> tuple[tuple[str, str], ...]:
    """Every spelling known, written out, with what it means: sources' headings, labels of measures, roles."""
    spellings: dict[str, str] = {}
    for means, words in _ROLE_WORDS.items():
        spellings |= {_written_out(word): means for word in words}
    for measure in (m for m in MEASURES.values() if _is_meant(m.id, subject)):
        for label in (measure.label_vi, measure.label_en):
            spellings.setdefault(_written_out(re.sub(r"\(.*?\)", " ", label)), measure.id)
    for vocabulary in _vocabularies(subject):
        for key, column in vocabulary.items():
            spelled = [f"{above} {word}" for word in column.words for above in column.above or ("",)]
            for text in (*spelled, *column.alone):
                spellings.setdefault(_written_out(text), key)
    return tuple((spelling, key) for spelling, key in spellings.items() if not key.startswith("<"))


_FILLERS = re.compile(r"\b(?:phát sinh )?(?:trong (?:tháng|quý|qúy|năm)|tháng này)\b")


@lru_cache(maxsize=8192)
def _written_out(text: str) -> str:
    """A heading folded, abbreviations written out, words that say nothing dropped."""
    words = re.findall(r"\w+|[&/%]", _FILLERS.sub(" ", _MONTH_WORDS.sub(" ", header_key(text))))
    return " ".join(_SHORT.get(word, word) for word in words if word not in ("số", "lượng", "tổng") or len(words) < 3)
