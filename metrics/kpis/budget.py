"""KPIs of the budget: what has been spent since January against the plan of the year."""

from metrics.kpi import Kpi, Operand, Text, measure

SOURCE = "Luật Ngân sách nhà nước 2015; Thông tư 61/2017/TT-BTC (công khai ngân sách)"
YTD = Text(
    "Chỉ có theo lũy kế: không chia ra tháng, không cộng các kỳ.",
    "Year to date only: never split into months, never added over periods.",
)
PLAN = Operand(
    "budget_plan",
    (
        ("budget_total_assigned",),
        ("budget_autonomous_assigned", "budget_non_autonomous_assigned"),
    ),
)
SPENT = Operand("budget_spent", (("budget_autonomous_spent", "budget_non_autonomous_spent"),))

KPIS = (
    Kpi(
        id="budget_disbursement_rate",
        subject="budget",
        label=Text("Giải ngân dự toán (lũy kế)", "Budget disbursement (year to date)"),
        card=Text("Giải ngân dự toán", "Budget spent"),
        column=Text("Giải ngân", "Spent"),
        chart=Text("Tổng dự toán", "Whole budget"),
        meaning=Text("Đã chi lũy kế từ đầu năm ÷ dự toán cả năm.", "Spent since January ÷ the plan of the year."),
        unit="percent",
        direction="higher",
        legal_source=SOURCE,
        numerator=(SPENT,),
        denominator=(PLAN,),
        caution=YTD,
    ),
    Kpi(
        id="budget_autonomous_rate",
        subject="budget",
        label=Text("Giải ngân kinh phí tự chủ (lũy kế)", "Autonomous budget spent (year to date)"),
        column=Text("Tự chủ", "Autonomous"),
        chart=Text("Kinh phí tự chủ", "Autonomous"),
        meaning=Text(
            "Kinh phí tự chủ đã chi từ đầu năm ÷ kinh phí tự chủ được giao cả năm.",
            "Autonomous budget spent since January ÷ that assigned for the year.",
        ),
        unit="percent",
        direction="higher",
        legal_source=SOURCE,
        numerator=(measure("budget_autonomous_spent"),),
        denominator=(measure("budget_autonomous_assigned"),),
        caution=YTD,
        claim="budget_autonomous_spent_rate_reported",
    ),
    Kpi(
        id="budget_non_autonomous_rate",
        subject="budget",
        label=Text("Giải ngân kinh phí không tự chủ (lũy kế)", "Non-autonomous budget spent (year to date)"),
        column=Text("Không tự chủ", "Non-autonomous"),
        chart=Text("Kinh phí không tự chủ", "Non-autonomous"),
        meaning=Text(
            "Kinh phí không tự chủ đã chi từ đầu năm ÷ kinh phí không tự chủ được giao cả năm.",
            "Non-autonomous budget spent since January ÷ that assigned for the year.",
        ),
        unit="percent",
        direction="higher",
        legal_source=SOURCE,
        numerator=(measure("budget_non_autonomous_spent"),),
        denominator=(measure("budget_non_autonomous_assigned"),),
        caution=YTD,
        claim="budget_non_autonomous_spent_rate_reported",
    ),
    Kpi(
        id="budget_plan",
        subject="budget",
        label=Text("Dự toán cả năm", "Budget of the year"),
        meaning=Text("Dự toán được giao cho cả năm.", "The budget assigned for the whole year."),
        unit="vnd",
        direction="neither",
        legal_source=SOURCE,
        numerator=(PLAN,),
    ),
    Kpi(
        id="budget_spent",
        subject="budget",
        label=Text("Đã chi, lũy kế", "Spent, year to date"),
        meaning=Text("Kinh phí đã chi từ đầu năm.", "Spent since January."),
        unit="vnd",
        direction="neither",
        legal_source=SOURCE,
        numerator=(SPENT,),
    ),
)
