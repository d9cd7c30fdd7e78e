"""The application Streamlit serves: `streamlit run app.py` finds `app` by itself.

The screens are `pages/frame.py` and the functions it names. Here is what happens around them: the gate stands
before everything, the store is opened and verified when the server starts, and one boundary catches what a
screen lets fall.
"""

import gzip
import logging
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
import streamlit.config
from anyio import sleep_forever, to_thread
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:  # an ASGI server started elsewhere does not put it there
    sys.path.insert(0, str(ROOT))
if streamlit.config._main_script_path is None:  # nor does it say where .streamlit/config.toml is: beside this file
    streamlit.config._main_script_path = str(ROOT / "app.py")

from access.gate import Gate  # noqa: E402
from access.uploads import Uploads  # noqa: E402
from pages.framework.translation import TranslatedPage  # noqa: E402
from pages.framework.translation import routes as framework_routes  # noqa: E402
from pages.parts.boundary import on_script_error  # noqa: E402
from pages.parts.store import the_store, watch_store  # noqa: E402
from pages.print.routes import routes as print_routes  # noqa: E402
from pages.upload.watch import watch_inbox  # noqa: E402
from pages.wall.complaints import PREVIEW  # noqa: E402
from pages.wall.keeper import the_keeper  # noqa: E402
from pages.wall.routes import ROOT as WALL  # noqa: E402
from pages.wall.routes import routes as wall_routes  # noqa: E402

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")


class CompressedScripts:
    """Streamlit's own scripts and styles, compressed once and kept: a first visit loads 3 MB instead of 10.

    Streamlit leaves them uncompressed because it would compress each anew for every visitor. Their names hold
    a hash of their content, so what is kept never grows old.
    """

    def __init__(self, app):
        self.app = app
        self.packed: dict[str, tuple[list, bytes]] = {}

    async def __call__(self, scope, receive, send):
        path, headers = scope.get("path", ""), dict(scope.get("headers", ()))
        is_script = path.startswith("/static/") and path.endswith((".js", ".css"))
        if (
            not is_script
            or scope.get("method") != "GET"
            or b"range" in headers
            or b"gzip" not in headers.get(b"accept-encoding", b"")
        ):
            return await self.app(scope, receive, send)
        if path not in self.packed:
            start, body = await self._whole(scope)
            length = dict(start["headers"]).get(b"content-length", b"%d" % len(body))
            if start["status"] != 200 or int(length) != len(body):
                await send(start)
                return await send({"type": "http.response.body", "body": body})
            packed = await to_thread.run_sync(gzip.compress, body, 6)
            lines = [(k, v) for k, v in start["headers"] if k.lower() not in (b"content-length", b"accept-ranges")]
            lines += [
                (b"content-encoding", b"gzip"),
                (b"vary", b"accept-encoding"),
                (b"content-length", str(len(packed)).encode()),
            ]
            self.packed[path] = lines, packed
        lines, packed = self.packed[path]
        await send({"type": "http.response.start", "status": 200, "headers": lines})
        await send({"type": "http.response.body", "body": packed})

    async def _whole(self, scope) -> tuple[dict, bytes]:
        """What the application answers, kept back: its start message and its whole body.

        It is not told when the visitor leaves: it would stop halfway, and half a script would be kept.
        """
        starts, chunks, asked = [], [], [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive():
            return asked.pop() if asked else await sleep_forever()

        async def keep(message):
            if message["type"] == "http.response.start":
                starts.append(message)
            elif message["type"] == "http.response.body":
                chunks.append(message.get("body", b""))

        await self.app(scope, receive, keep)
        return starts[0], b"".join(chunks)


@asynccontextmanager
async def lifespan(application):
    """In the background publish and check the store, watch its inbox, build the boards of the meeting-room screen."""
    store = the_store()
    stop_keeping = watch_store(store)
    stop_watching = watch_inbox(store)
    keeper = the_keeper()
    stop_building = keeper.start()
    yield {"store": store, "wall": keeper}
    stop_building()
    stop_watching()
    stop_keeping()


async def first_screen(request) -> RedirectResponse:
    """The first screen answers at / alone; whoever types its name is led there, filters and all."""
    query = request.url.query
    return RedirectResponse("/" + (f"?{query}" if query else ""))


# `streamlit run` reads in this text that `app` is an st.App, and serves what is called `app` in the end.
dashboard: st.App
app: st.App | Gate
dashboard = app = st.App(
    ROOT / "pages" / "frame.py",
    lifespan=lifespan,
    on_script_error=on_script_error,
    middleware=[Middleware(TranslatedPage), Middleware(CompressedScripts)],
    # Streamlit would look for the fonts beside the script, in pages/static.
    routes=[
        Mount("/app/static", StaticFiles(directory=ROOT / "static"), name="fonts"),
        Route("/tong-quan", first_screen),
        *framework_routes(),
        *print_routes(),
        *wall_routes(lambda: dashboard.state.get("wall")),
    ],
)
# Outside st.App, not among its middleware: Starlette's own answer to a fault would get past that.
app = Gate(Uploads(dashboard), framed=f"{WALL}/{PREVIEW}")
