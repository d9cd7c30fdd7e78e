"""A document read: every number with what it says, and how sure that is.

`read(document, context)` is the one door. It never guesses: a number whose measure, period or place the words leave
open is found and left unticked, with the reason.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date
from typing import Generic, TypeVar

from data.measures import MEASURES
from data.names import nfc
from data.periods import parse_period, year_before
from data.places import find_places
from loaders.files.document import HEADING, NOTE, TITLE, Block, Document
from loaders.prose.cells import Cell, cells_of, sentences
from loaders.prose.certainty import Paragraph, certainty, is_ordered, objection
from loaders.prose.frames import frame_of
from loaders.prose.masks import masked, without_brackets_of_names, without_words_of_numbers
from loaders.prose.moments import Moment, Period, times_in
from loaders.prose.numbers import SURE, Prose, ProseNumber
from loaders.prose.numerals import COUNT, MONEY, POINTS, Numeral, numerals
from loaders.prose.residue import residue
from loaders.prose.setting import (
    answered_period,
    closed,
    head_lines,
    is_plan,
    letter_day,
    named_place,
    said_place,
    spoken_most,
)
from loaders.prose.settling import all_in_progress, both_in_time, single
from loaders.prose.slots import Frame, Heard
from loaders.prose.spelling import spelled
from loaders.prose.times import Span, document_period, is_stock, settle, year_to_date
from loaders.prose.turns import is_bare_late, turns_of
from loaders.prose.units import as_money, as_points, is_nothing
from loaders.prose.vocabulary import Word, find_words, measure_of, sorts_of, words_of
from loaders.prose.whose import (
    counted_field,
    field_in,
    is_itself,
    office_in,
    places_in,
    titled_field,
    whole_at,
)
from loaders.tables.context import Context
from loaders.text.periods import PeriodText

_END = re.compile(r"\s*(?:nơi nhận|người lập|kt\.|tl\.|tm\.)", re.IGNORECASE)
_OF_DOSSIERS = re.compile(
    r"giải quyết (?:tthc|thủ tục hành chính|hồ sơ)|phục vụ hành chính công|một cửa|kiểm soát (?:tthc|"
    r"thủ tục hành chính)|hồ sơ"
)
# What is the province's although an office named a sentence before runs it.
_OF_ALL = ("hotline", "facebook", "zalo", "youtube", "portal")
_ALL_IN_TIME = re.compile(
    r"[^,;.()\d]*,?\s*(?:tất cả\s+)?(?:đều|toàn bộ)\s+(?:còn\s+)?(?:trong hạn|trong thời hạn|chưa đến hạn)"
)
_BEFORE_MERGER = re.compile(r"\((?:cũ|trước (?:khi )?(?:sáp nhập|hợp nhất|sắp xếp))\)")
_LAST_DAY = date(2025, 6, 30)  # of the 63 provinces
_COUNTER = re.compile(r"bộ phận (?:một cửa|tiếp nhận)")  # where only dossiers are handed in
_NOT_AT_COUNTERS = ("reception", "petition", "task", "gov_task", "own_task", "document", "meeting", "budget")
_UBND = re.compile(r"^(?:ubnd|ủy ban nhân dân)\s+")


Placed = TypeVar("Placed", Word, Numeral, Moment)


def read(document: Document, context: Context) -> Prose:
    """Every number of a document, unsure ones too."""
    day = letter_day(document)
    own = document_period(head_lines(document), day)
    if own.label is None and not own.is_short:
        own = replace(own, label=spoken_most(document, own))
    label = answered_period(context) or own.label or context.period
    period = closed(document, own if label == own.label else replace(own, label=label, text=PeriodText()))
    is_english = _is_english(document.text)
    own_place = named_place(document, context, period)
    place = said_place(context, period) or own_place
    state = _State(document, context, period, place, is_english)
    for block in document.blocks:
        state.read_block(block)
    numbers = all_in_progress(both_in_time(state.numbers, document), document)
    return Prose(single(numbers, document), period, place, own.label, own_place)


def _is_english(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    accented = sum(letter > "\x7f" for letter in letters)
    return bool(letters) and accented < 0.02 * len(letters)


class _State:
    """The way through a document: what was heard so far, under which headings."""

    def __init__(self, document: Document, context: Context, period: Period, place: str | None, is_english: bool):
        self.document, self.context, self.period, self.place = document, context, period, place
        self.day = parse_period(period.label).end if period.label else period.day or context.today
        self.is_english = is_english
        self.numbers: list[ProseNumber] = []
        self.paragraph = Paragraph()
        self.is_own_sentence = False
        self.other_place: str | None = None
        self.outer_place: str | None = None
        self.is_inside = False  # a bracket
        self.named: list[str] = []
        self.of_parts: set[str] = set()
        self.headings: list[tuple[int, str]] = []
        self.is_plan = False
        self.is_over = False
        self.heard = Heard()
        self.unit = self.title_unit = ""
        self.subject = ""
        self.earlier: Moment | None = None
        self.earlier_day: Moment | None = None
        self.heading_time: Moment | None = None
        self.lead_time: Moment | None = None  # the one time the text under a title tells
        self.list_time: Moment | None = None
        titles = [document.words(block) for block in document.blocks if block.kind == TITLE]
        title = " ".join(titles) if titles else (document.words(document.blocks[0]) if document.blocks else "")
        self.title = spelled(title)
        self.title_unit = office_in(title, spelled(title)) if titles else ""
        self.title_field = titled_field(title, spelled(title)) if titles else ""
        words = find_words(spelled(title))
        self.title_subject = next((word.value for word in reversed(words) if word.slot == "subject"), "")
        self.title_subject = self.title_subject or ("dossier" if _OF_DOSSIERS.search(spelled(title)) else "")
        self.subject = self.title_subject

    def read_block(self, block: Block) -> None:
        text = self.document.words(block)
        if _END.match(spelled(text)) and len(text) < 200:
            self.is_over = True
        if self.is_over:
            return
        if block.kind == HEADING:
            self._hear_heading(block, text)
        spelling = without_brackets_of_names(without_words_of_numbers(spelled(text)))
        self.paragraph = Paragraph(text, spelling, masked(spelling))
        self.lead_time = self._lead_time(block) if block.kind == TITLE and not self.period.label else None
        numbers = numerals(self.paragraph.blotted, self.is_english)
        if block.kind != NOTE:
            self._start_paragraph(block, text, spelling)
        if numbers:
            self._read_numbers(block, text, spelling, numbers)

    def _lead_time(self, title: Block) -> Moment | None:
        below = next(
            (block for block in self.document.blocks if block.start > title.start and block.kind != TITLE), None
        )
        times = times_in(spelled(self.document.words(below)), self.period) if below else []
        named = [moment for moment in times if not moment.is_own and (moment.text.end or not moment.is_short)]
        return named[0] if len(named) == 1 else None

    def _hear_heading(self, block: Block, text: str) -> None:
        self.headings = [(level, words) for level, words in self.headings if level < block.level] + [
            (block.level, text)
        ]
        self.is_plan = any(is_plan(words) for _, words in self.headings)
        words = find_words(spelled(text))
        subject = next((word.value for word in words if word.slot == "subject"), "")
        self.subject = subject or (self.subject if block.level > 2 else self.title_subject)
        self.heard = Heard()
        unit = office_in(text, spelled(text))
        self.unit = unit or (self.unit if block.level > 3 else "")
        times = times_in(spelled(text), self.period)
        self.heading_time = times[-1] if times else None
        self.list_time = None

    def _start_paragraph(self, block: Block, text: str, spelling: str) -> None:
        is_item = bool(re.match(r"\s*[-+*•]|\s*\(", text))
        last = self.heard.last
        if not is_item and last and last.slots.get("subject") not in ("budget",):
            self.heard = Heard(context={"subject": last.slots.get("subject", "")})
        self.heard.context.setdefault("subject", self.subject)

    def _read_numbers(self, block: Block, text: str, spelling: str, numbers: list[Numeral]) -> None:
        words = words_of(spelling, text)
        times = times_in(spelling, self.period)
        heard = self.heard
        if block.kind == NOTE:
            heard = Heard(context={"subject": self._subject_at(block.of)})
        told = [word.value for word in words if word.slot == "subject"]
        if "hotline" in told and heard.context.get("subject") in ("", "feedback", None):
            heard.context["subject"] = "hotline"
        unit, place_field = "", ""
        self.earlier = self.earlier_day = None
        of_words, of_times, of_numbers = _Sorted(words), _Sorted(times), _Sorted(numbers)
        for sentence in sentences(text):
            here = of_times.within(sentence)
            before, self.of_parts = (unit, place_field), set()
            inside = of_words.within(sentence)
            cells = cells_of(spelling, sentence, of_numbers.within(sentence), inside)
            listed = turns_of(cells, text, spelling)
            heads: set[tuple[str, str]] = set()
            for cell in cells:
                if cell.is_first:
                    self._begin_sentence(cell, inside, heard)
                was = unit
                self._step(cell)
                unit, place_field, named = self._whose(cell, text, spelling, unit, place_field)
                if cell.numeral.start in listed.units:
                    unit = listed.units[cell.numeral.start]
                    named = (*named, *listed.units.values())
                    self.of_parts.add("part")
                heads |= {(unit, place_field)} if named and cell.is_first and not cell.is_of else set()
                cell.numeral = as_money(as_points(cell, heard, spelling), heard, spelling)
                frame = frame_of(cell, spelling, heard, named, self.title)
                frame.is_unsure = frame.is_unsure or cell.numeral.start in listed.unsure or is_bare_late(listed, frame)
                self._settle_stock(frame, cell, here)
                if frame.is_to:  # "từ 1.870 (năm 2022) lên 2.045": that year is the other number's
                    here = [moment for moment in here if moment.place > cell.numeral.start]
                place_field = self._field_of(cell, frame, place_field)
                unit = was if frame.slots.get("subject") == "tthc" and "sort" in frame.slots else unit
                self._add(block, cell, frame, here, unit, place_field)
                _hear(heard, cell, frame)
                if frame.slots.get("subject") in _OF_ALL and "subject" in frame.own and not frame.has_own_unit:
                    self.is_own_sentence = False
            if len(self.of_parts) > 1 or "part" in self.of_parts:  # what was told of parts ends with them
                unit, place_field = heads.pop() if len(heads) == 1 and "part" in self.of_parts else before
            self.earlier = next(
                (
                    moment
                    for moment in reversed(here)
                    if not (moment.is_short or moment.is_aside or moment.is_own or (moment.is_now and self.earlier))
                ),
                self.earlier,
            )
            if cells:  # a sentence without figures tells the day of a meeting
                days = [moment for moment in here if moment.is_short and moment.text.end]
                self.earlier_day = days[0] if days else self.earlier_day
        if block.kind != NOTE and times and text.rstrip().endswith(":"):
            self.list_time = times[-1]

    def _begin_sentence(self, cell: Cell, words: list[Word], heard: Heard) -> None:
        """Hear what a sentence speaks of: the subject before its first number, else what its scores and sums are of."""
        self.is_own_sentence = False
        start = cell.sentence[0]
        context = heard.context.get("subject", "")
        opening = self.paragraph.spelling[start : cell.numeral.start]
        if context == "index766" and (cell.numeral.kind == POINTS or re.match(r"\s*(?:về )?(?:số )?điểm\b", opening)):
            return
        subjects = [w for w in words if w.slot == "subject" and w.value != "national" and _fits(w, cell)]
        stated = [w.value for w in subjects if start <= w.start and w.end <= cell.numeral.start]
        if cell.numeral.kind == POINTS and not (stated and stated[-1] == "index766"):
            stated = _of_scores(words) or stated
        if cell.numeral.kind == MONEY and not stated:
            stated = list({w.value for w in subjects} & {"budget", "investment"})
            stated = stated if len(stated) == 1 else []
        if stated and not (stated[-1] == "rating" and context == "hotline"):
            heard.context["subject"] = stated[-1]

    def _field_of(self, cell: Cell, frame: Frame, place_field: str) -> str:
        """The field of a number in a list of fields ("Các lĩnh vực gồm đất đai 41 phản ánh, môi trường 26 …")."""
        start = self.paragraph.spelling[cell.sentence[0] : cell.numeral.start]
        is_counted = frame.kind == COUNT and frame.slots.get("noun") in ("ticket", "dossier") and not frame.role
        if "lĩnh vực" not in start or not is_counted or "act" in frame.own or (frame.measures and not frame.is_unsure):
            return place_field
        name = residue(cell, self.paragraph.spelling)
        measure = measure_of(COUNT, frame.slots | {"act": frame.slots.get("act") or "received"})
        is_told = frame.slots["noun"] == "ticket" or (self.heard.last and self.heard.last.slots.get("act"))
        if not name or not measure or not is_told:
            return place_field
        frame.measures, frame.is_unsure = (measure,), False
        frame.slots.setdefault("act", "received")
        self.of_parts.add("part")
        return name

    def _settle_stock(self, frame: Frame, cell: Cell, times: list[Moment]) -> None:
        """ "Đến ngày 30/4, toàn tỉnh có 56 hồ sơ quá hạn": on a day, of what is left."""
        if frame.measures != ("dossiers_resolved_late",) or frame.slots.get("act") or self.period.label:
            return
        moment, _ = self._time(cell, times)
        if moment and moment.text.is_cut_off and not moment.is_since_january and not moment.is_short:
            frame.measures = ("dossiers_pending_overdue",)

    def _subject_at(self, offset: int | None) -> str:
        if offset is None:
            return self.subject
        block = self.document.block_at(offset)
        before = spelled(self.document.text[block.start : offset])
        words = [word.value for word in find_words(before) if word.slot == "subject"]
        return words[-1] if words else self.subject

    def _whose(
        self, cell: Cell, text: str, spelling: str, unit: str, place_field: str
    ) -> tuple[str, str, tuple[str, ...]]:
        """Unit and field of a number, and what its own words name: in its share before it, else those of the number
        before, of the heading."""
        begins = cell.sentence[0] if cell.is_first else cell.begins
        if cell.is_first and begins == 0:
            self.other_place, unit, place_field = None, "", ""
        share, key = text[begins : cell.numeral.start], spelling[begins : cell.numeral.start]
        unit = self._place_in(text[begins : cell.numeral.end], unit)
        named = office_in(share, key)
        behind, behind_key = text[cell.numeral.end : cell.ends], spelling[cell.numeral.end : cell.ends]
        of = re.search(r"\b(?:của|tại|ở)\s", behind_key)
        if not named and of:
            named = office_in(behind[of.start() :], behind_key[of.start() :])
        named, whole = self._in_full(named), whole_at(key)
        if not named and self.title_unit and is_itself(key, self.title_unit):
            named = self.title_unit
        self.is_own_sentence = self.is_own_sentence or bool(named)
        if whole >= 0 and not (named and whole < max(key.rfind(spelled(named)), 0)):
            unit, named = "-", ""
        unit = named or unit
        if re.search(r"các lĩnh vực|tổng số|tổng cộng|toàn tỉnh|tính chung", key):
            place_field = ""
        told = field_in(share, key) or counted_field(behind, behind_key)
        self.of_parts |= {name for name in (named, told) if name} | (
            {"part"} if cell.is_of and (named or told) else set()
        )
        names = (named, told and f"lĩnh vực {told}", *places_in(text[begins : cell.numeral.end]))
        return unit, told or place_field, tuple(name for name in names if name)

    def _step(self, cell: Cell) -> None:
        """Go into a bracket or out of it: "(bình quân cả nước 75,5 điểm)" is of the nation, what follows is not."""
        if cell.level > 1 and not self.is_inside:
            self.outer_place = self.other_place
        if cell.level < 2 and self.is_inside:
            self.other_place = self.outer_place
        self.is_inside = cell.level > 1

    def _place_in(self, share: str, unit: str) -> str:
        """Hear of another province than the document's; what it names is that province's as a whole."""
        for name in places_in(share):
            is_old = bool(_BEFORE_MERGER.search(spelled(share)))
            ids = [place.id for place in find_places(name, _LAST_DAY if is_old else self.day)]
            if len(ids) == 1 and (ids[0] != self.place if is_old else not self._is_own(ids[0])):
                self.other_place, unit = ids[0], "-"
            elif ids:
                self.other_place = None
        return unit

    def _is_own(self, place: str) -> bool:
        """Whether a place is the document's, under whichever of its years."""
        return self.place is not None and place.split("@")[0] == self.place.split("@")[0]

    def _in_full(self, named: str) -> str:
        """ "Trung tâm" is the centre that was named in full before, or by the title."""
        if not named or len(named.split()) > 2:
            self.named += [named] if named else []
            return named
        known = [*reversed(self.named), self.unit, self.title_unit]
        return next((full for full in known if full and _UBND.sub("", spelled(full)).startswith(spelled(named))), named)

    def _add(self, block: Block, cell: Cell, frame: Frame, times: list[Moment], unit: str, place_field: str) -> None:
        if is_nothing(cell.numeral, frame, self.paragraph.spelling):
            return
        moment, where = self._time(cell, times)
        if moment is None and self.lead_time and frame.kind in (POINTS, "rank"):
            moment, where = self.lead_time, "paragraph"  # a score in a title is of the day its text begins with
        if frame.is_year_before:
            label = moment.label if moment and moment.label else self.period.label
            before = year_before(label) if label else None
            moment, where = Moment(0, label=before, is_short=before is None), "sentence"
        measures = frame.measures or ("",)
        is_pending = frame.slots.get("subject") == "dossier" and frame.slots.get("act") == "pending"
        if is_pending and "due" not in frame.slots and _ALL_IN_TIME.match(self.paragraph.spelling, cell.numeral.end):
            measures += ("dossiers_pending_in_time",)
        if moment and moment.label and moment.is_until and self.earlier and self.earlier.label == moment.label:
            moment = replace(moment, label=year_to_date(moment.label))  # beside the month's own figures
        for measure in measures:
            if moment and moment.is_now and not is_stock(measure):  # "đến nay đã giải quyết": of what was told before
                moment, where = self._time(cell, [one for one in times if not one.is_now])
            span = settle(moment, self.period, measure, where)
            self.numbers.append(self._found(block, cell, frame, measure, span, unit, place_field))

    def _is_of_another_year(self, moment: Moment) -> bool:
        if not (moment.label and self.period.label):
            return False
        return parse_period(moment.label).end.year < parse_period(self.period.label).start.year

    def _is_open(self, moment: Moment, cell: Cell) -> bool:
        """Whether a time told in a bracket is still the time there."""
        if moment.is_each:
            return moment.place >= cell.begins
        return not moment.is_aside or ")" not in self.paragraph.spelling[moment.place : cell.numeral.start]

    def _time(self, cell: Cell, times: list[Moment]) -> tuple[Moment | None, str]:
        before = [moment for moment in times if moment.place < cell.numeral.start and self._is_open(moment, cell)]
        if before:
            named = [moment for moment in before if moment.text.is_window or (moment.label and not self.period.label)]
            if before[-1].is_own and not self.period.label:
                named = named or [moment for moment in (self.earlier,) if moment]
            return named[-1] if named and before[-1].is_own else before[-1], "sentence"
        after = [moment for moment in times if cell.numeral.end <= moment.place < max(cell.ends, cell.numeral.end)]
        if after:
            return after[0], "sentence"
        if self.period.label is None:
            beside = [moment for moment in times if not (moment.is_own or moment.is_short)]
            if beside:
                return beside[0], "sentence"
        if self.earlier and self._is_of_another_year(self.earlier):
            return replace(self.earlier, is_short=True), "paragraph"  # said of its own sentence; here it is a guess
        if self.earlier:
            return self.earlier, "paragraph"
        if self.list_time:
            return self.list_time, "paragraph"
        if self.heading_time:
            return self.heading_time, "heading"
        return (self.earlier_day, "paragraph") if self.earlier_day and not self.period.label else (None, "document")

    def _found(
        self, block: Block, cell: Cell, frame: Frame, measure: str, span: Span, unit: str, place_field: str
    ) -> ProseNumber:
        numeral = cell.numeral
        role = frame.role or ("plan" if self.is_plan or is_ordered(self.paragraph, cell, frame) else "")
        why = objection(self.paragraph, cell, frame, self.period) or numeral.why
        confidence, reason = certainty(role, measure, why, span, frame)
        if span.label and not self.place and confidence > SURE:
            confidence, reason = 0.4, "place"
        is_public = frame.slots.get("subject") in _OF_ALL
        if (self.other_place and not unit) or (
            is_public and not frame.has_own_unit and (not self.is_own_sentence or "subject" in frame.own)
        ):
            unit = "-"
        if _COUNTER.match(spelled(unit)) and not frame.has_own_unit and frame.slots.get("subject") in _NOT_AT_COUNTERS:
            unit = ""
        unit = "" if unit == "-" else unit or self.unit or self.title_unit
        if frame.slots.get("subject") == "dossier" and not place_field:
            place_field = self.title_field
        return ProseNumber(
            numeral.value,
            frame.kind,
            numeral.qualifier,
            "%" if frame.kind == "percent" else nfc(frame.counted) or (MEASURES[measure].counted if measure else ""),
            measure,
            block.start + numeral.start,
            block.start + numeral.end,
            (block.start + cell.sentence[0], block.start + cell.sentence[1]),
            block.number,
            self.other_place or self.place or "",
            unit,
            place_field,
            frame.channel,
            span.label or "",
            span.start,
            span.end,
            span.basis,
            role,
            confidence,
            reason,
            numeral.readings,
        )


def _of_scores(words: list[Word]) -> list[str]:
    """The index that scores of a sentence are of: named behind them, or known by two of its groups."""
    groups = {w.value for w in words if w.slot == "sort"} & sorts_of("index766")
    is_named = any(w.slot == "subject" and w.value == "index766" for w in words)
    is_other = any(w.slot == "subject" and w.value == "other_index" for w in words)
    return ["index766"] if is_named or (len(groups) > 1 and not is_other) else []


def _fits(word: Word, cell: Cell) -> bool:
    """Whether a subject may be of a number: no task is counted in đồng."""
    return cell.numeral.kind != MONEY or not word.value.endswith("task")


class _Sorted(Generic[Placed]):
    """What stands in a paragraph by its place, so that a sentence finds its own at once."""

    def __init__(self, things: list[Placed]):
        self.things: list[Placed] = things
        self.places = [thing.place if isinstance(thing, Moment) else thing.start for thing in things]

    def within(self, sentence: tuple[int, int]) -> list[Placed]:
        first, last = (bisect_left(self.places, place) for place in sentence)
        return self.things[first:last]


def _hear(heard: Heard, cell: Cell, frame: Frame) -> None:
    """Remember a number for those behind it, unless it is none of a kind they may be of."""
    if frame.role or cell.numeral.is_of_whole or frame.slots.get("noun") == "unknown":
        return
    heard.hear(cell, frame)
