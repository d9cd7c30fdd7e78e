"""Workbooks built in code, one theme a module: every module of this folder that declares CASES is one theme."""

from importlib import import_module
from pkgutil import iter_modules

from tests.cases.offices.case import Case

# What the themes are written with, no themes themselves.
TOOLS = ("case", "drawing", "figures")


def themes() -> dict[str, tuple[Case, ...]]:
    """Theme → its cases, in the order of the files' names."""
    names = sorted(module.name for module in iter_modules(__path__) if module.name not in TOOLS)
    return {name: import_module(f"{__name__}.{name}").CASES for name in names}


def cases() -> tuple[Case, ...]:
    """All cases of all themes."""
    return tuple(case for theme in themes().values() for case in theme)
