"""Sentences of the parts that screens share. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- frame ---------------------------------------------------------------------------------------------
SAMPLE_SHOWN = {
    "simulated": S(
        "**Số mô phỏng – không phải số thật.** Số do chương trình sinh ra để xem thử.",
        "**Simulated figures – not real.** They are generated, for looking around.",
    ),
    "published": S(
        "**Số công bố – không phải số của cơ quan.** Số lấy từ các báo cáo đã công bố của Đồng Tháp và Quảng Ngãi.",
        "**Published figures – not the office's own.** They are from published reports of Đồng Tháp and Quảng Ngãi.",
    ),
}
ON_OWN = {
    "simulated": S(
        "**Đang xem Số mô phỏng**, nhưng màn hình này là của kho cơ quan: tệp nạp và quyết định chỉ vào số của cơ "
        "quan.",
        "**Simulated figures are open**, but this screen is about the office's own store: files and decisions go there "
        "alone.",
    ),
    "published": S(
        "**Đang xem Số công bố**, nhưng màn hình này là của kho cơ quan: tệp nạp và quyết định chỉ vào số của cơ quan.",
        "**Published figures are open**, but this screen is about the office's own store: files and decisions go there "
        "alone.",
    ),
}
SAMPLE_MARKS = {
    "simulated": S("Số mô phỏng – không phải số thật", "Simulated figures – not real"),
    "published": S("Số công bố – không phải số của cơ quan", "Published figures – not the office's own"),
}
OPEN_STORE = S("Mở {store}", "Open {store}")
LOOK_AT = S(
    "Xem thử số khác, không lẫn với số của cơ quan:", "Other figures to look at, never mixed with the office's:"
)
NO_STORE = S("Không mở được kho này", "This store cannot be opened")
SET_ASIDE = S(
    "Kho này từng giữ số mô phỏng của bản trước ({count} lần nạp). Các số đó đã được để riêng, không tính vào số của "
    "cơ quan nữa; số của cơ quan giữ nguyên.",
    "This store held simulated figures of an earlier release ({count} batches). They are set aside and no longer "
    "count; the office's own figures are unchanged.",
)
SET_ASIDE_SEEN = S("Đã rõ", "Understood")
VERIFY_FOUND = S(
    "Kiểm tra kho số liệu thấy {count} vấn đề: {first}",
    "The check of the store found {count} problems: {first}",
)
UNREADABLE = S("Kho số liệu chưa trả lời được", "The store gives no answer")
PUBLISHING = S(
    "Đang đưa số liệu mới lên màn hình: đang hiện đến dòng {line}/{head} của sổ ghi.",
    "Newer figures are being published: shown up to ledger line {line} of {head}.",
)
FRESH_TEXT = S(
    "Số liệu hoặc quyết định vừa được cập nhật; màn hình đã được vẽ lại.",
    "Figures or decisions were just updated; the screen is redrawn.",
)
WORKING = S("Đang tính…", "Working…")

# -- filters -------------------------------------------------------------------------------------------
PLACE = S("Địa bàn", "Place")
PERIOD = S("Kỳ", "Period")
GRAIN = S("Theo", "By")
FORMER = S("{name} (đến {day})", "{name} (until {day})")
BOUNDARIES = S("Địa giới", "Boundaries")
MAPS = {  # short enough for the box in the title row
    "today": S("Hiện nay", "Today's"),
    "2025-06-30": S("Trước 1/7/2025", "Before 1 July 2025"),
    "reported": S("Như khi báo cáo", "As reported"),
}
FROM_MONTH = S("Từ tháng", "From")
TO_MONTH = S("Đến tháng", "To")
RUNNING = S("{period} (kỳ đang chạy)", "{period} (still running)")

# -- links that ask for what is not there --------------------------------------------------------------
SHOWN_INSTEAD = S("{reason} Đang hiện: **{shown}**.", "{reason} Shown: **{shown}**.")
NO_PLACE = S(
    "Đường dẫn hỏi địa bàn “{asked}”: không có địa bàn này.", "The link asks for the place “{asked}”: there is none."
)
NO_PLACE_NEAR = S(
    "Đường dẫn hỏi địa bàn “{asked}”: không có địa bàn này, gần nhất là “{near}”.",
    "The link asks for the place “{asked}”: there is none, the nearest is “{near}”.",
)
NO_OFFICE = S(
    "Đường dẫn hỏi đơn vị “{asked}”: không có số liệu của đơn vị này trong các kỳ gần đây.",
    "The link asks for the office “{asked}”: there are no recent figures of it.",
)
NO_GRAIN = S(
    "Đường dẫn hỏi xem theo “{asked}”: không có cách xem này.",
    "The link asks to look by “{asked}”: there is no such way.",
)
NO_PERIOD = S(
    "Đường dẫn hỏi kỳ “{asked}”: không phải một kỳ số liệu.", "The link asks for “{asked}”: this is no period."
)
PERIOD_NOT_CLOSED = S(
    "{asked} chưa mở được: khoảng lấy số liệu đến hết ngày {day} và chưa có số liệu nào của kỳ này.",
    "{asked} cannot be opened yet: its window ends on {day} and no figure of it is there.",
)
PERIOD_TOO_EARLY = S(
    "{asked} không xem được: chương trình xem các kỳ từ năm {year}.",
    "{asked} cannot be opened: periods begin with {year}.",
)
PERIOD_AFTER_PLACE = S("{place} không có {asked}.", "{place} has no {asked}.")
NO_BOUNDARIES = S(
    "Đường dẫn hỏi địa giới “{asked}”: không có địa giới này.",
    "The link asks for the boundaries “{asked}”: there are none.",
)
NOT_ON_MAP = S("{place} không có trong địa giới “{asked}”.", "{place} is not in the boundaries “{asked}”.")
MAP_IS_OVER = S(
    "{period} ở sau ngày sắp xếp địa giới: “{asked}” không còn.",
    "{period} is after the merger: “{asked}” are no more.",
)
NO_NUMBER = S(
    "Đường dẫn hỏi nguồn của một con số không có: “{asked}”.",
    "The link asks for the source of a number that is not there: “{asked}”.",
)

# -- newer periods -------------------------------------------------------------------------------------
NEWS_LATE = S("{period}: chưa có, quá hạn {days} ngày", "{period}: not in, {days} days late")
NEWS_NOT_DUE = S("{period}: chưa có, hạn {day}", "{period}: not in, due {day}")
NEWS_PARTLY = S("{period}: đã có {covered}/{expected} {what}", "{period}: {covered} of {expected} {what} in")
NEWS_AND_LATE = S(", quá hạn {days} ngày", ", {days} days late")
NEWS_SOME = S("{period}: đã có số liệu", "{period}: figures are in")

# -- states, coverage ----------------------------------------------------------------------------------
NO_TARGET = S("không đặt mục tiêu", "no target")
GAP = S("thiếu {missing}/{expected} {what}", "{missing} of {expected} {what} missing")
GAP_UNLISTED = S(
    "số liệu chưa đủ, hoặc có đơn vị ngoài danh sách", "incomplete, or with offices that the register does not have"
)
GAP_REGISTER = S("{covered}/{expected} {what}", "{covered} of {expected} {what}")
GAP_SHORT = S("thiếu {missing}/{expected}", "{missing}/{expected} missing")
GAP_UNKNOWN_SHORT = S("chưa đủ", "incomplete")
FORMER_PLACES = S("tỉnh cũ", "former provinces")
COVERED = {
    "places": S("tỉnh, thành", "provinces"),
    "units": S("đơn vị", "units"),
    "periods": S("kỳ", "periods"),
    "reports": S("báo cáo", "reports"),
    "channels": S("kênh", "channels"),
    "fields": S("lĩnh vực", "fields"),
}
BEFORE_USE = S("trước tháng bắt đầu dùng, chưa nạp", "before the first month of use, not loaded")
NOT_DUE = S("chưa đến hạn báo cáo ({day})", "not due until {day}")
REASONS = {
    "over_places": S(
        "không cộng được giữa các tỉnh, kể cả các tỉnh cũ", "cannot be added over provinces, former ones included"
    ),
    "one_part": S("chỉ có số của một phần (kênh, lĩnh vực)", "figures of one part only (channel, field)"),
    "one_office": S(
        "chỉ có số của một đơn vị, không phải của cả tỉnh", "figures of one office only, not of the province"
    ),
    "counted": S(
        "các số đếm những thứ khác nhau, không cộng được",
        "the figures count different things and cannot be added",
    ),
    "over_time": S("{measures}: không cộng qua các kỳ được", "{measures}: cannot be added over periods"),
    "closing": S(
        "thiếu số cuối kỳ; không lấy số gần nhất thay",
        "the closing figure is missing; the nearest one is not taken",
    ),
    "opening": S(
        "thiếu số hồ sơ kỳ đầu chuyển qua, hoặc số mới của một kỳ",
        "the opening of the first period is missing, or what came new in one",
    ),
    "apart": S(
        "tử số và mẫu số tính theo hai khoảng ngày khác nhau, không cộng qua các kỳ",
        "numerator and denominator have unlike windows; they are not added over periods",
    ),
    "windows": S(
        "các kỳ không nối liền nhau: kỳ trước đến {end}, kỳ sau từ {start}",
        "the periods do not join: one ends on {end}, the next starts on {start}",
    ),
    "zero_denominator": S(
        "không phát sinh trong kỳ nên không có tỷ lệ", "nothing to divide by in this period, so no ratio"
    ),
    "other": S("không tính được", "cannot be computed"),
}
# Why two figures are not, or only with care, compared.
UNCOMPARED = {
    "counted": S("khác thứ được đếm", "another thing counted"),
    "windows": S("hai khoảng ngày khác nhau", "unlike windows"),
    "incomplete": S("chưa đủ", "incomplete"),
    "inexact": S("số ước lượng", "estimated"),
    "source": S("khác nguồn", "another source"),
    "sum": S("khác cách lập", "own figure against a sum"),
    "basis": S("khác căn cứ kỳ", "another window basis"),
}
NOT_COMPARED = S("không so sánh được: {reason}", "not comparable: {reason}")
NOT_COMPARED_WITH = S("không so được với {before}: {reason}", "not comparable with {before}: {reason}")
COMPARED_WITH_CARE = S("so {before}: {reason}", "vs {before}: {reason}")
COVERS = S(
    "tính trên {part} trong {known} {what} đã báo cáo",
    "covers {part} of {known} {what} reported",
)
TWO_WINDOWS = S("hai khoảng ngày", "two windows")
REVISED_SHORT = S("sửa sau duyệt", "changed after approval")
PROVISIONAL_SHORT = S("tạm tính", "provisional")
COVERS_SHORT = S("{part}/{known} {what}", "{part} of {known} {what}")
WINDOW = S("Kỳ {days}", "Window {days}")
UNLIKE_WINDOWS = S("Hai khoảng ngày khác nhau: {days}", "Unlike windows: {days}")
BASES = {
    "decree-09-2019": S("Nghị định 09/2019", "Decree 09/2019"),
    "stated": S("ghi trong báo cáo", "as printed"),
    "unknown": S("theo lịch, báo cáo không ghi ngày", "calendar days, the report prints none"),
}
UPDATED = S("Cập nhật {day} lúc {hour}", "Updated {day} at {hour}")
ABSENT = S("Chưa gửi: {names}", "Not sent: {names}")
ABSENT_MORE = S("Chưa gửi: {names} và {rest} nơi khác", "Not sent: {names} and {rest} more")

# -- whose desk ------------------------------------------------------------------------------------------
DESK_ASKED = S("Đây là bàn làm việc của cơ quan nào?", "Whose desk is this?")
DESK_WHY = S(
    "Chọn một lần; các màn hình, bảng và báo cáo mở sẵn ở nơi này. Đổi lại được ở Kế hoạch, ghi chú, duyệt.",
    "Chosen once; screens, boards and reports open at this place. It can be changed under Targets, notes, approval.",
)
DESK_COMMUNE = S("Xã, phường, đặc khu", "Commune or ward")
DESK_DEPARTMENT = S("hoặc sở, ban, ngành", "or department")
DESK_EMPTY = S("Trống: cả tỉnh, thành", "Empty: the whole province")
DESK_PERSON = S(
    "Tên này giống tên hoặc số của một người; ghi tên cơ quan.",
    "This looks like somebody's name or number; give the name of the office.",
)
SEE_WHOLE = S("Xem cả {name}", "See all of {name}")
SEE_OWN = S("Về {name}", "Back to {name}")
DESK_SET = S("Chọn cơ quan", "Choose")

# -- empty ---------------------------------------------------------------------------------------------
EMPTY_STORE = S("Chưa có số liệu nào", "There are no figures yet")
EMPTY_STORE_TEXT = S(
    "Kho số liệu đang trống. Nạp một tệp Excel (Biểu II.06a, bảng 1022, bảng mạng xã hội hoặc mẫu của "
    "chương trình) ở màn hình Nạp dữ liệu; ở đó cũng nạp được số mô phỏng để xem thử.",
    "The store is empty. Load an Excel file (form II.06a, a 1022 table, a social media table or our own "
    "template) on the Load data screen; simulated figures to look at can be loaded there too.",
)
EMPTY_PLACE = S("{place} chưa có số liệu này cho {period}", "{place} has no such figures for {period}")
EMPTY_PLACE_TEXT = S(
    "Chọn kỳ hoặc địa bàn khác ở trên, hoặc nạp báo cáo của kỳ này.",
    "Choose another period or place above, or load this period's report.",
)
ONE_OFFICE = S(
    "{place} mới có số của một đơn vị: **{unit}**. Đây là số của riêng đơn vị này, không phải của cả tỉnh.",
    "Of {place} there are figures of one office only: **{unit}**. They are the office's own, not the province's.",
)
SOME_OFFICES = S(
    "{place} mới có số của {count} đơn vị, chưa đủ để tính cho cả tỉnh. Dưới đây là số của từng đơn vị.",
    "Of {place} there are figures of {count} offices, too few for the province. Each stands below.",
)
OFFICES_HAVE_FIGURES = S("Có số liệu của riêng từng đơn vị:", "There are figures of single offices:")
HAS_FIGURES = S("Có số liệu của:", "There are figures of:")
GO_UPLOAD = S("Đến màn hình Nạp dữ liệu", "Go to Load data")

# -- tables --------------------------------------------------------------------------------------------
RECEIVED = S("Tiếp nhận mới", "Received")
RESOLVED_LONG = S("Đã giải quyết", "Resolved")
IN_TIME = S("Trước và đúng hạn", "Early or on time")
CHANGE = S("Δ kỳ trước", "Δ before")
THIRTEEN = S("13 kỳ ({low}–{high} %)", "13 periods ({low}–{high}%)")
BAR = S("Thang 0–{top}", "Scale 0–{top}")
OVERDUE_STOCK = S("Tồn quá hạn", "Overdue")
CELL_NOTE = S(
    "▨ đã đến hạn, chưa có báo cáo · ▨ 1/2 mới có một phần · ≈ số ước lượng · – chưa đến hạn · ⊘ không tính được. "
    "Bấm vào ô để xem nguồn hoặc lý do.",
    "▨ due, not reported · ▨ 1/2 only partly in · ≈ estimated · – not due yet · ⊘ cannot be computed. "
    "Click a cell for its source or reason.",
)
NONE_RANKED = S("Chưa có nơi nào đủ số liệu để xếp.", "Nobody has enough figures to be ranked yet.")

# -- dossiers, hotline, media --------------------------------------------------------------------------
CHART_TITLE = S("{place}: {what}, {first}–{last}", "{place}: {what}, {first}–{last}")
EARLY = S("Trước hạn", "Early")
ON_TIME_PART = S("Đúng hạn", "On time")
EARLY_OR_ON_TIME = S("Trước và đúng hạn", "Early or on time")
LATE_PART = S("Quá hạn", "Late")

# -- sources -------------------------------------------------------------------------------------------
SOURCE = S("Nguồn", "Source")
SOURCE_HELP = S("Nguồn: con số này từ đâu ra", "Source: where this number comes from")
SOURCE_TITLE = S("Nguồn của con số", "Where the number comes from")
NO_SUCH_NUMBER = S("Không có con số này ở kỳ và địa bàn đã chọn.", "There is no such number for this period and place.")
AGAINST = S("{change} so với {before}", "{change} on {before}")
SUMMED = S(
    "Σ tử số ÷ Σ mẫu số; không lấy trung bình các tỷ lệ",
    "Σ numerators ÷ Σ denominators, never a mean of ratios",
)
ROUTES = {
    "own": S("Số của chính nơi này, đúng kỳ này", "The place's own figure for this very period"),
    "channels": S("Cộng các kênh", "The sum of its channels"),
    "fields": S("Cộng các lĩnh vực", "The sum of its fields"),
    "units": S("Cộng các đơn vị", "The sum of its units"),
    "periods": S("Gộp các kỳ ngắn hơn", "Folded from shorter periods"),
    "predecessors": S("Cộng các tỉnh trước sáp nhập", "The sum of the provinces before the merger"),
    "provinces": S("Cộng các tỉnh, thành", "The sum of the provinces"),
    None: S("Không rõ đường tính", "Route unknown"),
}
PRINTED_DIFFERS = S(
    "Báo cáo in **{printed}**, tính lại từ tử số và mẫu số được **{computed}** (chênh {change}). "
    "Số in chỉ để đối chiếu.",
    "The report prints **{printed}**; numerator ÷ denominator gives **{computed}** ({change}). "
    "The printed figure is for comparison only.",
)
PRINTED_AGREES = S("Báo cáo in {printed}: khớp.", "The report prints {printed}: it agrees.")
FACTS = S("Các số đã dùng ({count})", "Figures used ({count})")
WHERE = S("Nơi", "Where")
WHAT = S("Số liệu", "Figure")
NUMBER = S("Số", "Value")
FILE = S("Tệp", "File")
CELL = S("Ô, đoạn", "Cell, span")
RAW = S("Nguyên văn", "As written")
FIRST_ROWS = S("Chỉ hiện {count} dòng đầu.", "Only the first {count} rows are shown.")
OTHERS = S("Nguồn khác nói gì", "What other sources say")
BESIDE = S("Số để bên cạnh, không dùng", "Beside it, not used")
BESIDE_FACT = S(
    "{measure}, {period}: {value} ({counted}) · {file}", "{measure}, {period}: {value} ({counted}) · {file}"
)
OTHER = S(
    "{source}: **{value}** (chênh {change}); để cạnh, không cộng, không lấy trung bình.",
    "{source}: **{value}** ({change}); kept beside it, never added or averaged.",
)
SENTENCES = S("Câu có con số", "The sentence of the number")
PARAGRAPH = S("Đoạn {number}", "Paragraph {number}")
SENTENCE_AT = S("{file}, đoạn {number}, ký tự {characters}", "{file}, paragraph {number}, characters {characters}")
PUBLISHED_AT = S("{title}, ký tự {characters}", "{title}, characters {characters}")
PUBLISHED_ALONE = S(
    "{title}, ký tự {characters}. Phần mềm không mang theo câu của báo cáo; nạp “{file}” thì câu hiện ở đây.",
    "{title}, characters {characters}. The report's sentences do not come with the program; load “{file}” to see it.",
)
SENTENCE_NOT_KEPT = S(
    "{at}. Văn bản không được giữ lại (có thể có dữ liệu cá nhân), nên không mở được câu.",
    "{at}. The document is not kept (it may hold personal data), so its sentence cannot be shown.",
)
SENTENCE_MOVED = S(
    "{at}. Chỗ này trong văn bản không còn là con số đã nạp; mở tệp gốc để đối chiếu.",
    "{at}. What stands there is not the number that was loaded; open the original to compare.",
)
MORE_SENTENCES = S("Còn {count} câu nữa; xem bảng ở trên.", "{count} more sentences; see the table above.")
LOADS = S("Các lần nạp", "Loads")
LOADED = S("{batch} · nạp {when} bởi {who}", "{batch} · loaded {when} by {who}")
ORIGINAL = S("Tệp gốc", "Original")

# -- corrections after approval ------------------------------------------------------------------------
CHANGES_APPROVED = S("Sửa số liệu của {count} kỳ đã duyệt", "Changes figures of {count} approved periods")
AND_MORE = S("{names} và {count} kỳ nữa", "{names} and {count} more")
REASON = S("Lý do sửa (bắt buộc; hiện cạnh con số)", "Reason (required; shown beside the number)")
REASON_HINT = S(
    "Ví dụ: Sở Y tế đính chính, công văn 123/SYT-VP ngày 5/5/2026",
    "For example: corrected by the Department of Health, letter 123/SYT-VP of 5 May 2026",
)
LOOKS_PERSONAL = S(
    "Trong chữ vừa ghi có phần giống dữ liệu cá nhân: {found}. Bỏ phần đó ra, hoặc đánh dấu “{tick}” rồi bấm "
    "lại; chưa có gì được ghi.",
    "Something in the text looks like personal data: {found}. Take it out, or tick “{tick}” and press "
    "again; nothing was stored.",
)
PERSONAL_KINDS = {
    "card": S("số giấy tờ {said}", "the identity number {said}"),
    "telephone": S("số điện thoại {said}", "the telephone number {said}"),
    "mail": S("địa chỉ thư {said}", "the e-mail address {said}"),
}
NOT_PERSONAL = S("Không phải dữ liệu cá nhân", "This is no personal data")
REMARK = S("Lưu ý", "Remarks")
CELL_REMARK = S("{column}: {figure}", "{column}: {figure}")
RANK_CARD = S("hạng {rank}/{count}", "rank {rank} of {count}")
NO_LAST_YEAR = S("chưa có", "none")

# -- filters -------------------------------------------------------------------------------------------
LEVEL = S("Cấp", "Level")
ALL_LEVELS = S("Tất cả các cấp", "All levels")
LEVEL_OF = S("{place}, {level}", "{place}, {level}")

# -- marks of a line -----------------------------------------------------------------------------------
OUTSIDE = {
    "high": S("◆ vượt giới hạn trên ({low}–{high})", "◆ above the control limits ({low}–{high})"),
    "low": S("◆ dưới giới hạn dưới ({low}–{high})", "◆ below the control limits ({low}–{high})"),
}
TET_POINT = S("tháng có Tết Nguyên đán", "the month of Tết")
PROVISIONAL_POINT = S("tạm tính, chưa duyệt", "provisional, not approved")
NOTE_POINT = S("Ghi chú {number}: {text}", "Note {number}: {text}")

# -- buttons -------------------------------------------------------------------------------------------
IMAGE = S("Tải ảnh PNG", "Download as PNG")
IMAGE_WAIT = S("Đang tạo ảnh…", "Making the picture…")
IMAGE_DONE = S("Đã tải ảnh", "Picture downloaded")
IMAGE_FAILED = S("Chưa tạo được ảnh. Thử lại.", "The picture could not be made. Try again.")
IMAGE_SAID = (IMAGE, IMAGE_WAIT, IMAGE_DONE, IMAGE_FAILED)  # in the order of charts.theme.PLOTLY_SAYS

# -- workbooks -----------------------------------------------------------------------------------------
FIGURES_SHEET = S("Số liệu", "Figures")
TABLE_SHEET = S("Bảng", "Table")
NOTES_SHEET = S("Ghi chú", "Notes")
QUALIFIERS = {
    "exact": S("chính xác", "exact"),
    "about": S("khoảng", "about"),
    "over": S("trên", "over"),
    "nearly": S("gần", "nearly"),
    "under": S("dưới", "under"),
}
NOTE_WHAT = S("Nội dung", "Content")
NOTE_PLACES = S("Địa bàn", "Places")
NOTE_PERIODS = S("Kỳ", "Periods")
NOTE_BOUNDARIES = S("Địa giới", "Boundaries")
MAPS = {  # short enough for the box in the title row
    "today": S("Hiện nay", "Today's"),
    "2025-06-30": S("Trước 1/7/2025", "Before 1 July 2025"),
    "reported": S("Như khi báo cáo", "As reported"),
}
NOTE_SNAPSHOT = S("Số liệu", "Data")
NOTE_TAKEN = S("Tải lúc", "Downloaded")
NOTE_STORE = S("Kho số liệu", "Store")
NOTE_FORMULA = S("Cách tính", "Formula")
NOTE_LEGAL = S("Căn cứ", "Legal source")
NOTE_READING = S("Cách đọc", "How to read")
SNAPSHOT = S("Bản số liệu số {number}, ghi lúc {time}", "Data version {number}, written at {time}")
BEHIND = S(
    "; kho đã ghi đến dòng {head}, số mới hơn đang được đưa lên",
    "; the store has line {head}, newer figures are being published",
)
SNAPSHOT_NONE = S("Bản số liệu số {number}", "Data version {number}")
READING = S(
    "Ô trống ở cột Giá trị là không có số, không phải bằng 0; lý do ở cột Tình trạng. Tỷ lệ là tổng tử số chia "
    "tổng mẫu số, không phải trung bình các tỷ lệ. Tỷ lệ phần trăm ghi 98,48 là 98,48 %; chênh lệch của tỷ lệ "
    "phần trăm là điểm %. Dấu nháy ở đầu ô chữ là để bảng tính không hiểu chữ đó thành công thức.",
    "An empty cell under Value means that there is no figure, not zero; the reason stands under State. Ratios "
    "are Σ numerators ÷ Σ denominators, never a mean of ratios. A percentage of 98.48 is 98.48%; differences of "
    "percentages are percentage points. An apostrophe before a text keeps it from being taken for a formula.",
)
READING_TABLE = S(
    "Trang “{table}” là bảng như trên màn hình; trang “{figures}” là từng con số của bảng với tử số và mẫu số.",
    "The sheet “{table}” is the table as on screen; “{figures}” holds each of its numbers with numerator and "
    "denominator.",
)

# -- recognised ----------------------------------------------------------------------------------------

# -- problems ------------------------------------------------------------------------------------------
