"""The index 766 of one place: class, rank beside the printed one, the five groups within their maxima."""

from functools import partial

import pandas as pd
import streamlit as st

from charts.formats import number, value_text
from charts.text import lines as hover_lines
from metrics import registry
from metrics.answers.scores import class_of, groups_of, largest_gap, missing_points, printed_rank
from metrics.answers.subject import standing
from metrics.kpis.index766 import GROUPS
from pages import words
from pages.parts import figures
from pages.parts.answers import ask
from pages.parts.badges import period_words
from pages.parts.downloads import noted
from pages.parts.filters import Scope, choose_inline
from pages.parts.parameters import PLACE
from pages.parts.tables import Look, show
from pages.parts.view import View
from pages.subjects import words as subjects_words
from pages.subjects.parts.breakdown import MOST_ROWS, chooser_row, parts_table_of
from pages.subjects.parts.kinds import bullets_card, label_of

TOTAL = "index766_total"


def verdict(view: View, scope: Scope, total: float | None) -> None:
    """One line: the class, the rank the table prints beside ours, and where most points are missing."""
    texts = []
    name = class_of(total) if figures.known(total) else None
    if name:
        texts.append(view.say(subjects_words.CLASS_LINE, name=view.say(subjects_words.CLASSES[name])))
    asked = (scope.place, scope.period, view.today)
    printed = ask(view, printed_rank, *asked, scope.boundaries)
    own = ask(view, standing, TOTAL, *asked, boundaries=scope.boundaries)
    if printed is not None:
        sentence = subjects_words.PRINTED_RANK if own and own.rank == printed else subjects_words.PRINTED_OF_MORE
        texts.append(view.say(sentence, rank=number(printed, 0, view.language)))
    gap = largest_gap(ask(view, groups_of, *asked, scope.boundaries))
    if gap:
        texts.append(
            view.say(
                subjects_words.GAP_LINE,
                group=label_of(view, gap["kpi"]),
                missing=number(gap["missing"], 2, view.language),
            )
        )
    if texts:
        line = " · ".join(texts)
        st.markdown(line[:1].upper() + line[1:])


def groups_card(view: View, scope: Scope) -> None:
    """The five groups as bullets: points won within the maximum, a year ago, the best province."""
    groups = ask(view, groups_of, scope.place, scope.period, view.today, scope.boundaries)
    title = view.say(
        subjects_words.GROUPS_TITLE, place=view.name(scope.place, full=True), period=period_words(view, scope.period)
    )
    if groups.empty or not groups["value"].notna().any():
        st.markdown(f"**{title}**\n\n:gray[{view.say(words.NOTHING_DRAWN)}]")
        return
    texts, hovers = [], []
    for row in groups.to_dict("records"):
        value, maximum, missing, before, best = (
            value_text(row[name], "score", view.language, trim=name == "maximum")
            for name in ("value", "maximum", "missing", "last_year", "best")
        )
        if figures.known(row["value"]):
            texts.append(view.say(subjects_words.GROUP_TEXT, value=value, maximum=maximum, missing=missing))
            hovers.append(
                hover_lines(
                    *view.say(
                        subjects_words.GROUP_HOVER,
                        value=value,
                        maximum=maximum,
                        missing=missing,
                        before=before,
                        best=best,
                    ).split("\n")
                )
            )
        else:
            texts.append(view.say(subjects_words.NOT_YET))
            hovers.append(figures.why(view, row))
    frame = groups.assign(name=[label_of(view, kpi) for kpi in groups["kpi"]], text=texts, hover=hovers)
    bullets_card(view, "groups", title, subjects_words.NOTE_GROUPS, frame, "score", (scope.place, scope.period))


def everybody(view: View, scope: Scope) -> None:
    """All provinces: their scores by rank, or the points each group misses."""
    left, right = chooser_row(view)
    with right:
        way = choose_inline(
            view,
            "diem",
            subjects_words.POINTS,
            list(subjects_words.POINTS_WAYS),
            lambda name: view.say(subjects_words.POINTS_WAYS[name]),
        )
    left.subheader(view.say(subjects_words.BY["place"], period=period_words(view, scope.period)), anchor=False)
    if way == "dat":
        parts_table_of(view, scope, (TOTAL, *GROUPS), "place")
    else:
        _missing_table(view, scope)


def _missing_table(view: View, scope: Scope) -> None:
    table = ask(view, missing_points, scope.period, view.today, scope.boundaries)
    if table.empty:
        st.markdown(f":gray[{view.say(words.NOTHING_DRAWN)}]")
        return
    kpis, name = (TOTAL, *GROUPS), view.say(words.SPLITS["place"])
    columns = {kpi: registry.kpi(kpi).column_name(view.language) for kpi in kpis}
    columns[TOTAL] = view.say(subjects_words.MISSING_TOTAL)
    shown = table[list(kpis)].rename(columns=columns)
    shown.insert(0, name, table["name" if view.language == "vi" else "name_en"])
    text = partial(value_text, unit="score", language=view.language)
    keys = [[None, *((kpi, place, scope.period, "") for kpi in kpis)] for place in table["place"]]
    body, slot = st.container(), noted(view.say(subjects_words.NOTE_MISSING))
    with body:
        show(
            view,
            "missing_points",
            pd.DataFrame(shown),
            keys,
            Look(
                formats=dict.fromkeys(columns.values(), text),
                config={name: st.column_config.TextColumn(width=200)},
                rows=MOST_ROWS,
            ),
            opens=(name, [{PLACE: place} for place in table["place"]]),
            slot=slot,
        )
