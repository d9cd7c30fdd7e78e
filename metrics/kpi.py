"""What a KPI is: a short, typed declaration; its value is always Σ numerator ÷ Σ denominator."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.measures import MEASURES

UNITS = {"percent": 100.0, "per_1000": 1000.0, "ratio": 1.0, "count": 1.0, "score": 1.0, "vnd": 1.0}
SEEN = {"percent": 0.005, "per_1000": 0.05, "score": 0.005, "ratio": 0.005}  # of the others half a unit
DIRECTIONS = ("higher", "lower", "neither", "within")


@dataclass(frozen=True)
class Operand:
    """A number a KPI is made of, by the first alternative whose measures are all there (rule of counting 7).

    `alternatives`: sums of measures, `"-"` before one that is taken away. `opening_plus_new`: over several
    periods it is the first opening stock plus all that came new, and nothing else.
    """

    id: str
    alternatives: tuple[tuple[str, ...], ...]
    opening_plus_new: tuple["Operand", "Operand"] | None = None

    @property
    def lead(self) -> str:
        """The measure that says how the operand folds over time and places."""
        return self.alternatives[0][0]

    @property
    def over_time(self) -> str:
        return MEASURES[self.lead].over_time

    @property
    def measures(self) -> tuple[str, ...]:
        """All measures any alternative reads, in order."""
        own = [term.removeprefix("-") for terms in self.alternatives for term in terms]
        return tuple(dict.fromkeys(own + [m for part in self.opening_plus_new or () for m in part.measures]))


def measure(name: str) -> Operand:
    """The operand that is one measure."""
    return Operand(name, ((name,),))


@dataclass(frozen=True)
class Target:
    """A goal and where it comes from. `value` in the KPI's own unit; `watch` is the width of the middle band."""

    value: float
    watch: float
    basis_vi: str
    basis_en: str
    since: date | None = None


@dataclass(frozen=True)
class Kpi:
    """A KPI, declared once. `numerator` and `denominator` are added; `minus` is taken from the numerator.

    `claim` is the measure that holds the same ratio as printed: shown beside the computed one, never used.
    `reported_only`: nothing but the printed figure exists; never folded, ranked or averaged.
    `may_count_unlike`: its two sides may count different things (interactions per person reached).
    """

    id: str
    subject: str
    label_vi: str
    label_en: str
    meaning_vi: str
    meaning_en: str
    unit: str
    direction: str
    legal_source: str
    numerator: tuple[Operand, ...]
    denominator: tuple[Operand, ...] = ()
    minus: tuple[Operand, ...] = ()
    target: Target | None = None
    caution_vi: str = ""
    caution_en: str = ""
    claim: str | None = None
    reported_only: bool = False
    may_count_unlike: bool = False

    def label(self, language: str) -> str:
        return self.label_vi if language == "vi" else self.label_en

    def meaning(self, language: str) -> str:
        return self.meaning_vi if language == "vi" else self.meaning_en

    def caution(self, language: str) -> str:
        return self.caution_vi if language == "vi" else self.caution_en

    @property
    def scale(self) -> float:
        return 1.0 if self.reported_only else UNITS[self.unit]

    def is_seen(self, difference: float) -> bool:
        """Whether a difference in the KPI's unit shows on screen: one that reads 0,00 is neither better nor worse."""
        return abs(difference) >= SEEN.get(self.unit, 0.5)

    @property
    def is_ratio(self) -> bool:
        return bool(self.denominator)

    @cached_property
    def operands(self) -> tuple[Operand, ...]:
        """The operands the value is made of, each once."""
        return tuple({o.id: o for o in (*self.numerator, *self.minus, *self.denominator)}.values())

    @cached_property
    def measures(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m for o in self.operands for m in o.measures))

    @property
    def adds_over_places(self) -> bool:
        return all(MEASURES[o.lead].over_places == "sum" for o in self.operands)

    @property
    def not_foldable(self) -> tuple[str, ...]:
        """Measures that may not be folded over time; a longer period is then refused, naming them."""
        return tuple(o.lead for o in self.operands if o.over_time in ("none", "ytd"))
