"""The index 766 of one place: class, rank beside the printed one, the five groups within their maxima."""

import streamlit as st

from charts.formats import number, value_text
from metrics.scores import class_of, groups_of, largest_gap, printed_rank
from metrics.subject import standing
from pages import words
from pages import words_subjects as said
from pages.parts import figures
from pages.parts.asked import ask
from pages.parts.badges import period_words
from pages.parts.filters import Scope
from pages.parts.kinds import bullets_card, label_of
from pages.parts.view import View

TOTAL = "index766_total"


def verdict(view: View, scope: Scope, total: float | None) -> None:
    """One line: the class, the rank the table prints beside ours, and where most points are missing."""
    texts = []
    if figures.known(total):
        texts.append(view.say(said.CLASS_LINE, name=view.say(said.CLASSES[class_of(total)])))
    printed = ask(view, printed_rank, scope.place, scope.period, view.today)
    own = ask(view, standing, TOTAL, scope.place, scope.period, view.today)
    if printed is not None:
        sentence = said.PRINTED_RANK if own and own.rank == printed else said.PRINTED_OF_MORE
        texts.append(view.say(sentence, rank=number(printed, 0, view.language)))
    gap = largest_gap(ask(view, groups_of, scope.place, scope.period, view.today))
    if gap:
        texts.append(view.say(said.GAP_LINE, group=label_of(view, gap["kpi"]),
                              missing=number(gap["missing"], 2, view.language)))
    if texts:
        line = " · ".join(texts)
        st.markdown(line[:1].upper() + line[1:])


def groups_card(view: View, scope: Scope) -> None:
    """The five groups as bullets: points won within the maximum, a year ago, the best province."""
    groups = ask(view, groups_of, scope.place, scope.period, view.today)
    title = view.say(said.GROUPS_TITLE, place=view.name(scope.place, full=True), period=period_words(view, scope.period))
    if groups.empty or not groups["value"].notna().any():
        st.markdown(f"**{title}**\n\n:gray[{view.say(words.NOTHING_DRAWN)}]")
        return
    texts, hovers = [], []
    for row in groups.to_dict("records"):
        value, maximum, missing, before, best = (
            value_text(row[name], "score", view.language, trim=name == "maximum")
            for name in ("value", "maximum", "missing", "last_year", "best"))
        if figures.known(row["value"]):
            texts.append(view.say(said.GROUP_TEXT, value=value, maximum=maximum, missing=missing))
            hovers.append(view.say(said.GROUP_HOVER, value=value, maximum=maximum, missing=missing, before=before,
                                   best=best))
        else:
            texts.append(view.say(said.NOT_YET))
            hovers.append(figures.why(view, row))
    frame = groups.assign(name=[label_of(view, kpi) for kpi in groups["kpi"]], text=texts, hover=hovers)
    bullets_card(view, "groups", title, said.NOTE_GROUPS, frame, "score", (scope.place, scope.period))
