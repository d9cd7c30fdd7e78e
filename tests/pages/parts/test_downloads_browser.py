"""Taking figures away with a real browser: files come, in our words, and nothing else offers a download."""

import io

import openpyxl
from pptx import Presentation

from pages.overview import words as overview_words
from pages.parts import words as parts_words

PLACE = "dong-thap@2025"


def taken(page, key):
    """The file a download button hands out: its name and its bytes."""
    with page.expect_download() as download:
        page.locator(f".st-key-{key} button:visible").click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_the_figures_of_a_source_and_the_matrix_are_taken_away(browser, serve, sample_store):
    """All figures behind a number with their cells; who has reported and who has not, in words. Both say sample."""
    address = serve(sample_store.folder)
    page = browser.new_page(viewport={"width": 1366, "height": 1700})
    page.set_default_timeout(90_000)
    page.goto(f"{address}/?noi={PLACE}&ky=2026-10&nguon=on_time_rate~{PLACE}~2026-10~~today")
    page.locator(".st-key-take_facts button:visible").wait_for()
    sheets = openpyxl.load_workbook(io.BytesIO(taken(page, "take_facts")[1]))
    facts = list(sheets["Bảng"].iter_rows(values_only=True))
    assert facts[1][0] == parts_words.SAMPLE_MARKS["simulated"].vi and len(facts) == 3 + 90, (
        "three figures of each of 30 offices"
    )
    assert sum(row[3] for row in facts[3:] if "đã giải quyết" in row[1]) == 111_922
    page.goto(f"{address}/chat-luong?noi={PLACE}&ky=2026-10")
    page.locator(".st-key-take_matrix_dossiers button:visible").wait_for()
    sheets = openpyxl.load_workbook(io.BytesIO(taken(page, "take_matrix_dossiers")[1]))
    matrix = list(sheets["Bảng"].iter_rows(values_only=True))
    assert matrix[1][0] == parts_words.SAMPLE_MARKS["simulated"].vi and len(matrix) == 3 + 31, (
        "the whole and 30 offices"
    )
    assert {"thiếu", "mới có một phần"} <= {cell for row in matrix[3:] for cell in row}
    page.close()


def test_the_overview_is_taken_away(browser, serve, sample_store):
    address = serve(sample_store.folder)
    page = browser.new_page(viewport={"width": 1366, "height": 1700})
    page.set_default_timeout(90_000)
    page.goto(f"{address}/?noi={PLACE}&ky=2026-10")
    page.locator(".st-key-take_overview button:visible").wait_for()
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    name, content = taken(page, "take_overview")
    assert name == "so-mo-phong-tong-quan-tinh-dong-thap-thang-10-2026.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Số liệu"]
    assert "107324" in {str(cell.value) for row in sheet.iter_rows() for cell in row}
    name, content = taken(page, "take_slides")
    assert name.endswith(".pptx") and len(Presentation(io.BytesIO(content)).slides) == 6
    name, content = taken(page, "take_worst")
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["Bảng", "Số liệu", "Ghi chú"]

    chart = page.locator(".js-plotly-plot").first
    chart.hover()
    camera = chart.locator(".modebar-btn")
    assert camera.count() == 1 and camera.get_attribute("data-title") == parts_words.IMAGE.vi
    with page.expect_download() as download:
        camera.click()
    assert download.value.suggested_filename.endswith(".png")
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    page.locator(".plotly-notifier").get_by_text(parts_words.IMAGE_DONE.vi).first.wait_for()
    assert page.locator(".js-plotly-plot canvas").count() == 0, "SVG, never WebGL"

    page.locator("[data-testid=stDataFrame]").first.hover()
    labels = "e => e.map(each => each.getAttribute('aria-label') || '')"
    offered = page.eval_on_selector_all("[data-testid=stElementToolbarButton] button", labels)
    assert offered and not any("ownload" in label for label in offered), "Streamlit's download escapes no formula"

    link = page.get_by_role("link", name=overview_words.PRINT.vi)
    assert link.first.get_attribute("href").startswith("in/tong-quan?")
    with page.context.expect_page() as printed:
        page.locator("a[href^='in/tong-quan']:visible").click()
    printed.value.get_by_role("heading", name="Tỉnh Đồng Tháp", exact=True).wait_for()
    page.close()
