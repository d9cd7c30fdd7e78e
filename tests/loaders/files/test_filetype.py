"""What a file is by its first bytes, and what is looked for in its parts."""

import unicodedata

from loaders.files.filetype import head_of
from loaders.files.package import has_loose_marks


def test_a_byte_that_no_text_has_makes_no_text():
    assert head_of(b"don vi\x01;so") == "" and head_of(b"don vi\x08;so") == ""
    assert head_of(b"don vi;so\r\n\t1\x1a") == "don vi;so\r\n\t1\x1a", "line ends and tabs are text"


def test_loose_marks_are_told_from_composed_letters():
    assert not has_loose_marks("Sở Tư pháp".encode()) and not has_loose_marks(b"So Tu phap")
    assert has_loose_marks(unicodedata.normalize("NFD", "Sở").encode())
    assert has_loose_marks(unicodedata.normalize("NFD", "Tài").encode()) and has_loose_marks(b"S&#7903;")
