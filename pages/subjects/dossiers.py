"""Hồ sơ TTHC: on time or not, what is pending and overdue, what came in; who drags; every place on one scale."""

import streamlit as st

from metrics.answers.composition import terms
from metrics.answers.subject import line
from pages import words
from pages.subjects import words as subjects_words

pass
from pages.parts import plots
from pages.parts.answers import ask
from pages.parts.badges import badge_row
from pages.parts.empty import nothing_here
from pages.parts.filters import choose_inline, header
from pages.parts.offices import offices_instead
from pages.parts.tables import periods_table
from pages.parts.view import current_view
from pages.subjects.breakdown import parts_section
from pages.subjects.trends import LINE, line_card, multiples_section, strip, unit_bar

MAIN = "on_time_rate"
PARTS = (
    MAIN,
    "late_per_1000",
    "dossiers_resolved",
    "dossiers_received_new",
    "dossiers_pending_overdue",
    "online_share",
)
COLUMNS = (
    "dossiers_received_new",
    "dossiers_resolved",
    MAIN,
    "late_per_1000",
    "dossiers_pending",
    "dossiers_pending_overdue",
    "online_share",
)
THEMES = {"thoi-han": MAIN, "ton": "overdue_share", "tiep-nhan": "online_share"}  # what parts are ranked by


def page() -> None:
    """Dossiers of one place, one level of it or one office."""
    view = current_view()
    scope = header(view, subjects_words.DOSSIERS, subjects_words.DOSSIERS_UNDER, level_of="dossiers_resolved")
    question = (scope.place, scope.period, view.today, LINE, scope.unit, scope.level)
    rows = ask(view, line, (MAIN,), *question)
    if not _has_figures(rows) and not _has_figures(ask(view, line, COLUMNS, *question)):
        if not offices_instead(view, scope):
            nothing_here(view, scope.place, scope.period)
        return
    badge_row(view, rows.iloc[-1].to_dict() if len(rows) else {})
    with unit_bar(view, scope, "dossiers_resolved"):
        theme = choose_inline(
            view, "xem", subjects_words.DOSSIERS_THEME, list(THEMES), lambda each: view.say(subjects_words.THEMES[each])
        )
    strip(view, scope, "dossiers_pending_overdue" if theme == "ton" else THEMES[theme])
    with st.grid(2, min_column_width=480):
        _charts(view, scope, theme)
    parts_section(view, scope, tuple(dict.fromkeys((THEMES[theme], *PARTS))))
    multiples_section(view, scope, THEMES[theme])
    with st.expander(
        view.say(words.HOTLINE_TABLE),
        key="by_period",
        on_change="rerun",
        expanded=bool(scope.unit),
        icon=":material/table_rows:",
    ) as opened:
        if opened.open:
            periods_table(view, ask(view, line, COLUMNS, *question), COLUMNS)


def _has_figures(rows) -> bool:
    return len(rows) > 0 and bool(rows["value"].notna().any())


def _charts(view, scope, theme: str) -> None:
    """The two charts of a theme."""
    if theme == "ton":
        line_card(view, scope, "dossiers_pending_overdue", subjects_words.WHAT_PENDING_OVERDUE)
        line_card(view, scope, "overdue_share", subjects_words.WHAT_OVERDUE_SHARE)
        return
    if theme == "tiep-nhan":
        line_card(view, scope, "online_share", subjects_words.WHAT_ONLINE)
        line_card(view, scope, "dossiers_received_new", subjects_words.WHAT_RECEIVED)
        return
    line_card(view, scope, MAIN, words.WHAT_RATE)
    with st.container(border=True, height="stretch"):
        shown = ask(view, terms, scope.place, scope.period, view.today, LINE, scope.unit or None, scope.level)
        shown = plots.from_first(shown, column="in_time")
        slot = plots.heading(view, scope.place, words.WHAT_TERMS, shown, words.NOTE_TERMS, scope.unit, scope.level)
        plots.terms_chart(view, shown, scope.place, scope.level, 360, slot)
