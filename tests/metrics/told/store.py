"""One store with something of everything: places before and after the merger, offices, gaps, restatements, two sources,
figures that do not add up. Drawn by a seed, so that every run has the same."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.facts import Fact
from data.measures import MEASURES
from data.periods import months_between, parse_period, shift
from data.store import Store
from metrics.answers.due import FIRST_USE
from tests.figures import fact, load

TODAY = date(2026, 11, 29)
LAST = "2026-10"
MONTHS = [shift(LAST, back) for back in range(-38, 1)]
OFFICES = {"Sở Nội vụ": "tỉnh", "Sở Y tế": "tỉnh", "Phường Hạ Long": "xã", "Xã Tiên Yên": "xã"}
WITH_OFFICES, FULL = "quang-ninh", "ha-noi"
SPECIAL, YEAR = "lang-son", [shift(LAST, back) for back in range(-15, 1)]
PLAIN = ("hue", "nghe-an", "son-la", "lai-chau", "cao-bang")
MERGED, OLD = "dong-thap@2025", ("dong-thap@2004", "tien-giang@2004")


def store_of_everything(folder: Path) -> Store:
    """Five files: what was reported, what was restated, two of other sources, and a place where nothing is plain; then
    what people decided: targets, notes, an approval and what came in after it."""
    draw = random.Random(766)
    store = Store(folder)
    load(store, _reported(draw))
    load(store, _restated(draw), file="dinh-chinh.xlsx")
    load(store, _of_another_source(draw), "eoffice", "export")
    special = random.Random(9)
    load(store, _special(special), file="lang-son.xlsx")
    load(store, _of_another_source(special, SPECIAL), "form_06a", "export")
    store.decide("setting", name=FIRST_USE, value="2024-01")
    store.decide("reporters", place=WITH_OFFICES, subject="dossiers", units=[*OFFICES, "Xã Ba Chẽ"])
    _decide(store)
    corrected = [fact("hotline_resolved", 222.0, SPECIAL, "2026-09"), fact("hotline_resolved", 9.0, SPECIAL, "2026-07")]
    load(store, corrected, file="sau-duyet.xlsx", reason="đếm lại")
    return store


def _decide(store: Store) -> None:
    for kpi, place, value, since in (
        ("on_time_rate", SPECIAL, 97.0, "2026-01-01"), ("on_time_rate", SPECIAL, 99.5, "2026-10-01"),
        ("hotline_resolution_rate", "", 96.0, "2026-06-30"), ("dossiers_pending_overdue", SPECIAL, 9.0, "2026-01-01"),
    ):  # fmt: skip
        store.decide("target", kpi=kpi, place=place, value=value, watch=value - 1, since=since, basis="")
    for place, kpi, label in (
        (SPECIAL, "on_time_rate", "2026-09"), ("", "", "2026-Q3"), (SPECIAL, "hotline_received", "2026-09"),
        ("dong-thap@2004", "on_time_rate", "2025-05"), (SPECIAL, "", "2026-08"), ("", "on_time_rate", "2026-10"),
    ):  # fmt: skip
        store.decide("note", place=place, kpi=kpi, label=label, text=f"{label} {kpi}")
    for subject, label in (("hotline", "2026-09"), ("hotline", "2026-08"), ("dossiers", "2026-10")):
        store.decide("approve", place=SPECIAL, subject=subject, label=label)


def _reported(draw: random.Random) -> list[Fact]:
    figures: list[Fact] = []
    for number, month in enumerate(MONTHS):
        for place in (*PLAIN, FULL, *(OLD if month < "2025-07" else (MERGED,))):
            if draw.random() > 0.03:  # else the report was never handed in
                figures += dossiers(draw, place, month, number, window="decree" if place == "hue" else "unknown")
            if draw.random() > 0.05:
                figures += hotline(draw, place, month, number)
        for unit, level in OFFICES.items():
            if draw.random() > 0.04:
                figures += dossiers(draw, WITH_OFFICES, month, number, unit=unit, level=level)
    for place in (FULL, WITH_OFFICES):
        figures += _other_subjects(draw, place)
    return figures


def dossiers(draw: random.Random, place: str, month: str, number: int, **more: str) -> list[Fact]:
    """A month of dossiers that adds up, but now and then; more in spring, fewer in the month of Tết."""
    season = 1.4 if month[5:] in ("03", "04") else 0.6 if month[5:] == "02" else 1.0
    new = int(1000 * season * draw.uniform(0.9, 1.1)) + 10 * number
    online, carried = int(new * draw.uniform(0.5, 0.9)), draw.randrange(50, 90)
    late, pending = draw.randrange(5, 60), draw.randrange(50, 90)
    resolved = new + carried - pending
    early, overdue = int(resolved * 0.6), draw.randrange(1, 20)
    wrong = 7 if draw.random() < 0.02 else 0
    values = {
        "received": new + carried, "received_new": new, "received_online": online,
        "received_direct_and_postal": new - online, "carried_over": carried, "resolved": resolved + wrong,
        "resolved_early": early, "resolved_on_time": resolved - early - late, "resolved_late": late,
        "pending": pending, "pending_in_time": pending - overdue, "pending_overdue": overdue,
    }  # fmt: skip
    qualifier = "about" if draw.random() < 0.01 else "exact"
    return [fact(f"dossiers_{name}", float(v), place, month, qualifier=qualifier, **more) for name, v in values.items()]


def hotline(draw: random.Random, place: str, month: str, number: int) -> list[Fact]:
    """Tickets, in two channels too; people of one place count calls until the second year."""
    received = draw.randrange(300, 500)
    counted = "cuộc gọi" if place == "son-la" and number < 14 else "phiếu"
    values = {"hotline_received": received, "hotline_resolved": received - draw.randrange(0, 30)}
    figures = [fact(m, float(v), place, month, counted=counted) for m, v in values.items()]
    phone = draw.randrange(100, 250)
    by_channel = {"Điện thoại": phone, "Zalo": received - phone}
    return figures + [fact("hotline_received", float(v), place, month, channel=c) for c, v in by_channel.items()]


def _other_subjects(draw: random.Random, place: str) -> list[Fact]:
    """Every other measure for fifteen months, each as its kind is printed."""
    figures: list[Fact] = []
    for measure in MEASURES.values():
        if measure.subject in ("dossiers", "hotline"):
            continue
        months = MONTHS[-15:] if measure.over_time not in ("plan", "none") else MONTHS[-3:]
        total = 0.0
        for month in months:
            total = (0.0 if month.endswith("-01") else total) + draw.randrange(20, 200)
            label = f"{month}-YTD" if measure.over_time == "ytd" else month
            value = {"claim": draw.uniform(60, 100), "score": draw.uniform(5, 18)}.get(measure.kind, total)
            if measure.over_time == "sum":
                value = float(draw.randrange(20, 400))
            figures.append(
                fact(measure.id, round(value, 2), place, month[:4] if measure.over_time == "plan" else label)
            )
    known = {figure.key: figure for figure in figures}
    return list(known.values())


def _restated(draw: random.Random) -> list[Fact]:
    """Two months of two places, a little otherwise than first said."""
    return [
        figure
        for place in ("hue", "nghe-an")
        for month in ("2026-05", "2026-08")
        for figure in dossiers(draw, place, month, MONTHS.index(month))
    ]


def _special(draw: random.Random) -> list[Fact]:
    """Windows of the decree that end with the year, printed quarters and rates, hedges of every kind, offices by their
    fields, districts that ended, offices with nothing to report."""
    figures: list[Fact] = []
    for number, month in enumerate(YEAR):
        window = "decree" if month < "2026" else "unknown"
        own = dossiers(draw, SPECIAL, month, number, window=window)
        hedge = ("exact", "exact", "over", "nearly", "under", "about")[number % 6]
        own = [replace(f, qualifier=hedge) if f.measure == "dossiers_resolved_late" else f for f in own]
        figures += own
        known = {f.measure: f.value or 0.0 for f in own}
        rate = 100 * (1 - known["dossiers_resolved_late"] / known["dossiers_resolved"])
        printed = round(rate + (0, 0.04, 0.3, -0.06)[number % 4], number % 3)
        figures.append(
            fact("on_time_rate_reported", printed, SPECIAL, month, qualifier=("exact", "about")[number % 5 == 4])
        )
        figures += hotline(draw, SPECIAL, month, number)
        for unit, level in (("Sở Y tế", "tỉnh"), ("Huyện Chi Lăng", "huyện"), ("Xã Đồng Đăng", "xã")):
            if level != "huyện" or month < "2026-01":
                fields = draw.sample(("Đất đai", "Hộ tịch", "Y tế"), 2)
                office = {"unit": unit, "level": level}
                counts = [(name, float(draw.randrange(9, 40))) for name in fields]
                figures += [fact("dossiers_resolved", n, SPECIAL, month, field=name, **office) for name, n in counts]
        none = fact("dossiers_resolved", None, SPECIAL, month, unit="Sở Du lịch", level="tỉnh", status="not_applicable")
        figures += [none] if number % 3 else []
    for label, value in (("2026-Q1", 3300.0), ("2026-Q2", 3500.0), ("2025", 9000.0), ("2026-H1", 7000.0)):
        figures.append(fact("dossiers_resolved", value, SPECIAL, label))
        figures.append(fact("hotline_received", round(value / 3), SPECIAL, label))
    return figures


def _of_another_source(draw: random.Random, place: str = "nghe-an") -> list[Fact]:
    """The same months by the system: alike in September, not in October."""
    months = months_between(parse_period("2026-09").start, parse_period(LAST).end)
    return [figure for m in months for figure in dossiers(draw, place, m, MONTHS.index(m))]
