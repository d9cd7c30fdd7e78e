"""KPIs of the 1022 hotline: tickets (phiếu, phản ánh kiến nghị), not calls."""

from metrics.kpi import Kpi, Operand, Target, measure
from metrics.kpis.dossiers import SETTING

SOURCE = "Báo cáo của Tổng đài 1022 (chưa có biểu mẫu chung cả nước)"
RECEIVED = measure("hotline_received")
ON_TIME = measure("hotline_on_time")
# Of tickets without a term nobody can say whether they were on time.
WITH_TERM = Operand(
    "hotline_resolved_with_term",
    (
        ("hotline_resolved", "-hotline_resolved_without_due_date"),
        ("hotline_resolved",),
    ),
)

KPIS = (
    Kpi(
        "hotline_received",
        "hotline",
        "1022: phiếu tiếp nhận",
        "1022: tickets received",
        "Số phiếu (phản ánh, kiến nghị, hỏi đáp) tổng đài tiếp nhận trong kỳ.",
        "Tickets (feedback, suggestions, questions) the hotline received in the period.",
        "count",
        "neither",
        SOURCE,
        (RECEIVED,),
        caution_vi="Phiếu khác cuộc gọi và lượt; năm 2021 tăng vọt vì COVID-19.",
        caution_en="Tickets are not calls; 2021 bulges with COVID-19.",
    ),
    Kpi(
        "hotline_resolved",
        "hotline",
        "1022: phiếu đã xử lý",
        "1022: tickets resolved",
        "Số phiếu đã xử lý trong kỳ.",
        "Tickets resolved in the period.",
        "count",
        "neither",
        SOURCE,
        (measure("hotline_resolved"),),
    ),
    Kpi(
        "hotline_resolution_rate",
        "hotline",
        "1022: tỷ lệ xử lý",
        "1022: resolution rate",
        "Phiếu đã xử lý ÷ phiếu tiếp nhận.",
        "Tickets resolved ÷ tickets received.",
        "percent",
        "higher",
        SOURCE,
        (measure("hotline_resolved"),),
        (RECEIVED,),
        target=Target(95, 3, *SETTING),
        claim="hotline_resolution_rate_reported",
        caution_vi="“Xử lý” ở một số nơi chỉ là chuyển đi.",
        caution_en="In places “resolved” only means forwarded.",
    ),
    Kpi(
        "hotline_pending",
        "hotline",
        "1022: phiếu đang xử lý",
        "1022: tickets pending",
        "Số phiếu đang xử lý ở cuối kỳ.",
        "Tickets pending at the end of the period.",
        "count",
        "lower",
        SOURCE,
        (measure("hotline_pending"),),
        caution_vi="Số cuối kỳ: không cộng qua các kỳ.",
        caution_en="A closing stock: never added over periods.",
    ),
    Kpi(
        "hotline_on_time_rate",
        "hotline",
        "1022: xử lý đúng hạn",
        "1022: resolved on time",
        "Phiếu xử lý đúng hạn ÷ phiếu đã xử lý (không gồm phiếu không ghi hạn).",
        "Tickets resolved on time ÷ tickets resolved (those without a term left out).",
        "percent",
        "higher",
        SOURCE + "; Quyết định 766/QĐ-TTg, nhóm 5",
        (ON_TIME,),
        (WITH_TERM,),
        target=Target(95, 3, *SETTING),
        claim="hotline_on_time_rate_reported",
        caution_vi="Phiếu đang mở đã quá hạn không nằm trong tỷ lệ này; xem số phiếu quá hạn bên cạnh.",
        caution_en="Open tickets past their term are not in this ratio; see the overdue tickets beside it.",
    ),
    Kpi(
        "hotline_overdue",
        "hotline",
        "1022: phiếu quá hạn",
        "1022: tickets overdue",
        "Số phiếu đã xử lý quá hạn hoặc đang mở đã quá hạn trong kỳ.",
        "Tickets resolved late, or open past their term, in the period.",
        "count",
        "lower",
        SOURCE,
        (measure("hotline_overdue"),),
        caution_vi="Trùng một phần với phiếu đã xử lý và đang xử lý; phiếu mở qua nhiều kỳ được đếm ở mỗi kỳ.",
        caution_en="Overlaps resolved and pending; a ticket open through several periods counts in each.",
    ),
)
