"""The corpus of passages holds what its README says: verbatim excerpts, known ids, every number accounted for."""

import json
import re
from pathlib import Path

import pytest

from data.measures import MEASURES
from data.periods import parse_period
from data.places import PLACES
from data.qualifiers import QUALIFIERS

FOLDER = Path(__file__).parent / "passages"
FILES = sorted(FOLDER.rglob("*.json"))
PASSAGES = [passage for file in FILES for passage in json.loads(file.read_text("utf-8"))]
LISTS = ("facts", "open", "implied", "unsure")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
AT_LEAST = 220
FRESH = {
    "dossiers": 20,
    "hotline": 8,
    "media": 5,
    "citizens": 6,
    "tasks_documents": 6,
    "budget": 6,
    "index766": 3,
    "mixed": 3,
    "nothing": 3,
}


def test_there_are_enough_and_each_has_its_own_name():
    slugs = [passage["slug"] for passage in PASSAGES]
    assert len(slugs) >= AT_LEAST and len(slugs) == len(set(slugs))


def test_the_fresh_passages_are_all_there():
    counts = {file.stem: len(json.loads(file.read_text("utf-8"))) for file in FOLDER.glob("fresh/*.json")}
    assert counts == FRESH


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["slug"])
def test_a_passage_says_where_each_number_belongs(passage):
    text = passage["text"]
    excerpts = [one["excerpt"] for name in LISTS for one in passage[name]]
    assert [e for e in excerpts if e not in text and e not in passage["title"]] == []
    covered = {
        n for e in [*excerpts, *passage["nothing"]] for m in re.finditer(re.escape(e), text) for n in range(*m.span())
    }
    assert [m.group() for m in NUMBER.finditer(text) if not covered.issuperset(range(*m.span()))] == []


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["slug"])
def test_a_passage_uses_known_ids(passage):
    assert passage["place"] in {"", *PLACES}
    named = [one["measure"] for name in ("facts", "implied", "unsure") for one in passage[name]]
    assert {name for name in named if name} <= set(MEASURES)
    for fact in passage["facts"]:
        assert fact["qualifier"] in QUALIFIERS and fact["place"] in {"", *PLACES}
        if fact["period_label"]:
            parse_period(fact["period_label"])
    assert all(NUMBER.search(fact["excerpt"]) for fact in passage["facts"] if fact["value"])
