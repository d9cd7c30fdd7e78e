"""What a comparison gave: the numbers that differ as cards, all of them as tables, a copy with comments."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from data.measures import MEASURES
from data.neutral import neutral
from data.periods import period_name
from pages.parts.figures import count, shown
from pages.parts.tables import ROW
from pages.parts.view import View
from pages.reports import words as reports_words
from reports.document.checking import DIFFERS, MATCHES, UNKNOWN, Bound, Judged
from reports.document.comparison import Comparison

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STATES = (DIFFERS, UNKNOWN, MATCHES)
COLOURS = {DIFFERS: "red", UNKNOWN: "orange", MATCHES: "blue"}
SIGNS = {DIFFERS: "≠", UNKNOWN: "?", MATCHES: "✓"}
MOST_CARDS, TABLE_ROWS = 20, 9


@dataclass(frozen=True)
class Line:
    """A number of the report as it is shown."""

    state: str
    label: str
    where: str
    period: str
    old: str
    new: str
    sentence: str
    reason: str


def results(view: View, name: str, content: bytes, comparison: Comparison) -> None:
    """Counts, what differs, the tables, the copy."""
    lines = lines_of(view, comparison)
    say = view.say
    st.markdown(f"**{say(reports_words.RESULT, file=shown(name), count=count(view, len(lines)))}**")
    if comparison.left:
        names = ", ".join(_table_name(view, name) for name in comparison.left)
        st.warning(say(reports_words.TABLES_LEFT, tables=names), icon=":material/info:")
    if not lines:
        st.info(say(reports_words.NO_NUMBERS))
        return
    of = {state: [line for line in lines if line.state == state] for state in STATES}
    badges = [_badge(view, state, len(of[state])) for state in STATES]
    st.markdown(" ".join(badges))
    if not of[DIFFERS]:
        st.success(say(reports_words.ALL_MATCH), icon=":material/check:")
    for line in of[DIFFERS][:MOST_CARDS]:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f":small[:gray[{shown(line.where)} · {line.period}]]  \n**{shown(line.label)}**")
            st.markdown(say(reports_words.OLD_NEW, old=shown(line.old), new=shown(line.new)))
            st.markdown(f":small[“{shown(line.sentence)}”]")
    if (more := len(of[DIFFERS]) - MOST_CARDS) > 0:
        st.markdown(say(reports_words.MORE, count=count(view, more)))
    _copy(view, name, content, comparison)
    for state in STATES:
        if of[state] and (state != DIFFERS or len(of[state]) > MOST_CARDS):
            with st.expander(_count(view, state, len(of[state]))):
                _table(view, state, of[state])


def _table_name(view: View, name: str) -> str:
    return view.say(reports_words.TABLE, number=name.rpartition(" ")[2])


def _count(view: View, state: str, number: int) -> str:
    name = view.say(reports_words.STATES[state])
    return view.say(reports_words.STATE_COUNT, sign=SIGNS[state], state=name, count=count(view, number))


def _badge(view: View, state: str, number: int) -> str:
    return f":{COLOURS[state] if number else 'gray'}-badge[{_count(view, state, number)}]"


def _table(view: View, state: str, lines: list[Line]) -> None:
    say = view.say
    rows = [
        {
            say(reports_words.MEASURE): line.label,
            say(reports_words.OLD): line.old,
            say(reports_words.NEW): line.new or "–",
            **({say(reports_words.WHY): line.reason} if state == UNKNOWN else {}),
            say(reports_words.WHERE): line.where,
            say(reports_words.PERIOD): line.period,
            say(reports_words.SENTENCE): neutral(line.sentence),
        }
        for line in lines
    ]
    height = ROW * (min(len(rows), TABLE_ROWS) + 1) + 2
    st.dataframe(pd.DataFrame(rows), hide_index=True, row_height=ROW, height=height, key=f"report_lines_{state}")


def _copy(view: View, name: str, content: bytes, comparison: Comparison) -> None:
    if not content.startswith(b"PK"):
        st.markdown(f":small[:gray[{view.say(reports_words.PDF_ONLY)}]]")
        return
    st.download_button(
        view.say(reports_words.COPY),
        data=partial(_commented, content, comparison, view.language),
        file_name=view.say(reports_words.COPY_NAME, name=name.rpartition(".")[0] or name),
        mime=WORD_TYPE,
        key="report_copy",
        help=view.say(reports_words.COPY_HELP),
        on_click="ignore",
        icon=":material/comment:",
    )


def _commented(content: bytes, comparison: Comparison, language: str) -> bytes:
    from reports.document.comments import comment

    return comment(content, comparison.judged, comparison.checked, language)


# -- a number in words -----------------------------------------------------------------------------------


def lines_of(view: View, comparison: Comparison) -> list[Line]:
    """Every number compared: those in fields, then those people typed, each in the order of the document."""
    checked = comparison.checked
    now = {id(d.bound): d.now for d in checked.differences} if checked else {}
    bound = [_of_field(view, one, now.get(id(one))) for one in checked.bound] if checked else []
    return [*bound, *(_of_typed(view, one) for one in comparison.judged)]


def _of_field(view: View, one: Bound, now: str | None) -> Line:
    address = one.address
    where = address.unit or view.name(address.place)
    period = period_name(address.period, view.language, short=True)
    state, new = (MATCHES, one.text) if now is None else (DIFFERS, now)
    return Line(state, one.label(view.language), where, period, one.text, new, one.sentence, "")


def _of_typed(view: View, one: Judged) -> Line:
    typed = one.typed
    part = typed.field or typed.channel
    label = MEASURES[typed.measure].label(view.language) + (f" · {part}" if part else "")
    where = typed.unit or (view.name(typed.place) if typed.place else "–")
    period = period_name(typed.period, view.language, short=True) if typed.period else "–"
    reason = one.reason[view.language == "en"]
    return Line(one.verdict, label, where, period, typed.text, one.now, typed.sentence, reason)
