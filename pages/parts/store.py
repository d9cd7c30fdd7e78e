"""The stores the dashboard shows: opened once a process; published, checked and mended behind the readers' backs."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from data.folders import sample_folder, store_folder
from data.ledger import HANOI, now
from data.refusals import StoreError
from data.store import Store
from data.stores import SAMPLES

LOG = logging.getLogger("dashboard")
LOOK_SECONDS = 1.0
PAUSE_SECONDS = 30.0  # after what could not be done
NIGHT_HOUR = 2  # from this hour on, once a day, the whole store is built anew beside itself and compared
_FINDINGS: dict[str, list[tuple[str, str]]] = {}
_CHECKED: dict[str, str] = {}  # store folder: when its last verification ended
_HINDRANCE: dict[str, tuple[str, str]] = {}  # store folder: why its newest figures cannot be shown


@cache
def store_at(folder: Path) -> Store:
    """The store in a folder, one object a process."""
    return Store(folder)


def the_store() -> Store:
    """The office's own store."""
    return store_at(store_folder().resolve())


def findings(store: Store) -> list[tuple[str, str]]:
    """What is wrong with the store, as (vi, en): what kept its newest figures back, what the verification found; []
    while that runs and when all is well."""
    hindrance = _HINDRANCE.get(str(store.folder))
    return ([hindrance] if hindrance else []) + _FINDINGS.get(str(store.folder), [])


def last_check(store: Store) -> str | None:
    """When the last verification of this process ended, as the ledger writes times; None while the first runs."""
    return _CHECKED.get(str(store.folder))


def verify_behind(store: Store, thorough: bool = True) -> threading.Thread:
    """Check the store in the background; log what is wrong and keep it for the screens."""
    thread = threading.Thread(target=_check, args=(store, thorough), name="verify", daemon=True)
    thread.start()
    return thread


def watch_store(store: Store, look_seconds: float = LOOK_SECONDS) -> Callable[[], None]:
    """Until the function returned is called: publish what is stored and not shown yet (a snapshot is missing or
    damaged, its writer was ended), compare all hashes at the start and everything once a night. The stores of samples
    within it are kept in order as well."""
    stop = threading.Event()

    def watch() -> None:
        pause = _publish(store, look_seconds)
        for samples in _samples_of(store):
            _publish(samples, look_seconds)
        for checked_store in (store, *_samples_of(store)):
            _check(checked_store, thorough=False)
        checked = datetime.now(HANOI).date()
        while not stop.wait(pause):
            pause = _publish(store, look_seconds)
            for samples in _samples_of(store):
                _publish(samples, look_seconds)
            clock = datetime.now(HANOI)
            if clock.date() != checked and clock.hour >= NIGHT_HOUR:
                checked = clock.date()
                for checked_store in (store, *_samples_of(store)):
                    _check(checked_store, thorough=True)

    thread = threading.Thread(target=watch, name="store", daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join(timeout=5)

    return end


def _samples_of(own: Store) -> list[Store]:
    """The stores of samples there are, being filled or filled."""
    folders = [sample_folder(own.folder, name) for name in SAMPLES]
    return [store_at(folder) for folder in folders if (folder / "ledger.jsonl").exists()]


def _publish(store: Store, look_seconds: float) -> float:
    """Publish where needed; how long to rest after that."""
    try:
        store.publish()
    except StoreError as error:
        message = (error.message_vi, error.message_en)
        if _HINDRANCE.get(str(store.folder)) != message:
            LOG.error("store: %s | %s", *message)
        _HINDRANCE[str(store.folder)] = message
        return PAUSE_SECONDS
    _HINDRANCE.pop(str(store.folder), None)
    return look_seconds


def _check(store: Store, thorough: bool) -> None:
    try:
        faults = store.verify(thorough)
    except StoreError as error:  # a folder that cannot be written cannot be checked either
        faults = [(error.message_vi, error.message_en)]
    _FINDINGS[str(store.folder)], _CHECKED[str(store.folder)] = faults, now()
    for message_vi, message_en in faults:
        LOG.error("verify: %s | %s", message_vi, message_en)
