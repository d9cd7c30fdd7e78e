"""All KPIs by id, gathered from the subjects' files."""

from difflib import get_close_matches

from data.measures import MEASURES
from metrics.kpi import DIRECTIONS, UNITS, Kpi
from metrics.kpis import budget, citizens, documents, dossiers, hotline, index766, media, tasks

_SUBJECTS = (dossiers, hotline, media, citizens, tasks, documents, budget, index766)
KPIS: dict[str, Kpi] = {k.id: k for module in _SUBJECTS for k in module.KPIS}

for _kpi in KPIS.values():  # a KPI that names an unknown measure or word stops the program at once
    assert _kpi.unit in UNITS and _kpi.direction in DIRECTIONS, _kpi.id
    assert all(m in MEASURES for m in _kpi.measures) and (_kpi.claim is None or _kpi.claim in MEASURES), _kpi.id


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
