"""A real browser lured to another page: one whose name was made to mean this machine, and one of another origin."""

import http.server
import threading

import pytest
from playwright.sync_api import Error

from setup.browser import find_browser
from tests.conftest import BROWSER_ARGUMENTS
from tests.pages.browsing import PERIOD, PLACE, settled

SECRET = "Đồng Tháp"  # the place that is asked for: every answer with figures says it
PRINTED = f"/in/tong-quan?noi={PLACE}&ky={PERIOD}"
# What a hostile page tries against `base`; every answer it could read, by what it tried.
TRY = """async base => {
    const told = {}, text = r => r.text();
    for (const [name, path, options] of [
        ['overview', '/', {}], ['printed', '%PRINTED%', {}], ['board', '/man-hinh/bang/mac-dinh.json', {}],
        ['health', '/_stcore/health', {}], ['with cookies', '/', {credentials: 'include'}],
        ['blind', '%PRINTED%', {mode: 'no-cors'}], ['posted', '/', {method: 'POST', body: 'x', mode: 'no-cors'}],
        ['upload', '/_stcore/upload_file/a/b', {method: 'PUT', body: 'x'}],
        ['preflight', '/_stcore/upload_file/a/b', {method: 'DELETE', headers: {'X-Xsrftoken': 'x'}}],
    ]) told[name] = await fetch(base + path, options).then(async r => `${r.status} ${await r.text()}`, e => 'error');
    told.socket = await new Promise(done => {
        const socket = new WebSocket(base.replace('http', 'ws') + '/_stcore/stream', ['streamlit']);
        socket.onopen = () => done('open'); socket.onerror = () => done('error');
    });
    for (const path of ['/', '%PRINTED%', '/man-hinh', '/man-hinh/xem-thu']) {
        const frame = document.createElement('iframe');
        await new Promise(done => { frame.onload = frame.onerror = done; setTimeout(done, 3000);
            frame.src = base + path; document.body.append(frame); });
        let read = '';
        try { read = frame.contentDocument ? frame.contentDocument.body.innerText : ''; } catch { read = ''; }
        told['frame ' + path] = read;
    }
    for (const [kind, path] of [['img', '/favicon.png'], ['script', '/man-hinh/bang/mac-dinh.json']])
        told[kind] = await new Promise(done => {
            const made = document.createElement(kind);
            made.onload = () => done('loaded'); made.onerror = () => done('error');
            made.src = base + path; document.body.append(made);
        });
    return told;
}""".replace("%PRINTED%", PRINTED)


class Quiet(http.server.BaseHTTPRequestHandler):
    """An empty page, the attacker's."""

    def do_GET(self):
        body = b"<!doctype html><meta charset=utf-8><title>x</title><body>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def elsewhere():
    """The port of another server on this machine: another origin in every browser."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture
def lured(browser):
    """A browser to which evil.example means this machine, as after DNS rebinding."""
    arguments = [*BROWSER_ARGUMENTS, "--host-resolver-rules=MAP evil.example 127.0.0.1"]
    launched = browser.browser_type.launch(executable_path=find_browser(), args=arguments)
    yield launched
    launched.close()


def shows_the_overview(page, port):
    page.goto(f"http://127.0.0.1:{port}/?noi={PLACE}&ky={PERIOD}")
    page.locator("[data-testid=stMetricValue]").nth(3).wait_for(timeout=60_000)


@pytest.mark.slow
def test_dns_rebinding_reads_nothing(lured, port):
    """http://evil.example:PORT is 127.0.0.1 to the browser, and one origin with all it asks for there."""
    page = lured.new_page()
    answer = page.goto(f"http://evil.example:{port}/?noi={PLACE}&ky={PERIOD}")
    assert answer.status == 421 and "127.0.0.1" in answer.text()
    page.wait_for_timeout(500)
    assert SECRET not in page.content() and not page.locator("[data-testid=stMain]").count()
    told = page.evaluate(TRY, f"http://evil.example:{port}")
    assert all(SECRET not in body for body in told.values()), told
    reached = {name: body for name, body in told.items() if body[:3].isdigit()}
    assert set(reached) >= {"overview", "printed", "board", "health", "upload"}, "it is its own origin"
    assert {body[:3] for body in reached.values()} == {"421"}, reached
    assert told["socket"] == "error" and told["img"] == "error" and told["script"] == "error"
    shows_the_overview(lured.new_page(), port)


@pytest.mark.parametrize("own", ["127.0.0.1", "localhost", "evil.example"])
def test_a_page_of_another_origin_reads_nothing_and_opens_nothing(lured, port, elsewhere, own):
    page = lured.new_page()
    page.goto(f"http://{own}:{elsewhere}/")
    for host in ("127.0.0.1", "localhost"):
        told = page.evaluate(TRY, f"http://{host}:{port}")
        for name in (
            "overview",
            "printed",
            "board",
            "health",
            "with cookies",
            "upload",
            "preflight",
            "socket",
            "img",
            "script",
        ):
            assert told[name] == "error", (name, told)
        assert all(SECRET not in answer for answer in told.values()), told
        for frame in page.frames[1:]:
            try:
                shown = frame.content()
            except Error:  # the browser's own page of a refused frame
                continue
            assert SECRET not in shown and "stApp" not in shown
    shows_the_overview(lured.new_page(), port)


def test_a_link_elsewhere_opens_the_dashboard_and_cannot_look_into_it(lured, port, elsewhere):
    page = lured.new_page()
    page.goto(f"http://localhost:{elsewhere}/")
    with page.context.expect_page() as popup:
        page.evaluate(
            "url => { window.spied = window.open(url); document.title = 'opened' }",
            f"http://127.0.0.1:{port}/?noi={PLACE}&ky={PERIOD}",
        )
    settled(popup.value)
    assert popup.value.evaluate("window.opener === null")
    assert page.evaluate("window.spied.closed"), "cut off by Cross-Origin-Opener-Policy"


def test_screens_downloads_pictures_and_the_preview_work_under_the_policy(browser, port):
    """Charts, the picture of a chart, downloads, the printed page and the framed preview: nothing is held up."""
    page = browser.new_page()
    held_up = []
    page.on("console", lambda message: "Content Security Policy" in message.text and held_up.append(message.text))
    page.on("pageerror", lambda error: held_up.append(str(error)))
    base = f"http://127.0.0.1:{port}"
    page.goto(f"{base}/?noi={PLACE}&ky={PERIOD}")
    settled(page)
    chart = page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    chart.hover()
    with page.expect_download() as picture:
        chart.locator("[data-title*='png' i], [data-title*='ảnh' i], [data-val='toImage'], .modebar-btn").first.click()
    assert picture.value.path().read_bytes()[:4] == b"\x89PNG"
    page.goto(f"{base}/nap-du-lieu")
    settled(page)
    with page.expect_download() as template:
        page.locator(".st-key-get_template button").click()
    assert template.value.path().read_bytes()[:2] == b"PK"
    page.goto(f"{base}/man-hinh-phong-hop")
    settled(page)
    frame = page.frame_locator("iframe").first
    frame.locator("body").wait_for()
    assert page.locator("iframe").first.get_attribute("src").endswith("/man-hinh/xem-thu")
    frame.get_by_text("%").first.wait_for(timeout=60_000)
    page.goto(base + PRINTED)
    assert SECRET in page.content()
    assert held_up == []
    page.close()
