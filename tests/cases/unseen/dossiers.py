"""Dossiers: groups, totals, notes, scales and figures written in other ways."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import (
    BLANK,
    Block,
    Sheet,
    beside,
    head,
    letterhead,
    numbers_of_columns,
    right,
    sheet,
    signature,
    title,
)
from tests.cases.offices.figures import OFFICIAL, by_field, by_unit, flow, one, picked, rows, total

COLUMNS = "new resolved in_time late pending"
HEADINGS = ("Hồ sơ tiếp nhận mới", "Hồ sơ đã giải quyết", "Đúng và trước hạn", "Trễ hạn", "Hồ sơ đang giải quyết")
HEAD = head("Số TT", "Cơ quan, địa phương", *HEADINGS)
NA, LC, CB, QT = told("Nghệ An"), told("Lào Cai"), told("Cao Bằng"), told("Quảng Trị")
OFFICES = picked({"Sở Công Thương": flow(1_307, 41, 5), "Sở Dân tộc và Tôn giáo": flow(88, 3)}, COLUMNS)
COMMUNES = picked({"Phường Vinh Phú": flow(2_118, 77, 12), "Xã Quỳ Châu": flow(640, 19, 1)}, COLUMNS)
ALL = OFFICES | COMMUNES
OCTOBER = "BIỂU TỔNG HỢP TÌNH HÌNH TIẾP NHẬN, TRẢ KẾT QUẢ HỒ SƠ THÁNG 10/2026"


def page(*lines, text: str = OCTOBER, name: str = "Bieu 1", **formats: str) -> Sheet:
    """One sheet of the province's office."""
    above = letterhead("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "Văn phòng", 7)
    return sheet(name, above, title(text, 7), BLANK, *lines, **formats)


def spaced(value: int, mark: str = " ") -> str:
    """A number as text with a mark between its thousands."""
    return f"{value:,}".replace(",", mark)


def written(values: dict[str, tuple], mark: str, behind: str = "") -> tuple:
    """Rows whose figures are text."""
    return rows({unit: tuple(spaced(n, mark) + behind for n in of) for unit, of in values.items()})


FIELDS = picked({"Lưu thông hàng hóa": flow(411, 9), "An toàn thực phẩm": flow(96, 2, 1)}, COLUMNS)
SMALL = {"Sở Công Thương": (1.3, 1.2, 1.1, 0.1, 0.1), "Phường Vinh Phú": (2.1, 2, 1.9, 0.1, 0.1)}
ISLAND = picked({"Đặc khu Cồn Cỏ": flow(31, 2), "Xã Gio Linh": flow(705, 24, 3, 11, 2)}, OFFICIAL)
WAYS = {"Xã Bát Xát": (980, 41, 6), "Phường Cam Đường": (1_744, 96, 12)}
ONLINE = {"Sở Xây dựng": (402, 96, 14, 512), "Sở Nội vụ": (288, 51, 9, 348)}
SCANNED = {"Xã Trùng Khánh": (310, 296, 120, 301, 288), "Phường Thục Phán": (1_020, 998, 451, 990, 961)}
INTAKE = (
    "digitisation_received digitisation_intake_done digitisation_intake_reused "
    "digitisation_resolved digitisation_results_done"
)
BEFORE = picked({"Huyện Ninh Giang": flow(1_011, 22, 3), "Thị xã Kinh Môn": flow(1_640, 35)}, COLUMNS)

CASES = (
    Case(
        "unseen_total_first",
        "'Toàn tỉnh' as the first row",
        NA,
        "take|ask",
        (page(HEAD, total(ALL, "Toàn tỉnh"), *rows(ALL)),),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_groups_with_sums_above",
        "'A Khối sở, ngành' and 'B Khối xã, phường' carry the sums of what stands below",
        NA,
        "take|ask",
        (
            page(
                HEAD,
                ("A", "Khối sở, ngành", *total(OFFICES)[2:]),
                *rows(OFFICES),
                ("B", "Khối xã, phường", *total(COMMUNES)[2:]),
                *rows(COMMUNES),
                (None, "CỘNG CHUNG (A+B)", *total(ALL)[2:]),
            ),
        ),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_carried_to_next_page",
        "'Cộng mang sang', the heading again, 'Mang sang': rows of the page, no offices",
        NA,
        "take|ask",
        (
            page(
                HEAD,
                *rows(OFFICES),
                total(OFFICES, "Cộng mang sang"),
                HEAD,
                total(OFFICES, "Mang sang"),
                *rows(COMMUNES, 3),
                total(ALL, "Tổng cộng"),
            ),
        ),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_notes_below",
        "two notes with numbers and a signature below the table",
        NA,
        "take",
        (
            page(
                HEAD,
                *rows(ALL),
                total(ALL, "Tổng"),
                BLANK,
                ("(*) Không tính 1.215 lượt chứng thực trả trong ngày.",),
                ("(**) Số liệu chốt lúc 17 giờ 00 ngày 31/10/2026.",),
                signature("Vinh, ngày 02 tháng 11 năm 2026", 7),
            ),
        ),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_blank_between_thousands",
        "'1 307' as text",
        NA,
        "take|ask",
        (page(HEAD, *written(ALL, " ")),),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_apostrophes",
        "1'307 as text",
        NA,
        "take|ask",
        (page(HEAD, *written(ALL, "'")),),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_thing_behind_figures",
        "'1.307 hồ sơ' in every cell",
        NA,
        "take|ask",
        (page(HEAD, *written(ALL, ".", " hồ sơ")),),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_khong_for_zero",
        "'Không' where there were none late",
        NA,
        "ask|take",
        (page(HEAD, *rows({unit: tuple(n or "Không" for n in of) for unit, of in OFFICES.items()})),),
        by_unit("2026-10", COLUMNS, OFFICES),
    ),
    Case(
        "unseen_scale_in_note_below",
        "the note below says figures are in thousands of dossiers",
        NA,
        "take|ask",
        (page(HEAD, *rows(SMALL), BLANK, ("Ghi chú: Số liệu trong biểu tính bằng nghìn hồ sơ.",)),),
        by_unit("2026-10", COLUMNS, SMALL, 1000),
    ),
    Case(
        "unseen_scale_hundreds",
        "'Đơn vị tính: trăm hồ sơ'",
        NA,
        "take|ask",
        (page(right("Đơn vị tính: trăm hồ sơ", 7), HEAD, (1, "Sở Công Thương", 13, 12, 11, 1, 1)),),
        by_unit("2026-10", COLUMNS, {"Sở Công Thương": (13, 12, 11, 1, 1)}, 100),
    ),
    Case(
        "unseen_percent_beside_counts",
        "the rate as 0,984 formatted per cent, beside its counts",
        NA,
        "take|ask",
        (
            page(
                head("Số TT", "Cơ quan, địa phương", *HEADINGS, "Tỷ lệ đúng hạn"),
                *((*row, round(row[4] / row[3], 4)) for row in rows(ALL)),
                H7="0.0%",
                H8="0.0%",
                H9="0.0%",
                H10="0.0%",
            ),
        ),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_numbers_and_letters_in_names",
        "'I.1. Sở …', 'II.2) Xã …' in the column of names, no column of numbers",
        NA,
        "take|ask",
        (
            page(
                head("Cơ quan, địa phương", *HEADINGS),
                ("I.1. Sở Công Thương", *OFFICES["Sở Công Thương"]),
                ("I.2. Sở Dân tộc và Tôn giáo", *OFFICES["Sở Dân tộc và Tôn giáo"]),
                ("II.1) Phường Vinh Phú", *COMMUNES["Phường Vinh Phú"]),
                ("II.2) Xã Quỳ Châu", *COMMUNES["Xã Quỳ Châu"]),
            ),
        ),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_codes_beside_names",
        "a column of codes of offices: H41.09, 17.203: no figures",
        NA,
        "take|ask",
        (
            page(
                head("Số TT", "Mã định danh", "Cơ quan, địa phương", *HEADINGS),
                *(
                    (n, code, name, *ALL[name])
                    for n, (code, name) in enumerate(zip(("H41.09", "H41.22", "H41.101", "H41.158"), ALL), 1)
                ),
            ),
        ),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_broken_headings",
        "headings broken over lines, pending before resolved",
        NA,
        "take|ask",
        (
            page(
                head(
                    "TT", "Tên cơ\nquan", "Đang giải\nquyết", "Đã giải\nquyết", "Trong đó:\nquá hạn", "Tiếp nhận\nmới"
                ),
                *((n, unit, of[4], of[1], of[3], of[0]) for n, (unit, of) in enumerate(ALL.items(), 1)),
            ),
        ),
        by_unit("2026-10", "pending resolved late new", {u: (o[4], o[1], o[3], o[0]) for u, o in ALL.items()}),
    ),
    Case(
        "unseen_two_tables_beside",
        "offices on the left, communes on the right, each with its own heading",
        NA,
        "take|ask",
        (page(beside((HEAD, *rows(OFFICES)), (HEAD, *rows(COMMUNES)), 1, 7)),),
        by_unit("2026-10", COLUMNS, ALL),
    ),
    Case(
        "unseen_fields_of_office_in_letterhead",
        "fields as rows; whose they are stands only in the letterhead",
        NA,
        "take|ask",
        (
            sheet(
                "LV",
                letterhead("UBND TỈNH NGHỆ AN", "SỞ CÔNG THƯƠNG", 7),
                title(OCTOBER, 7),
                head("TT", "Lĩnh vực", *HEADINGS),
                *rows(FIELDS),
            ),
        ),
        by_field("2026-10", "Sở Công Thương", COLUMNS, FIELDS),
    ),
    Case(
        "unseen_official_form_of_island",
        "form II.06a with '—' for nothing, a special zone among communes",
        QT,
        "take|ask",
        (
            sheet(
                "6a",
                title("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", 13),
                title("Kỳ báo cáo: Quý III/2026 (từ ngày 15/6/2026 đến ngày 14/9/2026)", 13),
                right("Đơn vị tính: Số hồ sơ TTHC", 13),
                head(
                    "STT",
                    "Đơn vị",
                    (
                        "Số lượng hồ sơ tiếp nhận",
                        "Tổng số",
                        "Trực tuyến",
                        "Trực tiếp, dịch vụ bưu chính",
                        "Từ kỳ trước",
                    ),
                    ("Số lượng hồ sơ đã giải quyết", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"),
                    ("Số lượng hồ sơ đang giải quyết", "Tổng số", "Trong hạn", "Quá hạn"),
                ),
                numbers_of_columns(13),
                *((n, unit, *(v or "—" for v in of)) for n, (unit, of) in enumerate(ISLAND.items(), 1)),
            ),
        ),
        by_unit("2026-Q3", OFFICIAL, {u: tuple(v or "—" for v in of) for u, of in ISLAND.items()}),
    ),
    Case(
        "unseen_ways_as_rows",
        "the office merged over three rows: online, in person, by post",
        LC,
        "take|ask",
        (
            sheet(
                "HT",
                letterhead("UBND TỈNH LÀO CAI", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 5),
                title("SỐ HỒ SƠ TIẾP NHẬN THEO HÌNH THỨC NỘP, THÁNG 8 NĂM 2026", 5),
                head("STT", "Đơn vị", "Hình thức nộp", "Số hồ sơ"),
                *(
                    Block(
                        (
                            (n, unit, "Trực tuyến", of[0]),
                            (None, None, "Trực tiếp", of[1]),
                            (None, None, "Bưu chính công ích", of[2]),
                        ),
                        ((0, 1, 2, 1), (0, 2, 2, 2)),
                    )
                    for n, (unit, of) in enumerate(WAYS.items(), 1)
                ),
            ),
        ),
        by_unit("2026-08", "online direct postal", WAYS),
    ),
    Case(
        "unseen_online_whole_and_part",
        "online split into whole and part; in person; the sum printed",
        LC,
        "take|ask",
        (
            sheet(
                "TT",
                letterhead("UBND TỈNH LÀO CAI", "VĂN PHÒNG", 6),
                title("Kết quả tiếp nhận hồ sơ tháng 7 năm 2026", 6),
                head("STT", "Đơn vị", ("Số hồ sơ tiếp nhận mới", "Toàn trình", "Một phần", "Trực tiếp", "Tổng số")),
                *rows(ONLINE),
            ),
        ),
        by_unit("2026-07", "dossiers_received_online_whole dossiers_received_online_part direct new", ONLINE),
    ),
    Case(
        "unseen_digitisation_words",
        "digitised at intake, reused, results digitised, in other words",
        CB,
        "take|ask",
        (
            sheet(
                "SH",
                letterhead("UBND TỈNH CAO BẰNG", "VĂN PHÒNG", 7),
                title("TÌNH HÌNH SỐ HÓA HỒ SƠ, KẾT QUẢ GIẢI QUYẾT TTHC THÁNG 9/2026", 7),
                head(
                    "STT",
                    "Đơn vị",
                    ("Khi tiếp nhận", "Số hồ sơ tiếp nhận", "Có số hóa thành phần hồ sơ", "Có tái sử dụng thành phần"),
                    ("Kết quả giải quyết", "Số hồ sơ đã giải quyết", "Đã số hóa kết quả"),
                ),
                *rows(SCANNED),
            ),
        ),
        by_unit("2026-09", INTAKE, SCANNED),
    ),
    Case(
        "unseen_districts_before_the_merger",
        "districts of a province that no longer exists, December 2024",
        told("Hải Dương"),
        "take|ask",
        (
            sheet(
                "T12",
                letterhead("UBND TỈNH HẢI DƯƠNG", "VĂN PHÒNG", 7),
                title("Kết quả giải quyết TTHC cấp huyện tháng 12 năm 2024", 7),
                HEAD,
                *rows(BEFORE),
            ),
        ),
        by_unit("2024-12", COLUMNS, BEFORE),
    ),
    Case(
        "unseen_one_line_of_the_province",
        "one row of figures without any office",
        NA,
        "take|ask",
        (page(head(*HEADINGS), (187_450, 181_020, 180_212, 808, 6_430)),),
        one("2026-10", "", new=187_450, resolved=181_020, in_time=180_212, late=808, pending=6_430),
    ),
)
