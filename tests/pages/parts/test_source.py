"""The dialog of a number's sources: its operands as they are, and one that is missing as missing."""

import math

import pytest

from metrics.engine.trace import trace
from pages.parts import source
from pages.parts.view import View
from tests.figures import facts, new_store
from tests.pages.conftest import TODAY


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """`shown(numerator=None)`: the lines under a number whose row is changed so."""
    store = new_store(
        tmp_path, facts("hue", "2026-10", dossiers_resolved=2000.0, dossiers_resolved_early_or_on_time=1900.0)
    )
    view = View("vi", "light", False, store, store.reader(), TODAY)
    row = trace(store, view.reader, "on_time_rate", "hue", "2026-10").row

    def lines(**changed):
        texts = []
        monkeypatch.setattr(source.st, "markdown", texts.append)
        monkeypatch.setattr(source.st, "metric", lambda *_, **__: None)
        source._value(view, row | changed)
        return next(text for text in texts if "÷" in text)

    return lines


def test_the_operands_stand_with_what_they_count(shown):
    assert shown() == (
        "**1.900** hồ sơ giải quyết trước và đúng hạn ÷ **2.000** hồ sơ đã giải quyết = **95,00\u00a0%**"
    )


@pytest.mark.parametrize("missing", [None, math.nan])
def test_a_missing_operand_is_shown_as_missing(shown, missing):
    assert shown(numerator=missing).startswith("**–** ") and "÷ **2.000** " in shown(numerator=missing)
    assert "÷ **–** " in shown(denominator=missing) and shown(denominator=missing).startswith("**1.900** ")
