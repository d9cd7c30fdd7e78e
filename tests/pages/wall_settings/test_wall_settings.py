"""The settings of the wall: a board is made, changed, saved as a decision, and not overwritten unseen."""

import pytest

from pages.wall import words as wall_words
from pages.wall.declaration import FIRST_BOARD
from pages.wall_settings import words as wall_settings_words
from tests.figures import new_store
from tests.pages.wall.test_wall_server import SMALL, month


@pytest.fixture
def store(tmp_path):
    """One month of one province, and a board that shows its on-time rate."""
    made = new_store(tmp_path / "kho", month())
    made.decide("board", slug=FIRST_BOARD, board=SMALL)
    return made


def test_the_settings_screen_saves_a_board_as_a_decision(store, screen):
    test = screen(store, "man-hinh-phong-hop")
    assert not test.exception and "54" in "".join(m.value for m in test.markdown)
    test.button(key="wall_add").click().run()
    assert len(store.reader().decisions.boards[FIRST_BOARD]["panels"]) == 1  # nothing is written yet
    test.button(key="wall_save").click().run()
    assert [p["kind"] for p in store.reader().decisions.boards[FIRST_BOARD]["panels"]] == ["kpi", "kpi"]
    test.number_input(key="wall_height_mac-dinh").set_value(40).run()
    assert wall_words.TOO_FAR("vi", farthest="5", wanted=110, most=64, height="40", reach="2,9") in [
        w.value.replace("\\", "") for w in test.warning
    ]
    assert test.button(key="wall_save").disabled


def test_the_settings_screen_makes_and_deletes_boards(store, screen):
    test = screen(store, "man-hinh-phong-hop", lang="en")
    test.text_input(key="wall_new_name").set_value("Tầng 2").run()
    test.button(key="wall_create").click().run()
    assert store.reader().decisions.boards["tang-2"]["name"] == "Tầng 2" and not test.exception
    assert test.selectbox(key="wall_board_select").value == "tang-2"
    test.button(key="wall_delete").click().run()
    assert list(store.reader().decisions.boards) == [FIRST_BOARD] and not test.exception


def test_two_people_at_one_board_do_not_save_over_each_other_unseen(store, screen):
    test = screen(store, "man-hinh-phong-hop")
    test.button(key="wall_add").click().run()
    theirs = {**store.reader().decisions.boards[FIRST_BOARD], "name": "Của người khác"}
    store.decide("board", slug=FIRST_BOARD, board=theirs)
    test.button(key="wall_save").click().run()
    assert store.reader().decisions.boards[FIRST_BOARD] == theirs and not test.exception
    assert [w.value for w in test.warning] == [wall_settings_words.SAVED_BY_ANOTHER.vi]
    test.button(key="wall_save").click().run()
    saved = store.reader().decisions.boards[FIRST_BOARD]
    assert len(saved["panels"]) == 2 and saved["name"] != "Của người khác"
    head = store.head
    test.text_input(key="wall_name_mac-dinh").set_value("Dài " * 30).run()
    assert wall_words.NEEDS_NAME("vi", most=60) in [w.value.replace("\\", "") for w in test.warning]
    assert test.button(key="wall_save").disabled and store.head == head


# -- the store cannot be read --------------------------------------------------------------------------------
