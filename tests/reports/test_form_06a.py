"""Form II.06a written out of the store: what is read from it are the figures that were stored."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from data.store import Store
from reports.document.refusals import DocumentError
from reports.form_06a import form_06a
from tests.figures import facts, load, new_store
from tests.loaders.build import Form06a, reading_of

PLACE, TODAY = "dong-thap@2025", date(2026, 7, 20)
KEY = ("measure", "unit", "field", "level", "place", "period_label", "period_start", "period_end", "period_basis")


def stored(folder, *readings):
    store = Store(folder)
    for reading in readings:
        load(store, reading.facts, source="form_06a", kind="export", file="bieu-6a.xlsx")
    return store


def keyed(reading):
    """Figures as they are compared: all that identifies one, its value, qualifier and status."""
    return {
        tuple(getattr(f, name) for name in KEY): (f.value, f.qualifier) for f in reading.facts if f.status == "value"
    }


@pytest.mark.parametrize(
    "form",
    [
        Form06a(),
        Form06a(total=""),
        Form06a(period="Kỳ báo cáo: Quý II năm 2026", window=""),
        Form06a(period="Kỳ báo cáo: 6 tháng đầu năm 2026", window=""),
        Form06a(period="Kỳ báo cáo: 9 tháng năm 2025", window=""),
        Form06a(period="Kỳ báo cáo: Năm 2025", window=""),
        Form06a(period="Kỳ báo cáo: Lũy kế đến tháng 5 năm 2026", window=""),
        Form06a(rows=[(1, "Sở Nội vụ", ("hơn 130", 70, 40, 10, 100, 60, 35, 5, 20, 15, 5))], total=""),
        Form06a(rows=[(1, "Sở Nội vụ", (120, 70, None, 10, 100, 60, 35, 5, 20, 15, "x"))], total=""),
    ],
    ids=["month", "no total", "quarter", "half", "nine months", "year", "to date", "hơn", "empty cells"],
)
def test_what_is_written_reads_back_to_the_same_figures(tmp_path, form):
    first = reading_of(form.bytes())
    store = stored(tmp_path / "store", first)
    label = first.facts[0].period_label
    again = reading_of(form_06a(store.reader(), PLACE, label, TODAY))
    assert again.source == "form_06a" and keyed(again) == keyed(first) and keyed(first)
    assert {f.status for f in again.facts if f.value is None} <= {"missing", "not_applicable"}


def test_the_cells_are_those_of_the_official_form(tmp_path):
    store = stored(tmp_path / "store", reading_of(Form06a().bytes()))
    written = load_workbook(io.BytesIO(form_06a(store.reader(), PLACE, "2026-06", TODAY))).active
    official = Form06a().workbook().active
    for row in range(8, 11):
        for column in range(1, 14):
            ours, theirs = written.cell(row, column).value, official.cell(row, column).value
            assert ours == (theirs.partition(" (Bao gồm")[0] if theirs else theirs)
    assert [written.cell(13, column).value for column in range(3, 14)] == list(Form06a().rows[1][2])
    assert str(written.merged_cells.ranges) and "C8:F8" in {str(cells) for cells in written.merged_cells.ranges}


def test_early_and_on_time_that_stand_together_stay_together(tmp_path):
    store = new_store(
        tmp_path / "store",
        facts(
            PLACE,
            "2026-06",
            unit="Sở Nội vụ",
            dossiers_received=120,
            dossiers_resolved=100,
            dossiers_resolved_early_or_on_time=95,
            dossiers_resolved_late=5,
            dossiers_pending=20,
        ),
    )
    again = reading_of(form_06a(store.reader(), PLACE, "2026-06", TODAY))
    values = {f.measure: f.value for f in again.facts if f.status == "value"}
    assert values["dossiers_resolved_early_or_on_time"] == 95 and "dossiers_resolved_on_time" not in values


def test_one_office_by_field_reads_back(tmp_path):
    form = Form06a(
        name_heading="Lĩnh vực, công việc giải quyết theo cấp",
        reporter="Đơn vị báo cáo: Sở Nội vụ tỉnh Đồng Tháp",
        rows=[(1, "Công chức", Form06a().rows[1][2]), (2, "Tôn giáo", Form06a().rows[2][2])],
    )
    first = reading_of(form.bytes())
    store = stored(tmp_path / "store", first)
    again = reading_of(form_06a(store.reader(), PLACE, "2026-06", TODAY, unit="Sở Nội vụ"))
    assert keyed(again) == keyed(first)


def test_nothing_to_write_and_unlike_windows_are_refused(tmp_path):
    store = new_store(
        tmp_path / "store",
        facts(PLACE, "2026-06", unit="Sở Nội vụ", window="decree", dossiers_resolved=100),
        facts(PLACE, "2026-06", unit="Sở Y tế", window="2026-06-01..2026-06-30", dossiers_resolved=100),
    )
    with pytest.raises(DocumentError, match="unlike windows"):
        form_06a(store.reader(), PLACE, "2026-06", TODAY)
    with pytest.raises(DocumentError, match="no dossier figures"):
        form_06a(store.reader(), PLACE, "2026-01", TODAY)
