"""The texts of a file brought to one form: Unicode, composed (NFC), nothing lost.

Bytes become text by their mark, by what the file declares, or by trying; old Vietnamese encodings are recognised
over all texts of the file and converted with an example shown, or asked about. Letters that were lost before the
file came to us (U+FFFD) never pass: their cells are left out, which a person must agree to.
"""

import itertools
import re
import unicodedata
from collections import Counter

from loaders.files.filetype import without_mark
from loaders.files.sheets import Workbook, cell_name
from loaders.problems.catalogue import problem
from loaders.text.legacy import CODINGS, accented, convert, recognise, score
from loaders.text.wording import both

CODING, KEEP = "text_coding", "unicode"
LOST, SKIP = "lost_letters", "skip"
_EXAMPLES = 100  # the longest of the first ones is shown
_ROWS = 2_000  # of a sheet are searched for old encodings, spread over all of it
_HOLES = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_CP1252 = {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in _HOLES}


def decode(content: bytes, declared: str = "") -> str:
    """The text of a file: by its byte-order mark, as UTF-8, as declared, as CP1258, else as Western letters
    (old Vietnamese encodings come out as those and are recognised later)."""
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:].decode("utf-8", "replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if utf_16 := without_mark(content[:200]):
        return content.decode(utf_16, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_nearly_utf8(content):
        return content.decode("utf-8", "replace")
    western = content.decode("latin-1").translate(_CP1252)
    vietnamese = unicodedata.normalize("NFC", content.decode("cp1258", "replace"))
    return vietnamese if "1258" in declared or _reads_better(vietnamese, western) else western


def _is_nearly_utf8(content: bytes) -> bool:
    """UTF-8 with a few bytes damaged: far more letters of several bytes than broken ones."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 20 < sum(letter > "\x7f" for letter in text)


def _reads_better(vietnamese: str, western: str) -> bool:
    """Whether CP1258 gives Vietnamese words where the old encodings of Western letters do not."""
    lines = vietnamese.splitlines()
    words = _all_accented(lines)
    others = accented(western.splitlines())
    return score(words, "") > max(score(others, coding) for coding in ("", *CODINGS)) if words else False


def _all_accented(lines: list[str]) -> Counter:
    return Counter(word for line in lines for word in re.findall(r"[^\W\d_]+", line) if not word.isascii())


def settle_texts(workbook: Workbook, answers: dict[str, str]) -> None:
    """Convert, compose and check every text of a workbook in place; what was done is added to its problems."""
    sample = set(_sample(workbook))
    coding, is_sure = recognise(sample, workbook.has_legacy_font)
    answer = answers.get(CODING)
    if coding and answer in CODINGS:
        coding, is_sure = answer, True
    if coding and answer != KEEP:
        _convert(workbook, coding, is_sure)
    for sheet in workbook.sheets:
        sheet.name = unicodedata.normalize("NFC", sheet.name).replace("\ufffd", "?")
    if not workbook.is_composed:
        _compose(workbook, answers)


def _sample(workbook: Workbook):
    for sheet in workbook.sheets:
        step = max(1, len(sheet.rows) // _ROWS)
        rows = itertools.chain(sheet.rows[:50], sheet.rows[50::step])
        yield sheet.name
        for row in rows:
            for value in row:
                if isinstance(value, str) and not value.isascii():
                    yield value


def _convert(workbook: Workbook, coding: str, is_sure: bool) -> None:
    examples, cells = [], 0
    for sheet in workbook.sheets:
        for number, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                if isinstance(value, str) and not value.isascii():
                    converted = convert(value, coding)
                    if converted != value:
                        cells += 1
                        if cells <= _EXAMPLES:
                            examples.append((cell_name(sheet.name, number, column), value, converted))
                        if is_sure:
                            row[column] = converted
        if is_sure:
            sheet.name = convert(sheet.name, coding)
    if not examples:
        return
    where, before, after = max(examples, key=lambda e: len(e[1]))
    before, after = before[:80], after[:80]
    if is_sure:
        workbook.problems.append(
            problem(
                "legacy_text:converted", where, coding=CODINGS[coding], count=both(cells), before=before, after=after
            )
        )
        return
    choices = {
        name: (f"{title}: “{convert(before, name)}”",) * 2
        for name, title in CODINGS.items()
        if convert(before, name) != before
    }
    choices[KEEP] = (f"Giữ nguyên: “{before}”", f"Keep as it is: “{before}”")
    workbook.problems.append(problem("legacy_text:asked", where, before=before, question=CODING, choices=choices))


def _compose(workbook: Workbook, answers: dict[str, str]) -> None:
    """NFC everywhere; cells with lost letters blanked and said."""
    composed, lost = 0, []
    for sheet in workbook.sheets:
        for number, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                if type(value) is not str or value.isascii():
                    continue
                if "\ufffd" in value:
                    lost.append(cell_name(sheet.name, number, column))
                    row[column] = None
                elif not unicodedata.is_normalized("NFC", value):
                    composed += 1
                    row[column] = unicodedata.normalize("NFC", value)
    if composed:
        workbook.problems.append(problem("text_composed", count=both(composed)))
    if lost:
        shown = ", ".join(lost[:5]) + (f" … (+{len(lost) - 5})" if len(lost) > 5 else "")
        is_agreed = answers.get(LOST) == SKIP
        workbook.problems.append(
            problem(
                "lost_letters",
                lost[0],
                severity="warn" if is_agreed else "ask",
                count=both(len(lost)),
                cells=shown,
                question="" if is_agreed else LOST,
                choices={}
                if is_agreed
                else {SKIP: ("Bỏ các ô này, nạp phần còn lại", "Leave these cells out, load the rest")},
            )
        )
