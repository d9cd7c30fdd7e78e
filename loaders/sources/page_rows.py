"""Figures of Facebook, Zalo, YouTube and the portal below each other: a row a figure. They are the province's own."""

import re

from data.facts import RANKS, Reading
from data.names import fold
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing
from loaders.tables.headers import match_path
from loaders.tables.page_months import COLUMNS
from loaders.tables.workbook_tables import is_claimed

_BY = ("row_no", "period")
_PAGES = {
    "facebook": re.compile("facebook|fanpage"),
    "zalo": re.compile("zalo"),
    "youtube": re.compile("youtube"),
}
_PORTAL = re.compile(fold(r"cổng (thông tin|ttđt)|trang thông tin điện tử"))


def naming(path: tuple[str, ...]) -> str | None:
    """The figure of a row; the heading of its column may name the page: "Chỉ tiêu Zalo OA"."""
    return match_path(tuple(re.sub(r"^chỉ (?:tiêu|số) ", "", part) for part in path), SUBJECT.columns)


def stem(above: str) -> str:
    """The one page a title names; that of an office's portal is the portal where no other is named."""
    named = [page for page, words in _PAGES.items() if words.search(above)]
    if named:
        return named[0] if len(named) == 1 else ""
    return "cổng thông tin điện tử" if _PORTAL.search(above) else ""


SUBJECT = Subject(
    naming=naming,
    stem=stem,
    columns={key: column for key, column in COLUMNS.items() if key not in _BY},
    is_of_place=True,
    axes=("measure",),
)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has figures of pages as rows."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="page_rows",
    rank=RANKS["office"],
    name_vi="Bảng mạng xã hội, Cổng thông tin có chỉ tiêu là dòng",
    name_en="Social media and the portal with measures as rows",
    short_vi="Bảng mạng xã hội theo dòng",
    short_en="Social media by rows",
    sniff=sniff,
    parse=parse,
    is_second=True,
    order=167,
)
