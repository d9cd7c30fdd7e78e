"""What a subject screen says of one KPI: its line, comparisons, notes, its rank, and its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from data import periods
from data.decisions import Note
from data.missing import is_missing
from data.places import NATION, PLACES
from data.reader import Reader
from metrics import registry
from metrics.answers.control import Control, control
from metrics.answers.rolling import MONTHS, adds_over_time, rolling_year
from metrics.answers.seasons import judged_count
from metrics.answers.standing import Standing, order, whole
from metrics.engine.comparable import CARE, REFUSED
from metrics.engine.query import query
from metrics.engine.question import LEVELS, Question, bases_of, last_periods
from metrics.kpi import Kpi

SPLITS = ("unit", "level", "field", "channel")
LEAST_PEERS = 2
HISTORY = 13
_VERDICTS = {"change": "comparable", "change_last_year": "comparable_last_year"}
RANKED = ["rank", "rank_before", "rank_again", "climbed"]


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
    `coverage`: how many of how many parts are in a `value` that is not `complete`.
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
    before_qualifier: str = "exact"
    before_complete: bool = True


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


# -- comparisons ---------------------------------------------------------------------------------------


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
    rows = _split_rows(reader, kpis, place, label, today, split, HISTORY, part)
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
    rows = _split_rows(reader, (kpi,), place, period, today, "level", 1, Part(boundaries=boundaries))
    present = set(rows.loc[rows["value"].notna(), "split"]) if len(rows) else set()
    return [level for level in LEVELS if level in present]


def units_of(
    reader: Reader, kpi: str, place: str, period: str, today: date, level: str = "", boundaries: str = "today"
) -> list[str]:
    """The offices of a place with a figure of the KPI in the last year of periods, by name."""
    if place == NATION:
        return []
    rows = _split_rows(reader, (kpi,), place, period, today, "unit", 12, Part("", level, boundaries))
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
            rows = _split_rows(reader, (kpi,), place, period, today, split, 1, Part(boundaries=boundaries))
            if len(rows) and (rows["value"].notna() & (rows["split"] != "")).sum() > (split == "level"):
                others.append(split)
    return first + others


def _split_rows(
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
    lines = _split_rows(reader, kpis[:1], place, period, today, split, HISTORY, part)
    rest = _split_rows(reader, kpis[1:], place, period, today, split, 1, part) if kpis[1:] else lines.iloc[:0]
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
    rows = _split_rows(reader, (kpi,), place, period, today, by, 2, Part("", level, boundaries))
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
    rows = _split_rows(reader, (kpi,), place, period, today, by, count, Part("", level, boundaries))
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
