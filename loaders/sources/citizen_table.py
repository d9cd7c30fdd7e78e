"""Citizen reception and petitions: by office, by kind, by month; received, sorted, handled.

Legal source: Thông tư 02/2021/TT-TTCP (báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo).
"""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing, speaks_of
from loaders.tables.spellings import columns_of
from loaders.tables.workbook_tables import is_claimed

COLUMNS = columns_of("citizens")
IS_ABOUT = "đơn thư|khiếu nại|tố cáo|tiếp (công )?dân|quy định hành chính|(số|loại|nhận|xử lý|chuyển|lưu) đơn"
SUBJECT = Subject(columns=COLUMNS, is_about=speaks_of(IS_ABOUT))


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has figures of citizen reception or petitions."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="citizen_table",
    rank=RANKS["office"],
    name_vi="Bảng tiếp công dân, đơn thư theo đơn vị, loại đơn hoặc tháng",
    name_en="Table of citizen reception and petitions by office, kind or month",
    short_vi="Bảng tiếp dân, đơn thư",
    short_en="Citizen reception table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    is_second=True,
    order=170,
)
