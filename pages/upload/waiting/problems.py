"""What was found in a file, gravest first; and the questions only a person can answer, as a form."""

from datetime import date

import streamlit as st

from data.facts import Problem
from data.periods import PeriodError, labels_between, period_name
from data.places import MERGER, NATION, PLACES, provinces_on
from loaders.load import Preview
from loaders.tables.context import SKIP
from pages.parts.figures import count
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.waiting.session import Waiting, answer
from pages.upload.waiting.texts import findable, measures_by_name, with_cell

MOST_SHOWN, MOST_ASKED = 12, 20
COLOURS = {"reject": "red", "ask": "red", "warn": "orange", "normalise": "gray", "info": "gray"}
SAID_ELSEWHERE = {"already_loaded", "no_change"}
_ORDER = list(COLOURS)


def listed(preview: Preview) -> list[Problem]:
    """The problems of a file, gravest first; that nothing would change is said by the card itself."""
    problems = [p for p in preview.problems if p.code not in SAID_ELSEWHERE]
    return sorted(problems, key=lambda p: _ORDER.index(p.severity))


def problem_list(view: View, preview: Preview) -> None:
    """Each problem with its mark, its cell, what was expected and the nearest choices."""
    problems = listed(preview)
    told = [p for p in problems if p.severity != "ask"]
    if problems and not told:
        return
    if not problems:
        st.subheader(view.say(upload_words.NO_PROBLEMS), anchor=False)
        st.markdown(f":small[:gray[{view.say(upload_words.NO_PROBLEMS_TEXT)}]]")
        return
    asks = len(problems) - len(told)
    st.subheader(view.say(upload_words.PROBLEMS, asks=count(view, asks), told=count(view, len(told))), anchor=False)
    with st.container(gap="xsmall"):
        for problem in told[:MOST_SHOWN]:
            with st.container(border=True, gap="xxsmall"):
                st.markdown(_sentence(view, problem))
    rest = len(told) - MOST_SHOWN
    if rest > 0:
        st.markdown(f":small[:gray[{view.say(upload_words.MORE_PROBLEMS, count=count(view, rest))}]]")


def _sentence(view: View, problem: Problem) -> str:
    mark = f":{COLOURS[problem.severity]}-badge[{view.say(upload_words.MARKS[problem.severity])}]"
    return f"{mark} {with_cell(problem.locator, problem.message(view.language))}"


def questions(view: View, file: Waiting, preview: Preview) -> None:
    """The form of what must be chosen first. Its choices are used together: the file is read once for all."""
    asks = [p for p in listed(preview) if p.severity == "ask"]
    if not asks:
        return
    st.subheader(view.say(upload_words.ASK_FIRST), anchor=False)
    with st.form(f"asks_{file.digest[:12]}_{len(file.answers)}"):
        st.markdown(f":small[:gray[{view.say(upload_words.ASK_TEXT)}]]")
        widgets = []
        for number, problem in enumerate(asks[:MOST_ASKED]):
            widget = f"ask_{file.digest[:12]}_{len(file.answers)}_{number}"
            st.markdown(_sentence(view, problem))
            _choices(view, problem, widget)
            widgets.append((problem, widget))
        if len(asks) > MOST_ASKED:
            st.markdown(view.say(upload_words.MORE_ASKS, count=count(view, len(asks) - MOST_ASKED)))
        st.form_submit_button(
            view.say(upload_words.USE_ANSWERS),
            type="primary",
            icon=":material/done_all:",
            on_click=answer,
            args=(file.digest, widgets),
        )


def _choices(view: View, problem: Problem, widget: str) -> None:
    """A select box of the choices, the nearest first; a place, period, measure or unit may be any other."""
    side = 0 if view.language == "vi" else 1
    given = {choice: pair[side] for choice, pair in problem.choices.items()}
    kind = problem.question.split(":")[0]
    more, hint = {
        "place": (_places, upload_words.PICK_PLACE),
        "period": (_periods, upload_words.PICK_PERIOD),
        "measure": (measures_by_name, upload_words.PICK_MEASURE),
        "unit": (None, upload_words.PICK_UNIT),
    }.get(kind, (None, upload_words.PICK))
    is_free = problem.question in ("period", "unit") or kind == "cell"
    if problem.code == "period_shorter":  # a week is offered as no month
        more = None
    if kind == "period" and not is_free:  # a cell that holds no period: it is mended in the file
        more, hint = None, upload_words.PICK
    if kind == "unit" and not is_free:
        hint = upload_words.PICK
    names = given | {k: v for k, v in (more(view) if more else {}).items() if k not in given}
    if SKIP in names:  # leaving figures out comes last
        names[SKIP] = names.pop(SKIP)
    st.selectbox(
        problem.message(view.language),
        list(names),
        index=None,
        key=widget,
        placeholder=view.say(hint),
        format_func=lambda choice: names.get(choice, choice),
        accept_new_options=is_free,
        label_visibility="collapsed",
        width=460,
    )


def _places(view: View) -> dict[str, str]:
    """Today's provinces, then those that merged, each findable without accents too ("dong thap")."""
    names = {place.id: view.name(place.id) for place in provinces_on(MERGER)}
    names[NATION] = view.name(NATION)
    for place in PLACES.values():
        if place.valid_to:
            names[place.id] = view.say(upload_words.UNTIL, place=view.name(place.id))
    return {place: findable(name) for place, name in names.items()}


def _periods(view: View) -> dict[str, str]:
    """Months, quarters and years of the last two years, the newest first."""
    start = date(view.today.year - 1, 1, 1)
    labels = [
        label
        for grain in ("month", "quarter", "half", "9m", "year")
        for label in reversed(labels_between(grain, start, view.today))
    ]
    return {label: _period_text(view, label) for label in labels}


def _period_text(view: View, label: str) -> str:
    try:
        return f"{period_name(label, view.language)} ({label})"
    except PeriodError:
        return label
