"""Documents: Word, PDF with text, old Word, plain text; those that mean harm end in a refusal, within their limits."""

import io
import time
import zipfile

import pytest

from loaders.files import limits
from loaders.files.document import HEADING, NOTE, PARAGRAPH, TITLE, Document
from loaders.files.documents import document_kind, read_content, read_text
from loaders.files.sheets import Workbook
from loaders.problems.refusal import FileProblem
from loaders.reading import read_file
from loaders.recognise import read
from loaders.tables.context import Context
from tests.loaders.build import Form06a, table
from tests.loaders.build_documents import REPORT, doc, docx, grid, paragraph, pdf, scan

TEXT = "\n".join(REPORT)


def refused(content, name="bao-cao.docx"):
    with pytest.raises(FileProblem) as caught:
        read_content(content, name)
    problem = caught.value.problem
    assert problem.severity == "reject" and problem.message_vi != problem.message_en
    return problem.code


@pytest.mark.parametrize("build", [docx, pdf, doc, TEXT.encode, lambda: TEXT.encode("utf-16")], ids=range(5))
def test_one_report_is_the_same_document_in_every_format(build):
    document = read_content(build(), "bao-cao")
    assert document.text == TEXT
    assert [block.kind for block in document.blocks] == [TITLE, TITLE, HEADING, PARAGRAPH]
    assert [document.words(block) for block in document.blocks] == list(REPORT)
    assert document.block_at(document.text.index("1.250")).number == 4


def test_workbooks_stay_workbooks():
    assert isinstance(read_content(Form06a().bytes()), Workbook)
    assert isinstance(
        read_content("Đơn vị;Tiếp nhận;Ghi chú\nSở Y tế;5;đã nộp\nSở Nội vụ;7;".encode(), "a.csv"), Workbook
    )
    assert document_kind(table([[1, 2]])) == ""


def test_lines_of_a_page_become_the_paragraphs_somebody_wrote():
    wide = "Trung tâm tiếp nhận các hồ sơ của tổ chức và công dân trên địa bàn tỉnh, gồm cả hồ sơ kinh tế"
    document = read_text(
        f"1. Kết quả\n{wide}\n- xã hội và các lĩnh vực khác, tổng số là\n12.345 hồ sơ.\n- Việc thứ hai.\n\n  7 \n"
    )
    assert [document.words(block) for block in document.blocks] == [
        "1. Kết quả",
        f"{wide} - xã hội và các lĩnh vực khác, tổng số là 12.345 hồ sơ.",
        "- Việc thứ hai.",
    ]


def test_accents_apart_are_composed():
    assert read_text("Tiếp nhận hồ sơ và trả kết quả cho người dân đầy đủ").text.startswith("Tiếp nhận hồ sơ")


def test_footnotes_know_where_they_are_called():
    document = read_text("## Kết quả\nĐã ban hành nhiều văn bản<sup>3</sup> trong năm.\n<sup>3</sup> 79 Quyết định.")
    note = next(block for block in document.blocks if block.kind == NOTE)
    assert document.words(note) == "79 Quyết định." and document.text[: note.of].endswith("nhiều văn bản")


def test_a_word_document_has_tables_footnotes_and_styles():
    notes = '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">'
    body = (
        paragraph("Tên báo cáo", "Title")
        + paragraph("Phần thứ nhất", "Heading1")
        + "<w:p><w:r><w:t>Còn lại</w:t></w:r><w:del><w:r><w:delText> đã xóa</w:delText></w:r></w:del>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + grid([["Đơn vị", "Tiếp nhận"], ["Sở Y tế", "5"]])
    )
    footnotes = {"word/footnotes.xml": f"{notes}{paragraph('Gồm cả cấp xã')}</w:footnote></w:footnotes>"}
    document = read_content(docx(body=body, **footnotes))
    assert [(block.kind, document.words(block)) for block in document.blocks] == [
        (TITLE, "Tên báo cáo"),
        (HEADING, "Phần thứ nhất"),
        (PARAGRAPH, "Còn lại"),
        (NOTE, "Gồm cả cấp xã"),
    ]
    assert document.blocks[3].of is not None
    assert document.tables[0].rows == [["Đơn vị", "Tiếp nhận"], ["Sở Y tế", "5"]] and document.above == [3]


LINK = '<Relationship Id="r1" Type="http://x/{}" Target="http://example.com/x" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (scan, "document_scan"),
        (lambda: b"%PDF-1.7\n" + b"x" * 500, "broken_file"),
        (lambda: pdf(extra=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >> "), "document_scripts"),
        (lambda: pdf(extra=b"/Names << /EmbeddedFiles << /EmbeddedFile 1 >> >> "), "document_scripts"),
        (lambda: docx(rels=LINK.format("oleObject")), "document_links"),
        (lambda: docx(rels=LINK.format("attachedTemplate").replace("attached", "x")), "document_links"),
        (lambda: docx(**{"word/vbaProject.bin": "x"}), "macros"),
        (lambda: docx(body="<w:p>" * 400 + "</w:p>" * 400), "unsafe_file"),
        (lambda: docx(**{"word/settings.xml": '<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'}), "unsafe_file"),
        (lambda: docx(**{"word/styles.xml": " " * 30_000_000}), "unsafe_file"),
        (lambda: docx(paragraphs=()), "document_empty"),
        (lambda: docx()[:-300], "broken_file"),
        (lambda: doc(streams={"Macros": b"x"}), "macros"),
        (lambda: doc()[:1500], "broken_file"),
    ],
    ids=range(14),
)
def test_a_document_that_cannot_be_taken_is_refused_by_its_name(build, code):
    assert refused(build()) == code


def test_links_that_are_only_text_are_no_harm():
    assert isinstance(read_content(docx(rels=LINK.format("hyperlink"))), Document)


def test_a_text_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "DOCUMENT_CHARACTERS", 50)
    assert refused(docx()) == "document_too_long"
    monkeypatch.setattr(limits, "DOCUMENT_PAGES", 2)
    assert refused(pdf(pages=3)) == "document_too_long"


def test_a_report_goes_through_the_watched_child():
    reading = read_file(docx(), "bao-cao.docx", Context())
    assert (reading.source, len(reading.facts), reading.verdict) == ("report", 6, "accept")
    assert reading.facts[0].locator.startswith("Đoạn 4!") and reading.facts[0].raw == "1.250"
    refusal = read_file(scan(), "quet.pdf", Context())
    assert [problem.code for problem in refusal.problems] == ["document_scan"] and refusal.facts == []


def test_forty_pages_take_less_than_five_seconds_of_the_processor():
    content = pdf(
        [
            *REPORT,
            *[f"Tháng 6, phường số {n} tiếp nhận {n + 1}.250 hồ sơ, giải quyết {n}.900 hồ sơ." for n in range(1, 46)],
        ],
        40,
    )
    start = time.process_time()
    read(read_content(content), Context())
    assert time.process_time() - start < 5


def test_a_paragraph_without_end_is_read_in_time():
    text = "Toàn tỉnh tiếp nhận 1.250 hồ sơ trong tháng 6 năm 2026. " * 3_000
    start = time.process_time()
    read(read_content(text.encode()), Context())
    assert time.process_time() - start < 8


def test_a_zip_that_is_no_document_is_refused_as_before():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        out.writestr("a.txt", "x")
    assert refused(stream.getvalue()) == "not_a_workbook"
