"""The door of the application: Streamlit's page gets our script that translates its words, and our name.

The package is not touched. Its page is read from the answer, so a new version brings its own; where it no longer looks
as expected, the page goes out as it came and a test says so.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from starlette.responses import Response
from starlette.routing import Route

from pages import words
from pages.framework.words import PATTERNS, TEXTS

ROOT = "/khung"  # where the script is served
_SCRIPT = Path(__file__).parent / "translation.js"
_PAGE, _HEAD_END = b"<title>Streamlit</title>", b"</body>"


@lru_cache(maxsize=1)
def script() -> tuple[str, bytes]:
    """The path of the script, with a hash of what it holds, and the script."""
    text = _SCRIPT.read_text(encoding="utf-8")
    for name, table in (("__TEXTS__", TEXTS), ("__PATTERNS__", PATTERNS)):
        text = text.replace(name, json.dumps(table, ensure_ascii=False))
    body = text.encode("utf-8")
    return f"{ROOT}/{hashlib.sha256(body).hexdigest()[:16]}.js", body


def page_of(body: bytes) -> bytes:
    """Streamlit's page with our script and name; any other body as it is."""
    if _PAGE not in body or _HEAD_END not in body:
        return body
    name = f"<title>{words.TITLE('vi')}</title>".encode()
    tag = f'<script src="{script()[0]}" defer></script>'.encode()
    return body.replace(_PAGE, name, 1).replace(_HEAD_END, tag + _HEAD_END, 1)


class TranslatedPage:
    """The application with Streamlit's page translated; everything else goes through as it is."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["method"] != "GET" or not _may_be_page(scope):
            return await self.app(scope, receive, send)
        left_out = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")  # the whole page, unpacked
        scope = {**scope, "headers": [(k, v) for k, v in scope["headers"] if k.lower() not in left_out]}
        start: dict = {}
        chunks: list[bytes] = []

        async def answer(message):
            if message["type"] == "http.response.start":
                start.update(message)
                if not _is_html(message):
                    await send(message)
            elif not _is_html(start):
                await send(message)
            else:
                chunks.append(message.get("body", b""))
                if not message.get("more_body"):
                    await self._send_page(send, start, page_of(b"".join(chunks)))

        await self.app(scope, receive, answer)

    @staticmethod
    async def _send_page(send, start: dict, body: bytes) -> None:
        old = (b"content-length", b"etag", b"last-modified", b"accept-ranges")  # they speak of the page before
        headers = [(k, v) for k, v in start["headers"] if k.lower() not in old]
        await send({**start, "headers": [*headers, (b"content-length", b"%d" % len(body))]})
        await send({"type": "http.response.body", "body": body})


def _may_be_page(scope) -> bool:
    """Whether a path is a screen's: no file, no upload, none of the framework's own addresses."""
    path = scope["path"]
    return "." not in path.rsplit("/", 1)[-1] and not path.startswith(("/_stcore", "/static", "/media", "/man-hinh/"))


def _is_html(start: dict) -> bool:
    return any(k.lower() == b"content-type" and v.startswith(b"text/html") for k, v in start.get("headers", ()))


def routes() -> list[Route]:
    """The script, under its hash: what a browser keeps never grows old."""
    path, body = script()

    async def served(request) -> Response:
        return Response(
            body, media_type="text/javascript", headers={"cache-control": "public, max-age=31536000, immutable"}
        )

    return [Route(path, served)]
