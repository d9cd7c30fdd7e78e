"""The index 766: class, rank, points won and missing, of a province and of all."""

from datetime import date

import pytest

from metrics.answers.scores import groups_of
from pages.subjects import words as subjects_words
from tests.pages.conftest import TODAY, texts_of
from tests.pages.subjects.reading import PERIOD, PLACE, metric, value_of


def test_the_index_says_class_rank_and_what_is_missing(screen, sample_store):
    test = screen(sample_store, "chi-so-766", noi=PLACE, ky=PERIOD)
    groups = groups_of(sample_store.reader(), PLACE, PERIOD, TODAY)
    whole = groups[~groups["is_part"]]
    total = value_of(sample_store, "index766_total")["value"]
    assert metric(test, "Chỉ số 766") == f"{total:.2f}".replace(".", ",")
    assert whole["value"].sum() == pytest.approx(total) and whole["missing"].sum() == pytest.approx(100 - total)
    shown = texts_of(test)
    worst = f"{whole['missing'].max():.2f}".replace(".", ",")
    assert worst in shown and "Hạng " in shown and "hạng in trong bảng công bố" in shown.casefold()


def test_the_nation_has_no_score_and_every_province_is_listed(screen, sample_store):
    test = screen(sample_store, "chi-so-766", noi="vn", ky="2026-09")
    assert subjects_words.NO_NATION.vi in texts_of(test) and not test.metric
    table = next(frame.value for frame in test.dataframe if "Tổng điểm" in frame.value)
    assert len(table) == 34 and table["Hạng"].max() == 34


def test_points_missing_of_every_province(screen, sample_store):
    """100 less the total, group by group; who misses most is first."""
    test = screen(sample_store, "chi-so-766", noi="vn", ky="2026-09", diem="thieu")
    table = next(frame.value for frame in test.dataframe if "Tổng còn thiếu" in frame.value)
    assert table["Tổng còn thiếu"].is_monotonic_decreasing and len(table) == 34
    groups = ["Công khai", "Tiến độ", "Số hóa", "Trực tuyến", "Hài lòng"]
    assert table[groups].sum(axis=1).tolist() == pytest.approx(table["Tổng còn thiếu"].tolist())
    total = value_of(sample_store, "index766_total", "ha-noi", date(2026, 9, 30))["value"]
    assert table.set_index("Tỉnh, thành").loc["Hà Nội", "Tổng còn thiếu"] == pytest.approx(100 - total)


def test_scores_of_a_quarter_are_refused_not_added(screen, sample_store):
    test = screen(sample_store, "chi-so-766", noi=PLACE, ky="2026-Q3", muc="quarter")
    assert not test.exception and not test.metric


def test_the_source_of_a_score_keeps_its_decimals(screen, sample_store):
    row = value_of(sample_store, "index766_progress")
    test = screen(sample_store, "chi-so-766", nguon=f"index766_progress~{PLACE}~{PERIOD}~~today")
    score = f"{row['value']:.2f}".rstrip("0").replace(".", ",")
    assert f"**{score}**" in texts_of(test)
