"""Tables of what a file changes: stored beside new with the cell, figures that are new, figures it lacks."""

import pandas as pd
import streamlit as st

from charts.formats import MINUS, NBSP, NOTHING, number
from charts.theme import tokens
from data.measures import MEASURES
from data.periods import period_name
from loaders.load import Change, Preview
from pages.parts.figures import count
from pages.parts.tables import ROW
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.waiting.texts import value

JUMP_PERCENT = 10
MOST_CHANGES, MOST_NEW = 500, 200


def _jump(change: Change) -> float | None:
    """How far a figure moves, in percent of the stored one; None where there is nothing to compare."""
    new, old = change.fact.value, change.old
    if new is None or not old:
        return None
    return (new - old) / abs(old) * 100


def _what(view: View, measure: str, channel: str, field: str) -> str:
    return " · ".join(part for part in (MEASURES[measure].label(view.language), channel, field) if part)


def _row(view: View, change: Change) -> dict:
    fact, old, say = change.fact, change.old, view.say
    return {
        say(upload_words.PLACE): view.name(fact.place),
        say(upload_words.UNIT): fact.unit or say(upload_words.ALL_UNITS),
        say(upload_words.MEASURE): _what(view, fact.measure, fact.channel, fact.field),
        say(upload_words.PERIOD): period_name(fact.period_label, view.language, short=True),
        say(upload_words.CELL): fact.locator,
        say(upload_words.OLD): value(view, old, change.was.qualifier),
        say(upload_words.IN_FILE): value(view, fact.value, fact.qualifier),
        say(upload_words.DIFFERENCE): None if fact.value is None or old is None else fact.value - old,
        say(upload_words.PERCENT): _jump(change),
    }


def changed_table(view: View, preview: Preview) -> None:
    """Stored → in the file, the largest jumps first where not all fit; jumps above 10 % are tinted."""
    say, changes = view.say, preview.changed
    total = count(view, len(changes))
    if len(changes) > MOST_CHANGES:
        changes = sorted(changes, key=lambda c: -abs(_jump(c) or float("inf")))[:MOST_CHANGES]
        st.subheader(say(upload_words.CHANGES_FIRST, shown=count(view, MOST_CHANGES), count=total), anchor=False)
    else:
        st.subheader(say(upload_words.CHANGES, count=total), anchor=False)
    places, labels = {c.fact.place for c in changes}, {c.fact.period_label for c in changes}
    table = pd.DataFrame([_row(view, change) for change in changes])
    if len(places) == 1:
        del table[say(upload_words.PLACE)]
    if len(labels) == 1:
        del table[say(upload_words.PERIOD)]
    for name in (say(upload_words.DIFFERENCE), say(upload_words.PERCENT)):
        table[name] = table[name].astype(float)
    ink = tokens(view.mode)
    tint = f"background-color: {ink.watch_background}; color: {ink.watch_text}"
    jumps = [tint if abs(_jump(c) or 0) > JUMP_PERCENT else "" for c in changes]
    percent = f"{NBSP}%" if view.language == "vi" else "%"
    styled = table.style.format(
        {
            say(upload_words.DIFFERENCE): lambda v: _signed(view, v, 2, True),
            say(upload_words.PERCENT): lambda v: _signed(view, v, 1, False) + percent,
        },
        na_rep=NOTHING,
    )
    for name in (say(upload_words.DIFFERENCE), say(upload_words.PERCENT)):
        styled = styled.apply(lambda _: jumps, subset=[name])
    styled = styled.set_properties(subset=[say(upload_words.IN_FILE)], **{"font-weight": "600"})
    right = st.column_config.TextColumn(alignment="right")
    order = list(table.columns)
    config = {say(upload_words.OLD): right, say(upload_words.IN_FILE): right}
    if view.is_narrow:  # old and new within the first screen, the cell behind them
        order.append(order.pop(order.index(say(upload_words.CELL))))
        config |= {
            say(upload_words.UNIT): st.column_config.TextColumn(width=96),
            say(upload_words.MEASURE): st.column_config.TextColumn(width=110),
        }
    else:
        config[say(upload_words.MEASURE)] = st.column_config.TextColumn(width=230)
    st.dataframe(
        styled,
        hide_index=True,
        row_height=ROW,
        height=ROW * (min(len(table), 14) + 1) + 2,
        column_order=order,
        column_config=config,
    )
    if any(jumps):
        st.markdown(f":small[:gray[{say(upload_words.JUMPS, percent=JUMP_PERCENT)}]]")


def _signed(view: View, amount, decimals: int, trim: bool) -> str:
    """A number with its sign, + where it is above 0."""
    text = number(amount, decimals, view.language, trim=trim)
    return text if text.startswith(MINUS) or not amount else f"+{text}"


def new_figures(view: View, preview: Preview) -> None:
    """The first of the new figures, folded away: where each stands and what its cell says."""
    if not preview.new:
        return
    say, total = view.say, count(view, len(preview.new))
    facts = preview.new[:MOST_NEW]
    title = (
        say(upload_words.NEW_FIRST, shown=MOST_NEW, count=total)
        if len(preview.new) > MOST_NEW
        else say(upload_words.NEW_FIGURES, count=total)
    )
    rows = [
        {
            say(upload_words.CELL): fact.locator,
            say(upload_words.PLACE): view.name(fact.place),
            say(upload_words.UNIT): fact.unit or say(upload_words.ALL_UNITS),
            say(upload_words.MEASURE): _what(view, fact.measure, fact.channel, fact.field),
            say(upload_words.PERIOD): period_name(fact.period_label, view.language, short=True),
            say(upload_words.IN_FILE): value(view, fact.value, fact.qualifier),
            say(upload_words.RAW): fact.raw or NOTHING,
        }
        for fact in facts
    ]
    _folded(view, title, rows, say(upload_words.IN_FILE))


def missing_figures(view: View, preview: Preview) -> None:
    """Figures the same source gave for this place and period that the file lacks; they stay as they are."""
    if not preview.missing:
        return
    say, rows = view.say, []
    for was in preview.missing[:MOST_NEW]:
        measure, _, place, unit, field, channel, _, _, label = was.key
        rows.append(
            {
                say(upload_words.PLACE): view.name(place),
                say(upload_words.UNIT): unit or say(upload_words.ALL_UNITS),
                say(upload_words.MEASURE): _what(view, measure, channel, field),
                say(upload_words.PERIOD): period_name(label, view.language, short=True),
                say(upload_words.OLD): value(view, was.value, was.qualifier),
            }
        )
    _folded(
        view, say(upload_words.MISSING_FIGURES, count=count(view, len(preview.missing))), rows, say(upload_words.OLD)
    )


def _folded(view: View, title: str, rows: list[dict], right: str) -> None:
    with st.expander(title):
        st.dataframe(
            pd.DataFrame(rows),
            hide_index=True,
            row_height=ROW,
            height=ROW * (min(len(rows), 10) + 1) + 2,
            column_config={right: st.column_config.TextColumn(alignment="right")},
        )
