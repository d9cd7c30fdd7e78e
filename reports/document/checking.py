"""A finished report against the store: the numbers that stand in fields, exactly.

Numbers people typed beside the fields are for the reader of prose: `typed_text` gives it the text without the fields.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from docx.oxml.ns import qn

from data.reader import Reader
from metrics import registry
from reports.document.addresses import Address, parse_address
from reports.document.figures import Figures, Scope
from reports.document.marks import BLOCK, Memory, controls_in, name_of, remembered, roots, text_of
from reports.document.package import open_document
from reports.document.report import FIELDS_LOST, NOT_OURS, has_fields

LONGEST = 300


@dataclass(frozen=True)
class Bound:
    """A number in a field: its address, what it says, the sentence or row around it; `is_cell`: in a table."""

    address: Address
    text: str
    sentence: str
    is_cell: bool

    @property
    def label(self) -> str:
        return registry.kpi(self.address.kpi).label.vi


@dataclass(frozen=True)
class Difference:
    """A number of the document that the store says otherwise."""

    bound: Bound
    now: str


@dataclass(frozen=True)
class Checked:
    """What a check of the fields gave. `scope`: of what the report says it is; `store`: of which store it was made."""

    scope: dict
    bound: tuple[Bound, ...]
    differences: tuple[Difference, ...]


def check_fields(content: bytes, reader: Reader, today: date) -> Checked:
    """Compare every number in a field with the store. Raises `DocumentError` for a document without fields of ours."""
    document = open_document(content)
    memory = remembered(document)
    if memory is None or "place" not in memory.scope:
        raise NOT_OURS
    if not has_fields(document, memory):
        raise FIELDS_LOST
    scope = memory.scope
    figures = Figures(reader, Scope(scope["place"], scope["period"], scope["unit"], scope["boundaries"]), today)
    bound = tuple(field for root in roots(document) for field in _bound_in(root, memory))
    differences = [
        Difference(field, now)
        for field in bound
        if _plain(now := figures.text(field.address, field.is_cell)) != _plain(field.text)
    ]
    return Checked(scope, bound, tuple(differences))


def _bound_in(root, memory: Memory) -> Iterator[Bound]:
    for sdt in controls_in(root):
        address = parse_address(name_of(sdt, memory))
        if address is None:
            continue
        around = next((p for p in sdt.iterancestors(qn("w:tr"), qn("w:p")) if p.tag == qn("w:tr")), None)
        is_cell = around is not None
        around = around if is_cell else next(sdt.iterancestors(qn("w:p")), sdt)
        yield Bound(address, text_of(sdt), " ".join(text_of(around).split())[:LONGEST], is_cell)


def typed_text(content: bytes) -> Iterator[str]:
    """The paragraphs of a document without what its fields say: where people may have typed numbers."""
    document = open_document(content)
    memory = remembered(document) or Memory()
    for root in roots(document):
        for paragraph in root.iter(qn("w:p")):
            rest = deepcopy(paragraph)
            for sdt in controls_in(rest):
                if not BLOCK.match(name_of(sdt, memory)) and sdt.getparent() is not None:
                    sdt.getparent().remove(sdt)
            if text := " ".join(text_of(rest).split()):
                yield text


def _plain(text: str) -> str:
    return " ".join(text.split())
