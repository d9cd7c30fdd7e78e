"""Rules 10 to 18 of reliability ("numbers and meaning"), each from the bytes of a file to the stored figures."""

import unicodedata

import pytest

from data.store import Store
from loaders.load import confirm, prepare
from loaders.template.workbook import write_template
from tests.figures import fact
from tests.loaders.build import MY_THO, NOI_VU, TODAY, Y_TE, Form06a, hotline, table
from tests.loaders.test_load import everything


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def read(store: Store, content: bytes, name: str = "tep.xlsx", **request):
    return prepare(store, content, name, today=TODAY, **request)


def stored(store: Store) -> dict[tuple[str, str], float]:
    return {
        (unit, measure): value
        for unit, measure, value in store.reader().rows("SELECT unit, measure, value FROM live WHERE status = 'value'")
    }


def codes(preview) -> set[str]:
    return {p.code for p in preview.problems}


def units(*rows) -> Form06a:
    return Form06a(rows=[(n, name, values) for n, (name, values) in enumerate(rows, 1)])


def test_rule_10_of_reliability_vietnamese_digits(store):
    """ "1.250" as text is 1 250 and is shown; the float 1.25 is restored only because the row's identities say so."""
    as_text = tuple(f"{v:,}".replace(",", ".") for v in Y_TE)
    preview = read(store, units(("Sở Nội vụ", NOI_VU), ("Sở Y tế", as_text)).bytes())
    assert "text_numbers" in codes(preview)
    confirm(store, preview)
    assert stored(store)["Sở Y tế", "dossiers_received"] == 1250
    lost = (1.25, 900, 300, 50, 1.2, 800, 350, 50, 50, 45, 5)
    preview = read(store, units(("Sở Nội vụ", NOI_VU), ("Sở Y tế", lost)).bytes())
    assert "lost_thousand" in codes(preview) and not preview.changed


def test_rule_11_of_reliability_errors_and_blanks_are_missing_not_zero(store):
    values = (120, 70, 40, 10, 100, 60, 35, "-", 20, "#DIV/0!", None)
    preview = read(store, units(("Sở Nội vụ", values), ("Sở Y tế", Y_TE)).bytes())
    assert "error_cell" in codes(preview)
    confirm(store, preview)
    figures = stored(store)
    for measure in ("dossiers_resolved_late", "dossiers_pending_in_time", "dossiers_pending_overdue"):
        assert ("Sở Nội vụ", measure) not in figures


def test_rule_12_of_reliability_totals_are_compared_never_counted(store):
    form = Form06a(total_values=(9999, *(a + b + c for a, b, c in zip(NOI_VU[1:], Y_TE[1:], MY_THO[1:]))))
    preview = read(store, form.bytes())
    (problem,) = [p for p in preview.problems if p.code == "total_differs"]
    assert "9.999" in problem.message_vi and problem.locator.startswith("Biểu 6a!C")
    confirm(store, preview)
    assert sum(v for (_, m), v in stored(store).items() if m == "dossiers_received") == 120 + 1250 + 340


def test_rule_13_of_reliability_contradictions_load_only_on_confirmation(store):
    broken = (130, *NOI_VU[1:])
    preview = read(store, units(("Sở Nội vụ", broken), ("Sở Y tế", Y_TE)).bytes())
    assert preview.verdict == "warn" and "identity" in codes(preview) and stored(store) == {}
    confirm(store, preview)
    assert stored(store)["Sở Nội vụ", "dossiers_received"] == 130, "as printed, never repaired"


def test_rule_14_of_reliability_fewer_units_are_asked_and_a_header_alone_wipes_nothing(store):
    confirm(store, read(store, Form06a().bytes()))
    before = stored(store)
    fewer = read(store, units(("Sở Nội vụ", (121, 71, *NOI_VU[2:8], 21, 16, 5))).bytes())
    assert fewer.verdict == "ask" and "fewer_units" in codes(fewer)
    assert read(store, Form06a(rows=[], total="").bytes()).verdict == "reject"
    assert stored(store) == before


def test_rule_15_of_reliability_nothing_is_stored_before_confirmation(store):
    confirm(store, read(store, Form06a().bytes()))
    before = everything(store.folder)
    changed = Form06a()
    changed.rows[1] = (1, "Sở Nội vụ", (121, 71, *NOI_VU[2:8], 21, 16, 5))
    changed.rows.append((2, "UBND xã Tân Hồng", MY_THO))
    preview = read(store, changed.bytes())
    assert (len(preview.new), len(preview.changed), len(preview.unchanged), preview.missing) == (11, 4, 29, [])
    assert {(c.old, c.fact.value) for c in preview.changed} == {(120, 121), (70, 71), (20, 21), (15, 16)}
    assert everything(store.folder) == before


def test_rule_16_of_reliability_the_same_figures_in_other_bytes_change_nothing(store):
    content = Form06a().bytes()
    confirm(store, read(store, content))
    again = read(store, content)
    assert (
        again.already
        and "0 thay đổi" in again.problems[-1].message_vi
        and "đã nạp lúc" in again.problems[-1].message_vi
    )
    other = read(store, Form06a(signature=False).bytes())
    assert not other.already and other.is_unchanged and "0 thay đổi" in other.problems[-1].message_vi
    assert confirm(store, other) is None and len(store.batches()) == 1


def test_rule_17_of_reliability_text_is_composed(store):
    form = units((unicodedata.normalize("NFD", "Sở Nội vụ"), NOI_VU), ("Sở Y tế", Y_TE))
    confirm(store, read(store, form.bytes()))
    names = {unit for unit, _ in stored(store)}
    assert names == {"Sở Nội vụ", "Sở Y tế"} and all(unicodedata.is_normalized("NFC", n) for n in names)


@pytest.mark.parametrize(
    "look_alike",
    [
        "Sở Nội  vụ",
        "Sở Nội vụ ",
        "SỞ NỘI VỤ",
        "Sở\u200b Nội vụ",
        "Sở Nội v\u1ee5",
        "S\u1edf N\u1ed9i v\u1ee5",
        unicodedata.normalize("NFD", "Sở Nội vụ"),
    ],
)
def test_rule_18_of_reliability_look_alikes_are_one_unit(store, look_alike):
    confirm(store, read(store, units(("Sở Nội vụ", NOI_VU), ("Sở Y tế", Y_TE)).bytes()))
    preview = read(store, units((look_alike, NOI_VU), ("Sở Y tế", Y_TE)).bytes())
    assert preview.is_unchanged and preview.verdict in ("accept", "normalise")


def test_rule_18_of_reliability_an_unknown_place_is_asked(store):
    content = write_template([fact("hotline_received", 1, "ha-noi", "2026-06")])
    assert read(store, content).verdict == "accept"
    nowhere = read(store, hotline(title="Tháng 6 năm 2026"), place="Atlantis")
    assert nowhere.verdict == "ask" and "place_unknown" in codes(nowhere)
    named = read(store, table([["Chỉ tiêu", "Giá trị"], ["x", 1]]))
    assert named.verdict in ("ask", "reject") and not named.reading.facts
