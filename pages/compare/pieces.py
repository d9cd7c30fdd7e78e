"""Pieces of the comparison: its choices, its summary, the tiles and the ranked dots."""

import streamlit as st

from charts.formats import NBSP, number, value_text
from charts.ranking import Headings, ranked_dots
from charts.scatter import WIDE_FROM, Limits, Room, volume_scatter
from charts.text import lines as hover_lines
from charts.tiles import tile_grid
from data.measures import SUBJECTS
from data.periods import parse_period, period_name, shift
from metrics import registry
from metrics.answers.compare import Comparison, latest_compared
from metrics.answers.standing import has_order
from pages import words
from pages.compare import words as compare_words
from pages.parts import figures
from pages.parts.answers import ask, draw
from pages.parts.badges import period_words
from pages.parts.downloads import take, titled
from pages.parts.filters import GRAIN, PERIOD, PLACE, Scope, choose, remember, searchable
from pages.parts.links import page_at
from pages.parts.view import LANGUAGE, View

KPI, BOUNDARIES = "chi-tieu", "dia-gioi"
HALF_PX = 480  # of the scatter where it stands in half the page
SUBJECT_ORDER = ("dossiers", "hotline", "index766", "tasks", "citizens", "budget", "documents", "media")


def _group(name: str) -> tuple:
    """Subjects as leaders ask for them; in each the judged ones first, counts show size and come last."""
    kpi, order = registry.kpi(name), list(registry.KPIS)
    subject = SUBJECT_ORDER.index(kpi.subject) if kpi.subject in SUBJECT_ORDER else len(SUBJECT_ORDER)
    return subject, kpi.direction == "neither", not kpi.is_ratio, order.index(name)


COMPARED = tuple(sorted(registry.KPIS, key=_group))


def choices(view: View) -> tuple[str, str]:
    """The KPI and the boundaries asked for."""
    left, right = st.columns([1, 2.2], vertical_alignment="bottom", gap="medium")
    with left:
        kpi = choose(
            view,
            KPI,
            compare_words.KPI,
            list(COMPARED),
            "on_time_rate",
            lambda name: searchable(_grouped(view, name)),
        )
    names = list(words.BOUNDARY_NAMES)
    chosen = remember(BOUNDARIES, names, "today")
    st.session_state["radio_boundaries"] = chosen

    def keep() -> None:
        st.query_params[BOUNDARIES] = st.session_state["radio_boundaries"]
        st.session_state[BOUNDARIES] = st.session_state["radio_boundaries"]

    right.radio(
        view.say(compare_words.BOUNDARIES),
        names,
        key="radio_boundaries",
        horizontal=True,
        on_change=keep,
        format_func=lambda name: view.say(words.BOUNDARY_NAMES[name]),
    )
    return kpi, chosen


def _grouped(view: View, name: str) -> str:
    """A KPI with its subject before it, so that the list reads in groups and is found by either."""
    kpi = registry.kpi(name)
    subject = SUBJECTS[kpi.subject][0 if view.language == "vi" else 1]
    label = kpi.label(view.language)
    return label if label.startswith(subject) else view.say(compare_words.GROUPED, subject=subject, kpi=label)


def summary(view: View, kpi: str, scope: Scope, answer: Comparison) -> None:
    """What is compared, how many reported, the nation's value, and the KPI's own caution."""
    declared, rows = registry.kpi(kpi), answer.rows
    known = int(rows["value"].notna().sum()) if len(rows) else 0
    texts = [
        f":blue-badge[:material/fact_check: {view.say(compare_words.COMPARED, done=known, all=len(rows))}]"
        if known == len(rows) and known
        else f":gray-badge[▨ {view.say(compare_words.COMPARED, done=known, all=len(rows))}]"
    ]
    if not len(rows):
        texts = []
    if known and rows["sample"].eq(True).any():
        texts.append(f":gray-badge[:material/science: {view.say(words.SAMPLE_BADGE)}]")
    line = [
        view.say(compare_words.COMPARE_LINE, kpi=declared.label(view.language), period=_period(view, scope, answer))
    ]
    if answer.reference is not None and not answer.unranked:
        line.append(_whole(view, answer, declared.unit))
    if declared.caution(view.language):
        line.append(declared.caution(view.language))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if texts:
            st.markdown(" ".join(texts), width="content")
        st.markdown(f":small[:gray[{' · '.join(line)}]]", width="content")


def _whole(view: View, answer: Comparison, unit: str, short: bool = False) -> str:
    """What the places are measured by: the nation only where all of it is in."""
    value = value_text(answer.reference, unit, view.language)
    if answer.judged == len(answer.rows):
        return view.say(compare_words.NATION_IS, value=value)
    sentence = compare_words.REPORTED_SHORT if short else compare_words.REPORTED_ARE
    return view.say(sentence, count=answer.judged, value=value)


def _period(view: View, scope: Scope, answer: Comparison) -> str:
    """The period compared, in words; that a KPI is only known year-to-date is said."""
    if answer.label.endswith("-YTD"):
        return view.say(compare_words.SINCE_JANUARY, month=f"{answer.label[5:7].lstrip('0')}/{answer.label[:4]}")
    return period_words(view, scope.period)


def refusal(view: View, kpi: str, scope: Scope, boundaries: str, answer: Comparison) -> bool:
    """Says why there is nothing to compare and where there are figures; True when there is nothing."""
    if answer.unranked not in ("old_map", "no_figures"):
        return False
    texts = [view.say(compare_words.UNRANKED[answer.unranked])]
    if len(answer.rows):
        reasons = {r for r in answer.rows["reason"] if isinstance(r, str)}
        texts += [figures.sentence(figures.reason_words(view, r, kpi)) for r in sorted(reasons)]
    st.info(" ".join(texts), icon=":material/block:")
    with st.container(horizontal=True, gap="small"):
        nearest = ask(view, latest_compared, kpi, scope.period, boundaries, view.today)
        if nearest and nearest != scope.period:
            name = view.say(compare_words.NEAREST, period=period_words(view, nearest))
            _here(view, name, "event", {KPI: kpi, PERIOD: nearest, BOUNDARIES: boundaries, PLACE: scope.place})
        if answer.unranked == "old_map":
            _here(
                view,
                view.say(compare_words.NATION_OF_TODAY),
                "map",
                {KPI: kpi, PERIOD: scope.period, BOUNDARIES: "today", PLACE: scope.place},
            )
    return True


def _here(view: View, label: str, icon: str, question: dict) -> None:
    """A link to this screen with another question."""
    question = question | {LANGUAGE: view.language, GRAIN: parse_period(question[PERIOD]).grain}
    st.page_link(page_at("so-sanh"), label=label, icon=f":material/{icon}:", query_params=question)


def spoken_rows(view: View, kpi: str, rows, answer: Comparison):
    """Rows with the reader's names and a hover text: value, rank, cases, coverage, why not."""
    unit, hovers = registry.kpi(kpi).unit, []
    has_rank = has_order(registry.kpi(kpi))
    names = rows["place_name"] if view.language == "vi" else rows["name_en"]
    for row, name in zip(rows.to_dict("records"), names):
        lines = [figures.figure(view, row)]
        if why := figures.why(view, row):
            lines.append(why)
        if figures.is_partial(row):
            lines.append(figures.gap(view, row))
        if has_rank and figures.known(row["value"]):
            lines.append(_rank(view, row, answer))
        if figures.known(row["numerator"]) and figures.known(row["denominator"]):
            lines.append(f"{figures.count(view, row['numerator'])} ÷ {figures.count(view, row['denominator'])}")
        if figures.known(row["low"]):
            low, high = (value_text(row[edge], unit, view.language) for edge in ("low", "high"))
            lines.append(view.say(compare_words.LIMITS, low=low, high=high))
        hovers.append(hover_lines(*lines, title=name))
    return rows.assign(name=names, hover=hovers)


def _rank(view: View, row: dict, answer: Comparison) -> str:
    """The rank, and the one before among those ranked both times: only those two say who climbed."""
    if not figures.known(row["rank"]):
        return view.say(compare_words.NOT_RANKED)
    rank, was, again = (figures.count(view, row[name]) for name in ("rank", "rank_before", "rank_again"))
    if not figures.known(row["rank_before"]):
        return view.say(compare_words.RANK_IS, rank=rank)
    before = period_name(shift(row["period"], -1), view.language, short=True)
    if answer.same:
        return view.say(compare_words.RANK_WAS, rank=rank, before=before, was=was)
    return view.say(compare_words.RANK_AMONG, rank=rank, before=before, was=was, again=again, both=answer.both)


def _own(place: str, rows) -> str | None:
    """The chosen province among the rows: in the old map the one that bore its name."""
    name = place.split("@")[0]
    return next((p for p in rows["place"] if p.split("@")[0] == name), None)


def _alt(view: View, kpi: str, scope: Scope) -> str:
    """What both charts say to who does not see them."""
    label = registry.kpi(kpi).label(view.language)
    return f"{view.say(compare_words.COMPARE)}: {label}, {period_words(view, scope.period)}"


def tiles(view: View, kpi: str, scope: Scope, boundaries: str, answer: Comparison) -> None:
    """The country as tiles, the chosen province outlined."""
    judged = answer.reference is not None and answer.unranked is None
    name = registry.kpi(kpi).label(view.language)
    titled(
        view.say(compare_words.WHO_DIFFERS) if judged else view.say(compare_words.WHO_PLAIN, kpi=name),
        view.say(compare_words.TILE_NOTE if judged else compare_words.TILE_NOTE_PLAIN),
    )
    unit = registry.kpi(kpi).unit
    rows = spoken_rows(view, kpi, answer.tiles, answer)
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


def _cases(view: View, kpi: str) -> str:
    """What a KPI's cases are called: dossiers, tickets; of scores points."""
    return view.say(compare_words.CASES.get(registry.kpi(kpi).subject, compare_words.CASES_ELSE))


def ranking(view: View, kpi: str, scope: Scope, boundaries: str, answer: Comparison) -> None:
    """Dots in order with their bands of chance; a sentence instead where nothing may be ranked."""
    declared = registry.kpi(kpi)
    known = int(answer.rows["value"].notna().sum())
    judged = answer.reference is not None
    is_ordered = has_order(declared)
    heading = view.say(compare_words.RANKED if judged else compare_words.RANKED_PLAIN, count=known)
    if answer.unranked:
        st.markdown(heading)
        st.info(view.say(compare_words.UNRANKED[answer.unranked]), icon=":material/block:")
        return
    note = (
        view.say(compare_words.RANKED_NOTE, times=number(answer.dispersion, 1, view.language))
        if judged
        else view.say(compare_words.RANKED_NOTE_PLAIN)
    )
    rows = spoken_rows(view, kpi, answer.rows, answer).rename(columns={"cases": "count"})
    if is_ordered and not view.is_narrow and rows["climbed"].fillna(0).ne(0).any():
        before = period_name(shift(answer.label, -1), view.language, short=True)
        note += " " + view.say(compare_words.MOVED_NOTE, before=before)
    if is_ordered and (left_out := int((rows["rank"].isna() & rows["value"].notna()).sum())):
        note += " " + view.say(compare_words.UNRANKED_NOTE, count=left_out)
    if not is_ordered:
        rows = rows.drop(columns="climbed")
    if not judged:  # no limits: a full dot for what is ranked, a hollow one for what is not whole
        rows["funnel"] = rows["fit"].map(lambda is_whole: "neutral" if is_whole else None)
    slot = titled(heading)
    st.markdown(f":small[:gray[{note}]]")
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
            narrow=view.is_narrow,
            headings=Headings(
                value=_cases(view, kpi) if declared.unit == "count" else None,
                count=_cases(view, kpi),
                reference=_whole(view, answer, declared.unit, short=True) if judged else None,
            ),
        ),
        alt=_alt(view, kpi, scope),
        boundaries=boundaries,
    )
    take(view, "ranking", answer.rows, _alt(view, kpi, scope), boundaries, slot)


def volume(view: View, kpi: str, scope: Scope, boundaries: str, answer: Comparison) -> None:
    """How many cases against the rate, with the limits of chance as curves; the nation's line named."""
    declared = registry.kpi(kpi)
    label, cases = declared.label(view.language), _cases(view, kpi)
    small = cases[:1].lower() + cases[1:]
    rows = spoken_rows(view, kpi, answer.rows, answer)
    known = rows.loc[rows["value"].notna() & (rows["cases"] > 0), "cases"]
    note = view.say(compare_words.SCATTER_NOTE, cases=small)
    if known.max() >= WIDE_FROM * known.min():
        note += view.say(compare_words.SCATTER_LOG)
    titled(view.say(compare_words.SCATTER, kpi=label, cases=small), note)
    draw(
        view,
        "volume",
        (kpi, scope.period, boundaries, scope.place),
        lambda: volume_scatter(
            rows,
            Limits(answer.curves, answer.reference, _whole(view, answer, declared.unit, short=True)),
            mode=view.mode,
            language=view.language,
            own=_own(scope.place, rows),
            unit=declared.unit,
            cases_heading=cases,
            room=Room(view.is_narrow, plot_width=HALF_PX if answer.old_map and not view.is_narrow else None),
        ),
        alt=f"{_alt(view, kpi, scope)}; {small}",
        boundaries=boundaries,
    )
