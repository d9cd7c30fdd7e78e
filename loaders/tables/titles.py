"""What the lines above a table say: period and window, place, reporting unit; settled with the person's words.

A contradiction (title and window, file and `--period`, file and `--place`) is asked, never decided. Windows:
rule of counting 10; Nghị định 09/2019/NĐ-CP, Điều 12.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from data.facts import Fact, Problem
from data.names import fold, nfc
from data.periods import PeriodError, decree_window, parse_period
from data.places import PLACES, find_places, nearest_place
from loaders.files.sheets import Sheet, cell_name, text_of
from loaders.problems.catalogue import problem
from loaders.tables.context import Context
from loaders.tables.office import Office, read_office
from loaders.tables.row import Figure
from loaders.tables.sheet_names import label_of_name, reconcile
from loaders.text.periods import PeriodText, label_of_window, read_period_text, window_fits
from loaders.text.wording import period_names, place_names

_RECEIVER = re.compile(r"đơn vị nhận báo cáo", re.IGNORECASE)
_PROVINCE = re.compile(r"\b(tỉnh|thành phố|tp\.?)\s+")


@dataclass
class Title:
    """What is printed above (or beside) a table, not yet settled. Empty where nothing is printed."""

    labels: list[str] = field(default_factory=list)
    window: PeriodText = field(default_factory=PeriodText)
    places: list[tuple[str, str]] = field(default_factory=list)  # (word before the name, name as printed)
    office: Office = field(default_factory=Office)
    locator: str = ""
    printed: str = ""


@dataclass(frozen=True)
class Settled:
    """Period and place every fact of the table stands in; None where a person must say it first."""

    label: str | None
    start: date | None
    end: date | None
    basis: str
    place: str | None

    def fact(self, measure: str, figure: Figure, counted: str, locator: str, **where: str) -> Fact:
        """A figure of the table as a fact; `where`: its unit, field, channel, level. Raises `ValueError` while period
        or place are open."""
        if self.label is None or self.place is None:
            raise ValueError(f"period or place are open: {locator}")
        return Fact(
            measure,
            figure.value,
            self.place,
            self.label,
            self.start,
            self.end,
            self.basis,
            figure.qualifier,
            counted,
            status=figure.status,
            locator=locator,
            raw=figure.raw,
            **where,
        )


def lines_of(sheet: Sheet, last_row: int) -> list[tuple[str, str]]:
    """(text, cell) of everything printed above 0-based `last_row`: each line of a cell, the cell as one text,
    and the row as one text, for what is printed across cells."""
    lines = []
    for number, row in enumerate(sheet.rows[:last_row]):
        cells = [(column, text_of(value)) for column, value in enumerate(row) if value is not None]
        for column, text in cells:
            where = cell_name(sheet.name, number, column)
            parts = [part for part in text.splitlines() if part.strip()]
            lines += [(nfc(part), where) for part in ([*parts, text] if len(parts) > 1 else parts)]
        if len(cells) > 1:
            lines.append((nfc(" ".join(text for _, text in cells)), cell_name(sheet.name, number, cells[0][0])))
    return lines


def read_title(sheet: Sheet, last_row: int) -> Title:
    """Period, window, place and reporting unit printed above 0-based `last_row`."""
    title = Title(office=read_office(sheet, last_row))
    stated_first = sorted(lines_of(sheet, last_row), key=lambda line: "kỳ báo cáo" not in line[0].lower())
    for text, where in stated_first:
        printed = read_period_text(text)
        if printed.label and printed.label not in title.labels:
            title.labels.append(printed.label)
            title.locator = title.locator or where
            title.printed = title.printed or text
            if "kỳ báo cáo" in text.lower():
                title.labels = [printed.label]
                _take_window(title, printed, where, text)
                break
        _take_window(title, printed, where, text)
    for text, where in lines_of(sheet, last_row):
        if not (title.window.is_window or title.window.is_cut_off):
            _take_window(title, read_period_text(text), where, text)
        _read_names(text, title)
    return title


def _take_window(title: Title, printed: PeriodText, where: str, text: str) -> None:
    if (printed.is_window and not title.window.is_window) or (printed.is_cut_off and not title.window.end):
        title.window = printed
        title.locator = title.locator or where
        title.printed = title.printed or text


def _read_names(text: str, title: Title) -> None:
    text = _RECEIVER.split(text)[0]
    key = fold(text)
    for match in _PROVINCE.finditer(key):
        words = re.split(r"[,.;:()]|\bngày\b", key[match.end() :])[0].split()
        for size in range(min(len(words), 6), 0, -1):
            name = " ".join(words[:size])
            if find_places(name):
                title.places.append((match[1], name))
                break
    dated = re.match(r"([^,\d]+),\s*ngày\b", key)
    if dated and find_places(dated[1]):
        title.places.append(("", dated[1]))


def settle(title: Title, context: Context, problems: list[Problem], sheet_name: str) -> Settled:
    """Period and place from the title block and the person's words; what is open is added to `problems`."""
    where = title.locator or sheet_name
    is_said = _take_sheet_name(title, context, problems, sheet_name, where)
    label = settle_label(title, context, problems, where) if is_said else None
    start, end, basis = window_of(label, title.window) if label else (None, None, "unknown")
    if label:
        return Settled(
            label, start, end, basis, settle_place(title, context, problems, end or parse_period(label).end, where)
        )
    if not (title.places or context.place or context.answers.get("place")):
        problems.append(_ask_place(where))
    return Settled(None, start, end, basis, None)


def _take_sheet_name(title: Title, context: Context, problems: list[Problem], sheet_name: str, where: str) -> bool:
    """Add the period of the sheet's name to the title; False when they contradict and a person must choose."""
    if context.answers.get("period"):
        return True
    labels = _without_contained(title.labels)
    known = labels or ([context.period] if context.period else [])
    years = {parse_period(label).end.year for label in known}
    year = years.pop() if len(years) == 1 else title.window.end.year if title.window.end else None
    name = label_of_name(sheet_name, year)
    if name is None:
        return True
    printed = title.window
    derived = (
        label_of_window(printed.start, printed.end) if printed.is_window and printed.start and printed.end else None
    )
    title.labels, problem = reconcile(labels or ([derived] if derived else []), name, sheet_name, where)
    problems += [problem] if problem else []
    return not (problem and problem.severity == "ask")


def window_of(label: str, printed: PeriodText) -> tuple[date | None, date | None, str]:
    """First and last day and basis of a label, given what was printed (rule of counting 10)."""
    period = parse_period(label)
    if printed.is_window:
        return printed.start, printed.end, "stated"
    if printed.is_cut_off and printed.end:
        if period.grain == "ytd":
            return period.start, printed.end, "stated"
        if printed.end == decree_window(label)[1]:
            return *decree_window(label), "decree-09-2019"
        return (period.start if printed.end == period.end else None), printed.end, "stated"
    return period.start, period.end, "unknown"


def settle_label(title: Title, context: Context, problems: list[Problem], where: str) -> str | None:
    """The period label: printed, given, or derived from the window; None when it must be chosen first."""
    answer = context.answers.get("period")
    if answer:
        try:
            return parse_period(answer.strip().upper()).label
        except PeriodError as error:
            reason = (error.message_vi, error.message_en)
            problems.append(problem("period_unreadable:answer", where, reason=reason, question="period"))
            return None
    labels = _without_contained(title.labels)
    printed = title.window
    derived = label_of_window(printed.start, printed.end) if printed.start and printed.end else None
    if len(labels) > 1:
        fitting = [label for label in labels if label == derived]
        labels = fitting or labels
    options = list(dict.fromkeys(labels + ([context.period] if context.period else [])))
    if not options and derived:
        return derived
    if not options:
        problems.append(
            problem(
                "period_missing:title",
                where,
                question="period",
                choices=_choices([derived] if derived else []),
            )
        )
        return None
    if len(options) > 1:
        problems.append(_ask_several(labels, options, context, where))
        return None
    if not window_fits(options[0], printed.start, printed.end):
        dates = " – ".join(f"{day:%d/%m/%Y}" if day else "…" for day in (printed.start, printed.end))
        problems.append(
            problem(
                "period_contradiction:window",
                where,
                period=period_names(options[0]),
                window=dates,
                question="period",
                choices=_choices(options + ([derived] if derived else [])),
            )
        )
        return None
    return options[0]


def _without_contained(labels: list[str]) -> list[str]:
    """“Tháng 6” in one line and “năm 2026” in another name one period: the shorter one."""
    years = {label for label in labels if len(label) == 4}
    others = [label for label in labels if label not in years]
    return others if others else list(labels)


def _ask_several(labels: list[str], options: list[str], context: Context, where: str) -> Problem:
    """Which of several periods it is: those printed, or the printed one and the one chosen beside the file."""
    if context.period and labels and context.period not in labels:
        return problem(
            "period_contradiction:choice",
            where,
            printed=period_names(labels[0]),
            chosen=period_names(context.period),
            question="period",
            choices=_choices(options),
        )
    names = [period_names(label) for label in labels]
    return problem(
        "period_contradiction:several",
        where,
        printed=(", ".join(vi for vi, _ in names), ", ".join(en for _, en in names)),
        question="period",
        choices=_choices(options),
    )


def _choices(labels: list[str]) -> dict[str, tuple[str, str]]:
    return {label: period_names(label) for label in labels}


def settle_place(title: Title, context: Context, problems: list[Problem], day: date, where: str) -> str | None:
    """The place on the period's last day: printed or given; None when it must be chosen first."""
    answer = context.answers.get("place") or None
    given = answer or context.place
    chosen: list[str] = []
    if given:
        places = [p.id for p in find_places(given, day)]
        if len(places) != 1:
            problems.append(_ask_unknown_place(given, day, where))
            return None
        chosen = places
    if answer:
        return chosen[0]
    printed = list(dict.fromkeys(_printed_places(title, day)))
    both = list(dict.fromkeys(printed + chosen))
    if len(both) == 1:
        return both[0]
    choices = {p: (PLACES[p].name, PLACES[p].name_en) for p in both}
    if not both:
        former = next((p.name for _, name in title.places for p in find_places(name) if p.successor), None)
        problems.append(_ask_unknown_place(former, day, where) if former else _ask_place(where))
    else:
        vi, en = " / ".join(v for v, _ in choices.values()), " / ".join(e for _, e in choices.values())
        problems.append(problem("place_contradiction", where, places=(vi, en), question="place", choices=choices))
    return None


def _printed_places(title: Title, day: date) -> list[str]:
    """Places printed in full ("tỉnh Đồng Tháp") on the day; the dated line only where nothing else is.

    A town may bear its province's name ("thành phố Hà Tĩnh"): with that word it is the province only if it is
    a city of its own on that day.
    """
    sure, weak = [], []
    for word, name in title.places:
        for place in find_places(name, day):
            if not word:
                weak.append(place.id)
            elif word == "tỉnh" or place.status_on(day) == "thành phố":
                sure.append(place.id)
    return sure or weak


def _ask_place(where: str) -> Problem:
    return problem("place_missing:title", where, question="place")


def _ask_unknown_place(name: str, day: date, where: str) -> Problem:
    once = find_places(name)
    if once and once[0].successor:
        heir = PLACES[once[0].successor]
        return problem(
            "place_merged",
            where,
            text=name,
            day=day,
            place=place_names(heir),
            question="place",
            choices={heir.id: (heir.name, heir.name_en)},
        )
    near = nearest_place(name)
    choices = {p.id: (p.name, p.name_en) for p in (find_places(near, day) if near else [])}
    return problem("place_unknown:title", where, text=name, question="place", choices=choices)
