"""The one door to numbers: `query(question) -> frame`.

One row a KPI, place, period and part. Percentages are 95.37. A value that cannot be given is null with a
`state` (missing, not_due, refused) and a `reason`; nothing is guessed.
"""

import math
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data import periods
from data.measures import MEASURES
from data.missing import is_missing
from data.places import NATION, PLACES
from data.qualifiers import can_meet, interval, printed_tolerance
from data.reader import Reader
from data.register import ORIGINS
from metrics import registry
from metrics.engine.cells import Shape, measure_bits
from metrics.engine.columns import ABOUT, NEARLY, OVER, ROUTES, UNDER
from metrics.engine.comparable import BREAKS, CARE, YES, verdicts
from metrics.engine.fold import ROSTER_LABELS, Fold, levels_of
from metrics.engine.question import Question, bases_of, closure, targets_of
from metrics.engine.remembered import remember, remembered
from metrics.engine.status import LEAST_CASES, goal_on, is_proportion, status_of
from metrics.kpi import Kpi

COLUMNS = (
    "kpi",
    "period",
    "period_start",
    "period_end",
    "basis",
    "place",
    "place_name",
    "unit",
    "level",
    "field",
    "channel",
    "split",
    "numerator",
    "denominator",
    "known_denominator",
    "value",
    "qualifier",
    "counted",
    "windows",
    "state",
    "reason",
    "route",
    "source",
    "store",
    "covered",
    "expected",
    "coverage",
    "coverage_of",
    "expected_from",
    "complete",
    "reported",
    "reported_differs",
    "target",
    "target_preset",
    "status",
    "previous",
    "change",
    "comparable",
    "comparable_reason",
    "last_year",
    "change_last_year",
    "comparable_last_year",
    "comparable_last_year_reason",
    "break",
    "provisional",
    "revised",
)
LEAD = ("place", "source", "since", "until")  # of a source named to lead, as `Decisions.leads` gives it
LISTED = ("place", "unit", "level", "since", "until", "origin")  # of a unit on a list of who is expected to report
# What the SQL of a question answers where there are no figures; a test holds it against that SQL.
NO_ROWS = pd.DataFrame(
    {
        **dict.fromkeys(("place", "split", "label"), pd.Series(dtype=object)),
        **dict.fromkeys(("start", "finish"), pd.Series(dtype="datetime64[us]")),
        "is_open": pd.Series(dtype=bool),
        **dict.fromkeys(("basis", "counted", "windows", "source"), pd.Series(dtype=object)),
        **dict.fromkeys(("rank", "touched", "route", "covered", "expected"), pd.Series(dtype="int32")),
        "coverage_of": pd.Series(dtype=object),
        "expected_from": pd.Series(dtype="int32"),
        "complete": pd.Series(dtype=bool),
        "reason": pd.Series(dtype=object),
        **dict.fromkeys(("numerator", "denominator", "known", "value"), pd.Series(dtype="float64")),
        **dict.fromkeys(("bits", "above_bits", "below_bits"), pd.Series(dtype="int32")),
    }
)
_TEXT = ("place_name", "unit", "field", "channel", "split")


def query(reader: Reader, question: Question) -> pd.DataFrame:
    """Answer a question from one snapshot. Raises `UnknownKpi` and `QuestionError`."""
    if question.level is not None and question.split is None:  # one level of a place: its row among the levels
        question = replace(question, split="level")
    frames = [_answer(reader, one, registry.kpi(name)) for name in question.kpis for one in _apart(question)]
    frames = [f for f in frames if not f.empty]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=COLUMNS)


def _apart(question: Question) -> list[Question]:
    """The nation needs the predecessors of every province; provinces asked beside it as reported do not."""
    others = tuple(p for p in question.places if p != NATION)
    if question.boundaries != "reported" or NATION not in question.places or not others:
        return [question]
    return [replace(question, places=others), replace(question, places=(NATION,))]


def plan(
    reader: Reader, question: Question, kpi: Kpi, labels: list[str], targets: tuple[str, ...], with_origin: bool = False
) -> tuple[Fold, dict[str, Any]]:
    """The SQL builder of a KPI for labels and places, and the parameters to run it with."""
    heirs = _needs_heirs(question, targets, labels)
    bases = bases_of(targets, heirs)
    parts = reader.divisions(kpi.measures, bases)
    listed = _listed(reader, question, kpi, bases) if "unit" in parts else []
    leads = reader.decisions.leads(kpi.subject, bases)
    shape = Shape(
        grain=question.grain,
        split=question.split,
        one_unit=question.unit is not None,
        with_heirs=heirs,
        with_nation=NATION in targets,
        with_origin=with_origin,
        parts=parts,
        with_listed=bool(listed),
        with_leads=bool(leads),
        grains=reader.grains(kpi.measures),
    )
    fold = Fold(kpi, shape)
    spanned = closure(labels, ROSTER_LABELS - 1 if parts else 0)
    levels = levels_of(question.grain, fold.grains, fold.with_heirs)
    finest, above = levels[0], frozenset(levels)
    tiles = [
        (label, part)
        for label in spanned
        if periods.parse_period(label).grain in above - {finest}
        for part in periods.parts(label, above)
    ]
    parameters: dict[str, Any] = {
        "measures": list(kpi.measures),
        "counted": [MEASURES[m].counted for m in kpi.measures],
        "is_plan": [MEASURES[m].over_time == "plan" for m in kpi.measures],
        "bits": measure_bits(kpi),
        "labels": spanned,
        "tile_label": [label for label, _ in tiles],
        "tile_child": [part for _, part in tiles],
        "bases": bases,
        "places": list(targets),
        "asked": labels,
    }
    if listed:
        parameters |= {f"listed_{name}": [row[n] for row in listed] for n, name in enumerate(LISTED)}
    if question.unit is not None:
        parameters["unit"] = question.unit
    if question.grain == "total":
        total = periods.parse_period(labels[0])
        parameters |= {
            "total": total.label,
            "total_first": total.start,
            "total_last": total.end,
            "total_first_month": periods.month_number(total.start),
            "total_last_month": periods.month_number(total.end),
        }
    if leads:
        parameters |= {f"lead_{name}": [lead[n] for lead in leads] for n, name in enumerate(LEAD)}
    return fold, parameters


def _listed(reader: Reader, question: Question, kpi: Kpi, bases: list[str]) -> list[tuple[Any, ...]]:
    """The units that a register, or a list of before there were any, expects to report, as `LISTED`: where offices are
    added up at all. A list without levels says nothing of one level."""
    if not kpi.adds_over_places or question.unit is not None or question.split == "unit":
        return []
    lists = [(place, *reader.decisions.reporting(place, kpi.subject)) for place in bases]
    return [
        (place, u.name, u.level, u.since or date.min, u.until or date.max, ORIGINS.index(origin))
        for place, origin, units in lists
        for u in units
        if question.split != "level" or u.level
    ]


def _needs_heirs(question: Question, targets: tuple[str, ...], labels: list[str]) -> bool:
    """Whether a label, or a shorter one it is made of, ends before one of the places was made of others."""
    if question.boundaries == "reported" and NATION not in targets:
        return False
    first = min(periods.parse_period(label).start for label in labels)
    made = PLACES.values() if NATION in targets else (PLACES[t] for t in targets)
    return any(first < place.valid_from for place in made if place.parts)


def _answer(reader: Reader, question: Question, kpi: Kpi) -> pd.DataFrame:
    targets = targets_of(question)
    asked = _asked_labels(reader, question, kpi, targets)
    if not asked:
        return pd.DataFrame(columns=COLUMNS)
    key = kpi, replace(question, kpis=(), start=None, end=None)
    answer = remembered(reader, key, asked)
    if answer is None:
        answer = _rows(reader, question, kpi, targets, asked)
        remember(reader, key, asked, answer)
    return answer.copy(deep=False)


def _rows(reader: Reader, question: Question, kpi: Kpi, targets: tuple[str, ...], asked: list[str]) -> pd.DataFrame:
    before = [b for label in asked for b in (periods.shift(label, -1), periods.year_before(label)) if b]
    labels = list(dict.fromkeys([*asked, *before])) if question.grain != "total" else asked
    fold, parameters = plan(reader, question, kpi, labels, targets)
    frame = (
        reader.frame(fold.sql(), parameters) if _may_have_rows(reader, question, kpi, parameters) else NO_ROWS.copy()
    )
    frame = _with_missing(frame, question, targets, labels)
    if frame.empty:  # a split of a place that reports no parts
        return pd.DataFrame(columns=COLUMNS)
    frame = _described(frame, question, kpi, reader)
    frame = _compared(frame, question)
    is_asked = frame["period"].isin(asked)
    if question.level is not None:
        is_asked &= frame["level"] == question.level
    if question.only_with_figures:
        is_asked &= frame["value"].notna() | frame["state"].isin(("refused", "not_applicable"))
    keys = list(zip(*(frame[c].tolist() for c in ("place", "split", "period_end_of_label"))))
    order = sorted(np.flatnonzero(is_asked.to_numpy(bool)), key=keys.__getitem__)
    return frame[list(COLUMNS)].take(order).reset_index(drop=True)


def _may_have_rows(reader: Reader, question: Question, kpi: Kpi, parameters: dict[str, Any]) -> bool:
    """False where no year of the periods has a figure of the places: most of the time of a short answer is DuckDB's
    planning of its text, and an office has figures of some subjects and of some years alone.
    """
    if question.grain == "total" or "listed_place" in parameters:  # free days; a list of who should have reported
        return True
    asked = {periods.parse_period(label).end.year for label in parameters["labels"]}
    return not asked.isdisjoint(reader.years(kpi.measures, parameters["bases"]))


def _asked_labels(reader: Reader, question: Question, kpi: Kpi, targets: tuple[str, ...]) -> list[str]:
    """The labels of the grain between start and end; open ends reach as far as there are figures."""
    start, end = question.start, question.end
    if start is None or end is None:
        first, last = reader.rows(
            """SELECT min(c.first_day), max(c.last_day) FROM live l JOIN calendar c ON c.label = l.period_label
               WHERE l.measure IN (SELECT unnest($measures)) AND l.place IN (SELECT unnest($bases))""",
            {"measures": list(kpi.measures), "bases": bases_of(targets, question.boundaries != "reported")},
        )[0]
        if first is None:
            return []
        start, end = start or first, end or periods.end_of(question.grain, last)
    return periods.labels_between(question.grain, start, end)


def _with_missing(frame: pd.DataFrame, question: Question, targets: tuple[str, ...], labels: list[str]) -> pd.DataFrame:
    """A row for every asked place and label, so that a gap is a row without a value; parts as they are."""
    ends = {label: periods.parse_period(label).end for label in labels}
    frame["period_end_of_label"] = frame["label"].map(ends)
    day = question.boundary_day()

    def belongs(place: str, label: str) -> bool:
        """A period belongs to the place that exists on its last day; today's places reach back."""
        territory = PLACES[place]
        return territory.exists_on(ends[label]) or (day is not None and ends[label] < territory.valid_from)

    keys = list(zip(frame["place"].tolist(), frame["label"].tolist(), frame["split"].tolist()))
    if question.split and not (question.split == "level" and question.level):
        keep = [i for i, (place, label, _) in enumerate(keys) if belongs(place, label)]
        return frame.take(keep).reset_index(drop=True)
    position = {key: i for i, key in enumerate(keys)}
    grid = [(p, n, question.level or "") for p in targets for n in labels if belongs(p, n)]
    out = frame.reindex([position.get(key, -1) for key in grid]).reset_index(drop=True)  # no row is numbered -1: a gap
    for i, name in enumerate(("place", "label", "split")):
        out[name] = [key[i] for key in grid]
    out["period_end_of_label"] = [ends[label] for _, label, _ in grid]
    return out


def _described(frame: pd.DataFrame, question: Question, kpi: Kpi, reader: Reader) -> pd.DataFrame:
    """Names for codes: qualifier, state, source, coverage, status, approval; the printed figure beside it."""
    out = frame.rename(
        columns={"label": "period", "start": "period_start", "finish": "period_end", "known": "known_denominator"}
    ).copy()
    out["kpi"] = kpi.id
    if out["is_open"].any():
        out["period_end"] = out["period_end"].where(~out["is_open"].eq(True))
    out["place_name"] = out["place"].map({p: PLACES[p].name for p in out["place"].unique()})
    out["unit"] = question.unit or (out["split"] if question.split == "unit" else "")
    levels = reader.unit_levels()
    out["level"] = (
        out["split"] if question.split == "level" else [levels.get(key, "") for key in zip(out["place"], out["unit"])]
    )
    for part in ("field", "channel"):
        out[part] = out["split"] if question.split == part else ""
    out["qualifier"] = out["bits"].map({b: qualifier_of(b, kpi) for b in out["bits"].dropna().unique()})
    out["route"] = out["route"].map(dict(enumerate(ROUTES)))
    out["expected_from"] = out["expected_from"].map(dict(enumerate(ORIGINS))).fillna("")
    out["store"] = reader.store
    out["complete"] = out["complete"].eq(True)
    out["windows"] = out["windows"].astype(object).where(out["windows"].notna(), "")
    out["known_denominator"] = out["known_denominator"].astype("float64")
    out["coverage"] = [
        "" if is_missing(c) else f"{c:.0f}/{e:.0f}"
        for c, e in zip(out["covered"].astype("float64").tolist(), out["expected"].astype("float64").tolist())
    ]
    out["value"] = out["value"].astype("float64")
    known = out["value"].notna().to_numpy()
    ends = out["period_end_of_label"].tolist()
    waiting = np.array([question.today <= end.replace(day=periods.DUE_DAY) for end in ends], bool)
    reason = out["reason"].astype(object).to_numpy(object, copy=True)
    reason[known | out["reason"].isna().to_numpy()] = None
    reason[out["denominator"].to_numpy("float64", na_value=np.nan) == 0] = "zero_denominator"
    if not kpi.adds_over_places:
        of_places = np.array([_is_made_of_places(p, e) for p, e in zip(out["place"].tolist(), ends)], bool)
        reason[of_places & ~known & ~waiting] = "over_places"
    out["reason"] = pd.Series(reason, index=out.index, dtype=object)
    out["state"] = np.select(
        [known, reason != None, _not_applicable(out, kpi, reader), waiting],  # noqa: E711 - of each in the array
        ["value", "refused", "not_applicable", "not_due"],
        "missing",
    )
    out = _with_reported(out, question, kpi, reader)
    return _with_approval(_with_target(out, kpi, reader), kpi, reader)


def _with_target(out: pd.DataFrame, kpi: Kpi, reader: Reader) -> pd.DataFrame:
    """The goal that counts on the period's last day, and how the figure stands to it."""
    keys = list(zip(out["place"], out["period_end_of_label"]))
    goals = {key: goal_on(kpi, reader.decisions, *key) for key in set(keys)}
    out["target"] = pd.Series([goals[key].value for key in keys], index=out.index, dtype="float64")
    out["target_preset"] = [not goals[key].is_set and not is_missing(goals[key].value) for key in keys]
    # No colour for a ratio of unlike windows (rule 15), nor for one of a few cases: there the counts say more.
    few = (out["denominator"] < LEAST_CASES) & is_proportion(kpi)
    out["status"] = [
        None if windows or is_few else status_of(kpi.direction, goals[key], *row)
        for key, windows, is_few, *row in zip(
            keys, out["windows"], few, *(out[name].tolist() for name in ("value", "qualifier", "complete"))
        )
    ]
    return out


def _is_made_of_places(place: str, end: date) -> bool:
    """Whether only other places could say anything for this place at that time: the nation, a later territory."""
    return place == NATION or end < PLACES[place].valid_from


def _not_applicable(out: pd.DataFrame, kpi: Kpi, reader: Reader) -> np.ndarray:
    """Cells of which a file says that there is nothing to report."""
    cells = (
        set(
            reader.rows(
                """SELECT DISTINCT place, period_label, unit FROM live
           WHERE status = 'not_applicable' AND measure IN (SELECT unnest($measures))
             AND field = '' AND channel = '' AND procedure = '' AND (level = '' OR unit <> '')""",
                {"measures": list(kpi.measures)},
            )
        )
        if (out["value"].isna() & out["reason"].isna()).any()
        else ()
    )
    if not cells:
        return np.zeros(len(out), bool)
    return np.array([key in cells for key in zip(out["place"], out["period"], out["unit"])], bool)


def qualifier_of(bits: float, kpi: Kpi) -> str:
    """How exact a value of a KPI is, from the bits of all it is made of: exact, about, over or nearly."""
    return "about" if bits and kpi.is_ratio else _bits_word(bits)


def _with_reported(out: pd.DataFrame, question: Question, kpi: Kpi, reader: Reader) -> pd.DataFrame:
    """The percentage printed for exactly this place, unit and period, and whether it differs."""
    out["reported"], out["reported_differs"] = float("nan"), False
    if not kpi.claim or question.split in ("field", "channel", "level"):
        return out
    claims = {
        tuple(key): (value, hedge)
        for *key, value, hedge in reader.rows(
            """SELECT place, period_label, unit, value, qualifier FROM live
           WHERE measure = $claim AND field = '' AND channel = '' AND procedure = '' AND (level = '' OR unit <> '')
             AND place IN (SELECT unnest($places)) AND status = 'value'
           QUALIFY row_number() OVER (PARTITION BY place, period_label, unit
                                      ORDER BY rank, batch DESC, source, row DESC) = 1""",
            {"claim": kpi.claim, "places": list(out["place"].unique())},
        )
    }
    if not claims:
        return out
    printed = [
        claims.get(key, (float("nan"), "")) for key in zip(*(out[c].tolist() for c in ("place", "period", "unit")))
    ]
    out["reported"] = [claim for claim, _ in printed]
    out["reported_differs"] = [
        not is_missing(claim) and not is_missing(value) and _differs(claim, hedge, value, above, below)
        for (claim, hedge), value, above, below in zip(
            printed, *(out[c].tolist() for c in ("value", "above_bits", "below_bits"))
        )
    ]
    return out


def _differs(reported: float, hedge: str, value: float, above: float, below: float) -> bool:
    """Whether a printed ratio and the computed one cannot both be right (rule of counting 13)."""
    over, under = (interval(1.0, _bits_word(bits)) for bits in (above, below))
    highest = value * over[1] / under[0] if under[0] and over[1] < math.inf else math.inf
    computed = value * over[0] / under[1], highest
    return not can_meet(interval(reported, hedge), computed, printed_tolerance(reported) + 1e-9)


def _bits_word(bits: float) -> str:
    """The qualifier that bits of one side of a ratio stand for."""
    bits = int(bits)
    if not bits:
        return "exact"
    if bits & ABOUT:
        return "about"
    return {OVER: "over", NEARLY: "nearly", UNDER: "under"}.get(bits, "about" if bits & OVER else "nearly")


def _with_approval(out: pd.DataFrame, kpi: Kpi, reader: Reader) -> pd.DataFrame:
    """Provisional until approved, and again once the figures change after approval (rule of counting 19)."""
    decisions = reader.decisions
    out["revised"], out["provisional"] = False, True
    if not decisions.approvals:
        return out
    keys = [(p, kpi.subject, n) for p, n in zip(out["place"], out["period"])]
    out["revised"] = [key in decisions.corrections for key in keys]
    out["provisional"] = [key not in decisions.approvals or key in decisions.corrections for key in keys]
    return out


def _compared(out: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The value a period and a year before, whether and how they may be compared, and a mark where the line breaks.

    A change stands only where the verdict allows one; a line breaks where what is before is not one series with it.
    """
    if question.grain == "total":
        out["previous"] = out["last_year"] = out["change"] = out["change_last_year"] = float("nan")
        for name in ("comparable", "comparable_reason", "comparable_last_year", "comparable_last_year_reason"):
            out[name] = ""
        out["break"] = False
        return out
    keys = list(zip(out["place"].tolist(), out["split"].tolist(), out["period"].tolist()))
    position = {key: i for i, key in enumerate(keys)}
    value = out["value"].to_numpy("float64")
    inherited = (out["route"] == "predecessors").to_numpy(bool)
    for name, change, verdict, earlier in (
        ("previous", "change", "comparable", lambda n: periods.shift(n, -1)),
        ("last_year", "change_last_year", "comparable_last_year", periods.year_before),
    ):
        before = {label: earlier(label) for label in set(out["period"])}
        then = np.array([position.get((place, split, before[label]), -1) for place, split, label in keys], dtype=int)
        is_there = then >= 0
        verdict_now, reasons = verdicts(out, out.take(then))
        verdict_now, reasons = np.where(is_there, verdict_now, ""), np.where(is_there, reasons, "")
        value_then = np.where(is_there, value[then], np.nan)
        out[verdict], out[f"{verdict}_reason"] = verdict_now, reasons
        out[name] = np.where(reasons == "counted", np.nan, value_then)  # another thing counted is no earlier value
        out[change] = np.where(np.isin(verdict_now, (YES, CARE)), value - value_then, np.nan)
        if name == "previous":
            both = is_there & ~np.isnan(value) & ~np.isnan(value_then)
            out["break"] = both & (np.isin(reasons, BREAKS) | inherited[then] & ~inherited)
    return out
