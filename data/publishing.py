"""Publishing: making the newest snapshot say what the ledger says. A writer's act."""

from collections.abc import Callable
from pathlib import Path

import duckdb

from data import proof, snapshots
from data.ledger import Head, Line
from data.locks import Locks
from data.opening import Opening
from data.quarantine import NOT_OF_LEDGER, set_aside
from data.refusals import DiskFull, SnapshotMissing, StoreError, Unwritable, disk_refusal
from data.snapshots import Snapshot, last_of_facts
from data.stores import SET_ASIDE, is_former_sample


class Publishing:
    """Publishing of one store. `lines` gives those of its ledger; `on_step` is called where it can be cut short."""

    def __init__(
        self,
        folder: Path,
        locks: Locks,
        opening: Opening,
        lines: Callable[[], list[Line]],
        on_step: Callable[[str], None],
    ):
        self._folder, self._locks, self._opening, self._lines, self._step = folder, locks, opening, lines, on_step

    def publish(self) -> None:
        """See `data.store.Store.publish`."""
        if self._is_published():
            return
        with self._locks.publishing():
            if self._is_published():  # somebody else has done it meanwhile
                return
            lines = self._lines()
            self.set_bad_aside(lines)
            try:
                made = self._build(lines)
            except (OSError, duckdb.Error) as error:
                raise disk_refusal(error) from error
            self._opening.made(made)
            self._step("after_snapshot")
        self._opening.show(made)  # who wrote sees what was written at once

    def publish_written(self) -> tuple[str, str] | None:
        """Publish what was just written; where that fails, what to say: it is stored all the same."""
        try:
            self.publish()
        except StoreError as error:
            reason_vi, reason_en = _reason(error)
            return (
                f"Đã ghi nhận và không mất, nhưng màn hình chưa hiện số mới. Lý do: {reason_vi} Sau đó số mới "
                "tự hiện khi bảng điều khiển đang chạy, hoặc chạy: python manage.py prepare",
                f"Stored and safe, but no screen shows the new figures yet. Reason: {reason_en} After that they "
                "show by themselves where the dashboard runs, or run: python manage.py prepare",
            )
        return None

    def set_bad_aside(self, lines: list[Line]) -> None:
        """Move snapshots to quarantine that are not of this ledger or not what was noted of them."""
        aside = [
            snapshot
            for snapshot in snapshots.newest_first(self._folder / "snapshots")
            if snapshot.number > len(lines)
            or (self._opening.is_bad(snapshot) and not is_of_earlier_release(snapshot, lines))
        ]
        set_aside(self._folder, [path for snapshot in aside for path in snapshot.files], NOT_OF_LEDGER)

    def _is_published(self) -> bool:
        lines = self._lines()
        facts = last_of_facts(lines)
        newest = self._opening.candidates(lines)
        if not facts or not newest or newest[0].number < facts:
            return not facts
        try:
            return self._opening.newest(fresh=True).number >= facts
        except SnapshotMissing:
            return False

    def _build(self, lines: list[Line]) -> Snapshot:
        """Upon the newest snapshot of an earlier line that is what it should be; else from all batches."""
        folder, batches = self._folder / "snapshots", self._folder / "batches"
        for base in self._opening.candidates(lines):
            if base.number >= last_of_facts(lines):  # it could not be opened
                continue
            try:
                return snapshots.publish(folder, batches, lines, base, self._before_rename)
            except snapshots.BaseDamaged:
                self._opening.set_bad(base)
        return snapshots.publish(folder, batches, lines, None, self._before_rename)

    def _before_rename(self) -> None:
        self._step("before_snapshot_rename")


def is_of_earlier_release(snapshot: Snapshot, lines: list[Line]) -> bool:
    """Whether a snapshot is of this ledger, but of before hashes were noted, or of before made-up figures were set
    aside: it goes as old ones go."""
    head = None if snapshot.note.exists() and not _counts_samples(snapshot, lines) else snapshots.head_of(snapshot)
    return head is not None and head[0] == snapshot.number and proof.holds(lines, Head(*head))


def _counts_samples(snapshot: Snapshot, lines: list[Line]) -> bool:
    """Whether made-up figures counted when a snapshot was built."""
    aside = next((n.seq for n in lines if n.kind == SET_ASIDE), len(lines) + 1)
    built_of = lines[: snapshot.number] if snapshot.number < aside else []
    return any(line.kind == "accept" and is_former_sample(line.payload) for line in built_of)


def _reason(error: StoreError) -> tuple[str, str]:
    """Why a snapshot could not be published."""
    if isinstance(error, DiskFull):
        return "ổ đĩa đã đầy, hãy dọn chỗ.", "the disk is full, make room."
    if isinstance(error, Unwritable):
        return (
            "không ghi được vào thư mục kho, kiểm tra quyền ghi.",
            "the store's folder cannot be written, check its permissions.",
        )
    return error.message_vi, error.message_en
