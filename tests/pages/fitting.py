"""Whether a screen fits its window: nothing cut, nothing beyond the edge; and a picture of it."""

from pages import words
from tests.conftest import ROOT
from tests.pages.browsing import WIDTHS, unroll

PICTURES = ROOT / "tests" / "screenshots"
# Everything that holds words and must show all of them. A table's own canvas and a select box are not among it.
WORDED = (
    "h1, h2, h3, h4, button, a, [data-testid=stMetricLabel], [data-testid=stMetricValue], "
    "[data-testid=stMetricDelta], .stMarkdownBadge, [data-testid=stMarkdownContainer]"
)
CUT = """worded => [...document.querySelectorAll('[data-testid=stMain] :is(' + worded + ')')]
    .flatMap(each => [each, ...each.querySelectorAll('*')])
    .filter(each => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1
        && getComputedStyle(each).overflowX != 'visible'
        && !each.closest('[data-testid=stSelectbox], [data-testid=stMultiSelect], svg, .js-plotly-plot')
        && each.innerText && each.innerText.trim())
    .map(each => each.innerText.trim().slice(0, 80) + ` (${each.scrollWidth} px in ${each.clientWidth})`)"""
BEYOND = """() => [...document.querySelectorAll('[data-testid=stMain] [data-testid=stElementContainer]')]
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(each => each.innerText.slice(0, 60))"""


def faults_of(page, language):
    """What is wrong with a screen as it stands: overflow, cut words, an error, no banner of the sample."""
    main = page.locator("[data-testid=stMain]")
    if not main.evaluate("m => m.scrollWidth <= m.clientWidth"):
        yield "scrolls sideways"
    yield from (f"beyond the edge: {text}" for text in page.evaluate(BEYOND))
    yield from (f"cut: {text}" for text in page.evaluate(CUT, WORDED))
    if page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count():
        yield "shows an error"
    if words.STORES["simulated"](language) not in main.inner_text():
        yield "does not say that it shows a sample"


def picture(page, width, name):
    """The whole screen in one picture, and the window as it was again."""
    PICTURES.mkdir(exist_ok=True)
    unroll(page)
    page.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
