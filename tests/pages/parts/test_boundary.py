"""The error boundary: a sentence for the person who can mend it, an id for our own fault, never a trace."""

import logging
import re

from streamlit.testing.v1 import AppTest


def fall(language, is_ours):
    import streamlit as st

    from data.refusals import StoreChanged
    from pages.parts.boundary import on_script_error

    st.session_state["lang"] = language
    try:
        raise ZeroDivisionError("secret detail") if is_ours else StoreChanged()
    except (ZeroDivisionError, StoreChanged) as error:
        on_script_error(error)


def test_our_fault_gets_an_id_that_the_log_knows(caplog):
    with caplog.at_level(logging.ERROR, "dashboard"):
        test = AppTest.from_function(fall, args=("vi", True)).run()
    name = re.search(r"\*\*([0-9a-f]{8})\*\*", test.error[0].value)[1]
    assert name in caplog.text and "secret detail" in caplog.text
    assert "secret detail" not in test.error[0].value and "Chương trình gặp lỗi" in test.error[0].value


def test_what_the_reader_can_mend_is_said_in_their_language():
    assert "Xem lại thay đổi" in AppTest.from_function(fall, args=("vi", False)).run().warning[0].value
    assert "Look again" in AppTest.from_function(fall, args=("en", False)).run().warning[0].value
