"""What is made of words as they stand in files, all of it written down: `tests/cases/words`."""

import pytest

from tests.cases.words import KINDS, written


@pytest.mark.parametrize("kind", KINDS)
def test_words_are_read_as_it_is_written_down(kind):
    outcomes = written(kind)
    assert len(outcomes) >= 20 and {words: KINDS[kind](words) for words in outcomes} == outcomes
