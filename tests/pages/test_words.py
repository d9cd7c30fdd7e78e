"""Sentences: a missing translation, or one that speaks of other values, stops the program at import."""

import pytest

from loaders.registry import SOURCES
from pages import words
from pages.words import Sentence


@pytest.mark.parametrize(("vi", "en"), [("Kỳ", ""), ("", "Period"), ("Kỳ {days}", "Period"), ("Kỳ {a}", "Period {b}")])
def test_an_incomplete_sentence_is_refused(vi, en):
    with pytest.raises(ValueError):
        Sentence(vi, en)


def test_values_stand_in_both_languages():
    sentence = Sentence("thiếu {missing}", "{missing} missing")
    assert sentence("vi", missing=4) == "thiếu 4" and sentence("en", missing=4) == "4 missing"


def test_every_source_has_a_name_beside_its_numbers():
    assert all(source.short(language) for source in SOURCES for language in ("vi", "en"))
    assert not {source.id for source in SOURCES} & set(words.SAMPLE_SOURCES)
