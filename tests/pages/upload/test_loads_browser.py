"""What only a browser shows of loading: a tab closed in the middle, files that come in by themselves."""

import time

import pytest

from data.store import Store
from loaders.inbox import inbox_folder
from pages.upload import words as upload_words
from tests.loaders.build import Form06a, hotline
from tests.pages.test_browser import settled

CLOSED_AFTER_MS = (0, 60, 300)


@pytest.fixture
def screen(browser, serve, tmp_path):
    """`screen()`: the upload screen of a store of its own, in a fresh context; `screen.store`: the store."""
    store = Store(tmp_path / "store")
    address = serve(store.folder)
    contexts = []

    def visit():
        context = browser.new_context(viewport={"width": 1366, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/nap-du-lieu")
        settled(page)
        return page

    visit.store = store
    yield visit
    for context in contexts:
        context.close()
    serve.stop(store.folder)


def until(is_so, seconds=30):
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.2)
    return is_so()


def give(page, month):
    form = Form06a(period=f"Kỳ báo cáo: Tháng {month} năm 2026", window="")
    page.set_input_files(
        "input[type=file]",
        {
            "name": f"thang{month}.xlsx",
            "buffer": form.bytes(),
            "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        },
    )
    page.get_by_role("button", name="Xác nhận, ghi").wait_for(timeout=30_000)
    settled(page)


@pytest.mark.slow
def test_a_closed_tab_leaves_a_finished_batch_or_nothing(screen):
    store = screen.store
    page = screen()
    give(page, 1)
    page.context.close()
    time.sleep(1)
    assert store.head == 0 and not any((store.folder / "batches").iterdir()), "nothing before the button"
    for month, wait_ms in enumerate(CLOSED_AFTER_MS, 2):
        page = screen()
        give(page, month)
        page.get_by_role("button", name="Xác nhận, ghi").click()
        page.wait_for_timeout(wait_ms)
        page.context.close()
    time.sleep(3)
    batches = [batch for batch in store.batches()]
    assert len(batches) <= len(CLOSED_AFTER_MS) and {batch.facts for batch in batches} <= {33}
    rows = dict(store.reader().rows("SELECT period_label, count(*) FROM live GROUP BY ALL"))
    assert rows == {batch.labels[0]: 33 for batch in batches} and store.verify() == []


def test_a_dropped_file_comes_up_by_itself_and_loads_once_it_may(screen):
    store = screen.store
    page = screen()
    assert page.get_by_text(upload_words.INBOX_EMPTY.vi).count() == 1
    (inbox_folder(store) / "1022.xlsx").write_bytes(hotline())
    page.get_by_text(upload_words.CLEAN.vi).wait_for(timeout=45_000)
    assert store.batches() == []
    page.get_by_text(upload_words.INBOX_AUTO.vi).click()
    assert until(lambda: store.batches()), "a clean file loads by itself once the setting allows"
    assert until(lambda: list((store.folder / "inbox" / "da-nap").iterdir()))
    assert [batch.file for batch in store.batches()] == ["1022.xlsx"] and store.verify() == []
