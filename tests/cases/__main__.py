"""Writes all workbooks and their expected.json, and says what becomes of them.

python -m tests.cases FOLDER            writes them
python -m tests.cases FOLDER --judge    reads every file of a folder of cases and judges each
python -m tests.cases --readings        writes down anew what is read of the cases in readings/ and the words in words/
"""

import argparse
import json
from pathlib import Path

from tests.cases.judge import judged, told
from tests.cases.offices import cases
from tests.cases.offices.drawing import write
from tests.cases.readings import write_readings
from tests.cases.words import write_words


def main(folder: Path) -> None:
    """One workbook a case under files/, one line a case in expected.json, as in shared/cases."""
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    for case in cases():
        write(case.sheets, files / f"{case.slug}.xlsx")
    lines = ",\n".join(json.dumps(case.expected(), ensure_ascii=False) for case in cases())
    (folder / "expected.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--readings", action="store_true")
    options = parser.parse_args()
    if options.readings:
        write_readings()
        write_words()
    elif options.folder is None:
        parser.error("FOLDER?")
    elif options.judge:
        print(told(judged(options.folder)))
    else:
        main(options.folder)
