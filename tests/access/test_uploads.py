"""Uploads are bounded in size, sum, number and time, and what a page that is gone held is freed."""

import gc
import hashlib
import socket
import time
from collections import Counter

import anyio
import psutil
import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from access import limits, uploads
from access.uploads import STAGED, Uploads
from tests.access.serving import Page, by_uvicorn, form, raw, served
from tests.access.test_settings import SHIPPED
from tests.conftest import ROOT
from tests.pages.browsing import settled

MB = 2**20
# The dashboard with shorter times, and nothing else of its own.
SHORT = """
import sys
sys.path.insert(0, {root!r})
from access import limits
limits.GRACE_SECONDS, limits.SILENT_SECONDS, limits.BODY_SECONDS = {grace}, {silent}, {body}
from app import app
"""


def dashboard_with(folder, grace, silent, body):
    (folder / "short.py").write_text(SHORT.format(root=str(ROOT), grace=grace, silent=silent, body=body))
    return lambda port: by_uvicorn(port, "--app-dir", str(folder), app="short:app")


@pytest.fixture
def short(sample_store, tmp_path):
    """Port and process of a dashboard of one's own, where memory is measured or the whole server is filled."""
    command = dashboard_with(tmp_path, grace=4.0, silent=2.0, body=6.0)
    with served(command, sample_store.folder, tmp_path / "log") as running:
        yield running


@pytest.fixture(scope="module")
def short_port(sample_store, tmp_path_factory):
    """The port of one for the tests that look at their own page; together they hold less than a server may."""
    folder = tmp_path_factory.mktemp("short")
    command = dashboard_with(folder, grace=4.0, silent=2.0, body=6.0)
    with served(command, sample_store.folder, folder / "log") as (port, _):
        yield port


def memory_mb(process):
    return psutil.Process(process.pid).memory_info().rss / MB


def until(condition, seconds):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.2)
    return condition()


def status_of(answer):
    assert len(answer.body.decode().splitlines()) == 2 or answer.status == 204, answer.body
    return answer.status


# -- a real server ------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_ten_files_of_pages_that_left_are_freed_within_the_grace(short):
    """Ten files of 45 MB over five pages: only what the bounds allow is held, and nothing once they are gone."""
    port, server = short
    pages = [Page(port) for _ in range(5)]
    before = memory_mb(server)
    told = [status_of(page.upload(f"tep-{number}", 45 * MB)) for page in pages for number in range(2)]
    assert told == [204] * 8 + [429] * 2, "400 MB for the server"
    assert memory_mb(server) > before + 300, "what is allowed is there"
    for page in pages:
        page.leave()
    assert until(lambda: memory_mb(server) < before + 60, 30), (before, memory_mb(server))
    assert Page(port).upload("tep", 45 * MB).status == 204, "there is room again"


def test_a_page_holds_so_much_and_so_many_files(short_port):
    port = short_port
    page = Page(port)
    assert [status_of(page.upload(f"tep-{number}", 45 * MB)) for number in range(4)] == [204, 204, 204, 413]
    assert status_of(page.upload("tep-nho", 10 * MB)) == 204
    page.leave()
    page = Page(port)
    told = [status_of(page.upload(f"tep-{number}", 10)) for number in range(limits.SESSION_FILES + 2)]
    assert told == [204] * limits.SESSION_FILES + [429] * 2
    raw(port, page.head("tep-0").replace(b"PUT", b"DELETE", 1), method="DELETE")
    assert status_of(page.upload("tep-khac", 10)) == 204
    page.leave()


def test_a_file_that_is_too_large_is_refused_before_its_body(short):
    """Only the head is sent: the answer is there at once. Without a length it is counted as it comes."""
    port, server = short
    page, before = Page(port), memory_mb(server)
    start = time.monotonic()
    answer = raw(port, page.head("tep", f"Content-Length: {limits.FILE_BYTES + 1}"), method="PUT")
    assert answer.status == 413 and time.monotonic() - start < 1
    for length in ("9" * 19, "9" * 20):
        assert raw(port, page.head("tep", f"Content-Length: {length}"), method="PUT").status in (400, 413)
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(page.head("tep", "Transfer-Encoding: chunked"))
        start = form(0).partition(b"\r\n--B--")[0]
        line.sendall(b"%x\r\n" % len(start) + start + b"\r\n")
        for _ in range(60):
            line.sendall(b"%x\r\n" % MB + b"\0" * MB + b"\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 413"), "the body has not ended yet"
        time.sleep(limits.DRAIN_SECONDS)
        line.settimeout(5)
        with pytest.raises(OSError):
            while line.recv(4096) or line.send(b"0" * MB):
                pass
    assert memory_mb(server) < before + 100
    assert page.upload("tep", 1000).status == 204
    page.leave()


@pytest.mark.slow
def test_a_body_that_stands_still_or_trickles_is_cut(short):
    port, _ = short
    page = Page(port)
    for pause, most in ((60.0, 4.0), (0.5, 9.0)):  # nothing for two seconds; six seconds in all
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            line.sendall(page.head("tep", "Content-Length: 100000") + b"--B\r\n")
            start, line_said = time.monotonic(), b""
            line.settimeout(pause if pause < 1 else 20)
            while not line_said and time.monotonic() - start < 15:
                try:
                    line_said = line.recv(4096)
                except TimeoutError:
                    line.sendall(b"x")
            assert line_said.startswith(b"HTTP/1.1 408") and time.monotonic() - start < most
    assert page.upload("tep", 1000).status == 204
    page.leave()


def test_an_upload_needs_an_open_page(short_port):
    page = Page(short_port)
    stranger = page.session
    page.session = "0" * 8 + "-1111-1111-1111-" + "0" * 12
    assert status_of(page.upload("tep", 1000)) == 404
    page.session = stranger
    assert status_of(page.upload("tep", 1000)) == 204
    page.leave()
    assert until(lambda: page.upload("tep", 1000).status == 404, 5)


def test_a_half_upload_leaves_nothing(short):
    """Rule 9: somebody who hangs up halfway frees his place; 45 MB promised count only while they come."""
    port, server = short
    page, before = Page(port), memory_mb(server)
    for number in range(8):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            line.sendall(page.head(f"tep-{number}", f"Content-Length: {45 * MB}") + b"\0" * 5 * MB)
    assert until(lambda: page.upload("tep", 45 * MB).status == 204, 10)
    assert memory_mb(server) < before + 150
    page.leave()


def test_uploads_at_once_are_counted_while_they_come(short_port):
    """Four files of 45 MB whose bodies are on their way promise more than a page may hold."""
    port = short_port
    page = Page(port)
    lines = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(4)]
    try:
        for number, line in enumerate(lines[:3]):
            line.sendall(page.head(f"tep-{number}", f"Content-Length: {45 * MB}") + b"--B\r\n")
        time.sleep(0.5)
        lines[3].sendall(page.head("tep-3", f"Content-Length: {45 * MB}"))
        assert lines[3].recv(4096).startswith(b"HTTP/1.1 413")
    finally:
        for line in lines:
            line.close()
        page.leave()


# -- what the screen keeps of files that wait for a decision ------------------------------------------------

WAITING = """
import streamlit as st
from pages.upload.waiting.session import take_files, uploader_key, waiting
widget = uploader_key()
st.file_uploader("f", accept_multiple_files=True, key=widget, on_change=take_files, args=(widget,))
st.text(len(waiting()))
"""


def test_files_that_wait_are_counted_once_and_freed_with_their_page():
    """Taken over from the uploader, the bytes are counted where they wait, and forgotten with the session."""
    before = Counter(STAGED.of())  # of sessions other tests left in this process; they may go at any moment

    def waiting():
        return [size for _, size in (Counter(STAGED.of()) - before).elements()]

    test = AppTest.from_string(WAITING).run()
    test.file_uploader[0].upload("a.xlsx", b"1" * 1000).run()
    assert test.text[0].value == "1" and not test.exception
    assert waiting() == [1000]
    digest = hashlib.sha256(b"1" * 1000).hexdigest()
    test.session_state["upload_waiting"].pop(digest)
    gc.collect()
    assert waiting() == []
    test.file_uploader[0].upload("b.xlsx", b"2" * 500).run()
    assert waiting() == [500]
    del test
    gc.collect()
    assert waiting() == []


def test_waiting_files_count_against_the_page(monkeypatch):
    class Owner:
        pass

    owner = Owner()
    STAGED.count(owner, "mot", 140 * MB)
    bounded = Uploads(None)
    assert bounded._refusal("mot", 20 * MB) is uploads.SESSION_FULL
    assert bounded._refusal("hai", 20 * MB) is None
    del owner
    gc.collect()
    assert bounded._refusal("mot", 20 * MB) is None


def test_files_that_wait_on_the_screen_are_held_once_and_freed_with_the_page(browser, short, tmp_path):
    """In a real browser: a waiting file of 45 MB is one copy; dropped files make room; a closed page frees all."""
    port, server = short
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{port}/nap-du-lieu")
    page.wait_for_selector("[data-testid=stFileUploader]")
    settled(page)
    before = memory_mb(server)
    for number in range(4):  # 180 MB in all, and a page may hold 150
        file = tmp_path / f"tep-{number}.bin"
        file.write_bytes(bytes([number]) * 45 * MB)
        page.set_input_files("[data-testid=stFileUploader] input", str(file))
        page.get_by_text(file.name).first.wait_for(timeout=30_000)
        dropping = page.locator("[class*=st-key-drop_] button").first
        dropping.wait_for(timeout=60_000)
        settled(page)
        assert memory_mb(server) < before + 2 * 45 + 60, "one copy, and what reading it needs"
        if number < 3:
            dropping.click()
            dropping.wait_for(state="detached", timeout=30_000)
            settled(page)
    page.close()
    assert until(lambda: memory_mb(server) < before + 60, 30), (before, memory_mb(server))


# -- the bounds themselves ----------------------------------------------------------------------------------


def test_the_bounds_are_those_of_the_settings_and_of_the_upload_screen():
    assert SHIPPED["server"]["maxUploadSize"] * MB == limits.FILE_BYTES
    assert limits.FILE_BYTES < limits.SESSION_BYTES < limits.SERVER_BYTES
    assert config.get_option("server.disconnectedSessionTTL") > limits.GRACE_SECONDS
    assert limits.SILENT_SECONDS < limits.BODY_SECONDS


@pytest.mark.parametrize("lengths", [["-1"], ["x"], ["1", "2"], ["1, 1"], [" "], ["9" * 5000]])
def test_a_length_that_cannot_be_read_is_refused(lengths, monkeypatch):
    monkeypatch.setattr(uploads, "is_open", lambda session: True)
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": "PUT",
        "path": "/_stcore/upload_file/a/b",
        "headers": [(b"content-length", length.encode()) for length in lengths],
    }
    anyio.run(Uploads(lambda *_: pytest.fail("let in")), scope, receive, send)
    assert sent[0]["status"] == 400


def test_under_another_base_path_the_bounds_hold_too(monkeypatch):
    monkeypatch.setattr(uploads, "is_open", lambda session: session == "mot")
    asked = []

    async def application(scope, receive, send):
        asked.append(scope["path"])

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        pass

    async def both():
        bounded = Uploads(application)
        for path in ("/x/_stcore/upload_file/hai/b", "/x/_stcore/upload_file/mot/b"):
            await bounded({"type": "http", "method": "PUT", "path": path, "headers": []}, receive, send)
        bounded._watch.cancel()

    anyio.run(both)
    assert asked == ["/x/_stcore/upload_file/mot/b"]
