"""A finished report beside the store: which numbers agree, which differ and how, which could not be compared."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from data.names import nfc
from data.periods import PeriodError, parse_period
from data.places import PLACES
from loaders.reading import read_file
from loaders.tables.context import Context
from pages.parts.figures import shown
from pages.parts.view import View
from pages.reports import words as reports_words

if TYPE_CHECKING:
    from reports.document.comparison import Comparison

RESULT = "report_compared"
LANGUAGE = ("vi", "en")


@dataclass(frozen=True)
class Outcome:
    """What was asked, what came of it, or why nothing did."""

    asked: tuple
    comparison: "Comparison | None" = None
    refusal: tuple[str, str] = ("", "")


def checking_part(view: View) -> None:
    """The uploader, what the text may lack, and what the comparison gave."""
    say = view.say
    st.subheader(say(reports_words.CHECK), anchor=False)
    st.markdown(f":small[:gray[{say(reports_words.CHECK_TEXT)}]]")
    # No `type`: what cannot be read gets a sentence of ours.
    file = st.file_uploader(say(reports_words.CHOOSE), key="report_to_check", max_upload_size=20)
    with st.expander(say(reports_words.MISSING_SCOPE)):
        left, right = st.columns(2)
        place = left.selectbox(
            say(reports_words.PLACE),
            list(PLACES),
            index=None,
            key="report_place",
            placeholder=say(reports_words.FROM_TEXT),
            format_func=lambda place: view.name(place, full=True),
        )
        period = right.text_input(
            say(reports_words.PERIOD), key="report_period", placeholder=say(reports_words.PERIOD_HINT)
        )
    if file is None:
        st.session_state.pop(RESULT, None)
        return
    content = file.getvalue()
    outcome = _outcome(view, content, nfc(file.name), place, period.strip())
    if outcome.refusal[0]:
        st.error(shown(outcome.refusal[view.language == "en"]), icon=":material/error:")
    elif outcome.comparison:
        from pages.reports.results import results  # with it python-docx is loaded

        results(view, nfc(file.name), content, outcome.comparison)


def _outcome(view: View, content: bytes, name: str, place: str | None, period: str) -> Outcome:
    """The comparison, made once for a file, what was said beside it, and the figures as they are."""
    asked = (hashlib.sha256(content).hexdigest(), place, period, *view.key)
    outcome = st.session_state.get(RESULT)
    if not isinstance(outcome, Outcome) or outcome.asked != asked:
        with st.spinner(view.say(reports_words.CHECKING, file=shown(name)), show_time=True):
            outcome = _compare(view, content, name, place, period, asked)
        st.session_state[RESULT] = outcome
    return outcome


def _compare(view: View, content: bytes, name: str, place: str | None, period: str, asked: tuple) -> Outcome:
    from reports.document.comparison import compared, fields_of  # python-docx is loaded for a report alone
    from reports.document.refusals import DocumentError
    from reports.document.typed import can_be_checked

    try:
        label = parse_period(period).label if period else None
        checked = fields_of(content, view.reader, view.today)
    except (PeriodError, DocumentError) as error:
        return Outcome(asked, refusal=(error.message_vi, error.message_en))
    reading = read_file(content, name, Context(place, label, today=view.today, store=view.reader.store))
    if not can_be_checked(reading):
        told = [" ".join(problem.message(language) for problem in reading.problems[:3]) for language in LANGUAGE]
        return Outcome(asked, refusal=(told[0], told[1]))
    return Outcome(asked, compared(reading, content, checked, view.reader, view.today))
