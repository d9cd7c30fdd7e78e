"""Rules of counting 6 and 21: whose a table without a column of units is."""

import pytest

from data.facts import Problem
from loaders.files.sheets import Sheet
from loaders.tables.context import Context
from loaders.tables.office import WHOLE, Office, read_office, settle_office

PLACE = "dong-thap@2025"


def office(*lines: str | list, sheet: str = "Sheet1") -> Office:
    return read_office(Sheet(sheet, [line if isinstance(line, list) else [line] for line in lines]), len(lines))


def settled(above: Office, **answers: str) -> tuple[str | None, list[Problem]]:
    problems: list[Problem] = []
    unit = settle_office(above, PLACE, Context(answers=answers), problems, "S!A1")
    return unit, [p for p in problems if p.code != "units_new"]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Đơn vị báo cáo: Sở Nội vụ tỉnh Đồng Tháp"], "Sở Nội vụ"),
        (["- Đơn vị báo cáo:\nSở Y tế\n- Đơn vị nhận báo cáo:\nVăn phòng UBND tỉnh"], "Sở Y tế"),
        ([["- Đơn vị báo cáo:"], ["Sở Y tế"], ["- Đơn vị nhận báo cáo:"], ["Sở Nội vụ"]], "Sở Y tế"),
        ([["Đơn vị báo cáo:", None, "Sở Y tế"], "Đơn vị nhận báo cáo: Sở Nội vụ"], "Sở Y tế"),
        (["UBND TỈNH ĐỒNG THÁP", "VĂN PHÒNG", "Đơn vị: Sở Tư pháp", "Đơn vị tính: Hồ sơ"], "Sở Tư pháp"),
        (["UBND TỈNH ĐỒNG THÁP", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"], "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
        (["UBND TỈNH ĐỒNG THÁP", "SỞ TƯ PHÁP", "Kính gửi: Sở Nội vụ tỉnh Đồng Tháp"], "SỞ TƯ PHÁP"),
        (["UBND TỈNH ĐỒNG THÁP", "SỞ Y TẾ", "CHI CỤC DÂN SỐ"], "CHI CỤC DÂN SỐ"),
        (["UBND TỈNH ĐỒNG THÁP", "UBND PHƯỜNG SA ĐÉC", "VĂN PHÒNG"], "UBND PHƯỜNG SA ĐÉC"),
        (["ỦY BAN NHÂN DÂN\nXÃ TÂN HỒNG\nSố: 12/BC-UBND"], "XÃ TÂN HỒNG"),
        (["UBND TỈNH ĐỒNG THÁP", "VĂN PHÒNG", "KẾT QUẢ GIẢI QUYẾT HỒ SƠ CỦA SỞ Y TẾ THÁNG 6 NĂM 2026"], "SỞ Y TẾ"),
        (["CHI TIẾT THEO LĨNH VỰC – SỞ Y TẾ – THÁNG 5 NĂM 2026"], "SỞ Y TẾ"),
        (["CHI TIẾT SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH QUÝ II/2026"], "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"),
        (["SỐ LIỆU CỦA PHƯỜNG 1 NĂM 2024"], "PHƯỜNG 1"),
        (["THÁNG 8 NĂM 2026", "1. Sở Tài chính"], "Sở Tài chính"),
        (["UBND TỈNH ĐỒNG THÁP", "CÔNG AN TỈNH"], "CÔNG AN TỈNH"),
        (["CỤC THUẾ TỈNH ĐỒNG THÁP"], "CỤC THUẾ"),
    ],
)
def test_one_office_above_a_table_is_its_unit(lines, name):
    assert settled(office(*lines)) == (name, [])


def test_a_sheet_called_after_an_office_is_its():
    assert settled(office("THÁNG 6 NĂM 2026", sheet="Sở Y tế")) == ("Sở Y tế", [])
    assert settled(office("THÁNG 6 NĂM 2026", sheet="Chi tiết Sở Y tế")) == ("Sở Y tế", [])


@pytest.mark.parametrize(
    ("lines", "choices"),
    [
        (["HỒ SƠ CỦA SỞ Y TẾ VÀ SỞ NỘI VỤ THÁNG 9 NĂM 2026"], ["SỞ Y TẾ", "SỞ NỘI VỤ", WHOLE]),
        (["HỒ SƠ CỦA SỞ Y TẾ, SỞ NỘI VỤ"], ["SỞ Y TẾ", "SỞ NỘI VỤ", WHOLE]),
        (["UBND TỈNH ĐỒNG THÁP", "SỞ NỘI VỤ", "", "TTHC CỦA SỞ Y TẾ THÁNG 9/2026"], ["SỞ Y TẾ", "SỞ NỘI VỤ", WHOLE]),
        (["SỞ NỘI VỤ", "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TRÊN ĐỊA BÀN TỈNH"], ["SỞ NỘI VỤ", WHOLE]),
        (["THANH TRA TỈNH", "KẾT QUẢ TIẾP NHẬN ĐƠN TOÀN TỈNH"], ["THANH TRA TỈNH", WHOLE]),
        (["THANH TRA TỈNH", "KẾT QUẢ TIẾP NHẬN ĐƠN TRÊN ĐỊA BÀN TOÀN TỈNH"], ["THANH TRA TỈNH", WHOLE]),
        (["UBND XÃ TÂN HỒNG", "TRUNG TÂM PHỤC VỤ HCC"], ["UBND XÃ TÂN HỒNG", "TRUNG TÂM PHỤC VỤ HCC", WHOLE]),
        (["UBND TỈNH ĐỒNG THÁP", "VĂN PHÒNG"], ["VĂN PHÒNG", WHOLE]),
        (["UBND TỈNH ĐỒNG THÁP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HỒ SƠ CÁC SỞ, CẤP XÃ"], [WHOLE]),
        (["HỒ SƠ TẠI TRUNG TÂM HÀNH CHÍNH CÔNG VÀ BỘ PHẬN MỘT CỬA CẤP XÃ", "Theo báo cáo của Sở Nội vụ"], [WHOLE]),
        (["Nguồn: Sở Nội vụ", "Ban hành kèm theo Công văn của Sở Y tế"], [WHOLE]),
    ],
)
def test_two_offices_or_none_are_asked(lines, choices):
    above = office(*lines)
    unit, problems = settled(above)
    code = "unit_contradiction" if len(above.names) + above.is_whole > 1 else "unit_missing"
    assert unit is None and [(p.code, p.severity, p.question) for p in problems] == [(code, "ask", "unit")]
    assert list(problems[0].choices) == choices
    assert settled(above, unit=WHOLE) == ("", []) and settled(above, unit="Sở Y tế") == ("Sở Y tế", [])


@pytest.mark.parametrize(
    "lines",
    [
        ["Đơn vị báo cáo: UBND tỉnh Đồng Tháp", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],
        ["UBND TỈNH ĐỒNG THÁP", "VĂN PHÒNG", "TỔNG HỢP HỒ SƠ TRÊN ĐỊA BÀN TỈNH THEO LĨNH VỰC"],
        ["VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND TỈNH", "TỔNG HỢP HỒ SƠ TOÀN TỈNH"],
    ],
)
def test_what_is_said_of_the_whole_province_is_its_own(lines):
    assert settled(office(*lines)) == ("", [])
