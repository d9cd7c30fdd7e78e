"""Rows of the query as the frames charts draw, and the charts of the screens with their titles."""

from collections.abc import Callable, Sequence
from functools import partial
from textwrap import wrap

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from charts.bars import bars
from charts.formats import value_text
from charts.stack import composition
from charts.text import lines as hover_lines
from charts.trend import reach, trend
from data.periods import parse_period, period_name, shift
from metrics import registry
from pages import words
from pages.parts import figures
from pages.parts import words as parts_words
from pages.parts.answers import draw, made
from pages.parts.downloads import rows_title, take, take_table, titled
from pages.parts.view import View

NOTE_LETTERS = 48  # a line of a note in the hover box


def spoken(view: View, rows: pd.DataFrame, notes: Sequence[tuple] = ()) -> pd.DataFrame:
    """The rows with `hover` (value, reservations, coverage, why not), `break_text` and `period_name` in the reader's
    language.

    `notes`: (label, note) pairs, numbered in their order; they stand in `note` as numbers and in the hover.
    """
    texts, marks = [], []
    for row in rows.to_dict("records"):
        lines = [f"{figures.figure(view, row)}"]
        if why := figures.why(view, row):
            lines.append(why)
        if figures.is_partial(row):
            lines += [figures.gap(view, row), figures.covers(view, row)]
        lines += [figures.unlike_windows(view, row), _reserved(view, row)]
        if figures.known(row["last_year"]):
            last = figures.plain(view, row["last_year"], row["kpi"])
            reason = figures.caution(view, row, "change_last_year")
            lines.append(f"{view.say(words.LAST_YEAR_CODE)} {last}{f' ({reason})' if reason else ''}")
        if text := figures.target(view, row):
            lines.append(text)
        if figures.known(row["value"]) and row.get("provisional"):
            lines.append(view.say(words.REVISED if row.get("revised") else parts_words.PROVISIONAL_POINT))
        if row.get("outside") in parts_words.OUTSIDE:
            unit = registry.kpi(row["kpi"]).unit
            low, high = (value_text(row[side], unit, view.language) for side in ("low", "high"))
            lines.append(view.say(parts_words.OUTSIDE[row["outside"]], low=low, high=high))
            lines += [view.say(parts_words.TET_POINT)] if row.get("tet") else []
        here = [(number, note) for number, (label, note) in enumerate(notes, 1) if label == row["period"]]
        for number, note in here:
            lines += wrap(
                view.say(parts_words.NOTE_POINT, number=number, text=" ".join(note.text.split())), NOTE_LETTERS
            )
        marks.append(",".join(str(number) for number, _ in here))
        texts.append(hover_lines(*(line for line in lines if line)))
    names = [period_name(p, view.language, short=True) for p in rows["period"]]
    return with_breaks(view, rows).assign(hover=texts, period_name=names, note=marks)


def _reserved(view: View, row: dict) -> str:
    """`không so được với T9: chưa đủ`: what is to be known of a point beside the one before it; "" if nothing."""
    reason = figures.caution(view, row)
    if not reason:
        return ""
    before = period_name(shift(row["period"], -1), view.language, short=True)
    sentence = parts_words.COMPARED_WITH_CARE if figures.known(row["change"]) else parts_words.NOT_COMPARED_WITH
    return view.say(sentence, before=before, reason=reason)


def with_breaks(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `break_text`: why a line breaks there; "" where the chart's own words say it (a merger)."""
    if not len(rows):
        return rows
    return rows.assign(
        break_text=[figures.caution(view, row) if row["break"] else "" for row in rows.to_dict("records")]
    )


def from_first(rows: pd.DataFrame, least: int = 7, column: str = "value") -> pd.DataFrame:
    """The rows from the first figure on, at least `least` of them: what lies before says nothing."""
    known = rows[column].notna().to_numpy()
    start = known.argmax() if known.any() else 0
    return rows.iloc[min(start, max(len(rows) - least, 0)) :]


def _short(label: str) -> str:
    period = parse_period(label)
    if period.grain == "year":
        return label
    return f"{period.end.month}/{period.end.year}" if period.grain == "month" else period_name(label, "vi", short=True)


def heading(
    view: View,
    place: str,
    what: words.Sentence,
    rows: pd.DataFrame,
    note: words.Sentence | None,
    unit: str = "",
    level: str = "",
):
    """Title of a chart: who, what, unit, period; below it how to read it. Returns the room of its Excel button."""
    labels = rows["period"].iloc[0], rows["period"].iloc[-1]
    if ".." in labels[-1]:  # months chosen freely: from the first to the last of them
        labels = tuple(labels[-1].split(".."))
    first, last = map(_short, labels)
    who = who_is(view, place, unit, level)
    # Without the joiners the line may break after the dash.
    title = view.say(parts_words.CHART_TITLE, place=who, what=view.say(what), first=first, last=last).replace(
        "–", "\u2060–\u2060"
    )
    return titled(title, view.say(note) if note else "")


def who_is(view: View, place: str, unit: str = "", level: str = "") -> str:
    """Whose figures: the office, the place, or the offices of one level of it."""
    if unit:
        return figures.shown(unit)
    name = view.name(place, full=True)
    if not level:
        return name
    word = view.say(words.LEVELS[level])
    return view.say(parts_words.LEVEL_OF, place=name, level=word[:1].lower() + word[1:])


def is_line(view: View, rows: pd.DataFrame) -> bool:
    """False, with the reason in place of the chart, for months chosen freely: they stand alone."""
    if not len(rows) or parse_period(rows["period"].iloc[-1]).grain != "total":
        return True
    st.markdown(f":small[:gray[{view.say(words.RANGE_NO_LINE)}]]")
    return False


def has_figures(view: View, rows: pd.DataFrame) -> bool:
    """False, with a sentence in place of the chart, when there is nothing to draw."""
    if len(rows) and rows["value"].notna().any():
        return True
    reason = figures.why(view, rows.iloc[-1].to_dict()) if len(rows) else ""
    st.markdown(f":gray[{view.say(words.NOTHING_DRAWN)} {figures.sentence(reason)}]")
    return False


def _unit(rows: pd.DataFrame) -> str:
    """The office the rows are of; "" for a place."""
    return rows["unit"].iloc[0] if "unit" in rows and len(rows) else ""


def _level(rows: pd.DataFrame) -> str:
    """The level whose offices the rows are of together; "" for a whole place and for one office."""
    return rows["level"].iloc[0] or "" if "level" in rows and len(rows) and not _unit(rows) else ""


def _alt(view: View, rows: pd.DataFrame, place: str) -> str:
    """What a chart says to who does not see it: whose, what, from when to when, and the last figure."""
    label = registry.kpi(rows["kpi"].iloc[0]).label(view.language)
    who = _unit(rows) or who_is(view, place, "", _level(rows))
    last_row = rows[rows["value"].notna()].iloc[-1].to_dict()
    first, last = (period_name(rows["period"].iloc[end], view.language) for end in (0, -1))
    figure = f"{period_name(last_row['period'], view.language)} {figures.figure(view, last_row)}"
    return f"{who}: {label}, {first} – {last}; {figure}"


def rate_chart(
    view: View, rows: pd.DataFrame, place: str, height: int = 300, notes: Sequence[tuple] = (), slot=None
) -> None:
    """One ratio through time, with target and same period last year."""
    _through_time(view, "rate", trend, rows, place, height, notes, slot)


def count_chart(
    view: View, rows: pd.DataFrame, place: str, height: int = 300, notes: Sequence[tuple] = (), slot=None
) -> None:
    """One count through time as columns from zero."""
    _through_time(view, "count", bars, rows, place, height, notes, slot)


def _through_time(
    view: View,
    name: str,
    chart: Callable[..., Figure],
    rows: pd.DataFrame,
    place: str,
    height: int,
    notes: Sequence[tuple],
    slot,
) -> None:
    """One KPI through time as `chart` draws it; nothing without a figure."""
    if not is_line(view, rows) or not has_figures(view, rows):
        return
    kpi = registry.kpi(rows["kpi"].iloc[0])
    question = (
        kpi.id,
        place,
        rows["period"].iloc[0],
        rows["period"].iloc[-1],
        height,
        _unit(rows),
        _level(rows),
        "low" in rows,
        rows["value"].to_numpy().tobytes(),
    )
    draw(
        view,
        f"{name}_{kpi.id}",
        question,
        lambda: chart(
            spoken(view, rows, notes),
            unit=kpi.unit,
            mode=view.mode,
            language=view.language,
            height=height,
            direction=kpi.direction,
        ),
        alt=lambda: _alt(view, rows, place),
    )
    take(view, f"{name}_{kpi.id}", rows, made(view, "title", question, lambda: rows_title(view, rows)), slot=slot)


def reach_chart(view: View, rows: pd.DataFrame, place: str, height: int = 260, slot=None) -> None:
    """Reach or views: cut where the thing counted changes, hollow where not exact."""
    if not is_line(view, rows) or not has_figures(view, rows):
        return
    kpi = registry.kpi(rows["kpi"].iloc[0])
    question = (kpi.id, place, rows["period"].iloc[0], rows["period"].iloc[-1], height, _unit(rows), _level(rows))
    draw(
        view,
        f"reach_{kpi.id}",
        question,
        lambda: reach(spoken(view, rows), unit=kpi.unit, mode=view.mode, language=view.language, height=height),
        alt=lambda: _alt(view, rows, place),
    )
    take(view, f"reach_{kpi.id}", rows, slot=slot)


def parts_chart(
    view: View,
    name: str,
    frame: pd.DataFrame,
    parts: list[tuple[str, str, str]],
    whose: tuple[str, str],
    title: words.Sentence,
    height: int = 300,
    slot=None,
) -> None:
    """Parts of a whole as stacked columns. `whose`: place and level, "" for all levels."""
    place, level = whose
    question = (
        name,
        place,
        frame["period"].iloc[0],
        frame["period"].iloc[-1],
        height,
        tuple(p[0] for p in parts),
        _unit(frame),
        level,
    )
    names = [period_name(p, view.language, short=True) for p in frame["period"]]
    draw(
        view,
        name,
        question,
        lambda: composition(
            frame.assign(period_name=names), parts, mode=view.mode, language=view.language, height=height
        ),
        alt=f"{_unit(frame) or who_is(view, place, '', level)}: {view.say(title)}",
    )
    labels = {name: label for name, label, _ in parts}
    table = frame[list(labels)].rename(columns=labels)
    table.insert(0, view.say(parts_words.PERIOD), names)
    counts = dict.fromkeys(labels.values(), partial(figures.count, view))
    take_table(view, name, table, counts, title=f"{view.name(place, full=True)}: {view.say(title)}", slot=slot)


def terms_chart(view: View, frame: pd.DataFrame, place: str, level: str = "", height: int = 300, slot=None) -> None:
    """Dossiers early, on time, late; where early is not reported, in time and late."""
    if frame.empty or not frame["in_time"].notna().any():
        st.markdown(f":gray[{view.say(words.NOTHING_DRAWN)}]")
        return
    late = ("late", view.say(parts_words.LATE_PART), "late")
    if frame["early"].notna().any():
        parts = [
            ("early", view.say(parts_words.EARLY), "early"),
            ("on_time", view.say(parts_words.ON_TIME_PART), "on_time"),
            late,
        ]
    else:
        parts = [("in_time", view.say(parts_words.EARLY_OR_ON_TIME), "early"), late]
    parts_chart(view, "terms", frame, parts, (place, level), words.WHAT_TERMS, height, slot)


def channels_chart(view: View, frame: pd.DataFrame, named: list[str], place: str, slot=None) -> None:
    """Tickets by channel, the largest at the foot."""
    parts = [
        (
            name,
            view.say(words.CHANNELS[name]) if name in words.CHANNELS else name,
            "other" if name == "other" else "category",
        )
        for name in named
    ]
    parts_chart(view, "channels", frame, parts, (place, ""), words.WHAT_CHANNELS, slot=slot)
