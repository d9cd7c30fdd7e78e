"""What a check found, written beside the numbers: comments in a copy of a Word document."""

import io
from collections.abc import Iterable
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.run import Run

from reports.document import check_words
from reports.document.checking import DIFFERS, MATCHES, Checked, Judged, Typed, plain
from reports.document.lines import Line, cell_at, lines_of
from reports.document.marks import Memory, controls_in, name_of, remembered, text_of
from reports.document.package import open_document


def comment(content: bytes, judged: Iterable[Judged], checked: Checked | None, language: str = "vi") -> bytes:
    """A copy of a .docx with a comment on every number that differs or that nothing is known of."""
    document = open_document(content)
    memory = remembered(document) or Memory()
    for sdt in controls_in(document.element.body) if checked else ():
        told = [d for d in checked.differences if str(d.bound.address) == name_of(sdt, memory)] if checked else []
        runs = list(sdt.iter(qn("w:r")))
        if told and runs and plain(text_of(sdt)) == plain(told[0].bound.text):
            text = differs_text(told[0].bound.text, told[0].now, language)
            _hang(document, runs, text, language)
    for one in judged:
        if one.verdict == MATCHES:
            continue
        if runs := _runs_of(document, one.typed):
            _hang(document, runs, comment_text(one, language), language)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def differs_text(old: str, new: str, language: str) -> str:
    """What is said of a number that the store says otherwise."""
    return check_words.DIFFERS[language].format(old=old, new=new)


def comment_text(one: Judged, language: str = "vi") -> str:
    """What is said of a typed number beside it."""
    if one.verdict == DIFFERS:
        return differs_text(one.typed.text, one.now, language)
    reason = one.reason[language == "en"]
    now = check_words.NOW[language].format(now=one.now) if one.now else ""
    return check_words.UNKNOWN[language].format(text=one.typed.text, reason=reason) + now


def _runs_of(document: WordDocument, typed: Typed) -> list:
    """The runs that show a number: of a cell all of them, in a paragraph those of its characters."""
    if typed.cell:
        cell = cell_at(document, typed.cell)
        return [run for run in cell.iter(qn("w:r")) if text_of(run).strip()] if cell is not None else []
    line = next((line for line in lines_of(document) if plain(line.text) == plain(typed.line)), None)
    return _runs_at(line, typed) if line else []


def _runs_at(line: Line, typed: Typed) -> list:
    """The runs that show a number; a run of text alone is divided, so that nothing but the number is marked."""
    begins, ends = line.in_file(typed.start, typed.end)
    shown = [(first, last, run) for first, last, run in line.runs if first < ends and begins < last]
    if len(shown) != 1:
        return [run for _, _, run in shown]
    first, last, run = shown[0]
    texts = run.findall(qn("w:t"))
    if len(texts) != 1 or len(texts[0].text or "") != last - first:
        return [run]
    whole, start, end = texts[0].text, begins - first, ends - first
    for part, put in ((whole[:start], run.addprevious), (whole[end:], run.addnext)):
        if part:
            other = deepcopy(run)
            _say(other, part)
            put(other)
    _say(run, whole[start:end])
    return [run]


def _say(run, text: str) -> None:
    node = run.find(qn("w:t"))
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _hang(document: WordDocument, runs: list, text: str, language: str) -> None:
    first, last = Run(runs[0], document), Run(runs[-1], document)
    document.add_comment([first, last], text, *check_words.AUTHOR[language])
