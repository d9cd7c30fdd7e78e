"""The container and the records of an .xls, byte by byte: [MS-CFB] and [MS-XLS], each field and its neighbours."""

import struct

import pytest

from loaders.files import biff
from loaders.files.biff import BrokenContainer, RecordScan, root_names, scan_records, workbook_stream
from loaders.problems.refusal import FileProblem
from tests.loaders.build_xls import record

FREE, END, TABLE, LISTS = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC


# -- records -----------------------------------------------------------------------------------------------


def taken(kind: int, body: bytes) -> RecordScan:
    scan = RecordScan("S")
    biff._take(scan, kind, body)
    return scan


def extent(scan: RecordScan) -> tuple[int, int]:
    return scan.last_row, scan.last_column


@pytest.mark.parametrize("kind", [0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6])
def test_a_cell_reaches_to_its_row_and_column(kind):
    assert extent(taken(kind, struct.pack("<HHH", 4, 6, 0) + bytes(8))) == (5, 7)
    assert extent(taken(kind, struct.pack("<HHH", 0, 0, 99))) == (1, 1)


def test_several_cells_beside_each_other_reach_to_the_last_of_them():
    assert extent(taken(0x00BD, struct.pack("<HH", 4, 6) + bytes(18) + struct.pack("<H", 8))) == (5, 9)


@pytest.mark.parametrize("kind", [0x0201, 0x00BE, 0x0202, 0x0010])
def test_what_is_no_filled_cell_reaches_nowhere(kind):
    assert taken(kind, struct.pack("<HHH", 4, 6, 8) + bytes(20)) == RecordScan("S")


def test_the_furthest_cell_counts():
    scan = RecordScan("S")
    for row, column in ((4, 1), (2, 7), (3, 3)):
        biff._take(scan, 0x0203, struct.pack("<HHHd", row, column, 0, 1.0))
    assert extent(scan) == (5, 8)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (0x00, "#NULL!"), (0x07, "#DIV/0!"), (0x0F, "#VALUE!"), (0x17, "#REF!"), (0x1D, "#NAME?"), (0x24, "#NUM!"),
        (0x2A, "#N/A"), (0x2B, "#N/A"), (0x01, "#N/A"),
    ],
)  # fmt: skip
def test_errors_come_by_their_code_as_cells_and_as_results_of_formulas(code, text):
    assert taken(0x0205, struct.pack("<HHHBB", 3, 2, 0, code, 1)).errors == [(3, 2, text)]
    assert taken(0x0205, struct.pack("<HHHBB", 3, 2, 0, code, 0)).errors == [], "a truth value"
    result = struct.pack("<HHHBBB", 3, 2, 0, 2, 0, code) + bytes(3) + b"\xff\xff" + bytes(8)
    assert taken(0x0006, result).errors == [(3, 2, text)] and extent(taken(0x0006, result)) == (4, 3)


@pytest.mark.parametrize(("what", "mark"), [(0, b"\xff\xff"), (1, b"\xff\xff"), (3, b"\xff\xff"), (2, b"\xff\xfe")])
def test_texts_truths_and_numbers_of_formulas_are_no_errors(what, mark):
    assert taken(0x0006, struct.pack("<HHHBBB", 3, 2, 0, what, 0, 7) + bytes(3) + mark + bytes(8)).errors == []


@pytest.mark.parametrize(
    ("flags", "size", "rows"),
    [(0x20, 16, [7]), (0x21, 16, [7]), (0x10, 16, []), (0x40, 16, []), (0x20, 15, []), (0x20, 20, [7])],
)
def test_a_row_is_hidden_by_one_bit(flags, size, rows):
    body = (struct.pack("<H", 7) + bytes(10) + struct.pack("<H", flags) + bytes(8))[:size]
    assert taken(0x0208, body).hidden_rows == rows


@pytest.mark.parametrize(
    ("first", "last", "flags", "size", "columns"),
    [
        (2, 4, 1, 12, [2, 3, 4]),
        (2, 2, 1, 10, [2]),
        (2, 4, 0, 12, []),
        (2, 4, 2, 12, []),
        (2, 4, 3, 12, [2, 3, 4]),
        (2, 4, 1, 9, []),
        (254, 256, 1, 12, [254, 255]),
        (255, 255, 1, 12, [255]),
    ],
)
def test_columns_are_hidden_by_one_bit(first, last, flags, size, columns):
    body = struct.pack("<HHHHHH", first, last, 2048, 0, flags, 0)[:size]
    assert taken(0x007D, body).hidden_columns == columns


def test_a_filter_is_a_record_of_its_own():
    assert taken(0x009B, b"").is_filtered and not taken(0x009D, b"").is_filtered


@pytest.mark.parametrize(
    ("body", "is_wide", "name"),
    [
        (b"\0" * 6 + b"\x02\x00Ab", True, "Ab"),
        (b"\0" * 6 + b"\x02\x00Abc", True, "Ab"),
        (b"\0" * 6 + b"\x02\x01" + "Bỉ".encode("utf-16-le") + b"xx", True, "Bỉ"),
        (b"\0" * 6 + b"\x02\x02Ab", True, "Ab"),
        (b"\0" * 6 + b"\x02\x03" + "Bỉ".encode("utf-16-le"), True, "Bỉ"),
        (b"\0" * 6 + b"\x02\x00\xc0b", True, "Àb"),
        (b"\0" * 6 + b"\x03Ab\x80c", False, "Ab€"),
    ],
)
def test_the_name_of_a_sheet_in_new_and_old_letters(body, is_wide, name):
    assert biff._name(body, is_wide) == name


def listed(start: int, name: str, kind: int = 0) -> bytes:
    return record(0x0085, struct.pack("<IBBBB", start, 0, kind, len(name), 0) + name.encode())


def stream_of(*sheets: tuple[str, bytes], kind: int = 0, version: int = 0x0600, before: bytes = b"") -> bytes:
    """The records of a workbook of these sheets; `kind` of the last one."""

    def head(starts: list[int]) -> bytes:
        kinds = [0] * (len(sheets) - 1) + [kind]
        lines = [listed(start, name, k) for start, (name, _), k in zip(starts, sheets, kinds)]
        return (
            record(0x0809, struct.pack("<HHHHII", version, 5, 0, 0, 0, 0)) + before + b"".join(lines) + record(0x000A)
        )

    start, starts = len(head([0] * len(sheets))), []
    parts = [
        record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + body + record(0x000A) for _, body in sheets
    ]
    for part in parts:
        starts.append(start)
        start += len(part)
    return head(starts) + b"".join(parts)


def cell(row: int, column: int) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, 1.0))


def test_records_belong_to_the_sheet_that_was_begun_last():
    stream = stream_of(("Mot", cell(3, 1) + record(0x009B)), ("Hai", cell(8, 2))) + cell(99, 99)
    first, second = scan_records(stream)
    assert (first.name, extent(first), first.is_filtered) == ("Mot", (4, 2), True)
    assert (second.name, extent(second), second.is_filtered) == ("Hai", (9, 3), False), (
        "what is behind its end is nobody's"
    )


def test_a_chart_is_no_worksheet():
    assert [scan.name for scan in scan_records(stream_of(("Mot", b""), ("Hai", cell(8, 2)), kind=2))] == ["Mot"]
    with pytest.raises(BrokenContainer):
        scan_records(stream_of(("Mot", b""), kind=2))


@pytest.mark.parametrize(("kind", "code"), [(1, "macros"), (6, "macros"), (2, None), (0, None)])
def test_a_sheet_of_macros_refuses_the_file(kind, code):
    stream = stream_of(("Mot", b""), ("Hai", b""), kind=kind)
    if code is None:
        assert scan_records(stream)
    else:
        with pytest.raises(FileProblem) as caught:
            scan_records(stream)
        assert caught.value.problem.code == code


@pytest.mark.parametrize(
    ("font", "is_legacy"), [(b".VnTime", True), (b"VNI-Times", True), (b"Arial", False), (b".\0V\0n\0T\0", True)]
)
def test_a_font_of_the_old_encodings_is_said_of_every_sheet(font, is_legacy):
    before = record(0x0031, b".vn vni- abcde" + font) + record(0x0031, bytes(14) + b"Arial")
    scans = scan_records(stream_of(("Mot", b""), ("Hai", b""), before=before))
    assert [scan.has_legacy_font for scan in scans] == [is_legacy] * 2


def test_old_letters_are_read_where_the_file_says_an_old_version():
    line = record(0x0085, struct.pack("<IBBB", 0, 0, 0, 3) + b"Ab\x80")
    (scan,) = scan_records(record(0x0809, struct.pack("<HH", 0x0500, 5)) + line)
    assert scan.name == "Ab€"


@pytest.mark.parametrize(
    ("stream", "code"),
    [
        (record(0x0009, bytes(4)), "very_old_excel"),
        (record(0x0209, bytes(4)), "very_old_excel"),
        (record(0x0409, bytes(4)), "very_old_excel"),
        (record(0x0809, bytes(4)) + record(0x002F, bytes(4)), "password"),
    ],
)
def test_files_that_are_not_read_are_known_by_one_record(stream, code):
    with pytest.raises(FileProblem) as caught:
        list(biff._records(stream))
    assert caught.value.problem.code == code


def test_records_stand_one_behind_the_other_to_the_end():
    stream = record(1, b"abc") + record(0x0209, b"") + record(3, b"x")
    assert list(biff._records(stream)) == [(0, 1, b"abc"), (7, 0x0209, b""), (11, 3, b"x")]
    assert list(biff._records(stream + b"\0\0\0")) == list(biff._records(stream)), "less than a head is no record"
    assert list(biff._records(record(1))) == [(0, 1, b"")]
    with pytest.raises(BrokenContainer):
        list(biff._records(stream[:-1]))
    short = record(0x0085, bytes(5) + b"\1" + bytes(2))
    assert list(biff._records(short)) == [(0, 0x0085, short[4:])], "too short to name a sheet"
    with pytest.raises(BrokenContainer):
        scan_records(short)


# -- the container -----------------------------------------------------------------------------------------


def entry(name: str, first: int, size: int, left: int = FREE, right: int = FREE, child: int = FREE) -> bytes:
    label = (name + "\0").encode("utf-16-le")
    return (
        label.ljust(64, b"\0") + struct.pack("<HBBIII", len(label), 2, 1, left, right, child) + bytes(36)
        + struct.pack("<III", first, size, 0)
    )  # fmt: skip


def compound(
    entries: list[bytes], sectors: dict[int, bytes], chains: dict[int, int], *, shift: int = 9, small_table: int = END,
    small_shift: int = 6, limit: int = 4096, more: list[int] | None = None,
) -> bytes:  # fmt: skip
    """A compound file: its table in sector 0 (or listed in the sectors `more`), its directory in sector 1."""
    size = 1 << shift
    count = max([1, *sectors, *(more or [])]) + 1
    table = [TABLE, chains.get(1, END)] + [chains.get(n, END) for n in range(2, count)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, shift, small_shift)
    head += bytes(10) + struct.pack("<II", 1, 1) + bytes(4) + struct.pack("<II", limit, small_table) + bytes(4)
    head += struct.pack("<II", more[0] if more else END, len(more or []))
    lists = [FREE] * 109 if more else [0] + [FREE] * 108
    parts = {
        0: struct.pack(f"<{len(table)}I", *table).ljust(size, b"\xff"),
        1: b"".join(entries).ljust(size, b"\0"),
    } | sectors
    for n, sector in enumerate(more or []):
        lines = [FREE] * (size // 4 - 1) if n + 1 < len(more or []) else [0] + [FREE] * (size // 4 - 2)
        following = more[n + 1] if more and n + 1 < len(more) else END
        parts[sector] = struct.pack(f"<{size // 4}I", *lines, following)
    head += struct.pack("<109I", *lists)
    return head.ljust(size, b"\0") + b"".join(parts.get(n, b"").ljust(size, b"\0") for n in range(count))


BIG = bytes(n % 251 for n in range(1200))


@pytest.mark.parametrize("shift", [9, 12])
def test_a_stream_is_the_chain_of_its_sectors_cut_to_its_size(shift):
    size = 1 << shift
    whole = (BIG * 8)[: 2 * size + 100]
    parts = {2: whole[:size], 5: whole[size : 2 * size], 3: whole[2 * size :]}
    content = compound(
        [entry("Root Entry", END, 0, child=1), entry("Workbook", 2, len(whole))],
        parts,
        {2: 5, 5: 3},
        shift=shift,
        limit=1,
    )
    assert workbook_stream(content) == whole and root_names(content) == {"Workbook"}


def test_small_streams_stand_in_pieces_of_64_bytes_inside_another():
    inner = bytes(64) + BIG[64:150].ljust(128, b"x") + BIG[:64]
    small = {2: inner, 3: struct.pack("<128I", END, 2, END, 1, *[FREE] * 124)}
    for size in (150, 190, 191):
        content = compound(
            [entry("Root Entry", 2, len(inner), child=1), entry("Book", 3, size)], small, {}, small_table=3
        )
        assert workbook_stream(content) == (BIG[:64] + inner[64:192])[:size]


@pytest.mark.parametrize(("limit", "is_small"), [(150, False), (151, True)])
def test_a_stream_is_small_below_the_limit_the_file_names(limit, is_small):
    small = {2: BIG[:512], 3: struct.pack("<128I", 1, 2, END, *[FREE] * 125)}
    content = compound(
        [entry("Root Entry", 2, 512, child=1), entry("Book", 0 if is_small else 2, 150)],
        small,
        {},
        small_table=3,
        limit=limit,
    )
    assert workbook_stream(content) == BIG[:150]


def test_the_list_of_tables_may_go_on_in_sectors_of_its_own():
    for more in ([3], [3, 4], [4, 3]):
        content = compound(
            [entry("Root Entry", END, 0, child=1), entry("Workbook", 2, 300)], {2: BIG[:300]}, {}, limit=1, more=more
        )
        assert workbook_stream(content) == BIG[:300]


def test_the_workbook_is_looked_for_before_the_older_book_and_only_at_the_top():
    def content(*entries: bytes) -> bytes:
        return compound([entry("Root Entry", END, 0, child=1), *entries], {2: BIG[:512], 3: BIG[512:1024]}, {}, limit=1)

    both = content(entry("Book", 2, 300, right=2), entry("Workbook", 3, 200))
    assert workbook_stream(both) == BIG[512:712] and root_names(both) == {"Book", "Workbook"}
    left = content(entry("x", END, 0, left=2), entry("Book", 2, 300))
    assert workbook_stream(left) == BIG[:300] and root_names(left) == {"x", "Book"}
    below = content(entry("x", END, 0, child=2), entry("Workbook", 2, 300))
    assert root_names(below) == {"x"}
    with pytest.raises(BrokenContainer):
        workbook_stream(below)
    ring = content(entry("x", END, 0, left=1, right=2), entry("Workbook", 2, 300, left=1, right=99))
    assert root_names(ring) == {"x", "Workbook"}


def test_a_stream_as_large_as_is_taken_and_one_byte_more(monkeypatch):
    content = compound([entry("Root Entry", END, 0, child=1), entry("Workbook", 2, 300)], {2: BIG[:300]}, {}, limit=1)
    monkeypatch.setattr(biff, "_MOST_BYTES", 300)
    assert workbook_stream(content) == BIG[:300]
    monkeypatch.setattr(biff, "_MOST_BYTES", 299)
    with pytest.raises(BrokenContainer):
        workbook_stream(content)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"shift": 10}, "sector size"),
        ({"small_shift": 5}, "sector size"),
        ({"chains": {2: 2}}, "a chain without end"),
        ({"chains": {2: 128}}, "a chain without end"),
        ({"chains": {2: 90}}, "a sector outside the file"),
        ({"chains": {1: 1}}, "a chain without end"),
    ],
)
def test_what_does_not_hold_together_is_said(change, why):
    arguments = {"chains": {}, "limit": 1} | change
    content = compound([entry("Root Entry", END, 0, child=1), entry("Workbook", 2, 600)], {2: BIG[:512]}, **arguments)
    with pytest.raises(BrokenContainer, match=why):
        workbook_stream(content)


def test_a_small_chain_without_end_and_a_file_cut_short_are_said():
    for links in ([0], [1, 0], [128], [500]):
        small = {2: BIG[:512], 3: struct.pack(f"<{len(links)}I", *links).ljust(512, b"\xff")}
        content = compound([entry("Root Entry", 2, 512, child=1), entry("Book", 0, 150)], small, {}, small_table=3)
        with pytest.raises(BrokenContainer, match="a chain without end"):
            workbook_stream(content)
    for cut in (40, 100, 511):
        with pytest.raises(BrokenContainer):
            workbook_stream(content[:cut])
        with pytest.raises(BrokenContainer):
            root_names(content[:cut])


def test_names_of_entries_end_where_they_say():
    long = entry("x" * 31, 7, 9)
    assert biff._Container._entries(None, long + entry("", 1, 2) + bytes(100)) == [("x" * 31, 7, 9), ("", 1, 2)]
    endless = bytearray(long)
    endless[64:66] = b"\xff\xff"
    assert biff._Container._entries(None, bytes(endless)) == [("x" * 31, 7, 9)]
    endless[64:66] = b"\0\0"
    assert biff._Container._entries(None, bytes(endless)) == [("", 7, 9)]
