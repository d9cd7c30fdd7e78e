"""The published figures kept in the project are those taken from the reports, and no sentence of them."""

import json
import re
from collections import Counter

import openpyxl
import pytest

from data.measures import MEASURES
from loaders.files.workbook import read_workbook
from loaders.samples import PUBLISHED_BOOK, build_published, published_fact, published_facts, report_texts
from loaders.sources import template


@pytest.fixture(scope="module")
def facts():
    return published_facts()


def one(facts, measure, label, unit=""):
    (figure,) = [f for f in facts if (f.measure, f.period_label, f.unit) == (measure, label, unit)]
    return figure


def test_figures_a_reader_knows(facts):
    """Đồng Tháp, first quarter of 2023: 102 847 + 26 937 in time of 136 078 resolved."""
    early, on_time, resolved = (
        one(facts, f"dossiers_resolved{name}", "2023-Q1") for name in ("_early", "_on_time", "")
    )
    assert (early.value, on_time.value, resolved.value) == (102847, 26937, 136078)
    assert {f.place for f in (early, on_time, resolved)} == {"dong-thap@2004"}
    assert (str(resolved.period_start), str(resolved.period_end), resolved.period_basis) == (
        "2022-12-15",
        "2023-03-14",
        "decree-09-2019",
    )
    assert resolved.raw.startswith("136078 · dong-thap-2023-q1-reform")


def test_offices_are_units_and_the_hotline_is_the_provinces_own(facts):
    """Rule of counting 6."""
    assert {f.unit for f in facts} == {
        "",
        "Trung tâm Kiểm soát TTHC và Phục vụ HCC tỉnh",
        "Trung tâm Phục vụ - Kiểm soát TTHC tỉnh",
        "Ban Tiếp công dân",
        "Văn phòng UBND tỉnh",
    }
    of_the_province = {MEASURES[f.measure].subject for f in facts if not f.unit}
    assert of_the_province == {"dossiers", "hotline", "media", "citizens", "tasks", "procedures"}
    may = [f for f in facts if f.period_label == "2022-05" and f.measure.startswith("dossiers")]
    assert {f.unit for f in may} == {"Trung tâm Kiểm soát TTHC và Phục vụ HCC tỉnh"}


def test_qualifiers_windows_and_what_is_counted(facts):
    ratings = next(f for f in facts if f.measure == "satisfaction_ratings_count")
    assert (ratings.value, ratings.qualifier, ratings.place) == (42000, "over", "quang-ngai@2004")
    reach = [(f.period_label, f.value, f.qualifier, f.counted) for f in facts if f.measure == "facebook_reach"]
    assert reach == [("2021-10", 770_000, "over", "người"), ("2022-05", 300_000, "nearly", "lượt")]
    hotline = one(facts, "hotline_received", "2021-10")
    assert (str(hotline.period_start), hotline.period_end, hotline.counted) == ("2021-09-16", None, "phiếu")
    staff = next(f for f in facts if f.measure == "staff_civil_servants")
    assert (staff.period_label, staff.period_start, staff.period_end) == (
        "2023-03-14",
        staff.period_end,
        staff.period_start,
    )


def test_they_come_as_published_figures():
    reading = template.parse(read_workbook(PUBLISHED_BOOK.read_bytes()), template.Context())
    assert (reading.source, reading.rank, reading.verdict) == ("published", 3, "warn")
    assert Counter(p.code for p in reading.problems) == {"units_new": 2}


def test_the_workbook_is_the_one_the_list_of_figures_gives(shared_reports, facts):
    """Value, unit, window and qualifier of each; the 52 core figures are among them."""
    figures = json.loads((shared_reports / "facts.json").read_text(encoding="utf-8"))
    known = [s for s in figures if s["measure"] in MEASURES]
    assert sum(s["class"] == "core" for s in known) == sum(s["class"] == "core" for s in figures) == 52
    expected = [published_fact(s) for s in known]
    assert [f.key for f in facts] == [f.key for f in expected]
    for fact, wanted in zip(facts, expected):
        for name in ("value", "qualifier", "period_start", "period_end", "period_basis", "status"):
            assert getattr(fact, name) == getattr(wanted, name), fact.locator
    assert all(re.search(r"^\S+ · [\w-]+: .+, ký tự \d+–\d+$", fact.raw) for fact in facts)
    built = read_workbook(build_published(figures, report_texts(shared_reports))).sheets[0]
    assert built.rows == read_workbook(PUBLISHED_BOOK.read_bytes()).sheets[0].rows


def test_no_sentence_of_the_reports_is_in_it(shared_reports):
    figures = json.loads((shared_reports / "facts.json").read_text(encoding="utf-8"))
    book = openpyxl.load_workbook(PUBLISHED_BOOK)
    texts = " ".join(str(cell.value) for row in book["Số liệu"].iter_rows() for cell in row if cell.value)
    excerpts = [" ".join(s["excerpt"].split()) for s in figures if len(s["excerpt"]) > 12]
    assert len(excerpts) > 100 and not [excerpt for excerpt in excerpts if excerpt in texts]
