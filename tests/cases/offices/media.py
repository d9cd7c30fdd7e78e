"""Facebook, Zalo, YouTube and the portal: flows, stocks and gains by month."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import by_period, by_unit, one

CT = told("Cần Thơ")
FACEBOOK = {
    "2026-07": (182_400, 9_310, 64_120, 410),
    "2026-08": (175_900, 8_870, 64_480, 360),
    "2026-09": (203_150, 11_025, 65_090, 610),
}
ZALO = {"2026-07": (30_210, 1_420, 96, 118_300), "2026-08": (28_940, 1_318, 90, 118_950)}
PORTAL = {"2026-07": (142, 61, 9, 4, 210), "2026-08": (155, 48, 11, 6, 187)}


def page(*lines, text: str) -> Sheet:
    """One sheet of the portal's editors."""
    return sheet(
        "MXH", letterhead("UBND THÀNH PHỐ CẦN THƠ", "CỔNG THÔNG TIN ĐIỆN TỬ", 6), title(text, 6), BLANK, *lines
    )


def months(values: dict[str, tuple]) -> tuple[tuple, ...]:
    """Rows 'Tháng 7' and so on."""
    return tuple((f"Tháng {int(label[5:])}", *of) for label, of in values.items())


def turned(values: dict[str, tuple], names: tuple[str, ...]) -> tuple[tuple, ...]:
    """Measures as rows, months as columns."""
    return tuple((n, name, *of) for n, (name, of) in enumerate(zip(names, zip(*values.values())), start=1))


FACEBOOK_WORDS = "facebook_reach facebook_interactions facebook_followers facebook_new_followers"
ZALO_WORDS = "zalo_views zalo_interactions zalo_shares zalo_followers"
PORTAL_WORDS = "portal_news portal_documents_published portal_videos portal_infographics portal_photos"

CASES = (
    Case(
        "media_facebook_months",
        "Facebook by month: reach, interactions, followers in all, followers gained",
        CT,
        "take|ask",
        (
            page(
                head(
                    "Tháng",
                    (
                        "Facebook",
                        "Lượt tiếp cận",
                        "Lượt tương tác",
                        "Tổng số người theo dõi",
                        "Số người theo dõi tăng thêm",
                    ),
                ),
                *months(FACEBOOK),
                text="KẾT QUẢ HOẠT ĐỘNG TRANG FACEBOOK CỦA CỔNG TTĐT THÀNH PHỐ QUÝ III NĂM 2026",
            ),
        ),
        by_period("", FACEBOOK_WORDS, FACEBOOK),
    ),
    Case(
        "media_zalo_months_as_columns",
        "Zalo OA: measures as rows, months as columns",
        CT,
        "take|ask",
        (
            page(
                head("TT", "Chỉ tiêu Zalo OA", "Tháng 7/2026", "Tháng 8/2026"),
                *turned(ZALO, ("Lượt xem", "Lượt tương tác", "Lượt chia sẻ", "Số người quan tâm")),
                text="SỐ LIỆU KÊNH ZALO OA CỦA CỔNG THÔNG TIN ĐIỆN TỬ THÀNH PHỐ",
            ),
        ),
        by_period("", ZALO_WORDS, ZALO),
    ),
    Case(
        "media_facebook_and_zalo_groups",
        "Facebook and Zalo as groups of columns, months as rows",
        CT,
        "take|ask",
        (
            page(
                head("Tháng", ("Facebook", "Tiếp cận", "Tương tác"), ("Zalo", "Lượt xem", "Chia sẻ")),
                ("7/2026", 182_400, 9_310, 30_210, 96),
                ("8/2026", 175_900, 8_870, 28_940, 90),
                text="TRUYỀN THÔNG TRÊN MẠNG XÃ HỘI NĂM 2026",
            ),
        ),
        by_period(
            "",
            "facebook_reach facebook_interactions zalo_views zalo_shares",
            {"2026-07": (182_400, 9_310, 30_210, 96), "2026-08": (175_900, 8_870, 28_940, 90)},
        ),
    ),
    Case(
        "media_platform_merged",
        "platform named once, its measures below",
        CT,
        "take|ask",
        (
            page(
                head("STT", "Nền tảng", "Chỉ số", "Tháng 8/2026", "Tháng 9/2026"),
                (1, "Facebook", "Người tiếp cận", 175_900, 203_150),
                (2, None, "Lượt tương tác", 8_870, 11_025),
                (3, "Zalo", "Lượt xem", 28_940, 31_005),
                (4, None, "Lượt chia sẻ", 90, 104),
                text="THỐNG KÊ CÁC KÊNH TRUYỀN THÔNG",
            ),
        ),
        by_period(
            "",
            "facebook_reach facebook_interactions zalo_views zalo_shares",
            {"2026-08": (175_900, 8_870, 28_940, 90), "2026-09": (203_150, 11_025, 31_005, 104)},
        ),
    ),
    Case(
        "media_gains",
        "'có thêm' likes and followers: gains, never the whole",
        CT,
        "take|ask",
        (
            page(
                ("Chỉ tiêu", "Tháng 9/2026"),
                ("Facebook: số lượt thích Trang có thêm", 280),
                ("Facebook: số lượt theo dõi có thêm", 610),
                text="TRANG FACEBOOK CỔNG THÔNG TIN ĐIỆN TỬ",
            ),
        ),
        one("2026-09", "", facebook_new_likes=280, facebook_new_followers=610),
    ),
    Case(
        "media_youtube",
        "followers of the YouTube channel, Facebook beside it",
        CT,
        "take|ask",
        (
            page(
                ("Kênh", "Số người theo dõi"),
                ("YouTube", 12_450),
                ("Facebook", 65_090),
                ("Zalo", 119_400),
                text="SỐ NGƯỜI THEO DÕI CÁC KÊNH CỦA CỔNG TTĐT THÀNH PHỐ THÁNG 9 NĂM 2026",
            ),
        ),
        one("2026-09", "", youtube_followers=12_450, facebook_followers=65_090, zalo_followers=119_400),
    ),
    Case(
        "media_portal_articles",
        "news, documents, videos, infographics, photos of the portal by month",
        CT,
        "take|ask",
        (
            page(
                head("TT", "Loại sản phẩm", "Tháng 7/2026", "Tháng 8/2026"),
                *turned(PORTAL, ("Tin", "Văn bản", "Video", "Infographic", "Ảnh")),
                text="SỐ LƯỢNG TIN, BÀI, SẢN PHẨM ĐĂNG TRÊN CỔNG THÔNG TIN ĐIỆN TỬ THÀNH PHỐ",
            ),
        ),
        by_period("", PORTAL_WORDS, PORTAL),
    ),
    Case(
        "media_facebook_rounded",
        "'trên 203.000', 'trên 11.000': over",
        CT,
        "take|ask",
        (
            page(
                ("Chỉ tiêu", "Kết quả"),
                ("Facebook: lượt tiếp cận", "trên 203.000"),
                ("Facebook: lượt tương tác", "trên 11.000"),
                text="TRANG FACEBOOK CỔNG TTĐT THÁNG 9 NĂM 2026",
            ),
        ),
        one("2026-09", "", facebook_reach=203_000, facebook_interactions=11_000),
        qualifier="over",
    ),
    Case(
        "media_interactions_over_reach",
        "more interactions than people reached: suspicious, said as printed",
        CT,
        "take|ask",
        (
            page(
                head("Tháng", ("Facebook", "Lượt tiếp cận", "Lượt tương tác")),
                ("Tháng 8/2026", 75_900, 88_700),
                text="TRANG FACEBOOK CỔNG THÔNG TIN ĐIỆN TỬ THÀNH PHỐ",
            ),
        ),
        by_period("", "facebook_reach facebook_interactions", {"2026-08": (75_900, 88_700)}),
    ),
    Case(
        "media_pages_of_offices",
        "each office's own page: never the portal's",
        CT,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị quản lý Trang Facebook", "Lượt tương tác", "Số người theo dõi"),
                (1, "Sở Y tế", 2_310, 18_400),
                (2, "Sở Giáo dục và Đào tạo", 5_104, 41_250),
                text="TRANG FACEBOOK CỦA CÁC SỞ THÁNG 9 NĂM 2026",
            ),
        ),
        by_unit(
            "2026-09",
            "facebook_interactions facebook_followers",
            {"Sở Y tế": (2_310, 18_400), "Sở Giáo dục và Đào tạo": (5_104, 41_250)},
        ),
    ),
    Case(
        "media_platform_said_nowhere",
        "reach and interactions of 'Trang', which platform is not said",
        CT,
        "ask|reject",
        (
            page(
                ("Tháng", "Lượt tiếp cận", "Lượt tương tác"),
                ("Tháng 8/2026", 75_900, 6_100),
                text="HOẠT ĐỘNG TRUYỀN THÔNG NĂM 2026",
            ),
        ),
    ),
)
