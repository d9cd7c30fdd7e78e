"""`recover`: the way back when the ledger lost lines, or a file it names is damaged."""

from dataclasses import asdict
from pathlib import Path

from commands.output import OK, print_json
from data.recovery import recover
from data.store import Store


def add(verbs) -> None:
    parser = verbs.add_parser("recover", help="chữa kho hỏng từ các lần nạp và bản sao lưu / mend a damaged store")
    parser.add_argument("--backup", metavar="FOLDER", help="thư mục bản sao lưu / the folder of a backup")
    parser.add_argument(
        "--accept-loss",
        action="store_true",
        help="bỏ các dòng không lấy lại được / give up lines that cannot be brought back",
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_recover)


def run_recover(options, store: Store) -> int:
    made = recover(store, Path(options.backup) if options.backup else None, options.accept_loss)
    if options.json:
        print_json(asdict(made))
        return OK
    print(
        f"Kho đã nguyên vẹn: {made.lines} dòng sổ ghi, lấy lại {made.gained} dòng và {made.files} tệp.",
        f"The store is whole: {made.lines} ledger lines; {made.gained} lines and {made.files} files came back.",
        sep="\n",
    )
    if made.lost:
        print(
            f"Đã bỏ dòng {', '.join(map(str, made.lost))}.",
            f"Given up: line {', '.join(map(str, made.lost))}.",
            sep="\n",
        )
    for name in made.aside:
        print(f"  → {name}")
    return OK
