"""Tickets of a 1022 hotline by channel, months as columns. The hotline is the province's own (rule of counting 6)."""

from data.facts import RANKS, Reading
from loaders.files.sheets import Sheet, Workbook
from loaders.source import Source
from loaders.tables.channel_months import find_channel_months, parse_channel_months
from loaders.tables.context import Context
from loaders.tables.headers import header_key
from loaders.tables.month_columns import MonthColumns
from loaders.tables.spellings import columns_of
from loaders.tables.workbook_tables import is_claimed, parse_sheets

CHANNEL_WORDS = frozenset(map(header_key, columns_of("hotline_month")["channel"].words))


def _months(sheet: Sheet) -> MonthColumns | None:
    return find_channel_months(sheet, CHANNEL_WORDS)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet of a hotline has channels as rows and months as columns."""
    return is_claimed(workbook, _months)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""

    def parse_sheet(sheet: Sheet, months: MonthColumns, own: Context, into: Reading) -> None:
        parse_channel_months(sheet, months, CHANNEL_WORDS, own, into)

    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _months, parse_sheet)


SOURCE = Source(
    id="hotline_channel_months",
    rank=RANKS["office"],
    name_vi="Bảng tổng đài 1022: kênh là dòng, tháng là cột",
    name_en="Hotline 1022 with channels as rows and months as columns",
    short_vi="Bảng 1022 kênh và tháng",
    short_en="Hotline channels by month",
    sniff=sniff,
    parse=parse,
    is_second=True,
    order=166,
)
