"""What is said of periods and places, as titles, sheet names and people give them."""

from loaders.problems.declared import Declared

TITLES = {
    "period_twice:tables": Declared(
        "ask",
        "{period} có ở nhiều bảng: {tables}. Không cộng; lấy bảng nào?",
        "{period} stands in several tables: {tables}. They are not added; which one counts?",
    ),
    "period_contradiction:sheet": Declared(
        "ask",
        "Tên trang “{sheet}” là {period} nhưng tiêu đề ghi {printed}. Đúng là kỳ nào?",
        "The sheet's name “{sheet}” says {period} but the title says {printed}. Which one is right?",
    ),
    "period_from_sheet": Declared(
        "normalise",
        "Kỳ lấy theo tên trang “{sheet}”: {period}.",
        "The period is taken from the name of the sheet “{sheet}”: {period}.",
    ),
    "place_missing:title": Declared(
        "ask",
        "Tệp không ghi địa bàn. Số liệu này của tỉnh, thành phố nào?",
        "The file does not say which province it is about. Which one is it?",
    ),
    "place_unknown:title": Declared(
        "ask",
        "Không có địa bàn “{text}”. Chọn tỉnh, thành phố.",
        "There is no place “{text}”. Choose a province or city.",
    ),
    "place_merged": Declared(
        "ask",
        "“{text}” không còn vào ngày {day:%d/%m/%Y}; từ 1/7/2025 thuộc {place}.",
        "“{text}” no longer exists on {day:%d/%m/%Y}; since 1 July 2025 it is in {place}.",
    ),
    "place_contradiction": Declared(
        "ask",
        "Tệp và lựa chọn nói nhiều địa bàn: {places}. Đúng là nơi nào?",
        "The file and what was said name several places: {places}. Which one is right?",
    ),
    "period_unreadable:answer": Declared(
        "ask",
        "{reason}",
        "{reason}",
    ),
    "period_missing:title": Declared(
        "ask",
        "Tệp không ghi kỳ số liệu. Số liệu này của kỳ nào (ví dụ 2026-06, 2026-Q2)?",
        "The file does not print its period. Which one is it (such as 2026-06, 2026-Q2)?",
    ),
    "period_contradiction:window": Declared(
        "ask",
        "Kỳ ghi là {period} nhưng khoảng ngày in là {window}. Đúng là kỳ nào?",
        "The period says {period} but the printed window is {window}. Which period is it?",
    ),
    "period_contradiction:choice": Declared(
        "ask",
        "Tệp ghi {printed} nhưng bạn chọn {chosen}. Đúng là kỳ nào?",
        "The file says {printed} but you said {chosen}. Which one is right?",
    ),
    "period_contradiction:several": Declared(
        "ask",
        "Tệp ghi nhiều kỳ: {printed}. Số liệu của kỳ nào?",
        "The file names several periods: {printed}. Which one is it?",
    ),
    "period_shorter": Declared(
        "ask",
        "Tệp ghi “{text}”: là tuần, nửa tháng hoặc một số ngày, không phải kỳ báo cáo. Gửi bảng của cả tháng, quý, "
        "6 tháng, 9 tháng hoặc năm.",
        "The file says “{text}”: a week, half a month or some days, no reporting period. Send the table of a whole "
        "month, quarter, half, nine months or year.",
    ),
    "period_unlike": Declared(
        "ask",
        "“{text}” không phải một kỳ số liệu (tháng, quý, 6 tháng, 9 tháng, năm, lũy kế từ tháng 1). Là kỳ nào?",
        "“{text}” is no period of figures (month, quarter, half, nine months, year, year to date). Which one is it?",
    ),
    "period_none": Declared(
        "reject",
        "Không nạp: số liệu không thuộc kỳ nào ở đây. Gửi bảng của một tháng, quý, 6 tháng, 9 tháng, năm hoặc lũy kế "
        "từ tháng 1.",
        "Not loaded: the figures are of no period named here. Send the table of a month, quarter, half, nine months, "
        "year or year to date.",
    ),
    "figures_estimated": Declared(
        "normalise",
        "Tiêu đề ghi “{text}”: các số là ước, nạp với dấu ≈.",
        "The title says “{text}”: the figures are estimates and are loaded with ≈.",
    ),
}
