"""Layouts on the command line: `--layout` of `read` and `load`, and the verb `layouts`."""

import json

import pytest

from commands.__main__ import main
from data.store import Store
from setup.sentences import DATA_VERBS, HELP
from tests.loaders.layouts.test_layouts import HEADINGS, LAYOUT, month

OK, REFUSED, USAGE = 0, 1, 2


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "t6.xlsx").write_bytes(month())
    (tmp_path / "t7.xlsx").write_bytes(month(7))
    (tmp_path / "layout.json").write_text(json.dumps(LAYOUT.to_json(), ensure_ascii=False), encoding="utf-8")
    return tmp_path


@pytest.fixture
def command(folder, capsys):
    """`command("read", "t6.xlsx", "--json")`: exit code, what was printed, what was complained of."""

    def run(verb, *arguments):
        named = [str(folder / a) if a.endswith((".xlsx", ".json")) else a for a in arguments]
        code = main([verb, *named, "--data", str(folder / "store")])
        captured = capsys.readouterr()
        return code, json.loads(captured.out) if "--json" in arguments and captured.out else captured.out, captured.err

    return run


def test_the_verb_is_known_and_explained():
    assert "layouts" in DATA_VERBS and "\n  layouts " in HELP


def test_read_with_a_layout_says_the_figures_and_stores_nothing(command, folder):
    code, plain, _ = command("read", "t6.xlsx", "--json")
    assert (code, plain["verdict"], plain["source"]) == (OK, "reject", "")
    code, printed, _ = command("read", "t6.xlsx", "--layout", "layout.json", "--json")
    assert (code, printed["verdict"], printed["source"]) == (OK, "warn", LAYOUT.id)
    assert printed["facts"][0] | {"raw": ""} == {
        "measure": "documents_incoming",
        "value": 1200,
        "qualifier": "exact",
        "counted": "văn bản",
        "place": "dong-thap@2025",
        "unit": "Phòng Nội chính",
        "field": "",
        "channel": "",
        "procedure": "",
        "level": "",
        "period_label": "2026-06",
        "period_start": "2026-06-01",
        "period_end": "2026-06-30",
        "period_basis": "unknown",
        "status": "value",
        "locator": "Theo dõi!C6",
        "raw": "",
    }
    assert Store(folder / "store").head == 0


def test_a_layout_used_from_a_file_is_saved_when_loading_is_confirmed(command, folder):
    code, printed, _ = command("load", "t6.xlsx", "--layout", "layout.json", "--json")
    assert (code, printed["files"][0]["stored"]) == (REFUSED, False) and Store(folder / "store").head == 0
    code, printed, _ = command("load", "t6.xlsx", "--layout", "layout.json", "--yes", "--json")
    assert (code, printed["files"][0]["batch"]) == (OK, "b000001")
    assert [line.kind for line in Store(folder / "store").lines()] == ["accept", "layout"]
    code, printed, _ = command("load", "t7.xlsx", "--yes", "--json")
    assert (code, printed["files"][0]["verdict"], printed["files"][0]["problems"]) == (OK, "accept", [])


def test_layouts_are_saved_listed_and_forgotten(command, folder):
    assert command("layouts")[1].startswith("Chưa lưu bố cục nào")
    assert command("layouts", "--save", "layout.json", "--json")[1] == {"saved": LAYOUT.slug, "changed": True}
    assert command("layouts", "--save", "layout.json", "--json")[1] == {"saved": LAYOUT.slug, "changed": False}
    code, printed, _ = command("layouts", "--json")
    assert (code, printed["layouts"]) == (OK, [{"slug": LAYOUT.slug} | LAYOUT.to_json()])
    assert LAYOUT.name in command("layouts")[1]
    assert command("read", "t6.xlsx", "--json")[1]["source"] == LAYOUT.id
    assert command("layouts", "--remove", LAYOUT.name)[0] == OK
    assert command("read", "t6.xlsx", "--json")[1]["source"] == ""
    code, _, complaint = command("layouts", "--remove", LAYOUT.slug)
    assert code == REFUSED and "Không có bố cục" in complaint and "There is no layout" in complaint
    assert [line.kind for line in Store(folder / "store").lines()] == ["layout", "layout_removed"]


@pytest.mark.parametrize(
    "verb",
    [("layouts", "--save"), ("read", "t6.xlsx", "--layout"), ("load", "t6.xlsx", "--yes", "--layout")],
    ids=["layouts", "read", "load"],
)
@pytest.mark.parametrize(
    "content",
    ["{", '{"name": "x", "columns": [{"heading": "a", "is": "nothing"}]}', None],
    ids=["cut", "unknown-measure", "missing"],
)
def test_a_layout_file_that_cannot_be_used_is_said_in_both_languages(command, folder, verb, content):
    if content is not None:
        (folder / "bad.json").write_text(content, encoding="utf-8")
    code, _, complaint = command(*verb, "bad.json")
    assert code == USAGE and "Traceback" not in complaint
    assert len(complaint.strip().splitlines()) == 2 and "bad.json" in complaint
    assert Store(folder / "store").head == 0


def test_a_file_that_is_not_of_the_layout_named_is_refused_by_its_columns(command, folder):
    (folder / "other.xlsx").write_bytes(month(headings=[*HEADINGS[:2], "Công văn đến", *HEADINGS[3:]]))
    code, printed, _ = command("load", "other.xlsx", "--layout", "layout.json", "--yes", "--json")
    (problem,) = printed["files"][0]["problems"]
    assert (code, problem["code"], problem["locator"]) == (REFUSED, "layout_near", "Theo dõi!C5")
    (folder / "far.xlsx").write_bytes(month(headings=list("QRSTUV"), rows=[], total=None))
    (problem,) = command("read", "far.xlsx", "--layout", "layout.json", "--json")[1]["problems"]
    assert problem["code"] == "layout_differs" and LAYOUT.name in problem["message_vi"]
