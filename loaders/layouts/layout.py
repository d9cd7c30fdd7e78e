"""A layout: how to read a table nobody wrote code for, as data a person made once on the mapping screen.

It is recognised by the words of its header, whatever the order of the columns. A saved one is a ledger line
(`layout`, forgotten by `layout_removed`); a file of one is the same JSON. `loaders/layouts/source.py` reads by it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from data.facts import RANKS
from data.measures import MEASURES
from data.names import fold, nfc, slug
from data.periods import PeriodError, parse_period
from data.places import find_places, nearest_place
from loaders.files.sheets import Sheet
from loaders.tables.commas import THOUSAND
from loaders.tables.crossings import split_path
from loaders.tables.headers import Header, header_key, spelled_out
from loaders.tables.thousands import TIMES_1000

ROLES = ("unit", "field", "channel", "period", "measure", "row_no")
NAMES_MEASURES = "measure"  # the role of a column whose cells name measures
FIGURES = "figures"  # a column of figures whose measures the rows name
SKIPPED = "skip"
EACH_PERIOD = "*"  # in a heading: the months, quarters, "lũy kế" that columns of one kind are of
FROM_TITLE, FROM_SHEET, FROM_COLUMN = "title", "sheet", "column"
LARGEST_FILE = 200_000  # bytes of a layout file
_ANSWERS = {"thousands": (TIMES_1000,), "comma": (THOUSAND,)}
_MOST_COLUMNS, _MOST_TOTALS, _DEEPEST, _LONGEST = 256, 50, 5, 300
_SCHEMA = 1
_KEYS = {"schema", "name", "sheet", "header_rows", "columns", "rows", "period", "place", "unit", "totals", "rank"}
_COLUMN_KEYS = {"heading", "is", "unit", *_ANSWERS}
_MOST_ROWS = 400
# What changes every month inside a heading: "Tiếp nhận tháng 6/2026", "từ 15/5/2026 đến 14/6/2026".
_MONTHLY = re.compile(
    r"\b(?:(?:tháng|quý|qúy|kỳ)\s*(?:\d{1,2}|[ivx]+)\s*(?:[/.-]|,?\s*năm)\s*|năm\s*)20\d\d\b|"
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]20\d\d\b"
)


class LayoutError(ValueError):
    """A layout that cannot be used; says where and what is expected, in both languages."""

    def __init__(self, message_vi: str, message_en: str):
        self.message_vi, self.message_en = message_vi, message_en
        super().__init__(message_en)


@dataclass(frozen=True)
class LayoutColumn:
    """One column by its heading ("parent | child"). `means`: a measure, one of `ROLES`, "figures" or "skip".

    A heading with `EACH_PERIOD` ("tiếp nhận | *") stands for all columns that differ in their period alone. `unit`:
    whose the figures of the column are. `answers`: what was once chosen for all its cells: (`thousands`,
    `times_1000`), (`comma`, `thousand`).
    """

    heading: str
    means: str
    answers: tuple[tuple[str, str], ...] = ()
    unit: str = ""

    @property
    def is_by_period(self) -> bool:
        """Whether it stands for the columns of several periods."""
        return EACH_PERIOD in self.heading.split(" | ")

    @property
    def holds_figures(self) -> bool:
        return self.means == FIGURES or self.means in MEASURES


@dataclass(frozen=True)
class LayoutRow:
    """A row of a table whose rows name measures, by its name ("group | name" where a name stands in several groups).
    `means`: a measure or "skip"."""

    name: str
    means: str


@dataclass(frozen=True)
class Layout:
    """A table as data. `rows`: what the names mean where a column names measures. `sheet`: words of the sheet's name,
    looked at only where several sheets fit. `period`: "title", "sheet", "column" or a fixed label. `place`: a name or
    "" (from the title, or asked). `unit`, for a table without such a column: "" (all of the place), "title", or a
    name. `totals`: names of rows that add up others, besides the usual words. `rank`: 1 system export, 2 office
    workbook."""

    name: str
    columns: tuple[LayoutColumn, ...]
    rows: tuple[LayoutRow, ...] = ()
    header_rows: int = 1
    sheet: str = ""
    period: str = FROM_TITLE
    place: str = ""
    unit: str = ""
    totals: tuple[str, ...] = ()
    rank: int = RANKS["office"]

    @property
    def slug(self) -> str:
        """The name as an identifier: `bang-thang-mot-cua`; layouts of one slug replace each other."""
        return slug(self.name)

    @property
    def id(self) -> str:
        """The source its facts carry."""
        return f"layout:{self.slug}"

    @property
    def headings(self) -> frozenset[str]:
        return frozenset(column.heading for column in self.columns)

    @property
    def means(self) -> frozenset[str]:
        """All roles and measures of its columns."""
        return frozenset(column.means for column in self.columns)

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures its columns and rows are, in their order."""
        every = [column.means for column in self.columns] + [row.means for row in self.rows]
        return tuple(dict.fromkeys(means for means in every if means in MEASURES))

    @property
    def is_turned(self) -> bool:
        """Whether rows name measures, or columns are of months or of units."""
        return NAMES_MEASURES in self.means or any(column.is_by_period for column in self.columns)

    @cached_property
    def words(self) -> frozenset[str]:
        """The parts of its headings as a sheet may print them, without brackets, months and numbers of ours."""
        return frozenset(
            without_month(header_key(re.sub(r" #\d+$", "", part)))
            for heading in self.headings
            for part in heading.split(" | ")
            if part != EACH_PERIOD
        )

    def to_json(self) -> dict:
        """Plain JSON values; what is as usual is left out."""
        values = {
            "schema": _SCHEMA,
            "name": self.name,
            "header_rows": self.header_rows,
            "period": self.period,
            "rank": self.rank,
            "columns": [
                {"heading": c.heading, "is": c.means, **({"unit": c.unit} if c.unit else {}), **dict(c.answers)}
                for c in self.columns
            ],
        }
        if self.rows:
            values["rows"] = [{"name": row.name, "is": row.means} for row in self.rows]
        for key in ("sheet", "place", "unit"):
            values |= {key: getattr(self, key)} if getattr(self, key) else {}
        return values | ({"totals": list(self.totals)} if self.totals else {})

    @classmethod
    def from_json(cls, values) -> "Layout":
        """The layout that JSON values describe. Raises `LayoutError` for whatever is wrong in them."""
        _require(
            isinstance(values, dict), "Bố cục phải là một đối tượng JSON { … }.", "A layout must be a JSON object."
        )
        _no_other_keys(values, _KEYS, "bố cục", "the layout")
        _require(
            values.get("schema", _SCHEMA) == _SCHEMA,
            f"Chỉ đọc được bố cục phiên bản {_SCHEMA} (schema).",
            f"Only layouts of schema {_SCHEMA} can be read.",
        )
        name = nfc(_text(values, "name", 80)).strip()
        _require(
            bool(slug(name)),
            "Bố cục phải có tên (name) gồm chữ hoặc số.",
            "A layout must have a name of letters or digits (name).",
        )
        layout = cls(
            name,
            _columns(values.get("columns")),
            _rows(values.get("rows", [])),
            _whole(values, "header_rows", 1, _DEEPEST, 1),
            _text(values, "sheet"),
            _period(_text(values, "period", default=FROM_TITLE)),
            _place(_text(values, "place")),
            nfc(_text(values, "unit")),
            _totals(values.get("totals", [])),
            _whole(values, "rank", RANKS["export"], RANKS["office"], RANKS["office"]),
        )
        _check_whole(layout)
        return layout

    def with_answers(self, answers: dict[str, dict[str, str]]) -> "Layout":
        """The layout that also remembers, by heading, what was chosen for whole columns."""
        columns = [
            replace(
                c,
                answers=tuple(
                    sorted(
                        (
                            dict(c.answers)
                            | {k: v for k, v in answers.get(c.heading, {}).items() if v in _ANSWERS.get(k, ())}
                        ).items()
                    )
                ),
            )
            for c in self.columns
        ]
        return replace(self, columns=tuple(columns))

    def with_rows(self, meanings: Mapping[str, str]) -> "Layout":
        """The layout that also remembers what names of rows were said to mean."""
        known = {row.name: row.means for row in self.rows} | dict(meanings)
        return replace(self, rows=tuple(LayoutRow(name, means) for name, means in known.items()))


def read_layout(content: bytes) -> Layout:
    """The layout in the bytes of a file. Raises `LayoutError`."""
    _require(
        len(content) <= LARGEST_FILE,
        f"Tệp bố cục quá lớn (trên {LARGEST_FILE // 1000} kB).",
        f"The layout file is too big (over {LARGEST_FILE // 1000} kB).",
    )
    try:
        values = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except LayoutError:
        raise
    except (ValueError, RecursionError) as error:
        where = f" (dòng {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        where_en = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise LayoutError(
            f"Tệp bố cục không phải JSON đọc được{where}. Lưu lại dạng UTF-8.",
            f"The layout file is not readable JSON{where_en}. Save it as UTF-8.",
        ) from error
    return Layout.from_json(values)


def headings_of(sheet: Sheet, header: Header) -> dict[int, str]:
    """Column -> heading to know it by. Dates and months inside are left out, they change with every file;
    columns of the same words keep what stands in brackets, and a number if that does not tell them apart."""
    full = {column: " | ".join(path) for column, path in header.paths.items()}
    named = {column: _joined(path) for column, path in header.paths.items()}
    headings: dict[int, str] = {}
    for column, heading in named.items():
        if list(named.values()).count(heading) > 1:
            heading = " | ".join((*header.paths[column][:-1], _as_printed(sheet, header, column) or full[column]))
        twins = sum(other == heading or other.startswith(heading + " #") for other in headings.values())
        headings[column] = f"{heading} #{twins + 1}" if twins else heading
    return headings


def headings_for(layout: Layout, sheet: Sheet, header: Header) -> dict[int, str]:
    """`headings_of` as this layout knows them: columns that are of one period each by what they have in common."""
    headings = headings_of(sheet, header)
    if not any(column.is_by_period for column in layout.columns):
        return headings
    common = {column: by_period(path) for column, path in header.paths.items()}
    return {
        column: heading if heading in layout.headings or common[column] not in layout.headings else common[column]
        for column, heading in headings.items()
    }


def by_period(path: tuple[str, ...]) -> str:
    """A heading without its period: "tiếp nhận | *" for "tháng 1 | tiếp nhận"; "" where it names none, or an estimate
    or a comparison."""
    words, when = split_path(path) or ((), "")
    return " | ".join((*words, EACH_PERIOD)) if when else ""


def without_month(words: str) -> str:
    """Words of a heading without the dates and months in them; as they are where nothing else stands."""
    return " ".join(_MONTHLY.sub(" ", words).split()) or words


def _joined(path: tuple[str, ...]) -> str:
    return " | ".join(without_month(part) for part in path)


def _as_printed(sheet: Sheet, header: Header, column: int) -> str:
    """The lowest words above a column, brackets and all."""
    texts = [sheet.cell(row, column) for row in range(header.top, header.bottom + 1)]
    words = [text for text in texts if isinstance(text, str) and text.strip()]
    return fold(" ".join(words[-1].split())) if words else ""


def heading_key(heading: str) -> str:
    """A heading as a person typed it in a layout file, folded like the headings of a sheet."""
    return " | ".join(spelled_out(fold(part)) for part in heading.split("|"))


def match_columns(layout: Layout, headings: dict[int, str]) -> dict[int, LayoutColumn] | None:
    """Column -> what it means where the headings are exactly the layout's, in any order; None otherwise.

    Where only a number tells two columns apart, their order is part of the header.
    """
    known = {column.heading: column for column in layout.columns}
    known = {_joined(tuple(map(header_key, h.split("|")))): c for h, c in known.items() if not c.is_by_period} | known
    matched = {column: known[heading] for column, heading in headings.items() if heading in known}
    if len(matched) < len(headings) or set(matched.values()) != set(layout.columns):
        return None
    is_ordered = list(dict.fromkeys(matched[c] for c in sorted(matched))) == list(layout.columns)
    return matched if is_ordered or not any(" #" in heading for heading in headings.values()) else None


def likeness(layout: Layout, headings: dict[int, str]) -> float:
    """How much of a header a layout knows: 1 where all headings are shared, 0 where none is."""
    here = set(headings.values())
    return len(here & layout.headings) / len(here | layout.headings)


# -- reading JSON, whatever stands in it -----------------------------------------------------------------


def _require(holds: bool, message_vi: str, message_en: str) -> None:
    if not holds:
        raise LayoutError(message_vi, message_en)


def _no_constant(constant: str):
    raise LayoutError(
        f"Tệp bố cục chứa “{constant}”, không phải số.", f"The layout file holds “{constant}”, not a number."
    )


def _no_other_keys(values: dict, known: set[str], what_vi: str, what_en: str) -> None:
    other = next((key for key in values if key not in known), None)
    _require(
        other is None,
        f"Không hiểu mục “{_short(other)}” của {what_vi}. Các mục: {', '.join(sorted(known))}.",
        f"The entry “{_short(other)}” of {what_en} is not known. Known: {', '.join(sorted(known))}.",
    )


def _short(value) -> str:
    return str(value)[:60]


def _text(values: dict, key: str, longest: int = _LONGEST, default: str = "") -> str:
    value = values.get(key, default)
    _require(
        isinstance(value, str) and len(value) <= longest and all(c.isprintable() for c in value),
        f"Mục “{key}” phải là chữ, tối đa {longest} ký tự trên một dòng.",
        f"The entry “{key}” must be text of one line and at most {longest} characters.",
    )
    return value


def _whole(values: dict, key: str, least: int, most: int, default: int) -> int:
    value = values.get(key, default)
    _require(
        type(value) is int and least <= value <= most,
        f"Mục “{key}” phải là số nguyên từ {least} đến {most}.",
        f"The entry “{key}” must be a whole number from {least} to {most}.",
    )
    return value


def _columns(entries) -> tuple[LayoutColumn, ...]:
    _require(
        isinstance(entries, list) and 0 < len(entries) <= _MOST_COLUMNS,
        f"Mục “columns” phải là danh sách từ 1 đến {_MOST_COLUMNS} cột.",
        f"The entry “columns” must be a list of 1 to {_MOST_COLUMNS} columns.",
    )
    return tuple(_column(entry, number) for number, entry in enumerate(entries, 1))


def _column(entry, number: int) -> LayoutColumn:
    _require(
        isinstance(entry, dict),
        f"Cột thứ {number} phải là một đối tượng {{ heading, is }}.",
        f"Column number {number} must be an object with heading and is.",
    )
    _no_other_keys(entry, _COLUMN_KEYS, f"cột thứ {number}", f"column number {number}")
    heading, means = heading_key(_text(entry, "heading")), _text(entry, "is", default=SKIPPED)
    _require(
        bool(heading.strip(" |")),
        f"Cột thứ {number} thiếu tiêu đề (heading).",
        f"Column number {number} has no heading.",
    )
    _require(
        means in (SKIPPED, FIGURES) or means in ROLES or means in MEASURES,
        f"Cột “{heading}”: không có chỉ tiêu “{_short(means)}”. Ghi mã chỉ tiêu, {', '.join(ROLES)}, figures hoặc "
        "skip.",
        f"Column “{heading}”: there is no measure “{_short(means)}”. Give a measure's id, {', '.join(ROLES)}, figures "
        "or skip.",
    )
    for kind, allowed in _ANSWERS.items():
        _require(
            entry.get(kind, allowed[0]) in allowed,
            f"Cột “{heading}”: {kind} chỉ nhận {allowed[0]}.",
            f"Column “{heading}”: {kind} may only be {allowed[0]}.",
        )
    answers = tuple((kind, entry[kind]) for kind in sorted(_ANSWERS) if kind in entry)
    return LayoutColumn(heading, means, answers, nfc(_text(entry, "unit")))


def _rows(entries) -> tuple[LayoutRow, ...]:
    _require(
        isinstance(entries, list) and len(entries) <= _MOST_ROWS,
        f"Mục “rows” phải là danh sách tối đa {_MOST_ROWS} dòng.",
        f"The entry “rows” must be a list of at most {_MOST_ROWS} rows.",
    )
    return tuple(_row(entry, number) for number, entry in enumerate(entries, 1))


def _row(entry, number: int) -> LayoutRow:
    _require(
        isinstance(entry, dict),
        f"Dòng thứ {number} phải là một đối tượng {{ name, is }}.",
        f"Row number {number} must be an object with name and is.",
    )
    _no_other_keys(entry, {"name", "is"}, f"dòng thứ {number}", f"row number {number}")
    name, means = heading_key(_text(entry, "name")), _text(entry, "is", default=SKIPPED)
    _require(bool(name.strip(" |")), f"Dòng thứ {number} thiếu tên (name).", f"Row number {number} has no name (name).")
    _require(
        means == SKIPPED or means in MEASURES,
        f"Dòng “{_short(name)}”: không có chỉ tiêu “{_short(means)}”. Ghi mã chỉ tiêu hoặc skip.",
        f"Row “{_short(name)}”: there is no measure “{_short(means)}”. Give a measure's id or skip.",
    )
    return LayoutRow(name, means)


def _period(text: str) -> str:
    if text in (FROM_TITLE, FROM_SHEET, FROM_COLUMN):
        return text
    try:
        return parse_period(text.upper()).label
    except PeriodError as error:
        raise LayoutError(
            f"Mục “period” là title, sheet, column hoặc một kỳ như 2026. {error.message_vi}",
            f"The entry “period” is title, sheet, column or a label such as 2026. {error.message_en}",
        ) from error


def _place(name: str) -> str:
    if name and not find_places(name):
        near = nearest_place(name)
        raise LayoutError(
            f"Không có địa bàn “{_short(name)}”." + (f" Có phải “{near}”?" if near else ""),
            f"There is no place “{_short(name)}”." + (f" Is it “{near}”?" if near else ""),
        )
    return nfc(name)


def _totals(names) -> tuple[str, ...]:
    good = (
        isinstance(names, list)
        and len(names) <= _MOST_TOTALS
        and all(isinstance(name, str) and 0 < len(name) <= _LONGEST and name.isprintable() for name in names)
    )
    _require(
        good,
        f"Mục “totals” phải là danh sách tối đa {_MOST_TOTALS} tên dòng.",
        f"The entry “totals” must be a list of at most {_MOST_TOTALS} names of rows.",
    )
    return tuple(nfc(name) for name in names)


def _check_whole(layout: Layout) -> None:
    """What only all columns together show."""
    headings = [column.heading for column in layout.columns]
    twice = next((h for h in headings if headings.count(h) > 1), None)
    _require(twice is None, f"Tiêu đề “{twice}” ghi hai lần trong bố cục.", f"The heading “{twice}” stands twice.")
    meant = [column.means for column in layout.columns if column.means != SKIPPED]
    told = [(c.means, c.unit, c.is_by_period) for c in layout.columns if c.means != SKIPPED]
    twice = next((one[0] for one in told if told.count(one) > 1), None)
    _require(
        twice is None,
        f"Hai cột cùng là “{twice}”. Mỗi chỉ tiêu chỉ một cột.",
        f"Two columns are “{twice}”. Each measure has one column.",
    )
    _require(
        bool(layout.measures),
        "Chưa có dòng nào là chỉ tiêu. Chọn chỉ tiêu cho ít nhất một dòng."
        if NAMES_MEASURES in meant
        else "Chưa có cột nào là chỉ tiêu. Chọn ít nhất một cột số liệu.",
        "No row is a measure. Choose the measure of at least one row."
        if NAMES_MEASURES in meant
        else "No column is a measure. Choose at least one column of figures.",
    )
    _check_turned(layout, meant)
    _require(
        (layout.period == FROM_COLUMN) == ("period" in meant),
        "Kỳ lấy từ cột thì phải có đúng một cột là kỳ (period), và ngược lại.",
        "A period from a column needs exactly one column that is the period, and the other way round.",
    )
    _require(
        not (layout.unit and "unit" in meant),
        "Đã có cột đơn vị thì không ghi thêm đơn vị (unit).",
        "With a column of units the entry “unit” must be left out.",
    )
    personal = personal_heading(headings)
    _require(
        personal is None,
        f"Cột “{personal}” là dữ liệu cá nhân; không lập bố cục cho danh sách có cột này. Bỏ "
        "cột đó khỏi tệp rồi nạp lại.",
        f"The column “{personal}” holds personal data; a list with it gets no layout. Remove the column from "
        "the file, then upload it again.",
    )


def _check_turned(layout: Layout, meant: list[str]) -> None:
    """What a table needs whose rows name measures, or whose columns are of months or of units."""
    has_names, figures = NAMES_MEASURES in meant, [c for c in layout.columns if c.holds_figures]
    _require(
        has_names == (FIGURES in meant) and not (has_names and any(c.means in MEASURES for c in layout.columns)),
        "Bảng mỗi dòng một chỉ tiêu cần một cột tên chỉ tiêu (measure); các cột số đều là figures.",
        "A table with a measure a row needs a column that names them (measure); its columns of figures are “figures”.",
    )
    _require(
        has_names or not layout.rows,
        "Mục “rows” chỉ dùng khi một cột ghi tên chỉ tiêu (measure).",
        "The entry “rows” is for a table with a column that names measures (measure).",
    )
    names = [row.name for row in layout.rows]
    twice = next((name for name in names if names.count(name) > 1), None)
    _require(twice is None, f"Dòng “{twice}” ghi hai lần trong bố cục.", f"The row “{twice}” stands twice.")
    _require(
        all(not column.unit or column.means == FIGURES for column in layout.columns)
        and not (any(column.unit for column in layout.columns) and "unit" in meant),
        "Cột của một đơn vị chỉ dùng khi mỗi dòng là một chỉ tiêu và không có cột đơn vị.",
        "A column of one unit is for a table with a measure a row and without a column of units.",
    )
    _require(
        all(column.holds_figures for column in layout.columns if column.is_by_period),
        "Các cột theo kỳ phải là cột số liệu.",
        "Columns of periods must be columns of figures.",
    )
    of_others = {"channel", "period", *(("field",) if has_names else ())} & set(meant)
    _require(
        not (layout.is_turned and of_others),
        "Bảng mỗi dòng một chỉ tiêu, hoặc mỗi cột một kỳ, chưa đọc được cùng cột kênh, kỳ hay lĩnh vực. Bỏ qua cột đó.",
        "A table with a measure a row, or a period a column, is not read with a column of channels, periods or fields. "
        "Leave that column out.",
    )
    _require(
        not layout.is_turned or has_names or "unit" in meant or "field" in meant or not figures,
        "Bảng mỗi cột một kỳ cần cột tên đơn vị, lĩnh vực hoặc tên chỉ tiêu.",
        "A table with a period a column needs a column that names units, fields or measures.",
    )


_PERSONAL = re.compile(
    fold(
        r"\b(họ và tên|họ tên|họ, tên|cccd|cmnd|căn cước|chứng minh nhân dân|ngày sinh|số điện thoại|"
        r"sđt|người nộp|chủ hồ sơ|tên công dân|địa chỉ thường trú|mã hồ sơ|số hồ sơ / mã hồ sơ)\b"
    )
)


def personal_heading(headings) -> str | None:
    """The first heading that promises names, numbers or addresses of people; None if none does."""
    return next((heading for heading in headings if _PERSONAL.search(header_key(heading.replace("|", " ")))), None)


def printed_headings(sheet: Sheet, header: Header) -> dict[int, str]:
    """Column -> its heading as the sheet prints it, parents first, for showing to a person."""
    printed: dict[str, str] = {}
    for row in range(header.top, header.bottom + 1):
        for value in sheet.rows[row]:
            if isinstance(value, str) and value.strip():
                printed.setdefault(header_key(value), nfc(value))
    return {column: " | ".join(printed.get(part, part) for part in path) for column, path in header.paths.items()}
