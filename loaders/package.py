"""The zip package of an .xlsx, walked once before a reader is let at it.

Every part is inflated in pieces and counted (declared sizes lie), and searched for what readers do not
tell: error cells, formulas that were never calculated, how far the cells reach.
"""

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.etree import ElementTree

from loaders import limits
from loaders.file_problems import FileProblem

PIECE = 1 << 20
_SMALL_PART = 8 * limits.MB  # workbook.xml and the lists of parts
_NO_SHEETS = ("[Content_Types].xml", "_rels/", "docProps/", "xl/_rels/", "xl/theme/", "xl/styles", "xl/drawings/")
_PREFIX = rb"(?:[A-Za-z]\w*:)?"
_COLUMN = re.compile(rb' r=["\']([A-Z]+)\d')
_ROW = re.compile(rb'row\b[^>]*? r=["\'](\d+)')
_FILLED = re.compile(rb"<" + _PREFIX + rb'c\s(?:[^>]*?\s)?r=["\']([A-Z]+)(\d+)["\'](?:[^>]*[^/>])?>')
_REFERENCE = re.compile(rb'(?:^|\s)r=["\']([A-Z]+\d+)["\']')
_ERROR = re.compile(rb"<" + _PREFIX + rb'c\b([^>]*\st=["\']e["\'][^>]*)>(.*?)</' + _PREFIX + rb"c>", re.DOTALL)
_ERROR_TEXT = re.compile(rb"v>([^<]*)<")
_UNCALCULATED = re.compile(
    rb"<" + _PREFIX + rb"c\b([^>]*)>\s*<" + _PREFIX + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</" + _PREFIX + rb"f>)\s*"
    rb"(?:<" + _PREFIX + rb"v\s*/>|<" + _PREFIX + rb"v>\s*</" + _PREFIX + rb"v>)?\s*</" + _PREFIX + rb"c>")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


@dataclass
class SheetScan:
    """What a sheet's XML says that the reader does not. Cells as `E12`; "" where the file gives no name."""

    errors: list[tuple[str, str]] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0
    may_have_long_text: bool = False


def scan_package(content: bytes) -> dict[str, SheetScan]:
    """Check the package and return what its worksheets say, by sheet name. Raises `FileProblem`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _check_names(parts)
            small, scans = _walk(package, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise FileProblem("broken_file", "gói nén không đọc được", "its zip package cannot be read") from error
    names = _sheet_parts(small)
    long_strings = any(scan.may_have_long_text for part, scan in scans.items() if "sharedStrings" in part)
    found = {}
    for name, part in names.items():
        scan = scans.get(part)
        if scan:
            scan.may_have_long_text |= long_strings
            _check_size(name, scan)
            found[name] = scan
    return found


def _check_names(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(names) > limits.PARTS:
        raise FileProblem("too_big", f"trên {limits.PARTS} phần trong tệp", f"over {limits.PARTS} parts inside")
    if len(set(name.lower() for name in names)) < len(names):
        raise FileProblem("unsafe_file", "hai phần trùng tên", "two parts of one name")
    for name in names:
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise FileProblem("unsafe_file", "tên phần trỏ ra ngoài tệp", "a part's name points outside the file")
    if any(part.flag_bits & 1 for part in parts):
        raise FileProblem("password")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileProblem("macros")
    if "[Content_Types].xml" not in names:
        raise _what_package(names, b"")


def _walk(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> tuple[dict[str, bytes], dict[str, SheetScan]]:
    total, small, scans = 0, {}, {}
    for part in parts:
        name, size, rest = part.filename, 0, b""
        is_xml = name.lower().endswith((".xml", ".rels", ".vml"))
        is_list = name.endswith((".rels", "workbook.xml")) or name == "[Content_Types].xml"
        scan = scans.setdefault(name, SheetScan()) if is_xml and not name.startswith(_NO_SHEETS) else None
        kept = bytearray()
        with package.open(part) as stream:
            while piece := stream.read(PIECE):
                size += len(piece)
                total += len(piece)
                _check_inflation(part, size, total)
                if is_xml and b"\0" in piece:
                    raise FileProblem("unsafe_file", "bảng mã lạ", "an unusual encoding")
                buffer = rest + piece
                if _DOCTYPE.search(buffer):
                    raise FileProblem("unsafe_file", "có khai báo DOCTYPE hoặc ENTITY", "it declares DOCTYPE or ENTITY")
                if scan is not None:
                    rest = _scan_piece(buffer, scan)
                else:
                    rest = piece[-16:]
                if is_list and len(kept) < _SMALL_PART:
                    kept += piece
        if scan is not None and rest:
            _scan_whole(rest, scan)
        if is_list:
            small[name] = bytes(kept)
    return small, scans


def _check_inflation(part: zipfile.ZipInfo, size: int, total: int) -> None:
    if total > limits.INFLATED_BYTES:
        mb = limits.INFLATED_BYTES // limits.MB
        raise FileProblem("too_big", f"bung ra trên {mb} MB", f"over {mb} MB when unpacked")
    if size > limits.RATIO_FROM_BYTES and size > limits.INFLATION_RATIO * max(part.compress_size, 1):
        raise FileProblem("unsafe_file", "nén quá mức bình thường", "compressed beyond what is normal")


def _scan_piece(buffer: bytes, scan: SheetScan) -> bytes:
    """Scan up to the last whole cell; returns what follows it."""
    end = max(buffer.rfind(b"</c>") + 4, buffer.rfind(b":c>") + 3, buffer.rfind(b"</si>") + 5)
    if end < 6:
        if len(buffer) > 4 * PIECE:
            scan.may_have_long_text = True
            _scan_whole(buffer, scan)
            return b""
        return buffer
    _scan_whole(buffer[:end], scan)
    return buffer[end:]


def _scan_whole(text: bytes, scan: SheetScan) -> None:
    columns = max(map(_column_number, set(_COLUMN.findall(text))), default=0)
    rows = max(map(int, _ROW.findall(text)), default=0)
    if not columns:  # the file does not name its cells
        rows = max(rows, scan.last_row + text.count(b"<row"))
    if columns > limits.COLUMNS or columns * rows > limits.CELLS:  # an empty, only coloured cell reaches nowhere
        filled = _FILLED.findall(text)
        columns = max((_column_number(column) for column, _ in filled), default=0)
        rows = max((int(row) for _, row in filled), default=0)
    scan.last_column = max(scan.last_column, columns)
    scan.last_row = max(scan.last_row, rows)
    if b't="e"' in text or b"t='e'" in text:
        for attributes, inside in _ERROR.findall(text):
            said = _ERROR_TEXT.search(inside)
            scan.errors.append((_reference(attributes), said[1].decode("utf-8", "replace") if said else "#N/A"))
    if b"f>" in text or b"<f" in text:
        scan.uncalculated += [_reference(attributes) for attributes in _UNCALCULATED.findall(text)
                              if not re.search(rb'\st=["\']str["\']', attributes)]  # str: it says ""
    at = 0
    while not scan.may_have_long_text and at + limits.CELL_CHARACTERS < len(text):
        tag = text.rfind(b"<", at, at + limits.CELL_CHARACTERS)
        scan.may_have_long_text = tag < 0
        at = tag + 1


def _reference(attributes: bytes) -> str:
    found = _REFERENCE.search(attributes)
    return found[1].decode() if found else ""


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number


def _check_size(name: str, scan: SheetScan) -> None:
    if scan.last_column > limits.COLUMNS:
        raise FileProblem("too_big", f"trang “{name}” có trên {limits.COLUMNS} cột",
                          f"sheet “{name}” has over {limits.COLUMNS} columns", name)
    if scan.last_row * scan.last_column > limits.CELLS:
        raise FileProblem("too_big", f"trang “{name}” có ô ở tận hàng {scan.last_row}, quá {limits.CELLS} ô",
                          f"sheet “{name}” reaches row {scan.last_row}, over {limits.CELLS} cells", name)


def _sheet_parts(small: dict[str, bytes]) -> dict[str, str]:
    """Sheet name -> its part, in the workbook's order."""
    types = small["[Content_Types].xml"]
    if b"macroEnabled" in types:
        raise FileProblem("macros")
    if b"spreadsheetml.sheet.main+xml" not in types and b"spreadsheetml.template.main+xml" not in types:
        raise _what_package(list(small), types)
    try:
        root = _target(small["_rels/.rels"], "", lambda r: r.get("Type", "").endswith("/officeDocument"))
        folder, _, leaf = root.rpartition("/")
        links = {r.get("Id"): posixpath.normpath(posixpath.join("/" + folder, r.get("Target", ""))).lstrip("/")
                 for r in ElementTree.fromstring(small[f"{folder}/_rels/{leaf}.rels".lstrip("/")])}
        sheets = [node for node in ElementTree.fromstring(small[root]).iter() if node.tag.endswith("}sheet")]
        if len(sheets) > limits.SHEETS:
            raise FileProblem("too_big", f"trên {limits.SHEETS} trang", f"over {limits.SHEETS} sheets")
        return {node.get("name", ""): links.get(_relation(node), "") for node in sheets}
    except (ElementTree.ParseError, KeyError, StopIteration) as error:
        raise FileProblem("broken_file", "thiếu phần của sổ làm việc", "parts of the workbook are missing") from error


def _target(relations: bytes, folder: str, wanted) -> str:
    found = next(r for r in ElementTree.fromstring(relations) if wanted(r))
    return posixpath.normpath(posixpath.join("/" + folder, found.get("Target", ""))).lstrip("/")


def _relation(node) -> str:
    return next((value for key, value in node.attrib.items() if key.endswith("}id")), "")


def _what_package(names: list[str], types: bytes) -> FileProblem:
    """What a zip is that holds no Excel workbook."""
    if b"wordprocessingml" in types or any(n.startswith("word/") for n in names):
        return FileProblem("not_a_workbook", "văn bản Word", "a Word document")
    if b"presentationml" in types or any(n.startswith("ppt/") for n in names):
        return FileProblem("not_a_workbook", "bản trình chiếu PowerPoint", "a PowerPoint presentation")
    if b"sheet.binary" in types:
        return FileProblem("not_a_workbook", "bảng tính nhị phân (.xlsb)", "a binary workbook (.xlsb)")
    if "content.xml" in names:
        return FileProblem("not_a_workbook", "tài liệu LibreOffice", "a LibreOffice document")
    return FileProblem("not_a_workbook", "tệp nén (zip)", "a zip archive")
