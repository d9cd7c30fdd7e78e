"""A small store with a history, and everything that can happen to its files from outside.

`prepare()` lets the product itself build the store; `damages()` names what is done to a copy of it. Nothing here
knows how the store is read: only which files there are.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from data.facts import Fact
from data.folders import ROOT
from data.measures import MEASURES
from data.periods import parse_period
from data.store import Store
from loaders.template.workbook import write_template

THEIRS, SECOND, THIRD = "dong-thap@2025", "an-giang@2025", "ha-noi"
TARGET: dict[str, Any] = {
    "kpi": "on_time_rate",
    "place": "",
    "value": 90.0,
    "watch": 2.0,
    "since": "2026-01-01",
    "basis": "Kế hoạch",
}


@dataclass(frozen=True)
class Prepared:
    """What the damages are made of: the store, earlier copies of it, another one, forged snapshots."""

    store: Path
    older: dict[int, Path]  # ledger lines -> a copy of the store as it was then
    other: Path
    forged: dict[str, Path]  # what was done -> a snapshot, or the write-ahead log beside one
    further: Path  # a good file that is not in the store yet


@dataclass(frozen=True)
class Damage:
    """One damage: `kind` of file, `how`, and `act(folder)` that does it.

    `is_beyond`: no record of the lost lines is left, only batches that no line names, as a kill leaves one too.
    """

    kind: str
    how: str
    act: Callable[[Path], None]
    is_beyond: bool = False

    @property
    def name(self) -> str:
        return f"{self.kind}: {self.how}"


# -- the prepared store ----------------------------------------------------------------------------------


def month(place: str, label: str, resolved: int, says: int | None = None) -> list[Fact]:
    """The dossiers of a month; `says` is a printed total that does not add up."""
    period = parse_period(label)
    values = {
        "dossiers_received_new": resolved + 60,
        "dossiers_resolved_early_or_on_time": resolved,
        "dossiers_resolved_late": 20,
        "dossiers_resolved": says or resolved + 20,
    }
    return [
        Fact(measure, float(value), place, label, period.start, period.end, counted=MEASURES[measure].counted)
        for measure, value in values.items()
    ]


def in_a_process(*arguments: str) -> None:
    """One command in a process of its own; it has to succeed."""
    subprocess.run([sys.executable, "-m", "commands", *arguments], cwd=ROOT, check=True, capture_output=True)


def prepare(folder: Path, order: Callable[..., None] = in_a_process) -> Prepared:
    """Six files through the command line (a correction with problems, one taken out, one put back) and decisions.

    `order("load", "a.xlsx", …)` carries a command out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    store, other, older = folder / "store", folder / "other", {}

    def load(to: Path, name: str, facts: list[Fact]) -> None:
        (folder / name).write_bytes(write_template(facts))
        order("load", str(folder / name), "--yes", "--data", str(to))

    def remember() -> None:
        older[Store(store).head] = shutil.copytree(store, folder / f"older-{Store(store).head}")

    load(store, "thang-5-7.xlsx", [f for m in (5, 6, 7) for f in month(THEIRS, f"2026-0{m}", 900 + m)])
    load(store, "an-giang.xlsx", [f for m in (5, 6, 7) for f in month(SECOND, f"2026-0{m}", 500 + m)])
    Store(store).decide("target", **TARGET)
    load(store, "nham.xlsx", month(THIRD, "2026-06", 300))
    order("withdraw", "b000004", "--data", str(store))
    remember()
    load(store, "ha-noi.xlsx", month(THIRD, "2026-07", 310))
    order("withdraw", "b000006", "--data", str(store))
    order("restore", "b000006", "--data", str(store))
    remember()
    Store(store).decide("approve", place=SECOND, subject="dossiers", label="2026-05")
    Store(store).decide("target", **(TARGET | {"value": 95.0, "since": "2026-06-01"}))
    load(store, "sua-thang-6.xlsx", month(THEIRS, "2026-06", 700, says=5000))
    remember()
    load(store, "thang-8.xlsx", month(THEIRS, "2026-08", 908))
    load(other, "khac.xlsx", [f for m in (5, 6, 7, 8) for f in month(THEIRS, f"2026-0{m}", 100 + m)])
    load(other, "khac-2.xlsx", month(SECOND, "2026-06", 111))
    further = folder / "them.xlsx"
    further.write_bytes(write_template(month(SECOND, "2026-08", 508) + month(THEIRS, "2026-07", 777)))
    newest = snapshots(store)[-1]
    return Prepared(store, older, other, _forged(newest, folder), further)


def _forged(snapshot: Path, folder: Path) -> dict[str, Path]:
    made = {how: folder / f"forged-{how}.duckdb" for how in ("changed", "logged")}
    for how, path in made.items():
        shutil.copy(snapshot, path)
        subprocess.run([sys.executable, "-m", "tests.data.forged", str(path), how], cwd=ROOT)
    made["log"] = folder / "forged-logged.duckdb.wal"
    assert made["log"].exists() and made["changed"].read_bytes() != snapshot.read_bytes()
    return made


# -- the files of a store --------------------------------------------------------------------------------


def lines_of(store: Path) -> list[dict]:
    return [json.loads(line) for line in (store / "ledger.jsonl").read_text(encoding="utf-8").splitlines()]


def snapshots(store: Path) -> list[Path]:
    """By number, the newest last."""
    return sorted((store / "snapshots").glob("*.duckdb"))


def batch_of(store: Path, file: str) -> tuple[Path, Path]:
    """The batch and the original of a loaded file."""
    line = next(line for line in lines_of(store) if line.get("file") == file)
    return store / "batches" / f"{line['facts']}.parquet", store / "originals" / line["original"]


def files_of(store: Path) -> dict[str, Path]:
    """Kind of file -> where it lies, relative to the store."""
    newest, second, oldest = snapshots(store)[::-1]
    paths = {
        "ledger": store / "ledger.jsonl",
        "head": store / "head",
        "batch, live": batch_of(store, "sua-thang-6.xlsx")[0],
        "batch, half superseded": batch_of(store, "thang-5-7.xlsx")[0],
        "batch, withdrawn": batch_of(store, "nham.xlsx")[0],
        "batch, restored": batch_of(store, "ha-noi.xlsx")[0],
        "problems list": next((store / "batches").glob("*.problems.json")),
        "original, live": batch_of(store, "sua-thang-6.xlsx")[1],
        "original, withdrawn": batch_of(store, "nham.xlsx")[1],
        "snapshot, newest": newest,
        "snapshot, second": second,
        "snapshot, oldest": oldest,
        "note, newest": Path(f"{newest}.sha256"),
        "note, second": Path(f"{second}.sha256"),
        "lock": store / "lock",
        "publishing": store / "publishing",
    }
    return {kind: path.relative_to(store) for kind, path in paths.items()}


# -- what can happen to a file ---------------------------------------------------------------------------


def change(where: Path, how: Callable[[bytes], bytes], folder: Path) -> None:
    """Write what `how` makes of a file's bytes, in place."""
    path = folder / where
    path.write_bytes(how(path.read_bytes()))


def flipped(share: float, content: bytes) -> bytes:
    """One bit of the byte at a share of the length is another; of nothing there comes a byte."""
    position = int(share * (len(content) - 1))
    return content[:position] + bytes([content[position] ^ 1]) + content[position + 1 :] if content else b"\x01"


def remove(where: Path, folder: Path) -> None:
    path = folder / where
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def copy(source: Path, where: Path, folder: Path) -> None:
    """Put another file or folder in the place of one."""
    path = folder / where
    if source.is_dir():
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(source, path)
    else:
        shutil.copy(source, path)


def folder_instead(where: Path, folder: Path) -> None:
    (folder / where).unlink()
    (folder / where).mkdir()


def many(*acts: Callable[[Path], None]) -> Callable[[Path], None]:
    """Several damages as one."""

    def act(folder: Path) -> None:
        for one in acts:
            one(folder)

    return act


BYTES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "zero-filled": lambda content: bytes(max(len(content), 16)),
    "cut to half": lambda content: content[: len(content) // 2],
    "last byte cut": lambda content: content[:-1],
    "first byte flipped": partial(flipped, 0.0),
    "byte flipped at 1/3": partial(flipped, 1 / 3),
    "byte flipped at 2/3": partial(flipped, 2 / 3),
    "last byte flipped": partial(flipped, 1.0),
    "bytes appended": lambda content: content + b"\x00rest",
}
TEXT: dict[str, Callable[[bytes], bytes]] = {
    "CRLF": lambda content: content.replace(b"\n", b"\r\n") if b"\n" in content else content + b"\r\n",
    "byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "blank line appended": lambda content: content + b"\n",
    "trailing newline lost": lambda content: content.rstrip(b"\n"),
}


def edited(act: Callable[[list[bytes]], list[bytes]], content: bytes) -> bytes:
    """A ledger whose lines were edited."""
    return b"".join(act(content.splitlines(keepends=True)))


def swapped(number: int, lines: list[bytes]) -> list[bytes]:
    lines[number], lines[number + 1] = lines[number + 1], lines[number]
    return lines


LINES: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "last line removed": lambda lines: lines[:-1],
    "last 2 lines removed": lambda lines: lines[:-2],
    "last 5 lines removed": lambda lines: lines[:-5],
    "all but the first line removed": lambda lines: lines[:1],
    "cut in the last line": lambda lines: [*lines[:-1], lines[-1][:40]],
    "cut in the line before": lambda lines: [*lines[:-2], lines[-2][:40]],
    "cut in the third line": lambda lines: [*lines[:2], lines[2][:40]],
    "first line removed": lambda lines: lines[1:],
    "an accepting line removed": lambda lines: lines[:1] + lines[2:],
    "a withdrawing line removed": lambda lines: lines[:4] + lines[5:],
    "a deciding line removed": lambda lines: lines[:2] + lines[3:],
    "first line doubled": lambda lines: lines[:1] + lines,
    "middle line doubled": lambda lines: lines[:5] + lines[4:],
    "last line doubled": lambda lines: lines + lines[-1:],
    "all lines doubled": lambda lines: lines + lines,
    "first two lines swapped": partial(swapped, 0),
    "middle lines swapped": partial(swapped, 6),
    "last two lines swapped": lambda lines: swapped(len(lines) - 2, lines),
    "a value changed in a middle line": lambda lines: [
        line.replace(b'"value": 90.0', b'"value": 80.0') for line in lines
    ],
    "a value changed in the last line": lambda lines: [*lines[:-1], lines[-1].replace(b"thang-8", b"thang-9")],
    "a blank line in the middle": lambda lines: [*lines[:3], b"\n", *lines[3:]],
    "a torn line appended": lambda lines: [*lines, lines[0][:50]],
    "half a line of zeros appended": lambda lines: [*lines, bytes(200)],
}


# -- all damages -----------------------------------------------------------------------------------------


def damages(made: Prepared) -> list[Damage]:
    """Every kind of file with everything that can happen to it, folders, and several at once."""
    return [*_of_each_file(made), *_of_the_ledger(made), *_of_snapshots(made), *_of_folders(made), *_doubles(made)]


def _of_each_file(made: Prepared) -> Iterator[Damage]:
    swaps = _in_its_place(made)
    for kind, where in files_of(made.store).items():
        is_text = kind.split(",")[0] in ("ledger", "head", "note", "problems list")
        yield Damage(kind, "missing", partial(remove, where))
        for how, act in (BYTES | TEXT if is_text else BYTES).items():
            if (
                how not in ("CRLF", "trailing newline lost")
                or act((made.store / where).read_bytes()) != (made.store / where).read_bytes()
            ):
                yield Damage(kind, how, partial(change, where, act))
        yield Damage(kind, "a folder in its place", partial(folder_instead, where))
        for how, source in swaps.get(kind, {}).items():
            yield Damage(kind, how, partial(copy, source, where))


def _in_its_place(made: Prepared) -> dict[str, dict[str, Path]]:
    """Kind of file -> what is put in its place -> where that is taken from."""
    store, other, older = made.store, made.other, made.older
    theirs = {"batch": batch_of(other, "khac.xlsx")[0], "original": batch_of(other, "khac.xlsx")[1]}
    ours = {"batch": batch_of(store, "an-giang.xlsx")[0], "original": batch_of(store, "an-giang.xlsx")[1]}
    newest, second, oldest = snapshots(store)[::-1]
    note = [Path(f"{path}.sha256") for path in (newest, second, oldest)]
    other_newest = snapshots(other)[-1]
    batches = {
        kind: {"another batch's": ours["batch"], "another store's": theirs["batch"]}
        for kind in ("batch, live", "batch, half superseded", "batch, withdrawn", "batch, restored")
    }
    originals = {
        kind: {"another original's": ours["original"], "another store's": theirs["original"]}
        for kind in ("original, live", "original, withdrawn")
    }
    return (
        batches
        | originals
        | {
            "ledger": {f"older copy, line {n}": path / "ledger.jsonl" for n, path in older.items()}
            | {"another store's": other / "ledger.jsonl"},
            "head": {f"older copy, line {n}": path / "head" for n, path in older.items()}
            | {"another store's": other / "head"},
            "problems list": {"another store's": other / "ledger.jsonl"},
            "snapshot, newest": {"the second's": second, "the oldest's": oldest, "another store's": other_newest},
            "snapshot, second": {"the oldest's": oldest, "the newest's": newest, "another store's": other_newest},
            "snapshot, oldest": {"the newest's": newest, "another store's": other_newest},
            "note, newest": {"the second's": note[1], "another store's": Path(f"{other_newest}.sha256")},
            "note, second": {"the newest's": note[0]},
        }
    )


def _of_the_ledger(made: Prepared) -> Iterator[Damage]:
    for how, act in LINES.items():
        yield Damage("ledger", how, partial(change, Path("ledger.jsonl"), partial(edited, act)))


def forge(source: Path, number: int, note: str, folder: Path, taken: Path | None = None) -> None:
    """Put a snapshot under a number. `note`: `kept` what is there, `none`, `right` for the bytes, `old`."""
    place = folder / "snapshots" / f"{number:06d}.duckdb"
    newest_note = Path(f"{snapshots(folder)[-1]}.sha256").read_bytes()
    shutil.copy(source, place)
    beside = Path(f"{place}.sha256")
    if note == "none":
        beside.unlink(missing_ok=True)
    elif note == "right":
        beside.write_text(sha256(place.read_bytes()).hexdigest(), encoding="utf-8")
    elif note == "old":
        beside.write_bytes(newest_note)


def _of_snapshots(made: Prepared) -> Iterator[Damage]:
    newest = snapshots(made.store)[-1]
    number = int(newest.stem)
    changed, logged, log = (made.forged[how] for how in ("changed", "logged", "log"))
    other = snapshots(made.other)[-1]
    for ahead in (1, 7, 999_999 - number):
        for note in ("none", "right", "old"):
            yield Damage(
                "forged snapshot",
                f"number + {ahead}, values changed, note {note}",
                partial(forge, changed, number + ahead, note),
            )
    for what, source in {
        "a copy of the newest": newest,
        "another store's": other,
        "a ledger": made.store / "head",
    }.items():
        for note in ("none", "right"):
            yield Damage(
                "forged snapshot", f"number + 1, {what}, note {note}", partial(forge, source, number + 1, note)
            )
    for note in ("kept", "none", "right"):
        yield Damage(
            "forged snapshot", f"same number, values changed, note {note}", partial(forge, changed, number, note)
        )
        yield Damage(
            "forged snapshot",
            f"second newest, values changed, note {note}",
            partial(forge, changed, int(snapshots(made.store)[-2].stem), note),
        )
    wal = Path("snapshots") / f"{newest.name}.wal"
    yield Damage("forged snapshot", "a log with changed values beside the newest", partial(copy, log, wal))
    yield Damage("forged snapshot", "an empty log beside the newest", partial(_write, wal, b""))
    yield Damage("forged snapshot", "zeros as log beside the newest", partial(_write, wal, bytes(4096)))
    yield Damage(
        "forged snapshot",
        "a log of another snapshot's changes, number + 1",
        many(
            partial(forge, logged, number + 1, "right"),
            partial(copy, log, Path("snapshots") / f"{number + 1:06d}.duckdb.wal"),
        ),
    )
    yield Damage("snapshots folder", "a stranger's file in it", partial(_write, Path("snapshots/ghi-chu.txt"), b"x"))
    yield Damage("snapshots folder", "a snapshot with no number", partial(copy, newest, Path("snapshots/moi.duckdb")))
    yield Damage("snapshots folder", "number 0", partial(copy, changed, Path("snapshots/000000.duckdb")))
    yield Damage(
        "snapshots folder", "a half written one", partial(copy, changed, Path(f"snapshots/{number:06d}.duckdb.tmp"))
    )


def _write(where: Path, content: bytes, folder: Path) -> None:
    (folder / where).parent.mkdir(exist_ok=True)
    (folder / where).write_bytes(content)


def _emptied(where: Path, folder: Path) -> None:
    for path in (folder / where).iterdir():
        path.unlink()


def _of_folders(made: Prepared) -> Iterator[Damage]:
    for name in ("batches", "snapshots", "originals"):
        where = Path(name)
        yield Damage(f"{name} folder", "missing", partial(remove, where))
        yield Damage(f"{name} folder", "emptied", partial(_emptied, where))
        yield Damage(f"{name} folder", "another store's", partial(copy, made.other / name, where))
        yield Damage(f"{name} folder", "an older copy", partial(copy, min(made.older.items())[1] / name, where))
        yield Damage(
            f"{name} folder", "a file in its place", many(partial(remove, where), partial(_write, where, b"x"))
        )


def _doubles(made: Prepared) -> Iterator[Damage]:
    """Two records and more damaged at once, so that each could vouch for the other."""
    ledger, head, newest, second, oldest = (
        files_of(made.store)[kind]
        for kind in ("ledger", "head", "snapshot, newest", "snapshot, second", "snapshot, oldest")
    )
    live, superseded, withdrawn = (
        files_of(made.store)[f"batch, {kind}"] for kind in ("live", "half superseded", "withdrawn")
    )
    original, problems = files_of(made.store)["original, live"], files_of(made.store)["problems list"]
    no_snapshots = partial(remove, Path("snapshots"))

    def double(how: str, *acts: Callable[[Path], None], is_beyond: bool = False) -> Damage:
        return Damage("double", how, many(*acts), is_beyond)

    def cut(name: str) -> Callable[[Path], None]:
        return partial(change, ledger, partial(edited, LINES[name]))

    for name in (
        "last line removed",
        "last 2 lines removed",
        "last 5 lines removed",
        "cut in the last line",
        "cut in the third line",
        "all but the first line removed",
        "first line removed",
        "an accepting line removed",
        "a withdrawing line removed",
        "last line doubled",
    ):
        yield double(f"ledger {name}, head missing", cut(name), partial(remove, head))
        yield double(f"ledger {name}, no snapshots", cut(name), no_snapshots)
    for how, act in {"empty": BYTES["empty"], "zero-filled": BYTES["zero-filled"]}.items():
        yield double(f"ledger {how}, head missing", partial(change, ledger, act), partial(remove, head))
        yield double(f"ledger {how}, head {how}", partial(change, ledger, act), partial(change, head, act))
        yield double(
            f"ledger {how}, head missing, no snapshots",
            partial(change, ledger, act),
            partial(remove, head),
            no_snapshots,
        )
    yield double("ledger missing, head missing", partial(remove, ledger), partial(remove, head))
    yield double(
        "ledger missing, head missing, no snapshots", partial(remove, ledger), partial(remove, head), no_snapshots
    )
    yield double("ledger missing, no snapshots", partial(remove, ledger), no_snapshots)
    yield double("head missing, no snapshots", partial(remove, head), no_snapshots)
    yield double(
        "head zero-filled, newest snapshot missing",
        partial(change, head, BYTES["zero-filled"]),
        partial(remove, newest),
    )
    for line, path in made.older.items():
        earlier = partial(copy, path / "ledger.jsonl", ledger), partial(copy, path / "head", head)
        yield double(f"ledger and head of line {line}", *earlier)
        yield double(f"ledger and head of line {line}, no snapshots", *earlier, no_snapshots, is_beyond=True)
        yield double(f"ledger of line {line}, head missing", earlier[0], partial(remove, head))
        yield double(
            f"ledger and head of line {line}, newest snapshot missing",
            *earlier,
            partial(remove, newest),
            is_beyond=line == max(made.older),
        )
        yield double(
            f"ledger of line {line}, head missing, no snapshots",
            earlier[0],
            partial(remove, head),
            no_snapshots,
            is_beyond=True,
        )
        yield double(
            f"ledger, head and snapshots of line {line}",
            *earlier,
            partial(copy, path / "snapshots", Path("snapshots")),
            is_beyond=True,
        )
    others = partial(copy, made.other / "ledger.jsonl", ledger), partial(copy, made.other / "head", head)
    yield double("another store's ledger and head", *others)
    yield double("another store's ledger and head, no snapshots", *others, no_snapshots)
    yield double(
        "another store's ledger and snapshots", others[0], partial(copy, made.other / "snapshots", Path("snapshots"))
    )
    yield double(
        "another store's ledger, head and snapshots",
        *others,
        partial(copy, made.other / "snapshots", Path("snapshots")),
    )
    yield double(
        "another store's ledger, head and batches", *others, partial(copy, made.other / "batches", Path("batches"))
    )
    for how in ("empty", "zero-filled", "cut to half", "byte flipped at 1/3", "byte flipped at 2/3"):
        yield double(
            f"newest and second snapshot {how}",
            partial(change, newest, BYTES[how]),
            partial(change, second, BYTES[how]),
        )
    yield double("newest and second snapshot missing", partial(remove, newest), partial(remove, second))
    yield double(
        "all three snapshots flipped",
        *(partial(change, path, BYTES["byte flipped at 1/3"]) for path in (newest, second, oldest)),
    )
    yield double(
        "newest snapshot cut, its note missing",
        partial(change, newest, BYTES["cut to half"]),
        partial(remove, Path(f"{newest}.sha256")),
    )
    yield double("all notes missing", *(partial(remove, Path(f"{path}.sha256")) for path in (newest, second, oldest)))
    for kind, where in {
        "live batch": live,
        "superseded batch": superseded,
        "withdrawn batch": withdrawn,
        "original": original,
        "problems list": problems,
    }.items():
        for how in ("empty", "byte flipped at 2/3"):
            yield double(
                f"{kind} {how}, newest snapshot missing", partial(change, where, BYTES[how]), partial(remove, newest)
            )
            yield double(f"{kind} {how}, no snapshots", partial(change, where, BYTES[how]), no_snapshots)
        yield double(f"{kind} missing, no snapshots", partial(remove, where), no_snapshots)
    yield double(
        "live batch of another, newest snapshot missing",
        partial(copy, made.store / superseded, live),
        partial(remove, newest),
    )
    yield double("last line removed, newest snapshot missing", cut("last line removed"), partial(remove, newest))
    yield double("no batches, no snapshots", partial(remove, Path("batches")), no_snapshots)
    yield double("no batches, no originals", partial(remove, Path("batches")), partial(remove, Path("originals")))
    yield double("lock and publishing missing", partial(remove, Path("lock")), partial(remove, Path("publishing")))
