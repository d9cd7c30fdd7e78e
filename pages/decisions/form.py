"""What the forms of decisions share: numbers and days as typed, writing once, what is said afterwards."""

import re
from collections.abc import Callable
from datetime import datetime

import streamlit as st

from data.decisions import Decisions
from data.ledger import HANOI
from data.refusals import StoreError
from pages import words
from pages.decisions import words as decisions_words
from pages.parts.figures import count
from pages.parts.notices import has_seen
from pages.parts.view import View

MOST_LETTERS = 300  # of a basis or a note; a longer one is refused with a sentence, not cut by the browser
DOUBLE_CLICK = 3  # seconds
_SAID = "decision_said"  # (is it done, sentence), shown once


def read_number(text: str, language: str) -> float | None:
    """A number as typed: `98,5`, `1.234,5` (vi), `1,234.5` (en); units are passed over. None where it is none."""
    plain = re.sub(r"[\s%]|đồng|vnd", "", text.casefold())
    thousands, decimal = (".", ",") if language == "vi" else (",", ".")
    if re.fullmatch(rf"-?\d{{1,3}}(\{thousands}\d{{3}})+(\{decimal}\d+)?", plain):
        plain = plain.replace(thousands, "")
    plain = plain.replace(",", ".")
    return float(plain) if re.fullmatch(r"-?\d{1,15}(\.\d+)?", plain) else None  # more digits are no amount


def widget(view: View, name: str, place: str = "") -> str:
    """The key of a choice in a form. The browser remembers its label, so another language or place makes it anew."""
    return f"{name}_{view.language}_{place}"


def too_long(view: View, text: str) -> str:
    """What is wrong with a text nobody would read beside a figure; "" where nothing is."""
    return view.say(words.TOO_LONG, count=count(view, len(text)), most=MOST_LETTERS) if len(text) > MOST_LETTERS else ""


def say_done(sentence: str) -> None:
    st.session_state[_SAID] = (True, sentence)


def refuse(sentence: str) -> None:
    st.session_state[_SAID] = (False, sentence)


def say_outcome() -> None:
    """What became of the last form."""
    if outcome := st.session_state.pop(_SAID, None):
        done, sentence = outcome
        (st.success if done else st.warning)(sentence, icon=":material/check:" if done else ":material/info:")


def _seconds_since(time: str) -> float:
    return (datetime.now(HANOI) - datetime.fromisoformat(time)).total_seconds()


def write(view: View, is_so: Callable[[Decisions], bool], done: str, kind: str, **payload) -> bool:
    """Write one decision, unless things stand so already (a second click) or the ledger has moved since the form
    was drawn. Says what happened; whether it was written."""
    if is_so(view.store.reader().decisions):
        last = view.store.lines()[-1]
        if last.kind == kind and payload.items() <= last.payload.items() and _seconds_since(last.time) < DOUBLE_CLICK:
            say_done(done)  # the second half of a double click, which cuts the first one short
            has_seen(view.store)
            return True
        refuse(view.say(decisions_words.ALREADY))
        return False
    try:
        view.store.decide(kind, head=view.reader.decisions.number, **payload)
    except StoreError as error:
        refuse(error.message_vi if view.language == "vi" else error.message_en)
        return False
    say_done(done)
    has_seen(view.store)
    return True
