"""The overview as slides: its words and rows put into the frames of `reports.slides`."""

from charts.formats import NOTHING
from charts.points import values
from data import periods
from data.periods import period_name
from metrics import registry
from metrics.answers.summary import Overview
from pages import words
from pages.overview import words as overview_words
from pages.overview.digest import Digest, chart_title, digest
from pages.parts.downloads import moment
from pages.parts.view import View
from reports.workbook import number_format

MOST_ITEMS = 8


def overview_slides(view: View, answer: Overview) -> bytes:
    """The overview of a place and period as a .pptx."""
    from reports.slides import Deck, presentation  # python-pptx is loaded when somebody wants slides

    told = digest(view, answer)
    slides = [_cards(view, answer, told), _texts(view, told), *_charts(view, told)]
    if told.ends:
        slides.append(_ends(view, told))
    facts = [*told.badges, ("", told.window), ("muted", told.data)]
    return presentation(
        Deck(
            title=told.place,
            subtitle=f"{view.say(words.OVERVIEW)} · {told.period}",
            facts=[fact for fact in facts if fact[1]],
            slides=slides,
            footer=view.say(overview_words.FOOT_SLIDES, data=told.data, time=moment()),
            sample=told.sample,
            language=view.language,
        )
    )


def _cards(view: View, answer: Overview, told: Digest):
    from reports.slides import Table, TableSlide

    before = period_name(periods.shift(answer.period, -1), view.language, short=True)
    heads = [
        view.say(words.KPI_COLUMN),
        view.say(words.VALUE_COLUMN),
        view.say(overview_words.BEFORE_HEAD, before=before),
        view.say(words.COLUMNS["last_year"]),
        view.say(words.RATING),
    ]
    rows = [
        (
            card.label,
            card.value,
            (card.change_tone, card.change or NOTHING),
            card.year,
            (card.tone, f"{card.status} {card.rest}".strip() or NOTHING),
        )
        for card in told.cards
    ]
    title = f"{told.place}: {view.say(overview_words.KEY_TITLE).lower()}, {told.when}"
    return TableSlide(title, [Table(heads, rows)], view.say(words.FOOT_NOTE))


def _texts(view: View, told: Digest):
    from reports.slides import TextSlide

    changes = told.changes or [("", view.say(words.NO_CHANGES))]
    problems = [(tone, f"{tag}: {text}") for tone, tag, text in told.problems[:MOST_ITEMS]]
    if more := len(told.problems) - MOST_ITEMS:
        problems += [("", view.say(words.MORE_PROBLEMS, count=more))] if more > 0 else []
    columns = [
        (view.say(words.CHANGES), changes),
        (view.say(words.PROBLEMS), problems or [("good", view.say(words.CLEAN))]),
    ]
    return TextSlide(f"{told.place}: {view.say(words.CHANGES).lower()}, {told.when}", columns)


def _charts(view: View, told: Digest) -> list:
    from reports.slides import ChartSlide, Line

    slides = []
    for rows, title, kind in (
        (told.rate, words.RATE_TITLE, "line"),
        (told.overdue, words.OVERDUE_TITLE, "columns"),
    ):
        if not len(rows) or not rows["value"].notna().any():
            continue
        unit = registry.kpi(rows["kpi"].iloc[0]).unit
        hollow = [
            v is not None and (q != "exact" or not whole)
            for v, q, whole in zip(values(rows, "value"), rows["qualifier"], rows["complete"].eq(True))
        ]
        cuts = [position for position, is_broken in enumerate(rows["break"].eq(True)) if is_broken]
        lines = [
            Line(view.say(overview_words.SERIES["last_year"]), "last_year", values(rows, "last_year")),
            Line(view.say(overview_words.SERIES["actual"]), "actual", values(rows, "value"), hollow, cuts),
        ]
        if kind == "line":
            of = "preset" if rows["target_preset"].any() else "target"
            lines.append(Line(view.say(overview_words.SERIES[of]), "target", values(rows, "target")))
        names = [period_name(p, view.language, short=True) for p in rows["period"]]
        reasons = [rows["break_text"].iloc[cut] or view.say(overview_words.BREAK_OTHER) for cut in cuts]
        broken = "; ".join(f"{names[cut]}: {reason}" for cut, reason in zip(cuts, reasons))
        note = [
            view.say(overview_words.NOTE_HOLLOW),
            view.say(overview_words.NOTE_BREAKS, periods=broken) if broken else "",
        ]
        drawn = [line for line in lines if any(v is not None for v in line.values)]
        slides.append(
            ChartSlide(
                chart_title(view, title, told.place, rows),
                " ".join(text for text in note if text),
                kind,
                unit,
                number_format(unit, view.language),
                names,
                drawn,
            )
        )
    return slides


def _ends(view: View, told: Digest):
    from reports.slides import Table, TableSlide

    tables = [Table(end.heads, end.rows, end.title) for end in told.ends]
    title = f"{told.place}: {view.say(overview_words.ENDS_TITLE, period=told.when)}"
    return TableSlide(title, tables, f"{told.ends_note} {view.say(words.FOOT_NOTE)}".strip())
