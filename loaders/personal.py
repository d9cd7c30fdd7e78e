"""What in a list of cases says who somebody is: columns to leave unread, by their heading and by their cells.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 and Nghị định 356/2025/NĐ-CP: a list with one row a person is counted
while it is read; names, numbers and addresses go no further than the process that reads them. Hashing a
number would not make it anonymous, so nothing is hashed either.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from data.names import fold, nfc, search_key

SHARE = 0.3  # of a column's filled cells: from here on it is a column of personal data

_HEADING = re.compile("|".join(map(fold, (
    r"họ\b.*\btên\b", r"họ tên", r"chủ hồ sơ", r"\bngười (nộp|yêu cầu|đề nghị|ủy quyền|đại diện|phản ánh|gửi|gọi|dân|"
    r"liên hệ|thụ lý|xử lý|tiếp nhận|nhận|ký|thực hiện|được cấp)", r"công dân", r"tổ chức, cá nhân", r"cá nhân",
    r"\bcccd\b", r"\bcmnd\b", r"\bcmt\b", r"căn cước", r"chứng minh", r"định danh", r"hộ chiếu", r"giấy tờ tùy thân",
    r"(ngày|năm|tháng) sinh", r"nơi sinh", r"giới tính", r"dân tộc", r"tôn giáo", r"quốc tịch",
    r"điện thoại", r"\bsđt\b", r"\bđt\b", r"di động", r"số máy", r"\be-?mail\b", r"thư điện tử",
    r"địa chỉ", r"thường trú", r"tạm trú", r"nơi ở", r"tài khoản", r"mã số thuế", r"\bmst\b", r"biển (số|kiểm soát)",
    r"thửa", r"tờ bản đồ", r"nội dung", r"trích yếu", r"ghi chú", r"tiêu đề",
    r"cán bộ", r"công chức", r"chuyên viên"))))
_OF_A_CHANNEL = re.compile("|".join(map(fold, (r"^(kênh|hình thức|phương thức|nguồn)\b",))))
_SEPARATORS = re.compile(r"[\s.\-()]+")
_MOBILE = re.compile(r"(?:\+?84|0)[35789]\d{8}")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}")
_IN_TEXT = re.compile(r"(?<!\d)(?:0\d{11}|\d{9}|(?:\+?84|0)[35789](?:[ .\-]?\d){8})(?!\d)|" + _MAIL.pattern)
_SURNAMES = frozenset(map(search_key, (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trương Mai Tô Trịnh Tạ Phùng "
    "Quách Kiều Lương Đào Vương Lưu Tống Hứa Nông Triệu Giàng Quàng Khổng Chu Diệp Mạc Âu Nghiêm Doãn Đàm").split()))
# These begin names of places and offices as well: only three words and more read like a person.
_RARE_SURNAMES = frozenset(map(search_key, (
    "Cao Lâm Châu Thái Hà Từ La Sơn Danh Tăng Văn Ma Vàng Lò Cầm Tôn Trang Lục Ninh Thân Đồng Kim Bạch Thạch Y").split()))
_NO_NAMES = re.compile("|".join(map(search_key, (r"lý lịch", r"hồ sơ", r"văn (phòng|hóa|thư|bản)", r"thái bình", r"đồng"
                                                 r" (tháp|nai)", r"y tế", r"mai táng", r"kim (loại|khí)",
                                                 r"hồ chí minh", r"đoàn (tncs|thanh niên)"))))
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


def is_personal_heading(text: str) -> bool:
    """Whether a heading names personal data, or free text that may hold some."""
    key = fold(text)
    return bool(_HEADING.search(key)) and not _OF_A_CHANNEL.search(key)


@lru_cache(maxsize=1 << 16)
def is_person(text: str) -> bool:
    """Whether a text reads like the name of a person: `Nguyễn Văn A`, `TRẦN THỊ B`; not `Đất đai`."""
    words = nfc(text).split()
    if not 2 <= len(words) <= 6 or not all(_WORD.fullmatch(word) and word[0].isupper() for word in words):
        return False
    key = search_key(words[0])
    return (key in _SURNAMES or key in _RARE_SURNAMES and len(words) > 2) and not _NO_NAMES.match(search_key(text))


def is_identifying(value) -> bool:
    """Whether a cell is an identity number (12 digits from 0, or 9), a mobile number, an e-mail or a name."""
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, (int, float)):  # a number of its own type has lost its leading 0
        return value == int(value) and 9 <= len(str(int(value))) <= 12 if value == value and value >= 0 else False
    if not isinstance(value, str):
        return False
    digits = _SEPARATORS.sub("", value)
    if digits.lstrip("+").isdecimal():
        return len(digits) == 9 or len(digits) == 12 and digits[0] == "0" or bool(_MOBILE.fullmatch(digits))
    return bool(_MAIL.fullmatch(value.strip())) or is_person(value)


def holds_identity(text: str) -> bool:
    """Whether a text contains an identity number, a mobile number, an e-mail or a person's whole name."""
    if _IN_TEXT.search(text) or is_person(text) and len(text.split()) > 2:
        return True
    words = nfc(text).split()
    starts = [i for i, word in enumerate(words) if word.istitle() and search_key(word) in _SURNAMES]
    return any(all(word.strip(",.;)").istitle() for word in words[i:i + 3]) and is_person(" ".join(
        word.strip(",.;)") for word in words[i:i + 3])) for i in starts if len(words) - i >= 3)


def is_personal_column(cells: Iterable) -> bool:
    """Whether 30 % or more of the filled cells identify somebody."""
    cells = list(cells)
    found = [value for value in set(cells) if is_identifying(value)]
    if not found:
        return False
    counts = Counter(cells)
    filled = len(cells) - counts[None] - counts[""]
    return sum(counts[value] for value in found) >= SHARE * filled
