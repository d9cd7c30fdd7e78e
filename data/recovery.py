"""The way back when the ledger lost lines or a file it names is damaged: from the batches and a backup.

Every batch carries the line it was accepted by, so lost lines of loads are written again byte for byte; lines that have
no batch (withdrawals, decisions) come from a backup. What cannot be brought back is said, and only given up when a
person says so. The ledger as it was goes to quarantine first; nothing is deleted.
"""

import codecs
import contextlib
from dataclasses import dataclass
from pathlib import Path

from data import proof, snapshots
from data.backup import BackupRefused, copy_files
from data.batches import line_of
from data.ledger import Head, Ledger, Line, head_of, line_bytes, parse_line
from data.quarantine import DAMAGED, NOT_OF_LEDGER, REPLACED, UNNAMED, set_aside
from data.refusals import StoreError, kind_of_file
from data.store import Store
from data.system import account, write_durably
from data.verification import files_of, is_whole


@dataclass(frozen=True)
class Recovered:
    """What was brought back.

    `lines`: how many the ledger has now; `gained`: how many of them came back; `files`: copied from the backup;
    `lost`: numbers of lines given up; `aside`: files in quarantine.
    """

    lines: int
    gained: int = 0
    files: int = 0
    lost: tuple[int, ...] = ()
    aside: tuple[str, ...] = ()


class NotRecovered(StoreError):
    """Something cannot be brought back from what there is; nothing was changed."""


def recover(store: Store, backup: Path | None = None, accept_loss: bool = False, who: str | None = None) -> Recovered:
    """Make a store whole again, as far as its batches and a backup go. Raises `NotRecovered` and `BackupRefused`.

    With `accept_loss` lines that are gone for good are given up, by a line of the ledger that says so.
    """
    with store.alone():
        ledger = Ledger(store.folder)
        head, present = ledger.head(), ledger.whole_part()[0]
        if (
            head
            and head.seq < len(present)
            and not proof.holds(present, head)
            and not _gone(store.folder, None, present)
        ):
            head = None  # the chain goes on beyond it, and all it names is here: the head is another store's
        saved = _lines_of(backup)
        lines = _longest(store.folder, backup, present, saved, head)
        beside = proof.beyond(store.folder, lines) if head else proof.newest_beside(store.folder, lines)
        known = max(head.seq if head else 0, beside, len(lines))
        lost = tuple(range(len(lines) + 1, known + 1)) or (() if head is None or proof.holds(lines, head) else (known,))
        gone = _gone(store.folder, backup, lines)
        if gone:
            raise _files_lost(gone, backup)
        if lost and not accept_loss:
            raise _lines_lost(lost, backup)
        aside, files = _bring_files(store.folder, backup, lines)
        aside += _write(store.folder, ledger, lines, lost, who or account())
    store.publish()
    return Recovered(store.head, len(lines) - len(present), files, lost, tuple(aside))


def _lines_of(backup: Path | None) -> list[Line]:
    """The ledger of a backup, proven whole."""
    if backup is None:
        return []
    try:
        lines = proof.read_ledger(backup)
    except OSError as error:
        raise BackupRefused(
            "Không đọc được thư mục sao lưu: kiểm tra đường dẫn và quyền đọc.",
            "The backup folder cannot be read: check its path and permissions.",
        ) from error
    if not lines:
        raise BackupRefused(
            "Thư mục này không có sổ ghi: không phải bản sao lưu.", "This folder has no ledger: it is no backup."
        )
    return lines


def _longest(
    folder: Path, backup: Path | None, present: list[Line], saved: list[Line], head: Head | None
) -> list[Line]:
    """The history that reaches furthest: what is there, or the backup's, or none, and behind it what batches carry.

    The head decides where they differ; without one they must be of one history.
    """
    shared = min(len(present), len(saved))
    if head is None and present[:shared] != saved[:shared]:
        raise BackupRefused(
            "Bản sao lưu là của một kho khác: chọn thư mục khác.",
            "The backup is of another store: choose another folder.",
        )
    options = [_with_batches(folder, start, head) for start in (present, saved, [])]
    return max(
        options,
        key=lambda lines: (head is not None and proof.holds(lines, head), not _gone(folder, backup, lines), len(lines)),
    )


def _with_batches(folder: Path, start: list[Line], head: Head | None) -> list[Line]:
    """The lines, and behind them those that batches carry or that stand anywhere in the ledger's file, as long as they
    follow one another: a file that an editor saved, or whose lines were moved, still holds them all."""
    lines = list(start)
    carried: dict[tuple[int, str], dict[str, Line]] = {}
    for line in [*_carried(folder, start), *_strewn(folder)]:
        carried.setdefault((line.seq, line.previous), {})[line.hash] = line
    until = max(head.seq, proof.beyond(folder, start)) if head else None
    while until is None or len(lines) < until:
        next_lines = list(carried.get((len(lines) + 1, head_of(lines).hash), {}).values())
        if head and len(lines) + 1 == head.seq:
            next_lines = [line for line in next_lines if line.hash == head.hash]
        if len(next_lines) != 1:
            break
        lines += next_lines
    return lines


def _carried(folder: Path, named: list[Line]) -> list[Line]:
    """The lines of batches that none of these names."""
    paths = [path for path in proof.unnamed(folder, named) if path.suffix == ".parquet" and is_whole(path, path.stem)]
    return [parse_line(line_bytes(*parts)) for path in paths if (parts := line_of(path))]


def _strewn(folder: Path) -> list[Line]:
    """Every line that can be read in the ledger's file, whatever stands around it."""
    lines = []
    with contextlib.suppress(OSError):
        for content in Ledger(folder).path.read_bytes().removeprefix(codecs.BOM_UTF8).split(b"\n"):
            with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
                lines.append(parse_line(content.removesuffix(b"\r")))
    return lines


def _gone(folder: Path, backup: Path | None, lines: list[Line]) -> list[tuple[Line, str]]:
    """Files these lines name that are whole neither here nor in the backup."""
    return [
        (line, name)
        for line, name, digest in files_of(lines)
        if not is_whole(folder / name, digest) and (backup is None or not is_whole(backup / name, digest))
    ]


def _files_lost(gone: list[tuple[Line, str]], backup: Path | None) -> NotRecovered:
    line, name = gone[0]
    vi, en = kind_of_file(name)
    where_vi = "kể cả trong bản sao lưu này" if backup else "trong kho; thử lại với --backup THƯ_MỤC_SAO_LƯU"
    where_en = "in this backup either" if backup else "in the store; try again with --backup FOLDER"
    return NotRecovered(
        f"{len(gone)} tệp không còn nguyên {where_vi}; chưa sửa gì. Trước hết là {vi} của lần nạp b{line.seq:06d}.",
        f"{len(gone)} files are not whole {where_en}; nothing was changed. The first is {en} of batch b{line.seq:06d}.",
    )


def _lines_lost(lost: tuple[int, ...], backup: Path | None) -> NotRecovered:
    which = f"{lost[0]}–{lost[-1]}" if len(lost) > 1 else str(lost[0])
    return NotRecovered(
        f"Chưa lấy lại được dòng {which} của sổ ghi{' từ bản sao lưu này' if backup else ''}; chưa sửa gì. "
        "Thử một bản sao lưu mới hơn (--backup), hoặc thêm --accept-loss để bỏ các dòng đó: lần nạp đứng sau chúng vào "
        "quarantine/, nạp lại tệp gốc nếu cần.",
        f"Line {which} of the ledger cannot be brought back{' from this backup' if backup else ''}; nothing was "
        "changed. Try a newer backup (--backup), or add --accept-loss to give them up: batches behind them go to "
        "quarantine/, load their original files again where needed.",
    )


def _bring_files(folder: Path, backup: Path | None, lines: list[Line]) -> tuple[list[str], int]:
    """Copy from the backup what is missing or damaged here, the damaged aside; what went aside, how many came."""
    wanted = {name: digest for _, name, digest in files_of(lines) if not is_whole(folder / name, digest)}
    damaged = [folder / name for name in wanted if (folder / name).exists()]
    aside = set_aside(folder, damaged, DAMAGED)
    copied = copy_files(backup, folder, wanted) if backup and wanted else 0
    return [path.relative_to(folder).as_posix() for path in aside], copied


def _write(folder: Path, ledger: Ledger, lines: list[Line], lost: tuple[int, ...], who: str) -> list[str]:
    """Put the ledger and its head in place, the old one aside; what went aside."""
    content = b"".join(_bytes(line) + b"\n" for line in lines)
    aside = []
    if ledger.path.exists() and ledger.path.read_bytes() != content:
        aside += set_aside(folder, [ledger.path], REPLACED)
    if not ledger.path.exists():
        write_durably(ledger.path, content)
    if lost:
        lines = [*lines, ledger.append("recovered", who, {"lost": list(lost)}, lines[-1] if lines else None)]
    ledger.write_head(head_of(lines))
    aside += set_aside(folder, proof.unnamed(folder, lines), UNNAMED)
    aside += set_aside(folder, _foreign_snapshots(folder, lines), NOT_OF_LEDGER)
    return [path.relative_to(folder).as_posix() for path in aside]


def _foreign_snapshots(folder: Path, lines: list[Line]) -> list[Path]:
    """Snapshots of lines that were given up, or of another history."""
    present = snapshots.newest_first(folder / "snapshots")
    foreign = [s for s in present if not (of := snapshots.head_of(s)) or not proof.holds(lines, Head(*of))]
    return [path for s in foreign for path in s.files]


def _bytes(line: Line) -> bytes:
    """The very bytes of a line."""
    content = line_bytes(line.seq, line.time, line.who, line.kind, line.payload, line.previous)
    if parse_line(content).hash != line.hash:
        raise ValueError(f"line {line.seq} cannot be written as it was")
    return content
