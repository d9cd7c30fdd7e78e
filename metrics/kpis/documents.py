"""KPIs of documents and meetings of the People's Committee and its Office."""

from metrics.kpi import Kpi, Text, measure

DOCUMENTS = "Nghị định 30/2020/NĐ-CP (công tác văn thư)"
SENT = "Quyết định 28/2018/QĐ-TTg (gửi, nhận văn bản điện tử giữa các cơ quan hành chính nhà nước)"
MEETINGS = "Báo cáo hoạt động của Văn phòng UBND tỉnh (chưa có biểu mẫu chung cả nước)"

KPIS = (
    Kpi(
        id="documents_incoming",
        subject="documents",
        label=Text("Văn bản đến", "Documents incoming"),
        meaning=Text("Số văn bản đến trong kỳ.", "Documents that came in during the period."),
        unit="count",
        direction="neither",
        legal_source=DOCUMENTS,
        numerator=(measure("documents_incoming"),),
    ),
    Kpi(
        id="documents_issued_ubnd",
        subject="documents",
        label=Text("Văn bản UBND phát hành", "Documents issued by the Committee"),
        column=Text("UBND phát hành", "Committee issued"),
        chart=Text("UBND", "Committee"),
        meaning=Text(
            "Số văn bản do Ủy ban nhân dân phát hành trong kỳ.",
            "Documents the People's Committee issued in the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=DOCUMENTS,
        numerator=(measure("documents_issued_ubnd"),),
    ),
    Kpi(
        id="documents_issued_office",
        subject="documents",
        label=Text("Văn bản Văn phòng phát hành", "Documents issued by the Office"),
        column=Text("Văn phòng phát hành", "Office issued"),
        chart=Text("Văn phòng", "Office"),
        meaning=Text("Số văn bản do Văn phòng phát hành trong kỳ.", "Documents the Office issued in the period."),
        unit="count",
        direction="neither",
        legal_source=DOCUMENTS,
        numerator=(measure("documents_issued_office"),),
    ),
    Kpi(
        id="documents_sent_electronically",
        subject="documents",
        label=Text("Văn bản gửi điện tử", "Documents sent electronically"),
        column=Text("Gửi điện tử", "Sent electronically"),
        meaning=Text("Số văn bản gửi qua trục liên thông trong kỳ.", "Documents sent electronically in the period."),
        unit="count",
        direction="neither",
        legal_source=SENT,
        numerator=(measure("documents_sent_electronically"),),
        caution=Text(
            "Một văn bản gửi nhiều nơi có nơi đếm nhiều lần: không chia cho số văn bản phát hành.",
            "One document sent to many is counted many times in places: never divided by those issued.",
        ),
    ),
    Kpi(
        id="documents_issued_complaints",
        subject="documents",
        label=Text("Văn bản về khiếu nại, tố cáo", "Documents on complaints"),
        column=Text("Về khiếu nại, tố cáo", "On complaints"),
        meaning=Text(
            "Số văn bản ban hành về khiếu nại, tố cáo trong kỳ.",
            "Documents on complaints and denunciations issued in the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=DOCUMENTS,
        numerator=(measure("documents_issued_complaints"),),
    ),
    Kpi(
        id="meetings_served",
        subject="documents",
        label=Text("Cuộc họp đã phục vụ", "Meetings served"),
        meaning=Text("Số cuộc họp Văn phòng phục vụ trong kỳ.", "Meetings the Office served in the period."),
        unit="count",
        direction="neither",
        legal_source=MEETINGS,
        numerator=(measure("meetings_served"),),
    ),
    Kpi(
        id="online_conferences_served",
        subject="documents",
        label=Text("Hội nghị trực tuyến", "Online conferences"),
        meaning=Text("Số hội nghị trực tuyến đã phục vụ trong kỳ.", "Online conferences served in the period."),
        unit="count",
        direction="neither",
        legal_source=MEETINGS,
        numerator=(measure("online_conferences_served"),),
        caution=Text(
            "Có nơi tính cả trong số cuộc họp: không cộng hai số.", "Some count them as meetings too: never added."
        ),
    ),
)
