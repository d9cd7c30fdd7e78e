"""A second copy of a store folder: ledger, head, batches, originals; what is derived is built again there.

Batches and originals never change and are named by their content, and the ledger only grows, so a copy of the
ledger as it stands, and of every file it names, is consistent while others read and write. The copy is a store
folder itself: opened, it gives the same answers. A later backup into the same folder adds what is new.
"""

import errno
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from data import proof
from data.batches import file_hash
from data.folders import SAMPLES_NAME
from data.ledger import Ledger, Line, head_of, now
from data.refusals import LedgerUnreadable, StoreError
from data.store import Store
from data.system import free_bytes, move_into_place, sync_file, sync_folder, write_durably
from data.verification import files_of

NOTE = "backup.json"  # in the store's folder: its last good backup; no decision, so no ledger line


@dataclass(frozen=True)
class Backup:
    """A copy that was made and checked. `head`: the ledger line it reaches to; `copied`: files new in it."""

    time: str
    folder: str
    head: int
    batches: int
    copied: int


class BackupRefused(StoreError):
    """A copy that must not be made, or is not whole; says why and what to do."""


def back_up(store: Store, folder: Path) -> Backup:
    """Copy a store into `folder`, check the copy as a store, and note its time. Raises `BackupRefused`."""
    made = copy_store(store.folder, folder)
    note = json.dumps({"time": made.time, "folder": made.folder, "head": made.head, "batches": made.batches})
    try:
        write_durably(store.folder / NOTE, note.encode())
    except OSError as error:
        raise BackupRefused(
            f"Đã sao lưu vào {made.folder} và kiểm tra: tốt; nhưng kho nguồn không ghi được nên ngày "
            "sao lưu không được nhớ.",
            f"Backed up to {made.folder} and checked, but the store itself cannot be written, so the "
            "day of the backup is not remembered.",
        ) from error
    return made


def last_backup(store: Store) -> Backup | None:
    """The last good backup of a store; None where there is none, or its note cannot be read."""
    try:
        note = json.loads((store.folder / NOTE).read_text(encoding="utf-8"))
        return Backup(note["time"], note["folder"], int(note["head"]), int(note["batches"]), 0)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def copy_store(source: Path, target: Path) -> Backup:
    """Bring the store folder `target` to where `source` stands, and open and verify it there.

    `target` must be empty or an older state of the same ledger: nothing in it is ever overwritten by another
    history. Raises `BackupRefused`, and `LedgerDamaged` and `LedgerBehind` of the source.
    """
    source, target = Path(source).resolve(), Path(target).resolve()
    try:
        lines = _lines_to_copy(source, target)
        copied = copy_files(source, target, {name: digest for _, name, digest in files_of(lines)})
        _copy_ledger(source, target, lines)
        store = Store(target)
        store.publish()
        findings = store.verify()
    except OSError as error:
        raise _unwritable(error) from error
    except LedgerUnreadable as error:
        raise _unwritable(error.__cause__ or error) from error
    if findings or store.head != len(lines):
        first = findings[0] if findings else ("sổ ghi không khớp.", "the ledger does not agree.")
        raise BackupRefused(f"Bản sao chưa dùng được: {first[0]}", f"The copy cannot be used: {first[1]}")
    return Backup(now(), str(target), len(lines), sum(n.kind == "accept" for n in lines), copied)


def _lines_to_copy(source: Path, target: Path) -> list[Line]:
    """The ledger as it stands, chain checked; the target's must be its beginning."""
    if source == target or source in target.parents or target in source.parents:
        raise BackupRefused(
            "Thư mục sao lưu phải nằm ngoài thư mục kho số liệu; nên ở ổ đĩa khác.",
            "The backup folder must lie outside the store's folder, best on another disk.",
        )
    lines = proof.read_ledger(source)
    if not lines:
        raise BackupRefused(
            "Chưa có gì để chép: kho nguồn trống hoặc không phải kho số liệu.",
            "There is nothing to copy: the source is empty, or is no store.",
        )
    ledger = Ledger(target)
    there, head = ledger.chain(), ledger.head()
    if (
        not there
        and not head
        and target.is_dir()
        and any(path.name != SAMPLES_NAME for path in target.iterdir())
        and not ledger.path.exists()
        and not (target / "batches").is_dir()
    ):
        raise BackupRefused(
            "Thư mục nhận đang có tệp khác: chọn thư mục trống hoặc bản sao lưu trước.",
            "The folder holds other files: choose an empty one, or an earlier backup.",
        )
    if there != lines[: len(there)] or (head and not proof.holds(lines, head)):
        raise BackupRefused(
            "Thư mục nhận giữ một kho khác hoặc mới hơn nên không ghi đè: chọn thư mục khác. Để chữa một kho "
            "hỏng bằng bản sao lưu, dùng: python manage.py recover --backup THƯ_MỤC",
            "The folder holds another store, or a newer state: it is not overwritten; choose another. To mend a "
            "damaged store with a backup use: python manage.py recover --backup FOLDER",
        )
    return lines


def copy_files(source: Path, target: Path, files: dict[str, str]) -> int:
    """Copy what the target lacks or holds damaged; every file is compared with its hash. How many were copied.

    `files`: path in the store's folder -> hash of its content. Raises `BackupRefused` and `OSError`.
    """
    for name in ("batches", "originals"):
        (target / name).mkdir(parents=True, exist_ok=True)
    wanted = {
        name: digest
        for name, digest in files.items()
        if not (target / name).exists() or file_hash(target / name) != digest
    }
    missing = [name for name in wanted if not (source / name).exists()]
    if missing:
        raise _damaged(missing[0])
    if free_bytes(target) < sum((source / name).stat().st_size for name in wanted) * 2:
        raise BackupRefused(
            "Ổ đĩa nhận không đủ chỗ trống; chưa sao lưu.",
            "The disk of the backup has too little room; no backup was made.",
        )
    for name, digest in wanted.items():
        temporary = target / f"{name}.tmp"
        with open(source / name, "rb") as whole, open(temporary, "wb") as copy:
            shutil.copyfileobj(whole, copy, 1 << 20)
            sync_file(copy)
        if file_hash(temporary) != digest:
            temporary.unlink()
            raise _damaged(name)
        move_into_place(temporary, target / name)
    return len(wanted)


def _unwritable(error: BaseException) -> BackupRefused:
    """The disk filled up while we copied, or may not be written at all; what was copied is used the next time."""
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
        return BackupRefused(
            "Ổ đĩa nhận đã đầy giữa chừng; bản sao chưa dùng được. Dọn chỗ rồi chạy lại.",
            "The disk of the backup is full; this copy cannot be used. Make room and run it again.",
        )
    return BackupRefused(
        "Không đọc hoặc không ghi được thư mục sao lưu: kiểm tra ổ đĩa và quyền ghi.",
        "The backup folder cannot be read or written: check the disk and its permissions.",
    )


def _damaged(name: str) -> BackupRefused:
    return BackupRefused(
        f"Tệp {name} của kho nguồn mất hoặc hỏng nên bản sao không đủ. Chạy verify để xem.",
        f"The file {name} of the source is missing or damaged, so no copy is whole. Run verify.",
    )


def _copy_ledger(source: Path, target: Path, lines: list[Line]) -> None:
    """These lines, byte for byte, after all the files they name; then their head."""
    whole = Ledger(source).path.read_bytes().split(b"\n")[: len(lines)]
    write_durably(Ledger(target).path, b"\n".join(whole) + b"\n")
    sync_folder(target)
    Ledger(target).write_head(head_of(lines))
