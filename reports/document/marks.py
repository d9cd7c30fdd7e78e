"""The marks of a report in a .docx: controls whose tag is an address, and the part that remembers what was written.

A number is a run-level content control (`w:sdt`) tagged with its address; a sentence, heading, table or chart of ours
stands in a control tagged with its block's id. Tags too long for Word stand in the remembered part, by a short mark.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from reports.document.addresses import tag_of
from reports.document.blocks import Field

FONT = "Times New Roman"
OWN = "tai_lieu|"  # fields of the document itself, and of no KPI
BLOCK = re.compile(r"(doan|bang|bieudo|muc|tieude|chuthich|tinhtrang|trang):")
_NAMESPACE = "urn:kpi-hanh-chinh:bao-cao:1"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass
class Memory:
    """What a report remembers of its making. `scope`: of what it is; `tags`: long addresses by mark; `prints`: what
    our own blocks looked like when they were written, so that a changed one is known."""

    scope: dict = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    prints: dict[str, str] = field(default_factory=dict)


def remembered(document: WordDocument) -> Memory | None:
    """What a document remembers; None for one that is no report of ours."""
    part = _memory_part(document)
    if part is None:
        return None
    try:
        root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
        return Memory(**json.loads(root.text or "{}"))
    except (etree.XMLSyntaxError, ValueError, TypeError):
        return None


def remember(document: WordDocument, memory: Memory) -> None:
    """Write the memory into the document, in place of an earlier one."""
    root = etree.Element(f"{{{_NAMESPACE}}}baoCao")
    root.text = json.dumps(vars(memory), ensure_ascii=False, sort_keys=True)
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    part = _memory_part(document)
    if part is not None:
        part._blob = blob
        return
    names = {str(other.partname) for other in document.part.package.iter_parts()}
    free = next(name for number in count(1) if (name := f"/customXml/item{number}.xml") not in names)
    document.part.relate_to(Part(PackURI(free), "application/xml", blob, document.part.package), RT.CUSTOM_XML)


def _memory_part(document: WordDocument) -> Part | None:
    """The part that holds the memory, by what is in it: Word gives parts other names when it saves."""
    for relation in document.part.rels.values():
        is_data = relation.reltype == RT.CUSTOM_XML and not relation.is_external
        if is_data and _NAMESPACE.encode() in relation.target_part.blob[:4096]:
            return relation.target_part
    return None


# -- controls --------------------------------------------------------------------------------------------


def control(name: str, memory: Memory, title: str = ""):
    """An empty content control; what it holds is added to its `w:sdtContent`."""
    tag = tag_of(name)
    if tag != name:
        memory.tags[tag] = name
    sdt, properties = OxmlElement("w:sdt"), OxmlElement("w:sdtPr")
    if title:
        _set(properties, "w:alias", title[:64])
    _set(properties, "w:tag", tag)
    _set(properties, "w:id", str(_next_number(memory)))
    sdt.append(properties)
    sdt.append(OxmlElement("w:sdtContent"))
    return sdt


def _next_number(memory: Memory) -> int:
    """A number unlike any other control's: Word repairs documents with two of one number."""
    memory.scope["controls"] = memory.scope.get("controls", 0) + 1
    return 100_000 + int(memory.scope["controls"])


def _set(parent, name: str, value: str) -> None:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    parent.append(element)


def field_control(field_: Field, memory: Memory, properties=None):
    """A field as a control with one run; `properties`: of the run it stands in."""
    sdt = control(field_.name, memory, field_.title)
    sdt.find(qn("w:sdtContent")).append(run(field_.text, properties))
    return sdt


def run(text: str, properties=None):
    """A run of text."""
    element = OxmlElement("w:r")
    if properties is not None:
        element.append(deepcopy(properties))
    letters = OxmlElement("w:t")
    letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    letters.text = _ILLEGAL.sub("", text)
    element.append(letters)
    return element


# -- reading ---------------------------------------------------------------------------------------------


def roots(document: WordDocument) -> Iterator:
    """The trees that hold text: the body, then the headers and footers that are there."""
    yield document.element.body
    seen = set()
    for section in document.sections:
        for part in (
            section.header,
            section.first_page_header,
            section.even_page_header,
            section.footer,
            section.first_page_footer,
            section.even_page_footer,
        ):
            if not part.is_linked_to_previous and id(part._element) not in seen:
                seen.add(id(part._element))
                yield part._element


def controls_in(root) -> list:
    """Every content control below an element, in document order."""
    return list(root.iter(qn("w:sdt")))


def name_of(sdt, memory: Memory) -> str:
    """The name a control was tagged with; "" for one without."""
    tag = sdt.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    text = "" if tag is None else tag.get(qn("w:val"), "")
    return memory.tags.get(text, text)


def blocks_in(root, memory: Memory) -> list[tuple[str, object]]:
    """Our own blocks below an element, in document order: a control in a line, a table, the paragraph of a chart."""
    blocks = []
    for element in root.iter(qn("w:sdt"), qn("w:tbl"), qn("wp:docPr")):
        if element.tag == qn("w:sdt"):
            name, holder = name_of(element, memory), element
        elif element.tag == qn("w:tbl"):
            caption = element.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
            name, holder = "" if caption is None else caption.get(qn("w:val"), ""), element
        else:
            name, holder = element.get("title", ""), next(element.iterancestors(qn("w:p")))
        if BLOCK.match(name):
            blocks.append((name, holder))
    return blocks


def text_of(element) -> str:
    """The text of an element as a reader sees it."""
    parts = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:p")):
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag == qn("w:p"):
            parts.append("\n" if parts else "")
        else:
            parts.append(" ")
    return "".join(parts)


def fingerprint(element, memory: Memory) -> str:
    """What the words of a block are, its fields by their places and not by what they say.

    It changes when a person changes the block, and not when its numbers do.
    """
    copy = deepcopy(element)
    for number, sdt in enumerate(controls_in(copy)):
        name = name_of(sdt, memory)
        if sdt is not copy and not BLOCK.match(name):
            content = sdt.find(qn("w:sdtContent"))
            for child in list(content):
                content.remove(child)
            content.append(run(f"\u0001{number}\u0001"))
    return hashlib.sha256(_words(copy).encode()).hexdigest()[:16]


def _words(element) -> str:
    return " ".join(text_of(element).split())


def replace_text(sdt, text: str) -> None:
    """Put another text into a field, in the looks of its first run."""
    content = sdt.find(qn("w:sdtContent"))
    first = next(content.iter(qn("w:r")), None)
    properties = first.find(qn("w:rPr")) if first is not None else None
    fresh = run(text, properties)
    paragraph = content.find(qn("w:p"))
    target = content if paragraph is None else paragraph
    for child in list(target):
        if child.tag != qn("w:pPr"):
            target.remove(child)
    target.append(fresh)
