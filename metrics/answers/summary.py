"""What an overview holds: its cards and lines, its parts, the sentences of what changed and what blocks."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from metrics.answers.standing import Standing


@dataclass(frozen=True)
class Change:
    """One sentence: its code, the KPI behind it, its tone (good, watch, act, None), the numbers it speaks of."""

    code: str
    kpi: str
    tone: str | None
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Overview:
    """What an overview shows.

    `rows`: HISTORY periods of each card's KPI at the place; `parts`: see `parts_of`; `levels`: see `levels_of`;
    `standings`: the rank of a place by KPI; `missing`: who was expected and has not reported; `judged`: by KPI the
    line with its control limits, longer than the one shown (`metrics.answers.seasons.judged_count`).
    """

    place: str
    period: str
    cards: tuple[str, ...]
    rows: pd.DataFrame
    parts: pd.DataFrame
    missing: list[str]
    changes: list[Change]
    problems: list[Change]
    levels: pd.DataFrame = field(default_factory=pd.DataFrame)
    standings: dict[str, Standing] = field(default_factory=dict)
    boundaries: str = "today"
    judged: dict[str, pd.DataFrame] = field(default_factory=dict)

    def row(self, kpi: str) -> dict[str, Any]:
        """The figure of a card at the period asked."""
        return dict(self._now.get(kpi, {}))

    def series(self, kpi: str) -> pd.DataFrame:
        return self._lines[kpi] if kpi in self._lines else self.rows.head(0)

    def level(self, kpi: str, level: str, period: str | None = None) -> dict[str, Any]:
        """The figure of one level of offices (tỉnh, xã …) at a period, by default the one asked; {} without."""
        if self.levels.empty:
            return {}
        rows = self.levels[(self.levels["kpi"] == kpi) & (self.levels["level"] == level)]
        rows = rows[(rows["period"] == (period or self.period)) & rows["value"].notna()]
        return {str(name): value for name, value in rows.iloc[0].to_dict().items()} if len(rows) else {}

    @cached_property
    def _lines(self) -> dict[str, pd.DataFrame]:
        return {str(kpi): rows for kpi, rows in self.rows.groupby("kpi", sort=False)}

    @cached_property
    def _now(self) -> dict[str, dict[str, Any]]:
        now = self.rows[self.rows["period"] == self.period] if len(self.rows) else self.rows
        return {row["kpi"]: {str(name): value for name, value in row.items()} for row in now.to_dict("records")}
