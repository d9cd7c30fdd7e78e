"""The application Streamlit serves: `streamlit run app.py` finds `app` by itself.

The screens are `pages/frame.py` and the functions it names. Here is what happens around them: the store is
opened and verified when the server starts, and one boundary catches what a screen lets fall.
"""

import logging
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:  # an ASGI server started elsewhere does not put it there
    sys.path.insert(0, str(ROOT))

from pages.parts.boundary import on_script_error  # noqa: E402
from pages.parts.opened import the_store, verify_behind  # noqa: E402

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")


@asynccontextmanager
async def lifespan(application):
    """Open the store, so that the first reader does not wait; check it in the background."""
    store = the_store()
    verify_behind(store)
    yield {"store": store}


app = st.App(
    ROOT / "pages" / "frame.py",
    lifespan=lifespan,
    on_script_error=on_script_error,
    # Streamlit would look for the fonts beside the script, in pages/static.
    routes=[Mount("/app/static", StaticFiles(directory=ROOT / "static"), name="fonts")],
)
