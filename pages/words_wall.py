"""Sentences of the meeting-room screen and of the screen it is set up on. Vietnamese first."""

from pages.words import S

# -- the wall ------------------------------------------------------------------------------------------
FIRST_NAME = S("Bảng mặc định", "Default board")
DATA_UNTIL = S("Số liệu đến {day}", "Figures until {day}")
UPDATED = S("cập nhật {day} {hour}", "updated {day} {hour}")
PROVISIONAL = S("tạm tính", "provisional")
APPROVED = S("đã duyệt", "approved")
REVISED = S("sửa sau phê duyệt", "changed after approval")
SAMPLE = S("Dữ liệu mẫu", "Sample data")
STALE = S("Số liệu cũ: mới đến {until}; {next} quá hạn từ {day}", "Old figures: until {until}; {next} overdue since {day}")
STALE_UNKNOWN = S("Số liệu cũ: {next} quá hạn từ {day}", "Old figures: {next} overdue since {day}")
PANEL_FAILED = S(
    "Không dựng được bảng “{panel}”. Các bảng khác vẫn đúng. Báo quản trị mã lỗi {id}.",
    "The panel “{panel}” could not be built. The others are right. Tell the administrator error id {id}.",
)
PANEL_EMPTY = S("“{panel}”: chưa có số liệu của {place}.", "“{panel}”: there are no figures of {place} yet.")
PANEL_UNKNOWN = S("Bản chương trình này không có loại bảng “{kind}”.", "This version has no panel “{kind}”.")
ACTUAL_CODE = S("TH", "Actual")
LAST_YEAR = S("CK", "Last year")
SINCE = S("so {before}", "on {before}")
SINCE_LAST_YEAR = S("so cùng kỳ", "on last year")
COUNTS = S("{numerator}/{denominator} {what}", "{numerator} of {denominator} {what}")
COUNTED = {
    "dossiers": S("hồ sơ", "dossiers"),
    "hotline": S("phiếu", "tickets"),
    "tasks": S("nhiệm vụ", "tasks"),
    "media": S("lượt", "counts"),
    "citizens": S("lượt", "counts"),
    "budget": S("đồng", "VND"),
}
RANK_OF = S("hạng {rank}/{count}", "rank {rank} of {count}")
NATION = S("cả nước {value}", "nation {value}")
REPORTED = S("{count} nơi đã báo cáo {value}", "{count} that reported {value}")
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
COUNT_HEADS = {
    "dossiers": S("số hồ sơ", "dossiers"),
    "hotline": S("số phiếu", "tickets"),
    "tasks": S("nhiệm vụ", "tasks"),
    "media": S("số lượt", "counts"),
    "citizens": S("số lượt", "counts"),
    "budget": S("đồng", "VND"),
}
UNIT_HEADS = {
    "percent": S("%", "%"),
    "per_1000": S("trên 1.000", "per 1,000"),
    "ratio": S("lần", "times"),
    "count": S("số", "number"),
    "vnd": S("đồng", "VND"),
    "score": S("điểm", "points"),
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
REPORTS_IN = S("đã gửi báo cáo", "have reported")
ALL_IN = S("Không thiếu báo cáo nào.", "No report is missing.")
NOT_SENT = S("Chưa gửi: {names}", "Not sent: {names}")
NOT_SENT_MORE = S("Chưa gửi: {names} và {rest} nơi khác", "Not sent: {names} and {rest} more")
SOURCE_MISSING = S(
    "Chưa có {source} của {place}, {period}; lần cuối {last}", "No {source} of {place} for {period}; last {last}"
)
SOURCES_IN = S("{done}/{all} nguồn đã có số liệu {period}", "{done} of {all} sources have figures for {period}")
PLACE_PERIOD = S("{place}, {period}", "{place}, {period}")

# Names short enough for a tile three across; others keep the name of the catalogue.
SHORT = {
    "on_time_rate": S("Giải quyết đúng hạn", "Resolved on time"),
    "dossiers_pending_overdue": S("Quá hạn đang tồn", "Pending overdue"),
    "late_per_1000": S("Quá hạn/1.000 hồ sơ", "Late per 1,000"),
    "online_share": S("Hồ sơ trực tuyến", "Online share"),
    "hotline_resolution_rate": S("1022: tỷ lệ xử lý", "1022: resolved"),
    "dossiers_received_new": S("Hồ sơ mới", "New dossiers"),
    "facebook_reach": S("Facebook: tiếp cận", "Facebook: reach"),
    "facebook_interactions": S("Facebook: tương tác", "Facebook: interactions"),
    "facebook_interactions_per_reach": S("Tương tác/tiếp cận", "Interactions/reach"),
    "facebook_new_followers": S("Facebook: theo dõi", "Facebook: followers"),
    "zalo_views": S("Zalo: lượt xem", "Zalo: views"),
    "zalo_interactions": S("Zalo: tương tác", "Zalo: interactions"),
    "portal_articles": S("Cổng: tin, bài", "Portal: items"),
}

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
    "sample": S("Dữ liệu mẫu", "Sample data"),
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
