"""The meeting-room screen in a real browser, served by the real server: legible, never wrong, never stuck."""

import contextlib
import json
import re
import shutil
import socket
import threading
import time
from datetime import datetime, timedelta, timezone

import pytest
from playwright.sync_api import Error

from data.store import Store
from pages.wall.declaration import first_board
from tests.conftest import ROOT, free_port

PICTURES = ROOT / "tests" / "screenshots"
SCREENS = {"fullhd": (1920, 1080), "4k": (3840, 2160)}
OTHERS = ((1366, 768), (1280, 1024), (1080, 1920), (2560, 1080))
NOTICE_SECONDS, RECOVERY_SECONDS, STALE_SECONDS = 15, 10, 60
LOST = "Mất kết nối từ"

# What is wrong with the panel on the screen: scrolling, what is cut or overflows, text too small or too pale.
COMPLAINTS = """() => {
  const found = [], root = document.documentElement, wall = document.querySelector('#wall');
  const unit = parseFloat(getComputedStyle(root).fontSize) / 10;
  const lines = (name) => parseFloat(getComputedStyle(root).getPropertyValue(name)) * 10 * unit;
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).slice(0, 3).map((each) => {
      const share = each / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [dark, pale] = [light(a), light(b)].sort((x, y) => x - y);
    return (pale + 0.05) / (dark + 0.05);
  };
  const ground = (node) => {
    for (let each = node; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (numbers(colour)[3] !== 0) return colour;
    }
  };
  if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) found.push('the page scrolls');
  if (root.clientWidth < innerWidth) found.push('a scrollbar');
  const inside = (node, box, what) => {
    const own = node.getBoundingClientRect(), slack = 1.5;
    if (own.left < box.left - slack || own.right > box.right + slack || own.top < box.top - slack
        || own.bottom > box.bottom + slack) found.push(`${what} "${node.textContent.trim()}" leaves its box`);
  };
  const visible = (node) => node.checkVisibility() && node.getClientRects().length > 0;
  for (const node of wall.querySelectorAll('*')) {
    const text = [...node.childNodes].filter((each) => each.nodeType === 3).map((each) => each.data).join('').trim();
    if (!visible(node)) continue;
    if (node.scrollWidth > node.clientWidth + 1.5 && getComputedStyle(node).display !== 'inline'
        && !(node instanceof SVGElement))
      found.push(`<${node.localName} ${node.id || node.className}> is cut sideways`);
    if (!text) continue;
    const style = getComputedStyle(node), size = parseFloat(style.fontSize);
    if (node instanceof SVGElement) {
      inside(node, document.querySelector('#chart').getBoundingClientRect(), 'in the chart');
      const mark = node.closest('g.point')?.querySelector('path');
      const fill = mark && getComputedStyle(mark).fill.startsWith('rgb')
        ? getComputedStyle(mark).fill : ground(document.body);
      if (mark) inside(node, mark.getBoundingClientRect(), 'in the tile');
      if (contrast(style.fill, fill) < 4.5)
        found.push(`"${text}" has ${contrast(style.fill, fill).toFixed(2)} in the chart`);
      const drawn = size * Math.abs(node.getScreenCTM().a);
      if (drawn < (mark ? lines('--tile') : 34 * unit) - 0.1) found.push(`"${text}" is ${drawn} px in the chart`);
      continue;
    }
    inside(node, wall.getBoundingClientRect(), 'the text');
    if (node.closest('main')) inside(node, document.querySelector('main').getBoundingClientRect(), 'of the panel');
    if (contrast(style.color, ground(node)) < 4.5)
      found.push(`"${text}" has ${contrast(style.color, ground(node)).toFixed(2)}`);
    if (parseFloat(style.lineHeight) < 1.4 * size - 0.6) found.push(`"${text}" has line height ${style.lineHeight}`);
    const isNote = node.closest('.target, .change, .note, .counts, .head, .group h2, #progress, header, footer');
    const isSign = node.matches('.mark, .tile');
    const least = isSign ? 20 * unit : isNote ? lines('--small')
      : node.closest('.keys') ? lines('--legend') : lines('--body');
    if (size < least - 0.1) found.push(`"${text}" is ${size} px, less than ${least}`);
  }
  for (const list of document.querySelectorAll('#cards section, #rows, .group, #facts, #side, main')) {
    if (visible(list) && list.scrollHeight > list.clientHeight + 1.5)
      found.push(`${list.id || list.className} is cut below`);
  }
  return found;
}"""
# Parts of a panel that found no room.
LEFT_OUT = """() => [...document.querySelectorAll('main > :not([hidden]) [hidden]')].map((node) => node.textContent)"""
SEEN = "document.querySelector('#wall').innerText.replaceAll('\\u00a0', ' ')"


@pytest.fixture(scope="module")
def store(tmp_path_factory, office_store):
    """A store with boards: besides the built-in dark one a light one, one with a failing panel, an empty one."""
    folder = tmp_path_factory.mktemp("wall") / "store"
    shutil.copytree(office_store.folder, folder)
    own = Store(folder)
    own.decide("board", slug="sang", board={**first_board(), "name": "Bảng sáng", "mode": "light"})
    panels = [{"kind": "kpi"}, {"kind": "vòng tròn"}, {"kind": "tiles"}]
    own.decide("board", slug="hong", board={**first_board(), "name": "Bảng hỏng", "panels": panels})
    own.decide("board", slug="rong", board={**first_board(), "name": "Bảng rỗng", "panels": []})
    return own


@pytest.fixture(scope="module")
def address(serve, store):
    """The served dashboard, once its boards are built."""
    base = serve(store.folder)
    wait_for_boards(base)
    return base


def wait_for_boards(address):
    from urllib.error import URLError
    from urllib.request import urlopen

    until = time.monotonic() + 180
    while True:
        try:
            return json.load(urlopen(f"{address}/man-hinh/bang/mac-dinh.json", timeout=5))
        except (URLError, OSError):
            assert time.monotonic() < until, "the server built no boards"
            time.sleep(0.2)


@pytest.fixture
def wall(browser, address):
    """`wall()`: the screen in a fresh context; `before` may prepare the page. No script error is let pass."""
    contexts, errors = [], []

    def visit(slug="mac-dinh", base=address, before=None, size=(1920, 1080), **options):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(dialog.message))
        if before:
            before(page)
        page.goto(f"{base}/man-hinh/{slug}")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert errors == []


def drawn(page):
    """Wait until a panel stands there with its chart and its fonts."""
    until(page, "document.querySelector('#title').textContent && window.Plotly", 30)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)
    return page


def until(page, condition, seconds):
    """Wait, by the clock of this test, until a JavaScript expression holds (the page forbids to evaluate text)."""

    def holds():
        try:
            return page.evaluate(f"Boolean({condition})")
        except Error as error:  # asked while the page loads itself anew
            if "context was destroyed" not in str(error):
                raise

    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {condition}; the page says: {seen(page)}"
        page.wait_for_timeout(100)


def position(page):
    return page.inner_text("#position")


def seen(page):
    return page.evaluate(SEEN)


@pytest.mark.parametrize("slug", ["mac-dinh", pytest.param("sang", marks=pytest.mark.slow)])
def test_every_panel_is_whole_and_legible(wall, slug):
    """Full HD and 4K, dark and light: nothing scrolls, overflows or is cut; sizes and contrast as computed."""
    PICTURES.mkdir(exist_ok=True)
    page, faults, heights = drawn(wall(slug)), [], {}
    count = int(position(page).split("/")[1])
    body = page.evaluate("parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--body')) * 10")
    assert body >= round(8.8 * 5 / 0.81), "65 inches at five metres"
    for name, (width, height) in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        for _ in range(count):
            page.wait_for_timeout(400)
            number = position(page).split("/")[0]
            faults += [f"{name} {number}: {fault}" for fault in page.evaluate(COMPLAINTS)]
            if page.evaluate("Boolean(document.querySelector('#calm').textContent)"):
                faults.append(f"{name} {number}: {page.inner_text('#calm')}")
            tops = "[...document.querySelectorAll('main > *, main p, main section')].filter(n => n.checkVisibility())"
            heights.setdefault(number, []).append(
                page.evaluate(f"{tops}.map(n => n.getBoundingClientRect().top / innerHeight)")
            )
            page.screenshot(path=PICTURES / f"man-hinh-{slug}-{name}-{number}.png")
            page.keyboard.press("ArrowRight")
    assert faults == []
    for number, (small, large) in heights.items():
        assert large == pytest.approx(small, abs=0.002), f"panel {number} is another picture on the large screen"


def test_other_screens_never_scroll(wall):
    page = drawn(wall("sang"))
    page.keyboard.press(" ")
    for width, height in OTHERS:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)
        faults = page.evaluate(COMPLAINTS)
        assert not [fault for fault in faults if "px" not in fault], (width, height)


def test_a_failing_panel_is_named_and_the_others_go_on(wall):
    page = drawn(wall("hong"))
    assert position(page) == "1/3" and page.locator("#cards section").count() == 6
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    assert "vòng tròn" in page.inner_text("#calm")
    page.screenshot(path=PICTURES / "man-hinh-hong.png")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    assert page.is_visible("#chart .main-svg") and not page.is_visible("#calm")


def test_hands_pause_and_step_and_time_turns_the_panels(wall):
    page = drawn(wall(before=lambda page: page.clock.install(), has_touch=True))
    count = int(position(page).split("/")[1])
    page.clock.run_for(26_000)
    assert position(page) == f"2/{count}"
    page.keyboard.press(" ")
    assert "Tạm dừng" in page.inner_text("header")
    page.clock.run_for(60_000)
    assert position(page) == f"2/{count}"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert position(page) == f"{count}/{count}"
    page.touchscreen.tap(960, 540)
    assert "Tạm dừng" not in page.inner_text("header")
    page.touchscreen.tap(1900, 540)
    assert position(page) == f"1/{count}"
    page.touchscreen.tap(20, 540)
    assert position(page) == f"{count}/{count}"
    page.mouse.move(1400, 500)
    page.mouse.down()
    page.mouse.move(1000, 500)
    page.mouse.up()
    assert position(page) == f"1/{count}"


def test_the_last_board_stands_there_at_once_and_a_first_start_waits_calmly(wall):
    page = drawn(wall())
    page.route("**/bang/*.json", lambda route: route.abort())
    page.reload()
    until(page, "document.querySelector('#title').textContent", 5)
    assert "Đồng Tháp" in page.inner_text("#title")
    page.evaluate("localStorage.setItem('man-hinh:mac-dinh', '{\"board\": 7')")
    page.reload()
    page.wait_for_timeout(500)
    assert seen(page).strip() == "Đang chờ số liệu"
    page.unroute("**/bang/*.json")
    until(page, "document.querySelector('#title').textContent", RECOVERY_SECONDS)
    empty = wall("rong")
    until(empty, "document.querySelector('#calm').textContent.includes('chưa có nội dung')", 10)


def test_figures_past_their_limit_are_marked(wall):
    """With the server there, within a minute; and without it as well, by the time that has passed."""
    limit = datetime.now(timezone(timedelta(hours=7))) + timedelta(seconds=6)

    def with_limit(route):
        answer = route.fetch()
        if answer.status != 200:
            return route.fulfill(response=answer)
        board = answer.json()
        for panel in board["panels"]:
            panel["stale_after"] = limit.isoformat()
        route.fulfill(response=answer, json=board)

    page = drawn(wall(before=lambda page: page.route("**/bang/*.json", with_limit)))
    away = drawn(wall(before=lambda page: page.clock.install()))
    away.keyboard.press(" ")
    away.context.set_offline(True)
    away.clock.fast_forward(timedelta(days=33) // timedelta(milliseconds=1))
    away.clock.run_for(STALE_SECONDS * 1000)
    assert "Số liệu cũ" in away.inner_text("#old")
    page.wait_for_selector("#old", state="visible", timeout=STALE_SECONDS * 1000)
    assert datetime.now(limit.tzinfo) >= limit, "marked too early"
    assert page.is_hidden("#stamp") and page.evaluate(COMPLAINTS) == []
    page.screenshot(path=PICTURES / "man-hinh-cu.png")
    until(away, "!document.querySelector('#lost').hidden", NOTICE_SECONDS)
    for _ in range(int(position(away).split("/")[1])):  # both strips at once take nothing from any panel
        away.keyboard.press("ArrowRight")
        away.wait_for_timeout(300)
        away.screenshot(path=PICTURES / f"man-hinh-cu-mat-ket-noi-{position(away).split('/')[0]}.png")
        assert away.evaluate(COMPLAINTS) == [] and away.evaluate(LEFT_OUT) == [], position(away)


class Relay:
    """A loopback address in front of a server, which can be made to swallow what it is sent in silence."""

    def __init__(self, address):
        self.target = address
        self.is_silent = False
        self.port = free_port()
        self._listening = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def close(self):
        self._listening.close()

    def _accept(self):
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near):
        host, port = re.match(r"http://([\d.]+):(\d+)", self.target).groups()
        try:
            far = socket.create_connection((host, int(port)), timeout=5)
        except OSError:
            return near.close()
        far.settimeout(None)
        threading.Thread(target=self._pass, args=(far, near), daemon=True).start()
        self._pass(near, far)

    def _pass(self, one, other):
        """Hand on until either side ends; while silent, bytes are taken and lost, as on a dead line."""
        has_lost = False
        try:
            while chunk := one.recv(65536):
                has_lost = has_lost or self.is_silent
                if not has_lost:
                    other.sendall(chunk)
        except OSError:
            pass
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@pytest.mark.slow
def test_server_killed_and_packets_lost(wall, serve, store, address):
    """The picture stays and goes on turning, the notice comes within 15 s and goes within 10 s, nothing else."""
    killed, silent = Relay(address), Relay(address)
    pages = [drawn(wall(base=relay.address)) for relay in (killed, silent)]
    assert all(LOST not in seen(page) for page in pages)
    silent.is_silent = True
    serve.stop(store.folder)
    gone = time.monotonic()
    for page in pages:
        left = NOTICE_SECONDS - (time.monotonic() - gone)
        until(page, f"{SEEN}.includes('{LOST}')", left)
    for page in pages:
        assert re.search(LOST + r" \d\d:\d\d", page.inner_text("#lost")) and "/20" in page.inner_text("footer")
        before = position(page)
        page.keyboard.press("ArrowRight")
        assert position(page) != before, "it does not go on"
        page.wait_for_timeout(300)
        assert page.evaluate(COMPLAINTS) == []
    pages[0].screenshot(path=PICTURES / "man-hinh-mat-ket-noi.png")
    back = serve(store.folder)  # it answers; whether its boards are built already is its own affair
    killed.target = silent.target = back
    silent.is_silent = False
    returned = time.monotonic()
    for page in pages:
        left = RECOVERY_SECONDS - (time.monotonic() - returned)
        until(page, f"!{SEEN}.includes('{LOST}')", left)
    killed.close()
    silent.close()


@pytest.mark.slow
def test_a_new_release_is_taken_over_and_the_night_reloads(wall, serve, store):
    address = serve(store.folder)
    wait_for_boards(address)

    def old_page(route):
        answer = route.fetch()
        text = re.sub(r'data-release="[0-9a-f]+"', 'data-release="0000000000000000"', answer.text())
        route.fulfill(response=answer, body=text)

    page = None

    def before(visited):
        nonlocal page
        page = visited
        visited.route("**/man-hinh/mac-dinh", old_page, times=1)
        visited.clock.install()

    wall(base=address, before=before)
    until(page, "document.documentElement.dataset.release !== '0000000000000000'", 20)
    drawn(page)
    page.evaluate("window.isTheSamePage = true")
    page.context.set_offline(True)
    page.clock.fast_forward("25:00:00")
    page.clock.run_for(65_000)
    assert page.evaluate("window.isTheSamePage"), "it reloaded without a server"
    page.context.set_offline(False)
    with page.expect_navigation(timeout=60_000):
        for _ in range(15):
            page.clock.run_for(5_000)
            page.wait_for_timeout(300)
    drawn(page)
    assert page.evaluate("window.isTheSamePage") is None
