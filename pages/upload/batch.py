"""One load, opened from the list or by its address (`?lan-nap=b000012`): figures, what was found, undo."""

import pandas as pd
import streamlit as st

from data.accepted import Batch
from data.facts import Problem
from data.measures import MEASURES
from data.periods import period_name
from data.refusals import StoreError
from pages.parts.figures import count, moment, shown
from pages.parts.source_names import source_name
from pages.parts.tables import ROW
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.waiting.groups import group_of, heading_of
from pages.upload.waiting.problems import COLOURS
from pages.upload.waiting.texts import amount_of_bytes, periods_text, place_text, value, with_cell

OPENED = "lan-nap"
PAGE_ROWS, MOST_PROBLEMS, LIST_HEIGHT, MOST_NAMED = 50, 60, 460, 24
_ORDER = list(COLOURS)


def open_batch(name: str) -> None:
    st.query_params[OPENED] = name


def _shut() -> None:
    st.query_params.pop(OPENED, None)


def show_opened_batch(view: View, ask_turn) -> None:
    """The dialog of the batch the URL names; a name that is none is said and dropped.

    `ask_turn(kind, batch)` asks whether to undo or restore it.
    """
    name = st.query_params.get(OPENED)
    if not name:
        return
    try:
        batch = view.store.batch(name)
    except StoreError:
        _shut()
        st.warning(view.say(upload_words.NO_SUCH_LOAD, name=shown(name[:MOST_NAMED])), icon=":material/info:")
        return
    title = view.say(upload_words.TITLE, batch=batch.id)
    st.dialog(title, width="large", on_dismiss=_shut)(_body)(view, batch, ask_turn)


def _body(view: View, batch: Batch, ask_turn) -> None:
    _head(view, batch)
    _buttons(view, batch, ask_turn)
    _chosen(view, batch)
    total = sum(amount for _, amount in batch.problems)
    facts, problems = st.tabs(
        [view.say(upload_words.FACTS_TAB), view.say(upload_words.PROBLEMS_TAB, count=count(view, total))]
    )
    with facts:
        _facts(view, batch)
    with problems:
        _problems(view, batch)


def _head(view: View, batch: Batch) -> None:
    """Which file, from whom, when, of what."""
    say = view.say
    if batch.withdrawn_at:
        out = say(upload_words.OUT, when=moment(batch.withdrawn_at, with_year=False))
        badge = f":gray-badge[○ {out}]"
    else:
        badge = f":blue-badge[▲ {say(upload_words.LIVE)}]"
    st.markdown(f"{badge} **{shown(batch.file)}**")
    places = (
        place_text(view, batch.places[0])
        if len(batch.places) == 1
        else say(upload_words.PLACES, count=count(view, len(batch.places)))
    )
    about = [
        shown(source_name(view, batch.source)),
        periods_text(view, batch.labels),
        places,
        say(upload_words.LOADED, when=moment(batch.time), who=shown(batch.who)),
    ]
    if batch.size:
        about.append(amount_of_bytes(view, batch.size))
    st.markdown(f":small[:gray[{' · '.join(about)}]]")
    if batch.new is None:
        st.markdown(say(upload_words.ROWS, count=count(view, batch.facts)))
    else:
        st.markdown(
            say(
                upload_words.ROWS_OF,
                count=count(view, batch.facts),
                new=count(view, batch.new),
                changed=count(view, batch.changed),
            )
        )


def _chosen(view: View, batch: Batch) -> None:
    """What a person was asked when it was loaded, and chose."""
    if not batch.chosen:
        return
    with st.expander(f"{view.say(upload_words.CHOSEN_THEN)} ({count(view, len(batch.chosen))})"):
        for choice in batch.chosen[:MOST_PROBLEMS]:
            about = view.say(heading_of(group_of(choice.question)))
            words = choice.vi if view.language == "vi" else choice.en
            st.markdown(f":small[:gray[{about}]] {with_cell(choice.locator, words)}")


def _buttons(view: View, batch: Batch, ask_turn) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        kind, word, icon = (
            ("withdraw", upload_words.UNDO, "undo") if batch.is_live else ("restore", upload_words.RESTORE, "redo")
        )
        if not batch.is_set_aside and st.button(view.say(word), key="batch_turn", icon=f":material/{icon}:"):
            _shut()
            ask_turn(kind, batch.id)
            st.rerun()
        original = view.store.original_of(batch)
        if original:
            st.download_button(
                view.say(upload_words.ORIGINAL),
                data=original.read_bytes,
                file_name=batch.file,
                key="batch_original",
                icon=":material/download:",
                on_click="ignore",
            )
        else:
            st.markdown(f":small[:gray[{view.say(upload_words.NOT_KEPT)}]]", width="content")


def _facts(view: View, batch: Batch) -> None:
    """A page of the figures that hold the words searched for."""
    say = view.say
    text = st.text_input(
        say(upload_words.SEARCH),
        placeholder=say(upload_words.SEARCH_HINT),
        key=f"find_{batch.id}",
        label_visibility="collapsed",
        type="search",
        max_chars=200,
    )
    rows, total = view.store.find_facts(batch, text, 0, PAGE_ROWS)
    if not total:
        st.markdown(f":small[:gray[{say(upload_words.NONE_FOUND)}]]")
        return
    pages = -(-total // PAGE_ROWS)
    page = 1
    table = st.container()
    if pages > 1:
        page = st.pagination(pages, key=f"page_{batch.id}_{text}", max_visible_pages=5)
    first = (page - 1) * PAGE_ROWS
    if page > 1:
        rows, _ = view.store.find_facts(batch, text, first, PAGE_ROWS)
    with table:
        frame = pd.DataFrame([_row(view, row, len(batch.places) > 1) for row in rows])
        st.dataframe(
            frame,
            hide_index=True,
            row_height=ROW,
            height=ROW * (min(len(rows), 10) + 1) + 2,
            column_config={say(upload_words.VALUE): st.column_config.TextColumn(alignment="right")},
        )
        shown_rows = say(
            upload_words.SHOWN,
            first=count(view, first + 1),
            last=count(view, first + len(rows)),
            count=count(view, total),
        )
        st.markdown(f":small[:gray[{shown_rows}]]")


def _row(view: View, fact: dict, with_place: bool) -> dict[str, str]:
    say, parts = view.say, (fact["field"], fact["channel"], fact["procedure"])
    known = MEASURES.get(fact["measure"])
    measure = known.label(view.language) if known else fact["measure"]
    place = {say(upload_words.PLACE): view.name(fact["place"])} if with_place else {}
    return place | {
        say(upload_words.UNIT): fact["unit"] or say(upload_words.ALL_UNITS),
        say(upload_words.MEASURE): " · ".join(part for part in (measure, *parts) if part),
        say(upload_words.PERIOD): period_name(fact["period_label"], view.language, short=True),
        say(upload_words.VALUE): value(view, fact["value"], fact["qualifier"]),
        say(upload_words.CELL): fact["locator"],
        say(upload_words.RAW): fact["raw"],
    }


def _problems(view: View, batch: Batch) -> None:
    """What was found when the file was loaded, gravest first."""
    say = view.say
    if not batch.problems:
        st.markdown(say(upload_words.NOT_LISTED if batch.new is None else upload_words.LOAD_NO_PROBLEMS))
        return
    problems = sorted(view.store.problems_of(batch), key=lambda p: _ORDER.index(p.severity))
    with st.container(height=LIST_HEIGHT if len(problems) > 5 else "content", border=False, gap="xsmall"):
        for problem in problems[:MOST_PROBLEMS]:
            with st.container(border=True, gap="xxsmall"):
                mark = say(upload_words.MARKS[problem.severity])
                st.markdown(f":{COLOURS[problem.severity]}-badge[{mark}] {_message(view, problem)}")
        if len(problems) > MOST_PROBLEMS:
            rest = count(view, len(problems) - MOST_PROBLEMS)
            st.markdown(f":small[:gray[{say(upload_words.LOAD_MORE_PROBLEMS, count=rest)}]]")


def _message(view: View, problem: Problem) -> str:
    text = problem.message(view.language) or view.say(upload_words.WITHOUT_WORDS, code=problem.code)
    return with_cell(problem.locator, text)
