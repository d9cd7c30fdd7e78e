"""What changed, who moved it, who is worst: worked by hand."""

from datetime import date

import pandas as pd
import pytest

from data.facts import Reading
from data.periods import shift
from metrics.answers.agreement import with_cells
from metrics.answers.changes import leading_part
from metrics.answers.composition import channels, terms
from metrics.answers.control import is_unusual
from metrics.answers.due import default_period
from metrics.answers.latest import latest_figures
from metrics.answers.overview import overview
from metrics.answers.parts import parts_of, ranked, stock_by_level
from metrics.formula import formula
from metrics.registry import kpi
from tests.figures import RANK, fact, facts, new_store

TODAY = date(2026, 11, 20)


def parts(*rows):
    return pd.DataFrame(rows, columns=["late_before", "resolved_before", "late", "resolved"]).astype(float)


def test_the_part_whose_own_rate_moved_most_is_named():
    """Late 20 of 400 before, 12 of 400 now: +2 points on time. A from 93 to 96 % gives +1,5, B from 97 to 98 % +0,5."""
    leading = leading_part(parts((14, 200, 8, 200), (6, 200, 4, 200)), 2.0)
    assert leading == {"part": 0, "share": pytest.approx(0.75), "moved": pytest.approx(2.0), "late": 8}


def test_a_share_is_of_the_moves_of_one_sign_and_never_above_the_whole():
    """On time 90 → 96, 94 → 96, 100 → 98 % of 100 each, of the whole +2, +0,67 and −0,67 points: net +2.

    A is three quarters of the 2,67 points gained, not "100 %" of the net 2.
    """
    leading = leading_part(parts((10, 100, 4, 100), (6, 100, 4, 100), (0, 100, 2, 100)), 2.0)
    assert leading == {"part": 0, "share": pytest.approx(0.75), "moved": pytest.approx(8 / 3), "late": 4}


def test_who_improved_is_not_the_cause_of_a_fall():
    """A improves from 90 to 92 %, B stays at 98 %; but A has 300 of 400 dossiers now, 100 of 400 before: 96 → 93,5 %.

    A's own move is (¼ + ¾) ÷ 2 × 2 = +1; the mix is ½ × (91 − 98) = −3,5. By late dossiers alone A, from 10 to 24,
    would be blamed for the whole fall.
    """
    leading = leading_part(parts((10, 100, 24, 300), (6, 300, 2, 100)), -2.5)
    assert leading == {"mix": pytest.approx(-3.5), "own": pytest.approx(1.0)}


def test_who_only_grew_is_not_named():
    """A 95 % of 100, then of 300; B 99 → 98 % of 100: 97 → 95,75 %.

    A has no move of its own; B's is (½ + ¼) ÷ 2 × −1 = −0,375; the mix is ¼ × 95 − ¼ × 98,5 = −0,875, most of it.
    """
    leading = leading_part(parts((5, 100, 15, 300), (1, 100, 2, 100)), -1.25)
    assert leading == {"mix": pytest.approx(-0.875), "own": pytest.approx(-0.375)}


def test_a_fall_is_shared_among_those_who_fell():
    """A 98 → 95, B 98 → 97, C 90 → 92 % of 100 each: net −0,67; A is three quarters of the 1,33 points lost."""
    leading = leading_part(parts((2, 100, 5, 100), (2, 100, 3, 100), (10, 100, 8, 100)), -2 / 3)
    assert leading == {"part": 0, "share": pytest.approx(0.75), "moved": pytest.approx(-4 / 3), "late": 5}


def test_an_office_that_came_is_mix():
    """A 95 % of 100 both times, B new with 80 % of 100: 95 → 87,5 %, all of it mix; B has no rate before."""
    leading = leading_part(parts((5, 100, 5, 100), (0, 0, 20, 100)), -7.5)
    assert leading == {"mix": pytest.approx(-7.5), "own": pytest.approx(0.0)}


def test_moves_that_do_not_make_the_change_name_nobody():
    assert leading_part(parts((14, 200, 8, 200), (6, 200, 4, 200)), 2.5) is None


def test_nobody_is_blamed_while_a_part_is_unknown():
    assert leading_part(parts((10, 100, 4, 100), (float("nan"), 100, 2, 100)), 2.0) is None


def offices(label, **late):
    """Offices of Đồng Tháp with 1.000 dossiers each, `late` of them late; "Xã Nhỏ" has twenty."""
    figures = []
    for name, count in late.items():
        whole = 20 if name == "Xã_Nhỏ" else 1000
        figures += facts(
            "dong-thap@2025",
            label,
            unit=name.replace("_", " "),
            dossiers_resolved=whole,
            dossiers_resolved_early_or_on_time=whole - count,
            dossiers_resolved_late=count,
        )
    return figures


def test_a_tiny_office_neither_leads_nor_trails(tmp_path):
    figures = offices("2026-09", Sở_A=10, Sở_B=90, Sở_C=30, Xã_Nhỏ=20)
    table = parts_of(new_store(tmp_path, figures).reader(), "dong-thap@2025", "2026-09", TODAY)
    assert ranked(table, worst=True)["name"].tolist() == ["Sở B"]
    assert ranked(table, worst=False)["name"].tolist() == ["Sở A"]
    assert table.set_index("name").loc["Sở B", ["resolved", "late", "per_1000", "rate"]].tolist() == [
        1000,
        90,
        90,
        91,
    ]


def test_the_overview_names_what_moved(tmp_path):
    """Late 60 of 2.000 in August, 100 in September: on time 97 → 95 %; all of the fall is Sở B."""
    figures = offices("2026-08", Sở_A=20, Sở_B=40) + offices("2026-09", Sở_A=20, Sở_B=80)
    answer = overview(new_store(tmp_path, figures).reader(), "dong-thap@2025", "2026-09", TODAY)
    assert answer.row("on_time_rate")["change"] == pytest.approx(-2)
    change = answer.changes[0]
    assert (change.code, change.tone) == ("rate", "act")
    assert answer.parts.loc[change.values["part"], "name"] == "Sở B" and change.values["share"] == pytest.approx(1)


def test_an_office_that_has_not_sent_is_named(tmp_path):
    figures = offices("2026-08", Sở_A=20, Sở_B=40) + offices("2026-09", Sở_A=20)
    answer = overview(new_store(tmp_path, figures).reader(), "dong-thap@2025", "2026-09", TODAY)
    assert answer.missing == ["Sở B"] and answer.problems[0].code == "missing"


def test_the_first_period_shown_is_the_latest_that_is_nearly_complete(tmp_path):
    """September has both offices, October one of two."""
    figures = [f for label in ("2026-08", "2026-09") for f in offices(label, Sở_A=1, Sở_B=1)]
    reader = new_store(tmp_path, figures + offices("2026-10", Sở_A=1)).reader()
    assert default_period(reader, "dong-thap@2025", "month", "dossiers", TODAY) == "2026-09"
    assert default_period(reader, "ha-noi", "month", "dossiers", TODAY) == "2026-11", "nothing is known of it"


def test_dossiers_by_term_add_up(tmp_path):
    figures = facts(
        "hue",
        "2026-09",
        dossiers_resolved=100,
        dossiers_resolved_early=70,
        dossiers_resolved_on_time=26,
        dossiers_resolved_late=4,
    )
    row = terms(new_store(tmp_path, figures).reader(), "hue", "2026-09", TODAY, 2).iloc[-1]
    assert (row["early"], row["on_time"], row["late"], row["late_per_1000"]) == (70, 26, 4, 40)


def test_channels_are_shown_only_where_they_are_the_whole(tmp_path):
    figures = [
        fact("hotline_received", value, "hue", "2026-09", channel=name)
        for name, value in (
            ("phone", 50),
            ("zalo", 20),
            ("email", 5),
            ("app", 9),
            ("website", 8),
            ("chatbot", 3),
            ("livechat", 2),
        )
    ]
    store = new_store(tmp_path, figures)
    table, named = channels(store.reader(), "hue", "2026-09", TODAY, 2)
    assert named == ["phone", "zalo", "app", "website", "email", "other"]
    assert table.iloc[-1][["phone", "other"]].tolist() == [50, 5]
    whole = new_store(tmp_path / "b", [*figures, fact("hotline_received", 150, "hue", "2026-09")])
    assert channels(whole.reader(), "hue", "2026-09", TODAY, 2)[1] == []


def test_formulas_are_read_from_the_declaration():
    assert formula(kpi("late_per_1000"), "vi") == "Σ hồ sơ giải quyết quá hạn ÷ Σ hồ sơ đã giải quyết × 1.000"
    assert formula(kpi("hotline_resolution_rate"), "en") == "Σ tickets resolved ÷ Σ tickets received"
    assert formula(kpi("backlog_change"), "vi").startswith("Σ (hồ sơ đang giải quyết − hồ sơ")


def test_an_empty_screen_knows_where_there_are_figures(tmp_path):
    """Offices do not speak for a province, and a merged province is found under today's."""
    figures = facts("tien-giang@2004", "2023-Q1", dossiers_resolved=10) + facts("hue", "2022-05", dossiers_resolved=5)
    figures += facts("ha-noi", "2024-01", unit="Sở A", dossiers_resolved=5)
    reader = new_store(tmp_path, figures).reader()
    assert latest_figures(reader, ("dossiers_resolved",)) == [
        ("dong-thap@2025", "2023-Q1"),
        ("hue", "2022-05"),
    ]


def test_a_place_that_is_not_complete_blocks_the_conclusion(tmp_path):
    """Đồng Tháp of today without Tiền Giang is half of it."""
    figures = facts(
        "dong-thap@2004",
        "2025-05",
        dossiers_resolved=100,
        dossiers_resolved_early_or_on_time=95,
        dossiers_resolved_late=5,
    )
    answer = overview(new_store(tmp_path, figures).reader(), "dong-thap@2025", "2025-05", TODAY)
    assert answer.row("on_time_rate")["coverage"] == "1/2"
    assert [p.code for p in answer.problems if p.kpi == "on_time_rate"] == ["incomplete"]


def by_level(label, province, commune):
    """Two offices of each level with 1.000 dossiers each; of its 2.000 so many are late, a tenth as many overdue."""
    figures = []
    for level, late, names in (("tỉnh", province, ("Sở A", "Sở B")), ("xã", commune, ("Xã C", "Phường D"))):
        for name in names:
            numbers = {
                "dossiers_resolved": 1000,
                "dossiers_resolved_early_or_on_time": 1000 - late / 2,
                "dossiers_resolved_late": late / 2,
                "dossiers_pending_overdue": late / 20,
            }
            figures += [fact(m, v, "dong-thap@2025", label, unit=name, level=level) for m, v in numbers.items()]
    return figures


def test_communes_are_set_against_the_province(tmp_path):
    """Late 40 and 20 of 2.000: 98 and 99 %, 1 point apart; then 80 and 20: 96 and 99 %, 3 apart, 2 wider."""
    figures = by_level("2026-08", 40, 20) + by_level("2026-09", 80, 20)
    answer = overview(new_store(tmp_path, figures).reader(), "dong-thap@2025", "2026-09", TODAY)
    levels = next(c for c in answer.changes if c.code == "levels")
    assert (levels.values["commune"], levels.values["province"]) == (99, 96) and levels.tone == "watch"
    assert levels.values["wider"] == pytest.approx(2)
    overdue = next(c for c in answer.changes if c.code == "overdue").values
    assert (overdue["value"], overdue["level"], overdue["level_count"], overdue["level_share"]) == (10, "tỉnh", 8, 0.8)
    stock = stock_by_level(answer)
    assert stock[["tỉnh", "xã", "total"]].values.tolist() == [[4, 2, 6], [8, 2, 10]] and not stock["partial"].any()


def test_levels_that_are_not_the_whole_are_no_parts_of_it(tmp_path):
    """The province itself reports 50 overdue; its offices know of 6."""
    figures = by_level("2026-09", 40, 20) + facts("dong-thap@2025", "2026-09", dossiers_pending_overdue=50)
    answer = overview(new_store(tmp_path, figures).reader(), "dong-thap@2025", "2026-09", TODAY)
    assert stock_by_level(answer).empty
    assert "level" not in next(c for c in answer.changes if c.code == "overdue").values


def test_sums_that_do_not_add_up_are_named_with_their_cell(tmp_path):
    """(7) 100 against (8) 70 + (9) 20 + (10) 4 = 94."""
    figures = facts(
        "hue",
        "2026-09",
        dossiers_resolved=100,
        dossiers_resolved_early=70,
        dossiers_resolved_on_time=20,
        dossiers_resolved_late=4,
    )
    store = new_store(tmp_path, figures)
    answer = overview(store.reader(), "hue", "2026-09", TODAY)
    problem = next(p for p in answer.problems if p.code == "identity")
    (failure,) = with_cells(store, [problem.values["failure"]])
    assert (failure.total.measure, failure.difference, failure.total.cell) == ("dossiers_resolved", 6, "Số liệu!B2")


def test_a_figure_changed_after_approval_says_why(tmp_path):
    store = new_store(tmp_path, facts("hue", "2026-09", dossiers_resolved=100, dossiers_resolved_early_or_on_time=97))
    store.decide("approve", place="hue", subject="dossiers", label="2026-09")
    assert "corrected" not in {p.code for p in overview(store.reader(), "hue", "2026-09", TODAY).problems}
    changed = facts("hue", "2026-09", dossiers_resolved=100, dossiers_resolved_early_or_on_time=95)
    store.commit(Reading("template", RANK["office"], changed), b"again", "sua.xlsx", store.head, reason="đếm lại")
    answer = overview(store.reader(), "hue", "2026-09", TODAY)
    (problem,) = [p for p in answer.problems if p.code == "corrected"]
    assert problem.values["reason"] == "đếm lại" and answer.row("on_time_rate")["provisional"]


def test_last_year_without_all_offices_is_no_yardstick(tmp_path):
    """August 2025 lacks Sở B of the two that reported in July: its figure is shown, no change is given."""
    figures = offices("2025-07", Sở_A=20, Sở_B=40) + offices("2025-08", Sở_A=20)
    figures += offices("2026-08", Sở_A=20, Sở_B=40)
    answer = overview(new_store(tmp_path, figures).reader(), "dong-thap@2025", "2026-08", TODAY)
    row = answer.row("on_time_rate")
    assert row["last_year"] == 98 and row["change_last_year"] != row["change_last_year"]
    (problem,) = [p for p in answer.problems if p.code == "last_year"]
    assert problem.values["period"] == "2025-08" and problem.values["row"]["coverage"] == "1/2"


def steady(last):
    """Thirteen months of one province: 10 or 12 overdue in turn, then `last`."""
    labels = [shift("2026-09", -month) for month in range(12, -1, -1)]
    counts = [10 + 2 * (month % 2) for month in range(12)] + [last]
    return [f for label, count in zip(labels, counts) for f in facts("hue", label, dossiers_pending_overdue=count)]


def test_a_point_outside_its_limits_is_told(tmp_path):
    """Moving ranges of 2: 11 ± 2,66 × 2 is 5,7 to 16,3 and a little more with the last month; 40 is outside."""
    answer = overview(new_store(tmp_path, steady(40)).reader(), "hue", "2026-09", TODAY)
    unusual = next(c for c in answer.changes if c.code == "unusual")
    assert (unusual.kpi, unusual.tone, unusual.values["value"]) == ("dossiers_pending_overdue", "act", 40)
    assert unusual.values["high"] < 40
    calm = overview(new_store(tmp_path / "calm", steady(12)).reader(), "hue", "2026-09", TODAY)
    assert "unusual" not in {c.code for c in calm.changes}


def test_a_line_that_drifts_has_no_unusual_point():
    """Sixteen months that rise by ten: most lie outside the limits, so the last is no surprise."""
    rows = pd.DataFrame(
        {
            "period": [shift("2026-09", -month) for month in range(15, -1, -1)],
            "outside": ["low"] * 5 + [None] * 6 + ["high"] * 5,
            "value": [1.0, 2.0] * 7 + [1.0, 9.0],
            "low": 1.0,
            "high": 2.0,
        }
    )
    assert not is_unusual(rows, "2026-09")
    alone = rows.assign(outside=[None] * 15 + ["high"])
    assert is_unusual(alone, "2026-09") and not is_unusual(alone, "2026-08")
    assert not is_unusual(alone.assign(value=range(16)), "2026-09"), "six in a row that only rise are a trend"
