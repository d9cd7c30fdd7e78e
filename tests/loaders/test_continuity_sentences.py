"""What a warning of continuity says, word for word: which figure, of whom, of which periods, both numbers."""

from dataclasses import replace

from data.store import Store
from loaders.continuity import check_continuity
from tests.figures import facts, load


def test_an_opening_names_both_periods_both_numbers_and_what_was_carried_over(tmp_path):
    store = Store(tmp_path)
    batch = load(store, [replace(f, locator="A!K13") for f in facts("hue", "2026-05", dossiers_pending=241.0)])
    opening = [replace(f, locator="A!F13") for f in facts("hue", "2026-06", dossiers_carried_over=214.0)]
    (problem,) = check_continuity(store, store.reader(), "template", opening)
    assert problem.message_vi == (
        "A!F13 (Huế): kỳ trước chuyển qua của tháng 6/2026 là 214, nhưng cuối tháng 5/2026 còn 241 "
        f"(A!K13 của {batch.id}); lệch −27. Có thể một trong hai kỳ đã được sửa sau."
    )
    assert problem.message_en == (
        "A!F13 (Huế): Jun 2026 opens with 214 carried over, but May 2026 closed with 241 "
        f"(A!K13 of {batch.id}); difference −27. One of the two may have been corrected later."
    )


def test_a_sum_names_its_figure_in_both_languages(tmp_path):
    """Two figures of one file, and only the one that differs is named."""
    store = Store(tmp_path)
    for label, received, resolved in (("2026-07", 10.0, 5.0), ("2026-08", 20.0, 6.0), ("2026-09", 30.0, 7.0)):
        load(store, facts("hue", label, dossiers_received_new=received, dossiers_resolved=resolved))
    quarter = facts("hue", "2026-Q3", dossiers_received_new=60.0, dossiers_resolved=28.0)
    (problem,) = check_continuity(store, store.reader(), "template", quarter)
    texts = (problem.message_vi, problem.message_en)
    assert "(Huế): Hồ sơ đã giải quyết, quý III/2026 ghi 28, nhưng cộng 3 kỳ trong đó được 18 (" in texts[0]
    assert "; lệch 10." in texts[0] and "T7/2026 5 ở Số liệu!B2 của b000001" in texts[0]
    assert "(Huế): Dossiers resolved, Q3/2026 says 28, but the 3 periods in it add up to 18 (" in texts[1]
    assert "; difference 10." in texts[1] and "Jul 2026 5 in Số liệu!B2 of b000001" in texts[1]
