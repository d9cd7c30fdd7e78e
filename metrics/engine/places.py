"""Sums over places as SQL: predecessors for the place they became, provinces for the nation (rules 4 and 12)."""

from metrics.engine.columns import (
    APART,
    COUNTED,
    COUNTED_REASON,
    ONE_WINDOW,
    ROUTES,
    SAME_COUNTED,
    SOURCE,
    SPAN,
    Columns,
)


def last_day_of(name: str, rows: str) -> str:
    """The last day of a row's period, as SQL; `name` is its kind, `rows` what the rows are called."""
    return "$total_last" if name == "total" else f"(SELECT last_day FROM calendar c WHERE c.label = {rows}.label)"


def heirs_of(rows: str, name: str, columns: Columns) -> str:
    """The sum of predecessors where a place did not exist yet, of the best figures (`rows`) of a level of periods.

    Who gave only a part that folds by itself (an opening, a closing) is in that part's sum; his row is not `present`.
    """
    last_day, everybody = last_day_of(name, "b"), "count(*) = any_value(n.size)"
    parts = columns.summed(lambda x: f"bool_and({x}_all) AND {everybody}")
    return f"""
        SELECT {SOURCE},
            max(rank) AS rank, p.place, split, label, {SPAN}, {APART},
            {ONE_WINDOW},
            {COUNTED},
            max(touched) AS touched, sum(known) AS known, {parts},
            {SAME_COUNTED} AND bool_or(present) AS present,
            {SAME_COUNTED} AND {everybody} AND bool_and(present AND complete) AS complete,
            count(*) FILTER (present AND complete) AS covered, any_value(n.size) AS expected, 'places' AS coverage_of,
            max(expected_from) AS expected_from,
            coalesce(sum(share) FILTER (present), 0) / any_value(n.size) AS share,
            {ROUTES.index("predecessors")} AS route,
            {COUNTED_REASON},
            count(*) FILTER (present AND complete) AS places_covered, any_value(n.size) AS places_expected
        FROM {rows} b JOIN parts p ON p.part = b.place JOIN provinces v ON v.place = p.place
        JOIN (SELECT place, count(*) AS size FROM parts GROUP BY place) n ON n.place = p.place
        WHERE (b.present OR b.reason IS NULL AND {columns.usable()}) AND {last_day} < v.valid_from
        GROUP BY p.place, split, label"""


def nation_of(name: str, columns: Columns) -> str:
    """The sum of all provinces, of the figures of a level of periods."""
    last_day = last_day_of(name, "r")
    return f"""
        SELECT {SOURCE},
            max(rank) AS rank, 'vn' AS place, split, label, {SPAN}, {APART},
            {ONE_WINDOW},
            {COUNTED},
            max(touched) AS touched, sum(known) AS known, {columns.summed(lambda x: f"bool_and({x}_all)")},
            {SAME_COUNTED} AS present,
            {SAME_COUNTED} AND bool_and(complete) AND sum(reported) = any_value(provinces)
                AS complete,
            sum(reported) AS covered, any_value(provinces) AS expected, 'places' AS coverage_of,
            max(expected_from) AS expected_from,
            {ROUTES.index("provinces")} AS route,
            {COUNTED_REASON},
            sum(reported) AS places_covered, any_value(provinces) AS places_expected
        FROM (SELECT r.*, CASE WHEN route = 5 THEN places_covered
                ELSE complete::INTEGER * (SELECT greatest(count(*), 1) FROM parts p JOIN provinces v USING (place)
                     WHERE p.place = r.place AND {last_day} < v.valid_from) END AS reported,
                (SELECT count(*) FROM provinces v
                           WHERE {last_day} BETWEEN v.valid_from AND v.valid_to) AS provinces
              FROM resolved r
              WHERE r.present AND r.place IN (SELECT place FROM provinces WHERE valid_to = DATE '9999-12-31'))
        GROUP BY split, label"""
