"""What is looked at: the measure, found by its name or subject without accents, and from which period on."""

import streamlit as st

from data import periods
from data.measures import MEASURES, SUBJECTS
from metrics import registry
from metrics.unshown import UNSHOWN
from pages.measures import words as measures_words
from pages.parts.filters import choose, remember
from pages.parts.searching import searchable
from pages.parts.view import View

MEASURE, FROM = "so-do", "tu"
FIRST = "dossiers_resolved"
COUNTS = {"month": (25, 72), "quarter": (13, 24), "year": (6, 6)}  # periods shown unless asked, and at most
OTHER_COUNTS = (13, 24)


def _order() -> list[str]:
    """The measures, subject by subject."""
    subjects = list(SUBJECTS)
    return sorted(MEASURES, key=lambda name: subjects.index(MEASURES[name].subject))


def measure_asked() -> str:
    """The measure of the URL, or the one chosen before."""
    return remember(MEASURE, _order(), FIRST)


def choices(view: View, period: str) -> tuple[str, int]:
    """The measure chosen, and how many periods up to `period` are shown."""
    grain = periods.parse_period(period).grain
    usual, most = COUNTS.get(grain, OTHER_COUNTS)
    labels = [periods.shift(period, -back) for back in range(most)]
    left, right = st.columns([3, 1], vertical_alignment="bottom", gap="medium")
    with left:
        name = choose(
            view, MEASURE, measures_words.MEASURE, _order(), FIRST, lambda name: searchable(_grouped(view, name))
        )
    with right:
        first = choose(
            view,
            FROM,
            measures_words.FROM,
            labels,
            labels[usual - 1],
            lambda label: periods.period_name(label, view.language),
        )
    return name, labels.index(first) + 1


def _grouped(view: View, name: str) -> str:
    """A measure with its subject before it, so that it is found by either."""
    measure = MEASURES[name]
    subject, label = SUBJECTS[measure.subject][0 if view.language == "vi" else 1], measure.label(view.language)
    return label if label.startswith(subject) else view.say(measures_words.GROUPED, subject=subject, measure=label)


def about(view: View, name: str) -> str:
    """What a measure counts, how it may be added, and which indicators read it, or why none does."""
    measure = MEASURES[name]
    text = view.say(
        measures_words.ABOUT,
        id=name,
        counted=measure.counted,
        over_time=view.say(measures_words.OVER_TIME[measure.over_time]),
        over_places=view.say(measures_words.OVER_PLACES[measure.over_places]),
    )
    if name in UNSHOWN:
        return f"{text}. {view.say(measures_words.IN_NONE, reason=UNSHOWN[name](view.language))}"
    readers = [kpi for kpi in registry.KPIS.values() if name in kpi.measures or name == kpi.claim]
    names = ", ".join(kpi.label(view.language) for kpi in readers)
    return f"{text}. {view.say(measures_words.IN_KPIS, kpis=names)}"
