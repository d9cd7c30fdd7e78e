"""Sentences about a report that was compared with the store, in Vietnamese and in English."""

from reports.document import words
from reports.document.figures import Row, gap_words, is_known, reason_words

AUTHOR = {"vi": ("Đối chiếu số liệu", "ĐC"), "en": ("Comparison with the store", "CS")}
DIFFERS = {
    "vi": "Khác kho: trong văn bản {old}, trong kho {new}.",
    "en": "Not what the store says: {old} in the document, {new} in the store.",
}
UNKNOWN = {"vi": "Chưa đối chiếu được {text}: {reason}.", "en": "{text} could not be compared: {reason}."}
NOW = {"vi": " Kho hiện có {now}.", "en": " The store has {now}."}
UNSURE = ("chưa rõ số này là gì", "what this number is, is not clear")
NOT_ASKED = ("kho không có đơn vị, phần hoặc ngày này", "the store has no such office, part or day")
NO_FIGURE = (words.NO_FIGURE, "there are no figures")

# Beside `words.REASONS`, `words.STATES`, `words.COVERED`, in English.
REASONS = {
    "over_places": "it cannot be added over provinces, or former ones",
    "one_part": "only a part (channel, field) is there",
    "one_office": "only one office is there, not the whole place",
    "counted": "the figures count different things and cannot be added",
    "over_time": "it is not added over periods",
    "closing": "the figure of the end of the period is missing",
    "opening": "what was carried over, or the new cases of a period, are missing",
    "apart": "numerator and denominator are of different days and are not added over periods",
    "windows": "the days of the periods do not join",
    "zero_denominator": "there were no cases in the period",
    "other": "it cannot be computed",
}
STATES = {
    "missing": "not reported yet",
    "not_due": "the report is not due yet",
    "not_applicable": "not in the scope of the report",
    "refused": "it cannot be computed",
}
COVERED = {
    "places": "provinces",
    "units": "offices",
    "periods": "periods",
    "reports": "reports",
    "channels": "channels",
    "fields": "fields",
}
GAP, GAP_UNKNOWN = "{coverage} {what} so far", "not all parts are there"


def refused(row: Row) -> tuple[str, str]:
    """Why a row has no figure."""
    reason = row.get("reason")
    english = REASONS.get(reason, "") if isinstance(reason, str) else ""
    return reason_words(row), english or STATES.get(row["state"], STATES["missing"])


def gap(row: Row) -> tuple[str, str]:
    """What a figure that is not complete lacks."""
    is_counted = is_known(row["coverage"]) and bool(row["coverage"])
    what = COVERED.get(row["coverage_of"], "")
    return gap_words(row), GAP.format(coverage=row["coverage"], what=what).strip() if is_counted else GAP_UNKNOWN
