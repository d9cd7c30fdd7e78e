"""What a person who opens the file does not see, and what becomes of it.

Hidden rows and rows a filter leaves out are figures like the others: they are read, and said. A hidden sheet is
usually a list or a draft: it is not read, unless every sheet with content is hidden and a person says so.
"""

from data.facts import Problem
from loaders.files.sheets import Sheet, Workbook, column_name
from loaders.problems.catalogue import problem
from loaders.text.wording import both

HIDDEN_SHEETS = "hidden_sheets"
READ, SKIP = "read", "skip"
_SHOWN = 6


def say_hidden(sheet: Sheet, rows: list[int], columns: list[int], is_filtered: bool) -> list[Problem]:
    """Warnings for hidden rows and columns that hold something. `rows`, `columns`: 0-based, any order."""
    if sheet.is_hidden:
        return []
    problems = []
    filled = sorted({r for r in rows if r < len(sheet.rows) and any(v is not None for v in sheet.rows[r])})
    if filled:
        where = _ranges([str(r + 1) for r in filled], filled)
        why_vi, why_en = (" vì đang lọc", " by a filter") if is_filtered else ("", "")
        problems.append(
            problem(
                "hidden_rows",
                f"{sheet.name}!A{filled[0] + 1}",
                sheet=sheet.name,
                count=both(len(filled)),
                why=(why_vi, why_en),
                rows=where,
            )
        )
    width = max(map(len, sheet.rows), default=0)
    hidden = [c for c in sorted(set(columns)) if c < width]
    shown = [c for c in hidden if any(c < len(row) and row[c] is not None for row in sheet.rows)]
    if shown:
        where = _ranges([column_name(c) for c in shown], shown)
        problems.append(
            problem(
                "hidden_columns",
                f"{sheet.name}!{column_name(shown[0])}1",
                sheet=sheet.name,
                count=len(shown),
                columns=where,
            )
        )
    return problems


def _ranges(names: list[str], numbers: list[int]) -> str:
    """`5–9, 20 …`"""
    spans: list[list[int]] = []
    for place, number in enumerate(numbers):
        if spans and number == numbers[spans[-1][1]] + 1:
            spans[-1][1] = place
        else:
            spans.append([place, place])
    shown = [names[a] if a == b else f"{names[a]}–{names[b]}" for a, b in spans[:_SHOWN]]
    return ", ".join(shown) + (" …" if len(spans) > _SHOWN else "")


def settle_hidden_sheets(workbook: Workbook, answers: dict[str, str]) -> None:
    """Ask about hidden sheets when nothing else holds anything, and do what was answered."""
    hidden = [s for s in workbook.sheets if s.is_hidden and not s.is_empty]
    if not hidden or any(not s.is_hidden and not s.is_empty for s in workbook.sheets):
        return
    answer = answers.get(HIDDEN_SHEETS)
    names = ", ".join(f"“{s.name}”" for s in hidden[:_SHOWN])
    if answer == READ:
        for sheet in hidden:
            sheet.is_hidden = False
    elif answer != SKIP:
        workbook.problems.append(
            problem(
                "hidden_sheets",
                hidden[0].name,
                names=names,
                question=HIDDEN_SHEETS,
                choices={READ: ("Đọc các trang ẩn", "Read the hidden sheets"), SKIP: ("Không đọc", "Do not read them")},
            )
        )
