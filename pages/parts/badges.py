"""The row under the title: approved or not, complete or not, sample or not, and the days covered."""

from collections.abc import Callable, Sequence
from datetime import datetime

import streamlit as st

from data.periods import period_name
from data.places import PLACES
from pages import words
from pages.parts import figures
from pages.parts import words as parts_words
from pages.parts.figures import shown
from pages.parts.view import View

MOST_NAMES = 3
# Colour and icon of a badge.
REVISED, PROVISIONAL = "orange-badge[:material/edit:", "orange-badge[:material/hourglass_top:"
APPROVED = "blue-badge[:material/verified:"


def badge_row(view: View, row: dict, missing: Sequence[str] = (), ending: Callable[[], None] | None = None) -> None:
    """Badges and period line of a screen. `row`: the figure it is about; `missing`: who has not sent;
    `ending`: draws what stands at the end of the row."""
    texts = []
    if figures.known(row.get("value")):
        look = REVISED if row.get("revised") else PROVISIONAL if row.get("provisional") else APPROVED
        texts.append(f":{look} {figures.approval(view, row)}]")
        texts.append(_coverage(view, row))
        if view.sample:
            texts.append(f":gray-badge[:material/science: {view.sample}]")
    elif row:
        texts.append(f":gray-badge[▨ {view.say(words.STATES[row.get('state') or 'missing'])}]")
    if view.boundaries != "today":
        texts.append(f":gray-badge[:material/map: {boundaries_words(view, view.boundaries)}]")
    line = [figures.window(view, row), updated_words(view), absent_words(view, missing)]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(" ".join(texts), width="content")
        st.markdown(f":small[:gray[{' · '.join(t for t in line if t)}]]", width="content")
        if ending:
            ending()


def _coverage(view: View, row: dict) -> str:
    if figures.is_partial(row):
        covers = figures.short_covers(view, row)
        return f":gray-badge[▨ {figures.gap(view, row)}{f', {covers}' if covers else ''}]"
    look = (
        "gray-badge[:material/rule:" if row.get("expected_from") == "observed" else "blue-badge[:material/fact_check:"
    )
    return f":{look} {figures.complete_words(view, row)}]"


def boundaries_words(view: View, boundaries: str) -> str:
    """Whose map figures are on, where it is not today's."""
    if boundaries == "reported":
        return view.say(words.REPORTED_BOUNDARIES)
    return view.say(words.BOUNDARIES_OF_DAY, day=figures.day_text(boundaries))


def updated_words(view: View) -> str:
    """When figures last changed; "" while there are none."""
    lines = [n for n in view.store.lines() if n.kind in ("accept", "withdraw", "restore")]
    if not lines:
        return ""
    when = datetime.fromisoformat(lines[-1].time)
    return view.say(parts_words.UPDATED, day=f"{when:%d/%m/%Y}", hour=f"{when:%H:%M}")


def absent_words(view: View, missing: Sequence[str]) -> str:
    """Who was expected and has not reported; "" where all have."""
    if not len(missing):
        return ""
    names = [view.name(m) if m in PLACES else shown(m) for m in missing]
    first = ", ".join(names[:MOST_NAMES])
    rest = len(names) - MOST_NAMES
    return (
        view.say(parts_words.ABSENT_MORE, names=first, rest=rest)
        if rest > 0
        else view.say(parts_words.ABSENT, names=first)
    )


def period_words(view: View, label: str) -> str:
    """A period inside a sentence: tháng 10/2026."""
    name = period_name(label, view.language)
    return name[:1].lower() + name[1:] if view.language == "vi" else name
