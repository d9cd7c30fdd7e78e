"""`batches`, `withdraw`, `restore`, `sample`, `verify`, `prepare`: the store and its ledger."""

import argparse
import sys

from commands.output import OK, OUR_FAULT, add_store, print_json, table
from commands.reason import add_reason, reason_of
from data.accepted import Batch
from data.folders import DEFAULT_STORE
from data.refusals import StoreError
from data.store import Store
from data.stores import NAMES, SAMPLES


def add(verbs) -> None:
    listing = verbs.add_parser("batches", help="các lần nạp / what was loaded")
    add_store(listing)
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
    sample = verbs.add_parser("sample", help="kho số mẫu, để riêng / stores of samples, apart from the own one")
    sample.add_argument("what", choices=("load",))
    sample.add_argument("names", nargs="*", metavar="published|simulated", help="mặc định: cả hai / both by default")
    sample.set_defaults(run=run_sample)
    verify = verbs.add_parser("verify", help="kiểm tra kho số liệu / check the store")
    add_store(verify)
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
        "set_aside": batch.is_set_aside,
        "places": list(batch.places),
        "periods": list(batch.labels),
        "new": batch.new,
        "changed": batch.changed,
        "problems": dict(batch.problems),
    }


def run_batches(options, store: Store) -> int:
    rows = [describe(b) for b in store.batches()]
    if options.json:
        print_json({"store": store.name, "batches": rows})
        return OK
    for row in rows:
        row["state"] = "để riêng" if row["set_aside"] else "đang dùng" if row["live"] else "đã hoàn tác"
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
    """Fill the stores of samples that are empty, and say so of those that are not."""
    from loaders.samples import fill_samples

    if unknown := sorted(set(options.names) - set(SAMPLES)):
        raise StoreError(
            f"Không có kho “{unknown[0]}”. Có: {', '.join(SAMPLES)}.",
            f"There is no store “{unknown[0]}”. There are: {', '.join(SAMPLES)}.",
        )
    for name in options.names or SAMPLES:
        vi, en = NAMES[name]
        if fill_samples(store.folder, name, progress=_progress):
            print(f"Đã tạo kho “{vi}”. / The store “{en}” is filled.")
        else:
            print(f"Kho “{vi}” đã có số, không nạp thêm. / The store “{en}” is filled already.")
    return OK


def _progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run_verify(options, store: Store) -> int:
    findings = store.verify()
    if options.json:
        print_json(
            {
                "store": store.name,
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
    """Make the own store ready. Beside the default one, while it is new, the samples a first start shows."""
    is_new = store.head == 0
    store.prepare()
    if is_new and store.folder.resolve() == DEFAULT_STORE.resolve():
        run_sample(argparse.Namespace(names=[]), store)
    print("Kho số liệu sẵn sàng. / The store is ready.")
    return OK
