"""Each layout from bytes to stored figures: read in the child, confirmed, found by the query."""

import pytest

from data.periods import parse_period
from data.store import Store
from loaders.load import confirm, prepare
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.loaders import build_units
from tests.loaders.build import TODAY


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def load(store: Store, content: bytes, **request):
    return confirm(store, prepare(store, content, "tệp của sở.xlsx", today=TODAY, **request), "lan")


def rate(store: Store, kpi: str, label: str = "2026-06") -> tuple[float, float, float]:
    """Numerator, denominator and value of a KPI of Đồng Tháp."""
    period = parse_period(label)
    question = Question((kpi,), "month", ("dong-thap@2025",), period.start, period.end, today=TODAY)
    row = query(store.reader(), question).iloc[0]
    return row.numerator, row.denominator, round(row.value, 2)


@pytest.mark.parametrize(
    ("build", "kpi", "expected"),
    [
        # Σ over Σ of the units; totals of the file are claims
        (build_units.tt02, "on_time_rate", (95 + 178, 100 + 180, 97.5)),
        (build_units.egov, "on_time_rate", (90 + 200, 95 + 200, 98.31)),
        (build_units.sheet_2026, "on_time_rate", (96 + 270, 100 + 270, 98.92)),
        (build_units.plain, "on_time_rate", (95 + 1150 + 50, 100 + 1200 + 50, 95.93)),
    ],
)
def test_the_on_time_rate_of_each_layout(store, build, kpi, expected):
    load(store, build())
    assert rate(store, kpi) == expected


def test_months_as_columns_answer_each_month(store):
    load(store, build_units.unit_groups_by_month())
    assert rate(store, "on_time_rate", "2026-01") == (14, 15, 93.33)
    assert rate(store, "on_time_rate", "2026-02") == (26, 28, 92.86)


def test_next_month_of_a_layout_is_read_without_a_question(store):
    load(store, build_units.tt02())
    july = [*build_units.HEAD[:2], ["Tháng 7 năm 2026"]]
    rows = [[1, "Sở Nội vụ", *build_units.PLAIN_ROWS[0][2:]], [2, "Sở Y tế", *build_units.PLAIN_ROWS[1][2:]]]
    preview = prepare(store, build_units.plain(rows=rows, head=july), "tháng 7.xlsx", today=TODAY)
    assert preview.verdict == "normalise" and len(preview.new) == 12
