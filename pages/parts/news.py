"""The periods after the one a screen opens on: which are partly in, which are late and by how many days."""

import streamlit as st

from charts.axes import period_short
from data.periods import due_date, parse_period, period_name
from metrics.answers.due import Report, default_period, newer
from pages.parts import figures
from pages.parts import words as parts_words
from pages.parts.answers import answered
from pages.parts.figures import day_text, known
from pages.parts.parameters import GRAIN, PERIOD
from pages.parts.view import View


def news_of(view: View, place: str, period: str, grain: str, subject: str) -> list[tuple[Report, str]]:
    """Each newer period with its sentence, the newest first; nothing for who looks back at an older one."""
    asked = (place, grain, subject, view.today)
    if grain == "total" or parse_period(period).end < parse_period(answered(view, default_period, *asked)).end:
        return []
    return [(report, report_words(view, place, report)) for report in answered(view, newer, *asked)]


def report_words(view: View, place: str, report: Report) -> str:
    """`T11: chưa có, quá hạn 4 ngày`; `T11: đã có 3/8 đơn vị`."""
    period = _short(view, report.period)
    if report.state == "not_due":
        return view.say(parts_words.NEWS_NOT_DUE, period=period, day=day_text(due_date(report.period)))
    if report.state == "missing":
        return view.say(parts_words.NEWS_LATE, period=period, days=report.days)
    if report.state == "partial" and known(report.covered) and report.covered < report.expected:
        what = figures.covered_words(view, {"coverage_of": report.coverage_of, "place": place})
        parts = {"covered": int(report.covered), "expected": int(report.expected), "what": what}
        text = view.say(parts_words.NEWS_PARTLY, period=period, **parts)
        return text + (view.say(parts_words.NEWS_AND_LATE, days=report.days) if report.days else "")
    return view.say(parts_words.NEWS_SOME, period=period)


def _short(view: View, label: str) -> str:
    """A month or quarter of this year by itself, every other period with its year."""
    span, (short, year) = parse_period(label), period_short(label, view.language)
    is_plain = span.grain in ("month", "quarter") and year == str(view.today.year)
    return short if is_plain else period_name(label, view.language, short=True)


def news_line(view: View, place: str, period: str, grain: str, subject: str) -> None:
    """The newer periods below the title; a click opens one."""
    told = news_of(view, place, period, grain, subject)
    if not told:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for report, text in told:
            st.button(
                f":small[:material/schedule: {text}]",
                key=f"news_{report.period}",
                type="tertiary",
                disabled=report.period == period,
                on_click=_open,
                args=(report.period,),
            )


def _open(label: str) -> None:
    """Open a period on this screen."""
    for name, value in ((PERIOD, label), (GRAIN, parse_period(label).grain)):
        st.query_params[name] = st.session_state[name] = value
