"""The published figures can be read as they stand: most on a subject's screen, the others among the measures."""

from collections import Counter

import pytest

from bench.published import LEAST, LOADED, ON_A_SCREEN, seen


@pytest.fixture(scope="module")
def places():
    return seen()


def test_every_published_figure_stands_somewhere_and_ninety_on_a_subjects_screen(places):
    ways = Counter(one.way for one in places)
    assert len(places) == 122 and not ways[""]
    assert sum(ways[way] for way in ON_A_SCREEN) >= LEAST
    assert {one.fact.period_label for one in places if one.way == LOADED} <= {"2021-12-28", "2023-03-14"}, "days alone"


def test_figures_a_reader_knows_stand_where_he_looks_for_them(places):
    """Interlinked dossiers of Quảng Ngãi on the dossiers' screen, 177 million kept for salaries on the budget's."""
    where = {(one.fact.measure, one.fact.period_label): (one.screen, one.kpi) for one in places}
    assert where["interlinked_dossiers_received", "2021"] == ("ho-so", "interlinked_dossiers_received")
    assert where["budget_salary_reform_retained", "2023-03-YTD"] == (
        "van-ban-ngan-sach",
        "budget_salary_reform_retained",
    )
    assert where["tthc_announced", "2023-Q1"] == ("thu-tuc-bien-che", "tthc_announced")
