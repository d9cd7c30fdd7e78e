"""Streamlit's scripts as app.py serves them: whole, also after a visitor who left halfway."""

import gzip

import anyio
from starlette.responses import StreamingResponse

from app import CompressedScripts

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
    assert scripts.kept == {}
