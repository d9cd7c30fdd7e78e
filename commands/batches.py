"""`batches`, `withdraw`, `restore`, `sample`, `verify`, `prepare`: the store and its ledger."""

import sys

from commands.output import OK, OUR_FAULT, print_json, table
from commands.reason import add_reason, reason_of
from data.accepted import Batch
from data.store import Store


def add(verbs) -> None:
    listing = verbs.add_parser("batches", help="các lần nạp / what was loaded")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=run_batches)
    for name, text in (
        ("withdraw", "hoàn tác một lần nạp / take a batch out"),
        ("restore", "dùng lại lần nạp đã hoàn tác / put it back"),
    ):
        parser = verbs.add_parser(name, help=text)
        parser.add_argument("batch", metavar="BATCH")
        add_reason(parser)
        parser.add_argument("--json", action="store_true")
        parser.set_defaults(run=run_withdraw if name == "withdraw" else run_restore)
    sample = verbs.add_parser("sample", help="dữ liệu mẫu / sample figures")
    sample.add_argument("what", choices=("load", "withdraw"))
    sample.set_defaults(run=run_sample)
    verify = verbs.add_parser("verify", help="kiểm tra kho số liệu / check the store")
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(run=run_verify)
    verbs.add_parser("prepare", help="chuẩn bị kho số liệu / make the store ready").set_defaults(run=run_prepare)


def describe(batch: Batch) -> dict:
    return {
        "batch": batch.id,
        "time": batch.time,
        "who": batch.who,
        "file": batch.file,
        "source": batch.source,
        "facts": batch.facts,
        "live": batch.is_live,
        "withdrawn_at": batch.withdrawn_at or None,
        "sample": batch.is_sample,
        "places": list(batch.places),
        "periods": list(batch.labels),
        "new": batch.new,
        "changed": batch.changed,
        "problems": dict(batch.problems),
    }


def run_batches(options, store: Store) -> int:
    rows = [describe(b) for b in store.batches()]
    if options.json:
        print_json({"batches": rows})
        return OK
    for row in rows:
        row["state"] = "đang dùng" if row["live"] else "đã hoàn tác"
        row["found"] = sum(row["problems"].values()) or None
    print(
        table(
            rows,
            {
                "batch": "lần nạp",
                "time": "lúc",
                "who": "người nạp",
                "file": "tệp",
                "source": "nguồn",
                "facts": "số liệu",
                "found": "vấn đề",
                "state": "tình trạng",
            },
        )
    )
    return OK


def run_withdraw(options, store: Store) -> int:
    return _turned(options, store.withdraw(options.batch, reason=reason_of(options)), "Đã hoàn tác")


def run_restore(options, store: Store) -> int:
    return _turned(options, store.restore(options.batch, reason=reason_of(options)), "Đã dùng lại")


def _turned(options, batch: Batch, verb: str) -> int:
    if options.json:
        print_json(describe(batch) | {"warning": batch.warning})
    else:
        print(f"{verb} {batch.id} ({batch.file}, {batch.facts} số liệu).")
    warn(batch)
    return OK


def warn(batch: Batch) -> None:
    """Say what is to be known of a batch that was written but does not show yet."""
    for text in batch.warning or ():
        print(text, file=sys.stderr)


def run_sample(options, store: Store) -> int:
    from loaders.samples import load_samples, withdraw_samples

    if options.what == "load":
        load_samples(store, progress=_progress)
        print("Đã nạp dữ liệu mẫu. / The samples are loaded.")
    else:
        done = withdraw_samples(store)
        print(f"Đã gỡ dữ liệu mẫu: {len(done)} lần nạp. / The synthetic samples are withdrawn.")
    return OK


def _progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run_verify(options, store: Store) -> int:
    findings = store.verify()
    if options.json:
        print_json(
            {
                "clean": not findings,
                "ledger_lines": store.head if not findings else None,
                "findings": [{"message_vi": vi, "message_en": en} for vi, en in findings],
            }
        )
    elif findings:
        for vi, en in findings:
            print(vi, en, sep="\n")
    else:
        print(f"Kho số liệu nguyên vẹn: {store.head} dòng sổ ghi, {len(store.batches())} lần nạp.")
        print(f"The store is intact: {store.head} ledger lines, {len(store.batches())} batches.")
    return OUR_FAULT if findings else OK


def run_prepare(options, store: Store) -> int:
    store.prepare()
    print("Kho số liệu sẵn sàng. / The store is ready.")
    return OK
