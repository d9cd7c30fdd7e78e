"""Files handed over in one browser session: what waits for a decision, and what was just written.

The uploader gives the same files again at every rerun. So they are taken out of it at once (its key changes,
which empties it) and wait here, each parsed once for its answers and the ledger line it was compared with.
A closed tab leaves nothing behind: only a confirmation writes.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

import pandas as pd
import streamlit as st
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from access.uploads import STAGED
from data.accepted import Batch
from data.facts import Fact, Problem
from data.measures import MEASURES
from data.periods import PeriodError, parse_period
from data.places import NATION, today_of
from data.refusals import ReasonNeeded, StoreChanged, StoreError
from data.stores import OWN
from loaders.files import limits
from loaders.inbox import settle
from loaders.layouts.layout import Layout
from loaders.load import LoadRefused, Preview, confirm, prepare
from loaders.tables.context import SKIP
from loaders.text.periods import read_label
from pages.parts.figures import shown
from pages.parts.links import paths_of
from pages.parts.notices import has_seen
from pages.parts.reason import reason_of
from pages.parts.stores import chosen_store, open_store
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.waiting.progress import ReadingBar

_WAITING, _DONE, _ROUND, _CURRENT = "upload_waiting", "upload_done", "upload_round", "upload_current"
_STOPPED = "upload_stopped"


@dataclass
class Waiting:
    """A file nobody has decided on yet. `answers`: question -> choice; `asked`: the problem each one answers.

    `made_on` is what the preview was made with (answers, ledger line); `agreed` the very preview a person
    confirmed, written in the next run, with the `reason` for changing approved periods (`lacks_reason`: it was
    refused for want of one); `note` a pair (vi, en) to be said above it once. `layout` is how it is read when it
    was mapped here, `draft` the mapping to go on with, `tried` the last trial of one.
    `headlines` what the screens would show of a preview.
    """

    digest: str
    name: str
    content: bytes
    answers: dict[str, str] = field(default_factory=dict)
    asked: dict[str, Problem] = field(default_factory=dict)
    preview: Preview | None = None
    made_on: tuple = ()
    agreed: Preview | None = None
    reason: str = ""
    lacks_reason: bool = False
    note: tuple[str, str] | None = None
    layout: Layout | None = None
    draft: Layout | None = None
    is_mapping: bool = False
    headlines: tuple[Preview, pd.DataFrame] | None = None
    tried: tuple = ()


@dataclass(frozen=True)
class Done:
    """A file that was written in this session, with the screens and the place and period that show it."""

    batch: int
    new: int
    changed: int
    unchanged: int
    screens: tuple[str, ...]
    place: str
    period: str
    warning: tuple[str, str] | None = None  # why no screen shows it yet


def waiting() -> dict[str, Waiting]:
    """Files that wait, by the hash of their bytes, in the order they came."""
    return st.session_state.setdefault(_WAITING, {})


def done() -> list[Done]:
    """What was written since files were last chosen, newest first."""
    return st.session_state.setdefault(_DONE, [])


def step() -> int:
    """0 choosing, 1 checking, 2 stored."""
    return 1 if waiting() else 2 if done() else 0


def uploader_key() -> str:
    return f"upload_files_{st.session_state.get(_ROUND, 0)}"


def take_files(widget: str) -> None:
    """Take the chosen files out of the uploader and empty it: their bytes have one home, and are counted there.

    A run that was ended while it read them calls this again, with files that were taken before.
    """
    context = get_script_run_ctx()
    assert context, "called by a widget"
    manager = cast(MemoryUploadedFileManager, context.uploaded_file_mgr)  # the only one there is
    if not waiting():
        done().clear()
    for file in (file for file in st.session_state[widget] if isinstance(file, UploadedFile)):
        content = file.getvalue()
        digest = hashlib.sha256(content).hexdigest()
        _stage(context.session_id, digest, file.name, content)
        manager.remove_file(context.session_id, file.file_id)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def take_text(widget: str, name: str) -> None:
    """Take a pasted passage as a file called `name`; blanks alone are none."""
    text = str(st.session_state.get(widget) or "")
    context = get_script_run_ctx()
    if not text.strip() or not context:
        return
    if not waiting():
        done().clear()
    content = text.encode("utf-8", "replace")
    digest = hashlib.sha256(content).hexdigest()
    _stage(context.session_id, digest, name, content)
    make_current(digest)


def _stage(session: str, digest: str, name: str, content: bytes) -> None:
    """Let a file wait, and count it; one whose bytes wait already stays as it is."""
    if digest not in waiting():
        waiting()[digest] = file = Waiting(digest, name, content)
        STAGED.count(file, session, len(content))


def current() -> Waiting | None:
    """The file being checked: the one chosen, else the first that waits."""
    files = waiting()
    return files.get(st.session_state.get(_CURRENT) or "") or next(iter(files.values()), None)


def make_current(digest: str) -> None:
    st.session_state[_CURRENT] = digest


def drop(digest: str) -> None:
    """Forget a file; nothing of it was written."""
    waiting().pop(digest, None)


def read_again(digest: str) -> None:
    waiting()[digest].made_on = ()


AS_PROPOSED = "as_proposed"  # of many cells of a column: each as it is proposed first


def answer(digest: str, asked: list[tuple[Problem, str]], columns: Sequence[tuple[list[Problem], str]] = ()) -> None:
    """Take the choices made in the form: pairs of a problem and the widget that answers it.

    `columns`: questions that are decided together, such as the cells of a column, and the widget with the one
    decision; what was chosen for a question itself comes before it.
    """
    file = waiting()[digest]
    for problems, widget in columns:
        decision = st.session_state.get(widget)
        for problem in problems if decision else ():
            first = next(choice for choice in problem.choices if choice != SKIP or decision == SKIP)
            file.answers[problem.question] = decision if decision in problem.choices else first
            file.asked[problem.question] = problem
    for problem, widget in asked:
        typed = st.session_state.get(widget)
        if typed is None or not str(typed).strip():
            continue
        if problem.question == "period" and typed not in problem.choices:
            try:
                typed = _period(str(typed).strip())
            except PeriodError as error:
                file.note = (error.message_vi, error.message_en)
                continue
        file.answers[problem.question] = str(typed).strip()
        file.asked[problem.question] = problem


def _period(typed: str) -> str:
    """A period as typed: a label, or "tháng 6/2026". Raises `PeriodError`."""
    try:
        return parse_period(typed.upper()).label
    except PeriodError:
        label = read_label(typed)
        if not label:
            raise
        return label


def answer_again(digest: str) -> None:
    """Take back all choices; the questions are asked anew."""
    waiting()[digest].answers.clear()
    waiting()[digest].asked.clear()


def while_open() -> None:
    """Ends the script, and with it the parsing child, once its tab is closed."""
    context = get_script_run_ctx()
    if context and runtime.exists() and not runtime.get_instance().is_active_session(context.session_id):
        st.stop()


def prepared(view: View, file: Waiting) -> Preview:
    """The preview of a file, made once for its answers and the store as it is now."""
    made_on = ((tuple(sorted(file.answers.items())), file.layout), view.store.head)
    if file.preview is None or file.made_on != made_on:
        before = file.preview if file.made_on and file.made_on[0] == made_on[0] else None
        file.preview = _read(view, file, file.layout, file.answers)
        file.made_on = made_on
        if before and before.outcome() != file.preview.outcome():
            file.note = (upload_words.COMPARED_AGAIN.vi, upload_words.COMPARED_AGAIN.en)
    return file.preview


def tried(view: View, file: Waiting, layout: Layout) -> Preview:
    """What a layout would read in a file, made once for the layout and the store as it is now."""
    asked = (layout, view.store.head)
    if not file.tried or file.tried[0] != asked:
        file.tried = (asked, _read(view, file, layout, {}))
    return file.tried[1]


def _read(view: View, file: Waiting, layout: Layout | None, answers: dict[str, str]) -> Preview:
    """The dry run of a file; what takes longer shows how far it is and can be stopped."""
    with st.spinner(view.say(upload_words.READING, file=shown(file.name)), show_time=True):
        bar = ReadingBar(view, file.digest, stop)
        preview = prepare(
            view.store,
            file.content,
            file.name,
            while_waiting=while_open,
            on_progress=bar.show,
            answers=answers,
            today=view.today,
            layout=layout,
            most_facts=limits.SCREEN_FACTS,
        )
        bar.clear()
    return preview


def stop(digest: str) -> None:
    """Give up the reading of a file and forget it: the script that read it, and with it the child, ends at once."""
    if file := waiting().get(digest):
        st.session_state[_STOPPED] = file.name
    drop(digest)


def say_stopped(view: View) -> None:
    """Once: which file was given up."""
    if name := st.session_state.pop(_STOPPED, ""):
        st.info(view.say(upload_words.STOPPED, file=shown(name)), icon=":material/stop_circle:")


def use_layout(digest: str, layout: Layout) -> None:
    """Go on with a mapping: the file is read by it from now on, and the layout saved when it is confirmed."""
    file = waiting()[digest]
    file.layout, file.draft, file.is_mapping = layout, layout, False


def change_layout(digest: str) -> None:
    """Back to the mapping; the choices made for the old one are forgotten."""
    file = waiting()[digest]
    file.layout = None
    answer_again(digest)


def map_instead(digest: str, is_mapping: bool) -> None:
    """Map a table that several sources claim, or go back to their question."""
    waiting()[digest].is_mapping = is_mapping


def agree(view: View, digest: str, preview: Preview) -> None:
    """Confirm what was on screen, whatever the store has become meanwhile; `write_agreed` writes it."""
    file = waiting()[digest]
    file.reason = reason_of(view, reason_key(digest))
    file.agreed = preview


def reason_key(digest: str) -> str:
    """The field in which the reason for changing approved periods is written."""
    return f"reason_{digest}"


def write_agreed(view: View) -> None:
    """Write the confirmed files and draw the screen anew; says so when the figures have changed meanwhile."""
    agreed = [(file, file.agreed) for file in waiting().values() if file.agreed]
    for file, preview in agreed:
        file.agreed = None
        try:
            with st.spinner(view.say(upload_words.WRITING, file=shown(file.name)), show_time=True):
                batch = confirm(view.store, preview, reason=file.reason, asked=file.asked)
        except StoreChanged as error:
            file.note = (error.message_vi, error.message_en)
            file.made_on = ()
        except ReasonNeeded:
            file.lacks_reason = True
        except (StoreError, LoadRefused) as error:
            file.note = (error.message_vi, error.message_en)
        else:
            if batch:
                done().insert(0, _done(preview, batch))
                settle(view.store, file.digest, batch.id)  # it may have come from the inbox
                if chosen_store() != OWN:  # whoever has loaded a file wants to see it
                    open_store(OWN)
            drop(file.digest)
    if agreed:
        redraw(view)


def _done(preview: Preview, batch: Batch) -> Done:
    facts: list[Fact] = preview.reading.facts
    subjects = {MEASURES[f.measure].subject for f in facts}
    screens = ("tong-quan", *paths_of(subjects))
    places = {today_of(f.place) for f in facts}
    last = max(facts, key=lambda f: parse_period(f.period_label).end).period_label
    return Done(
        batch.number,
        len(preview.new),
        len(preview.changed),
        len(preview.unchanged),
        screens,
        places.pop() if len(places) == 1 else NATION,
        last,
        batch.warning,
    )


def forget_done(number: int) -> None:
    """Put away what is said about a written file."""
    st.session_state[_DONE] = [load for load in done() if load.batch != number]


def redraw(view: View) -> None:
    """Draw the whole screen with the figures as they are now; our own write is no news to its writer."""
    has_seen(view.store)
    st.rerun()
