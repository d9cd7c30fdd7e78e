"""The words of the written report, Vietnamese alone as the document is: periods, qualifiers, reasons, names of parts.

Its sentences are tables: `subjects.csv` says which KPIs a subject tells, in which paragraph, in which words;
`sentences.csv` how such a core goes on, by what happened to the figure (`move`) and to its goal. A sentence more or
another phrasing is a line there.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from charts.formats import NBSP
from data import periods
from data.periods import period_name

HERE = Path(__file__).parent

# -- numbers in a sentence -----------------------------------------------------------------------------
QUALIFIERS = {"exact": "", "about": "khoảng ", "over": "hơn ", "nearly": "gần ", "under": "dưới "}
UP, DOWN, SAME = "tăng", "giảm", "không thay đổi"
PLAN, PRESET = "kế hoạch", "mốc mặc định"
MET, MISSED, WATCH = "đạt", "chưa đạt", "gần đạt"
STATUS = {"good": "Đạt", "watch": "Gần đạt", "act": "Chưa đạt"}
NO_FIGURE = "chưa có số liệu"

# -- why there is no figure, or no comparison ----------------------------------------------------------
REASONS = {
    "over_places": "số này không cộng được giữa các tỉnh, kể cả các tỉnh cũ",
    "one_part": "mới có số của một phần (kênh, lĩnh vực)",
    "one_office": "mới có số của một đơn vị, không phải của toàn địa bàn",
    "counted": "các số đếm những nội dung khác nhau, không cộng được",
    "over_time": "số này không cộng qua các kỳ",
    "closing": "thiếu số cuối kỳ",
    "opening": "thiếu số kỳ trước chuyển qua hoặc số mới của một kỳ",
    "apart": "tử số và mẫu số tính theo hai khoảng ngày khác nhau, không cộng qua các kỳ",
    "windows": "khoảng ngày của các kỳ không nối liền nhau",
    "zero_denominator": "không phát sinh trong kỳ",
    "other": "không tính được",
}
STATES = {
    "missing": "chưa có báo cáo",
    "not_due": "chưa đến hạn báo cáo",
    "not_applicable": "không thuộc phạm vi báo cáo",
    "refused": "không tính được",
}
CAUTIONS = {
    "counted": "khác nội dung được đếm",
    "windows": "hai khoảng ngày khác nhau",
    "incomplete": "số liệu chưa đủ",
    "inexact": "có số ước lượng",
    "source": "khác nguồn số liệu",
    "sum": "khác cách lập số liệu",
    "basis": "khác căn cứ tính kỳ",
}
COVERED = {
    "places": "tỉnh, thành phố",
    "units": "đơn vị",
    "periods": "kỳ",
    "reports": "báo cáo",
    "channels": "kênh",
    "fields": "lĩnh vực",
}
FORMER_PLACES = "tỉnh cũ"
GAP = "mới có {covered}/{expected} {what}"
GAP_UNKNOWN = "chưa có đủ các phần"
COVERS = "tính trên {part} trong {known} {counted} đã báo cáo"
ON_LAST_YEAR = " so với cùng kỳ năm trước"
MANY_CELLS = "{first} … {last} ({count} ô)"
UNNAMED = "{label}: chưa nêu, do {reason}."
INCOMPLETE = " Số này chưa đầy đủ ({gap})."
ALL_INCOMPLETE = "Số liệu mục này chưa đầy đủ ({gap}), nên không so sánh với kỳ trước."
TWO_WINDOWS = " Tử số và mẫu số tính theo hai khoảng ngày khác nhau."
LEADERS = {True: " Quá nửa số này thuộc về: ", False: " Nhiều nhất là: "}

# -- the document --------------------------------------------------------------------------------------
SUBJECTS = {
    "dossiers": "Giải quyết hồ sơ thủ tục hành chính",
    "hotline": "Tiếp nhận, xử lý phản ánh, kiến nghị qua Tổng đài 1022",
    "media": "Thông tin, truyền thông",
    "citizens": "Tiếp công dân, xử lý đơn thư",
    "tasks": "Thực hiện nhiệm vụ được giao",
    "documents": "Văn bản, hội họp",
    "budget": "Tài chính, ngân sách",
    "index766": "Bộ chỉ số phục vụ người dân, doanh nghiệp",
    "procedures": "Kiểm soát thủ tục hành chính",
    "staff": "Tổ chức, biên chế",
}
# Which KPI a subject's chart draws, and by which KPIs its offices stand in the annex.
CHARTS = {
    "dossiers": "on_time_rate",
    "hotline": "hotline_received",
    "media": "facebook_interactions",
    "citizens": "petitions_received",
    "tasks": "government_tasks_assigned",
    "documents": "documents_incoming",
    "budget": "budget_disbursement_rate",
    "index766": "index766_total",
    "procedures": "tthc_total",
    "staff": "staff_civil_servants",
}
OFFICES = (
    "dossiers_received_new",
    "dossiers_resolved",
    "on_time_rate",
    "dossiers_pending",
    "dossiers_pending_overdue",
)
RESULTS = "I. KẾT QUẢ THỰC HIỆN {period}"
TASKS = "II. NHIỆM VỤ TRỌNG TÂM {period}"
LATER = "THỜI GIAN TỚI"
TABLE_TITLE = "Bảng {number}. {subject} {period}"
CHART_TITLE = "Biểu đồ {number}. {label}, {first}–{last}"
CHART_NOTE = "Chấm hoặc cột rỗng: số chưa đủ hoặc ước lượng. Kỳ để trống: chưa có số liệu."
KPI_HEAD, VALUE_HEAD, CHANGE_HEAD, STATUS_HEAD = "Chỉ tiêu", "Thực hiện", "Tăng, giảm", "Đánh giá"
TABLE_NOTE = (
    "LK lũy kế từ đầu năm; ≈ khoảng; > trên; < dưới; – chưa có số liệu. Chênh lệch của tỷ lệ phần trăm ghi bằng điểm %."
)
PROVISIONAL = "Số liệu mục này là số tạm tính, chưa được phê duyệt."
REVISED = "Có số liệu trong mục này được sửa sau phê duyệt."
WINDOW = "Số liệu lấy từ ngày {start} đến ngày {end}{basis}."
BASES = {"decree-09-2019": " theo Điều 12 Nghị định số 09/2019/NĐ-CP", "stated": " như ghi trong báo cáo nguồn"}
ACTUAL, LAST_YEAR, GOAL = "Thực hiện", "Cùng kỳ năm trước", "Mốc, kế hoạch"
OFFICES_TITLE = "PHỤ LỤC {number}. KẾT QUẢ GIẢI QUYẾT HỒ SƠ THEO {parts} {period}"
PARTS = {True: "ĐỊA PHƯƠNG", False: "ĐƠN VỊ"}
OFFICE_HEADS = (
    "Đơn vị",
    "Tiếp nhận mới",
    "Đã giải quyết",
    "Trước và đúng hạn",
    "Đang giải quyết",
    "Tồn quá hạn",
    "Tệp, ô nguồn",
)
OFFICES_FILES = "Tệp nguồn: {files}."
OFFICES_OF_PLACES = "Nguồn số liệu của từng địa phương: xem báo cáo của địa phương đó."
SOURCES_TITLE = "PHỤ LỤC {number}. NGUỒN CỦA CÁC SỐ LIỆU"
SOURCE_HEADS = ("Chỉ tiêu", "Kỳ", "Giá trị", "Tệp, ô nguồn")
SOURCES_NOTE = (
    "Bản số liệu số {line} của kho. Ô ghi theo dạng Trang tính!Ô; nhiều ô liền nhau ghi gộp. Bấm vào một con số "
    "trong phần lời để thấy tên chỉ tiêu; địa chỉ của số nằm trong thẻ của trường."
)
ANNEX_NUMBERS = ("I", "II", "III")
PACK_TITLE = "Báo cáo của {whose}"
PACK_UNDER = "Kết quả {period}"
PACK_FOOT = "Bản số liệu số {line}, lập lúc {time}"
PACK_FIGURES, PACK_OFFICES, PACK_SOURCES, PACK_NOTES = "Số liệu", "Theo đơn vị", "Nguồn", "Ghi chú"
PACK_PERIOD, PACK_WINDOW, PACK_LINE, PACK_MADE = "Kỳ báo cáo", "Khoảng ngày", "Bản số liệu số", "Lập lúc"
PACK_READING = "Cách đọc"
PACK_READING_TEXT = "Ô trống là chưa có số liệu, không phải 0. Số trong văn bản, trình chiếu và bảng này là một."
SAMPLES = {
    "simulated": "SỐ MÔ PHỎNG – KHÔNG PHẢI SỐ THẬT",
    "published": "SỐ CÔNG BỐ – KHÔNG PHẢI SỐ CỦA CƠ QUAN",
}
NATION, CAPITAL = "cả nước", "Hà Nội"
NATION_ISSUER = ("VĂN PHÒNG CHÍNH PHỦ", "CỤC KIỂM SOÁT THỦ TỤC HÀNH CHÍNH")
OF_LEVEL = "các đơn vị cấp {level}"
COMMITTEE, OFFICE = "Ủy ban nhân dân", "Văn phòng"


@dataclass(frozen=True)
class Core:
    """What a subject tells of a KPI: in which paragraph ("": in its table alone), in which words."""

    kpi: str
    paragraph: str
    sentence: str


@cache
def cores() -> dict[str, tuple[Core, ...]]:
    """What each subject tells, in its order."""
    told: dict[str, list[Core]] = {}
    for row in _lines("subjects.csv"):
        told.setdefault(row["subject"], []).append(Core(row["kpi"], row["paragraph"], row["sentence"]))
    return {subject: tuple(lines) for subject, lines in told.items()}


@cache
def frames() -> dict[tuple[str, str], str]:
    """How a core goes on: by (move, goal)."""
    return {(row["move"], row["goal"]): row["sentence"] for row in _lines("sentences.csv")}


def _lines(name: str) -> list[dict[str, str]]:
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# -- periods -------------------------------------------------------------------------------------------


def period_words(label: str) -> str:
    """A period inside a sentence: tháng 10/2026, quý III/2026, 6 tháng đầu năm 2026."""
    period = periods.parse_period(label)
    if period.grain == "total":
        first, last = (f"{day.month}/{day.year}" for day in (period.start, period.end))
        return f"giai đoạn từ tháng {first} đến tháng {last}"
    name = period_name(label)
    return name[:1].lower() + name[1:]


def short_name(label: str) -> str:
    """A period where there is little room: T10/2026, LK 10/2026 for a year to date (lũy kế)."""
    period = periods.parse_period(label)
    return f"LK{NBSP}{period.end.month}/{period.end.year}" if period.grain == "ytd" else period_name(label, short=True)


def in_period(label: str) -> str:
    """How a sentence on what happened in a period begins."""
    period = periods.parse_period(label)
    if period.grain == "ytd":
        return f"Từ đầu năm đến hết tháng {period.end.month}/{period.end.year},"
    return f"Trong {period_words(label)},"


def at_end(label: str) -> str:
    """How a sentence on what stands at the end of a period begins."""
    period = periods.parse_period(label)
    if period.grain == "ytd":
        return f"Đến hết tháng {period.end.month}/{period.end.year},"
    return f"Đến cuối {period_words(label)},"
