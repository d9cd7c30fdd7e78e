"""The stores whose answers are dumped, made anew in a folder: the simulated one, and published figures decided upon."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from data.facts import Fact, Reading
from data.ledger import Line
from data.reader import Reader
from data.store import Store
from data.stores import PUBLISHED, SIMULATED
from loaders.child import bounded
from loaders.files.filetype import kind_of
from loaders.files.persons import hide_persons
from loaders.files.workbook import Workbook, read_workbook
from loaders.problems.refusal import FileProblem
from loaders.reading_json import from_json, to_json
from loaders.recognise import read
from loaders.samples import sample_files
from loaders.tables.context import Context
from pages.parts.view import View

TODAY = date(2026, 11, 20)
WHO = "bench"
MOMENT = "2026-11-20T08:00:00+07:00"  # what is told of the times of a ledger
OLD = "dong-thap@2004"


@dataclass(frozen=True)
class Sample:
    """A store with its one reader, and its name in the dump."""

    name: str
    store: Store
    reader: Reader

    def view(self, language: str, mode: str = "light") -> View:
        return View(language, mode, False, self.store, self.reader, TODAY)

    def lines(self) -> list[Line]:
        """The ledger as if it had been written on one fixed day: the real times are those of the run."""
        return [replace(line, time=MOMENT) for line in self.store.lines()]


def read_here(content: bytes, name: str, context: Context) -> tuple[Reading, Workbook | None]:
    """What the child process does with a file, in this one: a busy machine makes no child too slow. Through JSON
    and back, as a reading leaves the child."""
    workbook = None
    try:
        kind_of(content, name)
        workbook = read_workbook(content, name, context.answers)
        reading = read(workbook, context)
    except FileProblem as error:
        reading = hide_persons(Reading("", 0, problems=[error.problem]))
    return from_json(json.loads(json.dumps(to_json(bounded(reading, context.most_facts))))), workbook


def make_samples(folder: Path) -> Sample:
    """The store of simulated figures."""
    store, files = Store(folder / "samples"), sample_files(SIMULATED, TODAY)
    store.mark(SIMULATED, TODAY, {name: hashlib.sha256(content).hexdigest() for name, content in files}, WHO)
    for name, content in files:
        reading, _ = read_here(content, name, Context(today=TODAY, store=SIMULATED))
        store.commit(reading, content, name, store.head, who=WHO, publish=False)
    store.publish()
    return Sample("samples", store, store.reader())


def make_decided(folder: Path) -> Sample:
    """The published figures as an office's own, approved, aimed at, explained, corrected, withdrawn and put back."""
    store = Store(folder / "decided")
    ((name, content),) = sample_files(PUBLISHED, TODAY)
    reading, _ = read_here(content, name, Context(today=TODAY))
    store.commit(reading, content, name, store.head, who=WHO)
    for label in ("2023-Q1", "2022-05", "2021"):
        store.decide("approve", WHO, place=OLD, subject="dossiers", label=label)
        store.decide("approve", WHO, place=OLD, subject="hotline", label=label)
    store.decide("target", WHO, kpi="on_time_rate", place="", value=97.5, watch=2.0, since="2021-01-01", basis="QĐ 1")
    store.decide(
        "target",
        WHO,
        kpi="hotline_resolution_rate",
        place=OLD,
        value=90.0,
        watch=None,
        since="2022-01-01",
        basis="QĐ 2",
    )
    store.decide("target", WHO, kpi="late_per_1000", place="", value=None, watch=None, basis="")
    store.decide("note", WHO, place="", kpi="", label="2022-05", text="Mọi nơi, mọi chỉ tiêu")
    store.decide("note", WHO, place=OLD, kpi="on_time_rate", label="2023-Q1", text="Đổi cách đếm")
    store.decide("reporters", WHO, place=OLD, subject="dossiers", units=["Sở Tư pháp", "Sở Xây dựng"])
    store.decide(
        "board",
        WHO,
        slug="phong-hop",
        board={
            "name": "Phòng họp",
            "language": "en",
            "mode": "light",
            "screen_height_m": 1.2,
            "farthest_m": 9.0,
            "panels": [
                {"kind": kind, "place": "dong-thap@2025"}
                for kind in ("kpi", "trend", "media", "channels", "changes", "completeness")
            ],
        },
    )
    corrected = replace(reading, facts=[_corrected(fact) for fact in reading.facts if fact.period_label == "2022-05"])
    batch = store.commit(corrected, content + b" ", "sua-" + name, store.head, who=WHO, reason="Đếm lại")
    store.withdraw(batch.id, WHO, "Nhầm tệp")
    store.restore(batch.id, WHO, "Không nhầm")
    return Sample("decided", store, store.reader())


def _corrected(fact: Fact) -> Fact:
    return replace(fact, value=fact.value + 1 if fact.value else fact.value)
