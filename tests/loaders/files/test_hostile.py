"""Rules 1 to 9 and 17 of reliability on files made to hurt: each gets its exact code, and no file harms the server.

The rules: 1 limits · 2 content, not name · 3 zip · 4 DOCTYPE and ENTITY · 5 the parsing child · 6 dimensions ·
7 file names · 8 macros, links, passwords · 9 nothing staged · 17 letters (test_legacy_text.py).
"""

import io
import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from datetime import date
from pathlib import Path

import psutil
import pytest
from openpyxl import Workbook

from data.facts import Fact, Problem, Reading
from data.store import Store
from loaders import child
from loaders import reading as reading_module
from loaders.child import bounded
from loaders.files import limits
from loaders.files.sheets import column_name
from loaders.files.workbook import read_workbook
from loaders.load import confirm, prepare
from loaders.problems.refusal import FileProblem
from loaders.reading import ROOT, read_file
from loaders.tables.context import Context
from tests.loaders.build import TODAY, Form06a, reading_of, rezip, save, table, values
from tests.loaders.build_xls import book as xls_book
from tests.loaders.build_xls import container
from tests.loaders.build_xls import sheet as xls_sheet

FORM = Form06a().bytes()
PLAIN = table([["Đơn vị", "Tiếp nhận"], ["Sở Y tế", 5]])
HTML = "<table><tr><td>Đơn vị<td>Tiếp nhận<tr><td>Sở Y tế<td>5</table>".encode()


def refused(content: bytes, name: str = "a.xlsx") -> Problem:
    with pytest.raises(FileProblem) as caught:
        read_workbook(content, name)
    problem = caught.value.problem
    assert problem.severity == "reject" and problem.message_vi != problem.message_en
    assert "{" not in problem.message_vi + problem.message_en and "Traceback" not in problem.message_en
    return problem


def package(parts: list[tuple[str, bytes]], **options) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **options) as out:
        for name, part in parts:
            out.writestr(name, part)
    return stream.getvalue()


def with_sheet(change) -> bytes:
    return rezip(PLAIN, lambda name, part: change(part) if name == "xl/worksheets/sheet1.xml" else part)


@pytest.fixture
def scratch(tmp_path, monkeypatch) -> Path:
    """The folder this test's children get their scratch folders in."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


# Rule 1: over the limit is refused before it is read.


def test_rule_1_a_file_over_the_limit_is_refused_before_a_child_reads_it(monkeypatch, scratch):
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    monkeypatch.setattr(reading_module, "run_child", lambda *_: pytest.fail("a child was started"))
    reading = read_file(PLAIN, "a.xlsx", Context(today=TODAY))
    assert [(p.code, p.severity) for p in reading.problems] == [("too_big", "reject")]
    assert list(scratch.iterdir()) == []


# Rule 2: by content, never by name.


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PLAIN, "a.xls"),
        (xls_book({"S": xls_sheet([["Đơn vị", "Tiếp nhận"], ["Sở Y tế", 5]])}), "a.xlsx"),
        (HTML, "a.xlsx"),
        (HTML, "a.xls"),
        ("Đơn vị;Tiếp nhận\nSở Y tế;5\n".encode(), "a.xls"),
    ],
)
def test_rule_2_a_workbook_under_another_ones_name_is_read_with_a_notice(content, name):
    workbook = read_workbook(content, name)
    assert workbook.sheets[0].rows in ([["Đơn vị", "Tiếp nhận"], ["Sở Y tế", v]] for v in (5, "5"))
    assert [(p.code, p.severity) for p in workbook.problems] == [("name_differs", "info")]
    assert name[-4:].strip("a") in workbook.problems[0].message_vi


@pytest.mark.parametrize(
    "name", ["a.exe", "báo cáo.xlsx.exe", "a.BAT", "a.xlsx.js ", "a.scr.", "a.vbs\u200b", "a\u202exslx.exe", 'a.cmd"']
)
@pytest.mark.parametrize("content", [PLAIN, HTML])
def test_rule_2_the_ending_of_a_program_is_refused_whatever_is_inside(name, content):
    assert refused(content, name).code == "executable_name"


@pytest.mark.parametrize(
    ("content", "code", "word"),
    [
        (
            package([("[Content_Types].xml", b"<Types>wordprocessingml</Types>"), ("word/document.xml", b"<w/>")]),
            "not_a_workbook",
            "Word",
        ),
        (
            package([("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<p/>")]),
            "not_a_workbook",
            "PowerPoint",
        ),
        (package([("a.txt", b"x")]), "not_a_workbook", "zip"),
        (b"%PDF-1.7\n" + PLAIN, "pdf", "PDF"),
        (b"\0" * 500 + b"%PDF-1.7\n" + PLAIN, "pdf", "PDF"),
        (PLAIN + b"%PDF-1.7\n%%EOF", "unsafe_file", "ngoài gói nén"),
        (b"MZ\x90\0" + bytes(60) + PLAIN, "not_a_workbook", "chương trình"),
        (b"GIF89a" + PLAIN, "picture", "GIF"),
        (package([("%PDF-1.7.xml", b"%PDF-1.7"), ("[Content_Types].xml", b"")]), "pdf", "PDF"),
        (container({"WordDocument": b"x"}), "not_a_workbook", "Word"),
    ],
)
def test_rule_2_what_only_calls_itself_a_workbook_is_refused_by_its_name(content, code, word):
    problem = refused(content, "số liệu.xlsx")
    assert problem.code == code and word in problem.message_vi


# Rule 3: the zip.


def test_rule_3_a_zip_bomb_is_refused_while_it_inflates():
    bomb = with_sheet(lambda part: part.replace(b"</sheetData>", b"</sheetData>" + b" " * 5_000_000))
    assert len(bomb) < 20_000 and refused(bomb).code == "unsafe_file"


@pytest.mark.parametrize("claims_checksum", [True, False])
def test_rule_3_declared_sizes_that_lie_do_not_help_a_bomb(claims_checksum):
    """The directory says 1,000 bytes and gives their checksum: `zipfile` would see just those."""
    name, part = b"xl/worksheets/sheet1.xml", b""
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old:
        part = old.read(name.decode()) + b" " * 900_000
    whole = bytearray(rezip(PLAIN, lambda n, p: part if n == name.decode() else p))
    crc = zlib.crc32(part[:1000]) if claims_checksum else zlib.crc32(part)
    entry = whole.rindex(b"PK\1\2", 0, whole.rindex(name))
    whole[entry + 16 : entry + 20] = struct.pack("<I", crc)
    whole[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    assert refused(bytes(whole)).code == "unsafe_file"


def test_rule_3_the_whole_package_has_a_limit(monkeypatch):
    monkeypatch.setattr(limits, "INFLATED_BYTES", 5_000)
    assert refused(PLAIN).code == "too_big"


def test_rule_3_a_hundred_thousand_entries_are_refused():
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0)
    listed = b"".join(entry + b"%06d" % n for n in range(60_000))
    first = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 0, 0, 33, 0, 0, 0, 6, 0) + b"000000"
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 60_000, 60_000, len(listed), len(first), 0)
    assert refused(first + listed + end).code == "too_big"


def test_rule_3_five_thousand_sheets_are_refused():
    book = Workbook(write_only=True)
    for number in range(101):
        book.create_sheet(f"S{number}")
    assert refused(save(book)).code == "too_big"
    many = [("[Content_Types].xml", b"<Types/>"), *((f"xl/worksheets/sheet{n}.xml", b"") for n in range(5_000))]
    assert refused(package(many)).code == "too_big"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names",
    [
        ["xl/a.xml", "xl/a.xml"],
        ["xl/a.xml", "XL/A.xml"],
        ["../a.xml"],
        ["/etc/a.xml"],
        ["xl/../../a.xml"],
        ["xl\\..\\a.xml"],
        ["C:/a.xml"],
    ],
)
def test_rule_3_names_that_stand_twice_or_point_outside_are_refused(names):
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    raw = package(parts + [(name.replace("\\", "|"), b"<a/>") for name in names]).replace(b"|", b"\\")
    assert refused(raw).code == "unsafe_file"


def test_rule_3_a_part_under_another_name_than_in_the_directory_is_refused():
    start = PLAIN.index(b"xl/worksheets/sheet1.xml")
    assert refused(PLAIN[:start] + b"xl/worksheets/sheet9.xml" + PLAIN[start + 24 :]).code == "broken_file"


# Rule 4: no DOCTYPE, no ENTITY, in any part.


@pytest.mark.parametrize(
    "part",
    [
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "docProps/core.xml",
        "xl/styles.xml",
        "_rels/.rels",
        "[Content_Types].xml",
        "xl/theme/theme1.xml",
    ],
)
def test_rule_4_entities_are_refused_in_any_part(part):
    declared = b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 50 + b'"><!ENTITY d "&b;&b;&b;">]>'
    assert refused(rezip(PLAIN, lambda n, p: declared + p if n == part else p)).code == "unsafe_file"


def test_rule_4_a_declaration_across_two_pieces_is_seen(monkeypatch):
    monkeypatch.setattr("loaders.files.package.PIECE", 64)
    content = rezip(PLAIN, lambda n, p: p + b" " * 20 + b"<!DOCTYPE a>" if n == "docProps/app.xml" else p)
    assert refused(content).code == "unsafe_file"


def test_rule_4_another_encoding_hides_nothing():
    content = rezip(PLAIN, lambda n, p: p.decode().encode("utf-16") if n == "xl/workbook.xml" else p)
    assert refused(content).code == "unsafe_file"


# Rule 5: the parsing child.


def test_rule_5_a_file_that_takes_too_long_or_too_much_is_ended(scratch):
    late = read_file(PLAIN, "a.xlsx", Context(today=TODAY), seconds=0.01)
    large = read_file(PLAIN, "a.xlsx", Context(today=TODAY), most_bytes=1_000_000)
    assert [p.code for p in late.problems + large.problems] == ["reading_failed"] * 2
    assert "giây" in late.problems[0].message_vi and "bộ nhớ" in large.problems[0].message_vi
    assert list(scratch.iterdir()) == []


def test_rule_5_memory_is_counted_with_what_the_child_starts():
    """On Windows the Python of a virtual environment starts the real one: the watchdog must see both."""
    inner = "x = b'1' * 80_000_000; print(1, flush=True); input()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    started = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert started.stdout.readline().strip() == b"1"
        stopped = reading_module._watch(started, 10, 70_000_000, lambda: None)
        assert stopped.problem.code == "reading_failed" and "MB" in stopped.problem.message_en
        family = reading_module._family(started)
        reading_module._end(started)
        assert len(family) > 1 and not any(p.is_running() and p.status() != "zombie" for p in family)
    finally:
        started.kill()
        started.wait()
        started.stdin.close()
        started.stdout.close()


def in_child(code: str, folder: Path) -> str:
    """What a guarded process says to a line of code: `done` or the name of the error."""
    script = (
        "import sys, socket, subprocess, os, shutil, tempfile, urllib.request\nfrom pathlib import Path\n"
        f"from loaders.child import guard\nhere = Path(sys.argv[1])\nguard(here)\ntry:\n    {code}\n"
        "    print('done')\nexcept OSError as error:\n    print(type(error).__name__)"
    )
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=60
    ).stdout.strip()


@pytest.mark.parametrize(
    ("code", "output"),
    [
        ("socket.socket()", "PermissionError"),
        ("socket.getaddrinfo('localhost', 80)", "PermissionError"),
        ("urllib.request.urlopen('http://127.0.0.1:9/')", "PermissionError"),
        ("os.system('echo x')", "PermissionError"),
        ("os.symlink(here.parent, here / 'link')", "PermissionError"),
        ("os.rename(here / 'inside', here.parent / 'outside')", "PermissionError"),
        ("shutil.copytree(here, here.parent / 'outside')", "PermissionError"),
        ("open(here / '..' / 'outside', 'a')", "PermissionError"),
        ("os.open(here.parent / 'outside', os.O_CREAT | os.O_WRONLY)", "PermissionError"),
        ("open(here.parent / (here.name + '-outside'), 'w')", "PermissionError"),
        ("tempfile.TemporaryFile()", "done"),
        ("os.rename(here / 'inside', here / 'moved')", "done"),
    ],
)
def test_rule_5_the_child_has_no_network_no_programs_and_one_folder(tmp_path, code, output):
    (tmp_path / "scratch").mkdir()
    (tmp_path / "scratch" / "inside").write_text("x")
    assert in_child(code, tmp_path / "scratch") == output
    assert [p.name for p in tmp_path.iterdir()] == ["scratch"]


def test_rule_5_the_child_dies_with_its_session(scratch):
    """The screen's script is stopped by an exception; what the file was read in goes with it."""

    class SessionOver(Exception):
        pass

    seen: list[int] = []

    def over():
        seen.extend(p.pid for p in psutil.Process().children())
        raise SessionOver

    with pytest.raises(SessionOver):
        read_file(PLAIN, "a.xlsx", Context(today=TODAY), while_waiting=over)
    assert seen and not any(psutil.pid_exists(pid) for pid in seen) and list(scratch.iterdir()) == []


def test_rule_5_the_child_dies_with_its_server(tmp_path):
    """The server is killed while a file is read: nothing goes on working for nobody."""
    script = (
        "import subprocess, sys, time\nfrom loaders import reading\nfrom loaders.tables.context import Context\n"
        "def report():\n    import psutil\n    print(psutil.Process().children()[0].pid, flush=True)\n"
        "    time.sleep(60)\n"
        "reading.read_file(open(sys.argv[1], 'rb').read(), 'a.xlsx', Context(), while_waiting=report)"
    )
    rows = "<tr><td>Sở Nội vụ<td>1.250<td>12<td>Đã trả kết quả" * 250_000  # some ten seconds of reading
    (tmp_path / "a.xlsx").write_text(f"<table>{rows}</table>", encoding="utf-8")
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    server = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "a.xlsx")], cwd=ROOT, env=environment, stdout=subprocess.PIPE
    )
    try:
        pid = int(server.stdout.readline())
    finally:
        server.kill()
        server.wait()
        server.stdout.close()
    until = time.monotonic() + 3
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie" and time.monotonic() < until:
        time.sleep(0.05)
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == "zombie"


@pytest.mark.slow
def test_rule_5_the_server_does_not_grow_with_the_file(scratch):
    """130 MB of XML, 1.2 million cells: the server waits, its memory stays."""
    letters = random.Random(1).randbytes(1200).hex()
    rows = b"".join(
        b"<row>"
        + b"".join(
            b'<c t="inlineStr"><is><t>%d-%s</t></is></c>' % (r, letters[(r * 7 + c * 91) % 2000 :][:40].encode())
            for c in range(8)
        )
        + b"</row>"
        for r in range(40_000)
    )
    content = with_sheet(lambda part: part.replace(b"<sheetData>", b"<sheetData>" + rows))
    server = psutil.Process()
    before, most, done = server.memory_info().rss, [0], threading.Event()

    def watch():
        while not done.wait(0.02):
            most[0] = max(most[0], server.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    reading = read_file(content, "a.xlsx", Context(today=TODAY))
    done.set()
    watcher.join()
    assert reading.problems and most[0] - before < 100_000_000


def test_rule_5_what_leaves_the_child_is_bounded(monkeypatch):
    monkeypatch.setattr(limits, "PROBLEMS", 5)
    fact = Fact("dossiers_received", 1.0, "hue", "2026-06", date(2026, 6, 1), date(2026, 6, 30))
    assert [p.code for p in bounded(Reading("a", 1, [fact] * 4), 3).problems] == ["too_big"]
    many = [Problem(f"p{n}", "warn", "A1", "vi", "en") for n in range(9)] + [Problem("q", "ask", "A1", "vi", "en")]
    reading = bounded(Reading("a", 1, [fact], many), 3)
    assert (
        len(reading.problems) == 6 and reading.problems[0].code == "q" and reading.problems[-1].code == "more_problems"
    )
    assert reading.verdict == "ask" and reading.problems[-1].severity == "warn"


def test_rule_5_a_crash_of_the_reader_is_a_sentence(scratch, monkeypatch):
    monkeypatch.setattr(reading_module, "ROOT", scratch)  # no such program there: the child dies at once
    monkeypatch.setenv("PYTHONPATH", "")
    reading = read_file(PLAIN, "a.xlsx", Context(today=TODAY))
    assert reading.verdict == "reject" and reading.problems[0].code in ("reading_failed", "our_fault")


# Rule 6: dimensions.


@pytest.mark.parametrize("declared", [b"A1", b"A1:XFD1048576", b"B2:B2", b"ZZZZ9:A1"])
def test_rule_6_the_declared_dimension_decides_nothing(declared):
    content = with_sheet(lambda part: part.replace(b'ref="A1:B2"', b'ref="' + declared + b'"'))
    assert read_workbook(content).sheets[0].rows == [["Đơn vị", "Tiếp nhận"], ["Sở Y tế", 5]]


def test_rule_6_a_stray_cell_in_the_last_row_sizes_no_allocation():
    def stray(columns: int) -> bytes:
        book = Workbook()
        book.active.append(["x"] * columns)
        book.active["A1048576"] = 1
        return save(book)

    problem = refused(stray(13))
    assert (problem.code, problem.locator) == ("too_big", "Sheet") and "1048576" in problem.message_vi
    rows = read_workbook(stray(2)).sheets[0].rows  # small enough to be read like any other
    assert len(rows) == 1_048_576 and rows[-1][0] == 1


@pytest.mark.parametrize("name_cells", [True, False])
def test_rule_6_sixteen_thousand_columns_are_refused(name_cells):
    row = b"".join(
        b'<c r="%s1"><v>1</v></c>' % column_name(c).encode() if name_cells else b"<c><v>1</v></c>"
        for c in range(16_384)
    )
    problem = refused(
        with_sheet(lambda part: part.replace(b"<sheetData>", b'<sheetData><row r="1">' + row + b"</row>"))
    )
    assert problem.code == "too_big" and "500 cột" in problem.message_vi


@pytest.mark.parametrize("name", ["A9999999999", "ZZZZZZZZ1", "XFE1"])
def test_rule_6_cells_past_the_last_one_are_refused(name):
    content = with_sheet(lambda part: part.replace(b'r="B2"', b'r="' + name.encode() + b'"'))
    assert refused(content).code == "too_big"


def test_rule_6_a_cell_that_calls_itself_elsewhere_than_its_row_is_counted_where_it_says():
    row = b'<row r="3">' + b"".join(b'<c r="%s900000"><v>1</v></c>' % column_name(c).encode() for c in range(20))
    problem = refused(with_sheet(lambda part: part.replace(b"</sheetData>", row + b"</row></sheetData>")))
    assert problem.code == "too_big" and "900000" in problem.message_vi


@pytest.mark.parametrize(
    "cell", [b'<c r="XFD5"><v>1</v></c>', b'<c r="B9000005"><v>1</v></c>', b"<c><v>1</v></c>" * 3000]
)
def test_rule_6_a_far_cell_is_seen_in_a_later_piece_too(cell, monkeypatch):
    """Pieces are only looked at closely when something in them is odd."""
    monkeypatch.setattr("loaders.files.package.PIECE", 16_384)
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c><c r="B%d"><v>2</v></c></row>' % (n, n, n) for n in range(3, 400)
    )
    content = with_sheet(lambda part: part.replace(b"</sheetData>", rows + b"<row>" + cell + b"</row></sheetData>"))
    assert refused(content).code == "too_big"
    assert (
        len(
            read_workbook(with_sheet(lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>"))).sheets[0].rows
        )
        == 399
    )


def test_rule_6_a_cell_of_ten_megabytes_is_refused():
    text = random.Random(2).randbytes(5_000_000).hex().encode()
    problem = refused(rezip(PLAIN, lambda n, p: re.sub(rb"(?<=>)S[^<>]* Y t[^<>]*(?=<)", text, p)))
    assert (problem.code, problem.locator) == ("too_big", "Sheet1!A2")


def test_rule_6_merged_ranges_size_no_allocation():
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    content = with_sheet(lambda part: part.replace(b"</sheetData>", b"</sheetData>" + merged))
    sheet = read_workbook(content).sheets[0]
    assert sheet.merged == [(0, 0, 1_048_575, 16_383)] and sheet.rows[1] == ["Sở Y tế", 5]


# Rule 7: file names are labels.

HOSTILE_NAMES = [
    "../../../outside.xlsx",
    "C:\\outside.xlsx",
    "a\0b\nFAKE LOG LINE.xlsx",
    "=cmd|'/c <script>%s{0}.xlsx",
    "a" * 5000 + ".xlsx",
    "",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_rule_7_a_hostile_file_name_is_never_a_path(name, tmp_path, scratch, caplog):
    store = Store(tmp_path / "store")
    preview = prepare(store, FORM, name, today=TODAY)
    assert preview.verdict in ("accept", "normalise", "warn")
    confirm(store, preview)
    assert {p.name for p in tmp_path.rglob("*") if "outside" in p.name or "script" in p.name} == set()
    assert [p.name for p in tmp_path.iterdir()] == ["store"] and "FAKE" not in caplog.text
    assert (
        sum(1 for line in (tmp_path / "store" / "ledger.jsonl").read_text("utf-8").splitlines() if "accept" in line)
        == 1
    )


# Rule 8: macros, passwords, links.


def test_rule_8_macros_are_refused_in_every_format():
    macro = package([("[Content_Types].xml", b"<Types/>"), ("xl/vbaProject.bin", b"x")])
    named = rezip(
        PLAIN,
        lambda n, p: p.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
    )
    old = container({"Workbook": b"\x09\x08\x10\x00" + bytes(16), "_VBA_PROJECT_CUR": b"x"})
    assert [refused(content).code for content in (macro, named, old)] == ["macros"] * 3


def test_rule_8_a_password_has_its_own_sentence():
    flagged = bytearray(PLAIN)
    for sign, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        entry = flagged.find(sign)
        while entry >= 0:
            flagged[entry + place] |= 1
            entry = flagged.find(sign, entry + 4)
    encrypted = container({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})
    assert [refused(bytes(content)).code for content in (flagged, encrypted)] == ["password"] * 2
    assert "Bảo vệ sổ làm việc" in refused(encrypted).message_vi


def test_rule_8_links_and_dde_are_dropped_and_only_values_read():
    """A DDE link and a link to another workbook: their last values are read, nothing is followed."""

    def linked(name, part):
        if name == "xl/worksheets/sheet1.xml":
            return part.replace(
                b"</sheetData>",
                b'<row r="3"><c r="A3"><f>[1]Sheet1!A1</f><v>7</v></c><c r="B3" '
                b"t=\"str\"><f>cmd|'/c calc'!A0</f><v>8</v></c></row></sheetData>",
            )
        return part

    content = rezip(PLAIN, linked)
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    link = (
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    )
    content = package([*parts, ("xl/externalLinks/externalLink1.xml", link)])
    assert read_workbook(content).sheets[0].rows[2] == [7, "8"]


# Rule 9: nothing stays behind.


def test_rule_9_an_aborted_reading_leaves_nothing(scratch, tmp_path):
    store = Store(tmp_path / "store")
    store.prepare()
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "store").rglob("*") if p.is_file()}

    def stop():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_file(FORM, "a.xlsx", Context(today=TODAY), while_waiting=stop)
    prepare(store, FORM[:-500], "a.xlsx", today=TODAY)  # half an upload
    prepare(store, FORM, "a.xlsx", today=TODAY)  # a preview nobody confirms
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "store").rglob("*") if p.is_file()} == before
    assert [p.name for p in scratch.iterdir()] == ["store"]


# Damage of any kind: a sentence, or the very figures of the whole file.


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file_is_a_sentence(share):
    assert refused(FORM[: int(len(FORM) * share)]).code == "broken_file"


def test_a_flipped_bit_is_a_sentence_or_changes_no_figure():
    whole = values(reading_of(FORM))
    for place in range(0, len(FORM), 211):
        damaged = bytearray(FORM)
        damaged[place] ^= 1 << place % 8
        try:
            assert values(reading_of(bytes(damaged))) == whole, place
        except FileProblem as error:
            assert error.problem.severity == "reject"


# Rule 17: in any format a lost letter is asked about, never stored.


def test_rule_17_a_lost_letter_never_reaches_a_fact():
    book = Form06a().workbook()
    book.active["B13"] = "S\ufffd N\ufffdi v\ufffd"
    reading = reading_of(save(book))
    assert reading.verdict == "ask" and "lost_letters" in [p.code for p in reading.problems]
    assert not any("\ufffd" in f"{f.unit}{f.raw}{f.field}" for f in reading.facts)


def test_the_child_starts_with_few_imports():
    """It starts for every file: nothing heavy may come in with it."""
    code = (
        "import sys, loaders.child\n"
        "print([m for m in ('pandas', 'numpy', 'streamlit', 'openpyxl', 'duckdb') if m in sys.modules])"
    )
    process = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert process.stdout.strip() == "[]" and child.__doc__
