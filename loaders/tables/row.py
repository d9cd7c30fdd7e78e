"""One row of a table, and what its cells say as facts."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Figure(NamedTuple):
    """What a cell says as a fact. `status`: value, missing or not_applicable."""

    value: float | None
    qualifier: str
    status: str
    raw: str


@dataclass
class Row:
    """One row of figures: `kind` is row, group, subtotal or total; `number` 0-based; `names` its words by key."""

    kind: str
    number: int
    text: str
    names: dict[str, str]
    cells: dict[str, tuple]
    level: str = ""
    figures: dict[str, Figure | None] = field(default_factory=dict)
    row_no: str = ""
