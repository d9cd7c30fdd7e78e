"""Sentences of the printed page. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- slides and the printed page -----------------------------------------------------------------------
OVERVIEW_OF = S("Tổng quan {period}", "Overview, {period}")
FOOT = S("{data}. In lúc {time}.", "{data}. Printed {time}.")
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
PRINTABLE = S("{reason} In được: {near}.", "{reason} Can be printed: {near}.")
NO_FIGURES = S("{place} chưa có số liệu cho {period}.", "{place} has no figures for {period}.")
