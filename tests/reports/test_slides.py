"""The overview as slides, opened again: charts hold the query's numbers, texts stay inside their boxes."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pptx import Presentation
from pptx.util import Emu

from data.places import PLACES
from metrics.answers.overview import overview
from pages import words
from pages.overview import words as overview_words
from pages.overview.digest import digest
from pages.overview.slides import overview_slides
from pages.parts.view import View
from reports.slides import LINE, Deck, TextSlide, fitting_size, lines_of, presentation
from tests.figures import facts, new_store

TODAY = date(2026, 11, 20)
PLACE = "quang-ninh"
MONTHS = [f"2026-{month:02}" for month in range(1, 11) if month != 4]  # April was never reported
UNITS = ("Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Môi trường", "Phường Hạ Long", "Xã Cô Tô")


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    """Ten months of four offices, worse from one to the next; April is missing."""
    figures = [
        fact
        for month, label in enumerate(MONTHS)
        for unit, late in zip(UNITS, (12, 7, 3, 1))
        for fact in facts(
            PLACE,
            label,
            unit=unit,
            dossiers_resolved=200 + month,
            dossiers_resolved_late=late + month,
            dossiers_resolved_early_or_on_time=200 - late,
            dossiers_pending_overdue=late,
            dossiers_received_new=210,
        )
    ]
    store = new_store(tmp_path_factory.mktemp("store"), figures)
    return View("vi", "light", False, store, store.reader(), TODAY)


@pytest.fixture(scope="module")
def answer(view):
    return overview(view.reader, PLACE, "2026-10", TODAY)


@pytest.fixture(scope="module")
def slides(view, answer):
    return Presentation(io.BytesIO(overview_slides(view, answer))).slides


def charts_of(slides):
    return [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]


def texts_of(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_the_charts_hold_the_numbers_of_the_query(slides, answer):
    rate, overdue = charts_of(slides)
    for chart, kpi in ((rate, "on_time_rate"), (overdue, "dossiers_pending_overdue")):
        rows = answer.series(kpi).tail(10)
        drawn = {series.name: list(series.values) for series in chart.plots[0].series}
        actual = drawn[overview_words.SERIES["actual"].vi][-10:]
        assert actual == [None if value != value else pytest.approx(value) for value in rows["value"]]
        assert actual[3] is None, "April is a gap, not a zero"
        assert list(chart.plots[0].categories)[-1] == "T10/2026"
    assert set({series.name: 0 for series in rate.plots[0].series}) >= {overview_words.SERIES["preset"].vi}
    assert rate.value_axis.minimum_scale > 0 and overdue.value_axis.minimum_scale == 0


def test_the_chart_brings_its_data_as_a_workbook_to_edit(slides):
    for chart in charts_of(slides):
        assert chart.part.chart_workbook.xlsx_part.blob.startswith(b"PK")
        assert chart._chartSpace.xpath("c:chart/c:dispBlanksAs/@val") == ["gap"]


def test_the_tables_say_what_the_overview_says(slides, view, answer):
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    told = digest(view, answer)
    cards, *ends = [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]
    assert [row[:2] for row in cards[1:]] == [[card.label, card.value] for card in told.cards]
    assert [end[1:] for end in ends] == [[list(row) for row in end.rows] for end in told.ends]
    assert ends[0][1][0] == UNITS[0] and ends[1][1][0] == UNITS[3]


def test_the_cover_says_whose_when_and_how_sure(slides, view):
    cover = "\n".join(texts_of(slides[0]))
    assert PLACES[PLACE].name in cover and "Tháng 10/2026" in cover and words.PROVISIONAL.vi in cover
    assert f"Bản số liệu số {view.reader.number}" in cover
    assert all(slide.shapes.title.text_frame.text for slide in slides), "the outline names every slide"
    assert not any("mô phỏng" in "\n".join(texts_of(slide)) for slide in slides)


def boxes(slides):
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                yield shape


def assert_inside(slides, width, height):
    for slide in slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= width, shape.name
            assert shape.top >= 0 and shape.top + shape.height <= height, shape.name
    for shape in boxes(slides):
        paragraphs = [p for p in shape.text_frame.paragraphs if p.runs]
        used = sum(
            lines_of(p.text, Emu(shape.width).inches, p.runs[0].font.size.pt, bool(p.runs[0].font.bold))
            * p.runs[0].font.size.pt
            * LINE
            + (p.space_after.pt if p.space_after else 0)
            for p in paragraphs
        )
        assert used <= Emu(shape.height).pt + 1, shape.text_frame.text[:80]


def test_nothing_leaves_its_box(slides, view, answer):
    show = Presentation(io.BytesIO(overview_slides(view, answer)))
    assert_inside(show.slides, show.slide_width, show.slide_height)


def test_many_long_sentences_are_set_smaller_or_counted(view, answer):
    long = replace(answer, problems=[problem for problem in answer.problems for _ in range(20)] or answer.problems)
    show = Presentation(io.BytesIO(overview_slides(view, long)))
    assert_inside(show.slides, show.slide_width, show.slide_height)


def test_a_sample_is_marked_on_every_slide():
    deck = Deck("Tỉnh A", "Tổng quan", [("", "x")], [TextSlide("T", [("a", [("good", "b")])])], "chân trang", "MẪU")
    show = Presentation(io.BytesIO(presentation(deck)))
    assert all("MẪU" in texts_of(slide) for slide in show.slides)


def test_letters_are_of_a_font_that_everybody_has(slides):
    fonts = {run.font.name for shape in boxes(slides) for p in shape.text_frame.paragraphs for run in p.runs}
    assert fonts == {"Arial"}


def test_the_size_that_fits():
    assert fitting_size(["ngắn"], 5, 1, (24, 12)) == 24
    assert fitting_size(["dài " * 200], 5, 1, (24, 12)) == 12
    assert lines_of("một hai ba", 10, 12) == 1 and lines_of("chữ " * 100, 2, 12) > 10


def test_rule_27_of_reliability_names_of_offices_are_text_on_slides(tmp_path):
    names = ['Sở <a href="//e.vn">Y</a> & Z', "=1+1 _x0041_ {{x}} %{x} $x$", "Sở **đậm** [md](http://e.vn)\x07"]
    figures = [
        fact
        for label in MONTHS
        for unit, late in zip(names, (90, 60, 40))
        for fact in facts(
            PLACE,
            label,
            unit=unit,
            dossiers_resolved=200,
            dossiers_resolved_late=late,
            dossiers_resolved_early_or_on_time=200 - late,
            dossiers_pending_overdue=late,
            dossiers_received_new=210,
        )
    ]
    store = new_store(tmp_path, figures)
    view = View("vi", "light", False, store, store.reader(), TODAY)
    show = Presentation(io.BytesIO(overview_slides(view, overview(view.reader, PLACE, "2026-10", TODAY))))
    texts = "\n".join(shape.text_frame.text for slide in show.slides for shape in slide.shapes if shape.has_text_frame)
    texts += "\n".join(
        cell.text
        for slide in show.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    )
    assert names[0] in texts, "shown letter by letter"
    assert "\\" not in texts and "&lt;" not in texts and "&amp;" not in texts
    links = [
        relation.target_ref for slide in show.slides for relation in slide.part.rels.values() if relation.is_external
    ]
    assert not [link for link in links if "e.vn" in link]
