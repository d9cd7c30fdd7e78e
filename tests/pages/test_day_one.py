"""Day one in a real browser: an empty store, a commune of choice, its first file, the overview of the commune."""

import pytest

from data.register import communes
from data.store import Store
from pages.parts import words as parts_words
from pages.upload import words as upload_words
from tests.pages.test_browser import settled

DT = "dong-thap@2025"
OURS, OTHER = "Xã Tân Hồng", "Xã Tân Hộ Cơ"
TABLE = f"""BÁO CÁO HỒ SƠ THÁNG 10 NĂM 2026 TỈNH ĐỒNG THÁP

TT,Đơn vị,Tiếp nhận mới,Đã giải quyết,Đang giải quyết
1,{OURS},10,8,2
2,{OTHER},20,18,2
"""


@pytest.fixture
def page(browser, serve, tmp_path):
    """The first screen of a store in which nothing has happened."""
    page_store = Store(tmp_path / "store")
    address = serve(page_store.folder)
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    page = context.new_page()
    page.store, page.address = page_store, address
    page.goto(address)
    settled(page)
    yield page
    context.close()
    serve.stop(page_store.folder)


def choose(page, label, typed):
    """Type into a box as people do, without accents, and take the first that is found."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(typed)
    page.get_by_role("option").first.click()
    settled(page)


def test_from_an_empty_store_to_the_overview_of_a_commune(page, tmp_path):
    assert {OURS, OTHER} <= {unit.name for unit in communes()[DT]}
    page.get_by_text(parts_words.DESK_ASKED.vi).wait_for(timeout=30_000)
    choose(page, "Tỉnh, thành", "dong thap")
    choose(page, parts_words.DESK_COMMUNE.vi, "xa tan hong")
    page.get_by_role("button", name=parts_words.DESK_SET.vi).click()
    page.get_by_text(parts_words.DESK_ASKED.vi).wait_for(state="hidden", timeout=30_000)
    (line,) = page.store.lines()
    assert (line.kind, line.payload["place"], line.payload["unit"]) == ("profile", DT, OURS)

    page.goto(f"{page.address}/nap-du-lieu")
    settled(page)
    table = {"name": "ho-so.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.set_input_files("input[type=file]", table)
    page.get_by_role("button", name="Xác nhận, ghi").wait_for(timeout=60_000)
    settled(page)
    page.get_by_role("button", name="Xác nhận, ghi").click()
    page.get_by_text(upload_words.UNDER[2].vi).first.wait_for(timeout=60_000)
    settled(page)

    page.goto(page.address)
    page.get_by_role("heading", name=OURS).wait_for(timeout=60_000)
    settled(page)
    page.screenshot(path=str(tmp_path / "day-one.png"), full_page=True)
    assert page.get_by_role("heading", name=OTHER).count() == 0
    page.get_by_role("button", name=parts_words.SEE_WHOLE.vi.format(name="tỉnh Đồng Tháp")).click()
    page.get_by_role("heading", name=OURS).wait_for(state="hidden", timeout=60_000)
