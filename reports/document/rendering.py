"""Blocks as WordprocessingML, in the looks of Nghị định 30/2020/NĐ-CP whatever template they stand in."""

from collections.abc import Sequence

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from reports.document.blocks import Block, Break, Chart, Field, Heading, Paragraph, Piece, Table
from reports.document.charts import chart_drawing
from reports.document.marks import FONT, Memory, control, field_control, fingerprint, run

BODY, TITLE, NOTE = 14, 12, 11  # pt
WIDE = 165  # mm, between the margins of an A4 page
LONGEST_WHOLE = 10  # rows of a table that is kept on one page
ANNEXES = ("muc:don_vi", "muc:nguon")
INDENT = Mm(12.7)
_GRID = "808080"
_HEAD = "E8EEF4"


class Renderer:
    """Makes the elements of blocks for one document part; remembers what it made in `memory`."""

    def __init__(self, part, memory: Memory):
        self.part, self.memory = part, memory

    def elements(self, block: Block) -> list:
        """The block-level elements of a block, each of our own controls with its fingerprint remembered."""
        match block:
            case Heading():
                made = [self._heading(block)]
            case Paragraph():
                made = [self._paragraph(block)]
            case Table():
                made = [self._table(block), line("left", 0, before=0, after=0, tall=60)]
            case Chart():
                made = [self._chart(block)]
            case Break():
                made = [self._break(block)]
        return made

    # -- lines ------------------------------------------------------------------------------------------

    def _line(self, block_id: str, pieces: Sequence[Piece], paragraph, looks) -> None:
        """Pieces inside one control at the end of a paragraph."""
        sdt = control(block_id, self.memory)
        self._fill(sdt.find(qn("w:sdtContent")), pieces, looks)
        paragraph.append(sdt)
        self.memory.prints[block_id] = fingerprint(sdt, self.memory)

    def in_line(self, block: Paragraph, looks):
        """A sentence as a control that stands in a line of somebody's own, in the looks of that line."""
        sdt = control(block.id, self.memory)
        self._fill(sdt.find(qn("w:sdtContent")), block.pieces, looks)
        self.memory.prints[block.id] = fingerprint(sdt, self.memory)
        return sdt

    def _fill(self, parent, pieces: Sequence[Piece], looks) -> None:
        text = ""
        for piece in pieces:
            if isinstance(piece, Field):
                if text:
                    parent.append(run(text, looks))
                    text = ""
                parent.append(field_control(piece, self.memory, looks))
            else:
                text += piece
        if text:
            parent.append(run(text, looks))

    def _heading(self, block: Heading):
        if block.level == 3:
            paragraph = line("center", 0, before=8, after=3, keep=True)
            self._line(block.id, block.pieces, paragraph, letters(TITLE, bold=True))
            return paragraph
        if block.id in ANNEXES:
            paragraph = line("center", 0, before=0, after=6, keep=True, outline=0)
            self._line(block.id, block.pieces, paragraph, letters(13, bold=True))
            return paragraph
        paragraph = line("both", INDENT, before=6, after=6, keep=True, outline=block.level - 1)
        self._line(block.id, block.pieces, paragraph, letters(BODY, bold=True))
        return paragraph

    def _paragraph(self, block: Paragraph):
        if block.is_note:
            paragraph = line("both", 0, before=2, after=6)
            self._line(block.id, block.pieces, paragraph, letters(NOTE, italic=True))
        else:
            paragraph = line("both", INDENT, before=6 if block.id.startswith("tinhtrang:") else 0, after=6)
            self._line(block.id, block.pieces, paragraph, letters(BODY))
        return paragraph

    def _break(self, block: Break):
        """A new page, in a control of its own, so that it goes when its annex does."""
        paragraph = line("left", 0, before=0, after=0)
        sdt = control(block.id, self.memory)
        sdt.find(qn("w:sdtContent")).append(parse_xml(f'<w:r {nsdecls("w")}><w:br w:type="page"/></w:r>'))
        paragraph.append(sdt)
        self.memory.prints[block.id] = fingerprint(sdt, self.memory)
        return paragraph

    # -- tables and charts ------------------------------------------------------------------------------

    def _table(self, block: Table):
        """A table, known by the title of its alternative text."""
        grid = self._grid(block)
        self.memory.prints[block.id] = fingerprint(grid, self.memory)
        return grid

    def _grid(self, block: Table):
        widths = [_twips(width * WIDE / sum(block.widths)) for width in block.widths]
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_GRID}"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        grid = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
            f'<w:tblCaption w:val="{block.id}"/></w:tblPr><w:tblGrid/></w:tbl>'
        )
        columns = grid.find(qn("w:tblGrid"))
        for width in widths:
            column = OxmlElement("w:gridCol")
            column.set(qn("w:w"), str(width))
            columns.append(column)
        grid.append(self._row(block, widths, block.heads, is_head=True, keep=True))
        whole = len(block.rows) <= LONGEST_WHOLE
        for number, row in enumerate(block.rows, 1):
            is_last = number == len(block.rows)  # no row stands alone at the top or the foot of a page
            keep = not is_last and (whole or number <= 2 or number >= len(block.rows) - 2)
            grid.append(self._row(block, widths, row, keep=keep))
        return grid

    def _row(self, block: Table, widths, cells: Sequence[Sequence[Piece]], is_head: bool = False, keep: bool = False):
        head = "<w:tblHeader/>" if is_head else ""
        row = parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{head}</w:trPr></w:tr>")
        for number, (pieces, width) in enumerate(zip(cells, widths)):
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEAD}"/>' if is_head else ""
            cell = parse_xml(
                f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}'
                '<w:vAlign w:val="center"/></w:tcPr></w:tc>'
            )
            side = "center" if is_head else "right" if number in block.numeric else "left"
            paragraph = line(side, 0, before=1.5, after=1.5, keep=keep)
            self._fill(
                paragraph, pieces, letters(8 if number in block.small and not is_head else block.size, bold=is_head)
            )
            cell.append(paragraph)
            row.append(cell)
        return row

    def _chart(self, block: Chart):
        """A chart in a paragraph of its own, known by the title of its alternative text."""
        number = int(self.memory.scope.get("charts", 0)) + 1
        self.memory.scope["charts"] = number
        holder = line("center", 0, before=0, after=0, keep=True)
        drawn = OxmlElement("w:r")
        drawn.append(chart_drawing(self.part, block.content, number, block.id))
        holder.append(drawn)
        return holder


# -- looks -----------------------------------------------------------------------------------------------


def letters(size: float, bold: bool = False, italic: bool = False):
    """Properties of a run: Times New Roman of a size in pt."""
    return parse_xml(
        f'<w:rPr {nsdecls("w")}><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
        f"{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}"
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/><w:lang w:val="vi-VN"/></w:rPr>'
    )


def line(
    side: str,
    indent: int,
    before: float = 0,
    after: float = 6,
    keep: bool = False,
    outline: int | None = None,
    tall: int | None = None,
):
    """An empty paragraph: its side, first-line indent, room before and after in pt; `keep`: with the next one."""
    level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    rule = f'w:line="{tall}" w:lineRule="exact"' if tall else 'w:line="252" w:lineRule="auto"'
    first = f'<w:ind w:firstLine="{round(indent / 635)}"/>' if indent else '<w:ind w:firstLine="0"/>'
    return parse_xml(
        f"<w:p {nsdecls('w')}><w:pPr>{'<w:keepNext/>' if keep else ''}"
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" {rule}/>{first}'
        f'<w:jc w:val="{side}"/>{level}</w:pPr></w:p>'
    )


def _twips(mm: float) -> int:
    return round(mm / 25.4 * 1440)
