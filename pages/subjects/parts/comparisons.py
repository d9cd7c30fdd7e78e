"""The figure of a period against the month before, a year ago, year to date and twelve months."""

import streamlit as st

from charts.formats import NBSP, change_text, number, value_text
from data import periods
from metrics import registry
from metrics.answers.comparisons import Against, comparisons
from metrics.answers.standing import Standing
from metrics.answers.subject import line, standing
from pages import words
from pages.parts import figures
from pages.parts import words as parts_words
from pages.parts.answers import ask
from pages.parts.filters import Scope
from pages.parts.source_links import source_button
from pages.parts.view import View
from pages.subjects import words as subjects_words
from pages.subjects.parts.names import kpi_name, short_period

TONES = {"good": ("blue", "▲", subjects_words.BETTER), "act": ("red", "▼", subjects_words.WORSE)}


def strip(view: View, scope: Scope, kpi: str) -> None:
    """The figure of the period, then against the period before, a year ago, year to date, twelve months."""
    question, part = (kpi, scope.place, scope.period, view.today), (scope.unit, scope.level, scope.boundaries)
    rows = ask(view, line, (kpi,), *question[1:], 1, scope.part)
    compared = ask(view, comparisons, *question, *part)
    if rows.empty or not (compared or scope.is_range):
        return
    if compared and compared[0].code == "previous" and periods.parse_period(scope.period).grain == "year":
        compared = [
            comparison for comparison in compared if comparison.code != "last_year"
        ]  # the year before is the period before
    row = rows.iloc[-1].to_dict()
    place = ask(view, standing, *question, *part)
    if view.is_narrow:
        with st.container(border=True, gap="xsmall"):
            st.markdown(
                f"{kpi_name(view, kpi)}, {short_period(view, scope.period)}: **{figures.figure(view, row)}** "
                + " ".join(_standing(view, row))
                + f" {_rank(view, place)}"
            )
            for comparison in compared:
                st.markdown(against(view, kpi, comparison, _title(view, comparison)))
            if scope.is_range:
                st.markdown(f":small[:gray[{view.say(words.RANGE_NO_LINE)}]]")
        return
    with st.grid(1 + len(compared), min_column_width=200):
        with st.container(border=True, height="stretch", gap="xsmall"):
            st.metric(f"{kpi_name(view, kpi)}, {short_period(view, scope.period)}", figures.figure(view, row))
            st.markdown(" ".join(_standing(view, row)))
            with st.container(
                horizontal=True,
                vertical_alignment="center",
                gap="xxsmall",
                wrap=False,
                horizontal_alignment="distribute",
            ):
                st.markdown(_rank(view, place), width="stretch")
                if not scope.level:
                    source_button(view, row, f"strip_{kpi}")
        for comparison in compared:
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.metric(_title(view, comparison), _main(view, kpi, comparison))
                st.markdown(f"{_tone(view, kpi, comparison)} :small[:gray[{_beside(view, kpi, comparison)}]]")
    st.markdown(f":small[:gray[{view.say(words.RANGE_NO_LINE if scope.is_range else subjects_words.STRIP_NOTE)}]]")


def against(view: View, kpi: str, comparison: Against, title: str) -> str:
    """A comparison in one line: the change, whether it is for the better, and what was compared."""
    main, tone = _main(view, kpi, comparison), _tone(view, kpi, comparison)
    return f"{title}: **{main}** {tone} :small[:gray[{_beside(view, kpi, comparison)}]]"


def _standing(view: View, row: dict) -> list[str]:
    """Status and target of the figure; why there is none, or what is missing of it."""
    if reason := figures.why(view, row):
        return [f":small[:gray[{figures.sentence(reason)}]]"]
    texts = [figures.badge(view, row.get("status"))]
    if figures.is_partial(row):
        texts = [f":gray-badge[▨{NBSP}{figures.short_gap(view, row)}]", figures.short_covers(view, row)]
    texts += [figures.unlike_windows(view, row), figures.target(view, row)]
    return [text for text in texts if text]


def _rank(view: View, place: Standing | None) -> str:
    """`Hạng 24/30, ▲ lên 2`; "" where nothing is ranked."""
    if place is None:
        return ""
    climbed, step = place.climbed, ""
    if climbed is not None:
        step = (
            view.say(subjects_words.SAME)
            if not climbed
            else view.say(subjects_words.UP if climbed > 0 else subjects_words.DOWN, steps=abs(climbed))
        )
        step += "" if place.same else view.say(subjects_words.AMONG, both=place.both)
    rank = view.say(subjects_words.RANK, rank=place.rank, of=place.of)
    return f":small[:gray[{rank}{', ' + step if step else ''}]]"


def _title(view: View, comparison: Against) -> str:
    """What a comparison is with."""
    if comparison.code == "ytd":
        year, month = comparison.label[:4], int(comparison.label[5:7])
        return view.say(subjects_words.YEAR_TO_DATE, months=month, year=year)
    if comparison.code == "rolling":
        return view.say(subjects_words.TWELVE, period=short_period(view, comparison.label))
    sentence = subjects_words.AGAINST_PREVIOUS if comparison.code == "previous" else subjects_words.AGAINST_LAST_YEAR
    return view.say(sentence, period=short_period(view, comparison.before_label))


def _main(view: View, kpi: str, comparison: Against) -> str:
    """The change of a period; the figure itself of year to date and twelve months."""
    unit = registry.kpi(kpi).unit
    if comparison.code in ("ytd", "rolling"):
        return value_text(comparison.value, unit, view.language, comparison.qualifier)
    return change_text(comparison.change, unit, view.language)


def _tone(view: View, kpi: str, comparison: Against) -> str:
    """Better or worse by what the KPI means, with sign and word; the change where it is not said above."""
    text = ""
    if comparison.code in ("ytd", "rolling") and comparison.change is not None:
        text = change_text(comparison.change, registry.kpi(kpi).unit, view.language)
    if comparison.percent is not None:
        share = _per_cent(view, comparison.percent)
        text = view.say(subjects_words.PER_CENT, change=text, percent=share) if text else share
    tone = None if comparison.caution else figures.meaning_of(comparison.change, kpi)
    if tone is None:
        return text
    colour, sign, word = TONES[tone]
    return f":{colour}-badge[{sign}{NBSP}{f'{text} · ' if text else ''}{view.say(word)}]"


def _per_cent(view: View, percent: float) -> str:
    """A change in per cent, one decimal and its sign: never "điểm %"."""
    size, space = number(abs(percent), 1, view.language), NBSP if view.language == "vi" else ""
    sign = "" if size in ("0,0", "0.0") else "+" if percent > 0 else "−"
    return f"{sign}{size}{space}%"


def _beside(view: View, kpi: str, comparison: Against) -> str:
    """The earlier figure, what of the two is compared, or why nothing is."""
    unit, texts = registry.kpi(kpi).unit, []
    if comparison.code == "ytd" and comparison.value is not None and comparison.coverage:
        what = figures.covered_words(view, {"coverage_of": comparison.coverage_of, "place": comparison.place})
        texts.append(view.say(subjects_words.ONLY_SO_FAR, coverage=comparison.coverage, what=what))
    if comparison.like_for_like is not None:
        value, before = (
            value_text(v, unit, view.language)
            for v in (comparison.like_for_like.value, comparison.like_for_like.before)
        )
        like_for_like = view.say(
            subjects_words.ALIKE[comparison.like_for_like.kind],
            count=comparison.like_for_like.count,
            of=comparison.like_for_like.of,
            value=value,
            before=before,
        )
        return "; ".join([*texts, like_for_like])
    if comparison.before is not None:
        value = value_text(comparison.before, unit, view.language, comparison.before_qualifier)
        value += "" if comparison.before_complete else f"{NBSP}▨"
        sentence = {"ytd": subjects_words.YEAR_AGO_WAS, "rolling": subjects_words.TWELVE_BEFORE}.get(comparison.code)
        texts.append(
            view.say(sentence, value=value)
            if sentence
            else view.say(subjects_words.BEFORE_WAS, period=short_period(view, comparison.before_label), value=value)
        )
    if comparison.caution:
        texts.append(view.say(parts_words.UNCOMPARED[comparison.caution]))
    if comparison.reason:
        is_rolling = comparison.code == "rolling" and comparison.reason == "no_before"
        texts.append(_reason(view, kpi, "rolling" if is_rolling else comparison.reason))
    return "; ".join(texts)


def _reason(view: View, kpi: str, reason: str) -> str:
    code, *rest = reason.split("|")
    if code == "rolling_short":
        return view.say(subjects_words.SHORT, count=rest[0])
    if code == "windows_open":
        return view.say(subjects_words.OPEN_WINDOWS)
    if code in parts_words.UNCOMPARED:
        return view.say(parts_words.NOT_COMPARED, reason=view.say(parts_words.UNCOMPARED[code]))
    if code in subjects_words.NO_CHANGE:
        return view.say(subjects_words.NO_CHANGE[code])
    if code in words.STATES:
        word = view.say(words.STATES[code])
        return word[:1].lower() + word[1:]
    return figures.reason_words(view, reason, kpi)
