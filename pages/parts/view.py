"""Who looks and at what: language, light or dark, phone or desk, and one reader for the whole run."""

from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from data.places import PLACES
from data.reader import Reader
from data.store import Store
from data.stores import OWN
from pages.parts.parameters import STORE
from pages.parts.store import the_store
from pages.parts.stores import WORDS, chosen_store, store_named
from pages.parts.words import FORMER, SAMPLE_MARKS
from pages.words import LANGUAGES, STORES, Sentence

LANGUAGE = "lang"


@dataclass
class View:
    """What one run of the script needs to draw for one reader.

    `boundaries`: the map the reader chose, once the title row has asked; what is drawn, exported and opened from then
    on is of it.
    """

    language: str
    mode: str
    is_narrow: bool
    store: Store
    reader: Reader
    today: date = field(default_factory=date.today)
    boundaries: str = "today"

    @property
    def key(self) -> tuple[str, str, int]:
        """What every cached answer depends on besides its question: store, snapshot, decisions."""
        return str(self.store.folder), *self.reader.version

    @property
    def sample(self) -> str:
        """What the store of samples is called whose figures are shown; "" for the office's own."""
        return "" if self.reader.store == OWN else self.say(STORES[self.reader.store])

    @property
    def sample_mark(self) -> str:
        """What stands above its figures on paper, pictures and in files; "" for the office's own."""
        return "" if self.reader.store == OWN else self.say(SAMPLE_MARKS[self.reader.store])

    @property
    def in_url(self) -> dict[str, str]:
        """What every link to a screen carries on: language and store."""
        language = {LANGUAGE: self.language}
        return language if self.reader.store == OWN else language | {STORE: WORDS[self.reader.store]}

    def say(self, sentence: Sentence, **values) -> str:
        return sentence(self.language, **values)

    def name(self, place: str, full: bool = False) -> str:
        """A place as it is called in the reader's language; `full` with tỉnh or thành phố, and until when."""
        province = PLACES[place]
        if full:
            name = province.full_name(min(self.today, province.valid_to or self.today), self.language)
            return (
                name if province.valid_to is None else self.say(FORMER, name=name, day=f"{province.valid_to:%d/%m/%Y}")
            )
        return province.name if self.language == "vi" else province.name_en


def chosen_language() -> str:
    """The language of the URL, else the one chosen before in this session, else Vietnamese."""
    asked = st.query_params.get(LANGUAGE)
    if asked in LANGUAGES:
        st.session_state[LANGUAGE] = asked
    language = st.session_state.get(LANGUAGE, "vi")
    if language != "vi" and asked != language:  # a link inside the dashboard dropped it
        st.query_params[LANGUAGE] = language
    return language


def current_view() -> View:
    """The view of this run, of the store this session has chosen. Raises `NoSuchStore`."""
    return _view_of(store_named(chosen_store()))


def own_view() -> View:
    """The view of a screen that is about the office's own store, whichever is open: files go there, and decisions."""
    return _view_of(the_store())


def _view_of(store: Store) -> View:
    headers = st.context.headers
    return View(
        language=chosen_language(),
        mode="dark" if st.context.theme.type == "dark" else "light",
        is_narrow="Mobile" in (headers.get("User-Agent") or ""),
        store=store,
        reader=store.reader(),
    )


def switch_language() -> None:
    """The page behind the language item of the navigation: turn the language, go back to where one was."""
    from pages.parts.links import page_at

    language = "en" if st.session_state.get(LANGUAGE, "vi") == "vi" else "vi"
    st.session_state[LANGUAGE] = language
    st.switch_page(page_at(st.session_state.get("last_page", "tong-quan")), query_params={LANGUAGE: language})
