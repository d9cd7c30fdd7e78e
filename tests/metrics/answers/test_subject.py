"""Comparisons, ranks, notes and parts of one KPI, in small stores worked by hand."""

from datetime import date

import pytest

from metrics import registry
from metrics.answers.comparisons import alike_last_year, comparisons, per_cent
from metrics.answers.subject import controlled, divided_by, levels_of, multiples, notes_on, parts, standing, units_of
from tests.figures import fact, facts, new_store

TODAY = date(2026, 11, 20)
DONG_THAP, QUANG_NINH = "dong-thap@2025", "quang-ninh"


def whole(label: str, resolved: float, late: float, place: str = QUANG_NINH, **more):
    values = {"dossiers_resolved": resolved, "dossiers_resolved_early_or_on_time": resolved - late}
    return [fact(measure, value, place, label, **more) for measure, value in values.items()]


def offices(label: str, **late: float):
    """Offices of Quảng Ninh with 1.000 dossiers each, of which so many late."""
    return [figure for name, count in late.items() for figure in whole(label, 1000, count, unit=name.replace("_", " "))]


def by_code(store, kpi="on_time_rate", period="2026-10", place=QUANG_NINH, **more):
    return {against.code: against for against in comparisons(store.reader(), kpi, place, period, TODAY, **more)}


def test_a_rate_changes_in_points_and_a_count_in_per_cent_too(tmp_path):
    """96 → 97 % is one point (never 1,04 %); 200 → 250 dossiers are 50 more, 25 %."""
    store = new_store(tmp_path, whole("2026-09", 200, 8), whole("2026-10", 250, 7.5), whole("2025-10", 100, 5))
    rate, count = by_code(store), by_code(store, "dossiers_resolved")
    assert (rate["previous"].before, rate["previous"].value) == (96.0, 97.0)
    assert rate["previous"].change == pytest.approx(1.0) and rate["previous"].percent is None
    assert count["previous"].change == 50 and count["previous"].percent == 25
    assert rate["last_year"].change == pytest.approx(2.0) and count["last_year"].percent == 150


def test_per_cent_is_of_counts_and_of_something():
    rate, count = registry.kpi("on_time_rate"), registry.kpi("dossiers_resolved")
    assert per_cent(rate, 1.0, 96.0) is None and per_cent(count, 5, 0) is None and per_cent(count, None, 5) is None
    assert per_cent(count, -5, 20) == -25


def test_nothing_before_is_said_and_not_guessed(tmp_path):
    against = by_code(new_store(tmp_path, whole("2026-10", 100, 3)))
    assert against["previous"].change is None and against["previous"].reason == "no_before"
    assert against["rolling"].reason == "rolling_short|11"


def test_year_to_date_is_set_against_the_same_months_of_last_year(tmp_path):
    """1–3/2026: 30 late of 1.000 (97 %); 1–3/2025: 60 of 1.000 (94 %). April 2025 does not count."""
    figures = [
        whole(f"{year}-{month:02d}", resolved, late)
        for year, late, months in ((2025, 20, (1, 2, 3, 4)), (2026, 10, (1, 2, 3)))
        for month, resolved in zip(months, (300, 300, 400, 900))
    ]
    against = by_code(new_store(tmp_path, *figures), period="2026-03")["ytd"]
    assert (against.label, against.before_label) == ("2026-03-YTD", "2025-03-YTD")
    assert (against.value, against.before, against.change) == pytest.approx((97.0, 94.0, 3.0))


def test_years_with_gaps_are_compared_by_the_months_both_have(tmp_path):
    """February 2025 is missing: January and March alone, 20 of 200 late against 40 of 200."""
    figures = [whole(f"2026-{month:02d}", 100, 10) for month in (1, 2, 3)]
    figures += [whole(f"2025-{month:02d}", 100, 20) for month in (1, 3)] + [whole("2024-01", 100, 0)]
    against = by_code(new_store(tmp_path, *figures), period="2026-03")["ytd"]
    assert against.value == 90.0 and against.reason is None
    assert (against.like_for_like.kind, against.like_for_like.count, against.like_for_like.of) == ("months", 2, 3)
    assert (against.like_for_like.value, against.like_for_like.before, against.change) == pytest.approx(
        (90.0, 80.0, 10.0)
    )


def test_a_stock_has_no_year_to_date_and_no_twelve_months(tmp_path):
    store = new_store(tmp_path, *[facts(QUANG_NINH, f"2026-{m:02d}", dossiers_pending_overdue=5) for m in range(1, 11)])
    against = by_code(store, "dossiers_pending_overdue")
    assert set(against) == {"previous", "last_year"}


def test_twelve_months_are_set_against_the_twelve_before(tmp_path):
    """24 months of 100: 5 late each month in the first year, 3 in the second."""
    labels = [f"{2024 + month // 12}-{month % 12 + 1:02d}" for month in range(10, 34)]
    store = new_store(tmp_path, *[whole(label, 100, 5 if month < 12 else 3) for month, label in enumerate(labels)])
    against = by_code(store)["rolling"]
    assert (against.value, against.before, against.change) == pytest.approx((97.0, 95.0, 2.0))


def test_a_place_with_a_silent_office_is_compared_by_the_others(tmp_path):
    """C is silent in October: A and B alone, 30 of 2.000 late against 50; C's 900 late do not count."""
    store = new_store(tmp_path, offices("2026-09", A=20, B=30, C=900), offices("2026-10", A=10, B=20))
    against = by_code(store)["previous"]
    assert not against.complete and against.value == pytest.approx(98.5)
    assert (against.like_for_like.kind, against.like_for_like.count, against.like_for_like.of) == ("units", 2, 3)
    assert (against.like_for_like.value, against.like_for_like.before) == pytest.approx((98.5, 97.5))
    assert against.change == pytest.approx(1.0)


def test_many_figures_are_set_against_a_partial_year_ago_at_once(tmp_path):
    """As one by one; a figure whose two sides are whole is not among them, nor one without a year ago."""
    kpis = ("on_time_rate", "dossiers_resolved", "online_share")
    store = new_store(
        tmp_path,
        offices("2025-09", A=20, B=30, C=40),
        offices("2025-10", A=20, B=30),
        offices("2026-09", A=10, B=20, C=40),
        offices("2026-10", A=10, B=20, C=40),
    )
    against = dict(alike_last_year(store.reader(), kpis, QUANG_NINH, "2026-10", TODAY))
    assert set(against) == {"on_time_rate", "dossiers_resolved"}
    assert all(last_year == by_code(store, kpi)["last_year"] for kpi, last_year in against.items())
    both = new_store(tmp_path / "whole", offices("2025-10", A=20, B=30), offices("2026-10", A=10, B=20))
    assert alike_last_year(both.reader(), kpis, QUANG_NINH, "2026-10", TODAY) == []


def test_the_best_office_is_first_and_the_change_of_rank_is_counted(tmp_path):
    """Late in September A 10, B 20, C 30; in October A 25, B 20, C 15: C climbs from 3 to 1."""
    store = new_store(tmp_path, offices("2026-09", A=10, B=20, C=30), offices("2026-10", A=25, B=20, C=15))
    answer = parts(store.reader(), ("on_time_rate", "dossiers_resolved"), QUANG_NINH, "2026-10", TODAY, "unit")
    table = answer.table.set_index("part")
    assert table["rank"].to_dict() == {"A": 3, "B": 2, "C": 1}
    assert table["climbed"].to_dict() == {"A": -2, "B": 0, "C": 2}
    assert answer.table["part"].tolist() == ["A", "B", "C"], "the last in rank is asked about first"
    assert table["history"]["C"] == pytest.approx([97.0, 98.5])
    assert set(answer.figures["kpi"]) == {"on_time_rate", "dossiers_resolved"}
    own = standing(store.reader(), "on_time_rate", QUANG_NINH, "2026-10", TODAY, "C")
    assert (own.rank, own.of, own.before, own.climbed) == (1, 3, 3, 2)


def test_small_and_partial_figures_are_not_ranked(tmp_path):
    """29 dossiers are too few for a rate to be ranked; their count stands in the table."""
    store = new_store(tmp_path, offices("2026-10", A=10, B=20) + whole("2026-10", 29, 0, unit="Nhỏ"))
    table = parts(store.reader(), ("on_time_rate",), QUANG_NINH, "2026-10", TODAY, "unit").table.set_index("part")
    assert table["rank"].dropna().to_dict() == {"A": 1, "B": 2} and table["rank"].isna()["Nhỏ"]


def test_nothing_without_better_and_worse_is_ranked(tmp_path):
    store = new_store(tmp_path, offices("2026-10", A=10, B=20))
    table = parts(store.reader(), ("dossiers_resolved",), QUANG_NINH, "2026-10", TODAY, "unit").table
    assert table["rank"].isna().all()


def test_provinces_are_ranked_among_each_other(tmp_path):
    store = new_store(
        tmp_path,
        whole("2026-10", 1000, 30),
        whole("2026-10", 1000, 20, place="ha-noi"),
        whole("2026-10", 1000, 10, place="hue"),
    )
    own = standing(store.reader(), "on_time_rate", QUANG_NINH, "2026-10", TODAY)
    assert (own.rank, own.of, own.before) == (3, 3, None)
    lines = multiples(store.reader(), "on_time_rate", "vn", "2026-10", TODAY, "", 3)
    assert list(dict.fromkeys(lines["place"])) == ["hue", "ha-noi", QUANG_NINH], "the best first; the silent left out"
    assert lines["period"].tolist() == ["2026-08", "2026-09", "2026-10"] * 3, "in order of time, gaps in their place"


def levels(label: str):
    figures = []
    for level, unit, late in (
        ("tỉnh", "Sở Y tế", 10),
        ("tỉnh", "Sở Tư pháp", 30),
        ("xã", "Xã Một", 90),
        ("xã", "Xã Hai", 110),
    ):
        figures += whole(label, 1000, late, unit=unit, level=level)
    return figures


def test_levels_are_the_sums_of_their_offices(tmp_path):
    """Departments 40 of 2.000 late, communes 200 of 2.000."""
    store = new_store(tmp_path, levels("2026-10"))
    assert levels_of(store.reader(), "on_time_rate", QUANG_NINH, "2026-10", TODAY) == ["tỉnh", "xã"]
    assert divided_by(store.reader(), "on_time_rate", QUANG_NINH, "2026-10", TODAY) == ["unit", "level"]
    table = parts(store.reader(), ("on_time_rate",), QUANG_NINH, "2026-10", TODAY, "level")
    assert table.figures.set_index("level")["value"].to_dict() == {"tỉnh": 98.0, "xã": 90.0}
    assert units_of(store.reader(), "on_time_rate", QUANG_NINH, "2026-10", TODAY, "xã") == ["Xã Hai", "Xã Một"]
    against = by_code(store, level="tỉnh")
    assert against["previous"].value == 98.0


def test_fields_divide_where_figures_are_said_by_field(tmp_path):
    by_field = whole("2026-10", 600, 6, field="Đất đai") + whole("2026-10", 400, 1, field="Hộ tịch")
    store = new_store(tmp_path, by_field)
    assert divided_by(store.reader(), "on_time_rate", QUANG_NINH, "2026-10", TODAY) == ["field"]
    table = parts(store.reader(), ("on_time_rate",), QUANG_NINH, "2026-10", TODAY, "field").table
    assert table["part"].tolist() == ["Đất đai", "Hộ tịch"]


def test_a_note_stands_at_its_period(tmp_path):
    """Of the place and of every place, of the KPI and of every one; a quarter's note at its last month."""
    store = new_store(tmp_path, whole("2026-10", 100, 3))
    for place, kpi, label, text in (
        (QUANG_NINH, "on_time_rate", "2026-09", "bão số 3"),
        ("", "", "2026-Q3", "đổi mẫu"),
        ("ha-noi", "", "2026-09", "nơi khác"),
        (QUANG_NINH, "online_share", "2026-09", "x"),
        (QUANG_NINH, "", "2024-01", "trước đó"),
    ):
        store.decide("note", place=place, kpi=kpi, label=label, text=text)
    notes = notes_on(store.reader(), "on_time_rate", QUANG_NINH, ("2026-08", "2026-09", "2026-10"))
    assert [(label, note.text) for label, note in notes] == [("2026-09", "bão số 3"), ("2026-09", "đổi mẫu")]


def test_a_note_of_a_former_province_stands_on_the_new_ones_line(tmp_path):
    store = new_store(tmp_path, whole("2026-10", 100, 3))
    store.decide("note", place="tien-giang@2004", kpi="", label="2025-05", text="chuyển hệ thống")
    assert [label for label, _ in notes_on(store.reader(), "on_time_rate", DONG_THAP, ("2025-05",))] == ["2025-05"]


def test_a_line_comes_with_its_limits(tmp_path):
    labels = [f"2025-{m:02d}" for m in range(10, 13)] + [f"2026-{m:02d}" for m in range(1, 11)]
    store = new_store(
        tmp_path,
        *[
            facts(QUANG_NINH, label, dossiers_pending_overdue=100 + 10 * (month % 2))
            for month, label in enumerate(labels)
        ],
    )
    judged = controlled(store.reader(), "dossiers_pending_overdue", QUANG_NINH, "2026-10", TODAY, 13)
    assert judged.method == "xmr" and judged.points == 13 and len(judged.rows) == 13
