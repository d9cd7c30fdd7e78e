"""Sentences of the overview: what changed, what blocks a conclusion, where each leads."""

from pages.words import Sentence as S

TREND = S("Giải quyết trước và đúng hạn theo kỳ", "Resolved early or on time by period")
STOCK = S("Quá hạn đang tồn theo cấp, cuối kỳ, hồ sơ", "Pending overdue by level, end of period, dossiers")
STOCK_PARTIAL = S("▨ trên đỉnh cột: chưa đủ đơn vị báo cáo.", "▨ on top of a column: some offices have not reported.")
LEVEL_NAMES = {
    "tỉnh": S("Cấp tỉnh", "Province level"),
    "huyện": S("Cấp huyện", "District level"),
    "xã": S("Cấp xã", "Commune level"),
}
LEVEL_IN = {
    "tỉnh": S("cấp tỉnh", "province level"),
    "huyện": S("cấp huyện", "district level"),
    "xã": S("cấp xã", "commune level"),
}
OVERDUE_LEVEL = S("; **{share}** ở {level}", "; **{share}** at {level}")
OVERDUE_MOST = S(
    "; nhiều nhất là **{name}** ({count})", "; most of them at **{name}** ({count})"
)
LEVELS = S(
    "Đúng hạn: cấp xã **{commune}**, cấp tỉnh **{province}**", "On time: commune level **{commune}**, province level "
    "**{province}**"
)
GAP_WIDER = S("; khoảng cách rộng thêm {by}", "; the gap widened by {by}")
GAP_NARROWER = S("; khoảng cách thu hẹp {by}", "; the gap narrowed by {by}")
GAP_IS = S("; cách nhau {gap}", "; {gap} apart")
RANK = S(
    "Xếp hạng **{rank}/{count}** tỉnh, thành về tỷ lệ đúng hạn", "Ranked **{rank} of {count}** provinces by on-time rate"
)
RANK_BEFORE = S(" ({before}: {rank}/{count})", " ({before}: {rank} of {count})")
RANK_AMONG = S(
    "; trong {both} nơi có hạng cả hai kỳ: {before} hạng {rank}, nay hạng {again}",
    "; among the {both} ranked both times: {rank} in {before}, now {again}",
)
RANK_CARD = S("hạng {rank}/{count}", "rank {rank} of {count}")
UNUSUAL = S(
    "Bất thường: {kpi} **{value}**, ngoài giới hạn kiểm soát {low}–{high}",
    "Out of the ordinary: {kpi} **{value}**, outside its control limits {low}–{high}",
)
UNUSUAL_PART = S(
    "Bất thường: **{name}** đúng hạn **{value}**, ngoài mức thường thấy của chính nơi này ({low}–{high})",
    "Out of the ordinary: **{name}** on time **{value}**, outside its own usual range ({low}–{high})",
)
AND_MORE = S("; thêm {count} nơi nữa", "; and {count} more")

P_IDENTITY = S(
    "{who}: {total} ≠ {parts}, chênh {gap}{unit}{cell}", "{who}: {total} ≠ {parts}, off by {gap}{unit}{cell}"
)
P_CELL = S(", ô {cell}", ", cell {cell}")
P_MORE = S("Còn {count} vướng mắc khác", "{count} more")
P_CORRECTED = S(
    "{subject}: sửa sau phê duyệt, nay là số tạm tính; lý do: {reason}",
    "{subject}: changed after approval, provisional again; reason: {reason}",
)
P_CORRECTED_BARE = S(
    "{subject}: sửa sau phê duyệt, nay là số tạm tính", "{subject}: changed after approval, provisional again"
)
P_LAST_YEAR = S(
    "{period} (cùng kỳ) {gap}: ghi số CK kèm ▨, không tính chênh lệch",
    "{period} (a year ago): {gap}; its figures carry ▨, no change is given",
)
ALIKE = S("So với cùng kỳ, chỉ tính nơi đủ số liệu cả hai kỳ", "Against a year ago, only those complete in both")
NO_LAST_YEAR = S("chưa có", "none")
REPORTED_BOUNDARIES = S("Địa giới như khi báo cáo", "Boundaries as reported")
# Columns of Biểu II.06a/VPCP/KSTT, as officers call them.
COLUMNS = {
    "dossiers_received": "(3)", "dossiers_received_online": "(4)", "dossiers_received_direct_and_postal": "(5)",
    "dossiers_carried_over": "(6)", "dossiers_resolved": "(7)", "dossiers_resolved_early": "(8)",
    "dossiers_resolved_on_time": "(9)", "dossiers_resolved_late": "(10)", "dossiers_pending": "(11)",
    "dossiers_pending_in_time": "(12)", "dossiers_pending_overdue": "(13)",
}
