"""Filters in the URL: every grain, free months, old provinces, maps; of what is not there it is said so."""

import pytest

from metrics.answers.due import FIRST_USE
from pages import words
from pages.parts.matches import place_options
from tests.figures import facts, new_store
from tests.pages.conftest import texts_of

NEW, OLD, OTHER = "dong-thap@2025", "dong-thap@2004", "tien-giang@2004"


def in_time(place, label, resolved, in_time):
    return facts(
        place,
        label,
        dossiers_resolved=resolved,
        dossiers_resolved_early_or_on_time=in_time,
        dossiers_resolved_late=resolved - in_time,
    )


@pytest.fixture(scope="module")
def merged(tmp_path_factory):
    """Đồng Tháp 90 of 100 and Tiền Giang 100 of 100 until June 2025; from July to October 2026 the two together."""
    figures = []
    for month in range(1, 7):
        figures += in_time(OLD, f"2025-{month:02d}", 100, 90) + in_time(OTHER, f"2025-{month:02d}", 100, 100)
    for label in [f"2025-{m:02d}" for m in range(7, 13)] + [f"2026-{m:02d}" for m in range(1, 11)]:
        figures += in_time(NEW, label, 200, 196)
    store = new_store(tmp_path_factory.mktemp("merged"), figures)
    store.decide("setting", name=FIRST_USE, value="2025-01")
    return store


def value_of(test):
    """What the card of the on-time rate says."""
    return next(m.value for m in test.metric if m.label == "Giải quyết đúng hạn")


@pytest.mark.parametrize(
    ("label", "grain", "value"),
    [
        ("2026-10", "month", "98,00"),
        ("2026-Q3", "quarter", "98,00"),
        ("2025-H1", "half", "95,00"),  # (540 + 600) of 1.200
        ("2026-9M", "9m", "98,00"),
        ("2025", "year", "96,50"),  # (540 + 600 + 1.176) of 2.400
        ("2026-10-YTD", "ytd", "98,00"),
        ("2026-03..2026-08", "total", "98,00"),
    ],
)
def test_every_grain_can_be_asked_by_its_label_alone(screen, merged, label, grain, value):
    test = screen(merged, noi=NEW, ky=label)
    assert not test.exception and not test.warning
    assert test.selectbox(key="select_muc").value == grain and test.query_params["muc"] == grain
    assert value in value_of(test)


@pytest.mark.parametrize("path", ["ho-so", "so-sanh", "chat-luong", "van-ban-ngan-sach", "chi-so-766", "ke-hoach"])
@pytest.mark.parametrize(
    "label",
    [
        "2026-10-YTD",
        *(pytest.param(label, marks=pytest.mark.slow) for label in ("2026-H1", "2026-9M", "2026-03..2026-08")),
    ],
)
def test_every_screen_draws_the_longer_periods(screen, merged, path, label):
    test = screen(merged, path, noi=NEW, ky=label)
    assert not test.exception and not test.warning and not test.error


def test_free_months_have_two_ends_and_no_line(screen, merged):
    test = screen(merged, "ho-so", noi=NEW, ky="2026-03..2026-08")
    assert [test.selectbox(key=key).value for key in ("select_ky_tu", "select_ky_den")] == ["2026-03", "2026-08"]
    assert words.RANGE_NO_LINE.vi in texts_of(test)
    test.selectbox(key="select_ky_tu").set_value("2026-10").run()
    assert test.query_params["ky"] == "2026-10..2026-10", "an end moved past the other takes it along"


def test_another_grain_keeps_the_period_that_ends_with_the_one_shown(screen, merged):
    test = screen(merged, noi=NEW, ky="2026-06")
    test.selectbox(key="select_muc").set_value("half").run()
    assert test.query_params["ky"] == "2026-H1" and test.selectbox(key="select_ky").value == "2026-H1"


@pytest.mark.parametrize(
    ("asked", "reason", "shown"),
    [
        ({"ky": "2026-13"}, "Đường dẫn hỏi kỳ “2026\\-13”", None),
        ({"ky": "2026-06-30"}, "không phải một kỳ số liệu", None),
        ({"ky": "2026-08..2026-03"}, "không phải một kỳ số liệu", None),
        ({"ky": "2035-01"}, "Tháng 1/2035 chưa mở được: khoảng lấy số liệu đến hết ngày 14/01/2035", None),
        ({"ky": "2014-12"}, "Tháng 12/2014 không xem được: chương trình xem các kỳ từ năm 2015", "2015-01"),
        ({"muc": "week"}, "xem theo “week”: không có cách xem này. Đang hiện: **Tháng**", None),
        ({"noi": "atlantis"}, "địa bàn “atlantis”: không có địa bàn này", None),
        ({"noi": "dong thap 2"}, "gần nhất là “Đồng Tháp”", None),
        ({"noi": OLD, "ky": "2026-10"}, "Tỉnh Đồng Tháp (đến 30/06/2025) không có Tháng 10/2026", "2025-06"),
        ({"dia_gioi": "hom-qua"}, "địa giới “hom\\-qua”: không có địa giới này", None),
        ({"dia_gioi": "2025-06-30", "ky": "2026-10"}, "không có trong địa giới “63 tỉnh, thành", "2026-10"),
        ({"noi": "ha-noi", "dia_gioi": "2025-06-30", "ky": "2026-10"}, "ở sau ngày sắp xếp địa giới", "2026-10"),
    ],
)
def test_a_link_to_what_is_not_there_says_so_and_what_is_shown(screen, merged, asked, reason, shown):
    test = screen(merged, **{"noi": NEW} | asked)
    (warning,) = [w.value for w in test.warning]
    assert reason in warning and "Đang hiện: **" in warning
    if shown:
        assert test.selectbox(key="select_ky").value == shown
    assert test.run().warning, "it stays said while the link stays"


def test_an_old_province_is_chosen_with_its_own_dates(screen, merged):
    test = screen(merged, noi=OLD)
    box = test.selectbox(key="select_noi")
    label = next(option for option in box.options if option.startswith("Đồng Tháp (đến 30/6/2025)"))
    assert label.rstrip().endswith("dong thap (den 30/6/2025)"), "found without accents"
    assert test.selectbox(key="select_ky").value == "2025-06" and "90,00" in value_of(test)
    assert test.selectbox(key="select_dia-gioi").value == "2025-06-30"
    assert words.BOUNDARIES_OF_DAY.vi.format(day="30/06/2025") in texts_of(test)


def test_all_old_provinces_can_be_chosen():
    assert len(place_options()) == 1 + 34 + 52 and len(set(place_options())) == 87


def test_the_map_is_a_choice_of_every_screen(screen, merged):
    """The year 2025 of today's Đồng Tháp: 2.316 of 2.400; as reported it is July to December, 1.176 of 1.200."""
    for path, name in (("tong-quan", "Giải quyết đúng hạn"), ("ho-so", "Giải quyết đúng hạn, 2025")):
        for boundaries, value in (("today", "96,50"), ("reported", "98,00")):
            test = screen(merged, path, noi=NEW, ky="2025", dia_gioi=boundaries)
            assert value in next(m.value for m in test.metric if m.label in (name, "Giải quyết đúng hạn, Năm 2025"))
            assert test.selectbox(key="select_dia-gioi").value == boundaries and not test.warning
            assert (words.REPORTED_BOUNDARIES.vi in texts_of(test)) == (boundaries == "reported")


def test_the_map_goes_along_to_another_place(screen, merged):
    test = screen(merged, noi="vn", ky="2025-06", dia_gioi="2025-06-30")
    assert not test.warning and test.selectbox(key="select_dia-gioi").value == "2025-06-30"
    test.selectbox(key="select_noi").set_value(OTHER).run()
    assert "100,00" in value_of(test) and test.query_params["dia-gioi"] == "2025-06-30"
