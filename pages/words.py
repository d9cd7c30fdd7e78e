"""Every sentence of ours on the screens, once: Vietnamese first, English second.

A sentence without its translation, or whose two sides speak of different values, stops the program at import.
"""

from dataclasses import dataclass
from string import Formatter

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
DOSSIERS = S("Hồ sơ TTHC", "Dossiers")
HOTLINE = S("Tổng đài 1022", "Hotline 1022")
MEDIA = S("Truyền thông", "Media")
COMPARE = S("So sánh tỉnh", "Provinces")
UPLOAD = S("Nạp dữ liệu", "Load data")
OTHER_SUBJECTS = S("Lĩnh vực khác", "Other subjects")
MANAGING = S("Quản lý số liệu", "Managing data")
CATALOGUE = S("Danh mục chỉ tiêu", "Indicators")
OVERVIEW_UNDER = S(
    "Kết quả giải quyết thủ tục hành chính và phản ánh, kiến nghị",
    "Administrative dossiers, and feedback to the hotline",
)
DOSSIERS_UNDER = S(
    "Tiếp nhận, giải quyết và thời hạn, theo Biểu II.06a (Thông tư 01/2020/TT-VPCP)",
    "Received, resolved and terms, by form II.06a (Circular 01/2020/TT-VPCP)",
)
HOTLINE_UNDER = S(
    "Phản ánh, kiến nghị qua Tổng đài 1022: phiếu, không phải cuộc gọi",
    "Feedback through hotline 1022: tickets, not calls",
)
MEDIA_UNDER = S(
    "Facebook, Zalo và Cổng thông tin điện tử; số thường được làm tròn trong báo cáo",
    "Facebook, Zalo and the portal; reports usually round these figures",
)
COMPARE_UNDER = S(
    "Ai khác hẳn cả nước, ai chỉ khác do ngẫu nhiên",
    "Who clearly differs from the nation, and who only by chance",
)
CATALOGUE_UNDER = S(
    "Mỗi chỉ tiêu: ý nghĩa, cách tính, mục tiêu và căn cứ",
    "Every indicator: its meaning, formula, target and basis",
)
UPLOAD_UNDER = S(
    "Chọn tệp, kiểm tra, xác nhận; hoàn tác được bất cứ lúc nào",
    "Choose a file, check, confirm; it can be undone at any time",
)
UPLOAD_SOON = S(
    "Màn hình nạp dữ liệu chưa có ở bản này. Nạp bằng dòng lệnh: python manage.py load TỆP",
    "The upload screen is not in this version yet. Load from the command line: python manage.py load FILE",
)
SAMPLE = S(
    "**Dữ liệu mẫu – không phải số liệu thật.** Các số mẫu do chương trình sinh ra để xem thử.",
    "**Sample data – not real figures.** The sample figures are generated, for trying things out.",
)
SAMPLE_ALL = S("Dữ liệu mẫu – không phải số liệu thật", "Sample data – not real figures")
WITHDRAW_SAMPLE = S("Gỡ dữ liệu mẫu", "Withdraw the sample")
WITHDRAW_ASK = S(
    "Mọi số mẫu biến khỏi các màn hình của tất cả mọi người. Số liệu đã nạp của đơn vị không đổi; dữ liệu mẫu "
    "lấy lại được ở màn hình Nạp dữ liệu.",
    "All sample figures leave the screens of everybody. Figures you have loaded stay; the sample can be "
    "restored on the Load data screen.",
)
WITHDRAW_YES = S("Gỡ cho tất cả mọi người", "Withdraw for everybody")
SAMPLE_GONE = S(
    "Đã gỡ dữ liệu mẫu. Dùng lại được ở màn hình Nạp dữ liệu.",
    "The sample is withdrawn. It can be restored on the Load data screen.",
)
VERIFY_FOUND = S(
    "Kiểm tra kho số liệu thấy {count} vấn đề: {first}",
    "The check of the store found {count} problems: {first}",
)
UNREADABLE = S("Kho số liệu chưa trả lời được", "The store gives no answer")
PUBLISHING = S("Đang đưa số liệu mới lên màn hình: đang hiện đến dòng {line}/{head} của sổ ghi.",
               "Newer figures are being published: shown up to ledger line {line} of {head}.")
FRESH = S("Có số liệu mới", "New figures")
FRESH_TEXT = S(
    "Số liệu hoặc quyết định vừa được cập nhật; màn hình đã được vẽ lại.",
    "Figures or decisions were just updated; the screen is redrawn.",
)
OUR_FAULT = S(
    "Chương trình gặp lỗi, không phải lỗi của tệp hay của anh/chị. Số liệu không bị ảnh hưởng. "
    "Tải lại trang; nếu còn lỗi, báo quản trị mã lỗi **{id}**.",
    "The program failed; it is not your file and not your doing. The figures are untouched. "
    "Reload the page; if it happens again, give the administrator the error id **{id}**.",
)
WORKING = S("Đang tính…", "Working…")

# -- filters -------------------------------------------------------------------------------------------
PLACE = S("Địa bàn", "Place")
PERIOD = S("Kỳ", "Period")
GRAIN = S("Theo", "By")
GRAIN_NAMES = {"month": S("Tháng", "Month"), "quarter": S("Quý", "Quarter"), "year": S("Năm", "Year")}
KPI = S("Chỉ tiêu", "Indicator")
CHOOSE = S("Chọn…", "Choose…")
BOUNDARIES = S("Địa giới", "Boundaries")
BOUNDARY_NAMES = {
    "today": S("34 tỉnh, thành hiện nay", "34 provinces of today"),
    "2025-06-30": S("63 tỉnh, thành trước 1/7/2025", "63 provinces before 1 July 2025"),
    "reported": S("Như khi báo cáo", "As reported"),
}

FORMER = S("{name} (đến {day})", "{name} (until {day})")

# -- states, coverage ----------------------------------------------------------------------------------
STATUS = {"good": S("Đạt", "Met"), "watch": S("Theo dõi", "Watch"), "act": S("Cần xử lý", "Act")}
TARGET_CODE = S("KH", "PL")
LAST_YEAR_CODE = S("CK", "PY")
NO_TARGET = S("không đặt mục tiêu", "no target")
PROVISIONAL = S("Tạm tính, chưa duyệt", "Provisional, not approved")
APPROVED = S("Đã duyệt", "Approved")
REVISED = S("Sửa sau phê duyệt", "Changed after approval")
SAMPLE_BADGE = S("Dữ liệu mẫu", "Sample data")
REPORTED = S("Đã báo cáo", "Reported")
FULL = S("Đủ số liệu {coverage} {what}", "Complete, {coverage} {what}")
GAP = S("thiếu {missing}/{expected} {what}", "{missing} of {expected} {what} missing")
GAP_SHORT = S("thiếu {missing}/{expected}", "{missing}/{expected} missing")
GAP_UNKNOWN = S("số liệu chưa đủ", "incomplete")
GAP_UNKNOWN_SHORT = S("chưa đủ", "incomplete")
FORMER_PLACES = S("tỉnh cũ", "former provinces")
COVERED = {
    "places": S("tỉnh, thành", "provinces"),
    "units": S("đơn vị", "units"),
    "periods": S("kỳ", "periods"),
    "reports": S("báo cáo", "reports"),
    "channels": S("kênh", "channels"),
    "fields": S("lĩnh vực", "fields"),
}
STATES = {
    "missing": S("Chưa có báo cáo", "Not reported"),
    "not_due": S("Chưa đến hạn báo cáo", "Not due yet"),
    "refused": S("Không tính được", "Cannot be computed"),
    "not_applicable": S("Không áp dụng", "Not applicable"),
    "value": S("Có số liệu", "Reported"),
}
MISSING = S("đã đến hạn, chưa có báo cáo", "due, not reported")
NOT_DUE = S("chưa đến hạn báo cáo ({day})", "not due until {day}")
REASONS = {
    "over_places": S(
        "không cộng được giữa các tỉnh, kể cả các tỉnh cũ", "cannot be added over provinces, former ones included"
    ),
    "one_part": S("chỉ có số của một phần (kênh, lĩnh vực)", "figures of one part only (channel, field)"),
    "one_office": S(
        "chỉ có số của một đơn vị, không phải của cả tỉnh", "figures of one office only, not of the province"
    ),
    "counted": S(
        "các số đếm những thứ khác nhau, không cộng được",
        "the figures count different things and cannot be added",
    ),
    "over_time": S("{measures}: không cộng qua các kỳ được", "{measures}: cannot be added over periods"),
    "closing": S(
        "thiếu số cuối kỳ; không lấy số gần nhất thay",
        "the closing figure is missing; the nearest one is not taken",
    ),
    "windows": S(
        "các kỳ không nối liền nhau: kỳ trước đến {end}, kỳ sau từ {start}",
        "the periods do not join: one ends on {end}, the next starts on {start}",
    ),
    "zero_denominator": S("không phát sinh trong kỳ nên không có tỷ lệ", "nothing to divide by in this period, so no ratio"),
    "other": S("không tính được", "cannot be computed"),
}
WINDOW = S("Kỳ {days}", "Window {days}")
BASES = {
    "decree-09-2019": S("Nghị định 09/2019", "Decree 09/2019"),
    "stated": S("ghi trong báo cáo", "as printed"),
    "unknown": S("theo lịch, báo cáo không ghi ngày", "calendar days, the report prints none"),
}
UPDATED = S("Cập nhật {day} lúc {hour}", "Updated {day} at {hour}")
ABSENT = S("Chưa gửi: {names}", "Not sent: {names}")
ABSENT_MORE = S("Chưa gửi: {names} và {rest} nơi khác", "Not sent: {names} and {rest} more")

# -- empty ---------------------------------------------------------------------------------------------
EMPTY_STORE = S("Chưa có số liệu nào", "There are no figures yet")
EMPTY_STORE_TEXT = S(
    "Kho số liệu đang trống. Nạp một tệp Excel (Biểu II.06a, bảng 1022, bảng mạng xã hội hoặc mẫu của "
    "chương trình), hoặc dữ liệu mẫu, ở màn hình Nạp dữ liệu.",
    "The store is empty. Load an Excel file (form II.06a, a 1022 table, a social media table or our own "
    "template), or the sample data, on the Load data screen.",
)
EMPTY_PLACE = S("{place} chưa có số liệu này cho {period}", "{place} has no such figures for {period}")
EMPTY_PLACE_TEXT = S(
    "Chọn kỳ hoặc địa bàn khác ở trên, hoặc nạp báo cáo của kỳ này.",
    "Choose another period or place above, or load this period's report.",
)
ONE_OFFICE = S(
    "{place} mới có số của một đơn vị: **{unit}**. Đây là số của riêng đơn vị này, không phải của cả tỉnh.",
    "Of {place} there are figures of one office only: **{unit}**. They are the office's own, not the province's.",
)
SOME_OFFICES = S(
    "{place} mới có số của {count} đơn vị, chưa đủ để tính cho cả tỉnh. Dưới đây là số của từng đơn vị.",
    "Of {place} there are figures of {count} offices, too few for the province. Each stands below.",
)
HELD = S("Có số liệu của:", "There are figures of:")
GO_UPLOAD = S("Đến màn hình Nạp dữ liệu", "Go to Load data")

# -- overview ------------------------------------------------------------------------------------------
CARD_NAMES = {
    "on_time_rate": S("Giải quyết đúng hạn", "Resolved on time"),
    "dossiers_pending_overdue": S("Quá hạn đang tồn", "Pending overdue"),
    "late_per_1000": S("Quá hạn/1.000 hồ sơ", "Late per 1,000"),
    "online_share": S("Hồ sơ trực tuyến", "Online share"),
    "hotline_resolution_rate": S("1022: tỷ lệ xử lý", "1022: resolved"),
    "facebook_reach": S("Facebook: tiếp cận", "Facebook: reach"),
    "facebook_interactions_per_reach": S("Tương tác/tiếp cận", "Interactions/reach"),
    "facebook_new_followers": S("Facebook: theo dõi", "Facebook: followers"),
    "portal_articles": S("Cổng: tin, bài", "Portal: items"),
    "dossiers_received_new": S("Hồ sơ mới tiếp nhận", "Newly received"),
    "index766_total": S("Chỉ số 766", "Index 766"),
    "budget_disbursement_rate": S("Giải ngân dự toán", "Budget spent"),
    "hotline_on_time_rate": S("1022: đúng hạn", "1022: on time"),
    "hotline_pending": S("1022: đang xử lý", "1022: pending"),
    "government_tasks_on_time_rate": S("Nhiệm vụ đúng hạn", "Tasks on time"),
    "government_tasks_overdue": S("Nhiệm vụ quá hạn", "Tasks overdue"),
    "citizen_reception_visits": S("Lượt tiếp công dân", "Reception visits"),
    "feedback_regulation_rate": S("Phản ánh: tỷ lệ xử lý", "Feedback resolved"),
}
CHANGES = S("Điều gì đã thay đổi", "What changed")
NO_CHANGES = S(
    "Chưa đủ số liệu hai kỳ liền nhau để so sánh.", "Two neighbouring periods are not both reported."
)
SEE = S("Xem", "See")
ROSE = S("tăng", "rose by")
FELL = S("giảm", "fell by")
STAYED = S("giữ nguyên", "stayed")
RISE = S("phần tăng", "the rise")
FALL = S("phần giảm", "the fall")
RATE = S(
    "Tỷ lệ đúng hạn {verb} **{change}** so với {before}", "The on-time rate {verb} **{change}** on {before}"
)
RATE_SAME = S(
    "Tỷ lệ đúng hạn giữ nguyên **{value}** so với {before}",
    "The on-time rate stayed at **{value}** on {before}",
)
RATE_ALONE = S(
    "Tỷ lệ đúng hạn **{value}**{partial}; chưa so được với {before}.",
    "The on-time rate is **{value}**{partial}; it cannot be compared with {before} yet.",
)
OF_REPORTED = S(" (mới đủ số liệu {coverage} nơi)", " (complete for {coverage})")
LED_SHARE = S(
    "; **{share}** {direction} do **{name}** (nay {late} hồ sơ quá hạn).",
    "; **{share}** of {direction} is **{name}** (now {late} late).",
)
LED_MOST = S(
    "; nhiều nhất do **{name}** (nay {late} hồ sơ quá hạn).", "; mostly **{name}** (now {late} late)."
)
OVERDUE = S("Hồ sơ quá hạn đang tồn **{value}**", "**{value}** dossiers are pending overdue")
OVERDUE_CHANGE = S(", {verb} {change}", ", which {verb} {change}")
OVERDUE_PART = S("; **{share}** nằm ở **{name}**", "; **{share}** of them at **{name}**")
ONLINE = S("Hồ sơ trực tuyến đạt **{value}**", "**{value}** of new dossiers came online")
HIGHEST = S(", cao nhất 13 kỳ", ", the highest of 13 periods")
SHORT = S(", còn thiếu {gap} so với kế hoạch", ", {gap} short of the target")
REACHED = S(", vượt kế hoạch {gap}", ", {gap} above the target")
BELOW = S(
    "**{below}/{count}** {what} dưới mức {target} đúng hạn.",
    "**{below} of {count}** {what} are below {target} on time.",
)
NONE_BELOW = S(
    "Cả {count} {what} đều đạt mức {target} đúng hạn ({below} nơi dưới mức).",
    "All {count} {what} reach {target} on time ({below} below).",
)
HOTLINE_SAID = S(
    "Tổng đài 1022 đã xử lý **{resolved}/{received}** phiếu ({value}).",
    "Hotline 1022 resolved **{resolved} of {received}** tickets ({value}).",
)
PROVINCES = S("tỉnh, thành", "provinces")
UNITS = S("đơn vị", "units")
WORST_FEW = S("Chậm nhất", "The slowest")
BEST_FEW = S("Tốt nhất", "The best")
WORST_UNITS = S("Năm đơn vị chậm nhất", "The five slowest units")
BEST_UNITS = S("Năm đơn vị tốt nhất", "The five best units")
WORST_PLACES = S("Năm tỉnh, thành chậm nhất", "The five slowest provinces")
BEST_PLACES = S("Năm tỉnh, thành tốt nhất", "The five best provinces")
NO_UNITS = S(
    "{place} chỉ có số toàn địa bàn, chưa có số từng đơn vị. Dưới đây là các tỉnh, thành cùng kỳ.",
    "{place} reports for the whole province only. Below are the provinces in the same period.",
)
OVERDUE_CHART = S("Quá hạn đang tồn, cuối kỳ, hồ sơ", "Pending overdue at the end of the period, dossiers")
TREND_CHART = S(
    "Giải quyết trước và đúng hạn, % số đã giải quyết", "Resolved early or on time, % of those resolved"
)
PROBLEMS = S("Số liệu cần xử lý trước khi kết luận", "To settle before concluding")
CLEAN_BADGE = S("Ổn", "Clear")
CLEAN = S("Không có vướng mắc nào về số liệu.", "Nothing stands against a conclusion.")
PROBLEM_TAGS = {
    "missing": S("Thiếu", "Missing"),
    "differs": S("Lệch", "Differs"),
    "sources": S("Lệch", "Differs"),
    "refused": S("Không tính", "Refused"),
    "small": S("Nhỏ", "Small"),
    "partial": S("Chưa đủ", "Partial"),
    "incomplete": S("Chưa đủ", "Partial"),
    "absent": S("Thiếu", "Missing"),
    "identity": S("Lệch", "Differs"),
    "corrected": S("Đã sửa", "Changed"),
    "last_year": S("Cùng kỳ", "Year ago"),
}
P_MISSING = S(
    "{count} {what} chưa gửi báo cáo {period}: {names}", "{count} of the {what} without a report for {period}: {names}"
)
P_DIFFERS = S(
    "{kpi}: tính được {value}, báo cáo in {reported}", "{kpi}: computed {value}, printed {reported}"
)
P_SOURCES = S(
    "{kpi}: đang dùng {value}, nguồn khác ({source}) là {other}; cần thống nhất một số",
    "{kpi}: {value} is used, another source ({source}) says {other}; agree on one",
)
P_REFUSED = S("{kpi}: {reason}", "{kpi}: {reason}")
P_INCOMPLETE = S("{kpi}: {gap}; chưa so sánh, chưa đánh giá", "{kpi}: {gap}; not compared, not judged")
P_ABSENT = S("{kpi}: {reason}", "{kpi}: {reason}")
P_SMALL = S(
    "{count} {what} dưới 30 hồ sơ: chỉ hiện số đếm, không xếp hạng",
    "{count} of the {what} with under 30 dossiers: counts only, not ranked",
)
P_PARTIAL = S(
    "{count} {what} mới có một phần số liệu: không xếp hạng", "{count} of the {what} only partly in: not ranked"
)

# -- tables --------------------------------------------------------------------------------------------
UNIT = S("Đơn vị", "Unit")
PROVINCE = S("Tỉnh, thành", "Province")
RESOLVED = S("Đã GQ", "Resolved")
LATE = S("Quá hạn", "Late")
PER_1000 = S("QH/1.000", "Late/1,000")
ON_TIME = S("Đúng hạn", "On time")
RATING = S("Đánh giá", "Status")
RECEIVED = S("Tiếp nhận mới", "Received")
RESOLVED_LONG = S("Đã giải quyết", "Resolved")
IN_TIME = S("Trước và đúng hạn", "Early or on time")
CHANGE = S("Δ kỳ trước", "Δ before")
THIRTEEN = S("13 kỳ ({low}–{high} %)", "13 periods ({low}–{high}%)")
BAR = S("Thang 0–{top}", "Scale 0–{top}")
OVERDUE_STOCK = S("Tồn quá hạn", "Overdue")
COVERAGE = S("Phủ", "Coverage")
CELL_NOTE = S(
    "▨ đã đến hạn, chưa có báo cáo · ▨ 1/2 mới có một phần · – chưa đến hạn · ⊘ không tính được. "
    "Bấm vào ô để xem nguồn hoặc lý do.",
    "▨ due, not reported · ▨ 1/2 only partly in · – not due yet · ⊘ cannot be computed. "
    "Click a cell for its source or reason.",
)
NONE_RANKED = S("Chưa có nơi nào đủ số liệu để xếp.", "Nobody has enough figures to be ranked yet.")
TABLE_HINT = S("Bấm vào một ô để xem nguồn của con số.", "Click a cell to see where its number comes from.")
SMALL_NOTE = S("KH {target} · dưới 30 hồ sơ không tính tỷ lệ", "Target {target} · no ratio under 30 dossiers")
UNDER_30 = S("dưới 30", "under 30")

# -- dossiers, hotline, media --------------------------------------------------------------------------
BY_UNIT = S("Theo đơn vị, {period}", "By unit, {period}")
BY_PLACE = S("Theo tỉnh, thành, {period}", "By province, {period}")
BY_PERIOD = S("Theo kỳ (chưa có số từng đơn vị)", "By period (no figures of single units)")
CHART_TITLE = S("{place}: {what}, {first}–{last}", "{place}: {what}, {first}–{last}")
WHAT_RATE = S(
    "hồ sơ giải quyết trước và đúng hạn, % số đã giải quyết",
    "dossiers resolved early or on time, % of resolved",
)
WHAT_TERMS = S("hồ sơ đã giải quyết theo thời hạn, hồ sơ", "dossiers resolved by term, dossiers")
NOTE_RATE = S(
    "TH thực hiện, CK cùng kỳ năm trước, KH kế hoạch. Chấm rỗng: chưa đủ số liệu. Trục không bắt đầu từ 0.",
    "AC actual, PY same period last year, PL target. Hollow: incomplete. The axis does not start at 0.",
)
NOTE_SHORT = S(
    "TH thực hiện, CK cùng kỳ năm trước, KH kế hoạch. Rỗng: chưa đủ số liệu.",
    "AC actual, PY same period last year, PL target. Hollow: incomplete.",
)
NOTE_COUNT = S(
    "TH thực hiện, CK cùng kỳ năm trước. Cột bắt đầu từ 0.",
    "AC actual, PY same period last year. Columns start at 0.",
)
NOTE_TERMS = S(
    "Ba phần cộng lại bằng cột (7). Phần quá hạn vẽ lại riêng bên dưới vì quá nhỏ để đọc trong cột chồng.",
    "The three parts add up to column (7). The late part is drawn again below, to be seen.",
)
EARLY = S("Trước hạn", "Early")
ON_TIME_PART = S("Đúng hạn", "On time")
EARLY_OR_ON_TIME = S("Trước và đúng hạn", "Early or on time")
LATE_PART = S("Quá hạn", "Late")
WHAT_HOTLINE = S("phiếu 1022 đã xử lý, % số tiếp nhận", "1022 tickets resolved, % of received")
WHAT_RECEIVED = S("phiếu 1022 tiếp nhận, phiếu", "1022 tickets received, tickets")
WHAT_CHANNELS = S("phiếu 1022 tiếp nhận theo kênh, phiếu", "1022 tickets received by channel, tickets")
NOTE_CHANNELS = S(
    "Các kênh cộng lại bằng tổng số phiếu tiếp nhận của những kỳ có chia kênh.",
    "The channels add up to all tickets of the periods that report by channel.",
)
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
MEDIA_TITLES = {
    "facebook_reach": S("tiếp cận trên Facebook", "reach on Facebook"),
    "facebook_interactions": S("tương tác trên Facebook", "interactions on Facebook"),
    "zalo_views": S("lượt xem trên Zalo", "views on Zalo"),
    "portal_articles": S("tin, bài trên cổng thông tin", "items published on the portal"),
}
NOTE_MEDIA = S(
    "Chấm rỗng: số làm tròn, ước lượng hoặc chưa đủ. Nét đứt: thứ được đếm thay đổi, không so sánh qua đó.",
    "Hollow dots: rounded, estimated or incomplete. Dotted line: the thing counted changed.",
)
MEDIA_NATION = S(
    "Tiếp cận và lượt xem không cộng giữa các tỉnh. Chọn một tỉnh để xem.",
    "Reach and views are not added over provinces. Choose one.",
)
NOTHING_DRAWN = S("Chưa có số liệu trong khoảng này.", "No figures in this range.")
KPI_COLUMN = S("Chỉ tiêu", "Indicator")
VALUE_COLUMN = S("Giá trị", "Value")

# -- compare -------------------------------------------------------------------------------------------
WHO_DIFFERS = S(
    "**Ai khác hẳn cả nước?** :gray[Màu theo khoảng kiểm soát, không theo thứ hạng]",
    "**Who clearly differs?** :gray[Colour by control limits, not by rank]",
)
TILE_NOTE = S(
    "▲▼ ngoài khoảng 99,8 %, △▽ ngoài khoảng 95 % của một tỉnh giống cả nước có cùng số hồ sơ",
    "▲▼ outside the 99.8% limits, △▽ outside the 95% limits of a province like the nation with as many cases",
)
WHO_PLAIN = S("**{kpi}** :gray[theo tỉnh, thành]", "**{kpi}** :gray[by province]")
TILE_NOTE_PLAIN = S(
    "Chỉ hiện giá trị: chỉ tiêu này không có khoảng kiểm soát.", "Values only: no limits for this indicator."
)
RANKED = S(
    "**Xếp hạng có giới hạn ngẫu nhiên** :gray[{count} nơi đã báo cáo]",
    "**Ranking with limits of chance** :gray[{count} reported]",
)
RANKED_PLAIN = S(
    "**Thứ tự theo giá trị** :gray[{count} nơi đã báo cáo]", "**Ordered by value** :gray[{count} reported]"
)
RANKED_NOTE = S(
    "Dải xám: khoảng 99,8 % nếu giống cả nước, rộng hẹp theo số hồ sơ; đã nới {times} lần theo dao động giữa "
    "các kỳ. Chấm trong dải: thứ hạng không nói lên điều gì. Trục không bắt đầu từ 0.",
    "Grey band: 99.8% limits of a province like the nation, by its number of cases; widened {times} times "
    "for the swing between periods. Inside it the rank says nothing. The axis does not start at 0.",
)
RANKED_NOTE_PLAIN = S(
    "Không có dải ngẫu nhiên: đây không phải tỷ lệ của những trường hợp cùng loại.",
    "No band of chance: this is not a share of like cases.",
)
UNRANKED = {
    "no_figures": S(
        "Chưa có tỉnh nào báo cáo chỉ tiêu này ở kỳ và địa giới đã chọn.",
        "No province reported this indicator for the period and boundaries chosen.",
    ),
    "reported_only": S(
        "Chỉ tiêu chỉ có theo báo cáo: hiện như in, không xếp hạng, không lấy trung bình.",
        "Reported only: shown as printed, not ranked, not averaged.",
    ),
    "too_few": S(
        "Mới có một tỉnh, thành báo cáo nên chưa xếp hạng, chưa so với cả nước.",
        "Only one province has reported: there is no ranking and no nation to compare it with.",
    ),
    "counted": S(
        "Các tỉnh đếm những thứ khác nhau (người, lượt): không xếp hạng cùng nhau.",
        "Provinces count different things (people, views): they are not ranked together.",
    ),
    "old_map": S(
        "Từ 7/2025 không còn số liệu theo 63 tỉnh, thành; số không chia ngược được. Chọn kỳ trước 7/2025 "
        "hoặc 34 tỉnh, thành.",
        "Since July 2025 nothing is reported for the 63 provinces, and figures are never split back. "
        "Choose a period before July 2025, or the 34 provinces.",
    ),
}
LIMITS = S("99,8 %: {low}–{high}", "99.8%: {low}–{high}")
COMPARED = S("{done}/{all} nơi có số liệu", "{done} of {all} reported")
NATION_IS = S("Cả nước {value}", "Nation {value}")
REPORTED_SHORT = S("{count} nơi {value}", "{count} of them {value}")
REPORTED_ARE = S("Chung {count} nơi đủ số liệu {value}", "The {count} complete ones {value}")
CASES = {
    "dossiers": S("Hồ sơ", "Dossiers"),
    "hotline": S("Phiếu", "Tickets"),
    "tasks": S("Nhiệm vụ", "Tasks"),
    "media": S("Lượt", "Count"),
    "citizens": S("Lượt", "Count"),
    "budget": S("Đồng", "VND"),
}
COMPARE_LINE = S("{kpi}, {period}", "{kpi}, {period}")

# -- catalogue -----------------------------------------------------------------------------------------
SEARCH = S("Tìm chỉ tiêu", "Search indicators")
SEARCH_HINT = S("Ví dụ: dung han, 1022, facebook", "For example: on time, 1022, facebook")
FOUND = S("{count} chỉ tiêu", "{count} indicators")
NONE_FOUND = S(
    "Không có chỉ tiêu nào khớp. Thử một từ ngắn hơn, không cần dấu.",
    "No indicator matches. Try a shorter word.",
)
FORMULA = S("Cách tính", "Formula")
UNIT_OF = S("Đơn vị tính", "Unit")
DIRECTION = S("Chiều tốt", "Better when")
TARGET = S("Mục tiêu", "Target")
CAUTION = S("Lưu ý", "Caution")
LEGAL = S("Căn cứ", "Legal source")
ID = S("Mã", "Id")
UNIT_NAMES = {
    "percent": S("%", "%"),
    "per_1000": S("trên 1.000", "per 1,000"),
    "ratio": S("lần", "times"),
    "count": S("số đếm", "count"),
    "vnd": S("đồng", "VND"),
    "score": S("điểm", "points"),
}
DIRECTION_NAMES = {
    "higher": S("cao hơn", "higher"),
    "lower": S("thấp hơn", "lower"),
    "neither": S("không xét", "not judged"),
    "within": S("trong khoảng", "within limits"),
}
REPORTED_ONLY = S("Chỉ hiện như báo cáo in, không tính lại được", "Shown as printed, cannot be recomputed")

# -- sources -------------------------------------------------------------------------------------------
SOURCE = S("Nguồn", "Source")
SOURCE_HELP = S("Nguồn: con số này từ đâu ra", "Source: where this number comes from")
SOURCE_TITLE = S("Nguồn của con số", "Where the number comes from")
NO_SUCH_NUMBER = S(
    "Không có con số này ở kỳ và địa bàn đã chọn.", "There is no such number for this period and place."
)
AGAINST = S("{change} so với {before}", "{change} on {before}")
SUMMED = S(
    "Σ tử số ÷ Σ mẫu số; không lấy trung bình các tỷ lệ",
    "Σ numerators ÷ Σ denominators, never a mean of ratios",
)
ROUTES = {
    "own": S("Số của chính nơi này, đúng kỳ này", "The place's own figure for this very period"),
    "channels": S("Cộng các kênh", "The sum of its channels"),
    "fields": S("Cộng các lĩnh vực", "The sum of its fields"),
    "units": S("Cộng các đơn vị", "The sum of its units"),
    "periods": S("Gộp các kỳ ngắn hơn", "Folded from shorter periods"),
    "predecessors": S("Cộng các tỉnh trước sáp nhập", "The sum of the provinces before the merger"),
    "provinces": S("Cộng các tỉnh, thành", "The sum of the provinces"),
    None: S("Không rõ đường tính", "Route unknown"),
}
PRINTED_DIFFERS = S(
    "Báo cáo in **{printed}**, tính lại từ tử số và mẫu số được **{computed}** (chênh {change}). "
    "Số in chỉ để đối chiếu.",
    "The report prints **{printed}**; numerator ÷ denominator gives **{computed}** ({change}). "
    "The printed figure is for comparison only.",
)
PRINTED_AGREES = S("Báo cáo in {printed}: khớp.", "The report prints {printed}: it agrees.")
FACTS = S("Các số đã dùng ({count})", "Figures used ({count})")
WHERE = S("Nơi", "Where")
WHAT = S("Số liệu", "Figure")
NUMBER = S("Số", "Value")
FILE = S("Tệp", "File")
CELL = S("Ô, đoạn", "Cell, span")
RAW = S("Nguyên văn", "As written")
FIRST_ROWS = S("Chỉ hiện {count} dòng đầu.", "Only the first {count} rows are shown.")
OTHERS = S("Nguồn khác nói gì", "What other sources say")
OTHER = S(
    "{source}: **{value}** (chênh {change}); để cạnh, không cộng, không lấy trung bình.",
    "{source}: **{value}** ({change}); kept beside it, never added or averaged.",
)
SOURCES = {
    "template": S("Mẫu của chương trình", "Our template"),
    "dossier_list": S("Danh sách hồ sơ", "List of dossiers"),
    "form_06a": S("Biểu II.06a", "Form II.06a"),
    "form_tt02": S("Bảng kiểu Thông tư 02/2017", "Table of Thông tư 02/2017"),
    "egov": S("Bảng eGov cũ", "Older eGov table"),
    "sheet_2026": S("Bảng hồ sơ năm 2026", "Dossier sheet of 2026"),
    "unit_table": S("Bảng theo đơn vị", "Table by unit"),
    "index766": S("Bảng điểm 766", "Scores of index 766"),
    "digitisation": S("Bảng số hóa hồ sơ", "Digitisation sheet"),
    "wide_months": S("Bảng có tháng là cột", "Months as columns"),
    "hotline_month": S("Bảng 1022 theo tháng", "1022 monthly table"),
    "hotline_tickets": S("Danh sách phiếu 1022", "List of 1022 tickets"),
    "meta_posts": S("Bài đăng Facebook (Meta)", "Facebook posts (Meta)"),
    "meta_pages": S("Trang Facebook theo tháng (Meta)", "Facebook page by month (Meta)"),
    "zalo_month": S("Bảng Zalo OA theo tháng", "Zalo OA monthly table"),
    "social_month": S("Bảng mạng xã hội theo tháng", "Social media monthly table"),
    "published": S("Báo cáo đã công bố", "Published reports"),
    "synthetic": S("Dữ liệu mẫu", "Sample data"),
}
LOADS = S("Các lần nạp", "Loads")
LOADED = S("{batch} · nạp {when} bởi {who}", "{batch} · loaded {when} by {who}")
ORIGINAL = S("Tệp gốc", "Original")
