"""Which period, window and place a title settles, with what is asked and said: `titles_read.txt`, a block a title.

Lines, names of sheets and what a person says beside them are drawn once by a seed. After a change that is meant:
`python -m tests.loaders.tables.test_titles_read`, and look at the difference.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from data.facts import Problem
from loaders.files.sheets import Sheet
from loaders.tables.context import Context
from loaders.tables.titles import read_title, settle
from tests.loaders.tables.test_tables_read import HEADS, PERIODS, SHEETS, TODAY, WINDOWS

FILE = Path(__file__).resolve().parent / "titles_read.txt"
COUNT = 260
MORE = (
    "Lũy kế từ đầu năm", "Từ đầu năm 2026", "Tháng 5, tháng 6", "Năm 2024 - 2025", "Năm 2025, năm 2026",
    "Chỉ tiêu năm 2026",     "Quý III", "6 tháng", "Tháng 12", "So với cùng kỳ năm 2025",
    "Kỳ trước: tháng 5/2026", "Báo cáo định kỳ hằng tháng",
)  # fmt: skip
ANSWERS: tuple[dict[str, str], ...] = (
    {},
    {},
    {},
    {"period": "2026-06"},
    {"period": "x"},
    {"period": "skip"},
    {"place": "hue"},
    {"place": "tien-giang"},
)


def sentence(problem: Problem) -> str:
    choices = f" ?{problem.question} {list(problem.choices)}" if problem.question else ""
    return f"  {problem.severity} {problem.code} {problem.locator} {problem.message_vi} | {problem.message_en}{choices}"


def lines_of(draw: random.Random) -> Iterator[str]:
    written = [*draw.choice(HEADS), draw.choice(PERIODS), draw.choice(("", *MORE, *PERIODS)), draw.choice(WINDOWS)]
    rows = [[line] for line in written if line]
    name, answers = draw.choice(SHEETS), dict(draw.choice(ANSWERS))
    place = draw.choice((None, None, "dong-thap@2025", "Quảng Ninh", "Tiền Giang", "Xyz"))
    period = draw.choice((None, None, None, "2026-06", "2025", "2026-Q2"))
    title, problems = read_title(Sheet(name, rows), len(rows)), list[Problem]()
    settled = settle(title, Context(place, period, {}, {}, answers, TODAY), problems, name)
    yield f"# {name} {written} {place} {period} {answers}"
    days = f"{settled.start}–{settled.end} {settled.basis}{' estimate' * settled.is_estimate}"
    yield f"  {settled.label} {days} {settled.place} “{title.printed}” {title.locator} {title.labels} {title.places}"
    yield from map(sentence, problems)


def lines() -> Iterator[str]:
    draw = random.Random(6)
    for _ in range(COUNT):
        yield from lines_of(draw)


def test_what_a_title_settles_is_what_is_written_down():
    assert list(lines()) == FILE.read_text("utf-8").splitlines()


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
