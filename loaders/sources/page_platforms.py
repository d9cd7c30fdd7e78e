"""Pages as rows and their figures as columns: "Kênh | Số người theo dõi", then YouTube, Facebook, Zalo.

They are the province's own (rule of counting 6); which figure is meant is told by the page and the heading together.
"""

from dataclasses import dataclass

from data.facts import RANKS, Problem, Reading
from data.measures import MEASURES, canonical_counted
from loaders.files.sheets import Sheet, Workbook, cell_name, text_of
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.headers import Column, Header, find_header, header_key, match_path
from loaders.tables.office import settle_kept
from loaders.tables.page_months import COLUMNS
from loaders.tables.row import Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import END
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import read_title, settle
from loaders.tables.unread import Unread, holds_figures, printed_words, settle_figures
from loaders.tables.workbook_tables import is_claimed, parse_sheets
from loaders.text.numbers import says_number

_HEADINGS = {
    "row_no": COLUMNS["row_no"],
    "page": Column(("Kênh", "Kênh truyền thông", "Nền tảng", "Trang", "Mạng xã hội", "Trang, kênh", "Tên kênh")),
}
_PAGES = {key: column for key, column in COLUMNS.items() if key in MEASURES}
_LEAST = 2


@dataclass(frozen=True)
class Pages:
    """A table: its header, the column of pages, measure -> (row, column), and the rows whose page is not known."""

    header: Header
    names: int
    cells: dict[str, tuple[int, int]]
    unknown: list[int]


def _pages(sheet: Sheet) -> Pages | None:
    header = find_header(sheet, _HEADINGS, needed=1)
    if header is None or "page" not in header.columns:
        return None
    names = header.columns["page"]
    cells: dict[str, tuple[int, int]] = {}
    pages, unknown = 0, []
    for row in range(header.body, len(sheet.rows)):
        name = header_key(text_of(sheet.cell(row, names)))
        if END.match(name):
            break
        of_page = {
            measure: (row, column)
            for column, path in header.paths.items()
            if column not in header.columns.values() and (measure := match_path((name, path[-1]), _PAGES))
        }
        of_page = {measure: cell for measure, cell in of_page.items() if _is_of(name, measure)}
        if of_page.keys() & cells.keys():
            return None
        cells |= of_page
        pages += bool(of_page)
        unknown += [row] if name and not of_page else []
    return Pages(header, names, cells, unknown) if pages >= _LEAST else None


def _is_of(name: str, measure: str) -> bool:
    """Whether the name is a page of the measure's, not the word alone: "Lượt xem" fits several."""
    return name in {header_key(page) for page in _PAGES[measure].above}


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has at least two pages as rows with a figure each."""
    return is_claimed(workbook, _pages)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _pages, _parse_sheet)


def _parse_sheet(sheet: Sheet, table: Pages, context: Context, reading: Reading) -> None:
    header, problems = table.header, reading.problems
    title = read_title(sheet, header.top)
    settled = settle(title, context, problems, sheet.name)
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    problems += _ask_unknown(sheet, table, context)
    cells = {measure: (sheet.cell(r, c), cell_name(sheet.name, r, c)) for measure, (r, c) in table.cells.items()}
    row = Row("row", header.body, "", {}, cells)
    read_figures([row], context, problems, Surroundings(sheet, header.top, header.bottom))
    if not (settled.label and settled.place):
        return
    unit = settle_kept(title.office, settled.place, context, problems, sheet.name)
    for measure, figure in row.figures.items() if unit is not None else ():
        if figure is not None:
            counted = canonical_counted(measure, None)
            reading.facts.append(settled.fact(measure, figure, counted, cells[measure][1], unit=unit or ""))


def _ask_unknown(sheet: Sheet, table: Pages, context: Context) -> list[Problem]:
    """Pages and columns with figures that nobody has a word for."""
    header = table.header
    columns = {column for _, column in table.cells.values()}
    others = [
        Unread(header.locator(sheet, column), printed_words(sheet, header, column), may_count=False)
        for column in header.paths
        if column not in (columns | set(header.columns.values()))
        and holds_figures(sheet, header.body, column, header.words(column))
    ]
    read = set(table.cells.values())
    cells = [
        Unread(cell_name(sheet.name, row, column), printed_words(sheet, header, column), may_count=False)
        for row in {row for row, _ in read}
        for column in columns
        if (row, column) not in read and says_number(sheet.cell(row, column))
    ]
    rows = [
        Unread(cell_name(sheet.name, row, table.names), text_of(sheet.cell(row, table.names)), may_count=False)
        for row in table.unknown
        if any(says_number(sheet.cell(row, column)) for column in columns)
    ]
    return settle_figures(others + cells, set(), context)[1] + settle_figures(rows, set(), context, are_rows=True)[1]


SOURCE = Source(
    id="page_platforms",
    rank=RANKS["office"],
    name_vi="Bảng mạng xã hội, Cổng thông tin có kênh là dòng",
    name_en="Social media and the portal with pages as rows",
    short_vi="Bảng kênh truyền thông",
    short_en="Pages as rows",
    sniff=sniff,
    parse=parse,
    is_second=True,
    order=168,
)
