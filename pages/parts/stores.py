"""Which store a session looks at: the office's own, or one of samples. In the URL it is `kho`; absent, the own one."""

import streamlit as st

from data.folders import sample_folder
from data.refusals import StoreError
from data.store import Store
from data.stores import NAMES, OWN, PUBLISHED, SAMPLES, SIMULATED, is_filled
from pages.parts.parameters import GRAIN, LEVEL, PERIOD, PLACE, STORE, UNIT
from pages.parts.store import store_at, the_store

IN_URL = {"cong-bo": PUBLISHED, "mo-phong": SIMULATED}
WORDS = {name: word for word, name in IN_URL.items()}


class NoSuchStore(StoreError):
    """The store that was asked for is none, or is not filled here. Nothing else is shown in its place."""

    def __init__(self, asked: str):
        if name := IN_URL.get(asked):
            (vi, en), ways = NAMES[name], f"python manage.py sample load {name}"
            super().__init__(
                f"Kho “{vi}” chưa có trên máy này. Nạp ở màn hình Nạp dữ liệu, hoặc bằng lệnh: {ways}",
                f"The store “{en}” is not on this machine. Fill it on the Load data screen, or with: {ways}",
            )
        else:
            super().__init__(
                f"Đường dẫn nêu kho “{asked[:40]}” (kho=…), không có kho này. Có: cong-bo (Số công bố), mo-phong (Số "
                "mô phỏng); không ghi là số của cơ quan.",
                f"The address names the store “{asked[:40]}” (kho=…), and there is none. There are: cong-bo (published "
                "figures), mo-phong (simulated figures); none named is the office's own.",
            )


def store_named(name: str, own: Store | None = None) -> Store:
    """The store of this name, filled or not; beside `own`, the one of this process where none is given."""
    own = own or the_store()
    return own if name in (OWN, own.name) else store_at(sample_folder(own.folder, name))


def is_open(name: str, own: Store | None = None) -> bool:
    """Whether a store of samples is filled and can be looked at; one that cannot be read is not."""
    store = store_named(name, own)
    try:
        return is_filled(store.lines()) and store.name == name
    except StoreError:
        return False


def open_samples() -> list[str]:
    """The stores of samples that can be looked at."""
    return [name for name in SAMPLES if is_open(name)]


def is_without_figures(store: Store) -> bool:
    """Whether a store holds no file that counts."""
    return not any(batch.is_live for batch in store.batches())


def first_store(own: Store | None = None) -> str:
    """What is looked at where nothing is asked for: the own store; while that is empty, the simulated one."""
    own = own or the_store()
    if own.name != OWN:  # somebody named the folder of samples itself
        return own.name
    return SIMULATED if is_without_figures(own) and is_open(SIMULATED, own) else OWN


def asked_store(asked: str | None) -> str:
    """The store that `kho` in an address means. Raises `NoSuchStore`."""
    if asked is None:
        return first_store()
    if asked not in IN_URL or not is_open(IN_URL[asked]):
        raise NoSuchStore(asked)
    return IN_URL[asked]


def chosen_store() -> str:
    """The store of this session: the URL's, else the one chosen before, else the first; the URL then names it.

    Raises `NoSuchStore`.
    """
    asked, before = st.query_params.get(STORE), st.session_state.get(STORE)
    if asked is None and before in SAMPLES:
        asked = WORDS[before]  # a link inside the dashboard dropped it
    name = before if asked is None and before == OWN else asked_store(asked)
    if asked is not None:
        st.session_state[STORE] = name
    if name in SAMPLES and st.query_params.get(STORE) != WORDS[name]:
        st.query_params[STORE] = WORDS[name]
    return name


def open_store(name: str) -> None:
    """Look at another store from now on. What was chosen in the one before is forgotten: it may not have it."""
    st.session_state[STORE] = name
    st.query_params.pop(STORE, None)
    if name in SAMPLES:
        st.query_params[STORE] = WORDS[name]
    for choice in (PLACE, PERIOD, GRAIN, LEVEL, UNIT):
        st.session_state.pop(choice, None)
        st.query_params.pop(choice, None)
