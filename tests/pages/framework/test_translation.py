"""Streamlit's own words in Vietnamese: of the installed version, at the door of the application."""

import re
from pathlib import Path

import anyio
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from pages import words
from pages.framework.translation import TranslatedPage, page_of, routes, script
from pages.framework.words import PATTERNS, TEXTS

STATIC = Path(streamlit.__file__).parent / "static"
PAGE = (STATIC / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def scripts():
    """All scripts of the installed version, as one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((STATIC / "static" / "js").glob("*.js")))


@pytest.mark.parametrize("text", TEXTS)
def test_the_installed_version_says_it_like_this(scripts, text):
    assert re.search(rf"[`'\"> ]{re.escape(text)}[`'\"< ]", scripts), "another version: what does it say now?"


PARTS = (
    " per file",
    " available.",
    "Help for ",
    " icon`",
    "Remove an option first.",
    "Press Enter to ",
    "+Enter to ",
    "You have requested page /",
    "The page that you have requested does not seem to exist",
    " mark container",
)


@pytest.mark.parametrize("part", PARTS)
def test_the_fixed_part_of_a_pattern_stands_in_the_installed_version(scripts, part):
    assert part in scripts


def test_every_translation_is_vietnamese_and_whole():
    assert all(text and after and (after != text or text == "Euro") for text, after in TEXTS.items())
    for pattern, after in PATTERNS.items():
        groups = re.compile(pattern).groups
        assert {int(n) for n in re.findall(r"\$(\d)", after)} <= set(range(1, groups + 1)), pattern


def test_the_page_gets_our_name_and_the_script_and_nothing_else():
    page = page_of(PAGE.encode()).decode()
    path, _ = script()
    assert words.TITLE("vi") in page and page.count(path) == 1
    assert page.replace(f'<script src="{path}" defer></script>', "").replace(words.TITLE("vi"), "Streamlit") == PAGE
    assert page_of(b"<html>another page</html>") == b"<html>another page</html>"


def asked(app, path, headers=()):
    """Status, headers and body of an answer."""
    messages = []

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        messages.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": list(headers)}
    anyio.run(app, scope, receive, send)
    body = b"".join(message.get("body", b"") for message in messages[1:])
    return messages[0]["status"], dict(messages[0]["headers"]), body


def test_a_screen_is_answered_whole_though_a_copy_is_kept_and_other_answers_go_through():
    async def screen(request):
        status = 304 if "if-none-match" in request.headers else 200
        return HTMLResponse(PAGE, status_code=status, headers={"etag": '"1"'})

    async def health(request):
        return PlainTextResponse("ok", headers={"etag": '"2"'})

    app = TranslatedPage(Starlette(routes=[Route("/ho-so", screen), Route("/_stcore/health", health), *routes()]))
    status, headers, body = asked(app, "/ho-so", [(b"if-none-match", b'"1"')])
    assert status == 200 and script()[0].encode() in body and b"etag" not in headers
    assert int(headers[b"content-length"]) == len(body)
    assert asked(app, "/_stcore/health")[1][b"etag"] == b'"2"'
    status, headers, body = asked(app, script()[0])
    assert headers[b"cache-control"].endswith(b"immutable") and "Chọn tệp" in body.decode()
    assert b"__TEXTS__" not in body and b"__PATTERNS__" not in body


def test_what_is_turned_to_english_gets_its_words_back(browser, serve, sample_store):
    address = serve(sample_store.folder)
    page = browser.new_page()
    page.goto(address + "/nap-du-lieu?lang=vi")
    button = page.locator("[data-testid=stFileUploader] button").first
    button.get_by_text(TEXTS["Upload"]).wait_for()
    assert page.evaluate("document.documentElement.lang") == "vi"
    page.get_by_text("English", exact=True).first.click()
    button.locator("p").filter(has_text="Upload").wait_for()
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_text("Tiếng Việt", exact=True).first.click()
    button.get_by_text(TEXTS["Upload"]).wait_for()
    page.close()


def test_a_screen_that_does_not_exist_is_said_in_vietnamese(browser, serve, sample_store):
    page = browser.new_page()
    page.goto(serve(sample_store.folder) + "/khong-co?lang=vi")
    page.locator("[role=dialog]").get_by_text(TEXTS["Page not found"]).wait_for()
    assert "Không có màn hình ấy" in page.inner_text("[role=dialog]")
    page.close()
