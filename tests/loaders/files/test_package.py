"""The walk through the zip of an .xlsx, piece by piece: its limits from both sides, and what it finds in a sheet."""

import io
import re
import zipfile
import zlib

import pytest

from loaders.files import limits, package
from loaders.files.package import Extent, SheetScan, check_extent, check_package, check_sheet_count, scan_sheets
from loaders.problems.refusal import FileProblem

MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def relations(*links: tuple[str, str, str]) -> bytes:
    inside = "".join(f'<r Id="{i}" Type="{kind}" Target="{to}"/>' for i, kind, to in links)
    return f"<R>{inside}</R>".encode()


def parts_of(*sheets: bytes, types: str = MAIN) -> dict[str, bytes]:
    """The parts of a smallest workbook with these sheets."""
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    return {
        "[Content_Types].xml": f"<Types>{types}</Types>".encode(),
        "_rels/.rels": relations(("r0", "x/core", "docProps/core.xml"), ("r9", "x/officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<w xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}">{listed}</w>'.encode(),
        "xl/_rels/workbook.xml.rels": relations(
            *((f"r{n}", "x", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1))
        ),
    } | {f"xl/worksheets/sheet{n}.xml": part for n, part in enumerate(sheets, 1)}


def zipped(parts: dict[str, bytes] | list[tuple[str, bytes]], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as out:
        for name, part in parts.items() if isinstance(parts, dict) else parts:
            out.writestr(name, part)
    return stream.getvalue()


def sheet(*cells: str) -> bytes:
    return f"<worksheet><sheetData>{''.join(cells)}</sheetData></worksheet>".encode()


def refused(content: bytes) -> tuple[str, str]:
    with pytest.raises(FileProblem) as caught:
        check_package(content)
    return caught.value.problem.code, caught.value.problem.message_vi


# -- the parts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code", "word"),
    [
        ("/xl/a.xml", "unsafe_file", "ra ngoài"),
        ("xl\\a.xml", "unsafe_file", "ra ngoài"),
        ("c:a.xml", "unsafe_file", "ra ngoài"),
        ("xl/../../a.xml", "unsafe_file", "ra ngoài"),
        ("XL/WORKBOOK.XML", "unsafe_file", "trùng tên"),
        ("xl/VbaProject.BIN", "macros", ""),
    ],
)
def test_a_name_of_a_part_may_neither_lead_out_nor_stand_twice_nor_be_a_program(name, code, word):
    outcome, sentence = refused(zipped([*parts_of(sheet()).items(), (name, b"x")]))
    assert outcome == code and word in sentence


@pytest.mark.parametrize("name", ["xl/a..xml", "xl/...", "xl/vbaproject.bin.txt", "a b.xml"])
def test_a_name_that_only_looks_so_is_taken(name):
    assert check_package(zipped([*parts_of(sheet()).items(), (name, b"x")])).sheets == {
        "S1": "xl/worksheets/sheet1.xml"
    }


def test_as_many_parts_are_taken_as_the_limit_says(monkeypatch):
    content = zipped(parts_of(sheet()))
    monkeypatch.setattr(limits, "PARTS", 5)
    assert check_package(content).sheets
    monkeypatch.setattr(limits, "PARTS", 4)
    code, sentence = refused(content)
    assert code == "too_big" and "trên 4 phần" in sentence


@pytest.mark.parametrize(("flag", "code"), [(0x1, "password"), (0x2, None), (0x8, None), (0x9, "password")])
def test_a_part_is_locked_by_the_lowest_bit_of_its_flags_alone(flag, code):
    part = zipfile.ZipInfo("[Content_Types].xml")
    part.flag_bits = flag
    if code is None:
        package._check_names([part])
    else:
        with pytest.raises(FileProblem) as caught:
            package._check_names([part])
        assert caught.value.problem.code == code


def test_nothing_stands_before_or_behind_the_package_but_noughts_and_its_own_comment():
    content = zipped(parts_of(sheet()))
    assert check_package(content + b"\0\0\0").sheets
    for foreign in (content + b"\0x", b"x" + content, b"\0" + content):
        assert refused(foreign)[0] == "unsafe_file"
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as out:
        out.comment = b"made by an office"
    assert check_package(stream.getvalue()).sheets
    assert refused(stream.getvalue() + b"x")[0] == "unsafe_file"


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1001, 2500])
def test_a_part_comes_whole_in_pieces_of_the_size_asked_for(monkeypatch, packing, size):
    monkeypatch.setattr(package, "PIECE", 1000)
    part = bytes(n * 7 % 251 for n in range(size))
    content = zipped({"first.xml": b"<a/>", "a/long name.xml": part}, packing)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        pieces = list(package._pieces(content, archive, archive.getinfo("a/long name.xml")))
    assert b"".join(pieces) == part and max(map(len, pieces), default=0) <= 1000


@pytest.mark.parametrize(
    ("change", "raised"),
    [
        ({"CRC": 1}, zipfile.BadZipFile),  # of the size it says, but damaged
        ({"file_size": 1}, FileProblem),  # it lies about its size
        ({"CRC": 1, "file_size": 1}, FileProblem),
        ({"compress_size": 10_000}, zipfile.BadZipFile),  # cut short
        ({"compress_type": 12 - zipfile.ZIP_DEFLATED}, NotImplementedError),
    ],
)
def test_sizes_and_checksum_of_a_part_hold_or_it_is_refused(change, raised):
    content = zipped({"a.xml": b"<a>mot hai ba bon</a>"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = archive.getinfo("a.xml")
        for name, more in change.items():
            setattr(part, name, getattr(part, name) + more)
        with pytest.raises(raised):
            list(package._pieces(content, archive, part))


def test_what_is_packed_is_inflated_to_its_end_however_the_pieces_fall(monkeypatch):
    whole = bytes(n * n % 251 for n in range(5000)) + b"0" * 5000
    packed = memoryview(zlib.compress(whole)[2:-4])
    for piece in (1, 7, 100, 1_000_000):
        monkeypatch.setattr(package, "PIECE", piece)
        assert b"".join(package._inflate(packed)) == whole
        with pytest.raises(zipfile.BadZipFile):
            list(package._inflate(packed[:-3]))


@pytest.mark.parametrize(("size", "is_taken"), [(-1, True), (0, True), (1, False)])
def test_the_limit_of_what_inflates_is_of_all_parts_together(size, is_taken):
    part = zipfile.ZipInfo("a.xml")
    part.compress_size = limits.INFLATED_BYTES
    if is_taken:
        return package._check_inflation(part, 10, limits.INFLATED_BYTES + size)
    with pytest.raises(FileProblem) as caught:
        package._check_inflation(part, 10, limits.INFLATED_BYTES + size)
    assert caught.value.problem.code == "too_big" and "trên 1000 MB" in caught.value.problem.message_vi


@pytest.mark.parametrize(
    ("size", "packed", "is_taken"),
    [
        (limits.RATIO_FROM_BYTES, 0, True),  # a small part may be packed as it will
        (limits.RATIO_FROM_BYTES + 1, 0, False),
        (limits.INFLATION_RATIO * 6000, 6000, True),
        (limits.INFLATION_RATIO * 6000 + 1, 6000, False),
    ],
)
def test_a_large_part_is_packed_no_more_than_is_usual(size, packed, is_taken):
    part = zipfile.ZipInfo("a.xml")
    part.compress_size = packed
    if is_taken:
        return package._check_inflation(part, size, size)
    with pytest.raises(FileProblem) as caught:
        package._check_inflation(part, size, size)
    assert caught.value.problem.code == "unsafe_file"


@pytest.mark.parametrize("piece", [5, 9, 1000])
@pytest.mark.parametrize("word", [b"<!DOCTYPE a>", b"<!ENTITY a>"])
def test_a_declaration_is_found_across_the_border_of_two_pieces(monkeypatch, piece, word):
    monkeypatch.setattr(package, "PIECE", piece)
    for name in ("xl/styles.xml", "xl/worksheets/sheet1.xml"):
        assert refused(zipped(parts_of(sheet()) | {name: b"<c/>   " + word}))[0] == "unsafe_file"


def test_noughts_are_an_encoding_of_their_own_in_xml_alone():
    assert refused(zipped(parts_of(b"<\0a\0/\0>\0")))[1].find("bảng mã lạ") >= 0
    assert check_package(zipped(parts_of(sheet()) | {"xl/media/image1.png": b"\0"})).sheets
    for name in ("a.xml", "a.XML", "a.rels", "a.vml"):
        assert refused(zipped(parts_of(sheet()) | {f"xl/{name}": b"\0"}))[0] == "unsafe_file"


def test_the_lists_of_a_workbook_are_kept_up_to_a_size(monkeypatch):
    content = zipped(parts_of(sheet()) | {"xl/styles.xml": b"<s>" + b"x" * 100})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        monkeypatch.setattr(package, "PIECE", 10)
        monkeypatch.setattr(limits, "LIST_BYTES", 30)
        small, _ = package._walk(content, archive, archive.infolist())
    lists = {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
    assert small.keys() == lists and all(30 <= len(part) < 40 for part in small.values()), "the last piece is whole"


@pytest.mark.parametrize(
    ("parts", "types", "code", "word"),
    [
        (["word/document.xml"], b"", "not_a_workbook", "Word"),
        ([], b"wordprocessingml", "not_a_workbook", "Word"),
        (["ppt/a.xml"], b"", "not_a_workbook", "PowerPoint"),
        ([], b"presentationml", "not_a_workbook", "PowerPoint"),
        ([], b"sheet.binary", "not_a_workbook", "xlsb"),
        (["content.xml"], b"", "not_a_workbook", "LibreOffice"),
        (["a.xml"], b"", "not_a_workbook", "zip"),
    ],
)
def test_a_package_that_is_no_workbook_is_called_what_it_is(parts, types, code, word):
    problem = package._what_package(parts, types).problem
    assert problem.code == code and word in problem.message_vi


@pytest.mark.parametrize(
    ("types", "code"),
    [
        (MAIN, None),
        ("x.spreadsheetml.template.main+xml", None),
        ("x.sheet.macroEnabled.main+xml", "macros"),
        ("x.sheet.binary.macro", "not_a_workbook"),
        ("x", "not_a_workbook"),
    ],
)
def test_the_list_of_contents_says_whether_it_is_a_workbook(types, code):
    content = zipped(parts_of(sheet(), types=types))
    if code is None:
        assert check_package(content).sheets == {"S1": "xl/worksheets/sheet1.xml"}
    else:
        assert refused(content)[0] == code


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("./worksheets/../worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("../other/sheet1.xml", "other/sheet1.xml"),
    ],
)
def test_a_sheet_is_found_wherever_its_relation_leads(target, part):
    parts = parts_of(sheet())
    link = {"xl/_rels/workbook.xml.rels": relations(("r1", "x", target))}
    assert check_package(zipped(parts | link)).sheets == {"S1": part}
    for lost in ("_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"):
        assert refused(zipped({name: p for name, p in parts.items() if name != lost}))[0] == "broken_file"


def test_a_workbook_at_the_top_of_its_package_is_read_too():
    parts = {
        "[Content_Types].xml": f"<Types>{MAIN}</Types>".encode(),
        "_rels/.rels": relations(("r9", "x/officeDocument", "/book.xml")),
        "book.xml": f'<w xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"><sheet name="Một" r:id="a"/></w>'.encode(),
        "_rels/book.xml.rels": relations(("a", "x", "s.xml")),
        "s.xml": sheet(),
    }
    assert refused(zipped(parts))[0] == "broken_file", "its list is not one of those that are kept"
    renamed = {name.replace("book.xml", "workbook.xml"): part for name, part in parts.items()} | {
        "_rels/.rels": relations(("r9", "x/officeDocument", "/workbook.xml"))
    }
    assert check_package(zipped(renamed)).sheets == {"Một": "s.xml"}


def test_as_many_sheets_are_taken_as_the_limit_says():
    check_sheet_count(limits.SHEETS)
    with pytest.raises(FileProblem) as caught:
        check_sheet_count(limits.SHEETS + 1)
    assert (caught.value.problem.code, "trên 100 trang" in caught.value.problem.message_vi) == ("too_big", True)


@pytest.mark.parametrize(
    ("rows", "columns", "word"),
    [
        (1, limits.COLUMNS, ""),
        (1, limits.COLUMNS + 1, "trên 500 cột"),
        (limits.CELLS // 10, 10, ""),
        (limits.CELLS // 10 + 1, 10, "hàng 1200001, quá 12000000 ô"),
        (0, 0, ""),
    ],
)
def test_a_sheet_reaches_as_far_as_the_limits_say(rows, columns, word):
    if not word:
        return check_extent("S", rows, columns)
    with pytest.raises(FileProblem) as caught:
        check_extent("S", rows, columns)
    problem = caught.value.problem
    assert problem.code == "too_big" and word in problem.message_vi and problem.locator == "S"


# -- styles ------------------------------------------------------------------------------------------------


def test_the_styles_of_cells_that_show_per_cent_are_known_by_their_place():
    styles = f"""<styleSheet xmlns="{SPREADSHEET}">
        <numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="0.00"/></numFmts>
        <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="11"/><xf numFmtId="164"/>
        <xf numFmtId="165"/><xf/></cellXfs></styleSheet>""".encode()
    assert package._percent_styles(styles) == {b"1", b"2", b"4"}
    assert package._percent_styles(b"<broken") == package._percent_styles(b"<s/>") == frozenset()
    outcome = check_package(zipped(parts_of(sheet()) | {"xl/styles.xml": styles}))
    assert (outcome.percent_styles, outcome.has_legacy_font) == ({b"1", b"2", b"4"}, False)


@pytest.mark.parametrize(
    ("font", "is_legacy"), [(".VnTime", True), (".vnArial", True), ("VNI-Times", True), ("Arial", False), ("V", False)]
)
def test_a_font_of_the_old_encodings_is_known_by_its_name(font, is_legacy):
    styles = f'<s><font><name val="{font}"/></font></s>'.encode()
    assert check_package(zipped(parts_of(sheet()) | {"xl/styles.xml": styles})).has_legacy_font is is_legacy


# -- how far the cells reach -------------------------------------------------------------------------------


def extent_of(*pieces: bytes) -> tuple[int, int]:
    extent = Extent()
    for piece in pieces:
        package._measure(piece, extent)
    return extent.last_row, extent.last_column


@pytest.mark.parametrize(
    ("pieces", "extent"),
    [
        ([b""], (0, 0)),
        ([b'<row r="3"><c r="B3"/></row>'], (3, 2)),
        ([b'<row r="3"><c r="C3"/>', b'<c r="B3"/></row><row r="4"><c r="A4"/></row>'], (4, 3)),
        ([b'<row r="9"><c r="Z9"/>', b'<c r="AA9"/>'], (9, 27)),
        ([b'<row r="9"><c r="B9"/>', b'<row r="10"><c r="A10"/>'], (10, 2)),
        ([b'<row r="9"><c r="B9"/>', b'<row r="99"><c r="C99"/>'], (99, 3)),
        ([b'<row r="12"></row>'], (12, 0)),
        ([b'<c r="AB12"/>'], (12, 28)),
        ([b"<row r='2'><c r='D2'/></row>"], (2, 4)),
        ([b'<x:row r="5"><x:c r="C5"/></x:row>'], (5, 3)),
        ([b"<row><c/><c/></row><row><c/></row>"], (2, 2)),  # nothing is named: each stands behind the one before
        ([b"<row><c/><c/></row>", b"<row><c/><c/><c/></row>"], (2, 3)),
        ([b"<x:row><x:c/><x:c t='n'/></x:row>"], (1, 2)),
        ([b'<x:row r="5"><x:c r="C5"/>', b'<x:c r="F5"/></x:row>'], (5, 6)),
        ([b'<row r="7"><c r="A7"/><c t="n"><v>1</v></c></row>'], (7, 2)),
    ],
)
def test_the_last_row_and_column_of_cells_however_they_are_written(pieces, extent):
    assert extent_of(*pieces) == extent


def test_beyond_the_limits_only_filled_cells_count():
    last = package._column_number(b"ZZZ")
    assert last > limits.COLUMNS
    assert extent_of(b'<row r="2"><c r="B2"><v>1</v></c><c r="ZZZ2"/></row>') == (2, 2)
    assert extent_of(b'<row r="2"><c r="B2"><v>1</v></c><c r="ZZZ2"></c></row>') == (2, 2)
    assert extent_of(b'<row r="2"><c r="B2"/><c r="ZZZ2" s="1"><v>1</v></c></row>') == (2, last)
    past = [letters for letters in (b"SF", b"SG") if package._column_number(letters) - limits.COLUMNS in (0, 1)]
    assert past == [b"SF", b"SG"]
    assert extent_of(b'<row r="2"><c r="SF2"/></row>') == (2, 500), "at the limit all count"
    assert extent_of(b'<row r="2"><c r="SG2"/></row>') == (0, 0), "one column on only the filled"
    rows = limits.CELLS // 10
    assert extent_of(b'<row r="%d"><c r="J%d"/></row>' % (rows, rows)) == (rows, 10)
    assert extent_of(b'<row r="%d"><c r="J%d"/></row>' % (rows + 1, rows + 1)) == (0, 0)


@pytest.mark.parametrize("column", [1, 2, 25, 26, 27, 52, 53, 77, 702, 703])
@pytest.mark.parametrize("digits", [1, 2])
def test_a_cell_past_the_known_ones_is_found_by_its_name(column, digits):
    """In a row of more digits, in a column further right, or without a name; and no other."""
    odd = package._odd(column, digits)
    for other in range(1, 760):
        for row in (b"9", b"99", b"100"):
            name = b'<c r="' + letters_of(other) + row + b'"'
            assert bool(odd.search(name)) is (other > column or len(row) > digits), name
    assert odd.search(b"<c>") and odd.search(b"<c/>") and odd.search(b'<c s="1" r="A1"') and not odd.search(b"<cols>")


def letters_of(number: int) -> bytes:
    letters = b""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters


def test_a_column_is_counted_by_its_letters():
    names = [b"A", b"B", b"Z", b"AA", b"AZ", b"BA", b"ZZ", b"AAA", b"XFD"]
    assert [package._column_number(name) for name in names] == [1, 2, 26, 27, 52, 53, 702, 703, 16384]
    assert package._column_number(b"") == 0
    assert all(package._column_number(letters_of(n)) == n for n in range(1, 2000))
    assert package._column_number(b"A" * 6) == package._column_number(b"A" * 60), "letters without end are not counted"
    assert package._column_number(b"A" * 6) > package._column_number(b"A" * 5)


@pytest.mark.parametrize(("letters", "is_long"), [(0, False), (1, True)])
def test_a_text_over_the_limit_may_be_there_where_no_tag_interrupts_it(letters, is_long):
    """Its tag is counted along: what is found may be too long, what is not found is not."""
    extent = Extent()
    package._measure(b"<v>" + b"x" * (limits.CELL_CHARACTERS - len("<v>") + letters) + b"</v>", extent)
    assert extent.may_have_long_text is is_long
    extent = Extent()
    package._measure(b"x" * (limits.CELL_CHARACTERS + letters), extent)
    assert extent.may_have_long_text is is_long
    extent = Extent()
    package._measure((b"<v>" + b"x" * (limits.CELL_CHARACTERS - 10) + b"</v>") * 5, extent)
    assert not extent.may_have_long_text


def test_a_long_text_may_be_in_a_sheet_or_in_the_texts_all_share():
    outcome = package.Package(
        {"A": "a.xml", "B": "b.xml"}, {"a.xml": Extent(may_have_long_text=True), "b.xml": Extent()}
    )
    assert (outcome.may_have_long_text("A"), outcome.may_have_long_text("B"), outcome.may_have_long_text("C")) == (
        True, False, False,
    )  # fmt: skip
    outcome.extents["xl/sharedStrings.xml"] = Extent(may_have_long_text=True)
    assert outcome.may_have_long_text("B") and outcome.may_have_long_text("C")


@pytest.mark.parametrize(
    ("buffer", "end"),
    [
        (b"", 0),
        (b"<c", 0),
        (b"<v>1", 0),
        (b"</c>", 0),  # shorter than any whole cell
        (b"xx</c>", 6),
        (b"xx</c>yy", 6),
        (b"xxxxxxxxxx</c>yyy", 14),
        (b"xx</x:c>yyyyyyyyyyyyyyy", 8),
        (b"xx</si>yyyyyyyyyyyyyyyyyy", 7),
        (b'<c r="A1"/>yyyyyyyyyyyyyyyyyyyyyyyy', 11),
        (b"xx</c><c/>yyyyyyyyyyyyyy", 10),
        (b"xxxx</c>yy<c/>yyyyyy", 14),  # before the middle
        (b"xx</c>xxxxxx</c><c/>", 16),  # in the second half the usual end is enough
    ],
)
def test_a_piece_is_cut_behind_its_last_whole_cell(buffer, end):
    assert package._whole_cells(buffer) == end


def test_a_piece_without_any_whole_cell_waits_for_the_next_but_not_for_ever(monkeypatch):
    monkeypatch.setattr(package, "PIECE", 10)
    extent = Extent()
    assert package._measure_piece(b"x" * 40, extent) == b"x" * 40 and not extent.may_have_long_text
    assert package._measure_piece(b"x" * 41, extent) == b"" and extent.may_have_long_text
    extent = Extent()
    assert package._measure_piece(b'<c r="B3"></c><c r="C', extent) == b'<c r="C'
    assert (extent.last_row, extent.last_column, extent.may_have_long_text) == (3, 2, False)


def test_cells_are_measured_across_the_borders_of_pieces(monkeypatch):
    rows = [f'<row r="{n}">' + "".join(f'<c r="{c}{n}"><v>{n}</v></c>' for c in "ABCD") + "</row>" for n in range(1, 9)]
    content = zipped(parts_of(sheet(*rows)))
    for piece in (30, 50, 64, 1000):
        monkeypatch.setattr(package, "PIECE", piece)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _, extents = package._walk(content, archive, archive.infolist())
        outcome = extents["xl/worksheets/sheet1.xml"]
        assert (outcome.last_row, outcome.last_column) == (8, 4)
    assert not {"xl/workbook.xml", "xl/worksheets/sheet1.xml"} - extents.keys()
    assert not {"[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"} & extents.keys()


# -- what a sheet hides ------------------------------------------------------------------------------------


def scanned(text: bytes, *more: bytes, styles: frozenset[bytes] = frozenset()) -> SheetScan:
    scan = SheetScan()
    for piece in (text, *more):
        package._scan(piece, scan, package._styled(styles))
    return scan


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        (b'<c r="B2" t="e"><v>#DIV/0!</v></c>', [("B2", "#DIV/0!")]),
        (b"<c t='e' r='B2'><v>#REF!</v></c>", [("B2", "#REF!")]),
        (b'<x:c r="B2" t="e"><x:v>#N/A</x:v></x:c>', [("B2", "#N/A")]),
        (b'<c r="B2" t="e"></c>', [("B2", "#N/A")]),
        (b'<c s="3" t="e"><f>1/0</f><v>#NUM!</v></c>', [("", "#NUM!")]),
        (b'<c r="B2" t="e"><v>#NULL!</v></c><c r="C2" t="e"><v>#NAME?</v></c>', [("B2", "#NULL!"), ("C2", "#NAME?")]),
        (b'<c r="B2" t="n"><v>1</v></c>', []),
    ],
)
def test_error_cells_are_found_with_their_text(text, errors):
    assert scanned(text).errors == errors


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (b'<c r="B4"><f>SUM(A1)</f></c>', ["B4"]),
        (b'<c r="B4"><f>SUM(A1)</f><v/></c>', ["B4"]),
        (b'<c r="B4"><f>SUM(A1)</f><v></v></c>', ["B4"]),
        (b'<c r="B4"><f t="shared" si="0"/></c>', ["B4"]),
        (b'<x:c r="B4"><x:f>1</x:f></x:c>', ["B4"]),
        (b'<c r="B4"><f>SUM(A1)</f><v>3</v></c>', []),
        (b'<c r="B4" t="str"><f>A1</f><v></v></c>', []),
        (b"<c r='B4' t='str'><f>A1</f><v/></c>", []),
        (b'<c><f>1</f></c><c r="C4"><f>1</f></c>', ["", "C4"]),
        (b'<c r="B4"><v>3</v></c>', []),
    ],
)
def test_formulas_without_a_value_are_found(text, cells):
    assert scanned(text).uncalculated == cells


@pytest.mark.parametrize(
    ("text", "rows", "columns"),
    [
        (b'<row r="3" hidden="1">', [2], []),
        (b"<row hidden='true' r='1'>", [0], []),
        (b"<row r='1' hidden='true'>", [0], []),
        (b'<row r="3" hidden="0"><row r="4" hidden="1">', [3], []),
        (b'<row hidden="1">', [], []),
        (b'<col min="2" max="4" hidden="1"/>', [], [1, 2, 3]),
        (b'<x:col min="1" max="1" hidden="1"/>', [], [0]),
        (b'<col min="2" hidden="1"/><col max="2" hidden="1"/>', [], []),
        (b'<col min="499" max="16384" hidden="1"/>', [], [498, 499]),
        (b'<col min="2" max="4"/>', [], []),
    ],
)
def test_hidden_rows_and_columns_are_found(text, rows, columns):
    scan = scanned(text)
    assert (scan.hidden_rows, scan.hidden_columns) == (rows, columns)


def test_hidden_rows_are_counted_up_to_a_number(monkeypatch):
    monkeypatch.setattr(limits, "HIDDEN_ROWS", 2)
    assert scanned(b'<row r="1" hidden="1"><row r="2" hidden="1"><row r="3" hidden="1">').hidden_rows == [0, 1]


def test_a_filter_filters_once_it_names_a_column():
    assert scanned(b'<autoFilter ref="A1"><filterColumn colId="1"/>').is_filtered
    assert not scanned(b'<autoFilter ref="A1"/>').is_filtered


def test_cells_of_given_styles_are_found():
    text = (
        b'<c r="A1" s="1"><v>1</v></c><c r="B1" s="11"/><c s="2" r="C1"/><x:c r="D1" s="1"/><c s="1"/><row r="1" s="1">'
    )
    assert scanned(text, styles=frozenset((b"1",))).percents == ["A1", "D1"]
    assert scanned(b' <c t="n" s="2" r="C1"/>', styles=frozenset((b"1", b"2"))).percents == ["C1"]
    assert scanned(text).percents == []


@pytest.mark.parametrize(
    ("text", "has"),
    [("Hồ sơ", False), ("o\u0300", True), ("o\u0360", True), ("&#7891;", True), ("\ufffd", True), ("&amp;", False)],
)
def test_accents_apart_from_their_letters_and_lost_letters_are_noticed(text, has):
    assert package.has_loose_marks(text.encode()) is has
    assert scanned(text.encode()).has_loose_marks is has
    assert scanned(text.encode(), b"<c/>").has_loose_marks is has


@pytest.mark.parametrize(
    ("pieces", "tail"),
    [
        ([b"<sheetData><c/></sheetData><pageSetup/>"], b"<pageSetup/>"),
        ([b"<x:sheetData><x:c/></x:sheetData><x:a/>"], b"<x:a/>"),
        ([b"<c/></sheetData>", b"<a/>", b"<b/>"], b" <a/><b/>"),
        ([b"<c/></sheetData><a/>", b"<b/>"], b"<a/><b/>"),
        ([b"<sheetData>", b"<c/>"], b""),
    ],
)
def test_what_follows_the_cells_is_kept(pieces, tail):
    assert scanned(*pieces).tail == tail


def test_what_follows_the_cells_is_kept_up_to_a_size(monkeypatch):
    monkeypatch.setattr(limits, "TAIL_BYTES", 5)
    assert scanned(b"</sheetData>1234567").tail == b"12345"
    assert scanned(b"</sheetData>123", b"4567", b"8").tail == b"12345"


def test_every_sheet_is_scanned_by_its_name_and_the_shared_texts_for_all(monkeypatch):
    first, second = sheet('<row r="2" hidden="1"><c r="A2" s="1"/></row>'), sheet('<c r="B1"><f>1</f></c>')
    parts = parts_of(first, second)
    names = {"Một": "xl/worksheets/sheet1.xml", "Hai": "xl/worksheets/sheet2.xml", "Ba": "xl/none.xml"}
    for piece in (20, 1_000_000):
        monkeypatch.setattr(package, "PIECE", piece)
        scans = scan_sheets(zipped(parts), names, frozenset((b"1",)))
        assert scans.keys() == {"Một", "Hai"}
        assert (scans["Một"].hidden_rows, scans["Một"].percents, scans["Hai"].uncalculated) == ([1], ["A2"], ["B1"])
        assert not scans["Một"].has_loose_marks
        shared = {"xl/SharedStrings.xml": "<si>o\u0300</si>".encode()}
        assert all(scan.has_loose_marks for scan in scan_sheets(zipped(parts | shared), names).values())
        shared = {"xl/SharedStrings.xml": "<si>ò</si>".encode()}
        assert not any(scan.has_loose_marks for scan in scan_sheets(zipped(parts | shared), names).values())


def test_the_patterns_know_a_cell_by_its_attributes_in_any_order():
    assert [package._reference(text) for text in (b' r="B2"', b' s="1" r="AA10" t="n"', b' xr="B2"', b"")] == [
        "B2", "AA10", "", "",
    ]  # fmt: skip
    assert re.findall(package._FILLED, b'<c s="1" r="B2"><v>1</v></c><c r="C2"/><c r="D2"></c>') == [(b"B", b"2")]
