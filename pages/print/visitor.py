"""Who may ask for the printed page: where the dashboard answers this machine only, so does it."""

import ipaddress

import streamlit as st
from starlette.requests import Request


def may_see(request: Request) -> bool:
    """Whether a request calls this server by a name of its own (`server.address` of Streamlit's settings)."""
    return is_name_of(request.headers.get("host", ""), st.get_option("server.address"))


def is_name_of(host: str, address: str | None) -> bool:
    """A server on loopback is called by loopback names only: a page from elsewhere that has its own name
    resolve to this machine brings its name along. One opened to the office is called by whatever name the office has.
    """
    if not _is_loopback(address or ""):
        return True
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    return _is_loopback(name)


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name.lower() == "localhost"
