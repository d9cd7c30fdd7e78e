"""Checking a store: every file a ledger names against its hash, a snapshot against one built anew."""

import re
import threading
from pathlib import Path

import duckdb

from data import snapshots
from data.batches import file_hash
from data.ledger import Line
from data.opening import Opening
from data.publishing import is_of_earlier_release
from data.refusals import BatchDamaged
from data.snapshots import Snapshot
from data.system import is_running, owner, remove_if_possible

Finding = tuple[str, str]  # what is wrong, in Vietnamese and in English
_TEMPORARY = re.compile(r"verifying-(\d+-\d+)-\d+\.tmp(?:\.wal)?")


def files_of(lines: list[Line]) -> list[tuple[Line, str, str]]:
    """What a ledger names: (line, path in the store's folder, hash of its content)."""
    files = []
    for line in lines:
        if line.kind == "accept":
            accepted = line.payload
            files.append((line, f"batches/{accepted['facts']}.parquet", accepted["facts"]))
            if listed := accepted.get("problems_digest"):
                files.append((line, f"batches/{listed}.problems.json", listed))
            if accepted["original"]:
                files.append((line, f"originals/{accepted['original']}", accepted["original"]))
        elif original := line.payload.get("original"):  # a file that goes with a decision: a report's template
            files.append((line, f"originals/{original}", original))
    return files


def is_whole(path: Path, digest: str) -> bool:
    """Whether a file is there and is what was written."""
    try:
        return file_hash(path) == digest
    except OSError:
        return False


def check_files(folder: Path, lines: list[Line]) -> list[Finding]:
    """What is missing or damaged of the files a ledger names."""
    refused = [
        BatchDamaged(f"b{line.seq:06d}", line.payload["file"], name)
        for line, name, digest in files_of(lines)
        if not is_whole(folder / name, digest)
    ]
    return [(error.message_vi, error.message_en) for error in refused]


def damaged_snapshot(snapshot: Snapshot) -> Finding:
    name = snapshot.path.name
    return (
        f"Ảnh chụp {name} hỏng hoặc không phải của sổ ghi: đã cất riêng và dựng lại từ các lần nạp, số liệu không mất.",
        f"Snapshot {name} was damaged or not of the ledger: set aside and built again from the batches, nothing is "
        "lost.",
    )


def check_snapshots(folder: Path, opening: Opening, lines: list[Line], thorough: bool) -> list[Finding]:
    """What is wrong with the snapshots; such are not used from now on. `thorough`: the newest is built anew as well."""
    findings: list[Finding] = []
    damaged, newest = [], None
    for snapshot in snapshots.newest_first(folder / "snapshots"):
        if opening.is_sound(snapshot, lines):
            newest = newest or snapshot
        elif not is_of_earlier_release(snapshot, lines) and snapshot.stamp() is not None:
            damaged.append(snapshot)
    if thorough and newest:
        is_same, findings = compare(folder, newest, lines)
        damaged += [] if is_same else [newest]
    for snapshot in damaged:
        opening.set_bad(snapshot)
    return findings + [damaged_snapshot(snapshot) for snapshot in damaged]


def compare(folder: Path, snapshot: Snapshot, lines: list[Line]) -> tuple[bool, list[Finding]]:
    """Whether a snapshot says what a fresh build of its lines says, and what kept that from being seen."""
    fresh = folder / "snapshots" / f"verifying-{owner()}-{threading.get_ident()}.tmp"
    remove_if_possible(fresh)
    try:
        snapshots.build(fresh, folder / "batches", lines[: snapshot.number])
        built = snapshots.fingerprint(fresh)
    except (duckdb.Error, OSError):  # the batches are whole (seen before this), so it is the folder
        return True, [
            (
                "Chưa so được ảnh chụp với sổ ghi: không ghi được tệp tạm vào thư mục kho. Kiểm tra quyền ghi và "
                "chỗ trống của ổ đĩa rồi kiểm tra lại; sổ ghi và các lần nạp nguyên vẹn.",
                "The snapshot could not be compared with the ledger: no temporary file can be written to the store's "
                "folder. Check its permissions and the free space, then verify again; ledger and batches are whole.",
            )
        ]
    finally:
        remove_if_possible(fresh)
    try:
        return built == snapshots.fingerprint(snapshot.path), []
    except (duckdb.Error, OSError):
        return snapshot.stamp() is None, []  # gone: a writer has cleared it away


def sweep(folder: Path) -> None:
    """Remove what a verification that was ended left behind."""
    for path in (folder / "snapshots").glob("verifying-*"):
        named = _TEMPORARY.fullmatch(path.name)
        if named is None or not is_running(named[1]):
            remove_if_possible(path)
