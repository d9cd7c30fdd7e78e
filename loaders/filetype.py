"""What a file is, by its first bytes and never by its name; only an Excel workbook passes."""

from loaders import limits
from loaders.file_problems import FileProblem

_PICTURES = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF87a", "GIF"), (b"GIF89a", "GIF"),
             (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"BM", "BMP"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS = ((b"7z\xbc\xaf", "tệp nén 7z", "a 7z archive"), (b"Rar!", "tệp nén RAR", "a RAR archive"),
           (b"\x1f\x8b", "tệp nén gzip", "a gzip archive"), (b"MZ", "chương trình", "a program"),
           (b"\x7fELF", "chương trình", "a program"), (b"{\\rtf", "văn bản RTF", "an RTF document"))


def check_is_zip(content: bytes, name: str = "") -> None:
    """Pass silently when the content may be an .xlsx. Raises `FileProblem` that names what it is instead."""
    ending = "." + name.rpartition(".")[2].lower() if "." in name else ""
    if ending in limits.EXECUTABLE:
        raise FileProblem("executable_name", ending)
    if not content:
        raise FileProblem("empty_file")
    if len(content) > limits.FILE_BYTES:
        mb = limits.FILE_BYTES // limits.MB
        raise FileProblem("too_big", f"trên {mb} MB", f"over {mb} MB")
    if content.startswith(_ZIP):
        return
    if content.startswith(_OLE):
        raise _what_ole(content)
    if content[:1024].lstrip().startswith(b"%PDF"):
        raise FileProblem("pdf")
    picture = _picture(content)
    if picture:
        raise FileProblem("picture", picture)
    for start, vi, en in _OTHERS:
        if content.startswith(start):
            raise FileProblem("not_a_workbook", vi, en)
    raise _what_text(content)


def _picture(content: bytes) -> str:
    for start, what in _PICTURES:
        if content.startswith(start):
            return what
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
        return "HEIC"
    return ""


def _what_ole(content: bytes) -> FileProblem:
    """Old Office files and encrypted new ones share a container; the names of its streams tell."""
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content
    if has("EncryptedPackage"):
        return FileProblem("password")
    if has("WordDocument"):
        return FileProblem("not_a_workbook", "văn bản Word kiểu cũ (.doc)", "an old Word document (.doc)")
    if has("PowerPoint Document"):
        return FileProblem("not_a_workbook", "bản trình chiếu kiểu cũ (.ppt)", "an old presentation (.ppt)")
    if has("Workbook") or has("Book"):
        return FileProblem("old_excel")
    return FileProblem("unknown_content")


def _what_text(content: bytes) -> FileProblem:
    head = content[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="ignore").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return FileProblem("xml_spreadsheet")
    if start.startswith(b"<") and any(tag in start for tag in (b"<html", b"<table", b"<!doctype html", b"<body")):
        return FileProblem("html")
    if b"\0" not in head and not any(byte < 9 or 13 < byte < 32 for byte in head):
        return FileProblem("text")
    return FileProblem("unknown_content")
