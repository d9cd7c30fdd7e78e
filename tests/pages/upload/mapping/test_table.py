"""The first rows of an unknown table: every row the file has is shown, one with a name and no figures too."""

from types import SimpleNamespace

import pytest

from loaders.files.sheets import Sheet
from loaders.tables.headers import header_at
from pages.parts.view import View
from pages.upload.mapping import scope, table
from tests.pages.conftest import TODAY

ROWS = [
    ["Báo cáo tháng 6/2026", None, None],
    ["STT", "Đơn vị", "Văn bản đến"],
    [1, "Sở Y tế", 5],
    [2, "Sở Nội vụ", None],
    [None, "Phòng Nội chính", None],
    [None, None, None],
    [3, "Sở Tài chính", 0],
]


@pytest.fixture
def view():
    return View("vi", "light", False, None, None, TODAY)


@pytest.fixture
def sheet():
    return Sheet("Trang 1", ROWS, [])


def test_rows_with_a_name_and_no_figures_stand_in_the_preview(view, sheet, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        table, "st", SimpleNamespace(dataframe=lambda styled, **_: drawn.append(styled.data), markdown=print)
    )
    table._raw_rows(view, sheet, 1, 1)
    (rows,) = drawn
    assert list(rows.index) == [1, 2, 3, 4, 5, 6, 7] and list(rows.columns) == ["A", "B", "C"]
    assert rows["B"].tolist()[1:] == ["Đơn vị", "Sở Y tế", "Sở Nội vụ", "Phòng Nội chính", "", "Sở Tài chính"]
    assert rows["C"].tolist()[2:] == ["5", "", "", "", "0"], "nothing is not a zero, and a zero is one"


def test_every_name_may_be_a_row_that_adds_up_others(view, sheet, monkeypatch):
    asked = {}
    monkeypatch.setattr(
        scope, "st", SimpleNamespace(multiselect=lambda _, names, **__: asked.setdefault("names", names) and [])
    )
    scope._totals(view, "key", sheet, header_at(sheet, 1, 1), {0: "row_no", 1: "unit", 2: "documents_incoming"}, None)
    assert asked["names"] == ["Sở Y tế", "Sở Nội vụ", "Phòng Nội chính", "Sở Tài chính"]
