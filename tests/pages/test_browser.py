"""Every screen in a real browser: as wide as a laptop, a desk and a phone, both languages, both themes.

The usual run looks at a part of the combinations; `python manage.py test --matrix tests/pages/test_browser.py`
looks at all of them and takes a picture of each into tests/screenshots.
"""

import re

import pytest

from tests.pages.browsing import PLACE, settled, show, visitor
from tests.pages.fitting import CUT, PICTURES, WORDED, faults_of
from tests.pages.looks import walk

DEVICES = (("en", (1366, 1920)), ("vi", (390,)), ("en", (390,)))  # Vietnamese at a desk is one walk with all else


@pytest.fixture(scope="module")
def address(serve, sample_store):
    return serve(sample_store.folder)


@pytest.fixture
def open_page(browser, address):
    """`open_page("ho-so?lang=en", 1366)`: a page in a fresh context, closed after the test."""
    contexts = []

    def page_at(path, width=1366, mode="light"):
        entered = visitor(browser, address, width, mode)
        page = entered.__enter__()
        contexts.append(entered)
        page.goto(f"{address}/{path}")
        settled(page)
        return page

    yield page_at
    for entered in contexts:
        entered.__exit__(None, None, None)


def test_every_vietnamese_screen_fits_and_says_what_it_must(vietnamese_looks):
    assert vietnamese_looks.outside == [], "something was asked of the internet"
    assert vietnamese_looks.faults == []


@pytest.mark.slow
@pytest.mark.parametrize(("language", "widths"), DEVICES, ids=[f"{of}-{widths[0]}" for of, widths in DEVICES])
def test_every_screen_fits_and_says_what_it_must(browser, address, request, language, widths):
    is_full = request.config.getoption("matrix")
    modes = {width: ("light", "dark") if is_full else ("light",) for width in (widths if is_full else widths[:1])}
    looks = walk(browser, address, language, modes)
    assert looks.outside == [] and looks.faults == []


def test_the_overview_fits_a_phone_and_an_english_window(browser, address):
    for language, width in (("vi", 390), ("en", 1366)):
        with visitor(browser, address, width) as page:
            show(page, address, "tong-quan", language)
            assert list(faults_of(page, language)) == []


def test_a_cut_word_is_seen(browser, address):
    with visitor(browser, address) as page:
        show(page, address, "danh-muc")
        page.evaluate(
            """() => document.querySelector('[data-testid=stMain]').insertAdjacentHTML('beforeend',
            '<button style="width:60px;overflow:hidden;white-space:nowrap">Giải quyết đúng hạn</button>')"""
        )
        assert any("Giải quyết đúng hạn" in text for text in page.evaluate(CUT, WORDED))


def test_a_card_a_point_and_a_cell_open_their_sources(open_page):
    page = open_page(f"?noi={PLACE}&ky=2026-10", 1920)
    page.click(".st-key-source_card_on_time_rate button")
    dialog = page.locator("[role=dialog]")
    dialog.get_by_text("107.324").wait_for()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    settled(page)
    for _ in range(2):  # the same point twice
        chart = page.locator("[class*=st-key-chart_rate_on_time_rate] .plot-container").first
        chart.scroll_into_view_if_needed()
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
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(17, 24, 39)"
    faces = "[...document.fonts].filter(f => f.family.includes('IBM Plex') && f.status == 'loaded').length"
    assert page.evaluate(faces) >= 2, "the fonts of the project are not served"
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / "tong-quan-1366-vi-dark.png")
