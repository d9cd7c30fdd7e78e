"""Names as a table prints them, without what only the list or the page needs: numbers before, notes behind.

"1.1. Phường Phước Hậu", "(2) Phường Phước Hậu (12 TTHC)" and "Phường Phước Hậu *" are one unit; so are "Ủy ban nhân
dân xã" and "UBND xã".
"""

import re

from data.names import nfc

_STEP = r"(?:[IVX]+|[A-Ea-gđ]|\d{1,3})"
_BEFORE = re.compile(
    rf"(?:\(\s*{_STEP}(?:\.\d+)*\s*\)\s*"  # (1)
    rf"|{_STEP}(?:\.\d{{1,2}})*\s*[)/]\s*(?=\D)"  # 2) and 1/, no 30/4
    rf"|\d{{1,3}}(?:\.\d{{1,2}})*\.\s*(?=[^\W\d])"  # 1. and 1.1., a blank behind or none
    rf"|{_STEP}(?:\.\d{{1,2}})*[.:]\s+"  # I. and I.1.
    rf"|{_STEP}(?:\.\d{{1,2}})+\s+"  # 1.1 without a full stop
    r"|[-–—+*•●▪■◦○·‣➢✓]+\s*)(?=.)"
)
_COUNTED = r"(?:TTHC|thủ tục|hồ sơ|HS|DVC|dịch vụ|lĩnh vực|đơn vị|cơ quan|xã|phường)"
_NOTE = r"(?:[*\d\s,]+|chưa (?:gửi|có|nộp) (?:báo cáo|số liệu|BC)[^()]*|\d+ " + _COUNTED + r"[^()]*)"
_BEHIND = re.compile(
    rf"\s*(?:\({_NOTE}\)|\[{_NOTE}\]|\*+|[¹²³⁴-⁹]+|[-–:]\s*\d+ {_COUNTED}(?:\s+hành chính)?)$", re.IGNORECASE
)
_SHORT_COMMUNE = re.compile(r"^(UBND )P\.\s*|^(UBND )X\.\s*|^P\.\s*(?=[^\W\d])", re.IGNORECASE)
_COMMITTEE = re.compile(r"^(?:ủy|uỷ) ban nhân dân(?= \w)", re.IGNORECASE)


def bare_name(text: str) -> str:
    """A name as printed, without list numbers before it and notes behind it; the text itself if nothing else is
    left."""
    name = nfc(text)
    while (match := _BEFORE.match(name)) and name[match.end() :].strip():
        name = name[match.end() :].strip()
    while (match := _BEHIND.search(name)) and name[: match.start()].strip():
        name = name[: match.start()].strip()
    return _SHORT_COMMUNE.sub(_commune, _COMMITTEE.sub("UBND", name))


def _commune(match: re.Match[str]) -> str:
    """ "UBND P. " and "UBND X. " in full; "X. " alone is the tenth of a list."""
    return f"{match[2]}Xã " if match[2] else f"{match[1] or ''}Phường "
