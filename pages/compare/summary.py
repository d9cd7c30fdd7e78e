"""What stands above the comparison: who reported, the nation's figure, or why there is nothing to compare."""

import streamlit as st

from data.periods import parse_period
from metrics import registry
from metrics.answers.compare import Comparison, latest_compared
from pages import words
from pages.compare import words as compare_words
from pages.compare.choices import KPI
from pages.compare.rows import reference_text
from pages.parts import figures
from pages.parts.answers import ask
from pages.parts.badges import period_words
from pages.parts.filters import Scope
from pages.parts.links import page_at
from pages.parts.parameters import BOUNDARIES, GRAIN, PERIOD, PLACE
from pages.parts.view import View


def summary(view: View, kpi: str, scope: Scope, answer: Comparison) -> None:
    """What is compared, how many reported, the nation's value, and the KPI's own caution."""
    declared, rows = registry.kpi(kpi), answer.rows
    known = int(rows["value"].notna().sum()) if len(rows) else 0
    texts = [
        f":blue-badge[:material/fact_check: {view.say(compare_words.COMPARED, done=known, all=len(rows))}]"
        if known == len(rows) and known
        else f":gray-badge[▨ {view.say(compare_words.COMPARED, done=known, all=len(rows))}]"
    ]
    if not len(rows):
        texts = []
    if known and view.sample:
        texts.append(f":gray-badge[:material/science: {view.sample}]")
    line = [
        view.say(compare_words.COMPARE_LINE, kpi=declared.label(view.language), period=_period(view, scope, answer))
    ]
    if answer.reference is not None and not answer.unranked:
        line.append(reference_text(view, answer, declared.unit))
    if scope.is_range:
        line.append(view.say(words.RANGE_NO_LIMITS))
    if declared.caution(view.language):
        line.append(declared.caution(view.language))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if texts:
            st.markdown(" ".join(texts), width="content")
        st.markdown(f":small[:gray[{' · '.join(line)}]]", width="content")


def _period(view: View, scope: Scope, answer: Comparison) -> str:
    """The period compared, in words; that a KPI is only known year-to-date is said."""
    if answer.label.endswith("-YTD"):
        return view.say(compare_words.SINCE_JANUARY, month=f"{answer.label[5:7].lstrip('0')}/{answer.label[:4]}")
    return period_words(view, scope.period)


def refusal(view: View, kpi: str, scope: Scope, boundaries: str, answer: Comparison) -> bool:
    """Says why there is nothing to compare and where there are figures; True when there is nothing."""
    if answer.unranked not in ("old_map", "no_figures"):
        return False
    texts = [view.say(compare_words.UNRANKED[answer.unranked])]
    if len(answer.rows):
        reasons = {r for r in answer.rows["reason"] if isinstance(r, str)}
        texts += [figures.sentence(figures.reason_words(view, r, kpi)) for r in sorted(reasons)]
    st.info(" ".join(texts), icon=":material/block:")
    with st.container(horizontal=True, gap="small"):
        nearest = ask(view, latest_compared, kpi, scope.period, boundaries, view.today)
        if nearest and nearest != scope.period:
            name = view.say(compare_words.NEAREST, period=period_words(view, nearest))
            _here(view, name, "event", {KPI: kpi, PERIOD: nearest, BOUNDARIES: boundaries, PLACE: scope.place})
        if answer.unranked == "old_map":
            _here(
                view,
                view.say(compare_words.NATION_OF_TODAY),
                "map",
                {KPI: kpi, PERIOD: scope.period, BOUNDARIES: "today", PLACE: scope.place},
            )
    return True


def _here(view: View, label: str, icon: str, question: dict) -> None:
    """A link to this screen with another question."""
    question = question | {**view.in_url, GRAIN: parse_period(question[PERIOD]).grain}
    st.page_link(page_at("so-sanh"), label=label, icon=f":material/{icon}:", query_params=question)
