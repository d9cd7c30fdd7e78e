"""Monthly figures of pages (Facebook, Zalo, the portal, YouTube): their columns, and how such a table is read."""

import re

from data.facts import Fact, Problem, Reading
from data.measures import MEASURES, canonical_counted
from data.names import fold
from data.periods import parse_period
from loaders.files.sheets import Sheet, cell_name
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Column, Header, find_header
from loaders.tables.office import settle_kept
from loaders.tables.row import Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import counted_rows, read_rows
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import Settled, Title, lines_of, read_title, say_estimate, settle, settle_place
from loaders.tables.totals import compare_totals
from loaders.tables.unread import settle_unread
from loaders.text.periods import read_label

_FACEBOOK = (
    "Facebook",
    "Fanpage",
    "Trang Facebook",
    "Fanpage Facebook",
    "Facebook Cổng Thông tin",
    "Facebook Cổng Thông tin điện tử",
)


_ZALO = ("Zalo", "Zalo OA", "Trang Zalo", "Zalo Cổng Thông tin", "Zalo Cổng Thông tin điện tử")


_PORTAL = (
    "Cổng",
    "Cổng Thông tin",
    "Cổng Thông tin điện tử",
    "Cổng TTĐT",
    "Cổng Thông tin điện tử tỉnh",
    "Trang thông tin điện tử",
    "Website",
)


_YOUTUBE = ("YouTube", "Kênh YouTube")
_OF_PORTAL = re.compile(fold(r"cổng (?:thông tin|ttđt)|trang thông tin điện tử"))
_OF_PAGES = re.compile("facebook|fanpage|zalo|youtube|1022")


def _under(pages: tuple[str, ...], *words: str) -> Column:
    """A column under the name of its page, or with both in one heading: "Lượt xem Zalo", "Zalo: lượt xem"."""
    alone = tuple(
        form.format(word=w, page=p)
        for w in words
        for p in pages
        for form in ("{word} {page}", "{word} trên {page}", "{page} {word}", "{page}: {word}", "{page} - {word}")
    )
    return Column(words, pages, alone)


COLUMNS = {
    "row_no": Column(("STT", "TT", "Số TT")),
    "period": Column(("Tháng", "Kỳ", "Kỳ báo cáo", "Thời gian", "Tháng/năm", "Tháng, năm", "Kỳ số liệu")),
    "facebook_reach": _under(
        _FACEBOOK,
        "Tiếp cận",
        "Lượt tiếp cận",
        "Người tiếp cận",
        "Số người tiếp cận",
        "Số lượt tiếp cận",
        "Lượt tiếp cận bài viết",
    ),
    "facebook_interactions": _under(_FACEBOOK, "Tương tác", "Lượt tương tác", "Số lượt tương tác"),
    "facebook_new_followers": _under(
        _FACEBOOK,
        "Theo dõi mới",
        "Lượt theo dõi mới",
        "Người theo dõi mới",
        "Theo dõi tăng thêm",
        "Lượt theo dõi tăng thêm",
        "Người theo dõi tăng thêm",
        "Số lượt theo dõi có thêm",
        "Số người theo dõi tăng thêm",
        "Lượt theo dõi có thêm",
    ),
    "facebook_followers": _under(
        _FACEBOOK,
        "Người theo dõi",
        "Tổng số người theo dõi",
        "Tổng số người theo dõi trang",
        "Người theo dõi trang",
        "Tổng người theo dõi",
        "Theo dõi",
        "Lượt theo dõi",
        "Tổng lượt theo dõi",
        "Số người theo dõi",
    ),
    "facebook_unfollows": _under(_FACEBOOK, "Bỏ theo dõi", "Lượt bỏ theo dõi", "Người bỏ theo dõi"),
    "facebook_posts": _under(_FACEBOOK, "Bài đăng", "Số bài đăng", "Bài viết", "Số bài viết"),
    "facebook_views": _under(_FACEBOOK, "Lượt xem", "Số lượt xem", "Lượt xem bài viết"),
    "facebook_visits": _under(_FACEBOOK, "Lượt truy cập", "Lượt truy cập Trang", "Lượt ghé thăm", "Lượt vào Trang"),
    "facebook_likes": _under(_FACEBOOK, "Lượt thích", "Lượt thích trang", "Thích trang"),
    "facebook_new_likes": _under(
        _FACEBOOK, "Lượt thích mới", "Lượt thích tăng thêm", "Số lượt thích Trang có thêm", "Lượt thích Trang có thêm"
    ),
    "zalo_views": _under(_ZALO, "Lượt xem", "Xem", "Số lượt xem", "Lượt xem bài viết"),
    "zalo_interactions": _under(_ZALO, "Tương tác", "Lượt tương tác", "Số lượt tương tác"),
    "zalo_shares": _under(_ZALO, "Chia sẻ", "Lượt chia sẻ", "Số lượt chia sẻ"),
    "zalo_followers": _under(
        _ZALO,
        "Người quan tâm",
        "Quan tâm",
        "Lượt quan tâm",
        "Người theo dõi",
        "Theo dõi",
        "Tổng người quan tâm",
        "Tổng số người quan tâm",
        "Số người quan tâm",
        "Số người theo dõi",
        "Tổng số người theo dõi",
    ),
    "zalo_new_followers": _under(
        _ZALO,
        "Quan tâm mới",
        "Người quan tâm mới",
        "Lượt quan tâm mới",
        "Người quan tâm tăng thêm",
        "Quan tâm tăng thêm",
    ),
    "zalo_unfollows": _under(_ZALO, "Bỏ quan tâm", "Lượt bỏ quan tâm", "Người bỏ quan tâm"),
    "zalo_posts": _under(_ZALO, "Bài viết", "Số bài viết", "Bài đăng", "Số bài đăng", "Bài gửi"),
    "zalo_messages": _under(_ZALO, "Tin nhắn", "Số tin nhắn", "Tin nhắn nhận", "Tin nhắn trao đổi"),
    "portal_articles": _under(
        _PORTAL,
        "Tin bài",
        "Tin, bài",
        "Số tin bài",
        "Số tin, bài",
        "Tin, bài đăng tải",
        "Tin bài đăng tải",
        "Tin, bài đăng",
        "Số tin, bài đăng",
    ),
    "portal_news": _under(_PORTAL, "Tin", "Số tin"),
    "portal_features": _under(_PORTAL, "Bài", "Số bài"),
    "portal_infographics": _under(_PORTAL, "Đồ họa", "Infographic"),
    "portal_photos": _under(_PORTAL, "Ảnh", "Số ảnh"),
    "portal_videos": _under(_PORTAL, "Video", "Số video"),
    "portal_documents_published": _under(_PORTAL, "Văn bản", "Văn bản đăng tải"),
    "youtube_followers": _under(
        _YOUTUBE,
        "Người theo dõi",
        "Số người theo dõi",
        "Tổng số người theo dõi",
        "Người đăng ký",
        "Số người đăng ký",
        "Lượt đăng ký",
    ),
}


def bare(prefix: str) -> dict[str, Column]:
    """The columns of one page for a table that names it above, not in each heading."""
    own = {key: Column(column.words) for key, column in COLUMNS.items() if key.startswith(prefix)}
    return {key: COLUMNS[key] for key in ("row_no", "period")} | own


def find_pages(sheet: Sheet) -> Header | None:
    """The header of a table whose headings name their pages, or whose title names the portal alone."""
    header = find_header(sheet, COLUMNS, needed=2)
    if header and len(_measures(header)) > 1 and any(key.startswith(("facebook_", "zalo_")) for key in header.columns):
        return header
    header = find_header(sheet, bare("portal_"), needed=3)
    above = fold(" ".join(text for text, _ in lines_of(sheet, header.top))) if header else ""
    is_portal = _OF_PORTAL.search(above) and not _OF_PAGES.search(above)
    return header if header and is_portal and len(_measures(header)) > 1 else None


def _measures(header: Header) -> list[str]:
    return [key for key in header.columns if key in MEASURES]


def parse_months(sheet: Sheet, header: Header, context: Context, reading: Reading) -> None:
    """The facts of one table of pages, one row a month or one month alone, whatever source found its header."""
    problems = reading.problems
    problems += settle_unread(sheet, header, context)
    title = read_title(sheet, header.top)
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    by_month = "period" in header.columns
    rows = [
        row
        for row in read_rows(sheet, header, _measures(header), ["period"] if by_month else [])
        if row.kind != "group"
    ]
    read_figures(rows, context, problems, Surroundings(sheet, header.top, header.bottom))
    problems += compare_totals(rows, "over_time")
    counted = [
        row
        for row in counted_rows(rows, sheet, header, problems)
        if any(cell is not None for cell, _ in row.cells.values())
    ]  # months still to come are blank
    if by_month:
        problems += say_estimate(title, title.locator or sheet.name)
        for row in counted:
            settled = _settle_row(row, sheet, header, title, context, problems)
            if settled and (unit := _office(title, settled, context, problems, sheet)) is not None:
                reading.facts += _facts(row, header, settled, unit)
    elif counted:
        settled = settle(title, context, problems, sheet.name)
        unit = _office(title, settled, context, problems, sheet) if settled.label else None
        if unit is not None:
            for row in counted:
                reading.facts += _facts(row, header, settled, unit)


def _office(title: Title, settled: Settled, context: Context, problems: list[Problem], sheet: Sheet) -> str | None:
    """Whose pages these are: "" for the place's own; None while it is asked."""
    if settled.place is None:
        return None
    questions: list[Problem] = []
    unit = settle_kept(title.office, settled.place, context, questions, sheet.name)
    problems += [p for p in questions if p not in problems]
    return unit


def _settle_row(
    row: Row, sheet: Sheet, header: Header, title: Title, context: Context, problems: list[Problem]
) -> Settled | None:
    """Period and place of one month's row; None when a person must say them first or left the row out."""
    where = cell_name(sheet.name, row.number, header.columns["period"])
    question = f"period:{where}"
    answer = context.answers.get(question)
    label = read_label(answer or sheet.cell(row.number, header.columns["period"]), _year(title, context))
    if answer == SKIP:
        return None
    if label is None:
        problems.append(
            problem(
                "period_unreadable:month",
                where,
                text=row.names["period"],
                question=question,
                choices={SKIP: ("Bỏ dòng này", "Leave this row out")},
            )
        )
        return None
    period = parse_period(label)
    questions: list[Problem] = []
    place = settle_place(title, context, questions, period.end, title.locator or where)
    problems += [p for p in questions if p.code not in {known.code for known in problems}]
    return Settled(label, period.start, period.end, "unknown", place, title.is_estimate) if place else None


def _year(title: Title, context: Context) -> int | None:
    return title.year if title.labels or not context.period else parse_period(context.period).end.year


def _facts(row: Row, header: Header, settled: Settled, unit: str) -> list[Fact]:
    return [
        settled.fact(
            measure,
            figure,
            _counted(measure, header.paths[header.columns[measure]][-1], figure.raw),
            row.cells[measure][1],
            unit=unit,
        )
        for measure, figure in row.figures.items()
        if figure is not None
    ]


def _counted(measure: str, heading: str, raw: str) -> str:
    """People or times: what the cell says, else what its heading says (rule of counting 15)."""
    for text in (raw, heading):
        if match := re.search(r"\b(người|lượt)\b", text.lower()):
            return canonical_counted(measure, match[1])
    return canonical_counted(measure, None)
