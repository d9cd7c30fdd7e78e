"""Answers kept beside their reader: a screen asks for a line, its last point, its last year; they are read once.

A reader is one snapshot with its decisions, so nothing kept can grow old; with the reader it is forgotten.
"""

import threading
from collections import OrderedDict
from weakref import WeakKeyDictionary

import pandas as pd

from data.reader import Reader

MOST = 60  # answers a reader
ROWS = 3000  # of an answer worth keeping

_KEPT: WeakKeyDictionary[Reader, OrderedDict] = WeakKeyDictionary()
_LOCK = threading.Lock()


def remembered(reader: Reader, key: tuple, labels: list[str]) -> pd.DataFrame | None:
    """The rows of these periods, where an answer to the same question held all of them; else None."""
    wanted = frozenset(labels)
    with _LOCK:
        answers = _KEPT.get(reader, {})
        found = next((each for each in answers if each[0] == key and wanted <= each[1]), None)
        if found is None:
            return None
        answers.move_to_end(found)
        frame = answers[found]
    return frame[frame["period"].isin(wanted)].reset_index(drop=True)


def remember(reader: Reader, key: tuple, labels: list[str], frame: pd.DataFrame) -> None:
    """Keep an answer for these periods; the one not asked for longest goes."""
    if len(frame) > ROWS:
        return
    with _LOCK:
        answers = _KEPT.setdefault(reader, OrderedDict())
        held = frozenset(labels)
        for each in [each for each in answers if each[0] == key and each[1] <= held]:
            del answers[each]
        answers[key, held] = frame
        while len(answers) > MOST:
            answers.popitem(last=False)
