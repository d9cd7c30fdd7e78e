"""Headings and rows that say "%" and read like a count: "Đúng hạn (%)" is a share of them."""

from data.facts import Problem
from data.measures import MEASURES
from loaders.files.sheets import Sheet, column_name
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header
from loaders.tables.unread import printed_words

_LEFT_OUT = {SKIP: ("Bỏ cả cột", "Leave the column out")}


def is_share(printed: str, measure: str | None) -> bool:
    """Whether the printed name of a count or an amount says that it holds per cent."""
    return "%" in printed and measure in MEASURES and MEASURES[measure].kind in ("count", "money")


def settle_shares(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    """Take columns of shares from those of counts; each is asked (question `percent:SHEET!COLUMN`)."""
    for measure, column in list(header.columns.items()):
        words = printed_words(sheet, header, column) if column in header.paths else ""
        if not is_share(words, measure):
            continue
        del header.columns[measure]
        question = f"percent:{sheet.name}!{column_name(column)}"
        if context.answers.get(question) != SKIP:
            where = header.locator(sheet, column)
            problems.append(problem("percent_heading", where, text=words, question=question, choices=_LEFT_OUT))
