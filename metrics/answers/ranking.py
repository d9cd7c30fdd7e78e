"""A list of the units of a province, or of all provinces, by one KPI: the worst first, nobody by chance."""

from datetime import date

import pandas as pd

from data.places import NATION
from data.reader import Reader
from metrics import registry
from metrics.answers.standing import fit, ranks
from metrics.engine.query import query
from metrics.engine.question import Question, last_periods


def ranked_list(reader: Reader, kpi: str, place: str, period: str, of: str, today: date) -> pd.DataFrame:
    """Rows of the query for `of` units (of the place) or provinces, the worst by the KPI's meaning first.

    A count without direction lists the largest first. Added columns: `name`, `judged` (exact, complete, a
    ratio of cases of at least 30) and `rank`, the one every screen shows (`metrics.answers.standing`): 1 is the best,
    so it stands last; NaN where there is none. Those not judged stand at the end; rows without any figure are
    left out.
    """
    declared, units = registry.kpi(kpi), of == "units" and place != NATION
    places, split = ((place,), "unit") if units else ((), None)
    rows = query(reader, Question((kpi,), places=places, split=split, today=today, **last_periods(period)))
    rows = rows[rows["value"].notna()].copy() if len(rows) else rows.copy()
    if rows.empty:
        return rows.assign(name=[], judged=[], rank=[])
    rows["name"] = rows["unit"] if units else rows["place_name"]
    rows["judged"], rows["rank"] = fit(rows, declared), ranks(rows, declared)
    rows["_key"] = rows["value"] * (1 if declared.direction == "higher" else -1)
    rows = rows.sort_values(["judged", "_key", "name"], ascending=[False, True, True], kind="stable")
    return rows.drop(columns="_key").reset_index(drop=True)
