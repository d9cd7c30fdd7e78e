"""A problem as it is declared: how grave it is and what it says, once for all places that find it."""

from dataclasses import dataclass
from functools import cached_property
from string import Formatter

from data.facts import VERDICTS

SEVERITIES = ("info", *VERDICTS)


@dataclass(frozen=True)
class Declared:
    """`severity`, or those among which the place decides; one sentence in each language, `{name}` for a value.

    `{locator}` is the cell (or sheet) the problem is at. Both sides speak of the same values.
    """

    severity: str | tuple[str, ...]
    vi: str
    en: str

    def __post_init__(self):
        if not self.vi or not self.en:
            raise ValueError(f"a translation is missing: {self}")
        if _fields(self.vi) != _fields(self.en):
            raise ValueError(f"the two sides speak of different values: {self}")
        if not set(self.severities) <= set(SEVERITIES):
            raise ValueError(f"no such severity: {self}")

    @property
    def severities(self) -> tuple[str, ...]:
        return (self.severity,) if isinstance(self.severity, str) else self.severity

    @cached_property
    def fields(self) -> frozenset[str]:
        """The names of its values, the locator left out."""
        return _fields(self.vi) - {"locator"}


def _fields(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)
