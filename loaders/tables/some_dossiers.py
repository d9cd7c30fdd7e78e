"""Titles that name some of the dossiers alone: those online, those late, those of one field, those digitised.

Counts of such a table would stand as those of all dossiers; where no heading says what the title does, it is asked.
"""

import re

from data.facts import Problem
from data.names import fold
from loaders.files.sheets import Sheet
from loaders.problems.catalogue import problem
from loaders.tables.context import Context
from loaders.tables.spellings import columns_of
from loaders.tables.titles import lines_of

ALL = "all"
_CHOICES = {ALL: ("Đủ mọi hồ sơ của kỳ", "All dossiers of the period")}
_KINDS = (
    r"trực tuyến|qua mạng|toàn trình|một phần|bưu chính|quá hạn|trễ hạn|chậm|trả lại|rút|từ chối|thanh toán|"
    r"phi địa giới|tồn đọng|liên thông|đúng hạn"
)
_FIELDS = "|".join(re.escape(fold(word)) for word in columns_of("fields")["field"].words)
_DONE = r"(?: được| bị| đã| đang)*(?: nộp| tiếp nhận| nhận| giải quyết| xử lý)?(?: qua(?: dịch vụ)?)?"
_SOME = re.compile(fold(rf"(?:hồ sơ|\bhs)(?: tthc| thủ tục hành chính)?{_DONE} ({_KINDS})(?!\s*(?:,|/|và\b|hoặc\b))"))
_OF_FIELD = re.compile(
    fold(rf"(?:hồ sơ|\bhs)(?: tthc| thủ tục hành chính)? (?:(?:thuộc )?lĩnh vực \w+|(?:về )?(?:{_FIELDS})\b(?!,))")
)
_DIGITISED = re.compile(fold(r"số hóa (?:thành phần )?hồ sơ"))


def settle_some(
    sheet: Sheet, top: int, headings: str, has_fields: bool, context: Context, problems: list[Problem]
) -> None:
    """Ask (question `some:SHEET`) whether a table below 0-based row `top` is of all dossiers, where its title names
    some. `headings`: its words of columns or of rows; `has_fields`: whether it says fields itself."""
    question = f"some:{sheet.name}"
    if context.answers.get(question) == ALL or any(p.question == question for p in problems):
        return
    for text, where in lines_of(sheet, top):
        if _names_some(fold(text), fold(headings), has_fields):
            problems.append(problem("table_of_some", where, text=text[:80], question=question, choices=_CHOICES))
            return


def _names_some(line: str, headings: str, has_fields: bool) -> bool:
    if any(match[1] not in headings for match in _SOME.finditer(line)):
        return True
    is_of_field = not has_fields and _OF_FIELD.search(line)
    return bool(is_of_field or (_DIGITISED.search(line) and "số hóa" not in headings))
