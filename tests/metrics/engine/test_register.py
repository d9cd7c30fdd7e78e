"""Rule 14 with a register of units: who is expected of a period is who is registered and exists on its last day."""

from datetime import date

import pytest

from data.refusals import ReasonNeeded
from data.register import RegisterChange, RegisteredUnit, communes
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.figures import fact, load, new_store

TODAY = date(2026, 11, 20)
COVERAGE = ["coverage", "coverage_of", "expected_from", "complete"]


def resolved(place, label, *units, **more):
    return [fact("dossiers_resolved", 5, place, label, unit=unit, **more) for unit in units]


def declare(store, place, *units, removed=(), reason=""):
    """Write units into the register of a place; a name alone is one without days."""
    entries = tuple(RegisteredUnit(u) if isinstance(u, str) else u for u in units)
    return store.decide("register", reason=reason, **RegisterChange(place, entries, tuple(removed)).payload())


def ask(store, place="hue", grain="month", kpi="dossiers_resolved", **more):
    rows = query(store.reader(), Question((kpi,), grain, (place,), today=TODAY, **more))
    return rows[rows["value"].notna()]


def covered(store, place="hue", grain="month", **more):
    """By period and part: coverage, of what, whose list says so, complete."""
    rows = ask(store, place, grain, **more)
    parts = [(period, part) if part else period for period, part in zip(rows["period"], rows["split"])]
    return dict(zip(parts, rows[COVERAGE].itertuples(index=False, name=None)))


@pytest.fixture
def eight(tmp_path):
    """Eight of the 102 communes of Đồng Tháp report in August 2026."""
    names = [unit.name for unit in communes()["dong-thap@2025"][:8]]
    return new_store(tmp_path, resolved("dong-thap@2025", "2026-08", *names))


def test_eight_of_102_communes(eight):
    place = "dong-thap@2025"
    assert covered(eight, place) == {"2026-08": ("8/8", "units", "observed", True)}
    declare(eight, place, *communes()[place])
    assert covered(eight, place) == {"2026-08": ("8/102", "units", "register", False)}
    assert ask(eight, place)["value"].tolist() == [40], "the figure itself is the same"


def test_all_102_are_complete_against_the_register(eight):
    place = "dong-thap@2025"
    load(eight, resolved(place, "2026-08", *(unit.name for unit in communes()[place][8:])))
    declare(eight, place, *communes()[place])
    assert covered(eight, place) == {"2026-08": ("102/102", "units", "register", True)}


def test_a_register_taken_back_leaves_what_was_observed(eight):
    place = "dong-thap@2025"
    declare(eight, place, *communes()[place])
    declare(eight, place, removed=[unit.name for unit in communes()[place]])
    assert covered(eight, place) == {"2026-08": ("8/8", "units", "observed", True)}


def test_a_unit_abolished_in_the_middle_of_the_year(tmp_path):
    """Sở C ends with June 2026: expected until June, not in July; the year to date is that of its months."""
    store = new_store(tmp_path)
    for label in ("2026-05", "2026-06"):
        load(store, resolved("hue", label, "Sở A", "Sở B", "Sở C"))
    load(store, resolved("hue", "2026-07", "Sở A", "Sở B"))
    assert covered(store)["2026-07"] == ("2/3", "units", "observed", False), "without a register it is missing"
    declare(store, "hue", "Sở A", "Sở B", RegisteredUnit("Sở C", until=date(2026, 6, 30)))
    assert covered(store) == {
        "2026-05": ("3/3", "units", "register", True),
        "2026-06": ("3/3", "units", "register", True),
        "2026-07": ("2/2", "units", "register", True),
    }
    quarter = covered(store, grain="quarter", start=date(2026, 4, 1), end=date(2026, 6, 30))
    assert quarter == {"2026-Q2": ("2/3", "periods", "register", False)}, "April lacks"


def test_an_office_that_ends_in_the_middle_of_a_month_may_still_report_it(tmp_path):
    store = new_store(tmp_path, resolved("hue", "2026-06", "Sở A", "Sở B", "Sở C"))
    declare(store, "hue", "Sở A", "Sở B", RegisteredUnit("Sở C", until=date(2026, 6, 15)))
    assert covered(store) == {"2026-06": ("2/2", "units", "register", True)}
    assert ask(store)["value"].tolist() == [15]


def test_communes_of_july_2025_are_not_expected_before(tmp_path):
    """Huế keeps its territory: until June 2025 its districts report, since July its communes."""
    old = resolved("hue", "2025-06", "Huyện Phú Vang", "Huyện A Lưới", level="huyện")
    store = new_store(tmp_path, old + resolved("hue", "2025-07", *(unit.name for unit in communes()["hue"][:39])))
    declare(store, "hue", *communes()["hue"])
    assert covered(store) == {
        "2025-06": ("2/2", "units", "observed", True),
        "2025-07": ("39/40", "units", "register", False),
    }
    districts = [RegisteredUnit(f"Huyện {name}", "huyện", until=date(2025, 6, 30)) for name in ("Phú Vang", "A Lưới")]
    declare(store, "hue", *districts, RegisteredUnit("Huyện Phú Lộc", "huyện", until=date(2025, 6, 30)))
    assert covered(store)["2025-06"] == ("2/3", "units", "register", False)
    assert covered(store)["2025-07"] == ("39/40", "units", "register", False)


def test_an_older_list_counts_where_no_register_speaks(tmp_path):
    store = new_store(tmp_path, resolved("hue", "2026-08", "Sở A", "Sở B"))
    store.decide("reporters", place="hue", subject="dossiers", units=["Sở A", "Sở B", "Sở C"])
    assert covered(store) == {"2026-08": ("2/3", "units", "declared", False)}
    declare(store, "hue", RegisteredUnit("Sở D", subjects=("hotline",)))
    assert covered(store) == {"2026-08": ("2/3", "units", "declared", False)}, "it says nothing of dossiers"
    declare(store, "hue", "Sở A", "Sở B")
    assert covered(store) == {"2026-08": ("2/2", "units", "register", True)}


def test_an_office_the_register_does_not_know_leaves_a_sum_incomplete(tmp_path):
    """A name misspelt would be counted twice: it is not called complete."""
    store = new_store(tmp_path, resolved("hue", "2026-08", "Sở A", "Sở B", "Sở BB"))
    declare(store, "hue", "Sở A", "Sở B")
    assert covered(store) == {"2026-08": ("2/2", "units", "register", False)}
    declare(store, "hue", "Sở BB")
    assert covered(store) == {"2026-08": ("3/3", "units", "register", True)}


def test_one_registered_office_is_not_the_province(tmp_path):
    store = new_store(tmp_path, resolved("hue", "2026-08", "Sở A"))
    declare(store, "hue", "Sở A")
    row = query(store.reader(), Question(("dossiers_resolved",), "month", ("hue",), today=TODAY)).iloc[0]
    assert row["reason"] == "one_office"
    declare(store, "hue", "Sở B")
    assert covered(store) == {"2026-08": ("1/2", "units", "register", False)}


def test_levels_are_measured_against_their_own_units(tmp_path):
    figures = resolved("hue", "2026-08", "Sở A", level="tỉnh") + resolved("hue", "2026-08", "Xã B", "Xã C", level="xã")
    store = new_store(tmp_path, figures)
    declare(store, "hue", RegisteredUnit("Sở A", "tỉnh"), RegisteredUnit("Sở D", "tỉnh"))
    declare(store, "hue", RegisteredUnit("Xã B", "xã"), RegisteredUnit("Xã C", "xã"))
    assert covered(store, split="level") == {
        ("2026-08", "tỉnh"): ("1/2", "units", "register", False),
        ("2026-08", "xã"): ("2/2", "units", "register", True),
    }


def test_a_field_is_expected_of_who_has_it_and_of_who_is_silent(tmp_path):
    """Sở A has both fields; Sở B never land; Sở C has sent nothing at all."""
    figures = resolved("hue", "2026-08", "Sở A", "Sở B", field="Hộ tịch")
    store = new_store(tmp_path, figures + resolved("hue", "2026-08", "Sở A", field="Đất đai"))
    declare(store, "hue", "Sở A", "Sở B", "Sở C")
    by_field = covered(store, split="field")
    assert by_field["2026-08", "Hộ tịch"] == ("2/3", "units", "register", False)
    assert by_field["2026-08", "Đất đai"] == ("1/2", "units", "register", False)


def test_what_a_longer_period_and_the_nation_are_made_of_is_told(tmp_path):
    """The weakest list of the parts: one province of observed offices, and nothing of the nation is by register."""
    figures = [f for month in ("07", "08", "09") for f in resolved("hue", f"2026-{month}", "Sở A", "Sở B")]
    store = new_store(tmp_path, figures)
    third = {"start": date(2026, 7, 1), "end": date(2026, 9, 30)}
    assert covered(store, grain="quarter", **third) == {"2026-Q3": ("3/3", "periods", "observed", True)}
    declare(store, "hue", "Sở A", "Sở B")
    assert covered(store, grain="quarter", **third) == {"2026-Q3": ("3/3", "periods", "register", True)}
    load(store, resolved("ha-noi", "2026-08", "Sở A", "Sở B"))
    august = {"start": date(2026, 8, 1), "end": date(2026, 8, 31)}
    assert covered(store, "vn", **august) == {"2026-08": ("2/34", "places", "observed", False)}
    load(store, [fact("dossiers_resolved", 90, "hue", "2026-08")], source="other")
    assert covered(store, **august) == {"2026-08": ("1/1", "reports", "", True)}, "its own figure needs no list"


def test_what_was_approved_is_corrected_when_others_are_expected_of_it(tmp_path):
    store = new_store(tmp_path, resolved("hue", "2026-08", "Sở A", "Sở B"))
    store.decide("approve", place="hue", subject="dossiers", label="2026-08")
    with pytest.raises(ReasonNeeded) as refused:
        declare(store, "hue", "Sở A", "Sở B", "Sở C")
    assert refused.value.approved == [("hue", "dossiers", "2026-08")]
    declare(store, "hue", RegisteredUnit("Sở C", since=date(2026, 9, 1)))  # of later months alone
    assert not ask(store)["revised"].iloc[0]
    declare(store, "hue", "Sở A", "Sở B", reason="Khai danh sách")
    row = ask(store).iloc[0]
    assert row["revised"] and row["provisional"]
    assert [c.reason for c in store.reader().decisions.corrections["hue", "dossiers", "2026-08"]] == ["Khai danh sách"]


def test_as_of_an_earlier_line_the_register_of_then(eight):
    place, line = "dong-thap@2025", eight.head
    declare(eight, place, *communes()[place])
    rows = query(eight.reader_as_of(line), Question(("dossiers_resolved",), "month", (place,), today=TODAY))
    assert rows["expected_from"].tolist() == ["observed"]
