"""The zip package of an .xlsx, walked before a reader is let at it.

`check_package` inflates every part in pieces and counts (declared sizes lie), and measures how far the cells
reach. `scan_sheets` then searches the sheets for what readers do not tell: error cells, formulas that were
never calculated, hidden rows and columns, filters. It is a walk of its own so that it can run beside the reader.
"""

import functools
import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from loaders.files import limits
from loaders.problems.refusal import FileProblem

PIECE = limits.MB  # inflated at a time
_NO_SHEETS = ("[Content_Types].xml", "_rels/", "docProps/", "xl/_rels/", "xl/theme/", "xl/styles", "xl/drawings/")
_PREFIX = rb"(?:[A-Za-z]\w*:)?"
_NAMED = re.compile(rb' r=["\']([A-Z]+)(\d+)')
_ROW = re.compile(rb'row\b[^>]*? r=["\'](\d+)')
_NAMELESS = re.compile(rb"<c(?:>|/>|\s(?!r=))")
_NAMELESS_PREFIXED = re.compile(rb":c(?:>|/>|\s(?!r=))")
_CELL = re.compile(rb"<" + _PREFIX + rb"c[\s/>]")
_ROW_TAG = re.compile(rb"<" + _PREFIX + rb"row\b")
_FILLED = re.compile(
    rb"<" + _PREFIX + rb'c\s(?:[^>]*?\s)?r=["\']([A-Z]+)(\d+)["\'](?:[^>]*[^/>])?>(?!</' + _PREFIX + rb"c>)"
)
_REFERENCE = re.compile(rb'(?:^|\s)r=["\']([A-Z]+\d+)["\']')
_ERROR = re.compile(rb"<" + _PREFIX + rb'c\b([^>]*\st=["\']e["\'][^>]*)>(.*?)</' + _PREFIX + rb"c>", re.DOTALL)
_ERROR_TEXT = re.compile(rb"v>([^<]*)<")
_UNCALCULATED = re.compile(
    rb"<" + _PREFIX + rb"c\b([^>]*)>\s*<" + _PREFIX + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</" + _PREFIX + rb"f>)\s*"
    rb"(?:<" + _PREFIX + rb"v\s*/>|<" + _PREFIX + rb"v>\s*</" + _PREFIX + rb"v>)?\s*</" + _PREFIX + rb"c>"
)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_END_OF_CELLS = re.compile(rb"</" + _PREFIX + rb"sheetData>")
_HIDDEN = re.compile(rb"<" + _PREFIX + rb'(row|col)\b([^>]*\shidden=["\'](?:1|true)["\'][^>]*)>')
_NUMBER = {name: re.compile(rb"\s" + name + rb'=["\'](\d+)["\']') for name in (b"r", b"min", b"max")}
_PERCENT_FORMATS = ("9", "10")  # those Excel knows without a code
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error, OSError)


@dataclass
class SheetScan:
    """What a sheet's XML says that the reader does not. Cells as `E12`; "" where the file gives no name.

    `rows`: about how many it has. `hidden_rows`, `hidden_columns`: 0-based. `is_filtered`: a filter leaves rows out of
    sight. `percents`: cells shown as per cent. `has_loose_marks`: texts may hold accents apart from their letters, or
    letters that are lost. `tail`: what follows the cells: page headers, lists of choices.
    """

    errors: list[tuple[str, str]] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    is_filtered: bool = False
    percents: list[str] = field(default_factory=list)
    has_loose_marks: bool = False
    tail: bytes = b""
    rows: int = 0


@dataclass
class Extent:
    """How far the cells of a part reach, and whether a text in it may be over the limit."""

    last_row: int = 0
    last_column: int = 0
    may_have_long_text: bool = False


@dataclass
class Package:
    """What the walk found. `sheets`: sheet name -> its part, in the workbook's order. `percent_styles`: the numbers of
    cell styles that show per cent."""

    sheets: dict[str, str]
    extents: dict[str, Extent]
    has_legacy_font: bool = False
    percent_styles: frozenset[bytes] = frozenset()

    @property
    def rows(self) -> int:
        """How many rows all its sheets have."""
        return sum(self.extents[part].last_row for part in self.sheets.values() if part in self.extents)

    def may_have_long_text(self, sheet: str) -> bool:
        extent = self.extents.get(self.sheets.get(sheet, ""))
        return any(e.may_have_long_text for part, e in self.extents.items() if "sharedStrings" in part) or bool(
            extent and extent.may_have_long_text
        )


def check_package(content: bytes) -> Package:
    """Everything that must be known before a reader may open the file. Raises `FileProblem`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _check_names(parts)
            _check_around(content, package)
            small, extents = _walk(content, package, parts)
    except _ZIP_ERRORS as error:
        raise FileProblem("broken_file", "gói nén không đọc được", "its zip package cannot be read") from error
    sheets = _sheet_parts(small, [part.filename for part in parts])
    for name, part in sheets.items():
        if part in extents:
            _check_size(name, extents[part])
    styles = small.get("xl/styles.xml", b"")
    has_legacy_font = bool(re.search(rb'val="(?:\.Vn|VNI)', styles, re.IGNORECASE))
    return Package(sheets, extents, has_legacy_font, _percent_styles(styles))


def _percent_styles(styles: bytes) -> frozenset[bytes]:
    """The numbers of the cell styles whose number format shows per cent; none where the list cannot be read."""
    try:
        root = ElementTree.fromstring(styles)
    except ElementTree.ParseError:
        return frozenset()
    formats = set(_PERCENT_FORMATS)
    for node in root.iter():
        if node.tag.endswith("}numFmt") and "%" in node.get("formatCode", ""):
            formats.add(node.get("numFmtId", ""))
    of_cells = next((node for node in root if node.tag.endswith("}cellXfs")), ())
    return frozenset(str(place).encode() for place, node in enumerate(of_cells) if node.get("numFmtId") in formats)


def scan_sheets(
    content: bytes,
    sheets: dict[str, str],
    percent_styles: frozenset[bytes] = frozenset(),
    on_rows: Callable[[int], object] = lambda rows: None,
) -> dict[str, SheetScan]:
    """What each sheet hides, by sheet name. The package was checked before. `on_rows`: told how many rows were seen."""
    scans: dict[str, SheetScan] = {}
    styled = _styled(percent_styles)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = set(package.namelist())
        for name, part in sheets.items():
            if part in parts:
                before = sum(scan.rows for scan in scans.values())
                scans[name] = _scan_part(content, package, part, styled, _added(on_rows, before))
        strings = [part for part in parts if "sharedstrings" in part.lower()]
        if any(_scan_part(content, package, part).has_loose_marks for part in strings):
            for scan in scans.values():
                scan.has_loose_marks = True
    return scans


def _added(on_rows: Callable[[int], object], before: int) -> Callable[[int], object]:
    """Tells of the rows of a sheet as of those of all sheets."""
    return lambda rows: on_rows(before + rows)


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


def _check_around(content: bytes, package: zipfile.ZipFile) -> None:
    """A package begins at the first byte and ends with its directory: nothing else hides in the file."""
    end = content.rfind(b"PK\5\6")
    first = min(part.header_offset for part in package.infolist())
    trailing = content[end + 22 + len(package.comment) :]
    if first or trailing.strip(b"\0") or not content.startswith(b"PK\3\4"):
        raise FileProblem("unsafe_file", "có dữ liệu lạ ngoài gói nén", "foreign data around its zip package")


def _pieces(content: bytes, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part inflated piece by piece to its true end. `zipfile` stops at the declared size, other readers do not:
    what it would not show could be a bomb. Sizes and checksum that do not hold are refused at the end."""
    package.open(part).close()  # the name in the directory is the one in front of the part
    names = struct.unpack_from("<HH", content, part.header_offset + 26)
    start = part.header_offset + 30 + sum(names)
    packed = memoryview(content)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        inflated: Iterator[bytes] = (bytes(packed[offset : offset + PIECE]) for offset in range(0, len(packed), PIECE))
    elif part.compress_type == zipfile.ZIP_DEFLATED:
        inflated = _inflate(packed)
    else:
        raise NotImplementedError("a compression of its own")
    size, checksum = 0, 0
    for piece in inflated:
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if len(packed) < part.compress_size or (checksum != part.CRC and size == part.file_size):
        raise zipfile.BadZipFile("damaged")
    if size != part.file_size or checksum != part.CRC:
        raise FileProblem("unsafe_file", "khai sai kích thước", "it lies about its sizes")


def _inflate(packed: memoryview) -> Iterator[bytes]:
    stream, fed = zlib.decompressobj(-15), 0
    waiting: bytes | memoryview = b""
    while not stream.eof:
        if not waiting:
            waiting = packed[fed : fed + PIECE]
            fed += len(waiting)
            if not waiting:
                raise zipfile.BadZipFile("cut short")
        piece = stream.decompress(waiting, PIECE)
        waiting = stream.unconsumed_tail
        if piece:
            yield piece


def _walk(
    content: bytes, package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]
) -> tuple[dict[str, bytes], dict[str, Extent]]:
    total = 0
    small: dict[str, bytes] = {}
    extents: dict[str, Extent] = {}
    for part in parts:
        name, size, rest = part.filename, 0, b""
        is_xml = name.lower().endswith((".xml", ".rels", ".vml"))
        is_list = name.endswith((".rels", "workbook.xml", "styles.xml")) or name == "[Content_Types].xml"
        extent = extents.setdefault(name, Extent()) if is_xml and not name.startswith(_NO_SHEETS) else None
        beginning = bytearray()
        for piece in _pieces(content, package, part):
            size += len(piece)
            total += len(piece)
            _check_inflation(part, size, total)
            if is_xml and b"\0" in piece:
                raise FileProblem("unsafe_file", "bảng mã lạ", "an unusual encoding")
            buffer = rest + piece
            if _DOCTYPE.search(buffer):
                raise FileProblem("unsafe_file", "có khai báo DOCTYPE hoặc ENTITY", "it declares DOCTYPE or ENTITY")
            rest = buffer[-len(b"<!DOCTYPE") :] if extent is None else _measure_piece(buffer, extent)
            if is_list and len(beginning) < limits.LIST_BYTES:
                beginning += piece
        if extent is not None and rest:
            _measure(rest, extent)
        if is_list:
            small[name] = bytes(beginning)
    return small, extents


def read_parts(content: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The wanted XML parts of a package that is no workbook, every part of it walked and checked as those of one are.

    Raises `FileProblem`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _check_names(parts)
            _check_around(content, package)
            return _walk_parts(content, package, parts, wanted)
    except _ZIP_ERRORS as error:
        raise FileProblem("broken_file", "gói nén không đọc được", "its zip package cannot be read") from error


def _walk_parts(
    content: bytes, package: zipfile.ZipFile, parts: list[zipfile.ZipInfo], wanted: Callable[[str], bool]
) -> dict[str, bytes]:
    total = 0
    inflated: dict[str, bytes] = {}
    for part in parts:
        name, size, rest = part.filename, 0, b""
        is_xml = name.lower().endswith((".xml", ".rels"))
        whole = bytearray()
        for piece in _pieces(content, package, part):
            size += len(piece)
            total += len(piece)
            _check_inflation(part, size, total)
            if is_xml and b"\0" in piece:
                raise FileProblem("unsafe_file", "bảng mã lạ", "an unusual encoding")
            if is_xml and _DOCTYPE.search(rest + piece):
                raise FileProblem("unsafe_file", "có khai báo DOCTYPE hoặc ENTITY", "it declares DOCTYPE or ENTITY")
            rest = piece[-16:]
            if wanted(name):
                whole += piece
        if wanted(name):
            inflated[name] = bytes(whole)
    return inflated


def _check_inflation(part: zipfile.ZipInfo, size: int, total: int) -> None:
    if total > limits.INFLATED_BYTES:
        mb = limits.INFLATED_BYTES // limits.MB
        raise FileProblem("too_big", f"bung ra trên {mb} MB", f"over {mb} MB when unpacked")
    if size > limits.RATIO_FROM_BYTES and size > limits.INFLATION_RATIO * max(part.compress_size, 1):
        raise FileProblem("unsafe_file", "nén quá mức bình thường", "compressed beyond what is normal")


def _whole_cells(buffer: bytes) -> int:
    """Where the last whole cell or string of a piece ends; 0 when none does."""
    end = buffer.rfind(b"</c>") + 4
    if end < len(buffer) // 2:  # the file writes its cells in another way
        end = max(end, buffer.rfind(b":c>") + 3, buffer.rfind(b"</si>") + 5, buffer.rfind(b"/>") + 2)
    return end if end >= 6 else 0


def _measure_piece(buffer: bytes, extent: Extent) -> bytes:
    """Measure up to the last whole cell; returns what follows it."""
    end = _whole_cells(buffer)
    if not end:
        if len(buffer) > 4 * PIECE:
            extent.may_have_long_text = True
            _measure(buffer, extent)
            return b""
        return buffer
    _measure(buffer[:end], extent)
    return buffer[end:]


def _measure(text: bytes, extent: Extent) -> None:
    columns = extent.last_column
    rows = max(map(int, _ROW.findall(text)), default=0)
    is_nameless = False
    digits = len(str(max(rows, extent.last_row)))
    if b":c" in text or _odd(columns, digits).search(text):
        cells = _NAMED.findall(text)
        columns = max(map(_column_number, {column for column, _ in cells}), default=0)
        rows = max(rows, max((int(row) for _, row in cells), default=0))
        is_nameless = bool(_NAMELESS.search(text) or _NAMELESS_PREFIXED.search(text))
    if is_nameless:  # cells, and perhaps rows, stand where the one before ends
        rows = max(rows, extent.last_row + len(_ROW_TAG.findall(text)))
        columns = max(columns, *(len(_CELL.findall(row)) for row in _ROW_TAG.split(text)))
    elif columns > limits.COLUMNS or columns * rows > limits.CELLS:  # an empty, only coloured cell reaches nowhere
        filled = _FILLED.findall(text)
        columns = max((_column_number(column) for column, _ in filled), default=0)
        rows = max((int(row) for _, row in filled), default=0)
    extent.last_column = max(extent.last_column, columns)
    extent.last_row = max(extent.last_row, rows)
    position = 0
    while not extent.may_have_long_text and position + limits.CELL_CHARACTERS < len(text):
        tag = text.rfind(b"<", position, position + limits.CELL_CHARACTERS)
        extent.may_have_long_text = tag < 0
        position = tag + 1


@functools.cache
def _odd(column: int, digits: int) -> re.Pattern:
    """Finds a cell without a name, past the 1-based `column`, or in a row of more `digits`: most pieces hold none,
    and looking for one is much quicker than looking at each."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    names = [f"[A-Z]{{1,{len(letters) - 1}}}"] if len(letters) > 1 else []
    for place, letter in enumerate(letters):
        if letter > "A":
            names.append(letters[:place] + f"[A-{chr(ord(letter) - 1)}]" + "[A-Z]" * (len(letters) - place - 1))
    inside = "|".join([*names, letters])
    return re.compile(f"<c(?:>|/>|\\s(?!r=[\"'](?:{inside})\\d{{1,{digits}}}[\"']))".encode())


def _styled(styles: frozenset[bytes]) -> re.Pattern[bytes] | None:
    """Finds the cells of these styles."""
    if not styles:
        return None
    return re.compile(rb"<" + _PREFIX + rb'c\b([^>]*\ss=["\'](?:' + b"|".join(sorted(styles)) + rb')["\'][^>]*)>')


def _scan_part(
    content: bytes,
    package: zipfile.ZipFile,
    part: str,
    styled: re.Pattern[bytes] | None = None,
    on_rows: Callable[[int], object] = lambda rows: None,
) -> SheetScan:
    scan, rest = SheetScan(), b""
    for piece in _pieces(content, package, package.getinfo(part)):
        buffer = rest + piece
        end = _whole_cells(buffer) or (len(buffer) if len(buffer) > 4 * PIECE else 0)
        _scan(buffer[:end], scan, styled)
        scan.rows += buffer.count(b"<row", 0, end)
        on_rows(scan.rows)
        rest = buffer[end:]
    _scan(rest, scan, styled)
    return scan


def _scan(text: bytes, scan: SheetScan, styled: re.Pattern[bytes] | None) -> None:
    if styled:
        scan.percents += [cell for attributes in styled.findall(text) if (cell := _reference(attributes))]
    if b't="e"' in text or b"t='e'" in text:
        for attributes, inside in _ERROR.findall(text):
            error = _ERROR_TEXT.search(inside)
            scan.errors.append((_reference(attributes), error[1].decode("utf-8", "replace") if error else "#N/A"))
    if b"<f" in text or b":f" in text:
        scan.uncalculated += [
            _reference(attributes)
            for attributes in _UNCALCULATED.findall(text)
            if not re.search(rb'\st=["\']str["\']', attributes)
        ]  # str: it says ""
    if b"hidden=" in text:
        for tag, attributes in _HIDDEN.findall(text):
            _add_hidden(tag, attributes, scan)
    if b"filterColumn" in text:
        scan.is_filtered = True
    scan.has_loose_marks |= has_loose_marks(text)
    if scan.tail:
        scan.tail += text[: limits.TAIL_BYTES - len(scan.tail)]
    elif b"sheetData>" in text and (end := _END_OF_CELLS.search(text)):
        scan.tail = text[end.end() :][: limits.TAIL_BYTES] or b" "


def has_loose_marks(text: bytes) -> bool:
    """Whether UTF-8 bytes hold combining marks (U+0300–U+036F), references to letters, or U+FFFD."""
    return b"\xcc" in text or b"\xcd" in text or b"&#" in text or b"\xef\xbf\xbd" in text


def _add_hidden(tag: bytes, attributes: bytes, scan: SheetScan) -> None:
    if tag == b"row":
        row = _NUMBER[b"r"].search(attributes)
        if row and len(scan.hidden_rows) < limits.HIDDEN_ROWS:
            scan.hidden_rows.append(int(row[1]) - 1)
    else:
        first, last = (_NUMBER[name].search(attributes) for name in (b"min", b"max"))
        if first and last:
            scan.hidden_columns += range(int(first[1]) - 1, min(int(last[1]), limits.COLUMNS))


def _reference(attributes: bytes) -> str:
    reference = _REFERENCE.search(attributes)
    return reference[1].decode() if reference else ""


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number


def _check_size(name: str, extent: Extent) -> None:
    check_extent(name, extent.last_row, extent.last_column)


def check_extent(name: str, rows: int, columns: int) -> None:
    """Refuse a sheet that reaches further than is taken. `rows` and `columns` up to the last filled cell."""
    if columns > limits.COLUMNS:
        raise FileProblem(
            "too_big",
            f"trang “{name}” có trên {limits.COLUMNS} cột",
            f"sheet “{name}” has over {limits.COLUMNS} columns",
            name,
        )
    if rows * columns > limits.CELLS:
        raise FileProblem(
            "too_big",
            f"trang “{name}” có ô ở tận hàng {rows}, quá {limits.CELLS} ô",
            f"sheet “{name}” reaches row {rows}, over {limits.CELLS} cells",
            name,
        )


def _sheet_parts(small: dict[str, bytes], parts: list[str]) -> dict[str, str]:
    """Sheet name -> its part, in the workbook's order."""
    types = small["[Content_Types].xml"]
    if b"macroEnabled" in types:
        raise FileProblem("macros")
    if b"spreadsheetml.sheet.main+xml" not in types and b"spreadsheetml.template.main+xml" not in types:
        raise _what_package(parts, types)
    try:
        root = _target(small["_rels/.rels"], "", lambda r: r.get("Type", "").endswith("/officeDocument"))
        folder, _, leaf = root.rpartition("/")
        links = {
            r.get("Id"): posixpath.normpath(posixpath.join("/" + folder, r.get("Target", ""))).lstrip("/")
            for r in ElementTree.fromstring(small[f"{folder}/_rels/{leaf}.rels".lstrip("/")])
        }
        sheets = [node for node in ElementTree.fromstring(small[root]).iter() if node.tag.endswith("}sheet")]
    except (ElementTree.ParseError, KeyError, StopIteration) as error:
        raise FileProblem("broken_file", "thiếu phần của sổ làm việc", "parts of the workbook are missing") from error
    check_sheet_count(len(sheets))
    return {node.get("name", ""): links.get(_relation(node), "") for node in sheets}


def check_sheet_count(sheets: int) -> None:
    """Refuse a workbook of more sheets than are taken."""
    if sheets > limits.SHEETS:
        raise FileProblem("too_big", f"trên {limits.SHEETS} trang", f"over {limits.SHEETS} sheets")


def _target(relations: bytes, folder: str, wanted) -> str:
    relation = next(r for r in ElementTree.fromstring(relations) if wanted(r))
    return posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", ""))).lstrip("/")


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
