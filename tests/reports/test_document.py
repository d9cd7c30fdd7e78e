"""The office's report as a Word document, opened again: layout, numbers, fields, made again, templates."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from openpyxl import load_workbook

from data.measures import SUBJECTS
from metrics import registry
from metrics.engine.query import query
from metrics.engine.question import Question, last_periods
from reports.document import words
from reports.document.addresses import LONGEST_TAG, Address, parse_address, tag_of
from reports.document.checking import check_fields
from reports.document.figures import Scope, cell_text, said_of
from reports.document.layout import default_template
from reports.document.marks import BLOCK, blocks_in, controls_in, name_of, remembered, replace_text, roots, run, text_of
from reports.document.refusals import DocumentError
from reports.document.report import again, report
from tests.figures import fact, facts, load, new_store

TODAY, PLACE = date(2026, 11, 20), "quang-ninh"
MONTHS = [f"2026-{month:02}" for month in range(1, 11)]
UNITS = ("Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Môi trường", "Phường Hạ Long", "Xã Cô Tô")


def figures_of(label, month):
    """One month: four offices with dossiers, the hotline of the province."""
    told = [
        one
        for unit, late in zip(UNITS, (12, 7, 3, 1))
        for one in facts(
            PLACE,
            label,
            window="decree",
            unit=unit,
            dossiers_received_new=210 + month,
            dossiers_received_online=150 + 2 * month,
            dossiers_resolved=200 + month,
            dossiers_resolved_late=late + month,
            dossiers_resolved_early_or_on_time=200 - late,
            dossiers_pending=40,
            dossiers_pending_overdue=late,
        )
    ]
    hotline = facts(PLACE, label, window="decree", hotline_received=100 + month, hotline_resolved=99)
    return told + hotline


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    months = [one for month, label in enumerate(MONTHS) for one in figures_of(label, month)]
    return new_store(tmp_path_factory.mktemp("store"), months)


@pytest.fixture(scope="module")
def report_of(store):
    """`report_of("2026-10")`: the report of the province, written once."""
    return cache(lambda period: report(store, store.reader(), Scope(PLACE, period), TODAY))


@pytest.fixture(scope="module")
def content(report_of):
    return report_of("2026-10")


@pytest.fixture(scope="module")
def document(content):
    return Document(io.BytesIO(content))


def named(document):
    """Every control with its name, over body and headers."""
    memory = remembered(document)
    return [(name_of(sdt, memory), sdt) for root in roots(document) for sdt in controls_in(root)]


def words_of(document):
    return " ".join(text_of(document.element.body).split())


def fields_of(document):
    """(address, text, whether it stands in a table of figures) of every number."""
    return [
        (address, text_of(sdt), any(parent.tag == qn("w:tc") for parent in sdt.iterancestors()))
        for name, sdt in named(document)
        if (address := parse_address(name))
    ]


# -- layout ----------------------------------------------------------------------------------------------


def test_the_page_is_that_of_decree_30(document):
    section = document.sections[0]
    assert abs(section.page_width - Mm(210)) < 700 and abs(section.page_height - Mm(297)) < 700
    for side, least, most in (("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)):
        assert Mm(least) - 700 <= getattr(section, f"{side}_margin") <= Mm(most) + 700
    assert (
        document.styles["Normal"].font.name == "Times New Roman" and 13 <= document.styles["Normal"].font.size.pt <= 14
    )
    fonts = {f.get(qn("w:ascii")) for f in document.element.body.iter(qn("w:rFonts"))}
    assert fonts == {"Times New Roman"}
    text = words_of(document)
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN",
        "TỈNH QUẢNG NINH",
        "Số:",
        "ngày tháng năm 2026",
        "BÁO CÁO",
        "của tỉnh Quảng Ninh",
        "Nơi nhận:",
        "Lưu: VT",
    ):
        assert part in text, part
    assert text.index("BÁO CÁO") < text.index("I. KẾT QUẢ THỰC HIỆN THÁNG 10/2026") < text.index("II. NHIỆM VỤ")
    assert text.index("II. NHIỆM VỤ TRỌNG TÂM THÁNG 11/2026") < text.index("Nơi nhận:") < text.index("PHỤ LỤC I.")


def test_only_subjects_with_figures_have_a_section_and_none_is_empty(document):
    text = words_of(document)
    assert "1. " + words.SUBJECTS["dossiers"] in text and "2. " + words.SUBJECTS["hotline"] in text
    assert not any(words.SUBJECTS[subject] in text for subject in SUBJECTS if subject not in ("dossiers", "hotline"))
    ids = [name for name, _ in blocks_in(document.element.body, remembered(document))]
    for subject in ("dossiers", "hotline"):
        assert f"muc:{subject}" in ids and f"doan:{subject}.1" in ids and f"bang:{subject}" in ids
    assert not re.search(r"\{\{|\{%|[\ue000\ue001]", text)
    for name, sdt in named(document):
        assert text_of(sdt).strip() or name.startswith("trang:"), name


def test_controls_have_tags_word_opens_and_numbers_of_their_own(document):
    tags = [t.get(qn("w:val")) for t in document.element.body.iter(qn("w:tag"))]
    numbers = [i.get(qn("w:val")) for i in document.element.body.iter(qn("w:id")) if i.getparent().tag == qn("w:sdtPr")]
    assert max(map(len, tags)) <= LONGEST_TAG and len(numbers) == len(set(numbers)) == len(tags)
    long = str(Address("dossiers_online_waiting_acceptance_in_time", "ho-chi-minh@2025", "2026-06-YTD", "Sở Y tế"))
    assert len(long) > LONGEST_TAG and len(tag_of(long)) <= LONGEST_TAG and tag_of(long) != tag_of(long + "x")
    assert any(
        name.startswith("dossiers_pending_overdue~quang-ninh~2026-10~Sở Nông nghiệp") for name, _ in named(document)
    )


# -- numbers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "period",
    [
        *("2026-10", "2026-Q3", "2026-05..2026-09"),
        *(pytest.param(longer, marks=pytest.mark.slow) for longer in ("2026-H1", "2026-9M", "2026-10-YTD")),
    ],
)
def test_every_number_is_what_the_query_says(store, report_of, period):
    reader = store.reader()
    document = Document(io.BytesIO(report_of(period)))
    seen = 0
    for address, text, is_cell in fields_of(document):
        rows = query(
            reader,
            Question(
                (address.kpi,),
                places=(address.place,),
                unit=address.unit or None,
                boundaries=address.boundaries,
                today=TODAY,
                **last_periods(address.period),
            ),
        )
        row = rows.iloc[0].to_dict()
        assert text == (cell_text if is_cell else said_of)(row, address.of), address
        seen += 1
    assert seen > 60 and words.period_words(period) in words_of(document)


def test_an_office_has_a_report_of_its_own(store):
    document = Document(io.BytesIO(report(store, store.reader(), Scope(PLACE, "2026-10", UNITS[0]), TODAY)))
    text = words_of(document)
    assert UNITS[0].upper() in text and "PHỤ LỤC I. NGUỒN" in text and words.SUBJECTS["hotline"] not in text
    assert {address.unit for address, _, _ in fields_of(document)} == {UNITS[0]}


def test_the_offices_of_a_level_have_a_report_of_their_own(tmp_path):
    months = [
        replace(one, level="xã" if one.unit in UNITS[2:] else "tỉnh" if one.unit else "")
        for label, month in (("2026-09", 9), ("2026-10", 10))
        for one in figures_of(label, month)
    ]
    store = new_store(tmp_path / "store", months)
    reader = store.reader()
    content = report(store, reader, Scope(PLACE, "2026-10", level="xã"), TODAY)
    document = Document(io.BytesIO(content))
    text = words_of(document)
    assert "của các đơn vị cấp xã, tỉnh Quảng Ninh" in text and words.SUBJECTS["hotline"] not in text
    resolved = Address("dossiers_resolved", PLACE, "2026-10", boundaries="today", split="level", part="xã")
    texts = {address: text for address, text, _ in fields_of(document)}
    assert texts[resolved] == "420" and "Phường Hạ Long" in text and "Sở Khoa học và Công nghệ" not in text
    assert all((address.split, address.part) == ("level", "xã") or address.unit for address in texts)
    assert not check_fields(content, reader, TODAY).differences
    assert remembered(document).scope["level"] == "xã"
    made = again(content, store, reader, Scope(PLACE, "2026-09", level="xã"), TODAY)
    assert "419" not in text and "418" in words_of(Document(io.BytesIO(made.content))) and not made.unfilled
    with pytest.raises(DocumentError, match="another place"):
        again(content, store, reader, Scope(PLACE, "2026-10"), TODAY)


def test_words_say_what_happened(store, document):
    text = words_of(document)
    assert "tăng 4 so với tháng 9/2026" in text and "chưa đạt mốc mặc định 98 %" in text
    assert "Quá nửa số này thuộc về: Sở Khoa học và Công nghệ (12 hồ sơ)." in text, "12 of 23"
    assert "Số liệu mục này là số tạm tính, chưa được phê duyệt." in text
    assert "15/09/2026 đến ngày 14/10/2026 theo Điều 12 Nghị định số 09/2019/NĐ-CP" in text


def test_qualifiers_gaps_and_refusals_are_said_in_words(tmp_path):
    store = new_store(
        tmp_path / "store",
        [
            *(one for unit in UNITS[:3] for one in facts(PLACE, "2026-09", unit=unit, dossiers_resolved=100)),
            *(one for unit in UNITS[:2] for one in facts(PLACE, "2026-10", unit=unit, dossiers_resolved=100)),
            fact("facebook_reach", 1000, PLACE, "2026-09"),
            fact("facebook_interactions", 2600, PLACE, "2026-09", qualifier="over"),
            fact("facebook_reach", 2000, PLACE, "2026-10"),
            fact("facebook_interactions", 2100, PLACE, "2026-10", qualifier="nearly"),
        ],
    )
    text = words_of(Document(io.BytesIO(report(store, store.reader(), Scope(PLACE, "2026-10"), TODAY))))
    assert "là gần 2.100 lượt. Không so sánh với tháng 9/2026: có số ước lượng." in text
    assert "Số này chưa đầy đủ (mới có 2/3 đơn vị)." in text
    ytd = words_of(Document(io.BytesIO(report(store, store.reader(), Scope(PLACE, "2026-10-YTD"), TODAY))))
    assert "Facebook: tiếp cận: chưa nêu, do số này không cộng qua các kỳ." in ytd
    assert "Từ đầu năm đến hết tháng 10/2026," in ytd
    september = words_of(Document(io.BytesIO(report(store, store.reader(), Scope(PLACE, "2026-09"), TODAY))))
    assert "là hơn 2.600 lượt" in september


def test_every_reason_and_caution_of_the_engine_has_its_words():
    from metrics.engine import comparable
    from pages.parts import words as parts_words

    assert words.REASONS.keys() == parts_words.REASONS.keys()
    assert words.CAUTIONS.keys() == parts_words.UNCOMPARED.keys() >= {*comparable.REFUSED, *comparable.CAUTIONS}
    assert words.COVERED.keys() == parts_words.COVERED.keys() and words.SUBJECTS.keys() == SUBJECTS.keys()
    moves = {
        (move, goal) for move in ("up", "down", "same", "care", "apart", "alone") for goal in ("met", "missed", "")
    }
    assert words.frames().keys() == moves
    for subject, cores in words.cores().items():
        for core in cores:
            assert registry.kpi(core.kpi).subject == subject and bool(core.sentence) == bool(core.paragraph)
    assert all(registry.kpi(kpi) for kpi in words.CHARTS.values())


def test_charts_are_native_and_hold_their_numbers(store, content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        charts = sorted(name for name in names if name.startswith("word/charts/chart"))
        books = sorted(name for name in names if name.startswith("word/embeddings/"))
        assert len(charts) == len(books) == 2
        sheet = load_workbook(io.BytesIO(package.read(books[0]))).active
        for chart, book in zip(charts, books):
            relations = package.read(chart.replace("charts/", "charts/_rels/") + ".rels").decode()
            number_of = re.search(r'externalData [^>]*r:id="(\w+)"', package.read(chart).decode())[1]
            assert f'Id="{number_of}"' in relations and book.rpartition("/")[2] in relations
    line = query(
        store.reader(), Question(("on_time_rate",), places=(PLACE,), today=TODAY, **last_periods("2026-10", 10))
    )
    drawn = [sheet.cell(row, 2).value for row in range(2, 12)]
    assert sheet.cell(1, 2).value == words.ACTUAL and drawn == pytest.approx(line["value"].tolist())


def test_the_annex_names_file_and_cell_of_every_number(tmp_path):
    store = new_store(tmp_path / "store")
    cells = [
        fact("hotline_received", 100 + i, PLACE, label, locator=f"Bảng 1022!C{i + 5}") for i, label in enumerate(MONTHS)
    ]
    load(store, cells, file="tong-dai.xlsx")
    offices = [
        one
        for i, unit in enumerate(UNITS)
        for one in (fact("dossiers_resolved", 100, PLACE, "2026-10", unit=unit, locator=f"Biểu 6a!G{i + 13}"),)
    ]
    load(store, offices, file="bieu-6a.xlsx")
    document = Document(io.BytesIO(report(store, store.reader(), Scope(PLACE, "2026-10"), TODAY)))
    sources = next(
        table for table in document.tables if text_of(table._tbl).strip().startswith("Chỉ tiêu\nKỳ\nGiá trị")
    )
    rows = [[text_of(cell._tc).strip() for cell in row.cells] for row in sources.rows]
    assert ["1022: phiếu tiếp nhận", "T10/2026", "109", "tong-dai.xlsx: Bảng 1022!C14"] in rows
    assert ["1022: phiếu tiếp nhận", "T9/2026", "108", "tong-dai.xlsx: Bảng 1022!C13"] in rows
    assert ["Hồ sơ đã giải quyết", "T10/2026", "400", "bieu-6a.xlsx: Biểu 6a!G13–G16"] in rows
    by_office = next(t for t in document.tables if "Biểu 6a!G13" in text_of(t._tbl) and "Đơn vị" in text_of(t._tbl))
    assert "Biểu 6a!G15" in text_of(by_office._tbl) and "Tệp nguồn: bieu-6a.xlsx" in words_of(document)


def test_a_sample_says_so_on_every_page(published_store):
    content = report(published_store, published_store.reader(), Scope("dong-thap@2004", "2022-05"), TODAY)
    document = Document(io.BytesIO(content))
    assert words.SAMPLES["published"] in words_of(document)
    assert words.SAMPLES["published"] in text_of(document.sections[0].header._element)
    assert remembered(document).scope["store"] == "published"


def test_a_place_without_figures_is_refused(store):
    with pytest.raises(DocumentError, match="no figures"):
        report(store, store.reader(), Scope("ha-noi", "2026-10"), TODAY)


# -- made again ------------------------------------------------------------------------------------------


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_made_again_the_numbers_are_new_and_what_people_wrote_is_kept(store, report_of):
    reader = store.reader()
    document = Document(io.BytesIO(report_of("2026-09")))
    task = next(p for p in document.paragraphs if p.text.startswith("1. …"))
    task.runs[0].text = "1. Tập trung xử lý hồ sơ quá hạn của Sở Khoa học và Công nghệ."
    number_line = next(p for p in document.element.body.iter(qn("w:p")) if text_of(p).strip().startswith("Số:"))
    next(number_line.iter(qn("w:t"))).text = "Số: 123/BC-VP"
    by_name = dict(named(document))
    by_name["doan:hotline.1"].getparent().append(run(" Riêng ngày 02/9 tổng đài tạm ngừng."))
    sentence = by_name["doan:dossiers.2"]  # a person rewrites words of ours inside the sentence
    next(t for t in sentence.iter(qn("w:t")) if "số hồ sơ đã giải quyết" in t.text).text = " toàn tỉnh đã trả kết quả "
    made = again(saved(document), store, reader, Scope(PLACE, "2026-10"), TODAY)
    fresh = Document(io.BytesIO(made.content))
    text = words_of(fresh)
    for mine in (
        "1. Tập trung xử lý hồ sơ",
        "Số: 123/BC-VP",
        "Riêng ngày 02/9 tổng đài tạm ngừng.",
        "đã trả kết quả 836",
    ):
        assert mine in text, mine
    assert len(made.changed) == 1 and "toàn tỉnh đã trả kết quả" in made.changed[0].text
    assert not made.unfilled and "tháng 8/2026" not in text and "THÁNG 11/2026" in text
    assert remembered(fresh).scope["period"] == "2026-10" and not check_fields(made.content, reader, TODAY).differences
    plain = Document(io.BytesIO(report_of("2026-10")))
    assert {f[0] for f in fields_of(fresh)} == {f[0] for f in fields_of(plain)}
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        assert package.testzip() is None
        assert len({*package.namelist()}) == len(package.namelist())


def test_untouched_and_made_again_it_is_the_report_of_that_month(store, report_of):
    made = again(report_of("2026-09"), store, store.reader(), Scope(PLACE, "2026-10"), TODAY)
    assert words_of(Document(io.BytesIO(made.content))) == words_of(Document(io.BytesIO(report_of("2026-10"))))
    assert not made.changed and not made.unfilled


def test_a_report_saved_by_another_program_is_still_ours(store, content):
    """Word and LibreOffice give the parts of a document other names, and cut its runs in pieces."""
    document = Document(io.BytesIO(content))
    part = next(p for p in document.part.package.iter_parts() if str(p.partname).startswith("/customXml/"))
    part.partname = part.partname.__class__("/customXml/item7.xml")
    for letters in list(document.element.body.iter(qn("w:t"))):
        if " so với " in (letters.text or ""):
            first, _, last = letters.text.partition(" so với ")
            old = letters.getparent()
            old.addnext(run(f" so với {last}", old.find(qn("w:rPr"))))
            letters.text = first
    made = again(saved(document), store, store.reader(), Scope(PLACE, "2026-09"), TODAY)
    assert not made.changed and not check_fields(made.content, store.reader(), TODAY).differences


def test_a_report_that_lost_its_fields_is_refused_and_not_passed_on_with_old_numbers(store, content):
    document = Document(io.BytesIO(content))
    for tag in list(document.element.body.iter(qn("w:tag"))):
        tag.getparent().remove(tag)
    for use in (
        lambda content: again(content, store, store.reader(), Scope(PLACE, "2026-09"), TODAY),
        lambda content: check_fields(content, store.reader(), TODAY),
    ):
        with pytest.raises(DocumentError, match="lost its fields"):
            use(saved(document))


def test_a_subject_that_comes_or_goes_does_so_when_it_is_made_again(tmp_path):
    store = new_store(
        tmp_path / "store",
        facts(PLACE, "2026-08", hotline_received=10, hotline_resolved=9),
        facts(PLACE, "2026-09", hotline_received=10, documents_incoming=50),
        facts(PLACE, "2026-10", documents_incoming=60),
    )
    reader = store.reader()
    first = report(store, reader, Scope(PLACE, "2026-08"), TODAY)
    second = again(first, store, reader, Scope(PLACE, "2026-09"), TODAY).content
    third = again(second, store, reader, Scope(PLACE, "2026-10"), TODAY).content
    texts = [words_of(Document(io.BytesIO(content))) for content in (first, second, third)]
    assert [words.SUBJECTS["documents"] in text for text in texts] == [False, True, True]
    assert [words.SUBJECTS["hotline"] in text for text in texts] == [True, True, False]
    assert texts[2].index(words.SUBJECTS["documents"]) < texts[2].index("II. NHIỆM VỤ")


def test_what_cannot_be_made_again_is_refused(store, content, published_store):
    reader = store.reader()
    with pytest.raises(DocumentError, match="another store"):
        again(content, published_store, published_store.reader(), Scope(PLACE, "2026-10"), TODAY)
    with pytest.raises(DocumentError, match="another place"):
        again(content, store, reader, Scope("ha-noi", "2026-10"), TODAY)
    with pytest.raises(DocumentError, match="no report written here"):
        again(saved(Document()), store, reader, Scope(PLACE, "2026-10"), TODAY)
    for damaged in (b"", b"PK\x03\x04", b"%PDF-1.7", content[:2000]):
        with pytest.raises(DocumentError, match="Word document"):
            again(damaged, store, reader, Scope(PLACE, "2026-10"), TODAY)


# -- checked ---------------------------------------------------------------------------------------------


def test_a_number_that_differs_from_the_store_is_listed_with_its_sentence(store, content):
    reader = store.reader()
    assert not check_fields(content, reader, TODAY).differences
    document = Document(io.BytesIO(content))
    wanted = str(Scope(PLACE, "2026-10").address("on_time_rate"))
    replace_text(next(sdt for name, sdt in named(document) if name == wanted), "99,99 %")
    checked = check_fields(saved(document), reader, TODAY)
    (difference,) = checked.differences
    assert str(difference.bound.address) == wanted and difference.bound.text == "99,99 %"
    assert difference.now != "99,99 %" and "Tỷ lệ hồ sơ giải quyết trước hạn" in difference.bound.sentence
    assert len(checked.bound) == len(fields_of(document))


# -- templates -------------------------------------------------------------------------------------------


def template(*paragraphs, header=""):
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def test_a_template_is_filled_with_fields_in_its_own_looks(store):
    document = Document()
    paragraph = document.add_paragraph("Tỷ lệ đúng hạn ")
    paragraph.add_run("{{ so.on_time_").bold = True  # Word cuts a name wherever it likes
    paragraph.add_run("rate }}").bold = True
    document.add_paragraph("{{ cau.hotline_received }} Ghi thêm.")
    document.add_paragraph("{%p if co.media %}")
    document.add_paragraph("Có truyền thông")
    document.add_paragraph("{%p endif %}")
    table = document.add_table(3, 2)
    table.cell(0, 0).text = "{%tr for d in cac_don_vi %}"
    table.cell(1, 0).text, table.cell(1, 1).text = "{{ d.ten }}", "{{ d.so.dossiers_resolved }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    document.add_paragraph("{{ bang.dossiers }}")
    document.sections[0].header.paragraphs[0].text = "Kỳ {{ ky }}"
    made = Document(io.BytesIO(report(store, store.reader(), Scope(PLACE, "2026-10"), TODAY, saved(document))))
    text = words_of(made)
    assert "Có truyền thông" not in text and "Ghi thêm." in text and "Tổng đài 1022 tiếp nhận 109 phiếu" in text
    field = next(sdt for name, sdt in named(made) if name == str(Scope(PLACE, "2026-10").address("on_time_rate")))
    assert field.find(f".//{qn('w:b')}") is not None and " ".join(text_of(field).split()) in text
    assert all(unit in text for unit in UNITS) and len(made.tables) == 2
    assert text_of(made.sections[0].header._element).strip() == "Kỳ tháng 10/2026"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỷ lệ {{ so.on_time_rat }}", r"“so\.on_time_rat”.*on_time_rate.*In paragraph 1: “Tỷ lệ"),
        ("{{ sso.on_time_rate }}", "“sso”"),
        ("{{ muc.dossier }}", "“muc.dossier”.*dossiers"),
        ("{%p for d in cac_don_vi %}{{ d.tenn }}{%p endfor %}", "“d.tenn”.*ten"),
        ("{{ so.__class__.__mro__ }}", "__class__"),
        ("{{ ky.format }}", "“ky.format”"),
        ("{{ cycler.__init__.__globals__ }}", "“cycler”"),
        ("{{ so.on_time_rate() }}", "cannot be used"),
        ("{{ 'a' * 1000000000 }}", "cannot be used|mistaken"),
        ("{{ ky|attr('format') }}", "cannot be used|mistaken"),
        ("{% include '/etc/passwd' %}", "“include”"),
        ("{% set x = so %}", "“set”"),
        ("{% macro f() %}{% endmacro %}", "“macro”"),
        ("{{ so['on_time_rat'] }}", "on_time_rat"),
        ("{{ ky", "mistaken"),
        ("{{ }}", "mistaken"),
        ("{% if ky %} không đóng", "mistaken"),
        ("Xem {{ cac_muc }} ở dưới", "paragraph of their own"),
    ],
)
def test_a_wrong_template_is_a_sentence_with_the_name_and_where(store, text, expected):
    with pytest.raises(DocumentError) as refused:
        report(store, store.reader(), Scope(PLACE, "2026-10"), TODAY, template(text))
    assert re.search(expected, refused.value.message_en, re.S), refused.value.message_en
    assert refused.value.message_vi and refused.value.message_vi != refused.value.message_en


def test_a_wrong_name_in_a_header_is_said_to_be_there(store):
    with pytest.raises(DocumentError, match=r"In the header or footer: “Kỳ \{\{ kyy \}\}”"):
        report(store, store.reader(), Scope(PLACE, "2026-10"), TODAY, template("x", header="Kỳ {{ kyy }}"))


def test_a_template_with_macros_is_refused(store):
    stream = io.BytesIO(template("{{ ky }}"))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    with pytest.raises(DocumentError, match="macros"):
        report(store, store.reader(), Scope(PLACE, "2026-10"), TODAY, stream.getvalue())


def test_our_own_template_is_one_an_office_can_edit(store):
    document = Document(io.BytesIO(default_template()))
    document.add_paragraph("Ghi của Văn phòng: {{ so.dossiers_pending }} hồ sơ.")
    text = words_of(
        Document(io.BytesIO(report(store, store.reader(), Scope(PLACE, "2026-10"), TODAY, saved(document))))
    )
    assert "Ghi của Văn phòng: 160 hồ sơ." in text and "PHỤ LỤC II. NGUỒN" in text


# -- addresses -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "period", "moved"),
    [
        ("2026-06", "2026-07", "2026-06", "2026-07"),
        ("2026-06", "2026-09", "2026-05", "2026-08"),
        ("2026-Q2", "2026-Q4", "2026-Q1", "2026-Q3"),
        ("2026-12", "2027-01", "2025-12", "2026-01"),
        ("2025", "2026", "2024", "2025"),
        ("2026-06", "2026-Q3", "2026-06", "2026-Q3"),
        ("2026-06", "2026-Q3", "2026-05", None),
    ],
)
def test_an_address_moves_with_its_report(before, after, period, moved):
    address = Address("on_time_rate", PLACE, period, "Sở Y tế", of="change")
    assert parse_address(str(address)) == address
    there = address.moved(before, after)
    assert (there.period if there else None) == moved
    assert all(
        parse_address(text) is None for text in ("", "x", "on_time_rate~nowhere~2026-06~~today", "a|b", "muc:dossiers")
    )
    assert BLOCK.match("doan:dossiers.1") and not BLOCK.match(str(address))
