"""One number cell as what a fact needs: value, qualifier, status; what cannot be read is asked."""

from typing import NamedTuple

from data.facts import Problem
from loaders.files.sheets import text_of
from loaders.tables.context import Context
from loaders.text.numbers import Number, read_number
from loaders.text.wording import en, vi

SKIP = "skip"


class Figure(NamedTuple):
    """What a cell says as a fact. `status`: value, missing or not_applicable."""

    value: float | None
    qualifier: str
    status: str
    raw: str


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
        problems.append(
            Problem(
                "error_cell",
                "warn",
                locator,
                f"Ô {locator} báo lỗi {cell}; coi là chưa có số liệu. Sửa công thức rồi nạp lại.",
                f"Cell {locator} shows the error {cell}; taken as missing. Mend the formula and upload it again.",
            )
        )
        return Figure(None, "exact", "missing", text_of(cell))
    return _chosen(cell, kind, locator, number, context, problems, proposals)


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
    answer = context.answers.get(question)
    if answer == SKIP:
        return None
    if answer is not None:
        said = _plain(answer)
        if said is not None:
            return Figure(said, number.qualifier, "value", text_of(cell))
    values = tuple(dict.fromkeys(proposals + number.proposals))
    choices = {_answer(value): (f"Lấy {vi(value)}", f"Take {en(value)}") for value in values}
    choices[SKIP] = ("Bỏ ô này", "Leave this cell out")
    said = text_of(cell)
    expected_vi, expected_en = _EXPECTED[kind]
    if number.state == "ambiguous":
        vi_text, en_text = (
            f"Ô {locator} ghi “{said}”, có thể hiểu nhiều cách. Chọn cách đúng.",
            f"Cell {locator} says “{said}”, which can be read in more than one way. Choose one.",
        )
    else:
        vi_text, en_text = (
            f"Ô {locator} ghi “{said}”, không đọc được; cần {expected_vi}. Chọn số đúng hoặc bỏ ô.",
            f"Cell {locator} says “{said}”, which cannot be read; {expected_en} was expected. "
            "Choose the right number or leave the cell out.",
        )
    code = "ambiguous_number" if number.state == "ambiguous" else "unreadable_number"
    problems.append(Problem(code, "ask", locator, vi_text, en_text, question, choices))
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


def _plain(answer: str) -> float | None:
    """An answer as a plain number (15110, 98.48), or None."""
    try:
        return float(answer)
    except ValueError:
        return None
