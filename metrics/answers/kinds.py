"""A whole and the kinds it is made of through time: petitions by kind, tasks by how they ended."""

from datetime import date

import pandas as pd

from data.reader import Reader
from metrics.answers.subject import WHOLE, Part, line

HISTORY = 13
REST = "rest"
_ROUNDING = 0.5


def kinds(
    reader: Reader,
    parts: tuple[str, ...],
    place: str,
    period: str,
    today: date,
    whole: str = "",
    count: int = HISTORY,
    part: Part = WHOLE,
) -> pd.DataFrame:
    """One row a period, oldest first: period, place, part.unit, kpi, a column a part, `rest` and `is_above`.

    `rest`: what of the whole belongs to no part. A period is empty where a part is not known or not complete,
    and where the parts are more than the whole (`is_above`): a report that contradicts itself is not drawn.
    Without a `whole` the parts are all there is, and there is no rest.
    """
    asked = (*parts, whole) if whole else parts
    rows = line(reader, asked, place, period, today, count, part)
    if rows.empty:
        return rows
    known = rows["value"].where(rows["complete"].eq(True))
    table = (
        rows.assign(value=known)
        .pivot_table(index="period", columns="kpi", values="value", aggfunc="first", dropna=False)
        .reindex(columns=list(asked))
    )
    total = table[list(parts)].sum(axis=1, min_count=len(parts))
    gap = table[whole] - total if whole else total * 0
    is_above = gap < -_ROUNDING
    out = table[list(parts)].where(total.notna() & gap.notna() & ~is_above)
    out[REST] = gap.clip(lower=0).where(out[parts[0]].notna())
    out = out.assign(is_above=is_above).reindex(list(dict.fromkeys(rows["period"])))
    return out.rename_axis("period").reset_index().assign(place=place, unit=part.unit, kpi=whole or parts[0])
