"""Overview, dossiers, wall and quality say the same of the newest month: in, or not in and how many days late."""

from datetime import date, datetime, timedelta, timezone

import pytest

from data.periods import days_overdue, shift
from metrics.answers.due import FIRST_USE, Report, default_period, newest_closed
from metrics.answers.quality import behind
from pages.parts.filters import Scope
from pages.parts.news import news_of, report_words
from pages.parts.view import View
from pages.quality.matrix import reports
from pages.wall.board import build_board
from pages.wall.declaration import read_board
from tests.figures import facts, new_store

PLACE = "hue"
DAY = date(2026, 11, 29)
NOW = datetime(2026, 11, 29, 8, tzinfo=timezone(timedelta(hours=7)))
LATE = "T11: chưa có, quá hạn 4 ngày"


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


def told_of(view, period):
    """What a screen that shows a period says of the newer ones."""
    return [(report.period, text) for report, text in news_of(view, PLACE, period, "month", "dossiers")]


def quality_of(view):
    """The state of November on the screen of data quality, and how many days late it says it is."""
    cells = reports(view, Scope(PLACE, "2026-10", "month"), "dossiers")
    state = cells.loc[(cells["unit"] == "") & (cells["period"] == "2026-11"), "state"].iloc[0]
    late = behind(cells, DAY)
    return state, late.loc[late["period"] == "2026-11", "days"].tolist()


def completeness_of(view):
    """The column heads, the cells of dossiers and the sentences of the wall's panel."""
    board = read_board("phong", {"panels": [{"kind": "completeness", "place": PLACE}]})
    panel, *more = build_board(view, board, NOW, "r")["panels"]
    (row,) = [row for row in panel["grid"]["rows"] if row["name"] == "Hồ sơ TTHC"]
    return panel["grid"]["columns"], row["cells"], [fact["text"] for p in (panel, *more) for fact in p["facts"]]


def test_with_its_file_november_is_in_everywhere(tmp_path):
    view = view_of(tmp_path, "2026-09", "2026-10", "2026-11")
    assert default_period(view.reader, PLACE, "month", "dossiers", DAY) == "2026-11", "overview and dossiers open on it"
    assert told_of(view, "2026-11") == []
    assert quality_of(view)[0] == "reported"
    heads, cells, sentences = completeness_of(view)
    assert heads[-1] == "T11" and (cells[-1]["mark"], cells[-1]["is_missing"]) == ("▲", False)
    assert not any("T11" in sentence or "quá hạn" in sentence for sentence in sentences)


def test_without_it_november_is_four_days_late_everywhere(tmp_path):
    view = view_of(tmp_path, "2026-09", "2026-10")
    assert default_period(view.reader, PLACE, "month", "dossiers", DAY) == "2026-10"
    assert told_of(view, "2026-10") == [("2026-11", LATE)]
    assert told_of(view, "2026-11") == [("2026-11", LATE)], "opened, it says so too"
    assert told_of(view, "2026-09") == [], "who looks back is not interrupted"
    assert quality_of(view) == ("missing", [4])
    heads, cells, sentences = completeness_of(view)
    assert heads[-1] == "T11" and (cells[-1]["text"], cells[-1]["is_missing"]) == ("–", True)
    assert LATE in sentences


@pytest.mark.parametrize("path", ["tong-quan", "ho-so"])
def test_the_screens_name_the_newest_month_below_their_title(screen, tmp_path, path):
    """Whatever the day of this test: the month before the newest one is loaded, the newest is not."""
    last = newest_closed("month", date.today())
    store = view_of(tmp_path, shift(last, -1)).store
    test = screen(store, path, noi=PLACE)
    assert test.selectbox(key="select_ky").value == shift(last, -1)
    button = test.button(key=f"news_{last}")
    days = days_overdue(last, date.today())
    assert (f"chưa có, quá hạn {days} ngày" if days else "chưa có, hạn 25/") in button.label
    button.click().run()
    assert test.selectbox(key="select_ky").value == last and test.button(key=f"news_{last}").disabled


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (Report("2026-11", "partial", 3, 8, "units", 0), "T11: đã có 3/8 đơn vị"),
        (Report("2026-11", "partial", 3, 8, "units", 4), "T11: đã có 3/8 đơn vị, quá hạn 4 ngày"),
        (Report("2026-11", "not_due", 0, 8, "units", 0), "T11: chưa có, hạn 25/11/2026"),
        (Report("2025-Q4", "missing", 0, 8, "units", 339), "Q4/2025: chưa có, quá hạn 339 ngày"),
        (Report("2026-11", "partial", float("nan"), float("nan"), "", 4), "T11: đã có số liệu"),
    ],
)
def test_a_newer_period_is_said_in_one_line(report, text):
    assert report_words(View("vi", "light", False, None, None, DAY), PLACE, report) == text
