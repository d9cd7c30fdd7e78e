"""What a subject's screen shows under headings: of each the KPIs the place has, a chart of the first, its parts."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from charts.formats import NOTHING
from data import periods
from metrics import registry
from metrics.answers.groups import Group, groups_at
from metrics.answers.spending import since_january
from metrics.answers.subject import HISTORY, divided_by, line
from pages import words
from pages.parts import figures
from pages.parts.answers import ask
from pages.parts.downloads import noted
from pages.parts.filters import Scope
from pages.parts.tables import Look, show
from pages.parts.view import View
from pages.subjects import words as subjects_words
from pages.subjects.parts.breakdown import parts_table_of
from pages.subjects.parts.lines import line_card
from pages.subjects.parts.names import short_period

TO_DATE = ("budget",)  # what is only known since January is shown so


def groups_section(view: View, scope: Scope, subject: str, is_expanded: bool = False) -> bool:
    """The subject's headings with a figure of the place or office, each asked for once it is opened.

    False, with nothing drawn, where there is none.
    """
    if subject in TO_DATE:
        scope = replace(scope, period=since_january(scope.period))
    groups = ask(view, groups_at, subject, scope.place, scope.unit)
    for number, group in enumerate(groups):
        expander = st.expander(
            group.title(view.language),
            key=f"group_{subject}_{number}",
            on_change="rerun",
            expanded=is_expanded,
            icon=":material/folder_open:",
        )
        if expander.open:
            with expander:
                _group(view, scope, group)
    return bool(groups)


def _group(view: View, scope: Scope, group: Group) -> None:
    """The figures of the period as a table beside the first KPI's chart; below them the offices', or provinces'."""
    question = (scope.place, scope.period, view.today, HISTORY, scope.part)
    rows = ask(view, line, group.kpis, *question)
    filled = set(rows.loc[rows["value"].notna(), "kpi"]) if len(rows) else set()
    kpis = tuple(kpi for kpi in group.kpis if kpi in filled)
    if kpis:
        lead = Group(group.title, kpis).lead
        with st.grid(2, min_column_width=480):
            line_card(view, scope, lead, words.Sentence(*_in_a_title(lead)))
            with st.container(border=True, height="stretch"):
                _figures(view, scope, group, kpis, rows)
    else:
        reason = figures.why(view, rows.iloc[-1].to_dict()) if len(rows) else ""
        st.markdown(f":gray[{view.say(words.NOTHING_DRAWN)} {figures.sentence(reason)}]")
    if not scope.unit:
        _parts(view, scope, kpis or group.kpis)


def _parts(view: View, scope: Scope, kpis: tuple[str, ...]) -> None:
    """The same figures of every office, field or province, ranked by the first of them that is divided."""
    for lead in sorted(kpis, key=lambda kpi: not registry.kpi(kpi).is_ratio):
        ways = ask(view, divided_by, lead, scope.place, scope.period, view.today, scope.boundaries)
        ways = [way for way in ways if way == "unit"] if scope.level else ways
        if ways:
            st.markdown(f"**{view.say(subjects_words.BY[ways[0]], period=short_period(view, scope.period))}**")
            parts_table_of(view, scope, (lead, *(kpi for kpi in kpis if kpi != lead)), ways[0])
            return


def _in_a_title(kpi: str) -> tuple[str, str]:
    """The KPI's name and unit inside the title of its chart, in both languages."""
    declared = registry.kpi(kpi)
    unit = words.UNIT_NAMES[declared.unit]
    name = declared.label
    return (name.vi, name.en) if declared.unit == "count" else (f"{name.vi}, {unit.vi}", f"{name.en}, {unit.en}")


def _figures(view: View, scope: Scope, group: Group, kpis: tuple[str, ...], rows: pd.DataFrame) -> None:
    """The table of a heading, its cells leading to their sources."""
    table = figures_table(view, scope, kpis, rows)
    names = list(table.columns)
    config = {names[0]: st.column_config.TextColumn(width=230)}
    config |= {name: st.column_config.TextColumn(alignment="right") for name in names[1:]}
    level = ("today", "level", scope.level) if scope.level else ()
    keys = [[None, *[(kpi, scope.place, scope.period, scope.unit, *level)] * 2, None] for kpi in kpis]
    slot = noted(view.say(subjects_words.NOTE_GROUP))
    title = f"{group.title(view.language)} {view.name(scope.place)} {short_period(view, scope.period)}"
    show(view, f"group_{kpis[0]}", table, keys, Look(config=config), slot=slot, title=title)


def figures_table(view: View, scope: Scope, kpis: tuple[str, ...], rows: pd.DataFrame) -> pd.DataFrame:
    """One line a KPI: the figure of the period with its marks, the change or why there is none, a year ago."""
    by_key = {(row["kpi"], row["period"]): row for row in rows.to_dict("records")}
    now = [by_key[kpi, scope.period] for kpi in kpis]
    then = [by_key.get((kpi, periods.year_before(scope.period))) for kpi in kpis]
    return pd.DataFrame(
        {
            view.say(words.KPI_COLUMN): [registry.kpi(kpi).label(view.language) for kpi in kpis],
            short_period(view, scope.period): [_value(view, row) for row in now],
            view.say(subjects_words.CHANGE_COLUMN): [figures.compared(view, row) or NOTHING for row in now],
            view.say(words.LAST_YEAR_CODE): [
                _value(view, before) if before and figures.known(row["last_year"]) else NOTHING
                for row, before in zip(now, then)
            ],
        }
    )


def _value(view: View, row: dict) -> str:
    """The figure; with ▨ where it is not whole; in its place the sign of why there is none."""
    if figures.known(row["value"]):
        return figures.cell(view, row)
    if row["state"] == "not_due":
        return NOTHING
    return "⊘" if figures.is_refused(row) else "▨"
