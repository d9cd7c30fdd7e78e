"""The headings of a subject's screen: every KPI has its place, and a heading is there where a place has figures."""

import pytest

from metrics.answers.groups import groups_at, groups_of
from metrics.registry import KPIS
from tests.figures import facts, new_store
from tests.pages.conftest import SCREENS, texts_of

PLACE, PERIOD = "ha-noi", "2026-10"
SHEET = {"digitisation_received": 200, "digitisation_intake_done": 150}
FORM = {"dossiers_resolved": 200, "dossiers_resolved_early_or_on_time": 190, "dossiers_resolved_late": 10}


def headings(test):
    return [expander.label for expander in test.expander]


def test_every_kpi_stands_on_the_screen_of_its_subject():
    """In a place of its own or under a heading: a KPI that is on no screen is seen here."""
    screens = {subject: declared for declared in SCREENS for subject in declared.subjects}
    lost = [k.id for k in KPIS.values() if not k.group and k.id not in screens[k.subject].kpis]
    assert not lost
    assert not {kpi for declared in SCREENS for kpi in declared.kpis} - set(KPIS)


@pytest.mark.parametrize("subject", sorted({k.subject for k in KPIS.values() if k.group}))
def test_headings_hold_each_kpi_once(subject):
    grouped = [kpi for group in groups_of(subject) for kpi in group.kpis]
    assert len(set(grouped)) == len(grouped) and len({g.title.vi for g in groups_of(subject)}) == len(
        groups_of(subject)
    )


def test_a_heading_is_there_where_the_place_has_a_figure(tmp_path):
    """Hà Nội gives the digitisation sheet, Huế the form alone; results were digitised by nobody."""
    store = new_store(tmp_path, facts(PLACE, PERIOD, **SHEET), facts("hue", PERIOD, **FORM))
    titles = {
        place: [g.title.vi for g in groups_at(store.reader(), "dossiers", place)] for place in (PLACE, "hue", "vn")
    }
    assert titles[PLACE] == ["Số hóa"] and "Số hóa" not in titles["hue"] and "Số hóa" in titles["vn"]
    (group,) = groups_at(store.reader(), "dossiers", PLACE)
    assert group.kpis == ("digitisation_intake_rate", "digitisation_received", "digitisation_intake_done")
    assert group.lead == "digitisation_intake_rate"


def test_a_ratio_needs_both_sides(tmp_path):
    """Received alone makes no share of those returned: the heading on intake is not there."""
    store = new_store(tmp_path, facts(PLACE, PERIOD, dossiers_received=400))
    assert "Chất lượng tiếp nhận" not in [g.title.vi for g in groups_at(store.reader(), "dossiers", PLACE)]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_sheet_that_is_no_form_is_seen_on_the_screen(screen, tmp_path, language):
    """150 ÷ 200 were digitised at intake: 75 %, though nothing is said of terms."""
    store = new_store(tmp_path, facts(PLACE, PERIOD, **SHEET))
    test = screen(store, "ho-so", noi=PLACE, ky=PERIOD, lang=language)
    assert not test.exception, test.exception
    assert headings(test) == ["Số hóa" if language == "vi" else "Digitisation"]
    table = next(frame.value for frame in test.dataframe if frame.value.iloc[:, 1].astype(str).str.contains("75").any())
    assert table.iloc[:, 1].tolist() == ["75,00\u00a0%" if language == "vi" else "75.00%", "200", "150"]


def test_headings_are_shut_beside_the_form_and_asked_for_when_opened(screen, tmp_path):
    store = new_store(tmp_path, facts(PLACE, PERIOD, **FORM, **SHEET))
    test = screen(store, "ho-so", noi=PLACE, ky=PERIOD)
    assert not test.exception and "Số hóa" in headings(test) and "Thanh toán" not in headings(test)
    assert not any("Tỷ lệ số hóa" in str(frame.value) for frame in test.dataframe)


def test_an_office_alone_is_said_and_opened(screen, tmp_path):
    """One office of Hà Nội received 81 petitions, of the city there is no figure: it is named."""
    store = new_store(tmp_path, facts(PLACE, PERIOD, unit="Ban Tiếp công dân", petitions_received=81))
    test = screen(store, "cong-dan", noi=PLACE, ky=PERIOD)
    assert not test.exception and "**Ban Tiếp công dân**" in texts_of(test)
    office = screen(store, "cong-dan", noi=PLACE, ky=PERIOD, don_vi="Ban Tiếp công dân")
    assert not office.exception and any(metric.value == "81" for metric in office.metric)
