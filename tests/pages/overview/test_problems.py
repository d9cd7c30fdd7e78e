"""What stands beside a problem: its tag and mark, whom it counts, and the number its sources are opened by."""

from types import SimpleNamespace

import pytest

from metrics.answers.summary import Change
from pages.overview.problems import _tag, number_of, problem_of
from pages.overview.words import PROBLEM_TAGS
from pages.parts.view import View
from tests.pages.conftest import TODAY

NBSP = "\u00a0"
ANSWER = SimpleNamespace(place="vn", period="2026-10", boundaries="today")
ROW = {"value": 1.0, "expected": 34.0, "covered": 30.0, "coverage_of": "places", "place": "vn"}


@pytest.fixture
def view():
    return View("vi", "light", False, None, None, TODAY)


@pytest.mark.parametrize(
    ("tone", "look"),
    [("act", "red-badge[▼"), ("watch", "orange-badge[●"), ("good", "blue-badge[▲"), (None, "gray-badge[○")],
)
def test_a_tag_has_the_colour_and_the_sign_of_its_weight(view, tone, look):
    assert _tag(view, Change("absent", "on_time_rate", tone, {})) == f":{look}{NBSP}{PROBLEM_TAGS['absent'].vi}]"


def test_whom_a_problem_counts(view):
    small = Change("small", "on_time_rate", "watch", {"count": 4})
    nation, province = (problem_of(view, SimpleNamespace(**vars(ANSWER) | {"place": p}), small) for p in ("vn", "hue"))
    assert "4" in nation and "tỉnh" in nation and "4" in province and "đơn vị" in province
    missing = Change("missing", "on_time_rate", "act", {"names": ["hue", "ha-noi", "nghe-an", "son-la", "cao-bang"]})
    text = problem_of(view, ANSWER, missing)
    assert "5" in text and "Huế, Hà Nội, Nghệ An, Sơn La …" in text and "tháng 10/2026" in text


def test_both_numbers_of_a_contradiction_stand_in_their_places(view):
    row = ROW | {"kpi": "on_time_rate", "value": 93.0}
    values = {"row": row, "reported": 95.0, "source": "template", "other": {**row, "value": 99.0, "qualifier": "about"}}
    differs = problem_of(view, ANSWER, Change("differs", "on_time_rate", "act", values))
    assert differs.index("93,00") != differs.index("95,00") and "99,00" not in differs
    sources = problem_of(view, ANSWER, Change("sources", "on_time_rate", "act", values))
    assert sources.index("93,00") < sources.index("≈ 99,00".replace(" ", NBSP)) and "95,00" not in sources
    gap = problem_of(view, ANSWER, Change("incomplete", "on_time_rate", "act", {"row": ROW}))
    assert "thiếu 4/34 tỉnh, thành" in gap
    year = problem_of(view, ANSWER, Change("last_year", "on_time_rate", "watch", {"period": "2025-10", "row": ROW}))
    assert year.startswith("Tháng 10/2025") and "thiếu 4/34" in year


def test_a_problem_is_looked_into_by_its_own_number():
    number = ("on_time_rate", "vn", "2026-10", "", "today")
    assert number_of(ANSWER, Change("differs", "on_time_rate", "act", {})) == number
    last_year = Change("last_year", "on_time_rate", "watch", {"period": "2025-10"})
    assert number_of(ANSWER, last_year) == ("on_time_rate", "vn", "2025-10", "", "today")
    assert {number_of(ANSWER, Change(code, "", "act", {})) for code in ("missing", "partial", "small")} == {None}
