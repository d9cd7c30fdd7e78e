"""Writes all workbooks and their expected.json, and says what becomes of them.

python -m tests.cases FOLDER            writes them
python -m tests.cases FOLDER --judge    reads every file of a folder of cases and judges each
python -m tests.cases --readings        writes down anew what is read of the cases in readings/ and the words in words/
"""

import json
import sys
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
    if "--readings" in sys.argv:
        write_readings()
        write_words()
    elif "--judge" in sys.argv:
        print(told(judged(Path(sys.argv[1]))))
    else:
        main(Path(sys.argv[1]))
