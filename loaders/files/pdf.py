"""The text of a PDF that has one. A scan is refused, and so are PDFs that run or carry something."""

import re

from loaders.files import limits
from loaders.files.document import Document, compose
from loaders.files.paragraphs import paragraphs_of
from loaders.files.pictures import MOST_DOTS, Picture
from loaders.problems.refusal import FileProblem

# Names as they stand in a PDF, `#` escapes aside.
_SCRIPTS = (b"/JavaScript", b"/JS ", b"/JS(", b"/JS<", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA")
_LEAST_LETTERS = 20  # of a page that has text
_DOTS = 300  # an inch, of a scan that is recognised


def load_library() -> None:
    """Load what reads PDFs: a process that may load nothing any more calls it before."""
    import pypdfium2

    pypdfium2.PdfDocument.new().close()


def read_pdf(content: bytes) -> Document:
    """Raises `FileProblem`."""
    import pypdfium2
    import pypdfium2.raw as raw

    for name in _SCRIPTS:
        if name in content:
            raise FileProblem("document_scripts", name.decode().strip("/ (<"))
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise FileProblem("password") from error
        raise FileProblem("broken_file", "không phải PDF lành", "it is no sound PDF") from error
    if len(document) > limits.DOCUMENT_PAGES:
        most = limits.DOCUMENT_PAGES
        raise FileProblem("document_too_long", f"trên {most} trang", f"over {most} pages")
    lines: list[str] = []
    letters = 0
    for number in range(len(document)):
        page = _page(document, number)
        letters += len(page)
        if letters > limits.DOCUMENT_CHARACTERS:
            most = limits.DOCUMENT_CHARACTERS
            raise FileProblem("document_too_long", f"trên {most} chữ", f"over {most} letters")
        lines += re.split(r"\r\n|\r|\n", page)
    if letters < _LEAST_LETTERS * len(document) / 4:
        raise FileProblem("document_scan")
    return compose(paragraphs_of(lines))


def _page(document, number: int) -> str:
    """The text of one page; "" for a page that cannot be read beside others that can."""
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
        return text.get_text_bounded().replace("\ufffe", "-").replace("\x02", "")
    except pypdfium2.PdfiumError:
        return ""


def pictures_of(content: bytes) -> list[Picture]:
    """The pages of a scan as gray pictures, as many as may be recognised. Raises `FileProblem`."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) > limits.SCANNED_PAGES:
            most = limits.SCANNED_PAGES
            raise FileProblem("document_too_long", f"bản quét trên {most} trang", f"a scan of over {most} pages")
        return [_picture(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise FileProblem("document_scan") from error


def _picture(page) -> Picture:
    wide, tall = page.get_size()  # in 1/72 inch
    scale = min(_DOTS / 72, (MOST_DOTS * 0.95 / max(wide * tall, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    dots = bytes(bitmap.buffer)
    if bitmap.stride != bitmap.width:
        rows = (dots[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
        dots = b"".join(rows)
    return Picture(bitmap.width, bitmap.height, dots[: bitmap.width * bitmap.height])
