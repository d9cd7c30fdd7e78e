"""Single offices, those of former provinces too, are found under today's province with their own dates."""

import pytest

from metrics.answers.latest import latest_of_offices
from tests.figures import fact, facts, new_store
from tests.pages.conftest import texts_of
from tests.pages.parts.test_empty import links_of

TODAYS, OLD = "quang-ngai@2025", "quang-ngai@2004"
OFFICE, OFFICE_NOW = "Văn phòng UBND tỉnh", "Sở Nội vụ"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """As published: over 12.000 documents in 2021 by the Office of Quảng Ngãi; dossiers of a department since."""
    issued = fact("documents_issued_ubnd", 12000, OLD, "2021", unit=OFFICE, qualifier="over")
    dossiers = facts(OLD, "2025-05", unit=OFFICE, dossiers_resolved=40) + [
        figure
        for unit, count in ((OFFICE_NOW, 60), ("Sở Y tế", 80))
        for figure in facts(TODAYS, "2026-10", unit=unit, dossiers_resolved=count)
    ]
    return new_store(tmp_path_factory.mktemp("offices"), [issued, *dossiers])


def test_every_office_has_its_last_period(store):
    assert latest_of_offices(store.reader(), ("documents_issued_ubnd",), TODAYS) == [(OLD, OFFICE, "2021")]
    assert latest_of_offices(store.reader(), ("dossiers_resolved",), TODAYS) == [
        (OLD, OFFICE, "2025-05"),
        (TODAYS, OFFICE_NOW, "2026-10"),
        (TODAYS, "Sở Y tế", "2026-10"),
    ]
    assert latest_of_offices(store.reader(), ("dossiers_resolved",), "ha-noi") == []


def test_the_year_of_a_former_provinces_office_is_shown_as_its_own(screen, store):
    test = screen(store, "van-ban-ngan-sach", noi=TODAYS, ky="2021")
    shown = texts_of(test)
    assert f"Tỉnh Quảng Ngãi (đến 30/06/2025) mới có số của một đơn vị: **{OFFICE}**" in shown
    assert any("12.000" in metric.value for metric in test.metric) and not test.warning


def test_another_period_leads_to_it(screen, store):
    test = screen(store, "van-ban-ngan-sach", noi=TODAYS, ky="2026-10")
    label, _, question = links_of(test)[0]
    assert label == f"{OFFICE} · Quảng Ngãi (đến 30/6/2025) · Năm 2021"
    assert (question["noi"], question["ky"], question["muc"]) == (TODAYS, "2021", "year")


def test_offices_of_the_former_province_stand_in_the_list_and_open_at_their_last_period(screen, store):
    test = screen(store, "ho-so", noi=TODAYS, ky="2026-10")
    box = test.selectbox(key=f"unit_of_{TODAYS}")
    former = next(option for option in box.options if option.startswith(f"{OFFICE} · Quảng Ngãi (đến 30/6/2025)"))
    box.set_value((OLD, OFFICE)).run()
    assert former and (test.query_params["noi"], test.query_params["ky"]) == (OLD, "2025-05")
    assert test.query_params["don-vi"] == OFFICE and OFFICE in texts_of(test)
