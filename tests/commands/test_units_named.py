"""`--unit`: communes whose names differ by an accent alone are never taken for each other."""

import pytest

from commands.figures import unit_of
from metrics.engine.question import QuestionError
from tests.figures import fact, new_store


def test_accents_count_where_they_are_typed(tmp_path):
    reader = new_store(
        tmp_path,
        [
            fact("dossiers_resolved", 5, "ha-noi", "2026-06", unit=f"Xã {name}")
            for name in ("Tân Thanh", "Tân Thành", "Hòa Bình")
        ],
    ).reader()
    assert unit_of(reader, "xã tân thành") == "Xã Tân Thành" and unit_of(reader, "Xã Tân Thanh") == "Xã Tân Thanh"
    assert unit_of(reader, "xa hoa binh") == "Xã Hòa Bình"
    with pytest.raises(QuestionError) as asked:
        unit_of(reader, "xã tan thánh")
    assert "Xã Tân Thanh; Xã Tân Thành" in asked.value.message_vi
