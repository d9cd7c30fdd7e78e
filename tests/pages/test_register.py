"""Who is expected is told with every figure: the same August of Đồng Tháp without a register, and with two of them."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from pptx import Presentation

from commands.__main__ import main
from data.register import RegisterChange, communes
from metrics.answers.overview import overview
from metrics.answers.quality import standing
from metrics.answers.series import series
from pages.decisions.approvals import _complete
from pages.measures.tables import _coverage
from pages.overview.slides import overview_slides
from pages.parts import badges
from pages.parts.cards import cards_of
from pages.parts.downloads import figures_workbook
from pages.parts.filters import Scope
from pages.parts.view import View
from pages.print.sheet import sheet
from pages.quality.matrix import register_words, reports
from pages.wall.board import build_board
from pages.wall.declaration import read_board
from pages.wall.texts import VIETNAM
from tests.figures import facts, new_store
from tests.pages.test_circumstances import text_of

PLACE, PERIOD, TODAY = "dong-thap@2025", "2026-08", date(2026, 9, 20)
NAMES = [unit.name for unit in communes()[PLACE]]
LOADED, ALL, SOME = "8 đơn vị đã nạp, chưa khai danh sách đơn vị", "Đủ số liệu 8/8 đơn vị", "8/102 đơn vị"


@pytest.fixture(scope="module", params=["none", "all", "some"])
def case(request, tmp_path_factory):
    """(what is said of eight communes, view): with no register, one of the eight, one of all 102."""
    figures = {"dossiers_resolved_early_or_on_time": 95.0, "dossiers_resolved_late": 5.0, "dossiers_resolved": 100.0}
    given = [f for name in NAMES[:8] for f in facts(PLACE, PERIOD, unit=name, **figures)]
    store = new_store(tmp_path_factory.mktemp(request.param) / "kho", given)
    store.decide("setting", name="first_use", value="2026-01")
    if request.param != "none":
        units = communes()[PLACE][: 8 if request.param == "all" else None]
        store.decide("register", **RegisterChange(PLACE, units).payload())
    view = View("vi", "light", False, store, store.reader(), TODAY)
    return {"none": LOADED, "all": ALL, "some": SOME}[request.param], view


def answer(view):
    return overview(view.reader, PLACE, PERIOD, TODAY)


def row_of(view):
    return answer(view).row("on_time_rate")


def test_badges_paper_slides_and_workbook(case):
    told, view = case
    asked = answer(view)
    show = Presentation(io.BytesIO(overview_slides(view, asked)))
    slides = [shape.text_frame.text for slide in show.slides for shape in slide.shapes if shape.has_text_frame]
    book = openpyxl.load_workbook(
        io.BytesIO(figures_workbook(view, series(view.reader, ("on_time_rate",), PLACE, PERIOD, TODAY, 1)))
    )
    cells = [str(cell.value) for line in book.worksheets[0].iter_rows() for cell in line]
    for surface in (badges._coverage(view, row_of(view)), sheet(view, asked), *[" ".join(slides)]):
        text = text_of(surface)
        assert told in text, text
        assert "Đủ" not in text or told == ALL
    assert any(told.removeprefix("Đủ số liệu ") in cell for cell in cells), cells


def test_the_card_says_eight_of_102(case):
    told, view = case
    card = dict(zip(answer(view).cards, cards_of(view, answer(view).rows, answer(view).cards, PERIOD)))["on_time_rate"]
    assert ("▨ 8/102" in text_of(card.standing)) == (told == SOME)


def test_the_table_of_measures_and_the_command_line(case, capsys):
    told, view = case
    assert _coverage(view, row_of(view)) == {LOADED: LOADED, ALL: "8/8 đơn vị", SOME: "▨ 8/102 đơn vị"}[told]
    asked = ("--kpi", "on_time_rate", "--places", "Đồng Tháp")
    assert main(["query", "--data", str(view.store.folder), *asked]) == 0
    printed = capsys.readouterr().out
    assert {LOADED: "8 (chưa khai danh sách đơn vị)", ALL: " 8/8 ", SOME: "▨ 8/102"}[told] in printed


def test_the_quality_screen_and_approvals(case):
    told, view = case
    scope = Scope(PLACE, PERIOD, "month", "today")
    spoken = register_words(view, PLACE, "dossiers", reports(view, scope, "dossiers"))
    assert ("Chưa khai danh sách đơn vị" in spoken) == (told == LOADED)
    row = standing(view.reader, "dossiers", PLACE, PERIOD, TODAY)
    spoken = {LOADED: "đã nạp, chưa khai danh sách đơn vị", ALL: "số liệu đủ", SOME: "mới có 8/102 nguồn số"}
    assert _complete(view, row) == spoken[told]


def test_the_wall(case):
    told, view = case
    board = read_board("phong", {"panels": [{"kind": "completeness", "place": PLACE}]})
    (panel, *_) = build_board(view, board, datetime(2026, 9, 20, 8, tzinfo=VIETNAM), "r")["panels"]
    (line,) = panel["grid"]["rows"]
    cell = line["cells"][panel["grid"]["columns"].index("T8")]
    assert (cell["text"], cell["tone"]) == {LOADED: ("8", None), ALL: ("8/8", "good"), SOME: ("8/102", "watch")}[told]


def test_who_has_not_sent_is_told_by_the_register(case):
    told, view = case
    missing = answer(view).missing
    assert len(missing) == {LOADED: 0, ALL: 0, SOME: 94}[told] and set(missing) <= set(NAMES[8:])
    absent = badges.absent_words(view, missing)
    assert ("và 91 nơi khác" in absent) == (told == SOME), absent


def test_an_office_off_the_register_is_named(tmp_path):
    given = [f for name in ("Sở A", "Sở B", "Sở BB") for f in facts("hue", PERIOD, unit=name, dossiers_resolved=5.0)]
    store = new_store(tmp_path, given)
    store.decide("register", place="hue", entries=[{"name": "Sở A"}, {"name": "Sở B"}], removed=[])
    view = View("vi", "light", False, store, store.reader(), TODAY)
    cells = reports(view, Scope("hue", PERIOD, "month", "today"), "dossiers")
    assert register_words(view, "hue", "dossiers", cells).endswith("không có trong danh sách đơn vị: Sở BB")
    row = series(view.reader, ("dossiers_resolved",), "hue", PERIOD, TODAY, 1).iloc[-1].to_dict()
    assert "có đơn vị ngoài danh sách" in badges._coverage(view, row)
