"""Tickets of a 1022 hotline with months or measures as rows. The hotline is the province's own (rule of counting 6)."""

import re

from data.facts import RANKS, Reading
from data.names import fold
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing
from loaders.tables.headers import match_path
from loaders.tables.hotline import is_of_hotline
from loaders.tables.spellings import columns_of
from loaders.tables.workbook_tables import is_claimed

_BY = ("row_no", "channel", "field", "unit", "level")
COLUMNS = {key: column for key, column in columns_of("hotline_month").items() if key not in _BY}
_TICKETS = re.compile(
    fold(r"^((tổng )?số )?(lượng |lượt )?(phiếu|phản ánh(, | |/)kiến nghị|kiến nghị(, | |/)phản ánh|phản ánh|pakn)\b")
)


def naming(path: tuple[str, ...]) -> str | None:
    """The measure of a heading or a row: "Số phản ánh kỳ trước chuyển sang" is said of tickets as "Kỳ trước chuyển
    sang" is.
    """
    if known := match_path(path, COLUMNS):
        return known
    rest = _TICKETS.sub("", path[-1]).strip()
    return match_path((*path[:-1], rest), COLUMNS) if rest and rest != path[-1] else None


SUBJECT = Subject(columns=COLUMNS, naming=naming, is_about=is_of_hotline, is_of_place=True, is_turned=True)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has tickets of a hotline with months or measures as rows."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="hotline_turned",
    rank=RANKS["office"],
    name_vi="Bảng tổng đài 1022 có tháng hoặc chỉ tiêu là dòng",
    name_en="Hotline 1022 with months or measures as rows",
    short_vi="Bảng 1022 xoay chiều",
    short_en="Hotline turned round",
    sniff=sniff,
    parse=parse,
    is_second=True,
    order=165,
)
