"""From a file to a preview, from a confirmed preview to a batch. Nothing is stored before confirmation."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from data.accepted import Batch, Chosen
from data.facts import VERDICTS, Fact, Problem, Reading
from data.names import fold
from data.reader import Reader
from data.refusals import Approved, ReasonNeeded, StoreChanged
from data.store import LoadRecord, Store
from loaders.compare import Change, Comparison, Stored, compare
from loaders.continuity import check_continuity
from loaders.files import limits
from loaders.files.progress import Progress
from loaders.layouts.layout import Layout
from loaders.layouts.saving import remember_layout
from loaders.leading import check_leading, check_plans, chosen_leads, remember_leads
from loaders.neutral_names import keep_original, kept_name
from loaders.phrases import remember_phrases
from loaders.problems.catalogue import problem
from loaders.reading import read_file
from loaders.tables.context import SKIP, Context
from loaders.tables.units import NEW, answered_units

__all__ = ["Change", "LoadRefused", "Preview", "Stored", "confirm", "prepare"]


class LoadRefused(RuntimeError):
    """A preview that cannot be confirmed: something must be chosen first, or there is nothing to load."""

    def __init__(self):
        self.message_vi = "Chưa nạp được: còn điều phải chọn hoặc phải sửa trong tệp."
        self.message_en = "Not loaded: something must be chosen, or mended in the file, first."
        super().__init__(self.message_en)


class Request(TypedDict, total=False):
    """What a file is read with. `place` and `period` say what the file does not; `answers`: question of a problem ->
    the choice made; `today`: the day it is read on; `layout`: how to read a table that no source knows, saved when
    the preview is confirmed; `most_facts`: a file with more is refused."""

    place: str | None
    period: str | None
    answers: dict[str, str]
    today: date | None
    layout: Layout | None
    most_facts: int


@dataclass
class Preview:
    """What loading a file would do. `head`: the ledger line whose figures it was compared with. `already`: the live
    batch of the same bytes, when nothing would change. `request`: what it was asked with, to make it again.
    `approved`: the approved periods whose figures would change; confirming then takes a reason."""

    reading: Reading
    head: int
    name: str
    content: bytes = field(repr=False)
    request: Request = field(repr=False)
    comparison: Comparison = field(default_factory=Comparison)
    already: Batch | None = None
    approved: list[Approved] = field(default_factory=list)

    @property
    def new(self) -> list[Fact]:
        """Figures the source does not have yet."""
        return self.comparison.new

    @property
    def changed(self) -> list[Change]:
        """Figures that differ from the stored ones: old → new."""
        return self.comparison.changed

    @property
    def unchanged(self) -> list[Fact]:
        """Figures stored as the file says them."""
        return self.comparison.unchanged

    @property
    def missing(self) -> list[Stored]:
        """Stored figures of the same source, places and periods that the file lacks; they stay."""
        return self.comparison.missing

    @property
    def is_unchanged(self) -> bool:
        """Whether storing the file would change no figure."""
        return self.comparison.is_unchanged

    @property
    def problems(self) -> list[Problem]:
        """All that was found, in the file and beside the stored figures."""
        return self.reading.problems + self.comparison.problems

    @property
    def verdict(self) -> str:
        """The gravest of the reading's verdict and of what the comparison found."""
        verdicts = [p.severity for p in self.comparison.problems if p.severity in VERDICTS]
        return max([self.reading.verdict, *verdicts], key=VERDICTS.index)

    @property
    def counted(self) -> Reading:
        """The reading with the figures that will be stored alone."""
        return replace(self.reading, facts=_counted(self))

    @property
    def touched(self) -> set[tuple[str, str, str]]:
        """Place, measure and label of the figures that will be stored."""
        return {(f.place, f.measure, f.period_label) for f in _counted(self) if f.status == "value"}

    @property
    def leads(self) -> list[dict[str, Any]]:
        """Which source was chosen to lead a place and subject, as decisions."""
        return chosen_leads(self.reading, self.request["answers"])

    def shown_on(self, reader: Reader) -> Reader:
        """What the screens would show with the file stored: laid over a reader, in memory alone."""
        return reader.laid_over(self.counted, self.leads)

    def outcome(self) -> tuple:
        """What a person was shown, to compare two previews by."""
        return (
            self.verdict,
            [(f.key, f.value, f.qualifier) for f in self.new],
            [(change.fact, change.was[:-1]) for change in self.changed],
            sorted(str(was[:-1]) for was in self.missing),
            [(p.code, p.locator) for p in self.problems],
        )


def prepare(
    store: Store,
    content: bytes,
    name: str,
    *,
    while_waiting: Callable[[], object] = lambda: None,
    on_progress: Callable[[Progress], object] = lambda progress: None,
    **request: Unpack[Request],
) -> Preview:
    """The dry run of one file beside the stored figures; the store's bytes stay as they are.

    `while_waiting` is called while the file is read, `on_progress` with how far that is; when one of them raises, the
    reading is given up.
    """
    reader = store.reader(fresh=True)
    layout = request.get("layout")
    context = Context(
        request.get("place"),
        request.get("period"),
        reader.known_units(),
        reader.decisions.names_of_units(),
        dict(request.get("answers", {})),
        request.get("today") or date.today(),
        list(reader.decisions.layouts.values()),
        layout.to_json() if layout else None,
        request.get("most_facts", limits.FACTS),
        reader.store,
        dict(reader.decisions.phrases),
        reader.known_windows(),
    )
    reading = read_file(content, name, context, while_waiting=while_waiting, on_progress=on_progress)
    preview = Preview(
        reading, reader.line, name, content, {**request, "answers": context.answers, "today": context.today}
    )
    if preview.reading.facts:
        preview.comparison = compare(preview.reading, reader, context)
        if not preview.is_unchanged:
            warnings = check_continuity(store, reader, preview.reading.source, _counted(preview))
            preview.comparison.problems += warnings
            counted = preview.counted
            preview.comparison.problems += check_leading(counted, counted.facts, reader, context.answers)
            preview.comparison.problems += check_plans(counted, counted.facts, reader, context.answers)
            preview.approved = reader.decisions.approved_with(store.revises(counted, preview.leads))
        else:
            preview.already = _live_batch_of(store, content)
            preview.comparison.problems.append(_nothing_to_change(preview.already))
    return preview


def _counted(preview: Preview) -> list[Fact]:
    """The figures of the file that will be stored: all but those whose stored version was chosen to stay."""
    left_out = {id(fact) for fact in preview.comparison.left_out}
    return [fact for fact in preview.reading.facts if id(fact) not in left_out]


def _live_batch_of(store: Store, content: bytes) -> Batch | None:
    """The live batch of these very bytes."""
    digest = hashlib.sha256(content).hexdigest()
    same = {n.seq for n in store.lines() if n.kind == "accept" and n.payload["sha256"] == digest}
    return next((b for b in reversed(store.batches()) if b.number in same and b.is_live), None)


def _nothing_to_change(already: Batch | None) -> Problem:
    if already:
        when = f"{datetime.fromisoformat(already.time):%H:%M %d/%m/%Y}"
        return problem("already_loaded", when=when, who=already.who)
    return problem("no_change")


def confirm(
    store: Store,
    preview: Preview,
    who: str | None = None,
    reason: str = "",
    asked: Mapping[str, Problem] | None = None,
) -> Batch | None:
    """Store a preview as one batch; None when it changes nothing. `asked`: the problems whose questions were answered,
    by question, for their words.

    Raises `LoadRefused` while its verdict is ask or reject, `StoreChanged` when the same figures were written since and
    the preview would look another now, and `ReasonNeeded` when it changes an approved period without a `reason`.
    """
    if preview.verdict in ("ask", "reject"):
        raise LoadRefused()
    if preview.is_unchanged:
        return None
    if preview.approved and not reason.strip():
        raise ReasonNeeded(preview.approved)
    # Before the figures: at no moment is a source shown that nobody chose.
    remember_leads(store, preview.leads, who, reason)
    batch, made = None, preview
    while batch is None:
        try:
            batch = _commit(store, made, who, reason, asked or {})
        except StoreChanged:  # compared again by itself; only what looks another has to be looked at
            store.publish()
            made = prepare(store, preview.content, preview.name, **preview.request)
            if made.outcome() != preview.outcome():
                raise
    _remember_units(store, preview, who)
    remember_layout(store, preview.reading, preview.request, who)
    if keep_original(preview.reading):
        remember_phrases(store, preview.reading, preview.request["answers"], who)
    return batch


def _commit(store: Store, preview: Preview, who: str | None, reason: str, asked: Mapping[str, Problem]) -> Batch:
    reading = preview.counted
    counts = {"new": len(preview.new), "changed": len(preview.changed)}
    return store.commit(
        reading,
        preview.content,
        kept_name(preview.name, reading, preview.content),
        preview.head,
        LoadRecord(keep_original(reading), preview.problems, counts, _chosen(preview, asked)),
        who,
        reason=reason,
    )


def _chosen(preview: Preview, asked: Mapping[str, Problem]) -> tuple[Chosen, ...]:
    """What a person chose for this file, to be kept with its figures; of a file that holds persons nothing."""
    if not keep_original(preview.reading):
        return ()
    chosen = []
    for question, choice in preview.request["answers"].items():
        told = asked.get(question)
        words = told.choices.get(choice, (choice, choice)) if told else (choice, choice)
        chosen.append(Chosen(question, told.locator if told else "", choice, *words))
    return tuple(chosen)


def _remember_units(store: Store, preview: Preview, who: str | None) -> None:
    """What a name was said to mean holds for the next file."""
    known = store.reader().decisions.unit_names
    for (place, name), unit in answered_units(preview.request["answers"]).items():
        if unit not in (NEW, SKIP) and known.get((place, fold(name))) != unit:
            store.decide("unit_name", who, place=place, name=fold(name), unit=unit)
