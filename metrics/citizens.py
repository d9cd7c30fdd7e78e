"""KPIs of citizen reception and petitions (tiếp công dân, đơn thư)."""

from metrics.kpi import Kpi, measure

SOURCE = "Luật Tiếp công dân 2013; Luật Khiếu nại 2011; Luật Tố cáo 2018"


def _count(name: str, label_vi: str, label_en: str, meaning_vi: str, meaning_en: str) -> Kpi:
    return Kpi(name, "citizens", label_vi, label_en, meaning_vi, meaning_en, "count", "neither", SOURCE,
               (measure(name),))


KPIS = (
    _count("citizen_reception_visits", "Lượt tiếp công dân", "Citizen reception visits",
           "Số lượt tiếp công dân thường xuyên trong kỳ.", "Regular citizen reception visits in the period."),
    _count("citizen_reception_people", "Công dân được tiếp", "Citizens received",
           "Số người được tiếp trong kỳ.", "People received in the period."),
    _count("petitions_received", "Đơn tiếp nhận", "Petitions received",
           "Tổng số đơn tiếp nhận trong kỳ.", "All petitions received in the period."),
    _count("petitions_complaint", "Đơn khiếu nại", "Complaints",
           "Số đơn khiếu nại trong kỳ.", "Complaints in the period."),
    _count("petitions_denunciation", "Đơn tố cáo", "Denunciations",
           "Số đơn tố cáo trong kỳ.", "Denunciations in the period."),
    _count("petitions_feedback", "Đơn phản ánh, kiến nghị", "Feedback and suggestions",
           "Số đơn phản ánh, kiến nghị trong kỳ.", "Feedback and suggestions in the period."),
)
