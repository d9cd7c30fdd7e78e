"""What a month still lacks: "Tháng 11/2026 đã có 5/8 nguồn", with the missing ones by name."""

from datetime import date

import streamlit as st

from data.periods import days_overdue, due_date, period_name, shift
from metrics.answers.arrivals import Arrival, arrivals
from metrics.answers.due import newest_closed
from pages.parts.answers import ask
from pages.parts.figures import count, shown
from pages.parts.source_names import source_name
from pages.parts.view import View
from pages.upload import words as upload_words

MONTHS, MOST_NAMED = 13, 12
MONTH = "arrivals_month"


def month_arrivals(view: View) -> None:
    """The sources of one month as badges, the missing ones first; nothing where none was ever expected."""
    now = newest_closed("month", view.today)
    label = st.session_state.get(MONTH, now)
    expected = ask(view, arrivals, label)
    if not expected and label == now:
        return
    here, missing = [a for a in expected if a.is_in], [a for a in expected if not a.is_in]
    name = period_name(label, view.language)
    about = {"month": name, "all": count(view, len(expected))}
    sentence = (
        view.say(upload_words.IN_OF, count=count(view, len(here)), **about)
        if missing
        else view.say(upload_words.ALL_IN, **about)
    )
    is_due = days_overdue(label, view.today) > 0
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{sentence}**", width="stretch")
            st.selectbox(
                view.say(upload_words.MONTH),
                [shift(now, -step) for step in range(MONTHS)],
                key=MONTH,
                format_func=lambda month: period_name(month, view.language),
                label_visibility="collapsed",
                width=150,
            )
        _badges(
            view,
            upload_words.STILL if is_due else upload_words.NOT_DUE,
            missing,
            "red" if is_due else "gray",
            "▼" if is_due else "○",
        )
        _badges(view, upload_words.HERE, here, "blue", "▲")
        st.markdown(f":small[:gray[{view.say(upload_words.EXPECTED, day=_day(due_date(label)))}]]")


def _badges(view: View, title, listed: list[Arrival], colour: str, sign: str) -> None:
    if not listed:
        return
    texts = [f":{colour}-badge[{sign} {_named(view, arrival)}]" for arrival in listed[:MOST_NAMED]]
    if len(listed) > MOST_NAMED:
        texts.append(view.say(upload_words.AND_MORE, count=count(view, len(listed) - MOST_NAMED)))
    st.markdown(f":small[:gray[{view.say(title)}]] {' '.join(texts)}")


def _named(view: View, arrival: Arrival) -> str:
    source, place = shown(source_name(view, arrival.source)), view.name(arrival.place)
    if arrival.is_in:
        return view.say(upload_words.ARRIVED, source=source, place=place)
    return view.say(
        upload_words.SOURCES_MISSING,
        source=source,
        place=place,
        last=period_name(arrival.last, view.language, short=True),
    )


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
