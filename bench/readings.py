"""The readings of all test workbooks as text, to be compared between two states of the code.

    python manage.py bench readings OUT.json             what is read now
    python manage.py bench readings OLD.json NEW.json    what differs between two

Read are the workbooks of tests/cases, those of ../shared/cases where they are there, and every workbook the tests of
files, tables, sources and layouts build. Of each: source, verdict, facts with their cells, codes of problems, questions
with their choices. An older state is read by its own code with this file:
`PYTHONPATH=OLDER python bench/readings.py OUT.json`.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 20)
SEED = "0"  # of the hashes of texts, so that not even an order may differ
Told = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Write the readings, or compare two files of them: 1 where a reading differs."""
    if len(arguments) == 2:
        old, new = (json.loads(Path(name).read_text("utf-8")) for name in arguments)
        lines = differences(old, new)
        print("\n".join(lines) if lines else f"{len(new)} readings, none differs")
        return 1 if lines else 0
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    if os.environ.get("PYTHONHASHSEED", "random") == "random":
        environment = os.environ | {"PYTHONHASHSEED": SEED}
        return subprocess.run([sys.executable, __file__, arguments[0]], env=environment).returncode
    readings = all_readings()
    text = json.dumps(readings, ensure_ascii=False, indent=1, sort_keys=True)
    Path(arguments[0]).write_text(text + "\n", encoding="utf-8")
    print(f"{len(readings)} readings")
    return 0


def all_readings() -> dict[str, Told]:
    """Name of a workbook -> its reading as text."""
    from data.folders import ROOT

    readings: dict[str, Told] = {}
    with tempfile.TemporaryDirectory(prefix="kpi-bench-") as folder:
        for name, cases in (("cases", _written_cases(Path(folder))), ("shared", ROOT.parent / "shared" / "cases")):
            readings |= {f"{name}/{file}": told for file, told in _of_cases(cases)}
    return readings | _of_tests(ROOT)


def told(reading: Any) -> Told:
    """A reading as values that say the same in every run."""
    return {
        "source": reading.source,
        "verdict": reading.verdict,
        "facts": sorted(_fact(asdict(fact)) for fact in reading.facts),
        "problems": sorted(f"{p.locator} {p.severity} {p.code}" for p in reading.problems),
        "questions": sorted(f"{p.question}: {', '.join(p.choices)}" for p in reading.problems if p.question),
    }


def _fact(parts: dict[str, Any]) -> str:
    """One line: its cell first, then what stands in it; parts that say nothing left out."""
    where, value = parts.pop("locator"), parts.pop("value")
    parts_told = (f"{name}={part}" for name, part in parts.items() if part not in ("", None))
    return f"{where} {value!r} {' '.join(parts_told)}"


def differences(old: dict[str, Told], new: dict[str, Told]) -> list[str]:
    """What differs, a line each: - as it was, + as it is; workbooks of only one side by their names."""
    lines = [f"only before: {name}" for name in sorted(old.keys() - new.keys())]
    lines += [f"only now: {name}" for name in sorted(new.keys() - old.keys())]
    for name in sorted(old.keys() & new.keys()):
        if old[name] != new[name]:
            lines += [name, *_changes(old[name], new[name])]
    return lines


def _changes(old: Told, new: Told) -> Iterator[str]:
    for part in old.keys() | new.keys():
        before, after = (side.get(part, []) for side in (old, new))
        before, after = ([side] if isinstance(side, str) else side for side in (before, after))
        yield from (f"  - {part}: {line}" for line in before if line not in after)
        yield from (f"  + {part}: {line}" for line in after if line not in before)


# -- where the workbooks come from -----------------------------------------------------------------------


def _written_cases(folder: Path) -> Path:
    from tests.cases.__main__ import main as write_cases

    write_cases(folder)
    return folder


def _of_cases(folder: Path) -> Iterator[tuple[str, Told]]:
    """Every file of a folder of cases, read with what is said beside it."""
    from loaders.files.workbook import read_workbook
    from loaders.problems.refusal import FileProblem
    from loaders.recognise import read
    from loaders.tables.context import Context

    if not (folder / "expected.json").is_file():
        return
    for line in json.loads((folder / "expected.json").read_text("utf-8")):
        options = dict(zip(line["args"][::2], line["args"][1::2]))
        context = Context(options.get("--place"), options.get("--period"), today=TODAY)
        try:
            reading = read(read_workbook((folder / "files" / line["file"]).read_bytes(), line["file"]), context)
        except FileProblem as error:
            yield line["file"], {"problems": [error.problem.code]}
        else:
            yield line["file"], told(reading)


def _of_tests(root: Path) -> dict[str, Told]:
    """Every reading the tests of loaders/ make in their own process: its test and its number there."""
    import pytest

    from loaders import recognise

    readings: dict[str, Told] = {}
    read = recognise.read

    def recorded(workbook, context):
        reading = read(workbook, context)
        test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0]
        number = sum(name.startswith(f"{test} #") for name in readings) + 1
        readings[f"{test} #{number}"] = told(reading)
        return reading

    recognise.read = recorded
    try:
        with redirect_stdout(sys.stderr):
            chosen = ["-m", "not slow and not browser", "-q", "-p", "no:cacheprovider", "--rootdir", str(root)]
            pytest.main([*_tests_that_read(root / "tests" / "loaders"), *chosen])
    finally:
        recognise.read = read
    return readings


def _tests_that_read(folder: Path) -> list[str]:
    """The files of tests that read workbooks in their own process; those with stores and children take minutes."""
    files = sorted(folder.rglob("test_*.py"))
    return [str(file) for file in files if file.parent != folder and "reading_of(" in file.read_text("utf-8")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
