"""Rules 33 to 35 for workbooks of figures: columns of persons cost a file its place in the store, signatures do not;
names of files and sheets are content too; nothing planted is found anywhere."""

import gzip
import io
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from data.backup import back_up
from data.facts import Problem
from data.store import Store
from loaders.inbox import AUTO, Inbox, inbox_folder, set_aside
from loaders.load import confirm, prepare
from loaders.neutral_names import keep_original, kept_name, neutral_name
from tests.conftest import ROOT
from tests.loaders.build import TODAY, Form06a, hotline, problems_of, reading_of, save, table
from tests.loaders.case_lists import DOSSIER_HEADINGS, DOSSIERS, dossier_list, numbered, ticket_list

NAME, CARD, PHONE, MAIL = "Nguyễn Thị Gieo", "087199012345", "0912345678", "gieo.hat@example.vn"
PLANTED = (NAME, NAME.upper(), NAME.lower(), CARD, PHONE, MAIL)


def form(change=None, **varied) -> bytes:
    """A II.06a, changed by `change(sheet)`; its header is in rows 8 to 11, its units in rows 13, 14 and 16."""
    book = Form06a(**varied).workbook()
    if change:
        change(book.active)
    return save(book)


def column(heading, cells, place=14):
    """Add a column beside the table: its heading in row 8, a cell for each unit and none for the groups."""

    def change(sheet):
        sheet.cell(8, place, heading)
        for row, value in zip((13, 14, 16), cells):
            sheet.cell(row, place, value)

    return change


def sheet_beside(rows, name="Liên hệ", state="visible"):
    def change(sheet):
        other = sheet.parent.create_sheet(name)
        other.sheet_state = state
        for row in rows:
            other.append(row)

    return change


def noticed(content: bytes) -> Problem | None:
    return next((p for p in reading_of(content).problems if p.code == "original_not_kept"), None)


# -- what is a column of persons, and what is a signature ------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Cán bộ phụ trách", ["Chị Hoa", "Anh Tư", NAME]),
        ("Người lập biểu", [NAME, "Trần Văn Bảy", "Lê Thị Chín"]),
        ("Điện thoại", ["0912 345 678", "0277 3851 431", PHONE]),
        ("Họ và tên", [NAME, None, None]),
        ("Email", [MAIL, "vp@dongthap.gov.vn", None]),
        ("Số CCCD", [CARD, None, None]),
        ("Ngày sinh", ["01/02/1990"] * 3),
        ("Đầu mối liên hệ", ["Hoa", "Tư", "Năm"]),
        ("Cột lạ", [CARD, 5, 7]),
        ("Cột lạ", [NAME, "Trần Văn Bảy", "khác"]),
        ("Cột lạ", [MAIL, "b.c@example.vn", "x"]),
        ("Cột lạ", [87199012345, 87199012346, 87199012347]),
        ("Cột lạ", [912345678, 987654321, 903456789]),
        ("Ghi chú", [f"Liên hệ {PHONE}", None, None]),
    ],
)
def test_rule_34_of_reliability_a_workbook_of_figures_with_a_column_of_persons_is_loaded_and_not_kept(heading, cells):
    content = form(column(heading, cells))
    reading, plain = reading_of(content), reading_of(form())
    assert [(f.key, f.value, f.locator, f.raw) for f in reading.facts] == [
        (f.key, f.value, f.locator, f.raw) for f in plain.facts
    ], "loaded as before, traced as before"
    assert reading.is_personal and not keep_original(reading) and keep_original(plain)
    problem = noticed(content)
    assert problem.severity == "info" and "Biểu 6a" in problem.message_vi and "Biểu 6a" in problem.message_en
    assert heading in problem.message_vi or re.search(r"ô N\d+", problem.message_vi)
    shown = repr(reading)
    assert not [cell for cell in cells if isinstance(cell, str) and len(cell) > 4 and cell in shown]


SIGNATURES = {
    "two signers": [
        [],
        ["", "NGƯỜI LẬP BIỂU", "", "", "", "", "", "", "KT. CHỦ TỊCH"],
        ["", "(Ký, ghi rõ họ tên)"],
        [],
        ["", "Nguyễn Văn An", "", "", "", "", "", "", "Trần Thị Bé"],
    ],
    "three signers, no blank row": [
        ["", "NGƯỜI LẬP BIỂU", "", "KẾ TOÁN TRƯỞNG", "", "", "", "", "GIÁM ĐỐC"],
        ["", "Nguyễn Văn An", "", "Lê Văn Tám", "", "", "", "", "Trần Thị Bé"],
    ],
    "receivers beside the name": [
        ["Nơi nhận:", "", "", "", "", "", "", "", "CHÁNH VĂN PHÒNG"],
        ["- Lưu: VT, KSTT."],
        ["- Văn phòng Chính phủ", "", "", "", "", "", "", "", "Trần Thị Bé"],
    ],
    "names in one cell": [["Người lập: Nguyễn Văn An"], ["Chủ tịch Trần Thị Bé"]],
    "a date above": [
        ["", "", "", "", "", "", "", "", "Đồng Tháp, ngày 20 tháng 6 năm 2026"],
        ["", "Cán bộ tổng hợp", "", "Chuyên viên", "", "", "", "", "Lãnh đạo Văn phòng"],
        ["", "Nguyễn Văn An", "", "Lê Văn Tám", "", "", "", "", "Trần Thị Bé"],
    ],
}


@pytest.mark.parametrize("rows", SIGNATURES.values(), ids=SIGNATURES)
def test_a_signature_below_a_table_is_no_column_of_persons(rows):
    def change(sheet):
        for number, row in enumerate(rows, 19):
            for place, value in enumerate(row, 1):
                sheet.cell(number, place, value or None)

    content = form(change, signature=False)
    assert noticed(content) is None and not reading_of(content).is_personal


def test_a_signature_with_a_second_table_further_down_is_none_either():
    def change(sheet):
        rows = (
            *SIGNATURES["two signers"],
            [],
            [],
            [],
            [],
            ["STT", "Đơn vị", "Số máy tính"],
            [1, "Sở Nội vụ", 7],
            [2, "Sở Y tế", 9],
        )
        for number, row in enumerate(rows, 19):
            for place, value in enumerate(row, 1):
                sheet.cell(number, place, value or None)

    assert not reading_of(form(change, signature=False)).is_personal


@pytest.mark.parametrize(
    "change",
    [
        column("Số cán bộ", [12, 30, 7]),
        column("Công dân rút hồ sơ", [1, 0, 2]),
        column("Điện thoại", [310, 96, 12]),
        column("Email", ["3 lượt", "hơn 20", "-"]),
        column("Ghi chú", ["Theo Công văn 1234/UBND-NC", None, "chờ bổ sung"]),
        column("Số tiền (đồng)", [125_430_120, 98_100_250, 1_250_300_110]),
        column("Số tiền", ["123.456.789", "98.100.250", "7"]),
        column("Địa bàn", ["Phường Trần Hưng Đạo", "Xã Lê Lợi", "Xã Nguyễn Huệ"]),
        column("Phường, xã", ["Lê Lợi", "Trần Phú", "Nguyễn Huệ"]),
        column("Trường", ["Trường THPT Lê Hồng Phong"] * 3),
        sheet_beside([["Hướng dẫn"], ["Xuất từ hệ thống, email vp@dongthap.gov.vn"], ["Tổng đài 1022, 0277.3851.431"]]),
        sheet_beside([["Người dân hài lòng", "Cán bộ đúng mực"], [98.5, 97.2]]),
    ],
)
def test_rule_34_of_reliability_what_tables_of_figures_are_full_of_is_no_person(change):
    assert noticed(form(change)) is None


def test_tables_we_know_by_heart_keep_their_originals():
    from tests.loaders.build import social

    for content in (form(), hotline(), social()):
        assert keep_original(reading_of(content))


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_rule_34_of_reliability_a_sheet_that_is_not_read_counts_too(state):
    for rows in (
        [["Họ tên", "Đơn vị"], [NAME, "Sở Y tế"]],
        [["STT", "Họ và tên", "SĐT"], [1, "Hoa", PHONE]],
        [[NAME], ["Trần Văn Bảy"], ["Lê Thị Chín"]],
        [["Đầu mối"], [f"Hoa, {PHONE}"]],
    ):
        problem = noticed(form(sheet_beside(rows, state=state)))
        assert problem and "Liên hệ" in problem.message_vi and NAME not in problem.message_vi


def with_note(sheet):
    sheet["C13"].comment = Comment(f"Hỏi {NAME}, {PHONE}", "Kiểm tra")


def with_footer(sheet):
    sheet.oddFooter.left.text = f"Người lập: {NAME}"


def with_choices(sheet):
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.add_data_validation(DataValidation(type="list", formula1=f'"{NAME},Trần Văn Bảy"', sqref="P1"))


@pytest.mark.parametrize(
    ("change", "what"),
    [(with_note, "ghi chú gắn vào ô"), (with_footer, "chân trang"), (with_choices, "danh sách chọn")],
)
def test_rule_34_of_reliability_notes_footers_and_lists_of_choices_count_too(change, what):
    problem = noticed(form(change))
    assert what in problem.message_vi and NAME not in repr(problem) and PHONE not in repr(problem)


def test_copies_in_pivot_tables_and_text_boxes_count_too():
    def add(part, xml):
        out = io.BytesIO(form())
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr(part, xml)
        return out.getvalue()

    assert noticed(
        add(
            "xl/pivotCache/pivotCacheDefinition1.xml",
            f'<p><cacheField name="Chủ hồ sơ"><sharedItems><s v="{NAME}"/></sharedItems></cacheField></p>',
        )
    )
    assert noticed(add("xl/externalLinks/externalLink1.xml", f"<x><sheetData><v>{NAME}</v></sheetData></x>"))
    assert noticed(add("xl/drawings/drawing1.xml", f"<w><a:t>Gọi {PHONE}</a:t></w>"))
    assert noticed(add("xl/drawings/drawing1.xml", f"<w><a:t>{NAME}</a:t></w>")) is None, "a signature in a box"


def test_a_sheet_called_after_somebody_has_another_name_everywhere():
    reading = reading_of(form(sheet=NAME))
    assert reading.is_personal and len(reading.facts) > 20 and NAME not in repr(reading)
    assert {f.locator.rpartition("!")[0] for f in reading.facts} == {"Trang 1"}
    assert "tên của trang thứ 1" in next(p for p in reading.problems if p.code == "original_not_kept").message_vi
    assert {f.locator.rpartition("!")[0] for f in reading_of(form(sheet="Đồng Tháp")).facts} == {"Đồng Tháp"}


def test_what_a_title_or_a_unit_says_of_somebody_is_in_no_fact_and_no_sentence():
    rows = [(1, "Sở Nội vụ", Form06a().rows[1][2]), (2, f"Phòng Một cửa - {NAME}", Form06a().rows[2][2])]
    reading = reading_of(form(rows=rows, reporter=f"- Đơn vị báo cáo: {NAME}", agency=(f"Người lập {NAME}", PHONE)))
    assert not [text for text in PLANTED if text in repr(reading)]


def test_an_unknown_table_with_persons_is_not_quoted():
    content = table(
        [
            [f"Họp do {NAME} chủ trì"],
            ["Người chủ trì", "Họ và tên", "Số người"],
            ["x", NAME, 5],
            ["y", "Lê Thị Chín", 7],
        ]
    )
    reading = reading_of(content)
    assert reading.is_personal and not [text for text in PLANTED if text in repr(reading.problems)]


# -- names of files --------------------------------------------------------------------------------------


def test_the_neutral_name_says_kind_period_and_hash():
    content = dossier_list()
    reading = reading_of(content)
    assert re.fullmatch(r"danh-sach-ho-so 2026-06 [0-9a-f]{8}", neutral_name(reading, content))
    assert re.fullmatch(
        r"danh-sach-phieu-tong-dai-1022 2026-06 [0-9a-f]{8}", neutral_name(reading_of(ticket_list()), ticket_list())
    )
    assert kept_name("biểu 6a tháng 6.xlsx", reading_of(form()), form()) == "biểu 6a tháng 6.xlsx"
    for telling in (f"{NAME}.xlsx", "Nguyen_Van_An-thang-6.xlsx", f"bieu {CARD}.xlsx", f"bieu_{PHONE}.xlsx"):
        assert re.fullmatch(r"\S+ 2026-06 [0-9a-f]{8}\.xlsx", kept_name(telling, reading_of(form()), form())), telling


# -- nothing planted is found anywhere -------------------------------------------------------------------


def contents(path: Path):
    """The bytes of a file, and what is packed in it: parts of a zip, columns of Parquet, texts of DuckDB."""
    content = path.read_bytes()
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield "\n".join(package.namelist()).encode()
            for part in package.namelist():
                packed = package.read(part)
                yield packed
                if packed.startswith((b"PK", b"PAR1")) or part.endswith(".duckdb"):
                    with tempfile.TemporaryDirectory() as folder:
                        inner = Path(folder) / Path(part).name
                        inner.write_bytes(packed)
                        yield from contents(inner)
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    if content.startswith(b"PAR1"):
        yield repr(pq.read_table(path).to_pydict()).encode()
    if path.suffix == ".duckdb":
        with duckdb.connect(path, read_only=True) as base:
            for (name,) in base.execute("SELECT table_name FROM information_schema.tables").fetchall():
                yield repr(base.table(name).fetchall()).encode()


def holding(folder: Path, texts=PLANTED, besides=()) -> list[str]:
    """Files under a folder whose name or content holds a text, in UTF-8, UTF-16 or as JSON escapes it."""
    needles = [text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    needles += [json.dumps(text)[1:-1].encode() for text in texts]
    return [
        str(path)
        for path in sorted(folder.rglob("*"))
        if path not in besides
        and (
            any(text in path.name for text in texts)
            or (path.is_file() and any(needle in content for content in contents(path) for needle in needles))
        )
    ]


def test_the_search_finds_what_is_planted(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(form(with_note))
    (tmp_path / NAME).mkdir()
    assert len(holding(tmp_path)) == 2


def planted_aggregate() -> bytes:
    def change(sheet):
        column(f"Cán bộ phụ trách {NAME}", [NAME, PHONE, CARD])(sheet)
        column("Ghi chú", [f"{NAME} {MAIL}", CARD, PHONE], 15)(sheet)
        with_note(sheet)
        with_footer(sheet)
        sheet_beside([["Họ và tên", "CCCD"], [NAME, CARD]], name=f"DS {NAME}"[:31])(sheet)

    return form(change, sheet=NAME, agency=("UBND TỈNH ĐỒNG THÁP", f"Người lập {NAME}, {PHONE}"))


FILES = {
    "list": dossier_list(
        [*numbered(DOSSIERS), [98, "H20.1", NAME, CARD, PHONE, *numbered(DOSSIERS)[0][5:]]],
        headings=[h if h != "Trạng thái" else "Tình trạng" for h in DOSSIER_HEADINGS],
        sheet=NAME,
    ),
    "tickets": ticket_list(),
    "aggregate": planted_aggregate(),
}
ALL = (*PLANTED, "Nguyễn Thị Planted", "079188001234")


@pytest.mark.parametrize("what", FILES)
def test_rule_35_of_reliability_nothing_planted_is_found_after_a_load(tmp_path, monkeypatch, caplog, what):
    """The store, its backup, exports of what was loaded, logs and the temporary folder, all bytes of them."""
    caplog.set_level(logging.DEBUG)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    store = Store(tmp_path / "store")
    preview = prepare(store, FILES[what], f"{NAME} {CARD}.xlsx", today=TODAY)
    assert preview.verdict not in ("ask", "reject"), [(p.code, p.message_vi) for p in preview.problems]
    batch = confirm(store, preview)
    store.reader()
    assert batch.facts and store.original_of(batch) is None and not [text for text in ALL if text in repr(batch)]
    assert not [text for text in ALL if text in repr([preview.reading, preview.comparison])]
    back_up(store, tmp_path / "backup")
    assert holding(tmp_path, ALL) == [] and not [text for text in ALL if text in caplog.text]
    assert all(p.message_vi == "" for p in store.problems_of(batch))


@pytest.mark.parametrize("what", FILES)
def test_rule_35_of_reliability_nothing_planted_is_found_in_what_is_handed_out(tmp_path, what):
    """The workbook of figures and the slides of the place that was loaded."""
    from metrics.answers.overview import overview
    from metrics.engine.query import query
    from metrics.engine.question import Question
    from pages.overview.slides import overview_slides
    from pages.parts import downloads
    from pages.parts.view import View

    store = Store(tmp_path / "store")
    confirm(store, prepare(store, FILES[what], f"{NAME} {CARD}.xlsx", today=TODAY))
    view, place = View("vi", "light", False, store, store.reader(), TODAY), store.batches()[0].places[0]
    kpi = "hotline_resolution_rate" if what == "tickets" else "on_time_rate"
    rows = query(
        view.reader, Question((kpi,), "month", (place,), date(2026, 6, 1), date(2026, 6, 30), split="unit", today=TODAY)
    )
    assert len(rows)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "so-lieu.xlsx").write_bytes(downloads.figures_workbook(view, rows))
    (tmp_path / "out" / "trinh-chieu.pptx").write_bytes(
        overview_slides(view, overview(view.reader, place, "2026-06", TODAY))
    )
    assert holding(tmp_path, ALL) == []


@pytest.mark.parametrize("what", FILES)
def test_rule_35_of_reliability_nothing_planted_is_found_after_the_command_line_loaded_it(tmp_path, what):
    for name in ("store", "tmp", "given"):
        (tmp_path / name).mkdir()
    given = tmp_path / "given" / f"{NAME} {CARD}.xlsx"
    given.write_bytes(FILES[what])
    environment = os.environ | {
        "KPI_DATA": str(tmp_path / "store"),
        "TMPDIR": str(tmp_path / "tmp"),
        "TEMP": str(tmp_path / "tmp"),
        "TMP": str(tmp_path / "tmp"),
    }
    run = subprocess.run(
        [sys.executable, "-m", "commands", "load", str(given), "--yes"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=120,
    )
    assert Store(tmp_path / "store").batches(), run.stdout.decode() + run.stderr.decode()
    assert holding(tmp_path / "store", ALL) == [] and holding(tmp_path / "tmp", ALL) == []


@pytest.mark.parametrize("what", FILES)
def test_rule_35_of_reliability_nothing_planted_is_found_after_the_inbox_saw_it(tmp_path, what):
    store = Store(tmp_path / "store")
    dropped = inbox_folder(store) / f"{NAME} {CARD}.xlsx"
    dropped.write_bytes(FILES[what])
    look = Inbox(store, 0.0, 0.0, TODAY).look
    (waits,) = look()
    assert (waits.state, waits.is_personal, waits.name) == ("waiting", True, dropped.name)
    assert holding(tmp_path, ALL, besides=[dropped]) == [], "it waits"
    assert [file.name for file in Inbox(store, 0.0, 0.0, TODAY).look()] == [dropped.name], "and is known again"
    store.decide("setting", "lan", name=AUTO, value=True)
    confirm(store, prepare(store, FILES[what], dropped.name, today=TODAY))
    (loaded,) = look()
    assert loaded.batch == "b000002" and "lấy tệp ra khỏi inbox" in loaded.message_vi
    assert holding(tmp_path, ALL, besides=[dropped]) == []
    set_aside(store, dropped.name, [Problem("x", "reject", "S!A1", f"Ô ghi “{NAME}”.", f"The cell says “{NAME}”.")])
    aside = store.folder / "inbox/can-xem" / dropped.name
    assert aside.exists() and holding(tmp_path, ALL, besides=[aside]) == []
    (note,) = (store.folder / "inbox/can-xem").glob("ly-do *.txt")
    assert "byte" in note.read_text(encoding="utf-8-sig")


def test_a_refused_file_that_holds_persons_is_said_without_its_name_and_words(tmp_path):
    store = Store(tmp_path / "store")
    content = table([["Cuộc họp", "Họ và tên", "Số người"], ["Giao ban", NAME, 5], ["Tổng kết", "Lê Thị Chín", 7]])
    dropped = inbox_folder(store) / f"họp {NAME}.xlsx"
    dropped.write_bytes(content)
    Inbox(store, 0.0, 0.0, TODAY).look()
    aside = store.folder / "inbox/can-xem" / dropped.name
    assert holding(tmp_path, PLANTED, besides=[dropped, aside]) == []


def test_rule_7_of_reliability_an_error_about_a_file_is_logged_without_its_name(tmp_path, monkeypatch, caplog):
    store = Store(tmp_path / "store")
    (inbox_folder(store) / f"{NAME}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    monkeypatch.setattr(
        "loaders.inbox.set_aside", lambda *_: (_ for _ in ()).throw(PermissionError(13, "denied", f"{NAME}.png"))
    )
    (waits,) = Inbox(store, 0.0, 0.0, TODAY).look()
    assert waits.state == "copying" and "PermissionError" in caplog.text and NAME not in caplog.text


def test_a_person_as_a_field_is_left_out_and_said():
    rows = [[1, "Hộ tịch", 120, 70, 40, 10, 100, 60, 35, 5, 20, 15, 5], [2, NAME, 12, 7, 4, 1, 10, 6, 3, 1, 2, 1, 1]]
    content = form(
        rows=[(row[0], row[1], tuple(row[2:])) for row in rows],
        name_heading="Lĩnh vực",
        reporter="- Đơn vị báo cáo: Sở Nội vụ",
    )
    reading = reading_of(content)
    assert ("person_left_out", "warn") in [(p.code, p.severity) for p in reading.problems] or not problems_of(reading)
    assert "Hộ tịch" in {f.field for f in reading.facts} and NAME not in repr(reading)
    assert load_workbook(io.BytesIO(content)) is not None
