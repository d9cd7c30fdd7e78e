"""The two sample sets, both as workbooks of our own template, loaded like any other file.

`data/samples/published.xlsx` holds the figures of four public office reports. It is built by

    python -m loaders.samples FACTS.json

from the list of figures taken from those reports (value, unit, window, qualifier; not their sentences). The
synthetic set is generated, a workbook a year.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from data.facts import Fact
from data.folders import ROOT
from data.measures import MEASURES, canonical_counted
from data.periods import parse_period
from data.places import find_place
from data.samples.batches import withdraw_samples
from data.samples.synthetic import published_years, synthetic_facts
from data.store import Store
from loaders.files.workbook import read_workbook
from loaders.load import LoadRefused, Preview, prepare
from loaders.sources import template
from loaders.tables.checks import KEEP
from loaders.tables.context import Context
from loaders.tables.units import NEW, question_of
from loaders.template.workbook import write_template

__all__ = ["build_published", "load_samples", "published_fact", "published_facts", "sample_files", "withdraw_samples"]

PUBLISHED = ROOT / "data" / "samples" / "published.xlsx"
PUBLISHED_NAME = "so-lieu-cong-bo.xlsx"
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


def build_published(figures: list[dict]) -> bytes:
    """The workbook of published figures, each with the report it is from."""
    known = [(fact, figure) for figure in figures if (fact := published_fact(figure))]
    names = [figure["file"].removesuffix(".txt") for _, figure in known]
    origins = [f"{name}: {REPORTS[name]}" for name in names]
    return write_template([fact for fact, _ in known], data_kind="published", origins=origins)


def published_facts() -> list[Fact]:
    """What the workbook kept in the project says, read by the loader."""
    return template.parse(read_workbook(PUBLISHED.read_bytes()), Context()).facts


# -- both sets -------------------------------------------------------------------------------------------


def sample_files(today: date) -> list[tuple[str, bytes]]:
    """(name, content) of all sample workbooks: the published figures, then the synthetic ones by year.

    The same day gives the same bytes. Synthetic figures leave out every place × year of a subject where a
    published one stands.
    """
    files = [(PUBLISHED_NAME, PUBLISHED.read_bytes())]
    years: dict[str, list[Fact]] = {}
    for fact in synthetic_facts(today, published_years(published_facts())):
        years.setdefault(fact.period_label[:4], []).append(fact)
    return files + [
        (f"du-lieu-mau-{year}.xlsx", write_template(facts, data_kind="synthetic"))
        for year, facts in sorted(years.items())
    ]


def load_samples(store: Store, today: date | None = None, progress: Callable[[str], None] = lambda text: None) -> None:
    """Load both sets through the loader, published once at the end.

    What is live stays; what was withdrawn is put back instead of being loaded twice. `progress` is told what
    is done next. Raises `StoreError` and `StoreChanged` as any load does.
    """
    today = today or date.today()
    store.publish()
    progress("Đang tạo dữ liệu mẫu / Making the samples")
    files = sample_files(today)
    stored = {batch.original: batch for batch in store.batches()}
    wanted = []
    for name, content in files:
        batch = stored.get(hashlib.sha256(content).hexdigest())
        if batch is None:
            wanted.append((name, content))
        elif not batch.is_live:
            progress(f"Khôi phục / Restoring {name}")
            store.restore(batch.id)
    _load(store, wanted, today, progress)


def _load(store: Store, files: list[tuple[str, bytes]], today: date, progress: Callable[[str], None]) -> None:
    """Read all files, two at a time, then commit them one after another and publish once.

    They hold different figures, so none changes what the preview of another said.
    """
    answers = _own_answers()

    def read(file: tuple[str, bytes]) -> Preview:
        return prepare(store, file[1], file[0], answers=answers, today=today)

    head, is_changed = store.head, False
    with ThreadPoolExecutor(max_workers=2) as pool:
        previews = []
        for preview in pool.map(read, files):
            previews.append(preview)
            progress(f"Đã đọc / Read {len(previews)}/{len(files)}: {preview.name}")
    for preview in previews:
        if preview.verdict in ("ask", "reject"):
            raise LoadRefused()
        if not preview.is_unchanged:
            head = store.commit(preview.reading, preview.content, preview.name, head, publish=False).number
            is_changed = True
    if is_changed:
        progress("Đang ghi / Storing")
        store.publish()


def _own_answers() -> dict[str, str]:
    """What is known of the published reports: their units are those they name, whatever resembles them in
    the store, and their periods are right, whatever the clock of the machine says."""
    facts = published_facts()
    units = {question_of(f.unit, f.place): NEW for f in facts if f.unit}
    return units | {f"future:{f.period_label}": KEEP for f in facts}


if __name__ == "__main__":
    PUBLISHED.write_bytes(build_published(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
