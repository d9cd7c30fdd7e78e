"""The process that parses one file: `python -m loaders.child FOLDER`, started by `loaders.reading`.

Reads `input` and `context.json` in FOLDER and writes `reading.json` there. It may open no socket, start no
program and write nowhere else, and it ends when its parent does. Imports stay few: it starts for every file.
"""

import gc
import json
import os
import sys
import threading
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path

from data.facts import Fact, Problem, Reading
from loaders.context import Context
from loaders.file_problems import FileProblem
from loaders.recognise import read
from loaders.workbook import read_workbook

_NAMES = tuple(f.name for f in fields(Fact))
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "ctypes.",
              "os.startfile", "ftplib.", "smtplib.", "urllib.", "http.client.")
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.truncate")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def guard(folder: Path) -> None:
    """From now on refuse sockets, programs and writing outside `folder` in this process."""
    inside = str(folder.resolve()) + os.sep

    def refuse(event: str, said: tuple) -> None:
        if event.startswith(_FORBIDDEN):
            raise PermissionError(event)
        is_write = event == "open" and isinstance(said[2], int) and said[2] & _WRITES
        if (is_write or event.startswith(_CHANGES)) and isinstance(said[0], (str, bytes, os.PathLike)):
            if not (os.path.abspath(os.fsdecode(said[0])) + os.sep).startswith(inside):
                raise PermissionError(event)

    sys.addaudithook(refuse)


def end_with_parent() -> None:
    """The parent holds the other end of standard input; when it dies the pipe closes."""
    while os.read(0, 1):
        pass
    os._exit(3)


def to_json(reading: Reading) -> dict:
    """A reading as plain JSON values, facts column by column."""
    facts: dict[str, list] = {name: [getattr(f, name) for f in reading.facts] for name in _NAMES}
    for name in ("period_start", "period_end"):
        facts[name] = [day.isoformat() if day else None for day in facts[name]]
    return {"source": reading.source, "rank": reading.rank, "notes": reading.notes, "facts": facts,
            "problems": [asdict(p) for p in reading.problems]}


def from_json(said: dict) -> Reading:
    """The reading that `to_json` described."""
    days: dict[str | None, date | None] = {None: None}
    columns = said["facts"]
    for name in ("period_start", "period_end"):
        days |= {text: date.fromisoformat(text) for text in set(columns[name]) - days.keys()}
        columns[name] = [days[text] for text in columns[name]]
    facts = [Fact(*row) for row in zip(*(columns[name] for name in _NAMES))]
    problems = [Problem(**p | {"choices": {c: tuple(said) for c, said in p["choices"].items()}})
                for p in said["problems"]]
    return Reading(said["source"], said["rank"], facts, problems, said["notes"])


def main(folder: Path) -> None:
    gc.disable()  # one short life; collecting millions of cells again and again costs a third of the time
    threading.Thread(target=end_with_parent, daemon=True).start()
    guard(folder)
    said = json.loads((folder / "context.json").read_text(encoding="utf-8"))
    try:
        context = Context.from_json(said["context"])
        reading = read(read_workbook((folder / "input").read_bytes(), said["name"], context.answers), context)
    except FileProblem as error:
        reading = Reading("", 0, problems=[error.problem])
    with open(folder / "reading.json", "w", encoding="utf-8") as file:
        json.dump(to_json(reading), file, ensure_ascii=False)
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
