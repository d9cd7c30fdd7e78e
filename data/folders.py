"""Where things lie: the folder of the program, and the store it reads."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_STORE = ROOT / "data" / "store"
SAMPLES_NAME = "samples"


def store_folder(named: str | None = None) -> Path:
    """The folder of the office's own store: a person named it (`--data`), else `KPI_DATA`, else the default one."""
    return Path(named or os.environ.get("KPI_DATA") or DEFAULT_STORE)


def sample_folder(own: Path, name: str) -> Path:
    """The folder of a store of samples (`data.stores.SAMPLES`), within that of the own one.

    Who moves the own store, or names another, has named the one folder that is surely ours and can be written; beside
    it there may be anything. A backup copies what the ledger of the own store names, and so leaves the samples out.
    """
    return own / SAMPLES_NAME / name
