"""The shape of the project, read from the syntax trees: who imports whom, and what must not stand anywhere.

Every rule is a function (file, tree) -> complaints. Each is tried on a snippet it must refuse as well, so
that none of them can pass by being blind.
"""

import ast
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = set("app pages charts metrics loaders data reports access commands bench manage setup tests".split())
GENERATED = {
    ".git",
    ".venv",
    ".cache",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    "wheels",
    "wheels.part",
    "data/store",
    "tests/screenshots",
}

# What each part may import of ours, besides itself.
MAY_IMPORT = {
    "app": {"pages", "metrics", "data", "charts", "reports", "access"},
    "pages": {"metrics", "data", "charts", "reports", "access"},
    "charts": set(),
    "metrics": {"data"},
    "loaders": {"data"},
    "data": set(),
    "reports": {"metrics", "charts", "data"},
    "access": {"data"},
    "commands": {"data", "metrics", "loaders", "reports", "access"},
    # What is measured twice over is read a second time by the oracle that stands with the tests.
    "bench": {"data", "metrics", "loaders", "charts", "reports", "commands", "pages", "tests"},
    "manage": {"setup"},
    "setup": set(),
    "tests": OURS,
}
# Which parts may import a library; the tests may import all of them.
STOPS_AT = {
    "streamlit": {"app", "pages", "access", "bench"},
    "duckdb": {"data"},
    **{
        library: {"loaders", "reports", "bench"}
        for library in ("openpyxl", "python_calamine", "fastexcel", "xlsxwriter", "xlrd", "docx", "docxtpl", "pptx")
    },
}
POSIX_MODULES = set("fcntl resource pwd grp termios tty pty posix syslog curses readline".split())
POSIX_NAMES = {
    "os": set(
        "fork forkpty kill killpg getuid geteuid getgid getegid getgroups setuid setgid seteuid setegid"
        " setsid getsid getpgid getpgrp setpgid setpgrp wait wait3 wait4 waitid uname mkfifo mknod chown"
        " fchown lchown fchmod chroot nice getpriority setpriority sched_getaffinity sched_setaffinity"
        " getloadavg sysconf statvfs fstatvfs openpty posix_spawn posix_fallocate posix_fadvise sync"
        " pread pwrite O_DIRECTORY O_NOFOLLOW O_CLOEXEC O_SYNC O_DSYNC WNOHANG".split()
    ),
    "signal": set(
        "SIGKILL SIGHUP SIGQUIT SIGUSR1 SIGUSR2 SIGALRM SIGCHLD SIGPIPE SIGSTOP SIGCONT SIGTSTP alarm"
        " setitimer pause sigwait pthread_kill pthread_sigmask".split()
    ),
    "time": {"tzset"},
    "socket": {"AF_UNIX", "socketpair", "SO_REUSEPORT"},
}
EMPTY_NAMES = set("util utils core common helper helpers service services model models misc".split())
VAGUE = set("said held kept taking brief divided doubts opened alike at each found".split())
PAGE_LINES = 80
# Screens that may know the loaders: the upload; the names of sources, which the sources declare themselves; and the
# sentence of a number, which is read from the kept document in the watched child, as it was when it was loaded; and a
# finished report, which is read in the same child to be compared.
UPLOADING = ("pages/upload/", "pages/parts/source_names.py", "pages/parts/sentences.py", "pages/reports/checking.py")


def part_of(file):
    """The part of the project a file belongs to: "data" for data/store.py, "app" for app.py."""
    return file.split("/")[0].removesuffix(".py")


def imports(file, tree):
    """Every module a file imports, at any depth in it: (line, absolute name). Relative ones are resolved."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            around = file.split("/")[: -node.level] if node.level else []
            base = ".".join([*around, *([node.module] if node.module else [])])
            # "from data import store" is read as data.store, "from . import x" as a sibling.
            yield from ((node.lineno, f"{base}.{alias.name}".strip(".")) for alias in node.names)


def import_directions(file, tree):
    """Imports among our own parts go the way the design draws them, and no other."""
    part = part_of(file)
    allowed = MAY_IMPORT.get(part, set()) | {part}
    if file.startswith(UPLOADING):
        allowed = allowed | {"loaders"}
    for line, name in imports(file, tree):
        if name.split(".")[0] in OURS - allowed:
            yield f"{file}:{line} imports {name}"


def library_confinement(file, tree):
    """Streamlit, DuckDB and the workbook and document libraries stop where the design stops them."""
    for line, name in imports(file, tree):
        parts = STOPS_AT.get(name.split(".")[0])
        if parts is not None and part_of(file) not in parts | {"tests"}:
            yield f"{file}:{line} imports {name}"


def only_portable_calls(file, tree):
    """Nothing Windows does not have, outside the one file made for it."""
    if file == "data/system.py":
        return
    called = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            called.update({alias.asname or alias.name: alias.name for alias in node.names})
    for line, name in imports(file, tree):
        module, _, member = name.partition(".")
        if module in POSIX_MODULES or member in POSIX_NAMES.get(module, ()):
            yield f"{file}:{line} imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = called.get(node.value.id, node.value.id)
            if node.attr in POSIX_NAMES.get(module, ()):
                yield f"{file}:{node.lineno} uses {module}.{node.attr}"
        if isinstance(node, ast.keyword) and node.arg == "preexec_fn":
            yield f"{file}:{node.value.lineno} uses preexec_fn"


def no_raw_html(file, tree):
    """No `unsafe_allow_html`: names from files are shown as text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html":
            yield f"{file}:{node.value.lineno} uses unsafe_allow_html"


def no_composed_sql(file, tree):
    """No value is written into a statement: every one is a parameter."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        text = node.args[0]
        is_percent = isinstance(text, ast.BinOp) and isinstance(text.op, ast.Mod)
        is_format = isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format"
        if node.func.attr in ("execute", "executemany", "sql") and (
            isinstance(text, ast.JoinedStr) or is_percent or is_format
        ):
            yield f"{file}:{node.lineno} composes a statement"


def only_standard_library(file, tree):
    """manage.py and setup/ run before anything is installed."""
    if part_of(file) not in ("manage", "setup"):
        return
    for line, name in imports(file, tree):
        if name.split(".")[0] not in sys.stdlib_module_names | {"setup"}:
            yield f"{file}:{line} imports {name}"


def short_pages(file, text):
    """A screen asks once and draws: what holds a `page()`, and the frame, has at most 80 lines."""
    is_page = file.startswith("pages/") and (file == "pages/frame.py" or "\ndef page(" in text)
    if is_page and len(text.splitlines()) > PAGE_LINES:
        yield f"{file} has {len(text.splitlines())} lines"


def nouns(file, tree):
    """What is named here is called by a noun of the field, not by a word that fits anything."""
    for node in ast.walk(tree):
        named = {
            ast.Name: lambda n: n.id if isinstance(n.ctx, ast.Store) else None,
            ast.Attribute: lambda n: n.attr if isinstance(n.ctx, ast.Store) else None,
            ast.arg: lambda n: n.arg,
            ast.FunctionDef: lambda n: n.name,
            ast.ClassDef: lambda n: n.name.lower(),
            ast.ImportFrom: lambda n: next(
                (a.asname or a.name for a in n.names if (a.asname or a.name) in VAGUE), None
            ),
        }.get(type(node), lambda n: None)(node)
        if named in VAGUE:
            yield f"{file}:{node.lineno} calls something {named}"


def telling_names(file):
    """No folder or file is called by a name that says nothing."""
    for name in file.split("/"):
        if name.split(".")[0].lower() in EMPTY_NAMES:
            yield f"{file}: {name}"


def project_files():
    """Every file of the project, as "data/store.py"; not what is generated or installed."""
    for folder, folders, files in os.walk(ROOT):
        here = Path(folder).relative_to(ROOT)
        folders[:] = [name for name in folders if (here / name).as_posix() not in GENERATED]
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from ((here / file).as_posix() for file in files)


FILES = list(project_files())
SOURCES = {file: (ROOT / file).read_text(encoding="utf-8") for file in FILES if file.endswith(".py")}
TREES = {file: ast.parse(text, file) for file, text in SOURCES.items()}
TREE_RULES = [
    import_directions,
    library_confinement,
    only_portable_calls,
    no_raw_html,
    no_composed_sql,
    only_standard_library,
    nouns,
]


@pytest.mark.parametrize("rule", TREE_RULES, ids=lambda rule: rule.__name__)
def test_the_project_keeps_the_rule(rule):
    assert [complaint for file, tree in TREES.items() for complaint in rule(file, tree)] == []


def test_pages_are_short():
    assert [complaint for file, text in SOURCES.items() for complaint in short_pages(file, text)] == []


def test_names_say_something():
    assert [complaint for file in FILES for complaint in telling_names(file)] == []


def test_the_walk_sees_the_project():
    assert {"manage.py", "setup/serve.py", "tests/test_architecture.py", "requirements.txt"} <= set(FILES)
    assert {part_of(file) for file in SOURCES} <= OURS, "a new top-level part needs its import rule"


@pytest.mark.parametrize(
    ("rule", "file", "snippet"),
    [
        (import_directions, "data/store.py", "import metrics"),
        (import_directions, "data/store.py", "from loaders.workbook import read"),
        (import_directions, "metrics/query.py", "def f():\n    from loaders import registry"),
        (import_directions, "loaders/form_06a.py", "import metrics.kpi"),
        (import_directions, "charts/trend.py", "from data.periods import period_name"),
        (import_directions, "charts/trend.py", "from ..data import periods"),
        (import_directions, "pages/overview/page.py", "from loaders import registry"),
        (import_directions, "pages/overview/page.py", "import app"),
        (import_directions, "commands/query.py", "from pages import frame"),
        (import_directions, "app.py", "import tests.conftest"),
        (library_confinement, "metrics/query.py", "import duckdb"),
        (library_confinement, "charts/trend.py", "import streamlit as st"),
        (library_confinement, "commands/sample.py", "from openpyxl import Workbook"),
        (library_confinement, "data/facts.py", "import python_calamine"),
        (only_portable_calls, "loaders/child.py", "import os\nos.kill(1, 9)"),
        (only_portable_calls, "loaders/child.py", "import os as system\nsystem.fork()"),
        (only_portable_calls, "loaders/child.py", "from os import getuid"),
        (only_portable_calls, "loaders/child.py", "import signal\nsignal.SIGKILL"),
        (only_portable_calls, "data/store.py", "import fcntl"),
        (only_portable_calls, "data/store.py", "import os\nos.open('.', os.O_DIRECTORY)"),
        (only_portable_calls, "manage.py", "import subprocess\nsubprocess.run([], preexec_fn=print)"),
        (no_raw_html, "pages/overview.py", "st.markdown('<b>', unsafe_allow_html=True)"),
        (no_composed_sql, "data/store.py", "cursor.execute(f'SELECT {name}')"),
        (no_composed_sql, "data/store.py", "cursor.execute('SELECT %s' % name)"),
        (no_composed_sql, "data/store.py", "cursor.execute('SELECT {}'.format(name))"),
        (import_directions, "setup/bundle.py", "import data.store"),
        (import_directions, "commands/query.py", "from setup.environment import ROOT"),
        (only_standard_library, "manage.py", "import requests"),
        (nouns, "data/store.py", "said = 1"),
        (nouns, "data/store.py", "def found():\n    pass"),
        (nouns, "data/store.py", "def f(at):\n    pass"),
        (nouns, "data/store.py", "x = [each for each in y]"),
        (nouns, "data/store.py", "self.held = 1"),
        (nouns, "pages/x.py", "from pages.overview import words as said"),
        (only_standard_library, "setup/serve.py", "def f():\n    import psutil"),
    ],
)
def test_each_rule_refuses_its_bad_snippet(rule, file, snippet):
    assert len(list(rule(file, ast.parse(snippet)))) == 1


@pytest.mark.parametrize(
    ("rule", "file", "snippet"),
    [
        (import_directions, "data/store.py", "from data.facts import Fact\nfrom . import ledger"),
        (import_directions, "pages/upload/page.py", "from loaders import registry"),
        (import_directions, "loaders/form_06a.py", "from data import places"),
        (library_confinement, "loaders/workbook.py", "import openpyxl, python_calamine"),
        (library_confinement, "tests/loaders/test_workbook.py", "import openpyxl"),
        (only_portable_calls, "data/system.py", "import os\nos.O_DIRECTORY"),
        (only_portable_calls, "manage.py", "import os, signal\nos.replace('a', 'b')\nsignal.SIGTERM"),
        (only_portable_calls, "tests/test_store.py", "child.kill()"),
        (no_composed_sql, "data/store.py", "cursor.execute('SELECT ?', [name])\nlog.info(f'{name}')"),
        (only_standard_library, "manage.py", "import subprocess\nfrom setup.serve import run"),
        (only_standard_library, "tests/conftest.py", "import pytest"),
    ],
)
def test_each_rule_lets_the_good_snippet_pass(rule, file, snippet):
    assert list(rule(file, ast.parse(snippet))) == []


def test_the_rules_on_length_and_names_can_fail():
    page = "\ndef page():\n" + "    pass\n" * 78
    assert not list(short_pages("pages/overview/page.py", page))
    assert list(short_pages("pages/overview/page.py", page + "    pass\n"))
    assert list(short_pages("pages/another/room/overview.py", page + "    pass\n")), "no folder is a way out"
    assert list(short_pages("pages/frame.py", "x = 1\n" * 81))
    assert not list(short_pages("pages/parts/filters.py", "x = 1\n" * 81))
    assert list(telling_names("data/utils.py")) and list(telling_names("loaders/common/a.py"))
    assert list(telling_names("tests/helpers.py")) and not list(telling_names("data/measures.py"))
