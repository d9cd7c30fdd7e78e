"""What was written: the card after a confirmation, past loads with undo; samples where there is nothing yet."""

import pandas as pd
import streamlit as st

from data.accepted import Batch
from data.periods import parse_period
from data.places import NATION
from data.refusals import StoreError
from data.stores import SAMPLES, SIMULATED
from loaders.samples import fill_samples
from pages import words
from pages.parts.figures import count, moment, shown
from pages.parts.links import page_at
from pages.parts.matches import GRAINS
from pages.parts.parameters import GRAIN, PERIOD, PLACE
from pages.parts.reason import reason_field
from pages.parts.source_names import source_name
from pages.parts.stores import is_without_figures, open_samples, open_store
from pages.parts.tables import ROW
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.batch import open_batch, show_opened_batch
from pages.upload.waiting.session import Done, done, forget_done, redraw
from pages.upload.waiting.texts import periods_text

TURN, SAID = "upload_turn", "upload_said"
TABLE_ROWS = 12
# All columns within 1366 pixels, the buttons too.
WIDTHS = {
    upload_words.TIME: 130,
    upload_words.FILE: 178,
    upload_words.SOURCE: 165,
    upload_words.PERIOD: 134,
    upload_words.WHO: 112,
    upload_words.STATE: 100,
}
RIGHT_WIDTHS = {upload_words.FIGURES: 66, upload_words.NEW_CHANGED: 86, upload_words.LOAD_PROBLEMS: 66}


# -- after a confirmation --------------------------------------------------------------------------------


def done_cards(view: View) -> None:
    """What was just written: batch, counts, undo, and links to the screens at its place and period."""
    batches = {b.number: b for b in view.store.batches()}
    for load in done():
        batch = batches[load.batch]
        with st.container(border=True, gap="small"):
            badge = (
                f":blue-badge[{view.say(upload_words.STORED_BADGE)}]"
                if batch.is_live
                else f":gray-badge[{view.say(upload_words.UNDONE_BADGE)}]"
            )
            st.markdown(f"{badge} **{shown(batch.file)}**")
            st.markdown(
                view.say(
                    upload_words.STORED,
                    batch=batch.id,
                    when=moment(batch.time),
                    who=shown(batch.who),
                    new=count(view, load.new),
                    changed=count(view, load.changed),
                    unchanged=count(view, load.unchanged),
                )
            )
            if load.warning and view.reader.line < load.batch:
                st.warning(shown(in_language(view, load.warning)), icon=":material/hourglass_top:")
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                kind, word = ("withdraw", upload_words.UNDO) if batch.is_live else ("restore", upload_words.RESTORE)
                st.button(
                    view.say(word),
                    key=f"turn_{batch.id}",
                    icon=":material/undo:" if batch.is_live else ":material/redo:",
                    on_click=_ask_turn,
                    args=(kind, batch.id),
                )
                st.markdown(f":small[:gray[{view.say(upload_words.SEE)}]]", width="content")
                for path in load.screens:
                    st.page_link(page_at(path), query_params=_scope(view, load))
                st.button(
                    view.say(upload_words.CLOSE),
                    key=f"close_{batch.id}",
                    type="tertiary",
                    icon=":material/close:",
                    on_click=forget_done,
                    args=(load.batch,),
                )


def in_language(view: View, both: tuple[str, str] | None) -> str:
    """A sentence that comes in both languages, in the reader's; "" for none."""
    return both[0 if view.language == "vi" else 1] if both else ""


def _scope(view: View, load: Done) -> dict[str, str]:
    """The place and period of a file as the URL of another screen says them."""
    scope = {**view.in_url, PLACE: load.place or NATION}
    grain = parse_period(load.period).grain
    return scope | {GRAIN: grain, PERIOD: load.period} if grain in GRAINS else scope


def sample_offer(view: View) -> None:
    """An empty own store, and no samples to look around with: they can be made here, in stores of their own."""
    if open_samples() or not is_without_figures(view.store):
        return
    st.markdown(f":small[:gray[{view.say(upload_words.SAMPLE_TEXT)}]]")
    if st.button(view.say(upload_words.SAMPLE_LOAD), key="load_sample", icon=":material/science:"):
        with st.spinner(view.say(upload_words.SAMPLE_LOADING), show_time=True):
            for name in SAMPLES:
                fill_samples(view.store.folder, name, view.today)
        open_store(SIMULATED)
        st.session_state[SAID] = view.say(upload_words.SAMPLE_LOADED)
        redraw(view)


# -- past loads ------------------------------------------------------------------------------------------


def past_loads(view: View) -> None:
    """Everything that was ever loaded, newest first, each with its undo."""
    say = view.say
    st.subheader(say(upload_words.RECENT), anchor=False)
    if message := st.session_state.pop(SAID, None):
        st.success(message, icon=":material/check:")
    batches = sorted(view.store.batches(), key=lambda b: -b.number)
    if not batches:
        st.markdown(f":small[:gray[{say(upload_words.NO_LOADS)}]]")
        return
    table = pd.DataFrame([_load(view, batch) for batch in batches])
    order = list(table.columns)
    if view.is_narrow:  # the action within reach of a thumb, not eight columns to the right
        order[1:1] = [order.pop(-2), order.pop()]
    st.dataframe(
        table,
        hide_index=True,
        row_height=ROW,
        column_order=order,
        key="past_loads",
        height=ROW * (min(len(table), TABLE_ROWS) + 1) + 2,
        column_config={
            **{say(name): st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()},
            **{
                say(name): st.column_config.TextColumn(width=width, alignment="right")
                for name, width in RIGHT_WIDTHS.items()
            },
            say(upload_words.DETAILS): st.column_config.ButtonColumn(
                key="past_load_open", on_click=_open_clicked, args=(batches,), width=64
            ),
            say(upload_words.ACTION): st.column_config.ButtonColumn(
                key="past_load_turn", on_click=_turn_clicked, args=(batches,), width=84
            ),
        },
    )


def _load(view: View, batch: Batch) -> dict[str, str]:
    say = view.say
    problems = sum(amount for _, amount in batch.problems)
    return {
        say(upload_words.TIME): moment(batch.time),
        say(upload_words.FILE): batch.file,
        say(upload_words.SOURCE): source_name(view, batch.source),
        say(upload_words.PERIOD): periods_text(view, batch.labels),
        say(upload_words.FIGURES): count(view, batch.facts),
        say(upload_words.NEW_CHANGED): _new_changed(view, batch),
        say(upload_words.LOAD_PROBLEMS): count(view, problems) if problems else "",
        say(upload_words.WHO): batch.who,
        say(upload_words.STATE): say(_state(batch)),
        say(upload_words.DETAILS): say(upload_words.OPEN),
        say(upload_words.ACTION): _action(view, batch),
    }


def _state(batch: Batch) -> words.Sentence:
    if batch.is_set_aside:
        return upload_words.LOAD_ASIDE
    return upload_words.LIVE if batch.is_live else upload_words.LOAD_OUT


def _action(view: View, batch: Batch) -> str:
    if batch.is_set_aside:
        return ""
    return view.say(upload_words.UNDO if batch.is_live else upload_words.RESTORE)


def _new_changed(view: View, batch: Batch) -> str:
    if batch.new is None:
        return ""
    return view.say(upload_words.COUNTS, new=count(view, batch.new), changed=count(view, batch.changed))


def _open_clicked(batches: list[Batch]) -> None:
    open_batch(batches[st.session_state["past_load_open"].row].id)


def _turn_clicked(batches: list[Batch]) -> None:
    batch = batches[st.session_state["past_load_turn"].row]
    if not batch.is_set_aside:
        _ask_turn("withdraw" if batch.is_live else "restore", batch.id)


def _ask_turn(kind: str, batch: str) -> None:
    st.session_state[TURN] = (kind, batch)


def _forget_turn() -> None:
    st.session_state.pop(TURN, None)


def show_asked_turn(view: View) -> None:
    """The question before an undo or a restore, when one was asked for; else the batch the URL names."""
    if TURN not in st.session_state:
        show_opened_batch(view, _ask_turn)
        return
    kind, name = st.session_state[TURN]
    batch = view.store.batch(name)
    if batch.is_live != (kind == "withdraw"):  # somebody else was quicker
        _forget_turn()
        return
    title = view.say(upload_words.UNDO_TITLE if batch.is_live else upload_words.RESTORE_TITLE, batch=batch.id)
    st.dialog(title, width="medium", on_dismiss=_forget_turn)(_turn)(view, batch)


def _turn(view: View, batch: Batch) -> None:
    """The body of the question: what the file is, what happens to its figures, yes or no."""
    undoes, amount = batch.is_live, count(view, batch.facts)
    text, yes, result, icon = (
        (upload_words.UNDO_TEXT, upload_words.UNDO_YES, upload_words.UNDO_DONE, "undo")
        if undoes
        else (upload_words.RESTORE_TEXT, upload_words.RESTORE_YES, upload_words.RESTORE_DONE, "redo")
    )
    st.markdown(
        f"**{shown(batch.file)}** :small[:gray[{shown(source_name(view, batch.source))} · "
        f"{periods_text(view, batch.labels)} · {moment(batch.time)} · {shown(batch.who)}]]"
    )
    st.markdown(view.say(text, count=amount))
    approved = view.reader.decisions.approved_with(view.store.turned(batch, "withdraw" if undoes else "restore"))
    reason = reason_field(view, approved, f"reason_{batch.id}") if approved else ""
    with st.container(horizontal=True, gap="small"):
        agreed = st.button(view.say(yes, count=amount), key="turn_yes", type="primary", icon=f":material/{icon}:")
        refused = st.button(view.say(upload_words.CANCEL), key="turn_no")
    if not (agreed or refused):
        return
    if agreed and approved and not reason:
        st.warning(view.say(words.REASON_MISSING), icon=":material/edit_note:")
        return
    _forget_turn()
    if agreed:
        try:
            with st.spinner(view.say(upload_words.TURNING), show_time=True):
                turned = (view.store.withdraw if undoes else view.store.restore)(batch.id, reason=reason)
            told = view.say(result, batch=batch.id, file=shown(batch.file))
            st.session_state[SAID] = " ".join((told, in_language(view, turned.warning))).strip()
        except StoreError as error:
            st.session_state[SAID] = error.message_vi if view.language == "vi" else error.message_en
    redraw(view)
