"""The written report of what a screen shows: one button in the row under its title, made when it is pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from data.periods import period_name
from metrics.answers.subject import line
from pages import words
from pages.parts import figures
from pages.parts.answers import ask
from pages.parts.badges import badge_row
from pages.parts.downloads import file_name
from pages.parts.figures import shown
from pages.parts.filters import Scope
from pages.parts.store import the_store
from pages.parts.view import View
from pages.subjects import words as subjects_words
from reports.document.words import cores

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def badges_and_report(view: View, scope: Scope, row: dict, subjects: tuple[str, ...]) -> None:
    """The badges of a figure and, where there is anything to report, its subjects' report at the end of their row."""
    period = row.get("period") or scope.period
    is_there = figures.known(row.get("value")) or _has_any(view, scope, subjects)
    take = partial(take_report, view, scope.place, period, scope.unit, subjects, scope.level) if is_there else None
    badge_row(view, row, ending=take)


def _has_any(view: View, scope: Scope, subjects: tuple[str, ...]) -> bool:
    """Whether any of what a report tells of the subjects has a figure in this period."""
    told = tuple(core.kpi for subject in subjects for core in cores().get(subject, ()))
    rows = ask(view, line, told, scope.place, scope.period, view.today, 1, scope.part)
    return len(rows) > 0 and bool(rows["value"].notna().any())


def take_report(
    view: View, place: str, period: str, unit: str = "", subjects: tuple[str, ...] = (), level: str = ""
) -> None:
    """Hand out a report; its document is Vietnamese in both languages, as the office sends it."""
    where = unit or view.name(place, full=True)
    if level:
        where = f"{view.say(words.LEVELS[level])}, {where}"
    title = view.say(subjects_words.REPORT_TITLE, place=where, period=period_name(period, view.language))
    written = partial(written_report, view, ReportOf(place, period, unit, subjects, level))
    _button(view, view.say(subjects_words.REPORT), title, written)
    if templates := the_store().reader().decisions.templates:
        with st.popover(
            view.say(subjects_words.TEMPLATES), type="tertiary", help=view.say(subjects_words.TEMPLATES_HELP)
        ):
            for slug, template in templates.items():
                _button(view, shown(template.name), f"{title} {template.name}", partial(written, slug), slug)


def _button(view: View, label: str, title: str, written: Callable[[], bytes], template: str = "") -> None:
    st.download_button(
        label,
        data=written,
        file_name=file_name(view, title, "docx"),
        mime=WORD_TYPE,
        key=f"take_report_{template}" if template else "take_report",
        help=None if template else view.say(subjects_words.REPORT_HELP),
        on_click="ignore",
        type="tertiary",
        icon=":material/description:",
    )


@dataclass(frozen=True)
class ReportOf:
    """What a report is asked of; see `reports.document.figures.Scope`, whose module is loaded when one is written."""

    place: str
    period: str
    unit: str
    subjects: tuple[str, ...]
    level: str = ""


def written_report(view: View, of: ReportOf, template: str = "") -> bytes:
    """The report as a .docx, of the map that is shown; no subject named: all that have figures. `template`: one of the
    office's own, whichever store is shown."""
    from reports.document.figures import Scope as ReportScope  # python-docx is loaded when somebody wants a report
    from reports.document.office_templates import template_of
    from reports.document.report import report

    asked = ReportScope(of.place, of.period, of.unit, view.boundaries, of.subjects, of.level)
    layout = template_of(the_store(), template) if template else None
    return report(view.store, view.reader, asked, view.today, layout)
