"""What a KPI is: a short, typed declaration; its value is always Σ numerator ÷ Σ denominator."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from data.measures import MEASURES, SUBJECTS

Unit = Literal["percent", "per_1000", "ratio", "count", "score", "vnd", "days"]
Direction = Literal["higher", "lower", "neither", "within"]
UNITS: dict[Unit, float] = {
    "percent": 100.0,
    "per_1000": 1000.0,
    "ratio": 1.0,
    "count": 1.0,
    "score": 1.0,
    "vnd": 1.0,
    "days": 1.0,
}
SEEN = {"percent": 0.005, "per_1000": 0.05, "score": 0.005, "ratio": 0.005, "days": 0.05}  # of the others half a unit


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
class Text:
    """A text of a declaration in both languages, or none in both; called with a language, it is that side."""

    vi: str
    en: str

    def __post_init__(self) -> None:
        if bool(self.vi.strip()) != bool(self.en.strip()):
            raise ValueError(f"a translation is missing: {self}")

    def __call__(self, language: str) -> str:
        return self.vi if language == "vi" else self.en


PRESET = Text(
    "mức đặt sẵn, chưa có quy định chung cả nước; sửa theo kế hoạch của tỉnh",
    "a preset; no national threshold exists; set it by the province's plan",
)


@dataclass(frozen=True, kw_only=True)
class Target:
    """A goal and where it comes from. `value` in the KPI's own unit; `watch` is the width of the middle band."""

    value: float
    watch: float
    basis: Text
    since: date | None = None


@dataclass(frozen=True, kw_only=True)
class OverviewCard:
    """Where a KPI stands on the overview: on which card, counted from 1.

    Only the last card has several candidates. They are asked by `turn`: the first with a value in its last `within`
    periods has it, and where none has, the last of them. `is_ranked`: the place's rank stands on the card.
    """

    card: int
    turn: int = 1
    within: int = 1
    is_ranked: bool = False


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """A KPI, declared once: what it is called wherever it stands, what it means, how it is computed.

    `label` is its full name. Where there is less room it has shorter ones: `card` on a card, `column` at the head of
    a column, `wall` on the wall, `chart` in a chart beside its kin. Each may be left out; ask for `card_name`,
    `column_name`, `wall_name`, `chart_name`, which fall back to a longer one.

    `numerator` and `denominator` are added; `minus` is taken from the numerator.
    `group` is the heading it stands under on its subject's screen, in the order of declaration; None where the screen
    has a place of its own for it.
    `claim` is the measure that holds the same ratio as printed: shown beside the computed one, never used.
    `reported_only`: nothing but the printed figure exists; never folded, ranked or averaged.
    `may_count_unlike`: its two sides may count different things (interactions per person reached).
    `checked_by`, `checked_on`: who read the declaration against its source, and when; empty while nobody has.

    Raises `ValueError` for an unknown unit, direction, subject or measure, so that the program stops at once.
    """

    id: str
    subject: str
    label: Text
    card: Text | None = None
    column: Text | None = None
    wall: Text | None = None
    chart: Text | None = None
    meaning: Text
    unit: Unit
    direction: Direction
    legal_source: str
    numerator: tuple[Operand, ...]
    denominator: tuple[Operand, ...] = ()
    minus: tuple[Operand, ...] = ()
    target: Target | None = None
    caution: Text = Text("", "")
    claim: str | None = None
    reported_only: bool = False
    may_count_unlike: bool = False
    overview: OverviewCard | None = None
    group: Text | None = None
    checked_by: str = ""
    checked_on: date | None = None

    def __post_init__(self) -> None:
        if self.unit not in UNITS or self.direction not in get_args(Direction) or self.subject not in SUBJECTS:
            raise ValueError(f"{self.id}: unknown unit, direction or subject")
        if unknown := [m for m in (*self.measures, *filter(None, (self.claim,))) if m not in MEASURES]:
            raise ValueError(f"{self.id}: unknown measures {', '.join(unknown)}")
        if bool(self.checked_by) != bool(self.checked_on):
            raise ValueError(f"{self.id}: who checked it and when go together")

    @property
    def card_name(self) -> Text:
        return self.card or self.label

    @property
    def column_name(self) -> Text:
        return self.column or self.card_name

    @property
    def wall_name(self) -> Text:
        return self.wall or self.card_name

    @property
    def chart_name(self) -> Text:
        return self.chart or self.column_name

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
        return tuple(o.lead for o in self.operands if o.over_time in ("none", "ytd") and not o.opening_plus_new)
