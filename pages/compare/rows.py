"""The rows of a comparison in the reader's words, as its three charts show them."""

from charts.formats import number, value_text
from charts.text import lines as hover_lines
from data.periods import period_name, shift
from metrics import registry
from metrics.answers.compare import Comparison
from metrics.answers.dispersion import WIDE
from metrics.answers.standing import has_order
from pages.compare import words as compare_words
from pages.parts import figures
from pages.parts.badges import period_words
from pages.parts.filters import Scope
from pages.parts.view import View


def reference_text(view: View, answer: Comparison, unit: str, short: bool = False) -> str:
    """What the places are measured by: the nation only where all of it is in."""
    value = value_text(answer.reference, unit, view.language)
    if answer.judged == len(answer.rows):
        return view.say(compare_words.NATION_IS, value=value)
    sentence = compare_words.REPORTED_SHORT if short else compare_words.REPORTED_ARE
    return view.say(sentence, count=answer.judged, value=value)


def wide_text(view: View, answer: Comparison) -> str:
    """A warning where the limits are widened very far; "" where they are not."""
    if not answer.is_wide or answer.reference is None:
        return ""
    times, limit = (number(value, 1, view.language, trim=True) for value in (answer.dispersion, WIDE))
    return view.say(compare_words.WIDE, times=times, limit=limit)


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
            lines += [text for text in (figures.gap(view, row), figures.covers(view, row)) if text]
        lines += [text for text in (figures.unlike_windows(view, row), figures.approval(view, row)) if text]
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


def own_place(place: str, rows) -> str | None:
    """The chosen province among the rows: in the old map the one that bore its name."""
    name = place.split("@")[0]
    return next((p for p in rows["place"] if p.split("@")[0] == name), None)


def alt_text(view: View, kpi: str, scope: Scope) -> str:
    """What both charts say to who does not see them."""
    label = registry.kpi(kpi).label(view.language)
    return f"{view.say(compare_words.COMPARE)}: {label}, {period_words(view, scope.period)}"


def cases_name(view: View, kpi: str) -> str:
    """What a KPI's cases are called: dossiers, tickets; of scores points."""
    return view.say(compare_words.CASES.get(registry.kpi(kpi).subject, compare_words.CASES_ELSE))
