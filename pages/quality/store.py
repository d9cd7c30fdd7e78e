"""Whether the store is intact and when it was last copied: two badges, and how to make the next copy."""

from datetime import datetime

import streamlit as st

from data.backup import last_backup
from pages.parts.figures import count, moment, shown
from pages.parts.store import findings, last_check, verify_behind
from pages.parts.view import View
from pages.quality import words as quality_words

OLD_DAYS = 7


def store_part(view: View) -> None:
    """Last verification with its result, last good backup with what it lacks."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        backed_up = "" if view.sample else _backup(view)  # samples can be made again
        st.markdown(f"{_check(view)} {backed_up}".strip(), width="content")
        if st.button(
            view.say(quality_words.CHECK_AGAIN), key="check_again", type="tertiary", icon=":material/fact_check:"
        ):
            with st.spinner(view.say(quality_words.CHECKING)):
                verify_behind(view.store).join()
            st.rerun()
    for fault in findings(view.store)[1:]:  # the first stands above every screen
        st.warning(shown(fault[0 if view.language == "vi" else 1]), icon=":material/gpp_maybe:")
    st.markdown(f":small[:gray[{view.say(quality_words.STORE_NOTE)}]]")


def _check(view: View) -> str:
    checked, faults = last_check(view.store), findings(view.store)
    if not checked:
        return f":gray-badge[{view.say(quality_words.CHECKING)}]"
    if faults:
        return (
            f":red-badge[{view.say(quality_words.CHECK_FOUND, when=moment(checked), count=count(view, len(faults)))}]"
        )
    return f":blue-badge[{view.say(quality_words.CHECKED, when=moment(checked))}]"


def _backup(view: View) -> str:
    last = last_backup(view.store)
    if not last:
        return f":red-badge[{view.say(quality_words.NO_BACKUP)}]"
    when, lacking = moment(last.time), view.store.head - last.head
    days = (view.today - datetime.fromisoformat(last.time).date()).days
    if lacking > 0:
        return f":orange-badge[{view.say(quality_words.BACKUP_BEHIND, when=when, count=count(view, lacking))}]"
    if days > OLD_DAYS:
        return f":orange-badge[{view.say(quality_words.BACKUP_OLD, days=count(view, days), when=when)}]"
    return f":blue-badge[{view.say(quality_words.BACKED_UP, when=when)}]"
