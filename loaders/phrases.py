"""Chosen measures of open numbers as ledger lines: `phrase` keeps one by its words, `phrase_removed` forgets it."""

import json
from collections.abc import Mapping

from data.facts import Reading
from data.measures import MEASURES
from data.refusals import StoreError
from data.store import Store
from loaders.files.glimpse import FOUND


def remember_phrases(store: Store, reading: Reading, answers: Mapping[str, str], who: str | None = None) -> None:
    """After a confirmation: what a person chose for open numbers, by their words. Words that were given two measures
    in one document say too little, and are not kept."""
    chosen: dict[tuple[str, str], set[str]] = {}
    for row in json.loads(reading.notes.get(FOUND, "[]")):
        measure = answers.get(f"prose:{row['locator']}", "")
        if row["phrase"] and measure in MEASURES:
            chosen.setdefault((row["kind"], row["phrase"]), set()).add(measure)
    known = store.reader().decisions.phrases
    for (kind, words), measures in chosen.items():
        if len(measures) == 1 and known.get((kind, words)) not in measures:
            store.decide("phrase", who, kind_of_number=kind, words=words, measure=measures.pop())


def forget_phrase(store: Store, kind: str, words: str, who: str | None = None) -> None:
    """Forget what was chosen for such words; what was loaded by it stays. Raises `StoreError` when nothing was."""
    if (kind, words) not in store.reader().decisions.phrases:
        raise StoreError(f"Không nhớ cách nói “{words}”.", f"Nothing is remembered of “{words}”.")
    store.decide("phrase_removed", who, kind_of_number=kind, words=words)
