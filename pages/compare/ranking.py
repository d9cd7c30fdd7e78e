"""The ranking as dots, beside what chance would do."""

import streamlit as st

from charts.formats import number
from charts.ranking import Headings, ranked_dots
from charts.theme import FUNNEL_SIGNS
from charts.tiles import WORDS as CLASSES
from data.periods import period_name, shift
from metrics import registry
from metrics.answers.compare import Comparison
from metrics.answers.standing import has_order
from pages.compare import words as compare_words
from pages.compare.rows import alt_text, cases_name, own_place, reference_text, spoken_rows, wide_text
from pages.parts.answers import draw
from pages.parts.downloads import Beside, take, titled
from pages.parts.figures import known
from pages.parts.filters import Scope
from pages.parts.view import View
from reports.workbook import Column


def ranking(view: View, kpi: str, scope: Scope, boundaries: str, answer: Comparison) -> None:
    """Dots in order with their bands of chance; a sentence instead where nothing may be ranked."""
    declared = registry.kpi(kpi)
    count = int(answer.rows["value"].notna().sum())
    judged = answer.reference is not None
    is_ordered = has_order(declared)
    heading = view.say(compare_words.RANKED if judged else compare_words.RANKED_PLAIN, count=count)
    if answer.unranked:
        st.markdown(heading)
        st.info(view.say(compare_words.UNRANKED[answer.unranked]), icon=":material/block:")
        return
    note = (
        view.say(compare_words.RANKED_NOTE, times=number(answer.dispersion, 1, view.language))
        if judged
        else view.say(compare_words.RANKED_NOTE_PLAIN)
    )
    if judged and (wide := wide_text(view, answer)):
        note += f" **{wide}**"
    rows = spoken_rows(view, kpi, answer.rows, answer).rename(columns={"cases": "count"})
    if is_ordered and not view.is_narrow and rows["climbed"].fillna(0).ne(0).any():
        before = period_name(shift(answer.label, -1), view.language, short=True)
        note += " " + view.say(compare_words.MOVED_NOTE, before=before)
    if is_ordered and (left_out := int((rows["rank"].isna() & rows["value"].notna()).sum())):
        note += " " + view.say(compare_words.UNRANKED_NOTE, count=left_out)
    if not is_ordered:
        rows = rows.drop(columns="climbed")
    if not judged:  # no limits: a full dot for what is ranked, a hollow one for what is not whole
        rows["funnel"] = rows["fit"].map(lambda is_whole: "neutral" if is_whole else None)
    slot = titled(heading)
    st.markdown(f":small[:gray[{note}]]")
    question = (kpi, scope.period, boundaries, scope.place)
    draw(
        view,
        "ranking",
        question,
        lambda: ranked_dots(
            rows,
            mode=view.mode,
            language=view.language,
            own=own_place(scope.place, rows),
            unit=declared.unit,
            reference=answer.reference,
            narrow=view.is_narrow,
            headings=Headings(
                value=cases_name(view, kpi) if declared.unit == "count" else None,
                count=cases_name(view, kpi),
                reference=reference_text(view, answer, declared.unit, short=True) if judged else None,
            ),
        ),
        alt=alt_text(view, kpi, scope),
    )
    take(view, "ranking", answer.rows, alt_text(view, kpi, scope), slot, ranking_columns(view, kpi, answer))


def ranking_columns(view: View, kpi: str, answer: Comparison) -> list[Beside]:
    """What the picture shows beside the figures: rank and movement where there is an order, class and limits where
    there are limits of chance."""
    rows, say, columns = answer.rows, view.say, []
    if has_order(registry.kpi(kpi)):
        columns += [
            Beside(Column(say(compare_words.RANK_HEAD), "#,##0"), rows["rank"].tolist()),
            Beside(Column(say(compare_words.CLIMBED_HEAD), "+#,##0;-#,##0;0"), rows["climbed"].tolist()),
        ]
    if answer.reference is not None:
        columns += [
            Beside(Column(say(compare_words.CLASS_HEAD)), [_class(view, row) for row in rows.to_dict("records")]),
            Beside(Column(say(compare_words.LOW_HEAD), "value"), rows["low"].tolist()),
            Beside(Column(say(compare_words.HIGH_HEAD), "value"), rows["high"].tolist()),
        ]
    return columns


def _class(view: View, row: dict) -> str:
    """The class of a place with its sign and word, as on the tiles."""
    funnel = row["funnel"] if row["funnel"] in FUNNEL_SIGNS else "unjudged" if known(row["value"]) else "missing"
    return f"{FUNNEL_SIGNS[funnel]} {CLASSES[view.language][funnel]}"
