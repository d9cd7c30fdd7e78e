"""The words of tables on administrative dossiers, and which of the known layouts a header is.

Legal source of the newest form: Thông tư 01/2020/TT-VPCP (Biểu II.06a/VPCP/KSTT). Older and newer layouts
are told from it by columns that only they have, so that one layout fits a header and no other.
"""

from collections.abc import Callable, Iterable, Mapping

from loaders.files.sheets import Sheet
from loaders.tables.headers import Column, Header, find_header, header_key
from loaders.tables.month_columns import has_month_columns

TOTAL = ("Tổng số", "Tổng", "Tổng cộng", "Số hồ sơ")
RECEIVED = (
    "Số lượng hồ sơ tiếp nhận",
    "Số hồ sơ nhận giải quyết",
    "Số lượng hồ sơ nhận giải quyết",
    "Tiếp nhận",
    "Số hồ sơ tiếp nhận",
    "Số hồ sơ đã tiếp nhận",
    "Hồ sơ tiếp nhận",
    "Nhận giải quyết",
    "Hồ sơ nhận giải quyết",
)
RESOLVED = (
    "Số lượng hồ sơ đã giải quyết",
    "Số hồ sơ đã giải quyết",
    "Hồ sơ đã giải quyết",
    "Đã giải quyết",
    "Hồ sơ đã xử lý",
    "Đã xử lý",
    "Giải quyết",
    "Hồ sơ giải quyết",
)
PENDING = (
    "Số lượng hồ sơ đang giải quyết",
    "Số hồ sơ đang giải quyết",
    "Hồ sơ đang giải quyết",
    "Đang giải quyết",
    "Hồ sơ đang xử lý",
    "Đang xử lý",
)
_WAITING = ("Hồ sơ TT chờ tiếp nhận", "Hồ sơ trực tuyến chờ tiếp nhận", "Hồ sơ chờ tiếp nhận", "Chờ tiếp nhận")
_ONLINE = ("Trực tuyến", "Tiếp nhận trực tuyến", "Hồ sơ trực tuyến")
_PAYMENTS = ("Thanh toán hồ sơ", "Thanh toán", "Hồ sơ thanh toán")

NAMES = {
    "row_no": Column(("STT", "TT", "Số TT")),
    "unit": Column(
        (
            "Đơn vị",
            "Tên đơn vị",
            "Cơ quan",
            "Cơ quan, đơn vị",
            "Đơn vị giải quyết TTHC",
            "Đơn vị thực hiện",
            "Đơn vị giải quyết",
            "Tên cơ quan, đơn vị",
            "Tên cơ quan",
        )
    ),
    "field": Column(
        (
            "Lĩnh vực",
            "Lĩnh vực, công việc giải quyết theo cấp",
            "Lĩnh vực, công việc giải quyết",
            "Lĩnh vực giải quyết",
            "Nhóm thủ tục hành chính",
        )
    ),
    "note": Column(("Ghi chú",)),
}
RATES = {
    "on_time_rate_reported": Column(
        alone=(
            "Tỷ lệ đúng hạn",
            "Tỷ lệ giải quyết đúng hạn",
            "Tỷ lệ trước và đúng hạn",
            "Tỷ lệ hồ sơ đúng hạn",
            "Tỷ lệ trước hạn, đúng hạn",
            "Tỷ lệ giải quyết trước và đúng hạn",
        )
    ),
    "early_rate_reported": Column(alone=("Tỷ lệ trước hạn", "Tỷ lệ giải quyết trước hạn")),
    "late_rate_reported": Column(alone=("Tỷ lệ quá hạn", "Tỷ lệ trễ hạn", "Tỷ lệ giải quyết quá hạn")),
    "dossiers_resolution_rate_reported": Column(
        alone=("Tỷ lệ giải quyết", "Tỷ lệ đã giải quyết", "Tỷ lệ giải quyết hồ sơ")
    ),
    "online_rate_reported": Column(
        alone=("Tỷ lệ xử lý trực tuyến", "Tỷ lệ trực tuyến", "Tỷ lệ hồ sơ trực tuyến", "Tỷ lệ tiếp nhận trực tuyến")
    ),
    "satisfaction_rate_reported": Column(alone=("Tỷ lệ hài lòng", "Mức độ hài lòng")),
}
COLUMNS = (
    NAMES
    | {
        "dossiers_received": Column(
            TOTAL, RECEIVED, ("Tổng số hồ sơ tiếp nhận", "Tổng số tiếp nhận", "Tổng tiếp nhận", "Tổng số hồ sơ")
        ),
        "dossiers_received_online_whole": Column(
            ("Toàn trình",), _ONLINE, ("Trực tuyến toàn trình", "Toàn trình", "Tiếp nhận trực tuyến toàn trình")
        ),
        "dossiers_received_online_part": Column(
            ("Một phần",), _ONLINE, ("Trực tuyến một phần", "Một phần", "Tiếp nhận trực tuyến một phần")
        ),
        "dossiers_received_online_other": Column(
            ("Hình thức khác", "Khác"), _ONLINE, ("Trực tuyến hình thức khác", "Tiếp nhận trực tuyến hình thức khác")
        ),
        "dossiers_received_online": Column(
            ("Trực tuyến", "Qua mạng", "Mới tiếp nhận trực tuyến", "Mới trực tuyến"),
            RECEIVED,
            ("Số mới tiếp nhận trực tuyến", "Mới tiếp nhận trực tuyến", "Tiếp nhận trực tuyến"),
        ),
        "dossiers_received_direct_and_postal": Column(
            (
                "Trực tiếp, dịch vụ bưu chính",
                "Trực tiếp, qua dịch vụ bưu chính",
                "Trực tiếp, bưu chính",
                "Trực tiếp, dịch vụ bưu chính công ích",
                "Trực tiếp và dịch vụ bưu chính",
                "Trực tiếp, BCCI",
            ),
            RECEIVED,
        ),
        "dossiers_received_direct": Column(
            ("Trực tiếp", "Mới tiếp nhận trực tiếp", "Mới trực tiếp"),
            RECEIVED,
            ("Số mới tiếp nhận trực tiếp", "Mới tiếp nhận trực tiếp", "Tiếp nhận trực tiếp"),
        ),
        "dossiers_received_postal": Column(
            (
                "Qua dịch vụ bưu chính",
                "Dịch vụ bưu chính",
                "Bưu chính",
                "BCCI",
                "Mới BCCI",
                "Bưu chính / BCCI",
                "Bưu chính/BCCI",
                "Qua BCCI",
                "Mới tiếp nhận qua BCCI",
            ),
            RECEIVED,
            ("Số mới tiếp nhận qua BCCI", "Mới tiếp nhận qua BCCI", "Tiếp nhận qua BCCI", "Tiếp nhận BCCI"),
        ),
        "dossiers_received_non_local": Column(
            alone=(
                "Tiếp nhận phi địa giới",
                "Phi địa giới",
                "Phi địa giới hành chính",
                "Tiếp nhận phi địa giới hành chính",
            )
        ),
        "dossiers_received_new": Column(
            ("Trong kỳ", "Tiếp nhận trong kỳ", "Mới tiếp nhận", "Số mới tiếp nhận"),
            RECEIVED,
            (
                "Tiếp nhận trong kỳ",
                "Tiếp nhận mới",
                "Mới tiếp nhận trong kỳ",
                "Hồ sơ mới tiếp nhận",
                "Số hồ sơ mới tiếp nhận",
                "Số mới tiếp nhận",
                *(
                    f"{above} | {total}"
                    for total in TOTAL
                    for above in (
                        "Tiếp nhận trong kỳ",
                        "Mới tiếp nhận",
                        "Tiếp nhận mới",
                        *(f"{received} | Trong kỳ" for received in RECEIVED),
                    )
                ),
            ),
        ),
        "dossiers_carried_over": Column(
            ("Từ kỳ trước", "Kỳ trước", "Kỳ trước chuyển qua", "Tồn kỳ trước"),
            RECEIVED,
            (
                "Số kỳ trước chuyển qua",
                "Từ kỳ trước chuyển qua",
                "Kỳ trước chuyển sang",
                "Kỳ trước chuyển qua",
                "Tồn kỳ trước",
                "Số đầu kỳ",
                "Từ kỳ trước",
                "Tiếp nhận kỳ trước",
                "Tồn đầu kỳ",
            ),
        ),
        "dossiers_resolved": Column(
            TOTAL, RESOLVED, ("Tổng số hồ sơ đã giải quyết", "Tổng số đã giải quyết", "Tổng đã giải quyết", *RESOLVED)
        ),
        "dossiers_resolved_early": Column(("Trước hạn", "Sớm hạn", "Sớm"), RESOLVED),
        "dossiers_resolved_on_time": Column(("Đúng hạn", "Đúng"), RESOLVED),
        "dossiers_resolved_early_or_on_time": Column(
            (
                "Đúng và trước hạn",
                "Trước và đúng hạn",
                "Trả đúng thời hạn",
                "Trước hạn và đúng hạn",
                "Trước hạn, đúng hạn",
                "Đúng thời hạn",
                "Đúng hạn và trước hạn",
            ),
            RESOLVED,
            ("Trả đúng thời hạn", "Đúng và trước hạn", "Trước và đúng hạn", "Giải quyết trước và đúng hạn"),
        ),
        "dossiers_resolved_late_apology_given": Column(alone=("Quá hạn đã có thư xin lỗi", "Đã có thư xin lỗi")),
        "dossiers_resolved_late_apology_missing": Column(alone=("Quá hạn chưa có thư xin lỗi", "Chưa có thư xin lỗi")),
        "dossiers_resolved_late": Column(
            ("Quá hạn", "Trễ hạn", "Chậm hạn", "Trễ", "Trả quá hạn", "Tổng số quá hạn"),
            RESOLVED,
            ("Trả quá hạn", "Tổng số trễ hạn", "Giải quyết quá hạn"),
        ),
        "dossiers_pending": Column(
            TOTAL,
            PENDING,
            ("Tổng số hồ sơ đang giải quyết", "Tổng số đang giải quyết", "Tổng đang giải quyết", *PENDING),
        ),
        "dossiers_pending_in_time": Column(("Trong hạn", "Chưa đến hạn", "Còn hạn", "Đúng hạn"), PENDING),
        "dossiers_pending_overdue": Column(("Quá hạn", "Đã quá hạn", "Trễ hạn"), PENDING),
        "dossiers_online_waiting_acceptance": Column(TOTAL, _WAITING, _WAITING),
        "dossiers_online_waiting_acceptance_in_time": Column(("Đúng hạn", "Trong hạn", "Còn hạn"), _WAITING),
        "dossiers_online_waiting_acceptance_overdue": Column(("Quá hạn", "Trễ hạn"), _WAITING),
        "dossiers_waiting_supplement": Column(alone=("Chờ bổ sung", "Hồ sơ chờ bổ sung", "Số hồ sơ chờ bổ sung")),
        "dossiers_returned_or_withdrawn": Column(
            alone=(
                "Trả lại/Rút HS",
                "Trả lại, rút hồ sơ",
                "Trả lại/Rút hồ sơ",
                "Hồ sơ trả lại/rút",
                "Trả lại, rút HS",
                "Trả lại/xin rút",
            )
        ),
        "dossiers_withdrawn": Column(
            alone=("CD rút hồ sơ", "Hồ sơ rút", "Rút hồ sơ", "Công dân rút hồ sơ", "Hồ sơ xin rút")
        ),
        "dossiers_returned": Column(alone=("Hồ sơ trả lại", "Trả lại hồ sơ", "Trả hồ sơ")),
        "dossiers_closing_balance": Column(alone=("Tồn cuối", "Tồn cuối kỳ", "Số cuối kỳ")),
        "dossiers_not_accepted": Column(
            alone=("Hồ sơ không được tiếp nhận", "Không được tiếp nhận", "Hồ sơ không tiếp nhận")
        ),
        "dossiers_stopped": Column(alone=("Hồ sơ dừng xử lý", "Dừng xử lý", "Hồ sơ dừng giải quyết")),
        "dossier_payments": Column(TOTAL, _PAYMENTS),
        "dossier_payments_online": Column(("Trực tuyến",), _PAYMENTS, ("Thanh toán trực tuyến",)),
        "dossier_payments_direct": Column(("Trực tiếp",), _PAYMENTS, ("Thanh toán trực tiếp",)),
    }
    | RATES
)

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
