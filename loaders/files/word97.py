"""The text of an old Word document (.doc), by its table of pieces ([MS-DOC] 2.4.1); text alone, without tables."""

import io
import re
import struct

from loaders.files import limits
from loaders.files.document import Document, compose
from loaders.files.paragraphs import paragraphs_of
from loaders.problems.refusal import FileProblem

_IDENT, _ENCRYPTED, _OTHER_TABLE = 0xA5EC, 0x0100, 0x0200
_CLX = 33  # place of fcClx, lcbClx among the pairs of FibRgFcLcb97
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x15]*))?\x15")
_CONTROL = {7: "\t", 11: "\n", 12: "\n", 13: "\n", 30: "-", 31: ""}


def read_doc(content: bytes) -> Document:
    """Raises `FileProblem`."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            if container.exists("Macros") or container.exists("_VBA_PROJECT_CUR"):
                raise FileProblem("macros")
            main = container.openstream("WordDocument").read(limits.FILE_BYTES)
            flags = struct.unpack_from("<H", main, 10)[0]
            if struct.unpack_from("<H", main, 0)[0] != _IDENT:
                raise FileProblem("broken_file", "không phải Word 97–2003", "it is not of Word 97–2003")
            if flags & _ENCRYPTED:
                raise FileProblem("password")
            table = container.openstream("1Table" if flags & _OTHER_TABLE else "0Table").read(limits.FILE_BYTES)
        text = _text(main, table)
    except (OSError, struct.error, IndexError, ValueError, RecursionError) as error:
        raise FileProblem("broken_file", "tệp .doc không đọc được", "the .doc cannot be read") from error
    while (shown := _FIELD.sub(lambda field: field[1] or "", text)) != text:
        text = shown
    text = text.translate(_CONTROL)
    return compose(paragraphs_of(re.sub("[\x00-\x08\x0e-\x1f]", "", text).split("\n")))


def _text(main: bytes, table: bytes) -> str:
    """The characters of the main text, piece by piece."""
    place = 32
    words = struct.unpack_from("<H", main, place)[0]
    place += 2 + words * 2
    longs = struct.unpack_from("<H", main, place)[0]
    most = struct.unpack_from("<i", main, place + 2 + 3 * 4)[0]  # ccpText
    place += 2 + longs * 4 + 2
    start, size = struct.unpack_from("<II", main, place + _CLX * 8)
    clx = table[start : start + size]
    offset = 0
    while clx[offset] == 1:  # formatting of pieces
        offset += 3 + struct.unpack_from("<H", clx, offset + 1)[0]
    if clx[offset] != 2:
        raise ValueError("no table of pieces")
    size = struct.unpack_from("<I", clx, offset + 1)[0]
    pieces = clx[offset + 5 : offset + 5 + size]
    count = (len(pieces) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}i", pieces, 0)
    parts, length = [], 0
    for number in range(count):
        where = struct.unpack_from("<I", pieces, (count + 1) * 4 + number * 8 + 2)[0]
        letters = ends[number + 1] - ends[number]
        if letters < 0 or length > limits.DOCUMENT_CHARACTERS:
            raise ValueError("pieces that overlap")
        if where & 0x40000000:
            first = (where & 0x3FFFFFFF) // 2
            parts.append(main[first : first + letters].decode("cp1252", "replace"))
        else:
            parts.append(main[where : where + letters * 2].decode("utf-16-le", "replace"))
        length += letters
    return "".join(parts)[: max(most, 0)]
