"""KPIs of the budget: what has been spent since January against the plan of the year."""

from metrics.kpi import Kpi, Operand, measure

SOURCE = "Luật Ngân sách nhà nước 2015; Thông tư 61/2017/TT-BTC (công khai ngân sách)"
_YTD_VI = "Chỉ có theo lũy kế: không chia ra tháng, không cộng các kỳ."
_YTD_EN = "Year to date only: never split into months, never added over periods."
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
        "budget_disbursement_rate",
        "budget",
        "Giải ngân dự toán (lũy kế)",
        "Budget disbursement (year to date)",
        "Đã chi lũy kế từ đầu năm ÷ dự toán cả năm.",
        "Spent since January ÷ the plan of the year.",
        "percent",
        "higher",
        SOURCE,
        (SPENT,),
        (PLAN,),
        caution_vi=_YTD_VI,
        caution_en=_YTD_EN,
    ),
    Kpi(
        "budget_autonomous_rate",
        "budget",
        "Giải ngân kinh phí tự chủ (lũy kế)",
        "Autonomous budget spent (year to date)",
        "Kinh phí tự chủ đã chi từ đầu năm ÷ kinh phí tự chủ được giao cả năm.",
        "Autonomous budget spent since January ÷ that assigned for the year.",
        "percent",
        "higher",
        SOURCE,
        (measure("budget_autonomous_spent"),),
        (measure("budget_autonomous_assigned"),),
        claim="budget_autonomous_spent_rate_reported",
        caution_vi=_YTD_VI,
        caution_en=_YTD_EN,
    ),
    Kpi(
        "budget_non_autonomous_rate",
        "budget",
        "Giải ngân kinh phí không tự chủ (lũy kế)",
        "Non-autonomous budget spent (year to date)",
        "Kinh phí không tự chủ đã chi từ đầu năm ÷ kinh phí không tự chủ được giao cả năm.",
        "Non-autonomous budget spent since January ÷ that assigned for the year.",
        "percent",
        "higher",
        SOURCE,
        (measure("budget_non_autonomous_spent"),),
        (measure("budget_non_autonomous_assigned"),),
        claim="budget_non_autonomous_spent_rate_reported",
        caution_vi=_YTD_VI,
        caution_en=_YTD_EN,
    ),
    Kpi(
        "budget_plan",
        "budget",
        "Dự toán cả năm",
        "Budget of the year",
        "Dự toán được giao cho cả năm.",
        "The budget assigned for the whole year.",
        "vnd",
        "neither",
        SOURCE,
        (PLAN,),
    ),
    Kpi(
        "budget_spent",
        "budget",
        "Đã chi, lũy kế",
        "Spent, year to date",
        "Kinh phí đã chi từ đầu năm.",
        "Spent since January.",
        "vnd",
        "neither",
        SOURCE,
        (SPENT,),
    ),
)
