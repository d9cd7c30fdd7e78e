"""A real report, walked in a browser: dropped, looked at, a proposed number ticked, stored, its sentence opened."""

import pytest

from data.store import Store
from pages.upload.prose import words as prose_words
from tests.pages.accessibility import grave
from tests.pages.browsing import settled, visitor
from tests.pages.fitting import BEYOND, CUT, WORDED

REPORT = "quang-ngai-2021-annual.txt"
PLACE, PERIOD, KPI = "quang-ngai@2004", "2021", "tthc_announced"
OFFICE = "Văn phòng UBND tỉnh"


@pytest.fixture
def page(browser, serve, tmp_path):
    """The upload screen of an empty store; `page.store`: the store."""
    store = Store(tmp_path / "store")
    address = serve(store.folder)
    with visitor(browser, address) as page:
        page.store, page.address = store, address
        page.goto(f"{address}/nap-du-lieu")
        settled(page)
        yield page
    serve.stop(store.folder)


def test_a_real_report_from_the_drop_to_the_sentence_of_a_number(page, shared_reports):
    text = (shared_reports / REPORT).read_bytes()
    page.set_input_files("input[type=file]", {"name": REPORT, "buffer": text, "mimeType": "text/plain"})
    page.get_by_role("heading", name=prose_words.TITLE.vi).wait_for(timeout=30_000)
    settled(page)
    # The text is marked, with a sign beside each colour.
    assert page.get_by_text("✓ 98.281", exact=True).count() + page.get_by_text("!✓ 98.281", exact=True).count() >= 1
    assert grave(page) == [] and not page.evaluate(BEYOND) and not page.evaluate(CUT, WORDED)
    # A row of the table opens its sentence.
    table = page.locator("[class*=st-key-prose_table] [data-testid=stDataFrame]")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 14, box["y"] + 33 + 16)
    chosen = page.locator(".st-key-prose_chosen")
    chosen.get_by_text(prose_words.SENTENCE_OF.vi).wait_for()
    assert chosen.locator("strong").first.inner_text() in chosen.inner_text()
    settled(page)
    # What is asked comes first: the number whose unit stands twice is left out.
    page.locator("[data-testid=stForm] [data-testid=stSelectbox] input").first.click()
    page.keyboard.press("ArrowDown")
    page.locator("[role=option]", has_text="Bỏ số này").click()
    page.get_by_role("button", name="Dùng các lựa chọn này").first.click()
    confirm = page.locator(".st-key-confirm button")
    confirm.and_(page.locator(":enabled")).wait_for(timeout=30_000)
    settled(page)
    assert page.store.head == 0
    # A proposed number is not ticked; ticked, it is one more figure to store.
    before = confirm.inner_text()
    tick = page.locator("[data-testid=stCheckbox]", has_text=": 40.958")
    assert not tick.locator("input").is_checked()
    tick.locator("label").click()
    page.get_by_role("button", name=prose_words.TAKE_TICKED.vi).click()
    tick.wait_for(state="detached", timeout=30_000)
    settled(page)
    assert confirm.inner_text() != before
    confirm.click()
    page.get_by_text("b000001").first.wait_for(timeout=30_000)
    rows = page.store.reader(fresh=True).rows("SELECT value, unit FROM live WHERE measure = $kpi", {"kpi": KPI})
    assert rows == [(308, OFFICE)]
    ticked = page.store.reader(fresh=True).rows("SELECT value FROM live WHERE measure = 'sms_notifications_sent'")
    assert ticked == [(40_958,)]
    # Its source opens at the sentence, the number marked.
    page.goto(f"{page.address}/tong-quan?noi={PLACE}&nguon={KPI}~{PLACE}~{PERIOD}~{OFFICE}~")
    dialog = page.locator("[role=dialog]")
    dialog.get_by_text("✓ 308", exact=True).wait_for(timeout=30_000)
    assert "Công bố Danh mục" in dialog.inner_text() and REPORT in dialog.inner_text()
    assert page.outside == []
