"""The two sample sets, both as workbooks of our own template, loaded like any other file.

`data/samples/published.xlsx` holds the figures of five public office reports. It is built by

    python -m loaders.samples FACTS.json

from the list of figures taken from those reports (value, unit, window, qualifier; not their sentences). The
synthetic set is generated, a workbook a year.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from data.facts import Fact
from data.measures import MEASURES, canonical_counted
from data.periods import parse_period
from data.places import find_place
from data.samples.synthetic import published_years, synthetic_facts
from data.store import Batch, Store
from loaders.context import Context
from loaders.sources import template
from loaders.template_workbook import write_template
from loaders.workbook import read_workbook

PUBLISHED = Path(__file__).parent.parent / "data" / "samples" / "published.xlsx"
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


def published_fact(said: dict) -> Fact | None:
    """One figure as it was taken from a report; None where the project has no measure for it.

    `said`: measure, value, qualifier, counted, place (a name), unit_as_printed, period_label, period_start,
    period_end (ISO days, an open end null), period_basis.
    """
    if said["measure"] not in MEASURES:
        return None
    measure, label, unit = said["measure"], said["period_label"], said["unit_as_printed"]
    days = (said["period_start"], said["period_end"])
    start, end = (date.fromisoformat(day) if day else None for day in days)
    place = find_place(said["place"], parse_period(label).end).id
    return Fact(measure, float(said["value"]), place, label, start, end, said["period_basis"],
                said["qualifier"], canonical_counted(measure, said["counted"]),
                "" if unit.startswith(_OF_THE_PROVINCE) else unit)


def build_published(figures: list[dict]) -> bytes:
    """The workbook of published figures, each with the report it is from."""
    known = [(fact, said) for said in figures if (fact := published_fact(said))]
    names = [said["file"].removesuffix(".txt") for _, said in known]
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
    return files + [(f"du-lieu-mau-{year}.xlsx", write_template(facts, data_kind="synthetic"))
                    for year, facts in sorted(years.items())]


def load_samples(store: Store, today: date | None = None,
                 progress: Callable[[str], None] = lambda text: None) -> None:
    """Load both sets through the loader, published once at the end.

    What is live stays; what was withdrawn is put back instead of being loaded twice. `progress` is told which
    file comes next. Raises `StoreError` and `StoreChanged` as any load does.
    """
    raise NotImplementedError


def withdraw_samples(store: Store) -> list[Batch]:
    """Take out all synthetic figures and return their batches; published ones stay."""
    return [store.withdraw(batch.id) for batch in store.batches() if batch.is_live and batch.is_sample]


if __name__ == "__main__":
    PUBLISHED.write_bytes(build_published(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
