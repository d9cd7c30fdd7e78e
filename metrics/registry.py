"""All KPIs by id, found in the files of `metrics/kpis`: a new file there is all that a new subject's KPIs need."""

import pkgutil
from difflib import get_close_matches
from importlib import import_module

from data.measures import SUBJECTS
from metrics import kpis
from metrics.kpi import Kpi


def _declared() -> dict[str, Kpi]:
    """Every KPI of every file: subject by subject as `data.measures` lists them, in each as the files declare them."""
    names = sorted(module.name for module in pkgutil.iter_modules(kpis.__path__, f"{kpis.__name__}."))
    declared: list[Kpi] = [kpi for name in names for kpi in import_module(name).KPIS]
    ids = [kpi.id for kpi in declared]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise ValueError(f"declared twice: {', '.join(twice)}")
    order = list(SUBJECTS)
    return {kpi.id: kpi for kpi in sorted(declared, key=lambda kpi: order.index(kpi.subject))}


KPIS: dict[str, Kpi] = _declared()


class UnknownKpi(ValueError):
    """No KPI has this id; names the nearest ones."""

    def __init__(self, name: str):
        near = ", ".join(get_close_matches(name, KPIS, n=3, cutoff=0.4)) or ", ".join(list(KPIS)[:5])
        self.message_vi = f"Không có chỉ tiêu “{name}”. Gần nhất: {near}."
        self.message_en = f"There is no KPI “{name}”. Nearest: {near}."
        super().__init__(self.message_en)


def kpi(name: str) -> Kpi:
    """The KPI of an id. Raises `UnknownKpi`."""
    if name not in KPIS:
        raise UnknownKpi(name)
    return KPIS[name]
