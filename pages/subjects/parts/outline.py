"""How a subject screen begins and ends: title, filters, figures or an honest empty state; the table by period."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from metrics.answers.groups import measures_of, offices_at
from metrics.answers.subject import line
from pages import words
from pages.parts.answers import ask
from pages.parts.empty import nothing_here
from pages.parts.filters import Scope, choose_inline, header
from pages.parts.offices import DOSSIERS, offices_instead
from pages.parts.tables import periods_table
from pages.parts.view import View
from pages.subjects import words as subjects_words
from pages.subjects.parts.groups import groups_section
from pages.subjects.parts.multiples import multiples_section
from pages.subjects.parts.names import LINE
from pages.subjects.parts.office_bar import with_office
from pages.subjects.parts.report import badges_and_report

THEME = "xem"


def subject_figures(
    view: View, title: words.Sentence, under: words.Sentence, subject: str, kpis: tuple[str, ...], level_of: str = ""
) -> tuple[Scope, pd.DataFrame | None]:
    """The scope chosen, and the last periods of the KPIs; None, with the empty state shown, where none has a figure.

    Coverage and approval in the badges are those of the first KPI that has a figure in the period.
    """
    if "unit" not in view.reader.divisions((level_of,)):  # nobody reports it by office: no room for levels
        level_of = ""
    scope = header(view, title, under, subject=subject, level_of=level_of)
    if not level_of:
        scope = opened_office(view, scope, (subject,))
    rows = ask(view, line, kpis, scope.place, scope.period, view.today, LINE, scope.part)
    if not has_figures(rows):
        nothing_of(view, scope, (subject,), kpis)
        return scope, None
    badges_of(view, scope, (subject,), rows, scope.period)
    return scope, rows


def opened_office(view: View, scope: Scope, subjects: tuple[str, ...]) -> Scope:
    """The scope of the office opened, of those with figures of the subjects; see `office_bar.with_office`."""
    return with_office(view, scope, ask(view, offices_at, subjects, scope.place), measures_of(subjects))


def nothing_of(view: View, scope: Scope, subjects: tuple[str, ...], kpis: tuple[str, ...] = DOSSIERS) -> None:
    """Where the whole place has no figure of the screen's first KPIs: those of its single offices, what stands under
    the subjects' headings, else where there are any."""
    has_offices = offices_instead(view, scope, kpis)
    has_groups = any([groups_section(view, scope, subject, is_expanded=not has_offices) for subject in subjects])
    if not has_offices and not has_groups:
        nothing_here(view, scope.place, scope.period, kpis)


def has_figures(rows: pd.DataFrame) -> bool:
    """Whether any of the KPIs has a figure in any of the periods."""
    return len(rows) > 0 and bool(rows["value"].notna().any())


def badges_of(view: View, scope: Scope, subjects: tuple[str, ...], rows: pd.DataFrame, period: str) -> None:
    """The badge row of a screen with several KPIs, and the report of its subjects."""
    now = rows[rows["period"] == period]
    known = now[now["value"].notna()]
    chosen = known if len(known) else now
    badges_and_report(view, scope, chosen.iloc[0].to_dict() if len(chosen) else {}, subjects)


def theme_bar(view: View, themes: dict[str, words.Sentence]) -> str:
    """What of the subject is looked at, a row of choices that lives in the URL; returns the id chosen."""
    return choose_inline(view, THEME, subjects_words.THEME, list(themes), lambda theme: view.say(themes[theme]))


def by_period(
    view: View, kpis: tuple[str, ...], rows_of: Callable[[], pd.DataFrame], is_expanded: bool = False
) -> None:
    """The figures of every period as a table, asked for and drawn while it is open."""
    with st.expander(
        view.say(words.HOTLINE_TABLE),
        key="by_period",
        on_change="rerun",
        expanded=is_expanded,
        icon=":material/table_rows:",
    ) as expander:
        if expander.open:
            periods_table(view, rows_of(), kpis)


def ending(
    view: View,
    scope: Scope,
    subject: str,
    main: str,
    kpis: tuple[str, ...],
    rows_of: Callable[[], pd.DataFrame],
    is_expanded: bool = False,
) -> None:
    """What every subject's screen ends with: all places or offices as lines, its headings, the table by period."""
    multiples_section(view, scope, main)
    groups_section(view, scope, subject)
    by_period(view, kpis, rows_of, is_expanded)
