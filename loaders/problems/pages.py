"""What is said of figures of Facebook, Zalo and the portal."""

from loaders.problems.declared import Declared

PAGES = {
    "english_numbers": Declared(
        "normalise",
        "{count} ô viết số kiểu Anh, đọc theo tiêu đề tiếng Anh: ô {locator} “{text}” là {value}.",
        "{count} cells are written the English way under English headings: cell {locator} “{text}” is {value}.",
    ),
    "pages_several": Declared(
        "ask",
        "Tệp có bài của {count} Trang: {pages}. Lấy Trang nào?",
        "The file holds posts of {count} pages: {pages}. Which one counts?",
    ),
    "not_facebook": Declared(
        "reject",
        "Đây là bài đăng Instagram, không phải Facebook. Xuất lại với Trang Facebook.",
        "These are posts of Instagram, not of Facebook. Export those of the Facebook page.",
    ),
    "no_rows:posts": Declared(
        "reject",
        "Tệp không có bài đăng nào.",
        "The file has no posts.",
    ),
    "post_reach_not_added": Declared(
        "info",
        "Không cộng lượt tiếp cận các bài: một người xem hai bài chỉ là một người tiếp cận của Trang. "
        "Nạp số tiếp cận từ bảng tháng của Trang.",
        "The reach of posts is not added up: who saw two posts is one person of the page's reach. Load "
        "reach from the page's monthly table.",
    ),
    "ids_ruined": Declared(
        "warn",
        "{count} mã bài đã bị Excel làm tròn (ô {cell}); phân biệt bài theo {marks}. Nên nạp tệp CSV "
        "chưa mở bằng Excel.",
        "{count} post ids were rounded by Excel (cell {cell}); posts are told apart by their {marks}. "
        "Better load the CSV as it was downloaded.",
    ),
    "publish_time_unreadable": Declared(
        "warn",
        "{count} bài không đọc được giờ đăng (tháng/ngày/năm), đầu tiên ở ô {locator}; không đếm các bài đó.",
        "The publish time (month/day/year) of {count} posts cannot be read, first in cell {locator}; "
        "they are not counted.",
    ),
    "daily_breakdown": Declared(
        "reject",
        "Đây là bản xuất theo từng ngày: mỗi bài lặp lại nhiều dòng ({rows} dòng, {posts} bài; mã ở ô "
        "{locator} đã có ở ô {first}), cộng lại sẽ sai. Xuất lại theo bài đăng (trọn đời), không chia "
        "theo ngày.",
        "This is the daily breakdown: posts repeat ({rows} rows, {posts} posts; the id in {locator} "
        "stands in {first} too), and adding them up would be wrong. Export by post (lifetime), not by "
        "day.",
    ),
    "post_repeated": Declared(
        "reject",
        "{count} bài đứng hai lần với số khác nhau (ô {locator} và ô {first}). Xuất lại tệp từ Meta.",
        "{count} posts stand twice with different figures (cells {locator} and {first}). Export again.",
    ),
    "double_same:posts": Declared(
        "warn",
        "{count} dòng lặp lại nguyên vẹn một bài đã có, chỉ đếm một lần.",
        "{count} rows repeat a post and are counted once.",
    ),
    "figure_missing": Declared(
        "warn",
        "{period}: {count} bài không có số ở cột này (đầu tiên ô {locator}); tổng chỉ gồm các bài có số.",
        "{period}: {count} posts have no figure in this column (first {locator}); the sum is of the others.",
    ),
    "period_unreadable:month": Declared(
        "ask",
        "Ô {locator} ghi “{text}”, không rõ là tháng nào. Ghi như 2026-06.",
        "Cell {locator} says “{text}”; which month is it? Write 2026-06.",
    ),
}
