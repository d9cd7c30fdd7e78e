"""The period of a figure of prose: what its sentence says, else its paragraph, its heading, its document, and what that
means for a stock, a flow, a plan.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from data.measures import MEASURES
from data.names import fold
from data.periods import decree_window, parse_period
from loaders.prose.moments import SPAN, Moment, Period, label_of_span, translated
from loaders.tables.titles import window_of
from loaders.text.periods import PeriodText, label_of_window, labels_ending, labels_in, read_period_text, window_fits

_ONE_MONTH = re.compile(r"\b(?:một|0?1) tháng\b(?! đầu)")  # how long, not which


@dataclass(frozen=True)
class Span:
    """Label, first and last day and basis of a figure's period, and where it was said: sentence, paragraph, heading,
    document, person. No label: it could not be told, `why`."""

    label: str | None
    start: date | None = None
    end: date | None = None
    basis: str = "unknown"
    where: str = ""
    why: str = ""


def settle(moment: Moment | None, period: Period, measure: str, where: str) -> Span:
    """The span of a figure of a measure, given what was said nearest to it."""
    over_time = _over_time(measure)
    if period.is_short and (moment is None or moment.is_own):
        return Span(None, why="week")
    if moment is None or moment.is_own:
        return _of_document(period, over_time, where if moment else "document")
    if moment.is_short:
        is_of_day = over_time == "last" and moment.text.end and period.label is None
        return _day(moment.text.end, where) if is_of_day and moment.text.end else Span(None, where=where, why="week")
    printed = moment.text
    if printed.is_window:
        return _of_window(printed, moment.label, period, where)
    if printed.is_cut_off and printed.end:
        is_of_report = measure.startswith(("dossiers", "hotline", "government", "assigned", "interlinked", "petitions"))
        if (
            is_of_report
            and period.label
            and decree_window(period.label)[1] == printed.end
            and not moment.is_since_january
        ):
            return Span(period.label, *decree_window(period.label), "decree-09-2019", where)
        return _of_day(moment, printed.end, period, over_time, where)
    if moment.is_since_january and not moment.label:
        end = parse_period(period.label).end if period.label else period.day
        if not end:
            return Span(None, where=where, why="period")
        label = f"{end.year}-{end.month:02d}-YTD"
        return Span(label, date(end.year, 1, 1), None, "stated", where)
    if over_time == "ytd" and moment.label:
        return _plain(year_to_date(moment.label), where)
    if moment.label and over_time == "plan":
        return _plain(f"{parse_period(moment.label).end.year}", where)
    if moment.label and moment.label == period.label:
        return _of_document(period, over_time, where)
    return _plain(moment.label, where) if moment.label else _of_document(period, over_time, where)


def _over_time(measure: str) -> str:
    """How a measure runs through time; shares of a budget run as what is spent of it, scores are those of a day."""
    if measure.startswith("index766"):
        return "last"
    if measure.startswith("budget") and measure.endswith("rate_reported"):
        return "ytd"
    return MEASURES[measure].over_time if measure else "sum"


def is_stock(measure: str) -> bool:
    """Whether a measure is counted on a day."""
    return _over_time(measure) == "last"


def year_to_date(label: str) -> str:
    """The year so far at the end of a period."""
    end = parse_period(label).end
    return f"{end.year}-{end.month:02d}-YTD"


def _plain(label: str | None, where: str) -> Span:
    if label is None:
        return Span(None, where=where, why="period")
    printed = parse_period(label)
    return Span(label, printed.start, printed.end, "unknown", where)


def _day(day: date, where: str) -> Span:
    return Span(day.isoformat(), day, day, "stated", where)


def _of_document(period: Period, over_time: str, where: str) -> Span:
    if period.label is None and period.text.is_cut_off and period.text.end and over_time == "last":
        return _day(period.text.end, where)
    if period.label is None:
        return Span(None, where=where, why="period")
    if over_time == "plan":
        return replace(_plain(f"{parse_period(period.label).end.year}", where), basis="stated")
    if over_time == "ytd" and period.cut_off:
        return _of_day(Moment(0), period.cut_off, period, over_time, where)
    if over_time == "ytd" and not period.text.is_cut_off:
        return _plain(year_to_date(period.label), where)
    if over_time == "ytd":
        return _of_day(
            Moment(0, period.text), period.text.end or parse_period(period.label).end, period, over_time, where
        )
    if period.text.is_window or period.text.is_cut_off:
        start, end, basis = window_of(period.label, period.text)
        return Span(period.label, start, end, basis, where)
    if period.cut_off and decree_window(period.label)[1] == period.cut_off:
        return Span(period.label, *decree_window(period.label), "decree-09-2019", where)
    return _plain(period.label, where)


def _of_window(printed: PeriodText, derived: str | None, period: Period, where: str) -> Span:
    start, end = printed.start, printed.end
    if period.label and window_fits(period.label, start, end):
        return Span(period.label, start, end, "stated", where)
    if derived and not (start and end and _is_short_of(derived, start, end)):
        return Span(derived, start, end, "stated", where)
    if start and end:
        if (label := _begun(start, end)) and not _is_short_of(label, start, end):
            return Span(label, start, end, "stated", where)
        months = parse_period(f"{end.year}-{end.month:02d}")
        if start.day == 1 and (end == months.end or end >= months.end):
            label = label_of_span(start.year, start.month, end.year, end.month)
            return Span(label, start, end, "stated", where) if label else Span(None, where=where, why="period")
        if (start.month, start.day) == (1, 1) and start.year == end.year:
            return Span(f"{end.year}-{end.month:02d}-YTD", start, end, "stated", where)
        if (label := _month_of(start, end)) and not _is_short_of(label, start, end):
            return Span(label, start, end, "stated", where)
    if start and not end and period.day and (label := _since(start, period.day)):
        return Span(label, start, None, "stated", where)
    return Span(None, start, end, "stated", where, "week" if start and end and (end - start).days < 20 else "period")


def _month_of(start: date, end: date) -> str | None:
    """The month that a window of about a month ends in: 21/9–20/10 is October."""
    label = f"{end.year}-{end.month:02d}"
    return label if 20 <= (end - start).days <= 40 and window_fits(label, start, end) else None


_MONTH_SO_FAR = 20  # days that may stand for a month
_DAYS_SHORT = 3  # a report is written while its month ends


def _is_short_of(label: str, start: date, end: date) -> bool:
    """Whether a window leaves out days of its period: 1/7–23/7 is not July, where nothing else calls it that."""
    calendar = parse_period(label)
    days = (calendar.end - calendar.start).days - (end - start).days
    return days > _DAYS_SHORT and decree_window(label) != (start, end)


def _since(start: date, day: date) -> str | None:
    """The month, or the year so far, that began on a day and is nearly over on another: "từ ngày 1/7 đến nay"."""
    if start.day != 1 or (day - start).days < _MONTH_SO_FAR or start.year != day.year:
        return None
    if start.month == 1:
        return f"{day.year}-{day.month:02d}-YTD"
    return f"{day.year}-{day.month:02d}" if start.month == day.month else None


def _begun(start: date, end: date) -> str | None:
    """The period that begins on the first day of a window and nearly ends with it: 1/7–15/9 is of the third quarter."""
    for label in labels_ending(end):
        calendar = parse_period(label)
        begins = (calendar.start, decree_window(label)[0])
        if start in begins and (calendar.end - end).days <= 20 and window_fits(label, start, end):
            return label
    return None


def _of_day(moment: Moment, day: date, period: Period, over_time: str, where: str) -> Span:
    if over_time in ("last", "none") and not moment.is_since_january and not moment.is_summed and over_time == "last":
        return _day(day, where)
    if over_time == "ytd" or moment.is_since_january or moment.is_summed:
        return Span(f"{day.year}-{day.month:02d}-YTD", date(day.year, 1, 1), day, "stated", where)
    if over_time == "plan":
        return Span(f"{day.year}", date(day.year, 1, 1), date(day.year, 12, 31), "stated", where)
    if moment.label:
        start, end, basis = window_of(moment.label, moment.text)
        return Span(moment.label, start, end, basis, where)
    if period.label and window_fits(period.label, None, day):
        start, end, basis = window_of(period.label, moment.text)
        return Span(period.label, start, end, basis, where)
    return Span(None, None, day, "stated", where, "period")


def document_period(lines: list[tuple[str, bool]], day: date | None) -> Period:
    """The period of a whole document: of its titles, else its first headings. `lines`: (text, whether it is a title);
    `day`: that of its letter."""
    year = day.year if day else None
    window = PeriodText()
    label: str | None = None
    is_short = False
    for text, _ in lines:
        spelling = _ONE_MONTH.sub("", translated(" ".join(fold(text).split())))
        printed = read_period_text(spelling)
        if (printed.is_window or printed.is_cut_off) and not (window.is_window or window.is_cut_off):
            window = printed
        if printed.spoken.shorter and not label:
            is_short = True
        if label is None:
            span = SPAN.search(spelling)
            label = _of_title(printed, spelling, year) or (
                label_of_span(int(span[2] or span[4]), int(span[1]), int(span[4]), int(span[3]))
                if span and span[4]
                else None
            )
    if label is None and window.is_window and window.start and window.end:
        label = label_of_window(window.start, window.end) or _month_of(window.start, window.end)
        is_short = is_short or (window.end - window.start).days < 20
    if label and window.is_window and not window_fits(label, window.start, window.end):
        window = PeriodText()
    if label and window.is_cut_off and not window_fits(label, None, window.end):
        window = PeriodText()
    return Period(label, window if label or window.is_cut_off else PeriodText(), day, is_short and label is None)


def _of_title(printed: PeriodText, spelling: str, year: int | None) -> str | None:
    if re.search(r"(?:sau|trong vòng)\s+\d+\s+tháng", spelling):
        return None
    labels = labels_in(printed.spoken)
    fine = [label for label in labels if len(label) > 4]
    if labels:
        return (fine or labels)[0]
    mentions = [mention for mention in printed.spoken.mentions if mention.role == "main" and mention.year is None]
    return mentions[0].label(year) if mentions and year else None
