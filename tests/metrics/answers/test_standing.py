"""One rule of rank: the same place has the same rank and the same "of" wherever it is shown."""

from datetime import date

import pytest

from metrics import registry
from metrics.answers.compare import compare
from metrics.answers.compare import standing as among_provinces
from metrics.answers.parts import parts_of, ranked
from metrics.answers.ranking import ranked_list
from metrics.answers.standing import Standing, has_order, order
from metrics.answers.subject import parts, standing
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.figures import fact, facts, new_store

TODAY = date(2026, 11, 20)
THEN, NOW = "2026-09", "2026-10"


def dossiers(place: str, label: str, late: float, of: float = 1000, **more):
    values = {"dossiers_resolved": of, "dossiers_resolved_early_or_on_time": of - late, "dossiers_resolved_late": late}
    return [fact(measure, value, place, label, **more) for measure, value in values.items()]


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """Late of 1.000 in September and October:

    Hà Nội 10, 30 · Huế 20, 20 · Nghệ An 30, 20 · Sơn La 5, silent · Cao Bằng silent, 10 · Lai Châu 29 dossiers
    only · Điện Biên says "about".
    """
    late = {
        THEN: {"ha-noi": 10, "hue": 20, "nghe-an": 30, "son-la": 5},
        NOW: {"ha-noi": 30, "hue": 20, "nghe-an": 20, "cao-bang": 10},
    }
    figures = [
        f for label, counts in late.items() for place, count in counts.items() for f in dossiers(place, label, count)
    ]
    for label in (THEN, NOW):
        figures += dossiers("lai-chau", label, 0, of=29) + dossiers("dien-bien", label, 0, qualifier="about")
    return new_store(tmp_path_factory.mktemp("standing"), figures).reader()


def test_one_rank_on_every_screen(reader):
    """October: Cao Bằng 1, Huế and Nghệ An share 2, Hà Nội 4; the small and the estimated have none, of four."""
    compared = compare(reader, "on_time_rate", NOW, "today", TODAY).rows.set_index("place")["rank"]
    table = parts(reader, ("on_time_rate",), "vn", NOW, TODAY, "place").table.set_index("place")["rank"]
    ends = parts_of(reader, "vn", NOW, TODAY).set_index("place")["rank"]
    wall = ranked_list(reader, "on_time_rate", "vn", NOW, "provinces", TODAY).set_index("place")["rank"]
    for ranks_shown in (compared, table, ends, wall):
        assert ranks_shown.dropna().to_dict() == {"cao-bang": 1, "hue": 2, "nghe-an": 2, "ha-noi": 4}
    for place in compared.index[:6]:
        assert among_provinces(reader, "on_time_rate", place, NOW, TODAY) == standing(
            reader, "on_time_rate", place, NOW, TODAY
        ), place


def test_the_rank_before_fits_the_change(reader):
    """Hà Nội, Huế and Nghệ An are ranked both times: 1, 2, 3 and then 3, 1, 1. Sơn La's silence lifts nobody."""
    of = {
        place: standing(reader, "on_time_rate", place, NOW, TODAY) for place in ("ha-noi", "hue", "nghe-an", "cao-bang")
    }
    assert of["ha-noi"] == Standing(4, 4, before=1, again=3, both=3) and of["ha-noi"].climbed == -2
    assert of["nghe-an"] == Standing(2, 4, before=3, again=1, both=3) and of["nghe-an"].climbed == 2
    assert of["cao-bang"] == Standing(1, 4, both=3) and of["cao-bang"].climbed is None
    for rank in of.values():
        assert rank.climbed is None or rank.before - rank.climbed == rank.again


def test_the_same_places_both_times_are_said_to_be(tmp_path):
    figures = [
        f
        for label, late in ((THEN, (10, 20)), (NOW, (20, 10)))
        for place, count in zip(("ha-noi", "hue"), late)
        for f in dossiers(place, label, count)
    ]
    assert standing(new_store(tmp_path, figures).reader(), "on_time_rate", "hue", NOW, TODAY) == Standing(
        1, 2, before=2, again=1, both=2, same=True
    )


def test_no_count_and_no_sum_of_money_is_ranked():
    """They would rank by size; nor what has no better and worse, nor what is only printed."""
    assert {k.unit for k in registry.KPIS.values() if has_order(k)} <= {"percent", "per_1000", "score", "ratio"}
    ranked = {name for name, kpi in registry.KPIS.items() if has_order(kpi)}
    assert {"on_time_rate", "late_per_1000", "index766_total"} <= ranked
    assert not ranked & {"dossiers_pending_overdue", "dossiers_received_new", "facebook_reach", "index766_rank"}


def test_unlike_things_and_one_alone_are_not_ranked(tmp_path):
    """Huế counts calls: neither it nor the two that count tickets is ranked."""
    tickets = [
        f for place in ("ha-noi", "nghe-an") for f in facts(place, NOW, hotline_received=100, hotline_resolved=90)
    ]
    calls = [fact(m, 100, "hue", NOW, counted="cuộc gọi") for m in ("hotline_received", "hotline_resolved")]
    kpi, end = registry.kpi("hotline_resolution_rate"), date(2026, 10, 31)
    for number, (figures, count) in enumerate(((tickets, 2), (tickets + calls, 0), (tickets[:2], 0))):
        rows = query(
            new_store(tmp_path / str(number), figures).reader(), Question((kpi.id,), "month", (), end, end, today=TODAY)
        )
        assert order(rows, rows.iloc[:0], kpi).of == count


def test_offices_are_ranked_among_those_of_their_level(tmp_path):
    """Two departments and two communes: Sở Y tế is 1 of 4, and 1 of 2 where only its level is shown."""
    offices = (("Sở Y tế", "tỉnh", 1), ("Sở Tư pháp", "tỉnh", 9), ("Xã Một", "xã", 5), ("Xã Hai", "xã", 7))
    reader = new_store(
        tmp_path,
        [f for unit, level, late in offices for f in dossiers("quang-ninh", NOW, late, unit=unit, level=level)],
    ).reader()
    ask = ("on_time_rate", "quang-ninh", NOW, TODAY, "Sở Tư pháp")
    assert [(s.rank, s.of) for s in (standing(reader, *ask), standing(reader, *ask, "tỉnh"))] == [(4, 4), (2, 2)]
    ends = parts_of(reader, "quang-ninh", NOW, TODAY).set_index("unit")["rank"]
    wall = ranked_list(reader, "on_time_rate", "quang-ninh", NOW, "units", TODAY).set_index("unit")["rank"]
    assert ends.to_dict() == wall.to_dict() == {"Sở Y tế": 1, "Xã Một": 2, "Xã Hai": 3, "Sở Tư pháp": 4}


def test_equals_do_not_stand_at_both_ends(tmp_path):
    """Four offices of one rate: two are named as the worst, the other two as the best, all of rank 1."""
    reader = new_store(tmp_path, [f for unit in "ABCD" for f in dossiers("quang-ninh", NOW, 9, unit=unit)]).reader()
    table = parts_of(reader, "quang-ninh", NOW, TODAY)
    worst, best = (ranked(table, is_worst) for is_worst in (True, False))
    assert sorted([*worst["unit"], *best["unit"]]) == list("ABCD") and set(table["rank"]) == {1}
