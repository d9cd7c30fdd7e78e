"""A number never travels without its circumstances: every surface × every circumstance, on one small real store.

`TABLE` reads: on this surface a figure with this circumstance says so with these words. `tests/pages/circumstances.py`
has the store, Huế in October 2026; the sum behind each cell can be done by hand there.
"""

import hashlib
import io
import json
import re
from datetime import date, datetime
from functools import cache

import openpyxl
import pytest
from pptx import Presentation

from charts.ranking import ranked_dots
from charts.theme import FUNNEL_SIGNS
from charts.tiles import WORDS as CLASSES
from charts.trend import reach, trend
from commands.__main__ import main
from data.folders import sample_folder
from data.missing import is_missing
from data.places import NATION
from data.store import Store
from data.stores import SIMULATED
from metrics import registry
from metrics.answers.compare import compare
from metrics.answers.comparisons import comparisons
from metrics.answers.overview import overview
from metrics.answers.series import series
from metrics.answers.subject import parts
from metrics.engine.query import COLUMNS
from metrics.engine.trace import trace
from pages import words
from pages.compare import words as compare_words
from pages.compare.ranking import ranking_columns
from pages.compare.rows import spoken_rows
from pages.compare.tiles import _on_tile
from pages.overview.changes import sentence_of
from pages.overview.problems import problem_of
from pages.overview.slides import overview_slides
from pages.parts import figures, plots, source
from pages.parts.answers import _drawn
from pages.parts.cards import cards_of
from pages.parts.downloads import figures_workbook, file_name, table_workbook
from pages.parts.filters import Scope
from pages.parts.news import news_of
from pages.parts.tables import _cell, with_remarks
from pages.parts.view import View
from pages.print.sheet import sheet
from pages.quality.matrix import _hover, reports
from pages.subjects.parts import breakdown
from pages.subjects.parts import comparisons as strip
from pages.subjects.parts.groups import figures_table
from pages.wall.board import build_board
from pages.wall.declaration import read_board
from pages.wall.texts import VIETNAM
from tests.figures import facts, load
from tests.pages.circumstances import BEFORE, HUE, NEXT, PERIOD, TODAY, case_store, case_view

NBSP = "\u00a0"
MORNING = datetime(2026, 11, 29, 8, tzinfo=VIETNAM)

# The figure that has a circumstance, and in which period.
CASES = {
    "incomplete": ("on_time_rate", PERIOD),
    "inexact": ("hotline_resolution_rate", PERIOD),
    "revised": ("hotline_resolution_rate", PERIOD),
    "provisional": ("on_time_rate", PERIOD),
    "unlike windows": ("online_share", PERIOD),
    "not comparable": ("facebook_reach", PERIOD),
    "with care": ("dossiers_pending_overdue", PERIOD),
    "late": ("on_time_rate", NEXT),
}
LACK, COVERS = "thiếu 1/3", "200/500 hồ sơ"
LONG_COVERS = "tính trên 200 trong 500 hồ sơ đã báo cáo"
ABOUT = "≈ 95,00 %"
BOTH = "hai khoảng ngày khác nhau: 15/09/2026–14/10/2026; 01/10/2026–31/10/2026"
COUNTED, SOURCE = "không so được với T9: khác thứ được đếm", "so T9: khác nguồn"
LONG_COUNTED, LONG_SOURCE = "không so được với T9/2026: khác thứ được đếm", "so T9/2026: khác nguồn"
REVISED, PROVISIONAL, LATE = "sửa sau phê duyệt", "tạm tính", "đã đến hạn, chưa có báo cáo"


class Absent(str):
    """Why a surface shows nothing of a kind; then it must not show a change there."""


NO_CHANGE, NO_FIGURE = Absent("it shows no change"), Absent("it shows no such figure")
ABOVE = Absent("the badges, or the stamp, of the same screen say it")

TABLE: dict[str, dict[str, tuple[str, ...] | Absent]] = {
    "card": {
        "incomplete": (f"▨ {LACK}", COVERS, "không so được với T9: chưa đủ"),
        "inexact": (ABOUT, "không so được với T9: số ước lượng"),
        "revised": (REVISED,),
        "provisional": ABOVE,
        "unlike windows": (BOTH,),
        "not comparable": (COUNTED,),
        "with care": ("−3", SOURCE),
        "late": (LATE,),
    },
    "sentence": {
        "incomplete": ("mới đủ số liệu 2/3 nơi", LONG_COVERS, "chưa so được với tháng 9/2026 (chưa đủ)"),
        "inexact": (ABOUT,),
        "revised": ABOVE,
        "provisional": ABOVE,
        "unlike windows": (BOTH,),
        "not comparable": NO_FIGURE,
        "with care": NO_CHANGE,
        "late": NO_FIGURE,
    },
    "problem": {
        "incomplete": (LACK, LONG_COVERS, "chưa so sánh, chưa đánh giá"),
        "inexact": NO_FIGURE,
        "revised": (REVISED, "Đính chính của tổng đài"),
        "provisional": ABOVE,
        "unlike windows": (BOTH, "không so sánh, không đánh giá"),
        "not comparable": NO_FIGURE,
        "with care": NO_CHANGE,
        "late": (LATE,),
    },
    "paper": {
        "incomplete": (f"▨ {LACK}", COVERS),
        "inexact": (ABOUT,),
        "revised": (REVISED,),
        "provisional": ABOVE,
        "unlike windows": (BOTH,),
        "not comparable": (COUNTED,),
        "with care": ("−3", SOURCE),
        "late": Absent("of a period without its report there is a page of one sentence"),
    },
    "slides": {
        "incomplete": (f"▨ {LACK}", COVERS),
        "inexact": (ABOUT,),
        "revised": (REVISED,),
        "provisional": ABOVE,
        "unlike windows": (BOTH,),
        "not comparable": (COUNTED,),
        "with care": ("−3", SOURCE),
        "late": (LATE,),
    },
    "wall card": {
        "incomplete": (f"▨ {LACK}, {COVERS}", "không so được với T9: chưa đủ"),
        "inexact": (ABOUT, "không so được với T9: số ước lượng"),
        "revised": (REVISED,),
        "provisional": (PROVISIONAL,),
        "unlike windows": (BOTH,),
        "not comparable": (COUNTED,),
        "with care": ("so T9 −3 (khác nguồn)",),
        "late": Absent("a panel opens on the newest full period and the completeness panel names the late one"),
    },
    "wall trend": {
        "incomplete": (f"▨ {LACK}, {COVERS}", "không so được với T9: chưa đủ"),
        "inexact": (ABOUT, "không so được với T9: số ước lượng"),
        "revised": (REVISED,),
        "provisional": (PROVISIONAL,),
        "unlike windows": (BOTH,),
        "not comparable": (COUNTED,),
        "with care": ("so T9 **−3** (khác nguồn)",),
        "late": Absent("as on the cards of the wall"),
    },
    "strip": {
        "incomplete": (f"▨ {LACK}", COVERS, "2/3 đơn vị đủ hai kỳ: 95,00 %, trước 96,00 %"),
        "inexact": (ABOUT, "chưa so: có bên chưa đủ hoặc ước lượng"),
        "revised": ABOVE,
        "provisional": ABOVE,
        "unlike windows": (BOTH, "không so sánh được: hai khoảng ngày khác nhau"),
        "not comparable": ("không so sánh được: khác thứ được đếm",),
        "with care": ("−3", "khác nguồn"),
        "late": (LATE,),
    },
    "hover of a line": {
        "incomplete": (LACK, LONG_COVERS, "không so được với T9/2026: chưa đủ"),
        "inexact": (ABOUT, "không so được với T9/2026: số ước lượng"),
        "revised": (REVISED,),
        "provisional": ("tạm tính, chưa duyệt",),
        "unlike windows": (BOTH,),
        "not comparable": (LONG_COUNTED,),
        "with care": (LONG_SOURCE,),
        "late": (LATE,),
    },
    "table of a heading": {
        "incomplete": (f"▨ {LACK}, {COVERS}", "không so sánh được: chưa đủ"),
        "inexact": (ABOUT, "không so sánh được: số ước lượng"),
        "revised": ("sửa sau duyệt",),
        "provisional": ABOVE,
        "unlike windows": ("(hai khoảng ngày)",),
        "not comparable": ("không so sánh được: khác thứ được đếm",),
        "with care": ("−3 (khác nguồn)",),
        "late": ("▨",),
    },
    "table of periods": {
        "incomplete": ("▨ 2/3",),
        "inexact": (ABOUT,),
        "revised": ("sửa sau duyệt",),
        "provisional": ("tạm tính",),
        "unlike windows": ("(hai khoảng ngày)",),
        "not comparable": NO_CHANGE,
        "with care": NO_CHANGE,
        "late": ("▨",),
    },
    "table of parts": {
        "incomplete": (f"▨ {LACK}, {COVERS}",),
        "inexact": (ABOUT,),
        "revised": ("sửa sau duyệt",),
        "provisional": ABOVE,
        "unlike windows": ("(hai khoảng ngày)",),
        "not comparable": NO_CHANGE,
        "with care": NO_CHANGE,
        "late": ("▨ Chưa có báo cáo",),
    },
    "ranking": {
        "incomplete": (LACK, LONG_COVERS, "Không xếp hạng", "95,00 ▨"),
        "inexact": (ABOUT, "Không xếp hạng", "≈ 95,00"),
        "revised": (REVISED,),
        "provisional": (PROVISIONAL,),
        "unlike windows": (BOTH, "Không xếp hạng"),
        "not comparable": NO_CHANGE,
        "with care": NO_CHANGE,
        "late": NO_FIGURE,
    },
    "tile": {
        "incomplete": ("95,0 ▨",),
        "inexact": ("≈ 95,0",),
        "revised": Absent("its hover says it, as the ranking's"),
        "provisional": Absent("its hover says it, as the ranking's"),
        "unlike windows": Absent("its hover says it, as the ranking's"),
        "not comparable": NO_CHANGE,
        "with care": NO_CHANGE,
        "late": NO_FIGURE,
    },
    "source": {
        "incomplete": ("▨ thiếu 1/3 đơn vị", LONG_COVERS, "không so sánh được: chưa đủ"),
        "inexact": (ABOUT, "không so sánh được: số ước lượng"),
        "revised": (REVISED,),
        "provisional": (PROVISIONAL,),
        "unlike windows": (BOTH,),
        "not comparable": ("không so sánh được: khác thứ được đếm",),
        "with care": ("−3", "khác nguồn"),
        "late": (LATE,),
    },
    "workbook": {
        "incomplete": ("2/3 đơn vị", "thiếu 1/3 đơn vị", "Mẫu số đã biết: 500", "Lưu ý khi so kỳ trước: chưa đủ"),
        "inexact": ("Mức chính xác: khoảng", "Lưu ý khi so kỳ trước: số ước lượng"),
        "revised": (REVISED,),
        "provisional": (PROVISIONAL,),
        "unlike windows": (BOTH,),
        "not comparable": ("Lưu ý khi so kỳ trước: khác thứ được đếm",),
        "with care": ("So với kỳ trước: -3", "Lưu ý khi so kỳ trước: khác nguồn"),
        "late": (LATE,),
    },
    "command line": {
        "incomplete": ("▨ 2/3 (200/500)", "no (incomplete)"),
        "inexact": ("about", "no (inexact)"),
        "revised": ("revised",),
        "provisional": ("provisional",),
        "unlike windows": ("2026-09-15..2026-10-14|2026-10-01..2026-10-31",),
        "not comparable": ("no (counted)",),
        "with care": ("-3", "care (source)"),
        "late": ("missing",),
    },
}
CELLS = [(surface, circumstance) for surface, cells in TABLE.items() for circumstance in cells]


class Case:
    """The store, and what is asked of it once."""

    def __init__(self, folder):
        self.store = case_store(folder)
        self.view = case_view(self.store)
        self.overview = cache(lambda period: overview(self.view.reader, HUE, period, TODAY))
        self.line = cache(lambda kpi, period: series(self.view.reader, (kpi,), HUE, period, TODAY, 13))
        self.board = cache(self._board)

    def row(self, kpi, period):
        rows = self.line(kpi, period)
        return rows[rows["period"] == period].iloc[0].to_dict()

    def _board(self, kind, kpi):
        panels = [{"kind": kind, "place": HUE, "kpis": [kpi]}]
        return build_board(self.view, read_board("phong", {"panels": panels}), MORNING, "r")["panels"]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return Case(tmp_path_factory.mktemp("case") / "kho")


def text_of(*texts) -> str:
    """Texts as one, without markup of the screen, tags of paper and unlike spaces."""
    text = re.sub(r"<[^>]+>", " ", " ".join(str(text) for text in texts if text is not None))
    text = re.sub(r":[a-z]+(?:-[a-z]+)?\[", "", text).replace("]", "").replace("\\", "")
    return " ".join(text.replace(NBSP, " ").split())


# -- what each surface says of a figure ------------------------------------------------------------------


def card(case, kpi, period):
    answer = case.overview(period)
    drawn = dict(zip(answer.cards, cards_of(case.view, answer.rows, answer.cards, period)))[kpi]
    return text_of(drawn.metric["value"], drawn.metric["delta"], drawn.standing, drawn.year_before)


def sentence(case, kpi, period):
    answer = case.overview(period)
    return text_of(*(sentence_of(case.view, answer, change) for change in answer.changes if change.kpi == kpi))


def problem(case, kpi, period):
    answer = case.overview(period)
    return text_of(*(problem_of(case.view, answer, told) for told in answer.problems if told.kpi == kpi))


def paper(case, kpi, period):
    cards = sheet(case.view, case.overview(period)).split('<div class="card">')[1:]
    return text_of(*(text.split("</section>")[0] for text in cards if registry.kpi(kpi).card_name("vi") in text))


def slides(case, kpi, period):
    show = Presentation(io.BytesIO(overview_slides(case.view, case.overview(period))))
    tables = [shape.table for slide in show.slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    return text_of(*(text for row in rows if row[0] == registry.kpi(kpi).card_name("vi") for text in row))


def wall_card(case, kpi, period, kind="kpi"):
    texts = []
    for panel in case.board(kind, kpi):
        texts += [told[name] for told in panel["cards"] for name in ("value", "note", "change")]
        texts += [*(fact["text"] for fact in panel["facts"]), panel["stamp"]]
        texts += [str(row["value"]) for row in panel["rows"]]
    return text_of(*texts) if period == PERIOD else ""


def wall_trend(case, kpi, period):
    return wall_card(case, kpi, period, "trend")


def strip_of(case, kpi, period):
    row, view = case.row(kpi, period), case.view
    compared = comparisons(view.reader, kpi, HUE, period, TODAY)
    lines = [strip.against(view, kpi, one, strip._title(view, one)) for one in compared[:1]]
    return text_of(figures.figure(view, row), *strip._standing(view, row), *lines)


def hover(case, kpi, period):
    rows = plots.spoken(case.view, case.line(kpi, period))
    return text_of(rows.loc[rows["period"] == period, "hover"].iloc[0])


def heading(case, kpi, period):
    table = figures_table(case.view, Scope(HUE, period, "month"), (kpi,), case.line(kpi, period))
    return text_of(*table.iloc[0])


def cell_of_period(case, kpi, period):
    return text_of(_cell(case.view, case.row(kpi, period), is_mixed=True))


def cell_of_part(case, kpi, period):
    rows = parts(case.view.reader, (kpi,), NATION, period, TODAY, "place").figures
    rows = rows[rows["place"] == HUE].to_dict("records")
    row = rows[0] if rows else None
    return text_of(breakdown._told(case.view, row), breakdown._rating(case.view, row))


def compared(case, kpi, period):
    answer = compare(case.view.reader, kpi, period, "today", TODAY)
    return answer, spoken_rows(case.view, kpi, answer.rows, answer)


def ranking(case, kpi, period):
    _, rows = compared(case, kpi, period)
    rows = rows[(rows["place"] == HUE) & rows["value"].notna()]
    if rows.empty:
        return ""
    chart = ranked_dots(rows, mode="light", language="vi", unit=registry.kpi(kpi).unit)
    return text_of(rows["hover"].iloc[0], *(note.text for note in chart.layout.annotations))


def tile(case, kpi, period):
    _, rows = compared(case, kpi, period)
    rows = rows[(rows["place"] == HUE)].to_dict("records")
    return text_of(*(_on_tile(case.view, registry.kpi(kpi).unit, row) for row in rows))


def source_dialog(case, kpi, period):
    texts = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source.st, "markdown", texts.append)
        patch.setattr(source.st, "metric", lambda _, value, **__: texts.append(value))
        patch.setattr(source.st, "info", lambda text, **_: texts.append(text))
        source._value(case.view, trace(case.store, case.view.reader, kpi, HUE, period).row)
    return text_of(*texts)


def workbook(case, kpi, period):
    content = figures_workbook(case.view, case.line(kpi, period))
    heads, *lines = rows_of(content)
    name = heads.index(words.COLUMNS["period"].vi)
    month = {PERIOD: "Tháng 10/2026", NEXT: "Tháng 11/2026"}[period]
    return text_of(*(f"{head}: {value}" for line in lines if line[name] == month for head, value in zip(heads, line)))


def rows_of(content, sheet=0):
    """The table of a workbook: its third row and those below."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [list(row) for row in book.worksheets[sheet].iter_rows(min_row=3, values_only=True)]


def command_line(case, kpi, period, capsys):
    asked = ["query", "--kpi", kpi, "--places", "Huế", "--from", BEFORE, "--to", period]
    assert main(["--data", str(case.store.folder), *asked]) == 0
    return text_of(*(line for line in capsys.readouterr().out.splitlines() if f" {period} " in line))


SURFACES = {
    "card": card,
    "sentence": sentence,
    "problem": problem,
    "paper": paper,
    "slides": slides,
    "wall card": wall_card,
    "wall trend": wall_trend,
    "strip": strip_of,
    "hover of a line": hover,
    "table of a heading": heading,
    "table of periods": cell_of_period,
    "table of parts": cell_of_part,
    "ranking": ranking,
    "tile": tile,
    "source": source_dialog,
    "workbook": workbook,
}


def test_every_surface_says_of_every_circumstance_how_it_shows():
    assert set(TABLE) == {*SURFACES, "command line"} and all(set(cells) == set(CASES) for cells in TABLE.values())


@pytest.mark.parametrize(("surface", "circumstance"), CELLS)
def test_a_figure_carries_its_mark(case, capsys, surface, circumstance):
    kpi, period = CASES[circumstance]
    more = (capsys,) if surface == "command line" else ()
    shown = (SURFACES | {"command line": command_line})[surface](case, kpi, period, *more)
    marks, change = TABLE[surface][circumstance], case.row(kpi, period)["change"]
    if isinstance(marks, Absent):
        assert is_missing(change) or figures.difference(case.view, change, kpi) not in shown, marks
        return
    for mark in marks:
        assert mark.lower() in shown.lower()


# -- charts ----------------------------------------------------------------------------------------------


def look_of(case, kpi, draw=trend):
    """The line of September and October as it is drawn: the marks' fills by period, and the words at its breaks."""
    rows = plots.spoken(case.view, case.line(kpi, PERIOD).tail(2))
    unit = registry.kpi(kpi).unit
    chart = draw(rows, unit=unit, mode="light", language="vi")
    line = next(trace for trace in chart.data if trace.name == "actual")
    fills = {x: fill for x, y, fill in zip(line.x, line.y, line.marker.color) if y is not None}
    return list(fills.values()), [note.text for note in chart.layout.annotations]


@pytest.mark.parametrize("kpi", ["on_time_rate", "hotline_resolution_rate"])
def test_an_incomplete_and_an_estimated_point_are_hollow(case, kpi):
    """October's mark has the page's fill, September's the line's own."""
    (september, october), _ = look_of(case, kpi)
    assert september != october


@pytest.mark.parametrize(
    ("kpi", "draw", "word"),
    [
        ("dossiers_pending_overdue", trend, "khác nguồn"),
        ("online_share", trend, "hai khoảng ngày khác nhau"),
        ("facebook_reach", reach, "lượt → người"),
    ],
)
def test_a_line_breaks_and_says_why(case, kpi, draw, word):
    assert any(word in text for text in look_of(case, kpi, draw)[1])


def test_paper_and_slides_break_the_line_of_overdue_dossiers_too(case):
    answer = case.overview(PERIOD)
    assert "khác nguồn" in sheet(case.view, answer).split("<svg")[2]
    show = Presentation(io.BytesIO(overview_slides(case.view, answer)))
    texts = [shape.text_frame.text for slide in show.slides for shape in slide.shapes if shape.has_text_frame]
    assert any("Không nối với kỳ trước: T10/2026: khác nguồn." in text for text in texts)


# -- lists and tiles of the wall, the matrix of reports -------------------------------------------------------


def test_the_wall_judges_nobody_whose_figure_is_incomplete_or_estimated(case):
    """Of five provinces with figures three are judged; Huế lacks an office, Sơn La says "over 950"."""
    (panel,) = case.board("tiles", "on_time_rate")
    counts = {entry["funnel"]: entry["count"] for entry in panel["legend"]}
    assert counts["unjudged"] == 2 and counts["missing"] == 29 and sum(counts.values()) == 34
    names = [text for trace in panel["figure"]["data"] if trace.get("name") == "unjudged" for text in trace["text"]]
    assert sorted(name.split("\u202f")[0] for name in names) == ["○", "○"]
    panels = [{"kind": "ranked", "place": NATION, "of": "provinces", "kpis": ["on_time_rate"]}]
    (ranked,) = build_board(case.view, read_board("phong", {"panels": panels}), MORNING, "r")["panels"]
    rows = {row["name"]: (row["value"], row["tone"], row["rank"]) for row in ranked["rows"]}
    assert rows["Huế"] == ("chưa đủ", None, "") and rows["Sơn La"] == (f"≈{NBSP}95,00", None, "")
    assert rows["Nghệ An"] == ("99,00", "good", "1")


def test_the_wall_says_the_same_sentences_and_which_month_is_late(case):
    panels = [{"kind": kind, "place": HUE} for kind in ("changes", "completeness")]
    changed, *complete = build_board(case.view, read_board("phong", {"panels": panels}), MORNING, "r")["panels"]
    assert LONG_COVERS in changed["facts"][0]["text"]
    assert "T11: chưa có, quá hạn 4 ngày" in [fact["text"] for panel in complete for fact in panel["facts"]]
    assert [text for _, text in news_of(case.view, HUE, PERIOD, "month", "dossiers")] == [
        "T11: chưa có, quá hạn 4 ngày"
    ]


def test_the_wall_says_from_when_its_figures_are_old(case):
    """October's limit of three days after November's due date ends with the 28th: on the 29th they are old."""
    (panel,) = case.board("kpi", "on_time_rate")
    assert datetime.fromisoformat(panel["stale_after"]) <= MORNING
    assert panel["stale_text"] == "Số liệu cũ: đến 31/10/2026, T11 quá hạn từ 29/11"


def test_the_matrix_of_reports_writes_an_estimated_figure_as_one(case):
    cells = reports(case.view, Scope(HUE, PERIOD, "month"), "hotline")
    cell = cells[(cells["unit"] == "") & (cells["period"] == PERIOD)].iloc[0].to_dict()
    assert "> 1.000" in text_of(_hover(case.view, cell))


# -- workbooks of what is ranked ---------------------------------------------------------------------------


def test_the_workbook_of_a_ranking_holds_what_its_picture_shows(case):
    """Rank and movement as beside the dots, class in words as on the tiles, limits as the bands are drawn."""
    answer, rows = compared(case, "on_time_rate", PERIOD)
    beside = ranking_columns(case.view, "on_time_rate", answer)
    heads, *lines = rows_of(figures_workbook(case.view, answer.rows, "Xếp hạng", beside))
    names = (
        compare_words.RANK_HEAD,
        compare_words.CLIMBED_HEAD,
        compare_words.CLASS_HEAD,
        compare_words.LOW_HEAD,
        compare_words.HIGH_HEAD,
    )
    positions = [heads.index(name.vi) for name in names]
    place = heads.index(words.COLUMNS["place"].vi)
    taken = {line[place]: [line[position] for position in positions] for line in lines}
    chart = ranked_dots(rows.rename(columns={"cases": "count"}), mode="light", language="vi")
    dots = next(trace for trace in chart.data if trace.name == "value")
    band = next(trace for trace in chart.data if trace.name == "band")
    drawn = rows[rows["value"].notna()].reset_index(drop=True)
    bands = {-y: (base, base + wide) for y, base, wide in zip(band.y, band.base, band.x)}
    for position, row in enumerate(drawn.to_dict("records")):
        rank, climbed, name, low, high = taken[row["place_name"]]
        assert dots.x[position] == row["value"]
        assert (low, high) == pytest.approx(bands[position]) if position in bands else (low, high) == (None, None)
        assert rank == (None if is_missing(row["rank"]) else row["rank"])
        assert climbed == (None if is_missing(row["climbed"]) else row["climbed"])
        funnel = row["funnel"] or "unjudged"
        assert name == f"{FUNNEL_SIGNS[funnel]} {CLASSES['vi'][funnel]}"
    assert taken["Nghệ An"][:3] == [1, 0, "▲ tốt hơn rõ"] and taken["Huế"] == [None, None, "○ không xét", None, None]
    assert taken["Cà Mau"] == [None, None, "▨ chưa báo cáo", None, None]


def test_a_ranking_without_an_order_or_limits_holds_neither(case):
    answer, _ = compared(case, "dossiers_pending_overdue", PERIOD)
    assert ranking_columns(case.view, "dossiers_pending_overdue", answer) == []


def test_the_workbook_of_the_parts_holds_rank_rating_and_the_marks_in_words(case):
    """The table of provinces as on screen; what a cell says beside its number stands in a column of its own."""
    scope = Scope(NATION, PERIOD, "month")
    answer = parts(case.view.reader, ("on_time_rate",), NATION, PERIOD, TODAY, "place")
    table, _, look = breakdown.table_of(case.view, scope, ("on_time_rate",), "place", answer)
    heads, *lines = rows_of(table_workbook(case.view, with_remarks(case.view, table, look), look.formats))
    by_name = {line[heads.index("Tỉnh, thành")]: dict(zip(heads, line)) for line in lines}
    assert by_name["Nghệ An"]["Hạng"] == 1 and by_name["Nghệ An"]["Lưu ý"] is None
    assert by_name["Huế"]["Hạng"] is None and by_name["Huế"]["Đánh giá"] == f"▨ {LACK}"
    assert text_of(by_name["Huế"]["Lưu ý"]).endswith(f": 95,00 % ▨ {LACK}, {COVERS}")
    assert text_of(by_name["Sơn La"]["Lưu ý"]).endswith(f": {ABOUT}")


# -- samples ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A store of simulated figures of one file: a province with 96 % on time."""
    own = tmp_path_factory.mktemp("sample")
    store = Store(sample_folder(own, SIMULATED))
    figures_of = [
        figure
        for label in (BEFORE, PERIOD)
        for figure in facts(
            HUE,
            label,
            dossiers_resolved=1000.0,
            dossiers_resolved_early_or_on_time=960.0,
            dossiers_resolved_late=40.0,
        )
    ]
    content = repr(figures_of).encode() + b"template"
    store.mark(SIMULATED, date(2026, 11, 20), {"so-lieu.xlsx": hashlib.sha256(content).hexdigest()})
    load(store, figures_of)
    store.publish()
    return own, View("vi", "light", False, store, store.reader(), TODAY)


MARK = "Số mô phỏng – không phải số thật"


def test_paper_and_slides_of_samples_say_so(sample):
    _, view = sample
    answer = overview(view.reader, HUE, PERIOD, TODAY)
    assert sheet(view, answer).count(MARK) == 2, "at the head and at the foot"
    show = Presentation(io.BytesIO(overview_slides(view, answer)))
    for slide in show.slides:
        assert MARK in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_a_wall_of_samples_says_so_on_every_panel(sample):
    _, view = sample
    board = build_board(view, read_board("phong", {"panels": [{"kind": "kpi", "place": HUE}]}), MORNING, "r")
    assert board["words"]["sample"] == MARK and all(panel["sample"] for panel in board["panels"])


def test_a_workbook_of_samples_says_so_in_its_name_its_sheets_and_every_line(sample):
    _, view = sample
    rows = series(view.reader, ("on_time_rate",), HUE, PERIOD, TODAY, 2)
    content = figures_workbook(view, rows)
    heads, *lines = rows_of(content)
    assert {line[heads.index("Kho số liệu")] for line in lines} == {"Số mô phỏng"}
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.worksheets[0]["A2"].value == MARK
    assert MARK in [cell.value for row in book.worksheets[-1].iter_rows() for cell in row]
    assert file_name(view, "Đúng hạn", "xlsx") == "so-mo-phong-dung-han.xlsx"


def test_a_picture_of_a_chart_of_samples_says_so(sample):
    _, view = sample
    rows = plots.spoken(view, series(view.reader, ("on_time_rate",), HUE, PERIOD, TODAY, 2))
    chart, _, settings = _drawn(view, lambda: trend(rows, unit="percent", mode="light", language="vi"), "Đúng hạn")
    assert chart.layout.title.text == MARK or MARK in [note.text for note in chart.layout.annotations]
    assert settings["toImageButtonOptions"]["filename"].startswith("so-mo-phong")


def test_the_command_line_names_samples_before_their_figures(sample, capsys):
    own, _ = sample
    asked = ["--data", str(own), "query", "--store", "simulated", "--kpi", "on_time_rate", "--places", "Huế"]
    assert main(asked) == 0
    assert capsys.readouterr().out.startswith("SỐ MÔ PHỎNG")


def test_the_answer_for_scripts_has_every_column_of_the_query(case, capsys):
    asked = ["query", "--kpi", "on_time_rate", "--places", "Huế", "--from", PERIOD, "--to", PERIOD, "--json"]
    assert main(["--data", str(case.store.folder), *asked]) == 0
    answer = json.loads(capsys.readouterr().out)
    (row,) = answer["rows"]
    assert set(row) == set(COLUMNS) and answer["store"] == "own"
    assert (row["complete"], row["known_denominator"], row["comparable_reason"]) == (False, 500, "incomplete")
