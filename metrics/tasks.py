"""KPIs of tasks the Government assigns to a province."""

from metrics.dossiers import SETTING
from metrics.kpi import Kpi, Target, measure

SOURCE = "Quyết định 42/2014/QĐ-TTg (theo dõi nhiệm vụ Chính phủ, Thủ tướng giao)"
ON_TIME = measure("government_tasks_done_on_time")

KPIS = (
    Kpi("government_tasks_on_time_rate", "tasks", "Nhiệm vụ Chính phủ giao: đúng hạn", "Government tasks on time",
        "Nhiệm vụ hoàn thành đúng hạn ÷ (đúng hạn + hoàn thành quá hạn + quá hạn chưa xong).",
        "Tasks done on time ÷ (on time + done late + overdue).",
        "percent", "higher", SOURCE, (ON_TIME,),
        (ON_TIME, measure("government_tasks_done_late"), measure("government_tasks_overdue")),
        target=Target(95, 5, *SETTING),
        caution_vi="Không chia cho số được giao: nhiệm vụ đang làm trong hạn không phải là chậm.",
        caution_en="Never divided by all assigned: tasks running within their term are not late."),
    Kpi("government_tasks_assigned", "tasks", "Nhiệm vụ Chính phủ giao", "Government tasks assigned",
        "Số nhiệm vụ được giao trong kỳ.", "Tasks assigned in the period.",
        "count", "neither", SOURCE, (measure("government_tasks_assigned"),)),
)
