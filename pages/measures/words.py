"""Sentences of the screen of every measure. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

MEASURES = S("Mọi số đo", "Every measure")
MEASURES_UNDER = S(
    "Từng số đo như đã nạp, không chia tỷ lệ: theo kỳ, theo đơn vị, đến tận ô của tệp",
    "Each measure as it was loaded, divided by nothing: by period, by unit, down to the cell of its file",
)
MEASURE = S("Số đo", "Measure")
FROM = S("Từ kỳ", "From")
GROUPED = S("{subject} · {measure}", "{subject} · {measure}")

# -- what a measure is ---------------------------------------------------------------------------------
ABOUT = S(
    "`{id}` · đếm: {counted} · {over_time} · {over_places}", "`{id}` · counts {counted} · {over_time} · {over_places}"
)
OVER_TIME = {
    "sum": S("cộng qua các kỳ", "added over periods"),
    "first": S("nhiều kỳ lấy số của kỳ đầu", "of several periods the first one's"),
    "last": S("nhiều kỳ lấy số của kỳ cuối", "of several periods the last one's"),
    "plan": S("giữ nguyên cả năm", "holds for its year"),
    "ytd": S("chỉ có lũy kế từ đầu năm", "year to date only"),
    "none": S("không cộng qua các kỳ", "never added over periods"),
}
OVER_PLACES = {
    "sum": S("cộng giữa các đơn vị, tỉnh", "added over offices and provinces"),
    "none": S("không cộng giữa các nơi", "never added over places"),
}
IN_KPIS = S("Có trong chỉ tiêu: {kpis}.", "Read by: {kpis}.")
IN_NONE = S("Không thành chỉ tiêu riêng. {reason}", "No indicator of its own. {reason}")

# -- tables --------------------------------------------------------------------------------------------
BY_PERIOD = S("Theo kỳ", "By period")
STORED = S("Từng số đã nạp: {count} số", "Each figure as loaded: {count}")
STORED_NOTE = S(
    "Mọi nguồn, mọi loại kỳ, kể cả số theo ngày; nguồn đáng tin hơn đứng trước. Không cộng thêm gì.",
    "Every source and kind of period, days too; the better source first. Nothing is added up.",
)
FIRST_ROWS = S(
    "Chỉ hiện {count} số mới nhất; thu hẹp khoảng kỳ để xem các số khác.",
    "The newest {count} alone; choose a shorter range for others.",
)
WHOSE = S("Của", "Whose")
PART = S("Phần", "Part")
COUNTED = S("Đếm", "Counts")
WINDOW = S("Ngày", "Days")
OPEN_WINDOW = S("từ {start}", "from {start}")
FILE = S("Tệp", "File")
CELL = S("Ô, đoạn", "Cell")
RAW = S("Nguyên văn", "As written")
