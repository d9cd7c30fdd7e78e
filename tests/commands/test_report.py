"""`report`, `check-report` and `form-06a` from the command line."""

import io
import json
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pptx import Presentation

from commands.__main__ import main
from data.store import Store
from reports.document.marks import controls_in, name_of, remembered, replace_text
from reports.document.office_templates import save_template
from tests.figures import facts, new_store

PLACE = "Quảng Ninh"


@pytest.fixture
def folder(tmp_path):
    for_month = [
        one
        for month, late in (("2026-09", 4), ("2026-10", 6))
        for unit in ("Sở Y tế", "Sở Nội vụ", "Xã Cô Tô")
        for one in facts(
            "quang-ninh",
            month,
            unit=unit,
            dossiers_received=120,
            dossiers_resolved=100,
            dossiers_resolved_early=60,
            dossiers_resolved_on_time=40 - late,
            dossiers_resolved_late=late,
            dossiers_pending=20,
        )
    ]
    new_store(tmp_path / "store", for_month)
    return tmp_path


def run(folder, *arguments):
    return main(["--data", str(folder / "store"), *map(str, arguments)])


def test_a_report_is_written_made_again_and_checked(folder, capsys):
    first, second = folder / "t9.docx", folder / "t10.docx"
    assert run(folder, "report", "--place", PLACE, "--period", "2026-09", first) == 0
    assert run(folder, "check-report", first) == 0
    assert run(folder, "report", "--place", PLACE, "--period", "2026-10", "--again", first, second) == 0
    document = Document(io.BytesIO(second.read_bytes()))
    memory = remembered(document)
    wanted = "dossiers_resolved_late~quang-ninh~2026-10~~reported"
    field = next(sdt for sdt in controls_in(document.element.body) if name_of(sdt, memory) == wanted)
    assert field.find(f".//{qn('w:t')}").text == "18"
    replace_text(field, "17")
    document.save(second)
    capsys.readouterr()
    assert run(folder, "check-report", second, "--json") == 1
    (difference,) = json.loads(capsys.readouterr().out)["differences"]
    assert (difference["address"], difference["old"], difference["new"]) == (wanted, "17", "18")
    assert "17" in difference["sentence"]


def test_a_template_is_given_and_a_wrong_name_is_a_sentence(folder, capsys):
    template, out = folder / "mau.docx", folder / "out.docx"
    assert run(folder, "report", "--save-template", template) == 0
    document = Document(template)
    document.add_paragraph("Kỳ: {{ ky }}. Số {{ so.dosiers_resolved }}")
    document.save(template)
    asked = ("report", "--place", PLACE, "--period", "2026-10", "--template", template, out)
    assert run(folder, *asked) == 1 and not out.exists()
    told = capsys.readouterr().err
    assert (
        "“so.dosiers_resolved”" in told and "dossiers_resolved" in told and "Ở đoạn" in told and "In paragraph" in told
    )


def test_the_form_is_written_and_a_wrong_call_is_said(folder, capsys):
    out = folder / "bieu-6a.xlsx"
    assert run(folder, "form-06a", "--place", PLACE, "--period", "2026-10", out) == 0
    assert run(folder, "read", out, "--place", PLACE, "--json") in (0, 1)
    told = capsys.readouterr().out
    read = json.loads(told[told.index("{") :])
    assert "form_06a" in json.dumps(read) and "Sở Nội vụ" in json.dumps(read, ensure_ascii=False)
    assert run(folder, "report", folder / "x.docx") == 2
    assert run(folder, "report", "--place", PLACE, "--period", "2020-01", folder / "x.docx") == 1
    assert run(folder, "check-report", out) == 1
    assert run(folder, "check-report", folder / "khong-co.docx") == 2


# -- what people typed -----------------------------------------------------------------------------------

TOLD = (
    "BÁO CÁO\nKết quả công tác tháng 10 năm 2026 của tỉnh Quảng Ninh\n"
    "Trong tháng 10 năm 2026, toàn tỉnh đã tiếp nhận hơn 350 hồ sơ. Đã giải quyết 301 hồ sơ. "
    "Số hồ sơ giải quyết quá hạn là 18 hồ sơ. Tổng đài 1022 tiếp nhận 45 phiếu. "
    "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn đạt 94 %."
)


def typed(capsys):
    rows = json.loads(capsys.readouterr().out)["typed"]
    return {row["measure"]: (row["verdict"], row["old"], row["new"]) for row in rows}


def test_numbers_people_typed_are_compared_with_the_store(folder, capsys):
    text = folder / "bao-cao.txt"
    text.write_text(TOLD, encoding="utf-8")
    assert run(folder, "check-report", text, "--json") == 1
    assert typed(capsys) == {
        "dossiers_received": ("matches", "350", "360"),
        "dossiers_resolved": ("differs", "301", "300"),
        "dossiers_resolved_late": ("matches", "18", "18"),
        "hotline_received": ("unknown", "45", None),
        "on_time_rate_reported": ("matches", "94 %", "94,00\xa0%"),
    }
    assert run(folder, "check-report", text) == 1
    shown = capsys.readouterr().out
    assert "301 → 300" in shown and "Đã giải quyết 301 hồ sơ." in shown and "3 agree, 1 differ, 1 unknown" in shown


def test_a_number_typed_beside_the_fields_of_a_report_gets_its_comment(folder, capsys):
    made, out = folder / "t10.docx", folder / "ghi-chu.docx"
    assert run(folder, "report", "--place", PLACE, "--period", "2026-10", made) == 0
    document = Document(made)
    place = next(p for p in document.paragraphs if p.text.startswith("II. NHIỆM VỤ"))
    place.insert_paragraph_before("Trong tháng 10/2026, toàn tỉnh đã giải quyết 301 hồ sơ.")
    document.save(made)
    capsys.readouterr()
    assert run(folder, "check-report", made, "--comments", out, "--json") == 1
    assert typed(capsys) == {"dossiers_resolved": ("differs", "301", "300")}
    copy = Document(out)
    (comment,) = copy.comments
    assert "301" in comment.text and "300" in comment.text
    marked = next(p for p in copy.paragraphs if "giải quyết 301" in p.text)
    start = marked._p.find(qn("w:commentRangeStart"))
    assert "".join(t.text for t in start.getnext().iter(qn("w:t"))) == "301"
    assert marked.text == "Trong tháng 10/2026, toàn tỉnh đã giải quyết 301 hồ sơ."


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("hơn 290", "matches"),  # of 300
        ("hơn 30", "differs"),
        ("gần 310", "matches"),
        ("gần 300.000", "differs"),
        ("khoảng 310", "matches"),
        ("300", "matches"),
        ("299", "differs"),
    ],
)
def test_a_hedge_is_kept(folder, capsys, told, verdict):
    text = folder / "bao-cao.txt"
    text.write_text(TOLD.replace("giải quyết 301", f"giải quyết {told}"), encoding="utf-8")
    assert run(folder, "check-report", text, "--json") == (verdict == "differs")
    assert typed(capsys)["dossiers_resolved"][0] == verdict


# -- tables ----------------------------------------------------------------------------------------------


def test_numbers_typed_in_a_table_are_compared_and_get_their_comment(folder, capsys):
    made, out = folder / "bang.docx", folder / "ghi-chu.docx"
    document = Document()
    for line in TOLD.split("\n")[:2]:
        document.add_paragraph(line)
    document.add_paragraph("Bảng 1. Tình hình giải quyết hồ sơ tháng 10 năm 2026")
    rows = [
        ("TT", "Đơn vị", "Tổng số tiếp nhận", "Đã giải quyết", "Quá hạn", "Đang giải quyết"),
        ("1", "Sở Y tế", "120", "100", "6", "20"),
        ("2", "Sở Nội vụ", "120", "101", "6", "20"),
        ("3", "Xã Cô Tô", "120", "100", "6", "20"),
    ]
    table = document.add_table(0, 6)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(made)
    assert run(folder, "check-report", made, "--comments", out, "--lang", "en", "--json") == 1
    told = json.loads(capsys.readouterr().out)["typed"]
    of_table = {row["cell"]: row for row in told if row["cell"]}
    assert len(of_table) >= 9
    wrong = [row for row in of_table.values() if row["verdict"] == "differs"]
    assert [(row["unit"], row["old"], row["new"]) for row in wrong] == [("Sở Nội vụ", "101", "100")]
    assert "Sở Nội vụ | 120 | 101 | 6 | 20" in wrong[0]["sentence"]
    copy = Document(out)
    (comment,) = [one for one in copy.comments if "101" in one.text]
    assert comment.text == "Not what the store says: 101 in the document, 100 in the store."
    assert copy.tables[0].cell(2, 3)._tc.find(f".//{qn('w:commentRangeStart')}") is not None


def test_the_tables_of_our_own_report_are_fields_and_not_typed(folder, capsys):
    made = folder / "t10.docx"
    assert run(folder, "report", "--place", PLACE, "--period", "2026-10", made) == 0
    capsys.readouterr()
    assert run(folder, "check-report", made, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["typed"] == [] and told["checked"] > 20 and told["left"] == []


def test_a_table_of_no_known_form_is_named_as_not_compared(folder, capsys):
    made = folder / "bang.docx"
    document = Document()
    for line in TOLD.split("\n"):
        document.add_paragraph(line)
    for rows in ((("Con vật", "Số con"), ("Trâu", "12"), ("Bò", "7")), (("Nơi nhận", "Ký tên"), ("Lưu", "Ông A"))):
        table = document.add_table(0, 2)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.save(made)
    assert run(folder, "check-report", made, "--json") == 1
    assert json.loads(capsys.readouterr().out)["left"] == ["Bảng 1"], "the second has no number"
    assert run(folder, "check-report", made) == 1 and "not compared: Bảng 1." in capsys.readouterr().out


# -- templates of the office -----------------------------------------------------------------------------


def test_a_kept_template_is_asked_for_by_its_name(folder, capsys):
    store = Store(folder / "store")
    document = Document()
    document.add_paragraph("Mẫu riêng: {{ ky }}, {{ so.dossiers_resolved }}")
    stream = io.BytesIO()
    document.save(stream)
    save_template(store, "Mẫu giao ban", "giao-ban.docx", stream.getvalue(), "An")
    for named in ("Mẫu giao ban", "mau-giao-ban"):
        out = folder / f"{len(named)}-{named[0]}.docx"
        assert run(folder, "report", "--place", PLACE, "--period", "2026-10", "--template", named, out) == 0
        assert "Mẫu riêng: tháng 10/2026, 300" in " ".join(
            "".join(t.text or "" for t in p._p.iter(qn("w:t"))) for p in Document(out).paragraphs
        )
    capsys.readouterr()
    asked = ("report", "--place", PLACE, "--period", "2026-10", "--template", "mau khac", folder / "x.docx")
    assert run(folder, *asked) == 1 and "“Mẫu giao ban”" in capsys.readouterr().err


# -- the pack --------------------------------------------------------------------------------------------


def test_the_pack_holds_report_slides_and_workbook_of_the_same_figures(folder, capsys):
    out = folder / "bo.zip"
    assert run(folder, "report", "--pack", "--place", PLACE, "--period", "2026-10", out) == 0
    with zipfile.ZipFile(out) as package:
        files = {name.rpartition(".")[2]: package.read(name) for name in package.namelist()}
        assert {name.rpartition(".")[0] for name in package.namelist()} == {"bao-cao-tinh-quang-ninh-thang-10-2026"}
    (folder / "t10.docx").write_bytes(files["docx"])
    assert run(folder, "check-report", folder / "t10.docx") == 0
    sheets = load_workbook(io.BytesIO(files["xlsx"]))
    assert sheets.sheetnames == ["Số liệu", "Theo đơn vị", "Nguồn", "Ghi chú"]
    heads, *rows = sheets["Số liệu"].iter_rows(min_row=3, values_only=True)
    of_label = {row[heads.index("Chỉ tiêu")]: dict(zip(heads, row)) for row in rows}
    resolved = of_label["Hồ sơ đã giải quyết"]
    assert (resolved["Giá trị"], resolved["Kỳ trước"], resolved["Tăng, giảm"]) == (300, 300, 0)
    on_time = of_label["Giải quyết đúng hạn"]
    assert (on_time["Giá trị"], on_time["Tử số"], on_time["Mẫu số"]) == (94, 282, 300)
    offices = {row[3]: row for row in sheets["Theo đơn vị"].iter_rows(min_row=4, values_only=True)}
    assert {"Sở Y tế", "Sở Nội vụ", "Xã Cô Tô"} <= set(offices)
    shown = Presentation(io.BytesIO(files["pptx"]))
    texts = [shape.text_frame.text for slide in shown.slides for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for slide in shown.slides for shape in slide.shapes if shape.has_table]
    assert any("300 hồ sơ" in text.replace("\xa0", " ") for text in texts)
    cells = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert any(row[:2] == ["Giải quyết đúng hạn", "94,00\xa0%"] for row in cells)
    assert run(folder, "report", "--pack", "--again", out, "--place", PLACE, "--period", "2026-10", out) == 2
    assert run(folder, "report", "--pack", "--place", PLACE, "--period", "2020-01", folder / "x.zip") == 1
