"""Notes: an event or explanation beside the figures of a place, a KPI and a period; added and removed."""

import streamlit as st

from data.decisions import Note
from data.periods import period_name
from metrics import registry
from pages.decisions import words as decisions_words
from pages.decisions.form import refuse, too_long, widget, write
from pages.parts.badges import period_words
from pages.parts.figures import count, moment, shown
from pages.parts.filters import Scope
from pages.parts.not_personal import not_personal, questioned
from pages.parts.view import View

MOST, LEAST_LETTERS = 40, 4
_KPI, _WHERE, _TEXT = "note_kpi", "note_where", "note_text"


def notes_part(view: View, scope: Scope) -> None:
    """The form for the place and period chosen above, and all notes."""
    period = period_words(view, scope.period)
    with st.form("note_form"):
        st.markdown(f"**{view.say(decisions_words.NOTE_NEW, period=period)}**")
        st.radio(
            view.say(decisions_words.APPLIES),
            (scope.place, ""),
            horizontal=True,
            key=widget(view, _WHERE, scope.place),
            format_func=lambda place: view.name(place, full=True) if place else view.say(decisions_words.EVERYWHERE),
        )
        st.selectbox(
            view.say(decisions_words.KPI),
            ["", *registry.KPIS],
            key=widget(view, _KPI),
            format_func=lambda kpi: (
                registry.kpi(kpi).label(view.language) if kpi else view.say(decisions_words.ALL_KPIS)
            ),
        )
        st.text_input(view.say(decisions_words.NOTE_TEXT), key=_TEXT, placeholder=view.say(decisions_words.NOTE_HINT))
        not_personal(view, _typed(), _TEXT)
        st.form_submit_button(
            view.say(decisions_words.NOTE_ADD),
            type="primary",
            icon=":material/edit_note:",
            key="note_add",
            on_click=_add,
            args=(view, scope),
        )
    st.markdown(f"**{view.say(decisions_words.NOTES)}**")
    notes = view.reader.decisions.notes[::-1]
    if not notes:
        st.markdown(f":gray[{view.say(decisions_words.NO_NOTES)}]")
    for note in notes[:MOST]:
        _note(view, note)
    if len(notes) > MOST:
        st.markdown(f":small[:gray[{view.say(decisions_words.NOTES_MORE, count=count(view, len(notes) - MOST))}]]")


def _add(view: View, scope: Scope) -> None:
    text = _typed()
    if len(text) < LEAST_LETTERS:
        refuse(view.say(decisions_words.NOTE_EMPTY))
        return
    if trouble := too_long(view, text) or questioned(view, text, _TEXT):
        refuse(trouble)
        return
    payload = {
        "place": st.session_state.get(widget(view, _WHERE, scope.place)) or "",
        "kpi": st.session_state.get(widget(view, _KPI)) or "",
        "label": scope.period,
        "text": text,
    }

    def is_so(decisions) -> bool:
        return any((n.place, n.kpi, n.label, n.text) == tuple(payload.values()) for n in decisions.notes)

    done = view.say(decisions_words.NOTE_DONE, period=period_words(view, scope.period))
    if write(view, is_so, done, "note", **payload):
        st.session_state[_TEXT] = ""


def _typed() -> str:
    return " ".join(str(st.session_state.get(_TEXT) or "").split())


def _note(view: View, note: Note) -> None:
    about = " · ".join(
        (
            view.name(note.place) if note.place else view.say(decisions_words.EVERYWHERE),
            period_name(note.label, view.language),
            registry.KPIS[note.kpi].label(view.language)
            if note.kpi in registry.KPIS
            else view.say(decisions_words.ALL_KPIS),
        )
    )
    by = view.say(decisions_words.BY_AT, who=shown(note.who), when=moment(note.time))
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{shown(note.text)}  \n:small[:gray[{about} · {by}]]", width="stretch")
        st.button(
            view.say(decisions_words.NOTE_REMOVE),
            key=f"note_remove_{note.line}",
            type="tertiary",
            icon=":material/close:",
            on_click=_remove,
            args=(view, note.line),
        )


def _remove(view: View, line: int) -> None:
    write(
        view,
        lambda decisions: all(n.line != line for n in decisions.notes),
        view.say(decisions_words.NOTE_GONE),
        "note_removed",
        note=line,
    )
