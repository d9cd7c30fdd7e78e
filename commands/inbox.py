"""`inbox`: recognise what was dropped into the store's inbox; load what is clean where the setting allows."""

import time
from dataclasses import asdict

from commands.output import OK, REFUSED, print_json, table
from data.store import Store
from loaders.inbox import Dropped

LOOK_SECONDS = 5
_SHORT_SECONDS = 0.5
_STATES = {"loaded": "đã nạp", "refused": "cần xem", "waiting": "chờ xác nhận", "copying": "đang chép"}


def add(verbs) -> None:
    parser = verbs.add_parser("inbox", help="hộp thư đến: tệp thả vào inbox/ / files dropped into inbox/")
    parser.add_argument("--once", action="store_true", help="xem một lượt rồi thôi / look once, then stop")
    parser.add_argument(
        "--auto",
        choices=("on", "off"),
        help="tệp sạch tự nạp hay chờ xác nhận / clean files load by themselves, or wait",
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_inbox)


def run_inbox(options, store: Store) -> int:
    from loaders.inbox import AUTO, Inbox, inbox_folder, is_automatic

    if options.auto and is_automatic(store) != (options.auto == "on"):
        store.decide("setting", name=AUTO, value=options.auto == "on")
    store.publish()
    inbox = Inbox(store)
    if options.once:
        return _once(options, inbox)
    print(f"Đang chờ tệp ở {inbox_folder(store)} (Ctrl+C: dừng) / waiting for files (Ctrl+C: stop)", flush=True)
    told: dict[str, tuple] = {}
    try:
        while True:
            for file in inbox.look() or ():
                if told.get(file.name) != (file.state, file.stamp):
                    told[file.name] = (file.state, file.stamp)
                    print(_line(file), flush=True)
            time.sleep(LOOK_SECONDS)
    except KeyboardInterrupt:
        return OK


def _once(options, inbox) -> int:
    """Look until every file is loaded, refused or waits; one that is still being copied is waited for."""
    became: dict[str, Dropped] | None = {}
    while became is not None:
        files = inbox.look()
        if files is None:
            became = None
            continue
        became |= {file.name: file for file in files}
        if not any(file.state == "copying" for file in files):
            break
        time.sleep(_SHORT_SECONDS)
    rows = list((became or {}).values())
    if options.json:
        print_json({"busy": became is None, "files": [asdict(file) for file in rows]})
    elif became is None:
        print("Chương trình khác đang xem hộp thư đến. / Another program is looking into the inbox.")
    elif not rows:
        print("Hộp thư đến trống. / The inbox is empty.")
    else:
        print(
            table(
                [asdict(file) | {"state": _STATES[file.state]} for file in rows],
                {
                    "name": "tệp",
                    "state": "tình trạng",
                    "source": "nguồn",
                    "new": "mới",
                    "changed": "thay đổi",
                    "asks": "cần chọn",
                    "warnings": "cảnh báo",
                    "batch": "lần nạp",
                },
            )
        )
    return REFUSED if any(file.state in ("waiting", "refused") for file in rows) else OK


def _line(file) -> str:
    text = f"{file.name}: {_STATES[file.state]}"
    if file.batch:
        text += f" {file.batch}"
    return f"{text}. {file.message_vi}" if file.message_vi else text
