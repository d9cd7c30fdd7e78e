"""Where things lie: the folder of the program, and the store it reads."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_STORE = ROOT / "data" / "store"


def store_folder(named: str | None = None) -> Path:
    """The folder a person named (`--data`), else `KPI_DATA`, else the default one, which starts with samples."""
    return Path(named or os.environ.get("KPI_DATA") or DEFAULT_STORE)
