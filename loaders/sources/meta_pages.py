"""The monthly figures of a Facebook page: reach, interactions, new followers …; one row a month, or one month alone.

As Meta Business Suite words them in English, or in Vietnamese under a title that names the page. Reach is people
or times as the heading says (rule of counting 15), and the page's own: it is never made from its posts.
"""

import re
from dataclasses import replace

from data.facts import RANKS, Problem, Reading
from data.measures import MEASURES
from data.names import fold
from loaders.files.sheets import Sheet, Workbook, cell_name
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.headers import Column, Header, find_header
from loaders.tables.page_months import COLUMNS as OF_PAGES
from loaders.tables.page_months import bare, find_pages, parse_months
from loaders.tables.spellings import columns_of
from loaders.tables.titles import lines_of
from loaders.tables.workbook_tables import is_claimed, parse_sheets
from loaders.text.wording import both

# The names Meta gives its page figures on an English screen, and on a Vietnamese one.
_META = {
    "facebook_reach": (
        "Facebook reach",
        "Page reach",
        "Lượt tiếp cận trên Facebook",
        "Số người tiếp cận trên Facebook",
    ),
    "facebook_interactions": (
        "Content interactions",
        "Page interactions",
        "Facebook interactions",
        "Lượt tương tác với nội dung",
    ),
    "facebook_new_followers": (
        "Facebook follows",
        "New follows",
        "New Facebook followers",
        "Page new likes and follows",
        "Lượt theo dõi trên Facebook",
    ),
    "facebook_unfollows": ("Unfollows", "Facebook unfollows", "Lượt bỏ theo dõi trên Facebook"),
    "facebook_followers": ("Facebook followers", "Total followers", "Lifetime follows"),
    "facebook_views": ("Facebook views", "Page views", "Content views"),
    "facebook_visits": ("Facebook visits", "Page visits", "Lượt truy cập Facebook", "Lượt truy cập trên Facebook"),
    "facebook_clicks": ("Facebook link clicks", "Link clicks"),
    "period": ("Month", "Period"),
}
_FACEBOOK = re.compile(r"facebook|fanpage|\bmeta\b|\bfb\b")
_OTHERS = re.compile(r"zalo|youtube|tiktok")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+")


def _vocabulary() -> dict[str, Column]:
    of_portal = {key: Column(alone=c.alone) for key, c in OF_PAGES.items() if key.startswith("portal_")}
    words = bare("facebook_") | {"facebook_clicks": Column()} | of_portal
    return {key: replace(column, words=column.words + _META.get(key, ())) for key, column in words.items()}


COLUMNS = _vocabulary()


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has two figures of a page, in Meta's words or under the name of Facebook."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    if find_pages(sheet):
        return None
    header = find_header(sheet, COLUMNS, needed=2)
    if not header or sum(key in MEASURES for key in header.columns) < 2 or _has_posts(sheet):
        return None
    named = " ".join(
        [
            sheet.name,
            *(text for text, _ in lines_of(sheet, header.top)),
            *(word for path in header.paths.values() for word in path),
        ]
    )
    key = fold(named)
    return header if (_FACEBOOK.search(key) or _is_english(header)) and not _OTHERS.search(key) else None


def _has_posts(sheet: Sheet) -> bool:
    header = find_header(
        sheet, {"post": columns_of("meta_posts")["post"], "published": columns_of("meta_posts")["published"]}, needed=1
    )
    return header is not None


def _is_english(header: Header) -> bool:
    """Whether Meta's own English words head at least two columns."""
    words = {fold(word) for key in _META for word in _META[key] if word.isascii()}
    return sum(path[-1] in words for path in header.paths.values()) >= 2


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such sheet."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header, _parse_sheet)


def _parse_sheet(sheet: Sheet, header: Header, context: Context, reading: Reading) -> None:
    if _is_english(header):
        sheet = _with_english_numbers(sheet, header, reading.problems)
    parse_months(sheet, header, context, reading)


def _with_english_numbers(sheet: Sheet, header: Header, problems: list[Problem]) -> Sheet:
    """Under English headings "1,250" is a thousand and more, as Meta writes it."""
    rows = [list(row) for row in sheet.rows]
    read = []
    for number in range(header.body, len(rows)):
        for column, cell in enumerate(rows[number]):
            if isinstance(cell, str) and _ENGLISH.fullmatch(cell.strip()):
                rows[number][column] = int(cell.replace(",", ""))
                read.append((cell_name(sheet.name, number, column), cell, rows[number][column]))
    if read:
        where, cell, value = read[0]
        problems.append(problem("english_numbers", where, count=len(read), text=cell, value=both(value)))
    return replace(sheet, rows=rows)


SOURCE = Source(
    id="meta_pages",
    rank=RANKS["export"],
    name_vi="Số liệu tháng của Trang Facebook (Meta Business Suite)",
    name_en="Monthly figures of a Facebook page (Meta Business Suite)",
    short_vi="Trang Facebook theo tháng (Meta)",
    short_en="Facebook page by month (Meta)",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    order=150,
)
