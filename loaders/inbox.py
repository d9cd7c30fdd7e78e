"""The inbox: files dropped into a folder of the store are recognised; clean ones load, others wait.

    inbox/            what was dropped and waits
    inbox/da-nap/     loaded, named by batch: `b000012 bieu.xlsx`
    inbox/can-xem/    refused, each with a .txt that says why, in both languages
    inbox.json        what is known of the files that wait; derived, may be deleted
    inbox.lock        held by the one process that looks

A file that holds persons (its name may say somebody too) is known in inbox.json by a hash of its name, and its .txt
neither bears nor quotes it. A file loads by itself only when the setting `inbox_auto` is on and its verdict is accept
or normalise. Killed at any moment a file is loaded once or not at all: its bytes are recognised the next time. Nothing
is ever deleted. A file that may not be kept (it names persons) is not put away either: once loaded it lies where it was
dropped, and is said to be there, until its owner takes it out.
"""

import hashlib
import json
import logging
import re
import time
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from data.facts import Problem
from data.personal import as_words, holds_identity
from data.refusals import StoreError
from data.store import Store
from data.system import account, move_into_place, write_durably
from loaders.files import limits
from loaders.load import Preview, confirm, prepare
from loaders.neutral_names import keep_original
from loaders.problems.refusal import FileProblem

AUTO = "inbox_auto"  # the name of the setting
LOADED, REFUSED = "da-nap", "can-xem"
SETTLE_SECONDS = 3  # a file whose size has not changed for so long is looked at
PATIENCE_SECONDS = 60  # one that cannot be read may still be on its way for so long
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download", ".lock")
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini")
_MAPPED_ON_SCREEN = {"layout_unknown"}  # a person may say how to read it
_NAME_BYTES = 200
_log = logging.getLogger(__name__)
_QUOTED = re.compile("“[^”]*”")


@dataclass(frozen=True)
class Dropped:
    """A file of the inbox and what is known of it.

    `state`: copying (not whole yet), waiting (for a person), loaded, refused. `verdict` and the counts are
    those of its dry run, made when the ledger stood at `head`; `approved`: how many approved periods it would
    change, which takes a person with a reason. `is_personal`: it may not be kept; with a
    `batch` it is loaded and waits to be taken out.
    """

    name: str
    size: int
    changed_ns: int
    state: str = "copying"
    head: int = -1
    digest: str = ""
    verdict: str = ""
    source: str = ""
    places: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    new: int = 0
    changed: int = 0
    asks: int = 0
    warnings: int = 0
    batch: str = ""
    is_personal: bool = False
    approved: int = 0
    message_vi: str = ""
    message_en: str = ""

    @property
    def stamp(self) -> tuple[int, int]:
        return self.size, self.changed_ns

    @property
    def is_clean(self) -> bool:
        return self.verdict in ("accept", "normalise")


def inbox_folder(store: Store) -> Path:
    """The folder files are dropped into; made when it is not there."""
    folder = store.folder / "inbox"
    for subfolder in (folder, folder / LOADED, folder / REFUSED):
        subfolder.mkdir(parents=True, exist_ok=True)
    return folder


def is_automatic(store: Store) -> bool:
    """Whether clean files load by themselves; off until somebody turns it on."""
    return store.reader().decisions.settings.get(AUTO) is True


def dropped(store: Store) -> list[Dropped]:
    """What lies in the inbox now, the oldest first, with what is known of each file."""
    folder = store.folder / "inbox"
    known = _known(store)
    files = []
    for path in folder.iterdir() if folder.is_dir() else ():
        now = _look_at(path)
        if now:
            before = known.get(now.name) or known.get(_hashed(now.name))
            files.append(replace(before, name=now.name) if before and before.stamp == now.stamp else now)
    return sorted(files, key=lambda f: (f.changed_ns, f.name))


def has_news(store: Store) -> bool:
    """Whether a look would find a file that is new, or one that waits while the ledger has moved on."""
    return any(file.state != "waiting" or file.head != store.head for file in dropped(store))


def read_dropped(store: Store, name: str) -> bytes | None:
    """The bytes of a file of the inbox; None when it is gone."""
    try:
        return (store.folder / "inbox" / Path(name).name).read_bytes()
    except OSError:
        return None


def settle(store: Store, digest: str, batch: str) -> None:
    """The file with these bytes was loaded elsewhere, on the screen: put it away under its batch."""
    if not store.batch(batch).original:  # it may not be kept
        return
    for file in dropped(store):
        content = read_dropped(store, file.name) if file.digest in ("", digest) else None
        if content is not None and hashlib.sha256(content).hexdigest() == digest:
            _put_away(store, file.name, batch)


def set_aside(store: Store, name: str, problems: list[Problem], is_personal: bool = False) -> None:
    """Put a file of the inbox among the refused, with what is wrong with it; of one that holds persons neither name
    nor words."""
    path = store.folder / "inbox" / Path(name).name
    is_personal = (
        is_personal
        or holds_identity(as_words(name))
        or any(file.name == path.name and file.is_personal for file in dropped(store))
    )
    target = _free(inbox_folder(store) / REFUSED, path.name)
    try:
        stat = path.stat()
        move_into_place(path, target)
    except FileNotFoundError:  # somebody else was quicker
        return
    note, called = f"{target.name}.txt", path.name
    if is_personal:
        note = f"ly-do {_hashed(path.name)[1:9]}.txt"
        called = f"{stat.st_size} byte, {datetime.fromtimestamp(stat.st_mtime):%d/%m/%Y %H:%M:%S}"
        problems = [
            replace(p, message_vi=_QUOTED.sub("“…”", p.message_vi), message_en=_QUOTED.sub("“…”", p.message_en))
            for p in problems
        ]
    write_durably(_free(target.parent, note), _reasons(called, problems))


class Inbox:
    """Looks into the inbox of a store; remembers from look to look how large each file was.

    `settle_seconds`, `patience_seconds`: how long a file rests before it is read, and before it is refused.
    """

    def __init__(
        self,
        store: Store,
        settle_seconds: float = SETTLE_SECONDS,
        patience_seconds: float = PATIENCE_SECONDS,
        today: date | None = None,
    ):
        self.store, self.today = store, today
        self.settle_seconds, self.patience_seconds = settle_seconds, patience_seconds
        self._seen: dict[str, tuple[tuple[int, int], float]] = {}  # name: stamp, since when
        self._unread: dict[str, tuple[int, int]] = {}  # name: the stamp it could not be read with
        self._lock = FileLock(str(store.folder / "inbox.lock"), timeout=0)

    def look(self) -> list[Dropped] | None:
        """One look: every file that is whole is recognised, loaded, refused or left waiting.

        Returns what became of each; None when another process is looking.
        """
        inbox_folder(self.store)
        try:
            with self._lock:
                files = [self._tried(file) for file in dropped(self.store)]
                # What was loaded meanwhile is no news to the files that waited before it.
                files = [replace(f, head=self.store.head) if f.head >= 0 else f for f in files]
                _remember(self.store, [f for f in files if f.state == "waiting"])
                return files
        except Timeout:
            return None

    def _tried(self, file: Dropped) -> Dropped:
        """What became of a file; one that cannot be moved now (its error would name it in a log) waits."""
        try:
            return self._settled(file)
        except OSError as error:
            _log.warning("inbox: %s, a file waits", type(error).__name__)
            return replace(file, state="copying")

    def _settled(self, file: Dropped) -> Dropped:
        if file.state == "waiting" and file.head == self.store.head:
            return file
        rests = self._rests(file)
        least = self.patience_seconds if self._unread.get(file.name) == file.stamp else self.settle_seconds
        if rests < least:
            return replace(file, state="copying")
        return self._recognised(file, rests)

    def _rests(self, file: Dropped) -> float:
        """For how many seconds the file has been as it is, as far as this process has seen."""
        stamp, since = self._seen.get(file.name, (None, 0.0))
        if stamp != file.stamp:
            since = time.monotonic()
            self._seen[file.name] = (file.stamp, since)
        return time.monotonic() - since

    def _recognised(self, file: Dropped, rests: float) -> Dropped:
        name, path = file.name, self.store.folder / "inbox" / file.name
        if file.size > limits.FILE_BYTES:
            mb = limits.FILE_BYTES // limits.MB
            return self._refused(file, [FileProblem("too_big", f"trên {mb} MB", f"over {mb} MB").problem])
        try:
            content = path.read_bytes()
        except OSError:  # gone, or its writer still holds it
            return replace(file, state="copying")
        if len(content) != file.size:
            return replace(file, state="copying")
        preview = prepare(self.store, content, name, today=self.today)
        codes = {p.code for p in preview.problems}
        if preview.verdict == "reject" and "our_fault" not in codes and not codes & _MAPPED_ON_SCREEN:
            if rests < self.patience_seconds:
                self._unread[name] = file.stamp
                return replace(file, state="copying")
            return self._refused(_told(file, preview), preview.problems)
        told = replace(_told(file, preview), digest=hashlib.sha256(content).hexdigest())
        if preview.is_unchanged and preview.reading.facts and preview.verdict not in ("ask", "reject"):
            batch = preview.already.id if preview.already else ""
            if told.is_personal:
                return _to_be_taken_out(told, batch)
            _put_away(self.store, name, batch or "khong-doi")
            return replace(told, state="loaded", batch=batch)
        if told.is_clean and not told.approved and is_automatic(self.store):
            return self._loaded(told, preview)
        return told

    def _loaded(self, file: Dropped, preview: Preview) -> Dropped:
        try:
            batch = confirm(self.store, preview, who=f"{account()} · inbox")
            number = batch.id if batch else ""
        except StoreError as error:  # somebody wrote in between, or the disk is full: the next look sees
            return replace(file, head=-1, message_vi=error.message_vi, message_en=error.message_en)
        if file.is_personal:
            return _to_be_taken_out(file, number)
        _put_away(self.store, file.name, number)
        return replace(file, state="loaded", batch=number)

    def _refused(self, file: Dropped, problems: list[Problem]) -> Dropped:
        set_aside(self.store, file.name, problems, file.is_personal)
        first = problems[0]
        return replace(file, state="refused", message_vi=first.message_vi, message_en=first.message_en)


def _told(file: Dropped, preview: Preview) -> Dropped:
    """A file with what its dry run says."""
    facts, problems = preview.reading.facts, preview.problems
    grave = next((p for p in problems if p.severity == "reject"), None)
    message = (grave.message_vi, grave.message_en) if grave else _reason_asked(len(preview.approved))
    return replace(
        file,
        state="waiting",
        head=preview.head,
        verdict=preview.verdict,
        source=preview.reading.source,
        places=tuple(sorted({f.place for f in facts})),
        labels=tuple(sorted({f.period_label for f in facts})),
        new=len(preview.new),
        changed=len(preview.changed),
        asks=sum(p.severity == "ask" for p in problems),
        warnings=sum(p.severity == "warn" for p in problems),
        is_personal=not keep_original(preview.reading),
        approved=len(preview.approved),
        message_vi=message[0],
        message_en=message[1],
    )


def _reason_asked(count: int) -> tuple[str, str]:
    """What is said of a file that would change approved periods; nothing of others."""
    if not count:
        return "", ""
    return (
        f"Tệp sửa số liệu của {count} kỳ đã duyệt: mở tệp ở màn hình Nạp dữ liệu, ghi lý do rồi xác nhận.",
        f"It changes {count} approved periods: open it on the Load data screen, give a reason and confirm.",
    )


def _to_be_taken_out(file: Dropped, batch: str) -> Dropped:
    return replace(
        file,
        batch=batch or "0",
        message_vi="Đã nạp. Tệp có dữ liệu cá nhân, chương trình không giữ: hãy lấy tệp ra khỏi inbox.",
        message_en="Loaded. The file holds personal data and is not kept: take it out of the inbox.",
    )


def _look_at(path: Path) -> Dropped | None:
    """A file somebody dropped; None for folders, links, and what Office, browsers and systems put there."""
    name = path.name.lower()
    if name.startswith(("~$", ".", "~")) or name.endswith(_UNFINISHED) or name in _OF_THE_SYSTEM:
        return None
    try:
        if path.is_symlink() or not path.is_file():
            return None
        stat = path.stat()
    except OSError:
        return None
    return Dropped(path.name, stat.st_size, stat.st_mtime_ns)


# -- what is known of the files that wait ----------------------------------------------------------------


def _frozen(value) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _known(store: Store) -> dict[str, Dropped]:
    names = {field.name for field in fields(Dropped)}
    try:
        rows = json.loads((store.folder / "inbox.json").read_text(encoding="utf-8"))
        return {
            row["name"]: Dropped(**{name: _frozen(value) for name, value in row.items() if name in names})
            for row in rows
        }
    except (OSError, ValueError, TypeError, KeyError):  # not there, or of another version: read again
        return {}


def _remember(store: Store, waiting: list[Dropped]) -> None:
    files = [
        replace(f, name=_hashed(f.name)) if f.is_personal or holds_identity(as_words(f.name)) else f for f in waiting
    ]
    content = json.dumps([asdict(file) for file in files], ensure_ascii=False, indent=1).encode()
    path = store.folder / "inbox.json"
    if not path.exists() or path.read_bytes() != content:
        write_durably(path, content)


def _hashed(name: str) -> str:
    """What a file is known by whose name may not be written down; no system lets a file be called so (it has a :)."""
    return ":" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


# -- putting away ----------------------------------------------------------------------------------------


def _put_away(store: Store, name: str, batch: str) -> None:
    path = store.folder / "inbox" / name
    try:
        move_into_place(path, _free(inbox_folder(store) / LOADED, f"{batch} {name}"))
    except OSError:  # gone, or still held open elsewhere: the next look finds it unchanged and tries again
        return


def _free(folder: Path, name: str) -> Path:
    """A name in a folder that is not taken, no longer than any system allows."""
    stem, dot, end = name.rpartition(".")
    if not dot:
        stem, end = name, ""
    while len(stem.encode()) > _NAME_BYTES:
        stem = stem[:-1]
    number, path = 2, folder / f"{stem}{dot}{end}"
    while path.exists():
        path, number = folder / f"{stem} ({number}){dot}{end}", number + 1
    return path


def _reasons(name: str, problems: list[Problem]) -> bytes:
    """Why a file was refused, for the person who dropped it; with a mark old editors know UTF-8 by."""
    lines = [
        f"{name} · {datetime.now():%d/%m/%Y %H:%M}",
        "",
        "Tệp này chưa nạp được. Số liệu đang có không bị ảnh hưởng.",
        "This file was not loaded. The stored figures are untouched.",
        "",
    ]
    for problem in problems:
        is_said = not problem.locator or problem.locator in problem.message_vi
        where = "" if is_said else f"[{problem.locator}] "
        lines += [f"{where}{problem.message_vi}", f"{where}{problem.message_en}", ""]
    lines += [
        "Sửa theo câu trên rồi thả lại vào thư mục inbox.",
        "Mend it as said above, then drop it into the folder inbox again.",
        "",
    ]
    return "\r\n".join(lines).encode("utf-8-sig")
