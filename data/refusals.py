"""What the store refuses, each with a sentence in both languages that says what happened and what to do."""

import errno

Approved = tuple[str, str, str]  # place id, subject, period label


class StoreError(RuntimeError):
    """The store refuses; says why and what to do in both languages."""

    def __init__(self, message_vi: str, message_en: str):
        self.message_vi, self.message_en = message_vi, message_en
        super().__init__(message_en)


class StoreChanged(StoreError):
    """Somebody else wrote the same figures between a preview and its confirmation: look again before confirming."""

    def __init__(self) -> None:
        super().__init__(
            "Số liệu vừa được người khác thay đổi. Xem lại thay đổi rồi xác nhận.",
            "The figures were just changed by somebody else. Look again, then confirm.",
        )


class ReasonNeeded(StoreError):
    """A change reaches approved periods: it needs a reason. `approved`: (place, subject, label) of each."""

    def __init__(self, approved: list[Approved]):
        self.approved = approved
        super().__init__(
            f"Thay đổi này sửa số liệu của {len(approved)} kỳ đã duyệt. Ghi lý do sửa rồi xác nhận lại; "
            "chưa có gì được ghi.",
            f"This changes figures of {len(approved)} approved periods. Give a reason and confirm again; "
            "nothing was stored.",
        )


class OnlySamples(StoreError):
    """A store of samples takes nothing but its own files, and no decision."""

    def __init__(self) -> None:
        super().__init__(
            "Đây là kho số mẫu (số công bố hoặc số mô phỏng), chỉ để xem: không nạp, không hoàn tác, không ghi "
            "quyết định vào đây. Hãy dùng kho của cơ quan.",
            "This is a store of samples (published or simulated figures), only to be looked at: nothing is loaded, "
            "taken out or decided here. Use the office's own store.",
        )


class SimulatedRefused(StoreError):
    """Made-up figures never enter the office's own store."""

    def __init__(self) -> None:
        super().__init__(
            "Đây là số mô phỏng, không phải số thật, nên không vào kho của cơ quan.",
            "These are simulated figures, not real ones: they do not enter the office's own store.",
        )


class DiskFull(StoreError):
    """There is no room; nothing was stored."""

    def __init__(self) -> None:
        super().__init__(
            "Ổ đĩa đã đầy: chưa có gì được ghi. Dọn chỗ trên ổ đĩa của kho số liệu rồi làm lại.",
            "The disk is full: nothing was stored. Make room on the disk of the store, then try again.",
        )


class Unwritable(StoreError):
    """The store's folder cannot be written; nothing was stored."""

    def __init__(self) -> None:
        super().__init__(
            "Không ghi được vào thư mục kho số liệu. Kiểm tra quyền ghi của thư mục rồi thử lại; số liệu "
            "đang có không bị ảnh hưởng.",
            "The store's folder cannot be written. Check its permissions and try again; the stored figures "
            "are untouched.",
        )


def disk_refusal(error: Exception) -> DiskFull | Unwritable:
    """What an error of the system or of DuckDB means: the disk is full, or cannot be written."""
    number = getattr(error, "errno", None)
    is_full = number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or "No space left" in str(error)
    return DiskFull() if is_full else Unwritable()


class Busy(StoreError):
    """Another program holds a lock for longer than anybody should."""

    def __init__(self) -> None:
        super().__init__(
            "Có chương trình khác đang ghi số liệu quá lâu. Chờ rồi thử lại.",
            "Another program has been writing for too long. Wait and try again.",
        )


class SnapshotMissing(StoreError):
    """There is no snapshot to answer from; a reader builds none."""

    def __init__(self) -> None:
        super().__init__(
            "Số liệu đang được dựng lại từ sổ ghi; chưa trả lời được. Chờ ít phút rồi mở lại, hoặc chạy: "
            "python manage.py prepare",
            "The figures are being built again from the ledger; there is no answer yet. Wait some minutes and "
            "open again, or run: python manage.py prepare",
        )


class SnapshotDamaged(StoreError):
    """A snapshot is not what the ledger says. It is set aside and built again; nothing is lost."""

    def __init__(self, name: str):
        self.name = name
        super().__init__(
            f"Ảnh chụp số liệu {name} hỏng hoặc không phải của kho này nên không dùng. Nó đang được dựng lại "
            "từ sổ ghi, số liệu không mất: mở lại sau ít phút.",
            f"The snapshot {name} is damaged or not of this store and is not used. It is being built again from "
            "the ledger, nothing is lost: open again in some minutes.",
        )


class BatchDamaged(StoreError):
    """A file that the ledger names is missing, or is not what was accepted.

    `name`: the batch; `path`: which file, in the store's folder.
    """

    def __init__(self, name: str, file: str, path: str):
        self.name, self.path = name, path
        vi, en = kind_of_file(path)
        super().__init__(
            f"Lần nạp {name} ({file}): {vi} trong kho bị mất hoặc không còn như lúc nạp nên không dùng. "
            "Lấy lại từ bản sao lưu: python manage.py recover --backup THƯ_MỤC_SAO_LƯU. Không có gì bị xoá.",
            f"Batch {name} ({file}): {en} in the store is missing or no longer what was accepted, and is not used. "
            "Bring it back from the backup: python manage.py recover --backup FOLDER. Nothing was removed.",
        )


def kind_of_file(path: str) -> tuple[str, str]:
    """What a file of the store is called in a sentence."""
    if path.startswith("originals/"):
        return "tệp gốc", "the original file"
    return (
        ("danh sách vấn đề", "the list of problems")
        if path.endswith(".json")
        else ("tệp số liệu", "the file of figures")
    )


class LedgerDamaged(StoreError):
    """A line before the last cannot be read or breaks the chain of hashes."""

    def __init__(self, seq: int, what_vi: str, what_en: str):
        self.seq = seq
        super().__init__(
            f"Sổ ghi hỏng ở dòng {seq}: {what_vi} {WAY_BACK[0]}",
            f"The ledger is damaged at line {seq}: {what_en} {WAY_BACK[1]}",
        )


class LedgerUnreadable(StoreError):
    """The system does not let us read the ledger."""

    def __init__(self) -> None:
        super().__init__(
            "Không đọc được sổ ghi của kho số liệu: kiểm tra đường dẫn của kho và quyền đọc. Chưa trả lời và chưa "
            "ghi gì.",
            "The ledger of the store cannot be read: check the store's path and the right to read it. Nothing is "
            "answered or written.",
        )


class LedgerBehind(StoreError):
    """The ledger is whole in itself but lacks lines that were acknowledged, or is another store's."""

    def __init__(self, lines: int, known: int):
        self.lines, self.known = lines, known
        super().__init__(
            f"Sổ ghi thiếu dòng cuối hoặc bị thay: còn {lines} dòng, kho đã ghi nhận đến dòng {known}. {WAY_BACK[0]}",
            f"The ledger lacks its last lines or was replaced: it has {lines}, the store has acknowledged line "
            f"{known}. {WAY_BACK[1]}",
        )


WAY_BACK = (
    "Chưa trả lời và chưa ghi gì để khỏi sai; không tệp nào bị xoá. Lấy lại từ các lần nạp và bản sao: "
    "python manage.py recover --backup THƯ_MỤC_SAO_LƯU (không có bản sao thì bỏ --backup).",
    "Nothing is answered or written, so that nothing is wrong; no file was removed. Bring it back from the batches and "
    "the backup: python manage.py recover --backup FOLDER (without a backup leave --backup out).",
)
