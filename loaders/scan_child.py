"""The process that draws the pages of a scan: `python -m loaders.scan_child FOLDER`, guarded as the one that reads."""

import sys
from pathlib import Path

from data.system import give_way
from loaders.child import OF_PDF, guard
from loaders.files.pdf import load_library, pictures_of
from loaders.files.pictures import pack
from loaders.pipes import give_failure, give_result, take_input
from loaders.problems.refusal import FileProblem


def main(folder: Path) -> None:
    give_way()
    _, content = take_input()
    load_library()
    guard(folder, OF_PDF)
    try:
        try:
            result = pack(pictures_of(content))
        except FileProblem:
            result = b""  # nothing to recognise: the refusal of the reading stands
        give_result(result)
    except BaseException as error:
        give_failure(error)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
