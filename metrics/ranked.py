"""A list of the units of a province, or of all provinces, by one KPI: the worst first, nobody by chance."""

from datetime import date

import pandas as pd

from data import periods
from data.places import NATION
from data.store import Reader
from metrics import registry
from metrics.compare import LEAST_CASES
from metrics.query import query
from metrics.question import Question


def ranked_list(reader: Reader, kpi: str, place: str, period: str, of: str, today: date) -> pd.DataFrame:
    """Rows of the query for `of` units (of the place) or provinces, the worst by the KPI's meaning first.

    A count without direction lists the largest first. Added columns: `name`, `judged` (may be ranked: exact,
    complete, a ratio of at least 30 cases), `rank` (1 is the first of the list, equal values share one; NaN
    where not judged). Those not judged stand at the end; rows without any figure are left out.
    """
    declared, at = registry.kpi(kpi), periods.parse_period(period)
    units = of == "units" and place != NATION
    rows = query(reader, Question((kpi,), at.grain, (place,) if units else (), at.end, at.end,
                                  split="unit" if units else None, today=today))
    rows = rows[rows["value"].notna()].copy() if len(rows) else rows.copy()
    if rows.empty:
        return rows.assign(name=[], judged=[], rank=[])
    rows["name"] = rows["unit"] if units else rows["place_name"]
    enough = rows["denominator"] >= LEAST_CASES if declared.is_ratio else True
    rows["judged"] = rows["complete"].eq(True) & (rows["qualifier"] == "exact") & enough
    lowest_first = declared.direction == "higher"
    rows["rank"] = rows["value"].where(rows["judged"]).rank(method="min", ascending=lowest_first)
    rows["_key"] = rows["value"] * (1 if lowest_first else -1)
    rows = rows.sort_values(["judged", "_key", "name"], ascending=[False, True, True], kind="stable")
    return rows.drop(columns="_key").reset_index(drop=True)
