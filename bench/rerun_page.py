"""The script the rerun measurement serves: the real screens, and the same page fed with constants.

`?constants=1` in the address replays what the real overview last called of Streamlit in this process for the
same address: every element with its final value, no query, no lookup, no words put together. The first of the
real runs of an address is recorded; recording is off afterwards.
"""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from bench.recorded import record, replay  # noqa: E402  # found only with the line above


def main() -> None:
    """One run of the script."""
    asked = dict(st.query_params)
    if asked.pop("constants", None):
        replay(tuple(sorted(asked.items())))
    elif asked.pop("record", None):
        record(tuple(sorted(asked.items())), frame)
    else:
        frame()


def frame() -> None:
    from pages.frame import frame

    frame()


main()
