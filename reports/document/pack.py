"""The month in one: the report, its slides and its numbers as a workbook, of the same answers, in one zip."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from data.ledger import HANOI
from data.names import slug
from data.places import PLACES
from data.reader import Reader
from data.store import Store
from metrics import registry
from reports import slides
from reports.document import layout, words
from reports.document.blocks import Block, Chart, Field, Heading, Paragraph, Piece, Table
from reports.document.contents import Contents, Section
from reports.document.figures import Row, Scope, gap_words, is_known, reason_words
from reports.document.report import check_template, contents_of, written
from reports.workbook import Column, Sheet, workbook

MOST_ROWS = 8  # of a table on one slide
TONES = {words.STATUS[status]: status for status in ("good", "watch", "act")}
_COLUMNS = (
    ("subject", Column("Mục")),
    ("label", Column("Chỉ tiêu")),
    ("place_name", Column("Địa bàn")),
    ("unit", Column("Đơn vị")),
    ("value", Column("Giá trị", "value")),
    ("numerator", Column("Tử số", "#,##0")),
    ("denominator", Column("Mẫu số", "#,##0")),
    ("previous", Column("Kỳ trước", "value")),
    ("change", Column("Tăng, giảm", "change")),
    ("last_year", Column("Cùng kỳ năm trước", "value")),
    ("change_last_year", Column("Tăng, giảm so với cùng kỳ", "change")),
    ("target", Column("Mốc, kế hoạch", "value")),
    ("status", Column("Đánh giá")),
    ("lacks", Column("Ghi chú")),
)


def pack(store: Store, reader: Reader, scope: Scope, today: date, template: bytes | None = None) -> bytes:
    """Report, slides and workbook as a zip. Raises `DocumentError` as `report` does."""
    template = template or layout.default_template()
    check_template(template)
    contents = contents_of(store, reader, scope, today)
    name = file_stem(contents)
    files = {
        f"{name}.docx": written(contents, template),
        f"{name}.pptx": slides_of(contents),
        f"{name}.xlsx": workbook_of(contents),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for file, content in files.items():
            package.writestr(file, content)
    return stream.getvalue()


def file_stem(contents: Contents) -> str:
    """`bao-cao-tinh-dong-thap-thang-10-2026`; samples say so first."""
    names = contents.names
    return slug(f"{names['so_mau'].partition(' – ')[0]} bao cao {names['cua_ai']} {names['ky']}")[:90].strip("-")


# -- slides ----------------------------------------------------------------------------------------------


def slides_of(contents: Contents) -> bytes:
    """What the report says, two sections on a slide; then the table and chart of each."""
    names = contents.names
    footer = words.PACK_FOOT.format(line=contents.reader.line, time=f"{datetime.now(HANOI):%d/%m/%Y %H:%M}")
    shown: list = list(_text_slides(contents))
    for section in contents.sections:
        shown += _section_slides(section)
    deck = slides.Deck(
        title=words.PACK_TITLE.format(whose=names["cua_ai"]),
        subtitle=words.PACK_UNDER.format(period=names["ky"]),
        facts=[("", names["khoang_ngay"])] if names["khoang_ngay"] else [],
        slides=shown,
        footer=footer,
        sample=names["so_mau"],
    )
    return slides.presentation(deck)


def _groups(items: Sequence, size: int) -> Iterator[Sequence]:
    return (items[first : first + size] for first in range(0, len(items), size))


def _text_slides(contents: Contents) -> Iterator[slides.TextSlide]:
    title = words.PACK_UNDER.format(period=contents.names["ky"])
    for pair in _groups(contents.sections, 2):
        columns = [
            (words.SUBJECTS[section.subject], [("", _plain(block.pieces)) for block in _paragraphs(section.blocks)])
            for section in pair
        ]
        yield slides.TextSlide(title, columns)


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph) and not block.is_note]


def _section_slides(section: Section) -> Iterator:
    title = ""
    for block in section.blocks:
        match block:
            case Heading():
                title = _plain(block.pieces)
            case Table():
                heads = [_plain(head) for head in block.heads]
                for rows in _groups(block.rows, MOST_ROWS):
                    yield slides.TableSlide(title, [slides.Table(heads, [_cells(row) for row in rows])])
            case Chart():
                yield block.content


def _cells(row: Sequence[Sequence[Piece]]) -> list:
    texts = [_plain(cell) for cell in row]
    return [(TONES[text], text) if text in TONES else text for text in texts]


def _plain(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text if isinstance(piece, Field) else piece for piece in pieces)


# -- workbook --------------------------------------------------------------------------------------------


def workbook_of(contents: Contents) -> bytes:
    """The report's numbers as numbers, those of its offices, and the cells they come from."""
    names, rows = contents.names, [row for section in contents.sections for row in section.rows]
    title = f"{words.PACK_TITLE.format(whose=names['cua_ai'])}, {names['ky']}"
    sheets = [_sheet(words.PACK_FIGURES, title, rows, names["so_mau"])]
    if contents.office_rows:
        offices = [row for of_office in contents.office_rows.values() for row in of_office.values()]
        sheets.append(_sheet(words.PACK_OFFICES, title, offices, names["so_mau"]))
    sources = next(block for block in contents.sources_annex() if isinstance(block, Table))
    heads = [Column(_plain(head)) for head in sources.heads]
    body = [[_plain(cell) for cell in row] for row in sources.rows]
    sheets.append(Sheet(words.PACK_SOURCES, title, heads, body, mark=names["so_mau"]))
    notes = [
        (words.PACK_PERIOD, names["ky"]),
        (words.PACK_WINDOW, names["khoang_ngay"] or "–"),
        (words.PACK_LINE, str(contents.reader.line)),
        (words.PACK_MADE, f"{datetime.now(HANOI):%d/%m/%Y %H:%M}"),
        (words.PACK_READING, words.PACK_READING_TEXT),
    ]
    return workbook(sheets, words.PACK_NOTES, notes, "vi")


def _sheet(name: str, title: str, rows: Sequence[Row], mark: str) -> Sheet:
    lines = [_line(row) for row in rows]
    columns = [(key, column) for key, column in _COLUMNS if any(_is_filled(line[key]) for line in lines)]
    cells = [[line[key] for key, _ in columns] for line in lines]
    return Sheet(
        name, title, [column for _, column in columns], cells, [registry.kpi(r["kpi"]).unit for r in rows], mark
    )


def _is_filled(value) -> bool:
    return is_known(value) and value != ""


def _line(row: Row) -> dict:
    kpi = registry.kpi(row["kpi"])
    own = {
        "subject": words.SUBJECTS.get(kpi.subject, ""),
        "label": kpi.label.vi,
        "place_name": PLACES[row["place"]].name,
        "unit": row.get("unit") or "",
        "status": words.STATUS.get(row["status"], ""),
        "lacks": gap_words(row) if is_known(row["value"]) else reason_words(row),
    }
    return {key: own[key] if key in own else row[key] for key, _ in _COLUMNS}
