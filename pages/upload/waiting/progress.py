"""How far the reading of a file is, once it takes longer than a moment, with the button that stops it."""

import time
from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from loaders.files.progress import OPENING, Progress
from pages.parts.figures import count
from pages.parts.view import View
from pages.upload import words as upload_words

MOMENT_SECONDS, PAUSE_SECONDS = 2.0, 0.25


class ReadingBar:
    """A bar that appears when reading takes longer than a moment. `stop(digest)` is called by its button."""

    def __init__(self, view: View, digest: str, stop: Callable[[str], None]):
        self._view, self._digest, self._stop = view, digest, stop
        self._place = st.empty()
        self._began = self._drawn = time.monotonic()
        self._bar: DeltaGenerator | None = None

    def show(self, progress: Progress) -> None:
        """Draw how far it is, not more often than anybody can see. Any of the reader's clicks ends the script here."""
        now = time.monotonic()
        if now - self._began < MOMENT_SECONDS or now - self._drawn < PAUSE_SECONDS:
            return
        self._drawn = now
        if self._bar is None:
            with self._place.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
                self._bar = st.progress(0.0, width="stretch")
                st.button(
                    self._view.say(upload_words.STOP),
                    key="stop_reading",
                    icon=":material/stop_circle:",
                    on_click=self._stop,
                    args=(self._digest,),
                )
        self._bar.progress(progress.share, self._text(progress))

    def clear(self) -> None:
        """Nothing is left of it when the file is read."""
        self._place.empty()

    def _text(self, progress: Progress) -> str:
        say = self._view.say
        rows = {"rows": count(self._view, progress.rows), "of": count(self._view, progress.of)}
        if progress.stage == OPENING:
            return say(upload_words.OPENING if progress.of else upload_words.OPENING_ROWS, **rows)
        if progress.rows:
            return say(upload_words.TAKING, **rows)
        return say(upload_words.RECOGNISING, **rows) if progress.of else say(upload_words.BEGINNING)
