"""The sample banner of every screen, and the one button that withdraws the sample."""

import streamlit as st

from pages.parts import words as parts_words
from pages.parts.view import View


def is_sample_live(view: View) -> bool:
    return any(batch.is_live and batch.is_sample for batch in view.store.batches())


def sample_banner(view: View) -> None:
    """Says on every screen that a sample is shown, while one is."""
    if not is_sample_live(view):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":orange-background[:material/science: {view.say(parts_words.SAMPLE)}]", width="content")
        with st.popover(
            view.say(parts_words.WITHDRAW_SAMPLE), type="tertiary", icon=":material/delete_sweep:", key="ask_withdraw"
        ):
            st.markdown(view.say(parts_words.WITHDRAW_ASK))
            st.button(
                view.say(parts_words.WITHDRAW_YES),
                key="withdraw_sample",
                type="primary",
                on_click=_withdraw,
                args=(view,),
            )


def _withdraw(view: View) -> None:
    from loaders.samples import withdraw_samples

    withdraw_samples(view.store)
    st.toast(view.say(parts_words.SAMPLE_GONE), icon=":material/check:")
