"""A Zalo OA's figures as an office types them: one row a month, or one month alone, under a title that names Zalo.

The admin site counts followers, interactions, articles, videos and messages, and its export is not known; these
are the words people use for them. Figures are often rounded, and keep their "hơn", "gần" (rule of counting 13).
"""

from data.facts import RANKS, Reading
from data.measures import MEASURES
from data.names import fold
from loaders.files.sheets import Sheet, Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.headers import Header, find_header
from loaders.tables.page_months import bare, find_pages, parse_months
from loaders.tables.titles import lines_of
from loaders.tables.workbook_tables import is_claimed, parse_sheets

COLUMNS = bare("zalo_")


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet says Zalo, and no other page, above at least two of its figures."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    if find_pages(sheet):
        return None
    header = find_header(sheet, COLUMNS, needed=2)
    if not header or sum(key in MEASURES for key in header.columns) < 2:
        return None
    texts = fold(
        " ".join(
            [
                sheet.name,
                *(text for text, _ in lines_of(sheet, header.top)),
                *(word for path in header.paths.values() for word in path),
            ]
        )
    )
    return header if "zalo" in texts and "facebook" not in texts and "fanpage" not in texts else None


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such sheet."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header, parse_months)


SOURCE = Source(
    id="zalo_month",
    rank=RANKS["office"],
    name_vi="Bảng tháng Zalo OA (nhập tay)",
    name_en="Monthly table of a Zalo OA (typed by hand)",
    short_vi="Bảng Zalo OA theo tháng",
    short_en="Zalo OA monthly table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    order=160,
)
