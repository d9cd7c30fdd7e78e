"""Names without the numbers of their list and the notes behind them."""

import pytest

from data.names import fold, nfc
from loaders.tables.context import Context
from loaders.tables.names import bare_name
from loaders.tables.units import resolve_units
from tests.loaders.build import reading_of
from tests.loaders.build_units import PLAIN, PLAIN_ROWS, plain


@pytest.mark.parametrize(
    "before", "1. |1.1. |1.1 |(1) |1/ |2) |I. |III. |I.1. |a) |b. |- |– |+ |* |• |1. - ".split("|")
)
def test_numbers_and_dots_of_a_list_come_off(before):
    assert bare_name(f"{before} Phường Mỹ Tho") == "Phường Mỹ Tho"


@pytest.mark.parametrize(
    "behind",
    [" (12 TTHC)", " (*)", " (1)", " [2]", " *", " ¹", " – 87 thủ tục", " (34 thủ tục) (*)", " (chưa gửi báo cáo)"],
)
def test_notes_come_off(behind):
    assert bare_name(f"Sở Tư pháp{behind}") == "Sở Tư pháp"


@pytest.mark.parametrize(
    "name",
    ["Phường 1", "Trung tâm Y tế (cơ sở 2)", "115 Cấp cứu", "30/4", "19-5", "1022", "II.", "-", "Xã 1.2", "5 xã", "3G"],
)
def test_numbers_that_belong_to_a_name_stay(name):
    assert bare_name(name) == name


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("UBND P. Rạch Giá", "UBND Phường Rạch Giá"),
        ("UBND X.Chợ Mới", "UBND Xã Chợ Mới"),
        ("P. Long Phú", "Phường Long Phú"),
        ("X. Sở Y tế", "Sở Y tế"),  # the tenth of a list
        ("P.", "P."),
    ],
)
def test_a_shortened_commune_is_written_in_full(short, name):
    assert bare_name(short) == name


@pytest.mark.parametrize("name", ["Ủy ban nhân dân xã An Qui", "Uỷ ban nhân dân xã An Qui", "UBND xã An Qui"])
def test_the_committee_of_a_commune_is_written_one_way(name):
    assert bare_name(name) == "UBND xã An Qui"


@pytest.mark.parametrize(
    "text",
    ["Xã Ðắk Liêng", "Xã Ɖắk Liêng", "Xã\u000b Đắk Liêng", "Xã Đắk_x0002_ Liêng", "Xã\u00a0Đắk \u0002Liêng"],
)
def test_look_alikes_of_d_and_control_characters_are_no_part_of_a_text(text):
    assert nfc(text) == "Xã Đắk Liêng" and fold(text) == fold("xã đắk liêng")


def test_a_name_that_differs_only_so_is_the_same_unit():
    place = "dong-thap@2025"
    context = Context(known_units={place: ["1.1. Phường Sa Đéc", "Phường Mỹ Tho", "2) Phường Mỹ Tho"]})
    names = resolve_units({"(3) Phường Mỹ Tho (12 TTHC)": "S!B1", "Phường Sa Ðéc": "S!B2"}, place, context)
    assert list(names.units.values()) == ["Phường Mỹ Tho", "1.1. Phường Sa Đéc"] and not names.problems
    mapped = Context(unit_names={(place, fold("1. STP")): "Sở Tư pháp"})
    assert resolve_units({"(2) STP": "S!B1"}, place, mapped).units == {"(2) STP": "Sở Tư pháp"}


def test_headings_in_other_letters_are_the_same_headings():
    plainly = reading_of(plain())
    headings = [h.replace("Đ", "Ð").replace("đ", "ɖ") for h in PLAIN]
    assert [f.key for f in reading_of(plain(headings, PLAIN_ROWS)).facts] == [f.key for f in plainly.facts]


def test_hs_is_ho_so_in_headings():
    headings = ["STT", "Đơn vị", "HS mới tiếp nhận", "HS đã giải quyết", "Trong đó: đúng hạn", "Quá hạn"]
    reading = reading_of(plain(headings, [[1, "Sở Nội vụ", 120, 100, 95, 5]]))
    assert {f.measure: f.value for f in reading.facts} == {
        "dossiers_received_new": 120,
        "dossiers_resolved": 100,
        "dossiers_resolved_early_or_on_time": 95,
        "dossiers_resolved_late": 5,
    }


def test_late_between_resolved_and_pending_is_of_the_resolved():
    headings = ["STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Trễ hạn", "Đang giải quyết"]
    reading = reading_of(plain(headings, [[1, "Sở Nội vụ", 120, 100, 5, 20]]))
    assert {f.value for f in reading.facts if f.measure == "dossiers_resolved_late"} == {5}
