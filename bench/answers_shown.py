"""What is built of answers: the boards of the wall, workbooks, slides, the page for the printer."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pandas as pd

from bench.answers_asked import CLOSELY
from bench.answers_stores import OLD, TODAY, Sample
from bench.answers_text import answer_lines, plain, refusal, slides_lines, text_lines, workbook_lines
from data.places import NATION
from metrics.answers.overview import overview
from metrics.answers.summary import Overview
from metrics.engine.query import query
from metrics.engine.question import Question
from pages.overview.digest import digest
from pages.overview.slides import overview_slides
from pages.parts.downloads import figures_workbook, table_workbook
from pages.print.sheet import sheet
from pages.wall.answers import Answers
from pages.wall.board import as_bytes, build_board, without_figures
from pages.wall.declaration import FIRST_BOARD, KINDS, boards_of, first_board, read_board
from pages.wall.texts import VIETNAM

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=VIETNAM)
RELEASE = "release"  # of the page's files: their hash, not an answer
LANGUAGES = ("vi", "en")
SHOWN = {
    "samples": (
        (NATION, "2026-10", "today"),
        ("dong-thap@2025", "2026-09", "today"),
        ("quang-ninh", "2026-Q3", "reported"),
    ),
    "decided": ((OLD, "2023-Q1", "reported"), ("dong-thap@2025", "2022-05", "today")),
}
QUARTERLY = ("kpi", "ends", "ranked", "changes", "completeness")
PANELS = (
    [{"kind": kind, "place": "quang-ninh"} for kind in KINDS]
    + [{"kind": kind, "place": NATION, "grain": "quarter"} for kind in QUARTERLY]
    + [{"kind": "trend", "place": "ha-noi", "kpis": [kpi]} for kpi in (*CLOSELY, "facebook_reach")]
    + [
        {"kind": "ranked", "of": "provinces", "pages": 4},
        {"kind": "tiles", "kpis": ["index766_total"]},
        {"kind": "nobody-knows"},
    ]
)  # a kind of another release is named, not built


def boards(sample: Sample) -> Iterator[str]:
    """Every board: those there are, and one of further panels, in both languages and colours."""
    wanted = boards_of(sample.reader.decisions.boards)
    wanted["sample-en"] = first_board() | {"language": "en", "mode": "light", "screen_height_m": 1.5, "farthest_m": 12}
    if sample.name == "samples":
        wanted["many"] = {"name": "Nhiều", "panels": PANELS}
    ask = Answers(sample.reader)
    for slug, plain_board in wanted.items():
        yield f"--- {sample.name} board {slug}"
        board = read_board(slug, plain_board)
        built = build_board(sample.view(board.language, board.mode), board, NOW, RELEASE, ask)
        yield from _board_lines(json.loads(as_bytes(built)))
    yield from _board_lines(without_figures(FIRST_BOARD, RELEASE))


def _board_lines(board: dict) -> Iterator[str]:
    """A line a field of the board and of its panels."""
    for name, value in board.items():
        if name != "panels":
            yield f"{name}: {plain(json.dumps(value, ensure_ascii=False))}"
    for panel in board["panels"]:
        for name, value in panel.items():
            yield f"{panel['id']}.{name}: {plain(json.dumps(value, ensure_ascii=False))}"


def papers(sample: Sample) -> Iterator[str]:
    """Workbook, slides and print page of some overviews, and the words they are made of."""
    for place, period, boundaries in SHOWN[sample.name]:
        answer = overview(sample.reader, place, period, TODAY, boundaries)
        for language in LANGUAGES:
            yield from _paper(sample, answer, language)
    if sample.name == "samples":
        yield from _workbooks(sample)


def _paper(sample: Sample, answer: Overview, language: str) -> Iterator[str]:
    view, name = sample.view(language), f"{sample.name} {answer.place} {answer.period} {language}"
    yield from answer_lines(f"brief {name}", digest, view, answer)
    yield from _built(
        workbook_lines,
        f"workbook {name}",
        lambda: figures_workbook(replace(view, boundaries=answer.boundaries), answer.rows),
    )
    yield from _built(slides_lines, f"slides {name}", lambda: overview_slides(view, answer))
    yield from _built(text_lines, f"print {name}", lambda: sheet(view, answer))


def _workbooks(sample: Sample) -> Iterator[str]:
    """Figures by office, with gaps and refusals; a table with the numbers behind its cells."""
    rows = query(
        sample.reader, Question(CLOSELY, "month", ("quang-ninh", NATION), *_last_two(), split="unit", today=TODAY)
    )
    gaps = query(sample.reader, Question(CLOSELY, "quarter", ("ha-noi", OLD), boundaries="reported", today=TODAY))
    keys: list[list[tuple[str, str, str, str] | None]] = [
        [("on_time_rate", "ha-noi", "2026-09", ""), ("hotline_received", "quang-ninh", "2026-Q3", "")],
        [None, None],
    ]
    table = pd.DataFrame({"A": [97.25, None], "B": ["=1+1", "x"]})
    for language in LANGUAGES:
        view = sample.view(language)
        yield from _built(workbook_lines, f"units {language}", partial(figures_workbook, view, rows))
        yield from _built(
            workbook_lines, f"gaps {language}", partial(figures_workbook, replace(view, boundaries="reported"), gaps)
        )
        yield from _built(workbook_lines, f"table {language}", partial(table_workbook, view, table, {}, keys))


def _last_two() -> tuple[date, date]:
    return TODAY.replace(month=9, day=30), TODAY.replace(month=10, day=31)


def _built(lines: Callable, name: str, build: Callable) -> Iterator[str]:
    """A paper, or why there is none."""
    try:
        content = build()
    except Exception as error:  # what fails stands in the dump too, by its name
        yield f"--- {name}"
        yield refusal(error)
        return
    yield from lines(name, content)
