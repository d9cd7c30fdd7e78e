"""The one rule of rank, for every screen, the wall, the print page, the slides and the workbook.

Who is ranked: whose figure is complete and exact, and of ratios of cases has at least 30 cases. Nobody is,
where there is no better and worse, where only the printed figure exists, where things counted differ, where
fewer than two could be, and by no count or sum of money: that would be a ranking of size. 1 is the best;
equal values share the better rank. The change of rank is counted among those ranked in both periods: who
did not report lifts nobody, nor who changed the source; so the earlier rank given is the one among those, too.
"""

from dataclasses import dataclass

import pandas as pd

from data.missing import is_missing
from metrics.engine.comparable import YES
from metrics.engine.status import LEAST_CASES, is_proportion
from metrics.kpi import Kpi

LEAST_PLACES = 2  # one alone is neither a ranking nor a nation
_EQUAL = 9  # decimals; sums of fractions that are equal on paper share a rank
_KEYS = ["place", "split"]


@dataclass(frozen=True)
class Standing:
    """Where one place, or office, stands: `rank` of `of`.

    `before`, `again`: the rank a period earlier and now among the `both` ranked both times; None for who was
    not. `same`: those ranked now are exactly those ranked before, so that `again` is `rank`.
    """

    rank: int
    of: int
    before: int | None = None
    again: int | None = None
    both: int = 0
    same: bool = False

    @property
    def climbed(self) -> int | None:
        """Places gained among those ranked both times; negative when lost."""
        return None if self.before is None or self.again is None else self.before - self.again


@dataclass(frozen=True)
class Order:
    """Places or parts of one period in their order.

    `rows`: those given, with `fit` (may be judged), `rank`, and among those ranked both times `rank_before`,
    `rank_again` and `climbed`; NaN where not ranked. `of`, `of_before`: how many are ranked, how many were;
    `both`: how many both times.
    """

    rows: pd.DataFrame
    of: int
    of_before: int
    both: int

    @property
    def same(self) -> bool:
        return self.of == self.of_before == self.both

    def standing(self, place: str, part: str = "") -> Standing | None:
        """The standing of one of them; None where it is not ranked."""
        own = self.rows[(self.rows["place"] == place) & (self.rows["split"] == part) & self.rows["rank"].notna()]
        if own.empty:
            return None
        rank, before, again = (own[name].iloc[0] for name in ("rank", "rank_before", "rank_again"))
        if is_missing(before):
            return Standing(int(rank), self.of, both=self.both, same=self.same)
        return Standing(int(rank), self.of, int(before), int(again), self.both, self.same)


def has_order(kpi: Kpi) -> bool:
    """Whether places can be ranked by a KPI at all: better and worse are known, and it is no size."""
    return kpi.direction in ("higher", "lower") and not kpi.reported_only and kpi.unit not in ("count", "vnd")


def whole(rows: pd.DataFrame) -> pd.Series:
    """Which rows hold a complete and exact figure, and no ratio of unlike windows."""
    is_whole = rows["value"].notna() & rows["complete"].eq(True) & (rows["qualifier"] == "exact")
    return is_whole & (rows["windows"] == "") if "windows" in rows else is_whole


def enough(rows: pd.DataFrame) -> pd.Series:
    """Which rows hold such a ratio of at least 30 cases."""
    return whole(rows) & (rows["denominator"] >= LEAST_CASES)


def fit(rows: pd.DataFrame, kpi: Kpi) -> pd.Series:
    """Which rows may be judged: complete, exact and, of ratios of cases, of at least 30 cases."""
    return enough(rows) if is_proportion(kpi) else whole(rows)


def ranks(rows: pd.DataFrame, kpi: Kpi) -> pd.Series:
    """The rank of every row of one period, 1 the best; NaN for who is not ranked."""
    judged = fit(rows, kpi)
    is_unlike = rows.loc[rows["value"].notna(), "counted"].nunique() > 1
    if not has_order(kpi) or judged.sum() < LEAST_PLACES or is_unlike:
        judged = judged & False
    return _ranked(rows["value"].where(judged).astype("float64"), kpi)


def _ranked(values: pd.Series, kpi: Kpi) -> pd.Series:
    return values.round(_EQUAL).rank(method="min", ascending=kpi.direction == "lower")


def order(now: pd.DataFrame, then: pd.DataFrame, kpi: Kpi) -> Order:
    """The order of one period's rows of the query, and its change since the rows of the period before."""
    rows = now.assign(fit=fit(now, kpi), rank=ranks(now, kpi))
    before = then[_KEYS].assign(rank_before=ranks(then, kpi)).dropna(subset="rank_before")
    was = rows[_KEYS].merge(before, how="left", on=_KEYS)["rank_before"].astype("float64").set_axis(rows.index)
    both = rows["rank"].notna() & was.notna() & (rows["comparable"] == YES)
    rows["rank_before"] = was.where(both).rank(method="min")
    rows["rank_again"] = rows["rank"].where(both).rank(method="min")
    rows["climbed"] = rows["rank_before"] - rows["rank_again"]
    return Order(rows, int(rows["rank"].notna().sum()), len(before), int(both.sum()))
