"""Mutations: N random operators and constants of metrics/ and loaders/ are changed, one at a time, and the tests that
run the changed line are run. What no test notices is printed: a survivor is a place where a number could change
unseen. A tool, not a test: `manage.py bench mutate 60 SEED`.

Which tests run a line is measured once, by coverage with a context a test, and kept in `.cache/mutations` by a hash of
the code and the tests. A line that runs when its module is imported belongs to no test: there the tests of the whole
module run, those that import it by name, and those of its folder. Each mutation is made in a copy of the project; two
run side by side.
"""

import ast
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import Queue
from typing import Any

from data.folders import ROOT

CACHE = ROOT / ".cache" / "mutations"
MUTATED = ("metrics", "loaders")
OF_ALL = ("tests/test_values.py",)  # run for every line that is run at import
TESTED = (  # measured side by side; the screens' tests take longer than all of these and run too much of each
    ("tests/loaders",),
    ("tests/metrics", "tests/reports", "tests/commands", "tests/data", *OF_ALL),
)
NOT_RUN = "not browser and not slow"
SECONDS = 420  # of tests a mutation; one that hangs is noticed
MOST_TESTS = 400  # of a line that all tests run the shortest are enough
# But for those that hold a whole text of readings or answers: slow, and most likely to notice.
WRITTEN = re.compile(r"test_(readings|\w+_(?:read|written|compared|told)|claims|declared|judged_lines)\.py::")
WORKERS = 2
COMPARED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COMPUTED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
SQL = re.compile(r"\b(SELECT|WHERE|CASE|FROM|JOIN|GROUP BY|ORDER BY)\b")
# In a statement an operator or a constant between blanks, so that no name is cut.
SQL_CHANGES = {
    "=": "!=", "!=": "=", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "AND": "OR", "OR": "AND", "+": "-", "-": "+",
    "*": "/", "/": "*", "sum": "max", "max": "min", "min": "max", "DESC": "ASC", "count": "sum", "0": "1", "1": "2",
}  # fmt: skip
SQL_TOKEN = re.compile(
    r"(?<=[\s(])(=|!=|<=?|>=?|AND|OR|[-+*/]|DESC|0|1|sum(?=\()|max(?=\()|min(?=\()|count(?=\())(?=[\s(),])"
)


@dataclass(frozen=True)
class Mutation:
    """One change: where it stands, what stood there, what stands there now, and the whole file with it."""

    file: str
    line: int
    before: str
    after: str
    text: str


class Sites(ast.NodeVisitor):
    """Every place of a module that can be changed, in the order of its lines: (node, change)."""

    def __init__(self) -> None:
        self.sites: list[tuple[ast.AST, str]] = []

    def visit_Compare(self, node: ast.Compare) -> None:
        self.sites += [(node, f"compare {n}") for n, operator in enumerate(node.ops) if type(operator) in COMPARED]
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if type(node.op) in COMPUTED and not is_text(node.left) and not is_text(node.right):
            self.sites.append((node, "compute"))
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        self.sites.append((node, "and or"))
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self.sites.append((node, "not"))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool | int | float):
            self.sites.append((node, "constant"))
        elif isinstance(node.value, str) and SQL.search(node.value):
            self.sites += [(node, f"sql {token.start()}") for token in SQL_TOKEN.finditer(node.value)]

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in [*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body, *node.decorator_list]:
            self.visit(part)


def is_text(node: ast.AST) -> bool:
    """Whether a node is a text, or bytes: what is joined to it cannot be subtracted, only crash."""
    if isinstance(node, ast.BinOp):
        return is_text(node.left) or is_text(node.right)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes))


def mutate(node: ast.AST, change: str) -> None:
    """Change a node of a tree in place."""
    if isinstance(node, ast.Compare):
        index = int(change.split()[1])
        node.ops[index] = COMPARED[type(node.ops[index])]()
    elif isinstance(node, ast.BinOp):
        node.op = COMPUTED[type(node.op)]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.Constant):
        node.value = changed_constant(node.value, change)


def changed_constant(value: Any, change: str) -> Any:
    if isinstance(value, str):
        start = int(change.split()[1])
        token = SQL_TOKEN.match(value, start)
        return value[:start] + SQL_CHANGES[token[0]] + value[token.end() :] if token else value
    return not value if isinstance(value, bool) else value + 1


def mutations(count: int, seed: str) -> list[Mutation]:
    """`count` changes drawn from all places by a seed, each of another place."""
    files = [path for part in MUTATED for path in sorted((ROOT / part).rglob("*.py"))]
    places = [(path, number) for path in files for number in range(len(sites_of(path.read_text("utf-8"))[1]))]
    chosen = random.Random(seed).sample(places, min(count, len(places)))
    print(f"{len(places)} places, {len(chosen)} changed, seed {seed}", flush=True)
    return [mutation(path, number) for path, number in chosen]


def sites_of(text: str) -> tuple[ast.Module, list[tuple[ast.AST, str]]]:
    tree = ast.parse(text)
    visitor = Sites()
    visitor.visit(tree)
    return tree, visitor.sites


def mutation(path: Path, number: int) -> Mutation:
    tree, sites = sites_of(path.read_text("utf-8"))
    node, change = sites[number]
    line, before = getattr(node, "lineno", 0), ast.unparse(node)
    if change.startswith("sql"):  # the line within the statement
        value = str(node.value) if isinstance(node, ast.Constant) else ""
        start = int(change.split()[1])
        line += value[:start].count("\n")
        before = value[max(0, start - 30) : start + 30]
    mutate(node, change)
    after = ast.unparse(node)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        start = int(change.split()[1])
        after = node.value[max(0, start - 30) : start + 30]
    return Mutation(path.relative_to(ROOT).as_posix(), line, one_line(before), one_line(after), ast.unparse(tree))


def one_line(text: str) -> str:
    return " ".join(text.split())[:110]


# -- which tests run a line ----------------------------------------------------------------------------


def tests_by_line() -> dict[str, dict[str, list[str]]]:
    """File -> line -> tests that run it, the quickest first; measured once for this state of the project."""
    state = hashlib.sha256()
    for part in (*MUTATED, "data", "tests", "pages", "commands", "reports", "charts"):
        for path in sorted((ROOT / part).rglob("*.py")):
            state.update(path.read_bytes())
    cache = CACHE / f"{state.hexdigest()[:20]}.json"
    if not cache.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        cache.write_text(json.dumps(measured()), encoding="utf-8")
    return json.loads(cache.read_text("utf-8"))


def measured() -> dict[str, dict[str, list[str]]]:
    """File -> line -> tests, from a run of every part of the tests; two parts run side by side."""
    print("measuring which tests run which lines …", flush=True)
    with ThreadPoolExecutor(WORKERS) as pool:
        parts = list(pool.map(measured_part, TESTED))
    lines: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    seconds: dict[str, float] = {}
    for contexts, took in parts:
        seconds |= took
        for file, by_line in contexts.items():
            for line, tests in by_line.items():
                lines[file][str(line)] |= {node_of(test) for test in tests if test}
    return {
        file: {line: sorted(tests, key=lambda node: (seconds.get(node, 1.0), node)) for line, tests in by_line.items()}
        for file, by_line in lines.items()
    }


def measured_part(tests: tuple[str, ...]) -> tuple[dict[str, dict[int, list[str]]], dict[str, float]]:
    """One part of the tests under coverage: file -> line -> contexts, and the seconds of each test."""
    from coverage import CoverageData

    with tempfile.TemporaryDirectory() as folder:
        store, report, settings = (Path(folder) / name for name in ("coverage", "report.xml", "settings"))
        settings.write_text(
            f"[run]\ndata_file = {store}\ndynamic_context = test_function\n"
            f"source = {','.join(str(ROOT / part) for part in MUTATED)}\n"
        )
        command = [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}", "-m", "pytest", "-q", "-m", NOT_RUN]
        subprocess.run([*command, f"--junitxml={report}", *tests], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        data = CoverageData(str(store))
        data.read()
        contexts = {
            Path(name).relative_to(ROOT).as_posix(): data.contexts_by_lineno(name) for name in data.measured_files()
        }
        return contexts, durations(report)


def durations(report: Path) -> dict[str, float]:
    """Seconds of each test function, all its cases together."""
    from xml.etree import ElementTree

    seconds: dict[str, float] = defaultdict(float)
    for case in ElementTree.parse(report).iter("testcase"):
        name = f"{case.get('classname')}.{case.get('name', '').split('[')[0]}"
        seconds[node_of(name)] += float(case.get("time") or 0)
    return seconds


def node_of(context: str) -> str:
    """tests.metrics.kpis.test_kpis.test_one -> tests/metrics/kpis/test_kpis.py::test_one."""
    module, _, function = context.rpartition(".")
    return f"{module.replace('.', '/')}.py::{function}"


def related(mutation: Mutation, lines: dict[str, dict[str, list[str]]]) -> list[str]:
    """The tests that run the changed line; where a line runs at import, those of the module."""
    of_file = lines.get(mutation.file, {})
    if runs_at_import((ROOT / mutation.file).read_text("utf-8"), mutation.line):
        return of_module(mutation.file, of_file)
    tests = of_file.get(str(mutation.line)) or nearest(of_file, mutation.line)
    return [test for n, test in enumerate(tests) if n < MOST_TESTS or WRITTEN.search(test)]


def of_screens(file: str) -> tuple[str, ...]:
    """The folders of tests of the screens that import a module by its name; they are not measured."""
    imports = importing(file)
    screens = {p.relative_to(ROOT / "pages").parts[0] for p in (ROOT / "pages").rglob("*.py") if imports(p)}
    folders = [f"tests/pages/{screen}" for screen in sorted(screens)]
    return tuple(folder for folder in folders if (ROOT / folder).is_dir())


def importing(file: str) -> Callable[[Path], bool]:
    """Whether another file imports this one by its name."""
    name = file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    parent, _, leaf = name.rpartition(".")
    ways = (
        rf"from {re.escape(name)} import",
        rf"import {re.escape(name)}\b",
        rf"from {re.escape(parent)} import (?:[^\n(]*\b{leaf}\b|\([^)]*\b{leaf}\b)",
    )
    imports = re.compile(rf"^\s*(?:{'|'.join(ways)})", re.MULTILINE)
    return lambda path: bool(imports.search(path.read_text("utf-8")))


def runs_at_import(text: str, line: int) -> bool:
    """Whether a line stands in no function's body: a constant, a declaration, a decorator, a default."""
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return not any(node.body[0].lineno <= line <= (node.end_lineno or line) for node in functions)


def of_module(file: str, of_file: dict[str, list[str]]) -> list[str]:
    """Test files that import a module by its name, those of its folder's tests and those of all modules, then the tests
    that run any of its lines."""
    imports = importing(file)
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    near = (ROOT / "tests" / file).parent
    named = [f.relative_to(ROOT).as_posix() for f in files if f.parent == near or imports(f)]
    measured = tuple(path for part in TESTED for path in part)
    named = [*OF_ALL, *(f for f in named if f.startswith(measured) and f not in OF_ALL)]
    tests = {test for tests in of_file.values() for test in tests if test.partition("::")[0] not in named}
    return [*named, *sorted(tests)[:MOST_TESTS]]


def nearest(of_file: dict[str, list[str]], line: int) -> list[str]:
    """Tests of the closest line that any test runs, else all of the file: a statement goes over several lines."""
    known = [int(number) for number, tests in of_file.items() if tests]
    before = [number for number in known if line - 15 <= number <= line]
    if before:
        return of_file[str(max(before))]
    return sorted({test for tests in of_file.values() for test in tests})


# -- running them --------------------------------------------------------------------------------------


def copy_of_project(folder: Path) -> Path:
    """The tracked files, and the folders of data that tests share, as a project of its own."""
    copy = folder / "main"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    if (ROOT.parent / "shared").is_dir():
        (folder / "shared").symlink_to(ROOT.parent / "shared")
    shutil.copytree(ROOT / ".cache" / "sample-store", copy / ".cache" / "sample-store", dirs_exist_ok=True)
    return copy


def verdict(copy: Path, mutation: Mutation, tests: list[str]) -> str:
    """killed, timed out, or survived (with the number of tests that ran); not run where no test reaches the line.

    What the tests that run the line do not notice, those of the screens may; they have no time to hang."""
    (copy / mutation.file).write_text(mutation.text, encoding="utf-8")
    try:
        fate = outcome(copy, tests) if tests else "not run"
        screens = of_screens(mutation.file) if fate.startswith(("survived", "not")) else ()
        is_noticed = bool(screens) and outcome(copy, screens) == "killed"
    finally:
        shutil.copy2(ROOT / mutation.file, copy / mutation.file)
    return "killed" if is_noticed and passes(copy, screens) else fate


@cache
def passes(copy: Path, tests: tuple[str, ...]) -> bool:
    """Whether tests pass without any mutation: else that they fail with one says nothing."""
    return outcome(copy, tests).startswith("survived")


def outcome(copy: Path, tests: Sequence[str]) -> str:
    """What becomes of a copy of the project under some tests."""
    try:
        result = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", NOT_RUN, *tests],
            cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)}, capture_output=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "timed out"
    return f"survived {len(tests)} tests" if result.returncode in (0, 5) else "killed"


def run(count: int, seed: str) -> Iterator[tuple[Mutation, str]]:
    """Each mutation with what became of it, as they end."""
    drawn = mutations(count, seed)
    lines = tests_by_line()
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        copies: Queue[Path] = Queue()
        for number in range(WORKERS):
            place = Path(folder) / str(number)
            place.mkdir()
            copies.put(copy_of_project(place))

        def judge(mutation: Mutation) -> tuple[Mutation, str]:
            copy = copies.get()
            try:
                return mutation, verdict(copy, mutation, related(mutation, lines))
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(WORKERS) as pool:
            yield from pool.map(judge, drawn)


def main(arguments: list[str]) -> int:
    """`mutate [N] [SEED]`: print a line a mutation, the survivors again at the end."""
    count = int(arguments[0]) if arguments else 20
    seed = arguments[1] if len(arguments) > 1 else "0"
    survivors: list[str] = []
    ended: dict[str, int] = defaultdict(int)
    for mutation, fate in run(count, seed):
        ended[fate.split()[0]] += 1
        line = f"{fate:20} {mutation.file}:{mutation.line}  {mutation.before}  ->  {mutation.after}"
        print(line, flush=True)
        survivors += [line] if not fate.startswith(("killed", "timed")) else []
    print(f"\n{dict(ended)}; {len(survivors)} of {count} not noticed:", *survivors, sep="\n")
    return 0
