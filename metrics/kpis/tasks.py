"""KPIs of tasks the Government assigns to a province."""

from metrics.kpi import PRESET, Kpi, Target, Text, measure

SOURCE = "Quyết định 42/2014/QĐ-TTg (theo dõi nhiệm vụ Chính phủ, Thủ tướng giao)"
ON_TIME = measure("government_tasks_done_on_time")
STOCK = Text("Số cuối kỳ: không cộng qua các kỳ.", "A closing stock: never added over periods.")

TRACKED = Text("Nhiệm vụ theo dõi", "Tasks tracked")

KPIS = (
    Kpi(
        id="government_tasks_on_time_rate",
        subject="tasks",
        label=Text("Nhiệm vụ Chính phủ giao: đúng hạn", "Government tasks on time"),
        card=Text("Nhiệm vụ đúng hạn", "Tasks on time"),
        column=Text("Đúng hạn", "On time"),
        meaning=Text(
            "Nhiệm vụ hoàn thành đúng hạn ÷ (đúng hạn + hoàn thành quá hạn + quá hạn chưa xong).",
            "Tasks done on time ÷ (on time + done late + overdue).",
        ),
        unit="percent",
        direction="higher",
        legal_source=SOURCE,
        numerator=(ON_TIME,),
        denominator=(ON_TIME, measure("government_tasks_done_late"), measure("government_tasks_overdue")),
        target=Target(value=95, watch=5, basis=PRESET),
        caution=Text(
            "Không chia cho số được giao: nhiệm vụ đang làm trong hạn không phải là chậm.",
            "Never divided by all assigned: tasks running within their term are not late.",
        ),
    ),
    Kpi(
        id="government_tasks_assigned",
        subject="tasks",
        label=Text("Nhiệm vụ Chính phủ giao", "Government tasks assigned"),
        column=Text("Được giao", "Assigned"),
        meaning=Text("Số nhiệm vụ được giao trong kỳ.", "Tasks assigned in the period."),
        unit="count",
        direction="neither",
        legal_source=SOURCE,
        numerator=(measure("government_tasks_assigned"),),
    ),
    Kpi(
        id="government_tasks_done_on_time",
        subject="tasks",
        label=Text("Nhiệm vụ hoàn thành đúng hạn", "Tasks done on time"),
        column=Text("Xong đúng hạn", "Done on time"),
        chart=Text("Đúng hạn", "On time"),
        meaning=Text("Số nhiệm vụ hoàn thành đúng hạn trong kỳ.", "Tasks done on time in the period."),
        unit="count",
        direction="neither",
        legal_source=SOURCE,
        numerator=(ON_TIME,),
    ),
    Kpi(
        id="government_tasks_done_late",
        subject="tasks",
        label=Text("Nhiệm vụ hoàn thành quá hạn", "Tasks done late"),
        column=Text("Xong quá hạn", "Done late"),
        meaning=Text("Số nhiệm vụ hoàn thành sau hạn trong kỳ.", "Tasks done after their term in the period."),
        unit="count",
        direction="lower",
        legal_source=SOURCE,
        numerator=(measure("government_tasks_done_late"),),
    ),
    Kpi(
        id="government_tasks_overdue",
        subject="tasks",
        label=Text("Nhiệm vụ quá hạn chưa xong", "Tasks overdue, not done"),
        card=Text("Nhiệm vụ quá hạn", "Tasks overdue"),
        column=Text("Quá hạn chưa xong", "Overdue"),
        chart=Text("Quá hạn chưa xong", "Overdue, not done"),
        meaning=Text(
            "Số nhiệm vụ quá hạn chưa hoàn thành ở cuối kỳ.",
            "Tasks past their term and not done at the end of the period.",
        ),
        unit="count",
        direction="lower",
        legal_source=SOURCE,
        numerator=(measure("government_tasks_overdue"),),
        caution=STOCK,
    ),
    Kpi(
        id="government_tasks_in_progress",
        subject="tasks",
        label=Text("Nhiệm vụ đang thực hiện", "Tasks in progress"),
        column=Text("Đang thực hiện", "In progress"),
        meaning=Text(
            "Số nhiệm vụ đang thực hiện, trong hạn, ở cuối kỳ.",
            "Tasks running within their term at the end of the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=SOURCE,
        numerator=(measure("government_tasks_in_progress"),),
        caution=STOCK,
    ),
    Kpi(
        id="tasks_tracked",
        subject="tasks",
        label=Text("Nhiệm vụ theo dõi", "Tasks tracked"),
        meaning=Text(
            "Số nhiệm vụ Văn phòng đang theo dõi, đôn đốc ở cuối kỳ.",
            "Tasks the Office keeps track of at the end of the period.",
        ),
        unit="count",
        direction="neither",
        legal_source="Báo cáo hoạt động của Văn phòng UBND tỉnh (chưa có biểu mẫu chung cả nước)",
        numerator=(measure("tasks_tracked"),),
        caution=Text(
            "Gồm nhiệm vụ của tỉnh giao: không so với nhiệm vụ Chính phủ giao. Số cuối kỳ: không cộng.",
            "With those of the province itself: unlike Government tasks. A closing stock: never added.",
        ),
        group=TRACKED,
    ),
)
