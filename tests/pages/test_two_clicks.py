"""Each question a leader asks is answered from the overview in at most two clicks, in a real browser.

The questions and their clicks are declared once, here; docs/two-clicks.md is their table.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from charts.formats import number
from metrics.answers.overview import overview
from tests.conftest import ROOT
from tests.pages.browsing import PERIOD, PLACE, settled, show, visitor
from tests.pages.conftest import TODAY

TABLE = ROOT / "docs" / "two-clicks.md"
MOST = 2


@dataclass(frozen=True)
class Asked:
    """A question, what already stands on the overview, the clicks, and what is read at their end.

    `first` and `then` turn the overview's answer into texts that must stand there.
    """

    question: str
    on_the_overview: str
    clicks: tuple[tuple[str, Callable], ...]
    reached: str
    first: Callable
    then: Callable


def see(text):
    """The link beside a sentence."""
    return lambda page: page.get_by_text(re.compile(text)).locator("xpath=ancestor::*[.//a][1]").get_by_role("link")


def source_of(kpi):
    return lambda page: page.locator(f".st-key-source_card_{kpi} button")


def screen(name):
    return lambda page: page.get_by_role("menuitem", name=name)


def written(text):
    return lambda page: page.locator("[data-testid=stMain]").get_by_text(text, exact=True)


def choice(name):
    return lambda page: page.locator("[data-testid=stRadio] label").filter(has_text=re.compile(f"^{name}$"))


def section(name):
    return lambda page: page.locator("header").get_by_text(name)


def count(value):
    return number(value, 0, "vi")


def percent(value):
    return number(value, 2, "vi")


QUESTIONS = (
    Asked(
        "Hiện có bao nhiêu hồ sơ quá hạn, ở đâu?",
        "thẻ *Quá hạn đang tồn*; câu *Hồ sơ quá hạn đang tồn …*; biểu đồ theo cấp",
        (
            ("*Xem* cạnh câu về hồ sơ quá hạn", see("quá hạn đang tồn \\d")),
            ("*Tồn và quá hạn*", written("Tồn và quá hạn")),
        ),
        "*Hồ sơ TTHC*: tồn và quá hạn qua các kỳ và của từng đơn vị",
        lambda a: [count(a.row("dossiers_pending_overdue")["value"]), a.parts.loc[a.parts["overdue"].idxmax(), "name"]],
        lambda a: ["hồ sơ đang giải quyết đã quá hạn ở cuối kỳ", count(a.row("dossiers_pending_overdue")["value"])],
    ),
    Asked(
        "Đơn vị nào gây ra?",
        "câu về tỷ lệ đúng hạn nêu đơn vị kéo mạnh nhất; *Năm đơn vị chậm nhất*, có số hồ sơ",
        (("*Xem* cạnh câu về tỷ lệ đúng hạn", see("^Tỷ lệ đúng hạn")),),
        "*Hồ sơ TTHC*: mọi đơn vị, chậm nhất đứng đầu",
        lambda a: [a.parts.loc[a.parts["rate"].idxmin(), "name"]],
        lambda a: list(a.parts.loc[a.parts["rate"].nsmallest(3).index, "name"]),
    ),
    Asked(
        "Tỉnh ta xếp thứ mấy?",
        "câu *Xếp hạng …*",
        (("*Xem* cạnh câu xếp hạng", see("^Xếp hạng")),),
        "*So sánh tỉnh*: hạng trên ô và trên đồ thị xếp hạng",
        lambda a: [f"{a.standings['on_time_rate'].rank}/{a.standings['on_time_rate'].of}"],
        lambda a: ["Đồng Tháp", "Hưng Yên"],
    ),
    Asked(
        "Cấp tỉnh so với cấp xã?",
        "câu *Đúng hạn: cấp xã …, cấp tỉnh …*; số tồn quá hạn theo cấp",
        (
            ("*Xem* cạnh câu hai cấp", see("^Đúng hạn: cấp xã")),
            ("*Chia theo: Cấp*", choice("Cấp")),
        ),
        "*Hồ sơ TTHC*: hai cấp cạnh nhau",
        lambda a: ["cấp xã", "cấp tỉnh"],
        lambda a: ["Theo cấp, tháng 10/2026", "Cấp tỉnh", "Cấp xã"],
    ),
    Asked(
        "Bao nhiêu hồ sơ quá hạn trên 1.000?",
        "thẻ *Quá hạn/1.000 hồ sơ*",
        (("*Nguồn* trên thẻ", source_of("late_per_1000")),),
        "*Nguồn của con số*: tử số ÷ mẫu số, từng ô của tệp",
        lambda a: [number(a.row("late_per_1000")["value"], 1, "vi")],
        lambda a: [count(a.row("late_per_1000")["numerator"]), count(a.row("late_per_1000")["denominator"]), "÷"],
    ),
    Asked(
        "Điều gì đã thay đổi?",
        "mục *Điều gì đã thay đổi*: tối đa năm câu, mỗi câu một đường dẫn",
        (),
        "",
        lambda a: ["Điều gì đã thay đổi", percent(a.row("online_share")["value"])],
        lambda a: [],
    ),
    Asked(
        "Số này tin được không?",
        "dòng dưới tiêu đề: tạm tính hay đã duyệt, đủ bao nhiêu báo cáo, kỳ nào, cập nhật lúc nào",
        (("*Nguồn* trên thẻ", source_of("on_time_rate")),),
        "*Nguồn của con số*: tệp, ô, số in trong tệp, nguồn khác nói gì",
        lambda a: ["tạm tính" if a.row("on_time_rate")["provisional"] else "duyệt", "Cập nhật"],
        lambda a: [count(a.row("on_time_rate")["numerator"]), count(a.row("on_time_rate")["denominator"]), "÷"],
    ),
    Asked(
        "Số liệu nào có vấn đề?",
        "mục *Số liệu cần xử lý trước khi kết luận*",
        (
            ("*Quản lý số liệu* trên thanh trên cùng", section("Quản lý số liệu")),
            ("*Chất lượng số liệu*", screen("Chất lượng số liệu")),
        ),
        "*Chất lượng số liệu*: ai chưa báo cáo, số nào không khớp",
        lambda a: ["cần xử lý trước khi kết luận"],
        lambda a: ["Chất lượng số liệu"],
    ),
)


def texts(page):
    """All the words of a screen and its dialog, those drawn in tables too, with plain spaces."""
    shown = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain], [role=dialog]')].map(e => e.textContent).join(' ')"
    )
    return " ".join(shown.split()).replace("\u00a0", " ").casefold()


def told(page, wanted):
    """Wait a little until all texts stand there; returns those that do not."""
    for _ in range(20):
        missing = [text for text in wanted if " ".join(text.split()).casefold() not in texts(page)]
        if not missing:
            return []
        page.wait_for_timeout(250)
    return missing


@pytest.fixture(scope="module")
def page(browser, serve, sample_store):
    address = serve(sample_store.folder)
    with visitor(browser, address, 1920) as visited:
        visited.overview = lambda: show(visited, address, "tong-quan")
        yield visited


@pytest.fixture(scope="module")
def answer(sample_store):
    return overview(sample_store.reader(), PLACE, PERIOD, TODAY)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.question)
def test_a_question_is_answered_in_two_clicks(page, answer, asked):
    assert len(asked.clicks) <= MOST
    page.overview()
    assert told(page, asked.first(answer)) == [], "on the overview"
    settled(page, 1000)  # the words stand there before the buttons beside them answer
    for _, link in asked.clicks:
        link(page).first.click()
        page.wait_for_timeout(300)
        settled(page)
    assert told(page, asked.then(answer)) == [], asked.reached


def table():
    """The page of docs, from the questions above."""
    lines = [
        "# Hai lần bấm / Two clicks",
        "",
        "Mỗi câu hỏi của lãnh đạo được trả lời ngay trên *Tổng quan*; chi tiết cách nhiều nhất hai lần bấm. "
        "Bảng này do",
        "`tests/pages/test_two_clicks.py` kiểm tra trong trình duyệt thật. / "
        "Each question is answered on the overview;",
        "the details are at most two clicks away. The test named checks this table in a real browser.",
        "",
        "| Câu hỏi / Question | Trên *Tổng quan* (0 lần bấm) | Bấm / Clicks | Tới / Leads to |",
        "|---|---|---|---|",
    ]
    for asked in QUESTIONS:
        clicks = "; ".join(f"{number}. {name}" for number, (name, _) in enumerate(asked.clicks, 1)) or "–"
        lines.append(f"| {asked.question} | {asked.on_the_overview} | {clicks} | {asked.reached or '–'} |")
    return "\n".join(lines) + "\n"


def test_the_table_of_the_docs_names_the_same_clicks():
    assert TABLE.read_text(encoding="utf-8") == table(), f"write this into docs/two-clicks.md:\n{table()}"
