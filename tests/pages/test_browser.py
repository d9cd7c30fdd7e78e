"""Every screen in a real browser, as wide as a laptop, a desk and a phone, in both languages."""

import re

import pytest

from pages import words
from tests.conftest import ROOT
from tests.pages.conftest import PATHS

PICTURES = ROOT / "tests" / "screenshots"
PHONE = {
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
    "is_mobile": True,
    "has_touch": True,
}
WIDTHS = {1366: 768, 1920: 1080, 390: 844}
PLACE = "dong-thap@2025"
BUSY = "[data-testid=stSpinner], [data-testid=stSkeleton], [data-testid=stStatusWidget]"


def settled(page, wait_ms=400):
    """Wait until the page has drawn what it was asked for."""
    page.wait_for_selector("[data-testid=stMain] h1", timeout=30_000)
    page.wait_for_function(f"!document.querySelector({BUSY!r})", timeout=30_000)
    page.wait_for_timeout(wait_ms)


@pytest.fixture(scope="module")
def address(serve, sample_store):
    return serve(sample_store.folder)


@pytest.fixture
def open_page(browser, address):
    """`open_page("ho-so?lang=en", 1366)`: a page in a fresh context, closed after the test."""
    contexts = []

    def opened(path, width=1366, scheme="light"):
        options = PHONE if width == 390 else {}
        context = browser.new_context(
            viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.outside = []
        page.on(
            "request",
            lambda request: (
                request.url.startswith((address, "data:", "blob:", "ws:")) or page.outside.append(request.url)
            ),
        )
        page.goto(f"{address}/{path}")
        settled(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("widths", [(1366, 1920), (390,)], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_screen_fits_and_says_what_it_must(open_page, address, widths, language):
    PICTURES.mkdir(exist_ok=True)
    page = open_page(f"?lang={language}&noi={PLACE}", widths[0])
    for path in PATHS:
        if path != "tong-quan":
            page.goto(f"{address}/{path}?lang={language}&noi={PLACE}")
            settled(page)
        for width in widths:
            page.set_viewport_size({"width": width, "height": WIDTHS[width]})
            page.wait_for_timeout(300)
            fits_and_says(page, path, width, language)
    assert page.outside == [], "something was asked of the internet"


def fits_and_says(page, path, width, language):
    """No sideways scrolling, no exception box, the sample banner; and a picture of the whole screen."""
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("m => m.scrollWidth <= m.clientWidth"), f"{path} scrolls sideways at {width}"
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0, path
    assert words.SAMPLE_ALL(language) in page.inner_text("[data-testid=stMain]"), path
    height = main.evaluate("m => m.scrollHeight") + 70
    page.set_viewport_size({"width": width, "height": min(height, 5000)})
    page.wait_for_timeout(250)
    page.screenshot(path=PICTURES / f"{path}-{width}-{language}.png")


def test_a_card_a_point_and_a_cell_open_their_sources(open_page):
    page = open_page(f"?noi={PLACE}&ky=2026-10", 1920)
    page.click(".st-key-source_card_on_time_rate button")
    dialog = page.locator("[role=dialog]")
    dialog.get_by_text("107.324").wait_for()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    settled(page)
    for _ in range(2):  # the same point twice
        chart = page.locator(".js-plotly-plot .plot-container").first
        chart.wait_for()
        box = chart.bounding_box()
        page.mouse.click(box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.5)
        dialog.get_by_text("÷").first.wait_for()
        assert re.search(r"nguon=on_time_rate~dong-thap%402025~2026-\d\d", page.url)
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
        settled(page)
    table = page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + 50)
    dialog.wait_for()
    assert "nguon=" in page.url


def test_places_are_found_without_accents(open_page):
    page = open_page("")
    page.click(".st-key-select_noi input")
    page.keyboard.type("dak lak")
    option = page.locator("[role=option]")
    option.first.wait_for()
    assert option.first.inner_text().startswith("Đắk Lắk")
    page.keyboard.press("Enter")
    settled(page)
    page.wait_for_url(re.compile("noi=dak-lak"))


def test_place_and_language_follow_from_screen_to_screen(open_page):
    page = open_page(f"?noi={PLACE}")
    page.get_by_role("link", name="Tổng đài 1022").first.click()
    page.wait_for_url(re.compile("/tong-dai"))
    settled(page)
    page.get_by_role("link", name="English").first.click()
    page.wait_for_url(re.compile(r"/tong-dai\?.*lang=en"))
    page.get_by_role("heading", name="Hotline 1022").wait_for()
    page.get_by_role("link", name="Provinces").first.click()
    page.wait_for_url(re.compile("/so-sanh"))
    page.get_by_role("heading", name="Provinces").wait_for()
    page.wait_for_url(re.compile("noi=dong-thap"))
    assert "lang=en" in page.url


def test_the_dark_screen_keeps_the_tokens(open_page):
    page = open_page(f"?noi={PLACE}", 1366, "dark")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        == "rgb(17, 24, 39)"
    )
    faces = "[...document.fonts].filter(f => f.family.includes('IBM Plex') && f.status == 'loaded').length"
    assert page.evaluate(faces) >= 2, "the fonts of the project are not served"
    page.screenshot(path=PICTURES / "tong-quan-1366-dark.png")
