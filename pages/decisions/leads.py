"""Which source leads a subject of a place where several say something: as the rules choose, or as somebody named."""

import streamlit as st

from data.measures import MEASURES, SUBJECTS
from data.periods import parse_period
from data.refusals import StoreError
from pages.decisions import words as decisions_words
from pages.decisions.form import refuse, say_done
from pages.parts.badges import period_words
from pages.parts.figures import day_text, moment, shown
from pages.parts.filters import Scope
from pages.parts.notices import has_seen
from pages.parts.reason import reason_of
from pages.parts.source_names import source_name
from pages.parts.view import View

BY_THE_RULES = ""


def leads_part(view: View, scope: Scope) -> None:
    """A form for each subject of the place that more than one source speaks of, or of which one was named."""
    period = period_words(view, scope.period)
    place = view.name(scope.place, full=True)
    st.markdown(f"**{view.say(decisions_words.LEADS_TITLE, place=place, period=period)}**")
    st.markdown(f":small[:gray[{view.say(decisions_words.LEADS_NOTE)}]]")
    choices = {subject: sources for subject in SUBJECTS if (sources := _sources(view, scope, subject))}
    if not choices:
        st.markdown(f":gray[{view.say(decisions_words.NO_LEADS)}]")
    with st.grid(2, min_column_width=420):
        for subject, sources in choices.items():
            _subject(view, scope, subject, sources)


def _sources(view: View, scope: Scope, subject: str) -> list[str]:
    """The sources there are figures of, where there is something to choose."""
    rows = view.reader.rows(
        "SELECT DISTINCT source FROM live WHERE place = $place AND measure IN (SELECT unnest($measures)) ORDER BY 1",
        {"place": scope.place, "measures": [m.id for m in MEASURES.values() if m.subject == subject]},
    )
    named = view.reader.decisions.lead_on(scope.place, subject, parse_period(scope.period).end)
    sources = sorted({source for (source,) in rows} | ({named.source} if named else set()))
    return sources if named or len(sources) > 1 else []


def _subject(view: View, scope: Scope, subject: str, sources: list[str]) -> None:
    """What leads now and since when, and the form that names another or leaves it to the rules."""
    named = view.reader.decisions.lead_on(scope.place, subject, parse_period(scope.period).end)
    widget, reason = f"lead_{view.language}_{scope.place}_{subject}", f"lead_reason_{subject}"
    now = (
        view.say(
            decisions_words.LEAD_NAMED,
            source=source_name(view, named.source),
            since=day_text(named.since),
            who=shown(named.who),
            when=moment(named.time),
        )
        if named
        else view.say(decisions_words.LEAD_BY_RULES)
    )
    with st.container(border=True, height="stretch", gap="xsmall"), st.form(f"form_{widget}", border=False):
        st.markdown(f"**{SUBJECTS[subject][0 if view.language == 'vi' else 1]}**  \n:small[:gray[{now}]]")
        st.selectbox(
            view.say(decisions_words.LEAD_CHOICE, since=day_text(parse_period(scope.period).end)),
            [BY_THE_RULES, *sources],
            index=1 + sources.index(named.source) if named else 0,
            key=widget,
            format_func=lambda source: source_name(view, source) if source else view.say(decisions_words.LEAD_RULES),
        )
        st.text_input(view.say(decisions_words.LEAD_REASON), key=reason)
        st.form_submit_button(
            view.say(decisions_words.LEAD_SET),
            icon=":material/swap_vert:",
            key=f"lead_set_{subject}",
            on_click=_set,
            args=(view, scope, subject, widget, reason),
        )


def _set(view: View, scope: Scope, subject: str, widget: str, reason: str) -> None:
    """Name what was chosen, from the last day of the period chosen above on."""
    source, end = st.session_state[widget], parse_period(scope.period).end
    named = view.store.reader().decisions.lead_on(scope.place, subject, end)
    if source == (named.source if named else BY_THE_RULES):
        refuse(view.say(decisions_words.ALREADY))
        return
    lead = {"place": scope.place, "subject": subject, "source": source, "label": scope.period}
    try:
        view.store.lead(reason=reason_of(view, reason), **lead, since=end.isoformat())
    except StoreError as error:
        refuse(error.message_vi if view.language == "vi" else error.message_en)
        return
    name = source_name(view, source) if source else view.say(decisions_words.LEAD_RULES)
    say_done(view.say(decisions_words.LEAD_DONE, source=name, since=day_text(end)))
    has_seen(view.store)
