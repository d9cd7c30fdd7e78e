"""From facts to cells: the operands of a KPI side by side, one row a source, place, unit, field, channel and label."""

from dataclasses import dataclass

from data.measures import MEASURES
from metrics.engine.columns import ABOUT, APART_FLAGS, EXACT, NEARLY, ONE_WINDOW, OVER, SAME_COUNTED, UNDER, Columns
from metrics.kpi import Kpi

LEVELS = {
    "month": ("month",),
    "quarter": ("month", "quarter"),
    "half": ("month", "quarter", "half"),
    "9m": ("month", "quarter", "half", "9m"),
    "year": ("month", "quarter", "half", "year"),
    "ytd": ("month", "quarter", "half", "ytd"),
    "total": ("month", "quarter", "half", "total"),
}
Step = tuple[str, str]  # name and SQL
_FLAGS = ", ".join(APART_FLAGS)
_CIRCUMSTANCES = ("value", "counted", "start", "finish", "is_open", "basis", "batch")
_KEYS = "source, rank, place, unit, field, channel, label"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a question needs of the text; steps that cannot give a row are left out of it.

    `split`: None, unit, field, channel or level; `one_unit`: the question names a unit. `with_heirs`: places are asked
    before they existed; `with_nation`: the nation is asked; `with_origin`: with the facts behind each value.
    `parts`: by which the figures are divided at all; `with_listed`: a register, or an older list, tells reporters;
    `with_leads`: sources were named to lead; `grains`: of which there are figures.
    """

    grain: str
    split: str | None = None
    one_unit: bool = False
    with_heirs: bool = False
    with_nation: bool = False
    with_origin: bool = False
    parts: frozenset[str] = frozenset(("unit", "field", "channel"))
    with_listed: bool = True
    with_leads: bool = False
    grains: frozenset[str] = frozenset(LEVELS)


def has_plan(kpi: Kpi) -> bool:
    """Whether a KPI reads the plan of a year, which stands at every label of it."""
    return any(MEASURES[m].over_time == "plan" for m in kpi.measures)


def cell_steps(kpi: Kpi, shape: Shape, columns: Columns) -> list[Step]:
    """The steps `fact`, `used`, `leaf` and `cell`, with those they read."""
    # A level is an attribute of a unit, but the key of what is said of a whole level of a place.
    is_key = shape.split == "level"
    keys = _KEYS + ", level" if is_key else _KEYS
    cell = (
        f"SELECT {keys}, {'' if is_key else 'level, '}start, finish, is_open, common_start, common_finish, basis, "
        f"counted, is_unlike, {_FLAGS}, windows, touched, {', '.join(columns.alternatives())} FROM leaf"
    )
    # A ratio of unlike windows is shown with both and goes no further (rule 15).
    openings, closings = _stocks(kpi, "first"), _stocks(kpi, "last")
    flows, apart = _without(openings | closings), _apart(kpi, "")
    flags = (apart, *(_apart(kpi, _without(stocks)) for stocks in (closings, openings, openings | closings)))
    leaf = f"""
        SELECT {keys}, {"" if is_key else "max(level) AS level, "}{_of_flows("min(start)", flows)} AS start,
            {_of_flows("max(finish)", flows)} AS finish, bool_or(is_open) AS is_open, max(start){flows} AS common_start,
            min(finish){flows} AS common_finish,
            {ONE_WINDOW},
            CASE WHEN {SAME_COUNTED} THEN min(counted) ELSE concat(min(counted), ' ÷ ', max(counted)) END
                AS counted,
            NOT {SAME_COUNTED} AS is_unlike,
            {", ".join(f"{test} AS {flag}" for flag, test in zip(APART_FLAGS, flags, strict=True))},
            CASE WHEN {apart} THEN string_agg(DISTINCT concat(start, '..', finish), '|'
                ORDER BY concat(start, '..', finish)) FILTER (start IS NOT NULL) END AS windows,
            max(batch) AS touched,
            {", ".join(_measures_side_by_side(kpi, shape.with_origin))}
        FROM used GROUP BY {keys}"""
    wanted = """SELECT unnest($measures) AS measure, unnest($counted) AS counted, unnest($is_plan) AS is_plan,
        unnest($bits) AS bit"""
    steps = [("wanted", wanted), ("span", "SELECT unnest($labels) AS label")]
    return [*steps, ("fact", _facts_of(kpi, shape)), ("used", _used(columns, keys)), ("leaf", leaf), ("cell", cell)]


def _stocks(kpi: Kpi, end: str) -> set[str]:
    """The measures that a longer period takes from its first or its last part alone, beside others it adds up."""
    if end == "first":
        openings = {m for o in kpi.operands for part in (o.opening_plus_new or ())[:1] for m in part.measures}
    else:
        openings = set()
    ends = {m for o in kpi.operands if o.over_time == end for m in o.measures}
    flows = {m for o in kpi.operands if o.over_time not in ("first", "last") for m in o.measures} - openings
    return openings | (ends - flows) if flows else openings


def _without(measures: set[str]) -> str:
    """As SQL, all facts but those of some measures."""
    return f" FILTER (measure NOT IN {_listed(sorted(measures))})" if measures else ""


def _of_flows(day: str, flows: str) -> str:
    """A day of the window: of what is added up; of a stock alone where nothing else is there."""
    return f"coalesce({day}{flows}, {day})" if flows else day


def _apart(kpi: Kpi, where: str) -> str:
    """Whether the windows of a ratio's measures differ."""
    if not kpi.is_ratio:
        return "false"
    days = " OR ".join(f"min({day}){where} <> max({day}){where}" for day in ("start", "finish"))
    return f"(coalesce({days}, false) OR coalesce(bool_or(is_open){where} <> bool_and(is_open){where}, false))"


def _listed(names: list[str]) -> str:
    return "(" + ", ".join(f"'{name}'" for name in names) + ")"


def _used(columns: Columns, keys: str) -> str:
    """The facts of the alternatives that are taken: what another one counts, and when, says nothing (rule 7).

    Where none is whole, that there is something of one stays, and nothing else of it: who gave a part is expected to
    give the rest (rule 14).
    """
    operands = [*columns.kpi.operands, *columns.parts]
    if all(len(o.alternatives) == 1 for o in operands):
        return "SELECT * FROM fact"
    bits = dict(zip(columns.kpi.measures, measure_bits(columns.kpi), strict=True))
    taken: dict[str, list[str]] = {}
    halves: dict[str, list[str]] = {}
    for o in operands:
        before = ""
        for terms in o.alternatives:
            names = dict.fromkeys(term.removeprefix("-") for term in terms)
            all_bits = sum(bits[name] for name in names)
            for name in names:
                taken.setdefault(name, []).append(f"(given & {all_bits} = {all_bits}{before})")
            before += f" AND given & {all_bits} <> {all_bits}"
        for name in {term.removeprefix("-"): None for terms in o.alternatives for term in terms}:
            halves.setdefault(name, []).append(f"(true{before})")
    is_taken, is_half = (
        "CASE measure " + " ".join(f"WHEN '{name}' THEN {' OR '.join(tests)}" for name, tests in of.items()) + " END"
        for of in (taken, halves)
    )
    about = ", ".join(f"CASE WHEN is_taken THEN {name} END AS {name}" for name in _CIRCUMSTANCES)
    return f"""SELECT * EXCLUDE (given, is_taken) REPLACE ({about}) FROM (SELECT *, {is_taken} AS is_taken
        FROM (SELECT *, bit_or(bit) OVER (PARTITION BY {keys}) AS given FROM fact)) WHERE is_taken OR {is_half}"""


def measure_bits(kpi: Kpi) -> list[int]:
    """A bit for each measure of a KPI: which of them are given is one number, cheaper to compare than names."""
    return [1 << number for number in range(len(kpi.measures))]


def _facts_of(kpi: Kpi, shape: Shape) -> str:
    bits = f"""CASE l.qualifier WHEN 'over' THEN {OVER} WHEN 'nearly' THEN {NEARLY} WHEN 'about' THEN {ABOUT}
               WHEN 'under' THEN {UNDER} ELSE {EXACT} END"""
    origin = ", {{'batch': l.batch, 'row': l.row}} AS origin" if shape.with_origin else ""
    level = "coalesce(u.level, l.level)" if shape.split == "level" else "l.level"
    facts = f"""l.source, l.rank, l.place, l.unit, {{level}} AS level, l.field, l.channel, {{label}} AS label,
        l.measure, {{bit}} AS bit, l.counted, {{window}}, l.value, {bits} AS bits, l.batch{origin}"""
    window = "l.period_start AS start, l.period_end AS finish, l.period_end IS NULL AS is_open, l.period_basis AS basis"
    where = """l.status = 'value' AND l.procedure = '' AND l.place IN (SELECT unnest($bases))"""
    joined, key = "live l JOIN wanted w USING (measure)", "l.source, l.place, l.unit, l.field, l.channel"
    if shape.split == "level":
        joined += " LEFT JOIN unit_levels u USING (place, unit)"
        key += ", CASE WHEN l.unit = '' THEN l.level END"
    else:
        where += " AND (l.level = '' OR l.unit <> '')"
    # Half of the time of a short answer is DuckDB's planning: what cannot give a row is left out of the text.
    plans = f" UNION ALL ({_plans(facts, joined, where, key, level)})" if has_plan(kpi) else ""
    # Of two things counted the newest file's, in one file the declared one (rule 15): the other stands beside it.
    return f"""
        SELECT {facts.format(label="l.period_label", window=window, level=level, bit="w.bit")}
        FROM {joined}
        WHERE NOT w.is_plan AND {where} AND l.period_label IN (SELECT label FROM span)
        QUALIFY row_number() OVER (
            PARTITION BY {key}, l.period_label, l.measure
            ORDER BY l.batch DESC, l.counted = w.counted DESC, l.counted, l.row DESC) = 1{plans}"""


def _plans(facts: str, joined: str, where: str, key: str, level: str) -> str:
    """The plan that stands at each label (rule 11): said for exactly this label; else whichever was accepted last of
    the latest label of the year that ends not after it and the year's own.
    """
    no_window = "NULL::DATE AS start, NULL::DATE AS finish, NULL::BOOLEAN AS is_open, NULL AS basis"
    return f"""
        SELECT {facts.format(label="l.label", window=no_window, level="l.level", bit="l.bit")}
        FROM (
            SELECT l.* EXCLUDE (level), {level} AS level, w.counted AS declared, w.bit, c.label, p.last_day,
                len(l.period_label) = 4 AS is_of_year,
                l.period_label = c.label AS is_exact,
                max(CASE WHEN len(l.period_label) > 4 THEN p.last_day END)
                    OVER (PARTITION BY {key}, l.measure, c.label) AS latest
            FROM {joined}
            JOIN calendar p ON p.label = l.period_label
            JOIN calendar c ON c.year = p.year AND (p.last_day <= c.last_day OR len(l.period_label) = 4)
            WHERE w.is_plan AND {where} AND c.label IN (SELECT label FROM span)) l
        WHERE is_exact OR is_of_year OR last_day = latest
        QUALIFY row_number() OVER (
            PARTITION BY {key}, l.label, l.measure
            ORDER BY is_exact DESC, l.batch DESC, last_day DESC, l.counted = declared DESC, l.counted, l.period_label,
                l.row DESC) = 1"""


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
