"""Everything a reader can see, hover or have read out on a screen."""

COLLECT = """() => {
    const told = [], skipped = 'script, style, noscript, code, [data-testid=stIconMaterial], [translate=no]';
    for (const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); walker.nextNode();) {
        const at = walker.currentNode.parentElement;
        if (!at.closest(skipped)) told.push(walker.currentNode.textContent);
    }
    for (const at of document.body.querySelectorAll('*')) {
        if (at.closest('script, style')) continue;
        for (const name of ['aria-label', 'aria-roledescription', 'title', 'placeholder', 'alt', 'aria-description'])
            if (at.getAttribute(name)) told.push(at.getAttribute(name));
    }
    return [...new Set(told.map(text => text.replace(/\\s+/g, ' ').trim()).filter(text => text))];
}"""


def told_by(page):
    """All texts of a screen, with those that only stand there while something is pointed at or opened."""
    told = set(page.evaluate(COLLECT))
    for selector in ("[data-testid=stDataFrame]", ".js-plotly-plot", "[data-testid=stMetric]"):
        elements = page.locator(selector)
        if elements.count():
            elements.first.hover(force=True)
            page.wait_for_timeout(150)
            told |= set(page.evaluate(COLLECT))
    return told
