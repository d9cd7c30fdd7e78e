"""What stands on a card beside its number: the change and its colour, the status or the rank, last year's figure."""

import pytest

from metrics.answers.series import series
from pages.parts.cards import cards_of
from pages.parts.tables import _rating as table_rating
from pages.parts.view import View
from tests.figures import facts, new_store
from tests.pages.conftest import TODAY

NBSP = "\u00a0"
PLACE, PERIOD = "hue", "2026-10"
MONTHS = {"2025-10": (900.0, 9.0), "2026-09": (950.0, 5.0), "2026-10": (990.0, 8.0)}
KPIS = ("on_time_rate", "dossiers_pending_overdue", "dossiers_resolved")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """On time rises, overdue rises too, the number resolved stays."""
    return new_store(
        tmp_path_factory.mktemp("cards"),
        [
            f
            for label, (in_time, overdue) in MONTHS.items()
            for f in facts(
                PLACE,
                label,
                dossiers_resolved=1000.0,
                dossiers_resolved_early_or_on_time=in_time,
                dossiers_resolved_late=1000 - in_time,
                dossiers_pending=50.0,
                dossiers_pending_overdue=overdue,
            )
        ],
    )


@pytest.fixture
def cards(store):
    view = View("vi", "light", False, store, store.reader(), TODAY)
    rows = series(view.reader, KPIS, PLACE, PERIOD, TODAY, 14)
    return dict(zip(KPIS, cards_of(view, rows, KPIS, PERIOD)))


def test_a_change_has_its_direction_and_the_colour_of_its_meaning(cards):
    look = {kpi: tuple(card.metric[f"delta{part}"] for part in ("_arrow", "_color")) for kpi, card in cards.items()}
    assert look == {
        "on_time_rate": ("up", "blue"),
        "dossiers_pending_overdue": ("up", "red"),
        "dossiers_resolved": ("off", "off"),
    }
    assert cards["on_time_rate"].metric["delta"] == f"+4,00{NBSP}điểm{NBSP}% · T9"
    assert cards["dossiers_pending_overdue"].metric["delta"] == "+3 · T9"


def test_a_card_says_status_and_target_and_last_year(cards):
    card = cards["on_time_rate"]
    assert card.metric["value"] == f"99,00{NBSP}%"
    assert card.standing == f":blue-badge[▲{NBSP}Đạt] Mốc mặc định{NBSP}98{NBSP}%"
    assert card.year_before.startswith(f":small[:gray[CK{NBSP}90,00{NBSP}% (+9,00{NBSP}điểm"), (
        "the value, then the change"
    )
    assert cards["dossiers_pending_overdue"].year_before.count("−1") == 1


PART = {"state": "value", "rate": 97.0, "complete": True, "coverage": "1/1", "status": "watch"}


@pytest.mark.parametrize(
    ("changed", "is_small", "text"),
    [
        ({}, False, "● Theo dõi"),
        ({"status": "act"}, False, "▼ Cần xử lý"),
        ({"status": None}, False, "–"),
        ({}, True, "○ dưới 30"),
        ({"complete": False, "coverage": "2/3"}, False, "▨ 2/3"),
        ({"state": "missing", "rate": None}, False, "▨ "),
        ({"rate": None}, False, "–"),
    ],
)
def test_a_part_is_rated_in_words(store, changed, is_small, text):
    view = View("vi", "light", False, store, store.reader(), TODAY)
    assert table_rating(view, PART | changed, is_small).startswith(text)
