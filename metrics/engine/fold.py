"""From facts to the numerator and denominator of one KPI: the rules of counting as one SQL text.

The text is put together from the declarations (ids of measures and operands, nothing a user typed) and run
with bound parameters. Its steps, each a CTE:

    fact      live facts of the KPI's measures, one a key and source; a plan stands at every label of its year
    used      of those, the facts of the alternatives that are taken                              (rule 7)
    leaf      one row a source, place, unit, field, channel and label, measures side by side
    cell      operands by the first complete alternative                                          (rule 7)
    whole     a unit's whole: its own figures, else the sum of its channels, else of its fields   (rules 4, 5)
    direct    a place's: its own, else the sum of its units with their coverage                   (rules 4, 6, 14)
    pieces_*  what stands for a period in a longer one: its finest complete parts, else what is printed  (rule 4)
    fold_*    longer periods from those, if the windows tile                                      (rules 4, 9, 10, 11)
    source_*  the first complete route within one source                                          (rule 4)
    best_*    the source that is shown                                                            (rule 3)
    heirs_*   the sum of predecessors where a place did not exist yet                             (rule 12)
    inheritance_*  the same as a part of a longer period: of each its finest complete parts       (rules 4, 12)

The columns of operands are put together in `metrics/engine/columns.py`.
"""

from data.places import MERGER
from data.register import ORIGINS
from metrics.engine.cells import LEVELS, Shape, Step, cell_steps, has_plan
from metrics.engine.columns import (
    APART,
    APART_FLAGS,
    APART_OVER_TIME,
    BOTH_ENDS,
    COUNTED,
    FIRST,
    LAST,
    ONE_BASIS,
    ONE_WINDOW,
    ROUTES,
    SAME_COUNTED,
    SPAN,
    Columns,
    flipped,
)
from metrics.engine.places import heirs_of, nation_of
from metrics.kpi import Kpi

ROSTER_LABELS = 12  # expected reporters are those of the last 12 labels
REGISTER, OBSERVED = ORIGINS.index("register"), ORIGINS.index("observed")
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

# Two neighbouring parts of a longer period do not tile. A fold that lacks months at its edge is short, not badly
# joined; only an overlap is.
_GAPS = "(k.coverage_of IN ('periods', 'places') AND NOT k.complete)"
_APART = """coalesce(before_open OR CASE WHEN has_gaps OR before_has_gaps THEN start <= before
    ELSE start <> before + 1 END, start IS NOT NULL OR before IS NOT NULL)"""
_GAP = f"""before_closes = opens - 1 AND NOT (coalesce(basis, 'unknown') = 'unknown'
    AND coalesce(before_basis, 'unknown') = 'unknown')
    AND ({_APART} OR NOT has_gaps AND NOT before_has_gaps AND common_start <> before_common + 1)"""


def levels_of(grain: str, grains: frozenset[str], with_heirs: bool) -> list[str]:
    """The kinds of periods a longer one is made of here, the finest first: those there are figures of.

    A territory that was founded in the middle of a period needs those of its predecessors between.
    """
    *shorter, last = LEVELS[grain]
    return [*(level for level in shorter if level in grains or with_heirs), last]


def _union(steps: list[str]) -> str:
    return "(" + " UNION ALL BY NAME ".join(f"SELECT * FROM {step}" for step in steps) + ")"


_WHOLE_FIRST = "NOT present, NOT complete, CASE WHEN complete THEN route END"


def _first_complete(rows: str, keys: str, where: str = "true") -> str:
    """The row of the first complete route of each key; none complete: the fullest (rule 4)."""
    return f"""SELECT * FROM {rows} WHERE {where}
        QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY {_WHOLE_FIRST}, share DESC, route) = 1"""


class Fold:
    """Builds the SQL of one KPI."""

    def __init__(self, kpi: Kpi, shape: Shape):
        self.kpi, self.shape = kpi, shape
        self.grain, self.split, self.one_unit = shape.grain, shape.split, shape.one_unit
        adds_over_places = kpi.adds_over_places and not shape.one_unit and shape.split != "unit"
        self.with_heirs = shape.with_heirs and adds_over_places
        self.with_nation = shape.with_nation and adds_over_places
        self.with_origin, self.with_listed = shape.with_origin, shape.with_listed
        self.parts = shape.parts
        self.grains = frozenset(LEVELS) if has_plan(kpi) else shape.grains  # a plan is of all
        self.columns = Columns(kpi, shape.with_origin)
        self.steps: list[Step] = []

    def sql(self, candidates: bool = False) -> str:
        """The whole text. `candidates`: every source's answer instead of the best one (for comparing sources)."""
        self.steps = cell_steps(self.kpi, self.shape, self.columns)
        self._calendar()
        self._whole()
        self._direct()
        answer = self._answer(self._levels(), candidates)
        ctes = ",\n".join(f"{name} AS ({text})" for name, text in self.steps)
        return f"WITH {ctes}\n{answer}"

    def _step(self, name: str, text: str) -> str:
        self.steps.append((name, text))
        return name

    def _calendar(self) -> None:
        """Periods, what the longer ones are made of here, and those in which a territory was founded."""
        dated = "SELECT label, first_month, last_month, first_day, last_day FROM calendar"
        if self.grain == "total":
            dated += " UNION ALL SELECT $total, $total_first_month, $total_last_month, $total_first, $total_last"
        self._step("dated", dated)
        self._step("tile", "SELECT unnest($tile_label) AS label, unnest($tile_child) AS child")
        if self.with_heirs:
            self._step(
                "founded",
                """SELECT v.place, d.label FROM provinces v
                JOIN dated d ON d.first_day < v.valid_from AND v.valid_from <= d.last_day""",
            )
        if self.shape.with_leads:
            self._step(
                "lead",
                """SELECT unnest($lead_place) AS place, unnest($lead_source) AS source,
                unnest($lead_since) AS since, unnest($lead_until) AS until""",
            )

    # -- direct figures --------------------------------------------------------------------------------

    def _summed(self, name: str, rows: str, part: str, route: str) -> str:
        """Sum `rows` over their `part`, with coverage against the parts of the last 12 labels and of those within.

        Expected is who gave any operand; of units, whichever source named them (rule 14): a table of a quarter that
        names two offices is not whole where its months name five. A list of units takes the place of those observed
        (`expected_from`, by `ORIGINS`); with an office that the register does not know a sum is not complete. Of one
        part alone the sum is refused: one office is not the province (rule 6), one channel not the hotline.
        """
        of_units = route == "units"
        keys = "source, rank, place, split, label" if of_units else "source, rank, place, unit, split, label"
        seen = "place, split" if of_units else "source, place, unit, split"
        self._step(
            f"{name}_dated",
            f"""SELECT r.*, {part} AS part, c.grain, c.position AS nth, c.first_month, c.last_month, c.last_day
                FROM {rows} r JOIN calendar c USING (label)""",
        )
        is_listed = of_units and self.with_listed
        observed = ", list(DISTINCT r.part) AS observed" if is_listed else ""
        self._step(
            f"{name}_roster",
            f"""
            SELECT {", ".join("k." + k for k in seen.split(", "))}, k.label, count(DISTINCT r.part) AS roster{observed}
            FROM (SELECT DISTINCT {seen}, label, grain, nth, first_month, last_month, last_day FROM {name}_dated) k
            JOIN (SELECT DISTINCT {seen}, part, grain, nth, first_month, last_month,
                    (place, unit) IN (SELECT (place, unit) FROM unit_levels WHERE level = '{DISTRICT}') AS is_district
                  FROM {name}_dated) r
              ON {" AND ".join(f"r.{k} = k.{k}" for k in seen.split(", "))}
              AND (r.grain = k.grain AND r.nth BETWEEN k.nth - {ROSTER_LABELS - 1} AND k.nth
                   OR r.first_month >= k.first_month AND r.last_month <= k.last_month)
              AND NOT (r.is_district AND k.last_day >= DATE '{MERGER}')
            GROUP BY ALL""",
        )
        roster, alone = f"{name}_roster", "one_office" if of_units else "one_part"
        on_list, unlisted, origin = "true", "false", str(OBSERVED) if of_units else "0"
        if is_listed:  # others do not stand in for those on the list
            roster, origin = self._listed(name, roster), "any_value(origin)"
            on_list = "(listed IS NULL OR list_contains(listed, part))"
            # An office the register does not know: it is not whole, or a name is misspelt and counted twice.
            unlisted = f"coalesce(bool_or(origin = {REGISTER} AND NOT list_contains(known_units, part)), false)"
        several = "greatest(any_value(roster), count(*)) > 1"
        covered = f"count(*) FILTER (present AND {on_list})"
        everybody = f"FILTER ({on_list}) >= any_value(roster) AND NOT {unlisted}"
        expected = f"greatest(any_value(roster), {covered})"
        known = self._step(f"{name}_known", f"SELECT {keys}, sum(known) AS known FROM {name}_dated GROUP BY {keys}")
        self._step(
            name,
            f"""
            SELECT {keys}, max(level) AS level, {SPAN}, {APART},
                {ONE_WINDOW},
                {COUNTED},
                max(touched) AS touched, {self.columns.summed(lambda x: f"count({x}) {everybody}")},
                any_value(k.known) AS known,
                {several} AND {SAME_COUNTED} AND bool_or(present) AS present,
                {several} AND {covered} >= any_value(roster) AND {SAME_COUNTED} AND NOT {unlisted}
                    AND bool_and(complete) AS complete,
                {covered} AS covered, {expected} AS expected, '{route}' AS coverage_of, {origin} AS expected_from,
                {covered} / {expected} AS share, {ROUTES.index(route)} AS route,
                CASE WHEN NOT {several} THEN '{alone}'
                     WHEN NOT {SAME_COUNTED} THEN 'counted' END AS reason,
                1 AS places_covered, 1 AS places_expected
            FROM (SELECT * EXCLUDE (known) FROM {name}_dated WHERE {self.columns.usable()} AND reason IS NULL)
            JOIN {roster} USING ({seen}, label) JOIN {known} k USING ({keys}) GROUP BY {keys}""",
        )
        return name

    def _listed(self, name: str, roster: str) -> str:
        """Who is expected of each label: the units on a list that exist on its last day, else those observed.

        Of one field or channel those of a register are not that gave figures by fields and have had none of it.
        """
        self._step(
            "listed",
            """SELECT unnest($listed_place) AS place, unnest($listed_unit) AS unit, unnest($listed_level) AS level,
            unnest($listed_since) AS since, unnest($listed_until) AS until, unnest($listed_origin) AS origin""",
        )
        of_part = ""
        if self.split == "level":
            of_part = "AND l.level = k.split"
        elif self.split:
            of_part = f"""AND (l.origin > {REGISTER} OR list_contains(k.observed, l.unit) OR NOT EXISTS (
                SELECT 1 FROM {name}_dated g WHERE g.place = k.place AND g.label = k.label AND g.part = l.unit))"""
        return self._step(
            f"{name}_expected",
            f"""
            SELECT r.* EXCLUDE (roster, observed), coalesce(n.size, r.roster) AS roster, n.units AS listed,
                n.known_units, coalesce(n.origin, {OBSERVED}) AS origin
            FROM {roster} r LEFT JOIN (
                SELECT k.place, k.split, k.label, count(*) FILTER (d.last_day <= l.until) AS size,
                    list(l.unit) FILTER (d.last_day <= l.until) AS units, list(l.unit) AS known_units,
                    max(l.origin) AS origin
                FROM {roster} k JOIN dated d USING (label)
                JOIN listed l ON l.place = k.place AND l.since <= d.last_day AND d.first_day <= l.until {of_part}
                GROUP BY ALL HAVING size > 0) n USING (place, split, label)""",
        )

    def _whole(self) -> None:
        value, own = _SPLITS[self.split]
        unlike = "false" if self.kpi.may_count_unlike else "is_unlike"  # no ratio across things counted (rule 15)
        common = f"""level, start, finish, is_open, common_start, common_finish, basis, counted,
            {", ".join(APART_FLAGS)}, windows, touched, {self.columns.names()}, {self.columns.known()} AS known,
            {self.columns.present()} AND NOT {unlike} AS present, true AS complete,
            ({self.columns.present()})::INTEGER AS covered, 1 AS expected, 'reports' AS coverage_of,
            0 AS expected_from, 0 AS route,
            ({self.columns.present()})::DOUBLE AS share,
            CASE WHEN {unlike} THEN 'counted' END AS reason, 1 AS places_covered, 1 AS places_expected"""
        start = f"SELECT source, rank, place, unit, {value} AS split, label"
        self._step("own", f"{start}, {common} FROM cell WHERE {own}")
        candidates = ["own"]
        if self.split in (None, "unit", "level") and self.kpi.adds_over_places:
            named = " AND level <> ''" if self.split == "level" else ""
            for part, other in (("channel", "field"), ("field", "channel")):
                if part not in self.parts:
                    continue
                self._step(
                    f"{part}_cells",
                    f"{start}, {part} AS part_name, {common} FROM cell WHERE {part} <> '' AND {other} = ''{named}",
                )
                candidates.append(self._summed(f"by_{part}", f"{part}_cells", "part_name", f"{part}s"))
        self._step("whole", _first_complete(_union(candidates), "source, place, unit, split, label"))

    def _direct(self) -> None:
        if self.one_unit:
            self._step("direct", "SELECT * EXCLUDE (unit) FROM whole WHERE unit = $unit")
        elif self.split == "unit":
            self._step("direct", "SELECT * EXCLUDE (unit) FROM whole WHERE unit <> ''")
        else:
            self._step("own_place", "SELECT * EXCLUDE (unit) FROM whole WHERE unit = ''")
            candidates = ["own_place"]
            if self.kpi.adds_over_places and "unit" in self.parts:
                self._step("unit_cells", "SELECT * FROM whole WHERE unit <> ''")
                candidates.append(self._summed("by_unit", "unit_cells", "unit", "units"))
            self._step("direct", " UNION ALL BY NAME ".join(f"SELECT * FROM {c}" for c in candidates))

    # -- levels: months, quarters, … -------------------------------------------------------------------

    def _levels(self) -> str:
        """Every level from the finest up: the figures of each source, the best of them; returns the last's name."""
        pieces: list[str] = []  # what the levels below leave to fold: months, and what is printed where months lack
        for level in levels_of(self.shape.grain, self.grains, self.with_heirs):
            name = level.replace("9m", "nine")
            of_level = (
                "label = $total"
                if level == "total"
                else f"label IN (SELECT label FROM calendar WHERE grain = '{level}')"
            )
            self._step(f"direct_{name}", _first_complete("direct", "source, place, split, label", of_level))
            candidates = [f"direct_{name}"]
            if pieces:
                candidates.append(self._fold_periods(name, of_level, pieces))
            self._step(f"source_{name}", _first_complete(_union(candidates), "source, place, split, label"))
            self._step(f"best_{name}", self._best(f"source_{name}"))
            if self.with_heirs:
                self._step(f"heirs_{name}", heirs_of(f"best_{name}", name, self.columns))
                if pieces and level != self.grain:
                    self._inheritance(name, candidates)
            if level in ("month", "quarter", "half") and level != self.grain:
                pieces = self._pieces(name, of_level, pieces)
            last = name
        return last

    def _inheritance(self, name: str, candidates: list[str]) -> None:
        """The sum of predecessors for a period that is a part of a longer one: of each its finest complete parts
        before what is printed (rule 4)."""
        self._step(
            f"part_{name}",
            f"""SELECT * FROM {_union(candidates)} QUALIFY row_number() OVER (PARTITION BY source, place, split, label
                ORDER BY NOT present, NOT complete, CASE WHEN complete THEN -route END, share DESC, -route) = 1""",
        )
        self._step(f"best_part_{name}", self._best(f"part_{name}"))
        self._step(f"inheritance_{name}", heirs_of(f"best_part_{name}", name, self.columns))

    def _best(self, rows: str) -> str:
        """The source that is shown: who was named to lead, then rank, route, the newest; last the name (rule 3)."""
        lead = "false"
        if self.shape.with_leads:
            lead = """EXISTS (SELECT 1 FROM lead l JOIN dated d ON d.last_day BETWEEN l.since AND l.until
                WHERE l.place = s.place AND l.source = s.source AND d.label = s.label)"""
        return f"""
            SELECT * FROM {rows} s
            QUALIFY row_number() OVER (PARTITION BY place, split, label ORDER BY NOT present,
                {lead} DESC, NOT complete, CASE WHEN complete THEN rank END, CASE WHEN complete THEN route END,
                CASE WHEN NOT complete THEN share END DESC, rank, touched DESC, source) = 1"""

    def _pieces(self, name: str, of_level: str, below: list[str]) -> list[str]:
        """What stands for each period of a level in a longer one: its finest complete parts, else what is printed.

        `owner` is the period, `opens` and `closes` are the first and last month of the part.
        """
        rows = f"direct_{name}"
        if best := self.columns.best_stocks("source, place, split, label", f"{_WHOLE_FIRST}, share DESC, route"):
            # An opening that one route gives whole is the opening, though another gives opening and closing in part.
            chosen = _first_complete("direct", "source, place, split, label", of_level)
            rows = self._step(f"stocks_{name}", chosen.replace("SELECT *", f"SELECT * REPLACE ({best})", 1))
        dated = f"""
            SELECT d.*, d.label AS owner, c.first_month AS opens, c.last_month AS closes, false AS is_heir
            FROM {rows} d JOIN calendar c USING (label)
            WHERE d.present OR d.reason IS NULL AND {self.columns.usable()}"""
        if not below:
            return [self._step(f"pieces_{name}", dated)]
        whole = self.columns.whole("d.")
        self._step(
            f"printed_{name}",
            f"""
            SELECT * FROM ({dated}) d WHERE NOT EXISTS (SELECT 1 FROM fold_{name} f WHERE f.source = d.source
                AND f.place = d.place AND f.split = d.split AND f.label = d.label
                AND (f.is_whole AND NOT f.is_refused OR NOT coalesce({whole}, false) AND f.share >= d.share))""",
        )
        finer = " UNION ALL BY NAME ".join(f"SELECT * FROM {p}" for p in below)
        return [
            *below,
            self._step(
                f"pieces_{name}",
                f"""
                SELECT * FROM printed_{name} UNION ALL BY NAME
                SELECT p.* EXCLUDE (owner), t.label AS owner FROM ({finer}) p JOIN tile t ON t.child = p.owner
                WHERE t.label IN (SELECT label FROM calendar WHERE grain = '{name}')
                  AND NOT EXISTS (SELECT 1 FROM printed_{name} d WHERE d.source = p.source AND d.place = p.place
                                  AND d.split = p.split AND d.owner = t.label)""",
            ),
        ]

    def _inherited(self, name: str, source: str) -> str:
        """The parts of a longer period that spans the founding of a place: before it they are its predecessors',
        whatever the source, unless its own are complete.
        """
        levels = [p.removeprefix("pieces_") for p in source.split(" ")]
        heirs = " UNION ALL BY NAME ".join(
            f"""SELECT h.* EXCLUDE (source, rank), s.source, s.rank,
                h.label AS owner, c.first_month AS opens, c.last_month AS closes, true AS is_heir
            FROM {"heirs" if level == "month" else "inheritance"}_{level} h JOIN calendar c USING (label)
            JOIN (SELECT source, min(rank) AS rank, place FROM direct GROUP BY source, place) s USING (place)
            WHERE (h.present OR h.reason IS NULL AND {self.columns.usable()})
              AND NOT EXISTS (SELECT 1 FROM source_{level} o WHERE o.source = s.source
                AND o.place = h.place AND o.split = h.split AND o.label = h.label AND o.present AND o.complete)"""
            for level in levels
        )
        self._step(f"heir_pieces_{name}", heirs)
        return f"""
            SELECT p.* EXCLUDE (label), t.label FROM own_pieces_{name} p JOIN tile t ON t.child = p.owner
            WHERE NOT EXISTS (SELECT 1 FROM heir_pieces_{name} h JOIN founded f USING (place)
                WHERE h.source = p.source AND h.place = p.place AND h.split = p.split AND h.owner = p.owner
                  AND f.label = t.label)
            UNION ALL BY NAME
            SELECT h.* EXCLUDE (label), t.label FROM heir_pieces_{name} h JOIN tile t ON t.child = h.owner
            JOIN founded f ON f.place = h.place AND f.label = t.label"""

    def _fold_periods(self, name: str, of_level: str, pieces: list[str]) -> str:
        union = " UNION ALL BY NAME ".join(f"SELECT * FROM {p}" for p in pieces)
        self._step(f"own_pieces_{name}", union)
        parts = f"SELECT p.* EXCLUDE (label), t.label FROM own_pieces_{name} p JOIN tile t ON t.child = p.owner"
        if self.with_heirs:
            parts = self._inherited(name, " ".join(pieces))
        self._step(
            f"tiled_{name}",
            f"""
            SELECT k.*, d.first_month, d.last_month,
                {_GAPS} AS has_gaps, lag({_GAPS}) OVER w AS before_has_gaps,
                lag(k.finish) OVER w AS before, lag(k.common_finish) OVER w AS before_common,
                lag(k.basis) OVER w AS before_basis, lag(k.is_open) OVER w AS before_open,
                lag(k.closes) OVER w AS before_closes
            FROM ({parts}) k JOIN dated d USING (label)
            WHERE {of_level} AND label IN (SELECT label FROM span)
            WINDOW w AS (PARTITION BY k.source, k.place, k.split, label ORDER BY k.opens)""",
        )
        matters, ends = self._matters(), self.columns.ends()
        size = "any_value(last_month) - any_value(first_month) + 1"
        months = f"coalesce(sum(closes - opens + 1) FILTER (matters AND {self.columns.whole()}), 0)::BIGINT"
        # How full the parts that are there are: of two that are not complete the fuller is shown (rule 4).
        share = f"coalesce(sum(share * (closes - opens + 1)) FILTER (matters), 0) / ({size})"
        # An opening or closing stock is as complete as the period it is taken from (rule 9).
        if matters in (FIRST, LAST):
            share = "coalesce(any_value(share) FILTER (matters), 0)"
            covered, expected, of = (f"any_value({x}) FILTER (matters)" for x in ("covered", "expected", "coverage_of"))
            covered, expected, of = f"coalesce({covered}, 0)", f"coalesce({expected}, 1)", f"coalesce({of}, 'periods')"
            whole, gaps = "coalesce(bool_and(complete) FILTER (matters), false)", "0"
        elif matters == BOTH_ENDS:  # the change of a stock: its opening and its closing
            covered, expected = " + ".join(f"({end})::BIGINT" for end in ends), str(len(ends))
            share = " + ".join(f"coalesce(any_value(share) FILTER ({end}), 0) / 2" for end in (FIRST, LAST))
            covered, expected, of = self._of_one_month(size, covered, expected)
            whole, gaps = " AND ".join(ends), "0"
        else:
            covered, expected, of = self._of_one_month(size, months, size)
            whole, gaps = f"{months} = {size}", f"count(*) FILTER ({_GAP})"
        self._step(
            f"sums_{name}",
            f"""
            SELECT source, max(rank) AS rank, place, split, label, min(start) AS start, max(finish) AS finish,
                bool_or(is_open) AS is_open, arg_min(common_start, opens) AS common_start,
                arg_max(common_finish, opens) AS common_finish, {APART_OVER_TIME},
                {ONE_BASIS},
                {COUNTED},
                coalesce({SAME_COUNTED}, true) AS same_counted,
                coalesce(max(touched) FILTER (NOT is_heir), max(touched)) AS touched, {self.columns.folded()},
                {self.columns.known_over_time("known")} AS known,
                {covered} AS covered, {expected} AS expected, {of} AS coverage_of, {share} AS share,
                coalesce(max(expected_from) FILTER (matters), 0) AS expected_from, {whole} AS is_whole,
                {" AND ".join(ends) or "true"} AS has_ends,
                {gaps} AS gaps,
                min(CASE WHEN {_APART} THEN before ELSE before_common END) FILTER ({_GAP}) AS gap_end,
                min(CASE WHEN {_APART} THEN start ELSE common_start END) FILTER ({_GAP}) AS gap_start
            FROM (SELECT * REPLACE (CASE WHEN {matters} THEN counted END AS counted,
                        {", ".join(f"{flag} AND {matters} AS {flag}" for flag in APART_FLAGS)}), {matters} AS matters
                  FROM tiled_{name}) GROUP BY source, place, split, label
            {"HAVING NOT bool_and(is_heir)" if self.with_heirs else ""}""",
        )  # all before its time: the predecessors' own sum
        stocks = " OR ".join(f"{o.id} IS NULL" for o in self.kpi.operands) or "false"
        refused = "'closing'"
        if any(o.opening_plus_new for o in self.kpi.operands):
            refused = "'opening'"
        elif self.kpi.not_foldable or all(o.over_time == "plan" for o in self.kpi.operands):
            refused = "'over_time'"
        present = f"gaps = 0 AND same_counted AND NOT is_apart AND {self.columns.present()}"
        self._step(
            f"fold_{name}",
            f"""
            SELECT * EXCLUDE (same_counted, gaps, gap_end, gap_start, has_ends),
                NOT same_counted OR is_apart OR gaps > 0 AS is_refused,
                {present} AS present, {present} AND is_whole AND has_ends AS complete,
                {ROUTES.index("periods")} AS route, 1 AS places_covered, 1 AS places_expected,
                CASE WHEN {stocks} THEN {refused} WHEN NOT same_counted THEN 'counted' WHEN is_apart THEN 'apart'
                     WHEN gaps > 0 THEN concat('windows|', gap_end, '|', gap_start) END AS reason
            FROM sums_{name}""",
        )
        return f"fold_{name}"

    @staticmethod
    def _of_one_month(size: str, covered: str, expected: str) -> list[str]:
        """Coverage of a longer period, and of what: where it is one month alone, that of the month."""
        several = (("covered", covered), ("expected", expected), ("coverage_of", "'periods'"))
        return [f"CASE WHEN {size} = 1 THEN any_value({x}) ELSE {many} END" for x, many in several]

    def _matters(self) -> str:
        """Which parts of a longer period its figure needs, as SQL."""
        folds = frozenset("sum" if o.opening_plus_new else o.over_time for o in self.kpi.operands) - {"plan"}
        only = {frozenset({"last"}): LAST, frozenset({"first"}): FIRST, frozenset({"first", "last"}): BOTH_ENDS}
        return only.get(folds, "true")

    # -- the answer ------------------------------------------------------------------------------------

    @staticmethod
    def _own_or_sum(own: str, summed: str) -> str:
        """A place's own figure if complete, else the complete sum of others, else its own, else what there is."""
        if not summed:
            return f"SELECT * FROM {own}"
        return f"""
            SELECT * FROM (SELECT * FROM {own} UNION ALL BY NAME SELECT * FROM {summed})
            QUALIFY row_number() OVER (PARTITION BY place, split, label
                ORDER BY NOT present, NOT complete, reason IS NULL, route) = 1"""

    def _answer(self, last: str, candidates: bool) -> str:
        if candidates:
            rows = f"SELECT * FROM source_{last}"
        else:
            heirs = f"(SELECT * FROM heirs_{last} WHERE present)" if self.with_heirs else ""
            self._step("resolved", self._own_or_sum(f"best_{last}", heirs))
            rows = "SELECT * FROM resolved"
            if self.with_nation:
                self._step("nation", nation_of(last, self.columns))
                rows = self._own_or_sum("resolved", "nation")
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
            SELECT place, split, label, start, finish, is_open, basis, counted, windows, source, rank, touched, route,
                covered,
                expected, coverage_of, expected_from, complete AND present AS complete, reason, numerator, denominator,
                known, {value} AS value, bits, above_bits, below_bits{origin}
            FROM (SELECT *, CASE WHEN present THEN {plus} END AS numerator,
                         CASE WHEN present THEN {below} END AS denominator, {above_bits} AS above_bits,
                         {below_bits} AS below_bits, {above_bits} | {below_bits} AS bits{gathered}
                  FROM ({rows}))
            WHERE place IN (SELECT unnest($places)) AND label IN (SELECT unnest($asked))
            ORDER BY place, split, label"""
