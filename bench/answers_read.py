"""What the loaders take from files: the samples, the shared cases, a list of dossiers; read in this process."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.answers_stores import TODAY, Sample, read_here
from bench.answers_text import answer_lines, lines_of, members, scalar, workbook_lines
from bench.dossiers import dossier_list
from data.facts import Fact, Reading
from loaders.compare import compare
from loaders.continuity import check_continuity
from loaders.files.workbook import Workbook
from loaders.marked_workbook import write_marked
from loaders.neutral_names import kept_name
from loaders.tables.context import Context

ROOT = Path(__file__).resolve().parent.parent
ENDINGS = {".xlsx", ".xls", ".csv", ".xml", ".html", ".htm", ".txt", ".ods", ".xlsm"}
DOSSIERS = 300
MOST_ROUNDS = 4  # of questions answered with their first choice


@dataclass(frozen=True)
class File:
    """A file, and the place a person says beside it."""

    name: str
    content: bytes
    place: str | None = None


def shared() -> Path | None:
    """The folder of shared cases: beside the project, else named by KPI_SHARED; None where there is none."""
    folders = [ROOT.parent / "shared", *(Path(named) for named in [os.environ.get("KPI_SHARED")] if named)]
    return next((folder / "cases" for folder in folders if (folder / "cases").is_dir()), None)


def readings(sample: Sample) -> Iterator[str]:
    """Every file read as it is and with its questions answered, and what loading it would change."""
    for file in _files():
        yield f"--- read {file.name} place {file.place}"
        context = Context(
            file.place,
            known_units=sample.reader.known_units(),
            unit_names=dict(sample.reader.decisions.unit_names),
            today=TODAY,
        )
        reading, workbook = read_here(file.content, file.name, context)
        yield from _reading_lines(file, reading)
        yield from _marked(file, workbook, reading)
        for _ in range(MOST_ROUNDS):
            questions = {p.question: next(iter(p.choices)) for p in reading.problems if p.question and p.choices}
            if not questions.keys() - context.answers.keys():
                break
            context = replace(context, answers=context.answers | questions)
            reading, _ = read_here(file.content, file.name, context)
            yield f"--- answered {file.name} {scalar(context.answers)}"
            yield from _reading_lines(file, reading)
        if reading.facts:
            yield from answer_lines(f"compared {file.name}", _compared, sample, reading, context)


def _files() -> Iterator[File]:
    samples = sorted((ROOT / "data" / "samples").iterdir())
    yield from (File(path.name, path.read_bytes()) for path in samples if path.suffix.lower() in ENDINGS)
    yield File("dossiers.xlsx", dossier_list(DOSSIERS))
    if (folder := shared()) is None:
        return
    places = {
        case["file"]: case["args"][1]
        for case in json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        if case.get("args", [""])[0] == "--place"
    }
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.suffix.lower() in ENDINGS:
            yield File(path.name, path.read_bytes())
            if path.name in places:
                yield File(path.name, path.read_bytes(), places[path.name])


def _reading_lines(file: File, reading: Reading) -> Iterator[str]:
    yield f"verdict {reading.verdict} source {reading.source} rank {reading.rank} personal {reading.is_personal}"
    # By the file's name instead of its bytes: those of a list written just now hold the time.
    yield f"kept as {scalar(kept_name(file.name, reading, file.name.encode()))}"
    yield from lines_of("notes", reading.notes)
    yield from (scalar(list(members(problem).values())) for problem in reading.problems)
    yield from map(_fact_line, reading.facts)


def _fact_line(fact: Fact) -> str:
    return "\t".join(map(scalar, members(fact).values()))


def _marked(file: File, workbook: Workbook | None, reading: Reading) -> Iterator[str]:
    """The workbook in which the problems of a file are marked, where it has some."""
    if workbook is not None and reading.problems:
        yield from workbook_lines(f"marked {file.name}", write_marked(workbook, reading.problems))


def _compared(sample: Sample, reading: Reading, context: Context) -> dict:
    """The figures beside the stored ones. Those that are missing come in no order of their own."""
    comparison = compare(reading, sample.reader, context)
    return {
        "new": len(comparison.new),
        "changed": comparison.changed,
        "unchanged": len(comparison.unchanged),
        "missing": sorted(comparison.missing, key=repr),
        "left_out": comparison.left_out,
        "problems": comparison.problems,
        "continuity": check_continuity(sample.store, sample.reader, reading.source, reading.facts),
    }


def stored(sample: Sample) -> Iterator[str]:
    """What the store keeps of each file: its batch, its problems, its figures."""
    for batch in sample.store.batches():
        yield from answer_lines(f"{sample.name} {batch.id}", lambda one: one, batch)
        yield from answer_lines("problems", sample.store.problems_of, batch)
        rows = ["\t".join(map(scalar, row.values())) for row in sample.store.facts_of(batch)]
        yield f"figures {len(rows)} {scalar(chr(10).join(rows).encode())}"  # their hash: there are very many
        yield from rows[:: max(1, len(rows) // 500)]
