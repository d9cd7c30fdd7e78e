"""What a KPI and a period are called inside a subject screen's texts."""

from data import periods
from metrics import registry
from pages.parts.view import View

LINE = 25  # periods of a line


def kpi_name(view: View, kpi: str) -> str:
    """A KPI by its short name, where it has one."""
    return registry.kpi(kpi).card_name(view.language)


def short_period(view: View, label: str) -> str:
    """A period inside a sentence: T10/2026, lũy kế đến tháng 10/2026."""
    name = periods.period_name(label, view.language, short=True)
    return name[:1].lower() + name[1:] if label.endswith("-YTD") else name
