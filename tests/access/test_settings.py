"""What .streamlit/config.toml ships, read as it stands and as Streamlit reads it however it is started."""

import json
import subprocess
import sys
import tomllib

import pytest
from streamlit import config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from bench import rerun, screens
from tests.conftest import ROOT

SHIPPED = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "allowedHosts", ["localhost", "127.0.0.1", "::1"]),
        ("server", "fileWatcherType", "none"),
        ("server", "maxUploadSize", 50),
        ("browser", "gatherUsageStats", False),
        ("browser", "serverAddress", "localhost"),
        ("client", "showErrorDetails", "none"),
    ],
)
def test_the_shipped_settings(section, name, value):
    assert SHIPPED[section][name] == value


def test_a_connection_of_a_page_takes_loopback_names_at_any_port(monkeypatch):
    """The second check of a websocket is Streamlit's own: `server.allowedHosts`."""
    monkeypatch.setattr(config, "get_option", lambda name: SHIPPED["server"]["allowedHosts"])
    for host in ("localhost", "127.0.0.1", "[::1]"):
        assert all(is_host_allowed(address) for address in (host, f"{host}:80", f"{host}:8501", f"{host}:40123"))
    for host in ("evil.example", "evil.example:8501", "127.0.0.1.evil.example", "0.0.0.0:8501", "10.0.0.5", None):
        assert not is_host_allowed(host)


def test_the_settings_are_found_wherever_the_server_is_started(tmp_path):
    """An ASGI server started in another folder, told where the project is, serves it as it is shipped."""
    names = [
        "server.address",
        "server.allowedHosts",
        "server.maxUploadSize",
        "browser.gatherUsageStats",
        "server.fileWatcherType",
        "browser.serverAddress",
    ]
    code = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); import app; from streamlit import config; "
        "print(json.dumps({name: config.get_option(name) for name in json.loads(sys.argv[2])}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT), json.dumps(names)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for name, value in json.loads(done.stdout.splitlines()[-1]).items():
        section, option = name.split(".")
        assert value == SHIPPED[section][option], name


def test_the_benchmarks_measure_the_server_as_it_is_shipped(monkeypatch):
    """No option a server is started with but where it listens and what it prints; nothing by the environment."""
    started = []

    class Started(Exception):
        pass

    def record(command, **named):
        started.append((command, named.get("env", {})))
        raise Started

    class Store:
        folder = "x"

    for bench in (rerun, screens):
        monkeypatch.setattr(bench.subprocess, "Popen", record)
    monkeypatch.setattr(screens, "fill_samples", lambda *_: None)
    with pytest.raises(Started):
        rerun.start(Store, 8501)
    with pytest.raises(Started):
        screens.measure()
    for command, environment in started:
        options = {bench for bench in command if bench.startswith("--")}
        assert options <= {"--server.address", "--server.port", "--server.headless", "--logger.hideWelcomeMessage"}
        assert not [name for name in environment if name.startswith("STREAMLIT_")]
    assert len(started) == 2
