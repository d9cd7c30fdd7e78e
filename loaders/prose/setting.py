"""The period and the place a document is of as a whole: by its title, its letter, what it speaks of most."""

import re
from dataclasses import replace
from datetime import date

from data.periods import PeriodError, decree_window, parse_period
from data.places import PLACES, find_places
from loaders.files.document import HEADING, TITLE, Document
from loaders.prose.moments import Period, times_in
from loaders.prose.spelling import spelled
from loaders.prose.whose import places_in
from loaders.tables.context import Context

_PLAN = re.compile(
    r"(?:phương hướng|nhiệm vụ (?:trọng tâm|chủ yếu|tháng|quý|năm|6 tháng|thời gian tới|giải pháp|và giải pháp|"
    r"công tác|tuần|trong thời gian)|"
    r"^[\s\d.ivx)]*(?:kế hoạch|giải pháp|mục tiêu|đề xuất|kiến nghị)|dự kiến)"
)
_DONE = re.compile(r"(?:kết quả|tình hình|thực hiện|đánh giá|công tác|tiếp nhận|giải quyết|xử lý|phản ánh)")
_LETTER = re.compile(r"ngày\s+(\d{1,2}|[.… ]*)\s*tháng\s+(\d{1,2})\s+năm\s+(20\d\d)")


def letter_day(document: Document) -> date | None:
    """The day a letter is dated; the last of its month where the day is left open."""
    for block in document.blocks[:12]:
        match = _LETTER.search(spelled(document.words(block)))
        if match and block.end - block.start < 120 and block.kind not in (TITLE, HEADING):
            day = int(match[1]) if match[1].strip().isdecimal() else 28
            try:
                return date(int(match[3]), int(match[2]), day)
            except ValueError:
                return None
    return None


def head_lines(document: Document) -> list[tuple[str, bool]]:
    """The lines that may say the period of all: titles, the lines round them, first headings."""
    titles = [document.words(block) for block in document.blocks if block.kind == TITLE]
    lines = [(" ".join(titles), True)] if titles else []
    for block in document.blocks[:15]:
        words = document.words(block)
        is_window = re.match(r"\s*\(?\s*(?:từ ngày|kỳ báo cáo|số liệu|tính từ)", spelled(words)) and len(words) < 150
        if is_window or (block.kind == HEADING and not is_plan(words)):
            lines.append((words, False))
        elif (match := re.match(r"\(([^()]*(?:từ ngày|từ)\s[^()]*)\)", spelled(words))) is not None:
            lines.append((match[1], False))
    return lines


def spoken_most(document: Document, period: Period) -> str | None:
    """The period a text without a title speaks of again and again, and of no other half as often."""
    counts: dict[str, int] = {}
    is_ahead = False
    for block in document.blocks:
        words = document.words(block)
        if block.kind == HEADING:
            is_ahead = is_plan(words)
        for moment in times_in(spelled(words), period) if not is_ahead else ():
            if moment.label and len(moment.label) > 4:
                counts[moment.label] = counts.get(moment.label, 0) + 1
    ranked = sorted(counts, key=lambda label: -counts[label])
    is_clear = ranked and counts[ranked[0]] >= 3 and (len(ranked) == 1 or counts[ranked[0]] >= 2 * counts[ranked[1]])
    return ranked[0] if is_clear else None


def closed(document: Document, period: Period) -> Period:
    """A report whose figures are closed on the decree's last day keeps the decree's window."""
    if not period.label or period.text.is_window or period.text.is_cut_off:
        return period
    last = decree_window(period.label)[1]
    spellings = rf"đến (?:hết )?ngày 0?{last.day}/0?{last.month}/{last.year}"
    return replace(period, cut_off=last) if len(re.findall(spellings, spelled(document.text))) > 1 else period


def named_place(document: Document, context: Context, period: Period) -> str | None:
    """The one province a document is of: what it names in its head, else in its text."""
    day = parse_period(period.label).end if period.label else period.day or context.today
    names: list[str] = []
    for block in document.blocks[:12]:
        if block.kind == TITLE or block.end - block.start < 200:
            names += places_in(document.words(block))
    ids = list(dict.fromkeys(p.id for name in names for p in find_places(name, day)))
    if not ids:
        counts: dict[str, int] = {}
        for block in document.blocks:
            for name in places_in(document.words(block)):
                for place in find_places(name, day):
                    counts[place.id] = counts.get(place.id, 0) + 1
        ranked = sorted(counts, key=lambda name: -counts[name])
        if ranked and (len(ranked) == 1 or counts[ranked[0]] >= 3 * counts[ranked[1]]):
            ids = ranked[:1]
    return ids[0] if ids else None


def answered_period(context: Context) -> str | None:
    try:
        answer = context.answers.get("period", "").strip().upper()
        return parse_period(answer).label if answer else None
    except PeriodError:
        return None


def said_place(context: Context, period: Period) -> str | None:
    """The place somebody said, beside the file or asked for it."""
    named = context.answers.get("place") or context.place
    if named in PLACES:
        return named
    day = parse_period(period.label).end if period.label else period.day or context.today
    places = find_places(named, day) if named else []
    return places[0].id if len(places) == 1 else None


def is_plan(words: str) -> bool:
    key = spelled(words)
    plan = _PLAN.search(key)
    return bool(
        plan and not _DONE.search(key[: plan.start()]) and not re.search(r"giao|thực hiện nhiệm vụ|kết quả", key)
    )
