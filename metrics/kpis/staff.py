"""KPIs of staff: posts assigned and used, civil servants and public employees."""

from metrics.kpi import Kpi, Text, measure

SERVANTS = "Nghị định 62/2020/NĐ-CP (vị trí việc làm và biên chế công chức)"
EMPLOYEES = "Nghị định 106/2020/NĐ-CP (số lượng người làm việc trong đơn vị sự nghiệp công lập)"
STAFF = Text("Biên chế", "Staff")
STOCK = Text("Số cuối kỳ: không cộng qua các kỳ.", "A closing stock: never added over periods.")

KPIS = (
    Kpi(
        id="staff_posts_used_rate",
        subject="staff",
        label=Text("Tỷ lệ sử dụng biên chế công chức", "Civil servant posts used, share"),
        meaning=Text(
            "Biên chế công chức đã sử dụng ÷ biên chế công chức được giao.",
            "Civil servant posts used ÷ posts assigned.",
        ),
        unit="percent",
        direction="neither",
        legal_source=SERVANTS,
        numerator=(measure("staff_civil_servants_used"),),
        denominator=(measure("staff_civil_servants_assigned"),),
        group=STAFF,
    ),
    Kpi(
        id="staff_civil_servants_assigned",
        subject="staff",
        label=Text("Biên chế công chức được giao", "Civil servant posts assigned"),
        meaning=Text(
            "Số biên chế công chức được giao, ở cuối kỳ.", "Civil servant posts assigned, at the end of the period."
        ),
        unit="count",
        direction="neither",
        legal_source=SERVANTS,
        numerator=(measure("staff_civil_servants_assigned"),),
        caution=STOCK,
        group=STAFF,
    ),
    Kpi(
        id="staff_civil_servants_used",
        subject="staff",
        label=Text("Biên chế công chức đã sử dụng", "Civil servant posts used"),
        meaning=Text(
            "Số biên chế công chức đã sử dụng, ở cuối kỳ.", "Civil servant posts used, at the end of the period."
        ),
        unit="count",
        direction="neither",
        legal_source=SERVANTS,
        numerator=(measure("staff_civil_servants_used"),),
        caution=STOCK,
        group=STAFF,
    ),
    Kpi(
        id="staff_civil_servants",
        subject="staff",
        label=Text("Công chức", "Civil servants"),
        meaning=Text("Số công chức hiện có, ở cuối kỳ.", "Civil servants at the end of the period."),
        unit="count",
        direction="neither",
        legal_source=SERVANTS,
        numerator=(measure("staff_civil_servants"),),
        caution=STOCK,
        group=STAFF,
    ),
    Kpi(
        id="staff_public_employees",
        subject="staff",
        label=Text("Viên chức", "Public employees"),
        meaning=Text("Số viên chức hiện có, ở cuối kỳ.", "Public employees at the end of the period."),
        unit="count",
        direction="neither",
        legal_source=EMPLOYEES,
        numerator=(measure("staff_public_employees"),),
        caution=STOCK,
        group=STAFF,
    ),
)
