"""KPIs of administrative dossiers (hồ sơ thủ tục hành chính). Form: Biểu II.06a/VPCP/KSTT, Thông tư 01/2020."""

from datetime import date

from metrics.kpi import PRESET, Kpi, Operand, OverviewCard, Target, Text, measure

FORM = "Thông tư 01/2020/TT-VPCP, Biểu II.06a/VPCP/KSTT"

CARRIED_OVER = measure("dossiers_carried_over")
IN_TIME = Operand(
    "in_time",
    (
        ("dossiers_resolved_early_or_on_time",),
        ("dossiers_resolved_early", "dossiers_resolved_on_time"),
    ),
)
APOLOGIES = ("dossiers_resolved_late_apology_given", "dossiers_resolved_late_apology_missing")  # the 2026 sheet
RESOLVED = Operand(
    "resolved",
    (
        ("dossiers_resolved",),
        ("dossiers_resolved_early_or_on_time", "dossiers_resolved_late"),
        ("dossiers_resolved_early", "dossiers_resolved_on_time", "dossiers_resolved_late"),
        ("dossiers_resolved_early_or_on_time", *APOLOGIES),
    ),
)
ONLINE = Operand(
    "received_online",
    (
        ("dossiers_received_online",),
        ("dossiers_received_online_whole", "dossiers_received_online_part", "dossiers_received_online_other"),
        ("dossiers_received_online_whole", "dossiers_received_online_part"),
    ),
)
RECEIVED_NEW = Operand(
    "received_new",
    (
        ("dossiers_received_new",),
        ("dossiers_received", "-dossiers_carried_over"),
        ("dossiers_received_online", "dossiers_received_direct_and_postal"),
        ("dossiers_received_online", "dossiers_received_direct", "dossiers_received_postal"),
    ),
)
RECEIVED_TOTAL = Operand(
    "received_total",
    (
        ("dossiers_received",),
        ("dossiers_received_new", "dossiers_carried_over"),
    ),
    opening_plus_new=(CARRIED_OVER, RECEIVED_NEW),
)
PENDING = Operand(
    "pending",
    (
        ("dossiers_pending",),
        ("dossiers_pending_in_time", "dossiers_pending_overdue"),
    ),
)
LATE = Operand("late", (("dossiers_resolved_late",), APOLOGIES))
OVERDUE = measure("dossiers_pending_overdue")
RETURNED_OR_WITHDRAWN = Operand(
    "returned_or_withdrawn",
    (
        ("dossiers_returned_or_withdrawn",),
        ("dossiers_returned", "dossiers_withdrawn"),
    ),
)

# The headings of the screen, in the order it has them.
RECEIVED = Text("Tiếp nhận theo hình thức", "Received, by way")
INTAKE = Text("Chất lượng tiếp nhận", "Intake")
RESULTS = Text("Kết quả giải quyết", "Results")
BACKLOG = Text("Hồ sơ tồn", "Backlog")
SERVICE = Text("Phục vụ người dân", "Service")
STOCK = Text("Số cuối kỳ: không cộng qua các kỳ.", "A closing stock: never added over periods.")

PRINTED = Text(
    "Tỷ lệ in trong báo cáo được giữ bên cạnh để đối chiếu, không dùng để tính.",
    "A printed ratio is kept beside it for comparison and never used.",
)

KPIS = (
    Kpi(
        id="dossiers_received_new",
        subject="dossiers",
        label=Text("Hồ sơ mới tiếp nhận", "Dossiers newly received"),
        card=Text("Hồ sơ mới tiếp nhận", "Newly received"),
        column=Text("Tiếp nhận mới", "Received"),
        wall=Text("Hồ sơ mới", "New dossiers"),
        meaning=Text(
            "Số hồ sơ tiếp nhận trong kỳ, không gồm kỳ trước chuyển qua.",
            "Dossiers received in the period, those carried over left out.",
        ),
        unit="count",
        direction="neither",
        legal_source=FORM + ", cột (4) + (5)",
        numerator=(RECEIVED_NEW,),
        overview=OverviewCard(card=6, turn=3),
    ),
    Kpi(
        id="dossiers_received",
        subject="dossiers",
        label=Text("Hồ sơ tiếp nhận, tổng số", "Dossiers received in total"),
        meaning=Text(
            "Tổng số hồ sơ phải giải quyết: mới tiếp nhận và kỳ trước chuyển qua.",
            "All dossiers to handle: newly received and carried over.",
        ),
        unit="count",
        direction="neither",
        legal_source=FORM + ", cột (3)",
        numerator=(RECEIVED_TOTAL,),
        caution=Text(
            "Nhiều kỳ: số chuyển qua của kỳ đầu cộng số mới của các kỳ, không cộng cột (3) các kỳ.",
            "Over several periods: the first opening plus all new ones; column (3) is never added up.",
        ),
        group=RECEIVED,
    ),
    Kpi(
        id="online_share",
        subject="dossiers",
        label=Text("Tỷ lệ hồ sơ trực tuyến (trên hồ sơ mới)", "Online share (of new dossiers)"),
        card=Text("Hồ sơ trực tuyến", "Online share"),
        column=Text("Trực tuyến", "Online"),
        meaning=Text(
            "Hồ sơ tiếp nhận trực tuyến ÷ hồ sơ mới tiếp nhận.", "Dossiers received online ÷ dossiers newly received."
        ),
        unit="percent",
        direction="higher",
        legal_source=FORM + ", cột (4) ÷ ((4) + (5))",
        numerator=(ONLINE,),
        denominator=(RECEIVED_NEW,),
        target=Target(value=80, watch=10, basis=PRESET),
        caution=Text(
            "Có báo cáo chia cho tổng số gồm kỳ trước chuyển qua; ở đây chỉ chia cho hồ sơ mới.",
            "Some reports divide by the total with carried over; here only new dossiers count.",
        ),
        claim="online_rate_reported",
        overview=OverviewCard(card=4),
    ),
    Kpi(
        id="dossiers_resolved",
        subject="dossiers",
        label=Text("Hồ sơ đã giải quyết", "Dossiers resolved"),
        column=Text("Đã giải quyết", "Resolved"),
        meaning=Text("Số hồ sơ đã giải quyết trong kỳ.", "Dossiers resolved in the period."),
        unit="count",
        direction="neither",
        legal_source=FORM + ", cột (7)",
        numerator=(RESOLVED,),
    ),
    Kpi(
        id="dossiers_resolution_rate",
        subject="dossiers",
        label=Text("Tỷ lệ giải quyết hồ sơ", "Dossier resolution rate"),
        meaning=Text(
            "Hồ sơ đã giải quyết ÷ tổng số tiếp nhận (gồm kỳ trước chuyển qua).",
            "Dossiers resolved ÷ dossiers received in total (with carried over).",
        ),
        unit="percent",
        direction="higher",
        legal_source=FORM + ", cột (7) ÷ (3)",
        numerator=(RESOLVED,),
        denominator=(RECEIVED_TOTAL,),
        caution=PRINTED,
        claim="dossiers_resolution_rate_reported",
        group=RESULTS,
    ),
    Kpi(
        id="on_time_rate",
        subject="dossiers",
        label=Text("Giải quyết đúng hạn", "Resolved on time"),
        column=Text("Đúng hạn", "On time"),
        meaning=Text(
            "Hồ sơ giải quyết trước hạn và đúng hạn ÷ hồ sơ đã giải quyết.",
            "Dossiers resolved early or on time ÷ dossiers resolved.",
        ),
        unit="percent",
        direction="higher",
        legal_source=FORM + ", cột ((8) + (9)) ÷ (7)",
        numerator=(IN_TIME,),
        denominator=(RESOLVED,),
        target=Target(value=98, watch=2, basis=PRESET),
        caution=Text(
            "Có nơi chia cho hồ sơ đến hạn; ở đây chia cho hồ sơ đã giải quyết. " + PRINTED.vi,
            "Some divide by dossiers due; here by dossiers resolved. " + PRINTED.en,
        ),
        claim="on_time_rate_reported",
        overview=OverviewCard(card=1, is_ranked=True),
    ),
    Kpi(
        id="early_rate",
        subject="dossiers",
        label=Text("Giải quyết trước hạn", "Resolved early"),
        meaning=Text(
            "Hồ sơ giải quyết trước hạn ÷ hồ sơ đã giải quyết.", "Dossiers resolved early ÷ dossiers resolved."
        ),
        unit="percent",
        direction="higher",
        legal_source=FORM + ", cột (8) ÷ (7)",
        numerator=(measure("dossiers_resolved_early"),),
        denominator=(RESOLVED,),
        claim="early_rate_reported",
        group=RESULTS,
    ),
    Kpi(
        id="late_rate",
        subject="dossiers",
        label=Text("Giải quyết quá hạn", "Resolved late"),
        meaning=Text("Hồ sơ giải quyết quá hạn ÷ hồ sơ đã giải quyết.", "Dossiers resolved late ÷ dossiers resolved."),
        unit="percent",
        direction="lower",
        legal_source=FORM + ", cột (10) ÷ (7)",
        numerator=(LATE,),
        denominator=(RESOLVED,),
        target=Target(value=2, watch=2, basis=PRESET),
        claim="late_rate_reported",
        group=RESULTS,
    ),
    Kpi(
        id="late_per_1000",
        subject="dossiers",
        label=Text("Quá hạn trên 1.000 hồ sơ", "Late per 1,000 dossiers"),
        card=Text("Quá hạn/1.000 hồ sơ", "Late per 1,000"),
        column=Text("QH/1.000", "Late/1,000"),
        meaning=Text(
            "Hồ sơ giải quyết quá hạn trên 1.000 hồ sơ đã giải quyết; rõ hơn tỷ lệ khi gần 100 %.",
            "Dossiers resolved late per 1,000 resolved; clearer than the rate near 100 %.",
        ),
        unit="per_1000",
        direction="lower",
        legal_source=FORM + ", cột (10) ÷ (7) × 1.000",
        numerator=(LATE,),
        denominator=(RESOLVED,),
        target=Target(value=20, watch=20, basis=PRESET),
        overview=OverviewCard(card=3),
    ),
    Kpi(
        id="dossiers_pending",
        subject="dossiers",
        label=Text("Hồ sơ đang giải quyết", "Dossiers pending"),
        column=Text("Đang giải quyết", "Pending"),
        meaning=Text("Số hồ sơ đang giải quyết ở cuối kỳ.", "Dossiers pending at the end of the period."),
        unit="count",
        direction="neither",
        legal_source=FORM + ", cột (11)",
        numerator=(PENDING,),
        caution=STOCK,
    ),
    Kpi(
        id="dossiers_pending_overdue",
        subject="dossiers",
        label=Text("Quá hạn đang tồn", "Pending overdue"),
        column=Text("Tồn quá hạn", "Overdue"),
        meaning=Text(
            "Hồ sơ đang giải quyết đã quá hạn ở cuối kỳ.", "Dossiers pending past their term at the end of the period."
        ),
        unit="count",
        direction="lower",
        legal_source=FORM + ", cột (13)",
        numerator=(OVERDUE,),
        caution=STOCK,
        overview=OverviewCard(card=2),
    ),
    Kpi(
        id="dossiers_online_acceptance_overdue",
        subject="dossiers",
        label=Text("Trực tuyến chờ tiếp nhận quá hạn", "Online, waiting for acceptance too long"),
        meaning=Text(
            "Hồ sơ trực tuyến ở cuối kỳ chờ tiếp nhận quá thời hạn.",
            "Online dossiers waiting at the end of the period to be accepted, past the term for it.",
        ),
        unit="count",
        direction="lower",
        legal_source="Nghị định 118/2025/NĐ-CP; Thông tư 03/2025/TT-VPCP",
        numerator=(measure("dossiers_online_waiting_acceptance_overdue"),),
        caution=Text(
            "Số cuối kỳ: không cộng qua các kỳ. Khác với quá hạn giải quyết.",
            "A closing stock: never added over periods. Not the same as overdue in handling.",
        ),
        group=INTAKE,
    ),
    Kpi(
        id="overdue_share",
        subject="dossiers",
        label=Text("Tỷ lệ quá hạn trong đang giải quyết", "Overdue share of pending"),
        column=Text("% quá hạn/tồn", "Overdue %"),
        meaning=Text(
            "Hồ sơ đang giải quyết đã quá hạn ÷ hồ sơ đang giải quyết.", "Dossiers pending overdue ÷ dossiers pending."
        ),
        unit="percent",
        direction="lower",
        legal_source=FORM + ", cột (13) ÷ (11)",
        numerator=(OVERDUE,),
        denominator=(PENDING,),
        claim="overdue_share_reported",
    ),
    Kpi(
        id="backlog_change",
        subject="dossiers",
        label=Text("Thay đổi hồ sơ tồn", "Backlog change"),
        meaning=Text(
            "Hồ sơ đang giải quyết cuối kỳ trừ hồ sơ kỳ trước chuyển qua.",
            "Dossiers pending at the end less those carried over at the start.",
        ),
        unit="count",
        direction="lower",
        legal_source=FORM + ", cột (11) − (6)",
        numerator=(PENDING,),
        minus=(CARRIED_OVER,),
        group=BACKLOG,
    ),
    Kpi(
        id="satisfaction_rate",
        subject="dossiers",
        label=Text("Tỷ lệ hài lòng (theo báo cáo)", "Satisfaction (as reported)"),
        meaning=Text(
            "Tỷ lệ hài lòng như in trong báo cáo; không tính lại được.",
            "The satisfaction rate as printed; it cannot be recomputed.",
        ),
        unit="percent",
        direction="higher",
        legal_source="Nghị quyết 76/NQ-CP",
        numerator=(measure("satisfaction_rate_reported"),),
        target=Target(
            value=90,
            watch=5,
            basis=Text(
                "Nghị quyết 76/NQ-CP: 90 % năm 2025, 95 % năm 2030", "Resolution 76/NQ-CP: 90 % in 2025, 95 % in 2030"
            ),
            since=date(2025, 1, 1),
        ),
        caution=Text(
            "Chỉ hiện như báo cáo; không cộng, không xếp hạng, không lấy trung bình.",
            "Shown as reported only; never added, ranked or averaged.",
        ),
        reported_only=True,
        group=SERVICE,
    ),
)
