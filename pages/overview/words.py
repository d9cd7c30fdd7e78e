"""Sentences of the overview. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- frame ---------------------------------------------------------------------------------------------

# -- overview ------------------------------------------------------------------------------------------
SEE = S("Xem", "See")
ROSE = S("tăng", "rose by")
FELL = S("giảm", "fell by")
RISEN = S("có tỷ lệ tăng", "whose rate rose")
FALLEN = S("có tỷ lệ giảm", "whose rate fell")
ROSE_ALONE = S("tăng", "rose")
FELL_ALONE = S("giảm", "fell")
RATE = S("Tỷ lệ đúng hạn {verb} **{change}** so với {before}", "The on-time rate {verb} **{change}** on {before}")
RATE_SAME = S(
    "Tỷ lệ đúng hạn giữ nguyên **{value}** so với {before}",
    "The on-time rate stayed at **{value}** on {before}",
)
RATE_ALONE = S(
    "Tỷ lệ đúng hạn **{value}**{partial}; chưa so được với {before}{reason}.",
    "The on-time rate is **{value}**{partial}; it cannot be compared with {before} yet{reason}.",
)
RATE_OF_RANGE = S("Tỷ lệ đúng hạn **{value}**{partial}.", "The on-time rate is **{value}**{partial}.")
OF_REPORTED = S("mới đủ số liệu {coverage} nơi", "complete for {coverage}")
LED_SHARE = S(
    "; các {what} {direction} góp {moved}, riêng **{name}** chiếm **{share}** của phần đó (nay {late} hồ sơ quá hạn).",
    "; {what} {direction} make {moved}, of which **{name}** is **{share}** (now {late} late).",
)
LED_ALONE = S(
    "; chỉ tỷ lệ của **{name}** {direction}, góp {moved} (nay {late} hồ sơ quá hạn).",
    "; only the rate of **{name}** {direction}, which makes {moved} (now {late} late).",
)
LED_MIX = S(
    "; chủ yếu do cơ cấu hồ sơ giữa các {what} thay đổi ({mix}); phần do tỷ lệ của chính các {what} là {own}.",
    "; mainly because the mix of dossiers among {what} changed ({mix}); their own rates make {own}.",
)
OVERDUE = S("Hồ sơ quá hạn đang tồn **{value}**", "**{value}** dossiers are pending overdue")
OVERDUE_CHANGE = S(", {verb} {change}", ", which {verb} {change}")
OVERDUE_PART = S("; **{share}** nằm ở **{name}**", "; **{share}** of them at **{name}**")
ONLINE = S("Hồ sơ trực tuyến đạt **{value}**", "**{value}** of new dossiers came online")
HIGHEST = S(", cao nhất 13 kỳ", ", the highest of 13 periods")
SHORT = S(", còn thiếu {gap} so với {aim}", ", {gap} short of {aim}")
REACHED = S(", vượt {aim} {gap}", ", {gap} above {aim}")
TARGET_IN = S("kế hoạch", "the target")
PRESET_IN = S("mốc mặc định", "the default mark")
BELOW = S(
    "**{below}/{count}** {what} dưới mức {target} đúng hạn.",
    "**{below} of {count}** {what} are below {target} on time.",
)
NONE_BELOW = S(
    "Cả {count} {what} đều đạt mức {target} đúng hạn ({below} nơi dưới mức).",
    "All {count} {what} reach {target} on time ({below} below).",
)
HOTLINE_SENTENCE = S(
    "Tổng đài 1022 đã xử lý **{resolved}/{received}** phiếu ({value}){partial}.",
    "Hotline 1022 resolved **{resolved} of {received}** tickets ({value}){partial}.",
)
PROVINCES = S("tỉnh, thành", "provinces")
UNITS = S("đơn vị", "units")
WORST_FEW = S("Chậm nhất", "The slowest")
BEST_FEW = S("Tốt nhất", "The best")
WORST_UNITS = S("Năm đơn vị chậm nhất", "The five slowest units")
BEST_UNITS = S("Năm đơn vị tốt nhất", "The five best units")
WORST_PLACES = S("Năm tỉnh, thành chậm nhất", "The five slowest provinces")
BEST_PLACES = S("Năm tỉnh, thành tốt nhất", "The five best provinces")
NO_UNITS = S(
    "{place} chỉ có số toàn địa bàn, chưa có số từng đơn vị. Dưới đây là các tỉnh, thành cùng kỳ.",
    "{place} reports for the whole province only. Below are the provinces in the same period.",
)
OVERDUE_CHART = S("Quá hạn đang tồn, cuối kỳ, hồ sơ", "Pending overdue at the end of the period, dossiers")
TREND_CHART = S("Giải quyết trước và đúng hạn, % số đã giải quyết", "Resolved early or on time, % of those resolved")
PROBLEM_TAGS = {
    "missing": S("Thiếu", "Missing"),
    "differs": S("Lệch", "Differs"),
    "sources": S("Lệch", "Differs"),
    "refused": S("Không tính", "Refused"),
    "small": S("Nhỏ", "Small"),
    "partial": S("Chưa đủ", "Partial"),
    "incomplete": S("Chưa đủ", "Partial"),
    "windows": S("Lệch kỳ", "Windows"),
    "absent": S("Thiếu", "Missing"),
    "identity": S("Lệch", "Differs"),
    "corrected": S("Đã sửa", "Changed"),
    "last_year": S("Cùng kỳ", "Year ago"),
}
P_MISSING = S(
    "{count} {what} chưa gửi báo cáo {period}: {names}", "{count} of the {what} without a report for {period}: {names}"
)
P_DIFFERS = S("{kpi}: tính được {value}, báo cáo in {reported}", "{kpi}: computed {value}, printed {reported}")
P_SOURCES = S(
    "{kpi}: đang dùng {value}, nguồn khác ({source}) là {other}; cần thống nhất một số",
    "{kpi}: {value} is used, another source ({source}) says {other}; agree on one",
)
P_REFUSED = S("{kpi}: {reason}", "{kpi}: {reason}")
P_INCOMPLETE = S("{kpi}: {gap}; chưa so sánh, chưa đánh giá", "{kpi}: {gap}; not compared, not judged")
P_WINDOWS = S("{kpi}: {window}; không so sánh, không đánh giá", "{kpi}: {window}; not compared, not judged")
P_ABSENT = S("{kpi}: {reason}", "{kpi}: {reason}")
P_SMALL = S(
    "{count} {what} dưới 30 hồ sơ: chỉ hiện số đếm, không xếp hạng",
    "{count} of the {what} with under 30 dossiers: counts only, not ranked",
)
P_PARTIAL = S(
    "{count} {what} mới có một phần số liệu: không xếp hạng", "{count} of the {what} only partly in: not ranked"
)
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
OVERDUE_MOST = S("; nhiều nhất là **{name}** ({count})", "; most of them at **{name}** ({count})")
LEVELS = S(
    "Đúng hạn: cấp xã **{commune}**, cấp tỉnh **{province}**",
    "On time: commune level **{commune}**, province level **{province}**",
)
GAP_WIDER = S("; khoảng cách rộng thêm {by}", "; the gap widened by {by}")
GAP_NARROWER = S("; khoảng cách thu hẹp {by}", "; the gap narrowed by {by}")
GAP_IS = S("; cách nhau {gap}", "; {gap} apart")
RANK = S(
    "Xếp hạng **{rank}/{count}** tỉnh, thành về tỷ lệ đúng hạn",
    "Ranked **{rank} of {count}** provinces by on-time rate",
)
RANK_BEFORE = S(" ({before}: {rank}/{count})", " ({before}: {rank} of {count})")
RANK_AMONG = S(
    "; trong {both} nơi có hạng cả hai kỳ: {before} hạng {rank}, nay hạng {again}",
    "; among the {both} ranked both times: {rank} in {before}, now {again}",
)
UNUSUAL = S(
    "Bất thường: {kpi} **{value}**, ngoài giới hạn kiểm soát {low}–{high}",
    "Out of the ordinary: {kpi} **{value}**, outside its control limits {low}–{high}",
)
UNUSUAL_PART = S(
    "Bất thường: **{name}** đúng hạn **{value}**, ngoài mức thường thấy của chính nơi này ({low}–{high})",
    "Out of the ordinary: **{name}** on time **{value}**, outside its own usual range ({low}–{high})",
)
IN_TET = S(", tháng có Tết Nguyên đán", ", the month of Tết")
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
# Columns of Biểu II.06a/VPCP/KSTT, as officers call them.
COLUMNS = {
    "dossiers_received": "(3)",
    "dossiers_received_online": "(4)",
    "dossiers_received_direct_and_postal": "(5)",
    "dossiers_carried_over": "(6)",
    "dossiers_resolved": "(7)",
    "dossiers_resolved_early": "(8)",
    "dossiers_resolved_on_time": "(9)",
    "dossiers_resolved_late": "(10)",
    "dossiers_pending": "(11)",
    "dossiers_pending_in_time": "(12)",
    "dossiers_pending_overdue": "(13)",
}

# -- buttons -------------------------------------------------------------------------------------------
SLIDES = S("PowerPoint", "PowerPoint")
PACK = S("Bộ báo cáo", "Report pack")
PACK_HELP = S(
    "Báo cáo Word, trình chiếu và bảng số liệu của kỳ trong một tệp zip",
    "The Word report, slides and workbook of the period (in Vietnamese) in one zip",
)
SLIDES_HELP = S(
    "Tải tổng quan thành bài trình chiếu; biểu đồ sửa được trong PowerPoint",
    "Download the overview as slides; the charts can be edited in PowerPoint",
)
PRINT = S("In một trang A4", "Print on A4")
PRINT_HELP = S(
    "Mở tổng quan trên một trang A4 để in hoặc lưu PDF",
    "Open the overview on one A4 page, to print or save as PDF",
)

# -- workbooks -----------------------------------------------------------------------------------------
ALL_CARDS = S("Tổng quan: {place}, {period}", "Overview: {place}, {period}")

# -- slides and the printed page -----------------------------------------------------------------------
ENDS_TITLE = S("chậm nhất và tốt nhất, {period}", "the slowest and the best, {period}")
KEY_TITLE = S("Chỉ tiêu chính", "Main indicators")
SERIES = {
    "actual": S("TH thực hiện", "AC actual"),
    "last_year": S("CK cùng kỳ năm trước", "PY same period last year"),
    "target": S("KH kế hoạch", "PL target"),
    "preset": S("Mốc mặc định", "Default mark"),
}
NOTE_HOLLOW = S(
    "Dấu rỗng: chưa đủ số liệu. Chỗ trống: chưa có báo cáo, không phải bằng 0.",
    "Hollow: incomplete. A gap: not reported, not zero.",
)
NOTE_BREAKS = S("Không nối với kỳ trước: {periods}.", "Not joined with the period before: {periods}.")
BREAK_OTHER = S("sắp xếp địa giới", "a merger")
BEFORE_HEAD = S("So với {before}", "On {before}")
FOOT_SLIDES = S("{data}. Tải lúc {time}.", "{data}. Downloaded {time}.")
