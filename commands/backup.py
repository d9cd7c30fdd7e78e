"""`backup`: copy the store to another folder and check the copy; with `--restore`, bring it back."""

from dataclasses import asdict
from pathlib import Path

from commands.output import OK, print_json
from data.backup import back_up, copy_store
from data.store import Store


def add(verbs) -> None:
    parser = verbs.add_parser("backup", help="sao lưu kho số liệu, kiểm tra bản sao / back the store up")
    parser.add_argument("folder", metavar="FOLDER", help="thư mục giữ bản sao / where the copy is kept")
    parser.add_argument(
        "--restore", action="store_true", help="chép từ FOLDER về kho đang trống / copy FOLDER back into an empty store"
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_backup)


def run_backup(options, store: Store) -> int:
    folder = Path(options.folder)
    if options.restore:
        made = copy_store(folder, store.folder)
        lines = (
            f"Đã lấy lại từ bản sao: {made.head} dòng sổ ghi, {made.batches} lần nạp; đã kiểm tra.",
            f"Brought back: {made.head} ledger lines, {made.batches} batches; checked.",
        )
    else:
        made = back_up(store, folder)
        lines = (
            f"Đã sao lưu {made.head} dòng sổ ghi, {made.batches} lần nạp ({made.copied} tệp mới) và mở thử "
            "bản sao: tốt.",
            f"Backed up {made.head} ledger lines, {made.batches} batches ({made.copied} new files); the copy "
            "was opened and checked.",
        )
    print_json(asdict(made)) if options.json else print(*lines, sep="\n")
    return OK
