"""A list of units from a file: what is read of it, and what is refused with its cell."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from data.register import RegisteredUnit
from loaders.load import prepare
from loaders.register_table import read_units
from tests.figures import fact, new_store

HEADINGS = ["TT", "Tên đơn vị", "Cấp", "Từ ngày", "Đến ngày", "Tên khác", "Tiền thân", "Lĩnh vực báo cáo"]


def workbook(*rows, headings=HEADINGS):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Đơn vị"
    for row in (["DANH SÁCH ĐƠN VỊ"], [], headings, *rows):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_every_column_is_read():
    units, problems = read_units(
        workbook(
            [1, "Sở Tư pháp", "Sở, ban, ngành", None, None, "Sở TP; STP", None, "Hồ sơ TTHC; Tổng đài 1022"],
            [2, "Uỷ ban nhân dân xã Tân Hồng", "Cấp xã", "01/07/2025", None, None, "Thị trấn Sa Rài; Xã Bình Phú"],
            [3, "Huyện Tân Hồng", None, None, datetime(2025, 6, 30)],
            [4, "Phường Sa Đéc", None, "2025-07-01"],
        ),
        "don-vi.xlsx",
    )
    assert not problems
    assert units == [
        RegisteredUnit("Sở Tư pháp", "tỉnh", aliases=("Sở TP", "STP"), subjects=("dossiers", "hotline")),
        RegisteredUnit("UBND xã Tân Hồng", "xã", date(2025, 7, 1), predecessors=("Thị trấn Sa Rài", "Xã Bình Phú")),
        RegisteredUnit("Huyện Tân Hồng", "huyện", until=date(2025, 6, 30)),
        RegisteredUnit("Phường Sa Đéc", "xã", date(2025, 7, 1)),
    ]


def test_a_text_with_the_names_alone():
    units, problems = read_units("Tên đơn vị,Cấp\nSở Y tế,\nTrung tâm ABC,\n".encode(), "don-vi.csv")
    assert not problems and [(u.name, u.level) for u in units] == [("Sở Y tế", "tỉnh"), ("Trung tâm ABC", "")]


@pytest.mark.parametrize(
    ("row", "cell", "wanted"),
    [
        (["Sở A", "cấp vùng"], "Đơn vị!C4", "tỉnh, huyện hoặc xã"),
        (["Sở A", None, "31/06/2025"], "Đơn vị!D4", "một ngày"),
        (["Sở A", None, "01/07/2025", "30/06/2025"], "Đơn vị!E4", "không trước"),
        (["Sở A", None, None, None, None, None, "Việc khác"], "Đơn vị!H4", "lĩnh vực"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(row, cell, wanted):
    _, (problem,) = read_units(workbook([1, *row]), "don-vi.xlsx")
    assert (problem.code, problem.locator) == ("register_cell", cell) and wanted in problem.message_vi


def test_a_unit_twice_and_a_table_of_other_things_are_refused():
    _, (twice,) = read_units(workbook([1, "Xã Tân Hòa"], [2, "Xã Tân Hoà"]), "don-vi.xlsx")
    assert (twice.code, twice.locator) == ("register_twice", "Đơn vị!B5"), "two spellings of one name"
    units, (nothing,) = read_units(workbook(headings=["TT", "Họ tên"]), "don-vi.xlsx")
    assert not units and nothing.code == "register_no_names"


def test_another_name_of_the_register_is_that_unit_in_the_next_file(tmp_path):
    """“Sở TP” reads like nothing the store has; the register says whose other name it is. Taken out, it is asked."""
    store = new_store(tmp_path, [fact("dossiers_resolved", 5, "hue", "2026-07", unit="Sở Tư pháp")])
    unit = RegisteredUnit("Sở Tư pháp", "tỉnh", aliases=("Sở TP",))
    table = (
        "BÁO CÁO HỒ SƠ THÁNG 8 NĂM 2026 THÀNH PHỐ HUẾ\n\nTT,Đơn vị,Tiếp nhận mới,Đã giải quyết,Đang giải quyết\n"
        "1,Sở TP,10,8,2\n2,Sở Y tế,20,18,2\n"
    ).encode()
    before = units_of(store, table)
    store.decide("register", place="hue", entries=[unit.to_json()], removed=[])
    assert units_of(store, table) == {"Sở Tư pháp", "Sở Y tế"}
    store.decide("register", place="hue", entries=[], removed=["Sở Tư pháp"])
    assert units_of(store, table) == before != {"Sở Tư pháp", "Sở Y tế"}


def units_of(store, content):
    reading = prepare(store, content, "ho-so.csv", today=date(2026, 9, 20), place="Huế", period="2026-08").reading
    return {f.unit for f in reading.facts}
