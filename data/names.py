"""Comparing names the way a reader does: whatever the case, the spacing, the place of a tone mark."""

import re
import unicodedata

# hoà/hóa: the old and the new way to set the tone on oa, oe, uy are one spelling to a reader.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_ON_SECOND = re.compile(f"(o)([ae])([{_TONES}])|(u)(y)([{_TONES}])")
_LOOKALIKES = str.maketrans("аеорсухіАЕОРСУХІ", "aeopcyxiAEOPCYXI")  # Cyrillic letters that read as Latin
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_ESCAPED = re.compile("_x00([01][0-9A-F]|7F)_")  # a control character as Excel keeps it in a file
_ETH = str.maketrans("ÐƉðɖ", "ĐĐđđ")  # letters of other alphabets, typed for Đ


def nfc(text: str) -> str:
    """Composed letters (NFC) with Đ for Ð and Ɖ, no invisible or control characters, single spaces, none at the
    ends."""
    visible = _INVISIBLE.sub("", _ESCAPED.sub(lambda code: chr(int(code[1], 16)), str(text)))
    return " ".join(unicodedata.normalize("NFC", visible).translate(_ETH).split())


def fold(text: str) -> str:
    """A key under which two spellings of one Vietnamese name are equal, accents kept.

    `fold("Hoà  Bình") == fold("Hòa Bình")`; `fold("Hòa Bình") != fold("Hoa Bình")`.
    """
    plain = nfc(text).translate(_LOOKALIKES).casefold()
    plain = re.sub("[‐-―−]", "-", plain)
    parts = unicodedata.normalize("NFD", plain)
    moved = _TONE_ON_SECOND.sub(lambda m: m[1] + m[3] + m[2] if m[1] else m[4] + m[6] + m[5], parts)
    words = unicodedata.normalize("NFC", moved)
    words = re.sub(r"\s*-\s*", "-", words)
    return " ".join(words.split())


def search_key(text: str) -> str:
    """Without accents and đ, for searching as people type: `search_key("Đồng Tháp") == "dong thap"`."""
    parts = unicodedata.normalize("NFD", fold(text))
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("đ", "d")


def slug(text: str) -> str:
    """A name for an id or a file: lower-case ASCII letters and digits joined by hyphens."""
    return "-".join(re.findall("[a-z0-9]+", search_key(text)))
