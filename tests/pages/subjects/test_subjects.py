"""The subject screens besides dossiers: what each says of a province and of the nation, full and empty."""

import re
from datetime import date

import pytest

from metrics.answers.scores import groups_of
from metrics.engine.query import query
from metrics.engine.question import Question
from pages.parts import words as parts_words
from pages.subjects import words as subjects_words
from tests.figures import facts, new_store
from tests.pages.conftest import TODAY, texts_of
from tests.pages.sentences import fixed_sentences

PLACE, PERIOD = "da-nang@2025", "2026-10"
PATHS = ("tong-dai", "truyen-thong", "cong-dan", "nhiem-vu", "van-ban-ngan-sach", "chi-so-766")
THEMES = (
    ("tong-dai", "HOTLINE_THEMES"),
    ("cong-dan", "CITIZENS_THEMES"),
    ("nhiem-vu", "TASKS_THEMES"),
    ("van-ban-ngan-sach", "DOCUMENTS_THEMES"),
)
ALL_THEMES = [(path, theme) for path, group in THEMES for theme in vars(subjects_words)[group]]


def metric(test, label):
    return next(m.value for m in test.metric if m.label.startswith(label))


def value_of(store, kpi, place=PLACE, period_end=date(2026, 10, 31), grain="month"):
    rows = query(store.reader(), Question((kpi,), grain, (place,), period_end, period_end, today=TODAY))
    return rows.iloc[0]


@pytest.mark.parametrize("path, theme", ALL_THEMES)
@pytest.mark.parametrize("language, place", [("vi", PLACE), ("en", "vn")])
def test_every_theme_draws(screen, sample_store, path, theme, language, place):
    test = screen(sample_store, path, lang=language, noi=place, xem=theme)
    assert not test.exception, test.exception
    assert not test.error and parts_words.EMPTY_STORE(language) not in texts_of(test)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_place_without_figures_says_so_and_where_there_are_some(screen, tmp_path, path, language):
    """One province with dossiers alone: no subject screen shows a zero, each says that there is nothing."""
    store = new_store(
        tmp_path,
        facts("hue", PERIOD, dossiers_resolved=200, dossiers_resolved_early_or_on_time=199, dossiers_resolved_late=1),
    )
    test = screen(store, path, lang=language, noi="hue", ky=PERIOD)
    assert not test.exception, test.exception
    shown = texts_of(test)
    assert parts_words.EMPTY_PLACE_TEXT(language) in shown and not test.metric


@pytest.mark.parametrize("path", PATHS)
def test_no_english_of_ours_in_vietnamese(screen, sample_store, path):
    shown = texts_of(screen(sample_store, path, noi=PLACE))
    lines = {re.sub(r"[*#\[\]]|:[\w/-]+:?|▲|●|▼", "", line).strip() for line in shown.splitlines()}
    both = fixed_sentences([subjects_words, parts_words])
    assert lines & ({s.en for s in both} - {s.vi for s in both}) == set()


def test_the_hotline_says_rate_target_and_rank(screen, sample_store):
    test = screen(sample_store, "tong-dai", noi=PLACE, ky=PERIOD)
    row = value_of(sample_store, "hotline_resolution_rate")
    assert metric(test, "1022: tỷ lệ xử lý") == f"{row['value']:.2f}".replace(".", ",") + "\u00a0%"
    shown = texts_of(test)
    assert "KH\u00a095\u00a0%" in shown and "Hạng " in shown
    table = next(frame.value for frame in test.dataframe if "Lĩnh vực" in frame.value)
    assert "Đất đai" in table["Lĩnh vực"].tolist()
    assert table["Tiếp nhận"].sum() == value_of(sample_store, "hotline_received")["value"]


def test_people_and_visits_are_two_charts(screen, sample_store):
    test = screen(sample_store, "cong-dan", noi=PLACE, ky=PERIOD, xem="tiep-dan")
    shown = texts_of(test)
    assert "lượt tiếp công dân, lượt" in shown and "công dân được tiếp, người" in shown
    assert subjects_words.NOTE_PEOPLE.vi in shown


def test_reach_of_the_nation_is_refused_with_its_reason(screen, sample_store):
    test = screen(sample_store, "truyen-thong", noi="vn", ky="2026-09")
    shown = texts_of(test)
    assert subjects_words.MEDIA_NATION.vi in shown and parts_words.REASONS["over_places"].vi in shown


def test_spending_is_since_january_and_beside_last_year(screen, sample_store):
    test = screen(sample_store, "van-ban-ngan-sach", noi="ha-noi", ky="2026-Q3", muc="quarter")
    row = value_of(sample_store, "budget_disbursement_rate", "ha-noi", date(2026, 9, 30), "ytd")
    assert metric(test, "Giải ngân") == f"{row['value']:.2f}".replace(".", ",") + "\u00a0%"
    assert "đã chi 9 tháng 2026" in texts_of(test)


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
    said = f"{row['value']:.2f}".rstrip("0").replace(".", ",")
    assert f"**{said}**" in texts_of(test)
