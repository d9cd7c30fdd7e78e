"""The files of the wall's page, read into memory once and again when one of them changes."""

import base64
import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import plotly

from data.folders import ROOT

STATIC = Path(__file__).parent / "static"
FONTS = ROOT / "static"
PAGE = "wall.html"
RELEASE_MARK = "{{release}}"  # stands in the page for the release it was served under
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".woff2": "font/woff2",
}


def paths() -> dict[str, Path]:
    """Every file the page asks for, by the name it is served under."""
    named = {
        "wall.js": STATIC / "wall.js",
        "wall.css": STATIC / "wall.css",
        "plotly.min.js": Path(plotly.__file__).parent / "package_data" / "plotly.min.js",
    }
    return named | {path.name: path for path in sorted(FONTS.glob("*.woff2"))}


@dataclass(frozen=True)
class Served:
    """One answer as it goes out: its type, its bytes, and the same packed where packing helps."""

    kind: str
    body: bytes
    packed: bytes | None
    etag: str = ""


def served(kind: str, body: bytes, level: int = 6) -> Served:
    """Bytes ready to go out. mtime 0: the same content packs to the same bytes."""
    packed = gzip.compress(body, level, mtime=0) if kind != TYPES[".woff2"] else None
    return Served(kind, body, packed, hashlib.sha256(body).hexdigest()[:32])


@dataclass(frozen=True)
class Release:
    """All files of one release, and its name: a hash of everything a page is made of."""

    name: str
    page: Served
    files: dict[str, Served]
    policy: bytes = b""


def policy_for(plotly_js: str) -> bytes:
    """The page's content security policy: everything from here, no styles in the page but two of plotly's.

    It writes `font-weight:bold` on the bold parts of its texts, and a style sheet of its maps when it starts.
    """
    maps = re.search(r"textContent='(\.maplibregl-map\{[^'\\]*)'", plotly_js)
    allowed = ["font-weight:bold", *([maps[1]] if maps else [])]
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in allowed
    )
    return (
        f"default-src 'self'; style-src 'self' 'unsafe-hashes' {hashes}; img-src 'self' data:; "
        "object-src 'none'; base-uri 'none'; form-action 'none'"
    ).encode()


def stamp() -> tuple:
    """Sizes and times of the files: a cheap look whether any has changed."""
    return tuple(_state(path)[1:] for path in (STATIC / PAGE, *paths().values()))


@lru_cache(maxsize=32)
def _read(path: Path, size: int, time_ns: int) -> Served:
    """A file packed once: plotly alone takes a second."""
    return served(TYPES[path.suffix], path.read_bytes())


@lru_cache(maxsize=2)
def _policy(path: Path, size: int, time_ns: int) -> bytes:
    return policy_for(_read(path, size, time_ns).body.decode("utf-8"))


def _state(path: Path) -> tuple[Path, int, int]:
    return path, path.stat().st_size, path.stat().st_mtime_ns


def read_release() -> Release:
    """The release on the disk now."""
    files, hashed = {name: _read(*_state(path)) for name, path in paths().items()}, hashlib.sha256()
    for file in files.values():
        hashed.update(file.etag.encode())
    page = (STATIC / PAGE).read_text(encoding="utf-8")
    name = hashlib.sha256(hashed.digest() + page.encode("utf-8")).hexdigest()[:16]
    shown = served(TYPES[".html"], page.replace(RELEASE_MARK, name).encode("utf-8"))
    return Release(name, shown, files, _policy(*_state(paths()["plotly.min.js"])))
