"""Answers kept beside their reader: a screen asks for a line, its last point, its last year; they are read once.

A reader is one snapshot with its decisions, so nothing kept can grow old; with the reader it is forgotten.
"""

import threading
from collections import OrderedDict
from weakref import WeakKeyDictionary

import pandas as pd

from data.reader import Reader
from metrics.engine.question import Question
from metrics.kpi import Kpi

MOST = 60  # answers a reader
ROWS = 3000  # of an answer worth keeping

Key = tuple[Kpi, Question]
_KEPT: WeakKeyDictionary[Reader, OrderedDict[tuple[Key, frozenset[str]], pd.DataFrame]] = WeakKeyDictionary()
_LOCK = threading.Lock()


def remembered(reader: Reader, key: Key, labels: list[str]) -> pd.DataFrame | None:
    """The rows of these periods, where an answer to the same question held all of them; else None."""
    wanted = frozenset(labels)
    with _LOCK:
        answers = _KEPT.setdefault(reader, OrderedDict())
        entry = next((candidate for candidate in answers if candidate[0] == key and wanted <= candidate[1]), None)
        if entry is None:
            return None
        answers.move_to_end(entry)
        frame = answers[entry]
    return frame[frame["period"].isin(wanted)].reset_index(drop=True)


def remember(reader: Reader, key: Key, labels: list[str], frame: pd.DataFrame) -> None:
    """Keep an answer for these periods; the one not asked for longest goes."""
    if len(frame) > ROWS:
        return
    with _LOCK:
        answers = _KEPT.setdefault(reader, OrderedDict())
        asked = frozenset(labels)
        for entry in [entry for entry in answers if entry[0] == key and entry[1] <= asked]:
            del answers[entry]
        answers[key, asked] = frame
        while len(answers) > MOST:
            answers.popitem(last=False)
