"""What a written report says of a place and period: which KPIs have figures, who makes most of a count, which cells."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data import periods
from data.places import NATION
from data.reader import Reader
from data.store import Store
from metrics import registry
from metrics.answers.stored import with_cells
from metrics.answers.subject import WHOLE, Part, line, split_rows
from metrics.engine.question import Question, bases_of
from metrics.engine.trace import origins

MOST_LEADERS, LEADERS = 5, 3
SHARE = 0.5  # those named make more than this of the whole


def kpis_with_figures(reader: Reader, place: str, period: str) -> frozenset[str]:
    """KPIs of which any figure of the place (or what it is made of) lies in the years of a period: worth asking."""
    asked = periods.parse_period(period)
    measures = {
        measure
        for (measure,) in reader.rows(
            """SELECT DISTINCT measure FROM live
               WHERE place IN (SELECT unnest($places)) AND left(period_label, 4) IN (SELECT unnest($years))""",
            {
                "places": bases_of((place,), True),
                "years": [str(year) for year in range(asked.start.year, asked.end.year + 1)],
            },
        )
    }
    return frozenset(name for name, kpi in registry.KPIS.items() if measures.intersection(kpi.measures))


@dataclass(frozen=True)
class Leaders:
    """Parts of a count, the largest first, as rows of the query; `is_most`: together they make more than half of it."""

    rows: pd.DataFrame
    is_most: bool


def leaders(reader: Reader, kpi: str, place: str, period: str, today: date, part: Part = WHOLE) -> Leaders:
    """The offices (of the nation: provinces; of a level: its own) that make more than half of a count, the largest
    first; where that takes more than five of them, the three largest. None where the parts are not all known or do not
    add up to the whole.
    """
    whole = line(reader, (kpi,), place, period, today, 1, part)
    rows = split_rows(reader, (kpi,), place, period, today, "place" if place == NATION else "unit", 1, part)
    total = whole["value"].iloc[0] if len(whole) else float("nan")
    if rows.empty or not total > 0:
        return Leaders(rows.iloc[:0], False)
    is_part = rows["value"].notna() & ((rows["split"] != "") | (place == NATION))
    parts = rows[is_part].sort_values("value", ascending=False, kind="stable")
    exact = bool(parts["qualifier"].eq("exact").all()) and bool(whole["complete"].eq(True).all())
    if len(parts) < LEADERS or not exact or abs(parts["value"].sum() - total) > 0.5:
        return Leaders(rows.iloc[:0], False)
    count = int((parts["value"].cumsum() <= total * SHARE).sum()) + 1
    is_most = count <= MOST_LEADERS
    return Leaders(parts.head(count if is_most else LEADERS).reset_index(drop=True), is_most)


def cells(
    store: Store,
    reader: Reader,
    kpi: str,
    place: str,
    labels: list[str],
    split: str = "",
    part: Part = WHOLE,
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The facts each figure of a KPI was made of, with file, cell and raw text: by (period, part)."""
    grain = periods.parse_period(labels[0]).grain
    question = Question((kpi,), grain, (place,), split=split or None, **part.asked)
    behind = origins(reader, question, kpi, labels)
    rows = with_cells(store, [row for used in behind.values() for row in used])
    known = {(row["batch"], row["row"]): row for row in rows}
    return {key: [known[row["batch"], row["row"]] for row in used] for key, used in behind.items()}
