"""What the wall answers: its page, its files and its boards, all from memory. Who is answered: access/gate.py.

    /man-hinh, /man-hinh/<slug>          the page, the same for every board
    /man-hinh/bang/<slug>.json           a board; 304 where the screen has it
    /man-hinh/tep/<release>/<name>       script, style, plotly and fonts; for another release those of today,
                                         so that a page of just before a restart can still start

Everything else is a 404 without a body. Of a request only its path, whether it has the board already and
whether it takes packed answers are looked at; nothing of it reaches the store.
"""

import re
from collections.abc import Callable

from starlette.routing import Route

from pages.wall.complaints import PREVIEW
from pages.wall.files import TYPES, Served
from pages.wall.keeper import Keeper

ROOT = "/man-hinh"
SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_PAGE = re.compile(rf"{ROOT}(?:/({SLUG}))?")
_BOARD = re.compile(rf"{ROOT}/bang/({SLUG})\.json")
_FILE = re.compile(rf"{ROOT}/tep/([0-9a-f]{{16}})/([A-Za-z0-9.-]+)")
LONGEST_PATH = 200

# Stricter than what access/headers.py gives every answer; the rest, and who may frame it, comes from there.
REFERRER = (b"referrer-policy", b"no-referrer")
NOTHING_POLICY = b"default-src 'none'"
PAGE_CACHE, BOARD_CACHE, FILE_CACHE = b"no-store", b"no-cache", b"public, max-age=31536000, immutable"


class Wall:
    """The ASGI application of the wall."""

    def __init__(self, keeper: Callable[[], Keeper | None]):
        self._keeper = keeper

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            return
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.lower(), []).append(value)
        keeper = self._keeper()
        if keeper is None or scope["method"] not in ("GET", "HEAD"):
            return await _nothing(send)
        served, cache = _served_at(keeper, scope["path"])
        if served is None or keeper.release is None:
            return await _nothing(send)
        policy = keeper.release.policy if served.kind == TYPES[".html"] else NOTHING_POLICY
        await _answer(send, served, cache, policy, headers, is_head=scope["method"] == "HEAD")


def _served_at(keeper: Keeper, path: str) -> tuple[Served | None, bytes]:
    """What stands at a path, and how it may be kept."""
    release = keeper.release
    if release is None or len(path) > LONGEST_PATH:
        return None, b""
    if board := _BOARD.fullmatch(path):
        return keeper.board(board[1]), BOARD_CACHE
    if file := _FILE.fullmatch(path):
        return release.files.get(file[2]), FILE_CACHE if file[1] == release.name else PAGE_CACHE
    if (page := _PAGE.fullmatch(path)) and (page[1] in (None, PREVIEW) or page[1] in keeper.slugs):
        return release.page, PAGE_CACHE
    return None, b""


async def _answer(send, served: Served, cache: bytes, policy: bytes, headers: dict, is_head: bool) -> None:
    packed = served.packed if any(b"gzip" in e for e in headers.get(b"accept-encoding", [])) else None
    etag = b'"' + served.etag.encode() + (b'"' if packed is None else b'-gzip"')
    sent = [(b"cache-control", cache), (b"vary", b"accept-encoding"), (b"content-security-policy", policy), REFERRER]
    if cache == BOARD_CACHE:
        sent.append((b"etag", etag))
        lines = headers.get(b"if-none-match", [])
        known = {tag.strip().removeprefix(b"W/") for line in lines for tag in line.split(b",")}
        if known & {b'"' + served.etag.encode() + b'"', b'"' + served.etag.encode() + b'-gzip"'}:
            await send({"type": "http.response.start", "status": 304, "headers": sent})
            return await send({"type": "http.response.body", "body": b""})
    body = served.body if packed is None else packed
    if packed is not None:
        sent.append((b"content-encoding", b"gzip"))
    sent += [(b"content-type", served.kind.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": sent})
    await send({"type": "http.response.body", "body": b"" if is_head else body})


async def _nothing(send) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": 404,
            "headers": [
                (b"content-length", b"0"),
                (b"cache-control", b"no-store"),
                (b"content-security-policy", NOTHING_POLICY),
                REFERRER,
            ],
        }
    )
    await send({"type": "http.response.body", "body": b""})


def routes(keeper: Callable[[], Keeper | None]) -> list[Route]:
    """The routes of the wall. `keeper()` gives the keeper, None before the server has started."""
    wall = Wall(keeper)
    return [Route(ROOT, wall, name="wall"), Route(ROOT + "/{rest:path}", wall, name="wall below")]
