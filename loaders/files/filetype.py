"""What a file is, by its first bytes and never by its name; only what holds a table of figures passes."""

import re

from data.facts import Problem
from loaders.files import limits
from loaders.files.biff import BrokenContainer, root_names
from loaders.problems.catalogue import problem
from loaders.problems.refusal import FileProblem

# Kind -> the endings it is known under, and its name in both languages.
KINDS = {
    "xlsx": ((".xlsx", ".xltx"), "Excel (.xlsx)", "Excel (.xlsx)"),
    "xls": ((".xls", ".xlt"), "Excel kiểu cũ (.xls)", "old Excel (.xls)"),
    "html": ((".html", ".htm"), "trang web có bảng (HTML)", "a web page with tables (HTML)"),
    "xml": ((".xml",), "bảng tính XML 2003", "an XML 2003 spreadsheet"),
    "text": ((".csv", ".tsv", ".txt"), "văn bản có dấu phân cách (CSV)", "delimited text (CSV)"),
}
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS = (
    (b"7z\xbc\xaf", "tệp nén 7z", "a 7z archive"),
    (b"Rar!", "tệp nén RAR", "a RAR archive"),
    (b"\x1f\x8b", "tệp nén gzip", "a gzip archive"),
    (b"\x7fELF", "chương trình", "a program"),
    (b"#!", "chương trình", "a program"),
    (b"{\\rtf", "văn bản RTF", "an RTF document"),
    (b"MIME-Version:", "trang web lưu một tệp (.mht)", "a web archive (.mht)"),
    (b"SQLite format 3", "cơ sở dữ liệu", "a database"),
    (b"PAR1", "tệp Parquet", "a Parquet file"),
)
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_TAGS = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|style|div|center|tr|font)\b", re.IGNORECASE)
_UNPRINTED = re.compile("[\x00-\x20\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\"'. ]+$")
_OLE_NAMES = ("EncryptedPackage", "Workbook", "_VBA_PROJECT_CUR", "WordDocument", "PowerPoint Document")
_HEAD = 64 * 1024


def kind_of(content: bytes, name: str = "") -> str:
    """One of `KINDS`. Raises `FileProblem` that names what the file is instead."""
    refuse_unread(content, name)
    if content.startswith(_ZIP):
        if b"%PDF-" in content[:1024]:
            raise FileProblem("pdf")
        return "xlsx"
    if content.startswith(OLE):
        return _kind_of_ole(content)
    if content.startswith(_OLD_BIFF):
        raise FileProblem("very_old_excel")
    if b"%PDF-" in content[:1024]:
        raise FileProblem("pdf")
    picture = _picture(content)
    if picture:
        raise FileProblem("picture", picture)
    if content.startswith(b"MZ") and b"\0" in content[:1024]:
        raise FileProblem("not_a_workbook", "chương trình", "a program")
    for start, vi, en in _OTHERS:
        if content.startswith(start):
            raise FileProblem("not_a_workbook", vi, en)
    return _kind_of_text(content)


def refuse_unread(content: bytes, name: str) -> None:
    """Refuse what need not be looked into."""
    ending = ending_of(name)
    if ending in limits.EXECUTABLE:
        raise FileProblem("executable_name", ending)
    if not content:
        raise FileProblem("empty_file")
    if len(content) > limits.FILE_BYTES:
        mb = limits.FILE_BYTES // limits.MB
        raise FileProblem("too_big", f"trên {mb} MB", f"over {mb} MB")


def ending_of(name: str) -> str:
    """The ending of a file name as a system sees it: `.exe` of "a.xlsx.exe " too."""
    name = _UNPRINTED.sub("", name)
    return "." + name.rpartition(".")[2].lower() if "." in name else ""


def say_kind(kind: str, name: str) -> list[Problem]:
    """A notice when the name says another kind than the content."""
    endings, vi, en = KINDS[kind]
    ending = ending_of(name)
    known = {e for others, _, _ in KINDS.values() for e in others}
    if ending not in known or ending in endings:
        return []
    return [problem("name_differs", ending=ending, kind=(vi, en))]


def _picture(content: bytes) -> str:
    for start, what in _PICTURES:
        if content.startswith(start):
            return what
    if content[:2] == b"BM" and content[6:10] == b"\0\0\0\0":
        return "BMP"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
        return "HEIC"
    return ""


def _kind_of_ole(content: bytes) -> str:
    """Old Office files and encrypted new ones share a container; the names of its streams tell."""
    try:
        names = root_names(content)
    except BrokenContainer:  # its beginning still tells what it was
        names = {name for name in _OLE_NAMES if name.encode("utf-16-le") in content}
    if "EncryptedPackage" in names:
        raise FileProblem("password")
    if "Workbook" in names or "Book" in names:
        if "_VBA_PROJECT_CUR" in names:
            raise FileProblem("macros")
        return "xls"
    if "WordDocument" in names:
        raise FileProblem("not_a_workbook", "văn bản Word kiểu cũ (.doc)", "an old Word document (.doc)")
    if "PowerPoint Document" in names:
        raise FileProblem("not_a_workbook", "bản trình chiếu kiểu cũ (.ppt)", "an old presentation (.ppt)")
    raise FileProblem("unknown_content")


def head_of(content: bytes) -> str:
    """The beginning of a text file, for looking at its tags only; "" for what is no text."""
    head = content[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    if utf_16 := without_mark(head):
        return head.decode(utf_16, "ignore")
    if b"\0" in head or any(byte < 9 or (13 < byte < 32 and byte != 26) for byte in head):
        return ""
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def without_mark(head: bytes) -> str:
    """The name of UTF-16 written without its mark: every other byte of the beginning is zero."""
    start = head[:200]
    if len(start) >= 8 and len(start) % 2 == 0:
        for odd, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            zeros, others = start[odd::2], start[1 - odd :: 2]
            if zeros.count(0) * 2 > len(zeros) and not others.count(0):
                return name
    return ""


def _kind_of_text(content: bytes) -> str:
    head = head_of(content)
    start = head.lstrip("\ufeff \t\r\n")
    if not head:
        raise FileProblem("unknown_content")
    if start.startswith("<?xml") and "urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "xml"
    if start.startswith("<") and _TAGS.search(head):
        return "html"
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and start.startswith("<"):
        return "xml"
    if start.startswith("<"):
        raise FileProblem("not_a_workbook", "tệp XML không phải bảng tính", "an XML file that is no spreadsheet")
    return "text"
