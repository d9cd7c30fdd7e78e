"""The 1022 hotline: by month, channel, field and office; tickets, not calls."""

from tests.cases.offices.case import Case, Fact, told
from tests.cases.offices.drawing import BLANK, Sheet, head, letterhead, right, sheet, title
from tests.cases.offices.figures import by_channel, by_field, by_period, by_unit, one

HUE = told("Huế")
TITLE = "TỔNG HỢP PHẢN ÁNH, KIẾN NGHỊ QUA TỔNG ĐÀI 1022"
WORDS = {
    "phone": "Điện thoại 1022",
    "zalo": "Zalo",
    "facebook": "Facebook",
    "email": "Thư điện tử",
    "website": "Cổng thông tin",
    "app": "Ứng dụng Hue-S",
}
BY_MONTH = {
    "phone": (812, 790, 845),
    "zalo": (214, 230, 251),
    "facebook": (96, 88, 102),
    "email": (12, 9, 14),
    "website": (61, 70, 58),
    "app": (1_530, 1_488, 1_602),
}
CHANNELS = {"phone": (845, 831, 14), "zalo": (251, 240, 11), "app": (1_602, 1_570, 32)}
FIELDS = {"Hạ tầng đô thị": (412, 395, 380), "Môi trường": (230, 222, 210), "Trật tự xây dựng": (118, 101, 92)}
OFFICES = {"Sở Xây dựng": (96, 90, 6), "Phường Vỹ Dạ": (41, 41, 0), "Xã A Lưới 1": (12, 11, 1)}
MONTHS = {"2026-07": (2_725, 2_690, 35, 61), "2026-08": (2_675, 2_655, 20, 44), "2026-09": (2_872, 2_825, 47, 58)}
RESULT = "hotline_received hotline_resolved hotline_pending"


def page(*lines, text: str = f"{TITLE} THÁNG 9 NĂM 2026") -> Sheet:
    """One sheet of the city's centre."""
    return sheet(
        "1022", letterhead("UBND THÀNH PHỐ HUẾ", "TRUNG TÂM GIÁM SÁT, ĐIỀU HÀNH THÔNG MINH"), title(text), BLANK, *lines
    )


def channel_months() -> tuple[Fact, ...]:
    """Received by channel in July, August, September."""
    return tuple(
        (f"2026-{month:02}", "", "hotline_received", number, "", channel)
        for channel, of in BY_MONTH.items()
        for month, number in enumerate(of, start=7)
    )


CASES = (
    Case(
        "hotline_channels_by_months",
        "channels as rows, months as columns",
        HUE,
        "take|ask",
        (
            page(
                head("STT", "Kênh tiếp nhận", "Tháng 7", "Tháng 8", "Tháng 9"),
                *((n, WORDS[channel], *of) for n, (channel, of) in enumerate(BY_MONTH.items(), 1)),
                (None, "Tổng cộng", 2_725, 2_675, 2_872),
                text="SỐ PHẢN ÁNH, KIẾN NGHỊ TIẾP NHẬN THEO KÊNH QUÝ III NĂM 2026",
            ),
        ),
        channel_months(),
    ),
    Case(
        "hotline_channels",
        "channels as rows: received, handled, open",
        HUE,
        "take",
        (
            page(
                head("STT", "Kênh tiếp nhận", "Đã tiếp nhận", "Đã xử lý", "Đang xử lý"),
                *((n, WORDS[channel], *of) for n, (channel, of) in enumerate(CHANNELS.items(), 1)),
                (None, "Tổng số", 2_698, 2_641, 57),
            ),
        ),
        by_channel("2026-09", "", RESULT, CHANNELS),
    ),
    Case(
        "hotline_fields",
        "fields as rows: received, handled, within term",
        HUE,
        "take|ask",
        (
            page(
                right("Đơn vị tính: phản ánh"),
                head("STT", "Lĩnh vực", "Số PAKN tiếp nhận", "Số PAKN đã xử lý", "Xử lý đúng hạn"),
                *((n, name, *of) for n, (name, of) in enumerate(FIELDS.items(), 1)),
                (None, "Cộng", 760, 718, 682),
            ),
        ),
        by_field("2026-09", "", "hotline_received hotline_resolved hotline_on_time", FIELDS),
    ),
    Case(
        "hotline_fields_by_channels",
        "fields as rows, channels as columns below 'Kênh tiếp nhận'",
        HUE,
        "take|ask",
        (
            page(
                head("STT", "Lĩnh vực", ("Số phản ánh tiếp nhận theo kênh", "Điện thoại", "Zalo", "Ứng dụng"), "Tổng"),
                (1, "Hạ tầng đô thị", 120, 42, 250, 412),
                (2, "Môi trường", 80, 30, 120, 230),
            ),
        ),
        tuple(
            ("2026-09", "", "hotline_received", value, name, channel)
            for name, of in (("Hạ tầng đô thị", (120, 42, 250)), ("Môi trường", (80, 30, 120)))
            for channel, value in zip(("phone", "zalo", "app"), of)
        ),
    ),
    Case(
        "hotline_offices",
        "tickets by the office that handles them",
        HUE,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị xử lý", "Số phản ánh được giao", "Đã xử lý", "Đang xử lý"),
                *((n, name, *of) for n, (name, of) in enumerate(OFFICES.items(), 1)),
            ),
        ),
        by_unit("2026-09", RESULT, OFFICES),
    ),
    Case(
        "hotline_months_as_rows",
        "months as rows: received, handled, open, overdue",
        HUE,
        "take|ask",
        (
            page(
                head("STT", "Tháng", "Tổng số phiếu tiếp nhận", "Đã xử lý", "Đang xử lý", "Quá hạn"),
                *((n, f"Tháng {n + 6}", *of) for n, of in enumerate(MONTHS.values(), 1)),
                (None, "Tổng", 8_272, 8_170, None, 163),
                text=f"{TITLE} QUÝ III NĂM 2026",
            ),
        ),
        by_period("", f"{RESULT} hotline_overdue", MONTHS),
    ),
    Case(
        "hotline_one_list_of_measures",
        "measures as rows, one column of figures",
        HUE,
        "take|ask",
        (
            page(
                head("TT", "Nội dung", "Số lượng"),
                (1, "Tổng số phản ánh, kiến nghị tiếp nhận", 2_872),
                (2, "Số phản ánh, kiến nghị đã xử lý", 2_825),
                (3, "Số phản ánh, kiến nghị đang xử lý", 47),
            ),
        ),
        one("2026-09", "", hotline_received=2_872, hotline_resolved=2_825, hotline_pending=47),
    ),
    Case(
        "hotline_own_window",
        "month with a window 25th to 25th",
        told("Hồ Chí Minh"),
        "take|ask",
        (
            sheet(
                "T10",
                letterhead("UBND THÀNH PHỐ HỒ CHÍ MINH", "TỔNG ĐÀI 1022"),
                title(f"{TITLE} THÁNG 10 NĂM 2026"),
                title("(Từ 12 giờ 00 ngày 25/9/2026 đến 12 giờ 00 ngày 25/10/2026)"),
                head("STT", "Kênh tiếp nhận", "Đã tiếp nhận", "Đã xử lý", "Đang xử lý"),
                (1, "Điện thoại", 9_410, 9_120, 290),
                (2, "Website", 1_204, 1_180, 24),
            ),
        ),
        by_channel("2026-10", "", RESULT, {"phone": (9_410, 9_120, 290), "website": (1_204, 1_180, 24)}),
    ),
    Case(
        "hotline_calls_only",
        "calls in and out: no tickets",
        HUE,
        "ask|reject",
        (
            page(
                head("STT", "Ngày trong tuần", "Số cuộc gọi đến", "Số cuộc gọi đi", "Thời lượng (phút)"),
                (1, "Thứ Hai", 410, 96, 1_820),
                (2, "Thứ Ba", 388, 90, 1_701),
            ),
        ),
    ),
    Case(
        "hotline_calls_beside_tickets",
        "calls in one column, tickets in the next: tickets are taken",
        HUE,
        "take|ask",
        (
            page(
                head("STT", "Tháng", "Số cuộc gọi", "Số phiếu phản ánh tiếp nhận", "Số phiếu đã xử lý"),
                (1, "Tháng 8/2026", 5_120, 2_675, 2_655),
                (2, "Tháng 9/2026", 5_480, 2_872, 2_825),
                text="HOẠT ĐỘNG CỦA TỔNG ĐÀI 1022 NĂM 2026",
            ),
        ),
        by_period("", "hotline_received hotline_resolved", {"2026-08": (2_675, 2_655), "2026-09": (2_872, 2_825)}),
    ),
    Case(
        "hotline_unknown_channel",
        "a channel 'Bưu điện văn hóa xã' nobody has a word for",
        HUE,
        "ask|take",
        (
            page(
                head("STT", "Kênh tiếp nhận", "Đã tiếp nhận", "Đã xử lý", "Đang xử lý"),
                (1, "Điện thoại 1022", 845, 831, 14),
                (2, "Bưu điện văn hóa xã", 9, 9, 0),
            ),
        ),
        by_channel("2026-09", "", RESULT, {"phone": (845, 831, 14)}),
    ),
)
