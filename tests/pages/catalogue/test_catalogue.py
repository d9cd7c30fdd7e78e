"""The catalogue of KPIs and its search."""

from tests.pages.conftest import texts_of


def test_the_catalogue_is_searched_without_accents(screen, sample_store):
    shown = texts_of(screen(sample_store, "danh-muc", tim="dung han"))
    assert "Giải quyết đúng hạn" in shown and "Zalo: lượt xem" not in shown
