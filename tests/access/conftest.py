"""One dashboard for the tests that only ask it."""

import pytest

from tests.access.serving import by_streamlit, served


@pytest.fixture(scope="module")
def dashboard(sample_store, tmp_path_factory):
    """Port and process of a dashboard as it is shipped, at 127.0.0.1."""
    log = tmp_path_factory.mktemp("dashboard") / "log"
    with served(by_streamlit, sample_store.folder, log) as running:
        yield running


@pytest.fixture(scope="module")
def port(dashboard):
    return dashboard[0]
