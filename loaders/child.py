"""The process that parses one file: `python -m loaders.child FOLDER`, started by `loaders.reading`.

The file comes through its standard input and the reading leaves through its standard output. It may open no
socket, start no program and write nowhere but in FOLDER, and it ends when its parent does. Imports stay few: it
starts for every file.
"""

import gc
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from data.facts import VERDICTS, Reading
from data.system import give_way
from loaders.files import limits, progress
from loaders.files.documents import is_pdf, read_content, read_text
from loaders.files.persons import hide_persons
from loaders.files.sheets import Workbook
from loaders.pipes import give_failure, give_progress, give_result, take_input
from loaders.problems.catalogue import problem
from loaders.problems.refusal import FileProblem
from loaders.reading_json import to_json
from loaders.recognise import read
from loaders.tables.context import Context

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "ctypes.",
    "os.startfile",
    "os.link",
    "os.symlink",
    "os.kill",
    "ftplib.",
    "smtplib.",
    "urllib.",
    "http.client.",
    "pty.",
    "webbrowser.",
    "winreg.",
    "sqlite3.",
)
_CHANGES = (
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.chmod",
    "os.chown",
    "os.truncate",
    "os.utime",
    "shutil.",
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


# What the reader of PDFs does in its own memory, its library loaded before; loading another stays forbidden.
OF_PDF = frozenset(
    (
        "ctypes.create_string_buffer",
        "ctypes.cdata",
        "ctypes.cdata/buffer",
        "ctypes.addressof",
        "ctypes.string_at",
        "ctypes.set_errno",
        "ctypes.get_errno",
    )
)


def guard(folder: Path, allowed: frozenset[str] = frozenset()) -> None:
    """From now on refuse sockets, programs and writing outside `folder` in this process; `allowed`: events that are
    not refused."""
    inside = str(folder.resolve()) + os.sep
    tempfile.tempdir = str(folder)

    def is_inside(path) -> bool:
        return (os.path.abspath(os.fsdecode(path)) + os.sep).startswith(inside)

    def refuse(event: str, arguments: tuple) -> None:
        if event.startswith(_FORBIDDEN) and event not in allowed:
            raise PermissionError(event)
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES
        if is_write or event.startswith(_CHANGES):
            paths = arguments[:2] if event == "os.rename" else arguments[:1]
            for path in paths:
                if isinstance(path, (str, bytes, os.PathLike)) and not is_inside(path):
                    raise PermissionError(event)

    sys.addaudithook(refuse)


def bounded(reading: Reading, most_facts: int) -> Reading:
    """What may leave the child: no more facts than who asked can hold, the gravest problems."""
    if len(reading.facts) > most_facts:
        facts = len(reading.facts)
        refusal = FileProblem(
            "too_big",
            f"{facts} số trong một tệp, quá {most_facts}; trên màn hình thì chia tệp, "
            "hoặc nạp bằng lệnh load, hộp thư inbox",
            f"{facts} figures in one file, over {most_facts}; on the screen split the file, or use "
            "the load command or the inbox",
        )
        return Reading(
            reading.source,
            reading.rank,
            problems=[refusal.problem],
            notes=reading.notes,
            is_personal=reading.is_personal,
        )
    if len(reading.problems) > limits.PROBLEMS:
        by_gravity = sorted(
            reading.problems, key=lambda p: VERDICTS.index(p.severity) if p.severity in VERDICTS else -1, reverse=True
        )
        gravest_first, left = by_gravity[: limits.PROBLEMS], by_gravity[limits.PROBLEMS :]
        codes = ", ".join(f"{code} × {count}" for code, count in Counter(p.code for p in left).most_common(5))
        gravest = left[0].severity
        reading.problems = [
            *gravest_first,
            problem(
                "more_problems",
                severity="reject" if gravest in ("ask", "reject") else gravest,
                count=len(left),
                codes=codes,
            ),
        ]
    return reading


def main(folder: Path) -> None:
    gc.disable()  # one short life; collecting millions of cells again and again costs a third of the time
    give_way()
    header, content = take_input()
    guard(folder, _prepared(content))
    progress.listen(give_progress)
    try:
        give_result(_read(header, content))
    except BaseException as error:
        give_failure(error)


def _prepared(content: bytes) -> frozenset[str]:
    """What must be loaded before nothing more may be: the library that reads PDFs. What it needs besides."""
    if not is_pdf(content):
        return frozenset()
    from loaders.files.pdf import load_library

    load_library()
    return OF_PDF


def _read(header: dict, content: bytes) -> bytes:
    context = Context.from_json(header["context"])
    try:
        is_text = context.is_recognised  # of a scan: what was recognised stands in place of the file
        content_read = (
            read_text(content.decode()) if is_text else read_content(content, header["name"], context.answers)
        )
        if isinstance(content_read, Workbook):
            progress.tell_taken(0, sum(len(sheet.rows) for sheet in content_read.sheets))
        reading = read(content_read, context)
    except FileProblem as error:
        reading = hide_persons(Reading("", 0, problems=[error.problem]))
    # In ASCII: a text with one letter beyond Latin-1 would cost the server two bytes a letter to read.
    return json.dumps(to_json(bounded(reading, context.most_facts))).encode("ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
