"""Tables of dossiers turned round: measures or months as rows, or each measure in the month and to date.

The words are those of plain tables of units. "Quá hạn" below the resolved is of those, below the pending of these.
"""

import re

from data.names import fold
from loaders.tables.crossings import Subject
from loaders.tables.headers import match_path
from loaders.tables.some_dossiers import settle_some
from loaders.tables.unit_words import (
    COLUMNS,
    DEPARTMENT,
    LATE,
    RATE,
    RECEIVED,
    is_ours,
    says_other_things,
    settle_words,
)

_DOSSIER = re.compile(fold(r"hồ sơ|\bhs\b|tthc|thủ tục hành chính"))
_SCORES = re.compile(fold(r"bộ chỉ số|chỉ số phục vụ|chỉ số 766|\bqđ 766|766/qđ"))
_NAMES = ("row_no", "unit", "field", "note", DEPARTMENT)
OPEN_CHOICES = {
    RECEIVED: ("dossiers_received_new", "dossiers_received"),
    LATE: ("dossiers_resolved_late", "dossiers_pending_overdue"),
}


def naming(path: tuple[str, ...]) -> str | None:
    """The measure of a heading, or an open word."""
    key = match_path(path, COLUMNS)
    return key if key and key not in _NAMES and is_ours(key, path) else None


def row_measure(measure: str, above: list[str]) -> str:
    """The measure of a row, the measures of the rows above it known; "" for a rate of nobody knows what."""
    if measure == RATE:
        return ""
    if measure == RECEIVED and {"dossiers_carried_over", "dossiers_received"} & set(above):
        return "dossiers_received_new"
    if measure == LATE:
        stems = [key for key in above if key.startswith(("dossiers_resolved", "dossiers_pending"))]
        if stems:
            return "dossiers_resolved_late" if "resolved" in stems[-1] else "dossiers_pending_overdue"
    return measure


def is_about(headings: str, above: str) -> bool:
    """Whether dossiers are named, and nothing else is meant: "Số hóa hồ sơ" below the name of an index is a score."""
    is_other = _SCORES.search(above) or says_other_things(headings, above)
    return bool(_DOSSIER.search(f"{headings} {above}")) and not is_other


DOSSIER_CROSSINGS = Subject(
    columns=COLUMNS,
    naming=naming,
    is_about=is_about,
    prepare=settle_words,
    row_measure=row_measure,
    open_choices=OPEN_CHOICES,
    is_turned=True,
    has_wide_months=True,
    settle_some=settle_some,
)
