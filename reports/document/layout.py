"""Our own layout: an administrative document of Nghị định 30/2020/NĐ-CP, Phụ lục I, as a template to be edited.

It holds names in `{{ }}` where the software writes; everything else is the office's to change.
"""

import io

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from reports.document.marks import FONT, run
from reports.document.rendering import BODY, INDENT, letters, line

TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15  # mm: 20–25, 20–25, 30–35, 15–20 (Phụ lục I, mục II)
WIDE = 210 - LEFT - RIGHT
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TASK_LINES = ("1. …", "2. …", "3. …")
TASK_HINT = "(Phần này do cơ quan soạn thảo ghi; khi làm lại báo cáo cho kỳ sau, nội dung ở đây được giữ nguyên.)"


def default_template() -> bytes:
    """The template used where an office has none."""
    document = Document()
    _page(document)
    _style(document)
    body = document.element.body
    end = body.find(qn("w:sectPr"))

    def add(element) -> None:
        end.addprevious(element)

    add(_head())
    add(_text("", 6, "center", after=0))
    add(_text("{%p if so_mau %}", BODY, "center"))
    add(_text("{{ so_mau }}", 13, "center", look="b", after=6))
    add(_text("{%p endif %}", BODY, "center"))
    add(_text("BÁO CÁO", BODY, "center", look="b", before=6, after=0))
    add(_text("Kết quả thực hiện các mặt công tác {{ ky }}", BODY, "center", look="b", after=0))
    add(_text("của {{ cua_ai }}", BODY, "center", look="b", after=0))
    add(_rule(50))
    add(_text("{%p if khoang_ngay %}", BODY, "both"))
    add(_text("{{ khoang_ngay }}", BODY, "both", indent=INDENT))
    add(_text("{%p endif %}", BODY, "both"))
    add(_text("{{ cac_muc }}", BODY, "both"))
    add(_text("II. NHIỆM VỤ TRỌNG TÂM {{ ky_sau_hoa }}", BODY, "both", look="b", before=6, indent=INDENT, keep=True))
    for text in TASK_LINES:  # the signature never stands alone on a page
        add(_text(text, BODY, "both", indent=INDENT, keep=True))
    add(_text(TASK_HINT, 12, "both", look="i", indent=INDENT, keep=True))
    add(_foot())
    add(_text("{{ phu_luc }}", BODY, "both"))
    _number_pages(document)
    document.core_properties.title, document.core_properties.author = "Báo cáo", ""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _page(document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(10)


def _style(document) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)


def _text(
    text: str,
    size: float,
    side: str,
    look: str = "",
    before: float = 0,
    after: float = 6,
    indent: int = 0,
    keep: bool = False,
):
    paragraph = line(side, indent, before, after, keep)
    paragraph.append(run(text, letters(size, "b" in look, "i" in look)))
    return paragraph


def _rule(wide: float):
    """A line of its own, centred, `wide` mm long: what stands below an issuer's name, a motto, a title."""
    side = round((WIDE - wide) / 2 / 25.4 * 1440)
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        f'<w:spacing w:before="20" w:after="160" w:line="160" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def _cell_rule(cell_wide: float, wide: float):
    side = round((cell_wide - wide) / 2 / 25.4 * 1440)
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        f'<w:spacing w:before="0" w:after="60" w:line="120" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def _columns(widths: tuple[float, ...], cells: tuple[list, ...]):
    """A table without lines: cells side by side."""
    grid = "".join(f'<w:gridCol w:w="{round(width / 25.4 * 1440)}"/>' for width in widths)
    total = round(sum(widths) / 25.4 * 1440)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr></w:tbl>"
    )
    row = table.find(qn("w:tr"))
    for width, content in zip(widths, cells):
        cell = parse_xml(
            f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{round(width / 25.4 * 1440)}" w:type="dxa"/></w:tcPr></w:tc>'
        )
        cell.extend(content)
        row.append(cell)
    return table


def _head():
    """Issuer and number at the left, the name of the State, motto, place and day at the right."""
    left, right = 68, 97
    issuer = [
        _text("{{ co_quan_tren }}", 13, "center", after=0),
        _text("{{ co_quan }}", 13, "center", look="b", after=0),
        _cell_rule(left, 26),
        _text("Số:        /BC-", 13, "center", after=0),
    ]
    state = [
        _text(NATION, 12, "center", look="b", after=0),
        _text(MOTTO, 13, "center", look="b", after=0),
        _cell_rule(right, 56),
        _text("{{ ten_noi }}, ngày      tháng      năm {{ nam_lap }}", 13, "center", look="i", before=2, after=0),
    ]
    return _columns((left, right), (issuer, state))


def _foot():
    """Recipients at the left, the signature at the right."""
    recipients = [
        _text("Nơi nhận:", 12, "left", look="bi", after=0),
        *(_text(text, 11, "left", after=0) for text in ("- Như trên;", "- ………;", "- Lưu: VT.")),
    ]
    signature = [
        _text("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", 13, "center", look="b", after=0),
        _text("(Chữ ký của người có thẩm quyền, dấu của cơ quan)", 12, "center", look="i", after=54),
        _text("Họ và tên", BODY, "center", look="b", after=0),
    ]
    return _columns((75, 90), (recipients, signature))


def _number_pages(document) -> None:
    """The page's number in the middle of the top margin from the second page on; the mark of samples with it."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    mark = "{% if so_mau %}{{ so_mau }}{% endif %}"
    later = section.header
    later.is_linked_to_previous = False
    number = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>2</w:t></w:r>'
        '<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    later._element.append(number)
    later._element.append(_text(mark, 11, "center", look="b", after=0))
    later._element.remove(later._element.find(qn("w:p")))
