"""The store the dashboard shows: opened once a process, verified behind the first reader's back."""

import logging
import os
import threading
from functools import cache
from pathlib import Path

from data.ledger import LedgerDamaged, now
from data.store import Store, StoreError

ROOT = Path(__file__).resolve().parent.parent.parent
LOG = logging.getLogger("dashboard")
_FINDINGS: dict[str, list[tuple[str, str]]] = {}
_CHECKED: dict[str, str] = {}  # store folder: when its last verification ended


def store_folder() -> Path:
    """The folder named by KPI_DATA, else the project's own."""
    return Path(os.environ.get("KPI_DATA") or ROOT / "data" / "store").resolve()


@cache
def _opened(folder: Path) -> Store:
    return Store(folder)


def the_store() -> Store:
    """The one store of this process."""
    return _opened(store_folder())


def findings(store: Store) -> list[tuple[str, str]]:
    """What the verification found wrong, as (vi, en); [] while it runs and when all is well."""
    return _FINDINGS.get(str(store.folder), [])


def last_check(store: Store) -> str | None:
    """When the last verification of this process ended, as the ledger writes times; None while the first runs."""
    return _CHECKED.get(str(store.folder))


def verify_behind(store: Store) -> threading.Thread:
    """Check the whole store in the background; log what is wrong and keep it for the screens."""

    def check() -> None:
        try:
            store.reader()  # builds the snapshot when it is missing, before the first reader asks
        except (StoreError, LedgerDamaged) as error:
            LOG.error("store: %s | %s", error.message_vi, error.message_en)
        try:
            found = store.verify()
        except (StoreError, LedgerDamaged) as error:  # a folder that cannot be written cannot be checked either
            found = [(error.message_vi, error.message_en)]
        _FINDINGS[str(store.folder)], _CHECKED[str(store.folder)] = found, now()
        for message_vi, message_en in found:
            LOG.error("verify: %s | %s", message_vi, message_en)

    thread = threading.Thread(target=check, name="verify", daemon=True)
    thread.start()
    return thread
