"""What has to be settled before a conclusion: codes of `metrics.answers.problems` as sentences, each with its tag."""

import streamlit as st

from charts.formats import NBSP
from charts.theme import STATUS_SIGNS
from data.measures import MEASURES, SUBJECTS
from data.places import NATION
from metrics import registry
from metrics.answers.agreement import with_cells
from metrics.answers.summary import Change, Overview
from pages import words
from pages.overview import words as overview_words
from pages.overview.links import see_link, texts_key
from pages.parts import figures
from pages.parts.answers import made
from pages.parts.badges import period_words
from pages.parts.figures import shown
from pages.parts.links import page_at
from pages.parts.parameters import BOUNDARIES, PERIOD, PLACE
from pages.parts.source_links import open_source
from pages.parts.source_names import source_name
from pages.parts.view import View

MOST_PROBLEMS = 5


def problems_list(view: View, answer: Overview) -> None:
    """What has to be settled before a conclusion is drawn, each with a link to where it is settled."""
    st.subheader(view.say(words.PROBLEMS), anchor=False)
    if not answer.problems:
        st.markdown(f":blue-badge[▲{NBSP}{view.say(words.CLEAN_BADGE)}] {view.say(words.CLEAN)}")
    first = answer.problems[:MOST_PROBLEMS]
    lines = made(
        view,
        "problems",
        texts_key(answer),
        lambda: [(_tag(view, p), problem_of(view, answer, p), number_of(answer, p)) for p in first],
    )
    for position, (tag, text, source) in enumerate(lines):
        with st.container(horizontal=True, wrap=False, gap="small"):
            st.markdown(tag, width=92)
            st.markdown(text, width="stretch")
            if source:
                st.button(
                    view.say(overview_words.SEE),
                    icon=":material/arrow_forward:",
                    type="tertiary",
                    key=f"problem_{position}",
                    on_click=open_source,
                    args=source,
                )
            else:
                see_link(view, *_quality(view, answer))
    if rest := len(answer.problems) - len(first):
        path, question = _quality(view, answer)
        label = view.say(overview_words.P_MORE, count=rest)
        st.page_link(page_at(path), label=label, icon=":material/arrow_forward:", query_params=question)


def _quality(view: View, answer: Overview) -> tuple[str, dict]:
    """The screen that follows who has reported and what does not agree."""
    where = {PLACE: answer.place, PERIOD: answer.period, BOUNDARIES: answer.boundaries, **view.in_url}
    return "chat-luong", where


def number_of(answer: Overview, problem: Change) -> tuple | None:
    """The number whose sources a problem is looked into by: kpi, place, period, unit, boundaries.

    None where it is about who has reported: that stands on the screen of data quality.
    """
    if problem.code in ("missing", "partial", "small"):
        return None
    if problem.code == "identity":
        failure = problem.values["failure"]
        kpi = next((k.id for k in registry.KPIS.values() if failure.total.measure in k.measures), None)
        return (kpi, failure.place, failure.period, failure.unit, "reported") if kpi else None
    period = problem.values["period"] if problem.code == "last_year" else answer.period
    return problem.kpi, answer.place, period, "", answer.boundaries


def _tag(view: View, problem: Change) -> str:
    colour, sign = figures.COLOURS.get(problem.tone or "", "gray"), STATUS_SIGNS.get(problem.tone or "", "○")
    return f":{colour}-badge[{sign}{NBSP}{view.say(overview_words.PROBLEM_TAGS[problem.code])}]"


def problem_of(view: View, answer: Overview, problem: Change) -> str:
    """What blocks a conclusion, in one sentence with markup. KeyError: no such code."""
    return _SENTENCES[problem.code](view, answer, problem)


def _whom(view: View, answer: Overview) -> str:
    """Whose reports are counted: provinces, or offices."""
    return view.say(overview_words.PROVINCES if answer.place == NATION else overview_words.UNITS)


def _missing(view: View, answer: Overview, problem: Change) -> str:
    names = [view.name(n) if answer.place == NATION else shown(n) for n in problem.values["names"]]
    return view.say(
        overview_words.P_MISSING,
        count=len(names),
        what=_whom(view, answer),
        period=period_words(view, answer.period),
        names=", ".join(names[:4]) + (" …" if len(names) > 4 else ""),
    )


def _differs(view: View, answer: Overview, problem: Change) -> str:
    return view.say(
        overview_words.P_DIFFERS,
        kpi=_label(view, problem.kpi),
        value=figures.figure(view, problem.values["row"]),
        reported=figures.plain(view, problem.values["reported"], problem.kpi),
    )


def _sources(view: View, answer: Overview, problem: Change) -> str:
    return view.say(
        overview_words.P_SOURCES,
        kpi=_label(view, problem.kpi),
        value=figures.figure(view, problem.values["row"]),
        source=shown(source_name(view, problem.values["source"])),
        other=figures.figure(view, problem.values["other"]),
    )


def _refused(view: View, answer: Overview, problem: Change) -> str:
    reason = figures.reason_words(view, problem.values["reason"], problem.kpi)
    return view.say(overview_words.P_REFUSED, kpi=_label(view, problem.kpi), reason=reason)


def _incomplete(view: View, answer: Overview, problem: Change) -> str:
    row = problem.values["row"]
    gap = ", ".join(text for text in (figures.gap(view, row), figures.covers(view, row)) if text)
    return view.say(overview_words.P_INCOMPLETE, kpi=_label(view, problem.kpi), gap=gap)


def _windows(view: View, answer: Overview, problem: Change) -> str:
    window = figures.lower(figures.unlike_windows(view, problem.values["row"]))
    return view.say(overview_words.P_WINDOWS, kpi=_label(view, problem.kpi), window=window)


def _absent(view: View, answer: Overview, problem: Change) -> str:
    return view.say(overview_words.P_ABSENT, kpi=_label(view, problem.kpi), reason=view.say(words.MISSING))


def _corrected(view: View, answer: Overview, problem: Change) -> str:
    subject = SUBJECTS[problem.values["subject"]][0 if view.language == "vi" else 1]
    if not problem.values["reason"]:
        return view.say(overview_words.P_CORRECTED_BARE, subject=subject)
    return view.say(overview_words.P_CORRECTED, subject=subject, reason=shown(problem.values["reason"]))


def _last_year(view: View, answer: Overview, problem: Change) -> str:
    name = period_words(view, problem.values["period"])
    gap = figures.gap(view, problem.values["row"])
    return view.say(overview_words.P_LAST_YEAR, period=name[:1].upper() + name[1:], gap=gap)


def _small(view: View, answer: Overview, problem: Change) -> str:
    return view.say(overview_words.P_SMALL, count=problem.values["count"], what=_whom(view, answer))


def _partial(view: View, answer: Overview, problem: Change) -> str:
    return view.say(overview_words.P_PARTIAL, count=problem.values["count"], what=_whom(view, answer))


def _identity(view: View, answer: Overview, problem: Change) -> str:
    """Whose sum does not add up, in the columns of the form, by how much, and in which cell the total stands."""
    (failure,) = with_cells(view.store, [problem.values["failure"]])
    if failure.unit:
        who = shown(failure.unit)
    else:
        who = view.name(failure.place) if answer.place != failure.place else view.name(failure.place, full=True)
    if failure.period != answer.period:
        who += f", {period_words(view, failure.period)}"
    cell = view.say(overview_words.P_CELL, cell=f"`{failure.total.cell}`") if failure.total.cell else ""
    unit = f"{NBSP}{MEASURES[failure.total.measure].counted}" if view.language == "vi" else ""
    return view.say(
        overview_words.P_IDENTITY,
        who=who,
        total=_column(view, failure.total.measure),
        parts=" + ".join(_column(view, p.measure) for p in failure.parts),
        gap=figures.count(view, abs(failure.difference)),
        unit=unit,
        cell=cell,
    )


def _column(view: View, measure: str) -> str:
    """A column of Biểu II.06a by its number, another measure by its label."""
    label = MEASURES[measure].label(view.language)
    return overview_words.COLUMNS.get(measure) or label[:1].lower() + label[1:]


def _label(view: View, kpi: str) -> str:
    return registry.kpi(kpi).label(view.language)


_SENTENCES = {
    "missing": _missing,
    "differs": _differs,
    "sources": _sources,
    "refused": _refused,
    "incomplete": _incomplete,
    "windows": _windows,
    "absent": _absent,
    "identity": _identity,
    "corrected": _corrected,
    "last_year": _last_year,
    "small": _small,
    "partial": _partial,
}
