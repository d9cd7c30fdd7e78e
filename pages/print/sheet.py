"""The printed overview as HTML: a template that escapes everything, drawings in SVG, a strict policy."""

import base64
import hashlib
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from charts.svg import columns_svg, line_svg
from metrics import registry
from metrics.answers.summary import Overview
from pages import words
from pages.overview.digest import MOST_PROBLEMS, Digest, chart_title, digest
from pages.parts.downloads import moment
from pages.parts.parameters import BOUNDARIES, PERIOD, PLACE
from pages.parts.view import View
from pages.print import words as print_words

HERE = Path(__file__).parent
STYLE = (HERE / "sheet.css").read_text(encoding="utf-8")
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the rest of access/headers.py
}
_TEMPLATES = Environment(
    loader=FileSystemLoader(HERE, encoding="utf-8"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
WIDE, TALL = 430, 240


def sheet(view: View, answer: Overview) -> str:
    """The page of an overview; a sentence in its place where there are no figures."""
    told = digest(view, answer)
    if answer.rows.empty or not answer.rows["value"].notna().any():
        return message(
            view.language, words.OVERVIEW, view.say(print_words.NO_FIGURES, place=told.place, period=told.when)
        )
    back = urlencode({PLACE: answer.place, PERIOD: answer.period, **view.in_url, BOUNDARIES: answer.boundaries})
    return _rendered(
        "sheet.html",
        view.language,
        digest=told,
        charts=_charts(view, told),
        back=f"../?{back}",
        problems=told.problems[:MOST_PROBLEMS],
        more=max(len(told.problems) - MOST_PROBLEMS, 0),
        time=moment(),
    )


def message(language: str, title: words.Sentence, text: str) -> str:
    """A page that says one thing."""
    return _rendered("message.html", language, title=title(language), text=text)


def _rendered(name: str, language: str, **values) -> str:
    def say(sentence: words.Sentence, **more) -> str:
        return sentence(language, **more)

    shared = {"say": say, "words": words, "print_words": print_words, "language": language, "style": Markup(STYLE)}
    return _TEMPLATES.get_template(name).render(**shared, **values)


def _charts(view: View, told: Digest) -> list[tuple[str, Markup]]:
    """Rate and overdue stock, each with its title; one without figures is left out."""
    charts = []
    for rows, title, drawn in (
        (told.rate, words.RATE_TITLE, line_svg),
        (told.overdue, words.OVERDUE_TITLE, columns_svg),
    ):
        if len(rows) and rows["value"].notna().any():
            name, kpi = chart_title(view, title, told.place, rows), registry.kpi(rows["kpi"].iloc[0])
            picture = drawn(
                rows,
                unit=kpi.unit,
                language=view.language,
                width=WIDE,
                height=TALL,
                direction=kpi.direction,
                label=name,
            )
            charts.append((name, Markup(picture)))
    return charts
