"""Looking at the screens in a real browser: widths, themes, waiting until a screen has drawn itself."""

import time
from contextlib import contextmanager

PHONE = {
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
    "is_mobile": True,
    "has_touch": True,
}
WIDTHS = {1366: 768, 1920: 1080, 390: 844}
PLACE = "dong-thap@2025"
PERIOD = "2026-10"
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 24, 39)"}
BUSY = "[data-testid=stSpinner], [data-testid=stSkeleton], [data-testid=stStatusWidget]"


def until(page, expression, argument=None, seconds=30):
    """Wait until an expression holds. Playwright's own waiting is forbidden by the page's security policy."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)


def settled(page, wait_ms=400):
    """Wait until the page has drawn what it was asked for."""
    page.wait_for_selector("[data-testid=stMain] h1", timeout=30_000)
    until(page, "busy => !document.querySelector(busy)", BUSY)
    page.wait_for_timeout(wait_ms)


@contextmanager
def visitor(browser, address, width=1366, mode="light"):
    """A page in a fresh context; `page.outside` collects what it asked of anybody but this server, and
    what its security policy held up."""
    options = PHONE if width == 390 else {}
    context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=mode, **options)
    page = context.new_page()
    page.outside = []
    inside = (address, "data:", "blob:", "ws:")
    page.on("request", lambda asked: asked.url.startswith(inside) or page.outside.append(asked.url))
    page.on("console", lambda message: "Content Security Policy" in message.text and page.outside.append(message.text))
    try:
        yield page
    finally:
        context.close()


def show(page, address, path, language="vi", **parameters):
    """Open a screen of the sample province and month, and wait for it."""
    path = "" if path == "tong-quan" else path  # the default screen answers at / only
    asked = {"lang": language, "noi": PLACE, "ky": PERIOD, **parameters}
    page.goto(f"{address}/{path}?" + "&".join(f"{name}={value}" for name, value in asked.items()))
    settled(page)


def wear(page, mode):
    """Switch the theme; the script runs again for it, as charts and tables have colours of their own."""
    paper = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    if paper == PAPER[mode]:
        return
    page.emulate_media(color_scheme=mode)
    until(page, "paper => getComputedStyle(document.querySelector('.stApp')).backgroundColor == paper", PAPER[mode])
    settled(page, 700)


def widen(page, width):
    """Another window size, of the same kind of device."""
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.wait_for_timeout(350)


def unroll(page):
    """Make the window as tall as the screen: what lies below the edge is not drawn for who looks at colours."""
    height = page.locator("[data-testid=stMain]").evaluate("m => m.scrollHeight") + 70
    page.set_viewport_size({"width": page.viewport_size["width"], "height": min(height, 6000)})
    page.wait_for_timeout(250)
