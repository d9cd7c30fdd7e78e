"""Workbooks nobody had read when they were written: layouts, words and titles unlike those of `tests/cases/offices`.

`python -m tests.cases.unseen FOLDER` writes them with their expected.json; `tests/loaders/test_cases.py` reads them.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.cases.offices.case import Case


def themes() -> dict[str, tuple[Case, ...]]:
    """Theme → its cases: every module of this folder but the one that writes them."""
    names = sorted(module.name for module in iter_modules(__path__) if module.name != "__main__")
    return {name: import_module(f"{__name__}.{name}").CASES for name in names}


def cases() -> tuple[Case, ...]:
    """All cases of all themes."""
    return tuple(case for theme in themes().values() for case in theme)
