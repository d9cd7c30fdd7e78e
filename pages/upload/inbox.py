"""The inbox on the upload screen: what lies there, what is known of it, one click from its card."""

import hashlib

import streamlit as st

from data.refusals import StoreError
from loaders.files import limits
from loaders.inbox import AUTO, Dropped, dropped, is_automatic, read_dropped, set_aside
from pages.parts.figures import count, shown
from pages.parts.source_names import source_name
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.waiting.session import Waiting, make_current, waiting
from pages.upload.waiting.texts import amount_of_bytes, periods_text

EVERY_SECONDS = 10
MOST_SHOWN = 20
_SWITCH, _NOTE = "inbox_auto", "inbox_note"


def inbox_part(view: View) -> None:
    """Looks again now and then: files come in while the page stands open."""
    st.fragment(_part, run_every=EVERY_SECONDS)(view)


def _part(view: View) -> None:
    taken = {(file.name, len(file.content)) for file in waiting().values()}
    files = [file for file in dropped(view.store) if (file.name, file.size) not in taken]
    title = view.say(upload_words.INBOX, count=count(view, len(files))) if files else view.say(upload_words.INBOX_EMPTY)
    with st.expander(title, icon=":material/inbox:", expanded=bool(files) and not waiting()):
        if note := st.session_state.pop(_NOTE, None):
            st.warning(note, icon=":material/info:")
        for file in files[:MOST_SHOWN]:
            _file(view, file)
        if len(files) > MOST_SHOWN:
            st.markdown(view.say(upload_words.AND_MORE, count=count(view, len(files) - MOST_SHOWN)))
        st.markdown(f":small[:gray[{view.say(upload_words.INBOX_TEXT)}]]")
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            st.code(str(view.store.folder / "inbox"), language=None, width="content")
            st.session_state[_SWITCH] = is_automatic(view.store)
            st.toggle(
                view.say(upload_words.INBOX_AUTO),
                key=_SWITCH,
                help=view.say(upload_words.INBOX_AUTO_HELP),
                on_change=_switch,
                args=(view,),
            )


def _file(view: View, file: Dropped) -> None:
    """One line: the name, what it is, what would happen; its card and putting it aside."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{shown(file.name)}** :small[:gray[{_about(view, file)}]] {_state(view, file)}", width="stretch")
        key = hashlib.sha256(file.name.encode()).hexdigest()[:12]
        if file.size > limits.SCREEN_BYTES:
            large = view.say(upload_words.TOO_LARGE, mb=limits.SCREEN_BYTES // limits.MB)
            st.markdown(f":small[:gray[{large}]]", width="content")
        elif not file.batch and st.button(view.say(upload_words.CHECK), key=f"inbox_{key}"):
            _take(view, file)
            st.rerun()
        if st.button(
            view.say(upload_words.ASIDE), key=f"aside_{key}", type="tertiary", help=view.say(upload_words.ASIDE_HELP)
        ):
            set_aside(view.store, file.name, [])
            st.rerun()


def _about(view: View, file: Dropped) -> str:
    texts = [amount_of_bytes(view, file.size)]
    if file.source:
        texts.append(shown(source_name(view, file.source)))
    if file.labels:
        texts.append(periods_text(view, file.labels))
    if file.new:
        texts.append(view.say(upload_words.ADDS, new=count(view, file.new)))
    if file.changed:
        texts.append(view.say(upload_words.INBOX_CHANGES, changed=count(view, file.changed)))
    return " · ".join(texts)


def _state(view: View, file: Dropped) -> str:
    """What stands between the file and its loading, as badges."""
    if file.state != "waiting":
        return f":gray-badge[{view.say(upload_words.COPYING)}]"
    if file.verdict == "reject":
        return f":red-badge[{view.say(upload_words.UNKNOWN)}]"
    if file.batch:
        message = file.message_vi if view.language == "vi" else file.message_en
        return f":red-badge[{view.say(upload_words.TAKE_OUT)}] {shown(message)}"
    badges = []
    if file.asks:
        badges.append(f":red-badge[{view.say(upload_words.ASKS, count=count(view, file.asks))}]")
    if file.approved:
        badges.append(f":orange-badge[{view.say(upload_words.FILE_OF_APPROVED, count=count(view, file.approved))}]")
    if file.warnings:
        badges.append(f":orange-badge[{view.say(upload_words.WARNINGS, count=count(view, file.warnings))}]")
    return " ".join(badges) or f":blue-badge[{view.say(upload_words.CLEAN)}]"


def _take(view: View, file: Dropped) -> None:
    """Give a file of the inbox its card; it stays where it is until it is stored."""
    content = read_dropped(view.store, file.name)
    if content is None:
        st.session_state[_NOTE] = view.say(upload_words.GONE, file=shown(file.name))
        return
    digest = hashlib.sha256(content).hexdigest()
    waiting().setdefault(digest, Waiting(digest, file.name, content))
    make_current(digest)


def _switch(view: View) -> None:
    """Let clean files load by themselves, or no longer: a line in the ledger."""
    wanted = bool(st.session_state[_SWITCH])
    if wanted == is_automatic(view.store):
        return
    try:
        view.store.decide("setting", name=AUTO, value=wanted)
    except StoreError as error:
        why = error.message_vi if view.language == "vi" else error.message_en
        st.session_state[_NOTE] = view.say(upload_words.SETTING_KEPT, why=why)
