"""The headers every answer carries: what a browser may do with it, and where it may be shown.

One place for all of them. A route that says something stricter of itself (the wall, the printed page) keeps it;
only whether an answer may stand in a frame is decided here alone.
"""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

import streamlit

# Nothing is loaded from, sent to or framed by anybody else; a form may post to nobody else. Streamlit's page
# styles itself as it draws ('unsafe-inline' for styles alone) and builds pictures and workers from blobs.
POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; worker-src 'self' blob:; "
    "connect-src 'self' {sockets}; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
)
ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    # Not no-referrer: with it a browser may call the origin of our own uploads "null".
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    ),
)
_CSP, _FRAME = b"content-security-policy", b"x-frame-options"


@lru_cache(maxsize=1)
def own_scripts() -> str:
    """The hashes of the scripts written into Streamlit's page: no other inline script runs."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashed = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline]
    return " ".join(f"'sha256-{script}'" for script in hashed)


@lru_cache(maxsize=64)
def page_policy(host: bytes) -> bytes:
    """The policy of Streamlit's page when it is asked as `host`, a name the gate has let in.

    The websocket is named: older browsers do not count it as 'self'. Without a host nobody is let in.
    """
    name = host.decode("ascii")
    sockets = f"ws://{name} wss://{name}" if name else ""
    return POLICY.format(scripts=own_scripts(), sockets=sockets).encode()


def dressed(headers, host: bytes, may_be_framed: bool) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with ours, none of them twice.

    Streamlit's permissions for other origins go: nobody else is let in, so they would only ever be a mistake.
    """
    ancestors, frame = (b"'self'", b"SAMEORIGIN") if may_be_framed else (b"'none'", b"DENY")
    sent, policies, names = [], [], set()
    for name, value in headers:
        name = name.lower()
        if name == _CSP:
            policies.append(value)
        elif name != _FRAME and not name.startswith(b"access-control-"):
            sent.append((name, value))
            names.add(name)
    policies = policies or [page_policy(host)]
    if not any(b"frame-ancestors" in policy for policy in policies):
        policies[0] += b"; frame-ancestors " + ancestors
    sent += [(_CSP, policy) for policy in policies]
    sent.append((_FRAME, frame))
    sent += [header for header in ALWAYS if header[0] not in names]
    return sent
