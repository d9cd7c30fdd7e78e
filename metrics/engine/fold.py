"""From facts to the numerator and denominator of one KPI: the rules of counting as one SQL text.

The text is put together from the declarations (ids of measures and operands, nothing a user typed) and run
with bound parameters. Its steps, each a CTE:

    said      live facts of the KPI's measures, one a key and source; a plan stands at every label of its year
    leaf      one row a source, place, unit, field, channel and label, measures side by side
    cell      operands by the first complete alternative                                          (rule 7)
    whole     a unit's whole: its own figures, else the sum of its channels, else of its fields   (rules 4, 5)
    direct    a place's: its own, else the sum of its units with their coverage                   (rules 4, 6, 14)
    fold_*    longer periods from shorter ones, if the windows tile                               (rules 4, 9, 10, 11)
    source_*  the first complete route within one source                                          (rule 4)
    best_*    the best source; a sample only where there is nothing else                          (rule 3)
    heirs_*   the sum of predecessors where a place did not exist yet                             (rule 12)

An operand X has the columns `X` (value), `X_q` (qualifier bits) and, when tracing, `X_o` (its facts).
"""

from data.measures import MEASURES
from data.places import MERGER
from metrics.kpi import Kpi, Operand

EXACT, OVER, NEARLY, ABOUT, UNDER = 0, 1, 2, 4, 8
LEVELS = {
    "month": ("month",),
    "quarter": ("month", "quarter"),
    "half": ("month", "quarter", "half"),
    "9m": ("month", "quarter", "half", "9m"),
    "year": ("month", "quarter", "half", "year"),
    "ytd": ("month", "quarter", "half", "ytd"),
    "total": ("month", "total"),
}
ROUTES = ("own", "channels", "fields", "units", "periods", "predecessors", "provinces")
ROSTER_LABELS = 12  # expected reporters are those of the last 12 labels
# The level that ended with the merger: nobody expects its offices afterwards, unless they have reported since as
# another level (Phú Quốc was a city and is a special zone).
DISTRICT = "huyện"

# DISTINCT inside an aggregate costs a hash table a group; smallest against largest says the same.
_SAME_COUNTED = "min(counted) = max(counted)"
_COUNTED = f"CASE WHEN {_SAME_COUNTED} THEN min(counted) END AS counted"
_COUNTED_REASON = f"CASE WHEN NOT {_SAME_COUNTED} THEN 'counted' END AS reason"
_SOURCE = "CASE WHEN min(source) = max(source) THEN max(source) ELSE 'several' END AS source"
# The first and last day of all windows, and the days they have in common: parts may have unlike windows.
_SPAN = (
    "min(start) AS start, max(finish) AS finish, bool_or(is_open) AS is_open, "
    "max(common_start) AS common_start, min(common_finish) AS common_finish"
)
_ONE_BASIS = "CASE WHEN min(basis) <> max(basis) THEN 'mixed' ELSE max(basis) END AS basis"
_ONE_WINDOW = """CASE WHEN min(basis) = 'unknown' AND max(basis) = 'unknown' THEN 'unknown' WHEN min(basis) <> max(basis) OR min(start) <> max(start) OR min(finish) <> max(finish)
    OR bool_or(is_open) <> bool_and(is_open) THEN 'mixed' ELSE max(basis) END AS basis"""

_KEYS = "source, rank, place, unit, field, channel, label"
_SPLITS = {
    None: ("''", "field = '' AND channel = ''"),
    "unit": ("unit", "field = '' AND channel = ''"),
    "field": ("field", "field <> '' AND channel = ''"),
    "channel": ("channel", "channel <> '' AND field = ''"),
    "level": ("level", "field = '' AND channel = '' AND level <> ''"),
}


def _flipped(q: str) -> str:
    """The qualifier bits of what is taken away: over leaves less, nearly leaves more."""
    return (
        f"({q} & {ABOUT} | CASE WHEN {q} & {OVER} > 0 THEN {NEARLY} ELSE 0 END"
        f" | CASE WHEN {q} & {NEARLY | UNDER} > 0 THEN {OVER} ELSE 0 END)"
    )


class Fold:
    """Builds the SQL of one KPI. `split`: None, unit, field, channel or level; `one_unit`: the question names a unit."""

    def __init__(
        self,
        kpi: Kpi,
        grain: str,
        split: str | None = None,
        one_unit: bool = False,
        with_heirs: bool = False,
        with_nation: bool = False,
        with_origin: bool = False,
        parts: frozenset[str] = frozenset(("unit", "field", "channel")),
        with_declared: bool = True,
        grains: frozenset[str] = frozenset(LEVELS),
    ):
        self.kpi, self.grain, self.split, self.one_unit = kpi, grain, split, one_unit
        self.with_heirs = with_heirs and kpi.adds_over_places and not one_unit and split != "unit"
        self.with_nation = with_nation and kpi.adds_over_places and not one_unit and split != "unit"
        self.with_origin, self.with_declared = with_origin, with_declared
        # A level is an attribute of a unit, but the key of what is said of a whole level of a place.
        self.keys = _KEYS + ", level" if split == "level" else _KEYS
        self.parts = parts  # by which the figures are divided at all; the steps of others are left out
        self.grains = frozenset(LEVELS) if self._has_plan() else grains  # of which there are figures; a plan is of all
        helpers = [part for o in kpi.operands for part in o.opening_plus_new or ()]
        self.operands: tuple[Operand, ...] = tuple({o.id: o for o in (*kpi.operands, *helpers)}.values())
        self.steps: list[tuple[str, str]] = []

    def sql(self, candidates: bool = False) -> str:
        """The whole text. `candidates`: every source's answer instead of the best one (for comparing sources)."""
        self.steps = []
        self._said_to_cell()
        self._whole()
        self._direct()
        answer = self._answer(self._levels(), candidates)
        ctes = ",\n".join(f"{name} AS ({text})" for name, text in self.steps)
        return f"WITH {ctes}\n{answer}"

    def _has_plan(self) -> bool:
        return any(MEASURES[m].over_time == "plan" for m in self.kpi.measures)

    def _step(self, name: str, text: str) -> str:
        self.steps.append((name, text))
        return name

    # -- columns ---------------------------------------------------------------------------------------

    def _columns(self, prefix: str = "") -> str:
        names = []
        for o in self.operands:
            names += [f"{prefix}{o.id}", f"{prefix}{o.id}_q"] + ([f"{prefix}{o.id}_o"] if self.with_origin else [])
        return ", ".join(names)

    def _present(self) -> str:
        return " AND ".join(f"{o.id} IS NOT NULL" for o in self.kpi.operands)

    def _usable(self) -> str:
        """Whether a figure can be used in a longer period: what came new is enough where the opening is the first's."""
        parts = [
            f"({o.id} IS NOT NULL" + (f" OR {o.opening_plus_new[1].id} IS NOT NULL)" if o.opening_plus_new else ")")
            for o in self.kpi.operands
        ]
        return " AND ".join(parts)

    def _aggregated(self, fold_of) -> str:
        """One expression an operand: `fold_of(operand)` names a fold (sum, first, last, plan, none …)."""
        parts = []
        for o in self.operands:
            value, bits, origin = self._folded(o, fold_of(o))
            parts += [f"{value} AS {o.id}", f"{bits} AS {o.id}_q"] + (
                [f"{origin} AS {o.id}_o"] if self.with_origin else []
            )
        return ",\n    ".join(parts)

    def _folded(self, o: Operand, fold: str) -> tuple[str, str, str]:
        def added(x: str) -> tuple[str, str, str]:
            return (
                f"CASE WHEN count({x}) = count(*) THEN sum({x}) END",
                f"bit_or(CASE WHEN {x}_q & {UNDER} > 0 THEN {NEARLY} ELSE {x}_q END)",
                f"flatten(list({x}_o))",
            )

        def at(x: str, where: str) -> tuple[str, str, str]:
            return tuple(f"any_value({x}{suffix}) FILTER ({where})" for suffix in ("", "_q", "_o"))

        match fold:
            case "sum":
                return added(o.id)
            case "first":
                return at(o.id, "position = 1")
            case "last":
                return at(o.id, "position = size")
            case "plan":
                # a plan holds for its year; over two years there is none
                return (
                    f"CASE WHEN min({o.id}) = max({o.id}) AND min(left(child_label, 4)) = max(left(child_label, 4)) "
                    f"THEN max({o.id}) END",
                    f"bit_or({o.id}_q)",
                    f"any_value({o.id}_o)",
                )
            case "opening_plus_new":
                opening, new = o.opening_plus_new
                first, rest = at(opening.id, "position = 1"), added(new.id)
                return (f"{first[0]} + {rest[0]}", f"{first[1]} | {rest[1]}", f"list_concat({first[2]}, {rest[2]})")
        return ("CAST(NULL AS DOUBLE)", "0", f"any_value({o.id}_o)")

    # -- from facts to direct figures ------------------------------------------------------------------

    def _said_to_cell(self) -> None:
        bits = f"""CASE l.qualifier WHEN 'over' THEN {OVER} WHEN 'nearly' THEN {NEARLY} WHEN 'about' THEN {ABOUT}
                   WHEN 'under' THEN {UNDER} ELSE {EXACT} END"""
        origin = ", {{'batch': l.batch, 'row': l.row}} AS origin" if self.with_origin else ""
        level = "coalesce(u.level, l.level)" if self.split == "level" else "l.level"
        facts = f"""l.source, l.rank, l.place, l.unit, {level} AS level, l.field, l.channel, {{label}} AS label, l.measure, l.counted,
            {{window}}, l.value, {bits} AS bits, l.batch{origin}"""
        window = (
            "l.period_start AS start, l.period_end AS finish, l.period_end IS NULL AS is_open, l.period_basis AS basis"
        )
        no_window = "NULL::DATE AS start, NULL::DATE AS finish, NULL::BOOLEAN AS is_open, NULL AS basis"
        where = """l.status = 'value' AND l.procedure = '' AND l.place IN (SELECT unnest($bases))"""
        joined, key = "live l JOIN wanted w USING (measure)", "l.source, l.place, l.unit, l.field, l.channel"
        if self.split == "level":
            joined, key = (
                joined + " LEFT JOIN unit_levels u USING (place, unit)",
                key + ", CASE WHEN l.unit = '' THEN l.level END",
            )
        else:
            where += " AND (l.level = '' OR l.unit <> '')"
        self._step(
            "wanted", "SELECT unnest($measures) AS measure, unnest($counted) AS counted, unnest($is_plan) AS is_plan"
        )
        self._step("span", "SELECT unnest($labels) AS label")
        if self.grain == "total":
            self._step(
                "tile",
                "SELECT * FROM tiles UNION ALL SELECT $total, unnest($months), "
                "unnest(range(1, len($months) + 1)), len($months)",
            )
        # Half of the time of a short answer is DuckDB's planning: what cannot give a row is left out of the text.
        plans = (
            ""
            if not self._has_plan()
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
        self._step(
            "said",
            f"""
            SELECT {facts.format(label="l.period_label", window=window)}
            FROM {joined}
            WHERE NOT w.is_plan AND {where} AND l.period_label IN (SELECT label FROM span)
            QUALIFY row_number() OVER (
                PARTITION BY {key}, l.period_label, l.measure
                ORDER BY l.counted = w.counted DESC, l.counted, l.batch DESC) = 1{plans}""",
        )
        pivot = []
        for m in self.kpi.measures:
            pivot += [
                f"any_value(value) FILTER (measure = '{m}') AS m_{m}",
                f"coalesce(any_value(bits) FILTER (measure = '{m}'), 0) AS q_{m}",
            ]
            if self.with_origin:
                pivot.append(f"any_value(origin) FILTER (measure = '{m}') AS o_{m}")
        self._step(
            "leaf",
            f"""
            SELECT {self.keys}, {self._level("max(level) AS level, ")}min(start) AS start, max(finish) AS finish,
                bool_or(is_open) AS is_open, max(start) AS common_start, min(finish) AS common_finish,
                {_ONE_WINDOW},
                CASE WHEN {_SAME_COUNTED} THEN min(counted) ELSE concat(min(counted), ' ÷ ', max(counted)) END AS counted,
                NOT {_SAME_COUNTED} AS is_unlike, max(batch) AS touched,
                {", ".join(pivot)}
            FROM said GROUP BY {self.keys}""",
        )
        columns = []
        for o in self.operands:
            columns += self._alternatives(o)
        self._step(
            "cell",
            f"SELECT {self.keys}, {self._level('level, ')}start, finish, is_open, common_start, common_finish, basis, counted, is_unlike, "
            f"touched, {', '.join(columns)} "
            "FROM leaf",
        )

    def _level(self, column: str) -> str:
        """A column of the level where it is not one of the keys."""
        return "" if self.split == "level" else column

    def _alternatives(self, o: Operand) -> list[str]:
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
            return _flipped(q)
        return f"(CASE WHEN {q} = {UNDER} THEN {NEARLY} ELSE {q} END)" if of_several else q

    def _summed(self, name: str, rows: str, part: str, route: str, declared: bool = False) -> str:
        """Sum `rows` over their `part`, with coverage against the parts of the last 12 labels.

        With one part expected the sum is refused: one office is not the province (rule 6), one channel not
        the hotline.
        """
        keys = "source, rank, place, split, label" if route == "units" else "source, rank, place, unit, split, label"
        same = " AND ".join(f"r.{k} = k.{k}" for k in keys.split(", ") if k not in ("label", "rank"))
        self._step(
            f"{name}_dated",
            f"SELECT r.*, c.grain, c.position AS nth, c.last_day FROM {rows} r JOIN calendar c USING (label)",
        )
        said = ", ".join("k." + k for k in keys.split(", "))
        self._step(
            f"{name}_roster",
            f"""
            SELECT {said}, count(DISTINCT r.part) AS roster
            FROM (SELECT DISTINCT {keys}, grain, nth, last_day FROM {name}_dated) k
            JOIN (SELECT *, {part} AS part,
                    (place, unit) IN (SELECT (place, unit) FROM unit_levels WHERE level = '{DISTRICT}') AS is_district
                  FROM {name}_dated) r
              ON {same} AND r.grain = k.grain AND r.nth BETWEEN k.nth - {ROSTER_LABELS - 1} AND k.nth
              AND NOT (r.is_district AND k.last_day >= DATE '{MERGER}')
            GROUP BY {said}""",
        )
        roster, alone = f"{name}_roster", "one_office" if route == "units" else "one_part"
        covered, expected = "count(*)", "greatest(any_value(roster), count(*))"
        if declared:  # a declared list of reporters takes the place of the observed one; others do not stand in
            self._step(
                "declared",
                """SELECT place, count(*) AS size, list(unit) AS units
                FROM (SELECT unnest($declared_places) AS place, unnest($declared_units) AS unit) GROUP BY place""",
            )
            roster = self._step(
                f"{name}_expected",
                f"""
                SELECT r.* EXCLUDE (roster), coalesce(d.size, r.roster) AS roster, d.units AS listed
                FROM {roster} r LEFT JOIN declared d USING (place)""",
            )
            covered = f"count(*) FILTER (listed IS NULL OR list_contains(listed, {part}))"
            expected = f"greatest(any_value(roster), {covered})"
        self._step(
            name,
            f"""
            SELECT {keys}, max(level) AS level, {_SPAN},
                {_ONE_WINDOW},
                {_COUNTED},
                max(touched) AS touched, {self._aggregated(lambda o: "sum")},
                any_value(roster) > 1 AND {_SAME_COUNTED} AS present,
                any_value(roster) > 1 AND {covered} >= any_value(roster) AND {_SAME_COUNTED}
                    AND bool_and(complete) AS complete,
                {covered} AS covered, {expected} AS expected, '{route}' AS coverage_of,
                {ROUTES.index(route)} AS route,
                CASE WHEN any_value(roster) = 1 THEN '{alone}'
                     WHEN NOT {_SAME_COUNTED} THEN 'counted' END AS reason,
                1 AS places_covered, 1 AS places_expected
            FROM {name}_dated JOIN {roster} USING ({keys}) WHERE present GROUP BY {keys}""",
        )
        return name

    def _whole(self) -> None:
        value, own = _SPLITS[self.split]
        unlike = "false" if self.kpi.may_count_unlike else "is_unlike"  # no ratio across things counted (rule 15)
        common = f"""level, start, finish, is_open, common_start, common_finish, basis, counted, touched,
            {self._columns()}, {self._present()} AND NOT {unlike} AS present,
            true AS complete, 1 AS covered, 1 AS expected, 'reports' AS coverage_of, 0 AS route,
            CASE WHEN {unlike} THEN 'counted' END AS reason, 1 AS places_covered, 1 AS places_expected"""
        start = f"SELECT source, rank, place, unit, {value} AS split, label"
        self._step("own", f"{start}, {common} FROM cell WHERE {self._usable()} AND {own}")
        candidates = ["own"]
        if self.split in (None, "unit", "level") and self.kpi.adds_over_places:
            named = " AND level <> ''" if self.split == "level" else ""
            for part, other in (("channel", "field"), ("field", "channel")):
                if part not in self.parts:
                    continue
                self._step(
                    f"{part}_cells",
                    f"{start}, {part} AS part_name, {common} FROM cell "
                    f"WHERE {self._present()} AND {part} <> '' AND {other} = ''{named}",
                )
                candidates.append(self._summed(f"by_{part}", f"{part}_cells", "part_name", f"{part}s"))
        self._step("whole", self._first_complete(candidates, "source, place, unit, split, label"))

    def _direct(self) -> None:
        if self.one_unit:
            self._step("direct", "SELECT * EXCLUDE (unit) FROM whole WHERE unit = $unit")
        elif self.split == "unit":
            self._step("direct", "SELECT * EXCLUDE (unit) FROM whole WHERE unit <> ''")
        else:
            self._step("own_place", "SELECT * EXCLUDE (unit) FROM whole WHERE unit = ''")
            candidates = ["own_place"]
            if self.kpi.adds_over_places and "unit" in self.parts:
                self._step("unit_cells", "SELECT * FROM whole WHERE unit <> '' AND (present OR reason IS NOT NULL)")
                candidates.append(
                    self._summed("by_unit", "unit_cells", "unit", "units", self.with_declared and self.split != "level")
                )
            self._step("direct", " UNION ALL BY NAME ".join(f"SELECT * FROM {c}" for c in candidates))

    # -- levels: months, quarters, … -------------------------------------------------------------------

    def _levels(self) -> str:
        lower: list[str] = []
        heirs: list[str] = []
        for level in LEVELS[self.grain]:
            if level != LEVELS[self.grain][-1] and not lower and level not in self.grains:
                continue  # nothing is reported for it, nor for shorter ones
            name = level.replace("9m", "nine")
            of_level = (
                "label = $total"
                if level == "total"
                else f"label IN (SELECT label FROM calendar WHERE grain = '{level}')"
            )
            self._step(f"direct_{name}", f"SELECT * FROM direct WHERE {of_level}")
            candidates = [f"direct_{name}"]
            if lower:
                candidates.append(self._fold_periods(name, of_level, lower, heirs))
            self._step(f"source_{name}", self._first_complete(candidates, "source, place, split, label"))
            self._step(
                f"best_{name}",
                f"""
                SELECT * FROM source_{name}
                QUALIFY row_number() OVER (PARTITION BY place, split, label ORDER BY rank = 9, NOT present,
                    NOT complete, CASE WHEN complete THEN rank END, CASE WHEN complete THEN route END,
                    covered / expected DESC, rank, touched DESC) = 1""",
            )
            if self.with_heirs:
                heirs.append(self._heirs(name))
            lower.append(f"source_{name}")
            last = name
        return last

    @staticmethod
    def _first_complete(candidates: list[str], keys: str) -> str:
        union = " UNION ALL BY NAME ".join(f"SELECT * FROM {c}" for c in candidates)
        return f"""SELECT * FROM ({union})
            QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY NOT present, NOT complete,
                CASE WHEN complete THEN route END, covered / expected DESC, route) = 1"""

    def _fold_periods(self, name: str, of_level: str, lower: list[str], heirs: list[str]) -> str:
        tile = "tile" if self.grain == "total" else "tiles"
        children = " UNION ALL BY NAME ".join(f"SELECT * FROM {s}" for s in lower)
        self._step(f"children_{name}", children)
        if heirs:  # a year that spans the merger: months before it are the predecessors', whatever the source
            union = " UNION ALL BY NAME ".join(f"SELECT * FROM {h}" for h in heirs)
            self._step(
                f"with_heirs_{name}",
                f"""
                SELECT *, false AS is_heir FROM children_{name} c
                WHERE present OR NOT EXISTS (SELECT 1 FROM ({union}) h WHERE h.place = c.place
                                             AND h.split = c.split AND h.label = c.label) UNION ALL BY NAME
                SELECT s.source, CASE WHEN h.rank = 9 THEN 9 ELSE s.rank END AS rank, h.* EXCLUDE (source, rank),
                    true AS is_heir
                FROM ({union}) h
                JOIN (SELECT source, min(rank) AS rank, place FROM children_{name} GROUP BY source, place) s USING (place)""",
            )
        source = f"with_heirs_{name}" if heirs else f"children_{name}"
        # a fold that lacks months at its edge is short, not badly joined; only an overlap is
        apart = """coalesce(before_open OR CASE WHEN has_gaps OR before_has_gaps THEN start <= before
            ELSE start <> before + 1 END, start IS NOT NULL OR before IS NOT NULL)"""
        gap = f"""before_position = position - 1 AND NOT (coalesce(basis, 'unknown') = 'unknown'
            AND coalesce(before_basis, 'unknown') = 'unknown')
            AND ({apart} OR NOT has_gaps AND NOT before_has_gaps AND common_start <> before_common + 1)"""
        short = "(k.coverage_of IN ('periods', 'places') AND NOT k.complete)"
        self._step(
            f"tiled_{name}",
            f"""
            SELECT k.* EXCLUDE (label), k.label AS child_label, t.label, t.position, t.size,
                {short} AS has_gaps, lag({short}) OVER w AS before_has_gaps,
                lag(k.finish) OVER w AS before, lag(k.common_finish) OVER w AS before_common, lag(k.basis) OVER w AS before_basis, lag(k.is_open) OVER w AS before_open,
                lag(t.position) OVER w AS before_position
            FROM {source} k JOIN {tile} t ON t.child = k.label
            WHERE (k.present OR k.reason IS NULL AND {self._usable()}) AND t.{of_level} AND t.label IN (SELECT label FROM span)
            WINDOW w AS (PARTITION BY k.source, k.place, k.split, t.label ORDER BY t.position)""",
        )
        fold = lambda o: "opening_plus_new" if o.opening_plus_new else o.over_time  # noqa: E731
        self._step(
            f"sums_{name}",
            f"""
            SELECT source, max(rank) AS rank, place, split, label, min(start) AS start, max(finish) AS finish,
                bool_or(is_open) AS is_open, arg_min(common_start, position) AS common_start,
                arg_max(common_finish, position) AS common_finish,
                {_ONE_BASIS},
                {_COUNTED},
                {_SAME_COUNTED} AS same_counted, max(touched) AS touched, {self._aggregated(fold)},
                count(*) AS covered, max(size) AS expected, bool_and(complete) AS whole_children,
                count(*) FILTER ({gap}) AS gaps,
                min(CASE WHEN {apart} THEN before ELSE before_common END) FILTER ({gap}) AS gap_end,
                min(CASE WHEN {apart} THEN start ELSE common_start END) FILTER ({gap}) AS gap_start
            FROM tiled_{name} GROUP BY source, place, split, label
            {"HAVING NOT bool_and(is_heir)" if heirs else ""}""",
        )  # all before its time: the predecessors' own sum
        stocks = " OR ".join(f"{o.id} IS NULL" for o in self.kpi.operands) or "false"
        refused = (
            "'over_time'"
            if self.kpi.not_foldable or all(o.over_time == "plan" for o in self.kpi.operands)
            else "'closing'"
        )
        self._step(
            f"fold_{name}",
            f"""
            SELECT * EXCLUDE (same_counted, whole_children, gaps, gap_end, gap_start),
                gaps = 0 AND same_counted AND {self._present()} AS present,
                gaps = 0 AND same_counted AND {self._present()} AND covered = expected AND whole_children
                    AS complete,
                'periods' AS coverage_of, {ROUTES.index("periods")} AS route, 1 AS places_covered,
                1 AS places_expected,
                CASE WHEN {stocks} THEN {refused} WHEN NOT same_counted THEN 'counted'
                     WHEN gaps > 0 THEN concat('windows|', gap_end, '|', gap_start) END AS reason
            FROM sums_{name}""",
        )
        return f"fold_{name}"

    def _heirs(self, name: str) -> str:
        last_day = "$total_last" if name == "total" else "(SELECT last_day FROM calendar c WHERE c.label = b.label)"
        return self._step(
            f"heirs_{name}",
            f"""
            SELECT {_SOURCE},
                max(rank) AS rank, p.place, split, label, {_SPAN},
                {_ONE_WINDOW},
                {_COUNTED},
                max(touched) AS touched, {self._aggregated(lambda o: "sum")},
                {_SAME_COUNTED} AS present,
                {_SAME_COUNTED} AND count(*) = any_value(n.size) AND bool_and(complete) AS complete,
                count(*) FILTER (complete) AS covered, any_value(n.size) AS expected, 'places' AS coverage_of,
                {ROUTES.index("predecessors")} AS route,
                {_COUNTED_REASON},
                count(*) FILTER (complete) AS places_covered, any_value(n.size) AS places_expected
            FROM best_{name} b JOIN parts p ON p.part = b.place JOIN provinces v ON v.place = p.place
            JOIN (SELECT place, count(*) AS size FROM parts GROUP BY place) n ON n.place = p.place
            WHERE b.present AND {last_day} < v.valid_from
              AND NOT EXISTS (SELECT 1 FROM best_{name} o
                              WHERE o.place = p.place AND o.split = b.split AND o.label = b.label AND o.present)
            GROUP BY p.place, split, label""",
        )

    def _nation(self, name: str) -> str:
        last_day = "$total_last" if name == "total" else "(SELECT last_day FROM calendar c WHERE c.label = r.label)"
        return self._step(
            "nation",
            f"""
            SELECT {_SOURCE},
                max(rank) AS rank, 'vn' AS place, split, label, {_SPAN},
                {_ONE_WINDOW},
                {_COUNTED},
                max(touched) AS touched, {self._aggregated(lambda o: "sum")},
                {_SAME_COUNTED} AS present,
                {_SAME_COUNTED} AND bool_and(complete) AND sum(reported) = any_value(provinces)
                    AS complete,
                sum(reported) AS covered, any_value(provinces) AS expected, 'places' AS coverage_of,
                {ROUTES.index("provinces")} AS route,
                {_COUNTED_REASON},
                sum(reported) AS places_covered, any_value(provinces) AS places_expected
            FROM (SELECT r.*, CASE WHEN route = 5 THEN places_covered
                    ELSE complete::INTEGER * (SELECT greatest(count(*), 1) FROM parts p JOIN provinces v USING (place)
                         WHERE p.place = r.place AND {last_day} < v.valid_from) END AS reported,
                    (SELECT count(*) FROM provinces v
                               WHERE {last_day} BETWEEN v.valid_from AND v.valid_to) AS provinces
                  FROM resolved r
                  WHERE r.present AND r.place IN (SELECT place FROM provinces WHERE valid_to = DATE '9999-12-31'))
            GROUP BY split, label""",
        )

    @staticmethod
    def _unless(other: str) -> str:
        """A condition on rows `o`: they hold a figure, or `other` has no row of the same key."""
        return f"""(o.present OR NOT EXISTS (SELECT 1 FROM {other} h WHERE h.place = o.place
            AND h.split = o.split AND h.label = o.label))"""

    # -- the answer ------------------------------------------------------------------------------------

    def _answer(self, last: str, candidates: bool) -> str:
        if candidates:
            rows = f"SELECT * FROM source_{last}"
        else:
            rows = f"SELECT * FROM best_{last} o"
            if self.with_heirs:  # an own figure that was refused gives way to the predecessors' sum
                rows += f" WHERE {self._unless(f'heirs_{last}')} UNION ALL BY NAME SELECT * FROM heirs_{last}"
            self._step("resolved", rows)
            rows = "SELECT * FROM resolved"
            if self.with_nation:
                self._nation(last)
                rows = f"""SELECT * FROM resolved o WHERE {self._unless("nation")}
                    UNION ALL BY NAME SELECT * FROM nation n
                    WHERE NOT EXISTS (SELECT 1 FROM resolved o WHERE o.place = 'vn' AND o.split = n.split
                                      AND o.label = n.label AND o.present)"""
        plus = " + ".join(o.id for o in self.kpi.numerator) + "".join(f" - {o.id}" for o in self.kpi.minus)
        below = " + ".join(o.id for o in self.kpi.denominator) or "CAST(NULL AS DOUBLE)"
        flipped = [_flipped(f"{o.id}_q") for o in self.kpi.minus]
        above_bits = " | ".join([f"{o.id}_q" for o in self.kpi.numerator] + flipped)
        below_bits = " | ".join(["0"] + [f"{o.id}_q" for o in self.kpi.denominator])
        value = f"numerator * {self.kpi.scale}" + (" / NULLIF(denominator, 0)" if self.kpi.is_ratio else "")
        origin = ", origin" if self.with_origin else ""
        gathered = (
            f", flatten([{', '.join(o.id + '_o' for o in self.kpi.operands)}]) AS origin" if self.with_origin else ""
        )
        return f"""
            SELECT place, split, label, start, finish, is_open, basis, counted, source, rank, touched, route, covered,
                expected, coverage_of, complete AND present AS complete, reason, numerator, denominator,
                {value} AS value, bits, above_bits, below_bits{origin}
            FROM (SELECT *, CASE WHEN present THEN {plus} END AS numerator,
                         CASE WHEN present THEN {below} END AS denominator, {above_bits} AS above_bits,
                         {below_bits} AS below_bits, {above_bits} | {below_bits} AS bits{gathered}
                  FROM ({rows}))
            WHERE place IN (SELECT unnest($places)) AND label IN (SELECT unnest($asked))
            ORDER BY place, split, label"""
