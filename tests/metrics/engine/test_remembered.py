"""What was asked is not read again, and says the same as if it were."""

from dataclasses import replace
from datetime import date

import pandas as pd

from metrics.engine.query import query
from metrics.engine.question import Question

TODAY = date(2026, 11, 20)
LINE = Question(
    ("on_time_rate", "dossiers_pending_overdue"),
    "month",
    ("quang-ninh",),
    date(2025, 9, 30),
    date(2026, 9, 30),
    today=TODAY,
)


def _new_reader(store):
    """A reader that was asked nothing yet."""
    reader = store.reader()
    return reader.with_decisions(store.lines())


def _reads(monkeypatch, reader):
    asked_sql = []
    frame = type(reader).frame
    monkeypatch.setattr(type(reader), "frame", lambda self, *asked: asked_sql.append(asked) or frame(self, *asked))
    return asked_sql


def test_a_part_of_a_line_is_not_read_again_and_says_the_same(sample_store, monkeypatch):
    reader = _new_reader(sample_store)
    last = replace(LINE, start=date(2026, 9, 30))
    alone = query(_new_reader(sample_store), last)
    query(reader, LINE)
    reads = _reads(monkeypatch, reader)
    again = query(reader, last)
    assert not reads and len(again) == 2
    pd.testing.assert_frame_equal(again, alone, check_dtype=False)


def test_another_day_level_or_boundary_is_another_question(sample_store, monkeypatch):
    reader = _new_reader(sample_store)
    query(reader, LINE)
    reads = _reads(monkeypatch, reader)
    for other in (
        replace(LINE, today=date(2026, 10, 2)),
        replace(LINE, level="xã"),
        replace(LINE, boundaries="reported"),
        replace(LINE, end=date(2026, 10, 31)),
    ):
        before = len(reads)
        query(reader, other)
        assert len(reads) > before, other


def test_what_a_reader_does_to_an_answer_is_not_remembered(sample_store):
    reader = _new_reader(sample_store)
    first = query(reader, LINE)
    first.loc[:, "value"] = 0.0
    first["place"] = "x"
    assert query(reader, LINE)["value"].max() > 0 and set(query(reader, LINE)["place"]) == {"quang-ninh"}
