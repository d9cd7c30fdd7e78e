"""What changed and what blocks a conclusion: codes and numbers of `metrics.answers.overview` as sentences."""

from functools import partial

import streamlit as st

from charts.formats import NBSP, number
from charts.theme import STATUS_SIGNS
from data import periods
from data.measures import MEASURES, SUBJECTS
from data.places import NATION
from metrics import registry
from metrics.answers.agreement import Failure, with_cells
from metrics.answers.changes import NEAR
from metrics.answers.summary import Change, Overview
from pages import words
from pages.overview import words as overview_words
from pages.parts import figures
from pages.parts.answers import made
from pages.parts.badges import period_words
from pages.parts.figures import shown
from pages.parts.filters import PERIOD, PLACE, UNIT
from pages.parts.links import page_at, path_of
from pages.parts.source import open_source
from pages.parts.source_names import source_name
from pages.parts.view import LANGUAGE, View

COLOURS = {"good": "blue", "watch": "orange", "act": "red"}


MOST_PROBLEMS = 5


def changes_list(view: View, answer: Overview) -> None:
    """Up to five sentences, each with its sign and a link to its numbers."""
    st.subheader(view.say(words.CHANGES), anchor=False)
    if not answer.changes:
        st.markdown(f":gray[{view.say(words.NO_CHANGES)}]")
    said = made(
        view,
        "changes",
        _question(answer),
        lambda: [(_sign(c.tone), sentence_of(view, answer, c), where_of(view, answer, c)) for c in answer.changes],
    )
    for sign, text, where in said:
        with st.container(horizontal=True, wrap=False, gap="small"):
            st.markdown(sign, width=22)
            st.markdown(text, width="stretch")
            _see(view, *where)


def _question(answer: Overview) -> tuple:
    """What texts of an overview depend on besides the view; places of other boundaries have other numbers."""
    return answer.place, answer.period, answer.boundaries


def _see(view: View, path: str, question: dict) -> None:
    """The link at the end of a row."""
    st.page_link(
        page_at(path), label=view.say(overview_words.SEE), icon=":material/arrow_forward:", query_params=question
    )


def where_of(view: View, answer: Overview, change: Change) -> tuple[str, dict]:
    """The screen (url path) that shows a sentence's numbers, and the question it opens with."""
    here = {PLACE: answer.place, PERIOD: answer.period, LANGUAGE: view.language}
    if change.code == "rank":
        return "so-sanh", here | {"chi-tieu": change.kpi}
    if change.code == "unusual_part":
        part = answer.parts.loc[change.values["part"]]
        return ("ho-so", here | {UNIT: part["unit"]}) if part["unit"] else ("tong-quan", here | {PLACE: part["place"]})
    return path_of(change.kpi), here


def _sign(tone: str | None) -> str:
    return f":{COLOURS[tone]}[{STATUS_SIGNS[tone]}]" if tone in COLOURS else ":gray[○]"


def sentence_of(view: View, answer: Overview, change: Change) -> str:
    """What changed, in one sentence with markup; paper and the wall take the markup away."""
    v, say = change.values, view.say
    plain = partial(figures.plain, view, kpi=change.kpi)
    absolute = partial(_size, view, change.kpi)
    before = period_words(view, periods.shift(answer.period, -1))
    match change.code:
        case "rate_alone":
            return say(overview_words.RATE_ALONE, value=plain(v["value"]), partial=_partial(view, v), before=before)
        case "rate":
            verb = say(
                overview_words.ROSE
                if v["change"] > 0
                else overview_words.FELL
                if v["change"] < 0
                else overview_words.STAYED
            )
            text = (
                say(overview_words.RATE, verb=verb, change=absolute(v["change"]), before=before)
                if registry.kpi(change.kpi).is_seen(v["change"])
                else say(overview_words.RATE_SAME, value=plain(v["value"]), before=before)
            )
            return text + _lead(view, answer, v)
        case "overdue":
            text = say(overview_words.OVERDUE, value=plain(v["value"])) + _partial(view, v)
            if figures.known(v["change"]) and v["change"]:
                verb = say(overview_words.ROSE if v["change"] > 0 else overview_words.FELL)
                text += say(overview_words.OVERDUE_CHANGE, verb=verb, change=absolute(v["change"]))
            return text + _overdue_where(view, answer, v) + "."
        case "online":
            text = say(overview_words.ONLINE, value=plain(v["value"])) + _partial(view, v)
            text += say(overview_words.HIGHEST) if v["highest"] else ""
            if v["gap"] is not None:
                text += say(overview_words.SHORT if v["gap"] < 0 else overview_words.REACHED, gap=absolute(v["gap"]))
            return text + "."
        case "below":
            what = say(overview_words.PROVINCES if answer.place == NATION else overview_words.UNITS)
            sentence = overview_words.BELOW if v["below"] else overview_words.NONE_BELOW
            return say(sentence, below=v["below"], count=v["count"], what=what, target=_target(view, v["target"]))
        case "hotline":
            return say(
                overview_words.HOTLINE_SENTENCE,
                resolved=figures.count(view, v["resolved"]),
                received=figures.count(view, v["received"]),
                value=plain(v["value"]),
            )
        case "levels":
            return _levels(view, v) + "."
        case "rank":
            text = say(overview_words.RANK, rank=v["rank"], count=v["count"])
            if v["before"] is not None:
                then = overview_words.RANK_BEFORE if v["same"] else overview_words.RANK_AMONG
                text += say(then, before=before, rank=v["before"], count=v["both"], both=v["both"], again=v["again"])
            return text + "."
        case "unusual" | "unusual_part":
            low, high, value = (plain(v[name]) for name in ("low", "high", "value"))
            if change.code == "unusual":
                name = registry.kpi(change.kpi).card_name(view.language)
                return say(overview_words.UNUSUAL, kpi=name, value=value, low=low, high=high) + "."
            name = part_name(view, answer, v["part"])
            text = say(overview_words.UNUSUAL_PART, name=name, value=value, low=low, high=high)
            return text + (say(overview_words.AND_MORE, count=v["more"]) if v["more"] else "") + "."
    raise KeyError(change.code)


def _partial(view: View, v: dict) -> str:
    """ " (mới đủ số liệu 30/34 nơi)": a figure that does not cover all expected says so."""
    if v["complete"]:
        return ""
    done, _, of = str(v["coverage"]).partition("/")
    if done == of:  # everybody reported something, not everything
        return f" ({view.say(words.GAP_UNKNOWN)})"
    return view.say(overview_words.OF_REPORTED, coverage=v["coverage"])


def _overdue_where(view: View, answer: Overview, v: dict) -> str:
    """At which level most of the stock lies, and at which office or province."""
    text = ""
    if "level" in v:
        level = view.say(overview_words.LEVEL_IN[v["level"]])
        text += view.say(overview_words.OVERDUE_LEVEL, share=_percent(view, v["level_share"]), level=level)
    if "part" not in v:
        return text
    name = part_name(view, answer, v["part"])
    if text:
        return text + view.say(overview_words.OVERDUE_MOST, name=name, count=figures.count(view, v["count"]))
    return view.say(overview_words.OVERDUE_PART, share=_percent(view, v["share"]), name=name)


def _levels(view: View, v: dict) -> str:
    """Communes against the province's own offices, and what became of the gap."""
    commune, province = (figures.plain(view, v[name], "on_time_rate") for name in ("commune", "province"))
    text = view.say(overview_words.LEVELS, commune=commune, province=province)
    wider = v.get("wider")
    if wider is None or abs(wider) < NEAR:
        return text + view.say(overview_words.GAP_IS, gap=_size(view, "on_time_rate", v["gap"]))
    sentence = overview_words.GAP_WIDER if wider > 0 else overview_words.GAP_NARROWER
    return text + view.say(sentence, by=_size(view, "on_time_rate", wider))


def _size(view: View, kpi: str, value: float) -> str:
    """How large a difference is, without its sign: "0,31 điểm %"."""
    return figures.difference(view, abs(value), kpi).lstrip("+")


def _lead(view: View, answer: Overview, v: dict) -> str:
    if "part" not in v:
        return "."
    name, late = part_name(view, answer, v["part"]), figures.count(view, v["late"])
    if v["share"] is None:
        return view.say(overview_words.LED_MOST, name=name, late=late)
    direction = view.say(overview_words.RISE if v["change"] > 0 else overview_words.FALL)
    return view.say(
        overview_words.LED_SHARE, share=_percent(view, v["share"]), direction=direction, name=name, late=late
    )


def part_name(view: View, answer: Overview, at: int) -> str:
    """The office or province in a row of the parts, in the reader's language."""
    return shown(str(answer.parts.loc[at, "name" if view.language == "vi" else "name_en"]))


def _percent(view: View, share: float) -> str:
    return number(share * 100, 0, view.language) + (f"{NBSP}%" if view.language == "vi" else "%")


def _target(view: View, value: float) -> str:
    return number(value, 2, view.language, trim=True) + (f"{NBSP}%" if view.language == "vi" else "%")


def problems_list(view: View, answer: Overview) -> None:
    """What has to be settled before a conclusion is drawn, each with a link to where it is settled."""
    st.subheader(view.say(words.PROBLEMS), anchor=False)
    if not answer.problems:
        st.markdown(f":blue-badge[▲{NBSP}{view.say(words.CLEAN_BADGE)}] {view.say(words.CLEAN)}")
    first = answer.problems[:MOST_PROBLEMS]
    said = made(
        view,
        "problems",
        _question(answer),
        lambda: [(_tag(view, p), problem_of(view, answer, p), number_of(answer, p)) for p in first],
    )
    for at, (tag, text, number) in enumerate(said):
        with st.container(horizontal=True, wrap=False, gap="small"):
            st.markdown(tag, width=92)
            st.markdown(text, width="stretch")
            if number:
                st.button(
                    view.say(overview_words.SEE),
                    icon=":material/arrow_forward:",
                    type="tertiary",
                    key=f"problem_{at}",
                    on_click=open_source,
                    args=number,
                )
            else:
                _see(view, *_quality(view, answer))
    if rest := len(answer.problems) - len(first):
        path, question = _quality(view, answer)
        label = view.say(overview_words.P_MORE, count=rest)
        st.page_link(page_at(path), label=label, icon=":material/arrow_forward:", query_params=question)


def _quality(view: View, answer: Overview) -> tuple[str, dict]:
    """The screen that follows who has reported and what does not agree."""
    return "chat-luong", {PLACE: answer.place, PERIOD: answer.period, LANGUAGE: view.language}


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
    colour, sign = COLOURS.get(problem.tone, "gray"), STATUS_SIGNS.get(problem.tone, "○")
    return f":{colour}-badge[{sign}{NBSP}{view.say(overview_words.PROBLEM_TAGS[problem.code])}]"


def problem_of(view: View, answer: Overview, problem: Change) -> str:
    """What blocks a conclusion, in one sentence with markup."""
    v = problem.values
    what = view.say(overview_words.PROVINCES if answer.place == NATION else overview_words.UNITS)
    match problem.code:
        case "missing":
            names = [view.name(n) if answer.place == NATION else shown(n) for n in v["names"]]
            listed = ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
            return view.say(
                overview_words.P_MISSING,
                count=len(names),
                what=what,
                period=period_words(view, answer.period),
                names=listed,
            )
        case "differs":
            return view.say(
                overview_words.P_DIFFERS,
                kpi=_label(view, problem.kpi),
                value=figures.plain(view, v["value"], problem.kpi),
                reported=figures.plain(view, v["reported"], problem.kpi),
            )
        case "sources":
            return view.say(
                overview_words.P_SOURCES,
                kpi=_label(view, problem.kpi),
                value=figures.plain(view, v["value"], problem.kpi),
                source=shown(source_name(view, v["source"])),
                other=figures.plain(view, v["other"], problem.kpi),
            )
        case "refused":
            reason = figures.reason_words(view, v["reason"], problem.kpi)
            return view.say(overview_words.P_REFUSED, kpi=_label(view, problem.kpi), reason=reason)
        case "incomplete":
            return view.say(overview_words.P_INCOMPLETE, kpi=_label(view, problem.kpi), gap=figures.gap(view, v["row"]))
        case "absent":
            return view.say(overview_words.P_ABSENT, kpi=_label(view, problem.kpi), reason=view.say(words.MISSING))
        case "identity":
            return _identity(view, answer, v["failure"])
        case "corrected":
            subject = SUBJECTS[v["subject"]][0 if view.language == "vi" else 1]
            if not v["reason"]:
                return view.say(overview_words.P_CORRECTED_BARE, subject=subject)
            return view.say(overview_words.P_CORRECTED, subject=subject, reason=shown(v["reason"]))
        case "last_year":
            name = period_words(view, v["period"])
            name = name[:1].upper() + name[1:]
            return view.say(overview_words.P_LAST_YEAR, period=name, gap=figures.gap(view, v["row"]))
        case "small":
            return view.say(overview_words.P_SMALL, count=v["count"], what=what)
        case "partial":
            return view.say(overview_words.P_PARTIAL, count=v["count"], what=what)
    raise KeyError(problem.code)


def _identity(view: View, answer: Overview, failure: Failure) -> str:
    """Whose sum does not add up, in the columns of the form, by how much, and in which cell the total stands."""
    (found,) = with_cells(view.store, [failure])
    if found.unit:
        who = shown(found.unit)
    else:
        who = view.name(found.place) if answer.place != found.place else view.name(found.place, full=True)
    if found.period != answer.period:
        who += f", {period_words(view, found.period)}"
    cell = view.say(overview_words.P_CELL, cell=f"`{found.total.cell}`") if found.total.cell else ""
    unit = f"{NBSP}{MEASURES[found.total.measure].counted}" if view.language == "vi" else ""
    return view.say(
        overview_words.P_IDENTITY,
        who=who,
        total=_column(view, found.total.measure),
        parts=" + ".join(_column(view, p.measure) for p in found.parts),
        gap=figures.count(view, abs(found.difference)),
        unit=unit,
        cell=cell,
    )


def _column(view: View, measure: str) -> str:
    """A column of Biểu II.06a by its number, another measure by its label."""
    label = MEASURES[measure].label(view.language)
    return overview_words.COLUMNS.get(measure) or label[:1].lower() + label[1:]


def _label(view: View, kpi: str) -> str:
    return registry.kpi(kpi).label(view.language)
