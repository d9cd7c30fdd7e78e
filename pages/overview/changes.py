"""What changed, as sentences: codes and numbers of `metrics.answers.changes` in the reader's language."""

import streamlit as st

from charts.formats import NBSP, number
from charts.theme import STATUS_SIGNS
from data import periods
from data.places import NATION
from metrics import registry
from metrics.answers.changes import NEAR
from metrics.answers.summary import Change, Overview
from pages import words
from pages.overview import words as overview_words
from pages.overview.links import see_link, texts_key
from pages.parts import figures
from pages.parts.answers import made
from pages.parts.badges import period_words
from pages.parts.figures import shown
from pages.parts.links import path_of
from pages.parts.parameters import BOUNDARIES, PERIOD, PLACE, UNIT
from pages.parts.view import View


def changes_list(view: View, answer: Overview) -> None:
    """Up to five sentences, each with its sign and a link to its numbers."""
    st.subheader(view.say(words.CHANGES), anchor=False)
    if not answer.changes:
        st.markdown(f":gray[{view.say(words.NO_CHANGES)}]")
    lines = made(
        view,
        "changes",
        texts_key(answer),
        lambda: [(_sign(c.tone), sentence_of(view, answer, c), where_of(view, answer, c)) for c in answer.changes],
    )
    for sign, text, where in lines:
        with st.container(horizontal=True, wrap=False, gap="small"):
            st.markdown(sign, width=22)
            st.markdown(text, width="stretch")
            see_link(view, *where)


def where_of(view: View, answer: Overview, change: Change) -> tuple[str, dict]:
    """The screen (url path) that shows a sentence's numbers, and the question it opens with."""
    here = {PLACE: answer.place, PERIOD: answer.period, BOUNDARIES: answer.boundaries, **view.in_url}
    if change.code == "rank":
        return "so-sanh", here | {"chi-tieu": change.kpi}
    if change.code == "unusual_part":
        part = answer.parts.loc[change.values["part"]]
        return ("ho-so", here | {UNIT: part["unit"]}) if part["unit"] else ("tong-quan", here | {PLACE: part["place"]})
    return path_of(change.kpi), here


def _sign(tone: str | None) -> str:
    return f":{figures.COLOURS[tone]}[{STATUS_SIGNS[tone]}]" if tone in figures.COLOURS else ":gray[○]"


def sentence_of(view: View, answer: Overview, change: Change) -> str:
    """What changed, in one sentence with markup; paper and the wall take the markup away. KeyError: no such code."""
    return _SENTENCES[change.code](view, answer, change)


def _before(view: View, answer: Overview) -> str:
    """The period before, in words."""
    return period_words(view, periods.shift(answer.period, -1))


def _rate_alone(view: View, answer: Overview, change: Change) -> str:
    row = answer.row(change.kpi)
    value, partial = figures.figure(view, row), _partial(view, row)
    if periods.parse_period(answer.period).grain == "total":  # nothing stands before months chosen freely
        return view.say(overview_words.RATE_OF_RANGE, value=value, partial=partial)
    reason = f" ({text})" if (text := figures.caution(view, row)) else ""
    before = _before(view, answer)
    return view.say(overview_words.RATE_ALONE, value=value, partial=partial, before=before, reason=reason)


def _rate(view: View, answer: Overview, change: Change) -> str:
    v, before = change.values, _before(view, answer)
    if registry.kpi(change.kpi).is_seen(v["change"]):
        size = _size(view, change.kpi, v["change"])
        text = view.say(overview_words.RATE, verb=_verb(view, v["change"]), change=size, before=before)
    else:
        text = view.say(overview_words.RATE_SAME, value=figures.plain(view, v["value"], change.kpi), before=before)
    return text + _lead(view, answer, v)


def _verb(view: View, change: float) -> str:
    return view.say(overview_words.ROSE if change > 0 else overview_words.FELL)


def _overdue(view: View, answer: Overview, change: Change) -> str:
    v, row = change.values, answer.row(change.kpi)
    text = view.say(overview_words.OVERDUE, value=figures.figure(view, row)) + _partial(view, row)
    if figures.known(v["change"]) and v["change"]:
        size = _size(view, change.kpi, v["change"])
        text += view.say(overview_words.OVERDUE_CHANGE, verb=_verb(view, v["change"]), change=size)
    return text + _overdue_where(view, answer, v) + "."


def _online(view: View, answer: Overview, change: Change) -> str:
    v, row = change.values, answer.row(change.kpi)
    text = view.say(overview_words.ONLINE, value=figures.figure(view, row)) + _partial(view, row)
    text += view.say(overview_words.HIGHEST) if v["highest"] else ""
    if v["gap"] is not None:
        sentence = overview_words.SHORT if v["gap"] < 0 else overview_words.REACHED
        aim = view.say(overview_words.PRESET_IN if row["target_preset"] else overview_words.TARGET_IN)
        text += view.say(sentence, gap=_size(view, change.kpi, v["gap"]), aim=aim)
    return text + "."


def _below(view: View, answer: Overview, change: Change) -> str:
    v = change.values
    what = _parts_word(view, answer)
    sentence = overview_words.BELOW if v["below"] else overview_words.NONE_BELOW
    return view.say(sentence, below=v["below"], count=v["count"], what=what, target=_target(view, v["target"]))


def _hotline(view: View, answer: Overview, change: Change) -> str:
    v, row = change.values, answer.row(change.kpi)
    return view.say(
        overview_words.HOTLINE_SENTENCE,
        resolved=figures.count(view, v["resolved"]),
        received=figures.count(view, v["received"]),
        value=figures.figure(view, row),
        partial=_partial(view, row),
    )


def _rank(view: View, answer: Overview, change: Change) -> str:
    v = change.values
    text = view.say(overview_words.RANK, rank=v["rank"], count=v["count"])
    if v["before"] is not None:
        then = overview_words.RANK_BEFORE if v["same"] else overview_words.RANK_AMONG
        before = _before(view, answer)
        text += view.say(then, before=before, rank=v["before"], count=v["both"], both=v["both"], again=v["again"])
    return text + "."


def _unusual(view: View, answer: Overview, change: Change) -> str:
    name = registry.kpi(change.kpi).card_name(view.language)
    return view.say(overview_words.UNUSUAL, kpi=name, **_limits(view, change)) + _tet(view, change) + "."


def _unusual_part(view: View, answer: Overview, change: Change) -> str:
    name, more = part_name(view, answer, change.values["part"]), change.values["more"]
    text = view.say(overview_words.UNUSUAL_PART, name=name, **_limits(view, change)) + _tet(view, change)
    return text + (view.say(overview_words.AND_MORE, count=more) if more else "") + "."


def _tet(view: View, change: Change) -> str:
    """That the month is the one of Tết, when many offices are closed for a week."""
    return view.say(overview_words.IN_TET) if change.values["tet"] else ""


def _limits(view: View, change: Change) -> dict[str, str]:
    """A value and what is usual for it."""
    return {name: figures.plain(view, change.values[name], change.kpi) for name in ("value", "low", "high")}


def _partial(view: View, row: dict) -> str:
    """ " (mới đủ số liệu 2/3 nơi, tính trên 200 trong 500 hồ sơ …)", or both windows of a ratio of unlike ones."""
    texts = []
    if figures.is_partial(row):
        done, _, of = str(row["coverage"]).partition("/")
        is_unknown = done == of  # everybody reported something, not everything
        texts = [
            view.say(words.GAP_UNKNOWN)
            if is_unknown
            else view.say(overview_words.OF_REPORTED, coverage=row["coverage"]),
            figures.covers(view, row),
        ]
    texts = [text for text in [*texts, figures.lower(figures.unlike_windows(view, row))] if text]
    return f" ({', '.join(texts)})" if texts else ""


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


def _levels(view: View, answer: Overview, change: Change) -> str:
    """Communes against the province's own offices, and what became of the gap."""
    v = change.values
    commune, province = (figures.plain(view, v[name], "on_time_rate") for name in ("commune", "province"))
    text = view.say(overview_words.LEVELS, commune=commune, province=province)
    wider = v.get("wider")
    if wider is None or abs(wider) < NEAR:
        return text + view.say(overview_words.GAP_IS, gap=_size(view, "on_time_rate", v["gap"])) + "."
    sentence = overview_words.GAP_WIDER if wider > 0 else overview_words.GAP_NARROWER
    return text + view.say(sentence, by=_size(view, "on_time_rate", wider)) + "."


def _size(view: View, kpi: str, value: float) -> str:
    """How large a difference is, without its sign: "0,31 điểm %"."""
    return figures.difference(view, abs(value), kpi).lstrip("+")


def _lead(view: View, answer: Overview, v: dict) -> str:
    """What moved the rate: the mix of dossiers, or the parts whose own rate went that way and the foremost of them."""
    what, is_up = _parts_word(view, answer), v["change"] > 0
    if "mix" in v:
        mix, own = (figures.difference(view, v[name], "on_time_rate") for name in ("mix", "own"))
        return view.say(overview_words.LED_MIX, what=what, mix=mix, own=own)
    if "part" not in v:
        return "."
    name, late = part_name(view, answer, v["part"]), figures.count(view, v["late"])
    moved = figures.difference(view, v["moved"], "on_time_rate")
    if v["share"] == 1:
        direction = view.say(overview_words.ROSE_ALONE if is_up else overview_words.FELL_ALONE)
        return view.say(overview_words.LED_ALONE, name=name, direction=direction, moved=moved, late=late)
    direction, share = view.say(overview_words.RISEN if is_up else overview_words.FALLEN), _percent(view, v["share"])
    return view.say(
        overview_words.LED_SHARE, what=what, direction=direction, moved=moved, name=name, share=share, late=late
    )


def _parts_word(view: View, answer: Overview) -> str:
    return view.say(overview_words.PROVINCES if answer.place == NATION else overview_words.UNITS)


def part_name(view: View, answer: Overview, row: int) -> str:
    """The office or province in a row of the parts, in the reader's language."""
    return shown(str(answer.parts.loc[row, "name" if view.language == "vi" else "name_en"]))


def _percent(view: View, share: float) -> str:
    return number(share * 100, 0, view.language) + (f"{NBSP}%" if view.language == "vi" else "%")


def _target(view: View, value: float) -> str:
    return number(value, 2, view.language, trim=True) + (f"{NBSP}%" if view.language == "vi" else "%")


_SENTENCES = {
    "rate_alone": _rate_alone,
    "rate": _rate,
    "overdue": _overdue,
    "online": _online,
    "below": _below,
    "hotline": _hotline,
    "levels": _levels,
    "rank": _rank,
    "unusual": _unusual,
    "unusual_part": _unusual_part,
}
