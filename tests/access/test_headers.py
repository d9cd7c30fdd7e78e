"""Every answer says what a browser may do with it: pages, files, redirects, refusals, faults alike."""

import base64
import hashlib
import re
import time

import anyio
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from tests.access.serving import Page, ask, handshake

ONE_OF_EACH = {
    "x-content-type-options": {"nosniff"},
    "x-frame-options": {"DENY"},
    "referrer-policy": {"no-referrer", "same-origin"},
    "cross-origin-opener-policy": {"same-origin"},
    "cross-origin-resource-policy": {"same-origin"},
}


def complain(answer, where, ancestors="'none'", frame="DENY"):
    """Fails where a header is missing, doubled or says something else."""
    for name, allowed in ONE_OF_EACH.items():
        allowed = {frame} if name == "x-frame-options" else allowed
        values = answer.all(name)
        assert len(values) == 1 and values[0] in allowed, (where, name, values)
    assert len(answer.all("permissions-policy")) == 1, where
    (policy,) = answer.all("content-security-policy")
    assert [part for part in policy.split("; ") if "frame-ancestors" in part] == [f"frame-ancestors {ancestors}"], where
    assert "'unsafe-eval'" not in policy and "*" not in policy and "http:" not in policy, where
    assert not [name for name, _ in answer.headers if name.startswith("access-control-")], where
    assert len(answer.all("content-type")) <= 1 and len(answer.all("content-length")) <= 1


def test_every_answer_has_the_headers(port):
    first = ask(port)
    script = "/" + re.search(rb'src="\./(static/js/index[^"]+\.js)"', first.body)[1].decode()
    end = time.monotonic() + 30
    while (board := ask(port, "/man-hinh/bang/mac-dinh.json")).status != 200 and time.monotonic() < end:
        time.sleep(0.2)  # boards are built behind the start
    known = [("If-None-Match", board.all("etag")[0])]
    looked = {
        "the first screen": (first, 200),
        "a deep link": (ask(port, "/ho-so?noi=vn"), 200),
        "health": (ask(port, "/_stcore/health"), 200),
        "host config": (ask(port, "/_stcore/host-config"), 200),
        "a script": (ask(port, script), 200),
        "a compressed script": (ask(port, script, [("Accept-Encoding", "gzip")]), 200),
        "a font": (ask(port, "/app/static/IBMPlexSans-Regular.woff2"), 200),
        "the wall": (ask(port, "/man-hinh"), 200),
        "a board": (board, 200),
        "a board that is known": (ask(port, "/man-hinh/bang/mac-dinh.json", known), 304),
        "no board": (ask(port, "/man-hinh/bang/khong-co.json"), 404),
        "the printed page": (ask(port, "/in/tong-quan?noi=vn&ky=2026-10"), 200),
        "no printed page": (ask(port, "/in/tong-quan?noi=x"), 404),
        "the screen by its name": (ask(port, "/tong-quan"), 307),
        "a path with a slash": (ask(port, "/ho-so/"), 301),
        "an unknown path": (ask(port, "/khong-co/dau"), 200),
        "no medium": (ask(port, "/media/khong-co.csv"), 404),
        "two slashes": (ask(port, "//evil.example/"), 400),
        "HEAD": (ask(port, method="HEAD"), 200),
        "TRACE": (ask(port, method="TRACE"), 405),
        "OPTIONS of an upload": (ask(port, "/_stcore/upload_file/a/b", method="OPTIONS"), 204),
        "an upload of nobody": (ask(port, "/_stcore/upload_file/a/b", [("Content-Length", "0")], "PUT"), 404),
        "another name": (ask(port, host="evil.example"), 421),
        "another origin": (ask(port, headers=[("Origin", "null")]), 403),
        "a refused websocket": (handshake(port, host="evil.example"), 421),
        "a websocket elsewhere": (handshake(port, path="/khong-co"), 403),
    }
    for where, (answer, status) in looked.items():
        assert answer.status == status, where
        complain(answer, where)


def test_an_upload_is_answered_with_the_headers(port):
    page = Page(port)
    try:
        answer = page.upload("tep-1", 1000)
        assert answer.status == 204
        complain(answer, "an upload")
        refused = page.upload("tep-2", 51 * 2**20)
        assert refused.status == 413
        complain(refused, "an upload that is too large")
    finally:
        page.leave()


def test_only_the_preview_of_the_wall_may_be_framed_by_us(port):
    complain(ask(port, "/man-hinh/xem-thu"), "the preview", "'self'", "SAMEORIGIN")
    complain(ask(port, "/man-hinh/bang/xem-thu.json"), "its board")


def test_a_fault_of_ours_has_the_headers_too():
    from access.gate import Gate

    async def broken(request):
        raise RuntimeError("x")

    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "client": ("127.0.0.1", 1),
        "headers": [(b"host", b"127.0.0.1:8501")],
        "server": ("127.0.0.1", 8501),
        "scheme": "http",
    }
    with pytest.raises(RuntimeError):
        anyio.run(Gate(Starlette(routes=[Route("/", broken)])), scope, receive, send)
    assert sent[0]["status"] == 500 and (b"x-frame-options", b"DENY") in sent[0]["headers"]


def test_what_a_route_says_itself_is_kept_and_not_doubled():
    from access.headers import dressed

    own = [
        (b"Content-Security-Policy", b"default-src 'none'"),
        (b"X-Frame-Options", b"ALLOWALL"),
        (b"Referrer-Policy", b"no-referrer"),
        (b"Access-Control-Allow-Origin", b"*"),
        (b"ETag", b'"1"'),
    ]
    headers = dressed(own, b"127.0.0.1:8501", may_be_framed=False)
    assert len({name for name, _ in headers}) == len(headers)
    assert dict(headers)[b"content-security-policy"] == b"default-src 'none'; frame-ancestors 'none'"
    assert dict(headers)[b"referrer-policy"] == b"no-referrer" and dict(headers)[b"x-frame-options"] == b"DENY"
    assert dict(headers)[b"etag"] == b'"1"' and b"access-control-allow-origin" not in dict(headers)


def test_the_page_may_run_its_own_scripts_and_no_others(port):
    answer = ask(port)
    (policy,) = answer.all("content-security-policy")
    inline = re.findall(rb"<script>(.*?)</script>", answer.body, re.DOTALL)
    hashed = {f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in inline}
    sources = next(part for part in policy.split("; ") if part.startswith("script-src")).split()[1:]
    assert set(sources) == {"'self'", *hashed} and inline
    assert f"connect-src 'self' ws://127.0.0.1:{port} wss://127.0.0.1:{port}" in policy
    assert "object-src 'none'" in policy and "base-uri 'none'" in policy and "form-action 'self'" in policy
