"""What stands beside a number on the wall: tone, mark and word of a card, the sign of a fact, the rows of a list."""

from types import SimpleNamespace

import pytest

from data.decisions import Decisions
from metrics.registry import KPIS
from pages.parts.view import View
from pages.wall import lists
from pages.wall import words as wall_words
from pages.wall.questions import card, fact
from pages.wall.texts import _standing, counted_below
from tests.pages.conftest import TODAY

NBSP = "\u00a0"
ROW = {
    "kpi": "on_time_rate",
    "place": "hue",
    "name": "Huế",
    "unit": "",
    "period": "2026-10",
    "value": 97.0,
    "qualifier": "exact",
    "numerator": 970.0,
    "denominator": 1000.0,
    "complete": True,
    "covered": 1.0,
    "expected": 3.0,
    "coverage_of": "reports",
    "state": "value",
    "reason": None,
    "status": "watch",
    "target": 98.0,
    "change": -0.5,
    "comparable": "yes",
    "comparable_reason": "",
    "rank": 3.0,
    "judged": True,
}


@pytest.fixture
def asked():
    view = View("vi", "light", False, None, SimpleNamespace(decisions=Decisions()), TODAY)
    return SimpleNamespace(view=view, kpi="on_time_rate", panel=SimpleNamespace(place="hue"))


@pytest.mark.parametrize(
    ("status", "mark", "word"),
    [("good", "▲", "Đạt"), ("watch", "●", "Theo dõi"), ("act", "▼", "Cần xử lý"), (None, "", "")],
)
def test_a_card_has_the_mark_and_the_word_of_its_status(asked, status, mark, word):
    made = card(asked, ROW | {"status": status})
    assert (made["status"], made["tone"], made["mark"], made["status_text"]) == (status, status, mark, word)
    assert made["target"] == f"KH{NBSP}98{NBSP}%" and made["value"] == f"97,00{NBSP}%"


def test_a_card_says_which_way_it_went_and_whether_that_is_good(asked):
    down, up, still = (card(asked, ROW | {"change": change}) for change in (-0.5, 0.5, 0.0))
    assert (down["change_sign"], down["change_tone"]) == ("↓", "act") and "−0,50" in down["change"]
    assert (up["change_sign"], up["change_tone"]) == ("↑", "good") and still["change_sign"] == ""
    late = card(asked, ROW | {"kpi": "late_per_1000", "change": 2.0})
    assert (late["change_sign"], late["change_tone"]) == ("↑", "act")


def test_a_card_says_what_is_missing(asked):
    assert card(asked, ROW)["note"] == "" and card(asked, ROW | {"complete": False})["note"] == f"▨{NBSP}thiếu 2/3"
    nothing = card(asked, ROW | {"value": None, "state": "missing", "status": None})
    assert nothing["note"] and nothing["value"] == "–"


def test_a_fact_has_the_sign_of_its_tone():
    marks = [fact(tone, "x")["mark"] for tone in ("good", "watch", "act", None)]
    assert marks == ["▲", "●", "▼", "○"] and fact("act", "x", with_mark=False)["mark"] == ""


def test_a_row_of_a_list_is_judged_only_where_it_may_be(asked):
    row = lists._ranked_row(asked, ROW, 100.0, 1)
    assert (row["tone"], row["mark"], row["rank"], row["counts"], row["own"]) == ("watch", "●", "3", "970/1.000", True)
    unjudged = lists._ranked_row(asked, ROW | {"judged": False, "denominator": 20.0, "rank": float("nan")}, 100.0, 1)
    assert (unjudged["tone"], unjudged["mark"], unjudged["rank"], unjudged["share"]) == (None, "", "", None)
    assert unjudged["value"] == wall_words.UNDER_30.vi
    assert lists._ranked_row(asked, ROW | {"complete": False}, 100.0, 1)["value"] == wall_words.PARTLY.vi


def test_the_stamp_says_revised_before_provisional_before_approved():
    assert _standing([{"provisional": True}, {"revised": True}]) == wall_words.REVISED
    assert _standing([{"provisional": True}, {}]) == wall_words.PROVISIONAL and _standing([{}]) == wall_words.APPROVED


def test_what_stands_below_the_line_of_a_ratio_has_its_word():
    """437 of 995 petitions are no visits, 56 of 64 posts no dossiers."""
    ratios = [k for k in KPIS.values() if k.is_ratio]
    assert {counted_below(k.id) for k in ratios} == set(wall_words.COUNTED) == set(wall_words.COUNT_HEADS)
    assert wall_words.COUNTED[counted_below("petitions_eligible_share")].vi == "đơn"
