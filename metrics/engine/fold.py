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

The columns of operands are put together in `metrics/engine/columns.py`.
"""

from data.places import MERGER
from metrics.engine.cells import LEVELS, Shape, Step, cell_steps, has_plan
from metrics.engine.columns import (
    COUNTED,
    ONE_BASIS,
    ONE_WINDOW,
    ROUTES,
    SAME_COUNTED,
    SPAN,
    Columns,
    flipped,
)
from metrics.engine.places import heirs_of, nation_of
from metrics.kpi import Kpi, Operand

ROSTER_LABELS = 12  # expected reporters are those of the last 12 labels
# The level that ended with the merger: nobody expects its offices afterwards, unless they have reported since as
# another level (Phú Quốc was a city and is a special zone).
DISTRICT = "huyện"

_SPLITS = {
    None: ("''", "field = '' AND channel = ''"),
    "unit": ("unit", "field = '' AND channel = ''"),
    "field": ("field", "field <> '' AND channel = ''"),
    "channel": ("channel", "channel <> '' AND field = ''"),
    "level": ("level", "field = '' AND channel = '' AND level <> ''"),
}


class Fold:
    """Builds the SQL of one KPI."""

    def __init__(self, kpi: Kpi, shape: Shape):
        self.kpi, self.shape = kpi, shape
        self.grain, self.split, self.one_unit = shape.grain, shape.split, shape.one_unit
        adds_over_places = kpi.adds_over_places and not shape.one_unit and shape.split != "unit"
        self.with_heirs = shape.with_heirs and adds_over_places
        self.with_nation = shape.with_nation and adds_over_places
        self.with_origin, self.with_declared = shape.with_origin, shape.with_declared
        self.parts = shape.parts
        self.grains = frozenset(LEVELS) if has_plan(kpi) else shape.grains  # a plan is of all
        self.columns = Columns(kpi, shape.with_origin)
        self.steps: list[Step] = []

    def sql(self, candidates: bool = False) -> str:
        """The whole text. `candidates`: every source's answer instead of the best one (for comparing sources)."""
        self.steps = cell_steps(self.kpi, self.shape, self.columns)
        self._whole()
        self._direct()
        answer = self._answer(self._levels(), candidates)
        ctes = ",\n".join(f"{name} AS ({text})" for name, text in self.steps)
        return f"WITH {ctes}\n{answer}"

    def _step(self, name: str, text: str) -> str:
        self.steps.append((name, text))
        return name

    # -- direct figures --------------------------------------------------------------------------------

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
        key_columns = ", ".join("k." + k for k in keys.split(", "))
        self._step(
            f"{name}_roster",
            f"""
            SELECT {key_columns}, count(DISTINCT r.part) AS roster
            FROM (SELECT DISTINCT {keys}, grain, nth, last_day FROM {name}_dated) k
            JOIN (SELECT *, {part} AS part,
                    (place, unit) IN (SELECT (place, unit) FROM unit_levels WHERE level = '{DISTRICT}') AS is_district
                  FROM {name}_dated) r
              ON {same} AND r.grain = k.grain AND r.nth BETWEEN k.nth - {ROSTER_LABELS - 1} AND k.nth
              AND NOT (r.is_district AND k.last_day >= DATE '{MERGER}')
            GROUP BY {key_columns}""",
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
            SELECT {keys}, max(level) AS level, {SPAN},
                {ONE_WINDOW},
                {COUNTED},
                max(touched) AS touched, {self.columns.aggregated(lambda o: "sum")},
                any_value(roster) > 1 AND {SAME_COUNTED} AS present,
                any_value(roster) > 1 AND {covered} >= any_value(roster) AND {SAME_COUNTED}
                    AND bool_and(complete) AS complete,
                {covered} AS covered, {expected} AS expected, '{route}' AS coverage_of,
                {ROUTES.index(route)} AS route,
                CASE WHEN any_value(roster) = 1 THEN '{alone}'
                     WHEN NOT {SAME_COUNTED} THEN 'counted' END AS reason,
                1 AS places_covered, 1 AS places_expected
            FROM {name}_dated JOIN {roster} USING ({keys}) WHERE present GROUP BY {keys}""",
        )
        return name

    def _whole(self) -> None:
        value, own = _SPLITS[self.split]
        unlike = "false" if self.kpi.may_count_unlike else "is_unlike"  # no ratio across things counted (rule 15)
        common = f"""level, start, finish, is_open, common_start, common_finish, basis, counted, touched,
            {self.columns.names()}, {self.columns.present()} AND NOT {unlike} AS present,
            true AS complete, 1 AS covered, 1 AS expected, 'reports' AS coverage_of, 0 AS route,
            CASE WHEN {unlike} THEN 'counted' END AS reason, 1 AS places_covered, 1 AS places_expected"""
        start = f"SELECT source, rank, place, unit, {value} AS split, label"
        self._step("own", f"{start}, {common} FROM cell WHERE {self.columns.usable()} AND {own}")
        candidates = ["own"]
        if self.split in (None, "unit", "level") and self.kpi.adds_over_places:
            named = " AND level <> ''" if self.split == "level" else ""
            for part, other in (("channel", "field"), ("field", "channel")):
                if part not in self.parts:
                    continue
                self._step(
                    f"{part}_cells",
                    f"{start}, {part} AS part_name, {common} FROM cell "
                    f"WHERE {self.columns.present()} AND {part} <> '' AND {other} = ''{named}",
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
                heirs.append(self._step(f"heirs_{name}", heirs_of(name, self.columns)))
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
                JOIN (SELECT source, min(rank) AS rank, place FROM children_{name} GROUP BY source, place) s
                USING (place)""",
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
                lag(k.finish) OVER w AS before, lag(k.common_finish) OVER w AS before_common,
                lag(k.basis) OVER w AS before_basis, lag(k.is_open) OVER w AS before_open,
                lag(t.position) OVER w AS before_position
            FROM {source} k JOIN {tile} t ON t.child = k.label
            WHERE (k.present OR k.reason IS NULL AND {self.columns.usable()}) AND t.{of_level}
              AND t.label IN (SELECT label FROM span)
            WINDOW w AS (PARTITION BY k.source, k.place, k.split, t.label ORDER BY t.position)""",
        )
        self._step(
            f"sums_{name}",
            f"""
            SELECT source, max(rank) AS rank, place, split, label, min(start) AS start, max(finish) AS finish,
                bool_or(is_open) AS is_open, arg_min(common_start, position) AS common_start,
                arg_max(common_finish, position) AS common_finish,
                {ONE_BASIS},
                {COUNTED},
                {SAME_COUNTED} AS same_counted, max(touched) AS touched, {self.columns.aggregated(_fold_of)},
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
                gaps = 0 AND same_counted AND {self.columns.present()} AS present,
                gaps = 0 AND same_counted AND {self.columns.present()} AND covered = expected AND whole_children
                    AS complete,
                'periods' AS coverage_of, {ROUTES.index("periods")} AS route, 1 AS places_covered,
                1 AS places_expected,
                CASE WHEN {stocks} THEN {refused} WHEN NOT same_counted THEN 'counted'
                     WHEN gaps > 0 THEN concat('windows|', gap_end, '|', gap_start) END AS reason
            FROM sums_{name}""",
        )
        return f"fold_{name}"

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
                self._step("nation", nation_of(last, self.columns))
                rows = f"""SELECT * FROM resolved o WHERE {self._unless("nation")}
                    UNION ALL BY NAME SELECT * FROM nation n
                    WHERE NOT EXISTS (SELECT 1 FROM resolved o WHERE o.place = 'vn' AND o.split = n.split
                                      AND o.label = n.label AND o.present)"""
        plus = " + ".join(o.id for o in self.kpi.numerator) + "".join(f" - {o.id}" for o in self.kpi.minus)
        below = " + ".join(o.id for o in self.kpi.denominator) or "CAST(NULL AS DOUBLE)"
        minus_bits = [flipped(f"{o.id}_q") for o in self.kpi.minus]
        above_bits = " | ".join([f"{o.id}_q" for o in self.kpi.numerator] + minus_bits)
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


def _fold_of(o: Operand) -> str:
    """How an operand becomes that of a longer period."""
    return "opening_plus_new" if o.opening_plus_new else o.over_time
