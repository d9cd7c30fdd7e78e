"""What a subject screen says of one KPI: its line, notes, its rank, and its parts."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from data import periods
from data.decisions import Note
from data.places import NATION, PLACES
from data.reader import Reader
from metrics import registry
from metrics.answers.control import Control, control
from metrics.answers.seasons import judged_count
from metrics.answers.standing import Standing, order
from metrics.engine.query import query
from metrics.engine.question import LEVELS, Question, bases_of, last_periods

SPLITS = ("unit", "level", "field", "channel")
HISTORY = 13
RANKED = ["rank", "rank_before", "rank_again", "climbed"]


@dataclass(frozen=True)
class Part:
    """Which figures of a place: of one office (`unit`), of the offices of one `level` (tỉnh, huyện, xã) together, of
    all of it; on the map of `boundaries`."""

    unit: str = ""
    level: str = ""
    boundaries: str = "today"

    @property
    def asked(self) -> dict[str, Any]:
        """As fields of a question."""
        part = {"unit": self.unit} if self.unit else {"level": self.level} if self.level else {}
        return {"boundaries": self.boundaries, **part}


WHOLE = Part()


def line(
    reader: Reader,
    kpis: tuple[str, ...],
    place: str,
    period: str,
    today: date,
    count: int = 25,
    part: Part = WHOLE,
) -> pd.DataFrame:
    """The last `count` periods up to `period`, in its grain: rows of the query."""
    asked = last_periods(period, count) | part.asked
    return query(reader, Question(kpis, places=(place,), today=today, **asked))


def controlled(
    reader: Reader,
    kpi: str,
    place: str,
    period: str,
    today: date,
    count: int = 25,
    part: Part = WHOLE,
) -> Control:
    """The last `count` periods of one KPI with their control limits, which are taken from up to five years."""
    lines = line(reader, (kpi,), place, period, today, judged_count(period, count), part)
    judged = control(lines, registry.kpi(kpi))
    rows = judged.rows.tail(count).reset_index(drop=True)
    return replace(judged, rows=rows, shifts=tuple(label for label in judged.shifts if label in set(rows["period"])))


# -- notes ---------------------------------------------------------------------------------------------


def notes_on(reader: Reader, kpi: str, place: str, labels: tuple[str, ...]) -> list[tuple[str, Note]]:
    """The notes beside a line, oldest period first: (label of the line, note).

    Notes of the place, of the former provinces it is made of, of every place; of the KPI or of every one. A
    note of another grain stands at the period that holds its last day.
    """
    places = {"", place, *PLACES[place].parts}
    spans = [(label, periods.parse_period(label)) for label in labels]
    notes = []
    for note in reader.decisions.notes:
        if note.place in places and note.kpi in ("", kpi):
            end = periods.parse_period(note.label).end
            notes += [(label, note) for label, span in spans if span.start <= end <= span.end][:1]
    return sorted(notes, key=lambda pair: (periods.parse_period(pair[0]).end, pair[1].line))


# -- parts and ranks -----------------------------------------------------------------------------------


def levels_of(reader: Reader, kpi: str, place: str, period: str, today: date, boundaries: str = "today") -> list[str]:
    """The levels the offices of a place have in a period: of tỉnh, huyện, xã."""
    rows = split_rows(reader, (kpi,), place, period, today, "level", 1, Part(boundaries=boundaries))
    present = set(rows.loc[rows["value"].notna(), "split"]) if len(rows) else set()
    return [level for level in LEVELS if level in present]


def units_of(
    reader: Reader, kpi: str, place: str, period: str, today: date, level: str = "", boundaries: str = "today"
) -> list[str]:
    """The offices of a place with a figure of the KPI in the last year of periods, by name."""
    if place == NATION:
        return []
    rows = split_rows(reader, (kpi,), place, period, today, "unit", 12, Part("", level, boundaries))
    return sorted(rows.loc[rows["value"].notna(), "split"].unique()) if len(rows) else []


def divided_by(reader: Reader, kpi: str, place: str, period: str, today: date, boundaries: str = "today") -> list[str]:
    """By what the figure of a place and period can be broken down: place (the nation), unit, level, field, channel."""
    first = ["place"] if place == NATION else []
    parts = set(reader.divisions(registry.kpi(kpi).measures, bases_of((place,), True)))
    if "unit" in parts:
        parts.add("level")
    others = []
    for split in SPLITS:
        if split in parts and not (place == NATION and split == "unit"):
            rows = split_rows(reader, (kpi,), place, period, today, split, 1, Part(boundaries=boundaries))
            if len(rows) and (rows["value"].notna() & (rows["split"] != "")).sum() > (split == "level"):
                others.append(split)
    return first + others


def split_rows(
    reader: Reader,
    kpis: tuple[str, ...],
    place: str,
    period: str,
    today: date,
    split: str,
    count: int,
    part: Part,
) -> pd.DataFrame:
    places, by = ((), None) if split == "place" else ((place,), split)
    part = Part("", part.level if split == "unit" else "", part.boundaries)
    rows = query(
        reader, Question(kpis, places=places, split=by, today=today, **last_periods(period, count), **part.asked)
    )
    if split == "place" and part.boundaries == "reported" and len(rows):  # the old map and today's are no one list
        end = periods.parse_period(period).end
        rows = rows[[PLACES[p].exists_on(end) for p in rows["place"]]].reset_index(drop=True)
    return rows


@dataclass(frozen=True)
class Parts:
    """The parts of a place in one period.

    `table`, a row a part: place, part (its name in the split, "" for provinces), unit, name, name_en, history
    (values of the first KPI, oldest first, NaN for gaps), rank, rank_before, rank_again, climbed (see
    `metrics.answers.standing`; NaN where not ranked).
    `figures`: rows of the query for the period, all KPIs. `first`: label of the first period in `history`.
    """

    table: pd.DataFrame
    figures: pd.DataFrame
    first: str


def parts(
    reader: Reader,
    kpis: tuple[str, ...],
    place: str,
    period: str,
    today: date,
    split: str,
    level: str = "",
    boundaries: str = "today",
) -> Parts:
    """All provinces (`split` place), or the offices, levels, fields or channels of a place, the last in rank first.

    Ranked by the first KPI; see `metrics.answers.standing`. Parts that are not ranked come at the end, the largest
    first.
    """
    is_range = periods.parse_period(period).grain == "total"  # of which there is one alone
    first, part = period if is_range else periods.shift(period, 1 - HISTORY), Part("", level, boundaries)
    lines = split_rows(reader, kpis[:1], place, period, today, split, HISTORY, part)
    rest = split_rows(reader, kpis[1:], place, period, today, split, 1, part) if kpis[1:] else lines.iloc[:0]
    now = lines[lines["period"] == period] if len(lines) else lines
    figures = pd.concat([f for f in (now, rest) if len(f)], ignore_index=True) if len(now) or len(rest) else now
    figures = figures[(figures["split"] != "") | (split == "place")] if len(figures) else figures
    keys = ["place", "split"]
    table = (
        figures[[*keys, "place_name", "unit"]].drop_duplicates(keys)
        if len(figures)
        else pd.DataFrame(columns=[*keys, "place_name", "unit"])
    )
    placed = (
        order(now, lines[lines["period"] == periods.shift(period, -1)], registry.kpi(kpis[0])).rows
        if len(now)
        else pd.DataFrame(columns=[*keys, *RANKED])
    )
    by_key = {key: group["value"].tolist() for key, group in lines.groupby(keys)} if len(lines) else {}
    table = table.copy()
    table["history"] = [by_key.get(key, []) for key in zip(table["place"], table["split"])]
    table = table.merge(placed[[*keys, *RANKED]], how="left", on=keys).rename(columns={"split": "part"})
    table["name"] = table["place_name"] if split == "place" else table["part"]
    table["name_en"] = [PLACES[p].name_en for p in table["place"]] if split == "place" else table["part"]
    size = now.set_index(keys)["value"] if len(now) else pd.Series(dtype="float64")
    table["size"] = [size.get(key) for key in zip(table["place"], table["part"])]
    table = table.sort_values(
        ["rank", "size", "name"], ascending=[False, False, True], na_position="last", kind="stable"
    )
    table = table.drop(columns="size").reset_index(drop=True)
    return Parts(table.drop(columns="place_name"), figures, first)


def standing(
    reader: Reader,
    kpi: str,
    place: str,
    period: str,
    today: date,
    unit: str = "",
    level: str = "",
    boundaries: str = "today",
) -> Standing | None:
    """Where a province stands among all, or an office among those of its place (of its level); None if nowhere."""
    if place == NATION or (level and not unit):
        return None
    by = "unit" if unit else "place"
    rows = split_rows(reader, (kpi,), place, period, today, by, 2, Part("", level, boundaries))
    if rows.empty:
        return None
    now, then = (rows[rows["period"] == label] for label in (period, periods.shift(period, -1)))
    return order(now, then, registry.kpi(kpi)).standing(place, unit)


def multiples(
    reader: Reader,
    kpi: str,
    place: str,
    period: str,
    today: date,
    level: str = "",
    count: int = HISTORY,
    boundaries: str = "today",
) -> pd.DataFrame:
    """Lines of all provinces, or of all offices of a place that reports by office: rows of the query, best first.

    Adds `name`, `name_en` and `order` (also of what is partial, so no rank); those with no figure at all in these
    periods are left out.
    """
    is_nation = place == NATION
    by = "place" if is_nation else "unit"
    rows = split_rows(reader, (kpi,), place, period, today, by, count, Part("", level, boundaries))
    if rows.empty:
        return rows
    has_figures = rows.groupby(["place", "split"])["value"].transform("count") > 0
    rows = rows[has_figures]
    now = rows[rows["period"] == period]
    known = registry.kpi(kpi)
    position = now["value"].rank(method="first", ascending=known.direction != "higher")
    rows = rows.merge(now[["place", "split"]].assign(order=position), how="left", on=["place", "split"])
    rows["name"] = rows["place_name"] if is_nation else rows["split"]
    rows["name_en"] = [PLACES[p].name_en for p in rows["place"]] if is_nation else rows["split"]
    rows["end"] = rows["period"].map({label: periods.parse_period(label).end for label in rows["period"].unique()})
    rows = rows.sort_values(["order", "name", "end"], na_position="last", kind="stable")
    return rows.drop(columns="end").reset_index(drop=True)
