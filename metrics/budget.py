"""KPIs of the budget: what has been spent since January against the plan of the year."""

from metrics.kpi import Kpi, Operand, measure

SOURCE = "Luật Ngân sách nhà nước 2015; Thông tư 61/2017/TT-BTC (công khai ngân sách)"
PLAN = Operand("budget_plan", (
    ("budget_total_assigned",),
    ("budget_autonomous_assigned", "budget_non_autonomous_assigned"),
))
SPENT = Operand("budget_spent", (("budget_autonomous_spent", "budget_non_autonomous_spent"),))

KPIS = (
    Kpi("budget_disbursement_rate", "budget", "Giải ngân dự toán (lũy kế)", "Budget disbursement (year to date)",
        "Đã chi lũy kế từ đầu năm ÷ dự toán cả năm.", "Spent since January ÷ the plan of the year.",
        "percent", "higher", SOURCE, (SPENT,), (PLAN,),
        caution_vi="Chỉ có theo lũy kế: không chia ra tháng, không cộng các kỳ.",
        caution_en="Year to date only: never split into months, never added over periods."),
    Kpi("budget_plan", "budget", "Dự toán cả năm", "Budget of the year",
        "Dự toán được giao cho cả năm.", "The budget assigned for the whole year.",
        "vnd", "neither", SOURCE, (PLAN,)),
    Kpi("budget_spent", "budget", "Đã chi, lũy kế", "Spent, year to date",
        "Kinh phí đã chi từ đầu năm.", "Spent since January.", "vnd", "neither", SOURCE, (SPENT,)),
)
