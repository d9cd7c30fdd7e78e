"""The overview: where its figures stand, and that an incomplete period is not judged."""

import re

from pages import words
from tests.pages.conftest import texts_of


def test_the_overview_says_where_it_stands(screen, sample_store):
    shown = texts_of(screen(sample_store, noi="dong-thap@2025", ky="2026-10"))
    assert "95,89" in shown and "Kỳ 15/9–14/10/2026 (Nghị định 09/2019)" in shown
    assert words.PROVISIONAL.vi in shown and "30 đơn vị đã nạp, chưa khai danh sách" in shown


def test_an_incomplete_period_is_marked_and_not_judged(screen, sample_store):
    test = screen(sample_store, noi="vn", ky="2026-10")
    shown = texts_of(test)
    assert re.search(r"thiếu \d/34 tỉnh, thành", shown) and re.search(r"▨.thiếu \d/34\]", shown)
    card = next(m for m in test.metric if m.label == "Giải quyết đúng hạn")
    assert card.value.endswith("%") and not card.delta
