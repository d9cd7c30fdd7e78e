"""The dialog "Nguồn của con số": a number, its operands, the cells it came from, what others say of it.

It is addressed by the URL (`nguon=kpi~place~period~unit~boundaries`), so an opened number can be sent on.
"""

from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from charts.formats import change_text, value_text
from data import periods
from data.periods import PeriodError, period_name
from data.places import PLACES
from data.stores import SIMULATED
from metrics import registry
from metrics.engine.question import SPLITS, QuestionError
from metrics.engine.trace import Trace, trace
from metrics.formula import operand_words
from pages import words
from pages.parts import figures
from pages.parts import words as parts_words
from pages.parts.downloads import take_table, titled
from pages.parts.figures import shown
from pages.parts.sentences import sentences_of, short_cell
from pages.parts.source_links import SOURCE, SOURCE_ROUND
from pages.parts.source_names import source_name
from pages.parts.view import View

MOST_ROWS, MOST_LETTERS = 200, 60
MOST_BESIDE = 8


def _shut() -> None:
    st.query_params.pop(SOURCE, None)
    st.session_state[SOURCE_ROUND] = st.session_state.get(SOURCE_ROUND, 0) + 1


def show_asked_source(view: View) -> None:
    """Open the dialog when the URL asks for a number; a text that names none is said and dropped."""
    asked = st.query_params.get(SOURCE)
    if not asked:
        return
    kpi, place, period, unit, boundaries, split, part = (asked.split("~") + [""] * 7)[:7]
    try:
        periods.parse_period(period)
        is_known = registry.is_known(kpi) and place in PLACES
    except PeriodError:
        is_known = False
    if not is_known:
        st.query_params.pop(SOURCE, None)
        st.warning(view.say(parts_words.NO_NUMBER, asked=shown(asked[:MOST_LETTERS])), icon=":material/link_off:")
        return
    title = view.say(parts_words.SOURCE_TITLE)
    st.dialog(title, width=760, position="right", on_dismiss=_shut)(_body)(
        view, kpi, place, period, unit, boundaries, split if split in SPLITS else "", part
    )


def _body(view: View, kpi: str, place: str, period: str, unit: str, boundaries: str, split: str, part: str) -> None:
    declared = registry.kpi(kpi)
    where = shown(unit) if unit else view.name(place, full=True)
    if split:
        where += f" · {view.say(words.SPLITS[split])}: {shown(part)}"
    st.markdown(f"{where} · {declared.label(view.language)} · {period_name(period, view.language)}")
    try:
        with st.spinner(view.say(parts_words.WORKING)):
            of_part = (split, part) if split else None
            origin = trace(view.store, view.reader, kpi, place, period, unit or None, boundaries or "today", of_part)
    except QuestionError as error:
        st.info(error.message_vi if view.language == "vi" else error.message_en)
        return
    if origin is None:
        st.info(view.say(parts_words.NO_SUCH_NUMBER))
        return
    _value(view, origin.row)
    _printed(view, origin.row)
    _facts(view, origin, (kpi, place, period, unit, boundaries or "today", *((split, part) if split else ())))
    _others(view, origin)
    _beside(view, origin)
    _loads(view, origin)
    _rules(view, declared)


def _value(view: View, row: dict) -> None:
    kpi = row["kpi"]
    st.metric(view.say(words.VALUE_COLUMN), figures.figure(view, row), label_visibility="collapsed")
    line = [f"{figures.badge(view, row['status'])} {figures.target(view, row)}".strip()]
    if figures.known(row["change"]):
        before = period_name(periods.shift(row["period"], -1), view.language, short=True)
        line.append(view.say(parts_words.AGAINST, change=figures.difference(view, row["change"], kpi), before=before))
    if reason := figures.caution(view, row):
        is_refused = row["comparable"] == "no"
        line.append(view.say(parts_words.NOT_COMPARED, reason=reason) if is_refused else f":gray[{reason}]")
    if figures.is_partial(row):
        line.append(f":gray-badge[▨ {figures.gap(view, row)}]")
    if approval := figures.approval(view, row):
        line.append(f":gray-badge[{approval}]")
    if view.sample:
        line.append(f":gray-badge[:material/science: {view.sample}]")
    if any(line):
        st.markdown(" · ".join(text for text in line if text))
    if reason := figures.why(view, row):
        st.info(figures.sentence(reason), icon=":material/block:")
        return
    declared = registry.kpi(kpi)
    above, below = operand_words(declared, view.language)
    top = f"**{figures.exact(view, row['numerator'])}** {above}"
    if declared.is_ratio:
        st.markdown(f"{top} ÷ **{figures.exact(view, row['denominator'])}** {below} = **{figures.figure(view, row)}**")
    else:
        st.markdown(top)
    notes = [
        view.say(parts_words.SUMMED) if declared.is_ratio else "",
        view.say(parts_words.ROUTES[row["route"]]),
        figures.covers(view, row),
        figures.window(view, row),
    ]
    st.markdown(f":small[:gray[{' '.join(f'{text}.' for text in notes if text)}]]")


def _printed(view: View, row: dict) -> None:
    """The percentage the file itself prints, beside ours, when they differ."""
    if not figures.known(row["reported"]):
        return
    printed = figures.plain(view, row["reported"], row["kpi"])
    if row["reported_differs"]:
        change = figures.difference(view, row["reported"] - row["value"], row["kpi"])
        st.warning(
            view.say(parts_words.PRINTED_DIFFERS, printed=printed, computed=figures.figure(view, row), change=change),
            icon=":material/rule:",
        )
    else:
        st.markdown(f":small[{view.say(parts_words.PRINTED_AGREES, printed=printed)}]")


def _facts(view: View, origin: Trace, key: tuple) -> None:
    if not origin.facts:
        return
    cell = view.say(parts_words.CELL)
    rows = pd.DataFrame([_fact_row(view, f) for f in origin.facts[:MOST_ROWS]])
    rows[cell] = [short_cell(view, locator) for locator in rows[cell]]
    asked = period_name(origin.row["period"], view.language, short=True)
    if rows[view.say(parts_words.PERIOD)].eq(asked).all():
        rows = rows.drop(columns=view.say(parts_words.PERIOD))
    if rows[view.say(parts_words.WHERE)].nunique() == 1:  # the line above says whose; the names get the room
        rows = rows.drop(columns=view.say(parts_words.WHERE))
    if len({f["batch"] for f in origin.facts}) == 1:  # named below, under the loads
        rows = rows.drop(columns=view.say(parts_words.FILE))
    config = {
        view.say(parts_words.WHERE): st.column_config.TextColumn(width=150),
        view.say(parts_words.WHAT): st.column_config.TextColumn(width=290),
        view.say(parts_words.NUMBER): st.column_config.TextColumn(width=80, alignment="right"),
        cell: st.column_config.TextColumn(width=100),
    }
    slot = titled(view.say(parts_words.FACTS, count=figures.count(view, len(origin.facts))))
    # All of them, the number as a number; on a second sheet what they make.
    number = view.say(parts_words.NUMBER)
    table = pd.DataFrame([_fact_row(view, f) | {number: f["value"]} for f in origin.facts])
    take_table(view, "facts", table, {number: partial(figures.exact, view)}, [[key]], slot=slot)
    st.dataframe(rows, hide_index=True, height="auto" if len(rows) <= 10 else 380, row_height=33, column_config=config)
    if len(origin.facts) > MOST_ROWS:
        st.markdown(f":small[:gray[{view.say(parts_words.FIRST_ROWS, count=MOST_ROWS)}]]")
    sentences_of(view, origin.facts)


def _fact_row(view: View, fact: dict) -> dict:
    """One figure: whose, which, how much, in which cell of which file, and as written there."""
    what = fact[f"measure_label_{view.language}"] + (f" · {fact['channel']}" if fact["channel"] else "")
    return {
        view.say(parts_words.WHERE): fact["unit"] or view.name(fact["place"]),
        view.say(parts_words.WHAT): what,
        view.say(parts_words.PERIOD): period_name(fact["period_label"], view.language, short=True),
        view.say(parts_words.NUMBER): value_text(fact["value"], "score", view.language, fact["qualifier"], trim=True),
        view.say(parts_words.CELL): fact["locator"] or "–",
        view.say(parts_words.RAW): fact["raw"] or "–",
        view.say(parts_words.FILE): fact["file"],
    }


def _others(view: View, origin: Trace) -> None:
    """Other sources' answers: beside, with the difference; never added."""
    if not origin.others:
        return
    st.markdown(f"**{view.say(parts_words.OTHERS)}**")
    for other in origin.others:
        unit = registry.kpi(origin.row["kpi"]).unit
        st.markdown(
            view.say(
                parts_words.OTHER,
                source=shown(source_name(view, other["source"])),
                value=value_text(other["value"], unit, view.language, other["qualifier"]),
                change=change_text(other["difference"], unit, view.language),
            )
        )


def _beside(view: View, origin: Trace) -> None:
    """Figures that were not taken because they count another thing, or are other plans of the year."""
    if not origin.beside:
        return
    st.markdown(f"**{view.say(parts_words.BESIDE)}**")
    for fact in origin.beside[:MOST_BESIDE]:
        label = fact["measure_label_vi"] if view.language == "vi" else fact["measure_label_en"]
        text = view.say(
            parts_words.BESIDE_FACT,
            measure=label,
            period=period_name(fact["period_label"], view.language, short=True),
            value=figures.exact(view, fact["value"]),
            counted=fact["counted"],
            file=shown(fact["file"]),
        )
        st.markdown(text)


def _loads(view: View, origin: Trace) -> None:
    """The files behind the number: when, by whom, and the file itself where it is kept."""
    loads = {f["batch"]: f for f in origin.facts}
    if not loads:
        return
    st.markdown(f"**{view.say(parts_words.LOADS)}**")
    for batch, fact in sorted(loads.items()):
        left, right = st.columns([4, 1.2], vertical_alignment="center")
        when = f"{datetime.fromisoformat(fact['loaded_at']):%d/%m/%Y %H:%M}"
        text = view.say(parts_words.LOADED, batch=batch, when=when, who=shown(fact["who"]))
        left.markdown(f"**{shown(fact['file'])}** :small[:gray[{text}]]")
        path = view.store.original_of(view.store.batch(batch))
        if path and view.reader.store != SIMULATED:
            right.download_button(
                view.say(parts_words.ORIGINAL),
                data=path.read_bytes,
                file_name=fact["file"],
                key=f"original_{batch}",
                icon=":material/download:",
            )


def _rules(view: View, declared) -> None:
    st.divider()
    caution = declared.caution(view.language)
    st.markdown(f":small[:gray[{declared.meaning(view.language)} {caution}]]")
    st.markdown(f":small[:gray[{view.say(words.LEGAL)}: {declared.legal_source}]]")
