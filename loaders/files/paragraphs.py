"""Lines as a page shows them, put together into the paragraphs somebody wrote.

A page breaks its lines where they are full: a line goes on in the next one when that begins in the middle of a
sentence. Marks of Markdown are taken off; footnotes (`<sup>3</sup>`) are told from where they are called.
"""

import re

from loaders.files.document import HEADING, MARKER, NOTE, PARAGRAPH, TITLE, Piece, clean, heading_level, is_capitals

_MARK = re.compile(r"^#{1,6}\s+|\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|\\(?=[*_#-])")
_SUP = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>")
_RULE = re.compile(r"[-_*=~ ]{3,}$")
_PAGE = re.compile(r"(?:trang\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*/\s*\d{1,3})?$", re.IGNORECASE)
_ENDED = re.compile(r"[.;:!?…]['”\")]*$|\./\.?$")
_TITLE = re.compile(r"(?:BÁO CÁO|THÔNG BÁO|TỜ TRÌNH|KẾ HOẠCH|KẾT LUẬN|CÔNG VĂN|QUYẾT ĐỊNH|BIÊN BẢN)\b", re.IGNORECASE)
_WIDEST, _NARROWEST = 120, 55


def paragraphs_of(lines: list[str]) -> list[Piece]:
    """The paragraphs of lines, "" for an empty one."""
    cleaned_lines = [_cleaned(line) for line in lines]
    filled = sorted(len(line) for line, _, _ in cleaned_lines if line)
    wide = min(filled[int(len(filled) * 0.8)], _WIDEST) if filled else _WIDEST
    wide = wide if wide >= _NARROWEST else _WIDEST  # lines that short were ended by somebody, not by a page
    pieces: list[Piece] = []
    before = ""  # the line before, of the paragraph that is open
    for line, note, is_heading in cleaned_lines:
        if not line:
            continue
        text, calls = _without_calls(line)
        if note:
            pieces.append(Piece(text, NOTE, number=note, calls=calls))
            before = text
            continue
        last = _open_piece(pieces, text)
        if last and not is_heading and _goes_on(last, before if last is pieces[-1] else last.text, text, wide):
            place = len(last.text) + 1
            last.text += " " + text
            last.calls += [(number, place + offset) for number, offset in calls]
        else:
            level = heading_level(text)
            kind = HEADING if level or is_heading else PARAGRAPH
            pieces.append(Piece(text, kind, level or (1 if is_heading else 0), calls=calls))
        before = text
    name_titles(pieces)
    return pieces


def _cleaned(line: str) -> tuple[str, str, bool]:
    """A line without the marks of its file: (text, number of the footnote it begins, whether it is marked a
    heading)."""
    line = clean(line)
    is_heading = line.startswith("#")
    if not line or _RULE.match(line) or _PAGE.match(line):
        return "", "", False
    note = re.match(_SUP.pattern, line)
    if note:
        line = line[note.end() :].strip()
    line = _MARK.sub("", line).strip()
    return line, note[1] if note else "", is_heading and len(line) < 200


def _without_calls(line: str) -> tuple[str, list[tuple[str, int]]]:
    """A line without the numbers of footnotes, and where they are called."""
    text, calls, end = "", [], 0
    for match in _SUP.finditer(line):
        text += line[end : match.start()]
        calls.append((match[1], len(text)))
        end = match.end()
    return text + line[end:], calls


def _open_piece(pieces: list[Piece], text: str) -> Piece | None:
    """The paragraph a line may go on: the last one; over footnotes, the one before them that has not ended."""
    if not pieces:
        return None
    last = pieces[-1]
    if last.kind == NOTE and not MARKER.match(text):
        behind = next((piece for piece in reversed(pieces) if piece.kind != NOTE), None)
        if behind and text[:1].islower() and not _ENDED.search(behind.text):
            return behind
        return last if not _ENDED.search(last.text) else None
    return last


def _goes_on(piece: Piece, before: str, text: str, wide: int) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    is_ended = bool(_ENDED.search(before))
    first = text[0]
    if marker := MARKER.match(text):
        after = text[marker.end() :][:1]
        is_dash = first in "-–" and after.islower()
        is_number = first.isdigit() and after.isdigit()
        least = 0.3 if is_number and not before.endswith(":") else 0.6
        return (is_dash or is_number) and not is_ended and len(before) > least * wide
    if piece.kind == HEADING and is_capitals(piece.text) != is_capitals(text):
        return False
    if first.isdigit() and (before.endswith(":") or not is_ended) and len(before) >= 0.3 * wide:
        return True
    if first.islower() or first in ",;)%":
        return not is_ended or not before.endswith((".", ";", "./."))
    if is_ended:
        return not before.endswith((";", ":", "./.")) and 0.85 * wide <= len(before) <= 1.4 * _WIDEST
    return len(before) >= 0.7 * wide


def name_titles(pieces: list[Piece]) -> None:
    """Mark the name of the document: "BÁO CÁO" and the lines below it."""
    for place, piece in enumerate(pieces[:25]):
        if _TITLE.match(piece.text) and (is_capitals(piece.text) or len(piece.text) < 40):
            piece.kind, piece.level = TITLE, 0
            for below in pieces[place + 1 : place + 4]:
                if (
                    MARKER.match(below.text)
                    or (len(below.text) > 300)
                    or heading_level(below.text) == 1
                    or below.text.endswith((".", ";"))
                ):
                    break
                below.kind, below.level = TITLE, 0
            return
