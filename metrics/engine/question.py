"""A question: which KPIs, periods, places and parts; and what has to be read to answer it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data import periods, places
from data.places import NATION, PLACES

GRAINS = ("month", "quarter", "half", "9m", "year", "ytd", "total")
LEVELS = ("tỉnh", "huyện", "xã")  # of offices; districts end with June 2025
SPLITS = ("unit", "field", "channel", "level")


@dataclass(frozen=True)
class Question:
    """A frozen question; with a snapshot and decisions number it is the key of a cached answer.

    `places`: place ids, () for all provinces of the boundaries. `start`, `end`: the last day of a period
    must lie between them; None: as far as there are figures. `boundaries`: `today`, `reported` or an ISO date.
    `level`: only the offices of a level (tỉnh, huyện, xã), together or, with `split="unit"`, one by one.
    `only_with_figures`: leave out periods without any (the screens want them, to draw the gap).
    """

    kpis: tuple[str, ...]
    grain: str = "month"
    places: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    unit: str | None = None
    split: str | None = None
    boundaries: str = "today"
    only_with_figures: bool = False
    level: str | None = None
    today: date = field(default_factory=date.today)

    def __post_init__(self) -> None:
        if self.grain not in GRAINS:
            raise QuestionError(f"Không có mức thời gian “{self.grain}”.", f"There is no grain “{self.grain}”.")
        if self.split is not None and self.split not in SPLITS:
            raise QuestionError(f"Không chia được theo “{self.split}”.", f"There is no split by “{self.split}”.")
        if self.level is not None and (self.split not in (None, "unit", "level") or self.unit is not None):
            raise QuestionError("Một cấp chỉ chia được theo đơn vị.", "A level is split by unit only.")
        if self.boundaries not in ("today", "reported"):
            self.boundary_day()

    def boundary_day(self) -> date | None:
        """The day whose map is asked; None for places as reported."""
        if self.boundaries == "reported":
            return None
        if self.boundaries == "today":
            return date.max.replace(month=1, day=1)
        try:
            return date.fromisoformat(self.boundaries)
        except ValueError:
            raise QuestionError(
                f"Địa giới “{self.boundaries}” không hợp lệ: dùng today, reported hoặc ngày như 2024-01-01.",
                f"Boundaries “{self.boundaries}” are not valid: use today, reported or a day like 2024-01-01.",
            ) from None


def last_periods(label: str, count: int = 1) -> dict[str, Any]:
    """`grain`, `start` and `end` of a question about the `count` periods up to a label.

    Months chosen freely are one period of their own: nothing stands before them.
    """
    period = periods.parse_period(label)
    if period.grain == "total":
        return {"grain": "total", "start": period.start, "end": period.end}
    first = periods.parse_period(periods.shift(label, 1 - count))
    return {"grain": period.grain, "start": first.end, "end": period.end}


class QuestionError(ValueError):
    """A question that cannot be asked; says why in both languages."""

    def __init__(self, message_vi: str, message_en: str):
        self.message_vi, self.message_en = message_vi, message_en
        super().__init__(message_en)


def resolve_places(names: list[str], boundaries: str) -> tuple[str, ...]:
    """Place ids for names as typed, in the boundaries asked. Raises `PlaceError` or `QuestionError`.

    A name two territories share gives both when asked as reported, today's when asked in today's.
    """
    ids: list[str] = []
    day = Question((), boundaries=boundaries).boundary_day()
    for name in names:
        matches = places.find_places(name)
        existing = [p for p in matches if day is None or p.exists_on(day)]
        if not existing:
            heirs = {p.successor for p in matches if p.successor}
            if matches and heirs:
                heir = PLACES[heirs.pop()]
                raise QuestionError(
                    f"“{name}” không còn ở địa giới được hỏi (nay thuộc {heir.name}). Số không chia ngược được; "
                    "hỏi theo địa giới “reported” để xem số cũ.",
                    f"“{name}” is not in the boundaries asked (now part of {heir.name_en}). Figures are never split "
                    "backwards; ask with boundaries “reported” to see the old ones.",
                )
            places.find_place(name, day or date.today())
            raise QuestionError(
                f"“{name}” chưa có ở địa giới được hỏi.", f"“{name}” did not exist in the boundaries asked."
            )
        ids += [p.id for p in sorted(existing, key=lambda p: p.valid_from)]
    return tuple(dict.fromkeys(ids))


def targets_of(question: Question) -> tuple[str, ...]:
    """The places the answer has rows for."""
    if question.places:
        return question.places
    day = question.boundary_day()
    provinces = [p for p in PLACES.values() if p.id != NATION and (day is None or p.exists_on(day))]
    return tuple(p.id for p in provinces)


def bases_of(targets: tuple[str, ...], with_heirs: bool) -> list[str]:
    """The places whose facts are read: the asked ones, with predecessors where they may be needed."""
    if NATION in targets:
        return (
            list(PLACES)
            if with_heirs
            else [*targets, *(p.id for p in PLACES.values() if p.valid_to is None and p.id not in targets)]
        )
    parts = [part for t in targets for part in PLACES[t].parts] if with_heirs else []
    return list(dict.fromkeys([*targets, *parts]))


def closure(labels: list[str], history: int) -> list[str]:
    """All labels that may be folded into `labels`, and for each the `history` labels before it.

    The earlier ones say which offices were expected to report.
    """
    needed: dict[str, None] = {}
    queue = list(labels)
    while queue:
        label = queue.pop()
        if label not in needed:
            needed[label] = None
            queue += periods.children(label)
    for label in list(needed):
        if periods.parse_period(label).grain != "total":
            needed.update(dict.fromkeys(periods.shift(label, -i) for i in range(1, history + 1)))
    return list(needed)
