"""What changed and what blocks a conclusion: codes and numbers of `metrics.overview` as sentences."""

from functools import partial

import streamlit as st

from charts.formats import NBSP, number
from charts.theme import STATUS_SIGNS
from data import periods
from data.places import NATION
from metrics import registry
from metrics.overview import Change, Overview
from pages import words
from pages.parts import figures
from pages.parts.asked import made
from pages.parts.badges import period_words
from pages.parts.figures import shown
from pages.parts.filters import PERIOD, PLACE
from pages.parts.links import page_of
from pages.parts.source import source_name
from pages.parts.view import LANGUAGE, View

COLOURS = {"good": "blue", "watch": "orange", "act": "red"}


def changes_list(view: View, answer: Overview) -> None:
    """Up to five sentences, each with its sign and a link to its numbers."""
    st.subheader(view.say(words.CHANGES), anchor=False)
    if not answer.changes:
        st.markdown(f":gray[{view.say(words.NO_CHANGES)}]")
    texts = made(
        view,
        "changes",
        (answer.place, answer.period),
        lambda: [_sentence(view, answer, change) for change in answer.changes],
    )
    for change, text in zip(answer.changes, texts):
        with st.container(horizontal=True, wrap=False, gap="small"):
            st.markdown(_sign(change.tone), width=22)
            st.markdown(text, width="stretch")
            st.page_link(
                page_of(change.kpi),
                label=view.say(words.SEE),
                icon=":material/arrow_forward:",
                query_params={PLACE: answer.place, PERIOD: answer.period, LANGUAGE: view.language},
            )


def _sign(tone: str | None) -> str:
    return f":{COLOURS[tone]}[{STATUS_SIGNS[tone]}]" if tone in COLOURS else ":gray[○]"


def _sentence(view: View, answer: Overview, change: Change) -> str:
    v, say = change.values, view.say
    plain = partial(figures.plain, view, kpi=change.kpi)
    absolute = partial(_size, view, change.kpi)
    before = period_words(view, periods.shift(answer.period, -1))
    match change.code:
        case "rate_alone":
            reported = say(words.OF_REPORTED, coverage=v["coverage"]) if not v["complete"] else ""
            return say(words.RATE_ALONE, value=plain(v["value"]), partial=reported, before=before)
        case "rate":
            verb = say(words.ROSE if v["change"] > 0 else words.FELL if v["change"] < 0 else words.STAYED)
            text = (
                say(words.RATE, verb=verb, change=absolute(v["change"]), before=before)
                if v["change"]
                else say(words.RATE_SAME, value=plain(v["value"]), before=before)
            )
            return text + _lead(view, answer, v)
        case "overdue":
            text = say(words.OVERDUE, value=plain(v["value"]))
            if figures.known(v["change"]) and v["change"]:
                verb = say(words.ROSE if v["change"] > 0 else words.FELL)
                text += say(words.OVERDUE_CHANGE, verb=verb, change=absolute(v["change"]))
            if "share" in v:
                text += say(
                    words.OVERDUE_PART,
                    share=_percent(view, v["share"]),
                    name=part_name(view, answer, v["part"]),
                )
            return text + "."
        case "online":
            text = say(words.ONLINE, value=plain(v["value"]))
            text += say(words.HIGHEST) if v["highest"] else ""
            if v["gap"] is not None:
                text += say(words.SHORT if v["gap"] < 0 else words.REACHED, gap=absolute(v["gap"]))
            return text + "."
        case "below":
            what = say(words.PROVINCES if answer.place == NATION else words.UNITS)
            sentence = words.BELOW if v["below"] else words.NONE_BELOW
            return say(
                sentence, below=v["below"], count=v["count"], what=what, target=_target(view, v["target"])
            )
        case "hotline":
            return say(
                words.HOTLINE_SAID,
                resolved=figures.count(view, v["resolved"]),
                received=figures.count(view, v["received"]),
                value=plain(v["value"]),
            )
    raise KeyError(change.code)


def _size(view: View, kpi: str, value: float) -> str:
    """How large a difference is, without its sign: "0,31 điểm %"."""
    return figures.difference(view, abs(value), kpi).lstrip("+")


def _lead(view: View, answer: Overview, v: dict) -> str:
    if "part" not in v:
        return "."
    name, late = part_name(view, answer, v["part"]), figures.count(view, v["late"])
    if v["share"] is None:
        return view.say(words.LED_MOST, name=name, late=late)
    direction = view.say(words.RISE if v["change"] > 0 else words.FALL)
    return view.say(
        words.LED_SHARE, share=_percent(view, v["share"]), direction=direction, name=name, late=late
    )


def part_name(view: View, answer: Overview, at: int) -> str:
    """The office or province in a row of the parts, in the reader's language."""
    return shown(str(answer.parts.loc[at, "name" if view.language == "vi" else "name_en"]))


def _percent(view: View, share: float) -> str:
    return number(share * 100, 0, view.language) + (f"{NBSP}%" if view.language == "vi" else "%")


def _target(view: View, value: float) -> str:
    return number(value, 2, view.language, trim=True) + (f"{NBSP}%" if view.language == "vi" else "%")


def problems_list(view: View, answer: Overview) -> None:
    """What has to be settled before a conclusion is drawn."""
    st.subheader(view.say(words.PROBLEMS), anchor=False)
    if not answer.problems:
        st.markdown(f":blue-badge[▲{NBSP}{view.say(words.CLEAN_BADGE)}] {view.say(words.CLEAN)}")
    said = made(
        view,
        "problems",
        (answer.place, answer.period),
        lambda: [(_tag(view, each), _problem(view, answer, each)) for each in answer.problems],
    )
    for tag, text in said:
        with st.container(horizontal=True, wrap=False, gap="small"):
            st.markdown(tag, width=92)
            st.markdown(text, width="stretch")


def _tag(view: View, problem: Change) -> str:
    colour, sign = COLOURS.get(problem.tone, "gray"), STATUS_SIGNS.get(problem.tone, "○")
    return f":{colour}-badge[{sign}{NBSP}{view.say(words.PROBLEM_TAGS[problem.code])}]"


def _problem(view: View, answer: Overview, problem: Change) -> str:
    v = problem.values
    what = view.say(words.PROVINCES if answer.place == NATION else words.UNITS)
    match problem.code:
        case "missing":
            names = [view.name(n) if answer.place == NATION else shown(n) for n in v["names"]]
            listed = ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
            return view.say(
                words.P_MISSING,
                count=len(names),
                what=what,
                period=period_words(view, answer.period),
                names=listed,
            )
        case "differs":
            return view.say(
                words.P_DIFFERS,
                kpi=_label(view, problem.kpi),
                value=figures.plain(view, v["value"], problem.kpi),
                reported=figures.plain(view, v["reported"], problem.kpi),
            )
        case "sources":
            return view.say(
                words.P_SOURCES,
                kpi=_label(view, problem.kpi),
                value=figures.plain(view, v["value"], problem.kpi),
                source=shown(source_name(view, v["source"])),
                other=figures.plain(view, v["other"], problem.kpi),
            )
        case "refused":
            reason = figures.reason_words(view, v["reason"], problem.kpi)
            return view.say(words.P_REFUSED, kpi=_label(view, problem.kpi), reason=reason)
        case "incomplete":
            return view.say(
                words.P_INCOMPLETE, kpi=_label(view, problem.kpi), gap=figures.gap(view, v["row"])
            )
        case "absent":
            return view.say(words.P_ABSENT, kpi=_label(view, problem.kpi), reason=view.say(words.MISSING))
        case "small":
            return view.say(words.P_SMALL, count=v["count"], what=what)
        case "partial":
            return view.say(words.P_PARTIAL, count=v["count"], what=what)
    raise KeyError(problem.code)


def _label(view: View, kpi: str) -> str:
    return registry.kpi(kpi).label(view.language)
