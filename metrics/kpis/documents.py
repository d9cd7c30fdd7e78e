"""KPIs of documents and meetings of the People's Committee and its Office."""

from metrics.kpi import Kpi, measure

DOCUMENTS = "Nghị định 30/2020/NĐ-CP (công tác văn thư)"
SENT = "Quyết định 28/2018/QĐ-TTg (gửi, nhận văn bản điện tử giữa các cơ quan hành chính nhà nước)"
MEETINGS = "Báo cáo hoạt động của Văn phòng UBND tỉnh (chưa có biểu mẫu chung cả nước)"


def _count(
    name: str,
    label_vi: str,
    label_en: str,
    meaning_vi: str,
    meaning_en: str,
    source: str,
    caution_vi: str = "",
    caution_en: str = "",
) -> Kpi:
    return Kpi(
        name,
        "documents",
        label_vi,
        label_en,
        meaning_vi,
        meaning_en,
        "count",
        "neither",
        source,
        (measure(name),),
        caution_vi=caution_vi,
        caution_en=caution_en,
    )


KPIS = (
    _count(
        "documents_incoming",
        "Văn bản đến",
        "Documents incoming",
        "Số văn bản đến trong kỳ.",
        "Documents that came in during the period.",
        DOCUMENTS,
    ),
    _count(
        "documents_issued_ubnd",
        "Văn bản UBND phát hành",
        "Documents issued by the Committee",
        "Số văn bản do Ủy ban nhân dân phát hành trong kỳ.",
        "Documents the People's Committee issued in the period.",
        DOCUMENTS,
    ),
    _count(
        "documents_issued_office",
        "Văn bản Văn phòng phát hành",
        "Documents issued by the Office",
        "Số văn bản do Văn phòng phát hành trong kỳ.",
        "Documents the Office issued in the period.",
        DOCUMENTS,
    ),
    _count(
        "documents_sent_electronically",
        "Văn bản gửi điện tử",
        "Documents sent electronically",
        "Số văn bản gửi qua trục liên thông trong kỳ.",
        "Documents sent electronically in the period.",
        SENT,
        "Một văn bản gửi nhiều nơi có nơi đếm nhiều lần: không chia cho số văn bản phát hành.",
        "One document sent to many is counted many times in places: never divided by those issued.",
    ),
    _count(
        "documents_issued_complaints",
        "Văn bản về khiếu nại, tố cáo",
        "Documents on complaints",
        "Số văn bản ban hành về khiếu nại, tố cáo trong kỳ.",
        "Documents on complaints and denunciations issued in the period.",
        DOCUMENTS,
    ),
    _count(
        "meetings_served",
        "Cuộc họp đã phục vụ",
        "Meetings served",
        "Số cuộc họp Văn phòng phục vụ trong kỳ.",
        "Meetings the Office served in the period.",
        MEETINGS,
    ),
    _count(
        "online_conferences_served",
        "Hội nghị trực tuyến",
        "Online conferences",
        "Số hội nghị trực tuyến đã phục vụ trong kỳ.",
        "Online conferences served in the period.",
        MEETINGS,
        "Có nơi tính cả trong số cuộc họp: không cộng hai số.",
        "Some count them as meetings too: never added.",
    ),
)
