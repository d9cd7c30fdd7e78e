"""What the words of a template row mean: measure, period, place, window. Each text is settled once a file.

What cannot be settled is asked once however many rows hold it; the question names the first cell and says
how many rows wait for the answer.
"""

from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from data.facts import Problem
from data.measures import MEASURES, Measure, canonical_counted, find_measure
from data.names import fold, nfc, search_key
from data.periods import Period, PeriodError, decree_window, parse_period, period_name
from data.places import PLACES, PlaceError, find_place, find_places, nearest_place
from loaders.files.sheets import text_of
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.template.columns import BASIS_WORDS, CHANNEL_WORDS, COLUMNS, LEVELS, QUALIFIER_WORDS
from loaders.template.questions import Asked
from loaders.text.periods import read_date, read_label, window_fits

SKIP_ROWS = {SKIP: ("Bỏ các dòng này", "Leave these rows out")}
KEEP, MONTH, DAY = "keep", "month", "day"
_LEFT_OUT = object()  # what a text means that a person chose to leave out
_MORE_QUALIFIERS = {"hơn": "over", "xấp xỉ": "about", "ước": "about", "đúng": "exact", "chính xác": "exact"}
_MORE_CHANNELS = {
    "cuộc gọi": "phone",
    "gọi điện": "phone",
    "thư điện tử": "email",
    "website": "website",
    "cổng thông tin": "website",
    "web": "website",
    "app": "app",
    "live chat": "livechat",
}
_MORE_BASES = {"nđ 09/2019": "decree-09-2019", "nghị định 09/2019/nđ-cp": "decree-09-2019"}
_TITLES = {c.name: (c.title_vi, c.title_en) for c in COLUMNS}


def _words(*tables: dict[str, str]) -> dict[str, str]:
    """Folded word -> id, from tables of id -> word or word -> id; ids stand for themselves."""
    first, more = tables
    return (
        {fold(word): name for name, word in first.items()}
        | {fold(name): name for name in first}
        | {fold(word): name for word, name in more.items()}
    )


_LISTS = {
    "qualifier": _words(QUALIFIER_WORDS, _MORE_QUALIFIERS),
    "channel": _words(CHANNEL_WORDS, _MORE_CHANNELS),
    "basis": _words(BASIS_WORDS, _MORE_BASES),
    "level": _words({level: level for level in LEVELS}, {f"cấp {level}": level for level in LEVELS}),
}
# What is said where a word is none of its column's list.
_UNKNOWN = {
    "level": "unknown_level",
    "channel": "unknown_channel",
    "basis": "unknown_basis",
    "qualifier": "unknown_qualifier",
}
_LIST_WORDS = {
    "qualifier": QUALIFIER_WORDS,
    "channel": CHANNEL_WORDS,
    "basis": BASIS_WORDS,
    "level": {level: level for level in LEVELS},
}


@dataclass(frozen=True)
class Window:
    """First and last day of a row's figures and what says so; an open end is None."""

    start: date | None
    end: date | None
    basis: str


class Cells:
    """Looks up the cells of a file's rows. `number` is the row as Excel counts it.

    Every method gives None where a person must choose first or chose to leave the rows out; the question is
    then among `asked`.
    """

    def __init__(self, context: Context, asked: Asked):
        self.context = context
        self.asked = asked
        self._known: dict[tuple, Any] = {}  # what a cell means, of the kind its key begins with
        self._columns: dict[str, str] = {}

    def begin(self, columns: dict[str, str]) -> None:
        """Start a sheet; `columns`: name of a column -> its address without the row, `Số liệu!B`."""
        self._columns = columns

    def locate(self, column: str, number: int) -> str:
        return f"{self._columns[column]}{number}"

    def _once(self, key: tuple, settle, *arguments):
        """The meaning of a text, settled at its first use; a text that is asked is counted at each use."""
        meaning = self._known.get(key)
        if meaning is None:
            meaning = self._known[key] = settle(*arguments)
        if isinstance(meaning, Problem):
            self.asked.add(meaning)
            return None
        return None if meaning is _LEFT_OUT else meaning

    def _answer(self, question: str, valid) -> str | None:
        answer = self.context.answers.get(question)
        return answer if answer == SKIP or (answer is not None and valid(answer)) else None

    # -- measure -----------------------------------------------------------------------------------------

    def measure(self, cell, number: int) -> Measure | None:
        return self._once(("measure", cell), self._settle_measure, cell, number)

    def _settle_measure(self, cell, number: int):
        locator = self.locate("measure", number)
        text = nfc(text_of(cell))
        measure = find_measure(text) if text else None
        if measure:
            return measure
        question = f"measure:{text}"
        answer = self._answer(question, MEASURES.__contains__)
        if answer:
            return _LEFT_OUT if answer == SKIP else MEASURES[answer]
        if not text:
            return problem("measure_missing:cell", locator, question=question, choices=SKIP_ROWS)
        near = _nearest_measures(text)
        hint_vi = f" Gần nhất: “{near[0].label_vi}”." if near else " Xem trang “Danh mục”."
        hint_en = f" Nearest: “{near[0].label_en}”." if near else " See the sheet “Danh mục”."
        choices = {m.id: (f"Là “{m.label_vi}”", f"It is “{m.label_en}”") for m in near} | SKIP_ROWS
        return problem(
            "unknown_measure", locator, text=text, hint=(hint_vi, hint_en), question=question, choices=choices
        )

    def counted(self, measure: Measure, cell) -> str:
        key = ("counted", measure.id, cell)
        if key not in self._known:
            self._known[key] = canonical_counted(measure.id, text_of(cell))
        return self._known[key]

    # -- period ------------------------------------------------------------------------------------------

    def period(self, cell, number: int) -> Period | None:
        return self._once(("period", cell), self._settle_period, cell, number)

    def _settle_period(self, cell, number: int):
        locator = self.locate("period", number)
        if cell is None:
            return self._period_beside(locator)
        if isinstance(cell, date):  # a datetime is one too
            return self._period_of_date(cell, locator)
        text = nfc(text_of(cell))
        try:
            return parse_period(text.upper())
        except PeriodError:
            label = read_label(text)
        if label:
            name_vi, name_en = period_name(label), period_name(label, "en")
            self.asked.add(
                problem("period_read", locator, text=text, label=label, period=(name_vi, name_en)),
                text,
            )
            return parse_period(label)
        question = f"period:{text}"
        if self.context.answers.get(question) == SKIP:
            return _LEFT_OUT
        expected = PeriodError(text)
        return problem(
            "bad_period",
            locator,
            expected=(expected.message_vi, expected.message_en),
            question=question,
            choices=SKIP_ROWS,
        )

    def _period_beside(self, locator: str):
        """The period said beside the file, where its cell is empty."""
        label = self.context.period or self.context.answers.get("period")
        if label == SKIP:
            return _LEFT_OUT
        if label:
            try:
                return parse_period(label)
            except PeriodError:
                pass
        return problem("period_missing:cell", locator, question="period", choices=SKIP_ROWS)

    def _period_of_date(self, cell: date, locator: str):
        """Excel turns 2026-06 into 1 June 2026; a day is also a period of its own."""
        day = cell.date() if isinstance(cell, datetime) else cell
        labels = {MONTH: f"{day:%Y-%m}", DAY: day.isoformat()}
        answer = self._answer("period_dates", labels.__contains__)
        if answer:
            return _LEFT_OUT if answer == SKIP else parse_period(labels[answer])
        return problem(
            "period_is_date",
            locator,
            day=day,
            question="period_dates",
            choices={
                MONTH: (f"Là tháng ({day:%Y-%m})", f"A month ({day:%Y-%m})"),
                DAY: (f"Là số tại ngày ({day})", f"As of a day ({day})"),
            }
            | SKIP_ROWS,
        )

    # -- place -------------------------------------------------------------------------------------------

    def place(self, cell, period: Period, number: int) -> str | None:
        return self._once(("place", cell, period.label), self._settle_place, cell, period, number)

    def _settle_place(self, cell, period: Period, number: int):
        """The place on the last day of the period (rule of counting 12)."""
        locator = self.locate("place", number)
        name = nfc(text_of(cell)) or self.context.place or self.context.answers.get("place") or ""
        if name == SKIP:
            return _LEFT_OUT
        if not name:
            return problem("place_missing:cell", locator, question="place", choices=SKIP_ROWS)
        try:
            return find_place(name, period.end).id
        except PlaceError as error:
            question = f"place:{name}:{period.label}" if find_places(name) else f"place:{name}"
            answer = self._answer(question, lambda a: a in PLACES and PLACES[a].exists_on(period.end))
            if answer:
                return _LEFT_OUT if answer == SKIP else answer
            near = find_places(nearest_place(name) or "", period.end) if not find_places(name) else []
            choices = {p.id: (f"Là {p.name}", f"It is {p.name_en}") for p in near}
            return problem(
                "unknown_place",
                locator,
                reason=(error.message_vi, error.message_en),
                question=question,
                choices=choices | SKIP_ROWS,
            )

    # -- words of a list ---------------------------------------------------------------------------------

    def word(self, column: str, cell, number: int) -> str | None:
        """The id of a word from the list of a column; "" where the cell is empty."""
        return "" if cell is None else self._once((column, cell), self._settle_word, column, cell, number)

    def _settle_word(self, column: str, cell, number: int):
        locator = self.locate(column, number)
        text = nfc(text_of(cell))
        listed = _LISTS[column].get(fold(text))
        if listed:
            return listed
        question = f"{column}:{text}"
        words = _LIST_WORDS[column]
        answer = self._answer(question, words.__contains__)
        if answer:
            return _LEFT_OUT if answer == SKIP else answer
        choices = {name: (f"Là “{word}”", f"It is “{word}”") for name, word in words.items()} | SKIP_ROWS
        return problem(
            _UNKNOWN[column],
            locator,
            heading=_TITLES[column],
            text=text,
            words=" · ".join(words.values()),
            question=question,
            choices=choices,
        )

    # -- window ------------------------------------------------------------------------------------------

    def window(self, period: Period, start, end, basis, number: int) -> Window | None:
        stated = self.word("basis", basis, number)
        if stated is None:
            return None
        key = ("window", period.label, start, end, stated)
        return self._once(key, self._settle_window, period, start, end, stated, number)

    def _settle_window(self, period: Period, start, end, stated: str, number: int):
        """Rule of counting 10: printed days are stated, else the decree's, else the calendar's."""
        first, last = _day(start), _day(end)
        for cell, day in ((start, first), (end, last)):
            if cell is not None and day is None:
                locator = self.locate("start" if cell is start else "end", number)
                return self._ask_window(
                    "bad_date",
                    period,
                    locator,
                    f"{text_of(start)} – {text_of(end)}",
                )
        if first is None and last is None:
            if stated == "decree-09-2019" and period.grain != "day":
                return Window(*decree_window(period.label), stated)
            return Window(period.start, period.end, stated or "unknown")
        shown = f"{text_of(first)} – {text_of(last)}"
        locator = self.locate("start" if first else "end", number)
        if first and last and first > last:
            return self._ask_window("bad_window", period, locator, shown)
        if period.grain not in ("day", "ytd", "total") and not window_fits(period.label, first, last):
            return self._ask_window(
                "window_unlikely",
                period,
                locator,
                shown,
                Window(first, last, stated or "stated"),
            )
        if stated == "decree-09-2019" and (first, last) != decree_window(period.label):
            self.asked.add(
                problem("window_stated", locator, window=shown),
                shown,
            )
            stated = "stated"
        return Window(first, last, stated or "stated")

    def _ask_window(self, key: str, period: Period, locator: str, shown: str, stated: Window | None = None):
        """The window, or the question whether to take it as it is `stated`; None for `stated` cannot be taken."""
        question = f"window:{period.label}:{shown}"
        answer = self._answer(question, lambda a: a == KEEP and stated is not None)
        if answer:
            return _LEFT_OUT if answer == SKIP else stated
        choices = {KEEP: ("Giữ ngày đã ghi", "Keep the days as written")} if stated else {}
        return problem(key, locator, window=shown, period=period.label, question=question, choices=choices | SKIP_ROWS)


def _nearest_measures(printed: str) -> list[Measure]:
    """At most three measures whose label or id looks like a text, the likeliest first."""
    names: dict[str, Measure] = {}
    for measure in MEASURES.values():
        for text in (measure.label_vi, measure.label_en, measure.id.replace("_", " ")):
            names.setdefault(search_key(text), measure)
    close = get_close_matches(search_key(printed).replace("_", " "), names, n=6, cutoff=0.55)
    return list({names[key].id: names[key] for key in close}.values())[:3]


def _day(cell) -> date | None:
    """A day as Excel holds it or as people type it: 14/03/2023, 14-3-2023, 2023-03-14."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        return None
    parts = cell.strip().replace("-", "/").replace(".", "/").split("/")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    return read_date(*parts)
