"""The documents say what the code does: the walk-through runs, the tables equal the registries."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands.__main__ import main as commands
from loaders.registry import SOURCES
from metrics import registry
from metrics.engine.query import query
from metrics.engine.question import Question
from metrics.kpi import Kpi, measure
from metrics.kpis import dossiers
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


_DIRECTIONS = {
    "vi": {"higher": "cao là tốt", "lower": "thấp là tốt", "neither": "–", "within": "trong khoảng"},
    "en": {"higher": "higher", "lower": "lower", "neither": "–", "within": "within"},
}
_RANKS = {
    "vi": {1: "1 · hệ thống xuất", 2: "2 · cơ quan lập", 3: "3 · đã công bố", 9: "9 · mẫu"},
    "en": {1: "1 · system export", 2: "2 · office workbook", 3: "3 · published", 9: "9 · sample"},
}


def kpi_table(language: str) -> str:
    head = {"vi": "| Chỉ tiêu | Mã | Cách tính | Chiều |", "en": "| KPI | Id | Meaning | Better |"}[language]
    rows = [
        f"| {k.label(language)} | `{k.id}` | {k.meaning(language)} | {_DIRECTIONS[language][k.direction]} |"
        for k in registry.KPIS.values()
    ]
    return "\n".join([head, "|---|---|---|---|", *rows])


def source_table(language: str) -> str:
    head = {"vi": "| Nguồn | Mã | Hạng |", "en": "| Source | Id | Rank |"}[language]
    rows = [f"| {s.name(language)} | `{s.id}` | {_RANKS[language][s.rank]} |" for s in SOURCES]
    return "\n".join([head, "|---|---|---|", *rows])


@pytest.mark.parametrize("page, language", [("README.md", "en"), ("README.vi.md", "vi")])
@pytest.mark.parametrize("name, table", [("kpis", kpi_table), ("sources", source_table)])
def test_the_tables_of_the_readme_equal_the_registries(page, language, name, table):
    text = (ROOT / page).read_text(encoding="utf-8")
    (said,) = re.findall(rf"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", text, re.S)
    assert said == table(language), f"paste this into {page}:\n{table(language)}"
    assert not re.search(r"/(work|root|tmp)/", text)


def test_every_verb_of_the_readme_exists():
    """Each line of the command-line block is understood by the programme it names."""
    said = re.findall(r"^python manage\.py (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    shown = subprocess.run([sys.executable, str(ROOT / "manage.py"), "--help"], capture_output=True, encoding="utf-8")
    assert {"run", "test", "load", "query", "trace", "verify", "bench"} <= set(said)
    assert all(re.search(rf"\b{verb}\b", shown.stdout) for verb in said)


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_every_option_of_the_readme_exists_and_every_measurement_is_named(page, capsys):
    text = (ROOT / page).read_text(encoding="utf-8")
    asked: dict[str, set[str]] = {}
    for verb, rest in re.findall(r"^python manage\.py (\w+)([^#\n]*)", text, re.M):
        asked.setdefault(verb, set()).update(re.findall(r"--[a-z-]+", rest))
    for verb in {"load", "read", "query", "trace", "batches", "withdraw", "restore", "backup", "inbox", "verify"}:
        with pytest.raises(SystemExit):
            commands([verb, "--help"])
        known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
        assert verb in asked and asked[verb] <= known, (verb, asked.get(verb))
    assert {"--level", "--split"} <= asked["query"] and all(
        "--reason" in asked[v] for v in ("load", "withdraw", "restore")
    )
    measurements = re.findall(
        r'^    "(\w+)": \w+\.measure', (ROOT / "bench" / "__main__.py").read_text(encoding="utf-8"), re.M
    )
    named = re.search(r"^python manage\.py bench ?\[([^\]]*)\]", text, re.M)[1].split()
    assert sorted(named) == sorted(measurements) and len(named) >= 6


@pytest.mark.parametrize(
    "page", ["README.md", "README.vi.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/adding-a-kpi.md"]
)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8")):
        assert ((ROOT / page).parent / target).exists(), target


def test_every_test_that_the_page_on_security_names_exists():
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page))
    missing = [each for each in named if f"def {each[1]}(" not in (ROOT / each[0]).read_text(encoding="utf-8")]
    assert len(named) > 60 and not missing
    assert all(f"| {rule} ·" in page or f"{rule} ·" in page or f", {rule} " in page for rule in range(1, 36))
