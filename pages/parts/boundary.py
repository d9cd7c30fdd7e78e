"""The one place that catches everything: what the reader can mend is said so, our own fault gets an id."""

import logging
import secrets

import streamlit as st

from pages import words

LOG = logging.getLogger("dashboard")


def on_script_error(error: Exception) -> bool:
    """Say what happened in the reader's language, never a trace; True keeps Streamlit's own box away."""
    language = st.session_state.get("lang", "vi")
    message = getattr(error, f"message_{language}", None)
    if message:  # a sentence of ours for the person who can mend it
        st.warning(message, icon=":material/info:")
        return True
    name = secrets.token_hex(4)
    LOG.error("error %s", name, exc_info=error)
    st.error(words.OUR_FAULT(language, id=name), icon=":material/error:")
    return True
