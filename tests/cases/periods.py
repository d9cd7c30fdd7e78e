"""Period titles as they stand in files, with the label a careful clerk would give, read on 20 November 2026."""

from dataclasses import dataclass
from datetime import date

TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class PeriodTitle:
    """A title, what stands beside it, and what a clerk makes of it: label, ask, reject; | joins several, best first."""

    text: str
    expected: str
    beside: tuple[str, ...] = ()
    sheet: str = ""


P = PeriodTitle

MONTHS = (
    P("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6 NĂM 2026", "2026-06"),
    P("Tháng 06/2026", "2026-06"),
    P("Báo cáo tháng 6-2026", "2026-06"),
    P("Kỳ báo cáo: Tháng 6.2026", "2026-06|ask"),
    P("SỐ LIỆU T6/2026", "2026-06"),
    P("SỐ LIỆU T06-2026", "2026-06|ask"),
    P("tình hình giải quyết thủ tục hành chính tháng sáu năm 2026", "2026-06|ask"),
    P("THÁNG MƯỜI NĂM 2025", "2025-10|ask"),
    P("tháng mười hai năm 2025", "2025-12|ask"),
    P("THÁNG GIÊNG NĂM 2026", "2026-01|ask"),
    P("THANG 6 NAM 2026", "2026-06|ask"),
    P("Tháng\u00a06\u00a0năm\u00a02026", "2026-06"),
    P("Tha\u0301ng 6 na\u0306m 2026", "2026-06"),
    P("Tháng 6năm 2026", "2026-06|ask"),
    P("Tháng 6 năm 26", "2026-06|ask"),
    P("THÁNG 6", "2025-06|ask", beside=("NĂM 2025",)),
    P("Tháng 6 (năm 2025)", "2025-06"),
    P("KẾT QUẢ CẢI CÁCH HÀNH CHÍNH", "2026-08|ask", beside=("UBND TỈNH HÀ TĨNH", "Tháng 8 năm 2026")),
    P("KẾT QUẢ CÔNG TÁC THÁNG 8, NHIỆM VỤ TRỌNG TÂM THÁNG 9 NĂM 2026", "2026-08|ask"),
    P("Kết quả tháng 7/2026 và phương hướng, nhiệm vụ tháng 8/2026", "2026-07|ask"),
    P("KẾT QUẢ THÁNG 12 NĂM 2025, NHIỆM VỤ THÁNG 01 NĂM 2026", "2025-12|ask"),
    P("Kết quả thực hiện tháng 9, kế hoạch tháng 10 năm 2026", "2026-09|ask"),
    P("THÁNG 9/2026 SO VỚI CÙNG KỲ NĂM 2025", "2026-09"),
    P("Tháng 9/2026 (so với tháng 8/2026)", "2026-09|ask"),
    P("Ước tháng 9 năm 2026", "2026-09|ask"),
    P("ƯỚC THỰC HIỆN THÁNG 10 NĂM 2026", "2026-10|ask"),
    P("Tháng 7 năm 2026", "2026-07", beside=("(Kèm theo Báo cáo số 215/BC-VP ngày 05/8/2026)",)),
    P("Tháng 7 năm 2026", "2026-07", beside=("Số: 6/BC-UBND", "Cao Bằng, ngày 05 tháng 8 năm 2026")),
    P("Thực hiện Kế hoạch số 12/KH-UBND năm 2025 – Tháng 7/2026", "2026-07|ask"),
    P("Biểu số II.06a, Thông tư 01/2020/TT-VPCP ngày 21/10/2020; kỳ báo cáo tháng 8/2026", "2026-08"),
    P("Bộ chỉ số theo Quyết định 766/QĐ-TTg ngày 23/6/2022 – tháng 9/2026", "2026-09"),
    P("tháng 9 vừa qua", "2026-09|ask", beside=("Hà Tĩnh, ngày 05 tháng 10 năm 2026",)),
    P("BÁO CÁO THÁNG 6", "2026-06|ask", beside=("Vinh, ngày 03 tháng 7 năm 2026",)),
    P("BÁO CÁO THÁNG 12", "2025-12|ask", beside=("Vinh, ngày 05 tháng 01 năm 2026",)),
    P("TỔNG HỢP HỒ SƠ NĂM 2026", "2026-09|ask", sheet="T9"),
    P("TỔNG HỢP HỒ SƠ", "2026-09|ask", sheet="Tháng 9.2026"),
    P("TỔNG HỢP HỒ SƠ THÁNG 9/2026", "2026-09", sheet="BC T9"),
    P("TỔNG HỢP HỒ SƠ THÁNG 9/2026", "2026-09", sheet="Sheet1"),
    P("Tháng 11 năm 2026", "2026-11|ask"),
)

MONTH_WINDOWS = (
    P("Kỳ báo cáo: Tháng 6/2026 (Từ ngày 15/5/2026 đến ngày 14/6/2026)", "2026-06"),
    P("Tháng 10/2025 (từ ngày 21/9/2025 đến ngày 20/10/2025)", "2025-10"),
    P("THÁNG 10 NĂM 2026", "2026-10|ask", beside=("(Từ 12 giờ 00 ngày 25/9/2026 đến 12 giờ 00 ngày 25/10/2026)",)),
    P("THÁNG 6 NĂM 2026", "2026-06", beside=("Số liệu đến ngày 14/6/2026",)),
    P("(Từ ngày 15/5/2026 đến ngày 14/6/2026)", "2026-06|ask"),
    P("(Từ ngày 15/12/2025 đến ngày 14/01/2026)", "2026-01|ask"),
    P("Từ ngày 01/6/2026 đến ngày 30/6/2026", "2026-06|ask"),
    P("Từ 01/6 đến 30/6/2026", "2026-06|ask"),
    P("(01 - 30/6/2026)", "2026-06|ask"),
    P("Từ ngày 01 đến ngày 30 tháng 6 năm 2026", "2026-06|ask"),
    P("Từ ngày 01/02/2024 đến ngày 29/02/2024", "2024-02|ask"),
    P("Từ ngày 01/6/2026 đến ngày 24/6/2026", "ask|reject"),
    P("Từ ngày 21/9/2026 đến ngày 20/10/2026", "ask|2026-10"),
    P("Từ ngày 30/6/2026 đến ngày 01/6/2026", "ask|reject"),
    P("Từ ngày 01/6/2026 đến ngày 31/6/2026", "ask|reject"),
)

QUARTERS = (
    P("QUÝ I NĂM 2026", "2026-Q1"),
    P("Quý II/2026", "2026-Q2"),
    P("quí III - 2026", "2026-Q3"),
    P("Quý 4/2025", "2025-Q4"),
    P("Quý III.2026", "2026-Q3|ask"),
    P("Q3/2026", "2026-Q3|ask"),
    P("QUÝ BA NĂM 2026", "2026-Q3|ask"),
    P("BÁO CÁO QUÝ II", "2026-Q2|ask", beside=("NĂM 2026",)),
    P("3 tháng cuối năm 2025", "2025-Q4|ask"),
    P("3 tháng đầu năm 2026", "2026-Q1|2026-03-YTD|ask"),
    P("KẾT QUẢ QUÝ III, PHƯƠNG HƯỚNG NHIỆM VỤ QUÝ IV NĂM 2026", "2026-Q3|ask"),
    P("KẾT QUẢ QUÝ IV NĂM 2025, NHIỆM VỤ QUÝ I NĂM 2026", "2025-Q4|ask"),
    P("Quý II năm 2026 so với cùng kỳ năm trước", "2026-Q2"),
    P("Quý III/2026 (Từ ngày 15/6/2026 đến ngày 14/9/2026)", "2026-Q3"),
    P("Quý I/2026", "2026-Q1|ask", beside=("(Từ ngày 01/12/2025 đến ngày 28/02/2026)",)),
    P("(Từ ngày 15/6/2026 đến ngày 14/9/2026)", "2026-Q3|ask"),
    P("Từ 01/7/2026 đến 30/9/2026", "2026-Q3|ask"),
    P("Từ tháng 7 đến tháng 9 năm 2026", "2026-Q3|ask"),
    P("TỔNG HỢP HỒ SƠ", "2026-Q2|ask", sheet="Quý II-2026"),
)

LONGER = (
    P("6 THÁNG ĐẦU NĂM 2026", "2026-H1"),
    P("06 tháng đầu năm 2026", "2026-H1"),
    P("sáu tháng đầu năm 2026", "2026-H1|ask"),
    P("6 tháng năm 2026", "2026-H1|ask"),
    P("Nửa đầu năm 2026", "2026-H1|ask"),
    P("6 THÁNG CUỐI NĂM 2025", "2025-H2"),
    P("Nửa cuối năm 2025", "2025-H2|ask"),
    P("Kết quả 6 tháng đầu năm, phương hướng 6 tháng cuối năm 2026", "2026-H1|ask"),
    P("Sơ kết 6 tháng đầu năm 2026 (so với cùng kỳ năm 2025)", "2026-H1"),
    P("(Từ ngày 15/12/2025 đến ngày 14/6/2026)", "2026-H1|ask"),
    P("Từ ngày 01/01/2026 đến ngày 30/6/2026", "2026-H1|2026-06-YTD|ask"),
    P("Từ tháng 01 đến tháng 6 năm 2026", "2026-H1|2026-06-YTD|ask"),
    P("Ước 6 tháng đầu năm 2026", "2026-H1|ask"),
    P("9 THÁNG ĐẦU NĂM 2026", "2026-9M"),
    P("9 tháng năm 2026", "2026-9M"),
    P("chín tháng đầu năm 2026", "2026-9M|ask"),
    P("9 tháng đầu năm, nhiệm vụ 3 tháng cuối năm 2026", "2026-9M|ask"),
    P("9 tháng năm 2026 (từ ngày 15/12/2025 đến ngày 14/9/2026)", "2026-9M"),
    P("Từ ngày 01/01/2026 đến ngày 30/9/2026", "2026-9M|2026-09-YTD|ask"),
    P("Lũy kế 9 tháng năm 2026", "2026-9M|2026-09-YTD|ask"),
    P("NĂM 2025", "2025"),
    P("Cả năm 2025", "2025|ask"),
    P("12 tháng năm 2025", "2025|2025-12-YTD|ask"),
    P("TỔNG KẾT NĂM 2025, PHƯƠNG HƯỚNG NĂM 2026", "2025|ask"),
    P("(Từ ngày 15/12/2024 đến ngày 14/12/2025)", "2025|ask"),
    P("Từ 01/01/2025 đến 31/12/2025", "2025|ask"),
    P("Ước thực hiện năm 2026", "2026|ask"),
)

CUMULATIVE = (
    P("TIẾN ĐỘ GIẢI NGÂN VỐN ĐẦU TƯ NĂM 2026", "2026-10-YTD|ask", beside=("(Số liệu đến ngày 31/10/2026)",)),
    P("KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2026 ĐẾN NGÀY 31/7/2026", "2026-07-YTD|ask"),
    P("KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2026 (TÍNH ĐẾN NGÀY 20/10/2026)", "ask"),
    P("LŨY KẾ TỪ ĐẦU NĂM ĐẾN HẾT THÁNG 8/2026", "2026-08-YTD"),
    P("Luỹ kế từ đầu năm đến hết tháng 8 năm 2026", "2026-08-YTD"),
    P("Lũy kế đến ngày 31/8/2026", "2026-08-YTD|ask"),
    P("Lũy kế 8 tháng đầu năm 2026", "2026-08-YTD"),
    P("8 tháng đầu năm 2026", "2026-08-YTD|ask"),
    P("10 THÁNG ĐẦU NĂM 2026", "2026-10-YTD|ask"),
    P("11 tháng năm 2025", "2025-11-YTD|ask"),
    P("2 tháng đầu năm 2026", "2026-02-YTD|ask"),
    P("GIẢI NGÂN VỐN ĐẦU TƯ CÔNG ĐẾN NGÀY 30/6/2026", "2026-06-YTD|ask"),
    P("Tính đến hết tháng 10 năm 2026", "2026-10-YTD|ask"),
    P("Từ đầu năm đến ngày 14/8/2026", "2026-08-YTD|ask"),
    P("Từ ngày 01/01/2026 đến ngày 31/10/2026", "2026-10-YTD|ask"),
    P("Từ ngày 15/12/2025 đến ngày 14/10/2026", "2026-10-YTD|ask"),
    P("Lũy kế từ đầu năm", "2026-09-YTD|ask", beside=("Tháng 9 năm 2026",)),
)

ASKED = (
    P("THÁNG 6", "ask"),
    P("QUÝ I", "ask"),
    P("9 tháng đầu năm", "ask"),
    P("Từ đầu năm đến nay", "ask|reject"),
    P("BÁO CÁO ĐỊNH KỲ", "ask|reject"),
    P("(Kèm theo Báo cáo số 215/BC-VP ngày 05/8/2026)", "ask|reject"),
    P("Ban hành theo Thông tư 01/2020/TT-VPCP ngày 21/10/2020", "ask|reject"),
    P("Số liệu ngày 30/6/2026", "ask|reject"),
    P("THÁNG 13 NĂM 2026", "ask|reject"),
    P("QUÝ V NĂM 2026", "ask|reject"),
    P("THÁNG 8 NĂM 2026", "ask", sheet="Tháng 9"),
    P("THÁNG 8 NĂM 2026", "ask", beside=("Kỳ báo cáo: Tháng 7/2026",)),
    P("THÁNG 8 NĂM 2026", "ask", beside=("(Từ ngày 01/5/2026 đến ngày 31/5/2026)",)),
    P("QUÝ II NĂM 2026", "ask", sheet="Quý 3"),
    P("6 THÁNG ĐẦU NĂM 2026", "ask", beside=("(Từ ngày 01/01/2026 đến ngày 30/9/2026)",)),
    P("NĂM 2025", "ask", sheet="Năm 2024"),
    P("Tháng 6 và 6 tháng đầu năm 2026", "ask"),
    P("QUÝ III VÀ 9 THÁNG NĂM 2026", "ask"),
    P("QUÝ II, 6 THÁNG ĐẦU NĂM 2026", "ask"),
    P("Tháng 12 và năm 2025", "ask"),
    P("Tháng 6 năm 2025 và tháng 6 năm 2026", "ask"),
    P("NĂM 2025 VÀ 2026", "ask|reject"),
    P("THÁNG 12 NĂM 2026", "ask|reject|2026-12"),
    P("QUÝ I NĂM 2027", "ask|reject|2027-Q1"),
)

NO_PERIOD_OF_OURS = (
    P("BÁO CÁO TUẦN 24 NĂM 2026", "ask|reject"),
    P("Tuần 3 tháng 6 năm 2026", "ask|reject"),
    P("Từ ngày 08/6/2026 đến ngày 14/6/2026", "ask|reject"),
    P("15 ngày đầu tháng 6 năm 2026", "ask|reject"),
    P("Nửa cuối tháng 6/2026", "ask|reject"),
    P("Kỳ 2 tháng 6 năm 2026", "ask|reject"),
    P("Từ ngày 01/6/2026 đến ngày 15/6/2026", "ask|reject"),
    P("Ngày 12 tháng 6 năm 2026", "ask|reject"),
    P("Tháng 5 và tháng 6 năm 2026", "ask|reject"),
    P("THÁNG 5, 6 NĂM 2026", "ask|reject"),
    P("Tháng 5 - 6/2026", "ask|reject"),
    P("Tháng 5 + 6 năm 2026", "ask|reject"),
    P("Từ tháng 5 đến tháng 6 năm 2026", "ask|reject"),
    P("Quý I và quý II năm 2026", "ask|reject"),
    P("Giai đoạn 2021 - 2025", "ask|reject"),
    P("Năm 2024 - 2025", "ask|reject"),
    P("Năm học 2025 - 2026", "ask|reject"),
    P("Từ ngày 01/11/2025 đến ngày 28/02/2026", "ask|reject"),
    P("Từ đầu nhiệm kỳ đến ngày 30/6/2026", "ask|reject"),
    P("Từ ngày 01/7/2025 đến ngày 31/8/2026", "ask|reject"),
)

PERIODS = MONTHS + MONTH_WINDOWS + QUARTERS + LONGER + CUMULATIVE + ASKED + NO_PERIOD_OF_OURS
