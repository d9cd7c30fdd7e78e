"""Templates of offices: a .docx with names in `{{ }}`, filled by docxtpl; every name is known or refused.

The language is closed: names, their members after a dot, `if`, `for` and a few filters. Nothing is called, and no dot
leads into Python.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from reports.document.marks import roots, text_of
from reports.document.package import open_document
from reports.document.refusals import DocumentError

FILTERS = ("upper", "lower", "capitalize", "first", "last", "length", "join", "default", "trim")
LOOP = ("index", "index0", "first", "last", "length")
MOST_LOOPS = 2  # one in another
LONGEST_SAID = 90
_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.S)
_PREFIX = re.compile(r"^-?(?:p|tr|tc|r)?\s+|^-")
_STATEMENTS = {"if": "{%% if %s %%}{%% endif %%}", "elif": "{%% if %s %%}{%% endif %%}"}
_ENDINGS = ("endif", "endfor", "else")


class Names(Mapping):
    """Names a template may use, by their members; looked up and never walked through."""

    def __init__(self, members: Mapping[str, Any]):
        self._members = dict(members)

    def __getitem__(self, name: str) -> Any:
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)


@dataclass(frozen=True)
class Rows:
    """A list a template may go through: `members` are the names a row has."""

    items: tuple[Names, ...]
    members: Names

    def __iter__(self) -> Iterator[Names]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Closed(SandboxedEnvironment):
    """Jinja without Python behind it: a dot looks a name up in `Names`, nothing is called, there are no globals."""

    intercepted_binops = frozenset(("*", "**", "/", "//", "%", "+", "-"))
    intercepted_unops = frozenset(("-", "+"))

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Names) and argument in obj:
            return obj[argument]
        if isinstance(obj, LoopContext) and argument in LOOP:
            return getattr(obj, argument)
        raise _unknown(str(argument), tuple(obj) if isinstance(obj, Names) else (), "")

    def call(self, context, obj, *args, **kwargs):
        raise _forbidden("( )", "")

    def call_binop(self, context, operator, left, right):
        raise _forbidden(operator, "")

    def call_unop(self, context, operator, arg):
        raise _forbidden(operator, "")


def fill(template: bytes, names: Names) -> WordDocument:
    """A checked template with its names filled. Raises `DocumentError` for what is mistaken in its `{{ }}`."""
    filled = DocxTemplate(io.BytesIO(template))
    try:
        filled.render(dict(names), jinja_env=Closed(), autoescape=True)
    except TemplateSyntaxError as error:
        raise _syntax(str(error.message)) from error
    except TemplateError as error:
        raise _syntax(str(error)) from error
    stream = io.BytesIO()
    filled.save(stream)
    return open_document(stream.getvalue())


# -- what a template may say -----------------------------------------------------------------------------


def check(document: WordDocument, names: Names) -> None:
    """Every name of a template is one we know. Raises `DocumentError` with the first that is not, and where."""
    local: dict[str, Names] = {}
    depth = 0
    environment = Closed()
    for where, text in _texts(document):
        for match in _TAG.finditer(text):
            inside = _PREFIX.sub("", match[1] if match[1] is not None else match[2]).strip().rstrip("-").strip()
            expression = _expression(inside, is_statement=match[2] is not None, where=where, names=local)
            if match[2] is not None:
                depth += inside.startswith("for ") - inside.startswith("endfor")
                if depth > MOST_LOOPS:
                    raise _forbidden("for … for … for", where)
            if expression:
                _check_tree(environment, expression, names, local, where)


def asked(document: WordDocument) -> Iterator[tuple[str, str]]:
    """What each `{{ }}` of a template asks for, with the text of its paragraph."""
    for _, text in _texts(document):
        for match in _TAG.finditer(text):
            if match[1] is not None:
                yield _PREFIX.sub("", match[1]).strip().partition("|")[0].strip(), text


def is_alone(paragraph: str) -> bool:
    """Whether a paragraph is one `{{ }}` and nothing else."""
    return _TAG.fullmatch(paragraph.strip()) is not None


def _expression(inside: str, is_statement: bool, where: str, names: dict[str, Names]) -> str:
    """What jinja is to parse for one tag alone; "" where there is nothing to look at."""
    if not is_statement:
        return "{{ " + inside + " }}"
    word, _, rest = inside.partition(" ")
    if word in _ENDINGS:
        return ""
    if word in _STATEMENTS:
        return _STATEMENTS[word] % rest
    if word == "for":
        return "{% for " + rest + " %}{% endfor %}"
    raise _forbidden(word, where)


def _check_tree(environment: Closed, expression: str, names: Names, local: dict[str, Names], where: str) -> None:
    try:
        tree = environment.parse(expression)
    except TemplateSyntaxError as error:
        raise _syntax(str(error.message), where) from error
    for loop in tree.find_all(nodes.For):
        listed = _meant(loop.iter, names, local, where)
        if not isinstance(loop.target, nodes.Name) or not isinstance(listed, Rows):
            raise _forbidden(expression.strip("{}% "), where)
        local[loop.target.name] = listed.members
    for node in tree.find_all((nodes.Call, nodes.Filter, nodes.Slice, nodes.Test)):
        if isinstance(node, nodes.Filter) and node.name in FILTERS:
            continue
        if isinstance(node, nodes.Test) and node.name == "defined":
            continue
        raise _forbidden(expression.strip("{}% "), where)
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        _meant(node, names, local, where)
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load":
            _meant(node, names, local, where)


def _meant(node: nodes.Node, names: Names, local: dict[str, Names], where: str) -> Any:
    """What a name stands for. Raises `DocumentError` where it stands for nothing."""
    if isinstance(node, nodes.Name):
        if node.name == "loop":
            return Names(dict.fromkeys(LOOP, ""))
        known = {**names, **local}
        if node.name not in known:
            raise _unknown(node.name, tuple(known), where)
        return known[node.name]
    if isinstance(node, nodes.Getattr):
        member = node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        member = str(node.arg.value)
    else:
        raise _forbidden("[ ]", where)
    holder = _meant(node.node, names, local, where)
    if not isinstance(holder, Names) or member not in holder:
        raise _unknown(_spoken(node), tuple(holder) if isinstance(holder, Names) else (), where)
    return holder[member]


def _spoken(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_spoken(node.node)}.{node.attr}"
    return _spoken(node.node) if isinstance(node, nodes.Getitem) else "…"


def _texts(document: WordDocument) -> Iterator[tuple[str, str]]:
    """Every paragraph with a tag: where it is, in words, and its text; a tag may go over several runs."""
    for root in roots(document):
        is_body = root.tag == qn("w:body")
        for number, paragraph in enumerate(root.iter(qn("w:p")), 1):
            text = text_of(paragraph)
            if "{{" in text or "{%" in text:
                short = " ".join(text.split())
                short = short if len(short) <= LONGEST_SAID else short[:LONGEST_SAID] + "…"
                yield f"{number if is_body else 0}|{short}", text


def _place_words(where: str) -> tuple[str, str]:
    if not where:
        return "", ""
    number, _, text = where.partition("|")
    if number == "0":
        return f" Ở đầu hoặc cuối trang: “{text}”.", f" In the header or footer: “{text}”."
    return f" Ở đoạn {number}: “{text}”.", f" In paragraph {number}: “{text}”."


def _unknown(name: str, known: tuple[str, ...], where: str) -> DocumentError:
    last = name.rpartition(".")[2]
    near = ", ".join(get_close_matches(last, known, n=3, cutoff=0.5))
    vi, en = _place_words(where)
    near_vi, near_en = (f" Gần nhất: {near}.", f" Nearest: {near}.") if near else ("", "")
    return DocumentError(
        f"Mẫu hỏi “{name}”, không có tên này.{near_vi}{vi} Các tên dùng được: docs/templates.md.",
        f"The template asks for “{name}”, and there is no such name.{near_en}{en} The names there are: "
        "docs/templates.md.",
    )


def _forbidden(what: str, where: str) -> DocumentError:
    vi, en = _place_words(where)
    return DocumentError(
        f"Mẫu dùng “{what}”, không dùng được ở đây: chỉ có tên, dấu chấm, if, for và vài bộ lọc.{vi} Xem "
        "docs/templates.md.",
        f"The template uses “{what}”, which cannot be used here: there are names, dots, if, for and some filters "
        f"only.{en} See docs/templates.md.",
    )


def _syntax(what: str, where: str = "") -> DocumentError:
    vi, en = _place_words(where)
    return DocumentError(
        f"Mẫu viết sai ở chỗ trong {{{{ }}}} hoặc {{% %}} ({what}).{vi}",
        f"The template is mistaken in a {{{{ }}}} or {{% %}} ({what}).{en}",
    )
