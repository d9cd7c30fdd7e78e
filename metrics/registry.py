"""All KPIs by id, found in the files of `metrics/kpis`: a new file there is all that a new subject's KPIs need.

A measure is asked for as it stands under the id `measure:ID` (`measure:dossiers_withdrawn`): a KPI that is this one
measure, so that the one query, trace and exports serve it as they serve every other. It is in no list of KPIs.
"""

import pkgutil
from difflib import get_close_matches
from functools import cache
from importlib import import_module

from data.measures import MEASURES, SUBJECTS, find_measure
from metrics import kpis
from metrics.kpi import Kpi, Text, Unit, measure

OF_MEASURE = "measure:"
LOADED = "Theo tệp đã nạp"
PRINTED = "Theo tỷ lệ in trong báo cáo đã nạp"
_UNITS: dict[str, Unit] = {"count": "count", "money": "vnd", "score": "score", "claim": "percent"}  # by kind of measure


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


class UnknownMeasure(UnknownKpi):
    """No measure has this id or name; names the nearest ones."""

    def __init__(self, name: str):
        super().__init__(name)
        near = ", ".join(get_close_matches(name, MEASURES, n=3, cutoff=0.4)) or ", ".join(list(MEASURES)[:5])
        self.message_vi = f"Không có số đo “{name}”. Gần nhất: {near}."
        self.message_en = f"There is no measure “{name}”. Nearest: {near}."
        self.args = (self.message_en,)


def kpi(name: str) -> Kpi:
    """The KPI of an id, or a measure as it stands. Raises `UnknownKpi`, of a measure `UnknownMeasure`."""
    if name in KPIS:
        return KPIS[name]
    if name.startswith(OF_MEASURE):
        return _as_it_stands(name.removeprefix(OF_MEASURE))
    raise UnknownKpi(name)


def is_known(name: str) -> bool:
    """Whether an id names a KPI or a measure as it stands."""
    return name in KPIS or (name.startswith(OF_MEASURE) and name.removeprefix(OF_MEASURE) in MEASURES)


def of_measure(name: str) -> str:
    """The id under which a measure, given by id or label, is asked for as it stands. Raises `UnknownMeasure`."""
    meant = find_measure(name)
    if meant is None:
        raise UnknownMeasure(name)
    return OF_MEASURE + meant.id


@cache
def _as_it_stands(name: str) -> Kpi:
    """A KPI that is one measure and nothing else; a printed percentage is only shown, never folded."""
    if name not in MEASURES:
        raise UnknownMeasure(name)
    known = MEASURES[name]
    is_claim = known.kind == "claim"
    return Kpi(
        id=OF_MEASURE + name,
        subject=known.subject,
        label=Text(known.label_vi, known.label_en),
        meaning=Text(
            "Số đo như đã nạp, không chia, không gộp thêm.", "The measure as it was loaded, divided by nothing."
        ),
        unit=_UNITS[known.kind],
        direction="neither",
        legal_source=PRINTED if is_claim else LOADED,
        numerator=(measure(name),),
        reported_only=is_claim,
    )
