"""What does not agree: identities that fail, printed against computed ratios, two sources side by side."""

from datetime import date

import pandas as pd
import streamlit as st

from charts.formats import change_text, number, value_text
from data.measures import MEASURES
from data.periods import parse_period, period_name
from metrics import registry
from metrics.answers.agreement import Failure, failed, printed, unlike_sources, with_cells
from pages.parts.answers import ask
from pages.parts.figures import count, shown
from pages.parts.filters import Scope
from pages.parts.source_links import open_source
from pages.parts.source_names import source_name
from pages.parts.tables import Look, show
from pages.parts.view import View
from pages.quality import words as quality_words

MOST = 12


def days_of(labels: list[str]) -> tuple[date, date]:
    """First and last day of the columns of the matrix."""
    return parse_period(labels[0]).start, parse_period(labels[-1]).end


def identities_part(view: View, scope: Scope, subject: str, labels: list[str], has_figures: bool = True) -> None:
    """Sums of one source that do not come out: period, place, figures with their cells, difference."""
    st.markdown(f"**{view.say(quality_words.IDENTITIES)}**")
    failures = ask(view, failed, subject, scope.place, *days_of(labels))
    if not failures:
        st.markdown(f":gray[{view.say(quality_words.NO_FAILURE if has_figures else quality_words.NOTHING_TO_CHECK)}]")
        return
    st.markdown(f":small[:gray[{view.say(quality_words.IDENTITIES_NOTE)}]]")
    for position, failure in enumerate(with_cells(view.store, failures[:MOST])):
        with st.container(border=True, gap="xxsmall"):
            _failure(view, failure, position)
    if len(failures) > MOST:
        st.markdown(f":small[:gray[{view.say(quality_words.MORE_FAILURES, count=count(view, len(failures) - MOST))}]]")


def _failure(view: View, failure: Failure, position: int) -> None:
    place = " · ".join(part for part in (failure.unit, failure.part) if part)
    where = " · ".join(shown(part) for part in (view.name(failure.place), place) if part)
    sample = f" :gray-badge[{view.sample}]" if view.sample else ""
    kpi = _kpi_of(failure)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            f"**{where}** · {period_name(failure.period, view.language)} · "
            f":small[:gray[{shown(source_name(view, failure.source))}]]{sample}",
            width="stretch",
        )
        if kpi:
            st.button(
                view.say(quality_words.OPEN),
                key=f"failure_{position}",
                type="tertiary",
                icon=":material/manage_search:",
                on_click=open_source,
                args=(kpi, failure.place, failure.period, failure.unit, "reported"),
            )
    names = [_named(view, operand) for operand in (failure.total, *failure.parts)]
    sentence = {"sum": quality_words.FAILS, "at_most": quality_words.ABOVE}[failure.kind]
    joint = " + " if failure.kind == "sum" else ", "
    parts = joint.join(f"{name} {_value(view, operand.value)}" for name, operand in zip(names[1:], failure.parts))
    st.markdown(
        view.say(
            sentence,
            total=names[0],
            said=_value(view, failure.total.value),
            parts=parts,
            computed=_value(view, failure.computed),
            difference=change_text(failure.difference, "count", view.language),
        )
    )
    cells = [operand.cell for operand in (failure.total, *failure.parts) if operand.cell]
    st.markdown(" ".join(f"`{' '.join(cell.replace('`', chr(39)).split())}`" for cell in cells))


def _named(view: View, operand) -> str:
    return MEASURES[operand.measure].label(view.language)


def _value(view: View, amount: float) -> str:
    return number(amount, 2, view.language, trim=True)


def _kpi_of(failure: Failure) -> str | None:
    """The KPI that shows the total of an identity: a click leads to it."""
    kpis = [k for k in registry.KPIS.values() if failure.total.measure in k.measures]
    return next((k.id for k in kpis if not k.is_ratio), kpis[0].id if kpis else None)


def printed_part(view: View, scope: Scope, subject: str, labels: list[str]) -> None:
    """Every printed ratio beside the computed one, those that differ first."""
    st.markdown(f"**{view.say(quality_words.PRINTED)}**")
    rows = ask(view, printed, subject, scope.place, *days_of(labels), view.today)
    if rows.empty:
        st.markdown(f":gray[{view.say(quality_words.NO_PRINTED)}]")
        return
    st.markdown(f":small[:gray[{view.say(quality_words.PRINTED_NOTE)}]]")
    say, units = view.say, [registry.kpi(kpi).unit for kpi in rows["kpi"]]
    table = pd.DataFrame(
        {
            **_head(view, rows),
            say(quality_words.REPORTED): [value_text(v, u, view.language) for v, u in zip(rows["reported"], units)],
            say(quality_words.COMPUTED): [value_text(v, u, view.language) for v, u in zip(rows["value"], units)],
            say(quality_words.DIFFERENCE): [
                change_text(v, u, view.language) for v, u in zip(rows["difference"], units)
            ],
            say(quality_words.RESULT): [
                say(quality_words.DIFFERS if d else quality_words.AGREES) for d in rows["reported_differs"]
            ],
        }
    )
    _table(view, "printed", table, rows)


def sources_part(view: View, scope: Scope, subject: str, labels: list[str]) -> None:
    """Numbers two sources give, side by side with the difference."""
    st.markdown(f"**{view.say(quality_words.SOURCES)}**")
    rows = ask(view, unlike_sources, subject, scope.place, *days_of(labels), view.today)
    if rows.empty:
        st.markdown(f":gray[{view.say(quality_words.NO_SOURCES)}]")
        return
    st.markdown(f":small[:gray[{view.say(quality_words.SOURCES_NOTE)}]]")
    say, units = view.say, [registry.kpi(kpi).unit for kpi in rows["kpi"]]
    value, other = (
        [value_text(v, u, view.language, q) for v, u, q in zip(rows[figure], units, rows[qualifier], strict=True)]
        for figure, qualifier in (("value", "qualifier"), ("other", "other_qualifier"))
    )
    table = pd.DataFrame(
        {
            **_head(view, rows),
            say(quality_words.USED): value,
            say(quality_words.USED_SOURCE): [source_name(view, source) for source in rows["source"]],
            say(quality_words.OTHER): other,
            say(quality_words.OTHER_SOURCE): [source_name(view, source) for source in rows["other_source"]],
            say(quality_words.DIFFERENCE): [
                change_text(v, u, view.language) for v, u in zip(rows["difference"], units)
            ],
            say(quality_words.RESULT): [
                say(quality_words.DIFFERS if d else quality_words.AGREES) for d in rows["differs"]
            ],
        }
    )
    _table(view, "sources", table, rows)


def _head(view: View, rows: pd.DataFrame) -> dict[str, list[str]]:
    units = rows["unit"].fillna("") if "unit" in rows else [""] * len(rows)
    return {
        view.say(quality_words.WHO): [u or view.name(p) for p, u in zip(rows["place"], units)],
        view.say(quality_words.KPI): [registry.kpi(k).label(view.language) for k in rows["kpi"]],
        view.say(quality_words.PERIOD): [period_name(n, view.language, short=True) for n in rows["period"]],
    }


def _table(view: View, name: str, table: pd.DataFrame, rows: pd.DataFrame) -> None:
    units = rows["unit"].fillna("") if "unit" in rows else [""] * len(rows)
    keys = [
        [(k, p, n, u, "reported")] * table.shape[1]
        for k, p, n, u in zip(rows["kpi"], rows["place"], rows["period"], units)
    ]
    config = {
        view.say(word): st.column_config.TextColumn(alignment="right")
        for word in (
            quality_words.REPORTED,
            quality_words.COMPUTED,
            quality_words.DIFFERENCE,
            quality_words.USED,
            quality_words.OTHER,
        )
    }
    show(view, name, table, keys, Look(config=config, rows=8))
