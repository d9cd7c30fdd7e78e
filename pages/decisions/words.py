"""Sentences of the screen “Kế hoạch, ghi chú, duyệt”. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- the screen ----------------------------------------------------------------------------------------
TITLE = S("Kế hoạch, ghi chú, duyệt", "Targets, notes, approval")
UNDER = S(
    "Mỗi quyết định là một dòng trong sổ ghi: ai, lúc nào; không dòng nào bị sửa hay xóa",
    "Every decision is a line of the ledger: who, when; no line is changed or deleted",
)
PARTS = {
    "muc-tieu": S("Mục tiêu", "Targets"),
    "ghi-chu": S("Ghi chú", "Notes"),
    "duyet": S("Phê duyệt", "Approval"),
    "nguon-chinh": S("Nguồn chính", "Leading source"),
    "bat-dau": S("Bắt đầu dùng", "First use"),
    "co-quan": S("Cơ quan", "Office"),
}
PART = S("Phần", "Part")
ALREADY = S("Đã đúng như vậy rồi, không ghi thêm.", "It is so already; nothing was written.")
EVERYWHERE = S("Mọi nơi", "Every place")
APPLIES = S("Áp dụng cho", "Applies to")
KPI = S("Chỉ tiêu", "Indicator")
WHO = S("Ai ghi", "By")
WHEN = S("Lúc", "At")
PLACE = S("Nơi", "Place")
PERIOD = S("Kỳ", "Period")

NO_RANGE = S(
    "Khoảng tháng tự chọn không có báo cáo riêng để duyệt: chọn tháng, quý hoặc một kỳ báo cáo khác.",
    "Months of choice have no report of their own to approve: choose a month, a quarter or another reporting period.",
)

# -- which source leads --------------------------------------------------------------------------------
LEADS_TITLE = S("{place}: lấy số từ nguồn nào, kể từ {period}", "{place}: which source is shown, from {period} on")
LEADS_NOTE = S(
    "Khi nhiều nguồn cùng nói về một kỳ, chương trình chọn theo quy tắc (loại nguồn, rồi lần nạp mới nhất). Ở đây có "
    "thể chọn khác đi; nguồn kia vẫn được giữ và hiện bên cạnh.",
    "Where several sources speak of one period the programme chooses by its rules (kind of source, then the newest "
    "load). Another can be named here; the other source stays and is shown beside.",
)
NO_LEADS = S(
    "Nơi này không lĩnh vực nào có hơn một nguồn: không có gì để chọn.",
    "No subject of this place has more than one source: there is nothing to choose.",
)
LEAD_BY_RULES = S("Đang theo quy tắc", "By the rules")
LEAD_NAMED = S(
    "Đang lấy “{source}” cho các kỳ từ {since}, {who} chọn {when}",
    "“{source}” for periods since {since}, named by {who} on {when}",
)
LEAD_CHOICE = S("Nguồn chính cho các kỳ kết thúc từ {since}", "Leading source of periods that end on {since} or later")
LEAD_RULES = S("Theo quy tắc", "By the rules")
LEAD_REASON = S("Lý do (cần khi kỳ đã duyệt hiện số khác)", "Reason (needed where an approved period changes)")
LEAD_SET = S("Đặt nguồn chính", "Set the leading source")
LEAD_DONE = S("Đã đặt: {source}, cho các kỳ từ {since}.", "Done: {source}, for periods since {since}.")

# -- first use -----------------------------------------------------------------------------------------
DESK = S("Cơ quan dùng phần mềm này", "The office that uses this program")
DESK_NOTE = S(
    "Các màn hình, bảng và báo cáo mở sẵn ở nơi này; mỗi lần đổi là một dòng của sổ ghi.",
    "Screens, boards and reports open at this place; each change is a line of the ledger.",
)
DESK_NOW = S("Đang là **{name}** ({who}, {when}).", "It is **{name}** ({who}, {when}).")
DESK_NONE = S("Chưa ai nêu cơ quan.", "Nobody has named an office yet.")
FIRST_USE = S("Tháng bắt đầu dùng phần mềm", "The month of first use")
FIRST_USE_NOTE = S(
    "Từ tháng này mới tính “thiếu” và “quá hạn”: các kỳ trước đó là số cũ, chưa có cũng không phải là thiếu.",
    "“Missing” and “late” count from this month on: what lies before is history, and a gap in it is not missing.",
)
FIRST_USE_INFERRED = S(
    "Đang tính từ **{month}**: tháng nạp tệp đầu tiên của cơ quan.",
    "In force since **{month}**: the month the office's first file was loaded.",
)
FIRST_USE_DECIDED = S("Đang tính từ **{month}**, do người dùng đặt.", "In force since **{month}**, as set by a person.")
FIRST_USE_NONE = S(
    "Cơ quan chưa nạp tệp nào của mình: mọi kỳ đều được xét.",
    "The office has loaded no file of its own: every period is judged.",
)
FIRST_USE_MONTH = S("Tính từ tháng", "Since")
FIRST_USE_SET = S("Đặt tháng bắt đầu", "Set the month")
FIRST_USE_BACK = S("Về như chương trình tự xác định", "As the program infers it")
FIRST_USE_DONE = S("Đã đặt: tính từ {month}.", "Done: since {month}.")
FIRST_USE_GONE = S("Đã trở về tháng chương trình tự xác định.", "Done: the inferred month counts.")

# -- targets -------------------------------------------------------------------------------------------
TARGET_NOW = S(
    "Đang áp dụng ở {place}, {period}: **{value}**{watch}. {basis}",
    "In force for {place}, {period}: **{value}**{watch}. {basis}",
)
TARGET_WATCH = S(", theo dõi đến {watch}", ", watch as far as {watch}")
TARGET_PRESET = S("Mặc định của chương trình. {basis}", "The programme's own. {basis}")
TARGET_SET = S("Từ {since}, {who} đặt {when}. {basis}", "Since {since}, set by {who} on {when}. {basis}")
TARGET_SET_ALWAYS = S("Cho mọi kỳ, {who} đặt {when}. {basis}", "For every period, set by {who} on {when}. {basis}")
ALWAYS = S("mọi kỳ", "every period")
TARGET_NONE = S("Chưa có mục tiêu cho {place}, {period}.", "No target for {place}, {period}.")
TARGET_NEW = S("Đặt mục tiêu mới", "Set a new target")
VALUE = S("Mục tiêu ({unit})", "Target ({unit})")
WATCH = S("Vùng theo dõi ({unit})", "Watch band ({unit})")
WATCH_HELP = S(
    "Kém mục tiêu không quá chừng này là “Theo dõi”, hơn nữa là “Cần xử lý”. Để trống: không đánh giá, hoặc "
    "như mặc định.",
    "Short of the target by no more than this is “Watch”, by more “Act”. Empty: no status, or the programme's own.",
)
SINCE = S("Từ ngày (ngày/tháng/năm)", "Since (day/month/year)")
BASIS = S("Căn cứ", "Basis")
BASIS_HINT = S("Kế hoạch 15/KH-UBND ngày 10/1/2026", "Plan 15/KH-UBND of 10 January 2026")
SET = S("Đặt mục tiêu", "Set the target")
TAKE_BACK = S("Bỏ mục tiêu riêng từ ngày này", "Take this target back from this day on")
SET_NONE = S("Không đặt mục tiêu từ ngày này", "No target from this day on")
TARGET_DONE = S("Đã đặt mục tiêu {kpi}: {value} từ {since}.", "The target of {kpi} is set: {value} since {since}.")
TARGET_GONE = S(
    "Đã bỏ mục tiêu riêng của {kpi} từ {since}; mục tiêu chung lại được dùng.",
    "The target of {kpi} is taken back since {since}; the general one counts again.",
)
TARGET_NO_LONGER = S("{kpi} không đặt mục tiêu từ {since}.", "{kpi} has no target since {since}.")
NEED_VALUE = S(
    "Mục tiêu “{text}” không phải một số. Viết như {example}.",
    "The target “{text}” is not a number. Write it like {example}.",
)
NEED_WATCH = S(
    "Vùng theo dõi “{text}” phải là một số không âm, như {example}.",
    "The watch band “{text}” must be a number that is not negative, like {example}.",
)
NEED_BETWEEN = S(
    "Mục tiêu của chỉ tiêu này phải từ 0 đến {highest}.", "A target of this indicator lies between 0 and {highest}."
)
NEED_LEAST = S("Mục tiêu của chỉ tiêu này không thể âm.", "A target of this indicator cannot be negative.")
WATCH_TOO_WIDE = S(
    "Vùng theo dõi {watch} quá rộng: không còn giá trị nào bị coi là “Cần xử lý”.",
    "The watch band of {watch} is too wide: no value would be left for “Act”.",
)
NEED_DAY = S("“{text}” không phải một ngày. Viết như 1/1/2026.", "“{text}” is not a day. Write it like 1/1/2026.")
NEED_BASIS = S("Ghi căn cứ: văn bản nào đặt ra mục tiêu này.", "Give the basis: which document sets this target.")
TARGET_LIST = S("Mọi mục tiêu đã đặt, mới nhất trước", "All targets set, newest first")
NO_TARGETS = S(
    "Chưa ai đặt mục tiêu; các màn hình dùng mặc định của chương trình.",
    "Nobody has set a target; the screens use the programme's own.",
)
SINCE_COLUMN = S("Từ ngày", "Since")
VALUE_COLUMN = S("Mục tiêu", "Target")
WATCH_COLUMN = S("Vùng theo dõi", "Watch band")
TAKEN_BACK = S("Bỏ mục tiêu riêng", "Taken back")
NONE_SET = S("Không đặt mục tiêu", "No target")

# -- notes ---------------------------------------------------------------------------------------------
NOTE_NEW = S("Ghi chú cho {period}", "A note on {period}")
NOTE_TEXT = S("Sự kiện hoặc giải thích", "Event or explanation")
NOTE_HINT = S(
    "Ví dụ: từ 1/7 sáp nhập tỉnh, hệ thống ngừng 5 ngày để chuyển dữ liệu",
    "For example: merger on 1 July, the system stood still for 5 days",
)
NOTE_ADD = S("Ghi", "Add the note")
NOTE_DONE = S("Đã ghi chú {period}.", "The note on {period} is added.")
NOTE_EMPTY = S("Viết nội dung ghi chú, ít nhất vài chữ.", "Write the note, a few words at least.")
NOTE_GONE = S("Đã gỡ ghi chú.", "The note is removed.")
NOTE_REMOVE = S("Gỡ", "Remove")
ALL_KPIS = S("Mọi chỉ tiêu", "Every indicator")
NOTES = S("Các ghi chú, mới nhất trước", "Notes, newest first")
NO_NOTES = S(
    "Chưa có ghi chú nào. Ghi chú hiện ngay trên biểu đồ của nơi và kỳ đó.",
    "There is no note yet. A note shows on the chart of its place and period.",
)
NOTES_MORE = S("Còn {count} ghi chú cũ hơn.", "{count} older notes.")

# -- approval ------------------------------------------------------------------------------------------
APPROVE_TITLE = S("{place}, {period}: duyệt từng lĩnh vực", "{place}, {period}: approve by subject")
APPROVE_NOTE = S(
    "Đã duyệt thì mọi lần sửa sau đó phải có lý do và được đánh dấu “Sửa sau phê duyệt”; số đã duyệt vẫn "
    "xem lại được theo ngày.",
    "Once approved, every later change takes a reason and is marked “Changed after approval”; the approved "
    "figures can still be seen as of that day.",
)
APPROVE = S("Duyệt", "Approve")
APPROVE_AGAIN = S("Duyệt lại", "Approve again")
UNAPPROVE = S("Rút duyệt", "Withdraw")
APPROVE_DONE = S("Đã duyệt: {what}.", "Approved: {what}.")
UNAPPROVE_DONE = S("Đã rút duyệt: {what}.", "Approval withdrawn: {what}.")
NOT_APPROVED = S("○ Tạm tính, chưa duyệt", "○ Provisional, not approved")
APPROVED = S("▲ Đã duyệt", "▲ Approved")
REVISED = S("● Sửa sau phê duyệt", "● Changed after approval")
NO_FIGURES = S("chưa có số liệu để duyệt", "no figures to approve")
PARTIAL = S("mới có {covered}/{expected} nguồn số", "{covered} of {expected} parts in")
COMPLETE = S("số liệu đủ", "complete")
LOADED = S("đã nạp, chưa khai danh sách đơn vị", "loaded, no register of offices declared")
BY_AT = S("{who}, {when}", "{who}, {when}")
CORRECTION = S("{when}, {who}: {reason}", "{when}, {who}: {reason}")
NO_REASON = S("không ghi lý do", "no reason given")
APPROVED_LIST = S("Các kỳ đã duyệt, mới nhất trước", "Approved periods, newest first")
NO_APPROVALS = S("Chưa duyệt kỳ nào.", "No period is approved.")
SUBJECT = S("Lĩnh vực", "Subject")
STATE = S("Tình trạng", "State")
CORRECTIONS = S("Sửa sau duyệt", "Changes since")
