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


# Parts in time stand at the months `opens` to `closes`, the longer period at `first_month` to `last_month`.
FIRST, LAST = "opens = first_month", "closes = last_month"
BOTH_ENDS = f"({FIRST} OR {LAST})"
_STOCKS = {"first": FIRST, "last": LAST}  # how a measure folds that is taken from one period alone
_ALONE = ("sum", *_STOCKS)  # of a KPI that mixes folds each of these is folded by itself
# Of unlike windows: the windows of a ratio's two sides differ (rule 15); `windows` names them. Of a longer period's
# first part the closing does not count, of its last the opening, of those between neither.
APART_FLAGS = ("is_apart", "is_apart_first", "is_apart_last", "is_apart_between")
APART = ", ".join(f"bool_or({flag}) AS {flag}" for flag in APART_FLAGS) + ", max(windows) AS windows"
_BETWEEN = "coalesce(bool_or(is_apart_between), false)"
_APART_FIRST = f"coalesce(bool_or(is_apart_first) FILTER ({FIRST}), false) OR {_BETWEEN}"
_APART_LAST = f"coalesce(bool_or(is_apart_last) FILTER ({LAST}), false) OR {_BETWEEN}"
# One month alone is no fold: it is shown with both windows, as the month is.
APART_OVER_TIME = (
    f"any_value(first_month) < any_value(last_month) AND ({_APART_FIRST} OR {_APART_LAST}) AS is_apart, "
    f"{_APART_FIRST} AS is_apart_first, {_APART_LAST} AS is_apart_last, {_BETWEEN} AS is_apart_between, "
    "max(windows) AS windows"
)


def flipped(q: str) -> str:
    """The qualifier bits of what is taken away: over leaves less, nearly leaves more."""
    return (
        f"({q} & {ABOUT} | CASE WHEN {q} & {OVER} > 0 THEN {NEARLY} ELSE 0 END"
        f" | CASE WHEN {q} & {NEARLY | UNDER} > 0 THEN {OVER} ELSE 0 END)"
    )


class Columns:
    """The columns of a KPI's operands as SQL. `with_origin`: with the facts behind each value.

    What folds over time in unlike ways (a total with an opening; a sum beside a closing stock) has columns of each part
    by itself, `part_X`: they fold on where the whole figure of a month cannot be given, and `part_X_all` says whether
    everybody expected gave them.
    """

    def __init__(self, kpi: Kpi, with_origin: bool):
        self.kpi, self.with_origin = kpi, with_origin
        parts = [part for o in kpi.operands for part in o.opening_plus_new or ()]
        if len({_over_time(o) for o in kpi.operands} - {"plan"}) > 1:
            parts += [o for o in kpi.operands if _over_time(o) in _ALONE]
        self.parts: tuple[Operand, ...] = tuple({o.id: o for o in parts}.values())

    def names(self) -> str:
        """All columns, as a list to select."""
        columns = [o.id for o in self.kpi.operands] + [part_name(o) for o in self.parts]
        names = [name for x in columns for name in (x, f"{x}_q", *([f"{x}_o"] if self.with_origin else []))]
        return ", ".join(names + [f"{part_name(o)} IS NOT NULL AS {part_name(o)}_all" for o in self.parts])

    def present(self) -> str:
        """Whether all operands are there."""
        return " AND ".join(f"{o.id} IS NOT NULL" for o in self.kpi.operands)

    def given(self) -> str:
        """Whether any operand is there."""
        columns = [o.id for o in self.kpi.operands] + [part_name(o) for o in self.parts]
        return "(" + " OR ".join(f"{x} IS NOT NULL" for x in columns) + ")"

    def usable(self) -> str:
        """Whether a figure can be used in a longer period: what is taken from its first or last period alone need not
        be there; what came new is enough where the opening is the first's."""
        parts = [
            f"({o.id} IS NOT NULL"
            + (f" OR {part_name(o.opening_plus_new[1])} IS NOT NULL)" if o.opening_plus_new else ")")
            for o in self.kpi.operands
            if not (o in self.parts and o.over_time in _STOCKS)
        ]
        return " AND ".join([*parts, self.given()])

    def whole(self, row: str = "") -> str:
        """Whether a figure is complete as a part of a longer period: all that is added up, else all of it."""
        added = [o for o in self.parts if o.over_time not in _STOCKS]
        return " AND ".join(f"{row}{part_name(o)}_all" for o in added) or f"{row}complete"

    def best_stocks(self, keys: str, order: str) -> str:
        """The columns of each opening and closing, of the row of `keys` where everybody expected gave it, else by
        `order`; "" where none is folded by itself."""
        text = []
        for x in (part_name(o) for o in self.parts if o.over_time in _STOCKS):
            over = f"(PARTITION BY {keys} ORDER BY NOT coalesce({x}_all, false), {x} IS NULL, {order})"
            columns = (x, f"{x}_q", f"{x}_all", *([f"{x}_o"] if self.with_origin else []))
            text += [f"first_value({column}) OVER {over} AS {column}" for column in columns]
        return ", ".join(text)

    def ends(self) -> list[str]:
        """For each part that is taken from the first or the last period alone, whether everybody expected gave it."""
        return [
            f"coalesce(bool_and({part_name(o)}_all) FILTER ({_STOCKS[o.over_time]}), false)"
            for o in self.parts
            if o.over_time in _STOCKS
        ]

    def known(self) -> str:
        """The denominator of a row, whether its numerator is there or not; of a number there is none."""
        return " + ".join(o.id for o in self.kpi.denominator) or "CAST(NULL AS DOUBLE)"

    def known_over_time(self, x: str) -> str:
        """The known denominator `x` of a longer period: folded as the denominator is."""
        folds = {o.over_time for o in self.kpi.denominator}
        if folds == {"last"}:
            return f"any_value({x}) FILTER (closes = last_month)"
        if folds == {"first"}:
            return f"any_value({x}) FILTER (opens = first_month)"
        return f"sum({x})" if folds == {"sum"} else "CAST(NULL AS DOUBLE)"

    def summed(self, everybody: Callable[[str], str]) -> str:
        """Sums over rows of which those that are `present` count. `everybody(part)`: whether all gave a part."""
        expressions = [(o.id, _added(o.id, " FILTER (present)")) for o in self.kpi.operands]
        expressions += [(part_name(o), _added(part_name(o))) for o in self.parts]
        text = self._named(expressions)
        return ",\n    ".join([*text, *(f"{everybody(part_name(o))} AS {part_name(o)}_all" for o in self.parts)])

    def folded(self) -> str:
        """Each operand of a longer period from its parts in time, which stand at the months `opens` to `closes`."""
        expressions = [(o.id, self._of_one_month(o, self._folded(o))) for o in self.kpi.operands]
        expressions += [(part_name(o), self._folded(o)) for o in self.parts]
        text = self._named(expressions)
        for o in self.parts:
            where = f" FILTER ({_STOCKS[o.over_time]})" if o.over_time in _STOCKS else ""
            text.append(f"bool_and({part_name(o)}_all){where} AS {part_name(o)}_all")
        return ",\n    ".join(text)

    def _named(self, expressions: list[tuple[str, tuple[str, str, str]]]) -> list[str]:
        parts = []
        for x, (value, bits, origin) in expressions:
            parts += [f"{value} AS {x}", f"{bits} AS {x}_q"] + ([f"{origin} AS {x}_o"] if self.with_origin else [])
        return parts

    def _folded(self, o: Operand) -> tuple[str, str, str]:
        if o.opening_plus_new:
            opening, new = (part_name(part) for part in o.opening_plus_new)
            first, rest = _one(opening, FIRST), _added(new)
            bits = f"{_of_sum(first[1])} | {_of_sum(rest[1])}"
            return (f"{first[0]} + {rest[0]}", bits, f"list_concat({first[2]}, {rest[2]})")
        x = part_name(o) if o in self.parts else o.id
        match o.over_time:
            case "sum":
                return _added(x)
            case "first" | "last":
                return _one(x, _STOCKS[o.over_time])
            case "plan":  # a plan holds for its year: the one the last part stands under; over two years there is none
                value, bits, origin = _one(o.id, LAST)
                return (f"CASE WHEN min(left(owner, 4)) = max(left(owner, 4)) THEN {value} END", bits, origin)
        return ("CAST(NULL AS DOUBLE)", "0", f"any_value({o.id}_o)")

    def _of_one_month(self, o: Operand, folded: tuple[str, str, str]) -> tuple[str, str, str]:
        """Opening and closing of one month alone stay those of the offices that gave both."""
        if o not in self.parts or o.over_time not in _STOCKS:
            return folded
        month = _one(o.id, "first_month = last_month")
        value, bits, origin = (
            f"CASE WHEN any_value(first_month) = any_value(last_month) THEN {one} ELSE {more} END"
            for one, more in zip(month, folded, strict=True)
        )
        return value, bits, origin

    def alternatives(self) -> list[str]:
        """Every operand by its first complete alternative, from columns of measures."""
        operands = [(o, o.id) for o in self.kpi.operands] + [(o, part_name(o)) for o in self.parts]
        return [column for o, name in operands for column in self._alternatives(o, name)]

    def _alternatives(self, o: Operand, name: str) -> list[str]:
        values, bits, origins = [], [], []
        for terms in o.alternatives:
            value = " ".join(("- " if t.startswith("-") else "+ ") + "m_" + t.removeprefix("-") for t in terms)
            value = f"({value})"
            quality = " | ".join(self._bits(t, len(terms) > 1) for t in terms)
            values.append(f"WHEN {value} IS NOT NULL THEN {value}")
            bits.append(f"WHEN {value} IS NOT NULL THEN {quality}")
            names = ", ".join("o_" + t.removeprefix("-") for t in terms)
            origins.append(f"WHEN {value} IS NOT NULL THEN [{names}]")
        columns = [f"CASE {' '.join(values)} END AS {name}", f"CASE {' '.join(bits)} ELSE 0 END AS {name}_q"]
        return columns + ([f"CASE {' '.join(origins)} END AS {name}_o"] if self.with_origin else [])

    @staticmethod
    def _bits(term: str, of_several: bool) -> str:
        q = "q_" + term.removeprefix("-")
        if term.startswith("-"):  # what is over, taken away, leaves less
            return flipped(q)
        return _of_sum(q) if of_several else q


def _of_sum(q: str) -> str:
    """The qualifier bits of a term in a sum: with another added to it, under is nearly (rule 13)."""
    return f"(CASE WHEN {q} = {UNDER} THEN {NEARLY} ELSE {q} END)"


def _over_time(o: Operand) -> str:
    return "opening and new" if o.opening_plus_new else o.over_time


def part_name(o: Operand) -> str:
    """The column of a part by itself: an opening, what came new, a stock beside a sum."""
    return f"part_{o.id}"


def _added(x: str, where: str = "") -> tuple[str, str, str]:
    """The sum of a column over rows."""
    return (
        f"sum({x}){where}",
        f"coalesce(CASE WHEN count({x}){where} = 1 THEN max({x}_q){where}"
        f" ELSE bit_or(CASE WHEN {x}_q & {UNDER} > 0 THEN {NEARLY} ELSE {x}_q END){where} END, 0)",
        f"flatten(list({x}_o){where})",
    )


def _one(x: str, where: str) -> tuple[str, str, str]:
    """The column of the one row that `where` names."""
    return (
        f"any_value({x}) FILTER ({where})",
        f"coalesce(any_value({x}_q) FILTER ({where}), 0)",
        f"any_value({x}_o) FILTER ({where})",
    )
