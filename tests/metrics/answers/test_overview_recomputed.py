"""Every number of the overview a second time, in plain pandas, from the raw batches of the sample store.

`Recount` knows the rules of counting in their words (design §3) and nothing of the query, its SQL or the KPIs'
declarations. The samples speak for whole provinces and, in two of them, for offices; two reports and four years
stand beside them. What the screen writes are these numbers, rounded.
"""

import math
from collections import namedtuple
from datetime import date
from functools import cache
from itertools import pairwise

import pandas as pd
import pytest

from data import periods
from data.places import NATION, PLACES, provinces_on
from metrics.answers.overview import overview
from metrics.answers.parts import ranked, stock_by_level

TODAY = date(2026, 11, 20)
MERGED = "2025-07"
LEVELS = ("tỉnh", "huyện", "xã")
# Ways to a number, the first whose terms are all there; "-" before what is taken away.
WAYS = {
    "in_time": (("dossiers_resolved_early_or_on_time",), ("dossiers_resolved_early", "dossiers_resolved_on_time")),
    "resolved": (("dossiers_resolved",), ("dossiers_resolved_early_or_on_time", "dossiers_resolved_late")),
    "late": (("dossiers_resolved_late",),),
    "overdue": (("dossiers_pending_overdue",),),
    "online": (("dossiers_received_online",),),
    "new": (
        ("dossiers_received_new",),
        ("dossiers_received", "-dossiers_carried_over"),
        ("dossiers_received_online", "dossiers_received_direct_and_postal"),
    ),
    "tickets": (("hotline_received",),),
    "answered": (("hotline_resolved",),),
    "reach": (("facebook_reach",),),
    "score": (("index766_total",),),
}
# above, below, scale, target, higher is better (None: neither)
CARDS = {
    "on_time_rate": ("in_time", "resolved", 100, 98, True),
    "dossiers_pending_overdue": ("overdue", None, 1, None, False),
    "late_per_1000": ("late", "resolved", 1000, 20, False),
    "online_share": ("online", "new", 100, 80, True),
    "hotline_resolution_rate": ("answered", "tickets", 100, 95, True),
    "dossiers_received_new": ("new", None, 1, None, None),
    "facebook_reach": ("reach", None, 1, None, None),
    "index766_total": ("score", None, 1, None, True),
}
STOCKS, NEVER_ADDED = ("overdue",), ("reach", "score")
Figure = namedtuple("Figure", "above below whole exact counted")


def live_figures(store) -> pd.DataFrame:
    """The figures that count: of each source the newest live batch's, values only, straight from the parquet files."""
    frames = [
        pd.DataFrame(store.facts_of(b)).assign(batch=b.number, source=b.source, rank=b.rank)
        for b in store.batches()
        if b.is_live
    ]
    facts = pd.concat(frames, ignore_index=True).sort_values(["batch", "row"], kind="stable")
    facts["own_level"] = facts["level"].where(facts["unit"] == "", "")
    key = [
        "measure",
        "counted",
        "place",
        "unit",
        "field",
        "channel",
        "procedure",
        "own_level",
        "period_label",
        "source",
    ]
    facts = facts.drop_duplicates(key, keep="last")
    return facts[
        (facts["status"] == "value")
        & (facts["field"] == "")
        & (facts["channel"] == "")
        & (facts["procedure"] == "")
        & (facts["own_level"] == "")
    ]


class Recount:
    """The cards' numbers of any place, office, level and period. `boundaries` as asked."""

    def __init__(self, facts: pd.DataFrame, boundaries: str):
        self.boundaries = boundaries
        self.cells: dict[tuple[str, str, str, str], dict[str, tuple[float, bool, str]]] = {}
        self.level_of: dict[tuple[str, str], str] = {}
        self.offices_of: dict[tuple[str, str, str], set[str]] = {}
        self.ranks = dict(zip(facts["source"], facts["rank"]))
        needed = {m.removeprefix("-") for ways in WAYS.values() for way in ways for m in way}
        facts = facts[facts["measure"].isin(needed)]
        columns = ("source", "place", "unit", "period_label", "measure", "value", "qualifier", "counted", "level")
        for source, place, unit, label, measure, value, qualifier, counted, level in zip(
            *(facts[c].tolist() for c in columns)
        ):
            self.cells.setdefault((source, place, unit, label), {})[measure] = (value, qualifier == "exact", counted)
            if unit:
                self.level_of[place, unit] = level or self.level_of.get((place, unit), "")
                self.offices_of.setdefault((source, place, label), set()).add(unit)
        for name in ("_of_source", "own", "figure"):
            setattr(self, name, cache(getattr(self, name)))

    def cell(self, kpi, source, place, unit, label) -> Figure | None:
        figures = self.cells.get((source, place, unit, label), {})
        above, below, *_ = CARDS[kpi]
        sides = [self._by_way(figures, name) for name in (above, below) if name]
        if any(side is None for side in sides):
            return None
        return Figure(sides[0][0], sides[1][0] if below else None, True, all(f[1] for f in sides), sides[0][2])

    @staticmethod
    def _by_way(figures, name):
        for way in WAYS[name]:
            terms = [(figures.get(m.removeprefix("-")), -1 if m[0] == "-" else 1) for m in way]
            if all(t for t, _ in terms):
                return sum(t[0] * sign for t, sign in terms), all(t[1] for t, _ in terms), terms[0][0][2]
        return None

    @staticmethod
    def total(figures, whole: bool) -> Figure | None:
        """Σ above and Σ below of what is there."""
        figures = list(figures)
        if not figures or len({f.counted for f in figures}) > 1:
            return None
        below = None if figures[0].below is None else math.fsum(f.below for f in figures)
        return Figure(
            math.fsum(f.above for f in figures),
            below,
            whole and all(f.whole for f in figures),
            all(f.exact for f in figures),
            figures[0].counted,
        )

    def _of_offices(self, kpi, source, place, label, level) -> Figure | None:
        """The sum of offices; all of those that reported in twelve labels are expected, districts until the merger."""
        is_after = periods.parse_period(label).end >= periods.parse_period(MERGED).start
        window = [periods.shift(label, -i) for i in range(12)]
        expected = {
            u
            for n in window
            for u in self.offices_of.get((source, place, n), ())
            if self.cell(kpi, source, place, u, n)
            and (not level or self.level_of[place, u] == level)
            and not (is_after and self.level_of[place, u] == "huyện")
        }
        here = [f for u in expected if (f := self.cell(kpi, source, place, u, label))]
        if len(expected) < 2 or not here or CARDS[kpi][0] in NEVER_ADDED:
            return None
        return self.total(here, len(here) == len(expected))

    def _of_source(self, kpi, source, place, unit, label, level) -> Figure | None:
        """What one source says of a place, an office of it or a level: said so, its offices, its shorter periods."""
        options = []
        if not level:
            options.append(self.cell(kpi, source, place, unit, label))
        if not unit:
            options.append(self._of_offices(kpi, source, place, label, level))
        parts = periods.children(label)
        if parts and CARDS[kpi][0] not in NEVER_ADDED:
            own = [self._of_source(kpi, source, place, unit, part, level) for part in parts]
            if any(own):  # a period wholly before the place's time is its predecessors'
                options.append(
                    self._folded(
                        kpi, [option or self._before(kpi, place, unit, part, level) for option, part in zip(own, parts)]
                    )
                )
        figures = [f for f in options if f]
        return next((f for f in figures if f.whole), figures[0] if figures else None)

    def _before(self, kpi, place, unit, part, level):
        """A shorter period before the place's time, in today's boundaries: its predecessors'."""
        if unit or self.boundaries == "reported" or not self._is_before(place, part):
            return None
        return self._predecessors(kpi, place, part, level)

    def _folded(self, kpi, parts) -> Figure | None:
        """Flows add up; a stock is the last part's, as whole as that, and without it nothing."""
        if CARDS[kpi][0] in STOCKS:
            return parts[-1]
        return self.total([p for p in parts if p], all(parts))

    def own(self, kpi, place, unit, label, level) -> Figure | None:
        """The best source: any real one before the samples, whole ones first."""
        sources = sorted(self.ranks, key=lambda source: self.ranks[source])
        ordered = [
            (self.ranks[s] == 9, not f.whole, self.ranks[s], position, f)
            for position, s in enumerate(sources)
            if (f := self._of_source(kpi, s, place, unit, label, level))
        ]
        return min(ordered)[-1] if ordered else None

    @staticmethod
    def _is_before(place, label) -> bool:
        return bool(PLACES[place].parts) and periods.parse_period(label).end < PLACES[place].valid_from

    def _predecessors(self, kpi, place, label, level) -> Figure | None:
        parts = [self.own(kpi, part, "", label, level) for part in PLACES[place].parts]
        if CARDS[kpi][0] in NEVER_ADDED:
            return None
        return self.total([p for p in parts if p], all(parts))

    def figure(self, kpi, place, label, unit="", level="") -> Figure | None:
        """The number of a place, an office of it or a level at a period."""
        if place == NATION:
            if CARDS[kpi][0] in NEVER_ADDED:
                return None
            today = [self._today(kpi, p.id, label) for p in provinces_on(TODAY)]
            return self.total([f for f in today if f], all(today))
        if not PLACES[place].exists_on(periods.parse_period(label).end) and self.boundaries == "reported":
            return None
        return self.own(kpi, place, unit, label, level) or (
            None if unit or not self._is_before(place, label) else self._predecessors(kpi, place, label, level)
        )

    def _today(self, kpi, place, label):
        """The nation is made of today's provinces whatever the boundaries: before the merger of their predecessors."""
        return self.own(kpi, place, "", label, "") or (
            self._predecessors(kpi, place, label, "") if self._is_before(place, label) else None
        )


def value_of(kpi, figure) -> float:
    if figure is None or figure.below == 0:
        return float("nan")
    return figure.above * CARDS[kpi][2] / (1 if figure.below is None else figure.below)


def change_of(kpi, now, then) -> float:
    """Only between whole and exact figures of the same thing."""
    fit = now and then and now.whole and then.whole and now.exact and then.exact and now.counted == then.counted
    return value_of(kpi, now) - value_of(kpi, then) if fit else float("nan")


def status_of(kpi, figure) -> str | None:
    """98/2, 20/20, 80/10, 95/5: the target and how far from it is still watched."""
    _, _, _, target, is_higher = CARDS[kpi]
    if target is None or figure is None or not figure.whole or not figure.exact:
        return None
    short = (target - value_of(kpi, figure)) * (1 if is_higher else -1)
    width = {"on_time_rate": 2, "late_per_1000": 20, "online_share": 10, "hotline_resolution_rate": 5}[kpi]
    return "good" if short <= 0 else "watch" if short <= width else "act"


def is_same(got, expected) -> bool:
    got = float("nan") if got is None else got
    return (got != got and expected != expected) or got == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.fixture(scope="module")
def recounts(sample_store):
    facts = live_figures(sample_store)
    return {boundaries: Recount(facts, boundaries) for boundaries in ("today", "reported")}


CASES = (
    (NATION, "2026-10", "today"),
    (NATION, "2026-09", "reported"),
    (NATION, "2025-05", "reported"),
    (NATION, "2026-Q3", "today"),
    (NATION, "2025", "today"),
    ("dong-thap@2025", "2026-10", "today"),
    ("dong-thap@2025", "2025-10", "reported"),
    ("dong-thap@2025", "2026-Q2", "reported"),
    ("dong-thap@2025", "2025-Q3", "today"),
    ("dong-thap@2025", "2025", "today"),
    ("dong-thap@2025", "2025", "reported"),
    ("quang-ninh", "2026-10", "today"),
    ("lao-cai@2025", "2026-09", "today"),
    ("ca-mau@2025", "2026-10", "reported"),
)


# A case of each kind in every run: the nation across the merger, a folded and a whole year of a merged province, a
# province as it always was.
OFTEN = (CASES[0], CASES[2], CASES[7], CASES[9], CASES[11])


@pytest.fixture(
    scope="module",
    params=[case if case in OFTEN else pytest.param(case, marks=pytest.mark.slow) for case in CASES],
    ids="-".join,
)
def both(request, recounts, sample_store):
    """(the overview, the recount) of a place, period and boundaries."""
    place, period, boundaries = request.param
    return overview(sample_store.reader(), place, period, TODAY, boundaries), recounts[boundaries]


def test_the_cards(both):
    """Value, target, status, change from the period before and from a year ago, and every point of the small line."""
    answer, recount = both
    before, year = periods.shift(answer.period, -1), periods.year_before(answer.period)
    assert set(answer.rows["kpi"]) == set(answer.cards) and len(answer.cards) == 6
    for kpi in answer.cards:
        line = answer.series(kpi)
        figures = {label: recount.figure(kpi, answer.place, label) for label in line["period"]}
        for row in line.to_dict("records"):
            assert is_same(row["value"], value_of(kpi, figures[row["period"]])), (kpi, row["period"], row["route"])
            assert row["complete"] == bool(figures[row["period"]] and figures[row["period"]].whole), (
                kpi,
                row["period"],
            )
        row, now = answer.row(kpi), figures[answer.period]
        then, last = recount.figure(kpi, answer.place, before), recount.figure(kpi, answer.place, year)
        assert is_same(row["change"], change_of(kpi, now, then)), kpi
        assert is_same(row["change_last_year"], change_of(kpi, now, last)), kpi
        assert is_same(row["last_year"], value_of(kpi, last)) or now is None, kpi
        target = CARDS[kpi][3]
        assert is_same(row["target"], float("nan") if target is None else target)
        assert (row["status"] or None) == status_of(kpi, now) or row["status"] != row["status"], kpi


def parts_by_hand(answer, recount) -> pd.DataFrame:
    """Offices, or provinces for the nation, with the numbers of both tables, by the recount."""
    if answer.place == NATION:
        day = periods.parse_period(answer.period).end
        of = [(p.id, "") for p in (provinces_on(day) if recount.boundaries == "reported" else provinces_on(TODAY))]
    else:
        of = [(answer.place, unit) for place, unit in recount.level_of if place == answer.place]
    labels = [periods.shift(answer.period, -i) for i in range(12, -1, -1)]
    rows = []
    for place, unit in of:
        line = [recount.figure("on_time_rate", place, label, unit) for label in labels]
        late = recount.figure("late_per_1000", place, answer.period, unit)
        then = recount.figure("late_per_1000", place, labels[-2], unit)
        overdue = recount.figure("dossiers_pending_overdue", place, answer.period, unit)
        rows.append(
            {
                "place": place,
                "unit": unit,
                "line": line,
                "now": line[-1],
                "rate": value_of("on_time_rate", line[-1]),
                "resolved": line[-1].below if line[-1] else float("nan"),
                "late": late.above if late else float("nan"),
                "per_1000": value_of("late_per_1000", late),
                "overdue": value_of("dossiers_pending_overdue", overdue),
                "late_before": then.above if then else float("nan"),
                "resolved_before": then.below if then else float("nan"),
            }
        )
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["place", "unit", "rate"])


def widening(parts: pd.DataFrame) -> float:
    """σ: the median of |p₁ − p₀ − what all share| ÷ its error over neighbouring periods of 30 cases and more.

    ÷ 0,6745; 1 at least. What ten or more share is the median of (p₁ − p₀) ÷ p (1 − p), times a place's own p (1 − p).
    """
    steps = []
    for line in parts["line"]:
        for month, (then, now) in enumerate(pairwise(line)):
            if not (then and now and then.whole and now.whole and min(then.below, now.below) >= 30):
                continue
            share = (then.above + now.above) / (then.below + now.below)
            step, spread = now.above / now.below - then.above / then.below, share * (1 - share)
            error = math.sqrt(spread * (1 / then.below + 1 / now.below))
            if error:
                steps.append((month, step, spread, error))
    frame = pd.DataFrame(steps, columns=["month", "step", "spread", "error"])
    if len(frame) < 20:
        return 1.0
    months = (frame["step"] / frame["spread"]).groupby(frame["month"])
    common = months.transform("median").where(months.transform("size") >= 10, 0.0) * frame["spread"]
    return max(1.0, ((frame["step"] - common).abs() / frame["error"]).median() / 0.6745)


def test_the_two_tables(both):
    """Worst and best five: those outside their band of chance first; nobody small or partial, nobody twice."""
    answer, recount = both
    parts = parts_by_hand(answer, recount)
    if answer.parts.empty:
        assert parts.empty or parts["rate"].isna().all()
        return
    fit = parts[parts["rate"].notna() & (parts["resolved"] >= 30)]
    fit = fit[[f.whole and f.exact for f in fit["now"]]]
    if fit.empty:
        assert ranked(answer.parts, True).empty
        return
    whole, sigma = sum(f.above for f in fit["now"]) / fit["resolved"].sum(), widening(parts)
    z = (fit["rate"] / 100 - whole) / (sigma * (whole * (1 - whole) / fit["resolved"]) ** 0.5)
    for worst in (True, False):
        outside = z < -1.959964 if worst else z > 1.959964
        order = fit.assign(inside=~outside).sort_values(["inside", "rate"], ascending=[True, worst])
        order = order.head(min(5, len(fit) // 2))
        shown = ranked(answer.parts, worst)
        assert list(zip(shown["place"], shown["unit"])) == list(zip(order["place"], order["unit"]))
        for name in ("resolved", "late", "per_1000", "rate"):
            assert shown[name].tolist() == pytest.approx(order[name].tolist()), name


def test_the_stock_by_level(both):
    """The levels of every column add up to the whole, and each is the sum of its offices."""
    answer, recount = both
    shown = stock_by_level(answer)
    has_levels = any(place == answer.place and level for (place, _), level in recount.level_of.items())
    assert shown.empty or has_levels
    if answer.place == "dong-thap@2025" and answer.period >= "2025-10":
        assert {"tỉnh", "xã"} <= set(shown) and shown["period"].iloc[-1] == answer.period
    for row in shown.to_dict("records"):
        by_level = {
            level: recount.figure("dossiers_pending_overdue", answer.place, row["period"], level=level)
            for level in LEVELS
            if level in row
        }
        for level, figure in by_level.items():
            assert is_same(row[level], value_of("dossiers_pending_overdue", figure)), (row["period"], level)
        whole = recount.figure("dossiers_pending_overdue", answer.place, row["period"])
        assert is_same(row["total"], value_of("dossiers_pending_overdue", whole))
        assert row["partial"] == bool(whole and not (whole.whole and all(f and f.whole for f in by_level.values())))


def test_the_rank(both):
    """1 + how many provinces are better, among those whose figure is whole; and a period before."""
    answer, recount = both
    if answer.place == NATION:
        assert not answer.standings
        return
    own = answer.standings.get("on_time_rate")
    ranks, rates_of_both = [], []
    for label in (answer.period, periods.shift(answer.period, -1)):
        day = periods.parse_period(label).end
        all_of = provinces_on(day) if recount.boundaries == "reported" else provinces_on(TODAY)
        known = {
            p.id: f
            for p in all_of
            if (f := recount.figure("on_time_rate", p.id, label)) and f.whole and f.exact and f.below >= 30
        }
        rates = {p: value_of("on_time_rate", f) for p, f in known.items()}
        mine = rates.get(answer.place)
        rates_of_both.append(rates)
        ranks += [None, None] if mine is None else [1 + sum(r > mine for r in rates.values()), len(rates)]
    if ranks[0] is None:
        assert own is None
        return
    assert [own.rank, own.of] == ranks[:2]
    if ranks[2] is None:
        assert own.before is None
        return
    both = rates_of_both[0].keys() & rates_of_both[1].keys()  # who was not ranked both times lifts nobody
    again, before = (1 + sum(rates[p] > rates[answer.place] for p in both) for rates in rates_of_both)
    assert (own.again, own.before, own.both, own.climbed) == (again, before, len(both), before - again)
    assert own.same == (both == rates_of_both[0].keys() == rates_of_both[1].keys())


def values_of_change(answer, code) -> dict | None:
    return next((c.values for c in answer.changes if c.code == code), None)


def test_what_changed(both):
    """Each number in each of the sentences."""
    answer, recount = both
    assert len(answer.changes) <= 5
    before = periods.shift(answer.period, -1)
    now, then = (recount.figure("on_time_rate", answer.place, label) for label in (answer.period, before))
    parts = parts_by_hand(answer, recount)
    if values := values_of_change(answer, "rate") or values_of_change(answer, "rate_alone"):
        assert values["value"] == pytest.approx(value_of("on_time_rate", now))
        assert is_same(values.get("change", float("nan")), change_of("on_time_rate", now, then))
    if values and "change" in values:
        assert_cause(answer, parts, values)
    if values := values_of_change(answer, "overdue"):
        kpi = "dossiers_pending_overdue"
        stock, earlier = (recount.figure(kpi, answer.place, label) for label in (answer.period, before))
        assert values["value"] == stock.above and is_same(values["change"], change_of(kpi, stock, earlier))
        if "part" in values:
            assert values["count"] == parts["overdue"].max()
            assert values["share"] == pytest.approx(parts["overdue"].max() / stock.above)
        if "level" in values:
            by_level = {
                level: recount.figure(kpi, answer.place, answer.period, level=level).above for level in ("tỉnh", "xã")
            }
            assert values["level_count"] == max(by_level.values()) == by_level[values["level"]]
            assert values["level_share"] == pytest.approx(max(by_level.values()) / sum(by_level.values()))
    if values := values_of_change(answer, "levels"):
        rates = [
            [
                value_of("on_time_rate", recount.figure("on_time_rate", answer.place, label, level=level))
                for level in ("xã", "tỉnh")
            ]
            for label in (answer.period, before)
        ]
        assert [values["commune"], values["province"]] == pytest.approx(rates[0])
        if "wider" in values:
            assert values["wider"] == pytest.approx(abs(rates[0][0] - rates[0][1]) - abs(rates[1][0] - rates[1][1]))
    if values := values_of_change(answer, "online"):
        figure = recount.figure("online_share", answer.place, answer.period)
        online, is_whole = value_of("online_share", figure), figure.whole and figure.exact
        assert values["value"] == pytest.approx(online)
        assert values["gap"] == (pytest.approx(online - 80) if is_whole else None), "what is partly in is not judged"
    if values := values_of_change(answer, "below"):
        judged = [bool(f and f.whole and f.exact) for f in parts["now"]]  # who is partly in is neither
        fit = parts[
            pd.Series(judged, index=parts.index, dtype=bool) & parts["rate"].notna() & (parts["resolved"] >= 30)
        ]
        assert (values["count"], values["below"]) == (len(fit), int((fit["rate"] < 98).sum()))
    if values := values_of_change(answer, "hotline"):
        tickets = recount.figure("hotline_resolution_rate", answer.place, answer.period)
        assert (values["resolved"], values["received"]) == (tickets.above, tickets.below)
    if values := values_of_change(answer, "unusual_part"):
        named = answer.parts.loc[values["part"]]
        of = (parts["place"] == named["place"]) & (parts["unit"] == named["unit"])
        line = parts.loc[of, "line"].iloc[0]
        assert values["value"] == pytest.approx(value_of("on_time_rate", line[-1]))
        low, high = limits(line)
        assert (values["low"], values["high"]) == (pytest.approx(low), pytest.approx(high))
        assert not low <= values["value"] <= high


def assert_cause(answer, parts, values):
    """Who is named for a change of the rate, or the mix of dossiers where that did most of it."""
    if "part" in values:
        own = own_moves(parts)
        towards = own[own * values["change"] > 0]
        most = towards.abs().idxmax()
        named = answer.parts.loc[values["part"]]
        assert (named["place"], named["unit"]) == (parts["place"][most], parts["unit"][most])
        assert values["late"] == parts["late"][most]
        assert values["moved"] == pytest.approx(towards.sum())
        assert values["share"] == pytest.approx(towards[most] / towards.sum()) and 0 < values["share"] <= 1
        mix = values["change"] - own.sum()
        assert mix * values["change"] <= 0 or abs(mix) <= abs(own.sum())
    elif "mix" in values:
        own = own_moves(parts).sum()
        assert (values["own"], values["mix"]) == (pytest.approx(own), pytest.approx(values["change"] - own))
        assert values["mix"] * values["change"] > 0 and (own * values["change"] < 0 or abs(values["mix"]) > abs(own))


def own_moves(parts) -> pd.Series:
    """What each part's own rate moved the whole by, in points: half of both shares of cases times the rate's change."""
    shares = parts["resolved_before"] / parts["resolved_before"].sum() + parts["resolved"] / parts["resolved"].sum()
    late = parts["late"] / parts["resolved"] - parts["late_before"] / parts["resolved_before"]
    return -(shares / 2 * late).fillna(0.0) * 100


def limits(line) -> tuple[float, float]:
    """p̄ ± 3 σ √(p̄ (1 − p̄) ÷ n) of the last point, σ the mean moving range of z ÷ 1,128 and at least 1.

    Of fewer than twelve points by 1 + 1 ÷ √(2 × 0,62 (n − 1)) wider.
    """
    fit = [(i, f) for i, f in enumerate(line) if f and f.whole and f.exact]
    share = sum(f.above for _, f in fit) / sum(f.below for _, f in fit)
    z = {i: (f.above / f.below - share) / math.sqrt(share * (1 - share) / f.below) for i, f in fit}
    steps = [abs(z[i] - z[i - 1]) for i in z if i - 1 in z]
    times = 1 if len(fit) >= 12 else 1 + 1 / math.sqrt(2 * 0.62 * (len(fit) - 1))
    half = 3 * times * max(1.0, sum(steps) / len(steps) / 1.128) * math.sqrt(share * (1 - share) / fit[-1][1].below)
    return max(share - half, 0) * 100, min(share + half, 1) * 100


def test_who_is_missing_and_how_many_are_not_judged(both):
    answer, recount = both
    codes = {p.code: p.values for p in answer.problems}
    parts = parts_by_hand(answer, recount)
    if answer.place == NATION:
        silent = [p for p, now in zip(parts["place"], parts["now"]) if now is None]
        assert sorted(answer.missing) == sorted(silent)
    if "small" in codes:
        assert codes["small"]["count"] == int((parts["rate"].notna() & (parts["resolved"] < 30)).sum())
    partial = sum(1 for now in parts["now"] if now and not now.whole) if len(parts) else 0
    assert codes.get("partial", {"count": 0})["count"] == partial
