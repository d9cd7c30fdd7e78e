"""KPIs of citizen reception and petitions (tiếp công dân, đơn thư)."""

from metrics.kpi import Kpi, measure

SOURCE = "Luật Tiếp công dân 2013; Luật Khiếu nại 2011; Luật Tố cáo 2018"


FEEDBACK = "Nghị định 20/2008/NĐ-CP, sửa đổi bởi Nghị định 92/2017/NĐ-CP (phản ánh, kiến nghị về quy định hành chính)"
REGULATION = measure("feedback_regulation_received")


def _count(name: str, label_vi: str, label_en: str, meaning_vi: str, meaning_en: str, source: str = SOURCE) -> Kpi:
    return Kpi(
        name, "citizens", label_vi, label_en, meaning_vi, meaning_en, "count", "neither", source, (measure(name),)
    )


KPIS = (
    _count(
        "citizen_reception_visits",
        "Lượt tiếp công dân",
        "Citizen reception visits",
        "Số lượt tiếp công dân thường xuyên trong kỳ.",
        "Regular citizen reception visits in the period.",
    ),
    _count(
        "citizen_reception_people",
        "Công dân được tiếp",
        "Citizens received",
        "Số người được tiếp trong kỳ.",
        "People received in the period.",
    ),
    _count(
        "petitions_received",
        "Đơn tiếp nhận",
        "Petitions received",
        "Tổng số đơn tiếp nhận trong kỳ.",
        "All petitions received in the period.",
    ),
    _count(
        "petitions_complaint", "Đơn khiếu nại", "Complaints", "Số đơn khiếu nại trong kỳ.", "Complaints in the period."
    ),
    _count(
        "petitions_denunciation",
        "Đơn tố cáo",
        "Denunciations",
        "Số đơn tố cáo trong kỳ.",
        "Denunciations in the period.",
    ),
    _count(
        "petitions_feedback",
        "Đơn phản ánh, kiến nghị",
        "Feedback and suggestions",
        "Số đơn phản ánh, kiến nghị trong kỳ.",
        "Feedback and suggestions in the period.",
    ),
    _count(
        "petitions_land_use",
        "Đơn về đất đai",
        "Petitions on land",
        "Số đơn có nội dung về đất đai trong kỳ.",
        "Petitions on land in the period.",
    ),
    _count(
        "petitions_civil",
        "Đơn về dân sự",
        "Petitions on civil matters",
        "Số đơn có nội dung dân sự trong kỳ.",
        "Petitions on civil matters in the period.",
    ),
    _count(
        "petitions_political_social_other",
        "Đơn về chính trị, xã hội, khác",
        "Petitions on other matters",
        "Số đơn có nội dung chính trị, xã hội và khác trong kỳ.",
        "Petitions on political, social and other matters in the period.",
    ),
    _count(
        "petitions_eligible",
        "Đơn đủ điều kiện xử lý",
        "Petitions eligible",
        "Số đơn đủ điều kiện xử lý trong kỳ.",
        "Petitions that may be handled in the period.",
    ),
    _count(
        "petitions_referred",
        "Đơn chuyển xử lý",
        "Petitions referred",
        "Số đơn chuyển cơ quan có thẩm quyền trong kỳ.",
        "Petitions referred to those in charge in the period.",
    ),
    _count(
        "petitions_filed",
        "Đơn xếp lưu",
        "Petitions filed",
        "Số đơn xếp lưu trong kỳ.",
        "Petitions filed without handling in the period.",
    ),
    _count(
        "feedback_regulation_received",
        "Phản ánh về quy định: tiếp nhận",
        "Feedback on regulations: received",
        "Phản ánh, kiến nghị về quy định hành chính tiếp nhận trong kỳ.",
        "Feedback on administrative regulations received in the period.",
        FEEDBACK,
    ),
    Kpi(
        "feedback_regulation_rate",
        "citizens",
        "Phản ánh về quy định: tỷ lệ xử lý",
        "Feedback on regulations: resolved",
        "Phản ánh, kiến nghị về quy định hành chính đã xử lý ÷ tiếp nhận.",
        "Feedback on administrative regulations resolved ÷ received.",
        "percent",
        "higher",
        FEEDBACK,
        (measure("feedback_regulation_resolved"),),
        (REGULATION,),
        claim="feedback_regulation_rate_reported",
        caution_vi="Không tiếp nhận thì không có tỷ lệ, kể cả khi báo cáo in 100 %.",
        caution_en="Nothing received, no ratio, even where a report prints 100 %.",
    ),
    _count(
        "feedback_tthc_received",
        "Phản ánh về thủ tục: tiếp nhận",
        "Feedback on procedures: received",
        "Phản ánh, kiến nghị về thủ tục hành chính tiếp nhận trong kỳ.",
        "Feedback on administrative procedures received in the period.",
        FEEDBACK,
    ),
)
