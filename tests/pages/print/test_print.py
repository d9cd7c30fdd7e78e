"""The overview on one A4 page: the same numbers as on the screen, one page, nothing but this server."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from access.headers import dressed
from metrics.answers.overview import overview
from pages import words
from pages.overview.digest import digest, plain
from pages.parts import words as parts_words
from pages.parts.answers import answered
from pages.parts.cards import cards_of
from pages.parts.view import View
from pages.print import words as print_words
from pages.print.routes import PATH, answer
from pages.print.sheet import sheet
from tests.figures import facts, new_store
from tests.pages.conftest import TODAY
from tests.sample_store import own_folder

PLACE = "dong-thap@2025"


@pytest.fixture
def asked(monkeypatch):
    """`asked(store, noi="vn")`: the route's answer on a store."""

    def ask(store, **parameters):
        monkeypatch.setenv("KPI_DATA", str(own_folder(store.folder)))
        query = urlencode(parameters, doseq=True).encode()
        scope = {"type": "http", "method": "GET", "path": PATH, "headers": [], "query_string": query}
        return answer(Request(scope))

    return ask


def text_of(html):
    """What a page says: tags away, one space between words."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split(" "))


@pytest.mark.parametrize("place", ["vn", PLACE])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_says_the_numbers_of_the_overview(asked, sample_store, place, language):
    response = asked(sample_store, noi=place, ky="2026-10", lang=language)
    assert response.status_code == 200
    told = re.sub(r"\s+", " ", text_of(response.body.decode()))
    view = View(language, "light", False, sample_store, sample_store.reader(), TODAY)
    shown = answered(view, overview, place, "2026-10", date.today(), "today")
    for card in cards_of(view, shown.rows, shown.cards, shown.period, shown.standings):
        for text in (
            card.metric["label"],
            card.metric["value"],
            card.metric["delta"] or "",
            plain(card.year_before),
        ):
            assert re.sub(r"\s+", " ", text) in told, text
    paper = digest(view, shown)
    for text in [
        *(t for _, t in paper.changes),
        *(t for _, _, t in paper.problems),
        *(r[0] for e in paper.ends for r in e.rows),
    ]:
        assert re.sub(r"\s+", " ", text) in told, text
    assert [len(end.rows) for end in paper.ends] == [5, 5]
    assert parts_words.SAMPLE_MARKS["simulated"](language) in told
    assert f"{sample_store.reader().number}" in told


@pytest.mark.parametrize(
    "parameters",
    [
        {"noi": "atlantis"},
        {"noi": PLACE, "ky": "2026-13"},
        {"noi": PLACE, "ky": "T10/2026"},
        {"noi": PLACE, "ky": "0001-01"},
        {"noi": PLACE, "ky": "2026-06-30"},
        {"noi": PLACE, "lang": "fr"},
        {"noi": PLACE, "dia-gioi": "2025-06-30"},
        {"noi": ["vn", PLACE]},
        {"noi": PLACE, "sql": "1"},
        {"noi": "<script>alert(1)</script>"},
    ],
    ids=str,
)
def test_what_is_in_no_list_is_a_clear_404(asked, sample_store, parameters):
    response = asked(sample_store, **parameters)
    html = response.body.decode()
    assert response.status_code == 404 and print_words.NOT_FOUND.vi in html and "<script" not in html


def test_the_404_says_what_was_asked_and_what_is_nearest(asked, tmp_path):
    store = new_store(tmp_path, facts("quang-ninh", "2026-10", dossiers_resolved=100))
    html = text_of(asked(store, noi="quang-ninh", ky="2035-01").body.decode())
    assert "Tháng 1/2035 chưa mở được: khoảng lấy số liệu đến hết ngày 14/01/2035" in html and "In được: Tháng " in html
    html = text_of(asked(store, noi="quang nin", ky="2026-10").body.decode())
    assert "địa bàn “quang nin”: không có địa bàn này, gần nhất là “Quảng Ninh”. In được: Cả nước." in html


@pytest.mark.parametrize(
    ("label", "value"), [("2025-06", "90,00"), ("2025-Q2", "95,00"), ("2025-04..2025-05", "97,50")]
)
def test_an_old_province_and_every_kind_of_period_are_printed(asked, tmp_path, label, value):
    """Đồng Tháp until June 2025: in time 95 and 100 of 100, then 90: 285 of 300 in the quarter, 195 of 200 in two."""
    figures = [
        figure
        for month, in_time in (("2025-04", 95), ("2025-05", 100), ("2025-06", 90))
        for figure in facts("dong-thap@2004", month, dossiers_resolved=100, dossiers_resolved_early_or_on_time=in_time)
    ]
    response = asked(new_store(tmp_path, figures), noi="dong-thap@2004", ky=label)
    told = text_of(response.body.decode())
    assert response.status_code == 200 and value in told and "Địa giới ngày 30/06/2025" in told


def test_a_place_without_figures_says_so(asked, empty_store):
    response = asked(empty_store, noi=PLACE, ky="2026-10")
    assert response.status_code == 200 and "chưa có số liệu cho tháng 10/2026" in text_of(response.body.decode())


def test_names_are_text_and_the_policy_lets_nothing_in(asked, tmp_path):
    hostile = '<img src=x onerror="alert(1)"> & Co'
    figures = [
        fact
        for unit, late in ((hostile, 9), ("Sở Y tế", 1))
        for fact in facts(
            "quang-ninh",
            "2026-10",
            unit=unit,
            dossiers_resolved=100,
            dossiers_resolved_late=late,
            dossiers_resolved_early_or_on_time=100 - late,
        )
    ]
    response = asked(new_store(tmp_path, figures), noi="quang-ninh", ky="2026-10")
    html = response.body.decode()
    assert "<img" not in html and "&lt;img src=x" in html and hostile in unescape(html)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "script-src" not in policy
    assert response.headers["cache-control"] == "no-store"
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html), "nothing from elsewhere"


def test_the_store_of_the_address_is_printed_and_no_other(asked, published_store):
    page = asked(published_store, noi=PLACE, ky="2023-Q1", kho="cong-bo")
    told = text_of(page.body.decode())
    assert page.status_code == 200 and "Số công bố – không phải số của cơ quan" in told and "95,37" in told
    assert "kho=cong-bo" in page.body.decode(), "the way back leads to the same store"
    refused = asked(published_store, noi=PLACE, ky="2023-Q1", kho="x")
    assert refused.status_code == 404 and "không có kho này" in text_of(refused.body.decode())


def test_our_own_fault_is_a_sentence_with_an_id(asked, sample_store, monkeypatch):
    monkeypatch.setattr("pages.print.routes.overview", lambda *_: 1 / 0)
    response = asked(sample_store, noi=PLACE, ky="2026-10")
    html = response.body.decode()
    assert response.status_code == 500 and "Chương trình gặp lỗi" in html and "ZeroDivision" not in html


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_ledger_that_lost_lines_is_said_and_nothing_is_printed(asked, tmp_path, language):
    store = new_store(
        tmp_path, facts("hue", "2026-09", dossiers_resolved=10), facts("hue", "2026-10", dossiers_resolved=20)
    )
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    response = asked(store, noi="hue", ky="2026-10", lang=language)
    told = text_of(response.body.decode())
    assert response.status_code == 503 and "recover" in told
    assert ("Sổ ghi thiếu dòng cuối" if language == "vi" else "The ledger lacks its last lines") in told


def test_the_gate_keeps_the_policy_of_the_page_and_forbids_frames(asked, sample_store):
    response = asked(sample_store, noi=PLACE, ky="2026-10")
    headers = dict(dressed(response.raw_headers, b"127.0.0.1:8501", may_be_framed=False))
    policy = headers[b"content-security-policy"].decode()
    assert policy == response.headers["content-security-policy"] + "; frame-ancestors 'none'"
    assert headers[b"referrer-policy"] == b"no-referrer" and headers[b"x-content-type-options"] == b"nosniff"


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def test_it_prints_on_one_page(browser, serve, asked, sample_store):
    """The nation, a province of 30 units, one that has not reported, and one with more problems than fit."""
    address, page = serve(sample_store.folder), browser.new_page()
    page.set_default_timeout(90_000)
    outside, shown = [], {}
    page.on("request", lambda request: request.url.startswith(address) or outside.append(request.url))
    page.on("console", lambda message: outside.append(message.text))
    page.goto(f"{address}{PATH}?noi={PLACE}&ky=2026-10")
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    for language in ("vi", "en"):
        for place in ("vn", PLACE, "cao-bang"):
            shown[f"{place}-{language}"] = asked(sample_store, noi=place, ky="2026-10", lang=language).body.decode()
        view = View(language, "light", False, sample_store, sample_store.reader(), TODAY)
        own, nation = (answered(view, overview, place, "2026-10", date.today(), "today") for place in (PLACE, "vn"))
        full = replace(own, problems=[*own.problems, *nation.problems] * 8)
        shown[f"full-{language}"] = sheet(view, full)
        assert words.MORE_PROBLEMS(language, count=len(full.problems) - 6) in shown[f"full-{language}"]
    for name, html in shown.items():
        page.route(
            f"{address}/in/{name}",
            lambda route, _, body=html: route.fulfill(body=body, content_type="text/html; charset=utf-8"),
        )
        page.goto(f"{address}/in/{name}")
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1, name
    fonts = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length")
    assert fonts == 2 and outside == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "a phone shows it too"
    page.close()
