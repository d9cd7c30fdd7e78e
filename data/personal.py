"""What says who somebody is: columns by their heading and by their cells, and what stands in a free text.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 and Nghị định 356/2025/NĐ-CP: a list with one row a person is counted
while it is read; names, numbers and addresses go no further than the process that reads them. Hashing a
number would not make it anonymous, so nothing is hashed either.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from data.missing import is_missing
from data.names import fold, nfc, search_key

SHARE = 0.3  # of a column's filled cells: from here on it is a column of personal data

_HEADING = re.compile(
    "|".join(
        map(
            fold,
            (
                r"họ\b.*\btên\b",
                r"họ tên",
                r"chủ hồ sơ",
                r"\bngười (nộp|yêu cầu|đề nghị|ủy quyền|đại diện|phản ánh|gửi|gọi|dân|"
                r"liên hệ|thụ lý|xử lý|tiếp nhận|nhận|ký|thực hiện|được cấp)",
                r"công dân",
                r"tổ chức, cá nhân",
                r"cá nhân",
                r"\bcccd\b",
                r"\bcmnd\b",
                r"\bcmt\b",
                r"căn cước",
                r"chứng minh",
                r"định danh",
                r"hộ chiếu",
                r"giấy tờ tùy thân",
                r"(ngày|năm|tháng) sinh",
                r"nơi sinh",
                r"giới tính",
                r"dân tộc",
                r"tôn giáo",
                r"quốc tịch",
                r"điện thoại",
                r"\bsđt\b",
                r"\bđt\b",
                r"di động",
                r"số máy",
                r"\be-?mail\b",
                r"thư điện tử",
                r"địa chỉ",
                r"thường trú",
                r"tạm trú",
                r"nơi ở",
                r"tài khoản",
                r"mã số thuế",
                r"\bmst\b",
                r"biển (số|kiểm soát)",
                r"thửa",
                r"tờ bản đồ",
                r"nội dung",
                r"trích yếu",
                r"ghi chú",
                r"tiêu đề",
                r"cán bộ",
                r"công chức",
                r"chuyên viên",
            ),
        )
    )
)
_OF_A_CHANNEL = re.compile("|".join(map(fold, (r"^(kênh|hình thức|phương thức|nguồn)\b",))))
_SEPARATORS = re.compile(r"[\s.\-()]+")
_MOBILE = re.compile(r"(?:\+?84|0)[35789]\d{8}")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}")
_MAIL_END = re.compile(r"(?<=[^\s@])@[^\s@]+\.[A-Za-z]{2,}")  # of an address in a long text: not tried from each letter
# Card numbers and telephones as people write them, in groups; not amounts, dates, decisions.
_CARD_IN_TEXT = re.compile(r"(?<![\w.,/])0\d{2}(?:[ .\-]?\d{3}){3}(?![\w/]|[.,]\d)")
_OLD_CARD_IN_TEXT = re.compile(
    r"(?<![\w.,/])(?:\d{9}|(?:(?<=CMND )|(?<=CMT )|(?<=CMND: ))\d{3}[ .\-]\d{3}[ .\-]\d{3})(?![\w/]|[.,]\d)"
    r"(?!\s*(?:đ|đồng|vnd|vnđ|tr|triệu|tỷ|nghìn|hồ sơ|lượt|người)\b)",
    re.IGNORECASE,
)
_TELEPHONE_IN_TEXT = re.compile(
    r"(?<![\w.,/])(?:\(?(?:\+|00)84\)?[ .\-]?(?:\(0\))?|\(?0)"
    r"(?:[35789]|2\d{1,2}\)?)(?:[ .\-]{0,2}\d){7,8}(?![\w/]|[.,]\d)"
)
_MOBILE_IN_TEXT = re.compile(r"(?<![\w.,/])(?:\+?84|0)[ .\-]?[35789](?:[ .\-]?\d){8}(?![\w/]|[.,]\d)")
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_OF_AN_OFFICE = re.compile(r"\.gov\.vn$", re.IGNORECASE)
_IN_TEXT = re.compile(r"(?<!\d)(?:0\d{11}|\d{9}|(?:\+?84|0)[35789](?:[ .\-]?\d){8})(?!\d)|" + _MAIL.pattern)
_SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trương Mai Tô Trịnh Tạ Phùng "
    "Quách Kiều Lương Đào Vương Lưu Tống Hứa Nông Triệu Giàng Quàng Khổng Chu Diệp Mạc Âu Nghiêm Doãn Đàm"
)
# These begin names of places and offices as well: only three words and more read like a person.
_RARE_SURNAMES = (
    "Cao Lâm Châu Thái Hà Từ La Sơn Danh Tăng Văn Ma Vàng Lò Cầm Tôn Trang Lục Ninh Thân Đồng Kim Bạch Thạch Y"
)
# By whether the text has accents: in one that has, "Hộ tịch" does not begin with Hồ.
_COMMON, _RARE = (
    {True: frozenset(map(fold, names.split())), False: frozenset(map(search_key, names.split()))}
    for names in (_SURNAMES, _RARE_SURNAMES)
)
_NO_NAMES = re.compile(
    "|".join(
        map(
            search_key,
            (
                r"lý lịch",
                r"hồ sơ",
                r"văn (phòng|hóa|thư|bản)",
                r"thái bình",
                r"đồng"
                r" (tháp|nai)",
                r"y tế",
                r"mai táng",
                r"kim (loại|khí)",
                r"hồ chí minh",
                r"đoàn (tncs|thanh niên)",
            ),
        )
    )
)
_NO_NAMES_IN_FULL = re.compile(
    "|".join(
        map(
            fold,
            (
                r"đào tạo\b",
                r"nông (nghiệp|thôn|lâm|sản|dân|hội)\b",
                r"lưu (trữ|thông|ý|hành|vực)\b",
                r"chu (kỳ|trình|cấp)\b",
                r"lương (hưu|thực|tối)\b",
                r"kiều (hối|bào)\b",
                r"triệu (đồng|tập)\b",
                r"lý do\b",
                r"hồ (chứa|nước)\b",
                r"võ thuật\b",
                r"nghiêm (trọng|cấm|túc)\b",
                r"đỗ (xe|đạt)\b",
                r"đoàn (đại biểu|thể|viên|kiểm tra|thanh tra|công tác)\b",
                r"dương (lịch|tính)\b",
                r"vũ (trang|trụ|trường)\b",
            ),
        )
    )
)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
# Before the name of somebody these make it the name of a place: "phường Trần Hưng Đạo", "Trường THPT Lê Hồng Phong".
_PLACE_WORDS = (
    "phường xã trấn huyện quận phố đường ấp khóm thôn trường thpt thcs học viện cầu chợ "
    "chùa đền bến cảng non tỉnh cụm khu tp tp. đại"
)
_NAMED_AFTER = frozenset(map(fold, _PLACE_WORDS.split()))
# Headings under which one person stands, in tables of figures: columns of a role, and columns of what identifies.
_ROLE = re.compile(
    "|".join(
        map(
            fold,
            (
                r"\bngười (lập|phụ trách|liên hệ|đại diện|theo dõi|thực hiện|báo cáo|tổng hợp|nhập|cung cấp|thụ lý|"
                r"xử lý|tiếp nhận|ký|duyệt|quản lý|đứng đầu|nộp|dân|phản ánh|gửi|gọi|được cấp|nhận)",
                r"^(cán bộ|công chức|viên chức|chuyên viên|"
                r"lãnh đạo|đầu mối|phụ trách|thủ trưởng|giám đốc|chủ tịch)",
                r"\bcán bộ (phụ trách|đầu mối|theo dõi|thụ lý|lập|tổng hợp)",
                r"đầu mối liên hệ",
                r"quản trị viên",
                r"\badmin\b",
            ),
        )
    )
)
_IDENTITY = re.compile(
    "|".join(
        map(
            fold,
            (
                r"\bhọ\b.*\btên\b",
                r"họ tên",
                r"chủ hồ sơ",
                r"\bcccd\b",
                r"\bcmnd\b",
                r"\bcmt\b",
                r"căn cước",
                r"chứng minh (nhân dân|thư)",
                r"số định danh",
                r"hộ chiếu",
                r"(ngày|năm) sinh",
                r"điện thoại",
                r"\bsđt\b",
                r"\bđt\b",
                r"di động",
                r"số máy",
                r"\be-?mail\b",
                r"thư điện tử",
                r"thường trú",
                r"tạm trú",
                r"nơi ở",
                r"số tài khoản",
                r"mã số thuế cá nhân",
                r"biển (số|kiểm soát)",
            ),
        )
    )
)
_CONTACT = re.compile(
    "|".join(map(fold, (r"điện thoại", r"\bsđt\b", r"\bđt\b", r"di động", r"số máy", r"\be-?mail\b", r"thư điện tử")))
)
_SIGNED = re.compile(fold(r"\bký\b"))


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
    is_accented = search_key(text) != nfc(text).casefold()
    key = fold(words[0])
    return (
        (key in _COMMON[is_accented] or (key in _RARE[is_accented] and len(words) > 2))
        and not _NO_NAMES.match(search_key(text))
        and not _NO_NAMES_IN_FULL.match(fold(text))
    )


def is_role_heading(text: str) -> bool:
    """Whether a heading of a table of figures names a person by a role: `Cán bộ phụ trách`, `Người lập biểu`."""
    return bool(_ROLE.search(fold(text)))


def is_identity_heading(text: str) -> bool:
    """Whether a heading of a table of figures names what identifies a person: `Họ và tên`, `CCCD`, `Điện thoại`; not
    the line under a signature that asks for a name."""
    key = fold(text)
    return bool(_IDENTITY.search(key)) and not _SIGNED.search(key)


def is_contact_heading(text: str) -> bool:
    """Whether a heading names an address or a number one is reached by."""
    return bool(_CONTACT.search(fold(text)))


def is_amount(text: str) -> bool:
    """Whether a text is a number in groups of thousands: `123.456.789`."""
    return bool(_AMOUNT.fullmatch(text.strip()))


def is_identifying(value: object) -> bool:
    """Whether a cell is an identity number (12 digits from 0, or 9), a mobile number, an e-mail or a name."""
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, (int, float)):  # a number of its own type has lost its leading 0
        return (
            value == int(value) and 9 <= len(str(int(value))) <= 12 if not is_missing(value) and value >= 0 else False
        )
    if not isinstance(value, str):
        return False
    digits = _SEPARATORS.sub("", value)
    if digits.lstrip("+").isdecimal():
        return len(digits) == 9 or (len(digits) == 12 and digits[0] == "0") or bool(_MOBILE.fullmatch(digits))
    return bool(_MAIL.fullmatch(value.strip())) or is_person(value)


def holds_identity(text: str) -> bool:
    """Whether a text contains an identity number, a mobile number, an e-mail or a person's whole name."""
    return bool(_IN_TEXT.search(text)) or holds_person(text)


def holds_person(text: str) -> bool:
    """Whether a text contains a person's whole name, of three words or more; not a place named after somebody."""
    words = nfc(text).replace(":", ": ").split()
    is_mixed = not text.isupper()
    starts = [start for start, word in enumerate(words) if word[:1].isupper() and search_key(word) in _COMMON[False]]
    for start in starts:
        before = fold(words[start - 1]) if start else ""
        name = [word.strip(",.;()") for word in words[start : start + 3]]
        is_shaped = all(map(str.istitle, name)) or (all(map(str.isupper, name)) and (len(words) <= 6 or is_mixed))
        if len(name) == 3 and is_shaped and is_person(" ".join(name)) and before not in _NAMED_AFTER:
            return True
    return False


def holds_number_of_a_person(text: str) -> bool:
    """Whether a text contains a card number, a mobile number, or an e-mail that is not of an office."""
    if _CARD_IN_TEXT.search(text) or _MOBILE_IN_TEXT.search(text):
        return True
    return any(not _OF_AN_OFFICE.search(match[0]) for match in _MAIL_END.finditer(text)) if "@" in text else False


def says_somebody(text: str) -> bool:
    """Whether a text of a table of figures holds a person's whole name or number; nine digits are an amount there."""
    return holds_person(text) or holds_number_of_a_person(text)


CARD, TELEPHONE, MAIL = "card", "telephone", "mail"


def personal_like(text: str) -> list[tuple[str, str]]:
    """What in a free text looks like personal data: (`CARD`, `TELEPHONE` or `MAIL`, as written) each, once.

    Card numbers (12 digits from 0, the 9 of old cards), telephones and e-mails; numbers of decisions, amounts,
    dates, short numbers such as 1022 and percentages are none.
    """
    text = nfc(text)
    matches: list[tuple[int, str, str]] = []
    rest = text
    for kind, pattern in (
        (MAIL, _MAIL),
        (CARD, _CARD_IN_TEXT),
        (TELEPHONE, _TELEPHONE_IN_TEXT),
        (TELEPHONE, _MOBILE_IN_TEXT),
        (CARD, _OLD_CARD_IN_TEXT),
    ):
        matches += [(match.start(), kind, match[0].strip(" .,;:()")) for match in pattern.finditer(rest)]
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    return list(dict.fromkeys((kind, written) for _, kind, written in sorted(matches)))


def is_personal_column(cells: Iterable[object]) -> bool:
    """Whether 30 % or more of the filled cells identify somebody."""
    cells = list(cells)
    identifying = [value for value in set(cells) if is_identifying(value)]
    if not identifying:
        return False
    counts = Counter(cells)
    filled = len(cells) - counts[None] - counts[""]
    return sum(counts[value] for value in identifying) >= SHARE * filled


def as_words(file_name: str) -> str:
    """A file's name as a text: `Nguyen_Van_A-0912345678.xlsx` is "Nguyen Van A 0912345678"."""
    stem = file_name.rpartition(".")[0] or file_name
    return stem.replace("_", " ").replace("-", " ")
