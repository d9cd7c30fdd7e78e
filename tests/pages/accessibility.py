"""What axe-core finds on a screen as it stands, without what is Streamlit's own."""

from axe_playwright_python.sync_playwright import Axe

from tests.pages.browsing import unroll

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
