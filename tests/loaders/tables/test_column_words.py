"""Headings of columns read from their tables."""

import pytest

from loaders.registry import MODULES
from loaders.tables import column_words
from loaders.tables.column_words import FOLDER, read_columns
from loaders.tables.headers import Column


def test_every_file_of_headings_is_that_of_a_source_and_whole():
    names = {path.stem for path in FOLDER.glob("*.csv")}
    assert names and names <= set(MODULES)
    for name in names:
        columns = read_columns(name)
        assert columns and all(column.words or column.alone for column in columns.values())


def test_headings_come_by_column_and_place_in_the_order_of_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(column_words, "FOLDER", tmp_path)
    (tmp_path / "order.csv").write_text(
        'column,place,heading\nunit,own,Đơn vị\ndone,above,Kết quả\ndone,own,"Xong, rồi"\ndone,alone,Đã xong\n',
        encoding="utf-8",
    )
    assert read_columns("order") == {
        "unit": Column(("Đơn vị",)),
        "done": Column(("Xong, rồi",), ("Kết quả",), ("Đã xong",)),
    }


@pytest.mark.parametrize(("name", "line"), [("place", "unit,beside,Đơn vị"), ("blank", "unit,own,"), ("key", ",own,A")])
def test_a_line_that_says_too_little_is_refused(tmp_path, monkeypatch, name, line):
    monkeypatch.setattr(column_words, "FOLDER", tmp_path)
    (tmp_path / f"{name}.csv").write_text(f"column,place,heading\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError):
        read_columns(name)
