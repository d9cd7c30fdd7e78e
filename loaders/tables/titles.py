"""What the lines above a table say: period and window, place, reporting unit; settled with the person's words.

A contradiction (title and window, file and `--period`, file and `--place`) is asked, never decided. Windows:
rule of counting 10; Nghị định 09/2019/NĐ-CP, Điều 12.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from data.facts import Fact, Problem
from data.names import fold, nfc, search_key
from data.periods import PeriodError, decree_window, parse_period
from data.places import PLACES, find_places, nearest_place
from loaders.files.sheets import Sheet, cell_name, text_of
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.office import Office, read_office
from loaders.tables.row import Figure
from loaders.tables.sheet_names import label_of_name, reconcile
from loaders.text.mentions import LEAST_DAYS, Mention, Spoken
from loaders.text.periods import (
    PeriodText,
    label_of_window,
    labels_ending,
    labels_in,
    read_period_text,
    window_fits,
)
from loaders.text.wording import period_names, place_names

_RECEIVER = re.compile(r"đơn vị nhận báo cáo", re.IGNORECASE)
_PROVINCE = re.compile(r"\b(tỉnh|thành phố|tp\.?)\s+")
# When reports are due and how often they come; the words of `search_key`.
_TERMS = re.compile(r"\bngay nhan\b|\bthoi han\b|\bdinh ky\b|\bhan[gz] (?:thang|quy|nam)\b|\btruoc ngay\b")
NONE = {SKIP: ("Không phải kỳ nào ở đây", "None of these")}


@dataclass
class Title:
    """What is printed above (or beside) a table, not yet settled. Empty where nothing is printed."""

    labels: list[str] = field(default_factory=list)
    parts: list[Mention] = field(default_factory=list)  # periods without a year: "Tháng 6"
    joined: list[str] = field(default_factory=list)  # years beside their months: "tháng 12 và năm 2025"
    planned: list[str] = field(default_factory=list)  # of what is to come: "nhiệm vụ tháng 7/2026"
    shorter: str = ""
    unlike: str = ""
    is_since_january: bool = False
    is_estimate: bool = False
    window: PeriodText = field(default_factory=PeriodText)
    places: list[tuple[str, str]] = field(default_factory=list)  # (word before the name, name as printed)
    office: Office = field(default_factory=Office)
    locator: str = ""
    printed: str = ""

    @property
    def year(self) -> int | None:
        """The one year its periods are of; None where they are of several or none is said."""
        years = {parse_period(label).end.year for label in self.labels}
        return years.pop() if len(years) == 1 else None


@dataclass(frozen=True)
class Settled:
    """Period and place every fact of the table stands in; None where a person must say it first. `is_estimate`: the
    title says "ước", so that no figure is exact."""

    label: str | None
    start: date | None
    end: date | None
    basis: str
    place: str | None
    is_estimate: bool = False

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
            "about" if self.is_estimate and figure.qualifier == "exact" else figure.qualifier,
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
    lines = lines_of(sheet, last_row)
    for text, where in sorted(lines, key=lambda line: "kỳ báo cáo" not in line[0].lower()):
        printed = read_period_text(text)
        _take_spoken(title, _without_terms(printed.spoken, text), where, text)
        _take_window(title, printed, where, text)
    _complete(title, title.year)
    for text, _ in lines:
        _read_names(text, title)
    return title


def _without_terms(spoken: Spoken, text: str) -> Spoken:
    """A line that says how often or when a report is due names no period unless it gives a year."""
    if not _TERMS.search(search_key(text)):
        return spoken
    return replace(spoken, mentions=tuple(mention for mention in spoken.mentions if mention.year), shorter="")


def _take_spoken(title: Title, spoken: Spoken, where: str, text: str) -> None:
    """Every period of a line competes with those of the others."""
    labels = labels_in(spoken)
    if labels and not (title.locator or title.printed):
        title.locator, title.printed = where, text
    title.labels += [label for label in labels if label not in title.labels]
    title.joined += [label for label in labels if len(label) == 4 < max(map(len, labels))]
    title.parts += [m for m in spoken.mentions if m.role == "main" and m.year is None and m not in title.parts]
    title.planned += [label for m in spoken.mentions if m.role == "plan" and (label := m.label())]
    title.shorter = title.shorter or spoken.shorter
    title.unlike = title.unlike or spoken.unlike
    title.is_since_january |= spoken.is_since_january and not any(m.is_summed for m in spoken.mentions)
    title.is_estimate |= spoken.is_estimate


def _complete(title: Title, year: int | None) -> None:
    """Periods without a year are of the one year said elsewhere: "THÁNG 6" above, "NĂM 2025" two lines below."""
    if year is None or not title.parts:
        return
    labels = [label for m in title.parts for label in labels_in(Spoken((replace(m, year=year),)))]
    title.labels += [label for label in labels if label not in title.labels]
    title.parts = []


def _take_window(title: Title, printed: PeriodText, where: str, text: str) -> None:
    if (printed.is_window and not title.window.is_window) or (
        printed.is_cut_off and not title.window.end and not title.window.is_window
    ):
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
    spoken = read_period_text(sheet_name).spoken
    title.shorter = title.shorter or spoken.shorter
    title.is_estimate |= spoken.is_estimate
    _complete(title, parse_period(context.period).end.year if context.period else None)
    is_said = _take_sheet_name(title, context, problems, sheet_name, where)
    label = settle_label(title, context, problems, where) if is_said else None
    start, end, basis = window_of(label, title.window) if label else (None, None, "unknown")
    if label:
        problems += say_estimate(title, where)
        day = end or parse_period(label).end
        place = settle_place(title, context, problems, day, where)
        return Settled(label, start, end, basis, place, title.is_estimate)
    if not (title.places or context.place or context.answers.get("place")):
        problems.append(_ask_place(where))
    return Settled(None, start, end, basis, None)


def say_estimate(title: Title, where: str) -> list[Problem]:
    """Figures a title calls estimates are loaded as "about", which is shown."""
    return [problem("figures_estimated", where, text=title.printed or where)] if title.is_estimate else []


def _take_sheet_name(title: Title, context: Context, problems: list[Problem], sheet_name: str, where: str) -> bool:
    """Add the period of the sheet's name to the title; False when they contradict and a person must choose."""
    if context.answers.get("period") or title.shorter:
        return True
    labels = _without_contained(title)
    known = labels or ([context.period] if context.period else [])
    years = {parse_period(label).end.year for label in known}
    year = years.pop() if len(years) == 1 else title.window.end.year if title.window.end else None
    name = label_of_name(sheet_name, year)
    if name is None:
        return True
    _complete(title, parse_period(name).end.year)
    labels = _without_contained(title)
    printed = title.window
    derived = (
        label_of_window(printed.start, printed.end) if printed.is_window and printed.start and printed.end else None
    )
    title.labels, problem = reconcile(labels or ([derived] if derived else []), name, sheet_name, where)
    if problem and problem.severity == "ask":
        problem = replace(problem, choices=problem.choices | NONE)
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
    if answer := context.answers.get("period"):
        return _answered(answer, problems, where)
    window = title.window
    if title.shorter or _is_short(window):
        words = title.shorter or _dates(window)
        problems.append(problem("period_shorter", where, text=title.printed or words, question="period", choices=NONE))
        return None
    labels = _competing(title, context.today)
    derived = label_of_window(window.start, window.end) if window.start and window.end else None
    if len(labels) > 1:
        fitting = [label for label in labels if label == derived]
        labels = fitting or labels
    options = list(dict.fromkeys(labels + ([context.period] if context.period else [])))
    if not options and derived and not title.parts:
        return derived
    if not options:
        problems.append(_ask_missing(title, context.today, where))
        return None
    if len(options) > 1:
        problems.append(_ask_several(labels, options, context, where))
        return None
    if not window_fits(options[0], window.start, window.end):
        choices = _choices(options + ([derived] if derived else []))
        period = period_names(options[0])
        problems.append(
            problem(
                "period_contradiction:window",
                where,
                period=period,
                window=_dates(window),
                question="period",
                choices=choices,
            )
        )
        return None
    return options[0]


def _answered(answer: str, problems: list[Problem], where: str) -> str | None:
    """The label a person chose or wrote; "none of these" leaves nothing to load."""
    if answer == SKIP:
        problems.append(problem("period_none", where))
        return None
    try:
        return parse_period(answer.strip().upper()).label
    except PeriodError as error:
        reason = (error.message_vi, error.message_en)
        problems.append(problem("period_unreadable:answer", where, reason=reason, question="period"))
        return None


def _is_short(window: PeriodText) -> bool:
    return bool(window.is_window and window.start and window.end and (window.end - window.start).days + 1 < LEAST_DAYS)


def _dates(window: PeriodText) -> str:
    return " – ".join(f"{day:%d/%m/%Y}" if day else "…" for day in (window.start, window.end))


def _competing(title: Title, today: date) -> list[str]:
    """The labels among which the title leaves it open: what is said from January on may be each month's year to date,
    and no year that still runs; a year told up to a day within it is the year to date; years beside other years
    ("2024 – 2025") are none of ours."""
    labels = _without_contained(title)
    periods = [parse_period(label) for label in labels]
    if title.unlike and all(period.grain == "year" for period in periods):
        return []
    if title.parts and all(period.grain == "year" for period in periods):
        return []
    if title.is_since_january:
        labels = [period.label for period in periods if period.grain != "year" or period.end < today]
        labels += [f"{period.end:%Y-%m}-YTD" for period in periods if period.start.month > 1]
    end = title.window.end if title.window.is_cut_off and not title.window.is_window else None
    if end and end.month < 12 and str(end.year) in labels:
        to_date = f"{end:%Y-%m}-YTD"
        is_whole = end in (decree_window(to_date)[1], parse_period(to_date).end)  # no day within a month
        labels = [label for label in labels if label != str(end.year) or not is_whole] + [to_date]
    return list(dict.fromkeys(labels))


def _ask_missing(title: Title, today: date, where: str) -> Problem:
    """No period is said: what it may be is offered, where something of it is said."""
    window = title.window
    years = [today.year, today.year - 1]
    labels = [label for part in title.parts for year in years if (label := part.label(year))]
    labels = [label for label in labels if parse_period(label).start <= today]
    if window.end and not labels:
        labels = [label for label in labels_ending(window.end) if window_fits(label, window.start, window.end)]
    labels += [label for label in title.planned if label not in labels]
    if title.unlike and not labels:
        choices = _choices(title.labels)
        return problem("period_unlike", where, text=title.unlike, question="period", choices=choices)
    return problem("period_missing:title", where, question="period", choices=_choices(labels) if labels else {})


def _without_contained(title: Title) -> list[str]:
    """“Tháng 6” in one line and “năm 2026” in another name one period: the shorter one."""
    others = [label for label in title.labels if len(label) > 4 or label in title.joined]
    return others if others else list(title.labels)


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
    return {label: period_names(label) for label in labels} | NONE


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
