"""A day is asked for, as "5/5/2026": what the screens showed at its end, against now, and who changed it."""

import re
from datetime import date, datetime, time

import pandas as pd
import streamlit as st

from charts.formats import change_text, value_text
from data.ledger import HANOI
from data.periods import period_name
from data.refusals import StoreError
from metrics import registry
from metrics.answers.restatements import Step, figures, restated, steps
from pages.parts.answers import ANSWERS, ask
from pages.parts.figures import count, day_text, known, moment, shown
from pages.parts.filters import Scope
from pages.parts.memory import Memory
from pages.parts.tables import Look, show
from pages.parts.view import View
from pages.quality import words as quality_words

MOST_STEPS, MOST_LISTED = 3, 8
DAY = "nhu-ngay"  # in the URL, as an ISO date
_READERS = Memory(2)  # snapshots of earlier days, by folder and ledger line


def read_day(text: str) -> date | None:
    """A day of this century as typed: 5/5/2026, 05-05-2026 or 2026-05-05; None where it is none."""
    parts = re.fullmatch(r"(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})", text.strip())
    if not parts:
        return None
    first, month, last = map(int, parts.groups())
    year, day = (first, last) if first > 31 else (last, first)
    try:
        return date(year, month, day) if 2000 <= year <= 2100 else None
    except ValueError:
        return None


def restated_part(view: View, scope: Scope, subject: str) -> None:
    """The form, and below it the numbers that are not what they were."""
    say = view.say
    st.markdown(f"**{say(quality_words.RESTATED)}**")
    st.markdown(f":small[:gray[{say(quality_words.RESTATED_NOTE)}]]")
    asked = st.query_params.get(DAY, "")
    day = read_day(asked) if asked else None
    with st.form("restated", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(
            say(quality_words.DAY),
            value=f"{day.day}/{day.month}/{day.year}" if day else "",
            width=220,
            placeholder=say(quality_words.DAY_HINT),
            key="restated_day",
        )
        if st.form_submit_button(say(quality_words.LOOK), key="restated_look"):
            day = read_day(text)
            if day is None:
                st.query_params.pop(DAY, None)
            else:
                st.query_params[DAY] = day.isoformat()
            asked = text
    if asked and day is None:
        st.warning(say(quality_words.NO_DAY, text=shown(asked[:12])), icon=":material/event_busy:")
    elif day:
        _answer(view, scope, subject, day)


def _answer(view: View, scope: Scope, subject: str, asked_day: date) -> None:
    day, lines = day_text(asked_day), view.store.lines()
    if asked_day > view.today:
        st.warning(view.say(quality_words.FUTURE, day=day), icon=":material/event_busy:")
        return
    line = view.store.line_at(datetime.combine(asked_day, time(23, 59, 59), HANOI))
    loads = [n for n in lines if n.kind == "accept"]
    if not loads or line < loads[0].seq:
        first = day_text(loads[0].time) if loads else "–"
        st.info(view.say(quality_words.BEFORE_ALL, day=day, first=first), icon=":material/history:")
        return
    try:
        changed = _compared(view, scope, subject, line)
    except StoreError as error:
        st.warning(error.message_vi if view.language == "vi" else error.message_en)
        return
    if changed.empty:
        st.markdown(view.say(quality_words.NOTHING_SINCE, day=day, place=view.name(scope.place)))
        return
    st.markdown(view.say(quality_words.CHANGED, day=day, line=count(view, line), count=count(view, len(changed))))
    _table(view, scope, subject, changed, line)


def _compared(view: View, scope: Scope, subject: str, line: int) -> pd.DataFrame:
    """The numbers that differ between a ledger line and now."""
    question = (subject, scope.place, scope.period, view.today)
    now = ask(view, figures, *question)
    folder = str(view.store.folder)

    def earlier():
        reader = _READERS.get((folder, line), lambda: view.store.reader_as_of(line))
        return figures(reader, *question)

    then = ANSWERS.get(("then", folder, line, question), earlier)
    return restated(then, now)


def _table(view: View, scope: Scope, subject: str, changed: pd.DataFrame, line: int) -> None:
    say = view.say
    units = [registry.kpi(kpi).unit for kpi in changed["kpi"]]
    lines = view.store.lines()
    by = {label: steps(lines, line, scope.place, subject, label) for label in changed["period"].unique()}

    def texts(name: str) -> list[str]:
        qualifiers = changed["qualifier_then" if name.endswith("then") else "qualifier"]
        return [
            value_text(v, u, view.language, q if isinstance(q, str) else "exact") if known(v) else "–"
            for v, u, q in zip(changed[name], units, qualifiers)
        ]

    table = pd.DataFrame(
        {
            say(quality_words.PERIOD): [period_name(n, view.language, short=True) for n in changed["period"]],
            say(quality_words.KPI): [registry.kpi(kpi).label(view.language) for kpi in changed["kpi"]],
            say(quality_words.THEN): texts("value_then"),
            say(quality_words.NOW): texts("value"),
            say(quality_words.DIFFERENCE): [
                change_text(v, u, view.language) for v, u in zip(changed["difference"], units)
            ],
            say(quality_words.BY): [_by(view, by[label]) for label in changed["period"]],
        }
    )
    keys = [[(k, p, n, "")] * table.shape[1] for k, p, n in zip(changed["kpi"], changed["place"], changed["period"])]
    config = {
        say(word): st.column_config.TextColumn(alignment="right")
        for word in (quality_words.THEN, quality_words.NOW, quality_words.DIFFERENCE)
    }
    config[say(quality_words.BY)] = st.column_config.TextColumn(width="large")
    show(view, "restated", table, keys, Look(config=config, rows=12))
    involved = {step.line: step for history in by.values() for step in history}
    for number in sorted(involved, reverse=True)[:MOST_LISTED]:  # in full: the cells above cut them
        st.markdown(f":small[:gray[{shown(_step(view, involved[number]))}]]")


def _by(view: View, steps: list[Step]) -> str:
    """The decisions that touched a number, the newest first."""
    texts = [_step(view, step) for step in steps[::-1][:MOST_STEPS]]
    text = "; ".join(texts) or "–"
    rest = len(steps) - MOST_STEPS
    return view.say(quality_words.STEPS_MORE, step=text, count=count(view, rest)) if rest > 0 else text


def _step(view: View, step: Step) -> str:
    text = view.say(quality_words.STEP[step.kind], file=step.file, who=step.who, when=moment(step.time))
    return view.say(quality_words.STEP_REASON, step=text, reason=step.reason) if step.reason else text
