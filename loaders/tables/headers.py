"""The header of a table: where it is, its levels flattened to paths, its columns matched by their words.

A header has one to five rows, often merged, then often a row of column numbers that is no data. Spellings
are compared without case, spacing and what stands in brackets.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice, pairwise

from data.names import fold
from loaders.files.sheets import Sheet, cell_name, text_of
from loaders.text.periods import read_date

_LOOK_AT = 60  # rows with content in which a header may begin
_DEEPEST = 5
_KEPT = re.compile(r"\(([^()]*thư xin lỗi[^()]*)\)", re.IGNORECASE)  # what alone tells two columns apart
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OF_WHICH = re.compile(r"^trong đó\s*:\s*(?=\w)")
# What clerks shorten in headings: "HS đã GQ", "Mới TN".
_SHORT = {
    "hs": "hồ sơ",
    "tn": "tiếp nhận",
    "gq": "giải quyết",
    "đh": "đúng hạn",
    "qh": "quá hạn",
    "xl": "xử lý",
    "đv": "đơn vị",
}
_SHORTENED = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
# "Cơ quan, địa phương", "Sở, ban, ngành, địa phương": whatever offices a heading lists, it stands over their names.
# "Địa phương" alone is a province in one table and a commune in another: the words of each source say which.
_OFFICES = re.compile(r"cơ quan|đơn vị|\b(?!tên\b|các\b)\w+\W+địa phương|địa phương\W+\w+")
_OFFICE_WORDS = frozenset(
    "cơ quan đơn vị địa phương tên các sở ban ngành ubnd xã phường đặc khu huyện thị thành phố tỉnh cấp trực thuộc và"
    " hành chính".split()
)
# Words of one meaning; the first of each line is the one compared by.
_SYNONYMS = tuple(
    (re.compile(rf"\b(?:{'|'.join(others)})\b"), one)
    for one, *others in (
        ("quá hạn", "trễ hạn", "chậm hạn", "trễ hẹn", "quá hẹn", "chậm muộn", "quá thời hạn", "trễ thời hạn"),
        ("trước hạn", "sớm hạn", "trước thời hạn", "sớm hơn hạn", "trước hẹn"),
        ("đúng hạn", "đúng hẹn"),
        ("trong hạn", "trong thời hạn"),
        ("trực tuyến", "qua mạng", "online"),
        ("bưu chính", "bcci", "bưu điện", "bưu chính công ích", "dịch vụ bưu chính công ích"),
        ("tỷ lệ", "tỉ lệ"),
    )
)
# What a heading may begin with and say no more by it: "Số lượng hồ sơ đã được giải quyết".
_PRELUDE = re.compile(r"^(?:số lượng|số|hồ sơ|kết quả|lượng)\s+")
_NAMES = frozenset(("row_no", "unit", "field", "place", "note", "month"))
_WHOLE = frozenset(("tổng số", "tổng", "tổng cộng", "cộng"))
_OWN_PERIOD = re.compile(r" (?:trong|của) (?:tháng|kỳ|quý)(?: (?:này|báo cáo))?$")
_FILLED = re.compile(r"\bđược\s+(?=\w)")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(20\d\d)")
_NUMBER_CELL = re.compile(r"\(?\s*(\d{1,2})\s*\)?(?:\s*=.*)?")


@dataclass(frozen=True)
class Column:
    """Spellings of one column: its own words, those of which one must stand above it (none: anything may),
    and words that name it alone, whatever stands above; "^Tổng" only where nothing does."""

    words: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass
class Header:
    """A header block: rows `top`..`bottom`, data from row `body` (all 0-based), `columns` key -> column,
    `paths` column -> its words from top to bottom, `unknown` columns with words nobody asked for."""

    top: int
    bottom: int
    body: int
    columns: dict[str, int]
    paths: dict[int, tuple[str, ...]]
    unknown: list[int]
    doubled: dict[str, list[int]]

    def locator(self, sheet: Sheet, column: int) -> str:
        """The cell of the lowest header text of a column."""
        filled = [r for r in range(self.top, self.bottom + 1) if sheet.cell(r, column) is not None]
        return cell_name(sheet.name, filled[-1] if filled else self.top, column)

    def words(self, column: int) -> str:
        """A column as people name it: `parent | child`."""
        return " | ".join(self.paths.get(column, ()))


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """Words of a header to compare by: `Tổng số (3)=(4)+(5)+(6)` is `tổng số`, `Trong đó: số HS` is `số hồ sơ`."""
    bare = _BRACKETS.sub(" ", _KEPT.sub(r" \1 ", unicodedata.normalize("NFC", text)))
    words = fold(re.sub(r"[\s=+:;*.…/–_%-]+$", "", re.sub(r"[\r\n]+", " ", bare)).strip())
    if _OFFICES.search(words) and set(re.findall(r"\w+", words)) <= _OFFICE_WORDS:
        return "đơn vị"
    words = spelled_out(_OF_WHICH.sub("", words))
    for pattern, one in _SYNONYMS:
        words = pattern.sub(one, words)
    return words


def spelled_out(words: str) -> str:
    """Folded words with what clerks shorten written in full: "hs đã gq" is "hồ sơ đã giải quyết"."""
    return _SHORTENED.sub(lambda match: _SHORT[match[0]], words)


@lru_cache(maxsize=4096)
def bare_key(key: str) -> str:
    """A heading without what says nothing: `số lượng hồ sơ được tiếp nhận mới` is `tiếp nhận mới`; "" where nothing
    else is left.
    """
    while (shorter := _PRELUDE.sub("", key)) != key:
        key = shorter
    key = _FILLED.sub("", key)
    return "" if key in ("số", "lượng", "hồ sơ", "kết quả", "tổng") else key


def find_header(sheet: Sheet, vocabulary: Mapping[str, Column], needed: int = 2) -> Header | None:
    """The first block of rows that names at least `needed` columns of the vocabulary; None if there is none."""
    known = {header_key(w) for column in vocabulary.values() for w in column.words + column.above + column.alone}
    spans = _spans(sheet)
    for top in range(_looked_at(sheet)):
        if _hits(sheet, top, known) < 1 or len(_texts(sheet, top)) < 2:
            continue
        bottom = _bottom(sheet, top, known)
        paths = _paths(sheet, top, bottom, spans)
        columns, doubled = _match(paths, vocabulary)
        if len(columns) >= needed:
            matched = set(columns.values()) | {c for several in doubled.values() for c in several}
            unknown = [c for c in paths if c not in matched]
            return Header(top, bottom, _body(sheet, bottom), columns, paths, unknown, doubled)
    return None


def _looked_at(sheet: Sheet) -> int:
    """How many rows hold the first that say anything: a header may begin in these."""
    filled = (number for number, row in enumerate(sheet.rows) if any(value is not None for value in row))
    return max(islice(filled, _LOOK_AT), default=-1) + 1


def header_at(sheet: Sheet, top: int, bottom: int) -> Header:
    """The header block of these 0-based rows as it stands; which column means what is left to the caller."""
    paths = _paths(_with_months(sheet, top, bottom), top, bottom, _spans(sheet))
    return Header(top, bottom, _body(sheet, bottom), {}, paths, list(paths), {})


def _with_months(sheet: Sheet, top: int, bottom: int) -> Sheet:
    """The sheet with headings that are dates as the months they stand for: several in a row, each of another month.
    Those of days of one month stay as they are."""
    rows = list(sheet.rows)
    for number in range(top, min(bottom + 1, len(rows))):
        days = {c: day for c, value in enumerate(rows[number]) if (day := _day_of(value))}
        months = {(day.year, day.month) for day in days.values()}
        if len(days) > 1 and len(months) == len(days):
            rows[number] = [
                f"Tháng {days[c].month}/{days[c].year}" if c in days else value for c, value in enumerate(rows[number])
            ]
    return replace(sheet, rows=rows)


def _day_of(value: object) -> date | None:
    """A heading that is a day and nothing else, as a date or as it is shown."""
    if isinstance(value, date):
        return value
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    return read_date(*match.groups()) if match else None


def _texts(sheet: Sheet, row: int) -> list[str]:
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return [header_key(v) for v in cells if isinstance(v, str) and v.strip()]


def _hits(sheet: Sheet, row: int, known: set[str]) -> int:
    return sum(text in known for text in _texts(sheet, row))


def _bottom(sheet: Sheet, top: int, known: set[str]) -> int:
    """The last row of the header: as deep as its merged cells, and on while rows hold header words alone."""
    bottom = top
    for row in range(top + 1, min(top + _DEEPEST, len(sheet.rows))):
        merged_into = any(r1 >= top and r1 < row <= r2 and r2 - top < _DEEPEST for r1, _, r2, _ in sheet.merged)
        is_numbers = is_number_row(sheet.rows[row])
        has_figures = any(isinstance(v, (int, float)) for v in sheet.rows[row])
        if is_numbers or has_figures or not (merged_into or _hits(sheet, row, known)):
            break
        bottom = row
    return bottom


def is_number_row(row: list) -> bool:
    """The row of column numbers under a header: (1) (2) … or A B 1 2 …; formulas like 3=4+5 may follow."""
    texts = [text_of(v).strip() for v in row if v is not None]
    matches = [_NUMBER_CELL.fullmatch(t) for t in texts]
    numbers = [int(m[1]) for m in matches if m]
    letters = [t for t, m in zip(texts, matches) if not m]
    in_order = all(b - a in (1, 2) for a, b in pairwise(numbers))  # a column left out leaves its number out
    return len(numbers) >= 3 and numbers[0] <= 3 and in_order and all(len(t.strip("()")) == 1 for t in letters)


def _body(sheet: Sheet, bottom: int) -> int:
    for row in range(bottom + 1, len(sheet.rows)):
        is_blank = all(value is None for value in sheet.rows[row])
        if not (is_blank or is_number_row(sheet.rows[row])):
            return row
    return len(sheet.rows)


def _spans(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Cell of a merged range in the first rows -> the range's top-left cell."""
    end = _looked_at(sheet)
    width = max(map(len, sheet.rows[:end]), default=0)
    spans = {}
    for r1, c1, r2, c2 in sheet.merged:
        if r1 < end + _DEEPEST:
            for row in range(r1, min(r2, r1 + _DEEPEST) + 1):
                for column in range(c1, min(c2, width - 1) + 1):
                    spans[row, column] = (r1, c1)
    return spans


def _paths(sheet: Sheet, top: int, bottom: int, spans: dict) -> dict[int, tuple[str, ...]]:
    """The words above each column from top to bottom, merged cells spread, equal neighbours once."""
    width = max(len(row) for row in sheet.rows[top : bottom + 1])
    levels: list[list[str | None]] = []
    for row in range(top, bottom + 1):
        texts: list[str | None] = []
        for column in range(width):
            value = sheet.cell(*spans.get((row, column), (row, column)))
            text = header_key(value) if isinstance(value, str) and value.strip() else None
            if (
                text is None
                and (row, column) not in spans
                and row < bottom
                and texts
                and texts[-1]
                and _belongs_left(sheet, row, column, bottom, spans, levels)
            ):
                text = texts[-1]  # an unmerged parent stands over its first child only
            texts.append(text)
        levels.append(texts)
    paths = {}
    for column in range(width):
        path: list[str] = []
        for texts in levels:
            text = texts[column]
            if text and (not path or path[-1] != text):
                path.append(text)
        if path:
            paths[column] = tuple(path)
    return paths


def _belongs_left(sheet: Sheet, row: int, column: int, bottom: int, spans: dict, levels: list) -> bool:
    """Whether a blank parent cell is covered by the one to its left: both have words below, none above."""

    def below(c: int) -> bool:
        for r in range(row + 1, bottom + 1):
            begins, _ = spans.get((r, c), (r, c))
            if begins > row and sheet.cell(*spans.get((r, c), (r, c))) is not None:
                return True
        return False

    same_above = all(texts[column] == texts[column - 1] for texts in levels)
    return below(column) and below(column - 1) and same_above


def _match(
    paths: dict[int, tuple[str, ...]], vocabulary: Mapping[str, Column]
) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Key -> column for keys that exactly one column fits; the others in the second answer."""
    fitting: dict[str, list[int]] = {}
    for column, path in paths.items():
        key = match_path(path, vocabulary)
        if key:
            fitting.setdefault(key, []).append(column)
    return (
        {key: columns[0] for key, columns in fitting.items() if len(columns) == 1},
        {key: columns for key, columns in fitting.items() if len(columns) > 1},
    )


def match_path(path: tuple[str, ...], vocabulary: Mapping[str, Column]) -> str | None:
    """The key a header path spells. Words alone that name their parents ("Trong kỳ | Tổng số") win over words
    with one of several above them, and these over words alone."""
    endings = {" | ".join(path[-depth:]) for depth in (2, 3) if len(path) >= depth}
    top = f"^{path[0]}" if len(path) == 1 else None
    for key, column in vocabulary.items() if endings else ():
        if endings & _keys(column.alone):
            return key
    free = None
    for key, column in vocabulary.items():
        if path[-1] in _keys(column.words) and column.above and _keys(column.above) & set(path[:-1]):
            return key
        alone = _keys(column.alone if column.above else column.words + column.alone)
        if path[-1] in alone or top in alone:
            free = free or key
    return free or _match_bare(path, vocabulary) or _match_shorter(path, vocabulary)


def _match_shorter(path: tuple[str, ...], vocabulary: Mapping[str, Column]) -> str | None:
    """The key of a path without "Tổng số" at its end, which is what its parent says, or without "trong tháng"."""
    if len(path) > 1 and path[-1] in _WHOLE:
        return match_path(path[:-1], vocabulary)
    shorter = _OWN_PERIOD.sub("", path[-1])
    return _match_bare((*path[:-1], shorter), vocabulary) if shorter != path[-1] else None


def _match_bare(path: tuple[str, ...], vocabulary: Mapping[str, Column]) -> str | None:
    """The one key of which a heading is a longer or shorter wording: no other has the same bare words. "Số hồ sơ tiếp
    nhận mới | Tổng số" is "Tiếp nhận mới | Tổng số"."""
    if len(path) > 1 and (parent := bare_key(path[-2])):
        ending = f"{parent} | {path[-1]}"
        named = [key for key, column in vocabulary.items() if ending in _bare_endings(column.alone)]
        if len(named) == 1:
            return named[0]
    bare = bare_key(path[-1])
    below, free = [], []
    for key, column in vocabulary.items() if bare else ():
        if key in _NAMES:  # "Số đơn vị" is a count of them
            continue
        if (
            bare in _bare_keys(column.words)
            and column.above
            and _bare_keys(column.above) & set(map(bare_key, path[:-1]))
        ):
            below.append(key)
        elif bare in _bare_keys(column.alone if column.above else column.words + column.alone):
            free.append(key)
    fitting = below or free
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=1024)
def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(header_key, words))


@lru_cache(maxsize=1024)
def _bare_keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(bare_key, _keys(words))) - {""}


@lru_cache(maxsize=1024)
def _bare_endings(words: tuple[str, ...]) -> frozenset[str]:
    """Those that name one parent, its words bare."""
    pairs = (word.split(" | ") for word in _keys(words))
    return frozenset(f"{bare_key(pair[0])} | {pair[1]}" for pair in pairs if len(pair) == 2 and bare_key(pair[0]))


def apply_rule_8(columns: dict[str, int]) -> bool:
    """Rule of counting 8: "đúng hạn" without "trước hạn" beside it means early or on time. True if it did."""
    if "dossiers_resolved_on_time" in columns and "dossiers_resolved_early" not in columns:
        columns["dossiers_resolved_early_or_on_time"] = columns.pop("dossiers_resolved_on_time")
        return True
    return False
