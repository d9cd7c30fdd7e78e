"""What the tests of screens share: a store with both samples, and screens run without a browser."""

from datetime import date
from functools import cache

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.store import Store
from pages import frame
from tests.conftest import ROOT
from tests.sample_store import own_folder

TODAY = date(2026, 11, 20)
SCREENS = tuple(screen for screens in frame.SCREENS.values() for screen in screens)
PATHS = tuple(screen.path for screen in SCREENS)


@cache
def components() -> BidiComponentManager:
    """The installed components, looked for once: a tenth of the time of a screen."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    return Store(tmp_path_factory.mktemp("empty_store"))


@pytest.fixture(scope="session")
def vietnamese_looks(browser, serve, sample_store, request):
    """Every Vietnamese screen at a desk, looked at once for all that is judged of it: see `tests/pages/looks.py`."""
    from tests.pages.looks import walk  # asks for a browser's packages, which the fast tests do without

    both = ("light", "dark")
    modes = {1366: both, 1920: both if request.config.getoption("matrix") else ("light",)}
    return walk(browser, serve(sample_store.folder), "vi", modes, is_judged=True)


@pytest.fixture
def screen(monkeypatch):
    """`screen(store, "ho-so", lang="en")`: the frame run on a store, at a screen, with URL parameters."""

    def run(store, path="tong-quan", **parameters):
        monkeypatch.setenv("KPI_DATA", str(own_folder(store.folder)))
        test = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
        test._bidi_component_manager = components()
        if path != "tong-quan":
            # A page that is a function is addressed by the hash of its url path; switch_page wants files.
            test._page_hash = calc_hash(path)
        for name, value in parameters.items():
            test.query_params[name.replace("_", "-")] = value
        return test.run()

    return run


def texts_of(test):
    """All texts a screen shows, as one string."""
    texts = []
    for kind in (
        "title",
        "header",
        "subheader",
        "markdown",
        "caption",
        "info",
        "warning",
        "error",
        "metric",
        "button",
    ):
        for element in test.get(kind):
            texts += [str(getattr(element, name, "") or "") for name in ("value", "label", "body")]
    return "\n".join(texts)
