"""The rooms of a storey: a folder says what is inside, and imports among rooms go one way, like those of storeys.

`tests/test_architecture.py` holds the storeys (who may know the loaders at all); this file holds the rooms within
one. A room is a folder; the few files at the foot of a storey that rooms stand on are rooms of their own.
"""

import ast

import pytest

from tests.test_architecture import SOURCES, TREES, imports

# Room -> the rooms of its storey that it may enter. A file named here is a room of its own.
MAY_ENTER = {
    "data": set(),
    "data/samples": {"data"},
    "metrics/kpi.py": set(),
    "metrics/kpis": {"metrics/kpi.py"},
    "metrics/registry.py": {"metrics/kpi.py", "metrics/kpis"},
    "metrics/formula.py": {"metrics/kpi.py"},
    "metrics/unshown.py": {"metrics/kpi.py"},
    "metrics/engine": {"metrics/kpi.py", "metrics/registry.py"},
    "metrics/answers": {"metrics/kpi.py", "metrics/kpis", "metrics/registry.py", "metrics/engine"},
    "loaders/problems": set(),
    "loaders/text": set(),
    "loaders/files": {"loaders/problems", "loaders/text"},
    "loaders/tables": {"loaders/problems", "loaders/text", "loaders/files"},
    "loaders/lists": {"loaders/problems", "loaders/text", "loaders/files", "loaders/tables"},
    "loaders/prose": {"loaders/problems", "loaders/text", "loaders/files", "loaders/tables"},
    "loaders/template": {"loaders/problems", "loaders/text", "loaders/files", "loaders/tables"},
    "loaders/source.py": {"loaders/files", "loaders/tables"},  # for the types of what it declares
    "loaders/sources": {
        "loaders/problems",
        "loaders/text",
        "loaders/files",
        "loaders/tables",
        "loaders/lists",
        "loaders/prose",
        "loaders/template",
        "loaders/source.py",
    },
    "loaders/registry.py": {"loaders/files", "loaders/source.py", "loaders/sources"},
    "loaders/layouts": {
        "loaders/problems",
        "loaders/text",
        "loaders/files",
        "loaders/tables",
        "loaders/source.py",
        "loaders/sources",
        "loaders/registry.py",
    },
    "loaders": {
        "loaders/problems",
        "loaders/text",
        "loaders/files",
        "loaders/tables",
        "loaders/prose",
        "loaders/template",
        "loaders/source.py",
        "loaders/sources",
        "loaders/registry.py",
        "loaders/layouts",
    },
    "pages/words.py": set(),
    "pages/parts": {"pages/words.py"},
    "pages/catalogue": {"pages/words.py", "pages/parts"},
    "pages/compare": {"pages/words.py", "pages/parts"},
    "pages/quality": {"pages/words.py", "pages/parts"},
    "pages/decisions": {"pages/words.py", "pages/parts", "pages/quality"},
    "pages/subjects/parts": {"pages/words.py", "pages/parts"},
    "pages/measures": {"pages/words.py", "pages/parts", "pages/subjects/parts"},
    "pages/subjects": {"pages/words.py", "pages/parts", "pages/subjects/parts"},
    "pages/overview": {"pages/words.py", "pages/parts", "pages/compare", "pages/subjects/parts"},
    "pages/print": {"pages/words.py", "pages/parts", "pages/compare", "pages/overview"},
    "pages/wall": {"pages/words.py", "pages/parts", "pages/overview"},
    "pages/wall_settings": {"pages/words.py", "pages/parts", "pages/wall"},
    "pages/upload/waiting": {"pages/words.py", "pages/parts"},
    "pages/upload/mapping": {"pages/words.py", "pages/parts", "pages/upload/waiting"},
    "pages/upload/prose": {"pages/words.py", "pages/parts", "pages/upload/waiting"},
    "pages/upload": {
        "pages/words.py",
        "pages/parts",
        "pages/upload/waiting",
        "pages/upload/mapping",
        "pages/upload/prose",
    },
    "pages": {"pages/words.py", "pages/parts"},  # the frame finds the screens by their folders
}
STOREYS = {room.split("/")[0] for room in MAY_ENTER}
NEW_SCREEN = {"pages/words.py", "pages/parts"}  # what a screen's room may enter that is not named above
MODULES = {
    file.removesuffix(".py").removesuffix("/__init__").replace("/", "."): file
    for file in SOURCES
    if not file.startswith("tests/")
}


def room_of(file):
    """The room a file stands in: "loaders/files" for loaders/files/xlsx.py."""
    return file if file in MAY_ENTER else file.rsplit("/", 1)[0]


def imported_files(file, tree):
    """The files of ours a file imports: (line, file)."""
    for line, name in imports(file, tree):
        other = MODULES.get(name) or MODULES.get(name.rpartition(".")[0])
        if other and other != file:
            yield line, other


def is_words_of_a_floor_above(file, other):
    """A room under a screen's (pages/upload/mapping) says the screen's sentences, which know nothing themselves."""
    return other.endswith("/words.py") and file.startswith(other.removesuffix("words.py"))


def one_way_among_rooms(file, tree):
    """A line knows its room: it imports from its own, and from those its room may enter."""
    room = room_of(file)
    if room.split("/")[0] not in STOREYS or file.endswith("__init__.py"):
        return
    may_enter = MAY_ENTER.get(room, NEW_SCREEN if room.startswith("pages/") else None)
    if may_enter is None:
        yield f"{file}: the room {room} is not in MAY_ENTER"
        return
    for line, other in imported_files(file, tree):
        is_storey = other.split("/")[0] == room.split("/")[0]
        if is_storey and room_of(other) not in may_enter | {room} and not is_words_of_a_floor_above(file, other):
            yield f"{file}:{line} imports {other}"


def words_by_their_name(file, tree):
    """Sentences are imported as what they are: `words` those all screens share, `upload_words` those of a room."""
    for node in ast.walk(tree):
        for alias in node.names if isinstance(node, ast.ImportFrom) else ():
            if alias.name != "words" or not (node.module or "").startswith("pages"):
                continue
            room = node.module.split(".")[-1]
            expected = "words" if room == "pages" else f"{room}_words"
            if (alias.asname or alias.name) != expected:
                yield f"{file}:{node.lineno} imports {node.module}.words as {alias.asname or alias.name}"


def circles(graph):
    """Import circles, each as the modules in it; nothing where imports go one way."""
    done, stack = set(), []

    def visit(module):
        if module in stack:
            yield " > ".join([*stack[stack.index(module) :], module])
        elif module not in done:
            stack.append(module)
            for other in graph.get(module, ()):
                yield from visit(other)
            stack.pop()
            done.add(module)

    for module in graph:
        yield from visit(module)


@pytest.mark.parametrize("rule", [one_way_among_rooms, words_by_their_name], ids=lambda rule: rule.__name__)
def test_the_project_keeps_the_rule(rule):
    assert [complaint for file, tree in TREES.items() for complaint in rule(file, tree)] == []


def test_rooms_are_entered_one_way():
    assert list(circles(MAY_ENTER)) == []


def test_no_module_imports_itself_in_a_circle():
    graph = {
        file: [other for _, other in imported_files(file, tree)]
        for file, tree in TREES.items()
        if not file.startswith("tests/")
    }
    assert list(circles(graph)) == []


@pytest.mark.parametrize(
    ("rule", "file", "snippet"),
    [
        (one_way_among_rooms, "loaders/files/xlsx.py", "from loaders.tables.headers import Header"),
        (one_way_among_rooms, "loaders/layouts/guesses.py", "from loaders.recognise import read"),
        (one_way_among_rooms, "metrics/engine/fold.py", "from metrics.answers.overview import overview"),
        (one_way_among_rooms, "pages/parts/cards.py", "from pages.overview import words as overview_words"),
        (one_way_among_rooms, "pages/compare/page.py", "from pages.overview.changes import changes_list"),
        (one_way_among_rooms, "pages/new_screen/page.py", "from pages.overview.page import page"),
        (one_way_among_rooms, "loaders/new_room/page.py", "x = 1"),
        (words_by_their_name, "pages/upload/page.py", "from pages.upload import words"),
        (words_by_their_name, "pages/upload/page.py", "from pages import words as said"),
    ],
)
def test_each_rule_refuses_its_bad_snippet(rule, file, snippet):
    assert len(list(rule(file, ast.parse(snippet)))) == 1


def test_a_circle_is_seen():
    assert list(circles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]})) == ["a > b > c > a"]
