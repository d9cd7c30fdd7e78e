"""What is compared: the KPI."""

import streamlit as st

from data.measures import SUBJECTS
from metrics import registry
from pages.compare import words as compare_words
from pages.parts.filters import choose
from pages.parts.searching import searchable
from pages.parts.view import View

KPI = "chi-tieu"
SUBJECT_ORDER = ("dossiers", "hotline", "index766", "tasks", "citizens", "budget", "documents", "media")


def _group(name: str) -> tuple:
    """Subjects as leaders ask for them; in each the judged ones first, counts show size and come last."""
    kpi, order = registry.kpi(name), list(registry.KPIS)
    subject = SUBJECT_ORDER.index(kpi.subject) if kpi.subject in SUBJECT_ORDER else len(SUBJECT_ORDER)
    return subject, kpi.direction == "neither", not kpi.is_ratio, order.index(name)


COMPARED = tuple(sorted(registry.KPIS, key=_group))


def chosen_kpi(view: View) -> str:
    """The KPI asked for."""
    left, _ = st.columns([1, 2.2])
    with left:
        return choose(
            view,
            KPI,
            compare_words.KPI,
            list(COMPARED),
            "on_time_rate",
            lambda name: searchable(_grouped(view, name)),
        )


def _grouped(view: View, name: str) -> str:
    """A KPI with its subject before it, so that the list reads in groups and is found by either."""
    kpi = registry.kpi(name)
    subject = SUBJECTS[kpi.subject][0 if view.language == "vi" else 1]
    label = kpi.label(view.language)
    return label if label.startswith(subject) else view.say(compare_words.GROUPED, subject=subject, kpi=label)
