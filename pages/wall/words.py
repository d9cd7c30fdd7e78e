"""Sentences of the meeting-room screen and its boards. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- the wall ------------------------------------------------------------------------------------------
FIRST_NAME = S("Bảng mặc định", "Default board")
DATA_UNTIL = S("Số liệu đến {day}", "Figures until {day}")
UPDATED = S("cập nhật {day} {hour}", "updated {day} {hour}")
PROVISIONAL = S("tạm tính", "provisional")
APPROVED = S("đã duyệt", "approved")
REVISED = S("sửa sau phê duyệt", "changed after approval")
STALE = S(
    "Số liệu cũ: đến {until}, {next} quá hạn từ {day}",
    "Old figures: until {until}, {next} overdue since {day}",
)
PANEL_FAILED = S(
    "Không dựng được bảng “{panel}”. Các bảng khác vẫn đúng. Báo quản trị mã lỗi {id}.",
    "The panel “{panel}” could not be built. The others are right. Tell the administrator error id {id}.",
)
NO_STORE = S(
    "Kho “{store}” chưa có trên máy chủ nên bảng này chưa có số",
    "The store “{store}” is not on the server, so this board has no figures",
)
NO_SUCH_STORE = S("Không có kho số liệu “{store}”.", "There is no store “{store}”.")
PANEL_EMPTY = S("“{panel}”: chưa có số liệu của {place}.", "“{panel}”: there are no figures of {place} yet.")
PANEL_UNKNOWN = S("Bản chương trình này không có loại bảng “{kind}”.", "This version has no panel “{kind}”.")
ACTUAL_CODE = S("TH", "Actual")
LAST_YEAR = S("CK", "Last year")
SINCE = S("so {before}", "vs {before}")
A_YEAR_AGO = S("cùng kỳ", "last year")
COUNTS = S("{numerator}/{denominator} {what}", "{numerator} of {denominator} {what}")
COUNTED = {  # by what the measure below the line counts
    "hồ sơ": S("hồ sơ", "dossiers"),
    "phiếu": S("phiếu", "tickets"),
    "nhiệm vụ": S("nhiệm vụ", "tasks"),
    "lượt": S("lượt", "counts"),
    "đơn": S("đơn", "petitions"),
    "phản ánh, kiến nghị": S("phản ánh, kiến nghị", "pieces of feedback"),
    "biên chế": S("biên chế", "posts"),
    "đồng": S("đồng", "VND"),
}
RANK_OF = S("hạng {rank}/{count}", "rank {rank} of {count}")
NATION = S("cả nước {value}", "nation {value}")
REPORTED = S("{count} nơi đủ số {value}", "{count} complete: {value}")
WIDE = S(
    "dải nới {times} lần: chỉ khác biệt rất lớn mới ra ngoài",
    "limits widened {times} times: only very large differences show",
)
PROVINCES = S("{count} tỉnh, thành", "{count} provinces")
AGAINST_NATION = S("{kpi} so cả nước, {period}", "{kpi} against the nation, {period}")
BY_PROVINCE = S("{kpi}, {period}", "{kpi}, {period}")
ENDS_UNITS = S("Đơn vị chậm nhất và tốt nhất", "Slowest and best units")
ENDS_PLACES = S("Tỉnh, thành chậm nhất và tốt nhất", "Slowest and best provinces")
ON_TIME_OF = S("% đúng hạn, {period}", "% on time, {period}")
WORST = S("Chậm nhất", "Slowest")
BEST = S("Tốt nhất", "Best")
UNIT = S("Đơn vị", "Unit")
PROVINCE = S("Tỉnh, thành", "Province")
COUNT_HEADS = {  # as COUNTED, at the head of a column
    "hồ sơ": S("số hồ sơ", "dossiers"),
    "phiếu": S("số phiếu", "tickets"),
    "nhiệm vụ": S("nhiệm vụ", "tasks"),
    "lượt": S("số lượt", "counts"),
    "đơn": S("số đơn", "petitions"),
    "phản ánh, kiến nghị": S("số phản ánh", "feedback"),
    "biên chế": S("biên chế", "posts"),
    "đồng": S("đồng", "VND"),
}
UNIT_HEADS = {
    "percent": S("%", "%"),
    "per_1000": S("trên 1.000", "per 1,000"),
    "ratio": S("lần", "times"),
    "count": S("số", "number"),
    "vnd": S("đồng", "VND"),
    "score": S("điểm", "points"),
    "days": S("ngày", "days"),
}
MILLION = S("triệu", "million")
PAGE = S("trang {page}/{pages}", "page {page} of {pages}")
LATE_OF = S("quá hạn/đã giải quyết", "late/resolved")
RANKED_WORST = S("{kpi}: kém nhất", "{kpi}: worst")
RANKED_MOST = S("{kpi}: nhiều nhất", "{kpi}: most")
UNDER_30 = S("dưới 30", "under 30")
PARTLY = S("chưa đủ", "partial")
CHANNELS = S("1022 theo kênh", "1022 by channel")
TICKETS = S("phiếu, {first}–{last}", "tickets, {first}–{last}")
ALL_TICKETS = S("Tổng số phiếu", "All tickets")
MEDIA = S("Truyền thông {place}", "Media of {place}")
CHANGES = S("Điều gì đã thay đổi", "What changed")
COMPLETENESS = S("Mức đầy đủ của số liệu", "Completeness of the figures")
SUBJECTS = {
    "dossiers": S("Hồ sơ TTHC", "Dossiers"),
    "hotline": S("Tổng đài 1022", "Hotline 1022"),
    "media": S("Truyền thông", "Media"),
    "citizens": S("Công dân, đơn thư", "Petitions"),
    "tasks": S("Nhiệm vụ", "Tasks"),
    "documents": S("Văn bản", "Documents"),
}
ALL_IN = S("Không thiếu báo cáo nào.", "No report is missing.")
ALL_LOADED = S(
    "Đơn vị từng nạp đều đã có báo cáo; chưa khai danh sách đơn vị.",
    "All offices loaded before have reported; no register of offices declared.",
)
NOT_SENT = S("Chưa gửi: {names}", "Not sent: {names}")
NOT_SENT_MORE = S("Chưa gửi: {names} và {rest} nơi khác", "Not sent: {names} and {rest} more")
SOURCE_MISSING = S(
    "Chưa có {source} của {place}, {period}; lần cuối {last}",
    "No {source} of {place} for {period}; last {last}",
)
SOURCES_IN = S("{done}/{all} nguồn đã có số liệu {period}", "{done} of {all} sources have figures for {period}")
PLACE_PERIOD = S("{place}, {period}", "{place}, {period}")
# Names short enough for a tile three across; others keep the name of the catalogue.
TROUBLE = S(
    "Kho số liệu cần kiểm tra, số có thể chưa mới nhất: báo người quản trị mở bảng điều hành",
    "The store has to be checked, figures may not be the newest: tell the administrator to open the dashboard",
)
BEHIND = S("Số mới hơn đang được đưa lên màn hình", "Newer figures are on their way to the screen")
# What the page itself says; `{hour}` and the like are filled in by its script.
CLIENT = {
    "disconnected": S("Mất kết nối từ {hour}", "Disconnected since {hour}"),
    "paused": S("Tạm dừng", "Paused"),
    "failed": S("Chưa hiện được", "Cannot be shown"),
    "waiting": S("Đang chờ số liệu từ máy chủ", "Waiting for figures from the server"),
    "no_panels": S("Bảng này chưa có nội dung", "This board has no panels yet"),
    "previous": S("Trước", "Previous"),
    "next": S("Sau", "Next"),
    "pause": S("Dừng", "Pause"),
    "resume": S("Tiếp tục", "Resume"),
    "good": S("Đạt", "Met"),
    "watch": S("Theo dõi", "Watch"),
    "act": S("Cần xử lý", "Act"),
}
# Kinds of panels, as the settings name them and as a failing one is named.
KINDS = {
    "kpi": S("Chỉ tiêu chính", "Key figures"),
    "trend": S("Diễn biến", "Trend"),
    "ends": S("Chậm nhất, tốt nhất", "Slowest, best"),
    "tiles": S("Ô theo tỉnh, thành", "Tiles of provinces"),
    "ranked": S("Danh sách xếp thứ tự", "Ranked list"),
    "channels": S("1022 theo kênh", "1022 by channel"),
    "media": S("Truyền thông", "Media"),
    "changes": S("Điều gì đã thay đổi", "What changed"),
    "completeness": S("Mức đầy đủ của số liệu", "Completeness"),
}

# -- the screen it is set up on ------------------------------------------------------------------------
PAGES = S("Số trang nhiều nhất", "Most pages")
LIMIT = S("Cho phép chậm (ngày)", "Days of grace")
ROTATION = S("Mỗi nội dung hiện (giây)", "Seconds each")
HEIGHT = S("Chiều cao màn hình (cm)", "Screen height (cm)")
FARTHEST = S("Người ngồi xa nhất (m)", "Farthest viewer (m)")
# What keeps a board from being saved.
NEEDS_NAME = S("Đặt tên cho bảng, không quá {most} ký tự.", "Give the board a name of at most {most} characters.")
NAME_TAKEN = S(
    "Đã có bảng tên gần giống (“{name}”). Chọn tên khác.", "There is a board of nearly this name (“{name}”)."
)
NAME_EMPTY = S(
    "Tên bảng cần có chữ cái hoặc chữ số; từ “{name}” dành riêng cũng không dùng được.",
    "The name needs letters or digits, and “{name}” is reserved.",
)
NEEDS_PANELS = S("Chọn ít nhất một nội dung.", "Choose at least one panel.")
TOO_MANY_PANELS = S(
    "Nhiều nhất {most} nội dung; bảng này có {count}.", "At most {most} panels; this board has {count}."
)
NO_SUCH_KIND = S("Nội dung {at}: không có loại “{kind}”.", "Panel {at}: there is no kind “{kind}”.")
NO_SUCH_PLACE = S("Nội dung {at} ({kind}): chọn lại địa bàn.", "Panel {at} ({kind}): choose the place again.")
NO_SUCH_KPI = S(
    "Nội dung {at} ({kind}): không có chỉ tiêu “{kpi}”, chọn lại.",
    "Panel {at} ({kind}): there is no indicator “{kpi}”, choose again.",
)
TOO_MANY_KPIS = S(
    "Nội dung {at} ({kind}): nhiều nhất {most} chỉ tiêu.", "Panel {at} ({kind}): at most {most} indicators."
)
NOT_NATION = S(
    "Nội dung {at} ({kind}): số này không cộng giữa các tỉnh, chọn một tỉnh.",
    "Panel {at} ({kind}): this is not added over provinces, choose one.",
)
OUT_OF_RANGE = S("{what}: từ {low} đến {high}.", "{what}: from {low} to {high}.")
TOO_FAR = S(
    "Người ngồi cách {farthest} m cần chữ {wanted} điểm ảnh, lớn nhất là {most}. "
    "Màn hình cao {height} cm đọc được đến {reach} m: dùng màn hình lớn hơn hoặc ngồi gần hơn.",
    "A viewer {farthest} m away needs text of {wanted} px; the largest is {most}. "
    "A screen {height} cm high can be read from up to {reach} m: take a larger one or sit closer.",
)
