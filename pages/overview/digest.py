"""The overview in plain words, for paper and slides: the same answer, the same sentences as on screen.

Nothing is computed here and nothing is markup: `Digest` holds texts, and the query's rows for the charts.
"""

import re
from dataclasses import dataclass

import pandas as pd

from charts.formats import NBSP, NOTHING, value_text
from charts.theme import STATUS_SIGNS
from data.periods import parse_period, period_name
from data.places import NATION
from metrics.answers.parts import parts_of, ranked
from metrics.answers.summary import Overview
from pages import words
from pages.overview import words as overview_words
from pages.overview.changes import sentence_of
from pages.overview.problems import problem_of
from pages.parts import badges, cards, figures
from pages.parts.downloads import data_version
from pages.parts.news import news_of
from pages.parts.plots import from_first, with_breaks
from pages.parts.view import View

SHOWN = 13
MOST_PROBLEMS = 6
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+\-!|~$:&])")
_DIRECTIVE = re.compile(r":[a-z]+(?:-[a-z]+)*\[|:material/[a-z_]+:")


@dataclass(frozen=True)
class DigestCard:
    """One number. `tone`, `status`: against the target; `rest`: the target, the rank, or why there is none;
    `change_tone` by meaning; "" where there is none."""

    label: str
    value: str
    tone: str
    status: str
    rest: str
    change: str
    change_tone: str
    year: str


@dataclass(frozen=True)
class End:
    """One end of the ranking: its title, the headings, the rows as texts (name first)."""

    title: str
    heads: tuple[str, ...]
    rows: list[tuple[str, ...]]


@dataclass(frozen=True)
class Digest:
    """An overview. `badges`, `changes`: (tone, text); `problems`: (tone, tag, text); tone is "" for neutral.

    `when` is the period inside a sentence; `rate`, `overdue`: rows of the query for the two charts, oldest first;
    `sample`: "" or which store of samples the figures are of.
    """

    place: str
    period: str
    when: str
    badges: list[tuple[str, str]]
    window: str
    cards: list[DigestCard]
    changes: list[tuple[str, str]]
    problems: list[tuple[str, str, str]]
    ends: list[End]
    ends_note: str
    rate: pd.DataFrame
    overdue: pd.DataFrame
    data: str
    sample: str

    @property
    def title(self) -> str:
        return f"{self.place} · {self.period}"


def digest(view: View, answer: Overview) -> Digest:
    """An overview in words."""
    place, period = answer.place, answer.period
    row = answer.row("on_time_rate")
    ends, note = _ends(view, answer)
    grain = parse_period(period).grain
    is_range = grain == "total"  # months chosen freely: one figure and no line
    window = [
        figures.window(view, row),
        badges.updated_words(view),
        badges.absent_words(view, answer.missing),
        *(text for _, text in news_of(view, place, period, grain, "dossiers")),
        view.say(words.RANGE_NO_LINE) if is_range else "",
    ]
    return Digest(
        place=view.name(place, full=True),
        period=period_name(period, view.language),
        when=badges.period_words(view, period),
        badges=_badges(view, row, answer.boundaries),
        window=" · ".join(plain(text) for text in window if text),
        cards=_cards(view, answer),
        changes=[(c.tone or "", plain(sentence_of(view, answer, c))) for c in answer.changes],
        problems=[
            (
                p.tone or "",
                plain(view.say(overview_words.PROBLEM_TAGS[p.code])),
                plain(problem_of(view, answer, p)),
            )
            for p in answer.problems
        ],
        ends=ends,
        ends_note=note,
        rate=_line(view, answer, "on_time_rate", is_range),
        overdue=_line(view, answer, "dossiers_pending_overdue", is_range),
        data=data_version(view),
        sample=view.sample_mark,
    )


def _line(view: View, answer: Overview, kpi: str, is_range: bool) -> pd.DataFrame:
    return with_breaks(view, from_first(answer.series(kpi).tail(0 if is_range else SHOWN)))


def plain(markdown: str) -> str:
    """The text of a sentence made for the screen: without its stars, colours, icons and escapes."""
    letters: list[str] = []  # those that were escaped, put aside while the markup is taken away

    def put_aside(escaped: re.Match) -> str:
        letters.append(escaped[1])
        return f"\x00{len(letters) - 1}\x00"

    text = _ESCAPED.sub(put_aside, markdown)
    brackets = len(_DIRECTIVE.findall(text)) - text.count(":material/")
    text = _DIRECTIVE.sub("", text).replace("**", "")
    for _ in range(brackets):
        text = text.replace("]", "", 1)
    text = re.sub("\x00(\\d+)\x00", lambda place: letters[int(place[1])], text)
    return " ".join(text.split(" ")).strip()


def _badges(view: View, row: dict, boundaries: str) -> list[tuple[str, str]]:
    if not row:
        return []
    if not figures.known(row.get("value")):
        return [("", f"▨ {view.say(words.STATES[row.get('state') or 'missing'])}")]
    texts = [("watch" if row.get("revised") or row.get("provisional") else "good", figures.approval(view, row))]
    if figures.is_partial(row):
        covers = figures.short_covers(view, row)
        texts.append(("", f"▨ {figures.gap(view, row)}{f', {covers}' if covers else ''}"))
    else:
        tone = "" if row.get("expected_from") == "observed" else "good"
        texts.append((tone, figures.complete_words(view, row)))
    if boundaries != "today":
        texts.append(("", badges.boundaries_words(view, boundaries)))
    return texts


def _cards(view: View, answer: Overview) -> list[DigestCard]:
    """The cards of the screen, without their drawings."""
    drawn = cards.cards_of(view, answer.rows, answer.cards, answer.period, answer.standings)
    return [_card(view, answer.row(kpi), card) for kpi, card in zip(answer.cards, drawn)]


def _card(view: View, row: dict, card: cards.Card) -> DigestCard:
    status, standing = row.get("status"), plain(card.standing)
    word = f"{STATUS_SIGNS[status]}{NBSP}{view.say(words.STATUS[status])}" if status in STATUS_SIGNS else ""
    word = word if word and standing.startswith(word) else ""
    return DigestCard(
        label=card.metric["label"],
        value=card.metric["value"],
        tone=(status or "") if word else "",
        status=word,
        rest=standing.removeprefix(word).strip(),
        change=card.metric["delta"] or "",
        change_tone=(figures.tone(row) or "") if card.metric["delta"] else "",
        year=plain(card.year_before),
    )


def _ends(view: View, answer: Overview) -> tuple[list[End], str]:
    """The slowest and the best: units, or provinces where a place reports for itself only."""
    parts, nation, note = answer.parts, answer.place == NATION, ""
    if not len(parts):
        parts, nation = parts_of(view.reader, NATION, answer.period, view.today, boundaries=answer.boundaries), True
        note = plain(view.say(overview_words.NO_UNITS, place=view.name(answer.place)))
    if not len(parts) or ranked(parts, True).empty:
        return [], ""
    heads = tuple(
        view.say(w)
        for w in (
            words.PROVINCE if nation else words.UNIT,
            words.RESOLVED,
            words.LATE,
            words.PER_1000,
            words.ON_TIME,
        )
    )
    ends = []
    for worst, five, few in (
        (True, overview_words.WORST_PLACES if nation else overview_words.WORST_UNITS, overview_words.WORST_FEW),
        (False, overview_words.BEST_PLACES if nation else overview_words.BEST_UNITS, overview_words.BEST_FEW),
    ):
        end = ranked(parts, worst)
        ends.append(
            End(
                view.say(five if len(end) == 5 else few),
                heads,
                [_end_row(view, part) for part in end.to_dict("records")],
            )
        )
    return ends, note


def _end_row(view: View, part: dict) -> tuple[str, ...]:
    return (
        part["name" if view.language == "vi" else "name_en"],
        figures.count(view, part["resolved"]) if figures.known(part["resolved"]) else NOTHING,
        figures.count(view, part["late"]) if figures.known(part["late"]) else NOTHING,
        value_text(part["per_1000"], "per_1000", view.language),
        value_text(part["rate"], "percent", view.language),
    )


def chart_title(view: View, title: words.Sentence, place: str, rows: pd.DataFrame) -> str:
    """Who, what, unit, from when to when."""
    first, last = (period_name(rows["period"].iloc[row], view.language, short=True) for row in (0, -1))
    return view.say(title, place=place, first=first, last=last)
