"""KPIs of the 1022 hotline: tickets (phiếu, phản ánh kiến nghị), not calls."""

from metrics.kpi import PRESET, Kpi, Operand, OverviewCard, Target, Text, measure

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

DETAILS = Text("Phiếu theo nội dung, thời hạn", "Tickets by content and term")

KPIS = (
    Kpi(
        id="hotline_received",
        subject="hotline",
        label=Text("1022: phiếu tiếp nhận", "1022: tickets received"),
        column=Text("Tiếp nhận", "Received"),
        meaning=Text(
            "Số phiếu (phản ánh, kiến nghị, hỏi đáp) tổng đài tiếp nhận trong kỳ.",
            "Tickets (feedback, suggestions, questions) the hotline received in the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=SOURCE,
        numerator=(RECEIVED,),
        caution=Text(
            "Phiếu khác cuộc gọi và lượt; năm 2021 tăng vọt vì COVID-19.",
            "Tickets are not calls; 2021 bulges with COVID-19.",
        ),
    ),
    Kpi(
        id="hotline_resolved",
        subject="hotline",
        label=Text("1022: phiếu đã xử lý", "1022: tickets resolved"),
        column=Text("Đã xử lý", "Resolved"),
        meaning=Text("Số phiếu đã xử lý trong kỳ.", "Tickets resolved in the period."),
        unit="count",
        direction="neither",
        legal_source=SOURCE,
        numerator=(measure("hotline_resolved"),),
    ),
    Kpi(
        id="hotline_resolution_rate",
        subject="hotline",
        label=Text("1022: tỷ lệ xử lý", "1022: resolution rate"),
        card=Text("1022: tỷ lệ xử lý", "1022: resolved"),
        column=Text("Tỷ lệ xử lý", "Resolved %"),
        meaning=Text("Phiếu đã xử lý ÷ phiếu tiếp nhận.", "Tickets resolved ÷ tickets received."),
        unit="percent",
        direction="higher",
        legal_source=SOURCE,
        numerator=(measure("hotline_resolved"),),
        denominator=(RECEIVED,),
        target=Target(value=95, watch=3, basis=PRESET),
        caution=Text("“Xử lý” ở một số nơi chỉ là chuyển đi.", "In places “resolved” only means forwarded."),
        claim="hotline_resolution_rate_reported",
        overview=OverviewCard(card=5),
    ),
    Kpi(
        id="hotline_pending",
        subject="hotline",
        label=Text("1022: phiếu đang xử lý", "1022: tickets pending"),
        card=Text("1022: đang xử lý", "1022: pending"),
        column=Text("Đang xử lý", "Pending"),
        meaning=Text("Số phiếu đang xử lý ở cuối kỳ.", "Tickets pending at the end of the period."),
        unit="count",
        direction="lower",
        legal_source=SOURCE,
        numerator=(measure("hotline_pending"),),
        caution=Text("Số cuối kỳ: không cộng qua các kỳ.", "A closing stock: never added over periods."),
    ),
    Kpi(
        id="hotline_on_time_rate",
        subject="hotline",
        label=Text("1022: xử lý đúng hạn", "1022: resolved on time"),
        card=Text("1022: đúng hạn", "1022: on time"),
        column=Text("Xử lý đúng hạn", "On time"),
        meaning=Text(
            "Phiếu xử lý đúng hạn ÷ phiếu đã xử lý (không gồm phiếu không ghi hạn).",
            "Tickets resolved on time ÷ tickets resolved (those without a term left out).",
        ),
        unit="percent",
        direction="higher",
        legal_source=SOURCE + "; Quyết định 766/QĐ-TTg, nhóm 5",
        numerator=(ON_TIME,),
        denominator=(WITH_TERM,),
        target=Target(value=95, watch=3, basis=PRESET),
        caution=Text(
            "Phiếu đang mở đã quá hạn không nằm trong tỷ lệ này; xem số phiếu quá hạn bên cạnh.",
            "Open tickets past their term are not in this ratio; see the overdue tickets beside it.",
        ),
        claim="hotline_on_time_rate_reported",
    ),
    Kpi(
        id="hotline_overdue",
        subject="hotline",
        label=Text("1022: phiếu quá hạn", "1022: tickets overdue"),
        column=Text("Phiếu quá hạn", "Overdue"),
        meaning=Text(
            "Số phiếu đã xử lý quá hạn hoặc đang mở đã quá hạn trong kỳ.",
            "Tickets resolved late, or open past their term, in the period.",
        ),
        unit="count",
        direction="lower",
        legal_source=SOURCE,
        numerator=(measure("hotline_overdue"),),
        caution=Text(
            "Trùng một phần với phiếu đã xử lý và đang xử lý; phiếu mở qua nhiều kỳ được đếm ở mỗi kỳ.",
            "Overlaps resolved and pending; a ticket open through several periods counts in each.",
        ),
    ),
    Kpi(
        id="hotline_tthc_share",
        subject="hotline",
        label=Text("1022: tỷ lệ phiếu về thủ tục", "1022: tickets on procedures, share"),
        column=Text("% về thủ tục", "On procedures %"),
        meaning=Text("Phiếu về thủ tục hành chính ÷ phiếu tiếp nhận.", "Tickets on procedures ÷ tickets received."),
        unit="percent",
        direction="neither",
        legal_source=SOURCE,
        numerator=(measure("hotline_tthc_related"),),
        denominator=(RECEIVED,),
        group=DETAILS,
    ),
    Kpi(
        id="hotline_tthc_related",
        subject="hotline",
        label=Text("1022: phiếu về thủ tục hành chính", "1022: tickets on procedures"),
        meaning=Text(
            "Số phiếu tiếp nhận có nội dung về thủ tục hành chính trong kỳ.",
            "Tickets received in the period that concern procedures.",
        ),
        unit="count",
        direction="neither",
        legal_source=SOURCE,
        numerator=(measure("hotline_tthc_related"),),
        group=DETAILS,
    ),
    Kpi(
        id="hotline_carried_over",
        subject="hotline",
        label=Text("1022: phiếu kỳ trước chuyển qua", "1022: tickets carried over"),
        meaning=Text("Số phiếu từ kỳ trước chuyển qua, ở đầu kỳ.", "Tickets carried over, at the start of the period."),
        unit="count",
        direction="neither",
        legal_source=SOURCE,
        numerator=(measure("hotline_carried_over"),),
        caution=Text(
            "Số đầu kỳ: nhiều kỳ thì lấy số của kỳ đầu, không cộng.",
            "An opening stock: over several periods the first one's, never added.",
        ),
        group=DETAILS,
    ),
    Kpi(
        id="hotline_resolved_without_due_date",
        subject="hotline",
        label=Text("1022: phiếu đã xử lý không ghi hạn", "1022: resolved without a term"),
        meaning=Text(
            "Số phiếu đã xử lý không ghi hạn xử lý trong kỳ.", "Tickets resolved in the period that had no term."
        ),
        unit="count",
        direction="lower",
        legal_source=SOURCE,
        numerator=(measure("hotline_resolved_without_due_date"),),
        caution=Text("Không nằm trong tỷ lệ đúng hạn.", "Left out of the on-time rate."),
        group=DETAILS,
    ),
)
