"""axe-core on every screen, in both themes: nothing serious or critical that is ours."""

import pytest

from tests.pages.accessibility import grave
from tests.pages.browsing import PERIOD, PLACE, settled, show, visitor
from tests.pages.conftest import PATHS


@pytest.fixture(scope="module")
def address(serve, sample_store):
    return serve(sample_store.folder)


def test_no_screen_has_a_grave_violation(vietnamese_looks):
    assert {where: rules for where, rules in vietnamese_looks.grave.items() if rules} == {}


def test_the_english_screens_the_phone_and_a_dialog_have_none_either(browser, address):
    faults = {}
    with visitor(browser, address) as page:
        for path in (PATHS[0], PATHS[-1]):
            show(page, address, path, "en")
            faults[path, "en"] = grave(page)
        show(page, address, PATHS[0], nguon=f"on_time_rate~{PLACE}~{PERIOD}~~today")
        page.locator("[role=dialog]").get_by_text("÷").first.wait_for()
        settled(page)
        faults["sources"] = grave(page)
    with visitor(browser, address, 390) as page:
        show(page, address, PATHS[0])
        faults[PATHS[0], "phone"] = grave(page)
    assert {where: rules for where, rules in faults.items() if rules} == {}


def test_a_fault_of_ours_is_seen(browser, address):
    """The allow-list hides Streamlit's own only: the same rules, and others, still find what we would do."""
    with visitor(browser, address) as page:
        show(page, address, "danh-muc")
        page.evaluate(
            """() => document.querySelector('[data-testid=stMainBlockContainer]').insertAdjacentHTML('afterbegin',
            '<button></button><p style="color:#999;background:#fff">quá nhạt để đọc được</p>' +
            '<svg role="graphics-symbol" width="9" height="9"></svg>')"""
        )
        rules = {fault.split()[0] for fault in grave(page)}
    assert {"button-name", "color-contrast", "svg-img-alt"} <= rules
