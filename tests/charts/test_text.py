"""Rule 27 in charts: text of users is shown letter by letter, by every chart there is, on screen and on paper."""

import importlib
import inspect
import json
import pkgutil
import re
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import plotly
import pytest

import charts
from charts.axes import text_width
from charts.ranking import Headings
from charts.scatter import Limits, Room
from charts.text import escaped, letters, lines, markup

HOSTILE = {
    "link": 'Sở <a href="//e.vn">Y</a>',
    "bold": "<b>Sở</b>",
    "script": "<script>alert(1)</script>",
    "entity": "&lt;b&gt; &#60;i&#62;",
    "template": "%{x} %{customdata[0]}",
    "formula": "=1+1",
    "braces": "{{ 1 }} {x}",
    "mathjax": "$x^2$",
    "markdown": "[md](http://e.vn)",
    "image": '<img src=x onerror="alert(1)">',
    "break": "a<br>b",
    "style": '<span style="color:red">đỏ</span>',
    "sub": "H<sub>2</sub>O<sup>2</sup>",
    "ampersand": "Nghị định 09 & 61",
    "quotes": "Sở \"Y\" 'tế'",
    "less": "< 5 > 3",
    "half": "<b",
    "name": "UBND xã Tân Hồng",
}
TURNED = "Sở\u202e\u2066 tế\u200f\x07\n\tY"
LONG = "Rất dài " * 400


# -- every chart there is --------------------------------------------------------------------------------


def chart_functions() -> dict:
    """Every public function of charts that draws a frame: `module.name` -> function, its result a figure or SVG."""
    functions = {}
    for info in pkgutil.iter_modules(charts.__path__):
        module = importlib.import_module(f"charts.{info.name}")
        for name, function in vars(module).items():
            if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_"):
                parameters = list(inspect.signature(function).parameters)
                result = getattr(function.__annotations__.get("return"), "__name__", "")
                if parameters[:1] == ["frame"] and (result == "Figure" or name.endswith("_svg")):
                    functions[f"{module.__name__.removeprefix('charts.')}.{name}"] = function
    return functions


CHARTS = chart_functions()
# What stands for a text of a person in the frames, and as a parameter.
TEXTS = ("name", "short", "text", "break_text", "note", "counted", "counted_name", "period_name")
HEADINGS = ("cases_heading", "rate_heading", "label")
CURVES = pd.DataFrame({"cases": [40, 7000], "low": 80.0, "high": 99.0, "low_95": 85.0, "high_95": 98.0})


def frame(text: str) -> pd.DataFrame:
    """Four rows with every column any chart knows; all texts are `said`, told apart by a number."""
    rows = 4
    numbered = [f"{text} {row}" for row in range(rows)]
    columns = pd.DataFrame(
        {
            "period": ["2026-07", "2026-08", "2026-09", "2026-10"],
            "value": [91.0, 93.5, 92.0, 95.0],
            "cases": [40, 300, 900, 7000],
            "last_year": 90.0,
            "target": 94.0,
            "best": 97.0,
            "maximum": 100.0,
            "low": 88.0,
            "high": 97.0,
            "state": "value",
            "qualifier": "exact",
            "row": [1, 1, 2, 2],
            "col": [1, 2, 1, 2],
            "rank": [1, 2, 3, 4],
            "climbed": [1, 0, -1, 2],
            "per_1000": 3.0,
            "count": 12,
            "funnel": ["good", "act", "worse", "better"],
            "mark": ["on_time", "late", "missing", "zero"],
            "break": [False, False, True, False],
            "place": ["a", "b", "c", "d"],
            "kpi": "k",
            "unit": text,
            "level": "",
            "is_part": False,
            "early": [5, 6, 7, 8],
            "late": [1, 2, 3, 4],
            "late_per_1000": [1.0, 2.0, 3.0, 4.0],
            "outside": [None, "x", None, None],
            "panel": numbered,
            "hover": [lines(text, text, title=title) for title in numbered],
        }
    )
    return columns.assign(**dict.fromkeys(TEXTS, numbered))


def drawn(name: str, text: str, language: str = "vi", **changes):
    """One chart with texts everywhere."""
    function, rows = CHARTS[name], frame(text).assign(**changes)
    parameters = inspect.signature(function).parameters
    given = {
        "mode": "light",
        "language": language,
        "unit": "count" if "bars" in name or "columns" in name else "percent",
        "own": "a",
        "reference": 92.0,
        "target": 94.0,
        "width": 600,
        "height": 300,
        **dict.fromkeys(HEADINGS, text),
        "names": [f"{text} {row}" for row in range(4)],
        "labels": rows["period"].tolist(),
        "parts": [("early", text, "category"), ("late", text, "other")],
        "headings": Headings(text, text, text),
        "limits": Limits(CURVES, 92.0, text),
        "room": Room(height=300),
    }
    if "row" in rows and name.startswith("matrix"):
        rows["row"] = range(4)
    if name.startswith("stack"):
        given["unit"], given["target"] = "count", 9.0
    missing = [
        parameter
        for parameter, p in parameters.items()
        if p.default is p.empty and parameter not in given and parameter != "frame"
    ]
    assert not missing, f"charts.{name} has a new parameter: give it here"
    return function(rows, **{key: value for key, value in given.items() if key in parameters})


def test_the_charts_are_found():
    assert {
        "trend.trend",
        "trend.reach",
        "bars.bars",
        "stack.composition",
        "ranking.ranked_dots",
        "scatter.volume_scatter",
        "tiles.tile_grid",
        "matrix.matrix",
        "maxima.bullets",
        "multiples.multiples",
        "svg.line_svg",
        "svg.columns_svg",
    } <= CHARTS.keys()


# -- how plotly reads a text -----------------------------------------------------------------------------

_ENTITIES = {"mu": "μ", "amp": "&", "lt": "<", "gt": ">", "nbsp": "\xa0", "times": "×", "plusmn": "±", "deg": "°"}


def as_plotly_reads(text: str) -> tuple[str, list[str]]:
    """The letters plotly.js shows of a text, and the tags it obeys (`svg_text_utils`: TAG_STYLES, SPLIT_TAGS)."""
    shown, tags = "", []

    def entity(match):
        code = match[1]
        if code.startswith("#"):
            return chr(int(code[2:], 16) if code[1] == "x" else int(code[1:]))
        return _ENTITIES.get(code, match[0])

    assert not re.search(r"\$[^$]*\$", text), "MathJax would set it"
    for part in re.split("(<[^<>]*>)", re.sub("\r\n?|\n", " ", text)):
        tag = re.match(r"<(/?)([^ >]*)(\s+(.*))?>", part, re.IGNORECASE | re.DOTALL)
        if tag and tag[2].lower() in ("sup", "sub", "s", "u", "b", "i", "a", "span", "em", "br"):
            tags.append(part)
            shown += "\n" if tag[2].lower() == "br" else ""
        else:
            shown += re.sub(r"&(#\d+|#x[\da-fA-F]+|[a-z]+);", entity, part)
    return shown, tags


_OURS = re.compile(r'<br>|</?b>|<span style="color:#[0-9A-Fa-f]{6}">|</span>')


def texts_of(node, path=()):
    """Every text plotly may show: of data and layout, keys of a click and our own notes aside."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in ("customdata", "meta", "template", "font", "family"):
                yield from texts_of(value, (*path, key))
    elif isinstance(node, list):
        for value in node:
            yield from texts_of(value, path)
    elif isinstance(node, str):
        yield path, node


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", [name for name in CHARTS if not name.endswith("_svg")])
def test_rule_27_of_reliability_text_is_text_in_every_chart(name, typed):
    plain = drawn(name, "Zq")
    marks = sum("Zq" in text for _, text in texts_of(json.loads(plain.to_json())))
    texts = list(texts_of(json.loads(drawn(name, typed).to_json())))
    assert not [path for path, _ in texts if path[-1] in ("hovertemplate", "texttemplate")], (
        "no templates: %{…} is filled in there"
    )
    seen = 0
    for path, text in texts:
        shown, tags = as_plotly_reads(text)
        assert all(_OURS.fullmatch(tag) for tag in tags), (path, text)
        flat = " ".join(shown.split())
        is_there = " ".join(typed.split()) in flat or "…" in flat
        seen += is_there
        bold = [tag for tag in tags if tag != "<br>" and "span" not in tag]
        assert bold in ([], ["<b>", "</b>"], ["<b>", "</b>"] * 2), (path, text)
    assert seen >= marks > 0, f"shown as typed in {seen} texts, {marks} were expected"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", [name for name in CHARTS if not name.endswith("_svg")])
def test_rule_27_of_reliability_no_text_turns_the_direction_or_breaks_the_drawing(name, language):
    for typed in (TURNED, LONG):
        for _, text in texts_of(json.loads(drawn(name, typed, language).to_json())):
            assert not re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("typed", [*HOSTILE.values(), TURNED], ids=[*HOSTILE, "turned"])
@pytest.mark.parametrize("name", [name for name in CHARTS if name.endswith("_svg")])
def test_rule_27_of_reliability_text_is_text_on_paper(name, typed):
    svg = drawn(name, typed)
    root = ElementTree.fromstring(svg)
    assert {node.tag.rpartition("}")[2] for node in root.iter()} <= {
        "svg",
        "line",
        "rect",
        "circle",
        "polyline",
        "text",
    }
    shown = [node.text for node in root.iter() if node.tag.endswith("text")]
    wanted = " ".join(re.sub("[\x00-\x1f\u202a-\u202e\u2066-\u2069]", " ", typed).split())
    assert root.get("aria-label").split() == wanted.split() or typed == TURNED
    assert any(" ".join(text.split()).startswith(wanted) for text in shown) or typed == TURNED


# -- the escaping itself ---------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_an_escaped_text_reads_as_it_was_typed(typed):
    assert as_plotly_reads(escaped(typed)) == (typed, []) and letters(escaped(typed)) == typed
    assert as_plotly_reads(markup(lines(typed, title=typed))) == (f"{typed}\n{typed}", ["<b>", "</b>", "<br>"])


def test_everyday_names_are_not_changed():
    for name in (
        "UBND xã Tân Hồng",
        "Sở Nông nghiệp và Môi trường",
        "T10/2026",
        "41.711/42.816 hồ sơ",
        "Đúng hạn 13.597",
    ):
        assert escaped(name) == name
    assert text_width(escaped("Nghị định 09 & 61")) == text_width("Nghị định 09 + 61") > text_width("Nghị định 09")


def test_a_title_cannot_be_forged():
    assert markup("\x02đậm\nthường") == "<b>đậm</b><br>thường"
    assert "\x02" not in lines("\x02đậm") and "<b>" not in markup(lines("\x02đậm"))
    assert markup(lines("a\nb")) == "a b", "a line of its own is ours to make"


# -- in a browser ----------------------------------------------------------------------------------------

_PAGE = """
async figures => {
  window.fetched = [];
  const found = [];
  for (const [name, figure] of figures) {
    const div = document.createElement('div');
    div.style.width = '700px';
    document.body.appendChild(div);
    await Plotly.newPlot(div, figure.data, figure.layout);
    const at = figure.data.findIndex(trace => Array.isArray(trace.hovertext) && trace.hoverinfo === 'text');
    let hover = '';
    if (at >= 0) {
      Plotly.Fx.hover(div, [{curveNumber: at, pointNumber: 0}]);
      await new Promise(done => setTimeout(done, 150));
      hover = div.querySelector('.hoverlayer')?.textContent || '';
    }
    const lines = [...div.querySelectorAll('.main-svg text')].map(text => text.textContent);
    found.push({name, lines, hover, links: div.querySelectorAll('a:not(.modebar-btn)').length,
                foreign: div.querySelectorAll('.main-svg script, .main-svg img, .main-svg foreignObject').length});
  }
  return found;
}
"""


def test_rule_27_of_reliability_a_browser_shows_the_letters_and_no_link(browser):
    script = Path(plotly.__path__[0]) / "package_data" / "plotly.min.js"
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content("<!doctype html><meta charset=utf-8><body></body>")
    page.add_script_tag(content=script.read_text(encoding="utf-8"))
    for typed in (HOSTILE["link"], HOSTILE["ampersand"], HOSTILE["entity"], HOSTILE["mathjax"], HOSTILE["style"]):
        figures = [(name, json.loads(drawn(name, typed).to_json())) for name in CHARTS if not name.endswith("_svg")]
        for shown in page.evaluate(_PAGE, figures):
            assert shown["links"] == shown["foreign"] == 0, shown
            wanted = " ".join(typed.split())
            read = [" ".join(text.split()) for text in [*shown["lines"], shown["hover"]]]
            assert any(wanted in text for text in read), (shown["name"], read)
            assert not shown["hover"] or wanted in " ".join(shown["hover"].split()), shown
    assert [url for url in asked if "e.vn" in url] == []
    page.close()
