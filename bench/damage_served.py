"""Serve damaged stores with the real dashboard, and ask it: its start, the wall's board, the printed overview.

A server may answer as if nothing had happened, or say in words what is wrong. It may not answer other numbers,
end without words, or leave the trace of a fault in its log.
"""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path

import psutil

from bench.damage_asked import VIETNAMESE, Verdict, gone_from, kept_in
from bench.damage_kinds import Damage, Prepared, change, copy, damages, files_of, remove, snapshots
from data.folders import ROOT

HEALTH, HOME, BOARD = "/_stcore/health", "/", "/man-hinh/bang/mac-dinh.json"
PRINT, PRINT_LATER = "/in/tong-quan?noi=dong-thap@2025&ky=2026-06", "/in/tong-quan?noi=an-giang@2025&ky=2026-07"
START_SECONDS, REST_SECONDS, NOTICED_SECONDS, LATE_SECONDS = 120, 90, 8, 30
ASKED = ("start", "wall", "print", "print later", "log")
# Of the damages done before a start, these: each kind of file, and what would be most misleading.
BEFORE_START = (
    "ledger: missing",
    "ledger: empty",
    "ledger: cut to half",
    "ledger: last line removed",
    "ledger: a value changed in a middle line",
    "ledger: older copy, line 8",
    "ledger: another store's",
    "ledger: byte order mark",
    "head: missing",
    "head: zero-filled",
    "head: older copy, line 8",
    "head: another store's",
    "batch, live: missing",
    "batch, live: byte flipped at 2/3",
    "batch, withdrawn: missing",
    "problems list: cut to half",
    "original, live: missing",
    "snapshot, newest: missing",
    "snapshot, newest: empty",
    "snapshot, newest: cut to half",
    "snapshot, newest: byte flipped at 1/3",
    "snapshot, newest: another store's",
    "note, newest: missing",
    "note, newest: zero-filled",
    "forged snapshot: number + 1, values changed, note right",
    "forged snapshot: same number, values changed, note kept",
    "forged snapshot: same number, values changed, note right",
    "forged snapshot: a log with changed values beside the newest",
    "snapshots folder: missing",
    "batches folder: missing",
    "lock: missing",
    "double: ledger and head of line 8",
    "double: ledger last line removed, head missing",
    "double: ledger missing, head missing",
    "double: newest and second snapshot byte flipped at 1/3",
    "double: live batch byte flipped at 2/3, newest snapshot missing",
    "double: no batches, no snapshots",
    "double: another store's ledger, head and snapshots",
)


@dataclass
class Answer:
    status: int
    text: str


class Served:
    """A dashboard on a store, on a free loopback port."""

    def __init__(self, folder: Path):
        self.log = folder.parent / f"{folder.name}.log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        with open(self.log, "wb") as output:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "streamlit",
                    "run",
                    "app.py",
                    "--server.address",
                    "127.0.0.1",
                    "--server.port",
                    str(self.port),
                    "--server.headless",
                    "true",
                ],
                cwd=ROOT,
                env={**os.environ, "KPI_DATA": str(folder), "PYTHONPATH": str(ROOT)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    def __enter__(self) -> "Served":
        until = time.monotonic() + START_SECONDS
        while self.ask(HEALTH).status != 200 and self.process.poll() is None and time.monotonic() < until:
            time.sleep(0.2)
        return self

    def __exit__(self, *raised) -> None:
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def ask(self, path: str) -> Answer:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
                return Answer(answer.status, answer.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode("utf-8", "replace"))
        except OSError as error:
            return Answer(0, str(error))

    def rest(self) -> None:
        """Wait for the first board, or until the process has come to rest without one."""
        process, quiet, until = psutil.Process(self.process.pid), 0, time.monotonic() + REST_SECONDS
        while self.process.poll() is None and quiet < 3 and time.monotonic() < until:
            if self.ask(BOARD).status == 200:
                return
            quiet = quiet + 1 if process.cpu_percent(interval=1.5) < 10 else 0

    def log_text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


@dataclass
class Shown:
    """What the server of the undamaged store shows; `volatile`: leaves of the board that differ from start to start."""

    board: dict[str, object]
    volatile: set[str]
    prints: dict[str, str]


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every plain value of a board with where it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{number}]")
    else:
        yield path, value


def printed(text: str) -> str:
    """What the sheet says, without the time of printing."""
    body = re.sub(r"<(style|script)[^>]*>.*?</\1>", "", text, flags=re.DOTALL)
    return re.sub(r"In lúc .*", "", re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))).strip()


def shown_by(first: Path, again: Path) -> Shown:
    """Two starts on undamaged copies; the second has the boards the first one kept."""
    boards, prints = [], {}
    for folder in (first, again):
        with Served(folder) as served:
            served.rest()
            boards.append(dict(leaves(json.loads(served.ask(BOARD).text))))
            prints = {path: printed(served.ask(path).text) for path in (PRINT, PRINT_LATER)}
            time.sleep(3)  # the boards are kept on the disk behind
    volatile = {path for path in boards[0].keys() | boards[1].keys() if boards[0].get(path) != boards[1].get(path)}
    return Shown(boards[0], volatile, prints)


def ask_server(damage: Damage, folder: Path, shown: Shown, is_running: bool) -> dict[str, Verdict]:
    """Verdicts on a store damaged before the start, or while the server runs."""
    if not is_running:
        damage.act(folder)
        contents = kept_in(folder)
    with Served(folder) as served:
        if served.process.poll() is not None:
            log = served.log_text()
            in_words = VIETNAMESE.search(log) and "Traceback" not in log
            return {"start": Verdict("refused" if in_words else "ENDED WITHOUT WORDS", log[-300:])}
        verdicts = {"start": _start(served.ask(HOME))}
        served.rest()
        if is_running:
            served.ask(PRINT)
            damage.act(folder)
            contents = kept_in(folder)
            time.sleep(NOTICED_SECONDS)
        verdicts["wall"] = _asked_wall(served, shown)
        verdicts["print"] = _asked_print(served, PRINT, shown)
        verdicts["print later"] = _asked_print(served, PRINT_LATER, shown)
        if served.process.poll() is not None:
            verdicts["start"] = Verdict(f"ENDED LATER ({served.process.returncode})")
    verdicts["log"] = _logged(served.log_text())
    verdicts["start"].gone = gone_from(folder, contents)
    return verdicts


def _start(answer: Answer) -> Verdict:
    return Verdict("same" if answer.status == 200 else f"STATUS {answer.status}", answer.text[:200])


def _wall(answer: Answer, shown: Shown) -> Verdict:
    if answer.status != 200:
        return Verdict("nothing" if answer.status == 404 else f"STATUS {answer.status}")
    shown_now = dict(leaves(json.loads(answer.text)))
    other = {
        path: (shown.board.get(path), shown_now.get(path))
        for path in shown_now.keys() | shown.board.keys()
        if path not in shown.volatile and shown_now.get(path) != shown.board.get(path)
    }
    if other.keys() == {".trouble"} and VIETNAMESE.search(str(shown_now[".trouble"])):
        return Verdict("same, with words", str(shown_now[".trouble"]))
    return Verdict(
        "DIFFERENT" if other else "same",
        repr(dict(sorted(other.items(), key=lambda leaf: leaf[0] != ".snapshot")[:6]))[:900] if other else "",
    )


def _until_new(ask: Callable[[], Verdict], number_of: Callable[[Verdict], int], newest: int) -> Verdict:
    """What is shown of an earlier snapshot carries its number; it has to be followed by the newest."""
    verdict = ask()
    if verdict.word != "DIFFERENT" or number_of(verdict) >= newest:
        return verdict
    start = time.monotonic()
    while verdict.word == "DIFFERENT" and time.monotonic() < start + LATE_SECONDS:
        time.sleep(0.5)
        verdict = ask()
    if verdict.word == "same":
        return Verdict("same, after an older snapshot", f"for {time.monotonic() - start:.0f} s longer")
    return verdict


def _asked_print(served: Served, path: str, shown: Shown) -> Verdict:
    newest = _number(shown.prints[path])
    return _until_new(lambda: _print(served.ask(path), shown.prints[path]), lambda v: _number(v.words), newest)


def _asked_wall(served: Served, shown: Shown) -> Verdict:
    """The board names its snapshot among its leaves."""

    def number(verdict: Verdict) -> int:
        numbers = re.search(r"'\.snapshot': \(\d+, (\d+)\)", verdict.words)
        return int(numbers[1]) if numbers else sys.maxsize

    return _until_new(lambda: _wall(served.ask(BOARD), shown), number, int(str(shown.board[".snapshot"])))


def _number(text: str) -> int:
    """The number of the snapshot a sheet names; of none, one that is not earlier than any."""
    number = re.search(r"Bản số liệu số (\d+)", text)
    return int(number[1]) if number else sys.maxsize


def _print(answer: Answer, expected: str) -> Verdict:
    text = printed(answer.text)
    if answer.status == 200:
        return Verdict("same" if text == expected else "DIFFERENT", "" if text == expected else text[-900:])
    is_fault = not VIETNAMESE.search(text) or "Chương trình gặp lỗi" in text or "Traceback" in text
    return Verdict(f"BREAKS ({answer.status})" if is_fault else "refused", text[-500:])


def _logged(log: str) -> Verdict:
    """A log may hold the trace of a refusal, which is for the administrator; that of any other error is a fault."""
    whole = re.sub(
        r"^Traceback(?:(?!^Traceback)[\s\S])*?(?:following exception|exception occurred):\n\n",
        "",
        log,
        flags=re.MULTILINE,
    )
    ends = re.findall(r"^Traceback[^\n]*\n(?:[ \t][^\n]*\n|\n)*([A-Za-z_][^\n]*)", whole, flags=re.MULTILINE)
    faults = [end for end in ends if not end.startswith("data.refusals.")]
    words = " · ".join(dict.fromkeys(end[:200] for end in faults or ends))
    return Verdict("BREAKS" if faults else "refused, logged" if ends else "clean", words)


def before_start(made: Prepared) -> list[Damage]:
    by_name = {damage.name: damage for damage in damages(made)}
    return [by_name[name] for name in BEFORE_START] + list(_of_kept_boards())


def _of_kept_boards() -> Iterator[Damage]:
    """The boards a server keeps for its next start are derived too."""
    where = Path("boards") / "kept.json"
    yield Damage("kept boards", "missing", partial(remove, where))
    yield Damage("kept boards", "cut to half", partial(change, where, lambda content: content[: len(content) // 2]))
    yield Damage(
        "kept boards",
        "a number changed",
        partial(change, where, lambda content: content.replace(b"**908**", b"**123**")),
    )


def while_running(made: Prepared) -> list[Damage]:
    """What happens to a store under a server that has it open."""
    files = files_of(made.store)
    newest, ledger, number = files["snapshot, newest"], files["ledger"], int(snapshots(made.store)[-1].stem)
    by_name = {damage.name: damage.act for damage in damages(made)}
    acts: dict[str, Callable[[Path], None]] = {
        "newest snapshot zero-filled in place": partial(change, newest, lambda content: bytes(len(content))),
        "newest snapshot's values changed in place": partial(copy, made.forged["changed"], newest),
        "newest snapshot removed": partial(remove, newest),
        "snapshots folder removed": partial(remove, Path("snapshots")),
        "ledger: last line removed": by_name["ledger: last line removed"],
        "ledger: cut in mid-line": by_name["ledger: cut in the third line"],
        "ledger and head of line 8": by_name["double: ledger and head of line 8"],
        "ledger: another store's": partial(copy, made.other / "ledger.jsonl", ledger),
        "head removed": partial(remove, files["head"]),
        "live batch removed": partial(remove, files["batch, live"]),
        "batches folder removed": partial(remove, Path("batches")),
        f"a forged snapshot {number + 1} appears": by_name["forged snapshot: number + 1, values changed, note right"],
        "another store's ledger, head and snapshots": by_name["double: another store's ledger, head and snapshots"],
    }
    return [Damage("while running", how, act) for how, act in acts.items()]
