"""Documents and budget: spending since January beside last year."""

from datetime import date

from tests.pages.conftest import texts_of
from tests.pages.subjects.reading import metric, value_of


def test_spending_is_since_january_and_beside_last_year(screen, sample_store):
    test = screen(sample_store, "van-ban-ngan-sach", noi="ha-noi", ky="2026-Q3", muc="quarter")
    row = value_of(sample_store, "budget_disbursement_rate", "ha-noi", date(2026, 9, 30), "ytd")
    assert metric(test, "Giải ngân") == f"{row['value']:.2f}".replace(".", ",") + "\u00a0%"
    assert "đã chi 9 tháng 2026" in texts_of(test)
