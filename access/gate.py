"""The gate: the one place that decides who is answered, for pages, files, uploads and websockets alike.

Until there are accounts the dashboard is a single-user programme of one machine, and whoever runs it is
whoever sits there. So a request is answered only when all of this holds:

- it comes from an address of this machine, whatever address the server listens at;
- it asks for this machine by exactly one name, a loopback one: a page elsewhere whose own name was made to
  mean 127.0.0.1 comes from here too, but with its name as host (DNS rebinding);
- no relay has left its marks: behind one, everybody seems to come from here;
- it comes from our own pages, or from none: a page of another origin, open in the same browser, can send
  requests and open websockets here, and a browser says so in `Origin` and `Sec-Fetch-Site`.

A link elsewhere that opens the dashboard as a page of its own is all right: who linked cannot look into it.

It wraps the application itself, outside everything Streamlit and Starlette do, so nothing is parsed, looked up
or kept for who is refused, and no way of starting the server leaves it out. Accounts will be asked for here.
"""

import ipaddress
import re

from access.headers import dressed
from access.refusal import Refusal, refuse

# A loopback name as browsers write it. Not "localhost.", not 2130706433, not 0.0.0.0: nobody needs those.
_LOOPBACK_HOST = re.compile(
    rb"(?:localhost|127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}|\[::1\])(?::\d{1,5})?", re.IGNORECASE
)
# What relays and tunnels add; everything that begins with x-forwarded as well.
_RELAYED = frozenset(
    b"forwarded via x-real-ip x-client-ip client-ip true-client-ip cf-connecting-ip cf-connecting-ipv6 cf-ray "
    b"cdn-loop fastly-client-ip fly-client-ip x-cluster-client-ip x-original-forwarded-for x-original-host "
    b"x-envoy-external-address x-azure-clientip x-appengine-user-ip x-proxyuser-ip x-remote-ip x-remote-addr "
    b"x-originating-ip proxy-connection".split()
)
_FROM_ELSEWHERE = (b"cross-site", b"same-site")

ONLY_HERE = Refusal(
    403,
    "Bảng điều hành chưa có tài khoản nên chỉ mở được trên chính máy đang chạy nó: hãy mở ở máy đó.",
    "There are no accounts yet, so the dashboard opens on the machine it runs on only: open it there.",
)
RELAYED = Refusal(
    403,
    "Yêu cầu đi qua máy trung gian (proxy) nên bị từ chối: hãy mở thẳng http://127.0.0.1, không qua proxy.",
    "The request came through a proxy and is refused: open http://127.0.0.1 directly, without one.",
)
WRONG_NAME = Refusal(
    421,
    "Bảng điều hành không mang tên này: hãy mở bằng http://127.0.0.1 hoặc http://localhost, cùng số cổng.",
    "The dashboard does not have this name: open it as http://127.0.0.1 or http://localhost, with the same port.",
)
OTHER_PAGE = Refusal(
    403,
    "Một trang web khác đã gửi yêu cầu này nên bị từ chối: hãy mở bảng điều hành trong một thẻ riêng.",
    "Another web page sent this request and it is refused: open the dashboard in a tab of its own.",
)
NO_ADDRESS = Refusal(
    400,
    "Địa chỉ này không đọc được: hãy mở trang đầu của bảng điều hành.",
    "This address cannot be read: open the first page of the dashboard.",
)


class Gate:
    """The application behind the gate. `framed` is the one path our own pages show in a frame."""

    def __init__(self, app, framed: str = ""):
        self.app, self.framed = app, framed

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        refusal, host = judged(scope)
        may_be_framed = scope["path"] == self.framed
        if scope["type"] == "websocket":
            return await self._websocket(scope, receive, send, refusal, host)

        async def answer(message):
            if message["type"] == "http.response.start":
                message = {**message, "headers": dressed(message.get("headers", ()), host, may_be_framed)}
            await send(message)

        if refusal:
            return await refuse(answer, refusal, is_head=scope["method"] == "HEAD")
        await self.app(scope, receive, answer)

    async def _websocket(self, scope, receive, send, refusal: Refusal | None, host: bytes) -> None:
        """A websocket is refused before it is opened: an answer of HTTP where the server can, else closed."""
        can_answer = "websocket.http.response" in (scope.get("extensions") or {})
        is_open = False

        async def answer(message):
            nonlocal is_open
            is_open = is_open or message["type"] == "websocket.accept"
            if message["type"] == "websocket.http.response.start":
                message = {**message, "headers": dressed(message.get("headers", ()), host, False)}
            elif message["type"] == "websocket.close" and not is_open and can_answer:
                return await refuse(answer, OTHER_PAGE, "websocket.http")  # Streamlit's own check
            await send(message)

        if refusal and can_answer:
            await refuse(answer, refusal, "websocket.http")
        elif refusal:
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self.app(scope, receive, answer)


def judged(scope) -> tuple[Refusal | None, bytes]:
    """Why a request is refused, None where it is let in; and the host it asked for, empty unless it is ours."""
    hosts, origins, fetched = [], [], {}
    for name, value in scope["headers"]:
        name = name.lower().replace(b"_", b"-")
        if name == b"host":
            hosts.append(value)
        elif name == b"origin":
            origins.append(value)
        elif name.startswith(b"sec-fetch-"):
            fetched[name] = value
        elif name in _RELAYED or name.startswith(b"x-forwarded"):
            return RELAYED, b""
    if not is_loopback((scope.get("client") or ("",))[0]):
        return ONLY_HERE, b""
    if len(hosts) != 1 or not _LOOPBACK_HOST.fullmatch(hosts[0]):
        return WRONG_NAME, b""
    if not scope["path"].startswith("/"):  # a whole address, as proxies are asked, or "*"
        return NO_ADDRESS, hosts[0]
    if len(origins) > 1 or any(origin not in (b"http://" + hosts[0], b"https://" + hosts[0]) for origin in origins):
        return OTHER_PAGE, hosts[0]
    if fetched.get(b"sec-fetch-site") in _FROM_ELSEWHERE and not _opens_a_page(scope, fetched):
        return OTHER_PAGE, hosts[0]
    return None, hosts[0]


def is_loopback(address: str) -> bool:
    """Whether a client's address is one of this machine alone; ::ffff:127.0.0.1 is 127.0.0.1 to a server of both."""
    if address in ("127.0.0.1", "::1"):
        return True
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback


def _opens_a_page(scope, fetched: dict[bytes, bytes]) -> bool:
    """Whether a person followed a link: a page of its own, not a frame, a picture, a script or a request."""
    is_page = (fetched.get(b"sec-fetch-mode"), fetched.get(b"sec-fetch-dest")) == (b"navigate", b"document")
    return is_page and scope.get("method") in ("GET", "HEAD")
