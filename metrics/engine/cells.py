"""From facts to cells: the operands of a KPI side by side, one row a source, place, unit, field, channel and label."""

from dataclasses import dataclass

from data.measures import MEASURES
from metrics.engine.columns import ABOUT, EXACT, NEARLY, ONE_WINDOW, OVER, SAME_COUNTED, UNDER, Columns
from metrics.kpi import Kpi

LEVELS = {
    "month": ("month",),
    "quarter": ("month", "quarter"),
    "half": ("month", "quarter", "half"),
    "9m": ("month", "quarter", "half", "9m"),
    "year": ("month", "quarter", "half", "year"),
    "ytd": ("month", "quarter", "half", "ytd"),
    "total": ("month", "total"),
}
Step = tuple[str, str]  # name and SQL
_KEYS = "source, rank, place, unit, field, channel, label"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a question needs of the text; steps that cannot give a row are left out of it.

    `split`: None, unit, field, channel or level; `one_unit`: the question names a unit. `with_heirs`: places are asked
    before they existed; `with_nation`: the nation is asked; `with_origin`: with the facts behind each value.
    `parts`: by which the figures are divided at all; `with_declared`: there are declared reporters; `grains`: of which
    there are figures.
    """

    grain: str
    split: str | None = None
    one_unit: bool = False
    with_heirs: bool = False
    with_nation: bool = False
    with_origin: bool = False
    parts: frozenset[str] = frozenset(("unit", "field", "channel"))
    with_declared: bool = True
    grains: frozenset[str] = frozenset(LEVELS)


def has_plan(kpi: Kpi) -> bool:
    """Whether a KPI reads the plan of a year, which stands at every label of it."""
    return any(MEASURES[m].over_time == "plan" for m in kpi.measures)


def cell_steps(kpi: Kpi, shape: Shape, columns: Columns) -> list[Step]:
    """The steps `said`, `leaf` and `cell`, with those they read."""
    # A level is an attribute of a unit, but the key of what is said of a whole level of a place.
    is_key = shape.split == "level"
    keys = _KEYS + ", level" if is_key else _KEYS
    operands = [column for o in columns.operands for column in columns.alternatives(o)]
    cell = (
        f"SELECT {keys}, {'' if is_key else 'level, '}start, finish, is_open, common_start, common_finish, basis, "
        f"counted, is_unlike, touched, {', '.join(operands)} FROM leaf"
    )
    leaf = f"""
        SELECT {keys}, {"" if is_key else "max(level) AS level, "}min(start) AS start, max(finish) AS finish,
            bool_or(is_open) AS is_open, max(start) AS common_start, min(finish) AS common_finish,
            {ONE_WINDOW},
            CASE WHEN {SAME_COUNTED} THEN min(counted) ELSE concat(min(counted), ' ÷ ', max(counted)) END
                AS counted,
            NOT {SAME_COUNTED} AS is_unlike, max(batch) AS touched,
            {", ".join(_measures_side_by_side(kpi, shape.with_origin))}
        FROM said GROUP BY {keys}"""
    wanted = "SELECT unnest($measures) AS measure, unnest($counted) AS counted, unnest($is_plan) AS is_plan"
    steps = [("wanted", wanted), ("span", "SELECT unnest($labels) AS label")]
    if shape.grain == "total":
        tile = (
            "SELECT * FROM tiles UNION ALL SELECT $total, unnest($months), "
            "unnest(range(1, len($months) + 1)), len($months)"
        )
        steps.append(("tile", tile))
    return [*steps, ("said", _facts_of(kpi, shape)), ("leaf", leaf), ("cell", cell)]


def _facts_of(kpi: Kpi, shape: Shape) -> str:
    bits = f"""CASE l.qualifier WHEN 'over' THEN {OVER} WHEN 'nearly' THEN {NEARLY} WHEN 'about' THEN {ABOUT}
               WHEN 'under' THEN {UNDER} ELSE {EXACT} END"""
    origin = ", {{'batch': l.batch, 'row': l.row}} AS origin" if shape.with_origin else ""
    level = "coalesce(u.level, l.level)" if shape.split == "level" else "l.level"
    facts = f"""l.source, l.rank, l.place, l.unit, {level} AS level, l.field, l.channel, {{label}} AS label,
        l.measure, l.counted, {{window}}, l.value, {bits} AS bits, l.batch{origin}"""
    window = "l.period_start AS start, l.period_end AS finish, l.period_end IS NULL AS is_open, l.period_basis AS basis"
    no_window = "NULL::DATE AS start, NULL::DATE AS finish, NULL::BOOLEAN AS is_open, NULL AS basis"
    where = """l.status = 'value' AND l.procedure = '' AND l.place IN (SELECT unnest($bases))"""
    joined, key = "live l JOIN wanted w USING (measure)", "l.source, l.place, l.unit, l.field, l.channel"
    if shape.split == "level":
        joined += " LEFT JOIN unit_levels u USING (place, unit)"
        key += ", CASE WHEN l.unit = '' THEN l.level END"
    else:
        where += " AND (l.level = '' OR l.unit <> '')"
    # Half of the time of a short answer is DuckDB's planning: what cannot give a row is left out of the text.
    plans = (
        ""
        if not has_plan(kpi)
        else f"""
        UNION ALL
        SELECT {facts.format(label="c.label", window=no_window)}
        FROM {joined}
        JOIN calendar c ON c.year = CAST(left(l.period_label, 4) AS INTEGER)
        WHERE w.is_plan AND {where} AND c.label IN (SELECT label FROM span)
        QUALIFY row_number() OVER (
            PARTITION BY {key}, c.label, l.measure
            ORDER BY len(l.period_label), l.period_label DESC, l.batch DESC) = 1"""
    )
    return f"""
        SELECT {facts.format(label="l.period_label", window=window)}
        FROM {joined}
        WHERE NOT w.is_plan AND {where} AND l.period_label IN (SELECT label FROM span)
        QUALIFY row_number() OVER (
            PARTITION BY {key}, l.period_label, l.measure
            ORDER BY l.counted = w.counted DESC, l.counted, l.batch DESC) = 1{plans}"""


def _measures_side_by_side(kpi: Kpi, with_origin: bool) -> list[str]:
    columns = []
    for m in kpi.measures:
        columns += [
            f"any_value(value) FILTER (measure = '{m}') AS m_{m}",
            f"coalesce(any_value(bits) FILTER (measure = '{m}'), 0) AS q_{m}",
        ]
        if with_origin:
            columns.append(f"any_value(origin) FILTER (measure = '{m}') AS o_{m}")
    return columns
