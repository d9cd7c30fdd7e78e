"""Rule 27: names of offices, files, boards and layouts, notes and reasons are text on every screen.

Whatever Streamlit takes for Markdown (bodies, labels, options of radios and buttons, helps) is collected from what
each screen sends to the browser; nothing of a user may stand there without its signs put out of force.
"""

import re

import pytest
from google.protobuf.json_format import MessageToDict

from data.store import Store
from loaders.inbox import Inbox, inbox_folder
from loaders.load import confirm, prepare
from pages.decisions import words as decisions_words
from tests.figures import facts, load
from tests.loaders.build import Form06a, table
from tests.pages.conftest import PATHS, TODAY
from tests.pages.upload.test_upload import press, upload

HOSTILE = 'Sở Zq [x](http://e.vn) **đ** :red[a] <a href="//e.vn">Y</a> $x$ `c` # _i_ ~s~'
SIGNS = re.compile(r"(?<!\\)(?:\[x|\*\*đ|:red\[|<a href|\$x|`c`|_i_|~s~)|http://e\.vn")
CODE = re.compile(r"(?<!\\)`[^`]*`")  # a cell's name: nothing in it is markup
PLACE = "quang-ninh"
NOT_MARKDOWN = {  # what Streamlit draws letter by letter, by kind of element and field
    "selectbox": {"options", "placeholder", "value", "rawValue"},
    "multiselect": {"options", "placeholder"},
    "textInput": {"value", "placeholder", "default"},
    "textArea": {"value", "placeholder", "default"},
    "fileUploader": {"type"},
    "downloadButton": {"url"},
    "code": {"codeText"},
    "pageLink": {"page", "pageScriptHash", "queryString"},
}
SKIPPED = {
    "plotly_chart",
    "arrow_data_frame",
    "arrowDataFrame",
    "plotlyChart",
    "componentInstance",
    "bidiComponent",
    "arrowVegaLiteChart",
    "imgs",
}
KEYS = {"id", "formId", "key", "userKey", "elementId", "scriptRunId"}


def said_as_markdown(test):
    """(Kind of element, field, text) of everything a screen draws as Markdown."""

    def walk(node):
        proto = getattr(node, "proto", None)
        if proto is not None:
            kind = getattr(node, "type", "")
            plain = MessageToDict(proto)
            if kind not in SKIPPED and not SKIPPED & plain.keys():
                kind = next((name for name in NOT_MARKDOWN if name.lower() == str(kind).replace("_", "").lower()), kind)
                yield from markdown_of(kind, plain)
        for child in getattr(node, "children", {}).values():
            yield from walk(child)

    yield from walk(test._tree)


def markdown_of(kind, node, field=""):
    """(Kind, field, text) of the texts of one element."""
    if isinstance(node, dict):
        if node.get("labelVisibility", {}).get("value") == "COLLAPSED":  # read out, not drawn
            node = {name: value for name, value in node.items() if name != "label"}
        for name, value in node.items():
            if name not in KEYS and name not in NOT_MARKDOWN.get(kind, ()):
                yield from markdown_of(kind, value, name)
    elif isinstance(node, list):
        for value in node:
            yield from markdown_of(kind, value, field)
    elif isinstance(node, str):
        yield kind, field, node


def assert_text_is_text(test):
    assert not test.exception, test.exception
    wrong = [
        (kind, field, text[:300])
        for kind, field, text in said_as_markdown(test)
        if "Zq" in text and SIGNS.search(CODE.sub("", text.replace(":/\u2060/", "")))
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Every text of a person is hostile: offices, files, notes, reasons, bases, boards, layouts, files in the inbox."""
    store = Store(tmp_path_factory.mktemp("hostile"))
    for label, late in (("2026-08", 3), ("2026-09", 9), ("2026-10", 5)):
        load(
            store,
            facts(
                PLACE,
                label,
                dossiers_resolved=100,
                dossiers_resolved_early_or_on_time=100 - late,
                dossiers_resolved_late=late,
                dossiers_pending=20,
                dossiers_pending_overdue=late,
                dossiers_received_new=90,
            ),
            file=f"{HOSTILE}.xlsx",
        )
        for unit in (HOSTILE, "Sở Y tế"):
            load(
                store,
                facts(
                    PLACE,
                    label,
                    unit=unit,
                    dossiers_resolved=50,
                    dossiers_resolved_late=late,
                    dossiers_resolved_early_or_on_time=50 - late,
                    dossiers_pending=9,
                    dossiers_pending_overdue=2,
                    dossiers_received_new=40,
                ),
                file=f"{HOSTILE} {unit[:5]}.xlsx",
            )
    store.decide("note", HOSTILE, place=PLACE, kpi="", label="2026-10", text=HOSTILE)
    store.decide(
        "target", HOSTILE, kpi="on_time_rate", place="", value=95.0, watch=None, since="2026-01-01", basis=HOSTILE
    )
    store.decide("reporters", HOSTILE, place=PLACE, subject="dossiers", units=[HOSTILE, "Sở Y tế"])
    store.decide("approve", HOSTILE, place=PLACE, subject="dossiers", label="2026-09")
    load(store, facts(PLACE, "2026-09", unit=HOSTILE, dossiers_resolved=51), file=HOSTILE, reason=HOSTILE)
    store.decide("board", HOSTILE, slug="zq", board={"name": HOSTILE, "panels": []})
    store.withdraw("b000002")
    (inbox_folder(store) / "Sở Zq [x] _i_ `c` $x$ ~s~.xlsx").write_bytes(Form06a(period="", window="").bytes())
    Inbox(store, 0.0, 0.0, TODAY).look()
    return store


def test_the_search_sees_what_is_not_put_out_of_force():
    from pages.parts.figures import shown

    assert SIGNS.search(HOSTILE) and not SIGNS.search(shown(HOSTILE).replace(":/\u2060/", ""))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_rule_27_of_reliability_text_is_text_on_every_screen(screen, store, path, language):
    for more in ({}, {"don_vi": HOSTILE}, {"ss": HOSTILE}):
        assert_text_is_text(screen(store, path, lang=language, noi=PLACE, ky="2026-10", **more))


@pytest.mark.parametrize("part", decisions_words.PARTS)
def test_rule_27_of_reliability_text_is_text_in_every_part_of_the_decisions(screen, store, part):
    assert_text_is_text(screen(store, "ke-hoach", phan=part, noi=PLACE, ky="2026-09"))


def test_rule_27_of_reliability_text_is_text_beside_a_source_and_a_load(screen, store):
    for unit in ("", HOSTILE):
        assert_text_is_text(
            screen(store, "ho-so", nguon=f"on_time_rate~{PLACE}~2026-10~{unit}~", noi=PLACE, ky="2026-10")
        )
    for batch in ("b000001", "b000002", "b000003", HOSTILE):
        test = screen(store, "nap-du-lieu", lan_nap=batch)
        assert_text_is_text(test)
        if any(button.key == "batch_turn" for button in test.button):
            assert_text_is_text(press(test, "batch_turn"))


@pytest.mark.parametrize(
    "content",
    [
        Form06a(rows=[(1, HOSTILE, Form06a().rows[1][2])], sheet="Zq _i_ `c` $x$ ~s~").bytes(),
        Form06a(rows=[(1, HOSTILE.removeprefix("Sở "), Form06a().rows[1][2])]).bytes(),
        Form06a(period="", window="").bytes(),
        table([["Sở", HOSTILE, "Số"], [HOSTILE, HOSTILE, 5], ["x", HOSTILE, 7]]),
        b"%PDF-1.7 " + HOSTILE.encode(),
    ],
    ids=["new unit", "unclear unit", "no period", "unknown table", "pdf"],
)
def test_rule_27_of_reliability_text_is_text_while_a_file_is_loaded(screen, tmp_path, content):
    store = Store(tmp_path / "store")
    confirm(store, prepare(store, Form06a().bytes(), "truoc.xlsx", today=TODAY))
    test = upload(screen(store, "nap-du-lieu"), f"{HOSTILE}.xlsx".replace("/", "∕"), content)
    assert_text_is_text(test)
    if any(button.key == "confirm" and not button.disabled for button in test.button):
        assert_text_is_text(press(test, "confirm"))
