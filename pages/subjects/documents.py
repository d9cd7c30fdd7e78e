"""Văn bản, ngân sách: spending since January against plan and last year; documents and meetings of the period."""

import streamlit as st

from metrics.answers.spending import spending
from metrics.answers.subject import line
from pages import words
from pages.parts.answers import ask
from pages.parts.filters import header
from pages.parts.screens import Screen
from pages.parts.view import current_view
from pages.subjects import words as subjects_words
from pages.subjects.parts.breakdown import parts_section
from pages.subjects.parts.budget import WHOLE, spending_section
from pages.subjects.parts.comparisons import strip
from pages.subjects.parts.kinds import kinds_card
from pages.subjects.parts.lines import line_card
from pages.subjects.parts.names import LINE
from pages.subjects.parts.outline import badges_of, ending, has_figures, nothing_of, opened_office, theme_bar

SUBJECTS = ("documents", "budget")
KPIS = (
    "documents_incoming",
    "documents_issued_ubnd",
    "documents_issued_office",
    "documents_sent_electronically",
    "documents_issued_complaints",
    "meetings_served",
    "online_conferences_served",
)
THEMES = {"van-ban": KPIS[:5], "hop": KPIS[5:]}
WHAT = {
    "documents_incoming": subjects_words.WHAT_INCOMING,
    "documents_sent_electronically": subjects_words.WHAT_SENT,
    "documents_issued_complaints": subjects_words.WHAT_COMPLAINTS,
    "meetings_served": subjects_words.WHAT_MEETINGS,
    "online_conferences_served": subjects_words.WHAT_CONFERENCES,
}
ISSUED = (("documents_issued_ubnd", "actual"), ("documents_issued_office", "last_year"))


def page() -> None:
    """Budget, documents and meetings of one place."""
    view = current_view()
    scope = header(view, subjects_words.DOCUMENTS, subjects_words.DOCUMENTS_UNDER, subject="documents")
    scope = opened_office(view, scope, SUBJECTS)
    spent = ask(view, spending, scope.place, scope.period, view.today, scope.part)
    rows = ask(view, line, KPIS, scope.place, scope.period, view.today, LINE, scope.part)
    if not has_figures(spent) and not has_figures(rows):
        nothing_of(view, scope, SUBJECTS, (WHOLE, *KPIS))
        return
    badges = st.container()
    theme = theme_bar(view, subjects_words.DOCUMENTS_THEMES)
    shown = spent if theme == "ngan-sach" else rows
    with badges:
        badges_of(view, scope, SUBJECTS, shown, shown["period"].iloc[-1] if len(shown) else "")
    if theme == "ngan-sach":
        spending_section(view, scope)
        return
    strip(view, scope, THEMES[theme][0])
    with st.grid(2, min_column_width=480):
        for kpi in (kpi for kpi in THEMES[theme] if kpi in WHAT):
            line_card(view, scope, kpi, WHAT[kpi])
        if theme == "van-ban":
            kinds_card(view, scope, "issued", subjects_words.WHAT_ISSUED, ISSUED)
    parts_section(view, scope, THEMES[theme])
    ending(view, scope, "documents", THEMES[theme][0], KPIS, lambda: rows)


SCREEN = Screen(
    path="van-ban-ngan-sach",
    title=subjects_words.DOCUMENTS,
    icon="account_balance",
    section=words.OTHER_SUBJECTS,
    order=140,
    page=page,
    subjects=SUBJECTS,
    kpis=KPIS,
    themes=subjects_words.DOCUMENTS_THEMES,
)
