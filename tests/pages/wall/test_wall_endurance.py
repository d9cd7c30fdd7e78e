"""A year on the wall, in short: 2,000 rotations through every panel leave memory and page as they were."""

import pytest

from tests.pages.wall.test_wall_browser import until, wait_for_boards

# Heap snapshots after 400 and 2,000 rotations differ by 0.8 MB of compiled code (plotly's functions grow hot and
# are optimised) and 0.1 MB of the browser's own timings, whose number it limits; by no object, string, closure
# or array. After 2,000 rotations the line is level.
ROTATIONS, PARTS = 2000, 10
WITHIN = 1.10

# One rotation is one step of the arrow key, which a remote control may send as well. A pause of one task
# between them lets the browser draw and lets what was begun end.
TURN = """async (count) => {
  for (let at = 0; at < count; at += 1) {
    dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    await new Promise((resolve) => setTimeout(resolve));
  }
}"""


@pytest.mark.slow
def test_two_thousand_rotations_leave_nothing_behind(browser, serve, sample_store):
    """JS heap, nodes and listeners after the last tenth within 10 % of those after the second."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    try:
        address = serve(sample_store.folder)
        wait_for_boards(address)
        page.goto(address + "/man-hinh")
        until(page, "document.querySelector('#position').textContent && window.Plotly", 30)
        page.keyboard.press(" ")  # no time turns it
        page.wait_for_timeout(500)
        count = int(page.inner_text("#position").split("/")[1])
        session = context.new_cdp_session(page)
        session.send("Performance.enable")
        measured = []
        for _ in range(PARTS):
            # On to the first panel after each tenth, so that the same picture is measured.
            page.evaluate(TURN, -(-ROTATIONS // PARTS // count) * count)
            assert page.inner_text("#position") == f"1/{count}"
            measured.append(measure(session))
        second, last = measured[1], measured[-1]
        for name in second:
            assert last[name] <= second[name] * WITHIN, f"{name}: {[sample[name] for sample in measured]}"
    finally:
        context.close()


def measure(session):
    """Bytes of the JS heap, DOM nodes and listeners, once everything unreachable is gone."""
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return {name: metrics[name] for name in ("JSHeapUsedSize", "Nodes", "JSEventListeners")}
