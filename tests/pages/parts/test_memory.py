"""Answers are kept: asked once, made once, and left as they are by every screen."""

import pickle
import threading
import time

import pytest

from pages.parts import answers as asked
from pages.parts.memory import Memory
from tests.pages.conftest import PATHS


def test_the_second_asking_is_not_made_again():
    memory, made = Memory(10), []
    assert [memory.get("a", lambda: made.append(1) or "answer") for _ in range(3)] == ["answer"] * 3
    assert made == [1]


def test_the_answers_used_last_stay():
    memory = Memory(2)
    for key in ("a", "b", "a", "c"):
        memory.get(key, key.upper)
    assert "a" in memory and "c" in memory and "b" not in memory and len(memory) == 2


def test_an_error_is_raised_and_not_kept():
    memory = Memory(2)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            memory.get("a", lambda: 1 / 0)
    assert memory.get("a", lambda: 1) == 1


def test_many_askers_at_once_make_one_answer():
    memory, made, answers = Memory(10), [], []

    def make():
        made.append(1)
        time.sleep(0.05)
        return object()

    askers = [threading.Thread(target=lambda: answers.append(memory.get("a", make))) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert made == [1] and len(set(map(id, answers))) == 1


@pytest.mark.slow
def test_no_screen_changes_an_answer(screen, sample_store):
    """All readers share the kept frames: one page that sorted or filled one in place would lie to the next."""
    for path in PATHS:
        screen(sample_store, path, noi="dong-thap@2025", ky="2026-10")
        before = {key: pickle.dumps(answer) for key, answer in asked.ANSWERS._answers.items()}
        screen(sample_store, path, noi="dong-thap@2025", ky="2026-10", lang="en")
        changed = [key[:3] for key, was in before.items() if pickle.dumps(asked.ANSWERS._answers[key]) != was]
        assert changed == [], path
    assert len(asked.ANSWERS) > 5 and len(asked.MADE) > 2
