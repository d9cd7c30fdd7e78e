"""What a screen declares of itself, and how the declarations are found: a new screen is named in no list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from pages.words import Sentence


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A screen as the navigation, the links and the tests know it; declared as `SCREEN` at the end of its module.

    `path`: where it stands in the URL; `icon`: a Material symbol; `section`: the menu it stands in, None for the bar
    itself; `order`: its place among all screens, the first being the one that opens; `page`: draws it; `subjects`:
    those whose numbers it shows in full; `kpis`: those of them that have a place of their own on it, the others stand
    under the headings they declare; `themes`: what may be chosen on it, by id; `is_blank_without_figures`:
    whether it shows only the empty state while the store holds none; `is_of_own`: whether it shows the office's own
    store whichever is open, because what is done on it goes there; `is_of_provinces`: whether it compares provinces,
    and steps back where the desk is somebody's.
    """

    path: str
    title: Sentence
    icon: str
    order: int
    page: Callable[[], None]
    section: Sentence | None = None
    subjects: tuple[str, ...] = ()
    kpis: tuple[str, ...] = ()
    themes: Mapping[str, Sentence] = field(default_factory=dict)
    is_blank_without_figures: bool = True
    is_of_own: bool = False
    is_of_provinces: bool = False


@cache
def screens_in(folder: Path) -> tuple[Screen, ...]:
    """The screens of `pages`, in order: a `page.py` in a folder of its own, or a file beside the subjects'."""
    modules = [
        import_module(".".join(("pages", *file.relative_to(folder).with_suffix("").parts)))
        for file in sorted([*folder.glob("*/page.py"), *folder.glob("subjects/*.py")])
    ]
    screens = (module.SCREEN for module in modules if hasattr(module, "SCREEN"))
    return tuple(sorted(screens, key=lambda screen: screen.order))


def by_section(screens: tuple[Screen, ...]) -> dict[Sentence | None, tuple[Screen, ...]]:
    """The screens of each section; the sections in the order of their first screens."""
    sections = dict.fromkeys(screen.section for screen in screens)
    return {section: tuple(s for s in screens if s.section == section) for section in sections}
