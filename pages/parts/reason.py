"""Why approved periods are changed: the field, with the periods it is about."""

import streamlit as st

from data.measures import SUBJECTS
from data.periods import period_name
from data.refusals import Approved
from pages import words
from pages.parts import words as parts_words
from pages.parts.figures import count
from pages.parts.not_personal import not_personal, questioned
from pages.parts.view import View

MOST_NAMED, MOST_LETTERS = 8, 400


def approved_text(view: View, approved: Approved) -> str:
    """`Đồng Tháp · Hồ sơ TTHC · Tháng 9/2026`."""
    place, subject, label = approved
    return " · ".join(
        (view.name(place), SUBJECTS[subject][0 if view.language == "vi" else 1], period_name(label, view.language))
    )


def reason_field(view: View, approved: list[Approved], key: str, was_asked: bool = False) -> str:
    """The approved periods a change reaches, and the reason as typed so far; "" while it is too long or looks personal.

    `was_asked`: a confirmation was refused for want of it, which is said here, beside the field.
    """
    with st.container(border=True, gap="small"):
        text = view.say(parts_words.CHANGES_APPROVED, count=count(view, len(approved)))
        st.markdown(f":orange-badge[:material/verified: {text}]")
        named = "; ".join(approved_text(view, period) for period in approved[:MOST_NAMED])
        if len(approved) > MOST_NAMED:
            named = view.say(parts_words.AND_MORE, names=named, count=count(view, len(approved) - MOST_NAMED))
        st.markdown(named)
        reason = str(
            st.text_input(view.say(parts_words.REASON), key=key, placeholder=view.say(parts_words.REASON_HINT))
        ).strip()
        if len(reason) > MOST_LETTERS:
            st.warning(
                view.say(words.TOO_LONG, count=count(view, len(reason)), most=MOST_LETTERS), icon=":material/edit_note:"
            )
        not_personal(view, reason, key)
        if sentence := questioned(view, reason, key):
            st.warning(sentence, icon=":material/edit_note:")
        elif was_asked and not reason:
            st.warning(view.say(words.REASON_MISSING), icon=":material/edit_note:")
        return reason_of(view, key)


def reason_of(view: View, key: str) -> str:
    """The reason in the field of that key; "" where there is none, one too long to be kept, or one that looks personal
    and was not said to be none."""
    reason = str(st.session_state.get(key) or "").strip()
    return reason if len(reason) <= MOST_LETTERS and not questioned(view, reason, key) else ""
