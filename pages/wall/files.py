"""The files of the wall's page, read into memory once and again when one of them changes."""

import base64
import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import plotly

STATIC = Path(__file__).parent / "static"
FONTS = Path(__file__).resolve().parent.parent.parent / "static"
PAGE = "wall.html"
RELEASE_MARK = "{{release}}"  # stands in the page for the release it was served under
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}


def paths() -> dict[str, Path]:
    """Every file the page asks for, by the name it is served under."""
    named = {"wall.js": STATIC / "wall.js", "wall.css": STATIC / "wall.css",
             "plotly.min.js": Path(plotly.__file__).parent / "package_data" / "plotly.min.js"}
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
    """The page's content security policy: everything from here, and no styles within the page but two of plotly's.

    It writes `font-weight:bold` on the bold parts of its texts, and a style sheet of its maps when it starts.
    """
    maps = re.search(r"textContent='(\.maplibregl-map\{[^'\\]*)'", plotly_js)
    allowed = ["font-weight:bold", *([maps[1]] if maps else [])]
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'"
                      for each in allowed)
    return (f"default-src 'self'; style-src 'self' 'unsafe-hashes' {hashes}; img-src 'self' data:; "
            "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'").encode()


def stamp() -> tuple:
    """Sizes and times of the files: a cheap look whether any has changed."""
    return tuple((found.st_size, found.st_mtime_ns)
                 for found in (path.stat() for path in (STATIC / PAGE, *paths().values())))


def read_release(before: Release | None = None) -> Release:
    """The release on the disk. Files that are as in `before` are taken from it, packed as they are."""
    files, hashed = {}, hashlib.sha256()
    for name, path in paths().items():
        body = path.read_bytes()
        old = before.files.get(name) if before else None
        files[name] = old if old and old.body == body else served(TYPES[path.suffix], body)
        hashed.update(files[name].etag.encode())
    page = (STATIC / PAGE).read_text(encoding="utf-8")
    name = hashlib.sha256(hashed.digest() + page.encode("utf-8")).hexdigest()[:16]
    return Release(name, served(TYPES[".html"], page.replace(RELEASE_MARK, name).encode("utf-8")), files,
                   before.policy if before and before.files["plotly.min.js"] is files["plotly.min.js"]
                   else policy_for(files["plotly.min.js"].body.decode("utf-8")))
