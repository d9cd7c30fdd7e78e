"""Sentences of the screen that sets up the meeting room's. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- the screen it is set up on ------------------------------------------------------------------------
SCREEN = S("Màn hình phòng họp", "Meeting-room screen")
SCREEN_UNDER = S(
    "Chọn nội dung, thứ tự và cỡ chữ cho màn hình treo tường; mọi số lấy từ cùng phép tính như các màn hình khác",
    "Choose what the wall screen shows, in which order and how large; its numbers are those of the other screens",
)
BOARD = S("Bảng trình chiếu", "Board")
NEW_BOARD = S("Bảng mới", "New board")
NEW_NAME = S("Tên bảng mới", "Name of the new board")
NEW_HINT = S("Ví dụ: Phòng họp tầng 2", "For example: Meeting room, second floor")
CREATE = S("Tạo bảng", "Create")
NAME = S("Tên bảng", "Name")
PANELS = S("Nội dung lần lượt chiếu", "What is shown, in turn")
ROOM = S("Phòng họp", "The room")
PREVIEW = S("Xem thử", "Preview")
ADD_KIND = S("Loại nội dung", "Kind of panel")
ADD = S("Thêm", "Add")
UP = S("Đưa lên", "Move up")
DOWN = S("Đưa xuống", "Move down")
REMOVE = S("Bỏ", "Remove")
EDIT = S("Sửa", "Edit")
PLACE = S("Địa bàn", "Place")
OWN_PLACE = S("Địa bàn của đơn vị ({name})", "The office's own place ({name})")
INDICATORS = S("Chỉ tiêu (tối đa {most})", "Indicators (at most {most})")
LIST_OF = S("Liệt kê", "List")
LISTS = {
    "units": S("Đơn vị của địa bàn", "Units of the place"),
    "provinces": S("Các tỉnh, thành", "Provinces"),
}
GRAIN = S("Theo", "By")
LIMIT_HELP = S(
    "Số liệu bị coi là cũ khi báo cáo của kỳ sau đã quá hạn (ngày 25) thêm bấy nhiêu ngày mà chưa có.",
    "Figures count as old once the next period's report is this many days past its due date (the 25th).",
)
STORE = S("Lấy số từ", "Figures from")
MODE = S("Nền", "Ground")
MODES = {"dark": S("Tối", "Dark"), "light": S("Sáng", "Light")}
LANGUAGE = S("Ngôn ngữ trên màn hình", "Language on the wall")
LANGUAGES = {"vi": S("Tiếng Việt", "Vietnamese"), "en": S("Tiếng Anh", "English")}
HEIGHT_HELP = S(
    "Phần hình, không kể viền. Màn hình 16:9: 55 inch cao 68 cm, 65 inch 81 cm, 75 inch 93 cm, 86 inch 107 cm.",
    "The picture without its frame. At 16:9: 55 inches are 68 cm high, 65 81 cm, 75 93 cm, 86 107 cm.",
)
SIZES = S(
    "Cỡ chữ suy ra, tính trên màn hình 1.080 dòng: chữ thường **{body}**, tiêu đề **{title}**, "
    "con số chính **{kpi}**, chú thích **{small}** điểm ảnh; {rows} dòng mỗi trang danh sách.",
    "Resulting text sizes on a 1,080-line screen: body **{body}**, titles **{title}**, "
    "key figures **{kpi}**, notes **{small}** px; {rows} rows a page of a list.",
)
FORMULA = S("Chữ thường = 8,8 × {farthest} m ÷ {height} m", "Body = 8.8 × {farthest} m ÷ {height} m")
SAVE = S("Lưu và chiếu", "Save and show")
SAVED = S("Đã lưu. Màn hình đang chiếu đổi theo trong vài giây.", "Saved. Screens follow within seconds.")
SAVED_BY_ANOTHER = S(
    "Người khác vừa lưu bảng này. Bấm “Lưu và chiếu” lần nữa để thay bằng bản của bạn, "
    "hoặc bỏ thay đổi để xem bản mới.",
    "Somebody else has just saved this board. Press “Save and show” again to put yours in its place, "
    "or discard changes to see theirs.",
)
DISCARD = S("Bỏ thay đổi", "Discard changes")
DELETE = S("Xóa bảng này", "Delete this board")
DELETE_ASK = S(
    "Màn hình đang chiếu bảng này sẽ báo mất kết nối và giữ hình cuối. Bảng vẫn còn trong sổ ghi.",
    "Screens showing this board will say that they are disconnected and keep their last picture. "
    "It stays in the ledger.",
)
DELETE_YES = S("Xóa", "Delete")
RESET = S("Trở về bảng mặc định", "Back to the default board")
DELETED = S("Đã xóa bảng.", "The board is deleted.")
UNSAVED = S("Chưa lưu", "Not saved")
LAST_SEEN = S("Có màn hình hỏi lần cuối: {when}", "A screen last asked: {when}")
NEVER_SEEN = S(
    "Chưa có màn hình nào hỏi bảng này từ khi máy chủ khởi động.",
    "No screen has asked for this board since the server started.",
)
SEEN_NOW = S("đang kết nối ({hour})", "connected ({hour})")
SEEN_AT = S("{hour} ngày {day}", "{hour} on {day}")
ADDRESS = S("Địa chỉ mở trên màn hình", "Address to open on the screen")
OPEN = S("Mở toàn trang", "Open the full page")
PREVIEW_ALT = S("Xem thử bảng trình chiếu", "Preview of the board")
PREVIEW_NOTE = S(
    "Xem thử cả thay đổi chưa lưu; hình đổi theo sau vài giây. Phím ←, → chuyển nội dung, phím cách tạm dừng.",
    "Unsaved changes are shown too, within seconds. Keys ← and → step, space pauses.",
)
PREVIEW_WAITS = S("Sửa các điểm dưới đây rồi mới xem thử được.", "Mend the points below, then there is a preview.")
PREVIEW_BOARD = S("Xem thử", "Preview")
