"""What the metrics answered while boards are built: panels that ask the same are told the same."""

import time
from collections.abc import Callable
from datetime import date
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import pandas as pd

from data import periods
from data.reader import Reader
from metrics.answers.parts import parts_of
from metrics.answers.series import HISTORY, series
from metrics.answers.summary import Overview

LONGEST_REST_SECONDS = 0.5
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Answers:
    """`answers(function, *arguments)` is `function(reader, *arguments)`, kept.

    Nobody changes what is handed out. `rest`: after every answer so long a pause, as a share of the time it
    took: what is built behind leaves the processor to the screens somebody sits at.
    """

    def __init__(self, reader: Reader, rest: float = 0.0):
        self.reader, self.rest = reader, rest
        self._answers: dict[tuple, Any] = {}
        self._lines: dict[tuple, pd.DataFrame] = {}

    def __call__(
        self, function: Callable[Concatenate[Reader, Asked], Answer], *arguments: Asked.args, **named: Asked.kwargs
    ) -> Answer:
        key = function, arguments, tuple(sorted(named.items()))
        if key not in self._answers:
            start = time.perf_counter()
            self._answers[key] = answer = function(self.reader, *arguments, **named)
            if isinstance(answer, Overview):
                self._learn(answer, *cast(tuple[str, str, date], arguments))
            time.sleep(min(self.rest * (time.perf_counter() - start), LONGEST_REST_SECONDS))
        return cast(Answer, self._answers[key])

    def line(self, kpis: tuple[str, ...], place: str, period: str, today: date, count: int) -> pd.DataFrame:
        """`series` of the last `count` periods; what an overview asked for already is not asked again."""
        labels = {periods.shift(period, -step) for step in range(count)}
        known = {kpi for kpi in kpis if count <= HISTORY and (kpi, place, period, today) in self._lines}
        asked = tuple(kpi for kpi in kpis if kpi not in known)
        rows = self(series, asked, place, period, today, count) if asked else pd.DataFrame()
        if len(asked) == len(kpis):
            return rows
        lines = []
        for kpi in kpis:
            line = rows[rows["kpi"] == kpi] if kpi in asked else self._lines[kpi, place, period, today]
            lines.append(line[line["period"].isin(labels)])
        return pd.concat([part for part in lines if len(part)] or lines[:1], ignore_index=True)

    def _learn(self, answer: Overview, place: str, period: str, today: date) -> None:
        """An overview has asked for the lines of its cards and for the parts of its place."""
        self._answers[parts_of, (place, period, today), ()] = answer.parts
        for kpi in answer.cards:
            if len(line := answer.series(kpi)):
                self._lines[kpi, place, period, today] = line
