"""What is told of the whole table: period, place, office, rank, and the rows that add up others."""

import streamlit as st

from data.facts import RANKS
from data.names import fold
from data.periods import period_name
from data.places import MERGER, provinces_on
from loaders.files.sheets import Sheet
from loaders.layouts.guesses import OF_PERIODS, ROWS_BY_UNIT
from loaders.layouts.layout import (
    FROM_COLUMN,
    FROM_SHEET,
    FROM_TITLE,
    Layout,
)
from loaders.tables.context import Context
from loaders.tables.headers import Header
from loaders.tables.rows import is_total
from loaders.tables.titles import Settled, read_title, settle
from loaders.text.periods import read_label
from pages.parts.figures import shown
from pages.parts.view import View
from pages.upload.mapping import words as mapping_words
from pages.upload.waiting.session import Waiting
from pages.upload.waiting.texts import place_text

FIXED = "fixed"


def scope_choices(
    view: View, file: Waiting, sheet: Sheet, header: Header, chosen: dict[int, str], like: Layout | None, shape: str
) -> dict:
    """What is said of the whole table. Each choice shows what it gives for this file."""
    st.subheader(view.say(mapping_words.REST), anchor=False)
    key = f"map_{file.digest[:12]}_{sheet.name}_{header.top}"
    title = settle(read_title(sheet, header.top), Context(today=view.today), [], sheet.name)
    with st.grid(4, min_column_width=250, gap="medium"):
        with st.container(gap="xxsmall"):
            period = _period(view, key, sheet, title, "period" in chosen.values(), like, shape)
        with st.container(gap="xxsmall"):
            place = _place(view, key, title, like)
        with st.container(gap="xxsmall"):
            unit = _unit(view, key, sheet, header, chosen, like, shape)
        with st.container(gap="xxsmall"):
            rank = st.selectbox(
                view.say(mapping_words.RANK),
                list(mapping_words.RANKS),
                key=f"{key}_rank",
                index=list(mapping_words.RANKS).index(like.rank if like else RANKS["office"]),
                format_func=lambda rank: view.say(mapping_words.RANKS[rank]),
            )
    totals = _totals(view, key, sheet, header, chosen, like)
    return {"period": period, "place": place, "unit": unit, "rank": rank, "totals": totals}


def _period(
    view: View, key: str, sheet: Sheet, title: Settled, has_column: bool, like: Layout | None, shape: str
) -> str:
    if has_column:
        st.selectbox(
            view.say(mapping_words.PERIOD),
            [view.say(mapping_words.PERIOD_COLUMN)],
            key=f"{key}_period_column",
            disabled=True,
        )
        return FROM_COLUMN
    named = read_label(sheet.name, title.end.year if title.end else view.today.year)
    before = FROM_SHEET if named and not title.label else FROM_TITLE
    if like and like.period != FROM_COLUMN:
        before = like.period
    choices = list(mapping_words.PERIODS)
    chosen = st.selectbox(
        view.say(mapping_words.PERIOD_HEADING if shape in OF_PERIODS else mapping_words.PERIOD),
        choices,
        key=f"{key}_period",
        index=choices.index(before if before in choices else FIXED),
        format_func=lambda choice: view.say(mapping_words.PERIODS[choice]),
    )
    if chosen == FIXED:
        return (
            st.text_input(
                view.say(mapping_words.FIXED_LABEL), value=before if before not in choices else "", key=f"{key}_fixed"
            ).strip()
            or FIXED
        )
    label = title.label if chosen == FROM_TITLE else named
    _now(view, period_name(label, view.language) if label else "")
    return chosen


def _now(view: View, text_read: str) -> None:
    text = (
        view.say(mapping_words.READ_NOW, value=shown(text_read)) if text_read else view.say(mapping_words.READ_NOTHING)
    )
    st.markdown(f":small[:gray[{text}]]")


def _place(view: View, key: str, title: Settled, like: Layout | None) -> str:
    names = {"": view.say(mapping_words.PLACE_TITLE)}
    names |= {place.name: view.name(place.id) for place in provinces_on(MERGER)}
    before = like.place if like and like.place in names else ""
    chosen = st.selectbox(
        view.say(mapping_words.PLACE),
        list(names),
        key=f"{key}_place",
        format_func=names.__getitem__,
        index=list(names).index(before),
    )
    if not chosen:
        _now(view, place_text(view, title.place) if title.place else "")
    return chosen


def _unit(
    view: View, key: str, sheet: Sheet, header: Header, chosen: dict[int, str], like: Layout | None, shape: str
) -> str:
    if "unit" in chosen.values() or shape == ROWS_BY_UNIT:
        where = mapping_words.UNIT_HEADING if shape == ROWS_BY_UNIT else mapping_words.UNIT_COLUMN
        st.selectbox(view.say(mapping_words.UNIT), [view.say(where)], key=f"{key}_unit_{shape}", disabled=True)
        return ""
    title = read_title(sheet, header.top)
    names = {"": view.say(mapping_words.UNIT_WHOLE), FROM_TITLE: view.say(mapping_words.UNIT_TITLE)}
    by_field = "field" in chosen.values() and title.office.name
    before = like.unit if like else FROM_TITLE if by_field else ""
    options = list(names) + ([before] if before not in names else [])
    unit = st.selectbox(
        view.say(mapping_words.UNIT),
        options,
        index=options.index(before),
        key=f"{key}_unit",
        format_func=lambda name: names.get(name, name),
        accept_new_options=True,
    )
    if unit == FROM_TITLE:
        _now(view, title.office.name)
    return unit or ""


def _totals(
    view: View, key: str, sheet: Sheet, header: Header, chosen: dict[int, str], like: Layout | None
) -> list[str]:
    """Names of rows that add up others; those anybody would call so are chosen already."""
    columns = [c for c, means in chosen.items() if means in ("unit", "field", "channel", "period")]
    cells = [sheet.cell(row, c) for row in range(header.body, len(sheet.rows)) for c in columns]
    names = list(dict.fromkeys(cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()))
    if not names:
        return []
    before = [name for name in names if is_total(name) or (like and name in like.totals)]
    if not before and fold(names[-1]).startswith(("cộng", "tổng")):
        before = names[-1:]
    totals = st.multiselect(
        view.say(mapping_words.TOTALS),
        names,
        default=before,
        placeholder=view.say(mapping_words.NO_TOTALS),
        key=f"{key}_totals_{'_'.join(map(str, columns))}",
    )
    return [name for name in totals if not is_total(name)]
