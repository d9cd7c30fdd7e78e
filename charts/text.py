"""Text of users in charts: shown letter by letter as it was typed, never taken for markup.

plotly takes every text for a small HTML of its own: `<a href>` becomes a link, `<b>`, `<br>`, `<sub>`, `<span>` …
are obeyed, `&lt;` and numeric entities are turned into letters once, `$…$` is set by MathJax where a page has it,
and `%{…}` is filled in inside templates (none are used here). `escaped` is the one way for a text into a figure.

What a pointer reads comes in a frame as plain text: lines made by `lines`, which `markup` turns into plotly's.
"""

import re

_TITLE = "\x02"  # begins a line that stands in bold; no text of a user keeps it
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")  # controls, and turns of direction
_SPACES = re.compile("[\t\n\r]+")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})
_LETTERS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&#36;": "$"}
_TAGS = re.compile(r"</?(?:b|span)\b[^<>]*>")


def escaped(text: object) -> str:
    """A text as plotly shows it letter by letter, on one line."""
    return plain(text).translate(_MARKUP)


def plain(text: object) -> str:
    """A text on one line, without what nobody sees: controls, marks that turn the direction of what follows."""
    return _SPACES.sub(" ", _UNSEEN.sub("", str(text)))


def lines(*texts: object, title: str = "") -> str:
    """Lines of a hover box as a frame carries them: plain texts, `title` first and in bold."""
    return "\n".join([_TITLE + plain(title)] * bool(title) + [plain(text) for text in texts])


def markup(text: object) -> str:
    """Lines made by `lines` (or one plain text) as plotly draws them."""
    return "<br>".join(
        f"<b>{escaped(line)}</b>" if line.startswith(_TITLE) else escaped(line) for line in str(text).split("\n")
    )


def letters(text: str) -> str:
    """What is read of a text made for plotly: without our tags, entities as letters. For measuring, and for paper."""
    return re.sub("&(?:amp|lt|gt|#36);", lambda match: _LETTERS[match[0]], _TAGS.sub("", text))
