"""Approval: the subjects of one place and period, each with its state; all approved periods with what was changed
since, and why."""

import pandas as pd
import streamlit as st

from data.decisions import Correction
from data.measures import SUBJECTS
from data.periods import parse_period, period_name
from data.refusals import Approved
from metrics.answers.due import label_of, subjects
from metrics.answers.quality import standing
from pages.decisions import words as decisions_words
from pages.decisions.form import write
from pages.parts.answers import ask
from pages.parts.badges import period_words
from pages.parts.figures import known, moment, shown
from pages.parts.filters import Scope
from pages.parts.reason import approved_text
from pages.parts.tables import Look, show
from pages.parts.view import View


def approvals_part(view: View, scope: Scope) -> None:
    """The subjects of the place and period chosen above, then everything that is approved."""
    if scope.is_range:  # nobody reports months of somebody's choice
        st.info(view.say(decisions_words.NO_RANGE), icon=":material/block:")
        _list(view)
        return
    period = period_words(view, scope.period)
    st.markdown(
        f"**{view.say(decisions_words.APPROVE_TITLE, place=view.name(scope.place, full=True), period=period)}**"
    )
    st.markdown(f":small[:gray[{view.say(decisions_words.APPROVE_NOTE)}]]")
    with st.grid(2, min_column_width=420):
        for subject in subjects():
            _subject(view, scope, subject)
    _list(view)


def _subject(view: View, scope: Scope, subject: str) -> None:
    """One subject: how complete it is, whether approved and by whom, the buttons."""
    label = label_of(subject, scope.period)
    key = (scope.place, subject, label)
    row = ask(view, standing, subject, scope.place, label, view.today)
    decisions = view.reader.decisions
    is_approved, changed = key in decisions.approvals, decisions.corrections.get(key, ())
    has_figures = row["state"] in ("reported", "zero", "partial", "not_applicable")
    badge = (
        f":orange-badge[{view.say(decisions_words.REVISED)}]"
        if changed
        else f":blue-badge[{view.say(decisions_words.APPROVED)}]"
        if is_approved
        else f":gray-badge[{view.say(decisions_words.NOT_APPROVED)}]"
        if has_figures
        else ""
    )
    name = SUBJECTS[subject][0 if view.language == "vi" else 1]
    period = period_name(label, view.language)
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(f"**{name}** · {period} {badge}")
        lines = [_complete(view, row)]
        if is_approved:
            lines.append(_by(view, decisions.approvals[key]))
        st.markdown(f":small[:gray[{' · '.join(lines)}]]")
        for correction in changed:
            st.markdown(f":small[{_correction(view, correction)}]")
        with st.container(horizontal=True, gap="small"):
            if has_figures and (not is_approved or changed):
                st.button(
                    view.say(decisions_words.APPROVE_AGAIN if changed else decisions_words.APPROVE),
                    key=f"approve_{subject}",
                    icon=":material/verified:",
                    on_click=_approve,
                    args=(view, key),
                )
            if is_approved:
                st.button(
                    view.say(decisions_words.UNAPPROVE),
                    key=f"unapprove_{subject}",
                    type="tertiary",
                    icon=":material/undo:",
                    on_click=_unapprove,
                    args=(view, key),
                )


def _complete(view: View, row: dict) -> str:
    if row["state"] in ("missing", "not_due", ""):
        return view.say(decisions_words.NO_FIGURES)
    if row["state"] == "partial" and known(row["expected"]):
        return view.say(decisions_words.PARTIAL, covered=int(row["covered"]), expected=int(row["expected"]))
    return view.say(decisions_words.LOADED if row["expected_from"] == "observed" else decisions_words.COMPLETE)


def _by(view: View, line: int) -> str:
    decision = view.store.lines()[line - 1]
    return view.say(decisions_words.BY_AT, who=shown(decision.who), when=moment(decision.time))


def _correction(view: View, correction: Correction) -> str:
    reason = shown(correction.reason) if correction.reason else view.say(decisions_words.NO_REASON)
    return view.say(decisions_words.CORRECTION, when=moment(correction.time), who=shown(correction.who), reason=reason)


def _approve(view: View, key: Approved) -> None:
    write(
        view,
        lambda d: key in d.approvals and key not in d.corrections,
        view.say(decisions_words.APPROVE_DONE, what=approved_text(view, key)),
        "approve",
        **_said(key),
    )


def _unapprove(view: View, key: Approved) -> None:
    write(
        view,
        lambda d: key not in d.approvals,
        view.say(decisions_words.UNAPPROVE_DONE, what=approved_text(view, key)),
        "unapprove",
        **_said(key),
    )


def _said(key: Approved) -> dict[str, str]:
    return dict(zip(("place", "subject", "label"), key))


def _list(view: View) -> None:
    """All approved periods, the last approved first, with the changes since and their reasons."""
    st.markdown(f"**{view.say(decisions_words.APPROVED_LIST)}**")
    approvals = sorted(view.reader.decisions.approvals.items(), key=lambda approval: -approval[1])
    if not approvals:
        st.markdown(f":gray[{view.say(decisions_words.NO_APPROVALS)}]")
        return
    table = pd.DataFrame([_row(view, key, line) for key, line in approvals])
    config = {view.say(decisions_words.CORRECTIONS): st.column_config.TextColumn(width="large")}
    show(
        view,
        "approvals",
        table,
        [[None] * table.shape[1]] * len(table),
        Look(config=config, rows=12),
        title=view.say(decisions_words.APPROVED_LIST),
    )


def _row(view: View, key: Approved, line: int) -> dict[str, str]:
    place, subject, label = key
    say, decision = view.say, view.store.lines()[line - 1]
    changed = view.reader.decisions.corrections.get(key, ())
    reasons = "; ".join(
        say(
            decisions_words.CORRECTION,
            when=moment(c.time),
            who=c.who,
            reason=c.reason or say(decisions_words.NO_REASON),
        )
        for c in changed
    )
    return {
        say(decisions_words.PLACE): view.name(place),
        say(decisions_words.SUBJECT): SUBJECTS[subject][0 if view.language == "vi" else 1],
        say(decisions_words.PERIOD): period_name(parse_period(label).label, view.language),
        say(decisions_words.STATE): say(decisions_words.REVISED if changed else decisions_words.APPROVED),
        say(decisions_words.WHO): decision.who,
        say(decisions_words.WHEN): moment(decision.time),
        say(decisions_words.CORRECTIONS): reasons or "–",
    }
