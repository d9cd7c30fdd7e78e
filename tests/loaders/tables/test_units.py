"""Rule of counting 17: names of units, known, mapped, new or asked."""

import pytest

from data.names import fold
from loaders.tables.context import Context
from loaders.tables.units import question_of, resolve_units

PLACE = "dong-thap@2025"
KNOWN = {PLACE: ["UBND xã Tân Hồng", "Sở Nội vụ", "Sở Tài nguyên và Môi trường", "UBND phường 1", "UBND phường 11"]}


def resolved(*names: str, **context):
    return resolve_units(
        {name: f"S!B{row}" for row, name in enumerate(names, 1)}, PLACE, Context(**{"known_units": KNOWN} | context)
    )


@pytest.mark.parametrize("name", ["Sở Nội vụ", "SỞ NỘI VỤ", "Sở  Nội vụ ", "Sở Nội vụ\u200b", "Sở Nội vụ\n"])
def test_one_name_however_it_is_spelled(name):
    assert resolved(name).units == {name: "Sở Nội vụ"} and not resolved(name).problems


def test_rule_17_a_new_office_is_listed_as_new():
    names = resolved("Sở Công Thương", "Trung tâm Phục vụ hành chính công", "Chi cục Kiểm lâm")
    assert set(names.units.values()) == {"Sở Công Thương", "Trung tâm Phục vụ hành chính công", "Chi cục Kiểm lâm"}
    assert [(p.code, p.severity, p.locator) for p in names.problems] == [("units_new", "warn", "S!B1")]
    assert "Chi cục Kiểm lâm" in names.problems[0].message_vi and "3 new units" in names.problems[0].message_en


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Sở Nộ vụ", "Sở Nội vụ"),
        ("So Noi vu", "Sở Nội vụ"),
        ("Sở TNMT", "Sở Tài nguyên và Môi trường"),
        ("Sở Tài nguyên Môi trường", "Sở Tài nguyên và Môi trường"),
        ("Xã Tân Hồng", "UBND xã Tân Hồng"),
    ],
)
def test_rule_17_a_name_that_resembles_a_known_unit_is_asked(name, known):
    names = resolved(name)
    assert names.units == {name: None}
    problem = names.problems[0]
    assert (problem.code, problem.severity, list(problem.choices)) == ("unit_alike", "ask", [known, "new", "skip"])
    question = question_of(name, PLACE)
    assert resolved(name, answers={question: known}).units == {name: known}
    assert resolved(name, answers={question: "new"}).units == {name: name}
    assert resolved(name, answers={question: "skip"}).units == {name: None}
    assert not resolved(name, answers={question: "skip"}).problems


@pytest.mark.parametrize("name", ["Lê Lợi", "xyz", "12"])
def test_rule_17_a_name_that_reads_like_nothing_is_asked(name):
    names = resolved(name)
    assert [(p.code, p.severity) for p in names.problems] == [("unit_unclear", "ask")]
    assert names.units == {name: None}


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("Nguyễn Văn An", ["new", "skip"]),
        ("Phòng Một cửa - TRẦN VĂN BÉ", ["new", "skip"]),
        ("Phòng Một cửa 0912 345 678", ["skip"]),
        ("087199012345", ["skip"]),
        ("Sở Nội vụ an.nv@example.vn", ["skip"]),
    ],
)
def test_rule_34_of_reliability_a_name_that_is_a_person_is_asked_by_its_cell_and_never_quoted(name, choices):
    (problem,) = resolved(name).problems
    assert (problem.code, problem.severity, list(problem.choices)) == ("unit_is_person", "ask", choices)
    assert name not in repr(problem) and resolved(name).units == {name: None}
    assert resolved(name, answers={problem.question: "skip"}).problems == []
    assert resolved(name, answers={problem.question: "new"}).units == {name: name if "new" in choices else None}


def test_offices_called_after_people_are_offices():
    for name in ("UBND phường Trần Hưng Đạo", "Trường THPT Lê Hồng Phong", "Xã Nguyễn Việt Khái"):
        assert [p.code for p in resolved(name).problems] == ["units_new"]


def test_rule_17_a_name_mapped_once_stays_mapped():
    names = resolved("STNMT tỉnh", unit_names={(PLACE, fold("STNMT tỉnh")): "Sở Tài nguyên và Môi trường"})
    assert names.units == {"STNMT tỉnh": "Sở Tài nguyên và Môi trường"} and not names.problems


@pytest.mark.parametrize("name", ["UBND phường 12", "UBND phường Tân Hồng", "Sở Công Thương"])
def test_units_that_differ_by_number_kind_or_word_are_two(name):
    assert [p.code for p in resolved(name).problems] == ["units_new"]


def test_a_known_unit_that_the_file_names_itself_is_not_meant_by_another_name():
    names = resolved("Sở Nội vụ", "Sở Ngoại vụ")
    assert [p.code for p in names.problems] == ["units_new"] and names.units["Sở Ngoại vụ"] == "Sở Ngoại vụ"


def test_units_of_another_place_are_not_known_here():
    names = resolve_units({"Sở Nội vụ": "S!B1"}, "an-giang@2025", Context(known_units=KNOWN))
    assert [p.code for p in names.problems] == ["units_new"]


def test_a_look_alike_in_other_letters_is_the_same_unit():
    cyrillic = "UBND \u0440h\u01b0\u1eddng 1"
    assert cyrillic != "UBND phường 1" and resolved(cyrillic).units == {cyrillic: "UBND phường 1"}
