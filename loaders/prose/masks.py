"""Numbers of a text that are no figures: dates, periods, numbers of decisions, laws, phones, lists, names.

Works on `spelled` text. Each line says what it finds; a person may add one.
"""

import re

_NOT_FIGURES = (
    # Windows, dates and times of day.
    r"ngày\s+\d{1,2}/\d{1,2}(?:\s*(?:,|và|-)\s*(?:ngày\s+)?\d{1,2}/\d{1,2})+(?!\d)",
    r"(?:ngày\s+)?\d{1,2}\s*(?:/|\.|-)\s*\d{1,2}\s*(?:/|\.|-)\s*(?:19|20)\d\d\b",
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s*(?:,\s*)?năm\s+\d{4})?",
    r"(?:ngày|hôm|từ|đến|hết|sáng|chiều|tối|trước|sau|dịp|lễ|nghỉ|chốt|thời điểm|so với|"
    r"vào)\s+\d{1,2}\s*[/.-]\s*\d{1,2}(?![\d.,]*\d|"
    r"\s*(?:%|hồ sơ|điểm|phiếu|đơn vị))",
    r"(?:ngày|mùng|mồng)\s+(?:0?[1-9]|[12]\d|3[01])(?![.,]?\d)(?:\s*(?:,|-|và|đến)\s*\d{1,2}(?!\d|[.,]\d))*"
    r"(?:\s*/\s*\d{1,2})?\b",
    r"\(\s*(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?\s*\)",
    r"\(\s*\d{1,2}\s*-\s*\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?\s*\)",
    r"\b\d{1,2}\s*(?:-|đến)\s*\d{1,2}/\d{1,2}(?:/\d{4})?\b",
    r"\b\d{1,2}(?::|h|g|\s*giờ\s*)\d{2}(?:\s*phút)?\b",
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2}"
    r"(?:st|nd|rd|th)?(?:\s*,?\s*20\d\d)?\b(?![.,]\d)",
    # Periods in words.
    r"\b(?:các\s+)?tháng\s+\d{1,2}(?![.,]?\d{3}(?!\d))(?:\s*(?:,|và|-|đến|tới|/)\s*(?:tháng\s+)?\d{1,2}(?!\d|[.,]\d))*(?:\s*(?:/|-|\.|"
    r",?\s*năm)\s*\d{4})?(?!\d)",
    r"\b\d{1,2}\s+tháng(?:\s+(?:đầu|cuối|qua|liên tiếp|trước|vừa qua))?(?:\s+(?:của\s+)?năm(?:\s+(?:19|"
    r"20)\d\d)?)?(?:\s*/\s*(?:19|20)\d\d)?",
    r"\b(?:quý|quí|q)\s*(?:[1-4]|[iv]+)\b(?:\s*(?:,|và|-|đến|/)\s*(?:quý\s+|quí\s+)?(?:[1-4]\b(?!\.)|"
    r"[iv]+\b))*(?:\s*[/.-]\s*\d{4}|\s*,?\s*năm\s+\d{4})?",
    r"\b(?:tuần|kỳ họp|phiên họp|(?<!đầu )(?<!trong )(?<!cuối )kỳ|đợt|lần|khóa|khoá|nhiệm kỳ|lớp|lứa|top|"
    r"(?<!văn )phòng|tầng|"
    r"hạng mục|cấp độ|cấp|mức|mức độ|loại|"
    r"nhóm|vùng|quốc lộ|tỉnh lộ|đường|tổ|khu phố|ấp|thôn|khối|cụm|(?<!tổng )số)\s+(?:thứ\s+)?\d{1,4}(?:\s*(?:,|và|"
    r"-)\s*\d{1,2}(?!\d|[.,]\d))*\b(?![.,]\d|\s*(?:%|hồ sơ|điểm|phiếu|đơn|lượt|triệu|tỷ|nghìn|ngàn|trường hợp|"
    r"nhiệm vụ|văn bản|phản ánh|người|biên chế|công chức|viên chức|cán bộ)\b|\s*%)",
    r"\b(?:năm|niên hạn|giai đoạn|nhiệm kỳ|thời kỳ|năm học|niên khóa|kỳ)\s+(?:19|20)\d\d(?:\s*(?:-|,|và|đến|"
    r"/)\s*(?:năm\s+)?(?:19|20)?\d\d)*\b(?![.,]\d)",
    r"\b(?:19|20)\d\d\s*(?:-|đến)\s*(?:19|20)\d\d\b",
    r"(?<=/)(?:19|20)\d\d\b",
    r"\b(?:trước|sau|từ|đến|tới|cuối|đầu|trong|vào|của|so với)\s+(?:19|20)\d\d\b(?![.,]?\d)(?!\s*(?:hồ sơ|đơn|"
    r"phiếu|lượt|văn bản|trường hợp|phản ánh|nhiệm vụ))",
    r"\b(?:quận|phường|khu vực)\s+\d{1,2}\b(?![.,]\d|\s*(?:%|hồ sơ|đơn|điểm))|\b[qp]\.\s?\d{1,2}\b",
    # Numbers of documents, laws and standards.
    r"\b\d{1,5}(?:[a-z])?\s*/\s*(?:\d{4}\s*/\s*)?[^\W\d_]{1,}[^\s,;()]*-\s?[^\s,;()]+",
    r"\b\d{1,5}\s*/\s*\d{4}\s*/\s*[^\W\d_][^\s,;()]*",
    r"\b\d{1,5}-[^\W\d_]{1,5}/[^\W\d_]{2,}\b",
    r"\b(?:quyết định|công văn|kế hoạch|thông tư|nghị định|nghị quyết|chỉ thị|thông báo|tờ trình|báo cáo|văn bản|"
    r"luật|hướng dẫn|giấy mời|công điện)(?:\s+[^\W\d_]+){0,3}?\s+số:?\s*\d[\d./]*\d*[^\s,;()]*",
    r"\b(?:và|,)\s+số\s+\d+/[^\s,;()]+",
    r"(?<!một )(?<!danh )\b(?:điều|khoản|chương|mục|phụ lục|biểu|biểu mẫu|mẫu|phần|bước|câu|trang|tiêu chí|"
    r"chỉ tiêu|ý|hình|bảng)\s+(?:số\s+)?\d{1,3}(?:\.\d{1,2}(?!\d))*(?:\s*(?:,|và)\s*\d{1,3}(?:\.\d{1,2})*(?!\d|"
    r"[.,]\d|\s*[^\W\d_]))*\b(?!\s*[%/]|[.,]\d)",
    r"\b(?:iso|tcvn|qcvn|iec)\s*(?:\w+\s*)?\d[\d:./-]*",
    r"\bcovid\s*-?\s*19\b|\bsars-cov-2\b|\b5k\b|\b4\.0\b|\b[2345]g\b|\b24\s*/\s*(?:7|24)(?:\s*/\s*7)?\b|\bnq\d+|"
    r"\bpar\s?index\b",
    r"\b(?:đề án|dự án|chương trình|bộ chỉ số|chỉ số|index|quyết định|nghị quyết|nghị định)\s+(?:06|766|"
    r"\d{2,4}(?=/))\b",
    r"\b06(?=\s*(?:của chính phủ|/cp|/ttg))",
    # Phones, hotlines, addresses, accounts.
    r"(?<![\d.,])0\d{2,3}[.\s]?\d{3}[.\s]?\d{3,4}\b|(?<![\d.,])0\d{3}\.\d{3,7}\b|\b(?:1900|"
    r"1800)[\s.-]?\d{2}[\s.]?\d{2,4}\b|\(0\d{2,3}\)[\s.]?\d[\d.\s]{5,}\d",
    r"\b(?:0\d{2,3}[.\s])?1022\b",
    r"\b(?:điện thoại|đt|sđt|hotline|fax|đường dây nóng|tổng đài)(?:\s+số)?\s*:?\s*\d[\d.\s]{6,}\d",
    r"\b(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:gov|com|vn|edu)\S*",
    r"\bh\d{2}(?:\.\d+)+\S*",
    r"(?<![\d.,])\b\d{1,3}(?:[.,]\d)?\s*(?:(?:-|đến)\s*\d{1,3}\s+)?(?:giờ|phút|giây|ngày)(?:\s+làm việc)?\b(?!\s*công)",
    # How much of a whole a figure covers: "mới có 10/12 kỳ", "tính trên 200 trong 500 hồ sơ".
    r"\b(?:mới có|đã có|có)\s+\d+\s*/\s*\d+\s+(?:kỳ|báo cáo|kênh|lĩnh vực|tỉnh cũ|đơn vị|tỉnh, thành phố)\b",
    r"\btính trên\s+\d[\d.,]*\s+trong\s+\d[\d.,]*(?=\s)",
    # What is no amount of anything: levels of services, articles of rules, shares of a rule.
    r"\bmức độ\s+\d(?:\s*(?:,|và|-)\s*(?:mức độ\s+)?\d)*",
    r"\b0?1\s+(?:cửa|lần|kỳ kế hoạch)\b|\b\d\s+(?:nhất|không|tại chỗ|cùng|rõ)\b",
    r"\b\d{1,3}\s*(?:tuần|tháng|quý|năm|lần)\s*/\s*(?:lần|tháng|quý|năm|tuần)\b",
    r"\b\d{1,2}\s+năm\b(?=\s+(?:thực hiện|thi hành|triển khai|thành lập|ngày|qua|tới|liên tiếp|liền))",
)
_PATTERN = re.compile("|".join(f"(?:{pattern})" for pattern in _NOT_FIGURES))
_LIST_NUMBER = re.compile(r"\s*(?:\(?\d{1,2}(?:\.\d{1,2})*(?:[.)/]|\)\.?)(?=\s)|[-+*]\s*\d{1,2}\.\d?\.?\s)")
_IN_LIST = re.compile(r"(?<=[\s(])\(\d{1,2}\)(?=\s*[^\W\d_])")


_DIGIT_WORDS = (
    "không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|ngàn|triệu|tỷ|linh|lẻ|đồng|phẩy|chẵn"
)
_IN_WORDS = re.compile(rf"(?<=\d )\(\s*(?:(?:{_DIGIT_WORDS})\s*)+\)")


def without_words_of_numbers(text: str) -> str:
    """ "137 (một trăm ba mươi bảy) hồ sơ": the number said once more is blotted out."""
    return _IN_WORDS.sub(lambda match: " " * len(match[0]), text)


# "Facebook (161 lượt), Zalo (106 lượt)": brackets round a number behind its name.
_NAMED = re.compile(r"(?<![^,;:.()\n])(?P<name>[^,;:.()\d]{2,90}[^\W\d_])\s*\((?P<number>[^()]*\d[^()]*)\)")
_ALONE = re.compile(
    r"\s*(?:(?:có|với|đạt|là|hơn|gần|khoảng|trên|dưới|tỷ lệ|chiếm)\s+)*\d[\d.,]*(?:/\d[\d.,]*)?\s*"
    r"(?:%|nghìn|ngàn|triệu|điểm)?\s*"
    r"(?:hồ sơ|đơn|lượt|phiếu|phản ánh|nhiệm vụ|trường hợp|người|cuộc|tin|bài|văn bản)?\s*"
)


def without_brackets_of_names(text: str) -> str:
    """A list of names with their numbers in brackets as one without brackets, as long as it was."""

    def open_one(match: re.Match) -> str:
        if not _ALONE.fullmatch(match["number"]) or match["name"].strip() in ("hồ sơ", "đơn"):
            return match[0]
        return match[0].replace("(", " ").replace(")", " ")

    return _NAMED.sub(open_one, text)


def masked(text: str) -> str:
    """A paragraph of `spelled` text with all that is no figure blotted out, as long as it was."""
    text = _LIST_NUMBER.sub(lambda match: _blot(match[0]), text, count=1) if _LIST_NUMBER.match(text) else text
    text = _IN_LIST.sub(lambda match: _blot(match[0]), text)
    return _PATTERN.sub(lambda match: _blot(match[0]), text)


def _blot(text: str) -> str:
    return re.sub(r"\d", "§", text)
