"""Targets: what is in force, the form that sets another or takes it back, and all that were ever set."""

import math
from datetime import date

import pandas as pd
import streamlit as st

from charts.formats import NBSP, NOTHING, number, value_text
from data.decisions import FOREVER, Decisions, SetTarget
from data.periods import parse_period
from metrics import registry
from metrics.engine.status import goal_on, goal_range, watch_edge
from metrics.kpi import Kpi
from pages import words
from pages.decisions import words as decisions_words
from pages.decisions.form import read_number, refuse, too_long, widget, write
from pages.parts.badges import period_words
from pages.parts.figures import day_text, known, moment, sentence, shown
from pages.parts.filters import Scope, choose
from pages.parts.not_personal import not_personal, questioned
from pages.parts.tables import Look, show
from pages.parts.view import View
from pages.quality.restatements import read_day

KPI_ASKED, MOST_SHOWN = "chi-tieu-kh", 24
_VALUE, _WATCH, _SINCE, _BASIS, _WHERE = (f"target_{name}" for name in ("value", "watch", "since", "basis", "where"))


def targets_part(view: View, scope: Scope) -> None:
    """The KPI, its target now, the form and the list."""
    kpis = {k.id: k for k in registry.KPIS.values() if k.direction in ("higher", "lower")}
    left, right = st.columns([1, 1], gap="medium")
    with left:
        kpi = kpis[
            choose(
                view,
                KPI_ASKED,
                decisions_words.KPI,
                list(kpis),
                "on_time_rate",
                lambda name: kpis[name].label(view.language),
            )
        ]
    with right:
        st.markdown(_in_force(view, scope, kpi))
    _form(view, scope, kpi)
    _list(view)


def amount(view: View, value: float | None, kpi: Kpi) -> str:
    """A goal as it reads: ≥ 98 %, ≤ 20."""
    sign = "≤" if kpi.direction == "lower" else "≥"
    return f"{sign}{NBSP}{value_text(value, kpi.unit, view.language, trim=True)}" if known(value) else NOTHING


def _in_force(view: View, scope: Scope, kpi: Kpi) -> str:
    """The goal that counts on the last day of the period chosen above."""
    day = parse_period(scope.period).end
    goal, decision = (
        goal_on(kpi, view.reader.decisions, scope.place, day),
        view.reader.decisions.target_on(kpi.id, scope.place, day),
    )
    about = {"place": view.name(scope.place), "period": period_words(view, scope.period)}
    if not known(goal.value):
        return view.say(decisions_words.TARGET_NONE, **about)
    watch = ""
    if goal.watch is not None:
        lowest, highest = goal_range(kpi, day)  # the width of the preset may reach beyond them
        edge = min(max(watch_edge(kpi, goal.value, goal.watch), lowest), highest)
        watch = view.say(decisions_words.TARGET_WATCH, watch=value_text(edge, kpi.unit, view.language, trim=True))
    basis = shown(sentence(goal.basis_vi if view.language == "vi" else goal.basis_en))
    if not decision:
        origin = view.say(decisions_words.TARGET_PRESET, basis=basis)
    else:
        origin = view.say(
            decisions_words.TARGET_SET_ALWAYS if decision.since == FOREVER else decisions_words.TARGET_SET,
            basis=basis,
            since=day_text(decision.since),
            who=shown(decision.who),
            when=moment(decision.time),
        )
    return view.say(decisions_words.TARGET_NOW, value=amount(view, goal.value, kpi), watch=watch, basis=origin, **about)


def _form(view: View, scope: Scope, kpi: Kpi) -> None:
    unit = view.say(words.UNIT_NAMES[kpi.unit]) if kpi.unit in words.UNIT_NAMES else kpi.unit
    band = "điểm %" if kpi.unit == "percent" and view.language == "vi" else "pp" if kpi.unit == "percent" else unit
    with st.form("target_form"):
        st.markdown(f"**{view.say(decisions_words.TARGET_NEW)}: {kpi.label(view.language)}**")
        st.radio(
            view.say(decisions_words.APPLIES),
            ("", scope.place),
            horizontal=True,
            key=widget(view, _WHERE, scope.place),
            format_func=lambda place: view.name(place, full=True) if place else view.say(decisions_words.EVERYWHERE),
        )
        with st.grid(4, min_column_width=200):
            st.text_input(view.say(decisions_words.VALUE, unit=unit), key=_VALUE)
            st.text_input(
                view.say(decisions_words.WATCH, unit=band), key=_WATCH, help=view.say(decisions_words.WATCH_HELP)
            )
            st.text_input(view.say(decisions_words.SINCE), value=f"1/1/{view.today.year}", key=_SINCE)
            st.text_input(view.say(decisions_words.BASIS), key=_BASIS, placeholder=view.say(decisions_words.BASIS_HINT))
        not_personal(view, str(st.session_state.get(_BASIS) or "").strip(), _BASIS)
        with st.container(horizontal=True):
            st.form_submit_button(
                view.say(decisions_words.SET),
                type="primary",
                icon=":material/flag:",
                key="target_set",
                on_click=_set,
                args=(view, kpi, scope.place, "set"),
            )
            st.form_submit_button(
                view.say(decisions_words.TAKE_BACK),
                key="target_take_back",
                on_click=_set,
                args=(view, kpi, scope.place, "back"),
            )
            st.form_submit_button(
                view.say(decisions_words.SET_NONE),
                key="target_set_none",
                on_click=_set,
                args=(view, kpi, scope.place, "none"),
            )


def _set(view: View, kpi: Kpi, scope_place: str, act: str) -> None:
    """Check what was typed, then write it as one ledger line. `scope_place`: the place the form offers.

    `act`: set the goal; take it back, so that what counts for all counts again; or say that there is none.
    """
    has_value, is_none = act == "set", act == "none"
    typed = {name: str(st.session_state.get(name) or "").strip() for name in (_VALUE, _WATCH, _SINCE, _BASIS)}
    value, watch = (read_number(typed[name], view.language) for name in (_VALUE, _WATCH))
    since = read_day(typed[_SINCE])
    trouble = _trouble(view, kpi, typed, has_value, value, watch, since)
    if trouble or since is None:
        refuse(trouble)
        return
    place, basis = st.session_state.get(widget(view, _WHERE, scope_place)) or "", typed[_BASIS]
    if not has_value:
        value = watch = None
    about = {"kpi": kpi.label(view.language), "since": day_text(since)}
    done = (
        view.say(decisions_words.TARGET_DONE, value=amount(view, value, kpi), **about)
        if has_value
        else view.say(decisions_words.TARGET_NO_LONGER if is_none else decisions_words.TARGET_GONE, **about)
    )

    def is_so(decisions: Decisions) -> bool:
        last = next(reversed([t for t in decisions.targets.get((kpi.id, place), ()) if t.since == since]), None)
        return last is not None and (last.value, last.watch, last.basis, last.is_none) == (value, watch, basis, is_none)

    if write(
        view,
        is_so,
        done,
        "target",
        kpi=kpi.id,
        place=place,
        value=value,
        watch=watch,
        since=since.isoformat(),
        basis=basis,
        none=is_none,
    ):
        for name in (_VALUE, _WATCH, _BASIS):
            st.session_state[name] = ""


def _trouble(view: View, kpi: Kpi, typed: dict, has_value: bool, value, watch, since: date | None) -> str:
    """What is wrong with the form, as one sentence; "" where nothing is."""
    example = number(98.5, 1, view.language)
    if has_value and value is None:
        return view.say(decisions_words.NEED_VALUE, text=shown(typed[_VALUE][:MOST_SHOWN]), example=example)
    if since is None:
        return view.say(decisions_words.NEED_DAY, text=shown(typed[_SINCE][:MOST_SHOWN]))
    lowest, highest = goal_range(kpi, since)
    if has_value and not lowest <= value <= highest:
        return (
            view.say(decisions_words.NEED_LEAST)
            if math.isinf(highest)
            else view.say(decisions_words.NEED_BETWEEN, highest=number(highest, 2, view.language, trim=True))
        )
    if has_value and typed[_WATCH] and (watch is None or watch < 0):
        return view.say(
            decisions_words.NEED_WATCH, text=shown(typed[_WATCH][:MOST_SHOWN]), example=number(1.5, 1, view.language)
        )
    if has_value and watch is not None and not lowest <= watch_edge(kpi, value, watch) <= highest:
        return view.say(decisions_words.WATCH_TOO_WIDE, watch=number(watch, 2, view.language, trim=True))
    return (
        too_long(view, typed[_BASIS]) or questioned(view, typed[_BASIS], _BASIS)
        if typed[_BASIS]
        else view.say(decisions_words.NEED_BASIS)
    )


def _list(view: View) -> None:
    """Every target ever set, the newest first."""
    st.markdown(f"**{view.say(decisions_words.TARGET_LIST)}**")
    in_order = sorted(
        (
            (kpi, place, t)
            for (kpi, place), targets in view.reader.decisions.targets.items()
            for t in targets
            if kpi in registry.KPIS
        ),
        key=lambda row: -row[2].line,
    )
    if not in_order:
        st.markdown(f":gray[{view.say(decisions_words.NO_TARGETS)}]")
        return
    table = pd.DataFrame([_row(view, *row) for row in in_order])
    show(
        view,
        "targets",
        table,
        [[None] * table.shape[1]] * len(table),
        Look(rows=12),
        title=view.say(decisions_words.TARGET_LIST),
    )


def _row(view: View, kpi_id: str, place: str, target: SetTarget) -> dict[str, str]:
    say, kpi = view.say, registry.kpi(kpi_id)
    watch = NOTHING if target.watch is None else number(target.watch, 2, view.language, trim=True)
    return {
        say(decisions_words.KPI): kpi.label(view.language),
        say(decisions_words.PLACE): view.name(place) if place else say(decisions_words.EVERYWHERE),
        say(decisions_words.VALUE_COLUMN): amount(view, target.value, kpi)
        if target.value is not None
        else say(decisions_words.NONE_SET if target.is_none else decisions_words.TAKEN_BACK),
        say(decisions_words.WATCH_COLUMN): watch,
        say(decisions_words.SINCE_COLUMN): say(decisions_words.ALWAYS)
        if target.since == FOREVER
        else day_text(target.since),
        say(decisions_words.BASIS): target.basis,
        say(decisions_words.WHO): target.who,
        say(decisions_words.WHEN): moment(target.time),
    }
