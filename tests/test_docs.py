"""The documents say what the code does: the walk-through runs, the tables equal the registries."""

import re
from pathlib import Path

import pytest

from metrics import dossiers, registry
from metrics.kpi import Kpi, measure
from metrics.query import query
from metrics.question import Question
from tests.figures import facts, new_store

ROOT = Path(__file__).resolve().parent.parent


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"```python {kind}\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.S)


def test_the_walk_through_of_a_new_kpi_runs(tmp_path, monkeypatch):
    (declaration,), (test,) = blocks("adding-a-kpi.md", "declaration"), blocks("adding-a-kpi.md", "test")
    names = {"Kpi": Kpi, "measure": measure, "RECEIVED_TOTAL": dossiers.RECEIVED_TOTAL}
    new = eval(declaration, names)  # our own page, as a reader would paste it
    monkeypatch.setitem(registry.KPIS, new.id, new)
    scope = {"facts": facts, "new_store": new_store, "Question": Question, "query": query, "pytest": pytest}
    exec(test, scope)
    scope["test_returned_share"](tmp_path)
