"""The simulated figures: the same every time, and adding up."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from data.facts import Fact
from data.maxima import maximum_on
from data.measures import IDENTITIES, MEASURES
from data.periods import shift
from data.places import PLACES, provinces_on
from data.samples.fields import DOSSIERS_BY_FIELD
from data.samples.offices import BY_OFFICE
from data.samples.profiles import share_out
from data.samples.simulated import (
    CONTRADICTIONS,
    LATE_OFFICE,
    LATE_PLACES,
    last_month,
    simulated_facts,
)

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def facts() -> list[Fact]:
    return simulated_facts(TODAY)


@pytest.fixture(scope="module")
def reports(facts) -> dict[tuple, dict[str, float]]:
    """(place, label, office) -> measure -> value, of whole figures (no channel, no field)."""
    figures: dict[tuple, dict[str, float]] = defaultdict(dict)
    for f in facts:
        if not f.channel and not f.field:
            figures[f.place, f.period_label, f.unit][f.measure] = f.value
    return figures


def test_the_same_day_gives_the_same_facts(facts):
    assert simulated_facts(TODAY) == facts


def test_a_later_day_only_adds_to_the_series(facts):
    later = {f.key: f for f in simulated_facts(date(2026, 12, 31))}
    assert all(later[f.key] == f for f in facts)
    assert {key[-1][:7] for key in later.keys() - {f.key for f in facts}} >= {"2026-11", "2026-12"}


def test_the_last_month_is_the_last_one_due():
    """Reports are due on the 25th: on 20 November 2026 the last month is October, on the 25th November."""
    assert last_month(date(2026, 11, 20)) == "2026-10"
    assert last_month(date(2026, 11, 25)) == "2026-11"
    assert last_month(date(2027, 1, 3)) == "2026-12"


def test_size_and_span(facts):
    assert 60_000 <= len(facts) <= 180_000
    months = {f.period_label for f in facts if len(f.period_label) == 7}
    assert (min(months), max(months), len(months)) == ("2021-01", "2026-10", 70)
    assert len({f.key for f in facts}) == len(facts)


def test_every_province_of_the_time_and_no_other(facts):
    for label, day, count in (("2025-06", date(2025, 6, 30), 63), ("2025-07", date(2025, 7, 31), 34)):
        places = {f.place for f in facts if f.period_label == label and f.measure == "dossiers_resolved"}
        assert len(places) == count
        assert places == {p.id for p in provinces_on(day)}


def test_windows_are_those_of_the_decree(facts):
    june = next(f for f in facts if f.period_label == "2026-06")
    assert (june.period_start, june.period_end, june.period_basis) == (
        date(2026, 5, 15),
        date(2026, 6, 14),
        "decree-09-2019",
    )


def test_counted_and_level_are_canonical(facts):
    assert all(f.counted == MEASURES[f.measure].counted for f in facts)
    assert {f.level for f in facts if not f.unit} == {""}
    assert {f.level for f in facts if f.unit} == {"tỉnh", "huyện", "xã"}


def test_identities_hold_except_where_a_contradiction_was_planted(reports):
    broken = set()
    for identity in IDENTITIES:
        for (place, label, _), numbers in reports.items():
            if identity.kind == "rate" or identity.unless in numbers:
                continue
            if identity.total in numbers and all(part in numbers for part in identity.parts):
                parts = sum(numbers[part] for part in identity.parts)
                total = numbers[identity.total]
                if total > parts or (identity.kind == "sum" and total != parts):
                    broken.add((place, label, identity.id))
    assert broken == {(c.place, c.label, name) for c in CONTRADICTIONS for name in c.identities}


def test_what_is_pending_is_what_the_next_month_carries_over(reports):
    """Stock stays consistent from month to month for every province and office that reported both."""
    checked = 0
    for (place, label, unit), numbers in reports.items():
        if len(label) != 7 or "dossiers_pending" not in numbers:
            continue
        year, month = int(label[:4]), int(label[5:])
        following = reports.get((place, f"{year + month // 12}-{month % 12 + 1:02d}", unit))
        if following and "dossiers_carried_over" in following:
            assert following["dossiers_carried_over"] == numbers["dossiers_pending"], (place, label, unit)
            checked += 1
    assert checked > 4_000


def test_the_merger_hands_on_the_stock(reports):
    """What the predecessors had pending at the end of June 2025 is what the new place carries into July."""

    def sums(place, label, measure):
        return sum(
            n[measure] for (p, period, _), n in reports.items() if (p, period) == (place, label) and measure in n
        )

    for place in provinces_on(date(2025, 7, 1)):
        before = sum(sums(p, "2025-06", "dossiers_pending") for p in place.parts or (place.id,))
        assert sums(place.id, "2025-07", "dossiers_carried_over") == before > 0, place.id


def test_spending_grows_within_the_plan_and_through_the_merger(reports):
    """The new Đồng Tháp's plan of 2025 is the sum of both, and July's spending goes on from June's."""
    spent = "budget_autonomous_spent"
    june = sum(reports[p, "2025-06-YTD", ""][spent] for p in ("dong-thap@2004", "tien-giang@2004"))
    july = reports["dong-thap@2025", "2025-07-YTD", ""][spent]
    plan = reports["dong-thap@2025", "2025", ""]
    assert june < july < plan["budget_autonomous_assigned"]
    assert plan["budget_total_assigned"] == (
        plan["budget_autonomous_assigned"] + plan["budget_non_autonomous_assigned"]
    )
    assert ("dong-thap@2004", "2025", "") not in reports  # it does not exist on 31 December 2025


def test_two_provinces_report_by_office_and_have_no_total(facts):
    late = [f for f in facts if MEASURES[f.measure].id == "dossiers_resolved" and f.period_label >= "2024-11"]
    by_office = defaultdict(set)
    for f in late:
        by_office[f.place].add(f.unit != "")
    assert {place for place, kinds in by_office.items() if True in kinds} == set(BY_OFFICE)
    assert all(by_office[place] == {True} for place in BY_OFFICE)
    levels = defaultdict(set)
    for f in late:
        levels[f.place, f.period_label >= "2025-07"].add(f.level)
    assert levels["quang-ninh", False] == {"tỉnh", "huyện"}
    assert levels["quang-ninh", True] == {"tỉnh", "xã"}
    offices = {f.unit for f in late if f.place == "dong-thap@2025" and f.period_label == "2026-10"}
    assert len(offices) == 30


def test_channels_add_up_to_the_whole(facts, reports):
    sums = Counter()
    for f in facts:
        if f.channel:
            sums[f.place, f.period_label, f.measure] += f.value
    assert len(sums) > 300
    assert all(reports[place, label, ""][measure] == total for (place, label, measure), total in sums.items())


def test_late_and_missing_reporters(facts):
    """Three provinces and one special zone are late with October 2026; a few months were never reported."""
    dossiers = [f for f in facts if f.measure == "dossiers_resolved" and not f.field]
    october = {f.place for f in dossiers if f.period_label == "2026-10"}
    assert {p.id for p in provinces_on(date(2026, 10, 31))} - october == set(LATE_PLACES)
    assert LATE_OFFICE not in {(f.place, f.unit) for f in dossiers if f.period_label == "2026-10"}
    assert LATE_OFFICE in {(f.place, f.unit) for f in dossiers if f.period_label == "2026-09"}
    months = Counter(f.place for f in dossiers if "2021" <= f.period_label < "2025-07" and not f.unit)
    gaps = [54 - count for place, count in months.items() if place not in BY_OFFICE]
    assert 5 <= sum(gaps) <= 40


def test_fields_add_up_to_the_whole_and_carry_their_stock(facts, reports):
    """Every measure of dossiers and tickets by field is the place's own; a field opens with what it closed with."""
    sums, fields = Counter(), defaultdict(dict)
    for f in facts:
        if f.field:
            sums[f.place, f.period_label, f.measure] += f.value
            fields[f.place, f.field, f.period_label][f.measure] = f.value
    assert {place for place, _, measure in sums if measure == "dossiers_resolved"} == set(DOSSIERS_BY_FIELD)
    assert all(reports[place, label, ""][measure] == total for (place, label, measure), total in sums.items())
    for (place, field, label), numbers in fields.items():
        assert min(numbers.values()) >= 0, (place, field, label)
        if "dossiers_received" not in numbers:
            continue
        assert numbers["dossiers_received"] == numbers["dossiers_resolved"] + numbers["dossiers_pending"]
        following = fields.get((place, field, shift(label, 1)))
        assert following is None or following["dossiers_carried_over"] == numbers["dossiers_pending"]
    assert "Đất đai" in {field for _, field, _ in fields}


def test_scores_stay_within_their_maxima_and_make_the_total(reports):
    """Five groups (the fourth in two) add up to the total; the rank is that of the total among all provinces."""
    totals = defaultdict(list)
    for (place, label, _), numbers in reports.items():
        if "index766_total" not in numbers:
            continue
        scores = {
            m: v
            for m, v in numbers.items()
            if m.startswith("index766_") and m not in ("index766_total", "index766_rank")
        }
        assert all(0 < v <= maximum_on(m, date(2024, 1, 1)) for m, v in scores.items()), (place, label)
        assert len(scores) == 6 and sum(scores.values()) == pytest.approx(numbers["index766_total"])
        totals[label].append((numbers["index766_total"], numbers["index766_rank"], place))
    assert min(totals) == "2024-01" and len(totals["2026-09"]) in (33, 34)
    for scores_and_ranks in totals.values():
        ranks = [rank for _, rank, _ in sorted(scores_and_ranks, reverse=True)]
        assert ranks == sorted(ranks)


def test_trends_a_reader_expects(facts):
    """Online share from about 20 % to about 75 %; on-time rates between 90 and 99.5 %; the wave of 2021."""
    sums = Counter()
    for f in facts:
        if not f.channel and not f.field:
            sums[f.measure, f.period_label] += f.value

    def online(label):
        return sums["dossiers_received_online", label] / (
            sums["dossiers_received", label] - sums["dossiers_carried_over", label]
        )

    assert 0.17 < online("2021-01") < 0.23 and 0.70 < online("2026-10") < 0.78
    places = defaultdict(Counter)
    for f in facts:
        if f.period_label.startswith("2024") and not f.field:
            places[f.place][f.measure] += f.value
    rates = [100 - 100 * p["dossiers_resolved_late"] / p["dossiers_resolved"] for p in places.values()]
    assert min(rates) >= 90 and max(rates) <= 99.6 and max(rates) - min(rates) > 5
    assert sums["hotline_received", "2021-09"] > 5 * sums["hotline_received", "2023-09"]
    assert sums["dossiers_received", "2026-03"] < sums["dossiers_received", "2026-02"]  # Tết: 17 February


def test_places_are_those_of_the_last_day(facts):
    for f in facts[::500]:
        label_end = date(int(f.period_label[:4]), int(f.period_label[5:7] or 12), 28)
        assert PLACES[f.place].exists_on(label_end)


def test_share_out_keeps_the_sum():
    assert share_out(10, [1, 1, 1]) == [4, 3, 3]
    assert share_out(7, [0, 0]) == [7, 0]
    assert sum(share_out(101, [0.3, 0.5, 0.21])) == 101
