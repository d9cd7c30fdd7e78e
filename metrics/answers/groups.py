"""The KPIs a subject's screen shows under headings, and which of them a place or office has figures for."""

from dataclasses import dataclass

from data.places import NATION, PLACES
from data.reader import Reader
from metrics import registry
from metrics.engine.question import bases_of
from metrics.kpi import Kpi, Operand, Text


@dataclass(frozen=True)
class Group:
    """A heading and the KPIs under it. `lead`: the one drawn as a chart, a ratio where there is one."""

    title: Text
    kpis: tuple[str, ...]

    @property
    def lead(self) -> str:
        return next((kpi for kpi in self.kpis if registry.kpi(kpi).is_ratio), self.kpis[0])


def groups_of(subject: str) -> tuple[Group, ...]:
    """The headings of a subject with all their KPIs, in the order of declaration."""
    kpis = [kpi for kpi in registry.KPIS.values() if kpi.subject == subject and kpi.group]
    titles = dict.fromkeys(kpi.group for kpi in kpis if kpi.group)
    return tuple(Group(title, tuple(kpi.id for kpi in kpis if kpi.group == title)) for title in titles)


def groups_at(reader: Reader, subject: str, place: str, unit: str = "") -> tuple[Group, ...]:
    """The headings under which a place, or one office of it, has figures; of each the KPIs it can have."""
    kpis = [registry.kpi(kpi) for group in groups_of(subject) for kpi in group.kpis]
    reported = _reported(reader, kpis, place, unit)
    groups = (
        Group(group.title, tuple(kpi for kpi in group.kpis if _can_be_had(registry.kpi(kpi), reported)))
        for group in groups_of(subject)
    )
    return tuple(group for group in groups if group.kpis)


def offices_at(reader: Reader, subjects: tuple[str, ...], place: str) -> list[str]:
    """The offices of a place that have ever given a figure of the subjects' KPIs, by name."""
    return offices_with(reader, measures_of(subjects), place)


def measures_of(subjects: tuple[str, ...]) -> tuple[str, ...]:
    """All measures the KPIs of the subjects read."""
    return tuple(sorted({m for kpi in registry.KPIS.values() if kpi.subject in subjects for m in kpi.measures}))


def offices_with(reader: Reader, measures: tuple[str, ...], place: str) -> list[str]:
    """The offices of a place that have ever given a figure of one of these measures, by name."""
    if place == NATION:
        return []
    rows = reader.rows(
        """SELECT DISTINCT unit FROM live WHERE unit <> '' AND status = 'value' AND place = $place
           AND measure IN (SELECT unnest($measures)) ORDER BY unit""",
        {"place": place, "measures": list(measures)},
    )
    return [unit for (unit,) in rows]


def _reported(reader: Reader, kpis: list[Kpi], place: str, unit: str) -> set[str]:
    """The measures of the KPIs with a figure of the place, its former provinces or, of the nation, of any."""
    places = [place] if unit else bases_of((place,), bool(PLACES[place].parts) or place == NATION)
    rows = reader.rows(
        """SELECT DISTINCT measure FROM live WHERE status = 'value' AND place IN (SELECT unnest($places))
           AND measure IN (SELECT unnest($measures)) AND ($unit = '' OR unit = $unit)""",
        {"places": places, "measures": sorted({m for kpi in kpis for m in kpi.measures}), "unit": unit},
    )
    return {measure for (measure,) in rows}


def _can_be_had(kpi: Kpi, reported: set[str]) -> bool:
    """Whether every operand has an alternative whose measures are all reported somewhere."""
    return all(_has_alternative(operand, reported) for operand in kpi.operands)


def _has_alternative(operand: Operand, reported: set[str]) -> bool:
    return any(all(term.removeprefix("-") in reported for term in terms) for terms in operand.alternatives)
