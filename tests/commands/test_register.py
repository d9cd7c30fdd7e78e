"""`register`: filled, listed, changed and taken back on the command line; without --yes nothing is written."""

import json
from datetime import date

import pytest

from commands.__main__ import main
from data.register import communes, level_of
from data.store import Store
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.figures import fact, new_store

HUE = communes()["hue"]


@pytest.fixture
def store(tmp_path):
    """Two departments, three communes, one of them under its committee's name, and a district of before."""
    names = ("Sở Tư pháp", "Sở Xây dựng", HUE[0].name, HUE[1].name, f"UBND {HUE[2].name}")
    figures = [fact("dossiers_resolved", 5, "hue", "2026-08", unit=name) for name in names]
    district = fact("dossiers_resolved", 5, "hue", "2025-05", unit="Huyện Phú Vang", level="huyện")
    return new_store(tmp_path / "kho", [*figures, district])


@pytest.fixture
def register(store, capsys):
    """Runs the verb; gives its exit code and what it printed, as JSON where that was asked."""

    def run(*arguments, place="Huế"):
        code = main(["register", "--data", str(store.folder), "--place", place, *arguments])
        printed = capsys.readouterr()
        return code, json.loads(printed.out) if "--json" in arguments else printed.out + printed.err

    return run


def coverage(store):
    asked = Question(("dossiers_resolved",), "month", ("hue",), date(2026, 8, 1), date(2026, 8, 31))
    return query(Store(store.folder).reader(), asked)[["coverage", "expected_from"]].iloc[0].tolist()


def test_the_dry_run_says_what_would_change_and_writes_nothing(store, register):
    head = store.head
    code, text = register("--fill", "communes")
    assert code == 1 and store.head == head
    assert "thêm 40 · sửa 0 · bỏ 0" in text and "Tháng 8/2026: 5/5 → 3/40" in text and "Chưa ghi" in text


def test_communes_departments_and_former_districts(store, register):
    assert register("--fill", "communes", "--yes")[0] == 0
    assert coverage(store) == ["3/40", "register"], "the commune under its committee's name is that commune"
    code, change = register("--fill", "seen", "--yes", "--json")
    assert code == 0 and [(e["name"], e["level"], e.get("until")) for e in change["entries"]] == [
        ("Huyện Phú Vang", "huyện", "2025-06-30"),
        ("Sở Tư pháp", "tỉnh", None),
        ("Sở Xây dựng", "tỉnh", None),
    ]
    assert coverage(store) == ["5/42", "register"]
    assert "0 · sửa 0 · bỏ 0" in register("--fill", "communes")[1], "filled twice changes nothing"


def test_a_unit_is_changed_taken_out_and_the_whole_register_taken_back(store, register):
    register("--fill", "seen", "--yes")
    register("--add", "Sở Tư pháp", "--alias", "STP", "--until", "2026-07-31", "--yes")
    _, listed = register("--json")
    assert {
        "name": "Sở Tư pháp",
        "level": "tỉnh",
        "until": "2026-07-31",
        "aliases": ["STP"],
        "subjects": ["dossiers"],
    } in (listed["units"])
    assert coverage(store) == ["4/4", "register"]
    register("--remove", "Sở Xây dựng", "--yes")
    assert register("--json")[1]["unlisted"] == ["Sở Xây dựng"]
    register("--clear", "--yes")
    assert coverage(store) == ["5/5", "observed"]
    assert [line.kind for line in store.lines()] == ["accept", *["register"] * 4]


def test_a_file(store, register, tmp_path):
    path = tmp_path / "don-vi.csv"
    path.write_text("Tên đơn vị,Từ ngày\nSở Tư pháp,\nSở Nội vụ,01/01/2026\n", encoding="utf-8")
    assert register("--fill", str(path), "--yes")[0] == 0
    assert coverage(store) == ["1/2", "register"]
    path.write_text("Tên đơn vị,Từ ngày\nSở Tư pháp,hôm qua\n", encoding="utf-8")
    code, text = register("--fill", str(path), "--yes")
    assert code == 2 and "hôm qua" in text
    assert register("--fill", str(tmp_path / "khong-co.csv"))[0] == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--remove", "Sở Không Có"), "không có trong danh sách"),
        (("--add", "Sở Mới", "--alias", "Sở Tư pháp"), "không thể là một đơn vị"),
        (("--add", "Sở Tư pháp", "--alias", "Sở Xây dựng"), "không thể là một đơn vị"),
        (("--add", "Ông Nguyễn Văn Hùng"), "giống tên"),
        (("--add", "Sở Y tế", "--since", "2026-02-01", "--until", "2026-01-01"), "đứng trước"),
    ],
)
def test_what_is_refused(store, register, arguments, told):
    register("--fill", "seen", "--yes")
    head = store.head
    code, text = register(*arguments, "--yes")
    assert code in (1, 2) and told in text and store.head == head


def test_a_former_province_has_no_communes_built_in(register):
    code, text = register("--fill", "communes", place="tien-giang@2004")
    assert code == 1 and "1/7/2025" in text


def test_an_approved_month_takes_a_reason(store, register):
    store.decide("approve", place="hue", subject="dossiers", label="2026-08")
    code, text = register("--fill", "communes", "--yes")
    assert code == 1 and "--reason" in text
    assert register("--fill", "communes", "--yes", "--reason", "Khai danh sách đơn vị")[0] == 0
    assert store.lines()[-1].payload["reason"] == "Khai danh sách đơn vị"


def test_all_3321_communes_stand_with_their_province():
    assert sum(map(len, communes().values())) == 3321 and len(communes()) == 34
    assert (len(communes()["dong-thap@2025"]), len(communes()["quang-ngai@2025"])) == (102, 96)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Sở Lao động, Thương binh và Xã hội", "tỉnh"),
        ("Ban Quản lý Khu kinh tế", "tỉnh"),
        ("Văn phòng UBND tỉnh", "tỉnh"),
        ("UBND xã Tân Hồng", "xã"),
        ("Ủy ban nhân dân phường 1", "xã"),
        ("Đặc khu Phú Quốc", "xã"),
        ("Thị xã Hồng Ngự", "huyện"),
        ("Phòng Nội vụ huyện Tân Hồng", "huyện"),
        ("Trung tâm Kiểm soát bệnh tật", ""),
    ],
)
def test_the_level_that_a_name_tells(name, level):
    assert level_of(name) == level
