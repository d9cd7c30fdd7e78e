"""Which store a session looks at: chosen in the URL, named on every screen, and never another one's figures.

The own store holds one month of Quảng Ninh: 100 of 200 in time, 50,00 %. The simulated one has its own number of it.
"""

import shutil
from datetime import date

import pytest

from charts.formats import value_text
from data.facts import Reading
from data.store import Store
from data.stores import FORMER_RANK
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.figures import facts, load
from tests.pages.conftest import PATHS, SCREENS, TODAY, texts_of
from tests.sample_store import FIRST_START

PLACE, PERIOD = "quang-ninh", "2026-10"
DAYS = (date(2026, 10, 1), date(2026, 10, 31))
CARD = "Giải quyết đúng hạn"
OF_OWN = [declared.path for declared in SCREENS if declared.is_of_own]
SHOWING = [path for path in PATHS if path not in OF_OWN]


@pytest.fixture(scope="module")
def own(kept_stores, tmp_path_factory) -> Store:
    """An office that has loaded one month, with both samples beside it. Read only: what it was asked is answered."""
    folder = tmp_path_factory.mktemp("own") / "kho"
    shutil.copytree(kept_stores / FIRST_START, folder)
    store = Store(folder)
    load(
        store,
        facts(
            PLACE,
            PERIOD,
            dossiers_resolved=200,
            dossiers_resolved_early_or_on_time=100,
            dossiers_resolved_late=100,
        ),
    )
    return store


def on_time(test) -> str:
    return next(metric.value for metric in test.metric if metric.label == CARD)


def simulated_rate(store) -> str:
    """What the simulated store itself answers, as the card writes it."""
    question = Question(("on_time_rate",), "month", (PLACE,), *DAYS, today=TODAY)
    (row,) = query(store.reader(), question).to_dict("records")
    return value_text(row["value"], "percent", "vi").partition("\u00a0")[0]


def test_the_office_s_own_store_is_shown_where_none_is_asked_for(screen, own):
    test = screen(own, noi=PLACE, ky=PERIOD)
    assert "50,00" in on_time(test) and "kho" not in test.query_params
    assert "không phải số thật" not in texts_of(test)


def test_a_first_start_shows_the_simulated_store_and_names_it(screen, sample_store):
    test = screen(sample_store)
    assert "mo-phong" in test.query_params["kho"]
    assert "Số mô phỏng – không phải số thật" in texts_of(test) and test.metric


def test_an_address_opens_its_store(screen, own, sample_store):
    test = screen(own, noi=PLACE, ky=PERIOD, kho="mo-phong")
    rate = simulated_rate(sample_store)
    assert rate in on_time(test) and "50,00" not in on_time(test)
    assert "Số mô phỏng – không phải số thật" in texts_of(test)


@pytest.mark.parametrize("path", SHOWING)
@pytest.mark.parametrize("language, mark", [("vi", "Số công bố – không phải"), ("en", "Published figures – not")])
def test_every_screen_names_the_published_store(screen, own, path, language, mark):
    test = screen(own, path, kho="cong-bo", lang=language)
    assert not test.exception and mark in texts_of(test)


def test_two_sessions_and_two_stores_in_one_never_get_the_others_figures(screen, own, sample_store):
    """The same question, interleaved: every answer kept in memory is kept by its store."""
    rate = simulated_rate(sample_store)
    one, other = screen(own, noi=PLACE, ky=PERIOD), screen(own, noi=PLACE, ky=PERIOD, kho="mo-phong")
    for _ in range(2):
        assert "50,00" in on_time(one.run()) and rate in on_time(other.run())
    for _ in range(2):
        one.button(key="open_store_simulated").click().run()
        one.query_params["noi"], one.query_params["ky"] = PLACE, PERIOD
        assert rate in on_time(one.run())
        one.button(key="open_store_own").click().run()
        one.query_params["noi"], one.query_params["ky"] = PLACE, PERIOD
        assert "50,00" in on_time(one.run())
    assert not one.toast, "another store is no news"


def test_a_store_is_left_again_and_stays_left(screen, sample_store):
    """Also on a first start, where the own store has nothing to show."""
    test = screen(sample_store)
    test.button(key="open_store_own").click().run()
    assert "kho" not in test.query_params and "Chưa có số liệu nào" in texts_of(test)
    assert "Chưa có số liệu nào" in texts_of(test.run())
    test.button(key="open_store_published").click().run()
    assert "cong-bo" in test.query_params["kho"] and "Số công bố – không phải" in texts_of(test)


def test_the_choices_of_one_store_are_not_taken_into_another(screen, own):
    test = screen(own, noi=PLACE, ky=PERIOD)
    test.button(key="open_store_published").click().run()
    assert test.selectbox(key="select_noi").value == "dong-thap@2025"


@pytest.mark.parametrize("asked", ["x", "own", "", "so mo phong"])
@pytest.mark.parametrize("path", ["tong-quan", "nap-du-lieu", "ho-so"])
def test_an_address_of_no_store_says_so_and_shows_no_other(screen, own, path, asked):
    test = screen(own, path, noi=PLACE, ky=PERIOD, kho=asked)
    assert not test.exception and not test.metric and not test.selectbox
    assert "không có kho này" in test.warning[0].value
    test.button(key="open_store_own").click().run()
    assert not test.exception and "không có kho này" not in texts_of(test) and "kho" not in test.query_params


def test_a_store_that_is_not_filled_says_so(screen, tmp_path):
    load(Store(tmp_path), facts(PLACE, PERIOD, dossiers_resolved=200))
    test = screen(Store(tmp_path), kho="cong-bo")
    assert "sample load published" in test.warning[0].value.replace("\\", "") and not test.metric


@pytest.mark.parametrize("path", OF_OWN)
def test_what_is_done_is_done_in_the_own_store(screen, own, path):
    test = screen(own, path, kho="mo-phong")
    shown = texts_of(test)
    assert not test.exception and "chỉ vào số của cơ quan" in shown.replace("\n", " ")
    assert "mo-phong" in test.query_params["kho"], "and the sample stays open for the other screens"


def test_the_published_store_opens_where_it_has_figures(screen, own):
    """Đồng Tháp's last published figures of dossiers are those of the first quarter of 2023: 95,37 %."""
    test = screen(own, kho="cong-bo")
    chosen = [test.selectbox(key=f"select_{name}").value for name in ("noi", "muc", "ky")]
    assert chosen == ["dong-thap@2025", "quarter", "2023-Q1"]
    assert "95,37" in on_time(test) and "94,40" not in texts_of(test)


def test_links_name_the_store(screen, own):
    test = screen(own, noi=PLACE, ky=PERIOD, kho="mo-phong")
    printed = [link.proto.url for link in test.get("link_button") if "in/tong-quan" in link.proto.url]
    assert len(printed) == 1 and "kho=mo-phong" in printed[0]
    links = [link.proto.query_string for link in test.get("page_link")]
    assert links and all("kho=mo-phong" in link for link in links)
    of_own = screen(own, noi=PLACE, ky=PERIOD)
    assert not any("kho=" in link.proto.query_string for link in of_own.get("page_link"))


def test_charts_name_the_store_in_their_picture(screen, own):
    def titles(test):
        return [figure.proto.spec for figure in test.get("plotly_chart")]

    sample, of_own = titles(screen(own, kho="mo-phong")), titles(screen(own, noi=PLACE, ky=PERIOD))
    assert sample and all("Số mô phỏng – không phải số thật" in spec or "\\u1ed1 m" in spec for spec in sample)
    assert not any("không phải số thật" in spec for spec in of_own)


def test_figures_set_aside_are_said_until_somebody_has_read_it(screen, tmp_path):
    """A store of release 0.1: its made-up month of Hà Nội is told of, listed and shown nowhere."""
    store = Store(tmp_path)
    load(store, facts(PLACE, PERIOD, dossiers_resolved=200, dossiers_resolved_early_or_on_time=100))
    made_up = facts("ha-noi", PERIOD, dossiers_resolved=10, dossiers_resolved_early_or_on_time=1)
    store.commit(Reading("synthetic", FORMER_RANK, made_up), b"x", "du-lieu-mau-2026.xlsx", store.head)
    store.publish()
    test = screen(store, noi=PLACE, ky=PERIOD)
    assert "(1 lần nạp)" in test.info[0].value and "50,00" in on_time(test)
    test.button(key="set_aside_seen").click().run()
    assert not test.info and "Để riêng" in screen(store, "nap-du-lieu").dataframe[-1].value["Trạng thái"].tolist()
    assert not screen(store, noi="ha-noi", ky=PERIOD).metric
