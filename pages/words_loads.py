"""Every sentence about past loads, the inbox and what a month still lacks (`pages/words.py` says how)."""

from pages.words import Sentence as S

# -- the list of loads ---------------------------------------------------------------------------------
NEW_CHANGED = S("Mới · đổi", "New · changed")
COUNTS = S("{new} · {changed}", "{new} · {changed}")
PROBLEMS = S("Vấn đề", "Problems")
DETAILS = S("Chi tiết", "Details")
OPEN = S("Xem", "Open")
OUT = S("○ Đã hoàn tác", "○ Undone")

# -- one load ------------------------------------------------------------------------------------------
NO_SUCH_LOAD = S("Không có lần nạp “{name}”. Các lần nạp ở danh sách bên dưới.",
                 "There is no load “{name}”. The loads are in the list below.")
TITLE = S("Lần nạp {batch}", "Batch {batch}")
LOADED = S("Nạp {when} bởi {who}", "Loaded on {when} by {who}")
ROWS = S("{count} số liệu", "{count} figures")
ROWS_OF = S("{count} số liệu: {new} mới, {changed} thay đổi lúc nạp",
            "{count} figures: {new} new, {changed} changed when loaded")
ORIGINAL = S("Tải tệp gốc", "Get the original file")
NOT_KEPT = S("Tệp gốc không được giữ (có thể có dữ liệu cá nhân).",
             "The original file is not kept (it may hold personal data).")
FACTS_TAB = S("Số liệu", "Figures")
PROBLEMS_TAB = S("Vấn đề lúc nạp ({count})", "Problems when loaded ({count})")
SEARCH = S("Tìm trong lần nạp này", "Search this batch")
SEARCH_HINT = S("Tìm đơn vị, chỉ tiêu, kỳ, ô… không cần dấu",
                "Search units, measures, periods, cells… accents do not matter")
SHOWN = S("{first}–{last} trong {count} số liệu", "{first}–{last} of {count} figures")
NONE_FOUND = S("Không có số liệu nào khớp. Thử ít chữ hơn.", "No figure matches. Try fewer words.")
VALUE = S("Giá trị", "Value")
NO_PROBLEMS = S("Lúc nạp không thấy vấn đề nào.", "No problems were found when it was loaded.")
NOT_LISTED = S("Lần nạp này có từ trước khi chương trình giữ danh sách vấn đề.",
               "This batch is from before lists of problems were kept.")
MORE_PROBLEMS = S("Còn {count} vấn đề nữa cùng loại hoặc nhẹ hơn.", "{count} more, as grave or less.")
WITHOUT_WORDS = S("{code} (không giữ nguyên văn: tệp có thể có dữ liệu cá nhân)",
                  "{code} (its words are not kept: the file may hold personal data)")

# -- problems as files ---------------------------------------------------------------------------------
MARKED = S("Tải tệp đánh dấu ô lỗi", "Get the file with marked cells")
MARKED_HELP = S("Bản chép của tệp: ô có vấn đề được tô màu, kèm trang “Vấn đề” nói phải làm gì. Chỉ có giá "
                "trị, không có công thức.",
                "A copy of the file: cells with a problem are coloured, and a sheet says what to do. Values "
                "only, no formulas.")
MARKED_FILE = S("danh-dau-{name}.xlsx", "marked-{name}.xlsx")
AS_CSV = S("Danh sách (CSV)", "List (CSV)")

# -- what a month still lacks --------------------------------------------------------------------------
MONTH = S("Tháng", "Month")
IN_OF = S("{month} đã có {count}/{all} nguồn", "{month}: {count} of {all} sources are in")
ALL_IN = S("{month} đã có đủ {all} nguồn", "{month}: all {all} sources are in")
EXPECTED = S("Nguồn từng có số trong 12 tháng trước. Hạn gửi {day}.",
             "Sources that had figures in the 12 months before. Due {day}.")
MISSING = S("{source} · {place}, có đến {last}", "{source} · {place}, last {last}")
ARRIVED = S("{source} · {place}", "{source} · {place}")
STILL = S("Còn thiếu", "Still missing")
NOT_DUE = S("Chưa có, còn hạn", "Not in, not due yet")
HERE = S("Đã có", "In")
AND_MORE = S("và {count} nguồn nữa", "and {count} more")

# -- the inbox -----------------------------------------------------------------------------------------
INBOX = S("Hộp thư đến: {count} tệp", "Inbox: {count} files")
INBOX_EMPTY = S("Hộp thư đến: trống", "Inbox: empty")
INBOX_TEXT = S("Thả tệp vào thư mục dưới đây; chương trình tự nhận khi tệp đã chép xong. Tệp đã nạp sang "
               "da-nap, tệp không nạp được sang can-xem kèm lý do. Không tệp nào bị xóa.",
               "Drop files into the folder below; they are recognised once they are copied whole. Loaded "
               "files move to da-nap, refused ones to can-xem with the reasons. No file is deleted.")
INBOX_AUTO = S("Tệp sạch tự nạp", "Clean files load by themselves")
INBOX_AUTO_HELP = S("Tệp có cảnh báo hay câu hỏi luôn chờ ở đây.",
                    "Files with warnings or questions always wait here.")
SETTING_KEPT = S("Chưa đổi được thiết đặt: {why}", "The setting could not be changed: {why}")
COPYING = S("đang chép hoặc chưa đọc", "being copied, or not read yet")
CLEAN = S("▲ Sạch", "▲ Clean")
ASKS = S("▼ {count} câu phải chọn", "▼ {count} to choose")
WARNINGS = S("● {count} cảnh báo", "● {count} warnings")
TAKE_OUT = S("▼ Lấy ra khỏi inbox", "▼ Take it out")
UNKNOWN = S("▼ Chưa nhận ra bảng", "▼ Table not recognised")
ADDS = S("{new} số mới", "{new} new figures")
CHANGES = S("{changed} số thay đổi", "{changed} changed figures")
CHECK = S("Kiểm tra tệp này", "Check this file")
ASIDE = S("Để riêng", "Set aside")
ASIDE_HELP = S("Chuyển sang can-xem, không nạp; tệp không bị xóa.",
               "Moves to can-xem, not loaded; nothing is deleted.")
TOO_LARGE = S("Tệp trên {mb} MB: xác nhận bằng dòng lệnh “load”.",
              "Over {mb} MB: confirm it with the command “load”.")
GONE = S("Tệp “{file}” không còn trong hộp thư đến.", "The file “{file}” is no longer in the inbox.")
