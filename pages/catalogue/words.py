"""Sentences of the catalogue. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- frame ---------------------------------------------------------------------------------------------
CATALOGUE = S("Danh mục chỉ tiêu", "Indicators")
CATALOGUE_UNDER = S(
    "Mỗi chỉ tiêu: ý nghĩa, cách tính, mục tiêu và căn cứ",
    "Every indicator: its meaning, formula, target and basis",
)

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
DIRECTION_NAMES = {
    "higher": S("cao hơn", "higher"),
    "lower": S("thấp hơn", "lower"),
    "neither": S("không xét", "not judged"),
    "within": S("trong khoảng", "within limits"),
}
REPORTED_ONLY = S("Chỉ hiện như báo cáo in, không tính lại được", "Shown as printed, cannot be recomputed")
