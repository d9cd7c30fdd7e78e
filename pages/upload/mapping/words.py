"""Sentences of the mapping screen. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- head ----------------------------------------------------------------------------------------------
BADGE = S("● Bảng chưa có mẫu", "● Unknown table")
INTRO = S(
    "Chương trình chưa biết bảng này. Cho biết mỗi cột là gì, một lần; từ tệp sau bảng được nhận ra "
    "ngay, không hỏi lại.",
    "The program does not know this table yet. Say once what each column is; from the next file on it "
    "is recognised at once, with no question.",
)
LIKE = S(
    "Đã điền sẵn theo bố cục “{name}”; xem các cột còn trống.",
    "Filled in from the layout “{name}”; look at the columns that are still open.",
)
MAP_INSTEAD = S("Không phải các mẫu này? Gán cột cho bảng", "None of these? Map the columns yourself")
BACK = S("Quay lại", "Back")

# -- the table -----------------------------------------------------------------------------------------
WHERE = S("Bảng nằm ở đâu", "Where the table is")
SHEET = S("Trang tính", "Sheet")
HEADER_FROM = S("Tiêu đề cột: từ dòng", "Column headings: from row")
HEADER_TO = S("đến dòng", "to row")
ROW_CHOICE = S("Dòng {row}: {words}", "Row {row}: {words}")
HEADER_TINTED = S("Dòng tô nền là tiêu đề cột.", "The tinted rows are the headings.")
HEADER_CUT = S(
    "Dòng tô nền là tiêu đề cột. Ở đây chỉ hiện vài dòng đầu; khi nạp thì đọc đủ.",
    "The tinted rows are the headings. Only the first rows are shown; loading reads all of them.",
)
BLANK_ROW = S("(trống)", "(blank)")

# -- columns -------------------------------------------------------------------------------------------
COLUMNS = S("Mỗi cột là gì", "What each column is")
COLUMNS_TEXT = S(
    "{known} cột khớp hẳn, {guessed} cột đoán theo tiêu đề: xem lại các cột có dấu ●. Cột bỏ qua không được nạp.",
    "Matching: {known}. Guessed from their headings: {guessed}, look at those marked ●. "
    "Columns left out are not loaded.",
)
GUESSED = S("● đoán", "● guessed")
LEFT_OUT = S("○ chưa gán", "○ open")
EMPTY_COLUMN = S("cột không có số", "no figures")
SKIP = S("Bỏ qua", "Leave out")
ROLES = {
    "row_no": S("Số thứ tự", "Row number"),
    "unit": S("Tên đơn vị", "Name of the unit"),
    "field": S("Tên lĩnh vực", "Name of the field"),
    "channel": S("Kênh tiếp nhận", "Channel"),
    "period": S("Kỳ của dòng (tháng, quý …)", "Period of the row"),
    "measure": S("Tên chỉ tiêu của dòng", "Name of the row's measure"),
}
FIGURES = S("Số liệu của dòng", "Figures of the row")
SHAPE = S("Bảng xếp theo kiểu", "The table is laid out as")
SHAPES = {
    "columns": S("Mỗi cột một chỉ tiêu", "A measure a column"),
    "periods": S("Mỗi cột một tháng, một kỳ của chỉ tiêu", "A month or period of a measure a column"),
    "rows": S("Mỗi dòng một chỉ tiêu, một cột số", "A measure a row, one column of figures"),
    "rows_by_period": S(
        "Mỗi dòng một chỉ tiêu, mỗi cột một tháng, một kỳ", "A measure a row, a month or period a column"
    ),
    "rows_by_unit": S("Mỗi dòng một chỉ tiêu, mỗi cột một đơn vị", "A measure a row, a unit a column"),
}
COLUMNS_OF = S("{first} … {last} ({count} cột)", "{first} … {last} ({count} columns)")
ROWS = S("Mỗi dòng là chỉ tiêu nào", "Which measure each row is")
ROWS_TEXT = S(
    "{count} dòng có số, {open} dòng chưa gán. Dòng bỏ qua không được nạp.",
    "{count} rows with figures, {open} of them open. Rows left out are not loaded.",
)
ROW = S("Dòng {name}", "Row {name}")
COLUMN = S("Cột {column}: {heading}", "Column {column}: {heading}")
NO_COLUMNS = S(
    "Các dòng đã chọn không có tiêu đề cột. Chọn lại dòng tiêu đề ở trên.",
    "The chosen rows hold no headings. Choose the header rows again.",
)

# -- the rest ------------------------------------------------------------------------------------------
REST = S("Kỳ, địa bàn, dòng cộng", "Period, place, total rows")
PERIOD = S("Kỳ số liệu lấy từ", "The period comes from")
PERIODS = {
    "title": S("Tiêu đề bảng", "The title"),
    "sheet": S("Tên trang tính", "The sheet's name"),
    "fixed": S("Cố định (bảng cả năm, kế hoạch)", "Fixed (a yearly table, a plan)"),
}
PERIOD_COLUMN = S("Lấy từ cột kỳ", "The column of periods")
READ_NOW = S("Tệp này: {value}", "This file: {value}")
READ_NOTHING = S("Tệp này không ghi; mỗi tệp sẽ hỏi một lần", "Not printed in this file; each file will ask once")
FIXED_LABEL = S("Kỳ cố định, ví dụ 2026", "Fixed period, such as 2026")
PLACE = S("Địa bàn", "Place")
PLACE_TITLE = S("Theo tiêu đề bảng", "As the title says")
UNIT = S("Số liệu của", "The figures are of")
UNIT_WHOLE = S("Cả tỉnh, thành phố", "The whole province or city")
UNIT_TITLE = S("Đơn vị ghi ở tiêu đề", "The unit named in the title")
UNIT_COLUMN = S("Đơn vị ghi ở cột", "The unit of each row")
UNIT_HEADING = S("Đơn vị ghi ở tiêu đề cột", "The units in the headings")
PERIOD_HEADING = S("Kỳ ghi ở tiêu đề cột; năm lấy từ", "Periods in the headings; their year from")
TOTALS = S("Dòng cộng (đối chiếu, không cộng thêm)", "Total rows (compared, never added)")
NO_TOTALS = S("Không có dòng cộng", "No total rows")
RANK = S("Bảng do", "The table is")
RANKS = {1: S("hệ thống xuất ra", "a system export"), 2: S("cơ quan tự lập", "made by the office")}

# -- trial ---------------------------------------------------------------------------------------------
TRIAL = S("Đọc thử", "Trial reading")
TRIAL_FIGURES = S(
    "{facts} số liệu · {units} đơn vị · {periods} · {place}", "{facts} figures · {units} units · {periods} · {place}"
)
TRIAL_OF_WHOLE = S("{facts} số liệu · {periods} · {place}", "{facts} figures · {periods} · {place}")
TRIAL_NOTHING = S("Chưa đọc được số nào theo cách gán này.", "Nothing can be read this way yet.")
TRIAL_LATER = S("Các câu phải chọn sẽ hỏi ở bước kiểm tra: {count}.", "To be chosen at the check: {count}.")
TRIAL_MORE = S("Còn {count} số liệu nữa.", "{count} more figures.")
ROW_NAME = S("Dòng", "Row")
WHOLE = S("(cả địa bàn)", "(the whole place)")
MEASURE = S("Chỉ tiêu", "Measure")
VALUE = S("Giá trị", "Value")
CELL = S("Ô", "Cell")
INCOMPLETE = S("Chưa đọc thử được: {what}", "No trial yet: {what}")

# -- saving --------------------------------------------------------------------------------------------
NAME = S("Tên bố cục", "Name of the layout")
NAME_HELP = S(
    "Tên để nhận ra trong danh sách, ví dụ “Theo dõi công việc phòng”.",
    "A name to know it by, such as “Monthly work of divisions”.",
)
REPLACES = S(
    "Đã có bố cục “{name}”; xác nhận sẽ thay bố cục đó.", "There is a layout “{name}” already; confirming replaces it."
)
USE = S("Dùng bố cục này", "Use this layout")
USE_NOTE = S(
    "Sang bước kiểm tra như mọi tệp. Bố cục chỉ được lưu khi xác nhận ghi số liệu.",
    "On to the check, like any file. The layout is saved only when the figures are confirmed.",
)
DOWNLOAD = S("Tải bố cục (.json)", "Get the layout (.json)")
DOWNLOAD_HELP = S(
    "Dùng ở dòng lệnh: load TỆP --layout BỐ-CỤC.json", "For the command line: load FILE --layout LAYOUT.json"
)
NEW_LAYOUT = S("○ Bố cục mới", "○ New layout")
NEW_LAYOUT_TEXT = S(
    "“{name}” được lưu cùng lúc xác nhận; tệp sau cùng tiêu đề cột sẽ tự nhận ra.",
    "“{name}” is saved with the confirmation; the next file with these headings is recognised.",
)
CHANGE = S("Sửa cách gán cột", "Change the mapping")

# -- saved ---------------------------------------------------------------------------------------------
SAVED = S("Bố cục đã lưu: {count}", "Saved layouts: {count}")
SAVED_LINE = S("{measures} chỉ tiêu trong {columns} cột", "{measures} measures in {columns} columns")
FORGET = S("Quên", "Forget")
FORGOTTEN = S(
    "Đã quên bố cục “{name}”. Số liệu đã nạp theo nó vẫn giữ nguyên.",
    "The layout “{name}” is forgotten. The figures loaded by it stay.",
)
KEEP = S("Lưu lại bố cục", "Save it again")
