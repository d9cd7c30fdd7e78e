"""Every screen of the simulated province looked at once in a browser, for all that is judged of it.

To open a screen takes longer than to judge it: what does not fit, what is hard to read or to reach, and what words
stand there are gathered in one walk, and each is judged by the tests of its own file.
"""

from dataclasses import dataclass, field

from tests.pages.accessibility import grave
from tests.pages.browsing import show, visitor, wear, widen
from tests.pages.conftest import PATHS
from tests.pages.fitting import faults_of, picture
from tests.pages.told import told_by


@dataclass
class Looks:
    """What does not fit, what axe-core calls grave, every text with its screen, what was asked of others."""

    faults: list[str] = field(default_factory=list)
    grave: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)


def walk(browser, address: str, language: str, modes: dict[int, tuple[str, ...]], is_judged: bool = False) -> Looks:
    """All screens in one language on one kind of device. `modes`: the themes looked at, by width; `is_judged`: with
    texts and axe-core, in both themes at the first width.
    """
    looks, (first, *_) = Looks(), modes
    with visitor(browser, address, first) as page:
        for path in PATHS:
            show(page, address, path, language)
            if is_judged:
                for text in told_by(page):
                    looks.texts.setdefault(text, path)
                page.mouse.move(0, 0)
            for mode in ("light", "dark"):
                for width in [wide for wide in modes if mode in modes[wide]]:
                    wear(page, mode)
                    widen(page, width)
                    where = f"{path} {width} {language} {mode}"
                    looks.faults += [f"{where}: {fault}" for fault in faults_of(page, language)]
                    picture(page, width, f"{path}-{width}-{language}-{mode}")
                if is_judged:
                    wear(page, mode)
                    widen(page, first)
                    looks.grave[path, mode] = grave(page)
                    widen(page, first)
        looks.outside = list(page.outside)
    return looks
