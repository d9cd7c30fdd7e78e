"""Streamlit's scripts as app.py serves them: whole, also after a visitor who left halfway."""

import gzip

import anyio
from starlette.applications import Starlette
from starlette.responses import StreamingResponse
from starlette.routing import Route

from app import CompressedScripts, first_screen

SCRIPT = b"export const all = 1;" * 9000
SCOPE = {
    "type": "http",
    "method": "GET",
    "path": "/static/js/all.abc123.js",
    "headers": [(b"accept-encoding", b"gzip")],
    "asgi": {"spec_version": "2.3"},
}


async def streamed(scope, receive, send):
    """A script sent in pieces by Starlette, which stops when the visitor leaves."""

    async def pieces():
        for start in range(0, len(SCRIPT), 65536):
            yield SCRIPT[start : start + 65536]
            await anyio.sleep(0.01)

    await StreamingResponse(pieces(), headers={"content-length": str(len(SCRIPT))})(scope, receive, send)


async def ask(scripts, does_leave):
    """The body one visitor is sent; one who leaves does so at once."""
    sent = []

    async def receive():
        return {"type": "http.disconnect"} if does_leave else await anyio.sleep_forever()

    async def send(message):
        sent.append(message.get("body", b""))

    await scripts(SCOPE, receive, send)
    return b"".join(sent)


def test_a_visitor_who_leaves_halfway_spoils_no_script():
    async def both():
        scripts = CompressedScripts(streamed)
        await ask(scripts, does_leave=True)
        return await ask(scripts, does_leave=False)

    assert gzip.decompress(anyio.run(both)) == SCRIPT


def test_half_a_script_is_never_kept():
    async def broken(scope, receive, send):
        length = [(b"content-length", b"%d" % len(SCRIPT))]
        await send({"type": "http.response.start", "status": 200, "headers": length})
        await send({"type": "http.response.body", "body": SCRIPT[:65536]})

    scripts = CompressedScripts(broken)
    anyio.run(ask, scripts, False)
    assert scripts.packed == {}


def test_the_first_screen_is_found_by_its_name_with_its_filters():
    async def location(query):
        sent = []

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http",
            "method": "GET",
            "path": "/tong-quan",
            "query_string": query,
            "headers": [],
            "server": ("127.0.0.1", 8501),
            "scheme": "http",
            "http_version": "1.1",
        }
        await Starlette(routes=[Route("/tong-quan", first_screen)])(scope, None, send)
        return sent[0]["status"], dict(sent[0]["headers"])[b"location"]

    assert anyio.run(location, b"noi=ha-noi&lang=en") == (307, b"/?noi=ha-noi&lang=en")
    assert anyio.run(location, b"") == (307, b"/")
