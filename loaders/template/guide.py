"""The words of the template's guide sheet, Vietnamese first, English under it."""

from typing import NamedTuple


class Line(NamedTuple):
    """One line of the guide. `style`: title, heading, text, or row (name, explanation, example)."""

    style: str
    vi: tuple[str, ...]
    en: tuple[str, ...]


def _text(vi: str, en: str, style: str = "text") -> Line:
    return Line(style, (vi,), (en,))


GUIDE = (
    _text("Cách điền bảng số liệu", "How to fill in the table", "title"),
    _text(
        "1. Mở trang “Số liệu”, điền mỗi dòng một con số, từ dòng ngay dưới hàng tiêu đề.",
        "1. Open the sheet “Số liệu” and write one figure a row, from the row below the headings.",
    ),
    _text(
        "2. Chỉ cần bốn cột có dấu *: Chỉ tiêu, Giá trị, Địa bàn, Kỳ. Cột khác để trống nếu không có.",
        "2. Only the four columns marked * are needed: measure, value, place, period.",
    ),
    _text(
        "3. Chọn theo danh sách có sẵn ở cột Chỉ tiêu, Địa bàn, Mức độ, Cấp, Kênh, Căn cứ kỳ.",
        "3. Choose from the lists in measure, place, qualifier, level, channel and basis.",
    ),
    _text(
        "4. Lưu tệp, nạp ở màn hình Nạp dữ liệu, xem trước thay đổi rồi xác nhận. Có thể hoàn tác.",
        "4. Save the file, upload it, look at what will change, confirm. It can be undone.",
    ),
    _text(
        "Nạp lại tệp đã sửa thì số mới thay số cũ; dòng bỏ khỏi tệp không làm mất số đã nạp.",
        "Uploading a corrected file replaces old figures; a row left out does not remove what was stored.",
    ),
    _text("Các cột", "The columns", "heading"),
    Line("row", ("Cột", "Ghi gì", "Ví dụ"), ("Column", "What to write", "Example")),
    Line(
        "row",
        ("Chỉ tiêu *", "Tên trong danh sách, hoặc mã ở trang “Danh mục”", "Hồ sơ đã giải quyết"),
        ("Measure", "A name from the list, or the id on the sheet “Danh mục”", "dossiers_resolved"),
    ),
    Line(
        "row",
        ("Giá trị *", "Chỉ ghi số; tỷ lệ theo phần trăm; tiền theo đồng", "149.217 · 98,48"),
        ("Value", "Digits only; rates in per cent; money in đồng", "149217 · 98,48"),
    ),
    Line(
        "row",
        ("Mức độ", "chính xác (hoặc trống) · khoảng · trên · gần · dưới", "“hơn 770.000” → 770000, trên"),
        ("Qualifier", "exact (or empty) · about · over · nearly · under", "“over 770,000” → 770000, trên"),
    ),
    Line(
        "row",
        ("Đếm gì", "Để trống nếu đúng như danh mục; ghi khi báo cáo đếm thứ khác", "người"),
        ("Counted", "Empty if as listed; write it when the report counts something else", "người (people)"),
    ),
    Line(
        "row",
        ("Địa bàn *", "Tỉnh, thành phố có ở ngày cuối kỳ: 63 đến 30/6/2025, 34 từ 1/7/2025", "Đồng Tháp"),
        ("Place", "The province on the period's last day: 63 before 1 July 2025, 34 since", "Đồng Tháp"),
    ),
    Line(
        "row",
        ("Đơn vị", "Cơ quan, xã, phường có con số này; để trống nếu là số của toàn tỉnh", "Sở Nội vụ"),
        ("Unit", "The office or commune the figure is of; empty for the whole province", "Sở Nội vụ"),
    ),
    Line(
        "row",
        ("Cấp", "Cấp của đơn vị: tỉnh · huyện (đến 6/2025) · xã", "tỉnh"),
        ("Level", "tỉnh (province) · huyện (district, to June 2025) · xã (commune)", "tỉnh"),
    ),
    Line(
        "row",
        ("Lĩnh vực, Thủ tục", "Để trống nếu là tất cả", "Đất đai"),
        ("Field, Procedure", "Empty for all of them", "Đất đai (land)"),
    ),
    Line(
        "row",
        ("Kênh", "Kênh tiếp nhận của Tổng đài 1022; để trống là tất cả", "Zalo"),
        ("Channel", "How the 1022 hotline was reached; empty for all", "Zalo"),
    ),
    Line(
        "row",
        ("Từ ngày, Đến ngày", "Khi báo cáo ghi rõ khoảng ngày", "15/12/2022 – 14/03/2023"),
        ("From, To", "When the report states its window", "15/12/2022 – 14/03/2023"),
    ),
    Line(
        "row",
        ("Căn cứ kỳ", "ghi rõ: báo cáo ghi ngày · NĐ 09-2019: chốt ngày 14 · không rõ", "NĐ 09-2019"),
        ("Basis", "stated by the report · by the decree, cut off on the 14th · unknown", "NĐ 09-2019"),
    ),
    Line(
        "row",
        ("Nguồn", "Tên báo cáo có con số này", "Báo cáo CCHC quý I/2023"),
        ("From report", "The report the figure is from", "Báo cáo CCHC quý I/2023"),
    ),
    _text("Cách ghi kỳ", "How to write a period", "heading"),
    Line("row", ("Ghi", "Nghĩa", ""), ("Write", "Meaning", "")),
    Line("row", ("2026-06", "tháng 6 năm 2026", ""), ("", "June 2026", "")),
    Line("row", ("2026-Q2", "quý II năm 2026", ""), ("", "second quarter of 2026", "")),
    Line("row", ("2026-H1", "6 tháng đầu năm 2026", ""), ("", "first half of 2026", "")),
    Line("row", ("2026-9M", "9 tháng năm 2026", ""), ("", "nine months of 2026", "")),
    Line("row", ("2026", "cả năm 2026", ""), ("", "the year 2026", "")),
    Line("row", ("2026-06-YTD", "lũy kế từ tháng 1 đến tháng 6 năm 2026", ""), ("", "January to June 2026", "")),
    Line(
        "row",
        ("2026-06-14", "số tại một ngày, cho chỉ tiêu tồn, biên chế, thủ tục", ""),
        ("", "as of one day, for stocks", ""),
    ),
    _text("Ví dụ", "Examples", "heading"),
    Line(
        "row",
        ("Hồ sơ đã giải quyết | 136078 | Đồng Tháp | 2023-Q1", "cả tỉnh, quý I/2023", ""),
        ("", "the whole province, first quarter of 2023", ""),
    ),
    Line(
        "row",
        ("Facebook: lượt tiếp cận | 770000 | trên | người | Đồng Tháp | 2021-10", "“hơn 770.000 người”", ""),
        ("", "“over 770,000 people”", ""),
    ),
    Line(
        "row",
        (
            "Kinh phí tự chủ đã chi, lũy kế | 2615978327 | Đồng Tháp | Văn phòng UBND tỉnh | 2023-03-YTD",
            "số của một cơ quan, lũy kế từ đầu năm",
            "",
        ),
        ("", "one office, since January", ""),
    ),
    _text(
        "Số 0 là một con số. Không có số liệu thì để trống; không áp dụng thì ghi “không áp dụng”.",
        "Zero is a figure. Leave the value empty where there is none; “không áp dụng”: does not apply.",
    ),
    _text(
        "Không ghi thông tin cá nhân (họ tên, số điện thoại, số căn cước) vào bảng.",
        "Write no personal data (names, telephone numbers, identity numbers) into the table.",
    ),
)
