"""Every problem a file may have, by its code; `problem` makes one of them.

A code with several sentences has one for each variant, as `code:variant`; the variant is told to nobody.
"""

from data.facts import Problem
from loaders.problems.declared import Declared
from loaders.problems.files import FILES
from loaders.problems.layouts import LAYOUTS
from loaders.problems.lists import LISTS
from loaders.problems.pages import PAGES
from loaders.problems.prose import PROSE
from loaders.problems.register import REGISTER
from loaders.problems.sources import SOURCES
from loaders.problems.store import STORE
from loaders.problems.tables import TABLES
from loaders.problems.template import TEMPLATE
from loaders.problems.titles import TITLES

_ROOMS = (FILES, LAYOUTS, STORE, TITLES, LISTS, PAGES, REGISTER, SOURCES, TEMPLATE, TABLES, PROSE)
CATALOGUE: dict[str, Declared] = {key: declared for room in _ROOMS for key, declared in room.items()}
if len(CATALOGUE) < sum(map(len, _ROOMS)):
    raise ValueError("two rooms declare one problem")


def problem(
    key: str,
    locator: str = "",
    *,
    severity: str = "",
    question: str = "",
    choices: dict[str, tuple[str, str]] | None = None,
    **values: object,
) -> Problem:
    """The problem declared as `key` ("code" or "code:variant"), found at `locator`.

    `values` fill its sentences: a pair of texts is (Vietnamese, English), anything else stands in both. `severity` is
    given where the declaration leaves a choice. Raises `KeyError` for a code or a value it does not know.
    """
    declared = CATALOGUE[key]
    if severity and severity not in declared.severities:
        raise KeyError(f"{key} is never {severity}")
    return Problem(
        key.partition(":")[0],
        severity or declared.severities[0],
        locator,
        declared.vi.format(locator=locator, **_on_side(0, values)),
        declared.en.format(locator=locator, **_on_side(1, values)),
        question,
        choices or {},
    )


def _on_side(side: int, values: dict[str, object]) -> dict[str, object]:
    return {name: value[side] if isinstance(value, tuple) else value for name, value in values.items()}
