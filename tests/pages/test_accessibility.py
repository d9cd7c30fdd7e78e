"""axe-core on every screen, in both themes: nothing serious or critical that is ours."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.pages.browsing import PERIOD, PLACE, settled, show, unroll, visitor, wear
from tests.pages.conftest import PATHS

GRAVE = ("serious", "critical")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Axe()

# What Streamlit itself does and no setting of ours can change: (rule, Streamlit's element, why).
# A violation counts as Streamlit's only where the rule is named here and the node lies in that element.
STREAMLITS = (
    (
        "svg-img-alt",
        "[data-testid=stMetricChart]",
        "the line in st.metric marks its empty layer of highlighted points as graphics; the value stands above it",
    ),
    ("list", "[data-testid=stSidebarNavItems]", "sections of a phone's menu are boxes inside its list"),
    ("listitem", "[data-testid=stSidebarNavItems]", "and so its items do not stand directly in a list"),
)


@pytest.fixture(scope="module")
def address(serve, sample_store):
    return serve(sample_store.folder)


def grave(page):
    """Violations of ours: "rule (impact) where: what", one a node."""
    unroll(page)
    violations = AXE.run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    ours = []
    for violation in violations:
        if violation["impact"] not in GRAVE:
            continue
        for node in violation["nodes"]:
            if not is_streamlits(page, violation["id"], node):
                summary = " ".join(node["failureSummary"].split())
                ours.append(f"{violation['id']} ({violation['impact']}) {node['html'][:160]}: {summary[:240]}")
    return ours


def is_streamlits(page, rule, node):
    target = node["target"][-1]
    inside = "([target, own]) => !!document.querySelector(target)?.closest(own)"
    return any(rule == known and page.evaluate(inside, [target, own]) for known, own, _ in STREAMLITS)


def test_no_screen_has_a_grave_violation(browser, address):
    faults = {}
    with visitor(browser, address) as page:
        for order, path in enumerate(PATHS):
            show(page, address, path)
            for mode in ("light", "dark") if order % 2 == 0 else ("dark", "light"):  # one switch a screen
                wear(page, mode)
                faults[path, "vi", mode] = grave(page)
    assert {where: rules for where, rules in faults.items() if rules} == {}


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
