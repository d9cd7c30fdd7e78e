"""The layout of our own template: its columns, its lists of words, its kinds of figures."""

from dataclasses import dataclass

from data.facts import RANKS
from data.stores import PUBLISHED, SIMULATED

SHEET, LISTS_SHEET, GUIDE_SHEET = "Số liệu", "Danh mục", "Hướng dẫn"
KIND_LABEL = "Loại số liệu"
KIND_ROW, HEADER_ROW = 4, 6


@dataclass(frozen=True)
class DataKind:
    """What a filled template holds; `source` and `rank` go into the reading (rules of counting 3)."""

    source: str
    rank: int
    label_vi: str
    label_en: str


DATA_KINDS = {
    "office": DataKind("template", RANKS["office"], "Số liệu cơ quan", "Office figures"),
    PUBLISHED: DataKind(PUBLISHED, RANKS["published"], "Số liệu công bố", "Published figures"),
    SIMULATED: DataKind(SIMULATED, RANKS["office"], "Số mô phỏng", "Simulated figures"),
}
QUALIFIER_WORDS = {"exact": "chính xác", "about": "khoảng", "over": "trên", "nearly": "gần", "under": "dưới"}
FORMER_NAMES = {"Dữ liệu mẫu": SIMULATED, "Sample data": SIMULATED}  # in workbooks of release 0.1
BASIS_WORDS = {"stated": "ghi rõ", "decree-09-2019": "NĐ 09-2019", "unknown": "không rõ"}
LEVELS = ("tỉnh", "huyện", "xã")
CHANNEL_WORDS = {
    "phone": "Điện thoại",
    "email": "Email",
    "facebook": "Facebook",
    "zalo": "Zalo",
    "website": "Trang web",
    "app": "Ứng dụng",
    "chatbot": "Chatbot",
    "livechat": "Livechat",
}
STATUS_WORDS = {"not_applicable": "không áp dụng", "missing": "chưa có"}


@dataclass(frozen=True)
class Column:
    """A column of the template. `choices` names its list on the sheet of lists; `hint` shows in the cell."""

    name: str
    title_vi: str
    title_en: str
    width: float
    hint: str
    is_required: bool = False
    choices: str = ""
    number_format: str = "General"


COLUMNS = (
    Column("measure", "Chỉ tiêu", "Measure", 54, "Chọn trong danh sách, hoặc ghi mã chỉ tiêu.", True, "measures"),
    Column("value", "Giá trị", "Value", 19, "Chỉ ghi số: 149217 hoặc 149.217; tỷ lệ ghi 98,48.", True),
    Column("qualifier", "Mức độ", "Qualifier", 12, "Để trống nếu số chính xác.", choices="qualifiers"),
    Column("counted", "Đếm gì", "Counted", 14, "Để trống nếu đúng như danh mục (hồ sơ, phiếu, lượt…)."),
    Column("place", "Địa bàn", "Place", 21, "Tỉnh, thành phố theo tên ở ngày cuối kỳ.", True, "places"),
    Column("unit", "Đơn vị", "Unit", 34, "Sở, xã, trung tâm…; để trống nếu là số của toàn tỉnh."),
    Column("level", "Cấp", "Level", 9, "Cấp của đơn vị: tỉnh, huyện, xã.", choices="levels"),
    Column("field", "Lĩnh vực", "Field", 18, "Để trống nếu là tất cả các lĩnh vực."),
    Column("procedure", "Thủ tục", "Procedure", 18, "Để trống nếu là tất cả các thủ tục."),
    Column("channel", "Kênh", "Channel", 13, "Chỉ cho Tổng đài 1022; trống là tất cả.", choices="channels"),
    Column(
        "period",
        "Kỳ",
        "Period",
        14,
        "2026-06 · 2026-Q2 · 2026-H1 · 2026-9M · 2026 · 2026-06-YTD (lũy kế) · 2026-06-14 (số tại một ngày)",
        True,
        number_format="@",
    ),
    Column("start", "Từ ngày", "From", 13, "Để trống nếu báo cáo không ghi.", number_format="dd/mm/yyyy"),
    Column("end", "Đến ngày", "To", 13, "Để trống nếu báo cáo không ghi.", number_format="dd/mm/yyyy"),
    Column("basis", "Căn cứ kỳ", "Basis", 14, "NĐ 09-2019: từ ngày 15 tháng trước đến ngày 14.", choices="bases"),
    Column("origin", "Nguồn", "From report", 34, "Tên báo cáo có con số này."),
    Column("note", "Ghi chú", "Note", 30, "Ghi chú của người lập; không nạp."),
)
