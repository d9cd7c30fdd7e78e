"""Written reports as LibreOffice prints them: header, tables and charts are there, nothing is empty or left over."""

import re
from datetime import date

import pytest

from data.places import PLACES
from reports.document import words
from reports.document.figures import Scope
from reports.document.report import report

TODAY = date(2026, 11, 20)
LEFT_OVER = re.compile(r"\{\{|\{%|[\ue000\ue001]|\bNone\b|\bnan\b|Error", re.IGNORECASE)


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind, place, period",
    [("sample_store", "dong-thap@2025", "2026-10"), ("published_store", "dong-thap@2004", "2022-05")],
)
def test_a_report_is_printed_whole(request, pages_of, kind, place, period):
    store = request.getfixturevalue(kind)
    pages = pages_of(report(store, store.reader(), Scope(place, period), TODAY), "docx")
    mark = words.SAMPLES[store.reader().store]
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        assert len(page.text.split()) > 25 and page.ink > 0.01, f"page {number} is almost empty"
        assert not LEFT_OVER.search(page.text), f"page {number}: {LEFT_OVER.search(page.text)}"
    first, whole = pages[0].text, " ".join(" ".join(page.text for page in pages).split())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first and PLACES[place].name in first
    assert all(mark in page.text for page in pages)
    assert words.VALUE_HEAD in whole and "PHỤ LỤC I" in whole and "Bảng 1." in whole
    for page in pages:
        if re.search(r"Bảng \d+\.", page.text):
            assert page.lines >= 3, "the lines of its table"
        if re.search(r"Biểu đồ \d+\.", page.text):
            assert page.colour > 0.001, "the colours of its chart"
    plain = [page for page in pages if "Biểu đồ" not in page.text]
    assert max(page.colour for page in plain) < 0.0005, "the measure sees charts alone"
