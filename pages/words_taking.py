"""What stands on downloads: buttons, headings of workbooks, slides, the printed page. See `pages.words`."""

from pages.words import Sentence as S

# -- buttons -------------------------------------------------------------------------------------------
EXCEL = S("Excel", "Excel")
EXCEL_HELP = S(
    "Tải số liệu này ra Excel: tử số, mẫu số, giá trị, nguồn",
    "Download these figures as Excel: numerator, denominator, value, source",
)
SLIDES = S("PowerPoint", "PowerPoint")
SLIDES_HELP = S(
    "Tải tổng quan thành bài trình chiếu; biểu đồ sửa được trong PowerPoint",
    "Download the overview as slides; the charts can be edited in PowerPoint",
)
PRINT = S("In một trang A4", "Print on A4")
PRINT_HELP = S(
    "Mở tổng quan trên một trang A4 để in hoặc lưu PDF",
    "Open the overview on one A4 page, to print or save as PDF",
)
IMAGE = S("Tải ảnh PNG", "Download as PNG")
IMAGE_WAIT = S("Đang tạo ảnh…", "Making the picture…")
IMAGE_DONE = S("Đã tải ảnh", "Picture downloaded")
IMAGE_FAILED = S("Chưa tạo được ảnh. Thử lại.", "The picture could not be made. Try again.")
IMAGE_SAID = (IMAGE, IMAGE_WAIT, IMAGE_DONE, IMAGE_FAILED)  # in the order of charts.theme.PLOTLY_SAYS

# -- workbooks -----------------------------------------------------------------------------------------
FIGURES_SHEET = S("Số liệu", "Figures")
TABLE_SHEET = S("Bảng", "Table")
NOTES_SHEET = S("Ghi chú", "Notes")
SAMPLE_MARK = S("DỮ LIỆU MẪU – không phải số liệu thật", "SAMPLE DATA – not real figures")
SAMPLE_PART = S(
    "CÓ DỮ LIỆU MẪU – xem cột “Dữ liệu mẫu”; số mẫu không phải số liệu thật",
    "CONTAINS SAMPLE DATA – see the column “Sample”; sample figures are not real",
)
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
    "target": S("Kế hoạch (KH)", "Target"),
    "status": S("Đánh giá", "Status"),
    "previous": S("Kỳ trước", "Period before"),
    "change": S("So với kỳ trước", "Change on period before"),
    "last_year": S("Cùng kỳ (CK)", "Year ago"),
    "change_last_year": S("So với cùng kỳ", "Change on year ago"),
    "reported": S("Báo cáo in", "As printed"),
    "source": S("Nguồn", "Source"),
    "route": S("Cách có số", "Route"),
    "approval": S("Phê duyệt", "Approval"),
    "sample": S("Dữ liệu mẫu", "Sample"),
}
YES = S("có", "yes")
NO = S("không", "no")
QUALIFIERS = {
    "exact": S("chính xác", "exact"),
    "about": S("khoảng", "about"),
    "over": S("trên", "over"),
    "nearly": S("gần", "nearly"),
    "under": S("dưới", "under"),
}
NOTE_WHAT = S("Nội dung", "Content")
NOTE_PLACES = S("Địa bàn", "Places")
NOTE_PERIODS = S("Kỳ", "Periods")
NOTE_BOUNDARIES = S("Địa giới", "Boundaries")
NOTE_SNAPSHOT = S("Số liệu", "Data")
NOTE_TAKEN = S("Tải lúc", "Downloaded")
NOTE_SAMPLE = S("Dữ liệu mẫu", "Sample data")
NOTE_FORMULA = S("Cách tính", "Formula")
NOTE_LEGAL = S("Căn cứ", "Legal source")
NOTE_READING = S("Cách đọc", "How to read")
SNAPSHOT = S(
    "Bản số liệu số {number}, ghi lúc {time}", "Data version {number}, written at {time}"
)
BEHIND = S("; kho đã ghi đến dòng {head}, số mới hơn đang được đưa lên", "; the store has line {head}, newer figures are being "
           "published")
SNAPSHOT_NONE = S("Bản số liệu số {number}", "Data version {number}")
READING = S(
    "Ô trống ở cột Giá trị là không có số, không phải bằng 0; lý do ở cột Tình trạng. Tỷ lệ là tổng tử số chia "
    "tổng mẫu số, không phải trung bình các tỷ lệ. Tỷ lệ phần trăm ghi 98,48 là 98,48 %; chênh lệch của tỷ lệ "
    "phần trăm là điểm %. Dấu nháy ở đầu ô chữ là để bảng tính không hiểu chữ đó thành công thức.",
    "An empty cell under Value means that there is no figure, not zero; the reason stands under State. Ratios "
    "are Σ numerators ÷ Σ denominators, never a mean of ratios. A percentage of 98.48 is 98.48%; differences of "
    "percentages are percentage points. An apostrophe before a text keeps it from being taken for a formula.",
)
READING_TABLE = S(
    "Trang “{table}” là bảng như trên màn hình; trang “{figures}” là từng con số của bảng với tử số và mẫu số.",
    "The sheet “{table}” is the table as on screen; “{figures}” holds each of its numbers with numerator and "
    "denominator.",
)
SPAN = S("{first} đến {last}", "{first} to {last}")
ALL_CARDS = S("Tổng quan: {place}, {period}", "Overview: {place}, {period}")

# -- slides and the printed page -----------------------------------------------------------------------
OVERVIEW_OF = S("Tổng quan {period}", "Overview, {period}")
ENDS_TITLE = S("chậm nhất và tốt nhất, {period}", "the slowest and the best, {period}")
KEY_TITLE = S("Chỉ tiêu chính", "Main indicators")
RATE_TITLE = S(
    "{place}: hồ sơ giải quyết trước và đúng hạn, % số đã giải quyết, {first}–{last}",
    "{place}: dossiers resolved early or on time, % of those resolved, {first}–{last}",
)
OVERDUE_TITLE = S(
    "{place}: hồ sơ quá hạn đang tồn cuối kỳ, hồ sơ, {first}–{last}",
    "{place}: dossiers pending overdue at the end of the period, dossiers, {first}–{last}",
)
SERIES = {
    "actual": S("TH thực hiện", "AC actual"),
    "last_year": S("CK cùng kỳ năm trước", "PY same period last year"),
    "target": S("KH kế hoạch", "PL target"),
}
NOTE_HOLLOW = S(
    "Dấu rỗng: chưa đủ số liệu. Chỗ trống: chưa có báo cáo, không phải bằng 0.",
    "Hollow: incomplete. A gap: not reported, not zero.",
)
BEFORE_HEAD = S("So với {before}", "On {before}")
MORE_PROBLEMS = S("và {count} vấn đề khác (xem màn hình Tổng quan)", "and {count} more (see the overview)")
FOOT = S("{data}. In lúc {time}.", "{data}. Printed {time}.")
FOOT_SLIDES = S("{data}. Tải lúc {time}.", "{data}. Downloaded {time}.")
FOOT_NOTE = S(
    "Tỷ lệ là tổng tử số chia tổng mẫu số. Nơi dưới 30 hồ sơ không xếp hạng.",
    "Ratios are Σ numerators ÷ Σ denominators. Nobody with under 30 dossiers is ranked.",
)
PRINT_HINT = S(
    "Nhấn Ctrl + P (máy Mac: ⌘ + P) để in hoặc lưu PDF, khổ A4 dọc.",
    "Press Ctrl + P (Mac: ⌘ + P) to print or save as PDF, A4 upright.",
)
PRINT_BACK = S("Về màn hình Tổng quan", "Back to the overview")
NOT_FOUND = S("Không có trang này", "There is no such page")
NOT_FOUND_TEXT = S(
    "Đường dẫn không nêu đúng địa bàn, kỳ hoặc ngôn ngữ có trong chương trình. Mở màn hình Tổng quan rồi bấm nút In.",
    "The address does not name a place, period or language of the dashboard. Open the overview and press Print.",
)
NO_FIGURES = S("{place} chưa có số liệu cho {period}.", "{place} has no figures for {period}.")
