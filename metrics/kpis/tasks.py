"""KPIs of tasks the Government assigns to a province."""

from metrics.kpi import Kpi, Target, measure
from metrics.kpis.dossiers import SETTING

SOURCE = "Quyết định 42/2014/QĐ-TTg (theo dõi nhiệm vụ Chính phủ, Thủ tướng giao)"
ON_TIME = measure("government_tasks_done_on_time")
_STOCK_VI = "Số cuối kỳ: không cộng qua các kỳ."
_STOCK_EN = "A closing stock: never added over periods."

KPIS = (
    Kpi(
        "government_tasks_on_time_rate",
        "tasks",
        "Nhiệm vụ Chính phủ giao: đúng hạn",
        "Government tasks on time",
        "Nhiệm vụ hoàn thành đúng hạn ÷ (đúng hạn + hoàn thành quá hạn + quá hạn chưa xong).",
        "Tasks done on time ÷ (on time + done late + overdue).",
        "percent",
        "higher",
        SOURCE,
        (ON_TIME,),
        (ON_TIME, measure("government_tasks_done_late"), measure("government_tasks_overdue")),
        target=Target(95, 5, *SETTING),
        caution_vi="Không chia cho số được giao: nhiệm vụ đang làm trong hạn không phải là chậm.",
        caution_en="Never divided by all assigned: tasks running within their term are not late.",
    ),
    Kpi(
        "government_tasks_assigned",
        "tasks",
        "Nhiệm vụ Chính phủ giao",
        "Government tasks assigned",
        "Số nhiệm vụ được giao trong kỳ.",
        "Tasks assigned in the period.",
        "count",
        "neither",
        SOURCE,
        (measure("government_tasks_assigned"),),
    ),
    Kpi(
        "government_tasks_done_on_time",
        "tasks",
        "Nhiệm vụ hoàn thành đúng hạn",
        "Tasks done on time",
        "Số nhiệm vụ hoàn thành đúng hạn trong kỳ.",
        "Tasks done on time in the period.",
        "count",
        "neither",
        SOURCE,
        (ON_TIME,),
    ),
    Kpi(
        "government_tasks_done_late",
        "tasks",
        "Nhiệm vụ hoàn thành quá hạn",
        "Tasks done late",
        "Số nhiệm vụ hoàn thành sau hạn trong kỳ.",
        "Tasks done after their term in the period.",
        "count",
        "lower",
        SOURCE,
        (measure("government_tasks_done_late"),),
    ),
    Kpi(
        "government_tasks_overdue",
        "tasks",
        "Nhiệm vụ quá hạn chưa xong",
        "Tasks overdue, not done",
        "Số nhiệm vụ quá hạn chưa hoàn thành ở cuối kỳ.",
        "Tasks past their term and not done at the end of the period.",
        "count",
        "lower",
        SOURCE,
        (measure("government_tasks_overdue"),),
        caution_vi=_STOCK_VI,
        caution_en=_STOCK_EN,
    ),
    Kpi(
        "government_tasks_in_progress",
        "tasks",
        "Nhiệm vụ đang thực hiện",
        "Tasks in progress",
        "Số nhiệm vụ đang thực hiện, trong hạn, ở cuối kỳ.",
        "Tasks running within their term at the end of the period.",
        "count",
        "neither",
        SOURCE,
        (measure("government_tasks_in_progress"),),
        caution_vi=_STOCK_VI,
        caution_en=_STOCK_EN,
    ),
)
