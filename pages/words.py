"""Every sentence of ours on the screens, once: Vietnamese first, English second.

A sentence without its translation, or whose two sides speak of different values, stops the program at import.
"""

from dataclasses import dataclass
from string import Formatter

from data.stores import NAMES

LANGUAGES = ("vi", "en")


@dataclass(frozen=True)
class Sentence:
    """One sentence in both languages; `{name}` stands for a value in both."""

    vi: str
    en: str

    def __post_init__(self):
        if not self.vi or not self.en:
            raise ValueError(f"a translation is missing: {self}")
        if self.fields(self.vi) != self.fields(self.en):
            raise ValueError(f"the two sides speak of different values: {self}")

    @staticmethod
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    def __call__(self, language: str, **values) -> str:
        return (self.vi if language == "vi" else self.en).format(**values)


S = Sentence

# -- frame ---------------------------------------------------------------------------------------------
TITLE = S("Điều hành: số liệu hành chính theo tháng", "Operations: administrative figures by month")
SWITCH = S("English", "Tiếng Việt")
OVERVIEW = S("Tổng quan", "Overview")
OTHER_SUBJECTS = S("Lĩnh vực khác", "Other subjects")
MANAGING = S("Quản lý số liệu", "Managing data")
OVERVIEW_UNDER = S(
    "Kết quả giải quyết thủ tục hành chính và phản ánh, kiến nghị",
    "Administrative dossiers, and feedback to the hotline",
)
OUR_FAULT = S(
    "Chương trình gặp lỗi, không phải lỗi của tệp hay của anh/chị. Số liệu không bị ảnh hưởng. "
    "Tải lại trang; nếu còn lỗi, báo quản trị mã lỗi **{id}**.",
    "The program failed; it is not your file and not your doing. The figures are untouched. "
    "Reload the page; if it happens again, give the administrator the error id **{id}**.",
)

# -- filters -------------------------------------------------------------------------------------------
GRAIN_NAMES = {
    "month": S("Tháng", "Month"),
    "quarter": S("Quý", "Quarter"),
    "half": S("6 tháng", "Half-year"),
    "9m": S("9 tháng", "Nine months"),
    "year": S("Năm", "Year"),
    "ytd": S("Lũy kế năm", "Year to date"),
    "total": S("Tự chọn", "Free months"),
}
CHOOSE = S("Chọn…", "Choose…")
BOUNDARY_NAMES = {
    "today": S("34 tỉnh, thành hiện nay", "34 provinces of today"),
    "2025-06-30": S("63 tỉnh, thành trước 1/7/2025", "63 provinces before 1 July 2025"),
    "reported": S("Như khi báo cáo", "As reported"),
}

# -- states, coverage ----------------------------------------------------------------------------------
STATUS = {"good": S("Đạt", "Met"), "watch": S("Theo dõi", "Watch"), "act": S("Cần xử lý", "Act")}
TARGET_CODE = S("KH", "PL")
PRESET_SHORT = S("Mốc", "Mark")
PRESET_CODE = S("Mốc mặc định", "Default mark")  # a goal nobody has set is no plan
LAST_YEAR_CODE = S("CK", "PY")
PROVISIONAL = S("Tạm tính, chưa duyệt", "Provisional, not approved")
APPROVED = S("Đã duyệt", "Approved")
REVISED = S("Sửa sau phê duyệt", "Changed after approval")
STORES = {store: S(*name) for store, name in NAMES.items()}
REPORTED = S("Đã báo cáo", "Reported")
FULL = S("Đủ số liệu {coverage} {what}", "Complete, {coverage} {what}")
# Without a register of units nobody knows who else should have reported: loaded, never complete.
LOADED_UNITS = S(
    "{count} đơn vị đã nạp, chưa khai danh sách đơn vị", "{count} offices loaded, no register of offices declared"
)
LOADED = S(
    "Đã nạp {coverage} {what}, chưa khai danh sách đơn vị",
    "{coverage} {what} loaded, no register of offices declared",
)
GAP_UNKNOWN = S("số liệu chưa đủ", "incomplete")
STATES = {
    "missing": S("Chưa có báo cáo", "Not reported"),
    "not_due": S("Chưa đến hạn báo cáo", "Not due yet"),
    "refused": S("Không tính được", "Cannot be computed"),
    "not_applicable": S("Không áp dụng", "Not applicable"),
    "value": S("Có số liệu", "Reported"),
}
MISSING = S("đã đến hạn, chưa có báo cáo", "due, not reported")

# -- overview ------------------------------------------------------------------------------------------
CHANGES = S("Điều gì đã thay đổi", "What changed")
NO_CHANGES = S("Chưa đủ số liệu hai kỳ liền nhau để so sánh.", "Two neighbouring periods are not both reported.")
PROBLEMS = S("Số liệu cần xử lý trước khi kết luận", "To settle before concluding")
CLEAN_BADGE = S("Ổn", "Clear")
CLEAN = S("Không có vướng mắc nào về số liệu.", "Nothing stands against a conclusion.")

# -- tables --------------------------------------------------------------------------------------------
UNIT = S("Đơn vị", "Unit")
PROVINCE = S("Tỉnh, thành", "Province")
RESOLVED = S("Đã GQ", "Resolved")
LATE = S("Quá hạn", "Late")
PER_1000 = S("QH/1.000", "Late/1,000")
ON_TIME = S("Đúng hạn", "On time")
RATING = S("Đánh giá", "Status")
UNDER_30 = S("dưới 30", "under 30")

# -- dossiers, hotline, media --------------------------------------------------------------------------
WHAT_RATE = S(
    "hồ sơ giải quyết trước và đúng hạn, % số đã giải quyết",
    "dossiers resolved early or on time, % of resolved",
)
WHAT_TERMS = S("hồ sơ đã giải quyết theo thời hạn, hồ sơ", "dossiers resolved by term, dossiers")
NOTE_RATE = S(
    "TH thực hiện, CK cùng kỳ năm trước, KH kế hoạch (Mốc: mặc định khi chưa đặt). Chấm rỗng: chưa đủ số liệu. "
    "Trục không bắt đầu từ 0.",
    "AC actual, PY same period last year, PL target (Mark: the default while none is set). Hollow: incomplete. "
    "The axis does not start at 0.",
)
NOTE_SHORT = S(
    "TH thực hiện, CK cùng kỳ năm trước, KH kế hoạch (Mốc: mặc định). Rỗng: chưa đủ số liệu.",
    "AC actual, PY same period last year, PL target (Mark: default). Hollow: incomplete.",
)
NOTE_TERMS = S(
    "Ba phần cộng lại bằng cột (7). Phần quá hạn vẽ lại riêng bên dưới vì quá nhỏ để đọc trong cột chồng.",
    "The three parts add up to column (7). The late part is drawn again below, to be seen.",
)
WHAT_CHANNELS = S("phiếu 1022 tiếp nhận theo kênh, phiếu", "1022 tickets received by channel, tickets")
CHANNELS = {
    "phone": S("Điện thoại", "Phone"),
    "email": S("Thư điện tử", "Email"),
    "facebook": S("Facebook", "Facebook"),
    "zalo": S("Zalo", "Zalo"),
    "website": S("Trang web", "Website"),
    "app": S("Ứng dụng", "App"),
    "chatbot": S("Chatbot", "Chatbot"),
    "livechat": S("Livechat", "Livechat"),
    "other": S("Khác", "Other"),
}
HOTLINE_TABLE = S("Theo kỳ", "By period")
NOTHING_DRAWN = S("Chưa có số liệu trong khoảng này.", "No figures in this range.")
KPI_COLUMN = S("Chỉ tiêu", "Indicator")
VALUE_COLUMN = S("Giá trị", "Value")

# -- catalogue -----------------------------------------------------------------------------------------
LEGAL = S("Căn cứ", "Legal source")
UNIT_NAMES = {
    "percent": S("%", "%"),
    "per_1000": S("trên 1.000", "per 1,000"),
    "ratio": S("lần", "times"),
    "count": S("số đếm", "count"),
    "vnd": S("đồng", "VND"),
    "score": S("điểm", "points"),
    "days": S("ngày", "days"),
}

# -- sources -------------------------------------------------------------------------------------------
SAMPLE_SOURCES = {  # the other sources say what they are called, see loaders/source.py
    "published": S("Báo cáo đã công bố", "Published reports"),
    "simulated": S("Số mô phỏng", "Simulated figures"),
    "synthetic": S("Số mô phỏng (bản trước)", "Simulated figures (earlier release)"),
}

# -- corrections after approval ------------------------------------------------------------------------
TOO_LONG = S(
    "Dài {count} ký tự, nhiều nhất {most}: rút gọn rồi ghi lại.",
    "{count} characters, {most} at most: shorten it, then write it again.",
)
REASON_MISSING = S(
    "Ghi lý do sửa rồi xác nhận lại; chưa có gì được ghi.", "Give the reason, then confirm again; nothing was stored."
)

# -- saved ---------------------------------------------------------------------------------------------
NAMED = S("Bố cục “{name}”", "Layout “{name}”")
REPORTED_BOUNDARIES = S("Địa giới như khi báo cáo", "Boundaries as reported")
BOUNDARIES_OF_DAY = S("Địa giới ngày {day}", "Boundaries of {day}")
RANGE_NO_LIMITS = S(
    "Khoảng tháng tự chọn: không có giới hạn ngẫu nhiên, vì không có kỳ trước để đo mức dao động",
    "Months of choice: no limits of chance, for no period before them tells how much places swing",
)
RANGE_NO_LINE = S(
    "Khoảng tháng tự chọn là một kỳ đứng riêng: không có kỳ trước, không có cùng kỳ, nên không vẽ diễn biến. Chọn "
    "theo tháng hoặc quý để xem.",
    "Months of choice are one period of their own: none stands before them and none a year ago, so no line is drawn. "
    "Choose months or quarters to see one.",
)

# -- filters -------------------------------------------------------------------------------------------
LEVELS = {
    "tỉnh": S("Cấp tỉnh", "Province level"),
    "huyện": S("Cấp huyện", "District level"),
    "xã": S("Cấp xã", "Commune level"),
}

# -- parts ---------------------------------------------------------------------------------------------
SPLITS = {
    "place": S("Tỉnh, thành", "Province"),
    "unit": S("Đơn vị", "Unit"),
    "level": S("Cấp", "Level"),
    "field": S("Lĩnh vực", "Field"),
    "channel": S("Kênh", "Channel"),
}

# -- buttons -------------------------------------------------------------------------------------------
EXCEL = S("Excel", "Excel")
EXCEL_HELP = S(
    "Tải số liệu này ra Excel: tử số, mẫu số, giá trị, nguồn",
    "Download these figures as Excel: numerator, denominator, value, source",
)

# -- workbooks -----------------------------------------------------------------------------------------
COLUMNS = {
    "kpi": S("Chỉ tiêu", "Indicator"),
    "place": S("Địa bàn", "Place"),
    "unit": S("Đơn vị", "Unit"),
    "level": S("Cấp", "Level"),
    "field": S("Lĩnh vực", "Field"),
    "channel": S("Kênh", "Channel"),
    "period": S("Kỳ", "Period"),
    "start": S("Từ ngày", "From"),
    "end": S("Đến ngày", "To"),
    "basis": S("Căn cứ kỳ", "Basis of the window"),
    "numerator": S("Tử số", "Numerator"),
    "denominator": S("Mẫu số", "Denominator"),
    "value": S("Giá trị", "Value"),
    "measured_in": S("Đơn vị tính", "Measured in"),
    "qualifier": S("Mức chính xác", "Exactness"),
    "coverage": S("Độ phủ", "Coverage"),
    "state": S("Tình trạng", "State"),
    "target": S("Mục tiêu", "Target"),
    "target_origin": S("Mục tiêu là", "The target is"),
    "status": S("Đánh giá", "Status"),
    "previous": S("Kỳ trước", "Period before"),
    "change": S("So với kỳ trước", "Change on period before"),
    "comparable": S("Lưu ý khi so kỳ trước", "Comparing with the period before"),
    "last_year": S("Cùng kỳ (CK)", "Year ago"),
    "change_last_year": S("So với cùng kỳ", "Change on year ago"),
    "comparable_last_year": S("Lưu ý khi so cùng kỳ", "Comparing with a year ago"),
    "known_denominator": S("Mẫu số đã biết", "Known denominator"),
    "reported": S("Báo cáo in", "As printed"),
    "source": S("Nguồn", "Source"),
    "route": S("Cách có số", "Route"),
    "approval": S("Phê duyệt", "Approval"),
    "store": S("Kho số liệu", "Store"),
}

# -- slides and the printed page -----------------------------------------------------------------------
RATE_TITLE = S(
    "{place}: hồ sơ giải quyết trước và đúng hạn, % số đã giải quyết, {first}–{last}",
    "{place}: dossiers resolved early or on time, % of those resolved, {first}–{last}",
)
OVERDUE_TITLE = S(
    "{place}: hồ sơ quá hạn đang tồn cuối kỳ, hồ sơ, {first}–{last}",
    "{place}: dossiers pending overdue at the end of the period, dossiers, {first}–{last}",
)
MORE_PROBLEMS = S("và {count} vấn đề khác (xem màn hình Tổng quan)", "and {count} more (see the overview)")
FOOT_NOTE = S(
    "Tỷ lệ là tổng tử số chia tổng mẫu số. Nơi dưới 30 hồ sơ không xếp hạng.",
    "Ratios are Σ numerators ÷ Σ denominators. Nobody with under 30 dossiers is ranked.",
)

# -- recognised ----------------------------------------------------------------------------------------

# -- changes -------------------------------------------------------------------------------------------

# -- problems ------------------------------------------------------------------------------------------
