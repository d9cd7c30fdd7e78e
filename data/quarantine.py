"""Setting files aside: what no line of a whole ledger names, and snapshots that are not what it says.

    quarantine/2026-11-29T16-08-12-1/batches/HASH.parquet   the file, where it lay
    quarantine/2026-11-29T16-08-12-1/note.txt               when and why, in both languages

Nothing is deleted here: who is sure may empty the folder. Only writers call this, under their lock.
"""

from datetime import datetime
from pathlib import Path

from data.ledger import HANOI, now
from data.system import move_into_place, remove_if_possible, write_durably

UNNAMED = (
    "Không dòng nào của sổ ghi nêu tệp này: lần nạp bị ngắt trước khi được ghi nhận.",
    "No line of the ledger names this file: its load was cut short before it was acknowledged.",
)
NOT_OF_LEDGER = (
    "Ảnh chụp này hỏng hoặc không phải của sổ ghi; đã dựng bản khác từ các lần nạp.",
    "This snapshot is damaged or not of the ledger; another was built from the batches.",
)
DAMAGED = (
    "Tệp hỏng; tệp đúng đã được chép lại từ bản sao lưu.",
    "Damaged; the right file was copied back from the backup.",
)
REPLACED = ("Sổ ghi như nó là trước khi được phục hồi.", "The ledger as it was before it was recovered.")


def set_aside(folder: Path, paths: list[Path], why: tuple[str, str]) -> list[Path]:
    """Move files of a store folder to its quarantine, as far as nobody holds them open; where they lie now."""
    if not paths:
        return []
    target = _new_folder(folder / "quarantine")
    moved = []
    for path in paths:
        there = target / path.relative_to(folder)
        try:
            there.parent.mkdir(parents=True, exist_ok=True)
            move_into_place(path, there)
        except OSError:  # held open on Windows: the next writer tries again
            continue
        moved.append(there)
    if moved:
        names = [path.relative_to(target).as_posix() for path in moved]
        write_durably(target / "note.txt", "\n".join((now(), *why, *names, "")).encode())
    else:
        remove_if_possible(target)
    return moved


def _new_folder(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    stamp, number = datetime.now(HANOI).strftime("%Y-%m-%dT%H-%M-%S"), 1
    while (folder / f"{stamp}-{number}").exists():
        number += 1
    (folder / f"{stamp}-{number}").mkdir()
    return folder / f"{stamp}-{number}"
