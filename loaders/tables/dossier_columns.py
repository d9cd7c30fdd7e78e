"""The words of tables on administrative dossiers, and which of the known layouts a header is.

Legal source of the newest form: Thông tư 01/2020/TT-VPCP (Biểu II.06a/VPCP/KSTT). Older and newer layouts
are told from it by columns that only they have, so that one layout fits a header and no other.
"""

from collections.abc import Callable, Iterable, Mapping

from loaders.files.sheets import Sheet
from loaders.tables.headers import Column, Header, find_header, header_key
from loaders.tables.month_columns import has_month_columns
from loaders.tables.spellings import columns_of, groups_of

_GROUPS = groups_of("dossiers")
RECEIVED, RESOLVED, PENDING = (_GROUPS[name] for name in ("received", "resolved", "pending"))
COLUMNS = columns_of("dossiers")
NAMES = {key: COLUMNS[key] for key in ("row_no", "unit", "field", "note")}


_OF_2026 = frozenset(
    (
        "dossiers_received_online_whole",
        "dossiers_received_online_part",
        "dossiers_received_non_local",
        "dossiers_resolved_late_apology_given",
        "dossiers_resolved_late_apology_missing",
        "dossiers_online_waiting_acceptance",
        "dossiers_online_waiting_acceptance_in_time",
        "dossiers_online_waiting_acceptance_overdue",
        "dossiers_not_accepted",
        "dossier_payments",
        "dossier_payments_online",
    )
)
_FAMILIES = {
    family: frozenset(map(header_key, words))
    for family, words in (("received", RECEIVED), ("resolved", RESOLVED), ("pending", PENDING))
}
_TT02_WORDS = frozenset(map(header_key, ("Trả đúng thời hạn", "Đúng thời hạn", "Trả quá hạn")))


def layout_of(header: Header) -> str:
    """Which layout the columns of a header are: the id of its source, "" for a table without grouped columns.

    A grouped table has "Tổng số" or the like under a heading of its own for received and for resolved. The
    2026 sheet is asked first, because it also has columns of the older ones.
    """
    keys = header.columns.keys() | header.doubled.keys()
    results = {key for key in keys if key.startswith(("dossiers_resolved", "dossiers_pending"))}
    if not {"unit", "field"} & header.columns.keys() or not _in_levels(header, results):
        return ""
    if keys & _OF_2026:
        return "sheet_2026"
    if "dossiers_closing_balance" in keys or {"dossiers_withdrawn", "dossiers_returned"} <= keys:
        return "egov"
    grouped = {"dossiers_received", "dossiers_resolved"}
    if not (grouped <= keys and _in_levels(header, grouped)):
        return ""
    is_split = {"dossiers_received_direct", "dossiers_received_postal"} <= keys
    is_old = is_split or any(path[-1] in _TT02_WORDS for path in header.paths.values())
    return "form_tt02" if is_old and "dossiers_resolved_early" not in keys else "form_06a"


def header_of(sheet: Sheet, source: str, vocabulary: Mapping[str, Column]) -> Header | None:
    """The header of a sheet if it is the layout of this source; tables with months as columns are no such."""
    header = find_header(sheet, vocabulary, needed=3)
    if header is None or has_month_columns(sheet):
        return None
    keep_columns(header, is_in_place)
    return header if layout_of(header) == source else None


def is_in_place(key: str, path: tuple[str, ...]) -> bool:
    """Whether a column may mean what its words say below its headings: "Đã giải quyết | Trực tuyến" is not what
    was received online."""
    about = {family for family, words in _FAMILIES.items() if words & set(path[:-1])}
    own = next((family for family in _FAMILIES if key.startswith(f"dossiers_{family}")), None)
    own = "received" if key == "dossiers_carried_over" else own
    return own is None or not about or own in about


def keep_columns(header: Header, is_ours: Callable[[str, tuple[str, ...]], bool]) -> None:
    """Take columns that `is_ours(key, path)` refuses from a header; they are unknown ones then."""
    matched = header.doubled | {key: [column] for key, column in header.columns.items()}
    ours = {key: [c for c in columns if is_ours(key, header.paths[c])] for key, columns in matched.items()}
    header.unknown += [c for key, columns in matched.items() for c in columns if c not in ours[key]]
    header.columns = {key: columns[0] for key, columns in ours.items() if len(columns) == 1}
    header.doubled = {key: columns for key, columns in ours.items() if len(columns) > 1}


def _in_levels(header: Header, keys: Iterable[str]) -> bool:
    """Whether a heading stands below another: "Đã giải quyết | Tổng số", not "Tổng số đã giải quyết" alone."""
    columns = [c for key in keys for c in [header.columns.get(key), *header.doubled.get(key, ())] if c is not None]
    return any(len(header.paths[column]) > 1 for column in columns)
