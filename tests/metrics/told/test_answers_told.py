"""What the answers say of one store with something of everything, to the last number: `told.txt`, a line a question.

After a change that is meant: `python -m tests.metrics.told.test_answers_told`, and look at the difference.
"""

import tempfile
from pathlib import Path

import pytest

from data.reader import Reader
from data.store import Store
from tests.metrics.answers.test_judged_lines import spelled
from tests.metrics.told.questions import QUESTIONS
from tests.metrics.told.store import store_of_everything

FILE = Path(__file__).resolve().parent / "told.txt"


def line_of(name: str, store: Store, reader: Reader) -> str:
    return f"{name} => {spelled(QUESTIONS[name](store, reader))}".replace("\n", " ")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return store_of_everything(tmp_path_factory.mktemp("everything"))


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_is_what_is_written_down(store, name):
    written = {line.split(" => ")[0]: line for line in FILE.read_text("utf-8").splitlines()}
    assert line_of(name, store, store.reader()) == written[name]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = store_of_everything(Path(folder))
        FILE.write_text("\n".join(line_of(name, made, made.reader()) for name in QUESTIONS) + "\n", encoding="utf-8")
