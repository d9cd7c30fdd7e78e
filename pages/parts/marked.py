"""Text of a document with some of its characters marked, as Markdown in which nothing of the text is markup."""

from collections.abc import Iterable
from dataclasses import dataclass

from charts.formats import NBSP
from pages.parts.figures import shown

AROUND = 160  # letters that stay beside a mark where a text is cut


@dataclass(frozen=True)
class Mark:
    """Characters `start` to `end` on a ground of `colour`, behind a `sign` that says the same without it."""

    start: int
    end: int
    colour: str
    sign: str
    is_strong: bool = False


def plain(text: str) -> str:
    """A piece of a text as it stands, the blanks at its ends kept."""
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{before}{shown(text)}{after}" if text.strip() else before


def marked_text(text: str, start: int, end: int, marks: Iterable[Mark], longest: int = 0) -> str:
    """Characters `start` to `end` of a text with its marks; those that overlap one before are left out.

    Of more than `longest` letters (0: of none) what is far from any mark is cut."""
    inside = sorted((mark for mark in marks if start <= mark.start < mark.end <= end), key=lambda mark: mark.start)
    is_cut = bool(longest and inside and end - start > longest)
    pieces, place = [], start
    for mark in inside:
        if mark.start < place:
            continue
        pieces.append(_between(text[place : mark.start], is_cut, place == start))
        inner = shown(text[mark.start : mark.end])
        pieces.append(f":{mark.colour}-background[{mark.sign}{NBSP}{f'**{inner}**' if mark.is_strong else inner}]")
        place = mark.end
    rest = text[place:end]
    if is_cut and len(rest) > AROUND:
        rest = rest[:AROUND].rsplit(" ", 1)[0] + " …"
    return "".join([*pieces, plain(rest)])


def _between(text: str, is_cut: bool, is_first: bool) -> str:
    """What stands before a mark; cut in its middle, at its beginning where no mark is before it."""
    if not is_cut or len(text) <= 2 * AROUND:
        return plain(text)
    behind = text[-AROUND:].split(" ", 1)[-1]
    return plain(f"… {behind}") if is_first else plain(f"{text[:AROUND].rsplit(' ', 1)[0]} … {behind}")
