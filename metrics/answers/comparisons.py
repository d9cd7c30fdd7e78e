"""One figure beside earlier ones: the period before, the year ago, the year to date, twelve months; like for like."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from data import periods
from data.missing import is_missing
from data.places import NATION
from data.reader import Reader
from metrics import registry
from metrics.answers.rolling import MONTHS, adds_over_time, rolling_year
from metrics.answers.standing import whole
from metrics.answers.subject import HISTORY, Part, line, split_rows
from metrics.engine.comparable import CARE, REFUSED
from metrics.kpi import Kpi

_VERDICTS = {"change": "comparable", "change_last_year": "comparable_last_year"}


LEAST_PEERS = 2


@dataclass(frozen=True)
class LikeForLike:
    """What two partial figures are compared by: the same parts of both.

    `kind`: places, units or months; `count` of `of` of them are complete and exact both times. `value`, `before`:
    Σ numerators ÷ Σ denominators (or Σ) of those alone.
    """

    kind: str
    count: int
    of: int
    value: float
    before: float


@dataclass(frozen=True)
class Against:
    """One figure beside an earlier one.

    `code`: previous, last_year, ytd, rolling. `label`, `before_label`: their periods; for rolling the last
    month. `change` is a difference in the KPI's unit (percentage points of a percentage); `percent` is per
    cent of the earlier figure, of counts and money only. `reason`: why there is no figure or no change; then
    `before_qualifier` and `before_complete` say what the earlier figure is worth.
    `caution`: why a change is to be read with care (see `metrics.engine.comparable`); then it has no colour.
    `coverage`: how many of how many parts of `place` are in a `value` that is not `complete`; `coverage_of`: parts of
    which kind.
    `like_for_like`: where one of the two is partial, the change is that of the parts both have.
    """

    code: str
    label: str
    before_label: str
    value: float | None = None
    before: float | None = None
    qualifier: str = "exact"
    complete: bool = False
    change: float | None = None
    percent: float | None = None
    reason: str | None = None
    caution: str = ""
    like_for_like: LikeForLike | None = None
    coverage: str = ""
    coverage_of: str = ""
    place: str = ""
    before_qualifier: str = "exact"
    before_complete: bool = True


def comparisons(
    reader: Reader,
    kpi: str,
    place: str,
    period: str,
    today: date,
    unit: str = "",
    level: str = "",
    boundaries: str = "today",
) -> list[Against]:
    """Against the period before and the same period last year; year to date against last year's; 12 months.

    Like for like: where one side is partial, the parts complete in both are compared, and `alike` says which.

    Year to date: only what adds up over time or has an opening stock; a closing stock has none. Both years
    reach to the same month. Rolling twelve months: for months of what adds up over time. A free range of months has
    no period before it and none a year ago: [].
    """
    known = registry.kpi(kpi)
    current = periods.parse_period(period)
    if current.grain == "total":
        return []
    count = 2 * MONTHS if current.grain == "month" else 1
    part = Part(unit, level, boundaries)
    rows = line(reader, (kpi,), place, period, today, count, part)
    if rows.empty:
        return []
    row = rows.iloc[-1].to_dict()
    against = [_beside(known, "last_year", row, _year_before(period), "last_year", "change_last_year")]
    if current.grain != "ytd":  # what is added up since January only grows from month to month
        against.insert(0, _beside(known, "previous", row, periods.shift(period, -1), "previous", "change"))
    against = [
        _by_parts(reader, known, comparison, place, today, part) if not unit else comparison for comparison in against
    ]
    if current.grain in ("month", "quarter") and not _is_stock(known):
        to_date = _year_to_date(reader, known, place, current.end, today, part)
        against.append(_by_months(known, to_date, rows))
    if current.grain == "month" and adds_over_time(known):
        against.append(_rolling(known, rows, period))
    return [_weighed(reader, kpi, comparison, place, today, part) for comparison in against]


def _weighed(
    reader: Reader,
    kpi: str,
    comparison: Against,
    place: str,
    today: date,
    part: Part,
) -> Against:
    """An earlier figure that gives no change, with how exact and complete it is itself."""
    if comparison.reason != "not_alike" or comparison.code == "rolling":
        return comparison
    then = line(reader, (kpi,), place, comparison.before_label, today, 1, part)
    then = then[then["value"].notna()]
    if then.empty:
        return comparison
    return replace(
        comparison, before_qualifier=then["qualifier"].iloc[0], before_complete=bool(then["complete"].iloc[0])
    )


def _is_stock(kpi: Kpi) -> bool:
    return kpi.reported_only or all(o.over_time in ("first", "last", "plan", "none") for o in kpi.operands)


def _beside(kpi: Kpi, code: str, row: Mapping[Any, Any], before_label: str, before: str, change: str) -> Against:
    value, earlier, difference = (_number(row[name]) for name in ("value", before, change))
    reason = None
    if value is None:
        reason = row["reason"] or row["state"]
    elif earlier is None:
        reason = "no_before"
    verdict, why = (row[f"{_VERDICTS[change]}{suffix}"] for suffix in ("", "_reason"))
    if value is not None and why in REFUSED:
        reason = "not_alike" if why in ("incomplete", "inexact") else str(why)
    return Against(
        code,
        row["period"],
        before_label,
        value,
        earlier,
        row["qualifier"] or "exact",
        bool(row["complete"]),
        difference,
        per_cent(kpi, difference, earlier),
        reason,
        str(why) if verdict == CARE else "",
        coverage="" if row["complete"] else str(row["coverage"]),
        coverage_of="" if row["complete"] else str(row["coverage_of"]),
        place=str(row["place"]),
    )


def per_cent(kpi: Kpi, change: float | None, before: float | None) -> float | None:
    """A change in per cent of what was before; of counts and money, never of percentages or scores."""
    if change is None or not before or before < 0 or kpi.unit not in ("count", "vnd"):
        return None
    return change / before * 100


def _year_to_date(reader: Reader, kpi: Kpi, place: str, end: date, today: date, part: Part) -> Against:
    label = f"{end:%Y-%m}-YTD"
    rows = line(reader, (kpi.id,), place, label, today, 1, part)
    if rows.empty:
        return Against("ytd", label, _year_before(label), reason="missing")
    return _beside(kpi, "ytd", rows.iloc[-1].to_dict(), _year_before(label), "last_year", "change_last_year")


def alike_last_year(
    reader: Reader, kpis: tuple[str, ...], place: str, period: str, today: date, boundaries: str = "today"
) -> list[tuple[str, Against]]:
    """(kpi, Against) for those KPIs whose year ago is not whole and which are compared like for like.

    All of them by one question: a screen of many KPIs asks for this and not for `comparisons`.
    """
    before = _year_before(period)
    if not before:
        return []
    part = Part(boundaries=boundaries)
    rows = line(reader, kpis, place, period, today, 1, part)
    unlike = [
        (
            registry.kpi(row["kpi"]),
            _beside(registry.kpi(row["kpi"]), "last_year", row, before, "last_year", "change_last_year"),
        )
        for row in rows.to_dict("records")
    ]
    unlike = [
        (kpi, comparison) for kpi, comparison in unlike if comparison.reason == "not_alike" and _by_parts_fits(kpi)
    ]
    if not unlike:
        return []
    split = "place" if place == NATION else "unit"
    asked = tuple(kpi.id for kpi, _ in unlike)
    now, then = _both_times(reader, asked, place, period, before, today, split, part)
    if now.empty or then.empty:
        return []
    compared = [
        (kpi.id, _of_both(kpi, comparison, now[now["kpi"] == kpi.id], then[then["kpi"] == kpi.id], split))
        for kpi, comparison in unlike
    ]
    return [(kpi, comparison) for kpi, comparison in compared if comparison.like_for_like is not None]


def _by_parts_fits(kpi: Kpi) -> bool:
    return kpi.adds_over_places and not kpi.reported_only


def _by_parts(reader: Reader, kpi: Kpi, comparison: Against, place: str, today: date, part: Part) -> Against:
    """Two partial figures compared by the provinces, or offices, that are complete in both."""
    if comparison.reason != "not_alike" or not _by_parts_fits(kpi):
        return comparison
    split = "place" if place == NATION else "unit"
    labels = comparison.label, comparison.before_label
    now, then = _both_times(reader, (kpi.id,), place, *labels, today, split, part)
    return _of_both(kpi, comparison, now, then, split)


def _both_times(
    reader: Reader,
    kpis: tuple[str, ...],
    place: str,
    label: str,
    before: str,
    today: date,
    split: str,
    part: Part,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The parts in a period and in one of the year before it, out of the line the table of parts asks for too."""
    rows = split_rows(reader, kpis, place, label, today, split, HISTORY, part)
    return (rows[rows["period"] == label], rows[rows["period"] == before]) if len(rows) else (rows, rows)


def _of_both(kpi: Kpi, comparison: Against, now: pd.DataFrame, then: pd.DataFrame, split: str) -> Against:
    """The comparison with the change of the parts that are whole in both frames."""
    if now.empty or then.empty:
        return comparison
    both = _whole(now).merge(_whole(then), on=["place", "split", "counted"], suffixes=("", "_then"))
    of = len(set(zip(now["place"], now["split"])) | set(zip(then["place"], then["split"])))
    return _compared_alike(kpi, comparison, both, "places" if split == "place" else "units", of)


def _by_months(kpi: Kpi, comparison: Against, rows: pd.DataFrame) -> Against:
    """Two years to date of which months are missing, compared by the months that are complete in both."""
    if comparison.reason != "not_alike" or not adds_over_time(kpi) or len(rows) < 2 * MONTHS:
        return comparison
    year, month = int(comparison.label[:4]), int(comparison.label[5:7])
    rows = rows.assign(year=rows["period"].str[:4].astype(int), month=rows["period"].str[5:7].astype(int))
    rows = rows[rows["month"] <= month]
    now, then = (_whole(rows[rows["year"] == each_year]) for each_year in (year, year - 1))
    both = now.merge(then, on=["month", "counted"], suffixes=("", "_then"))
    return _compared_alike(kpi, comparison, both, "months", month)


def _whole(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures that may be added and compared: complete and exact."""
    return rows[whole(rows)]


def _compared_alike(kpi: Kpi, comparison: Against, both: pd.DataFrame, kind: str, of: int) -> Against:
    if len(both) < LEAST_PEERS or both["counted"].nunique() > 1:
        return comparison
    above, above_then = both["numerator"].sum(), both["numerator_then"].sum()
    if kpi.is_ratio:
        below, below_then = both["denominator"].sum(), both["denominator_then"].sum()
        if not below or not below_then:
            return comparison
        above, above_then = above / below, above_then / below_then
    like_for_like = LikeForLike(kind, len(both), of, float(above * kpi.scale), float(above_then * kpi.scale))
    change = like_for_like.value - like_for_like.before
    return replace(
        comparison,
        change=change,
        percent=per_cent(kpi, change, like_for_like.before),
        reason=None,
        caution="",
        like_for_like=like_for_like,
    )


def _rolling(kpi: Kpi, rows: pd.DataFrame, period: str) -> Against:
    """The twelve months up to the period against the twelve before them."""
    before_label = _year_before(period)
    years = {row["period"]: row for row in rolling_year(rows, kpi).to_dict("records")}
    now, then = years.get(period), years.get(before_label)
    if now is None:
        return Against("rolling", period, before_label, reason="rolling_short|12")
    value, earlier = _number(now["value"]), None if then is None else _number(then["value"])
    qualifier_then = "exact" if then is None else then["qualifier"]
    if value is None:
        return Against("rolling", period, before_label, reason=now["reason"])
    is_unlike = earlier is not None and then is not None and now["counted"] != then["counted"]
    if is_unlike:  # another thing was counted then: it is no figure of this line
        earlier = None
    change = None
    if earlier is not None and now["qualifier"] == qualifier_then == "exact":
        change = value - earlier
    reason = None if change is not None else "counted" if is_unlike else "no_before" if earlier is None else "not_alike"
    return Against(
        "rolling",
        period,
        before_label,
        value,
        earlier,
        now["qualifier"],
        True,
        change,
        per_cent(kpi, change, earlier),
        reason,
        before_qualifier=qualifier_then,
    )


def _year_before(label: str) -> str:
    """The same period of the year before; "" where there is none."""
    return periods.year_before(label) or ""


def _number(value: Any) -> float | None:
    return None if is_missing(value) else float(value)
