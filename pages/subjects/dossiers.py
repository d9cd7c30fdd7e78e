"""Hồ sơ TTHC: on time or not, what is pending and overdue, what came in; who drags; every place on one scale."""

from functools import partial

import streamlit as st

from metrics.answers.subject import line
from pages import words
from pages.parts.answers import ask
from pages.parts.filters import choose_inline, header
from pages.parts.screens import Screen
from pages.parts.view import current_view
from pages.subjects import words as subjects_words
from pages.subjects.parts.breakdown import parts_section
from pages.subjects.parts.comparisons import strip
from pages.subjects.parts.kinds import terms_card
from pages.subjects.parts.lines import line_card
from pages.subjects.parts.names import LINE
from pages.subjects.parts.office_bar import unit_bar
from pages.subjects.parts.outline import ending, has_figures, nothing_of
from pages.subjects.parts.report import badges_and_report

MAIN, RECEIVED, OVERDUE, ONLINE = "on_time_rate", "dossiers_received_new", "dossiers_pending_overdue", "online_share"
PARTS = (MAIN, "late_per_1000", "dossiers_resolved", RECEIVED, OVERDUE, ONLINE)
COLUMNS = (RECEIVED, "dossiers_resolved", MAIN, "late_per_1000", "dossiers_pending", OVERDUE, ONLINE)
THEMES = {"thoi-han": MAIN, "ton": "overdue_share", "tiep-nhan": ONLINE}  # what parts are ranked by
CHARTS = {
    "thoi-han": ((MAIN, words.WHAT_RATE),),
    "ton": (
        (OVERDUE, subjects_words.WHAT_PENDING_OVERDUE),
        ("overdue_share", subjects_words.WHAT_OVERDUE_SHARE),
    ),
    "tiep-nhan": (
        (ONLINE, subjects_words.WHAT_ONLINE),
        (RECEIVED, subjects_words.WHAT_RECEIVED),
    ),
}


def page() -> None:
    """Dossiers of one place, one level of it or one office."""
    view = current_view()
    scope = header(view, subjects_words.DOSSIERS, subjects_words.DOSSIERS_UNDER, level_of="dossiers_resolved")
    question = (scope.place, scope.period, view.today, LINE, scope.part)
    rows = ask(view, line, (MAIN,), *question)
    if not has_figures(rows) and not has_figures(ask(view, line, COLUMNS, *question)):
        unit_bar(view, scope, "dossiers_resolved")
        nothing_of(view, scope, ("dossiers",))
        return
    badges_and_report(view, scope, rows.iloc[-1].to_dict() if len(rows) else {}, ("dossiers",))
    with unit_bar(view, scope, "dossiers_resolved"):
        theme = choose_inline(
            view, "xem", subjects_words.DOSSIERS_THEME, list(THEMES), lambda name: view.say(subjects_words.THEMES[name])
        )
    strip(view, scope, OVERDUE if theme == "ton" else THEMES[theme])
    with st.grid(2, min_column_width=480):
        for kpi, what in CHARTS[theme]:
            line_card(view, scope, kpi, what)
        if theme == "thoi-han":
            terms_card(view, scope)
    parts_section(view, scope, tuple(dict.fromkeys((THEMES[theme], *PARTS))))
    by_period = partial(ask, view, line, COLUMNS, *question)
    ending(view, scope, "dossiers", THEMES[theme], COLUMNS, by_period, is_expanded=bool(scope.unit))


SCREEN = Screen(
    path="ho-so",
    title=subjects_words.DOSSIERS,
    icon="folder_open",
    order=20,
    page=page,
    subjects=("dossiers",),
    kpis=tuple(dict.fromkeys((*PARTS, *COLUMNS, *THEMES.values()))),
    themes=subjects_words.THEMES,
)
