"""The records inside an .xls that tell what calamine does not: error cells, hidden rows and columns, filters,
how far the cells reach, encryption. Layout: [MS-CFB] for the container, [MS-XLS] for the records."""

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from loaders.problems.refusal import FileProblem

_END = 0xFFFFFFFC  # this and above: no further sector
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_BOF, _EOF, _SHEET, _FILEPASS, _FONT, _DIMENSIONS = 0x0809, 0x000A, 0x0085, 0x002F, 0x0031, 0x0200
_FORMULA, _BOOLEAN_OR_ERROR, _ROW, _COLUMNS, _FILTERED = 0x0006, 0x0205, 0x0208, 0x007D, 0x009B
# A cell each: number, label, shared text, RK, rich text.
_SINGLE = {_FORMULA, _BOOLEAN_OR_ERROR, 0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6}
_SEVERAL = {0x00BD}  # several RK numbers beside each other; their last column stands at the end
_VERY_OLD = (0x0009, 0x0209, 0x0409)
_MOST_BYTES = 400_000_000
_TOLD_EVERY = 10_000  # records
_MOST_ROWS = 65_536  # of a sheet of this kind of file


class BrokenContainer(ValueError):
    """The bytes do not hold together as a container of streams and records."""


@dataclass
class RecordScan:
    """What the records of one worksheet say. Rows and columns 0-based, `last_row` and `last_column` counted."""

    name: str
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    is_filtered: bool = False
    has_legacy_font: bool = False
    last_row: int = 0
    last_column: int = 0


def workbook_stream(content: bytes) -> bytes:
    """The stream `Workbook` (or `Book`) of a compound file. Raises `BrokenContainer`."""
    try:
        return _Container(content).stream("Workbook", "Book")
    except (struct.error, IndexError) as error:
        raise BrokenContainer("cut short") from error


def root_names(content: bytes) -> set[str]:
    """The names of the streams and folders at the top of a compound file: what the file itself is, not what
    lies embedded in it. Raises `BrokenContainer`."""
    try:
        return {name for name, _, _ in _Container(content).top}
    except (struct.error, IndexError) as error:
        raise BrokenContainer("cut short") from error


class _Container:
    def __init__(self, content: bytes):
        self.content = content
        shift, small_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise BrokenContainer("sector size")
        self.size = 1 << shift
        tables, directory = struct.unpack_from("<II", content, 44)
        self.small_limit, small_table = struct.unpack_from("<II", content, 56)
        more = struct.unpack_from("<I", content, 68)[0]
        listed = list(struct.unpack_from("<109I", content, 76))
        seen = set()
        while more < _END and more not in seen:
            seen.add(more)
            sector = struct.unpack(f"<{self.size // 4}I", self._sector(more))
            listed += sector[:-1]
            more = sector[-1]
        self.table: list[int] = []
        for sector in [s for s in listed if s < _END][: max(tables, 1)]:
            self.table += struct.unpack(f"<{self.size // 4}I", self._sector(sector))
        listed_entries = self._chain(directory)
        self.entries = self._entries(listed_entries)
        self.top = [self.entries[place] for place in self._children(listed_entries)]
        small = self._chain(small_table) if small_table < _END else b""
        self.small_table = struct.unpack(f"<{len(small) // 4}I", small)
        self.small = self._chain(self.entries[0][1]) if self.entries and self.entries[0][1] < _END else b""

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        part = self.content[start : start + self.size]
        if not part:
            raise BrokenContainer("a sector outside the file")
        return part.ljust(self.size, b"\0")

    def _chain(self, number: int) -> bytes:
        parts, seen = [], set()
        while number < _END:
            if number in seen or number >= len(self.table):
                raise BrokenContainer("a chain without end")
            seen.add(number)
            parts.append(self._sector(number))
            number = self.table[number]
        return b"".join(parts)

    def _entries(self, directory: bytes) -> list[tuple[str, int, int]]:
        """(name, first sector, bytes) of the streams."""
        entries = []
        for start in range(0, len(directory) - 127, 128):
            length = min(struct.unpack_from("<H", directory, start + 64)[0], 64)
            name = directory[start : start + max(length - 2, 0)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", directory, start + 116)
            entries.append((name, first, size))
        return entries

    @staticmethod
    def _children(directory: bytes) -> list[int]:
        """Places of the entries right under the root: its child, and what hangs left and right of that."""
        children, waiting = [], [struct.unpack_from("<I", directory, 76)[0]]
        while waiting:
            place = waiting.pop()
            if place < len(directory) // 128 and place not in children:
                children.append(place)
                waiting += struct.unpack_from("<II", directory, place * 128 + 68)
        return children

    def stream(self, *names: str) -> bytes:
        for wanted in names:
            for name, first, size in self.top:
                if name == wanted and size <= _MOST_BYTES:
                    return self._small_chain(first)[:size] if size < self.small_limit else self._chain(first)[:size]
        raise BrokenContainer("no workbook inside")

    def _small_chain(self, number: int) -> bytes:
        parts, seen = [], set()
        while number < _END:
            if number in seen or number >= len(self.small_table):
                raise BrokenContainer("a chain without end")
            seen.add(number)
            parts.append(self.small[number * 64 : number * 64 + 64])
            number = self.small_table[number]
        return b"".join(parts)


def scan_records(stream: bytes, on_rows: Callable[[int, int], object] = lambda rows, of: None) -> list[RecordScan]:
    """What the records say, one scan a worksheet in the order of the file. Raises `BrokenContainer`, and
    `FileProblem` for an encrypted or a very old file. `on_rows` is told how many rows were looked at, and of how many
    (0 where the file does not say it)."""
    starts: dict[int, RecordScan] = {}
    scan: RecordScan | None = None
    is_wide, has_legacy_font = True, False
    of = 0
    for number, (start, kind, body) in enumerate(_records(stream)):
        if number % _TOLD_EVERY == 0:
            on_rows(sum(sheet.last_row for sheet in starts.values()), of)
        if kind == _BOF:
            if start == 0:
                is_wide = body[:2] == b"\x00\x06"
            scan = starts.get(start)
            of = of or _rows_said(stream, starts)
        elif kind == _SHEET and len(body) > 8:
            if body[5] == 0:  # a worksheet, not a chart or a macro sheet
                starts[struct.unpack_from("<I", body)[0]] = RecordScan(_name(body, is_wide))
        elif kind == _FONT:
            name = body[14:].replace(b"\0", b"").lower()
            has_legacy_font |= b".vn" in name or b"vni-" in name
        elif kind == _EOF:
            scan = None
        elif scan:
            _take(scan, kind, body)
    if not starts:
        raise BrokenContainer("no worksheets")
    for sheet in starts.values():
        sheet.has_legacy_font = has_legacy_font
    return list(starts.values())


def _rows_said(stream: bytes, starts: Iterable[int]) -> int:
    """How many rows the worksheets that begin at these places say they have; what they say is only told."""
    rows = 0
    for place in starts:
        kind = _BOF
        while kind not in (_DIMENSIONS, _EOF) and place + 16 <= len(stream):
            kind, size = struct.unpack_from("<HH", stream, place)
            if kind == _DIMENSIONS and size >= 14:
                rows += min(struct.unpack_from("<I", stream, place + 8)[0], _MOST_ROWS)
            place += 4 + size
    return rows


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each record begins, its kind and its body, of a file that may be read."""
    start = 0
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        body = stream[start + 4 : start + 4 + size]
        if len(body) < size:
            raise BrokenContainer("a record cut short")
        if kind in _VERY_OLD and start == 0:
            raise FileProblem("very_old_excel")
        if kind == _FILEPASS:
            raise FileProblem("password")
        if kind == _SHEET and size > 8 and body[5] in (1, 6):
            raise FileProblem("macros")
        yield start, kind, body
        start += 4 + size


def _name(body: bytes, is_wide: bool) -> str:
    """The sheet name of a BOUNDSHEET record, as BIFF8 or in the Western letters of BIFF5."""
    if is_wide:
        return (
            body[8 : 8 + 2 * body[6]].decode("utf-16-le", "replace")
            if body[7] & 1
            else body[8 : 8 + body[6]].decode("latin-1")
        )
    return body[7 : 7 + body[6]].decode("cp1252", "replace")


def _take(scan: RecordScan, kind: int, body: bytes) -> None:
    if kind in _SINGLE or kind in _SEVERAL:
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind in _SEVERAL else column
        scan.last_row, scan.last_column = max(scan.last_row, row + 1), max(scan.last_column, column + 1, last + 1)
        if kind == _BOOLEAN_OR_ERROR and body[7]:
            scan.errors.append((row, column, _ERRORS.get(body[6], "#N/A")))
        elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
            scan.errors.append((row, column, _ERRORS.get(body[8], "#N/A")))
    elif kind == _ROW and len(body) >= 16:
        if struct.unpack_from("<H", body, 12)[0] & 0x20:
            scan.hidden_rows.append(struct.unpack_from("<H", body)[0])
    elif kind == _COLUMNS and len(body) >= 10:
        first, last = struct.unpack_from("<HH", body)
        if struct.unpack_from("<H", body, 8)[0] & 1:
            scan.hidden_columns += range(first, min(last, 255) + 1)
    elif kind == _FILTERED:
        scan.is_filtered = True
