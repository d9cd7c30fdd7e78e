"""One number cell as what a fact needs: value, qualifier, status; what cannot be read is asked."""

from data.facts import Problem
from loaders.files.sheets import text_of
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.row import Figure
from loaders.text.numbers import Number, read_number, says_scale
from loaders.text.wording import en, vi


def read_figure(
    cell, kind: str, locator: str, context: Context, problems: list[Problem], proposals: tuple[float, ...] = ()
) -> Figure | None:
    """Read a cell; None when a person must choose first or chose to leave it out.

    Adds to `problems`: an error cell as a warning, an unreadable or ambiguous one as a question
    (`cell:LOCATOR`) whose choices are the `proposals`, those of the number itself, and leaving it out.
    """
    number = read_number(cell, kind)
    if number.state == "number":
        return Figure(number.value, number.qualifier, "value", text_of(cell))
    if number.state == "blank":
        return Figure(None, "exact", "missing", text_of(cell))
    if number.state == "not_applicable":
        return Figure(None, "exact", "not_applicable", text_of(cell))
    if number.state == "error":
        problems.append(problem("error_cell", locator, error=cell))
        return Figure(None, "exact", "missing", text_of(cell))
    return _chosen(cell, kind, locator, number, context, problems, proposals)


def read_scaled(cell, kind: str, factor: int, locator: str, context: Context, problems: list[Problem]) -> Figure | None:
    """Read a cell of a table counted in thousands or the like; a cell that says its own scale besides, and a count that
    comes out with a fraction, are asked."""
    if isinstance(cell, str) and factor > 1 and says_scale(cell):
        own = read_number(cell, "score").value
        doubled = Number(own, state="ambiguous", proposals=() if own is None else (own, own * factor))
        return _chosen(cell, kind, locator, doubled, context, problems, ())
    number = read_number(cell, "score" if factor > 1 else kind)
    if number.state != "number" or number.value is None:
        return read_figure(cell, "score" if factor > 1 else kind, locator, context, problems)
    value = round(number.value * factor, 6)
    if kind == "count" and not value.is_integer():
        return _chosen(cell, kind, locator, Number(value, state="unreadable"), context, problems, ())
    return Figure(value, number.qualifier, "value", text_of(cell))


def _chosen(
    cell,
    kind: str,
    locator: str,
    number: Number,
    context: Context,
    problems: list[Problem],
    proposals: tuple[float, ...],
) -> Figure | None:
    question = f"cell:{locator}"
    values = tuple(dict.fromkeys(proposals + number.proposals))
    text = text_of(cell)
    choices = {
        _answer(value): (f"Lấy {vi(value)}: “{text}” → {vi(value)}", f"Take {en(value)}: “{text}” → {en(value)}")
        for value in values
    }
    choices[SKIP] = ("Bỏ ô này", "Leave this cell out")
    answer = context.answers.get(question)
    if answer == SKIP:
        return None
    if answer is not None:
        chosen = _plain(answer, kind)
        if chosen is not None:
            return Figure(chosen, number.qualifier, "value", text_of(cell))
    if number.state == "ambiguous":
        asked = problem("ambiguous_number", locator, text=text_of(cell), question=question, choices=choices)
    else:
        asked = problem(
            "unreadable_number",
            locator,
            text=text_of(cell),
            expected=_EXPECTED[kind],
            question=question,
            choices=choices,
        )
    problems.append(asked)
    return None


_EXPECTED = {
    "count": ("số nguyên như 1.234", "a whole number such as 1.234"),
    "money": ("số tiền như 1.234.000", "an amount such as 1.234.000"),
    "percent": ("tỷ lệ như 98,48%", "a percentage such as 98,48%"),
    "claim": ("tỷ lệ như 98,48%", "a percentage such as 98,48%"),
    "score": ("điểm như 80,1", "a score such as 80,1"),
}


def _answer(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _plain(answer: str, kind: str) -> float | None:
    """An answer as a number, chosen (15110, 98.48) or typed as offices write it (15.110 · 98,48), or None."""
    typed = read_number(answer, kind)
    if typed.state == "number" and typed.value is not None:
        return typed.value
    try:
        chosen = float(answer)
    except ValueError:
        return None
    return chosen if kind != "count" or chosen.is_integer() else None
