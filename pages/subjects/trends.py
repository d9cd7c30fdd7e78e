"""What every subject screen is made of: comparisons, a line with its marks, small multiples, parts and their table.

A screen calls `title_row` (or `filters.header`), then the parts in the order a leader asks: `strip` (against the
month before, a year ago, year to date, twelve months), `line_card` (one KPI through time), `parts_section`
(by unit, level, field …; a name opens it, a figure its source) and `multiples_section` (drawn when opened).
"""

from datetime import datetime

import streamlit as st

from charts.formats import NBSP, change_text, number, value_text
from charts.multiples import multiples as small_multiples
from charts.multiples import span_of
from data import periods
from data.places import NATION
from metrics import registry
from metrics.answers.control import LEAST_POINTS, Control
from metrics.answers.standing import Standing
from metrics.answers.subject import Against, comparisons, controlled, line, multiples, notes_on, standing, units_of
from pages import words
from pages.subjects import words as subjects_words

pass
from pages.parts import figures, plots
from pages.parts.answers import ask, draw
from pages.parts.downloads import noted, take
from pages.parts.filters import PLACE, Scope, searchable
from pages.parts.source import source_button
from pages.parts.view import View

LINE = 25
MULTIPLES = 13
TONES = {"good": ("blue", "▲", subjects_words.BETTER), "act": ("red", "▼", subjects_words.WORSE)}


# -- whose ---------------------------------------------------------------------------------------------


def go(**where: str) -> None:
    """Change the URL of this screen (for `on_click`): noi, don_vi, cap …; an empty value takes one away."""
    for name, value in where.items():
        name = name.replace("_", "-")
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)
        if name == PLACE:
            st.session_state[PLACE] = value


def unit_bar(view: View, scope: Scope, kpi: str):
    """Open one office of the place, or go back from it; nothing where the place reports by no office.

    Returns the container left of it, for what else stands in that row.
    """
    units = ask(view, units_of, kpi, scope.place, scope.period, view.today, scope.level)
    if not units:
        return st.container()
    widget = f"unit_of_{scope.place}"
    st.session_state[widget] = scope.unit or None
    bar = st.container(horizontal=True, vertical_alignment="center", gap="small")
    left = st.container() if scope.unit else bar.container(width="stretch")
    with bar:
        if scope.unit:
            st.button(
                view.say(subjects_words.BACK, place=view.name(scope.place, full=True)),
                icon=":material/arrow_back:",
                key="unit_back",
                on_click=go,
                kwargs={"don_vi": ""},
            )
            place = view.name(scope.place, full=True)
            st.markdown(
                view.say(subjects_words.OFFICE_OF, unit=figures.shown(scope.unit), place=place), width="content"
            )
        st.selectbox(
            view.say(subjects_words.OFFICE),
            units,
            index=None,
            key=widget,
            format_func=searchable,
            width=320,
            placeholder=view.say(subjects_words.OFFICE_HINT),
            label_visibility="collapsed",
            on_change=lambda: go(don_vi=st.session_state[widget] or ""),
        )
    return left


# -- comparisons ---------------------------------------------------------------------------------------


def strip(view: View, scope: Scope, kpi: str) -> None:
    """The figure of the period, then against the period before, a year ago, year to date, twelve months."""
    question = (kpi, scope.place, scope.period, view.today)
    rows = ask(view, line, (kpi,), *question[1:], 1, scope.unit, scope.level)
    found = ask(view, comparisons, *question, scope.unit, scope.level)
    if rows.empty or not found:
        return
    if found[0].code == "previous" and periods.parse_period(scope.period).grain == "year":
        found = [each for each in found if each.code != "last_year"]  # the year before is the period before
    row = rows.iloc[-1].to_dict()
    place = ask(view, standing, *question, scope.unit, scope.level)
    if view.is_narrow:
        with st.container(border=True, gap="xsmall"):
            st.markdown(
                f"{_name(view, kpi)}, {_short(view, scope.period)}: **{figures.figure(view, row)}** "
                + " ".join(_standing(view, row))
                + f" {_rank(view, place)}"
            )
            for each in found:
                st.markdown(against(view, kpi, each, _title(view, each)))
        return
    with st.grid(1 + len(found), min_column_width=200):
        with st.container(border=True, height="stretch", gap="xsmall"):
            st.metric(f"{_name(view, kpi)}, {_short(view, scope.period)}", figures.figure(view, row))
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
        for each in found:
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.metric(_title(view, each), _main(view, kpi, each))
                st.markdown(f"{_tone(view, kpi, each)} :small[:gray[{_beside(view, kpi, each)}]]")
    st.markdown(f":small[:gray[{view.say(subjects_words.STRIP_NOTE)}]]")


def against(view: View, kpi: str, each: Against, title: str) -> str:
    """A comparison in one line: the change, whether it is for the better, and what was compared."""
    return f"{title}: **{_main(view, kpi, each)}** {_tone(view, kpi, each)} :small[:gray[{_beside(view, kpi, each)}]]"


def _name(view: View, kpi: str) -> str:
    return registry.kpi(kpi).card_name(view.language)


def _short(view: View, label: str) -> str:
    """A period inside a sentence: T10/2026, lũy kế đến tháng 10/2026."""
    name = periods.period_name(label, view.language, short=True)
    return name[:1].lower() + name[1:] if label.endswith("-YTD") else name


def _standing(view: View, row: dict) -> list[str]:
    """Status and target of the figure; why there is none, or what is missing of it."""
    if reason := figures.why(view, row):
        return [f":small[:gray[{figures.sentence(reason)}]]"]
    texts = [figures.badge(view, row.get("status"))]
    if figures.is_partial(row):
        texts = [f":gray-badge[▨{NBSP}{figures.short_gap(view, row)}]"]
    texts.append(figures.target(view, row))
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


def _title(view: View, each: Against) -> str:
    """What a comparison is with."""
    if each.code == "ytd":
        year, month = each.label[:4], int(each.label[5:7])
        return view.say(subjects_words.YEAR_TO_DATE, months=month, year=year)
    if each.code == "rolling":
        return view.say(subjects_words.TWELVE, period=_short(view, each.label))
    sentence = subjects_words.AGAINST_PREVIOUS if each.code == "previous" else subjects_words.AGAINST_LAST_YEAR
    return view.say(sentence, period=_short(view, each.before_label))


def _main(view: View, kpi: str, each: Against) -> str:
    """The change of a period; the figure itself of year to date and twelve months."""
    unit = registry.kpi(kpi).unit
    if each.code in ("ytd", "rolling"):
        return value_text(each.value, unit, view.language, each.qualifier)
    return change_text(each.change, unit, view.language)


def _tone(view: View, kpi: str, each: Against) -> str:
    """Better or worse by what the KPI means, with sign and word; the change where it is not said above."""
    text = ""
    if each.code in ("ytd", "rolling") and each.change is not None:
        text = change_text(each.change, registry.kpi(kpi).unit, view.language)
    if each.percent is not None:
        share = _per_cent(view, each.percent)
        text = view.say(subjects_words.PER_CENT, change=text, percent=share) if text else share
    tone = figures.meaning_of(each.change, kpi)
    if tone is None:
        return text
    colour, sign, word = TONES[tone]
    return f":{colour}-badge[{sign}{NBSP}{f'{text} · ' if text else ''}{view.say(word)}]"


def _per_cent(view: View, percent: float) -> str:
    """A change in per cent, one decimal and its sign: never "điểm %"."""
    size, space = number(abs(percent), 1, view.language), NBSP if view.language == "vi" else ""
    sign = "" if size in ("0,0", "0.0") else "+" if percent > 0 else "−"
    return f"{sign}{size}{space}%"


def _beside(view: View, kpi: str, each: Against) -> str:
    """The earlier figure, what of the two is compared, or why nothing is."""
    unit, texts = registry.kpi(kpi).unit, []
    if each.like_for_like is not None:
        value, before = (value_text(v, unit, view.language) for v in (each.like_for_like.value, each.like_for_like.before))
        return view.say(
            subjects_words.ALIKE[each.like_for_like.kind], count=each.like_for_like.count, of=each.like_for_like.of, value=value, before=before
        )
    if each.before is not None:
        value = value_text(each.before, unit, view.language, each.before_qualifier)
        value += "" if each.before_complete else f"{NBSP}▨"
        sentence = {"ytd": subjects_words.YEAR_AGO_WAS, "rolling": subjects_words.TWELVE_BEFORE}.get(each.code)
        texts.append(
            view.say(sentence, value=value)
            if sentence
            else view.say(subjects_words.BEFORE_WAS, period=_short(view, each.before_label), value=value)
        )
    if each.reason:
        is_rolling = each.code == "rolling" and each.reason == "no_before"
        texts.append(_reason(view, kpi, "rolling" if is_rolling else each.reason))
    return "; ".join(texts)


def _reason(view: View, kpi: str, reason: str) -> str:
    code, *rest = reason.split("|")
    if code == "rolling_short":
        return view.say(subjects_words.SHORT, count=rest[0])
    if code == "windows_open":
        return view.say(subjects_words.OPEN_WINDOWS)
    if code in subjects_words.NO_CHANGE:
        return view.say(subjects_words.NO_CHANGE[code])
    if code in words.STATES:
        word = view.say(words.STATES[code])
        return word[:1].lower() + word[1:]
    return figures.reason_words(view, reason, kpi)


# -- one KPI through time ------------------------------------------------------------------------------


def line_card(
    view: View,
    scope: Scope,
    kpi: str,
    what: words.Sentence,
    note: words.Sentence | None = None,
    count: int = LINE,
    height: int = 300,
) -> None:
    """A bordered chart of one KPI: target, same period last year, breaks, control limits, notes.

    Counts and money are columns from zero, everything else a line. `what`: the KPI inside the title, with its
    unit ("hồ sơ …, % số đã giải quyết"). Below it the notes, and the limits' formula in words.
    """
    question = (kpi, scope.place, scope.period, view.today, count, scope.unit, scope.level)
    judged = ask(view, controlled, *question)
    with st.container(border=True, height="stretch"):
        if judged.rows.empty:
            st.markdown(f":gray[{view.say(words.NOTHING_DRAWN)}]")
            return
        rows = plots.from_first(judged.rows)
        notes = ask(view, notes_on, kpi, scope.place, tuple(rows["period"]))
        is_count = registry.kpi(kpi).unit in ("count", "vnd")
        note = note or (subjects_words.NOTE_COUNT if is_count else words.NOTE_RATE)
        slot = plots.heading(view, scope.place, what, rows, note, scope.unit, scope.level)
        chart = plots.count_chart if is_count else plots.rate_chart
        chart(view, rows, scope.place, height, notes, slot)
        told = _limits(view, judged, rows) + _provisional(view, rows)
        if told:
            st.markdown(f":small[:gray[{told}]]")
        for at, (label, written) in enumerate(notes, 1):
            st.markdown(
                ":small["
                + view.say(
                    subjects_words.NOTE,
                    number=at,
                    period=_short(view, label),
                    text=figures.shown(written.text),
                    who=figures.shown(written.who),
                    day=f"{datetime.fromisoformat(written.time):%d/%m/%Y}",
                )
                + "]"
            )


def _limits(view: View, judged: Control, rows) -> str:
    """The formula of the control limits in words, and how many points are outside."""
    if judged.method is None:
        return view.say(subjects_words.TOO_SHORT, least=LEAST_POINTS)
    sentence = subjects_words.LIMITS_P if judged.method == "p" else subjects_words.LIMITS_XMR
    values = {"sigma": number(judged.sigma, 1, view.language)} if judged.method == "p" else {}
    outside = int(rows["outside"].notna().sum())
    words_of = subjects_words.OUTSIDE_MANY if outside > judged.points / 4 else subjects_words.OUTSIDE_COUNT
    found = view.say(words_of, count=outside) if outside else view.say(subjects_words.OUTSIDE_NONE)
    return f"{found} {view.say(sentence, count=judged.points, **values)}"


def _provisional(view: View, rows) -> str:
    """How provisional figures are drawn, where approved ones stand in the same line."""
    known = rows.loc[rows["value"].notna(), "provisional"]
    return " " + view.say(subjects_words.PROVISIONAL_NOTE) if len(known) and known.any() and not known.all() else ""


# -- small multiples -----------------------------------------------------------------------------------


def multiples_section(view: View, scope: Scope, kpi: str) -> None:
    """All provinces, or all offices of the place, as small lines on one scale; computed once it is opened."""
    is_nation = scope.place == NATION or not ask(view, units_of, kpi, scope.place, scope.period, view.today)
    title = view.say(
        subjects_words.MULTIPLES_PLACES if is_nation else subjects_words.MULTIPLES_UNITS, kpi=_name(view, kpi)
    )
    opened = st.expander(title, key=f"multiples_{kpi}", on_change="rerun", icon=":material/grid_view:")
    if not opened.open:
        return
    with opened:
        place, level = (NATION, "") if is_nation else (scope.place, scope.level)
        rows = ask(view, multiples, kpi, place, scope.period, view.today, level, MULTIPLES)
        if rows.empty:
            st.markdown(f":gray[{view.say(subjects_words.NO_MULTIPLES)}]")
            return
        declared = registry.kpi(kpi)
        goals = rows["target"].dropna().unique()
        target = float(goals[-1]) if len(goals) == 1 else None
        low, high = span_of(rows, declared.unit, target)
        values = {
            "first": _short(view, rows["period"].min()),
            "last": _short(view, scope.period),
            "low": value_text(low, declared.unit, view.language, trim=True),
            "high": value_text(high, declared.unit, view.language, trim=True),
        }
        sentence = subjects_words.MULTIPLES_ORDER if declared.direction == "neither" else subjects_words.MULTIPLES_NOTE
        text = view.say(sentence, **values)
        if target is not None:
            goal = value_text(target, declared.unit, view.language, trim=True)
            text += " " + view.say(subjects_words.MULTIPLES_TARGET, target=goal)
        slot = noted(text)
        panels = rows["place"] if is_nation else rows["split"]
        names = rows["name" if view.language == "vi" else "name_en"]
        columns = 2 if view.is_narrow else 6
        draw(
            view,
            f"multiples_{kpi}",
            (kpi, place, scope.place, scope.period, level, scope.unit),
            lambda: small_multiples(
                plots.spoken(view, rows).assign(panel=panels, name=names),
                unit=declared.unit,
                mode=view.mode,
                language=view.language,
                own=scope.place if is_nation else scope.unit or None,
                columns=columns,
                target=target,
                scale=(low, high),
            ),
            alt=title,
        )
        take(view, f"multiples_{kpi}", rows, title, slot=slot)
