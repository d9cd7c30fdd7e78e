"""KPIs of administrative procedures (thủ tục hành chính): how many there are, by level, and what was announced."""

from metrics.kpi import Kpi, Text, measure

CONTROL = "Nghị định 63/2010/NĐ-CP, sửa đổi bởi Nghị định 92/2017/NĐ-CP (kiểm soát thủ tục hành chính)"
CATALOGUE = Text("Danh mục thủ tục", "Catalogue of procedures")
ANNOUNCED = Text("Công bố thủ tục", "Announcements")
STOCK = Text("Số cuối kỳ: không cộng qua các kỳ.", "A closing stock: never added over periods.")

KPIS = (
    Kpi(
        id="tthc_total",
        subject="procedures",
        label=Text("Thủ tục hành chính đang thực hiện", "Procedures in force"),
        meaning=Text(
            "Tổng số thủ tục hành chính thực hiện trên địa bàn, ở cuối kỳ.",
            "Administrative procedures carried out in the province, at the end of the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=CONTROL,
        numerator=(measure("tthc_total"),),
        caution=STOCK,
        group=CATALOGUE,
    ),
    Kpi(
        id="tthc_province_level",
        subject="procedures",
        label=Text("Thủ tục cấp tỉnh", "Province-level procedures"),
        meaning=Text(
            "Số thủ tục thuộc thẩm quyền cấp tỉnh, ở cuối kỳ.",
            "Procedures of the province's own level, at the end of the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=CONTROL,
        numerator=(measure("tthc_province_level"),),
        caution=STOCK,
        group=CATALOGUE,
    ),
    Kpi(
        id="tthc_district_level",
        subject="procedures",
        label=Text("Thủ tục cấp huyện", "District-level procedures"),
        meaning=Text(
            "Số thủ tục thuộc thẩm quyền cấp huyện, ở cuối kỳ.",
            "Procedures of the district level, at the end of the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=CONTROL,
        numerator=(measure("tthc_district_level"),),
        caution=Text(
            "Số cuối kỳ: không cộng qua các kỳ. Cấp huyện kết thúc từ ngày 1/7/2025.",
            "A closing stock: never added over periods. The district level ended on 1 July 2025.",
        ),
        group=CATALOGUE,
    ),
    Kpi(
        id="tthc_commune_level",
        subject="procedures",
        label=Text("Thủ tục cấp xã", "Commune-level procedures"),
        meaning=Text(
            "Số thủ tục thuộc thẩm quyền cấp xã, ở cuối kỳ.",
            "Procedures of the commune level, at the end of the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=CONTROL,
        numerator=(measure("tthc_commune_level"),),
        caution=STOCK,
        group=CATALOGUE,
    ),
    Kpi(
        id="tthc_announced",
        subject="procedures",
        label=Text("Thủ tục được công bố", "Procedures announced"),
        meaning=Text(
            "Số thủ tục được công bố (ban hành mới, sửa đổi, bãi bỏ) trong kỳ.",
            "Procedures announced (new, changed or abolished) in the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=CONTROL,
        numerator=(measure("tthc_announced"),),
        caution=Text(
            "Một thủ tục công bố lại nhiều lần thì đếm mỗi lần.",
            "A procedure announced several times counts each time.",
        ),
        group=ANNOUNCED,
    ),
    Kpi(
        id="tthc_decisions_issued",
        subject="procedures",
        label=Text("Quyết định công bố thủ tục", "Decisions on procedures"),
        meaning=Text(
            "Số quyết định công bố thủ tục hành chính ban hành trong kỳ.",
            "Decisions announcing procedures issued in the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=CONTROL,
        numerator=(measure("tthc_decisions_issued"),),
        group=ANNOUNCED,
    ),
)
