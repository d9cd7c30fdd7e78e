"""Laws that hold whatever the figures are: of folding, and of loading in another order, in pieces, twice, and back."""

from dataclasses import replace
from random import Random

import pytest

from data.missing import is_missing
from data.periods import parse_period
from data.store import Store
from loaders.load import confirm, prepare
from loaders.template.workbook import write_template
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.loaders.build import Form06a
from tests.metrics.reading.asking import TODAY, TODAYS
from tests.metrics.reading.stores import END, START, Ledger, Load, Pen, Temper, build, source_facts

PLAIN = Temper(months=0.95, printed=0.3)
BY_MONTH = Temper(months=0.95, printed=0.0, left_out=0.04)
WHOLE = Temper(months=1.0, printed=0.0)
# A KPI of each kind of fold. None of a plan: of a plan the label accepted last counts (rule 11), so there the order
# of loading is part of what was said.
NAMES = ("dossiers_received", "on_time_rate", "backlog_change", "hotline_resolution_rate")
FLOWS = ("dossiers_received_new", "dossiers_received", "hotline_received", "government_tasks_done_on_time")
FOLDED = ("2025-H1", "2025-9M", "2025", "2025-05-YTD")
PLACES = ("dong-thap@2025", "ha-noi", "hue")
COLUMNS = ("value", "numerator", "denominator", "qualifier", "complete", "covered", "expected", "source", "state")


def answers(store: Store, names=NAMES, grains=("month", "quarter")) -> dict[tuple, tuple]:
    """Every cell of the product's answers, by KPI, period and place."""
    reader = store.reader(fresh=True)
    cells = {}
    for grain in grains:
        question = Question(names, grain=grain, places=PLACES, start=START, end=END, today=TODAY)
        for row in query(reader, question).to_dict("records"):
            shown = tuple(None if is_missing(row[name]) else row[name] for name in COLUMNS)
            cells[row["kpi"], row["period"], row["place"]] = shown
    assert sum(shown[0] is not None for shown in cells.values()) > 20
    return cells


def three_sources(seed: int, temper: Temper = PLAIN) -> list[Load]:
    """One file of each of three sources of other ranks."""
    rng = Random(seed)
    return [Load(f"{name}_table", rank, tuple(source_facts(rng, temper))) for name, rank in zip("bca", (2, 1, 3))]


def halves(load: Load) -> list[Load]:
    """A file as two, every other figure in each."""
    return [replace(load, facts=load.facts[0::2]), replace(load, facts=load.facts[1::2])]


# -- Folding -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0])
def test_a_longer_period_equals_the_total_of_its_months(tmp_path, seed):
    """Within one source, without a longer period printed, a quarter, half, year … is the free range of its months."""
    ledger = Ledger((Load("table", 2, tuple(source_facts(Random(seed), BY_MONTH))),))
    store = build(ledger, tmp_path)
    reader = store.reader(fresh=True)
    wrong = []
    for label in FOLDED:
        period = parse_period(label)
        asked = {"places": ("ha-noi", "hue"), "end": period.end, "today": TODAY}
        longer = query(reader, Question(NAMES, grain=period.grain, start=period.end, **asked))
        shown = {(row["kpi"], row["place"]): row["value"] for row in longer.to_dict("records")}
        total = Question(NAMES, grain="total", start=period.start, **asked)
        for row in query(reader, total).to_dict("records"):
            value = shown[row["kpi"], row["place"]]
            if value != pytest.approx(row["value"], nan_ok=True):
                wrong.append((row["kpi"], row["place"], label, value, row["value"]))
    assert not wrong, (len(wrong), wrong[:5])


@pytest.mark.parametrize("seed", [0])
def test_figures_to_date_never_fall(tmp_path, seed):
    """Flows, and what was received in total: with every month in, but some openings after January missing."""
    rng = Random(seed)
    facts = [
        fact
        for fact in source_facts(rng, WHOLE)
        if fact.measure != "dossiers_received"  # less what was carried over it may be negative in random figures
        and (fact.measure != "dossiers_carried_over" or fact.period_label.endswith("-01") or rng.random() < 0.7)
    ]
    store = build(Ledger((Load("table", 2, tuple(facts)),)), tmp_path)
    shown = answers(store, FLOWS, ("ytd",))
    falls = []
    for (name, label, place), (value, *_) in sorted(shown.items()):
        month = int(label[5:7])
        before = shown.get((name, f"{label[:5]}{month - 1:02d}-YTD", place), (None,))[0]
        is_one_place = place != PLACES[0]  # across the merger other places speak, which may have said nothing
        if is_one_place and before is not None and (value is None or value < before):
            falls.append((name, place, label, before, value))
    assert not falls, (len(falls), falls[:5])


# -- Loading -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1])
def test_sources_of_other_ranks_in_another_order(tmp_path, seed):
    loads = three_sources(seed)
    expected = answers(build(Ledger(tuple(loads)), tmp_path / "0"))
    for number, order in enumerate(((2, 0, 1), (1, 2, 0)), start=1):
        again = build(Ledger(tuple(loads[i] for i in order)), tmp_path / str(number))
        assert_same(answers(again), expected)


def test_files_of_other_keys_in_another_order(tmp_path):
    """Within one source, two files that never speak of the same number."""
    first, second = halves(three_sources(3)[0])
    expected = answers(build(Ledger((first, second)), tmp_path / "0"))
    assert_same(answers(build(Ledger((second, first)), tmp_path / "1")), expected)


def test_one_file_cut_in_two(tmp_path):
    whole, *others = three_sources(4)
    expected = answers(build(Ledger((whole, *others)), tmp_path / "0"))
    assert_same(answers(build(Ledger((*halves(whole), *others)), tmp_path / "1")), expected)


def test_loaded_twice(tmp_path):
    loads = three_sources(5)
    expected = answers(build(Ledger(tuple(loads)), tmp_path / "0"))
    assert_same(answers(build(Ledger((*loads, loads[0])), tmp_path / "1")), expected)


def test_a_workbook_loaded_twice_is_one_batch(tmp_path):
    pen = Pen(Random(6), WHOLE, "unknown")
    pen.write("ha-noi", ("hotline_received", "hotline_resolved"), ["2026-01", "2026-02", "2026-03"])
    content = write_template(list(pen.facts.values()))
    store = Store(tmp_path / "store")
    batches = [confirm(store, prepare(store, content, "so-lieu.xlsx", today=TODAY), "lan") for _ in range(2)]
    assert batches[0] is not None and batches[1] is None and len(store.batches()) == 1


def test_withdrawn_and_restored(tmp_path):
    """A batch that was taken out and put back stands where it stood, beside newer ones of its own rank too."""
    loads = [replace(load, rank=2) for load in three_sources(7)]
    store = build(Ledger(tuple(loads)), tmp_path)
    expected = answers(store)
    for batch in store.batches():
        store.withdraw(batch.number)
        store.restore(batch.number)
    assert_same(answers(store), expected)


def test_a_correction_and_its_reverse(tmp_path):
    loads = three_sources(8)
    number = Random(8)
    corrected = number.sample(list(loads[0].facts), len(loads[0].facts) // 5)
    there = replace(loads[0], facts=tuple(replace(f, value=f.value + 7) for f in corrected))
    back = replace(loads[0], facts=tuple(corrected))
    expected = answers(build(Ledger(tuple(loads)), tmp_path / "0"))
    store = build(Ledger((*loads, there)), tmp_path / "1")
    assert answers(store) != expected
    assert_same(answers(build(Ledger((*loads, there, back)), tmp_path / "2")), expected)


@pytest.mark.slow
def test_thirty_fresh_readers_give_one_answer(tmp_path):
    """Sources of one rank that contradict each other everywhere."""
    loads = [replace(load, rank=2) for load in three_sources(9)]
    folder = build(Ledger(tuple(loads)), tmp_path).folder
    year = Question(("hotline_received",), grain="year", places=TODAYS, start=START, end=END, today=TODAY)
    shown = [query(Store(folder).reader(fresh=True), year)["value"].tolist() for _ in range(30)]
    assert len({str(values) for values in shown}) == 1 and shown[0][0] > 0


def assert_same(shown: dict[tuple, tuple], expected: dict[tuple, tuple]) -> None:
    """All cells the same; prints the first that are not."""
    wrong = [(key, shown.get(key), cells) for key, cells in expected.items() if shown.get(key) != cells]
    assert not wrong and shown.keys() == expected.keys(), (len(wrong), wrong[:3])


def test_an_office_under_another_name_is_the_same_office(tmp_path):
    """June names the office by a slip of the pen; what it means is chosen, and the answers are those of its name."""
    shown = []
    for number, name in enumerate(("Sở Nội vụ", "Sở Nộ vụ")):
        store = Store(tmp_path / str(number))
        may = Form06a(period="Kỳ báo cáo: Tháng 5 năm 2026", window="(Từ ngày 15/4/2026 đến ngày 14/5/2026)")
        june = Form06a()
        june.rows[1] = (1, name, june.rows[1][2])
        for form in (may, june):
            preview = prepare(store, form.bytes(), "biểu 6a.xlsx", today=TODAY)
            answers = {p.question: "Sở Nội vụ" for p in preview.problems if p.code == "unit_alike"}
            answers |= {p.question: "keep" for p in preview.problems if p.code == "fewer_units"}
            confirm(store, prepare(store, form.bytes(), "biểu 6a.xlsx", today=TODAY, answers=answers))
        asked = Question(("on_time_rate", "dossiers_received"), "month", ("dong-thap@2025",), split="unit", today=TODAY)
        rows = query(store.reader(fresh=True), asked).sort_values(["kpi", "period", "unit"])
        shown.append([tuple(map(str, row)) for row in rows[["kpi", "period", "unit", *COLUMNS]].to_numpy().tolist()])
    assert shown[0] == shown[1] and len(shown[0]) == 12
