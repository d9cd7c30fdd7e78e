"""Pieces of the comparison: its choices, its summary, the tiles and the ranked dots."""

import streamlit as st

from charts.formats import NBSP, number, value_text
from charts.ranking import ranked_dots
from charts.tiles import tile_grid
from metrics import registry
from metrics.compare import Comparison
from pages import words
from pages.parts import figures
from pages.parts.asked import draw
from pages.parts.badges import period_words
from pages.parts.filters import Scope, choose, remember, searchable
from pages.parts.view import View

KPI, BOUNDARIES = "chi-tieu", "dia-gioi"
# Judged ones first; counts show size, not merit, and come last.
COMPARED = tuple(
    sorted(
        (
            k.id
            for k in registry.KPIS.values()
            if k.subject in ("dossiers", "hotline", "media", "tasks", "citizens")
        ),
        key=lambda name: (not registry.kpi(name).is_ratio, list(registry.KPIS).index(name)),
    )
)


def choices(view: View) -> tuple[str, str]:
    """The KPI and the boundaries asked for."""
    left, right = st.columns([1, 2.2], vertical_alignment="bottom", gap="medium")
    with left:
        kpi = choose(
            view,
            KPI,
            words.KPI,
            list(COMPARED),
            "on_time_rate",
            lambda name: searchable(registry.kpi(name).label(view.language)),
        )
    names = list(words.BOUNDARY_NAMES)
    chosen = remember(BOUNDARIES, names, "today")
    st.session_state["radio_boundaries"] = chosen

    def keep() -> None:
        st.query_params[BOUNDARIES] = st.session_state["radio_boundaries"]
        st.session_state[BOUNDARIES] = st.session_state["radio_boundaries"]

    right.radio(
        view.say(words.BOUNDARIES),
        names,
        key="radio_boundaries",
        horizontal=True,
        on_change=keep,
        format_func=lambda name: view.say(words.BOUNDARY_NAMES[name]),
    )
    return kpi, chosen


def summary(view: View, kpi: str, scope: Scope, answer: Comparison) -> None:
    """What is compared, how many reported, the nation's value, and the KPI's own caution."""
    declared, rows = registry.kpi(kpi), answer.rows
    known = int(rows["value"].notna().sum()) if len(rows) else 0
    texts = [
        f":blue-badge[:material/fact_check: {view.say(words.COMPARED, done=known, all=len(rows))}]"
        if known == len(rows) and known
        else f":gray-badge[▨ {view.say(words.COMPARED, done=known, all=len(rows))}]"
    ]
    if known and rows["sample"].eq(True).any():
        texts.append(f":gray-badge[:material/science: {view.say(words.SAMPLE_BADGE)}]")
    line = [
        view.say(
            words.COMPARE_LINE, kpi=declared.label(view.language), period=period_words(view, scope.period)
        )
    ]
    if answer.reference is not None and not answer.unranked:
        line.append(
            _whole(view, answer, declared.unit)
        )
    if declared.caution(view.language):
        line.append(declared.caution(view.language))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(" ".join(texts), width="content")
        st.markdown(f":small[:gray[{' · '.join(line)}]]", width="content")


def _whole(view: View, answer: Comparison, unit: str, short: bool = False) -> str:
    """What the places are measured by: the nation only where all of it is in."""
    value = value_text(answer.reference, unit, view.language)
    if answer.judged == len(answer.rows):
        return view.say(words.NATION_IS, value=value)
    sentence = words.REPORTED_SHORT if short else words.REPORTED_ARE
    return view.say(sentence, count=answer.judged, value=value)


def refusal(view: View, answer: Comparison) -> bool:
    """Says why there is nothing to compare; True when there is nothing."""
    if answer.unranked == "old_map":
        st.info(view.say(words.UNRANKED["old_map"]), icon=":material/block:")
        return True
    if answer.unranked == "no_figures":
        reasons = {r for r in answer.rows["reason"] if isinstance(r, str)} if len(answer.rows) else set()
        st.info(
            view.say(words.UNRANKED["no_figures"])
            + " "
            + " ".join(
                figures.sentence(figures.reason_words(view, r, answer.rows["kpi"].iloc[0])) for r in sorted(reasons)
            ),
            icon=":material/block:",
        )
        return True
    return False


def _spoken(view: View, kpi: str, rows):
    """Rows with the reader's names and a hover text: value, cases, coverage, why not."""
    unit, hovers = registry.kpi(kpi).unit, []
    names = rows["place_name"] if view.language == "vi" else rows["name_en"]
    for row, name in zip(rows.to_dict("records"), names):
        lines = [f"<b>{name}</b>", figures.figure(view, row)]
        if why := figures.why(view, row):
            lines.append(why)
        if figures.is_partial(row):
            lines.append(figures.gap(view, row))
        if figures.known(row["numerator"]) and figures.known(row["denominator"]):
            lines.append(
                f"{figures.count(view, row['numerator'])} ÷ {figures.count(view, row['denominator'])}"
            )
        if figures.known(row["low"]):
            low, high = (value_text(row[edge], unit, view.language) for edge in ("low", "high"))
            lines.append(view.say(words.LIMITS, low=low, high=high))
        hovers.append("<br>".join(lines))
    return rows.assign(name=names, hover=hovers)


def _own(place: str, rows) -> str | None:
    """The chosen province among the rows: in the old map the one that bore its name."""
    name = place.split("@")[0]
    return next((p for p in rows["place"] if p.split("@")[0] == name), None)


def _alt(view: View, kpi: str, scope: Scope) -> str:
    """What both charts say to who does not see them."""
    label = registry.kpi(kpi).label(view.language)
    return f"{view.say(words.COMPARE)}: {label}, {period_words(view, scope.period)}"


def tiles(view: View, kpi: str, scope: Scope, boundaries: str, answer: Comparison) -> None:
    """The country as tiles, the chosen province outlined."""
    judged = answer.reference is not None and answer.unranked is None
    name = registry.kpi(kpi).label(view.language)
    st.markdown(view.say(words.WHO_DIFFERS) if judged else view.say(words.WHO_PLAIN, kpi=name))
    st.markdown(f":small[:gray[{view.say(words.TILE_NOTE if judged else words.TILE_NOTE_PLAIN)}]]")
    unit = registry.kpi(kpi).unit
    rows = _spoken(view, kpi, answer.tiles)
    rows["text"] = [_on_tile(view, unit, row) for row in rows.to_dict("records")]
    question = (kpi, scope.period, boundaries, scope.place)
    draw(
        view,
        "tiles",
        question,
        lambda: tile_grid(
            rows,
            mode=view.mode,
            language=view.language,
            own=_own(scope.place, rows),
            unit=unit,
            narrow=view.is_narrow,
            legend=judged,
        ),
        alt=_alt(view, kpi, scope),
        boundaries=boundaries,
    )


def _on_tile(view: View, unit: str, row: dict) -> str:
    """A value short enough for a tile; hatched sign behind it where it does not cover all expected."""
    value, vietnamese = row["value"], view.language == "vi"
    if not figures.known(value):
        return ""
    mark = f"{NBSP}▨" if figures.is_partial(row) else ""
    if unit not in ("count", "vnd"):
        return number(value, 1, view.language) + mark
    for size, decimals, sign in (
        (1e9, 1, "tỷ" if vietnamese else "bn"),
        (1e6, 2, "tr" if vietnamese else "M"),
    ):
        if abs(value) >= size:
            return number(value / size, decimals, view.language) + NBSP + sign + mark
    return number(value, 0, view.language) + mark


def ranking(view: View, kpi: str, scope: Scope, boundaries: str, answer: Comparison) -> None:
    """Dots in order with their bands of chance; a sentence instead where nothing may be ranked."""
    declared = registry.kpi(kpi)
    known = int(answer.rows["value"].notna().sum())
    judged = answer.reference is not None
    st.markdown(view.say(words.RANKED if judged else words.RANKED_PLAIN, count=known))
    if answer.unranked:
        st.info(view.say(words.UNRANKED[answer.unranked]), icon=":material/block:")
        return
    note = (
        view.say(words.RANKED_NOTE, times=number(answer.dispersion, 1, view.language))
        if judged
        else view.say(words.RANKED_NOTE_PLAIN)
    )
    st.markdown(f":small[:gray[{note}]]")
    rows = _spoken(view, kpi, answer.rows).rename(columns={"cases": "count"})
    question = (kpi, scope.period, boundaries, scope.place)
    draw(
        view,
        "ranking",
        question,
        lambda: ranked_dots(
            rows,
            mode=view.mode,
            language=view.language,
            own=_own(scope.place, rows),
            unit=declared.unit,
            reference=answer.reference,
            reference_text=_whole(view, answer, declared.unit, short=True) if judged else None,
            narrow=view.is_narrow,
            value_heading=view.say(words.CASES[declared.subject]) if declared.unit == "count" else None,
            count_heading=view.say(words.CASES[declared.subject]),
        ),
        alt=_alt(view, kpi, scope),
        boundaries=boundaries,
    )
