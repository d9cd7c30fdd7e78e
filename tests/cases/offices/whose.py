"""Whose the figures are: an office said above, beside or outside a table that has no column of units."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import (
    BLANK,
    Block,
    Line,
    head,
    letterhead,
    numbers_of_columns,
    right,
    sheet,
    signature,
    title,
)
from tests.cases.offices.figures import OFFICIAL, by_field, by_unit, flow, picked, rows, total

FIELD_HEAD = head(
    "STT", "Lĩnh vực", "Mới tiếp nhận", "Đã giải quyết", "Trong đó: đúng hạn", "Quá hạn", "Đang giải quyết"
)
UNIT_HEAD = head("STT", "Đơn vị", "Mới tiếp nhận", "Đã giải quyết", "Trong đó: đúng hạn", "Quá hạn", "Đang giải quyết")
COLUMNS = "new resolved in_time late pending"
HEALTH = picked(
    {"Khám bệnh, chữa bệnh": flow(312, 25, 4), "Dược phẩm": flow(148, 12), "An toàn thực phẩm": flow(96, 9, 1)}, COLUMNS
)
LAND = picked({"Đất đai": flow(1_905, 260, 37), "Môi trường": flow(44, 6, 1), "Thủy sản": flow(128, 3)}, COLUMNS)
ZONE = picked({"Đầu tư": flow(38, 5, 2), "Quy hoạch xây dựng": flow(21, 4), "Lao động": flow(215, 11)}, COLUMNS)
WARD = picked({"Hộ tịch": flow(182, 3), "Chứng thực": flow(1_264, 0), "Đất đai": flow(87, 14, 5)}, COLUMNS)
TRADE = picked(
    {"Lưu thông hàng hóa": flow(75, 8, 0, 6), "Hóa chất": flow(18, 2, 1, 2, 1), "Xúc tiến": flow(640, 0)}, OFFICIAL
)
OFFICES = picked({"Sở Nội vụ": flow(418, 22, 3), "Sở Y tế": flow(556, 46, 5)}, COLUMNS)
COMMUNES = picked({"Xã Nam Đàn": flow(233, 9, 1), "Phường Vinh Phú": flow(870, 21, 2)}, COLUMNS)


def by_fields(values: dict[str, tuple]) -> tuple[Line, ...]:
    """The table by field, its total below."""
    return (FIELD_HEAD, *rows(values), total(values, "Tổng cộng"))


CASES = (
    Case(
        "whose_title_cua_so",
        "'… CỦA SỞ Y TẾ …' in the title, rows are fields",
        told("Nghệ An"),
        "take|ask",
        (
            sheet(
                "BC",
                letterhead("UBND TỈNH NGHỆ AN", "VĂN PHÒNG"),
                title("KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"),
                title("CỦA SỞ Y TẾ THÁNG 9 NĂM 2026"),
                *by_fields(HEALTH),
            ),
        ),
        by_field("2026-09", "Sở Y tế", COLUMNS, HEALTH),
    ),
    Case(
        "whose_letterhead_second_line",
        "the office stands only in the second line of the letterhead",
        told("Lào Cai"),
        "take|ask",
        (
            sheet(
                "T8",
                letterhead("UBND TỈNH LÀO CAI", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
                title("BÁO CÁO KẾT QUẢ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH THÁNG 8 NĂM 2026"),
                *by_fields(LAND),
                signature("Lào Cai, ngày 03 tháng 9 năm 2026", post="GIÁM ĐỐC"),
            ),
        ),
        by_field("2026-08", "Sở Nông nghiệp và Môi trường", COLUMNS, LAND),
    ),
    Case(
        "whose_reporting_office_line",
        "'Đơn vị báo cáo: Ban Quản lý Khu kinh tế Đông Nam'",
        told("Nghệ An"),
        "take|ask",
        (
            sheet(
                "Sheet1",
                ("BÁO CÁO TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC QUÝ III NĂM 2026",),
                ("Đơn vị báo cáo: Ban Quản lý Khu kinh tế Đông Nam",),
                BLANK,
                *by_fields(ZONE),
            ),
        ),
        by_field("2026-Q3", "Ban Quản lý Khu kinh tế Đông Nam", COLUMNS, ZONE),
    ),
    Case(
        "whose_ward_in_letterhead",
        "UBND PHƯỜNG HẠC THÀNH below UBND TỈNH THANH HÓA, rows are fields",
        told("Thanh Hóa"),
        "take|ask",
        (
            sheet(
                "Phuong",
                letterhead("UBND TỈNH THANH HÓA", "UBND PHƯỜNG HẠC THÀNH"),
                title("TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT TTHC THÁNG 10 NĂM 2026"),
                *by_fields(WARD),
            ),
        ),
        by_field("2026-10", "Phường Hạc Thành", COLUMNS, WARD),
    ),
    Case(
        "whose_commune_alone_in_letterhead",
        "ỦY BAN NHÂN DÂN over XÃ CÁI NƯỚC, the province only beside the file",
        told("Cà Mau"),
        "take|ask",
        (
            sheet(
                "Xa",
                letterhead("ỦY BAN NHÂN DÂN", "XÃ CÁI NƯỚC"),
                title("KẾT QUẢ TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 7/2026"),
                *by_fields(WARD),
            ),
        ),
        by_field("2026-07", "Xã Cái Nước", COLUMNS, WARD),
    ),
    Case(
        "whose_ward_multi_line_cell",
        "ỦY BAN NHÂN DÂN, PHƯỜNG VỸ DẠ and a number of the paper in one cell of three lines",
        told("Huế"),
        "take|ask",
        (
            sheet(
                "BC7",
                Block(
                    (
                        (
                            "ỦY BAN NHÂN DÂN\nPHƯỜNG VỸ DẠ\nSố: 215/BC-UBND",
                            None,
                            None,
                            None,
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
                        ),
                    ),
                    ((0, 1, 0, 3), (0, 5, 0, 7)),
                ),
                BLANK,
                title("BÁO CÁO KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH THÁNG 7 NĂM 2026", 7),
                *by_fields(WARD),
            ),
        ),
        by_field("2026-07", "Phường Vỹ Dạ", COLUMNS, WARD),
    ),
    Case(
        "whose_sheet_names_in_full",
        "a sheet an office, named in full by the sheets only",
        told("Nghệ An"),
        "take|ask",
        tuple(
            sheet(name, title("TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THÁNG 6 NĂM 2026", 7), BLANK, *by_fields(of))
            for name, of in (("Sở Y tế", HEALTH), ("Sở Nông nghiệp và Môi trường", LAND))
        ),
        by_field("2026-06", "Sở Y tế", COLUMNS, HEALTH)
        + by_field("2026-06", "Sở Nông nghiệp và Môi trường", COLUMNS, LAND),
    ),
    Case(
        "whose_sheet_names_abbreviated",
        "sheets SYT and SNNMT, the offices said nowhere: whose must be asked",
        told("Nghệ An"),
        "ask|reject",
        tuple(
            sheet(name, title("TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THÁNG 6 NĂM 2026", 7), BLANK, *by_fields(of))
            for name, of in (("SYT", HEALTH), ("SNNMT", LAND))
        ),
    ),
    Case(
        "whose_official_form_of_one_office",
        "form II.06a with boxes for the reporting and the receiving office",
        told("Quảng Trị"),
        "take|ask",
        (
            sheet(
                "II.06a",
                ("Biểu số II.06a/VPCP/KSTT", *(None,) * 9, "- Đơn vị báo cáo:"),
                ("Ban hành theo Thông tư 01/2020/TT-VPCP", *(None,) * 9, "Sở Công Thương"),
                (*(None,) * 10, "- Đơn vị nhận báo cáo:"),
                (*(None,) * 10, "Văn phòng UBND tỉnh"),
                title("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC", 13),
                title("Kỳ báo cáo: Quý III/2026 (Từ ngày 15/6/2026 đến ngày 14/9/2026)", 13),
                right("Đơn vị tính: Số hồ sơ TTHC", 13),
                head(
                    "STT",
                    "Lĩnh vực, công việc giải quyết theo cấp",
                    (
                        "Số lượng hồ sơ tiếp nhận",
                        "Tổng số",
                        ("Trong kỳ", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính"),
                        "Từ kỳ trước",
                    ),
                    ("Số lượng hồ sơ đã giải quyết", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"),
                    ("Số lượng hồ sơ đang giải quyết", "Tổng số", "Trong hạn", "Quá hạn"),
                ),
                numbers_of_columns(13),
                *rows(TRADE),
                total(TRADE, "Tổng số"),
            ),
        ),
        by_field("2026-Q3", "Sở Công Thương", OFFICIAL, TRADE),
    ),
    Case(
        "whose_box_in_one_cell",
        "box of one cell: reporting office a commune, receiving office the province",
        told("Đồng Nai"),
        "take|ask",
        (
            sheet(
                "Bieu",
                (
                    "Biểu tổng hợp số 02",
                    None,
                    None,
                    None,
                    None,
                    "Đơn vị báo cáo: UBND xã Trảng Bom\nĐơn vị nhận báo cáo: Văn phòng UBND thành phố",
                ),
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 9 NĂM 2026", 7),
                *by_fields(WARD),
            ),
        ),
        by_field("2026-09", "Xã Trảng Bom", COLUMNS, WARD),
    ),
    Case(
        "whose_summary_and_detail",
        "a summary by unit and the detail of one of its units by field, adding up",
        told("Nghệ An"),
        "take|ask",
        (
            sheet(
                "Tổng hợp",
                title("TỔNG HỢP KẾT QUẢ GIẢI QUYẾT HỒ SƠ THÁNG 5 NĂM 2026", 7),
                BLANK,
                UNIT_HEAD,
                *rows(OFFICES),
                total(OFFICES),
            ),
            sheet(
                "Chi tiết SYT",
                title("CHI TIẾT THEO LĨNH VỰC – SỞ Y TẾ – THÁNG 5 NĂM 2026", 7),
                BLANK,
                *by_fields(HEALTH),
            ),
        ),
        by_unit("2026-05", COLUMNS, OFFICES) + by_field("2026-05", "Sở Y tế", COLUMNS, HEALTH),
    ),
    Case(
        "whose_two_offices_above",
        "'Sở Y tế và Sở Nội vụ' above one table by field",
        told("Nghệ An"),
        "ask|reject",
        (
            sheet(
                "BC",
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ CỦA SỞ Y TẾ VÀ SỞ NỘI VỤ THÁNG 9 NĂM 2026", 7),
                BLANK,
                *by_fields(HEALTH),
            ),
        ),
    ),
    Case(
        "whose_letterhead_against_title",
        "letterhead of Sở Nội vụ, title of Sở Y tế, table by field",
        told("Nghệ An"),
        "ask",
        (
            sheet(
                "BC",
                letterhead("UBND TỈNH NGHỆ AN", "SỞ NỘI VỤ"),
                title("TÌNH HÌNH GIẢI QUYẾT TTHC CỦA SỞ Y TẾ THÁNG 9 NĂM 2026"),
                *by_fields(HEALTH),
            ),
        ),
    ),
    Case(
        "whose_compiler_is_not_the_unit",
        "letterhead of Sở Nội vụ over a table of communes: the communes' figures",
        told("Nghệ An"),
        "take",
        (
            sheet(
                "Cap xa",
                letterhead("UBND TỈNH NGHỆ AN", "SỞ NỘI VỤ"),
                title("TỔNG HỢP KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC CẤP XÃ THÁNG 9 NĂM 2026"),
                UNIT_HEAD,
                *rows(COMMUNES),
                total(COMMUNES),
            ),
        ),
        by_unit("2026-09", COLUMNS, COMMUNES),
    ),
    Case(
        "whose_recipients_are_not_the_unit",
        "'Kính gửi: Sở Nội vụ' above and 'Nơi nhận' below a table of Sở Y tế",
        told("Hà Tĩnh"),
        "take|ask",
        (
            sheet(
                "BC",
                letterhead("UBND TỈNH HÀ TĨNH", "SỞ Y TẾ"),
                title("BÁO CÁO TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC THÁNG 9 NĂM 2026"),
                title("Kính gửi: Sở Nội vụ tỉnh Hà Tĩnh"),
                *by_fields(HEALTH),
                BLANK,
                ("Nơi nhận:",),
                ("- Sở Nội vụ;",),
                ("- Văn phòng UBND tỉnh;",),
                ("- Lưu: VT.",),
            ),
        ),
        by_field("2026-09", "Sở Y tế", COLUMNS, HEALTH),
    ),
    Case(
        "whose_whole_province_by_field",
        "'TRÊN ĐỊA BÀN TỈNH' by field: the province's own",
        told("Lạng Sơn"),
        "take|ask",
        (
            sheet(
                "LV",
                letterhead("UBND TỈNH LẠNG SƠN", "VĂN PHÒNG"),
                title("TỔNG HỢP HỒ SƠ TTHC TRÊN ĐỊA BÀN TỈNH THEO LĨNH VỰC THÁNG 8 NĂM 2026"),
                *by_fields(WARD),
            ),
        ),
        by_field("2026-08", "", COLUMNS, WARD),
    ),
    Case(
        "whose_said_nowhere",
        "a bare table by field with a month: whose must be asked",
        told("Lạng Sơn"),
        "ask",
        (sheet("Sheet1", ("Số liệu giải quyết hồ sơ tháng 8/2026",), BLANK, *by_fields(WARD)),),
    ),
    Case(
        "whose_centre_one_row",
        "the only row is a centre: its figure, never the province's",
        told("An Giang"),
        "take",
        (
            sheet(
                "TTPVHCC",
                letterhead("UBND TỈNH AN GIANG", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
                title("KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ THÁNG 8 NĂM 2026"),
                UNIT_HEAD,
                (1, "Trung tâm Phục vụ hành chính công", 4_820, 4_655, 4_630, 25, 390),
            ),
        ),
        by_unit("2026-08", COLUMNS, {"Trung tâm Phục vụ hành chính công": (4_820, 4_655, 4_630, 25, 390)}),
    ),
    Case(
        "whose_place_from_letterhead",
        "nothing said beside the file, the letterhead names the province",
        told(),
        "take|ask",
        (
            sheet(
                "BC",
                letterhead("UBND TỈNH SƠN LA", "VĂN PHÒNG"),
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6 NĂM 2026"),
                UNIT_HEAD,
                *rows(OFFICES),
            ),
        ),
        by_unit("2026-06", COLUMNS, OFFICES),
    ),
    Case(
        "whose_place_said_nowhere",
        "no province in the file nor beside it",
        told(),
        "ask|reject",
        (sheet("BC", title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6 NĂM 2026", 7), BLANK, UNIT_HEAD, *rows(OFFICES)),),
    ),
    Case(
        "whose_place_against_letterhead",
        "said beside the file: Quảng Trị; letterhead: Hà Tĩnh",
        told("Quảng Trị"),
        "ask|reject",
        (
            sheet(
                "BC",
                letterhead("UBND TỈNH HÀ TĨNH", "VĂN PHÒNG"),
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6 NĂM 2026"),
                UNIT_HEAD,
                *rows(OFFICES),
            ),
        ),
    ),
)
