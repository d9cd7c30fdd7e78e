"""Every measure: found without accents, by period, by office, each figure with its cell; taken away as it stands."""

import io

import openpyxl

from data.measures import MEASURES
from metrics import registry
from pages.measures import words as measures_words
from pages.measures.choices import _grouped
from pages.parts.downloads import figures_behind, figures_workbook
from pages.parts.searching import searchable
from pages.parts.view import View
from tests.figures import fact, new_store
from tests.pages.conftest import TODAY, texts_of

PLACE, MEASURE = "ha-noi", "digitisation_intake_none"


def a_store(folder):
    """Two offices in September and October, one stock of a day; a unit that reads like a formula."""
    figures = [
        fact(MEASURE, value, PLACE, label, unit=unit, locator=f"Biểu!D{row}", raw=f"{value:g}")
        for row, (unit, label, value) in enumerate(
            (
                ("Sở Y tế", "2026-09", 7),
                ("=Sở Tư pháp", "2026-09", 4),
                ("Sở Y tế", "2026-10", 9),
                ("=Sở Tư pháp", "2026-10", 6),
            ),
            5,
        )
    ]
    return new_store(folder, [*figures, fact("tthc_total", 1833, PLACE, "2026-10-14", locator="Biểu!B2")])


def table_with(test, column):
    return next(frame.value for frame in test.dataframe if column in frame.value)


def test_a_measure_stands_by_period_by_office_and_cell_by_cell(screen, tmp_path):
    """No KPI reads it: 7 + 4 in September and 9 + 6 in October are there all the same, and why it is no KPI."""
    test = screen(a_store(tmp_path), "moi-so-do", noi=PLACE, ky="2026-10", so_do=MEASURE)
    assert not test.exception, test.exception
    by_period = table_with(test, "Kỳ").set_index("Kỳ")
    assert by_period.loc["Tháng 10/2026", "Giá trị"] == "15" and by_period.loc["Tháng 9/2026", "Giá trị"] == "11"
    assert by_period.loc["Tháng 10/2026", "Độ phủ"] == "2 đơn vị đã nạp, chưa khai danh sách đơn vị"
    by_office = table_with(test, "Đơn vị").set_index("Đơn vị")["Giá trị"]
    assert by_office.to_dict() == {"Sở Y tế": "9", "=Sở Tư pháp": "6"}
    loaded = table_with(test, "Ô, đoạn")
    assert loaded["Ô, đoạn"].tolist() == ["Biểu!D8", "Biểu!D7", "Biểu!D6", "Biểu!D5"]
    assert loaded["Tệp"].unique().tolist() == ["so-lieu.xlsx"]
    assert "phần còn lại" in texts_of(test)


def test_one_office_is_opened_and_its_number_leads_to_its_cell(screen, tmp_path):
    store = a_store(tmp_path)
    test = screen(store, "moi-so-do", noi=PLACE, ky="2026-10", so_do=MEASURE, don_vi="Sở Y tế")
    by_period = table_with(test, "Kỳ").set_index("Kỳ")
    assert not test.exception and by_period.loc["Tháng 10/2026", "Giá trị"] == "9"
    source = screen(store, "moi-so-do", nguon=f"measure:{MEASURE}~{PLACE}~2026-10~Sở Y tế~today")
    table = next(frame.value for frame in source.dataframe if "Nguyên văn" in frame.value and "Ô, đoạn" in frame.value)
    assert not source.exception and table["Ô, đoạn"].tolist() == ["Biểu!D7"]


def test_a_figure_of_a_day_is_seen_as_it_was_loaded(screen, tmp_path):
    """1.833 procedures on 14 October: no month's figure, and none is made of it."""
    test = screen(a_store(tmp_path), "moi-so-do", noi=PLACE, ky="2026-10", so_do="tthc_total")
    assert not test.exception, test.exception
    loaded = table_with(test, "Ô, đoạn")
    assert loaded["Kỳ"].tolist() == ["14/10/2026"] and loaded["Giá trị"].tolist() == ["1.833"]


def test_a_printed_percentage_is_shown_as_printed_and_of_the_month_alone(screen, tmp_path):
    store = new_store(tmp_path, [fact("satisfaction_rate_reported", 96.5, PLACE, "2026-10")])
    month = screen(store, "moi-so-do", noi=PLACE, ky="2026-10", so_do="satisfaction_rate_reported")
    assert table_with(month, "Kỳ")["Giá trị"].iloc[0] == "96,50\u00a0%"
    quarter = screen(store, "moi-so-do", noi=PLACE, muc="quarter", ky="2026-Q3", so_do="satisfaction_rate_reported")
    assert not quarter.exception and "96,50" not in "".join(
        str(value) for frame in quarter.dataframe for value in frame.value.get("Giá trị", [])
    )


def test_a_measure_goes_out_with_its_circumstances_and_no_formula(tmp_path):
    """The workbook of an office called “=Sở Tư pháp” holds its name as a text, and the window and source beside."""
    store = a_store(tmp_path)
    view = View("vi", "light", False, store, store.reader(), TODAY)
    rows = figures_behind(view, [(f"measure:{MEASURE}", PLACE, "2026-10", "=Sở Tư pháp")])
    sheet = openpyxl.load_workbook(io.BytesIO(figures_workbook(view, rows))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert 6 in [cell.value for cell in cells] and not [cell for cell in cells if cell.data_type == "f"]
    assert any("Sở Tư pháp" in str(cell.value) for cell in cells)


def test_measures_are_found_without_accents_by_name_and_by_subject():
    view = View("vi", "light", False, None, None, TODAY)
    texts = {name: searchable(_grouped(view, name)) for name in MEASURES}
    assert len(set(texts.values())) == len(MEASURES)
    assert "ho so tthc" in texts["dossiers_withdrawn"] and "ho so rut" in texts["dossiers_withdrawn"]
    assert all(registry.is_known(registry.of_measure(name)) for name in MEASURES)


def test_a_place_without_the_measure_says_so(screen, tmp_path):
    test = screen(a_store(tmp_path), "moi-so-do", noi="hue", ky="2026-10", so_do=MEASURE)
    assert not test.exception and not test.dataframe
    assert measures_words.MEASURES.vi in texts_of(test)
