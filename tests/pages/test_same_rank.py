"""A place's rank as it is read: on the overview, on paper, on its subject screen, compared, and on the wall."""

import json
import re
from datetime import datetime

import pytest

from metrics.answers.compare import compare
from metrics.answers.overview import overview
from pages.compare.rows import spoken_rows
from pages.overview.digest import digest
from pages.parts.view import View
from pages.wall.keeper import Keeper
from tests.figures import facts, new_store
from tests.pages.conftest import TODAY, texts_of
from tests.pages.wall.test_wall_server import MORNING, board_of

LATE = {
    "2026-09": {"ha-noi": 10, "hue": 20, "nghe-an": 30, "son-la": 5},
    "2026-10": {"ha-noi": 30, "hue": 20, "nghe-an": 20, "cao-bang": 10},
}
AMONG = "trong 3 nơi có hạng cả hai kỳ"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Hà Nội is 4 of 4 in October; of the three ranked both times it was 1 and is 3."""
    return new_store(
        tmp_path_factory.mktemp("same_rank"),
        [
            f
            for label, late in LATE.items()
            for place, count in late.items()
            for f in facts(
                place,
                label,
                dossiers_resolved=1000,
                dossiers_resolved_early_or_on_time=1000 - count,
                dossiers_resolved_late=count,
            )
        ],
    )


def test_the_overview_and_paper_say_the_rank_and_whom_it_is_compared_among(store):
    view = View("vi", "light", False, store, store.reader(), TODAY)
    changes = [text for _, text in digest(view, overview(store.reader(), "ha-noi", "2026-10", TODAY)).changes]
    (rank,) = (text for text in changes if text.startswith("Xếp hạng"))
    assert rank == f"Xếp hạng 4/4 tỉnh, thành về tỷ lệ đúng hạn; {AMONG}: tháng 9/2026 hạng 1, nay hạng 3."


def test_the_dossiers_say_the_same(screen, store):
    shown = texts_of(screen(store, "ho-so", noi="ha-noi", ky="2026-10"))
    assert f"Hạng 4/4, ▼ xuống 2 {AMONG}" in shown


def test_the_comparison_says_the_same(store):
    view = View("vi", "light", False, store, store.reader(), TODAY)
    answer = compare(store.reader(), "on_time_rate", "2026-10", "today", TODAY)
    hover = spoken_rows(view, "on_time_rate", answer.rows, answer).set_index("place")["hover"]
    assert f"Hạng 4; {AMONG}: T9/2026 hạng 1, nay hạng 3" in hover["ha-noi"]


def test_the_wall_says_the_same(store):
    """In a tile's facts and in both lists: the worst stands first, with the highest number."""
    panels = [
        {"kind": "tiles", "place": "ha-noi", "kpis": ["on_time_rate"]},
        {"kind": "ends", "place": "vn"},
        {"kind": "ranked", "place": "vn", "kpis": ["on_time_rate"]},
    ]
    store.decide("board", slug="mac-dinh", board={"name": "Phòng họp", "panels": panels})
    keeper = Keeper(store, clock=lambda: datetime(2026, 11, 20, 8, tzinfo=MORNING.tzinfo))
    keeper.look()
    tiles, ends, listed = board_of(keeper)["panels"]
    assert tiles["facts"][0]["text"] == "hạng **4**/4"
    assert [(row["rank"], row["name"]) for row in listed["rows"]] == [
        ("4", "Hà Nội"),
        ("2", "Huế"),
        ("2", "Nghệ An"),
        ("1", "Cao Bằng"),
    ]
    assert [(row["rank"], row["group"]) for row in ends["rows"]] == [
        ("4", "worst"),
        ("2", "worst"),
        ("1", "best"),
        ("2", "best"),
    ]
    assert not re.search(r"\bnan\b|None", json.dumps(board_of(keeper), ensure_ascii=False).replace("null", ""))
