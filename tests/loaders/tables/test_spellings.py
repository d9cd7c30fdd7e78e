"""The clerks' words in `loaders/sources/columns`: read as they stand, and a line that is not understood is refused."""

import pytest

from data.measures import MEASURES
from loaders.tables import spellings
from loaders.tables.headers import Column

NAMES = sorted(path.stem for path in spellings.FOLDER.glob("*.csv"))


def written(tmp_path, monkeypatch, *lines):
    (tmp_path / "new.csv").write_text("\n".join(["column,where,words", *lines]), encoding="utf-8")
    monkeypatch.setattr(spellings, "FOLDER", tmp_path)
    spellings._lines.cache_clear()
    return "new"


@pytest.fixture(autouse=True)
def forget():
    yield
    spellings._lines.cache_clear()


def test_a_column_is_its_lines(tmp_path, monkeypatch):
    name = written(
        tmp_path,
        monkeypatch,
        "received,group,Tiếp nhận",
        "received,group,Hồ sơ tiếp nhận",
        "dossiers_received_online,own,Trực tuyến",
        "dossiers_received_online,above,@received",
        "dossiers_received_online,alone,Tiếp nhận trực tuyến",
    )
    column = Column(("Trực tuyến",), ("Tiếp nhận", "Hồ sơ tiếp nhận"), ("Tiếp nhận trực tuyến",))
    assert spellings.columns_of(name) == {"dossiers_received_online": column}


@pytest.mark.parametrize("line", ["received,over,Tiếp nhận", ",own,Tiếp nhận", "received,own,"])
def test_a_line_that_is_not_understood_is_refused(tmp_path, monkeypatch, line):
    with pytest.raises(ValueError, match=r"new\.csv"):
        spellings.columns_of(written(tmp_path, monkeypatch, line))


def test_a_group_nobody_declared_is_refused(tmp_path, monkeypatch):
    with pytest.raises(KeyError, match="received"):
        spellings.columns_of(written(tmp_path, monkeypatch, "dossiers_received,own,@received"))


@pytest.mark.parametrize("name", NAMES)
def test_no_spelling_stands_twice(name):
    lines = spellings._lines(name)
    assert len(set(lines)) == len(lines)


def test_the_columns_of_dossiers_are_measures():
    roles = {"row_no", "unit", "field", "note"}
    assert set(spellings.columns_of("dossiers")) <= set(MEASURES) | roles
