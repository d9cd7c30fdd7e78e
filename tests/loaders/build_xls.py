"""Small .xls files (BIFF8 records in a compound file), built in code."""

import struct

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _text(text: str) -> bytes:
    """A string of BIFF8: one byte a letter where that is enough."""
    if all(letter < "\u0100" for letter in text):
        return struct.pack("<HB", len(text), 0) + text.encode("latin-1")
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _cell(row: int, column: int, value) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str) and value in ERRORS:
        return record(0x0205, place + bytes((ERRORS[value], 1)))
    if isinstance(value, str) and value.startswith("="):  # a formula whose value is the error behind the sign
        return record(0x0006, place + bytes((2, 0, ERRORS[value[1:]], 0, 0, 0, 0xFF, 0xFF)) + bytes(8))
    if isinstance(value, str):
        return record(0x0204, place + _text(value))
    if isinstance(value, bool):
        return record(0x0205, place + bytes((value, 0)))
    return record(0x0203, place + struct.pack("<d", value))


def sheet(rows: list[list], merged=(), hidden_rows=(), hidden_columns=(), is_filtered: bool = False) -> bytes:
    """The records of one worksheet. `merged`: (first row, last row, first column, last column)."""
    parts = [record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))]
    parts.append(record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0)))
    parts += [record(0x007D, struct.pack("<HHHHHH", c, c, 2048, 0, 1, 0)) for c in hidden_columns]
    if is_filtered:
        parts.append(record(0x009B))
    parts += [record(0x0208, struct.pack("<HHHHHHHH", r, 0, 9, 255, 0, 0, 0x20, 0)) for r in hidden_rows]
    parts += [_cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row) if value is not None]
    if merged:
        parts.append(record(0x00E5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<4H", *m) for m in merged)))
    return b"".join(parts) + record(0x000A)


def book(sheets: dict[str, bytes], hidden=(), font: str = "", before: bytes = b"") -> bytes:
    """A whole .xls. `hidden`: names of hidden sheets; `before`: records put in front of the list of sheets."""

    def listed(starts: list[int]) -> bytes:
        lines = []
        for start, name in zip(starts, sheets):
            text = _text(name)
            lines.append(record(0x0085, struct.pack("<IBBB", start, name in hidden, 0, len(name)) + text[2:]))
        fonts = record(0x0031, bytes(14) + struct.pack("<BB", len(font), 0) + font.encode("latin-1")) if font else b""
        return (
            record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
            + before
            + fonts
            + b"".join(lines)
            + record(0x000A)
        )

    offset, starts = len(listed([0] * len(sheets))), []
    for part in sheets.values():
        starts.append(offset)
        offset += len(part)
    return container({"Workbook": listed(starts) + b"".join(sheets.values())})


def container(streams: dict[str, bytes]) -> bytes:
    """A compound file of 512-byte sectors; every stream is long enough not to be a small one."""
    padded = {name: part.ljust(4096, b"\0") for name, part in streams.items()}
    counts = {name: -(-len(part) // 512) for name, part in padded.items()}
    entries = -(-(1 + len(streams)) // 4)
    total = entries + sum(counts.values())
    tables = next(n for n in range(1, 100) if n * 128 >= total + n)
    chain = [TABLE] * tables
    chain += [*range(tables + 1, tables + entries), END]
    directory = _entry("Root Entry", 5, END, 0, 1)
    sector = tables + entries
    for number, (name, part) in enumerate(padded.items(), 2):
        directory += _entry(name, 2, sector, len(part), FREE, number if number <= len(streams) else FREE)
        chain += [*range(sector + 1, sector + counts[name]), END]
        sector += counts[name]
    chain += [FREE] * (tables * 128 - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))
    body = b"".join(part.ljust(counts[name] * 512, b"\0") for name, part in padded.items())
    return head + struct.pack(f"<{len(chain)}I", *chain) + directory.ljust(entries * 512, b"\0") + body


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    label = (name + "\0").encode("utf-16-le")
    return (
        label.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(label), kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<III", start, size, 0)
    )
