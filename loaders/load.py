"""From a file to a preview, and from a confirmed preview to a batch. Nothing is stored before confirmation."""

import hashlib
import math
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from data.facts import VERDICTS, Fact, Problem, Reading
from data.names import fold
from data.periods import period_name
from data.store import Batch, Reader, Store, StoreChanged
from loaders.checks import KEEP
from loaders.context import Context
from loaders.figures import SKIP
from loaders.reading import read_file
from loaders.recognise import SOURCES
from loaders.units import NEW, answered_units
from loaders.wording import listed

REPLACE = "replace"
_KEY = ("measure", "counted", "place", "unit", "field", "channel", "procedure", "level", "period_label")


class LoadRefused(RuntimeError):
    """A preview that cannot be confirmed: something must be chosen first, or there is nothing to load."""

    def __init__(self):
        self.message_vi = "Chưa nạp được: còn điều phải chọn hoặc phải sửa trong tệp."
        self.message_en = "Not loaded: something must be chosen, or mended in the file, first."
        super().__init__(self.message_en)


@dataclass(frozen=True)
class Stored:
    """A figure as the store gives it now."""

    value: float | None
    qualifier: str
    status: str
    start: date | None
    end: date | None
    basis: str
    source: str
    rank: int
    batch: int
    key: tuple


@dataclass(frozen=True)
class Change:
    """A figure of the file that differs from the stored one."""

    fact: Fact
    was: Stored

    @property
    def old(self) -> float | None:
        return self.was.value


@dataclass
class Preview:
    """What loading a file would do. `head`: the ledger line it was made on; `missing`: figures the same
    source has for the file's places and periods that the file lacks: they stay. `left_out`: figures whose
    stored version was chosen to stay. `already`: the live batch of the same bytes, when nothing would change."""

    reading: Reading
    head: int
    name: str
    content: bytes = field(repr=False)
    asked_with: dict = field(repr=False)
    new: list[Fact] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[Fact] = field(default_factory=list)
    missing: list[Stored] = field(default_factory=list)
    left_out: list[Fact] = field(default_factory=list)
    already: Batch | None = None
    compared: list[Problem] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """All that was found, in the file and beside the stored figures."""
        return self.reading.problems + self.compared

    @property
    def verdict(self) -> str:
        """The gravest of the reading's verdict and of what the comparison found."""
        return max([self.reading.verdict, *(p.severity for p in self.compared if p.severity in VERDICTS)],
                   key=VERDICTS.index)

    @property
    def is_unchanged(self) -> bool:
        """Whether storing it would change no figure."""
        return not (self.new or self.changed)

    def outcome(self) -> tuple:
        """What a person was shown, to compare two previews by."""
        return (self.verdict, [(f.key, f.value, f.qualifier) for f in self.new], self.changed,
                sorted(str(s) for s in self.missing), [(p.code, p.locator) for p in self.problems])


def prepare(store: Store, content: bytes, name: str, place: str | None = None, period: str | None = None,
            answers: dict[str, str] | None = None, today: date | None = None) -> Preview:
    """The dry run of one file beside the stored figures; the store's bytes stay as they are."""
    head = store.head  # before the figures: a write in between is noticed at the confirmation
    reader = store.reader()
    context = Context(place, period, reader.known_units(), dict(reader.decisions.unit_names), dict(answers or {}),
                      today or date.today())
    reading = read_file(content, name, context)
    asked_with = {"place": place, "period": period, "answers": context.answers, "today": context.today}
    preview = Preview(reading, head, name, content, asked_with)
    if reading.facts:
        _compare(preview, reader, context)
        if preview.is_unchanged:
            preview.already = _live_batch_of(store, content)
            preview.compared.append(_nothing_to_change(preview.already))
    return preview


def _compare(preview: Preview, reader: Reader, context: Context) -> None:
    """Sort the file's facts into new, changed and unchanged, and the stored ones into missing."""
    facts = preview.reading.facts
    stored = _stored(reader, preview.reading.source, facts)
    _settle_windows(preview, stored, context)
    seen = {_key(fact) for fact in facts}
    left_out = {id(fact) for fact in preview.left_out}
    for fact in facts:
        if id(fact) in left_out:
            continue
        was = stored.get(_key(fact))
        if was is None:
            preview.new.append(fact)
        elif _says_the_same(fact, was):
            preview.unchanged.append(fact)
        else:
            preview.changed.append(Change(fact, was))
    preview.missing = [was for key, was in stored.items() if key not in seen]
    _check_units(preview, context)
    _check_other_windows(preview, reader)


def _key(fact: Fact) -> tuple:
    """A unit's level is its attribute: two files that name it differently speak of one number."""
    key = fact.key
    return (*key[:7], "", key[8]) if fact.unit else key


def _stored(reader: Reader, source: str, facts: list[Fact]) -> dict[tuple, Stored]:
    frame = reader.live_facts(source, sorted({f.place for f in facts}), sorted({f.period_label for f in facts}))
    found = {}
    columns = (*_KEY, "value", "qualifier", "status", "period_start", "period_end", "period_basis", "source", "rank",
               "batch")
    for row in zip(*(frame[name].tolist() for name in columns)):
        key = (*row[:7], "", row[8]) if row[3] else tuple(row[:9])
        value = None if row[9] is None or math.isnan(row[9]) else row[9]
        found[key] = Stored(value, row[10], row[11], _day(row[12]), _day(row[13]), *row[14:], key)
    return found


def _day(value) -> date | None:
    """A frame's timestamp as a date; its NaT (unequal to itself) as None."""
    if value is None or value != value:
        return None
    return value.date() if hasattr(value, "date") else value


def _says_the_same(fact: Fact, was: Stored) -> bool:
    return (fact.value, fact.qualifier, fact.status, fact.period_start, fact.period_end, fact.period_basis) == \
           (was.value, was.qualifier, was.status, was.start, was.end, was.basis)


def _settle_windows(preview: Preview, stored: dict[tuple, Stored], context: Context) -> None:
    """Two windows under one label are two versions of one number: a person chooses (rule of counting 1)."""
    other = [(fact, was) for fact in preview.reading.facts if (was := stored.get(_key(fact)))
             and (fact.period_start, fact.period_end) != (was.start, was.end)]
    if not other:
        return
    answer = context.answers.get("window")
    if answer == KEEP:
        preview.left_out = [fact for fact, _ in other]
    elif answer != REPLACE:
        fact, was = other[0]
        now, before = _dates(fact.period_start, fact.period_end), _dates(was.start, was.end)
        preview.compared.append(Problem(
            "window_differs", "ask", fact.locator,
            f"{len(other)} số của {period_name(fact.period_label)} đã có với khoảng ngày {before}, tệp này ghi {now}. "
            "Thay bằng số của tệp hay giữ số đã có?",
            f"{len(other)} figures of {period_name(fact.period_label, 'en')} are stored for {before}; this file says "
            f"{now}. Replace them or keep the stored ones?", "window",
            {REPLACE: ("Thay bằng số của tệp này", "Replace them with this file's"),
             KEEP: ("Giữ số đã có", "Keep the stored ones")}))


def _dates(start: date | None, end: date | None) -> str:
    return " – ".join(f"{day:%d/%m/%Y}" if day else "…" for day in (start, end))


def _check_units(preview: Preview, context: Context) -> None:
    """Fewer units than the stored period of a source whose files hold all of them: asked, never wiped."""
    source = next((s for s in SOURCES if s.ID == preview.reading.source), None)
    if preview.is_unchanged or not getattr(source, "IS_WHOLE_PERIOD", False) or context.answers.get("fewer_units") == KEEP:
        return
    here = {(f.place, f.period_label, f.unit) for f in preview.reading.facts}
    lacking = sorted({(w.key[2], w.key[8], w.key[3]) for w in preview.missing if w.key[3]} - here)
    if lacking:
        names = [unit for _, _, unit in lacking]
        preview.compared.append(Problem(
            "fewer_units", "ask", preview.reading.facts[0].locator,
            f"Tệp thiếu {len(names)} đơn vị đã có số của {period_name(lacking[0][1])}: {listed(names)}. Số đã có "
            "của các đơn vị đó vẫn giữ; đúng là tệp này không gồm chúng?",
            f"The file lacks {len(names)} units with figures for {period_name(lacking[0][1], 'en')}: {listed(names)}. "
            "Their stored figures stay; is the file meant to leave them out?", "fewer_units",
            {KEEP: ("Đúng, giữ số đã có của các đơn vị đó", "Yes, keep their stored figures")}))


def _check_other_windows(preview: Preview, reader: Reader) -> None:
    """The same number from another source under other dates: worth knowing (samples aside)."""
    facts = {(f.measure, f.counted, f.place, f.unit, f.period_label): f for f in preview.new
             if not (f.field or f.channel or f.procedure)}
    if not facts:
        return
    rows = reader.rows(
        "SELECT measure, counted, place, unit, period_label, period_start, period_end, source FROM live "
        "WHERE source <> $source AND rank < 9 AND field = '' AND channel = '' AND procedure = '' "
        "AND place IN (SELECT unnest($places)) AND period_label IN (SELECT unnest($labels)) ORDER BY ALL",
        {"source": preview.reading.source, "places": sorted({f.place for f in facts.values()}),
         "labels": sorted({f.period_label for f in facts.values()})})
    said = set()
    for *key, start, end, source in rows:
        fact = facts.get(tuple(key))
        if fact and (_day(start), _day(end)) != (fact.period_start, fact.period_end) \
                and (source, fact.period_label) not in said:
            said.add((source, fact.period_label))
            now, other = _dates(fact.period_start, fact.period_end), _dates(_day(start), _day(end))
            preview.compared.append(Problem(
                "window_of_other_source", "warn", fact.locator,
                f"{period_name(fact.period_label)}: nguồn “{source}” tính {other}, tệp này tính {now}; hai nguồn để "
                "cạnh nhau, không nối thành một dãy.",
                f"{period_name(fact.period_label, 'en')}: the source “{source}” covers {other}, this file {now}; both "
                "are kept side by side."))


def _live_batch_of(store: Store, content: bytes) -> Batch | None:
    """The live batch of these very bytes."""
    digest = hashlib.sha256(content).hexdigest()
    same = {n.seq for n in store.lines() if n.kind == "accept" and n.payload["sha256"] == digest}
    return next((b for b in reversed(store.batches()) if b.number in same and b.is_live), None)


def _nothing_to_change(already: Batch | None) -> Problem:
    if already:
        when = f"{datetime.fromisoformat(already.time):%H:%M %d/%m/%Y}"
        return Problem("already_loaded", "info", "", f"0 thay đổi: tệp này đã nạp lúc {when} bởi {already.who}.",
                       f"0 changes: this file was loaded at {when} by {already.who}.")
    return Problem("no_change", "info", "", "0 thay đổi: mọi số trong tệp đã có như vậy.",
                   "0 changes: every figure of the file is stored as it is.")


def confirm(store: Store, preview: Preview, who: str | None = None) -> Batch | None:
    """Store a preview as one batch; None when it changes nothing.

    Raises `LoadRefused` while its verdict is ask or reject, and `StoreChanged` when the figures beside it
    have changed since (a preview that would look the same is confirmed all the same).
    """
    if preview.verdict in ("ask", "reject"):
        raise LoadRefused()
    if preview.is_unchanged:
        return None
    try:
        batch = _commit(store, preview, who)
    except StoreChanged:
        again = prepare(store, preview.content, preview.name, **preview.asked_with)
        if again.outcome() != preview.outcome():
            raise
        batch = _commit(store, again, who)
    _remember_units(store, preview, who)
    return batch


def _commit(store: Store, preview: Preview, who: str | None) -> Batch:
    left_out = {id(fact) for fact in preview.left_out}
    facts = [fact for fact in preview.reading.facts if id(fact) not in left_out]
    return store.commit(replace(preview.reading, facts=facts), preview.content, preview.name, preview.head, who=who)


def _remember_units(store: Store, preview: Preview, who: str | None) -> None:
    """What a name was said to mean holds for the next file."""
    known = store.reader().decisions.unit_names
    for (place, name), unit in answered_units(preview.asked_with["answers"]).items():
        if unit not in (NEW, SKIP) and known.get((place, fold(name))) != unit:
            store.decide("unit_name", who, place=place, name=fold(name), unit=unit)
