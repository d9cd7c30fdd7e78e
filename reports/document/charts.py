"""A native chart in a Word document: a drawing that holds its numbers, with the workbook behind it to edit them."""

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement, serialize_for_reading
from pptx.parts.chart import ChartPart

from reports.document.marks import FONT
from reports.slides import ChartSlide, chart_data, draw, kind_of

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE, TALL = 160, 78  # mm
SIZE = 10
_INLINE = """<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline distT="0" distB="0" distL="0"
 distR="0"><wp:extent cx="{wide}" cy="{tall}"/><wp:docPr id="{number}" name="Chart {number}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="{relation}"/>
</a:graphicData></a:graphic></wp:inline></w:drawing>"""


def chart_drawing(part, content: ChartSlide, number: int, name: str):
    """The drawing of a chart, whose parts are added to a document part; `number`: unlike any other in the
    document; `name`: by which it is known again."""
    data, package = chart_data(content), Presentation().part.package
    drawn = ChartPart.new(kind_of(content), data, package)  # type: ignore[arg-type]  # as pptx does itself
    draw(drawn.chart, content, FONT, SIZE)
    space, workbook = drawn.chart._chartSpace, drawn.chart_workbook.xlsx_part.blob
    for outside in space.findall(qn("c:externalData")):  # its number is of the presentation's package
        space.remove(outside)
    book = Part(
        PackURI(f"/word/embeddings/bieu-do-{number}.xlsx"),
        WORKBOOK_TYPE,
        workbook,
        part.package,
    )
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", part.package)
    language = OxmlElement("c:lang")  # by which programs choose the marks of numbers
    language.set("val", "vi-VN")
    before = space.find(qn("c:date1904"))
    space.insert(0, language) if before is None else before.addnext(language)
    relation = chart.relate_to(book, RT.PACKAGE)
    outside = space._add_externalData()
    outside.rId = relation
    chart._blob = serialize_for_reading(space).encode("utf-8")
    xml = _INLINE.format(wide=Mm(WIDE), tall=Mm(TALL), number=number, relation=part.relate_to(chart, RT.CHART))
    drawing = parse_xml(xml)
    drawing.find(".//{*}docPr").set("title", name)
    drawing.find(".//{*}docPr").set("descr", content.title)
    return drawing
