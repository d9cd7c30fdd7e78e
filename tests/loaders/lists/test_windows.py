"""The days a list is counted by are chosen where the store knows that its place counts by other days."""

from datetime import date

import pytest

from data.store import Store
from loaders.load import Preview, confirm, prepare
from tests.loaders.build import TODAY, Form06a
from tests.loaders.case_lists import dossier, dossier_list, numbered, ticket_list

# Received on 20 May, 10 June and 20 June: by the calendar the last two are of June, by the decree the first two.
ROWS = [
    dossier("20/05/2026", "30/05/2026", "28/05/2026"),
    dossier("10/06/2026", "20/06/2026", "12/06/2026"),
    dossier("20/06/2026", "30/06/2026", "25/06/2026"),
]


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "store")


def preview_of(store: Store, content: bytes, name: str = "danh sách.xlsx", **answers: str) -> Preview:
    return prepare(store, content, name, today=TODAY, answers=answers)


def known(store: Store, form: Form06a) -> None:
    """A form of the province with a printed window."""
    confirm(store, preview_of(store, form.bytes(), "biểu 6a.xlsx"), "lan")


def received(preview: Preview) -> dict[tuple, float | None]:
    """Day from, day to, basis -> what was received in June."""
    return {
        (f.period_start, f.period_end, f.period_basis): f.value
        for f in preview.reading.facts
        if f.measure == "dossiers_received_new" and f.unit and not f.field
    }


def test_the_window_of_the_stored_figures_is_offered(store):
    content = dossier_list(numbered(ROWS))
    calendar = {(date(2026, 6, 1), date(2026, 6, 30), "unknown"): 2}
    assert received(preview_of(store, content)) == calendar and not _asked(preview_of(store, content))
    known(store, Form06a())
    assert store.reader().known_windows() == {"dong-thap@2025": {"dossiers": 15}}
    (question,) = _asked(preview_of(store, content))
    assert (question.code, list(question.choices)) == ("window_of_list", ["own", "calendar"])
    assert question.choices["own"][0] == "Từ 15/05/2026 đến 14/06/2026, như số liệu đã có"
    own = preview_of(store, content, list_window="own")
    assert received(own) == {(date(2026, 5, 15), date(2026, 6, 14), "decree-09-2019"): 2} and not _asked(own)
    by_calendar = preview_of(store, content, list_window="calendar")
    assert received(by_calendar) == calendar and not _asked(by_calendar)


def test_a_printed_window_another_subject_and_months_from_the_first_are_not_asked(store):
    known(store, Form06a())
    printed = dossier_list(numbered(ROWS), "Tháng 6 năm 2026 (Từ ngày 01/6/2026 đến ngày 30/6/2026)")
    assert not _asked(preview_of(store, printed)) and not _asked(preview_of(store, ticket_list()))
    known(store, Form06a(window="(Từ ngày 01/7/2026 đến ngày 31/7/2026)", period="Kỳ báo cáo: Tháng 7 năm 2026"))
    assert store.reader().known_windows() == {"dong-thap@2025": {}}
    assert not _asked(preview_of(store, dossier_list(numbered(ROWS))))


def _asked(preview: Preview) -> list:
    return [p for p in preview.reading.problems if p.severity == "ask"]
