"""Files that are none of the product's business, some of them looking as if they were."""

from datetime import date

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, head, letterhead, sheet, title

BN = told("Bắc Ninh")
LETTERHEAD = letterhead("UBND TỈNH BẮC NINH", "VĂN PHÒNG", 6)
NO = "ask|reject"

CASES = (
    Case(
        "foreign_seating_plan",
        "who sits where at a conference",
        BN,
        NO,
        (
            sheet(
                "So do",
                LETTERHEAD,
                title("SƠ ĐỒ CHỖ NGỒI HỘI NGHỊ SƠ KẾT CÔNG TÁC THÁNG 9 NĂM 2026", 6),
                ("Hàng", "Ghế 1", "Ghế 2", "Ghế 3"),
                ("A", "Chủ tịch UBND tỉnh", "Sở Nội vụ", "Sở Tài chính"),
                ("B", "Sở Y tế", "Sở Xây dựng", "Công an tỉnh"),
            ),
        ),
    ),
    Case(
        "foreign_invoices",
        "a list of invoices",
        BN,
        NO,
        (
            sheet(
                "HD",
                title("BẢNG KÊ HÓA ĐƠN MUA VĂN PHÒNG PHẨM THÁNG 9 NĂM 2026", 6),
                ("STT", "Số hóa đơn", "Ngày", "Đơn vị bán", "Số lượng", "Thành tiền (đồng)"),
                (1, "0001245", date(2026, 9, 3), "Công ty TNHH Minh Phát", 40, 3_200_000),
                (2, "0001377", date(2026, 9, 17), "Công ty TNHH Hồng Hà", 12, 1_080_000),
            ),
        ),
    ),
    Case(
        "foreign_timesheet",
        "days worked by persons",
        BN,
        NO,
        (
            sheet(
                "Cham cong",
                LETTERHEAD,
                title("BẢNG CHẤM CÔNG THÁNG 9 NĂM 2026", 8),
                head("STT", "Họ và tên", ("Ngày trong tháng", *map(str, range(1, 6))), "Tổng số"),
                (1, "Nguyễn Thị Mai", "x", "x", "P", "x", "x", 4),
                (2, "Trần Văn Hòa", "x", "x", "x", "x", "x", 5),
            ),
        ),
    ),
    Case(
        "foreign_duty_roster",
        "weekly schedule of leaders",
        BN,
        NO,
        (
            sheet(
                "Lich",
                LETTERHEAD,
                title("LỊCH CÔNG TÁC TUẦN 37 CỦA LÃNH ĐẠO UBND TỈNH", 4),
                ("Thứ", "Sáng", "Chiều"),
                ("Thứ Hai 07/9", "Họp giao ban", "Làm việc với Sở Tài chính"),
                ("Thứ Ba 08/9", "Tiếp công dân", "Đi cơ sở"),
            ),
        ),
    ),
    Case(
        "foreign_phone_book",
        "telephone numbers of offices",
        BN,
        NO,
        (
            sheet(
                "Danh ba",
                title("DANH BẠ ĐIỆN THOẠI CÁC ĐƠN VỊ NĂM 2026", 4),
                ("STT", "Đơn vị", "Số điện thoại", "Số máy lẻ"),
                (1, "Sở Y tế", 2223875123, 101),
                (2, "Sở Nội vụ", 2223875456, 214),
            ),
        ),
    ),
    Case(
        "foreign_crops",
        "sown areas by commune: counted, but nothing of ours",
        BN,
        NO,
        (
            sheet(
                "Lua",
                letterhead("UBND TỈNH BẮC NINH", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 5),
                title("DIỆN TÍCH, SẢN LƯỢNG LÚA VỤ MÙA THÁNG 9 NĂM 2026", 5),
                head("STT", "Đơn vị", "Diện tích (ha)", "Năng suất (tạ/ha)", "Sản lượng (tấn)"),
                (1, "Xã Lương Tài", 1_240, 58.2, 7_217),
                (2, "Xã Yên Thế", 880, 55.1, 4_849),
            ),
        ),
    ),
    Case(
        "foreign_patients",
        "visits to hospitals: 'lượt', but no reception of citizens",
        BN,
        NO,
        (
            sheet(
                "KCB",
                letterhead("UBND TỈNH BẮC NINH", "SỞ Y TẾ", 5),
                title("TÌNH HÌNH KHÁM CHỮA BỆNH THÁNG 9 NĂM 2026", 5),
                head("STT", "Đơn vị", "Lượt khám bệnh", "Lượt điều trị nội trú", "Số ca chuyển tuyến"),
                (1, "Bệnh viện Đa khoa tỉnh", 41_200, 3_905, 118),
                (2, "Trung tâm Y tế Từ Sơn", 18_440, 1_120, 205),
            ),
        ),
    ),
    Case(
        "foreign_payroll",
        "salaries of persons",
        BN,
        NO,
        (
            sheet(
                "Luong",
                LETTERHEAD,
                title("BẢNG THANH TOÁN TIỀN LƯƠNG THÁNG 9 NĂM 2026", 5),
                ("STT", "Họ và tên", "Hệ số", "Phụ cấp", "Thực lĩnh"),
                (1, "Nguyễn Thị Mai", 3.33, 0.2, 8_260_200),
                (2, "Trần Văn Hòa", 4.98, 0.5, 12_822_800),
            ),
        ),
    ),
    Case(
        "foreign_papers",
        "a list of legal documents with their days",
        BN,
        NO,
        (
            sheet(
                "VB",
                title("DANH MỤC VĂN BẢN QUY PHẠM PHÁP LUẬT BAN HÀNH 9 THÁNG NĂM 2026", 4),
                ("STT", "Số, ký hiệu", "Ngày ban hành", "Trích yếu"),
                (1, "15/2026/QĐ-UBND", date(2026, 3, 12), "Quy định mức thu lệ phí"),
                (2, "21/2026/QĐ-UBND", date(2026, 5, 8), "Quy chế phối hợp giải quyết TTHC"),
            ),
        ),
    ),
    Case(
        "foreign_persons_as_rows",
        "dossiers handled by single persons: no units",
        BN,
        NO,
        (
            sheet(
                "CB",
                LETTERHEAD,
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ CỦA CÁN BỘ MỘT CỬA THÁNG 9 NĂM 2026", 5),
                ("STT", "Họ và tên cán bộ", "Tiếp nhận mới", "Đã giải quyết", "Quá hạn"),
                (1, "Nguyễn Thị Mai", 212, 205, 1),
                (2, "Trần Văn Hòa", 198, 198, 0),
            ),
        ),
    ),
    Case(
        "foreign_prose",
        "paragraphs without any table or figure of ours",
        BN,
        NO,
        (
            sheet(
                "TB",
                LETTERHEAD,
                title("THÔNG BÁO", 6),
                ("Về việc tổ chức tập huấn sử dụng hệ thống một cửa điện tử.",),
                BLANK,
                ("Thời gian: 8 giờ 00 ngày 15/9/2026.",),
                ("Địa điểm: Hội trường Văn phòng UBND tỉnh.",),
            ),
        ),
    ),
    Case("foreign_empty", "a workbook of empty sheets", BN, "reject|ask", (sheet("Sheet1"), sheet("Sheet2"))),
    Case(
        "foreign_blank_form",
        "a form nobody has filled in",
        BN,
        "reject|ask",
        (
            sheet(
                "Mau",
                LETTERHEAD,
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG … NĂM 20…", 6),
                head("STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn"),
                (1,),
                (2,),
                (3,),
                (None, "Tổng cộng"),
            ),
        ),
    ),
    Case(
        "foreign_other_country_of_words",
        "an English sheet of a project: nothing that can be told for sure",
        BN,
        NO,
        (
            sheet(
                "Data",
                ("PROJECT PROGRESS REPORT - SEPTEMBER 2026",),
                ("No", "Component", "Planned", "Done", "%"),
                (1, "Training", 40, 31, 77.5),
                (2, "Equipment", 12, 12, 100),
            ),
        ),
    ),
)
