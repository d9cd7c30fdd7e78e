"""One row of the query as words: its value, its change, its status, and why it is not there."""

import re
from datetime import date, datetime
from typing import TypeGuard, TypeVar

from charts.formats import NBSP, change_text, number, value_text
from charts.theme import STATUS_SIGNS
from data import periods
from data.measures import MEASURES
from data.missing import is_missing
from data.places import NATION
from metrics import registry
from metrics.answers.due import is_expected
from metrics.engine.status import LEAST_CASES, is_proportion
from pages import words
from pages.parts import words as parts_words
from pages.parts.view import View

Value = TypeVar("Value")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~$:&])")
_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)  # what the markdown of the browser makes a link of
WORD_JOINER = "\u2060"  # has no width and no break
VERDICTS = {"change": "comparable", "change_last_year": "comparable_last_year"}  # of which change which verdict
COMPARABLE = "yes"
COLOURS = {"good": "blue", "watch": "orange", "act": "red"}


def shown(text: str) -> str:
    """Text from a file or a file's name as it stands: nothing in it is taken for markup, no address becomes a link."""
    apart = _ADDRESS.sub(lambda address: address[0][:-1] + WORD_JOINER + address[0][-1], " ".join(text.split()))
    return _MARKDOWN.sub(r"\\\1", apart)


def known(value: Value | None) -> TypeGuard[Value]:
    """Whether there is a value: neither None nor NaN."""
    return not is_missing(value)


def figure(view: View, row: dict) -> str:
    """The value with its unit and the mark of its qualifier; "–" where there is none."""
    qualifier = row.get("qualifier")
    return value_text(
        row.get("value"),
        registry.kpi(row["kpi"]).unit,
        view.language,
        qualifier if isinstance(qualifier, str) else "exact",
    )


def plain(view: View, value, kpi: str) -> str:
    return value_text(value, registry.kpi(kpi).unit, view.language)


def count(view: View, value) -> str:
    return number(value, 0, view.language)


def exact(view: View, value) -> str:
    """A figure as it stands in a file: a count whole, a score or a printed percentage with its decimals."""
    return number(value, 2, view.language, trim=True)


def difference(view: View, value, kpi: str) -> str:
    return change_text(value, registry.kpi(kpi).unit, view.language)


def meaning_of(change, kpi: str) -> str | None:
    """Whether a change is good or bad by what the KPI means; None where it is neither, or reads 0,00."""
    declared = registry.kpi(kpi)
    direction = declared.direction
    if not known(change) or not declared.is_seen(change) or direction not in ("higher", "lower"):
        return None
    return "good" if (change > 0) == (direction == "higher") else "act"


def tone(row: dict, change: str = "change") -> str | None:
    """Whether a change of a row is good or bad; None too where the two figures are not simply comparable.

    `change`: "change" on the period before, "change_last_year" on the year before.
    """
    return meaning_of(row.get(change), row["kpi"]) if row.get(VERDICTS[change]) == COMPARABLE else None


def caution(view: View, row: dict, change: str = "change") -> str:
    """Why two figures are not, or only with care, comparable: `khác nguồn`; "" where they simply are."""
    reason = row.get(f"{VERDICTS[change]}_reason")
    return view.say(parts_words.UNCOMPARED[reason]) if reason else ""


def compared(view: View, row: dict, change: str = "change") -> str:
    """`+3 (khác nguồn)`, `không so sánh được: chưa đủ`: a change with its reservation, or why there is none."""
    reason = caution(view, row, change)
    if known(row.get(change)):
        return difference(view, row[change], row["kpi"]) + (f" ({reason})" if reason else "")
    return view.say(parts_words.NOT_COMPARED, reason=reason) if reason else ""


def approval(view: View, row: dict) -> str:
    """Approved, provisional, or changed since it was approved; "" without a value."""
    if not known(row.get("value")):
        return ""
    return view.say(
        words.REVISED if row.get("revised") else words.PROVISIONAL if row.get("provisional") else words.APPROVED
    )


def badge(view: View, status: str | None) -> str:
    """A status as a coloured badge with its sign and word; "" where there is none."""
    if status not in COLOURS:
        return ""
    return f":{COLOURS[status]}-badge[{STATUS_SIGNS[status]}{NBSP}{view.say(words.STATUS[status])}]"


def target(view: View, row: dict, is_short: bool = False) -> str:
    """`KH 98 %`, `KH ≤ 20`, `Mốc mặc định 98 %`; "" without a target."""
    text = target_value(view, row)
    return f"{view.say(target_code(row, is_short))}{NBSP}{text}" if text else ""


def target_code(row: dict, is_short: bool = False) -> words.Sentence:
    """What a goal is: the plan where somebody set it, else the mark the KPI comes with; `is_short` on the wall."""
    if row.get("target_preset") is not True:
        return words.TARGET_CODE
    return words.PRESET_SHORT if is_short else words.PRESET_CODE


def target_value(view: View, row: dict) -> str:
    """`98 %`, `≤ 20`; "" without a target."""
    if not known(row.get("target")):
        return ""
    kpi = registry.kpi(row["kpi"])
    sign = f"≤{NBSP}" if kpi.direction == "lower" else ""
    return sign + value_text(row["target"], kpi.unit, view.language, trim=True)


def is_partial(row: dict) -> bool:
    """A value that does not cover all that was expected."""
    return known(row.get("value")) and not row.get("complete")


def covered_words(view: View, row: dict) -> str:
    """What a coverage counts: provinces, offices, periods; for a province the former ones it is made of."""
    kind = row.get("coverage_of")
    if kind == "places" and row.get("place") != NATION:
        return view.say(parts_words.FORMER_PLACES)
    return view.say(parts_words.COVERED.get(kind or "", parts_words.COVERED["reports"]))


def complete_words(view: View, row: dict) -> str:
    """What is said of a figure that lacks nothing of what is expected: `Đủ số liệu 102/102 đơn vị` by a register; where
    those who ever reported are all that is known `8 đơn vị đã nạp, chưa khai danh sách đơn vị`."""
    if row.get("coverage_of") == "reports":
        return view.say(words.REPORTED)
    if row.get("expected_from") != "observed":
        return view.say(words.FULL, coverage=row["coverage"], what=covered_words(view, row))
    if row["coverage_of"] == "units":
        return view.say(words.LOADED_UNITS, count=int(row["covered"]))
    return view.say(words.LOADED, coverage=row["coverage"], what=covered_words(view, row))


def coverage(view: View, row: dict) -> str:
    """How many of how many parts are in a figure, for a table or a file; "" without one."""
    if not row.get("coverage"):
        return ""
    is_whole = known(row.get("value")) and row.get("complete") and row.get("expected_from") == "observed"
    return complete_words(view, row) if is_whole else f"{row['coverage']} {covered_words(view, row)}"


def _by_register(row: dict) -> bool:
    """Whether what is missing is told by a register of units."""
    return row.get("expected_from") == "register" and row.get("coverage_of") == "units"


def gap(view: View, row: dict) -> str:
    """`thiếu 4/34 tỉnh`, of a register `8/102 đơn vị`: how much of the expected is not in a value."""
    missing, what = int(row["expected"] - row["covered"]), covered_words(view, row)
    if missing <= 0:
        return view.say(parts_words.GAP_UNLISTED if _by_register(row) else words.GAP_UNKNOWN)
    if _by_register(row):
        return view.say(parts_words.GAP_REGISTER, covered=int(row["covered"]), expected=int(row["expected"]), what=what)
    return view.say(parts_words.GAP, missing=missing, expected=int(row["expected"]), what=what)


def short_gap(view: View, row: dict) -> str:
    """`thiếu 4/34`, where there is no room for more."""
    missing = int(row["expected"] - row["covered"])
    if missing <= 0:
        return view.say(parts_words.GAP_UNKNOWN_SHORT)
    if _by_register(row):
        return str(row["coverage"])
    return view.say(parts_words.GAP_SHORT, missing=missing, expected=int(row["expected"]))


def counts(view: View, row: dict) -> str:
    """`12/14 nhiệm vụ`: what a ratio of so few cases is made of that it is not judged; "" of others."""
    kpi, below = registry.kpi(row["kpi"]), row.get("denominator")
    if not known(below) or not is_proportion(kpi) or below >= LEAST_CASES:
        return ""
    counted = row.get("counted")
    what = f" {counted}" if isinstance(counted, str) and view.language == "vi" else ""
    return f"{exact(view, row['numerator'])}/{exact(view, below)}{what}"


def covers(view: View, row: dict) -> str:
    """`tính trên 200 trong 500 hồ sơ đã báo cáo`: the part of the known denominator a ratio is made of; "" if all."""
    return _covers(view, row, parts_words.COVERS)


def short_covers(view: View, row: dict) -> str:
    """`200/500 hồ sơ`, where there is no room for more."""
    return _covers(view, row, parts_words.COVERS_SHORT)


def _covers(view: View, row: dict, sentence: words.Sentence) -> str:
    part, whole = row.get("denominator"), row.get("known_denominator")
    if not known(part) or not known(whole) or part >= whole:
        return ""
    counted = row.get("counted")
    what = counted if isinstance(counted, str) and view.language == "vi" else ""
    return " ".join(view.say(sentence, part=exact(view, part), known=exact(view, whole), what=what).split())


def lack(view: View, row: dict) -> str:
    """`▨ thiếu 1/3, 200/500 hồ sơ`: what is not in a figure, for a line or a cell; "" of a whole one."""
    texts = (short_gap(view, row), short_covers(view, row))
    return f"▨{NBSP}{', '.join(text for text in texts if text)}" if is_partial(row) else ""


def cell(view: View, row: dict, lacking: str = "") -> str:
    """A figure with all its marks, for a cell: `95,00 %  ▨ thiếu 1/3`, `≈ 95 % (sửa sau duyệt)`; "–" without one.

    `lacking`: how much is missing, where it is not said as `lack` does.
    """
    texts = [figure(view, row)]
    if is_partial(row):
        texts.append(f" {lacking or lack(view, row)}")
    if known(row.get("value")):
        more = [
            view.say(parts_words.TWO_WINDOWS) if row.get("windows") else "",
            view.say(parts_words.REVISED_SHORT) if row.get("revised") else "",
        ]
        if noted := ", ".join(text for text in more if text):
            texts.append(f"({noted})")
    return " ".join(texts)


def unlike_windows(view: View, row: dict) -> str:
    """Both windows of a ratio whose sides have unlike ones; "" else."""
    return window(view, row) if row.get("windows") and known(row.get("value")) else ""


def lower(text: str) -> str:
    """A sentence within another one."""
    return text[:1].lower() + text[1:]


def is_refused(row: dict) -> bool:
    """Whether a value was refused, and not merely missing: there are figures, and they may not be folded."""
    return row.get("state") == "refused"


def why(view: View, row: dict) -> str:
    """Why there is no value, as a sentence; "" where there is one."""
    if known(row.get("value")):
        return ""
    state, reason = row.get("state"), row.get("reason")
    if isinstance(reason, str):
        return reason_words(view, reason, row["kpi"])
    if state == "not_applicable":
        return view.say(words.STATES["not_applicable"])
    if state == "not_due":
        day = periods.due_date(row["period"])
        return view.say(parts_words.NOT_DUE, day=f"{day:%d/%m/%Y}")
    if not is_expected(view.reader.decisions, row["period"]):
        return view.say(parts_words.BEFORE_USE)
    return view.say(words.MISSING)


def sentence(text: str) -> str:
    """A reason as a sentence of its own: with a capital and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".") if text else ""


def reason_words(view: View, reason: str, kpi: str) -> str:
    """The sentence of a reason code; the measures or dates it speaks of are named."""
    code, *dates = reason.split("|")
    stopped = ", ".join(MEASURES[m].label(view.language) for m in registry.kpi(kpi).not_foldable)
    values = {"end": day_text(dates[0]), "start": day_text(dates[1])} if len(dates) == 2 else {}
    sentence = parts_words.REASONS.get(code, parts_words.REASONS["other"])
    return view.say(sentence, measures=stopped or registry.kpi(kpi).label(view.language), **values)


def day_text(day) -> str:
    """A date as 14/10/2026, from a date or an ISO text."""
    if isinstance(day, str):
        day = date.fromisoformat(day[:10])
    return f"{day:%d/%m/%Y}"


def window(view: View, row: dict) -> str:
    """`Kỳ 15/9–14/10/2026 (Nghị định 09/2019)`: the days a figure covers, and how they are known.

    Of a ratio of unlike windows both.
    """
    if row.get("windows"):
        spans = [span.split("..") for span in row["windows"].split("|")]
        both = [f"{day_text(first)}–{day_text(last) if last else '…'}" for first, last in spans]
        return view.say(parts_words.UNLIKE_WINDOWS, days="; ".join(both))
    start, end = row.get("period_start"), row.get("period_end")
    if not known(row.get("value")) or not known(start) or not known(end):
        return ""
    basis = parts_words.BASES.get(row.get("basis") or "")
    first = f"{start.day}/{start.month}" + ("" if start.year == end.year else f"/{start.year}")
    days = f"{first}–{end.day}/{end.month}/{end.year}"
    return view.say(parts_words.WINDOW, days=days) + (f" ({view.say(basis)})" if basis else "")


def moment(time: str, with_year: bool = True) -> str:
    """A ledger line's time as 20/11/2026 08:12, or 20/11 08:12."""
    return datetime.fromisoformat(time).strftime("%d/%m/%Y %H:%M" if with_year else "%d/%m %H:%M")
