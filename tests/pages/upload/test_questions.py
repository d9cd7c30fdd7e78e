"""Questions of a file: under what they are about, one decision for a column, kept with the load."""

import ast
import re
from dataclasses import replace
from datetime import date

import pytest

from data.facts import Problem
from data.store import Store
from loaders.load import confirm, prepare
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.waiting.groups import KINDS, OTHER, columns_of_cells, group_of, grouped, kind_of
from pages.upload.waiting.texts import place_text
from tests.conftest import ROOT
from tests.loaders.build import TODAY, Form06a
from tests.loaders.case_lists import dossier, dossier_list, numbered
from tests.pages.conftest import texts_of
from tests.pages.upload.test_upload import PLACE, book, press, upload

# Kinds that stand in a name of the code, with where they come from.
NAMED = {
    "DELIMITER": "delimiter",
    "CODING": "text_coding",
    "LOST": "lost_letters",
    "HIDDEN_SHEETS": "hidden_sheets",
    "COMMA": "comma",
    "_QUESTION": "lead",
    "column": "unit",  # the words of a column of the template
    "_OWN": "office",
}


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def kinds_in_the_code():
    """What stands first in every question the loaders ask."""
    for path in sorted((ROOT / "loaders").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            asked = [node.value] if isinstance(node, ast.keyword) and node.arg == "question" else []
            if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "question" for t in node.targets):
                asked.append(node.value)
            for value in asked:
                first = value.values[0] if isinstance(value, ast.JoinedStr) else value
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
                    yield first.value.partition(":")[0]
                elif isinstance(first, ast.FormattedValue):
                    yield NAMED[re.match(r"\w+", ast.unparse(first.value))[0]]


def test_every_question_the_loaders_ask_stands_under_a_heading():
    kinds = set(kinds_in_the_code())
    assert {"cell", "period", "scale", "exchanged", "group", "measure", "negative"} <= kinds
    assert {kind for kind in kinds if group_of(kind) == OTHER} == set()
    assert set(upload_words.QUESTION_GROUPS) == {*KINDS, OTHER}


def ask(question, locator="", **choices):
    return Problem("x", "ask", locator, "câu hỏi", "question", question, choices or {"skip": ("Bỏ", "Skip")})


def test_questions_of_one_subject_stand_together_in_the_order_of_the_subjects():
    asks = [ask("cell:S!C5"), ask("scale:S!C"), ask("period"), ask("unit:x:Sở A"), ask("thousands:S!D"), ask("odd")]
    assert {group: [kind_of(p.question) for p in problems] for group, problems in grouped(asks).items()} == {
        "period": ["period"],
        "unit": ["unit"],
        "scale": ["scale", "thousands"],
        "cells": ["cell"],
        "other": ["odd"],
    }


def test_many_cells_of_a_column_are_one_decision():
    asks = [ask(f"cell:S!C{row}", f"S!C{row}") for row in (5, 6, 7)] + [ask("cell:S!D5", "S!D5")]
    assert [(column, len(cells)) for column, cells in columns_of_cells(asks).items()] == [("S!C", 3)]


def test_days_that_another_system_exchanged_are_one_decision_for_the_file(screen, store):
    rows = [dossier(date(2026, month, 6), date(2026, month, 7), None, "Đang xử lý") for month in (5, 6, 7)]
    rows += [dossier(f"{day}/06/2026", f"{day + 1}/06/2026", None, "Đang xử lý") for day in (13, 14, 15)]
    rows = [[f"{row[0]}-{number}", *row[1:]] for number, row in enumerate(rows)]
    test = upload(screen(store, "nap-du-lieu"), "ds.xlsx", dossier_list(numbered(rows)))
    assert upload_words.COLUMNS_ALIKE("vi", count="2") in texts_of(test)
    test.selectbox[0].set_value("exchanged")
    use(test)
    assert not test.button(key="confirm").disabled
    assert "Đổi lại ngày và tháng" in texts_of(test)


def unreadable():
    """The 6a form with four cells of a column that cannot be read."""
    form = Form06a()
    rows = [list(row) for row in form.rows]
    spoiled = 0
    for row in rows:
        if len(row) > 2 and isinstance(row[2], tuple) and spoiled < 4:
            row[2] = (*row[2][:8], "x1x", *row[2][9:])
            spoiled += 1
    assert spoiled >= 3
    return replace(form, rows=rows, total="").bytes()


def use(test):
    next(b for b in test.button if b.label == upload_words.USE_ANSWERS.vi).click().run()
    assert not test.exception, test.exception
    return test


def test_headings_examples_and_one_decision_for_a_column_kept_with_the_load(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "bieu.xlsx", unreadable())
    shown = texts_of(test)
    assert f"**{upload_words.QUESTION_GROUPS['cells'].vi}**" in shown and "Quyết một lần cho cả cột" in shown
    assert sum(upload_words.QUESTION_GROUPS["cells"].vi in text.value for text in test.markdown) == 1
    box = test.selectbox[0]
    cells = sum(p.severity == "ask" for p in prepare(store, unreadable(), "bieu.xlsx", today=TODAY).problems)
    assert box.options == [upload_words.SKIP_COLUMN("vi", count=str(cells))] or len(box.options) == 2
    assert upload_words.SKIP_COLUMN("vi", count=str(cells)) in box.options
    box.set_value("skip")
    use(test)
    assert not test.button(key="confirm").disabled
    press(test, "confirm")
    (batch,) = store.batches()
    assert len(batch.chosen) >= 3 and {choice.choice for choice in batch.chosen} == {"skip"}
    assert batch.chosen[0].vi == "Bỏ ô này" and batch.chosen[0].locator.startswith("Biểu 6a!")
    dialog = screen(store, "nap-du-lieu", lan_nap=batch.id)
    assert any(upload_words.CHOSEN_THEN.vi in expander.label for expander in dialog.expander)
    assert "Bỏ ô này" in texts_of(dialog)


def test_period_and_place_each_have_their_heading(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "bieu.xlsx", Form06a(period="", window="", agency=("", "")).bytes())
    shown = texts_of(test)
    assert shown.index(f"**{upload_words.QUESTION_GROUPS['period'].vi}**") < shown.index(
        f"**{upload_words.QUESTION_GROUPS['place'].vi}**"
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_warning_that_forbids_nothing_says_so(screen, store, language):
    test = upload(screen(store, "nap-du-lieu", lang=language), "bieu.xlsx", Form06a().bytes())
    assert upload_words.STILL_STORED(language) in texts_of(test)
    clean = upload(screen(store, "nap-du-lieu", lang=language), "sach.xlsx", book(5.0))
    assert f"gray-badge[{upload_words.STILL_STORED(language)}]" not in texts_of(clean)


def test_of_a_list_of_persons_no_choice_is_kept(store):
    answers = {"unit:dong-thap@2025:Nguyễn Thị Planted": "skip"}
    preview = prepare(store, dossier_list(), "ds.xlsx", place="Đồng Tháp", today=TODAY, answers=answers)
    batch = confirm(store, preview)
    assert batch.chosen == () and "Planted" not in (store.folder / "ledger.jsonl").read_text(encoding="utf-8")


def test_a_choice_made_on_the_command_line_is_kept_too(store):
    preview = prepare(store, Form06a(period="").bytes(), "a.xlsx", today=TODAY, answers={"period": "2026-06"})
    batch = confirm(store, preview)
    assert [(c.question, c.choice, c.vi) for c in batch.chosen] == [("period", "2026-06", "2026-06")]
    assert batch.places == (PLACE,)


def test_a_place_that_ended_says_so_once(sample_store):
    view = View("vi", "light", False, sample_store, sample_store.reader(), date(2026, 11, 20))
    assert place_text(view, "quang-ngai@2004").count("đến 30/") == 1
    assert "từ 1/7/2025" in place_text(view, "quang-ngai@2025")
