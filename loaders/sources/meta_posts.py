"""The posts of a Facebook page as Meta Business Suite exports them: one row a post, added up by month published.

32 to 34 columns that change from month to month, so only those needed are looked for; their names follow the
language of the person's screen (English and Swedish as seen in real exports, Vietnamese as Meta words them). Post
reach is never added up: a person who saw two posts is one person of the page's reach. The daily breakdown looks
alike and holds every post once a day: it is told by posts that repeat, and refused.
"""

import re
from dataclasses import dataclass

from data.facts import RANKS, Fact, Problem, Reading
from data.measures import canonical_counted
from data.names import nfc
from data.periods import parse_period
from loaders.files.sheets import Sheet, Workbook, cell_name, column_name, text_of
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.figures import read_figure
from loaders.tables.headers import Header, find_header
from loaders.tables.spellings import columns_of
from loaders.tables.titles import Title, settle_place
from loaders.tables.unread_tables import say_other_sheets
from loaders.text.periods import read_date
from loaders.text.wording import both, listed, period_names

COLUMNS = columns_of("meta_posts")

ALL = "all"

_MEASURES = {"interactions": "facebook_interactions", "views": "facebook_views", "clicks": "facebook_clicks"}
_PARTS = ("reactions", "comments", "shares")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+")
_RUINED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_PUBLISHED = re.compile(r"(\d{1,2})/(\d{1,2})/(20\d\d)(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)?", re.IGNORECASE)


@dataclass
class _Post:
    """One row: its 0-based number, its month, its page, what tells it from other posts."""

    row: int
    month: str
    page: str
    key: tuple


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has post ids, publish times and interactions."""
    return any(_header(sheet) for sheet in workbook.sheets if not sheet.is_hidden)


def _header(sheet: Sheet) -> Header | None:
    header = find_header(sheet, COLUMNS, needed=3)
    if not header or not {"post", "published"} <= header.columns.keys():
        return None
    return header if {"interactions", "reactions", "reach", "views"} & header.columns.keys() else None


def parse(workbook: Workbook, context: Context) -> Reading:
    """Posts, interactions, views and clicks by month; nothing of a file that holds posts more than once."""
    reading = Reading(SOURCE.id, SOURCE.rank)
    read = []
    for sheet in workbook.sheets:
        header = None if sheet.is_hidden else _header(sheet)
        if header:
            read.append(sheet.name)
            _parse_sheet(sheet, header, context, reading)
    reading.problems += say_other_sheets(workbook, read, context)
    return reading


def _parse_sheet(sheet: Sheet, header: Header, context: Context, reading: Reading) -> None:
    problems = reading.problems
    reading.notes |= {"sheet": sheet.name, "title": ""}
    if "account" in header.columns:
        where = header.locator(sheet, header.columns["account"])
        problems.append(problem("not_facebook", where))
        return
    posts = _posts(sheet, header, context, problems)
    if _refused_as_daily(posts, sheet, header, problems):
        return
    posts = _of_page(_once_each(posts, sheet, header, problems), sheet, header, context, problems)
    if not posts:
        problems.append(problem("no_rows:posts", cell_name(sheet.name, header.top, 0)))
        return
    if "reach" in header.columns:
        problems.append(problem("post_reach_not_added", header.locator(sheet, header.columns["reach"])))
    for month in sorted({post.month for post in posts}):
        reading.facts += _facts([p for p in posts if p.month == month], month, sheet, header, context, problems)


def _posts(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> list[_Post]:
    """The rows that are posts. Ids that Excel has rounded (1,22158E+17) no longer tell posts apart."""
    posts, ruined, undated = [], [], []
    has_link = "permalink" in header.columns
    for row in range(header.body, len(sheet.rows)):
        cells = {key: sheet.cell(row, column) for key, column in header.columns.items()}
        if cells["post"] is None and cells["published"] is None:
            continue
        month = _month_of(cells["published"])
        if month is None:
            undated.append(row)
            continue
        number = cells["post"]
        is_ruined = (isinstance(number, float) and number > 1e15) or (
            isinstance(number, str) and _RUINED.fullmatch(number)
        )
        if is_ruined:
            ruined.append(row)
            number = cells["permalink"] if has_link else (text_of(cells["published"]), cells.get("title"))
        posts.append(_Post(row, month, nfc(text_of(cells.get("page"))), (number,)))
    column = header.columns["post"]
    if ruined:
        where = cell_name(sheet.name, ruined[0], column)
        problems.append(
            problem(
                "ids_ruined",
                where,
                count=both(len(ruined)),
                cell=(f"{where}: {text_of(sheet.cell(ruined[0], column))}", where),
                marks=("liên kết", "links") if has_link else ("giờ đăng và tiêu đề", "times and titles"),
            )
        )
    if undated:
        where = cell_name(sheet.name, undated[0], header.columns["published"])
        problems.append(problem("publish_time_unreadable", where, count=both(len(undated))))
    return posts


def _month_of(cell) -> str | None:
    """`2026-02` of 02/27/2026 18:05: Meta writes the month first whatever the screen's language."""
    if hasattr(cell, "year"):
        return f"{cell.year}-{cell.month:02d}"
    match = _PUBLISHED.fullmatch(text_of(cell).strip())
    day = read_date(match[2], match[1], match[3]) if match else None
    return f"{day.year}-{day.month:02d}" if day else None


def _refused_as_daily(posts: list[_Post], sheet: Sheet, header: Header, problems: list[Problem]) -> bool:
    """Every post once a day: posts that repeat with other days or other figures beside them."""
    first: dict[tuple, int] = {}
    repeats = [(first[post.key], post.row) for post in posts if first.setdefault(post.key, post.row) != post.row]
    other = [(a, b) for a, b in repeats if sheet.rows[a] != sheet.rows[b]]
    if not other:
        return False
    where = cell_name(sheet.name, other[0][1], header.columns["post"])
    before = cell_name(sheet.name, other[0][0], header.columns["post"])
    if "date" in header.columns:
        problems.append(problem("daily_breakdown", where, rows=both(len(posts)), posts=both(len(first)), first=before))
    else:
        problems.append(problem("post_repeated", where, count=both(len(other)), first=before))
    return True


def _once_each(posts: list[_Post], sheet: Sheet, header: Header, problems: list[Problem]) -> list[_Post]:
    once = list({post.key: post for post in reversed(posts)}.values())[::-1]
    if len(once) < len(posts):
        rows = {post.row for post in once}
        where = cell_name(sheet.name, next(p.row for p in posts if p.row not in rows), header.columns["post"])
        problems.append(problem("double_same:posts", where, count=both(len(posts) - len(once))))
    return once


def _of_page(
    posts: list[_Post], sheet: Sheet, header: Header, context: Context, problems: list[Problem]
) -> list[_Post]:
    """The posts of the page that is meant, where the file holds several."""
    pages = sorted({post.page for post in posts if post.page})
    answer = context.answers.get("page")
    if len(pages) < 2 or answer == ALL:
        return posts
    if answer in pages:
        return [post for post in posts if post.page == answer]
    problems.append(
        problem(
            "pages_several",
            header.locator(sheet, header.columns["page"]),
            count=len(pages),
            pages=listed(pages),
            question="page",
            choices={page: (page, page) for page in pages} | {ALL: ("Cộng tất cả các Trang", "All of them together")},
        )
    )
    return posts


def _facts(
    posts: list[_Post], month: str, sheet: Sheet, header: Header, context: Context, problems: list[Problem]
) -> list[Fact]:
    """The sums of one month's posts."""
    period = parse_period(month)
    questions: list[Problem] = []
    place = settle_place(Title(), context, questions, period.end, cell_name(sheet.name, header.top, 0))
    problems += [p for p in questions if p.code not in {known.code for known in problems}]
    if place is None:
        return []

    def fact(measure: str, value: float, column: int) -> Fact:
        first, last = min(p.row for p in posts), max(p.row for p in posts)
        return Fact(
            measure,
            value,
            place,
            month,
            period.start,
            period.end,
            counted=canonical_counted(measure, None),
            locator=f"{cell_name(sheet.name, first, column)}:{column_name(column)}{last + 1}",
            raw=f"{len(posts)} bài",
        )

    facts = [fact("facebook_posts", float(len(posts)), header.columns["post"])]
    for key, measure in _MEASURES.items():
        parts = (key,) if key in header.columns else _PARTS if key == "interactions" else ()
        if not parts or not set(parts) <= header.columns.keys():
            continue
        values = [_sum_of(post.row, parts, sheet, header, context, problems) for post in posts]
        blank = [post for post, value in zip(posts, values) if value is None]
        if blank:
            where = cell_name(sheet.name, blank[0].row, header.columns[parts[0]])
            problems.append(problem("figure_missing", where, period=period_names(month), count=both(len(blank))))
        if len(blank) < len(posts):
            facts.append(fact(measure, sum(v for v in values if v is not None), header.columns[parts[0]]))
    return facts


def _sum_of(
    row: int, keys: tuple[str, ...], sheet: Sheet, header: Header, context: Context, problems: list[Problem]
) -> float | None:
    """One post's figure; "1,250" is a thousand here: the file is written the English way."""
    total = None
    for key in keys:
        column = header.columns[key]
        cell = sheet.cell(row, column)
        if isinstance(cell, str) and _ENGLISH.fullmatch(cell.strip()):
            value: float | None = float(cell.replace(",", ""))
        else:
            figure = read_figure(cell, "count", cell_name(sheet.name, row, column), context, problems)
            value = figure.value if figure else None
        if value is not None:
            total = (total or 0.0) + value
    return total


SOURCE = Source(
    id="meta_posts",
    rank=RANKS["export"],
    name_vi="Bài đăng Facebook xuất từ Meta Business Suite (CSV)",
    name_en="Facebook posts exported from Meta Business Suite (CSV)",
    short_vi="Bài đăng Facebook (Meta)",
    short_en="Facebook posts (Meta)",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    order=140,
)
