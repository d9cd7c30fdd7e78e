"""Sentences about written reports: those that are compared, and templates. Vietnamese first, English second."""

from pages.words import Sentence as S

REPORTS = S("Báo cáo Word", "Word reports")
REPORTS_UNDER = S(
    "Đối chiếu một báo cáo đã soạn với kho số liệu; mẫu báo cáo của cơ quan.",
    "Compare a finished report with the store; the office's own templates.",
)

# -- a report compared ---------------------------------------------------------------------------------
CHECK = S("Đối chiếu một báo cáo đã soạn", "Compare a finished report")
CHECK_TEXT = S(
    "Mọi con số của văn bản, kể cả trong bảng, được so với kho. Không nạp gì, không giữ tệp lại.",
    "Every number of the text, in tables too, is compared with the store. Nothing is loaded and no file is kept.",
)
CHOOSE = S("Chọn báo cáo: .docx, .pdf, .doc, .txt", "Choose the report: .docx, .pdf, .doc, .txt")
MISSING_SCOPE = S("Văn bản không ghi địa bàn, kỳ báo cáo?", "Does the text name no place or period?")
PLACE = S("Địa bàn", "Place")
PERIOD = S("Kỳ báo cáo", "Period")
FROM_TEXT = S("theo văn bản", "as the text says")
PERIOD_HINT = S("theo văn bản; hoặc 2026-06, 2026-Q2, 2026", "as the text says; or 2026-06, 2026-Q2, 2026")
CHECKING = S("Đang đối chiếu {file} …", "Comparing {file} …")
RESULT = S("{file}: {count} con số", "{file}: {count} numbers")
NO_NUMBERS = S(
    "Không có con số nào của các chỉ tiêu để đối chiếu. Nếu là bản quét, hãy dùng bản gốc có chữ.",
    "There is no number of a known measure to compare. Of a scan, use the original with text.",
)
TABLES_LEFT = S(
    "Bảng không thuộc mẫu biểu nào phần mềm biết nên chưa đối chiếu: {tables}.",
    "Tables of no form known here, which were not compared: {tables}.",
)
TABLE = S("bảng thứ {number}", "table {number}")
STATES = {
    "differs": S("khác kho", "differ"),
    "unknown": S("chưa đối chiếu được", "could not be compared"),
    "matches": S("khớp", "agree"),
}
STATE_COUNT = S("{sign} {state}: {count}", "{sign} {count} {state}")
ALL_MATCH = S("Mọi số đối chiếu được đều khớp với kho.", "All numbers that could be compared agree with the store.")
OLD_NEW = S("Trong văn bản **{old}** → trong kho **{new}**", "In the document **{old}** → in the store **{new}**")
MORE = S("Còn {count} số khác nữa trong bảng dưới.", "{count} more in the table below.")
MEASURE = S("Chỉ tiêu", "Measure")
WHERE = S("Nơi, đơn vị", "Place, office")
OLD = S("Trong văn bản", "In the document")
NEW = S("Trong kho", "In the store")
WHY = S("Lý do", "Reason")
SENTENCE = S("Câu, dòng của bảng", "Sentence, row of the table")
COPY = S("Tải bản sao có ghi chú", "Download a copy with comments")
COPY_HELP = S(
    "Tệp .docx như đã gửi, thêm ghi chú ở từng số khác kho hoặc chưa đối chiếu được",
    "The .docx as it was handed in, with a comment on each number that differs or could not be compared",
)
COPY_NAME = S("{name} (đã đối chiếu).docx", "{name} (compared).docx")
PDF_ONLY = S("Ghi chú chỉ viết được vào tệp .docx.", "Comments can be written into a .docx alone.")

# -- templates -----------------------------------------------------------------------------------------
TEMPLATES = S("Mẫu báo cáo của cơ quan", "The office's templates")
TEMPLATES_TEXT = S(
    "Mẫu là tệp .docx, soạn bằng Word: chữ và bố cục của cơ quan, với các tên trong dấu {{{{ }}}} ở chỗ ghi số. Mẫu đã "
    "lưu được chọn ở nút *Báo cáo Word* của các màn hình.",
    "A template is a .docx made in Word: the office's words and layout, with names in {{{{ }}}} where figures go. "
    "A kept template is chosen at the *Word report* button of the screens.",
)
START = S("Tải mẫu của chương trình để sửa", "Download our template, to edit it")
START_NAME = S("mau-bao-cao.docx", "report-template.docx")
NAME = S("Tên mẫu", "Name of the template")
NAME_HINT = S("Ví dụ: Báo cáo giao ban tháng", "Such as: Monthly briefing")
FILE = S("Tệp mẫu .docx", "The template, a .docx")
SAVE = S("Kiểm tra và lưu mẫu", "Check and keep the template")
NO_FILE = S("Chọn tệp mẫu .docx trước khi lưu.", "Choose the template's .docx first.")
SAVED = S("Đã lưu mẫu “{name}”.", "The template “{name}” is kept.")
NONE_YET = S(
    "Chưa lưu mẫu nào; nút *Báo cáo Word* dùng mẫu của chương trình.", "None is kept; *Word report* uses ours."
)
DOWNLOAD = S("Tải về", "Download")
FORGET = S("Bỏ mẫu", "Forget")
FORGOTTEN = S("Đã bỏ mẫu “{name}”. Báo cáo đã lập theo mẫu vẫn còn.", "“{name}” is forgotten. Reports made by it stay.")
KEEP = S("Lưu lại mẫu", "Keep it again")
REFERENCE = S("Các tên dùng được trong mẫu", "Names a template may use")
ASKED = S("Viết trong mẫu", "Written in the template")
GIVES = S("Cho ra", "Gives")
KPI_ID = S("Mã", "Id")
SUBJECT = S("Mã của mục", "Id of the section")
SENTENCE_OF = S(
    "cả câu: số, tăng giảm, đạt hay chưa đạt, phần còn thiếu",
    "the whole sentence: value, change, goal, what is missing",
)
CONDITIONS = S(
    "Chỉ ghi đoạn ở giữa khi mục có số liệu: `{{%p if co.hotline %}}` … `{{%p endif %}}`. Một dòng của bảng cho mỗi "
    "đơn vị: `{{%tr for d in cac_don_vi %}}` … `{{%tr endfor %}}`, ở giữa dùng `{{{{ d.ten }}}}`, "
    "`{{{{ d.so.dossiers_resolved }}}}`. Thay `dossiers` và `on_time_rate` bằng mã trong bảng dưới.",
    "A passage only where a section has figures: `{{%p if co.hotline %}}` … `{{%p endif %}}`. A row of a table for "
    "each office: `{{%tr for d in cac_don_vi %}}` … `{{%tr endfor %}}`, with `{{{{ d.ten }}}}`, "
    "`{{{{ d.so.dossiers_resolved }}}}` between. Put ids of the table below for `dossiers` and `on_time_rate`.",
)
