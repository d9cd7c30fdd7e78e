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
from pages.subjects.parts.multiples import multiples_section
from pages.subjects.parts.outline import LINE, badges_of, by_period, has_figures, nothing_of, theme_bar

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
ISSUED = (("documents_issued_ubnd", "actual"), ("documents_issued_office", "last_year"))


def page() -> None:
    """Budget, documents and meetings of one place."""
    view = current_view()
    scope = header(view, subjects_words.DOCUMENTS, subjects_words.DOCUMENTS_UNDER, subject="documents")
    spent = ask(view, spending, scope.place, scope.period, view.today, scope.boundaries)
    rows = ask(view, line, KPIS, scope.place, scope.period, view.today, LINE, scope.part)
    if not has_figures(spent) and not has_figures(rows):
        nothing_of(view, scope, (WHOLE, *KPIS))
        return
    badges = st.container()
    theme = theme_bar(view, subjects_words.DOCUMENTS_THEMES)
    if theme == "ngan-sach":
        with badges:
            badges_of(view, spent, spent["period"].iloc[-1] if len(spent) else "")
        spending_section(view, scope)
        return
    with badges:
        badges_of(view, rows, scope.period)
    strip(view, scope, THEMES[theme][0])
    with st.grid(2, min_column_width=480):
        if theme == "hop":
            line_card(view, scope, "meetings_served", subjects_words.WHAT_MEETINGS)
            line_card(view, scope, "online_conferences_served", subjects_words.WHAT_CONFERENCES)
        else:
            line_card(view, scope, "documents_incoming", subjects_words.WHAT_INCOMING)
            kinds_card(view, scope, "issued", subjects_words.WHAT_ISSUED, ISSUED)
            line_card(view, scope, "documents_sent_electronically", subjects_words.WHAT_SENT)
            line_card(view, scope, "documents_issued_complaints", subjects_words.WHAT_COMPLAINTS)
    parts_section(view, scope, THEMES[theme])
    multiples_section(view, scope, THEMES[theme][0])
    by_period(view, KPIS, lambda: rows)


SCREEN = Screen(
    path="van-ban-ngan-sach",
    title=subjects_words.DOCUMENTS,
    icon="account_balance",
    section=words.OTHER_SUBJECTS,
    order=140,
    page=page,
    subjects=("documents", "budget"),
    themes=subjects_words.DOCUMENTS_THEMES,
)
