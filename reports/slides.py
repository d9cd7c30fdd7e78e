"""An overview as PowerPoint: native tables and charts that hold their data, so that they can be edited.

Words are handed in. Arial, which every Windows and Mac has and which holds all of Vietnamese. Import this
module where it is used: python-pptx is not needed to start the dashboard.
"""

import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from charts.axes import text_width, value_ticks
from charts.theme import STATUS_SIGNS, tokens

FONT = "Arial"
WIDE, TALL = 13.333, 7.5  # inches, 16:9
LEFT, RIGHT = 0.6, WIDE - 0.6
LINE = 1.25  # of the size of its letters
_INK = tokens("light")
_TONES = {"good": _INK.good_text, "watch": _INK.watch_text, "act": _INK.act_text}
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own "no style, no grid"


@dataclass(frozen=True)
class Line:
    """One series of a chart: `role` is actual, last_year or target; None is a gap; `hollow`: incomplete.

    `cuts`: positions that no line joins with the one before them.
    """

    name: str
    role: str
    values: Sequence[float | None]
    hollow: Sequence[bool] = ()
    cuts: Sequence[int] = ()


@dataclass(frozen=True)
class ChartSlide:
    """A chart through time. `kind`: line, or columns (from zero)."""

    title: str
    note: str
    kind: str
    unit: str
    number_format: str
    categories: Sequence[str]
    lines: Sequence[Line]


@dataclass(frozen=True)
class Table:
    """`rows`: cells as texts; a cell may be (tone, text). The first column names, the others are numbers."""

    heads: Sequence[str]
    rows: Sequence[Sequence]
    title: str = ""


@dataclass(frozen=True)
class TableSlide:
    """One table over the whole width, or two side by side."""

    title: str
    tables: Sequence[Table]
    note: str = ""


@dataclass(frozen=True)
class TextSlide:
    """Two columns of sentences: (heading, [(tone, text)])."""

    title: str
    columns: Sequence[tuple[str, Sequence[tuple[str, str]]]]


@dataclass(frozen=True)
class Deck:
    """A presentation. `facts`: lines of the cover as (tone, text); `sample`: "" or the mark of every slide."""

    title: str
    subtitle: str
    facts: Sequence[tuple[str, str]]
    slides: Sequence
    footer: str
    sample: str
    language: str = "vi"
    author: str = field(default="")


def presentation(deck: Deck) -> bytes:
    """The deck as a .pptx."""
    show = Presentation()
    show.slide_width, show.slide_height = Inches(WIDE), Inches(TALL)
    properties = show.core_properties
    properties.title, properties.author, properties.language = (
        f"{deck.title} – {deck.subtitle}",
        deck.author,
        deck.language,
    )
    properties.created = properties.modified = datetime.now()
    _cover(show, deck)
    for number, content in enumerate(deck.slides, 2):
        slide = _slide(show, deck, content.title, number)
        match content:
            case ChartSlide():
                _chart(slide, deck, content)
            case TableSlide():
                _tables(slide, deck, content)
            case TextSlide():
                _texts(slide, deck, content)
    buffer = io.BytesIO()
    show.save(buffer)
    return buffer.getvalue()


# -- slides ----------------------------------------------------------------------------------------------


def _cover(show, deck: Deck) -> None:
    slide = show.slides.add_slide(show.slide_layouts[5])
    _box(
        slide,
        deck,
        [("", deck.title)],
        Area(LEFT, 1.7, RIGHT - LEFT, 1.5),
        Style((40, 32, 28), bold=True),
        shape=slide.shapes.title,
    )
    _box(slide, deck, [("", deck.subtitle)], Area(LEFT, 3.25, RIGHT - LEFT, 0.6), Style((22, 20, 18)))
    _box(slide, deck, deck.facts, Area(LEFT, 4.05, RIGHT - LEFT, 2.3), Style((16, 14, 12)))
    _frame(slide, deck, 1)


def _slide(show, deck: Deck, title: str, number: int):
    slide = show.slides.add_slide(show.slide_layouts[5])  # title only: the outline names every slide
    _box(
        slide,
        deck,
        [("", title)],
        Area(LEFT, 0.5, RIGHT - LEFT, 0.95),
        Style((24, 22, 20), bold=True),
        shape=slide.shapes.title,
    )
    _frame(slide, deck, number)
    return slide


def _frame(slide, deck: Deck, number: int) -> None:
    """Sample mark, source and number of the slide."""
    if deck.sample:
        box = _box(
            slide,
            deck,
            [("watch", deck.sample)],
            Area(RIGHT - 4.6, 0.15, 4.6, 0.32),
            Style((12,), bold=True, signs=False),
        )
        box.fill.solid()
        box.fill.fore_color.rgb = _colour(_INK.watch_background)
        box.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    _box(slide, deck, [("muted", deck.footer)], Area(LEFT, 6.98, 11.2, 0.32), Style((11, 10), signs=False))
    foot = _box(slide, deck, [("muted", str(number))], Area(RIGHT - 0.8, 6.98, 0.8, 0.32), Style((11,), signs=False))
    foot.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _texts(slide, deck: Deck, content: TextSlide) -> None:
    wide = (RIGHT - LEFT - 0.5) / 2
    for number, (heading, items) in enumerate(content.columns):
        left = LEFT + number * (wide + 0.5)
        _box(slide, deck, [("", heading)], Area(left, 1.6, wide, 0.4), Style((16, 14, 13, 12), bold=True, signs=False))
        _box(slide, deck, items, Area(left, 2.05, wide, 4.75), Style((18, 16, 14, 13, 12, 11), space=6))


def _tables(slide, deck: Deck, content: TableSlide) -> None:
    wide = (RIGHT - LEFT - 0.5 * (len(content.tables) - 1)) / len(content.tables)
    has_titles = any(table.title for table in content.tables)
    top = 2.05 if has_titles else 1.65
    for number, table in enumerate(content.tables):
        left = LEFT + number * (wide + 0.5)
        if table.title:
            _box(slide, deck, [("", table.title)], Area(left, 1.6, wide, 0.4), Style((16,), bold=True, signs=False))
        _table(slide, deck, table, left, top, wide)
    if content.note:
        _box(
            slide,
            deck,
            [("muted", content.note)],
            Area(LEFT, 6.45, RIGHT - LEFT, 0.45),
            Style((12, 11, 10), signs=False),
        )


def _table(slide, deck: Deck, table: Table, left: float, top: float, wide: float) -> None:
    size = next((points for points in (14, 13, 12) if sum(_widths(table, points)) <= wide * 72), 11)
    tall = 0.5
    shape = slide.shapes.add_table(
        len(table.rows) + 1,
        len(table.heads),
        Inches(left),
        Inches(top),
        Inches(wide),
        Inches(tall * (len(table.rows) + 1)),
    )
    grid = shape.table
    shape._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN_TABLE
    widths = _widths(table, size)
    for number, width in enumerate(widths):
        grid.columns[number].width = Inches(wide * width / sum(widths))
    for number, head in enumerate(table.heads):
        _cell(grid.cell(0, number), deck, ("muted", head), size - 1, number, _INK.surface)
    for down, row in enumerate(table.rows, 1):
        for number, cell in enumerate(row):
            _cell(grid.cell(down, number), deck, cell if isinstance(cell, tuple) else ("", cell), size, number)


def _widths(table: Table, size: int) -> list[float]:
    """Widths in pt that the columns need for their longest text."""
    longest = []
    for number, head in enumerate(table.heads):
        texts = [
            head,
            *(cell[1] if isinstance(cell, tuple) else cell for cell in (row[number] for row in table.rows)),
        ]
        longest.append(max(text_width(text, size) for text in texts) + 18)
    return longest


def _cell(cell, deck: Deck, content: tuple[str, str], size: int, number: int, ground: str = "") -> None:
    tone, text = content
    cell.margin_left = cell.margin_right = Inches(0.08)
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame = cell.text_frame
    frame.word_wrap = True
    _write(frame.paragraphs[0], deck, text, size, _ink(tone))
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
    if ground:
        cell.fill.solid()
        cell.fill.fore_color.rgb = _colour(ground)
    _underline(cell)


def _underline(cell) -> None:
    """A hairline below a cell; python-pptx has no borders of its own."""
    line = OxmlElement("a:lnB")
    line.set("w", "9525")
    fill, colour = OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
    colour.set("val", _INK.border.removeprefix("#"))
    fill.append(colour)
    line.append(fill)
    cell._tc.get_or_add_tcPr().insert(0, line)


# -- charts ----------------------------------------------------------------------------------------------


def _chart(slide, deck: Deck, content: ChartSlide) -> None:
    if content.note:
        _box(
            slide,
            deck,
            [("muted", content.note)],
            Area(LEFT, 1.45, RIGHT - LEFT, 0.35),
            Style((13, 12, 11), signs=False),
        )
    data = chart_data(content)
    frame = slide.shapes.add_chart(
        kind_of(content), Inches(LEFT), Inches(1.85), Inches(RIGHT - LEFT), Inches(5.0), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", content.title)
    draw(frame.chart, content)


def chart_data(content: ChartSlide) -> CategoryChartData:
    """What a chart holds: its workbook, and the copy of it in the drawing."""
    data = CategoryChartData(number_format=content.number_format)
    data.categories = list(content.categories)
    for line in content.lines:
        data.add_series(line.name, [None if value is None else float(value) for value in line.values])
    return data


def kind_of(content: ChartSlide) -> XL_CHART_TYPE:
    return XL_CHART_TYPE.LINE_MARKERS if content.kind == "line" else XL_CHART_TYPE.COLUMN_CLUSTERED


def draw(chart, content: ChartSlide, font: str = FONT, size: int = 13) -> None:
    """Axes, lines and marks of a chart made of `chart_data`. `size`: of its letters, in pt."""
    is_line = content.kind == "line"
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.font.name, chart.font.size, chart.font.color.rgb = font, Pt(size), _colour(_INK.muted)
    _axes(chart, content, is_line)
    for drawn, line in zip(chart.plots[0].series, content.lines):
        (_draw_line if is_line else _draw_columns)(drawn, line, content.number_format, font, size)
    if not is_line:
        chart.plots[0].gap_width, chart.plots[0].overlap = 45, 0
    _gaps_stay_gaps(chart)


def _axes(chart, content: ChartSlide, is_line: bool) -> None:
    known = [v for line in content.lines for v in line.values if v is not None]
    ticks, span = value_ticks(known, unit=content.unit, from_zero=not is_line)
    values, periods = chart.value_axis, chart.category_axis
    if len(ticks) > 1:
        step = ticks[1] - ticks[0]
        values.major_unit = step
        values.minimum_scale = math.floor(span[0] / step + 1e-9) * step
        values.maximum_scale = min(
            math.ceil(span[1] / step - 1e-9) * step,
            100 if content.unit == "percent" and max(known) <= 100 else math.inf,
        )
        values.tick_labels.number_format = _axis_format(content.number_format, step)
        values.tick_labels.number_format_is_linked = False
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = _colour(_INK.gridline)
    values.format.line.fill.background()
    periods.format.line.color.rgb = _colour(_INK.border)
    periods.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    periods.has_major_gridlines = False


def _axis_format(number_format: str, step: float) -> str:
    """The format of the figures with only the decimals that the steps of the axis need."""
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return re.sub(r"#,##0(\.0+)?", "#,##0" + ("." + "0" * decimals if decimals else ""), number_format)


def _draw_line(drawn, line: Line, number_format: str, font: str, size: int) -> None:
    ink = _colour(getattr(_INK, line.role))
    drawn.smooth = False
    drawn.format.line.color.rgb = ink
    drawn.format.line.width = Pt({"actual": 3, "last_year": 2}.get(line.role, 1.5))
    if line.role == "target":
        drawn.format.line.dash_style = MSO_LINE.DASH
    drawn.marker.style = XL_MARKER_STYLE.NONE
    for cut in line.cuts:
        drawn.points[cut].format.line.fill.background()
    for i, hollow in enumerate(line.hollow):
        if hollow:
            marker = drawn.points[i].marker
            marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 9
            marker.format.fill.solid()
            marker.format.fill.fore_color.rgb = _colour(_INK.page)
            marker.format.line.color.rgb = ink
    _last_label(drawn, line, number_format, XL_LABEL_POSITION.ABOVE, font, size + 3)


def _draw_columns(drawn, line: Line, number_format: str, font: str, size: int) -> None:
    ink = _colour(getattr(_INK, line.role))
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = ink
    for i, hollow in enumerate(line.hollow):
        if hollow:
            point = drawn.points[i].format
            point.fill.solid()
            point.fill.fore_color.rgb = _colour(_INK.page)
            point.line.color.rgb, point.line.width = ink, Pt(1.5)
    _last_label(drawn, line, number_format, XL_LABEL_POSITION.OUTSIDE_END, font, size + 3)


def _last_label(drawn, line: Line, number_format: str, position, font: str, size: int) -> None:
    """The value of the last actual figure, taken from the data: it follows when the data is edited."""
    known = [i for i, value in enumerate(line.values) if value is not None]
    if line.role != "actual" or not known:
        return
    label = drawn.points[known[-1]].data_label
    label.position = position
    label.font.bold, label.font.size, label.font.name = True, Pt(size), font
    label.font.color.rgb = _colour(_INK.actual)
    element = label._dLbl
    shown = OxmlElement("c:numFmt")
    shown.set("formatCode", number_format)
    shown.set("sourceLinked", "0")
    # The schema wants it right after the point's number and layout.
    before = [child for child in element if child.tag in (qn("c:idx"), qn("c:layout"), qn("c:tx"))]
    before[-1].addnext(shown)


def _gaps_stay_gaps(chart) -> None:
    """A month without a figure is a hole in the line, never a zero."""
    space = chart._chartSpace.chart
    for element in space.findall(qn("c:dispBlanksAs")):
        space.remove(element)
    blanks = OxmlElement("c:dispBlanksAs")
    blanks.set("val", "gap")
    before = [child for child in space if child.tag in (qn("c:plotArea"), qn("c:legend"), qn("c:plotVisOnly"))]
    before[-1].addnext(blanks)  # where the schema wants it


# -- text ------------------------------------------------------------------------------------------------


class Area(NamedTuple):
    """Where a box stands on a slide, in inches."""

    left: float
    top: float
    wide: float
    tall: float


class Style(NamedTuple):
    """How a box is written: the sizes in pt it may have, largest first, and the room in pt below a paragraph.

    `signs`: a tone is said by its sign, the words in ink; else the words have its colour.
    """

    sizes: Sequence[int]
    bold: bool = False
    signs: bool = True
    space: int = 0


def _box(slide, deck: Deck, items: Sequence[tuple[str, str]], area: Area, style: Style, shape=None):
    """Text in a box, at the largest of its sizes that fits; an item a paragraph."""
    sizes, bold, signs, space = style
    left, top, wide, tall = area
    toned = [(tone, f"{STATUS_SIGNS[tone]} {text}" if signs and tone in STATUS_SIGNS else text) for tone, text in items]
    if shape is None:
        shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(wide), Inches(tall))
    shape.left, shape.top, shape.width, shape.height = Inches(left), Inches(top), Inches(wide), Inches(tall)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    size = fitting_size([text for _, text in toned], wide, tall, sizes, bold, space)
    for i, (tone, text) in enumerate(toned):
        paragraph = frame.paragraphs[0] if not i else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(space)
        _write(paragraph, deck, text, size, _ink(tone) if not signs or tone == "muted" else _INK.text, bold)
        if signs and tone in STATUS_SIGNS:  # the sign alone in colour, the words in ink
            paragraph.runs[0].text = text[2:]
            run = paragraph.runs[0]
            sign = _run(paragraph, deck, text[:2], size, _TONES[tone], True)
            run._r.addprevious(sign._r)
    return shape


def fitting_size(
    texts: Sequence[str], wide: float, tall: float, sizes: Sequence[int], bold: bool = False, space: int = 0
) -> int:
    """The largest size in pt at which the paragraphs stay inside a box of inches; else the smallest."""
    for size in sizes:
        lines = sum(lines_of(text, wide, size, bold) for text in texts)
        if lines * size * LINE + space * len(texts) <= tall * 72:
            return size
    return sizes[-1]


def lines_of(text: str, wide: float, size: int, bold: bool = False) -> int:
    """How many lines a paragraph takes, a little generous: lines break between words."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = text_width(word + " ", size, bold)
        if used and used + width > wide * 72:
            lines, used = lines + 1, 0.0
        used += width
    return lines


def _write(paragraph, deck: Deck, text: str, size: int, ink: str, bold: bool = False) -> None:
    _run(paragraph, deck, text, size, ink, bold)


def _run(paragraph, deck: Deck, text: str, size: int, ink: str, bold: bool = False):
    run = paragraph.add_run()
    run.text = text
    font = run.font
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = _colour(ink)
    font.language_id = MSO_LANGUAGE_ID.ENGLISH_US if deck.language == "en" else MSO_LANGUAGE_ID.VIETNAMESE
    return run


def _ink(tone: str) -> str:
    return _INK.muted if tone == "muted" else _TONES.get(tone, _INK.text)


def _colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.removeprefix("#"))
