"""The catalogue of problems: complete, used, tried, and filled with the values its sentences speak of."""

import ast
from pathlib import Path

import pytest

from loaders.problems.catalogue import CATALOGUE, problem
from loaders.problems.declared import Declared
from loaders.problems.refusal import FileProblem

ROOT = Path(__file__).resolve().parent.parent.parent.parent
OURS = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "loaders").rglob("*.py"))}
SITES = {path: tree for path, tree in OURS.items() if path.parent.name != "problems"}
TESTS = [path for path in sorted((ROOT / "tests").rglob("*.py")) if path != Path(__file__)]
RESERVED = {"severity", "question", "choices", None}  # None: **values, counted where they are made


def calls(tree: ast.AST, name: str):
    """The calls of a function by its bare name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def texts(trees) -> set[str]:
    """Every string constant of syntax trees."""
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def text_of(call: ast.Call) -> str | None:
    """The first argument of a call where it is a text."""
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def faults(tree: ast.AST):
    """Calls of `problem` and `FileProblem` that the catalogue does not know, or that fill another sentence."""
    for call in calls(tree, "problem"):
        key = text_of(call)
        if key is None:
            continue  # one of several, each a constant elsewhere
        declared = CATALOGUE.get(key)
        if declared is None:
            yield f"{call.lineno}: {key} is not in the catalogue"
            continue
        names = {keyword.arg for keyword in call.keywords}
        if names - RESERVED != declared.fields:
            yield f"{call.lineno}: {key} speaks of {sorted(declared.fields)}, not of {sorted(names - RESERVED)}"
        if "{locator" in declared.vi and len(call.args) < 2:
            yield f"{call.lineno}: {key} names its cell"
        if (len(declared.severities) > 1) != ("severity" in names):
            yield f"{call.lineno}: {key} is {declared.severity}"
    for call in calls(tree, "FileProblem"):
        key = text_of(call)
        if key is not None and key not in CATALOGUE:
            yield f"{call.lineno}: {key} is not in the catalogue"
        elif key is not None and bool(CATALOGUE[key].fields) != (len(call.args) > 1):
            yield f"{call.lineno}: {key} lacks its detail, or has none"


def test_every_place_fills_the_sentence_it_says():
    assert [f"{path.name}:{fault}" for path, tree in SITES.items() for fault in faults(tree)] == []


@pytest.mark.parametrize(
    "snippet",
    [
        "problem('nobody', where)",
        "problem('claim_without_rows', where)",
        "problem('claim_without_rows', where, text=a, more=b)",
        "problem('negative', measure=a, value=b)",
        "problem('more_problems', count=a, codes=b)",
        "problem('negative', where, measure=a, value=b, severity='ask')",
        "FileProblem('nobody')",
        "FileProblem('too_big')",
        "FileProblem('pdf', 'x')",
    ],
)
def test_a_wrong_place_is_seen(snippet):
    assert len(list(faults(ast.parse(snippet)))) == 1


def test_no_problem_is_declared_for_nothing():
    assert set(CATALOGUE) - texts(SITES.values()) == set()


def test_problems_are_made_from_the_catalogue_alone():
    """Others only take apart what was made: the reading child, the marked workbook, and the ledger."""
    places = {path.name for path, tree in SITES.items() for call in calls(tree, "Problem") if call.args}
    assert places == set()


def test_every_code_has_a_case():
    tried = texts(ast.parse(path.read_text(encoding="utf-8")) for path in TESTS)
    assert {key.partition(":")[0] for key in CATALOGUE} - tried == set()


def test_values_stand_in_both_languages_and_pairs_on_their_side():
    made = problem("total_differs", "S!A1", text="Cộng", printed=("1,5", "1.5"), measure="m", total=2, difference=0)
    assert made.code == "total_differs" and made.severity == "warn" and made.locator == "S!A1"
    assert made.message_vi == "S!A1: dòng “Cộng” ghi 1,5 (m), cộng các dòng được 2; lệch 0. Lấy số của các dòng."
    assert "the row “Cộng” says 1.5 (m)" in made.message_en


def test_what_the_catalogue_does_not_know_is_refused():
    for bad in (lambda: problem("nobody"), lambda: problem("negative", "A1"), lambda: problem("pdf", severity="warn")):
        with pytest.raises(KeyError):
            bad()
    with pytest.raises(KeyError):
        FileProblem("nobody")


@pytest.mark.parametrize(
    ("severity", "vi", "en"),
    [("warn", "Có", ""), ("warn", "", "Yes"), ("warn", "{a}", "{b}"), ("warn", "{a}", "a"), ("grave", "Có", "Yes")],
)
def test_an_incomplete_declaration_is_refused(severity, vi, en):
    with pytest.raises(ValueError):
        Declared(severity, vi, en)
