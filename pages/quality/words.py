"""Sentences of the screen “Chất lượng số liệu”. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

TITLE = S("Chất lượng số liệu", "Data quality")
UNDER = S(
    "Ai đã báo cáo, ai chậm, số nào không khớp, số nào đã sửa",
    "Who has reported, who is late, which figures disagree, which were changed",
)
SUBJECT = S("Lĩnh vực", "Subject")

# -- who reported, and when ----------------------------------------------------------------------------
MATRIX = S("{place}: báo cáo {subject}, {first}–{last}", "{place}: reports of {subject}, {first}–{last}")
WHOLE = S("Toàn tỉnh, thành", "Whole province")
SAID = S("{period}: {reported}/{expected} nơi đã báo cáo", "{period}: {reported} of {expected} have reported")
SAID_TIME = S("{on_time} đúng hạn, {late} sau hạn", "{on_time} on time, {late} late")
SAID_MISSING = S("{count} nơi thiếu", "{count} missing")
SAID_PARTIAL = S("{count} nơi mới có một phần", "{count} only partly in")
NO_REGISTER = S(
    "Chưa khai danh sách đơn vị: chỉ tính những đơn vị đã từng nạp số liệu.",
    "No register of offices declared: only offices that have reported before are counted.",
)
UNLISTED = S("Có số liệu, không có trong danh sách đơn vị: {names}", "With figures, not in the register: {names}")
UNLISTED_MORE = S(
    "Có số liệu, không có trong danh sách đơn vị: {names} và {rest} đơn vị khác",
    "With figures, not in the register: {names} and {rest} more",
)
MARKS = {
    "on_time": S("đúng hạn", "on time"),
    "late": S("sau hạn", "late"),
    "reported": S("đã có, không xét hạn", "in, not timed"),
    "partial": S("mới có một phần", "partly in"),
    "zero": S("có báo cáo, bằng 0", "reported, zero"),
    "missing": S("thiếu", "missing"),
    "not_applicable": S("không áp dụng", "not applicable"),
    "not_due": S("chưa đến hạn", "not due yet"),
}
MATRIX_NOTE = S(
    "Hạn là ngày 25 của tháng cuối kỳ (Nghị định 09/2019/NĐ-CP, Điều 13); đúng hay sau hạn tính theo ngày nạp tệp đầu "
    "tiên; số mẫu, số nạp ngày đầu và các kỳ trước tháng bắt đầu dùng không xét hạn. Ô trống: chưa thuộc diện phải "
    "báo cáo. Bấm vào ô để xem con số.",
    "Due on the 25th of the period's last month (Decree 09/2019/NĐ-CP, Article 13); on time or late by the day the "
    "first file was loaded; samples, what was loaded on the first day and months before the first use are not timed. "
    "An empty cell: was not expected to report. Click a cell for its number.",
)
HOVER = S("{name}, {period}: {mark}", "{name}, {period}: {mark}")
HOVER_VALUE = S("{kpi}: {value}", "{kpi}: {value}")
HOVER_PARTS = S("{covered}/{expected} nguồn số", "{covered} of {expected} parts")
HOVER_DAYS = S("hạn {due}, nạp {loaded}", "due {due}, loaded {loaded}")
HOVER_DUE = S("hạn {due}", "due {due}")
MATRIX_ALT = S(
    "{place}, {subject}: {count} nơi theo kỳ; {missing} ô thiếu, {late} ô sau hạn.",
    "{place}, {subject}: {count} reporters by period; {missing} cells missing, {late} late.",
)
PAGE = S(
    "Dòng {first}–{last} trong {count}; nơi thiếu nhiều nhất ở trên.",
    "Rows {first}–{last} of {count}; those who lack most stand first.",
)
BEHIND = S("Thiếu và chậm", "Missing and late")
BEHIND_NOTE = S(
    "Mới nhất trước; số ngày tính từ hạn đến hôm nay, hoặc đến ngày nạp.",
    "Newest first; days from the due day to today, or to the day it was loaded.",
)
NOBODY_BEHIND = S("Không nơi nào thiếu hay chậm trong khoảng này.", "Nobody is missing or late in this range.")
WHO = S("Nơi", "Who")
PERIOD = S("Kỳ", "Period")
DUE = S("Hạn", "Due")
STATE = S("Tình trạng", "State")
DAYS = S("Quá hạn", "Past due")
DAYS_VALUE = S("{count} ngày", "{count} days")
KINDS = {
    "missing": S("× Thiếu", "× Missing"),
    "partial": S("½ Một phần", "½ Partly in"),
    "late": S("● Sau hạn", "● Late"),
}

# -- what does not agree -------------------------------------------------------------------------------
IDENTITIES = S("Số liệu tự mâu thuẫn", "Figures that contradict each other")
IDENTITIES_NOTE = S(
    "Cộng các phần không ra tổng, trong cùng một nguồn; số làm tròn chỉ tính là lệch khi không thể khớp.",
    "Parts that do not make their total, within one source; rounded figures only where they cannot meet.",
)
NOTHING_TO_CHECK = S(
    "Không có số liệu nào để kiểm tra trong khoảng này.", "There are no figures to check in this range."
)
NO_FAILURE = S(
    "Mọi phép cộng kiểm được trong khoảng này đều khớp.", "Every sum that can be checked in this range agrees."
)
FAILS = S(
    "{total} **{said}** ≠ {parts} = **{computed}**; lệch **{difference}**",
    "{total} **{said}** ≠ {parts} = **{computed}**; difference **{difference}**",
)
ABOVE = S(
    "{total} **{said}** lớn hơn {parts}; hơn **{difference}**",
    "{total} **{said}** is above {parts}; by **{difference}**",
)
MORE_FAILURES = S(
    "Còn {count} chỗ nữa; xem từng nơi hoặc khoảng ngắn hơn.", "{count} more; look at one place or a shorter range."
)
OPEN = S("Xem số", "Open")
PRINTED = S("Tỷ lệ in và tỷ lệ tính lại", "Printed and computed ratios")
PRINTED_NOTE = S(
    "Số in chỉ để đối chiếu; màn hình luôn dùng số tính từ tử số và mẫu số.",
    "Printed figures are for comparison; the screens always use numerator ÷ denominator.",
)
NO_PRINTED = S("Không có tỷ lệ in nào trong khoảng này.", "No ratio is printed in this range.")
KPI = S("Chỉ tiêu", "Indicator")
REPORTED = S("Báo cáo in", "Printed")
COMPUTED = S("Tính lại", "Computed")
DIFFERENCE = S("Lệch", "Difference")
RESULT = S("Kết quả", "Result")
AGREES = S("▲ Khớp", "▲ Agrees")
DIFFERS = S("● Lệch", "● Differs")
SOURCES = S("Hai nguồn cho một con số", "Two sources for one number")
SOURCES_NOTE = S(
    "Nguồn hạng cao hơn được dùng; nguồn kia để cạnh, không cộng, không lấy trung bình.",
    "The source of the better rank is used; the other stands beside it, never added or averaged.",
)
NO_SOURCES = S(
    "Không có con số nào do hai nguồn cùng cho trong khoảng này.", "No number is given by two sources in this range."
)
USED = S("Đang dùng", "Used")
USED_SOURCE = S("Nguồn dùng", "Its source")
OTHER = S("Số kia", "Other")
OTHER_SOURCE = S("Nguồn kia", "Its source ")

# -- then and now --------------------------------------------------------------------------------------
RESTATED = S("Như đã hiện hôm đó, và nay", "As shown that day, and now")
RESTATED_NOTE = S(
    "Nhập một ngày: mọi số của địa bàn và lĩnh vực này như màn hình đã hiện cuối ngày đó, so với bây giờ.",
    "Enter a day: the figures of this place and subject as the screens showed them at its end, against now.",
)
DAY = S("Ngày (ngày/tháng/năm)", "Day (day/month/year)")
DAY_HINT = S("5/5/2026", "5/5/2026")
LOOK = S("Xem", "Look")
NO_DAY = S("“{text}” không phải một ngày. Viết như 5/5/2026.", "“{text}” is not a day. Write it like 5/5/2026.")
FUTURE = S("Ngày {day} chưa đến.", "{day} has not come yet.")
BEFORE_ALL = S(
    "Cuối ngày {day} kho chưa có số liệu nào; lần nạp đầu tiên là {first}.",
    "At the end of {day} the store held no figures; the first file was loaded on {first}.",
)
NOTHING_SINCE = S(
    "Từ cuối ngày {day} đến nay không số nào của {place}, lĩnh vực này, thay đổi trong 13 kỳ đang xem.",
    "Since the end of {day} no figure of {place} in this subject changed, in the 13 periods looked at.",
)
CHANGED = S(
    "Cuối ngày {day} (sổ ghi dòng {line}) so với nay: {count} con số khác.",
    "The end of {day} (ledger line {line}) against now: {count} numbers differ.",
)
THEN = S("Khi đó", "Then")
NOW = S("Nay", "Now")
BY = S("Do tệp, do ai", "By which file, by whom")
STEP = {
    "accept": S("nạp {file} · {who} · {when}", "loaded {file} · {who} · {when}"),
    "withdraw": S("hoàn tác {file} · {who} · {when}", "withdrew {file} · {who} · {when}"),
    "restore": S("dùng lại {file} · {who} · {when}", "restored {file} · {who} · {when}"),
}
STEP_REASON = S("{step} · lý do: {reason}", "{step} · reason: {reason}")
STEPS_MORE = S("{step} (và {count} lần nữa)", "{step} (and {count} more)")

# -- the store -----------------------------------------------------------------------------------------
CHECKED = S("▲ Kho nguyên vẹn, kiểm tra {when}", "▲ The store is intact, checked {when}")
CHECK_FOUND = S("▼ Kiểm tra {when} thấy {count} vấn đề", "▼ The check of {when} found {count} problems")
CHECKING = S("○ Kho chưa kiểm tra xong", "○ The store is still being checked")
CHECK_AGAIN = S("Kiểm tra lại", "Check again")
BACKED_UP = S("▲ Sao lưu {when}, đủ mọi quyết định", "▲ Backed up {when}, with every decision")
BACKUP_BEHIND = S(
    "● Sao lưu {when}, {count} quyết định sau đó chưa có trong bản sao",
    "● Backed up {when}; {count} later decisions are not in the copy",
)
BACKUP_OLD = S("● Sao lưu đã {days} ngày ({when})", "● The backup is {days} days old ({when})")
NO_BACKUP = S("▼ Chưa sao lưu lần nào", "▼ Never backed up")
STORE_NOTE = S(
    "Sao lưu: python manage.py backup THƯ_MỤC, ở ổ đĩa khác; chạy được cả khi mọi người đang làm việc.",
    "Back up with: python manage.py backup FOLDER, on another disk; it may run while people work.",
)
