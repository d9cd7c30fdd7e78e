"""From the bytes of a file to its plain rows: the reader is chosen by content, never by name.

.xlsx, .xls, HTML and XML tables under an Excel name, text with delimiters. Whatever it was, the sheets that come
out look the same: rows from A1, text in Unicode (NFC), no text whose letters are lost.
"""

from loaders.files.filetype import kind_of, say_kind
from loaders.files.hidden import settle_hidden_sheets
from loaders.files.persons import name_sheets
from loaders.files.sheets import Workbook
from loaders.files.texts import settle_texts


def read_workbook(content: bytes, name: str = "", answers: dict[str, str] | None = None) -> Workbook:
    """All sheets of a file. `name` is only looked at for the ending of a program and for a notice when it says
    another kind than the content. `answers`: question of a `Problem` -> the choice made.

    Raises `FileProblem`: refused, or asked what must be known before the file can be read at all.
    """
    answers = answers or {}
    kind = kind_of(content, name)
    workbook = _read(kind, content, answers)
    settle_texts(workbook, answers)
    settle_hidden_sheets(workbook, answers)
    workbook.problems[:0] = say_kind(kind, name)
    workbook.persons = name_sheets(workbook)
    return workbook


def _read(kind: str, content: bytes, answers: dict[str, str]) -> Workbook:
    """Each reader is imported when it is needed: the parsing child starts for every file."""
    if kind == "xlsx":
        from loaders.files.xlsx import read_xlsx

        return read_xlsx(content)
    if kind == "xls":
        from loaders.files.xls import read_xls

        return read_xls(content)
    if kind == "html":
        from loaders.files.html_tables import read_html

        return read_html(content)
    if kind == "xml":
        from loaders.files.spreadsheetml import read_spreadsheetml

        return read_spreadsheetml(content)
    from loaders.files.delimited import read_delimited

    return read_delimited(content, answers)
