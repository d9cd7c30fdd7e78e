"""What a workbook says beside its cells, in the parts of an .xlsx that a reader of cells passes over: notes and
comments, headers and footers of printed pages, lists of choices, copies a pivot table or a link keeps, text boxes.

Nothing of it is read as a figure: it is looked at for persons, for the file is kept as it is (`loaders.files.persons`).
"""

import html
import io
import re
import zipfile

from data.personal import holds_number_of_a_person

NOTES = ("ghi chú gắn vào ô", "notes on cells")
PAGES = ("đầu trang, chân trang hoặc danh sách chọn", "page headers, footers or lists of choices")
COPIES = ("bản sao dữ liệu trong bảng tổng hợp pivot hoặc liên kết", "data kept by a pivot table or a link")
BOXES = ("ô chữ, hình vẽ", "text boxes")
RAW = ("nội dung ngoài các ô", "content outside the cells")
_PARTS = (
    (re.compile(r"xl/(?:comments|threadedcomments|persons)", re.IGNORECASE), NOTES),
    (re.compile(r"xl/(?:pivotcache|externallinks)", re.IGNORECASE), COPIES),
    (re.compile(r"xl/(?:drawings|diagrams|charts)/[^/]+\.xml", re.IGNORECASE), BOXES),
)
_MOST_BYTES = 32_000_000  # of one part
_TEXT = re.compile(r">([^<]*[^<\s][^<]*)<")
_VALUE = re.compile(r'\s(?:v|name|prompt|error|displayName)="([^"]{4,})"')
_BREAK = re.compile(r"</(?:\w+:)?(?:comment|text|p)>")
_CODE = re.compile(r'&(?:"[^"]*"|[LCRPNDTFAZGBUISEXYHO&]|K\w{6}|\d+)')


def texts_beside(content: bytes, tails: dict[str, bytes]) -> list[tuple[tuple[str, str], str]]:
    """(What it is in both languages, its text), each once. `tails`: what follows the cells of each sheet's part.

    In text boxes a name alone is a signature and is left out: only numbers of persons are given.
    """
    texts = [(PAGES, text) for tail in tails.values() for text in _of_pages(tail)]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            what = next((what for pattern, what in _PARTS if pattern.match(part)), None)
            if what and part.lower().endswith(".xml"):
                with package.open(part) as file:
                    xml = file.read(_MOST_BYTES).decode("utf-8", "replace")
                texts += [(what, text) for text in _of_part(xml) if what != BOXES or holds_number_of_a_person(text)]
    return list(dict.fromkeys(texts))


def texts_in_raw(text: str) -> list[tuple[tuple[str, str], str]]:
    """For files that are no packages: numbers of persons anywhere in them."""
    return (
        [(RAW, line) for line in set(text.split("\n")) if holds_number_of_a_person(line)]
        if holds_number_of_a_person(text)
        else []
    )


def _of_part(xml: str) -> set[str]:
    """Each text and value, and the texts of one note together: a program cuts them where their looks change."""
    texts = {html.unescape(text) for text in (*_TEXT.findall(xml), *_VALUE.findall(xml))}
    return texts | {
        html.unescape("".join(_TEXT.findall(">" + block + "<"))) for block in _BREAK.split(xml) if len(block) < 100_000
    }


def _of_pages(tail: bytes) -> set[str]:
    xml = tail.decode("utf-8", "replace")
    texts = {html.unescape(text) for text in (*_TEXT.findall(xml), *_VALUE.findall(xml))}
    return {
        part.strip(' "') for text in texts for part in re.split(r"[\n,]", _CODE.sub("\n", text)) if part.strip(' "')
    }
