"""The two stores of samples, filled with workbooks of our own template that are loaded like any other file.

`data/samples/published.xlsx` holds the figures of four public office reports. It is built by

    python -m loaders.samples FACTS.json

from the list of figures taken from those reports (value, unit, window, qualifier; not their sentences). The
simulated set is generated, a workbook a year.
"""

import hashlib
import json
import re
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from data.facts import Fact
from data.folders import ROOT, sample_folder
from data.measures import MEASURES, canonical_counted
from data.names import nfc
from data.periods import parse_period
from data.places import find_place
from data.refusals import Busy, StoreError
from data.samples.simulated import simulated_facts
from data.store import Store
from data.stores import NAMES, PUBLISHED, SIMULATED, is_filled, mark_of
from loaders.files.documents import read_document
from loaders.files.workbook import read_workbook
from loaders.load import LoadRefused, Preview, prepare
from loaders.sources import template
from loaders.tables.checks import KEEP
from loaders.tables.context import Context
from loaders.tables.units import NEW, question_of
from loaders.template.workbook import write_template

PUBLISHED_BOOK = ROOT / "data" / "samples" / "published.xlsx"
PUBLISHED_FILE = "so-lieu-cong-bo.xlsx"
REPORTS = {
    "dong-thap-2021-10-monthly": "Báo cáo hoạt động tháng 10/2021, Văn phòng UBND tỉnh Đồng Tháp",
    "dong-thap-2022-05-monthly": "Báo cáo hoạt động tháng 5/2022, Văn phòng UBND tỉnh Đồng Tháp",
    "dong-thap-2023-q1-reform": "Báo cáo cải cách hành chính quý I/2023, Văn phòng UBND tỉnh Đồng Tháp",
    "quang-ngai-2021-annual": "Báo cáo kiểm điểm năm 2021, Văn phòng UBND tỉnh Quảng Ngãi",
}
# What a report calls itself is a unit; these speak for the whole province (rule of counting 6).
_OF_THE_PROVINCE = ("toàn tỉnh", "UBND tỉnh", "Tổng đài", "Cổng")


# -- published -------------------------------------------------------------------------------------------


def published_fact(figure: dict) -> Fact | None:
    """One figure as it was taken from a report; None where the project has no measure for it.

    `said`: measure, value, qualifier, counted, place (a name), unit_as_printed, period_label, period_start,
    period_end (ISO days, an open end null), period_basis.
    """
    if figure["measure"] not in MEASURES:
        return None
    measure, label, unit = figure["measure"], figure["period_label"], figure["unit_as_printed"]
    days = (figure["period_start"], figure["period_end"])
    start, end = (date.fromisoformat(day) if day else None for day in days)
    place = find_place(figure["place"], parse_period(label).end).id
    return Fact(
        measure,
        float(figure["value"]),
        place,
        label,
        start,
        end,
        figure["period_basis"],
        figure["qualifier"],
        canonical_counted(measure, figure["counted"]),
        "" if unit.startswith(_OF_THE_PROVINCE) else unit,
    )


def build_published(figures: list[dict], texts: Mapping[str, str]) -> bytes:
    """The workbook of published figures, each with the report it is from and the characters it stands at.

    `texts`: file of a report -> its text as the reader of prose has it. Raises `ValueError` for a passage that is not
    in it exactly once.
    """
    known = [(fact, figure) for figure in figures if (fact := published_fact(figure))]
    origins = [_origin(figure, texts[figure["file"]]) for _, figure in known]
    return write_template([fact for fact, _ in known], data_kind=PUBLISHED, origins=origins)


def report_texts(folder: Path) -> dict[str, str]:
    """The text of every report in a folder, by its file."""
    return {path.name: read_document(path.read_bytes(), path.name).text for path in sorted(folder.glob("*.txt"))}


def _origin(figure: dict, text: str) -> str:
    """Report and characters; the sentence itself stays with who published it."""
    name = figure["file"].removesuffix(".txt")
    places = list(re.finditer(r"\s+".join(map(re.escape, nfc(figure["excerpt"]).split())), text))
    if len(places) != 1:
        raise ValueError(f"{len(places)} × {figure['excerpt']}")
    return f"{name}: {REPORTS[name]}, ký tự {places[0].start()}–{places[0].end()}"


def published_facts() -> list[Fact]:
    """What the workbook kept in the project says, read by the loader."""
    return template.parse(read_workbook(PUBLISHED_BOOK.read_bytes()), Context()).facts


# -- filling a store -------------------------------------------------------------------------------------


def sample_files(name: str, day: date) -> list[tuple[str, bytes]]:
    """(name, content) of the workbooks a store of samples is made of: one of published figures, or one a year of
    simulated ones. The same day gives the same bytes."""
    if name == PUBLISHED:
        return [(PUBLISHED_FILE, PUBLISHED_BOOK.read_bytes())]
    years: dict[str, list[Fact]] = {}
    for fact in simulated_facts(day):
        years.setdefault(fact.period_label[:4], []).append(fact)
    return [
        (f"so-mo-phong-{year}.xlsx", write_template(facts, data_kind=SIMULATED))
        for year, facts in sorted(years.items())
    ]


def fill_samples(
    own: Path, name: str, today: date | None = None, progress: Callable[[str], None] = lambda text: None
) -> bool:
    """Fill the empty store of samples `name` of an office's store folder `own`, and mark it; False where it is filled.

    One whose filling was cut short is filled to the end. `progress` is told what is done next. Raises `StoreError`
    where the folder holds another store, or somebody else is filling it.
    """
    folder = sample_folder(own, name)
    folder.mkdir(parents=True, exist_ok=True)
    store = Store(folder)
    try:
        with FileLock(str(folder / "filling.lock"), timeout=0):
            return _fill(store, name, today or date.today(), progress)
    except Timeout:
        raise Busy() from None


def _fill(store: Store, name: str, today: date, progress: Callable[[str], None]) -> bool:
    lines = store.lines()
    if is_filled(lines) and store.name == name:
        store.publish()
        return False
    if lines and store.name != name:
        raise StoreError(
            f"Thư mục {store.folder} đang giữ kho khác nên không nạp số mẫu vào.",
            f"The folder {store.folder} holds another store: no samples are loaded into it.",
        )
    day = date.fromisoformat(mark_of(lines)["day"]) if lines else today
    progress(" / ".join(f"{doing} {what}" for doing, what in zip(("Đang tạo", "Making"), NAMES[name], strict=True)))
    files = sample_files(name, day)
    if not lines:
        digests = {file: hashlib.sha256(content).hexdigest() for file, content in files}
        store.mark(name, day, digests)
    stored = {batch.original for batch in store.batches()}
    _load(store, [file for file in files if hashlib.sha256(file[1]).hexdigest() not in stored], day, progress)
    return True


def _load(store: Store, files: list[tuple[str, bytes]], today: date, progress: Callable[[str], None]) -> None:
    """Read all files, two at a time, then commit them one after another and publish once.

    They hold different figures, so none changes what the preview of another said.
    """
    answers = _own_answers()
    store.publish()

    def read(file: tuple[str, bytes]) -> Preview:
        return prepare(store, file[1], file[0], answers=answers, today=today)

    head = store.head
    with ThreadPoolExecutor(max_workers=2) as pool:
        previews = []
        for preview in pool.map(read, files):
            previews.append(preview)
            progress(f"Đã đọc / Read {len(previews)}/{len(files)}: {preview.name}")
    for preview in previews:
        if preview.verdict in ("ask", "reject"):
            raise LoadRefused()
        head = store.commit(preview.reading, preview.content, preview.name, head, publish=False).number
    progress("Đang ghi / Storing")
    store.publish()


def _own_answers() -> dict[str, str]:
    """What is known of the published reports: their units are those they name, whatever resembles them in
    the store, and their periods are right, whatever the clock of the machine says."""
    facts = published_facts()
    units = {question_of(f.unit, f.place): NEW for f in facts if f.unit}
    return units | {f"future:{f.period_label}": KEEP for f in facts}


if __name__ == "__main__":
    listed = Path(sys.argv[1])
    figures = json.loads(listed.read_text(encoding="utf-8"))
    PUBLISHED_BOOK.write_bytes(build_published(figures, report_texts(listed.parent)))
