"""Thủ tục, biên chế: procedures by level and those announced; posts assigned and used."""

from metrics.answers.subject import line
from pages import words
from pages.parts.answers import ask
from pages.parts.filters import header
from pages.parts.screens import Screen
from pages.parts.view import current_view
from pages.subjects import words as subjects_words
from pages.subjects.parts.groups import groups_section
from pages.subjects.parts.outline import has_figures, nothing_of, opened_office
from pages.subjects.parts.report import take_report

SUBJECTS = ("procedures", "staff")
KPIS = ("tthc_total", "tthc_announced", "staff_civil_servants")
REPORTED = (*KPIS, "tthc_decisions_issued", "staff_civil_servants_assigned", "staff_civil_servants_used")


def page() -> None:
    """Procedures and staff of one place, or of one office of it."""
    view = current_view()
    scope = header(view, subjects_words.PROCEDURES, subjects_words.PROCEDURES_UNDER, subject="procedures")
    scope = opened_office(view, scope, SUBJECTS)
    if has_figures(ask(view, line, REPORTED, scope.place, scope.period, view.today, 1, scope.part)):
        take_report(view, scope.place, scope.period, scope.unit, SUBJECTS, scope.level)
    if not any([groups_section(view, scope, subject, is_expanded=True) for subject in SUBJECTS]):
        nothing_of(view, scope, SUBJECTS, KPIS)


SCREEN = Screen(
    path="thu-tuc-bien-che",
    title=subjects_words.PROCEDURES,
    icon="rule",
    section=words.OTHER_SUBJECTS,
    order=160,
    page=page,
    subjects=SUBJECTS,
)
