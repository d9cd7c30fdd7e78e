"""The report written, and written again: numbers anew, what people wrote kept."""

import io
from dataclasses import dataclass, replace
from datetime import date

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from data.reader import Reader
from data.store import Store
from metrics import registry
from reports.document import layout, templates, words
from reports.document.addresses import parse_address
from reports.document.blocks import Block, Field, Paragraph
from reports.document.contents import Contents
from reports.document.figures import Figures, Scope, field_of, is_known
from reports.document.marks import (
    BLOCK,
    OWN,
    Memory,
    blocks_in,
    control,
    controls_in,
    field_control,
    fingerprint,
    name_of,
    remember,
    remembered,
    replace_text,
    roots,
    run,
    text_of,
)
from reports.document.names import OF_BLOCKS, OF_DOCUMENT, OF_KPI, OF_SUBJECT
from reports.document.package import open_document
from reports.document.refusals import DocumentError
from reports.document.rendering import Renderer
from reports.document.templates import Names, Rows

OPEN, CLOSE = "\ue000", "\ue001"  # around the number of what stands here, until the template is filled


@dataclass(frozen=True)
class Passage:
    """Something of ours that a person changed, kept as it was with new numbers: its text after that."""

    text: str


@dataclass(frozen=True)
class Again:
    """A report made again: the document, what people had changed in our own blocks, fields that found no figure."""

    content: bytes
    changed: tuple[Passage, ...]
    unfilled: tuple[str, ...]


def report(store: Store, reader: Reader, scope: Scope, today: date, template: bytes | None = None) -> bytes:
    """The report of a scope as a .docx. Raises `DocumentError` for a template that cannot be used, and where the scope
    has no figure at all."""
    template = template or layout.default_template()
    check_template(template)  # before anything is asked: a wrong name is answered at once
    return written(contents_of(store, reader, scope, today), template)


def contents_of(store: Store, reader: Reader, scope: Scope, today: date) -> Contents:
    """What a report of a scope says. Raises `DocumentError` where the scope has no figure at all."""
    contents = Contents(store, reader, scope, today)
    if not contents.sections:
        raise _nothing(scope)
    return contents


def written(contents: Contents, template: bytes) -> bytes:
    """Contents as a .docx by a checked template."""
    items: list[list[Block] | Field | str] = []
    names = _names(contents, items)
    document = templates.fill(template, names)
    memory = Memory(scope=_scope_json(contents))
    for root in roots(document):
        _place(root, document, items, memory)
    return _saved(document, memory)


def check_template(content: bytes) -> None:
    """Raise `DocumentError` for a template that no report can be written with: what is wrong, where, what there is."""
    document = open_document(content)
    templates.check(document, shape())
    for name, paragraph in templates.asked(document):
        is_block = name in OF_BLOCKS or (name.partition(".")[0] in OF_SUBJECT)
        if is_block and not templates.is_alone(paragraph):
            raise BLOCK_IN_LINE


def again(content: bytes, store: Store, reader: Reader, scope: Scope, today: date) -> Again:
    """An earlier report made again for a scope. Raises `DocumentError` for a document that is no report of ours, or of
    another place."""
    document = open_document(content)
    memory = remembered(document)
    if memory is None or not {"place", "period", "unit", "boundaries"} <= memory.scope.keys():
        raise NOT_OURS
    if not has_fields(document, memory):
        raise FIELDS_LOST
    before = memory.scope
    if (before["place"], before["unit"], before.get("level", "")) != (scope.place, scope.unit, scope.level):
        raise OTHER_PLACE
    if before.get("store") != reader.store:
        raise OTHER_STORE
    scope = replace(scope, boundaries=before["boundaries"], subjects=tuple(before.get("subjects", ())))
    contents = contents_of(store, reader, scope, today)
    fresh = _Remake(document, memory, contents)
    fresh.run()
    memory.scope |= _scope_json(contents)
    return Again(_saved(document, memory), tuple(fresh.changed), tuple(fresh.unfilled))


def has_fields(document: WordDocument, memory: Memory) -> bool:
    """Whether any field of a number is left: some programs drop the tags of controls when they save."""
    return any(parse_address(name_of(sdt, memory)) for root in roots(document) for sdt in controls_in(root))


def _scope_json(contents: Contents) -> dict:
    scope = contents.scope
    return {
        "place": scope.place,
        "period": scope.period,
        "unit": scope.unit,
        "level": scope.level,
        "boundaries": scope.boundaries,
        "subjects": list(scope.subjects),
        "store": contents.reader.store,
        "line": contents.reader.line,
    }


def _saved(document: WordDocument, memory: Memory) -> bytes:
    remember(document, memory)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


# -- filling ---------------------------------------------------------------------------------------------


def own_texts(contents: Contents) -> dict[str, str]:
    """The texts of the document's own fields by name."""
    names = contents.names
    return names | {
        "don_vi_hoa": contents.scope.unit.upper(),
        "nam_lap": str(contents.today.year),
        "trong_ky": words.in_period(contents.scope.period),
        "cuoi_ky": words.at_end(contents.scope.period),
        "ky_truoc": contents.period_before,
    }


def shape() -> Names:
    """All names a template may use, without what they say."""
    kpis, subjects = Names(dict.fromkeys(registry.KPIS, "")), Names(dict.fromkeys(words.SUBJECTS, ""))
    office = Names({"ten": "", "so": Names(dict.fromkeys(words.OFFICES, ""))})
    return Names(
        {
            **dict.fromkeys((*OF_DOCUMENT, *OF_BLOCKS), ""),
            **dict.fromkeys((*OF_KPI, "cau"), kpis),
            **dict.fromkeys((*OF_SUBJECT, "co"), subjects),
            "cac_don_vi": Rows((), office),
        }
    )


def _names(contents: Contents, items: list) -> Names:
    """All a template may ask for; what is put in its place is kept in `items` and marked by its number."""

    def mark(item: list[Block] | Field) -> str:
        if isinstance(item, Field) and not item.text:
            return ""
        items.append(item)
        return f"{OPEN}{len(items) - 1}{CLOSE}"

    class Asked(Names):
        """Members made when they are asked for."""

        def __getitem__(self, name: str):
            return super().__getitem__(name)()

    figures, by_subject = contents.figures, {section.subject: section.blocks for section in contents.sections}
    texts = own_texts(contents)
    members: dict[str, object] = {name: mark(Field(OWN + name, texts[name])) for name in OF_DOCUMENT}
    for name, (of, *_) in OF_KPI.items():
        members[name] = Asked({kpi: lambda kpi=kpi, of=of: mark(_of_kpi(figures, kpi, of)) for kpi in registry.KPIS})
    members["cau"] = Asked({kpi: lambda kpi=kpi: mark(contents.sentences_of(kpi)) for kpi in registry.KPIS})
    kinds = {"muc": "", "doan": "doan:", "bang": "bang:", "bieu_do": "bieudo:"}
    for name, start in kinds.items():
        members[name] = Asked(
            {
                subject: lambda subject=subject, start=start: mark(
                    [block for block in by_subject.get(subject, []) if block.id.startswith(start)]
                )
                for subject in words.SUBJECTS
            }
        )
    members["co"] = Names({subject: subject in by_subject for subject in words.SUBJECTS})
    blocks = {
        "cac_muc": contents.results,
        "phu_luc": lambda: contents.offices_annex() + contents.sources_annex(),
        "phu_luc_don_vi": contents.offices_annex,
        "phu_luc_nguon": contents.sources_annex,
    }
    lazy = {name: _Later(lambda build=build: mark(build())) for name, build in blocks.items()}
    rows = []
    for (_, unit), of_office in contents.office_rows.items():
        figures_of = {
            kpi: mark(field_of(of_office[kpi], contents.scope.boundaries, is_cell=True)) if kpi in of_office else "–"
            for kpi in words.OFFICES
        }
        rows.append(Names({"ten": unit or next(iter(of_office.values()))["place_name"], "so": Names(figures_of)}))
    office = Names({"ten": "", "so": Names(dict.fromkeys(words.OFFICES, ""))})
    return Names({**members, **lazy, "cac_don_vi": Rows(tuple(rows), office)})


class _Later:
    """Blocks made when the template writes them, once."""

    def __init__(self, make):
        self._make, self._text = make, None

    def __str__(self) -> str:
        self._text = self._text or self._make()
        return self._text


def _of_kpi(figures: Figures, kpi: str, of: str) -> Field:
    """One number of a KPI in this scope; where there is none, the field says so."""
    row = figures.now(kpi)
    if row is not None:
        return figures.field(row, of)
    return Field(str(figures.scope.address(kpi, of)), words.NO_FIGURE, registry.kpi(kpi).label.vi)


def _place(root, document: WordDocument, items: list, memory: Memory) -> None:
    """Put what was marked into its place: fields in their run, blocks in place of their paragraph."""
    renderer = Renderer(document.part, memory)
    for paragraph in list(root.iter(qn("w:p"))):
        text = text_of(paragraph)
        if OPEN not in text:
            continue
        whole = text.strip()
        number = whole[1:-1] if whole.startswith(OPEN) and whole.endswith(CLOSE) else ""
        if number.isdecimal() and isinstance(items[int(number)], list) and not _is_sentence(items[int(number)]):
            for block in items[int(number)]:
                for element in renderer.elements(block):
                    paragraph.addprevious(element)
            _drop(paragraph)
            continue
        for letters in list(paragraph.iter(qn("w:t"))):
            if OPEN in (letters.text or ""):
                _fill_run(letters, items, memory, renderer)


def _is_sentence(blocks: list[Block]) -> bool:
    return len(blocks) == 1 and blocks[0].id.startswith("doan:cau.")


def _fill_run(letters, items: list, memory: Memory, renderer) -> None:
    """One run with marks in it, as runs and controls in its looks."""
    old = letters.getparent()
    looks = old.find(qn("w:rPr"))
    for part in letters.text.replace(CLOSE, OPEN).split(OPEN)[::1]:
        if not part:
            continue
        item = items[int(part)] if part.isdecimal() and f"{OPEN}{part}{CLOSE}" in letters.text else part
        if isinstance(item, list):
            if not _is_sentence(item):
                raise BLOCK_IN_LINE
            old.addprevious(renderer.in_line(item[0], looks))
        else:
            old.addprevious(field_control(item, memory, looks) if isinstance(item, Field) else run(item, looks))
    old.getparent().remove(old)


def _drop(paragraph) -> None:
    """Take a paragraph out; a cell keeps its last one, emptied."""
    parent = paragraph.getparent()
    if parent.tag == qn("w:tc") and len(parent.findall(qn("w:p"))) == 1:
        for child in list(paragraph):
            if child.tag != qn("w:pPr"):
                paragraph.remove(child)
        return
    parent.remove(paragraph)


# -- making again ----------------------------------------------------------------------------------------


class _Remake:
    """Goes through an earlier report: our untouched blocks are written anew, all else keeps its words."""

    def __init__(self, document: WordDocument, memory: Memory, contents: Contents):
        self.document, self.memory, self.contents = document, memory, contents
        self.before = memory.scope["period"]
        self.changed: list[Passage] = []
        self.unfilled: list[str] = []
        self.written: set[str] = set()
        self.blocks: list[tuple[str, object]] = []
        self.renderer = Renderer(document.part, memory)
        ordered = contents.results() + contents.offices_annex() + contents.sources_annex()
        self.fresh = {block.id: block for block in ordered}
        self.order = [block.id for block in ordered]
        self.texts = own_texts(contents)

    def run(self) -> None:
        there: dict[str, object] = {}
        for root in roots(self.document):
            for name, element in blocks_in(root, self.memory):
                there[name] = self._block(element, name)
        self._add_missing({name: element for name, element in there.items() if element is not None})
        self.blocks = [pair for root in roots(self.document) for pair in blocks_in(root, self.memory)]
        for root in roots(self.document):
            for sdt in controls_in(root):
                name = name_of(sdt, self.memory)
                if not BLOCK.match(name):
                    self._field(sdt, name)

    def _block(self, element, name: str):
        """What stands in a block's place now: written anew, kept, or None where it is gone.

        A chart is always drawn anew: what a person did to its looks is in another part, and its numbers are ours.
        """
        is_chart = name.startswith("bieudo:")
        if not is_chart and self.memory.prints.get(name) != fingerprint(element, self.memory):
            self.changed.append(Passage(" ".join(text_of(element).split())))
            return element
        block = self._fresh(name)
        if block is None:
            self._take_out(element)
            return None
        if isinstance(block, Paragraph) and name.startswith("doan:cau."):
            looks = next((r.find(qn("w:rPr")) for r in element.iter(qn("w:r"))), None)
            made = self.renderer.in_line(block, looks)
        else:
            made = self.renderer.elements(block)[0]
            if element.tag == qn("w:sdt"):  # the paragraph it stands in is the person's, with what else is in it
                made = next(iter(controls_in(made)))
        element.getparent().replace(element, made)
        self.written.add(name)
        return made

    @staticmethod
    def _take_out(element) -> None:
        """Take out a block that has no figures any more, and its paragraph where nothing else stands in it."""
        if element.tag != qn("w:sdt"):
            element.getparent().remove(element)
            return
        paragraph = element.getparent()
        paragraph.remove(element)
        if paragraph.tag == qn("w:p") and not text_of(paragraph).strip():
            _drop(paragraph)

    def _fresh(self, name: str) -> Block | None:
        if name.startswith("doan:cau."):
            kpi = name.removeprefix("doan:cau.")
            return self.contents.sentences_of(kpi)[0] if registry.is_known(kpi) else None
        return self.fresh.get(name)

    def _add_missing(self, there: dict) -> None:
        """Blocks that the earlier report did not have, each after the one it follows, where its chapter is there."""
        if "muc:ket_qua" not in there:
            return
        last = None
        for name in self.order:
            if name in there:
                last = _outermost(there[name])
            elif last is not None and not name.endswith((":don_vi", ":nguon")):
                self.written.add(name)
                for element in self.renderer.elements(self.fresh[name]):
                    last.addnext(element)
                    last = element

    def _field(self, sdt, name: str) -> None:
        """Another number into a field outside our untouched blocks."""
        if name.startswith(OWN):
            text = self.texts.get(name.removeprefix(OWN))
            if text is not None:
                replace_text(sdt, text)
            return
        address = parse_address(name)
        if address is None:
            return
        if self._is_of_fresh_block(sdt):
            return
        moved = address.moved(self.before, self.contents.scope.period)
        row = self.contents.figures.row(moved) if moved else None
        if moved is None or row is None:
            self.unfilled.append(f"{registry.kpi(address.kpi).label.vi}: {' '.join(text_of(sdt).split())}")
            return
        if address.of == "value" and not is_known(row["value"]):
            self.unfilled.append(f"{registry.kpi(address.kpi).label.vi}: {words.NO_FIGURE}")
        is_cell = any(parent.tag == qn("w:tc") for parent in sdt.iterancestors())
        replace_text(sdt, self.contents.figures.text(moved, is_cell))
        tag = sdt.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        renamed = control(str(moved), self.memory).find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        tag.set(qn("w:val"), renamed.get(qn("w:val")))

    def _is_of_fresh_block(self, sdt) -> bool:
        """Whether a field stands in a block that was just written."""
        inside = {id(parent) for parent in sdt.iterancestors()}
        around = (name for name, element in self.blocks if id(element) in inside)
        return any(name in self.written for name in around)


def _outermost(element):
    """The child of the body an element stands in."""
    while element.getparent() is not None and element.getparent().tag != qn("w:body"):
        element = element.getparent()
    return element


def _nothing(scope: Scope) -> DocumentError:
    return DocumentError(
        f"Chưa có số liệu nào của {words.period_words(scope.period)} ở địa bàn này nên không lập báo cáo.",
        f"There are no figures of {scope.period} at this place, so no report is written.",
    )


NOT_OURS = DocumentError(
    "Tài liệu này không phải báo cáo do chương trình lập (không có các trường số liệu), nên không làm lại được.",
    "This document is no report written here (it has no fields of figures), so it cannot be made again.",
)
OTHER_STORE = DocumentError(
    "Báo cáo cũ lập từ kho khác (số của cơ quan, số công bố hay số mô phỏng); số của hai kho không lẫn vào nhau.",
    "The earlier report is of another store (own, published or simulated figures); two stores are never mixed.",
)
FIELDS_LOST = DocumentError(
    "Báo cáo này đã mất các trường số liệu (LibreOffice bản cũ bỏ thẻ của trường khi lưu), nên không làm lại và không "
    "đối chiếu được. Dùng bản lưu bằng Word, hoặc lập báo cáo mới.",
    "This report has lost its fields of figures (older LibreOffice drops their tags when it saves), so it cannot be "
    "made again or compared. Use a copy saved by Word, or write a new one.",
)
OTHER_PLACE = DocumentError(
    "Báo cáo cũ là của địa bàn hoặc đơn vị khác. Lập báo cáo mới cho nơi này.",
    "The earlier report is of another place or office. Write a new one for this one.",
)
BLOCK_IN_LINE = DocumentError(
    "Mục, bảng, biểu đồ và phụ lục phải đứng riêng một đoạn trong phần thân của mẫu.",
    "Sections, tables, charts and annexes stand in a paragraph of their own in the body of a template.",
)
