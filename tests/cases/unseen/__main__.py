"""Writes the unseen workbooks and their expected.json: python -m tests.cases.unseen FOLDER."""

import json
import sys
from pathlib import Path

from tests.cases.offices.drawing import write
from tests.cases.unseen import cases


def main(folder: Path) -> None:
    """One workbook a case under files/, one line a case in expected.json, as `tests.cases` writes its own."""
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    for case in cases():
        write(case.sheets, files / f"{case.slug}.xlsx")
    lines = ",\n".join(json.dumps(case.expected(), ensure_ascii=False) for case in cases())
    (folder / "expected.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
