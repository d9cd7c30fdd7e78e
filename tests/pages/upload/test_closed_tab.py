"""A tab closed while its file is read takes the parsing child with it (rule 5 of reliability)."""

import time

import psutil
import pytest

from data.store import Store

WAIT_SECONDS = 20
ROW = "<tr><td>Sở Nội vụ<td>1.250<td>12<td>Đã trả kết quả" * 10


def readers(server: psutil.Process) -> list[psutil.Process]:
    """The parsing children of a dashboard that live."""
    return [p for p in server.children(recursive=True) if "loaders.child" in command(p)]


def command(process: psutil.Process) -> str:
    """What a process was started with; "" where it has just ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def until(condition) -> bool:
    end = time.monotonic() + WAIT_SECONDS
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def new_store(tmp_path):
    store = Store(tmp_path / "store")
    store.reader()
    return store


@pytest.mark.slow
def test_rule_5_a_closed_tab_ends_the_reading_of_its_file(browser, serve, new_store, tmp_path):
    """A page of 250,000 table rows takes its reader some ten seconds; the child is gone long before."""
    large = tmp_path / "lon.xls"
    large.write_text("<table>" + ROW * 25_000 + "</table>", encoding="utf-8")
    address = serve(new_store.folder)
    try:
        server = psutil.Process(serve.running[str(new_store.folder.resolve())][0].pid)
        page = browser.new_page()
        page.goto(address + "/nap-du-lieu")
        page.wait_for_selector("[data-testid=stFileUploader]")
        page.set_input_files("[data-testid=stFileUploader] input", str(large))
        assert until(lambda: readers(server)), "the file is being read"
        child = readers(server)[0]
        page.close()
        started = time.monotonic()
        assert until(lambda: not child.is_running()) and time.monotonic() - started < 3
        assert server.is_running()
    finally:
        serve.stop(new_store.folder)
