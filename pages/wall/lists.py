"""Panels that list places or offices: both ends of a ranking, and a ranking in pages of ten."""

from charts.formats import NBSP, is_nothing, number, value_text
from charts.theme import STATUS_SIGNS
from data.places import NATION
from metrics import registry
from metrics.answers.parts import parts_of, ranked
from metrics.answers.ranking import ranked_list
from metrics.answers.standing import has_order
from metrics.engine.status import LEAST_CASES
from pages.parts import figures
from pages.wall import words as wall_words
from pages.wall.questions import Asked, with_page
from pages.wall.texts import Emptiness, counted_below, headed, period_choices, short_name, stamped


def ends_panel(a: Asked) -> list[dict]:
    """The five at either end, worst first, with the counts behind each ratio."""
    view, place = a.view, a.panel.place
    parts = a.ask(parts_of, place, a.period, a.today)
    if ranked(parts, True).empty and place != NATION:
        place, parts = NATION, a.ask(parts_of, NATION, a.period, a.today)
    worst, best = ranked(parts, True), ranked(parts, False)
    if worst.empty:
        raise Emptiness(view.name(a.panel.place))
    nation, rows = place == NATION, []
    for group, end in (("worst", worst), ("best", best)):
        for row in end.to_dict("records"):
            late = "" if is_nothing(row["late"]) else number(row["late"], 0, view.language) + "/"
            status = row["status"] if row["status"] in STATUS_SIGNS else None
            rows.append(
                {
                    "group": group,
                    "rank": _numbered(row["rank"]),
                    "name": row["name" if view.language == "vi" else "name_en"],
                    "value": value_text(row["rate"], "percent", view.language),
                    "tone": status,
                    "mark": STATUS_SIGNS.get(status or "", ""),
                    "counts": late + number(row["resolved"], 0, view.language),
                    "own": row["place"] == a.panel.place and nation,
                    "share": None,
                }
            )
    return [
        {
            **headed(
                a,
                view.say(wall_words.ENDS_PLACES if nation else wall_words.ENDS_UNITS),
                *(wall_words.ON_TIME_OF(view.language, period=p) for p in period_choices(view, a.period)),
                period_choices(view, a.period)[1],
            ),
            "columns": [
                view.say(wall_words.PROVINCE if nation else wall_words.UNIT),
                "",
                "%",
                view.say(wall_words.LATE_OF),
            ],
            "groups": [
                {"id": "worst", "title": view.say(wall_words.WORST)},
                {"id": "best", "title": view.say(wall_words.BEST)},
            ],
            "rows": rows,
            **stamped(a, own_rows(a)),
        }
    ]


def own_rows(a: Asked) -> list[dict]:
    """The place's own row of the panel's KPI, which says what days its figures cover."""
    kpi = a.panel.shown_kpis()[0] if a.panel.shown_kpis() else "on_time_rate"
    rows = a.ask.line((kpi,), a.panel.place, a.period, a.today, 1)
    return rows.to_dict("records")


def ranked_panel(a: Asked) -> list[dict]:
    """A list in pages of ten: bars from zero only where zero means something."""
    view, declared = a.view, registry.kpi(a.kpi)
    of = a.panel.of if a.panel.place != NATION else "provinces"
    listed = a.ask(ranked_list, a.kpi, a.panel.place, a.period, of, a.today)
    if listed.empty and of == "units":
        of, listed = "provinces", a.ask(ranked_list, a.kpi, a.panel.place, a.period, "provinces", a.today)
    if listed.empty:
        raise Emptiness(view.name(a.panel.place))
    size = a.board.sizes["rows"]
    pages = [listed.iloc[position : position + size] for position in range(0, len(listed), size)][: a.panel.pages]
    targets = listed["target"].dropna()
    target = float(targets.iloc[0]) if len(targets) else None
    aim = {"kpi": a.kpi, "target": target, "target_preset": bool(len(targets) and listed["target_preset"].all())}
    has_bars = declared.direction != "higher" or declared.unit == "count"
    top = max([float(listed["value"].max()), target or 0.0]) if has_bars else 0.0
    heading = view.say(wall_words.UNIT_HEADS.get(declared.unit, wall_words.UNIT_HEADS["count"]))
    title = wall_words.RANKED_MOST if declared.direction == "neither" else wall_words.RANKED_WORST
    built = []
    for position, page in enumerate(pages, 1):
        built.append(
            {
                **headed(
                    a,
                    title(view.language, kpi=short_name(view, a.kpi)),
                    *(with_page(a, p, position, len(pages)) for p in period_choices(view, a.period)),
                ),
                "columns": [
                    view.say(wall_words.UNIT if of == "units" else wall_words.PROVINCE),
                    figures.target(view, aim, is_short=True) if top else "",
                    heading,
                    view.say(wall_words.COUNT_HEADS[counted_below(a.kpi)]) if declared.is_ratio else "",
                ],
                "rows": [
                    _ranked_row(a, row, top, (position - 1) * size + line)
                    for line, row in enumerate(page.to_dict("records"), 1)
                ],
                "target_share": round(target / top, 4) if target is not None and top else None,
                **stamped(a, page.to_dict("records")),
            }
        )
    return built


def _ranked_row(a: Asked, row: dict, top: float, position: int) -> dict:
    """`position`: its place in the list, shown where nobody has a rank: a list of sizes."""
    view, judged = a.view, bool(row["judged"])
    declared = registry.kpi(a.kpi)
    status = row["status"] if judged and row["status"] in STATUS_SIGNS else None
    value = value_text(row["value"], declared.unit, view.language, row["qualifier"]).removesuffix(f"{NBSP}%")
    counts = ""
    if declared.is_ratio:
        counts = "/".join(number(row[part], 0, view.language) for part in ("numerator", "denominator"))
    if figures.is_partial(row):
        value = view.say(wall_words.PARTLY)
    elif not judged and row["denominator"] < LEAST_CASES:
        value = view.say(wall_words.UNDER_30)
    return {
        "rank": _numbered(row["rank"], position if judged and not has_order(declared) else None),
        "name": row["name"],
        "value": value,
        "counts": counts,
        "tone": status,
        "mark": STATUS_SIGNS.get(status or "", ""),
        "own": row["place"] == a.panel.place and not row["unit"],
        "share": round(max(row["value"], 0) / top, 4) if top and judged else None,
        "judged": judged,
    }


def _numbered(rank: float, position: int | None = None) -> str:
    return f"{rank:.0f}" if figures.known(rank) else "" if position is None else str(position)
