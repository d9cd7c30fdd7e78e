"""Every shape a source's name speaks of ("by office, kind or month") has a file that it alone claims and reads."""

import pytest

from loaders.files.workbook import read_workbook
from loaders.registry import SOURCES, find_source
from tests.loaders.build import problems_of, reading_of, table
from tests.loaders.sources import test_citizen_table, test_dossier_turned, test_hotline_month

PLACE = ["UBND TỈNH ĐỒNG THÁP"]


def titled(title: str, *rows: list, merged: tuple[str, ...] = ()) -> bytes:
    """A table whose headings begin in row 3."""
    return table([PLACE, [title], *rows], merged=merged)


CITIZENS = titled(
    "TIẾP CÔNG DÂN, ĐƠN THƯ TRÊN ĐỊA BÀN TỈNH NĂM 2026",
    ["Tháng", "Đơn tiếp nhận", None],
    [None, "Tổng số", "Khiếu nại"],
    ["Tháng 5", 20, 17],
    ["Tháng 6", 24, 18],
    merged=("A3:A4", "B3:C3"),
)
DOCUMENTS = titled(
    "VĂN BẢN, HỘI HỌP THÁNG 9 NĂM 2026",
    ["STT", "Đơn vị", "Văn bản đến", "Số cuộc họp đã phục vụ"],
    [1, "Sở Nội vụ", 410, 9],
    [2, "Sở Y tế", 387, 4],
)
EMPLOYEES = titled(
    "SỐ LƯỢNG CÔNG CHỨC, VIÊN CHỨC THÁNG 9 NĂM 2026",
    ["STT", "Đơn vị", "Số công chức", "Số viên chức"],
    [1, "Sở Nội vụ", 74, 21],
)
BUDGETS = titled(
    "THỰC HIỆN DỰ TOÁN CHI TÍNH ĐẾN NGÀY 30/9/2026",
    ["STT", "Đơn vị", "Kinh phí tự chủ", None, "Kinh phí không tự chủ", None],
    [None, None, *["Dự toán giao năm 2026 (triệu đồng)", "Đã chi (triệu đồng)"] * 2],
    [1, "Sở Tư pháp", 8450, 6020, 1200, 700],
    merged=("A3:A4", "B3:B4", "C3:D3", "E3:F3"),
)
GOVERNMENT_TASKS = titled(
    "NHIỆM VỤ CHÍNH PHỦ, THỦ TƯỚNG CHÍNH PHỦ GIAO THÁNG 6/2026",
    ["STT", "Đơn vị", "Tổng số nhiệm vụ", "Hoàn thành đúng hạn"],
    [1, "Sở Y tế", 50, 30],
)
YEAR_BEFORE = titled(
    "HỒ SƠ TTHC TRÊN ĐỊA BÀN TỈNH THÁNG 6 NĂM 2026",
    ["STT", "Đơn vị", "Đã giải quyết", None],
    [None, None, "Tháng này", "Cùng kỳ năm trước"],
    [1, "Sở Tư pháp", 1300, 1100],
    merged=("A3:A4", "B3:B4", "C3:D3"),
)
SCORES = titled(
    "ĐIỂM BỘ CHỈ SỐ 766 THÁNG 9 NĂM 2026",
    ["STT", "Đơn vị", "Công khai, minh bạch", "Tiến độ giải quyết", "Số hóa hồ sơ", "Mức độ hài lòng"],
    [1, "Sở Nội vụ", 16, 18, 20, 17],
)
PAGES_ALONE = titled(
    "MẠNG XÃ HỘI THÁNG 6 NĂM 2026",
    ["Facebook", None, "Zalo", None],
    ["Lượt tiếp cận", "Lượt tương tác", "Lượt xem", "Lượt chia sẻ"],
    [300000, 156000, 28000, 140],
    merged=("A3:B3", "C3:D3"),
)
by = test_hotline_month.by
# Source, the words of its name, a file, and measures read from it, each with how many figures.
SHAPES: list[tuple[str, str, bytes, dict[str, int]]] = [
    ("citizen_table", "office", test_citizen_table.by_office(), {"petitions_received": 2}),
    ("citizen_table", "kind", test_citizen_table.by_kind(), {"petitions_complaint": 1}),
    ("citizen_table", "month", CITIZENS, {"petitions_received": 2, "petitions_complaint": 2}),
    ("document_table", "office", DOCUMENTS, {"documents_incoming": 2, "meetings_served": 2}),
    ("staff_table", "office", EMPLOYEES, {"staff_civil_servants": 1, "staff_public_employees": 1}),
    ("budget_table", "budgets", BUDGETS, {"budget_autonomous_spent": 1, "budget_non_autonomous_spent": 1}),
    ("task_table", "Government", GOVERNMENT_TASKS, {"government_tasks_assigned": 1}),
    ("dossier_turned", "measures", test_dossier_turned.measures_as_rows(), {"dossiers_resolved": 2}),
    ("dossier_turned", "months", test_dossier_turned.months_as_rows(), {"dossiers_resolved": 4}),
    ("dossier_turned", "year to date", test_dossier_turned.month_and_year_to_date(), {"dossiers_resolved": 2}),
    ("dossier_turned", "year before", YEAR_BEFORE, {"dossiers_resolved": 2}),
    ("hotline_month", "field", by("Lĩnh vực", "Đất đai", "Môi trường"), {"hotline_received": 2}),
    ("hotline_month", "unit", by("Đơn vị xử lý", "Sở Y tế", "Sở Nội vụ"), {"hotline_received": 2}),
    ("hotline_month", "level", by("Cấp độ", "Cấp độ 1", "Cấp độ 2"), {"hotline_received": 2}),
    ("index766", "unit", SCORES, {"index766_transparency": 1, "index766_satisfaction": 1}),
    ("social_month", "social media", PAGES_ALONE, {"facebook_reach": 1, "zalo_views": 1}),
]


@pytest.mark.parametrize(("source", "words", "content", "measures"), SHAPES, ids=[f"{s}-{w}" for s, w, *_ in SHAPES])
def test_each_shape_is_claimed_by_its_source_alone_and_read(source, words, content, measures):
    declared = find_source(source)
    assert declared and words in declared.name_en
    assert [s.id for s in SOURCES if s.sniff(read_workbook(content))] == [source]
    reading = reading_of(content)
    assert problems_of(reading, "ask") == []
    read = [fact.measure for fact in reading.facts]
    assert {measure: read.count(measure) for measure in measures} == measures
