"""Headings typed without accents or with wrong ones ("Don vi", "Tiêp nhận mới"): spelled as the sources do, and shown.

Only rows of headings are touched, and only words that one spelling alone can be; names and titles stay as they are.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from data.facts import Problem
from data.names import search_key
from loaders.files.sheets import Sheet, Workbook, cell_name
from loaders.problems.catalogue import problem
from loaders.tables.headers import header_key
from loaders.text.wording import listed

_LOOK_AT = 60
_LEAST = 3


def with_accents(workbook: Workbook, spellings: Collection[str]) -> tuple[Workbook, list[Problem]] | None:
    """The workbook with its headings spelled in full, and what was changed; None where nothing is."""
    known = _by_letters(spellings)
    keys = set(map(header_key, spellings))
    problems: list[Problem] = []
    sheets = [sheet if sheet.is_hidden else _restored(sheet, known, keys, problems) for sheet in workbook.sheets]
    return (replace(workbook, sheets=sheets), problems) if problems else None


def _by_letters(spellings: Iterable[str]) -> dict[str, str]:
    """Letters without accents -> the one spelling they can be."""
    by_letters: dict[str, set[str]] = {}
    printed: dict[str, str] = {}
    for spelling in spellings:
        key = header_key(spelling)
        by_letters.setdefault(search_key(key), set()).add(key)
        printed.setdefault(key, spelling)
    return {letters: printed[next(iter(keys))] for letters, keys in by_letters.items() if len(keys) == 1}


def _restored(sheet: Sheet, known: dict[str, str], keys: set[str], problems: list[Problem]) -> Sheet:
    rows = [list(row) for row in sheet.rows]
    changes: list[tuple[str, str, str]] = []
    for number, row in enumerate(rows[:_LOOK_AT]):
        texts = {c: v for c, v in enumerate(row) if isinstance(v, str) and v.strip()}
        misspelt = {c: v for c, v in texts.items() if header_key(v) not in keys}
        spelled = {c: known[key] for c, v in misspelt.items() if (key := search_key(header_key(v))) in known}
        understood = len(spelled) + len(texts) - len(misspelt)
        has_figures = any(isinstance(value, (int, float)) for value in row)
        if has_figures or not spelled or understood < _LEAST or 2 * understood < len(texts):
            continue
        for column, spelling in spelled.items():
            changes.append((cell_name(sheet.name, number, column), row[column], spelling))
            row[column] = spelling
    if not changes:
        return sheet
    where = changes[0][0]
    named = listed([f"“{before}” → “{after}”" for _, before, after in changes], 6)
    problems.append(problem("accents_restored", where, count=len(changes), headings=named))
    return replace(sheet, rows=rows)
