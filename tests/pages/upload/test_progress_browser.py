"""A large file in a real browser: how far its reading is, and the button that stops it."""

import tempfile
from pathlib import Path

import psutil
import pytest

from data.store import Store
from pages.upload import words as upload_words
from tests.pages.browsing import until as holds
from tests.pages.browsing import visitor
from tests.pages.upload.test_closed_tab import ROW, readers, until

ROWS = 250_000


@pytest.fixture
def new_store(tmp_path):
    store = Store(tmp_path / "store")
    store.reader()
    return store


def scratch_of(server: psutil.Process) -> list[Path]:
    """The folders the children of a dashboard may write into."""
    return list(Path(tempfile.gettempdir()).glob(f"kpi-read-{server.pid}-*"))


def test_a_long_reading_shows_its_rows_and_is_stopped_by_its_button(browser, serve, new_store, tmp_path):
    large = tmp_path / "lon.xls"
    large.write_text("<table>" + ROW.replace("<tr>", "<tr><td>x") * (ROWS // 10) + "</table>", encoding="utf-8")
    address = serve(new_store.folder)
    try:
        server = psutil.Process(serve.running[str(new_store.folder.resolve())][0].pid)
        with visitor(browser, address) as page:
            page.goto(address + "/nap-du-lieu?lang=vi")
            page.wait_for_selector("[data-testid=stFileUploader]")
            page.set_input_files("[data-testid=stFileUploader] input", str(large))
            assert until(lambda: readers(server)), "the file is being read"
            child = readers(server)[0]
            child.suspend()  # however fast the machine is, the reading lasts longer than a moment
            page.wait_for_selector(".st-key-stop_reading button", timeout=30_000)
            child.resume()
            holds(page, "() => /[1-9][0-9.]* trong 250\\.000 dòng/.test(document.body.innerText)")
            child.suspend()
            assert page.locator("[data-testid=stProgress]").is_visible() and scratch_of(server)
            page.click(".st-key-stop_reading button")
            assert until(lambda: not readers(server) and not scratch_of(server)), "nothing is left behind"
            sentence = upload_words.STOPPED("vi", file="lon.xls")
            holds(page, "sentence => document.body.innerText.includes(sentence)", sentence)
            assert page.locator("[data-testid=stProgress]").count() == 0
            assert page.locator(".st-key-drop_current").count() == 0, "the file is forgotten"
        assert new_store.lines() == [] or all(line.kind != "accept" for line in new_store.lines())
    finally:
        serve.stop(new_store.folder)
