"""The gate: whom it lets in, asked directly and over the wire, at a dashboard started in every way there is."""

import time
from pathlib import Path

import anyio
import pytest
from streamlit.web.server.app_discovery import discover_asgi_app

from tests.access.serving import ask, by_streamlit, by_uvicorn, handshake, lan_address, raw, served

HERE, HOST = ("127.0.0.1", 50000), (b"host", b"127.0.0.1:8501")
ORIGIN = (b"origin", b"http://127.0.0.1:8501")


def judge(headers=(HOST,), client=HERE, kind="http", method="GET", path="/", extensions=None):
    """Ask through the gate: (was let in, the messages sent back)."""
    from access.gate import Gate

    reached, sent = [], []

    async def application(scope, receive, send):
        reached.append(scope)

    async def send(message):
        sent.append(message)

    scope = {"type": kind, "path": path, "headers": list(headers), "client": client}
    scope |= {"method": method} if kind == "http" else {"extensions": extensions or {}}
    anyio.run(Gate(application), scope, None, send)
    return bool(reached), sent


def is_let_in(*arguments, **named):
    """Whether pages and websockets alike are let in; both are answered the same way."""
    page, sent = judge(*arguments, **named)
    socket, closed = judge(*arguments, **named, kind="websocket")
    assert page == socket and bool(sent) is not page
    assert page or closed == [{"type": "websocket.close", "code": 1008}]
    assert page or (sent[0]["status"] in (403, 421, 400) and len(sent[1]["body"].decode().splitlines()) == 2)
    return page


@pytest.mark.parametrize("client", ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])
def test_clients_of_this_machine_are_let_in(client):
    assert is_let_in(client=(client, 1))


@pytest.mark.parametrize(
    "client",
    [
        ("192.168.1.20", 1),
        ("10.0.0.5", 1),
        ("8.8.8.8", 1),
        ("fe80::1", 1),
        ("fe80::1%eth0", 1),
        ("2001:db8::1", 1),
        ("::ffff:10.0.0.5", 1),
        ("0.0.0.0", 1),
        ("::", 1),
        ("", 0),
        ("localhost", 1),
        ("testclient", 1),
        ("2130706433", 1),
        ("unix:", 0),
        None,
    ],
)
def test_clients_from_elsewhere_are_refused(client):
    assert not is_let_in(client=client)


@pytest.mark.parametrize(
    "host",
    [
        b"127.0.0.1",
        b"127.0.0.1:8501",
        b"localhost",
        b"localhost:80",
        b"LOCALHOST:8501",
        b"LocalHost",
        b"[::1]",
        b"[::1]:8501",
        b"127.0.0.9:80",
        b"127.255.255.255",
    ],
)
def test_every_loopback_name_is_let_in(host):
    assert is_let_in([(b"host", host)])
    assert is_let_in([(b"host", host), (b"origin", b"http://" + host)])


@pytest.mark.parametrize(
    "host",
    [
        b"",
        b"evil.example",
        b"evil.example:8501",
        b"127.0.0.1.evil.example",
        b"localhost.evil.example",
        b"localhost.",
        b"localhost.:8501",
        b"127.0.0.1.",
        b"user@127.0.0.1",
        b"127.0.0.1:8501@evil.example",
        b"2130706433",
        b"0x7f000001",
        b"127.1",
        b"0177.0.0.1",
        b"0.0.0.0",
        b"0.0.0.0:8501",
        b"[::]",
        b"::1",
        b"[::1",
        b"[::1%25lo]",
        b"[0:0:0:0:0:0:0:1]",
        b"[::ffff:127.0.0.1]",
        b"127.0.0.256",
        b"127.0.0.1:",
        b"127.0.0.1:x",
        b"127.0.0.1:123456",
        b"127.0.0.1, evil.example",
        b"127.0.0.1 ",
        b"127.0.0.1/evil",
        b"localhost\x00",
        b"\xef\xbc\x91",
        b"10.0.0.5:8501",
        b"kpi.tinh.gov.vn",
        b"ip6-localhost",
        b"localhost.localdomain",
        b"a" * 5000,
    ],
)
def test_every_other_name_is_refused(host):
    assert not is_let_in([(b"host", host)])


def test_exactly_one_host_is_asked_for():
    assert not is_let_in([])
    assert not is_let_in([HOST, HOST])
    assert not is_let_in([HOST, (b"Host", b"localhost")])


@pytest.mark.parametrize(
    "name",
    [
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Port",
        "X-Forwarded",
        "X-Forwarded-Server",
        "X-Forwarded-Client-Cert",
        "X_Forwarded_For",
        "X-Real-IP",
        "Via",
        "CF-Connecting-IP",
        "True-Client-IP",
        "X-Client-IP",
        "X-Cluster-Client-IP",
        "Fastly-Client-IP",
        "x-original-forwarded-for",
    ],
)
def test_what_a_relay_hands_on_is_refused(name):
    for value in (b"127.0.0.1", b"", b"for=127.0.0.1"):
        assert not is_let_in([HOST, (name.encode(), value)])
        assert not is_let_in([HOST, (name.lower().encode(), value)])


@pytest.mark.parametrize(
    "origins",
    [
        ["null"],
        [""],
        ["http://evil.example"],
        ["http://evil.example:8501"],
        ["http://127.0.0.1"],
        ["http://127.0.0.1:8502"],
        ["http://localhost:8501"],
        ["https://localhost:8501"],
        ["http://[::1]:8501"],
        ["ftp://127.0.0.1:8501"],
        ["ws://127.0.0.1:8501"],
        ["http://127.0.0.1:8501/"],
        ["http://127.0.0.1:8501.evil.example"],
        ["http://user@127.0.0.1:8501"],
        ["http://127.0.0.1:8501@evil.example"],
        ["file://"],
        ["chrome-extension://abc"],
        ["http://127.0.0.1:8501 http://evil.example"],
        ["HTTP://127.0.0.1:8501"],
        ["http://127.0.0.1:8501", "http://evil.example"],
        ["http://127.0.0.1:8501", "http://127.0.0.1:8501"],
    ],
)
def test_pages_of_other_origins_are_refused(origins):
    assert not is_let_in([HOST, *((b"origin", origin.encode()) for origin in origins)])


def test_our_own_pages_are_let_in():
    assert is_let_in([HOST, ORIGIN]) and is_let_in([HOST, (b"origin", b"https://127.0.0.1:8501")])


def fetched(site, mode, dest):
    return [HOST, (b"sec-fetch-site", site), (b"sec-fetch-mode", mode), (b"sec-fetch-dest", dest)]


@pytest.mark.parametrize("site", [b"cross-site", b"same-site"])
def test_other_pages_may_link_here_and_nothing_else(site):
    """Without an `Origin`: pictures, scripts, frames and requests that may not read their answer."""
    for mode, dest in (
        (b"no-cors", b"image"),
        (b"no-cors", b"script"),
        (b"navigate", b"iframe"),
        (b"navigate", b"object"),
        (b"no-cors", b"empty"),
        (b"navigate", b""),
    ):
        assert not judge(fetched(site, mode, dest))[0]
    assert judge(fetched(site, b"navigate", b"document"))[0]
    assert not judge(fetched(site, b"navigate", b"document"), method="POST")[0]
    assert not judge(fetched(site, b"websocket", b"empty"), kind="websocket")[0]
    assert not judge(fetched(site, b"navigate", b"document"), kind="websocket")[0]
    for own in (b"same-origin", b"none"):
        assert judge(fetched(own, b"no-cors", b"image"))[0] and judge(fetched(own, b"navigate", b"iframe"))[0]


@pytest.mark.parametrize("path", ["http://evil.example/", "http://127.0.0.1:8501/", "*", "", "evil.example:443"])
def test_targets_that_are_no_path_are_refused(path):
    assert not is_let_in(path=path)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "POST", "DELETE", "CONNECT", "BREW"])
def test_no_method_gets_around_the_gate(method):
    for headers, client in (
        ([(b"host", b"evil.example")], HERE),
        ([HOST, (b"via", b"1.1 x")], HERE),
        ([HOST, (b"origin", b"null")], HERE),
        ([HOST], ("10.0.0.5", 1)),
    ):
        let_in, sent = judge(headers, client, method=method)
        assert not let_in and (sent[1]["body"] == b"") is (method == "HEAD")


def test_a_refused_websocket_is_answered_where_the_server_can():
    _, sent = judge([(b"host", b"evil.example")], kind="websocket", extensions={"websocket.http.response": {}})
    assert [message["type"] for message in sent] == ["websocket.http.response.start", "websocket.http.response.body"]
    assert sent[0]["status"] == 421 and (b"x-frame-options", b"DENY") in sent[0]["headers"]


def test_the_gate_costs_microseconds():
    """Under 0.1 ms a request with a browser's headers; a header of a megabyte makes no difference worth naming."""
    from access.gate import judged

    usual = [HOST, ORIGIN, *((b"x-header-%d" % number, b"value" * 9) for number in range(25))]
    for headers in (usual, [HOST, (b"cookie", b"a" * 2**20)]):
        scope = {"type": "http", "path": "/", "method": "GET", "headers": headers, "client": HERE}
        start = time.perf_counter()
        for _ in range(2000):
            assert judged(scope)[0] is None
        assert (time.perf_counter() - start) / 2000 < 1e-4


# -- over the wire ------------------------------------------------------------------------------------------

WAYS = {
    "streamlit run, opened to the network": lambda port: by_streamlit(port, "--server.address", "0.0.0.0"),
    "uvicorn, opened to the network": lambda port: by_uvicorn(port, "--host", "0.0.0.0"),
    "uvicorn, believing every relay": lambda port: by_uvicorn(port, "--host", "0.0.0.0", "--forwarded-allow-ips", "*"),
}
PATHS = (
    "/",
    "/ho-so",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/in/tong-quan",
    "/man-hinh",
    "/man-hinh/bang/mac-dinh.json",
    "/app/static/IBMPlexSans-Regular.woff2",
    "/media/x",
    "/khong-co",
    "/_stcore/upload_file/a/b",
    "/tong-quan",
)


@pytest.fixture(scope="module", params=list(WAYS))
def open_port(request, sample_store, tmp_path_factory):
    with served(WAYS[request.param], sample_store.folder, tmp_path_factory.mktemp("opened") / "log") as (port, _):
        yield port


@pytest.mark.slow
def test_a_server_opened_to_the_network_serves_this_machine_alone(open_port):
    """It is the application's decision, not the launcher's: asked from a real address of the network."""
    address = lan_address()
    if not address:
        pytest.skip("this machine has no address but loopback")
    assert ask(open_port).status == 200 and handshake(open_port).status == 101
    for host in (address, "127.0.0.1", "localhost"):
        for path in PATHS:
            answer = ask(open_port, path, host=host, address=address)
            assert answer.status == 403 and len(answer.body.decode().splitlines()) == 2, path
        assert handshake(open_port, host=host, address=address).status == 403
        for claim in ("127.0.0.1", "::1", "127.0.0.1, 127.0.0.1"):
            relayed = [("X-Forwarded-For", claim)]
            assert ask(open_port, headers=relayed, host=host, address=address).status == 403
            assert handshake(open_port, relayed, host, address).status == 403


def test_a_relay_on_this_machine_is_not_believed(open_port):
    """With X-Forwarded-For uvicorn takes another address for the client's, or leaves a loopback one."""
    for claim in ("10.0.0.5", "127.0.0.1", "::1", "x", "", "127.0.0.1, 10.0.0.5"):
        for name in ("X-Forwarded-For", "X-Real-IP", "Forwarded"):
            assert ask(open_port, headers=[(name, claim)]).status == 403
            assert handshake(open_port, [(name, claim)]).status == 403
    assert ask(open_port, headers=[("X-Forwarded-Proto", "https")]).status == 403


def test_other_names_and_origins_are_refused_over_the_wire(port):
    for path in PATHS:
        for method in ("GET", "OPTIONS", "PUT", "TRACE"):
            assert ask(port, path, host="evil.example", method=method).status == 421, (method, path)
            foreign = ask(port, path, [("Origin", "http://evil.example")], method)
            assert foreign.status == 403 and not foreign.all("access-control-allow-origin"), (method, path)
    for host, status in (("evil.example", 421), ("localhost.", 421), ("2130706433", 421), ("0.0.0.0", 421)):
        assert (ask(port, host=host).status, handshake(port, host=host).status) == (status, status)
    for origin in ("http://evil.example", "null", f"http://localhost:{port}", f"http://[::1]:{port}"):
        assert handshake(port, [("Origin", origin)]).status == 403
    assert handshake(port, [("Origin", f"http://127.0.0.1:{port}")]).status == 101
    own = f"http://localhost:{port}"
    assert handshake(port, [("Origin", own)], host="localhost").status == 101
    assert handshake(port, [("Origin", f"http://[::1]:{port}")], host=f"[::1]:{port}").status == 101


def test_odd_requests_are_refused_over_the_wire(port):
    for lines in (
        ["GET http://evil.example/ HTTP/1.1", f"Host: 127.0.0.1:{port}"],
        [f"GET http://127.0.0.1:{port}/ HTTP/1.1", f"Host: 127.0.0.1:{port}"],
        ["GET / HTTP/1.1", f"Host: 127.0.0.1:{port}", "Host: evil.example"],
        ["GET / HTTP/1.1", "Host: evil.example", f"Host: 127.0.0.1:{port}"],
        ["GET / HTTP/1.1"],
        ["GET / HTTP/1.0"],
        ["OPTIONS * HTTP/1.1", f"Host: 127.0.0.1:{port}"],
    ):
        answer = raw(port, "\r\n".join([*lines, "Connection: close", "", ""]).encode())
        assert answer.status in (400, 403, 421), lines


def test_a_request_that_traces_itself_is_not_answered_with_what_it_said(port):
    answer = ask(port, headers=[("Cookie", "secret=1")], method="TRACE")
    assert answer.status == 405 and b"secret" not in answer.body


def test_what_is_served_is_the_gate():
    """`streamlit run` reads the name `app` in the text of app.py; what has that name is the gate itself."""
    import app
    from access.gate import Gate

    discovered = discover_asgi_app(Path(app.__file__))
    assert discovered.import_string == "app:app" and type(app.app) is Gate
