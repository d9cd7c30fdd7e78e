"""KPIs of administrative dossiers (hồ sơ thủ tục hành chính). Form: Biểu II.06a/VPCP/KSTT, Thông tư 01/2020."""

from datetime import date

from metrics.kpi import Kpi, Operand, Target, measure

FORM = "Thông tư 01/2020/TT-VPCP, Biểu II.06a/VPCP/KSTT"
SETTING = ("mức đặt sẵn, chưa có quy định chung cả nước; sửa theo kế hoạch của tỉnh",
           "a preset; no national threshold exists; set it by the province's plan")

CARRIED_OVER = measure("dossiers_carried_over")
IN_TIME = Operand("in_time", (
    ("dossiers_resolved_early_or_on_time",),
    ("dossiers_resolved_early", "dossiers_resolved_on_time"),
))
APOLOGIES = ("dossiers_resolved_late_apology_given", "dossiers_resolved_late_apology_missing")  # the 2026 sheet
RESOLVED = Operand("resolved", (
    ("dossiers_resolved",),
    ("dossiers_resolved_early_or_on_time", "dossiers_resolved_late"),
    ("dossiers_resolved_early", "dossiers_resolved_on_time", "dossiers_resolved_late"),
    ("dossiers_resolved_early_or_on_time", *APOLOGIES),
))
ONLINE = Operand("received_online", (
    ("dossiers_received_online",),
    ("dossiers_received_online_whole", "dossiers_received_online_part", "dossiers_received_online_other"),
    ("dossiers_received_online_whole", "dossiers_received_online_part"),
))
RECEIVED_NEW = Operand("received_new", (
    ("dossiers_received_new",),
    ("dossiers_received", "-dossiers_carried_over"),
    ("dossiers_received_online", "dossiers_received_direct_and_postal"),
    ("dossiers_received_online", "dossiers_received_direct", "dossiers_received_postal"),
))
RECEIVED_TOTAL = Operand("received_total", (
    ("dossiers_received",),
    ("dossiers_received_new", "dossiers_carried_over"),
), opening_plus_new=(CARRIED_OVER, RECEIVED_NEW))
PENDING = Operand("pending", (
    ("dossiers_pending",),
    ("dossiers_pending_in_time", "dossiers_pending_overdue"),
))
LATE = Operand("late", (("dossiers_resolved_late",), APOLOGIES))
OVERDUE = measure("dossiers_pending_overdue")

_PRINTED_VI = "Tỷ lệ in trong báo cáo được giữ bên cạnh để đối chiếu, không dùng để tính."
_PRINTED_EN = "A printed ratio is kept beside it for comparison and never used."

KPIS = (
    Kpi("dossiers_received_new", "dossiers", "Hồ sơ mới tiếp nhận", "Dossiers newly received",
        "Số hồ sơ tiếp nhận trong kỳ, không gồm kỳ trước chuyển qua.",
        "Dossiers received in the period, those carried over left out.",
        "count", "neither", FORM + ", cột (4) + (5)", (RECEIVED_NEW,)),
    Kpi("dossiers_received", "dossiers", "Hồ sơ tiếp nhận, tổng số", "Dossiers received in total",
        "Tổng số hồ sơ phải giải quyết: mới tiếp nhận và kỳ trước chuyển qua.",
        "All dossiers to handle: newly received and carried over.",
        "count", "neither", FORM + ", cột (3)", (RECEIVED_TOTAL,),
        caution_vi="Nhiều kỳ: số chuyển qua của kỳ đầu cộng số mới của các kỳ, không cộng cột (3) các kỳ.",
        caution_en="Over several periods: the first opening plus all new ones; column (3) is never added up."),
    Kpi("online_share", "dossiers", "Tỷ lệ hồ sơ trực tuyến (trên hồ sơ mới)", "Online share (of new dossiers)",
        "Hồ sơ tiếp nhận trực tuyến ÷ hồ sơ mới tiếp nhận.", "Dossiers received online ÷ dossiers newly received.",
        "percent", "higher", FORM + ", cột (4) ÷ ((4) + (5))",
        (ONLINE,), (RECEIVED_NEW,),
        target=Target(80, 10, *SETTING), claim="online_rate_reported",
        caution_vi="Có báo cáo chia cho tổng số gồm kỳ trước chuyển qua; ở đây chỉ chia cho hồ sơ mới.",
        caution_en="Some reports divide by the total with carried over; here only new dossiers count."),
    Kpi("dossiers_resolved", "dossiers", "Hồ sơ đã giải quyết", "Dossiers resolved",
        "Số hồ sơ đã giải quyết trong kỳ.", "Dossiers resolved in the period.",
        "count", "neither", FORM + ", cột (7)", (RESOLVED,)),
    Kpi("dossiers_resolution_rate", "dossiers", "Tỷ lệ giải quyết hồ sơ", "Dossier resolution rate",
        "Hồ sơ đã giải quyết ÷ tổng số tiếp nhận (gồm kỳ trước chuyển qua).",
        "Dossiers resolved ÷ dossiers received in total (with carried over).",
        "percent", "higher", FORM + ", cột (7) ÷ (3)", (RESOLVED,), (RECEIVED_TOTAL,),
        claim="dossiers_resolution_rate_reported", caution_vi=_PRINTED_VI, caution_en=_PRINTED_EN),
    Kpi("on_time_rate", "dossiers", "Giải quyết đúng hạn", "Resolved on time",
        "Hồ sơ giải quyết trước hạn và đúng hạn ÷ hồ sơ đã giải quyết.",
        "Dossiers resolved early or on time ÷ dossiers resolved.",
        "percent", "higher", FORM + ", cột ((8) + (9)) ÷ (7)", (IN_TIME,), (RESOLVED,),
        target=Target(98, 2, *SETTING), claim="on_time_rate_reported",
        caution_vi="Có nơi chia cho hồ sơ đến hạn; ở đây chia cho hồ sơ đã giải quyết. " + _PRINTED_VI,
        caution_en="Some divide by dossiers due; here by dossiers resolved. " + _PRINTED_EN),
    Kpi("early_rate", "dossiers", "Giải quyết trước hạn", "Resolved early",
        "Hồ sơ giải quyết trước hạn ÷ hồ sơ đã giải quyết.", "Dossiers resolved early ÷ dossiers resolved.",
        "percent", "higher", FORM + ", cột (8) ÷ (7)", (measure("dossiers_resolved_early"),), (RESOLVED,),
        claim="early_rate_reported"),
    Kpi("late_rate", "dossiers", "Giải quyết quá hạn", "Resolved late",
        "Hồ sơ giải quyết quá hạn ÷ hồ sơ đã giải quyết.", "Dossiers resolved late ÷ dossiers resolved.",
        "percent", "lower", FORM + ", cột (10) ÷ (7)", (LATE,), (RESOLVED,),
        target=Target(2, 2, *SETTING), claim="late_rate_reported"),
    Kpi("late_per_1000", "dossiers", "Quá hạn trên 1.000 hồ sơ", "Late per 1,000 dossiers",
        "Hồ sơ giải quyết quá hạn trên 1.000 hồ sơ đã giải quyết; rõ hơn tỷ lệ khi gần 100 %.",
        "Dossiers resolved late per 1,000 resolved; clearer than the rate near 100 %.",
        "per_1000", "lower", FORM + ", cột (10) ÷ (7) × 1.000", (LATE,), (RESOLVED,),
        target=Target(20, 20, *SETTING)),
    Kpi("dossiers_pending", "dossiers", "Hồ sơ đang giải quyết", "Dossiers pending",
        "Số hồ sơ đang giải quyết ở cuối kỳ.", "Dossiers pending at the end of the period.",
        "count", "neither", FORM + ", cột (11)", (PENDING,),
        caution_vi="Số cuối kỳ: không cộng qua các kỳ.", caution_en="A closing stock: never added over periods."),
    Kpi("dossiers_pending_overdue", "dossiers", "Quá hạn đang tồn", "Pending overdue",
        "Hồ sơ đang giải quyết đã quá hạn ở cuối kỳ.", "Dossiers pending past their term at the end of the period.",
        "count", "lower", FORM + ", cột (13)", (OVERDUE,),
        caution_vi="Số cuối kỳ: không cộng qua các kỳ.", caution_en="A closing stock: never added over periods."),
    Kpi("dossiers_online_acceptance_overdue", "dossiers", "Trực tuyến chờ tiếp nhận quá hạn",
        "Online, waiting for acceptance too long",
        "Hồ sơ trực tuyến ở cuối kỳ chờ tiếp nhận quá thời hạn.",
        "Online dossiers waiting at the end of the period to be accepted, past the term for it.",
        "count", "lower", "Nghị định 118/2025/NĐ-CP; Thông tư 03/2025/TT-VPCP",
        (measure("dossiers_online_waiting_acceptance_overdue"),),
        caution_vi="Số cuối kỳ: không cộng qua các kỳ. Khác với quá hạn giải quyết.",
        caution_en="A closing stock: never added over periods. Not the same as overdue in handling."),
    Kpi("overdue_share", "dossiers", "Tỷ lệ quá hạn trong đang giải quyết", "Overdue share of pending",
        "Hồ sơ đang giải quyết đã quá hạn ÷ hồ sơ đang giải quyết.", "Dossiers pending overdue ÷ dossiers pending.",
        "percent", "lower", FORM + ", cột (13) ÷ (11)", (OVERDUE,), (PENDING,), claim="overdue_share_reported"),
    Kpi("backlog_change", "dossiers", "Thay đổi hồ sơ tồn", "Backlog change",
        "Hồ sơ đang giải quyết cuối kỳ trừ hồ sơ kỳ trước chuyển qua.",
        "Dossiers pending at the end less those carried over at the start.",
        "count", "lower", FORM + ", cột (11) − (6)", (PENDING,), minus=(CARRIED_OVER,)),
    Kpi("satisfaction_rate", "dossiers", "Tỷ lệ hài lòng (theo báo cáo)", "Satisfaction (as reported)",
        "Tỷ lệ hài lòng như in trong báo cáo; không tính lại được.",
        "The satisfaction rate as printed; it cannot be recomputed.",
        "percent", "higher", "Nghị quyết 76/NQ-CP", (measure("satisfaction_rate_reported"),), reported_only=True,
        target=Target(90, 5, "Nghị quyết 76/NQ-CP: 90 % năm 2025, 95 % năm 2030",
                      "Resolution 76/NQ-CP: 90 % in 2025, 95 % in 2030", since=date(2025, 1, 1)),
        caution_vi="Chỉ hiện như báo cáo; không cộng, không xếp hạng, không lấy trung bình.",
        caution_en="Shown as reported only; never added, ranked or averaged."),
)
