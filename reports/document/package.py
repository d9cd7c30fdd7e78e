"""Opening a .docx somebody hands in: bounded, without macros, and a sentence where it is none."""

import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from reports.document.refusals import DocumentError

LARGEST, LARGEST_INSIDE, MOST_PARTS = 20 * 2**20, 200 * 2**20, 2000


def open_document(content: bytes) -> WordDocument:
    """The document. Raises `DocumentError` for what is no .docx, is too large, or holds macros."""
    check(content)
    try:
        return Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, etree.LxmlError, zipfile.BadZipFile) as error:
        raise NOT_WORD from error


def check(content: bytes) -> None:
    """Raise `DocumentError` unless the bytes are a .docx of a size that can be opened here."""
    if len(content) > LARGEST:
        raise TOO_LARGE
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_INSIDE:
                raise TOO_LARGE
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise MACROS
            if "word/document.xml" not in names:
                raise NOT_WORD
            for name in names:
                if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(name)[:4096]:
                    raise NOT_WORD
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise NOT_WORD from error


NOT_WORD = DocumentError(
    "Tệp này không phải tài liệu Word (.docx) đọc được. Mở bằng Word rồi lưu lại dạng .docx.",
    "This is no Word document (.docx) that can be read. Open it in Word and save it as .docx.",
)
TOO_LARGE = DocumentError(
    "Tài liệu quá lớn: nhiều nhất 20 MB. Bỏ bớt ảnh rồi làm lại.",
    "The document is too large: 20 MB at most. Take pictures out and try again.",
)
MACROS = DocumentError(
    "Tài liệu có macro nên không dùng. Lưu lại dạng .docx không có macro.",
    "The document holds macros and is not used. Save it as .docx without macros.",
)
