"""Sentences of the upload screen, past loads and the inbox. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- frame ---------------------------------------------------------------------------------------------
UPLOAD = S("Nạp dữ liệu", "Load data")

# -- corrections after approval ------------------------------------------------------------------------
FILE_OF_APPROVED = S("● sửa {count} kỳ đã duyệt, cần lý do", "● changes {count} approved periods, needs a reason")

# -- the list of loads ---------------------------------------------------------------------------------
NEW_CHANGED = S("Mới · đổi", "New · changed")
COUNTS = S("{new} · {changed}", "{new} · {changed}")
LOAD_PROBLEMS = S("Vấn đề", "Problems")
DETAILS = S("Chi tiết", "Details")
OPEN = S("Xem", "Open")
LOAD_OUT = S("○ Đã hoàn tác", "○ Undone")
LOAD_ASIDE = S("Để riêng", "Set aside")

# -- one load ------------------------------------------------------------------------------------------
NO_SUCH_LOAD = S(
    "Không có lần nạp “{name}”. Các lần nạp ở danh sách bên dưới.",
    "There is no load “{name}”. The loads are in the list below.",
)
TITLE = S("Lần nạp {batch}", "Batch {batch}")
LOADED = S("Nạp {when} bởi {who}", "Loaded on {when} by {who}")
ROWS = S("{count} số liệu", "{count} figures")
ROWS_OF = S(
    "{count} số liệu: {new} mới, {changed} thay đổi lúc nạp",
    "{count} figures: {new} new, {changed} changed when loaded",
)
ORIGINAL = S("Tải tệp gốc", "Get the original file")
NOT_KEPT = S(
    "Tệp gốc không được giữ (có thể có dữ liệu cá nhân).", "The original file is not kept (it may hold personal data)."
)
FACTS_TAB = S("Số liệu", "Figures")
PROBLEMS_TAB = S("Vấn đề lúc nạp ({count})", "Problems when loaded ({count})")
SEARCH = S("Tìm trong lần nạp này", "Search this batch")
SEARCH_HINT = S(
    "Tìm đơn vị, chỉ tiêu, kỳ, ô… không cần dấu", "Search units, measures, periods, cells… accents do not matter"
)
SHOWN = S("{first}–{last} trong {count} số liệu", "{first}–{last} of {count} figures")
NONE_FOUND = S("Không có số liệu nào khớp. Thử ít chữ hơn.", "No figure matches. Try fewer words.")
VALUE = S("Giá trị", "Value")
LOAD_NO_PROBLEMS = S("Lúc nạp không thấy vấn đề nào.", "No problems were found when it was loaded.")
NOT_LISTED = S(
    "Lần nạp này có từ trước khi chương trình giữ danh sách vấn đề.",
    "This batch is from before lists of problems were kept.",
)
LOAD_MORE_PROBLEMS = S("Còn {count} vấn đề nữa cùng loại hoặc nhẹ hơn.", "{count} more, as grave or less.")
WITHOUT_WORDS = S(
    "{code} (không giữ nguyên văn: tệp có thể có dữ liệu cá nhân)",
    "{code} (its words are not kept: the file may hold personal data)",
)

# -- problems as files ---------------------------------------------------------------------------------
MARKED = S("Tải tệp đánh dấu ô lỗi", "Get the file with marked cells")
MARKED_HELP = S(
    "Bản chép của tệp: ô có vấn đề được tô màu, kèm trang “Vấn đề” nói phải làm gì. Chỉ có giá "
    "trị, không có công thức.",
    "A copy of the file: cells with a problem are coloured, and a sheet says what to do. Values only, no formulas.",
)
MARKED_FILE = S("danh-dau-{name}.xlsx", "marked-{name}.xlsx")
AS_CSV = S("Danh sách (CSV)", "List (CSV)")

# -- what a month still lacks --------------------------------------------------------------------------
MONTH = S("Tháng", "Month")
IN_OF = S("{month} đã có {count}/{all} nguồn", "{month}: {count} of {all} sources are in")
ALL_IN = S("{month} đã có đủ {all} nguồn", "{month}: all {all} sources are in")
EXPECTED = S(
    "Nguồn từng có số trong 12 tháng trước. Hạn gửi {day}.",
    "Sources that had figures in the 12 months before. Due {day}.",
)
SOURCES_MISSING = S("{source} · {place}, có đến {last}", "{source} · {place}, last {last}")
ARRIVED = S("{source} · {place}", "{source} · {place}")
STILL = S("Còn thiếu", "Still missing")
NOT_DUE = S("Chưa có, còn hạn", "Not in, not due yet")
HERE = S("Đã có", "In")
AND_MORE = S("và {count} nguồn nữa", "and {count} more")

# -- the inbox -----------------------------------------------------------------------------------------
INBOX = S("Hộp thư đến: {count} tệp", "Inbox: {count} files")
INBOX_EMPTY = S("Hộp thư đến: trống", "Inbox: empty")
INBOX_TEXT = S(
    "Thả tệp vào thư mục dưới đây; chương trình tự nhận khi tệp đã chép xong. Tệp đã nạp sang "
    "da-nap, tệp không nạp được sang can-xem kèm lý do. Không tệp nào bị xóa.",
    "Drop files into the folder below; they are recognised once they are copied whole. Loaded "
    "files move to da-nap, refused ones to can-xem with the reasons. No file is deleted.",
)
INBOX_AUTO = S("Tệp sạch tự nạp", "Clean files load by themselves")
INBOX_AUTO_HELP = S("Tệp có cảnh báo hay câu hỏi luôn chờ ở đây.", "Files with warnings or questions always wait here.")
SETTING_KEPT = S("Chưa đổi được thiết đặt: {why}", "The setting could not be changed: {why}")
COPYING = S("đang chép hoặc chưa đọc", "being copied, or not read yet")
CLEAN = S("▲ Sạch", "▲ Clean")
ASKS = S("▼ {count} câu phải chọn", "▼ {count} to choose")
WARNINGS = S("● {count} cảnh báo", "● {count} warnings")
TAKE_OUT = S("▼ Lấy ra khỏi inbox", "▼ Take it out")
UNKNOWN = S("▼ Chưa nhận ra bảng", "▼ Table not recognised")
ADDS = S("{new} số mới", "{new} new figures")
INBOX_CHANGES = S("{changed} số thay đổi", "{changed} changed figures")
CHECK = S("Kiểm tra tệp này", "Check this file")
ASIDE = S("Để riêng", "Set aside")
ASIDE_HELP = S("Chuyển sang can-xem, không nạp; tệp không bị xóa.", "Moves to can-xem, not loaded; nothing is deleted.")
TOO_LARGE = S("Tệp trên {mb} MB: xác nhận bằng dòng lệnh “load”.", "Over {mb} MB: confirm it with the command “load”.")
GONE = S("Tệp “{file}” không còn trong hộp thư đến.", "The file “{file}” is no longer in the inbox.")

# -- steps ---------------------------------------------------------------------------------------------
STEPS = (
    S("① Chọn tệp", "① Choose files"),
    S("② Kiểm tra và xác nhận", "② Check and confirm"),
    S("③ Đã ghi, còn hoàn tác được", "③ Stored, can still be undone"),
)
UNDER = (
    S(
        "Bước 1/3: chọn tệp. Chưa có gì được ghi cho tới khi bấm Xác nhận.",
        "Step 1 of 3: choose files. Nothing is stored until you confirm.",
    ),
    S(
        "Bước 2/3: kiểm tra rồi xác nhận. Chưa có gì được ghi cho tới khi bấm Xác nhận.",
        "Step 2 of 3: check, then confirm. Nothing is stored until you confirm.",
    ),
    S(
        "Bước 3/3: đã ghi. Hoàn tác được bất cứ lúc nào, bản cũ hiện lại nguyên vẹn.",
        "Step 3 of 3: stored. It can be undone at any time; the older figures come back as they were.",
    ),
)

# -- choosing ------------------------------------------------------------------------------------------
CHOOSE_FILES = S(
    "Kéo tệp vào đây, hoặc bấm nút để chọn (nhiều tệp một lúc cũng được)",
    "Drop files here, or use the button (several at once are fine)",
)
LIMITS = S(
    "Nhận Excel (.xlsx, .xls), CSV, TSV và bảng HTML, XML do hệ thống xuất ra; báo cáo văn xuôi Word (.docx, .doc), "
    "PDF có chữ, .txt, .md; mỗi tệp tối đa {mb} MB, "
    "mỗi lần {files} tệp và {total} MB chờ; mỗi trang tính tối đa {rows} dòng và {columns} cột.",
    "Takes Excel (.xlsx, .xls), CSV, TSV and the HTML or XML tables that systems export; reports in Word (.docx, "
    ".doc), PDF with text, .txt, .md; up to {mb} MB each, "
    "{files} files and {total} MB waiting at a time; "
    "up to {rows} rows and {columns} columns a sheet.",
)
FORMS = S("{count} loại tệp nhận ra được", "{count} kinds of files are recognised")
MORE_FILES = S("Nạp thêm tệp khác", "Add other files")
TEMPLATE = S("Chưa có tệp theo biểu?", "No file in one of these forms?")
TEMPLATE_TEXT = S(
    "Tải tệp mẫu: mỗi dòng một con số, có danh sách để chọn và trang hướng dẫn. Điền xong nạp lại ở đây.",
    "Take our template: one figure a row, with lists to choose from and a guide. Fill it in, upload it here.",
)
TEMPLATE_BUTTON = S("Tải tệp mẫu", "Get the template")
TEMPLATE_FILE = S("mau-nap-so-lieu.xlsx", "figures-template.xlsx")
SAMPLE_TEXT = S(
    "Muốn xem thử? Tạo kho Số mô phỏng và kho Số công bố; chúng không bao giờ lẫn với số của cơ quan.",
    "Want to look around first? Make the stores of simulated and of published figures; they are never mixed with the "
    "office's own.",
)
SAMPLE_LOAD = S("Tạo số để xem thử", "Make figures to look at")
SAMPLE_LOADING = S(
    "Đang sinh và nạp số mô phỏng, khoảng nửa phút…", "Generating simulated figures, about half a minute…"
)
SAMPLE_LOADED = S("Đã tạo kho số mẫu; đang mở Số mô phỏng.", "The samples are made; the simulated figures are open.")
READING = S("Đang đọc {file} và so với số liệu đang có…", "Reading {file} and comparing it with the stored figures…")
BEGINNING = S("Đang mở tệp…", "Opening the file…")
OPENING = S("Đang mở tệp: {rows} trong {of} dòng", "Opening the file: {rows} of {of} rows")
OPENING_ROWS = S("Đang mở tệp: {rows} dòng", "Opening the file: {rows} rows")
RECOGNISING = S("Đã mở đủ {of} dòng; đang nhận dạng và kiểm tra…", "All {of} rows are open; recognising and checking…")
TAKING = S("Đang đọc số liệu: {rows} trong {of} dòng", "Taking the figures: {rows} of {of} rows")
STOP = S("Dừng đọc", "Stop reading")
STOPPED = S(
    "Đã dừng đọc “{file}”. Không có gì được ghi hay giữ lại.",
    "Reading “{file}” was stopped. Nothing of it was stored or kept.",
)
QUEUE = S("Tệp chờ kiểm tra: {count}", "Files waiting to be checked: {count}")
OPEN_THIS = S("Kiểm tra tệp này", "Check this file")
SIZE_WAITING = S("{size} · chưa đọc", "{size} · not read yet")

# -- recognised ----------------------------------------------------------------------------------------
FILE = S("Tệp", "File")
RECOGNISED = S("Nhận ra là", "Recognised as")
PERIOD = S("Kỳ số liệu", "Period")
PLACE = S("Địa bàn", "Place")
WHO = S("Người nạp", "Loaded by")
SHEET = S("Trang tính “{sheet}”, {count} số liệu · {size}", "Sheet “{sheet}”, {count} figures · {size}")
NO_SHEET = S("{count} số liệu · {size}", "{count} figures · {size}")
MATCHED = S("khớp {count} chỉ tiêu", "{count} measures found")
NOT_YET = S("chưa rõ", "not known yet")
CHOOSE_BELOW = S("chọn ở dưới", "choose it below")
PERIODS = S("{count} kỳ", "{count} periods")
PLACES = S("{count} tỉnh, thành phố", "{count} provinces and cities")
UNITS = S("{count} đơn vị", "{count} units")
WHOLE = S("số của toàn tỉnh", "figures of the whole province")

# -- counts --------------------------------------------------------------------------------------------
NEW = S("Mới", "New")
CHANGED = S("Thay đổi", "Changed")
HEADLINES = S("Màn hình sẽ hiện", "What the screens will show")
HEADLINES_NOTE = S(
    "{count} số chính đổi sau khi nạp; các số khác giữ nguyên.",
    "{count} headline figures change with this load; the others stay.",
)
HEADLINE_KPI = S("Chỉ tiêu", "KPI")
HEADLINE_BEFORE = S("Đang hiện", "Shown now")
HEADLINE_AFTER = S("Sau khi nạp", "After the load")
HEADLINE_SOURCE = S("Nguồn sau khi nạp", "Source after the load")
UNCHANGED = S("Không đổi", "Unchanged")
MISSING = S("Thiếu so với đang có", "Absent from the file")
TO_CHOOSE = S("Cần chọn", "To be chosen")
REFUSED = S("Bị từ chối", "Refused")
NEW_WORD = S("ghi thêm", "added")
CHANGED_WORD = S("thay, giữ bản cũ", "the old are kept")
UNCHANGED_WORD = S("bỏ qua", "passed over")
MISSING_WORD = S("không coi là 0", "kept, not zero")
TO_CHOOSE_WORD = S("chọn rồi mới ghi", "choose first")
REFUSED_WORD = S("phải sửa tệp", "mend the file")
NONE_WORD = S("không có", "none")

# -- changes -------------------------------------------------------------------------------------------
CHANGES = S("{count} số thay đổi", "{count} figures change")
CHANGES_FIRST = S(
    "{shown} trong {count} số thay đổi, chênh nhiều nhất ở trên",
    "{shown} of {count} figures that change, the largest jumps first",
)
JUMPS = S("Tô màu: chênh trên {percent} %.", "Tinted: a change above {percent}%.")
NEW_FIGURES = S("Xem {count} số liệu mới", "See {count} new figures")
NEW_FIRST = S("Xem {shown} trong {count} số liệu mới", "See {shown} of {count} new figures")
MISSING_FIGURES = S("Xem {count} số liệu đang có mà tệp này không có", "See {count} stored figures this file lacks")
UNIT = S("Đơn vị", "Unit")
MEASURE = S("Chỉ tiêu", "Measure")
OLD = S("Đang có", "Stored")
IN_FILE = S("Trong tệp", "In the file")
DIFFERENCE = S("Chênh", "Change")
PERCENT = S("Chênh %", "Change %")
RAW = S("Nguyên văn", "As written")
ALL_UNITS = S("(toàn tỉnh)", "(whole province)")

# -- problems ------------------------------------------------------------------------------------------
PROBLEMS = S("Vấn đề: {asks} cần chọn, {told} nên xem", "Problems: {asks} to choose, {told} to look at")
NO_PROBLEMS = S("Không thấy vấn đề nào", "No problems were found")
NO_PROBLEMS_TEXT = S(
    "Đã kiểm tra cách đọc số, kỳ, địa bàn, đơn vị và các phép cộng trong bảng.",
    "Numbers, periods, places, units and the sums of the table were checked.",
)
MORE_PROBLEMS = S("Còn {count} vấn đề nữa trong danh sách tải về.", "{count} more are in the list you can download.")
ASK_FIRST = S("Chọn trước khi ghi", "Choose before storing")
ASK_TEXT = S(
    "Chương trình không đoán thay. Chọn rồi bấm nút dưới; tệp được đọc lại theo lựa chọn.",
    "The program does not guess. Choose, then use the button below; the file is read again accordingly.",
)
QUESTION_COUNT = S("{count} câu", "{count}")
QUESTION_GROUPS = {
    "file": S("Tệp và mẫu biểu", "The file and its form"),
    "period": S("Kỳ số liệu", "Period"),
    "place": S("Địa bàn", "Place"),
    "unit": S("Đơn vị", "Offices"),
    "scale": S("Hàng nghìn, đơn vị tính", "Thousands and scale"),
    "dates": S("Ngày tháng", "Dates"),
    "status": S("Trạng thái", "Statuses"),
    "columns": S("Cột và chỉ tiêu", "Columns and measures"),
    "rows": S("Dòng và bảng", "Rows and tables"),
    "cells": S("Từng ô", "Single cells"),
    "numbers": S("Số trong văn bản", "Numbers of the text"),
    "stored": S("So với số liệu đang có", "Beside the stored figures"),
    "other": S("Khác", "Other"),
}
COLUMN_CELLS = S(
    "Cột {column}: {count} ô không đọc được chắc chắn. Quyết một lần cho cả cột, hoặc từng ô ở dưới.",
    "Column {column}: {count} cells cannot be read for sure. Decide once for all of them, or for each below.",
)
COLUMN_AS_PROPOSED = S("Cả {count} ô như đề xuất, ví dụ: {example}", "All {count} as proposed, such as: {example}")
SKIP_COLUMN = S("Bỏ cả {count} ô", "Leave all {count} out")
COLUMNS_ALIKE = S(
    "{count} cột ngày như vậy: quyết một lần cho cả tệp, hoặc từng cột ở dưới.",
    "{count} columns of days are alike: decide once for the file, or for each column below.",
)
EACH_BY_ITSELF = S("Chọn riêng từng cái", "Choose for each by itself")
STILL_STORED = S("vẫn ghi được", "can be stored")
CHOSEN_THEN = S("Đã chọn khi nạp", "Chosen when it was loaded")
MORE_ASKS = S(
    "Còn {count} câu nữa sẽ hiện sau khi dùng các lựa chọn này.", "{count} more appear once these choices are used."
)
PICK = S("Chọn…", "Choose…")
PICK_PLACE = S("Chọn tỉnh, thành phố…", "Choose a province or city…")
PICK_PERIOD = S("Chọn, hoặc gõ 2026-06, 2026-Q2, 2026-06-YTD…", "Choose, or type 2026-06, 2026-Q2, 2026-06-YTD…")
PICK_UNIT = S("Chọn, hoặc gõ tên đơn vị…", "Choose, or type the unit's name…")
PICK_MEASURE = S("Chọn chỉ tiêu…", "Choose a measure…")
USE_ANSWERS = S("Dùng các lựa chọn này", "Use these choices")
CHOSEN = S("Bạn đã chọn: {choices}", "You chose: {choices}")
CHOOSE_AGAIN = S("Chọn lại từ đầu", "Choose again")
DOWNLOAD_FILE = S("van-de-{name}.csv", "problems-{name}.csv")

# -- confirming ----------------------------------------------------------------------------------------
CONFIRM = S("Xác nhận, ghi {count} số liệu", "Confirm, store {count} figures")
DROP = S("Bỏ tệp này", "Drop this file")
RETRY = S("Đọc lại", "Read again")
UNDO_NOTE = S(
    "Sau khi ghi, hoàn tác được bất cứ lúc nào: bản cũ hiện lại nguyên vẹn.",
    "Once stored it can be undone at any time: the older figures come back as they were.",
)
ANSWER_NOTE = S("Còn {count} câu phải chọn ở trên rồi mới ghi được.", "Still to be chosen above: {count}.")
WARN_NOTE = S("{count} cảnh báo, vẫn ghi được. {undo}", "{count} warnings; it can be stored. {undo}")
REFUSED_NOTE = S(
    "Tệp chưa ghi được: sửa theo các câu trên rồi nạp lại.",
    "It cannot be stored: mend the file as said above and upload it again.",
)
NOTHING_NEW = S(
    "0 thay đổi: mọi số trong tệp đã có và giống hệt. Không có gì để ghi.",
    "0 changes: every figure of this file is stored already, and the same. There is nothing to store.",
)
ALREADY = S(
    "Tệp này đã nạp lúc {when} bởi {who} ({batch}), 0 thay đổi.",
    "This file was loaded on {when} by {who} ({batch}), 0 changes.",
)
ALREADY_BUT = S(
    "Tệp này đã nạp lúc {when} bởi {who} ({batch}); từ đó số liệu đã khác, ghi lại sẽ đổi {count} số.",
    "This file was loaded on {when} by {who} ({batch}); figures differ since, storing changes {count}.",
)
ALREADY_OUT = S(
    "Tệp này đã nạp lúc {when} bởi {who} ({batch}) rồi được hoàn tác; ghi lại sẽ đổi {count} "
    "số. Cũng có thể bấm “Dùng lại” ở danh sách dưới.",
    "This file was loaded on {when} by {who} ({batch}) and undone since; storing changes "
    "{count}. Or use “Restore” in the list below.",
)
COMPARED_AGAIN = S(
    "Số liệu trong kho vừa thay đổi; tệp đã được so lại. Xem lại rồi xác nhận.",
    "The stored figures have just changed; the file was compared again. Look again, then confirm.",
)
WRITING = S("Đang ghi {file}…", "Storing {file}…")

# -- wrong files ---------------------------------------------------------------------------------------
YOUR_FILE = S("Tệp này chưa nạp được", "This file cannot be loaded")
YOUR_FILE_BADGE = S("▼ Tệp cần sửa", "▼ Mend the file")
UNTOUCHED = S("Số liệu đang có không bị ảnh hưởng.", "The stored figures are untouched.")
OUR_FAULT = S("Lỗi của chương trình, tệp của bạn không sai", "Our program failed; nothing is wrong with your file")

# -- stored --------------------------------------------------------------------------------------------
STORED_BADGE = S("▲ Đã ghi", "▲ Stored")
UNDONE_BADGE = S("○ Đã hoàn tác", "○ Undone")
STORED = S(
    "Lần nạp {batch}, lúc {when} bởi {who}: {new} số mới, {changed} số thay đổi (bản cũ được giữ), "
    "{unchanged} không đổi.",
    "Batch {batch}, on {when} by {who}: {new} new figures, {changed} changed (the older ones are "
    "kept), {unchanged} unchanged.",
)
SEE = S("Xem ở:", "See it on:")
CLOSE = S("Đóng", "Close")

# -- past loads ----------------------------------------------------------------------------------------
RECENT = S("Các lần nạp gần đây", "Recent loads")
NO_LOADS = S("Chưa nạp tệp nào.", "No file has been loaded yet.")
TIME = S("Lúc", "When")
SOURCE = S("Nguồn", "Source")
FIGURES = S("Số liệu", "Figures")
STATE = S("Trạng thái", "State")
ACTION = S("Thao tác", "Action")
LIVE = S("Đang dùng", "In use")
OUT = S("Đã hoàn tác {when}", "Undone {when}")
UNDO = S("Hoàn tác", "Undo")
RESTORE = S("Dùng lại", "Restore")
UNDO_TITLE = S("Hoàn tác lần nạp {batch}?", "Undo batch {batch}?")
RESTORE_TITLE = S("Dùng lại lần nạp {batch}?", "Restore batch {batch}?")
UNDO_TEXT = S(
    "{count} số liệu của tệp này thôi hiện. Nơi nào có số cũ thì số cũ hiện lại nguyên vẹn. Không "
    "có gì bị xóa; dùng lại được bất cứ lúc nào.",
    "{count} figures of this file are no longer shown. Where there were older ones they come back "
    "as they were. Nothing is deleted; it can be restored at any time.",
)
RESTORE_TEXT = S(
    "{count} số liệu của tệp này hiện lại ở đúng chỗ cũ trong sổ ghi: số nạp sau nó vẫn được ưu tiên.",
    "{count} figures of this file come back to their old place in the ledger: what was loaded "
    "after it still goes first.",
)
UNDO_YES = S("Hoàn tác {count} số liệu", "Undo {count} figures")
RESTORE_YES = S("Dùng lại {count} số liệu", "Restore {count} figures")
CANCEL = S("Không, để nguyên", "No, leave it")
TURNING = S("Đang cập nhật số liệu…", "Updating the figures…")
UNDO_DONE = S(
    "Đã hoàn tác {batch} ({file}). Biểu đồ đã dùng lại số liệu trước đó.",
    "{batch} ({file}) is undone. The charts show the earlier figures again.",
)
RESTORE_DONE = S(
    "Đã dùng lại {batch} ({file}). Biểu đồ đã có lại các số này.",
    "{batch} ({file}) is restored. The charts show its figures again.",
)
SPAN = S("{first} – {last}", "{first} – {last}")
SINCE = S("{place} (từ 1/7/2025)", "{place} (since 1 July 2025)")
DAYS = S("{days}, {basis}", "{days}, {basis}")
PRINTED = {
    "stated": S("ghi rõ trong tệp", "printed in the file"),
    "decree-09-2019": S("theo Nghị định 09/2019", "by Decree 09/2019"),
    "unknown": S("theo lịch, tệp không ghi ngày", "calendar days, the file prints none"),
}
SEVERITY = S("Mức", "Severity")
MESSAGE = S("Nội dung", "What is wrong")
CHOICES = S("Lựa chọn", "Choices")
UNTIL = S("{place} (đến 30/6/2025)", "{place} (until 30 June 2025)")
CELL = S("Ô", "Cell")
MARKS = {
    "reject": S("▼ Từ chối", "▼ Refused"),
    "ask": S("▼ Cần chọn", "▼ Choose"),
    "warn": S("● Cảnh báo", "● Warning"),
    "normalise": S("○ Đã sửa nhẹ", "○ Adjusted"),
    "info": S("○ Ghi chú", "○ Note"),
}
