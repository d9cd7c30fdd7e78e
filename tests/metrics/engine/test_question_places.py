"""Which places a name means in the boundaries asked, and what is said where it means none."""

import pytest

from data.places import PlaceError
from metrics.engine.question import Question, QuestionError, resolve_places


@pytest.mark.parametrize(
    ("name", "boundaries", "places"),
    [
        ("Đồng Tháp", "today", ("dong-thap@2025",)),
        ("Đồng Tháp", "2025-06-30", ("dong-thap@2004",)),
        ("Đồng Tháp", "reported", ("dong-thap@2004", "dong-thap@2025")),
        ("Tiền Giang", "reported", ("tien-giang@2004",)),
        ("Huế", "today", ("hue",)),
    ],
)
def test_a_name_means_the_places_of_its_boundaries(name, boundaries, places):
    assert resolve_places([name, name], boundaries) == places


def test_a_place_that_is_gone_is_said_with_its_heir_and_a_name_nobody_bears_with_the_nearest():
    with pytest.raises(QuestionError) as gone:
        resolve_places(["Tiền Giang"], "today")
    assert "nay thuộc Đồng Tháp" in gone.value.message_vi and "now part of Dong Thap" in gone.value.message_en
    with pytest.raises(PlaceError):
        resolve_places(["Atlantis"], "today")


@pytest.mark.parametrize(
    ("more", "is_asked"),
    [
        ({"grain": "week"}, False), ({"split": "colour"}, False), ({"boundaries": "yesterday"}, False),
        ({"level": "xã", "split": "field"}, False), ({"level": "xã", "unit": "Sở Y tế"}, False),
        ({"level": "xã"}, True), ({"level": "xã", "split": "unit"}, True), ({"level": "xã", "split": "level"}, True),
        ({"split": "channel"}, True), ({"boundaries": "2024-01-01"}, True),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(more, is_asked):
    if is_asked:
        assert Question(("on_time_rate",), **more)
    else:
        with pytest.raises(QuestionError):
            Question(("on_time_rate",), **more)
