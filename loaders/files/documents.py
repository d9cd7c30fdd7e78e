"""From the bytes of a file to a document, for what is prose: Word, PDF with text, plain text, Markdown."""

import csv
import re
from collections import Counter

from loaders.files.biff import BrokenContainer, root_names
from loaders.files.document import Document, compose
from loaders.files.filetype import OLE, ending_of, head_of, kind_of, refuse_unread
from loaders.files.paragraphs import paragraphs_of
from loaders.files.sheets import Workbook
from loaders.files.texts import decode
from loaders.files.workbook import read_workbook
from loaders.text.legacy import CODINGS, accented, convert, score

_LINES = 400
_LEAST_WORDS = 9  # in a line of prose
_LONGEST = 20_000  # of a line that is looked at


def document_kind(content: bytes, name: str = "") -> str:
    """`docx`, `pdf`, `doc` or `prose`; "" for what is a workbook or neither. Raises `FileProblem` for what is refused
    unread."""
    refuse_unread(content, name)
    if content.startswith(b"PK\3\4"):
        return "docx" if b"word/document.xml" in content and b"xl/workbook.xml" not in content else ""
    if is_pdf(content):
        return "pdf"
    if content.startswith(OLE):
        return "doc" if _is_word(content) else ""
    head = head_of(content)
    return (
        "prose"
        if head
        and not head.lstrip("\ufeff \t\r\n").startswith(("<", "{\\rtf", "#!", "MIME-"))
        and is_prose(decode(content[:200_000]), ending_of(name))
        else ""
    )


def is_pdf(content: bytes) -> bool:
    """Whether a file is, or calls itself, a PDF; a zip never is."""
    return b"%PDF-" in content[:1024] and not content.startswith(b"PK\3\4")


def _is_word(content: bytes) -> bool:
    try:
        names = root_names(content)
    except BrokenContainer:  # its beginning still tells what it was
        return "WordDocument".encode("utf-16-le") in content and "Workbook".encode("utf-16-le") not in content
    return "WordDocument" in names and not {"Workbook", "Book", "EncryptedPackage"} & names


def is_prose(text: str, ending: str = "") -> bool:
    """Whether a text is sentences, and no table whose columns a sign divides."""
    lines = [line for line in text.splitlines()[:_LINES] if line.strip()]
    if not lines or ending in (".csv", ".tsv"):
        return False
    lines = [line[:_LONGEST] for line in lines]
    sentences = sum(len(line.split(maxsplit=_LEAST_WORDS)) > _LEAST_WORDS - 1 for line in lines)
    if ending == ".md":
        return bool(sentences)
    columned = max(sum(line.count(sign) > 1 for line in lines) for sign in ("\t", "|"))
    text = "\n".join(lines)
    commas, tight = text.count(","), len(re.findall(r"(?<!\d),(?=[^\s\d])|,,", text))
    semicolons, close = text.count(";"), len(re.findall(r";(?=\S)", text))
    is_divided = columned * 2 > len(lines) or close * 2 > semicolons or tight * 2 > commas > 3
    is_divided = is_divided or any(_has_even_rows(text, sign) for sign in ",;")
    return not is_divided and sentences * 8 >= len(lines)


def _has_even_rows(text: str, sign: str) -> bool:
    """Whether nearly all rows that `sign` divides have as many cells, and many."""
    try:
        widths = Counter(len(row) for row in csv.reader(text.splitlines(keepends=True), delimiter=sign) if row)
    except csv.Error:
        return False
    ((width, rows),) = widths.most_common(1) or [(0, 0)]
    return width > 3 and rows > 2 and rows * 5 >= widths.total() * 4


def read_content(content: bytes, name: str = "", answers: dict[str, str] | None = None) -> Workbook | Document:
    """What is in a file: the document of a text, else its sheets. Raises `FileProblem`."""
    return read_document(content, name) if document_kind(content, name) else read_workbook(content, name, answers)


def check_kind(content: bytes, name: str = "") -> None:
    """Raises `FileProblem` for a file of no kind that is read."""
    if not document_kind(content, name):
        kind_of(content, name)


def read_document(content: bytes, name: str = "") -> Document:
    """The document in a file that `document_kind` knows. Raises `FileProblem`."""
    kind = document_kind(content, name)
    if kind == "docx":
        from loaders.files.docx import read_docx

        return read_docx(content)
    if kind == "pdf":
        from loaders.files.pdf import read_pdf

        return read_pdf(content)
    if kind == "doc":
        from loaders.files.word97 import read_doc

        return read_doc(content)
    return read_text(decode(content))


def read_text(text: str) -> Document:
    """The document of a text somebody wrote or pasted; letters of an old Vietnamese encoding are converted."""
    words = accented(text.splitlines()[:_LINES])
    coding = max(CODINGS, key=lambda name: score(words, name)) if words else ""
    if coding and score(words, coding) > score(words, ""):
        text = convert(text, coding)
    return compose(paragraphs_of(re.split(r"\r\n|\r|\n|\f", text)))
