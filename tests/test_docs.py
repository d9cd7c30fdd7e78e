"""The documents say what the code does: the walk-through runs, the tables equal the registries."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands import docs
from commands.__main__ import main as commands
from metrics import kpi, registry
from metrics.engine.query import query
from metrics.engine.question import Question
from metrics.kpis import dossiers
from tests.figures import facts, new_store
from tests.metrics.kpis.examples import Example

ROOT = Path(__file__).resolve().parent.parent


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"```python {kind}\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.S)


def test_the_walk_through_of_a_new_kpi_runs(tmp_path):
    (declaration,), (test,) = blocks("adding-a-kpi.md", "declaration"), blocks("adding-a-kpi.md", "test")
    (example,) = blocks("adding-a-kpi.md", "example")
    new = eval(declaration, {**vars(dossiers), **vars(kpi)})  # our own page, as a reader would paste it
    assert new == registry.KPIS[new.id], "the page shows the declaration as it is"
    reported, value = eval(example, {"Example": Example})
    store = new_store(tmp_path / "example", facts("ha-noi", "2026-06", **reported))
    assert query(store.reader(), Question((new.id,), "month", ("ha-noi",)))["value"].dropna().tolist() == [value]
    scope = {"facts": facts, "new_store": new_store, "Question": Question, "query": query, "pytest": pytest}
    exec(test, scope)
    scope["test_returned_share"](tmp_path)


@pytest.mark.parametrize("page, language", docs.PAGES.items())
def test_the_tables_of_the_readme_are_those_of_the_registries(page, language):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert docs.written(text, language) == text, "stale: python manage.py docs"
    assert not re.search(r"/(work|root|tmp)/", text)


@pytest.mark.parametrize("page, language", docs.PAGES.items())
def test_a_stale_table_is_seen_and_written_again(page, language):
    text = (ROOT / page).read_text(encoding="utf-8")
    stale = text.replace("`on_time_rate`", "`on_time_rat`")
    assert stale != text and docs.written(stale, language) == text
    with pytest.raises(ValueError, match="stand 0 times"):
        docs.written(text.replace("<!-- kpis -->", ""), language)


def test_every_verb_of_the_readme_exists():
    """Each line of the command-line block is understood by the programme it names."""
    verbs = re.findall(r"^python manage\.py (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    shown = subprocess.run([sys.executable, str(ROOT / "manage.py"), "--help"], capture_output=True, encoding="utf-8")
    assert {"run", "test", "load", "query", "trace", "verify", "bench", "docs"} <= set(verbs)
    assert all(re.search(rf"\b{verb}\b", shown.stdout) for verb in verbs)


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
    missing = [test for test in named if f"def {test[1]}(" not in (ROOT / test[0]).read_text(encoding="utf-8")]
    assert len(named) > 60 and not missing
    assert all(f"| {rule} ·" in page or f"{rule} ·" in page or f", {rule} " in page for rule in range(1, 36))


def test_the_page_of_names_for_templates_is_what_templates_may_use():
    page = (ROOT / docs.TEMPLATES).read_text(encoding="utf-8")
    assert page == docs.templates_page(), "stale: python manage.py docs"
    assert all(f"`{kpi}`" in page for kpi in registry.KPIS)
