"""What has to be read to answer a question."""

from data.places import PLACES
from metrics.engine.question import bases_of


def test_of_the_nation_each_province_of_today_is_read_once():
    bases = bases_of(("vn", "hue"), with_heirs=False)
    assert len(bases) == len(set(bases)) == 35 and {"vn", "hue", "dong-thap@2025"} <= set(bases)
    assert all(PLACES[place].valid_to is None for place in bases)


def test_where_a_place_was_others_before_those_are_read_too():
    assert bases_of(("dong-thap@2025",), with_heirs=False) == ["dong-thap@2025"]
    assert set(bases_of(("dong-thap@2025",), with_heirs=True)) == {
        "dong-thap@2025",
        "dong-thap@2004",
        "tien-giang@2004",
    }
