"""What was found in a file, gravest first; and the questions only a person can answer, as a form."""

from collections.abc import Sequence
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
from pages.upload.waiting.groups import columns_alike, columns_of_cells, grouped, heading_of, kind_of
from pages.upload.waiting.session import AS_PROPOSED, Waiting, answer
from pages.upload.waiting.texts import findable, measures_by_name, with_cell

MOST_SHOWN, MOST_ASKED = 12, 20
MOST_IN_SIGHT = 3  # of more questions the button stands above them too
COLOURS = {"reject": "red", "ask": "red", "warn": "orange", "normalise": "gray", "info": "gray"}
SAID_ELSEWHERE = {"already_loaded", "no_change"}
_ORDER = list(COLOURS)


def listed(preview: Preview) -> list[Problem]:
    """The problems of a file, gravest first; that nothing would change is said by the card itself."""
    problems = [p for p in preview.problems if p.code not in SAID_ELSEWHERE]
    return sorted(problems, key=lambda p: _ORDER.index(p.severity))


def problem_list(view: View, preview: Preview, elsewhere: Sequence[Problem] = ()) -> None:
    """Each problem with its mark, its cell, what was expected and the nearest choices; not those shown `elsewhere`."""
    problems = listed(preview)
    told = [p for p in problems if p.severity != "ask" and p not in elsewhere]
    if problems and not told:
        return
    if not problems:
        st.subheader(view.say(upload_words.NO_PROBLEMS), anchor=False)
        st.markdown(f":small[:gray[{view.say(upload_words.NO_PROBLEMS_TEXT)}]]")
        return
    asks = sum(p.severity == "ask" for p in problems)
    st.subheader(view.say(upload_words.PROBLEMS, asks=count(view, asks), told=count(view, len(told))), anchor=False)
    can_be_stored = preview.verdict != "reject"
    with st.container(gap="xsmall"):
        for problem in told[:MOST_SHOWN]:
            with st.container(border=True, gap="xxsmall"):
                st.markdown(_sentence(view, problem, can_be_stored))
    rest = len(told) - MOST_SHOWN
    if rest > 0:
        st.markdown(f":small[:gray[{view.say(upload_words.MORE_PROBLEMS, count=count(view, rest))}]]")


def _sentence(view: View, problem: Problem, can_be_stored: bool = False) -> str:
    mark = f":{COLOURS[problem.severity]}-badge[{view.say(upload_words.MARKS[problem.severity])}]"
    if can_be_stored and problem.severity == "warn":
        mark += f" :gray-badge[{view.say(upload_words.STILL_STORED)}]"
    return f"{mark} {with_cell(problem.locator, problem.message(view.language))}"


def questions(view: View, file: Waiting, preview: Preview) -> None:
    """The form of what must be chosen first, under what it is about. Its choices are used together: the file is read
    once for all."""
    asks = [p for p in listed(preview) if p.severity == "ask"]
    if not asks:
        return
    st.subheader(view.say(upload_words.ASK_FIRST), anchor=False)
    key = f"{file.digest[:12]}_{len(file.answers)}"
    with st.form(f"asks_{key}"):
        st.markdown(f":small[:gray[{view.say(upload_words.ASK_TEXT)}]]")
        above = st.container()
        form = _Form(view, key)
        for group, problems in grouped(asks).items():
            form.draw(group, problems)
        if form.left_out:
            st.markdown(view.say(upload_words.MORE_ASKS, count=count(view, form.left_out)))
        arguments = (file.digest, form.widgets, form.columns)
        if len(form.widgets) > MOST_IN_SIGHT:
            with above:
                _use_button(view, f"use_above_{key}", arguments)
        _use_button(view, f"use_{key}", arguments)


def _use_button(view: View, key: str, arguments: tuple) -> None:
    st.form_submit_button(
        view.say(upload_words.USE_ANSWERS),
        key=key,
        type="primary",
        icon=":material/done_all:",
        on_click=answer,
        args=arguments,
    )


class _Form:
    """The questions as they are drawn; `widgets` and `columns` as `answer` takes them, `left_out`: how many wait."""

    def __init__(self, view: View, key: str):
        self.view, self.key = view, key
        self.widgets: list[tuple[Problem, str]] = []
        self.columns: list[tuple[list[Problem], str]] = []
        self.left_out = 0

    def draw(self, group: str, problems: list[Problem]) -> None:
        """The questions of one subject under its heading."""
        say = self.view.say
        together = [*columns_of_cells(problems).values(), *columns_alike(problems)]
        inside = {id(problem) for several in together for problem in several}
        alone = [problem for problem in problems if id(problem) not in inside]
        shown_now = alone[: max(MOST_ASKED - len(self.widgets), 0)]
        self.left_out += len(alone) - len(shown_now)
        if not shown_now and not together:
            return
        amount = say(upload_words.QUESTION_COUNT, count=count(self.view, len(problems)))
        st.markdown(f"**{say(heading_of(group))}** :small[:gray[{amount}]]")
        for several in together:
            self._draw_together(several)
        for problem in shown_now:
            self._draw_one(problem)

    def _draw_one(self, problem: Problem) -> None:
        widget = f"ask_{self.key}_{len(self.widgets)}"
        st.markdown(_question(self.view, problem))
        _choices(self.view, problem, widget)
        self.widgets.append((problem, widget))

    def _draw_together(self, problems: list[Problem]) -> None:
        """One decision for several questions; each by itself folded away."""
        say, side = self.view.say, 0 if self.view.language == "vi" else 1
        first, amount = problems[0], count(self.view, len(problems))
        if kind_of(first.question) == "cell":
            column = first.locator.rstrip("0123456789")
            title = say(upload_words.COLUMN_CELLS, column=column, count=amount)
            st.markdown(with_cell(column, title))
            names = {SKIP: say(upload_words.SKIP_COLUMN, count=amount)}
            proposed = next((pair[side] for choice, pair in first.choices.items() if choice != SKIP), "")
            if all(any(choice != SKIP for choice in problem.choices) for problem in problems):
                names = {AS_PROPOSED: say(upload_words.COLUMN_AS_PROPOSED, count=amount, example=proposed)} | names
        else:
            title = say(upload_words.COLUMNS_ALIKE, count=amount)
            st.markdown(f"{_question(self.view, first)}  \n:small[:gray[{title}]]")
            names = {choice: pair[side] for choice, pair in first.choices.items()}
        widget = f"together_{self.key}_{len(self.columns)}"
        st.selectbox(
            title,
            list(names),
            index=None,
            key=widget,
            placeholder=say(upload_words.PICK),
            format_func=names.__getitem__,
            label_visibility="collapsed",
            width=560,
        )
        self.columns.append((problems, widget))
        with st.expander(say(upload_words.EACH_BY_ITSELF)):
            for problem in problems[:MOST_ASKED]:
                self._draw_one(problem)


def _question(view: View, problem: Problem) -> str:
    """A question with its cell; that it must be answered is said above all of them."""
    return with_cell(problem.locator, problem.message(view.language))


def _choices(view: View, problem: Problem, widget: str) -> None:
    """A select box of the choices, the nearest first; a place, period, measure or unit may be any other."""
    side = 0 if view.language == "vi" else 1
    given = {choice: pair[side] for choice, pair in problem.choices.items()}
    kind = kind_of(problem.question)
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
        width=560,
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
