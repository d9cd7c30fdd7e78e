"""Overview, dossiers, wall and quality say the same of the newest month: in, or not in and how many days late."""

from datetime import date, datetime, timedelta, timezone

import pytest

from metrics.answers.due import FIRST_USE, default_period
from metrics.answers.quality import behind
from pages.parts.filters import Scope
from pages.parts.news import news_of
from pages.parts.view import View
from pages.quality.matrix import reports
from pages.wall.board import build_board
from pages.wall.declaration import read_board
from tests.figures import facts, new_store

PLACE = "hue"
DAY = date(2026, 11, 29)
NOW = datetime(2026, 11, 29, 8, tzinfo=timezone(timedelta(hours=7)))
LATE = "T11/2026: chưa có, quá hạn 4 ngày"


def month(label):
    return facts(
        PLACE,
        label,
        dossiers_resolved=200,
        dossiers_resolved_early_or_on_time=190,
        dossiers_resolved_late=10,
    )


def view_of(folder, *labels):
    store = new_store(folder, *(month(label) for label in labels))
    store.decide("setting", name=FIRST_USE, value="2026-01")
    return View("vi", "light", False, store, store.reader(), DAY)


def quality_of(view):
    """The state of November on the screen of data quality, and how many days late it says it is."""
    cells = reports(view, Scope(PLACE, "2026-10", "month"), "dossiers")
    state = cells.loc[(cells["unit"] == "") & (cells["period"] == "2026-11"), "state"].iloc[0]
    late = behind(cells, DAY)
    return state, late.loc[late["period"] == "2026-11", "days"].tolist()


def completeness_of(view):
    """The column heads, the cells of dossiers and the sentences of the wall's panel."""
    board = read_board("phong", {"panels": [{"kind": "completeness", "place": PLACE}]})
    (panel,) = build_board(view, board, NOW, "r")["panels"]
    (row,) = [row for row in panel["grid"]["rows"] if row["name"] == "Hồ sơ TTHC"]
    return panel["grid"]["columns"], row["cells"], [fact["text"] for fact in panel["facts"]]


def test_with_its_file_november_is_in_everywhere(tmp_path):
    view = view_of(tmp_path, "2026-09", "2026-10", "2026-11")
    assert default_period(view.reader, PLACE, "month", "dossiers", DAY) == "2026-11", "overview and dossiers open on it"
    assert news_of(view, PLACE, "2026-11", "month", "dossiers") == []
    assert quality_of(view) == ("reported", [])
    heads, cells, sentences = completeness_of(view)
    assert heads[-1] == "T11" and (cells[-1]["mark"], cells[-1]["is_missing"]) == ("▲", False)
    assert not any("T11" in sentence or "quá hạn" in sentence for sentence in sentences)


def test_without_it_november_is_four_days_late_everywhere(tmp_path):
    view = view_of(tmp_path, "2026-09", "2026-10")
    assert default_period(view.reader, PLACE, "month", "dossiers", DAY) == "2026-10"
    assert news_of(view, PLACE, "2026-10", "month", "dossiers") == [("2026-11", LATE)]
    assert news_of(view, PLACE, "2026-11", "month", "dossiers") == [("2026-11", LATE)], "opened, it says so too"
    assert news_of(view, PLACE, "2026-09", "month", "dossiers") == [], "who looks back is not interrupted"
    assert quality_of(view) == ("missing", [4])
    heads, cells, sentences = completeness_of(view)
    assert heads[-1] == "T11" and (cells[-1]["text"], cells[-1]["is_missing"]) == ("–", True)
    assert LATE in sentences


@pytest.mark.parametrize("path", ["tong-quan", "ho-so"])
def test_the_screens_draw_the_newer_periods_below_their_title(screen, tmp_path, path):
    """Whatever the day: the newest month whose window has closed is not loaded, and each screen names it."""
    view = view_of(tmp_path, "2020-01")
    test = screen(view.store, path, noi=PLACE)
    assert test.selectbox(key="select_ky").value == "2020-01" or not test.exception
