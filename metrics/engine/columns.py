"""Expressions over the operands of a KPI: how a value, its qualifier bits and its origin are summed and put together.

An operand X has the columns `X` (value), `X_q` (qualifier bits) and, when tracing, `X_o` (its facts).
"""

from collections.abc import Callable

from metrics.kpi import Kpi, Operand

EXACT, OVER, NEARLY, ABOUT, UNDER = 0, 1, 2, 4, 8
# How a figure came about; the column `route` holds the position.
ROUTES = ("own", "channels", "fields", "units", "periods", "predecessors", "provinces")

# DISTINCT inside an aggregate costs a hash table a group; smallest against largest says the same.
SAME_COUNTED = "min(counted) = max(counted)"
COUNTED = f"CASE WHEN {SAME_COUNTED} THEN min(counted) END AS counted"
COUNTED_REASON = f"CASE WHEN NOT {SAME_COUNTED} THEN 'counted' END AS reason"
SOURCE = "CASE WHEN min(source) = max(source) THEN max(source) ELSE 'several' END AS source"
# The first and last day of all windows, and the days they have in common: parts may have unlike windows.
SPAN = (
    "min(start) AS start, max(finish) AS finish, bool_or(is_open) AS is_open, "
    "max(common_start) AS common_start, min(common_finish) AS common_finish"
)
ONE_BASIS = "CASE WHEN min(basis) <> max(basis) THEN 'mixed' ELSE max(basis) END AS basis"
ONE_WINDOW = """CASE WHEN min(basis) = 'unknown' AND max(basis) = 'unknown' THEN 'unknown'
    WHEN min(basis) <> max(basis) OR min(start) <> max(start) OR min(finish) <> max(finish)
    OR bool_or(is_open) <> bool_and(is_open) THEN 'mixed' ELSE max(basis) END AS basis"""


def flipped(q: str) -> str:
    """The qualifier bits of what is taken away: over leaves less, nearly leaves more."""
    return (
        f"({q} & {ABOUT} | CASE WHEN {q} & {OVER} > 0 THEN {NEARLY} ELSE 0 END"
        f" | CASE WHEN {q} & {NEARLY | UNDER} > 0 THEN {OVER} ELSE 0 END)"
    )


class Columns:
    """The columns of a KPI's operands as SQL. `with_origin`: with the facts behind each value."""

    def __init__(self, kpi: Kpi, with_origin: bool):
        self.kpi, self.with_origin = kpi, with_origin
        helpers = [part for o in kpi.operands for part in o.opening_plus_new or ()]
        self.operands: tuple[Operand, ...] = tuple({o.id: o for o in (*kpi.operands, *helpers)}.values())

    def names(self) -> str:
        """All columns, as a list to select."""
        names = []
        for o in self.operands:
            names += [o.id, f"{o.id}_q"] + ([f"{o.id}_o"] if self.with_origin else [])
        return ", ".join(names)

    def present(self) -> str:
        """Whether all operands are there."""
        return " AND ".join(f"{o.id} IS NOT NULL" for o in self.kpi.operands)

    def usable(self) -> str:
        """Whether a figure can be used in a longer period: what came new is enough where the opening is the first's."""
        parts = [
            f"({o.id} IS NOT NULL" + (f" OR {o.opening_plus_new[1].id} IS NOT NULL)" if o.opening_plus_new else ")")
            for o in self.kpi.operands
        ]
        return " AND ".join(parts)

    def aggregated(self, fold_of: Callable[[Operand], str]) -> str:
        """One expression an operand: `fold_of(operand)` names a fold (sum, first, last, plan, none …)."""
        parts = []
        for o in self.operands:
            value, bits, origin = self._folded(o, fold_of(o))
            parts += [f"{value} AS {o.id}", f"{bits} AS {o.id}_q"] + (
                [f"{origin} AS {o.id}_o"] if self.with_origin else []
            )
        return ",\n    ".join(parts)

    def _folded(self, o: Operand, fold: str) -> tuple[str, str, str]:
        match fold:
            case "sum":
                return _added(o.id)
            case "first":
                return _one(o.id, "position = 1")
            case "last":
                return _one(o.id, "position = size")
            case "plan":
                # a plan holds for its year; over two years there is none
                return (
                    f"CASE WHEN min({o.id}) = max({o.id}) AND min(left(child_label, 4)) = max(left(child_label, 4)) "
                    f"THEN max({o.id}) END",
                    f"bit_or({o.id}_q)",
                    f"any_value({o.id}_o)",
                )
            case "opening_plus_new" if o.opening_plus_new:
                opening, new = o.opening_plus_new
                first, rest = _one(opening.id, "position = 1"), _added(new.id)
                return (f"{first[0]} + {rest[0]}", f"{first[1]} | {rest[1]}", f"list_concat({first[2]}, {rest[2]})")
        return ("CAST(NULL AS DOUBLE)", "0", f"any_value({o.id}_o)")

    def alternatives(self, o: Operand) -> list[str]:
        """The columns of an operand by its first complete alternative, from columns of measures."""
        values, bits, origins = [], [], []
        for terms in o.alternatives:
            value = " ".join(("- " if t.startswith("-") else "+ ") + "m_" + t.removeprefix("-") for t in terms)
            value = f"({value})"
            quality = " | ".join(self._bits(t, len(terms) > 1) for t in terms)
            values.append(f"WHEN {value} IS NOT NULL THEN {value}")
            bits.append(f"WHEN {value} IS NOT NULL THEN {quality}")
            names = ", ".join("o_" + t.removeprefix("-") for t in terms)
            origins.append(f"WHEN {value} IS NOT NULL THEN [{names}]")
        columns = [f"CASE {' '.join(values)} END AS {o.id}", f"CASE {' '.join(bits)} ELSE 0 END AS {o.id}_q"]
        return columns + ([f"CASE {' '.join(origins)} END AS {o.id}_o"] if self.with_origin else [])

    @staticmethod
    def _bits(term: str, of_several: bool) -> str:
        q = "q_" + term.removeprefix("-")
        if term.startswith("-"):  # what is over, taken away, leaves less
            return flipped(q)
        return f"(CASE WHEN {q} = {UNDER} THEN {NEARLY} ELSE {q} END)" if of_several else q


def _added(x: str) -> tuple[str, str, str]:
    """The sum of an operand over rows; without one of them there is none."""
    return (
        f"CASE WHEN count({x}) = count(*) THEN sum({x}) END",
        f"bit_or(CASE WHEN {x}_q & {UNDER} > 0 THEN {NEARLY} ELSE {x}_q END)",
        f"flatten(list({x}_o))",
    )


def _one(x: str, where: str) -> tuple[str, str, str]:
    """The operand of the one row that `where` names."""
    return (
        f"any_value({x}) FILTER ({where})",
        f"any_value({x}_q) FILTER ({where})",
        f"any_value({x}_o) FILTER ({where})",
    )
