"""The rows of a table's body: what is counted, what only groups, what claims a total, where it ends."""

import re
from itertools import islice, takewhile

from data.facts import Problem
from data.measures import MEASURES
from data.names import fold, search_key
from loaders.files.sheets import Sheet, cell_name, text_of
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.dossier_columns import NAMES
from loaders.tables.filled_down import fill_units, merged_names
from loaders.tables.headers import Header, header_key
from loaders.tables.names import bare_name
from loaders.tables.row import Row
from loaders.text.numbers import read_number

_TOTALS = frozenset(
    map(
        fold,
        (
            "tổng cộng",
            "tổng",
            "tổng số",
            "cộng",
            "tc",
            "cả tỉnh",
            "tổng toàn tỉnh",
            "tổng cộng toàn tỉnh",
            "tổng số toàn tỉnh",
            "total",
            *(f"toàn {whole}" for whole in ("tỉnh", "thành phố", "sở", "ngành", "xã", "phường", "đơn vị")),
        ),
    )
)
# Of several words, told by their letters alone: "Tông cộng".
_MISSPELT = frozenset(search_key(name) for name in _TOTALS if " " in name)
# "Cộng khối sở": a sum of some rows. "Tổng đài 1022", "Tổng công ty …" are names.
_SUBTOTAL = re.compile(fold(r"(tổng cộng|tổng số|tổng|cộng)\b(?! (đài|công ty|cục|lãnh sự|kho|liên đoàn))"))
_GROUP = re.compile(
    fold(
        r"(khối|các|nhóm)\b|(ubnd )?cấp (tỉnh|huyện|xã)\b|sở,? ban,? ngành|sở, ngành|"
        r"(ubnd )?(huyện, thị xã|quận, huyện|xã, phường|phường, xã)\b|ubnd các\b|"
        r"cơ quan (chuyên môn|hành chính|ngành dọc|trung ương|thuộc|trực thuộc)\b|"
        r"đơn vị (sự nghiệp|hành chính|thuộc|trực thuộc)\b"
    )
)
HEADINGS = frozenset(header_key(word) for column in NAMES.values() for word in column.words)
_GROUP_NUMBER = re.compile(r"[IVX]+\.?|[A-D]\.?")
# Rows beside the figures: means, rates, comparisons. "Giảm nghèo" is a field.
_OF_RATES = re.compile(
    r"(?:bình quân|trung bình|tỷ lệ|tỉ lệ|so với|so sánh|chênh lệch|mức tăng)\b|cơ cấu \(?%|(?:tăng|giảm)\s*[,/(+-]|%"
)
ADDED = re.compile(r"[(\[]\s*(\w{1,4}(?:\s*\+\s*\w{1,4})+)\s*[)\]]|=\s*(\w{1,4}(?:\s*\+\s*\w{1,4})+)\s*$")  # (I+II)
END = re.compile(
    "|".join(
        map(
            fold,
            (
                "người lập",
                "người làm báo cáo",
                "người tổng hợp",
                "thủ trưởng",
                "nơi nhận",
                "ghi chú",
                r"kt\.",
                r"tl\.",
                "lãnh đạo",
                r".*\bngày[ .…_\d]+tháng",
                "chánh văn phòng",
                "giám đốc",
                r"\(ký",
                "ký,",
                "xác nhận của",
            ),
        )
    )
)


def counted_rows(rows: list[Row], sheet: Sheet, header: Header, problems: list[Problem]) -> list[Row]:
    """The rows that are counted; a table without any has nothing to load."""
    counted = [row for row in rows if row.kind == "row"]
    if not counted:
        problems.append(problem("no_rows:table", cell_name(sheet.name, header.top, 0), sheet=sheet.name))
    return counted


def read_rows(
    sheet: Sheet, header: Header, measures: list[str], names: list[str], problems: list[Problem] | None = None
) -> list[Row]:
    """The rows under a header up to the signature block. `measures` and `names` are keys of its columns.

    Group rows give their level to the rows below. A row without any figure is a group, unless it is numbered
    like the others; then its figures are missing. A header printed again is passed over.
    """
    rows: list[Row] = []
    level, blanks = "", 0
    own = {
        header_key(v)
        for row in sheet.rows[header.top : header.bottom + 1]
        for v in row
        if isinstance(v, str) and v.strip()
    }
    first_figure = min(header.columns[m] for m in measures)
    named = [header.columns[key] for key in ("row_no", *names) if key in header.columns]
    spoken = range(max(first_figure, 1)) if max(named, default=0) < first_figure else named  # columns of words
    merged = merged_names(sheet, header, named)
    for number in range(header.body, len(sheet.rows)):
        cells = sheet.rows[number]
        words = [text for c in spoken if (text := text_of(merged.get((number, c), sheet.cell(number, c))).strip())]
        figures = {
            m: (sheet.cell(number, header.columns[m]), cell_name(sheet.name, number, header.columns[m]))
            for m in measures
        }
        has_figures = any(_is_figure(cell) for cell, _ in figures.values())
        if not words and not has_figures:
            blanks += 1
            if blanks > 20 and rows:
                break
            continue
        blanks = 0
        text = max(words, key=len, default="")
        if _is_header_again(cells, own):
            continue
        if not has_figures and any(END.match(fold(word)) for word in words + _words_beyond(cells, first_figure)):
            break
        if has_figures and _OF_RATES.match(fold(bare_name(text))):
            problems = [] if problems is None else problems
            problems.append(problem("row_of_rates", cell_name(sheet.name, number, 0), row=number + 1, text=text))
            continue
        words_by_key = {
            key: text_of(merged.get((number, c), sheet.cell(number, c))).strip()
            for key in ("row_no", *names)
            if (c := header.columns.get(key)) is not None
        }
        row_no = words_by_key.get("row_no", "")
        kind = _kind(text, row_no, has_figures)
        if kind == "group":
            level = level_of(text)
        printed = {key: bare_name(words_by_key[key]) for key in names}
        rows.append(Row(kind, number, text, printed, figures, level, row_no=row_no.rstrip(".")))
    fill_units(rows, sheet, header, problems)
    return _settle_nested(rows, problems)


def _rows_inside(rows: list[Row], index: int) -> list[Row]:
    """The rows 1.1, 1.2 … right below row 1."""
    start = f"{rows[index].row_no}."
    return list(takewhile(lambda row: row.row_no.startswith(start), islice(rows, index + 1, None)))


def _settle_nested(rows: list[Row], problems: list[Problem] | None) -> list[Row]:
    """Row 1 with rows 1.1 and 1.2 below it: a group where it is their sum, else it is said (rule of counting 5)."""
    for index, row in enumerate(rows):
        if row.kind != "row" or not row.row_no.isdecimal():
            continue
        inside = _rows_inside(rows, index)
        if not inside:
            continue
        sums = [
            (read_number(cell).value, [read_number(r.cells[m][0]).value for r in inside])
            for m, (cell, _) in row.cells.items()
            if MEASURES[m].over_places == "sum"
        ]
        told = [
            (printed, sum(part for part in parts if part is not None))
            for printed, parts in sums
            if printed is not None and None not in parts
        ]
        if told and all(printed == added for printed, added in told):
            row.kind = "group"
        elif told and problems is not None:
            where = next(where for _, where in row.cells.values())
            problems.append(problem("rows_nested", where, row_no=row.row_no, text=row.text, first=inside[0].row_no))
    return rows


def _is_header_again(cells: list, own: set[str]) -> bool:
    """Whether a row of the body is the header printed again. `own`: the words of the header."""
    texts = {header_key(v) for v in cells if isinstance(v, str) and v.strip()}
    return len(texts) > 2 and texts <= own and not any(isinstance(v, (int, float)) for v in cells)


def _is_figure(cell) -> bool:
    """Whether a cell says something about a number; names and dates of a signature block do not."""
    if cell is None:
        return False
    state = read_number(cell).state
    if state == "unreadable" and isinstance(cell, str):
        return any(c.isdecimal() for c in cell) and not END.match(fold(cell))
    return state != "blank"


def _words_beyond(cells: list, start: int) -> list[str]:
    return [v for v in cells[start:] if isinstance(v, str) and v.strip()]


def _kind(text: str, row_no: str, has_figures: bool) -> str:
    key = _name_key(text)
    if _is_total_name(key) or fold(row_no).strip(" :.") in _TOTALS:
        return "total"
    if has_figures and _SUBTOTAL.match(key):
        return "subtotal"
    if _GROUP.match(key) or _GROUP_NUMBER.fullmatch(row_no) or not (has_figures or row_no[:1].isdecimal()):
        return "group"
    return "row"


def is_total(name: str) -> bool:
    """Whether a row's name says that it adds up the others."""
    return _is_total_name(_name_key(name))


def _is_total_name(key: str) -> bool:
    return key in _TOTALS or search_key(key) in _MISSPELT


def _name_key(name: str) -> str:
    """A row's name to compare by, without the groups it may name: "Tổng cộng (I+II)" is "tổng cộng"."""
    return fold(bare_name(ADDED.sub("", name))).strip(" :.")


def level_of(group: str) -> str:
    """The level of the units under a group row: tỉnh, huyện or xã; "" where its words say none."""
    key = fold(group)
    if re.search(r"\b(huyện|quận)\b", key):
        return "huyện"
    if re.search(r"\b(cấp xã|xã|phường|thị trấn)\b", key):
        return "xã"
    return "tỉnh" if re.search(r"\b(sở|ngành|cấp tỉnh|tỉnh)\b", key) else ""


def settle_names(
    rows: list[Row], key: str, sheet: Sheet, header: Header, context: Context, problems: list[Problem]
) -> list[Row]:
    """The rows that have a name in column `key`; one with figures and none is asked (question `name:CELL`)."""
    named = []
    for row in rows:
        where = cell_name(sheet.name, row.number, header.columns[key])
        answer = context.answers.get(f"name:{where}", "")
        if not row.names[key] and answer != SKIP:
            row.names[key] = answer
        if row.names[key]:
            named.append(row)
        elif answer != SKIP and any(figure and figure.value is not None for figure in row.figures.values()):
            problems.append(
                problem(
                    "name_missing",
                    where,
                    row=row.number + 1,
                    question=f"name:{where}",
                    choices={SKIP: ("Bỏ dòng này", "Leave this row out")},
                )
            )
    return named
