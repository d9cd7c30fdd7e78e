"""What tables of the hotline 1022 have in common: its channels and its levels of handling."""

import re

from data.facts import Problem
from data.names import fold
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP
from loaders.tables.headers import header_key

CHANNELS = {
    "phone": ("điện thoại", "gọi", "gọi điện", "tổng đài", "đầu số", "cuộc gọi", "hotline", "tổng đài điện thoại", ""),
    "email": ("email", "e-mail", "thư điện tử", "hộp thư điện tử"),
    "facebook": ("facebook", "fanpage", "fanpage facebook", "trang facebook", "mạng xã hội facebook"),
    "zalo": ("zalo", "zalo oa", "mạng xã hội zalo", "trang zalo"),
    "website": (
        "website",
        "web",
        "trang web",
        "cổng",
        "cổng thông tin",
        "cổng thông tin điện tử",
        "trang thông tin điện tử",
    ),
    "app": ("app", "ứng dụng", "ứng dụng di động", "mobile app", "app mobile", "ứng dụng điện thoại"),
    "chatbot": ("chatbot", "chat bot", "trợ lý ảo"),
    "livechat": ("livechat", "live chat", "trò chuyện trực tuyến"),
}


_CHANNEL_NAMES = {fold(word): channel for channel, words in CHANNELS.items() for word in words}


CHANNEL_LABELS = {
    "phone": ("Điện thoại", "Phone"),
    "email": ("Email", "Email"),
    "facebook": ("Facebook", "Facebook"),
    "zalo": ("Zalo", "Zalo"),
    "website": ("Trang web", "Website"),
    "app": ("Ứng dụng", "App"),
    "chatbot": ("Chatbot", "Chatbot"),
    "livechat": ("Livechat", "Live chat"),
}


_HOTLINE = re.compile(fold(r"\b1022\b|tổng đài|phản ánh|kiến nghị|pakn|phiếu"))
_OTHERS = re.compile(
    fold(r"hồ sơ|\bhs\b|thủ tục hành chính|quy định hành chính|đơn thư|khiếu nại|tố cáo|tiếp công dân")
)
_NAMED = re.compile(fold(r"(ứng dụng|app|zalo|facebook|fanpage)\b"))


def is_of_hotline(headings: str, above: str) -> bool:
    """Whether a hotline is named, and dossiers, petitions or regulations are not."""
    words = f"{headings} {above}"
    return bool(_HOTLINE.search(words)) and not _OTHERS.search(words)


def channel_of(text: str) -> str | None:
    """The channel a name means: "Qua điện thoại 1022" is `phone`; None for one nobody knows."""
    key = re.sub(r"^(qua |kênh )+", "", header_key(text))
    if not key:
        return None
    named = _NAMED.match(key)  # "Ứng dụng Hue-S" is one app among apps
    return _CHANNEL_NAMES.get(re.sub(r"\s*1022$", "", key).strip()) or (_CHANNEL_NAMES[named[1]] if named else None)


def level_name(text: str) -> str:
    """A level of handling in one spelling: `1`, `Cấp 1` and `Mức độ 1` are `cấp độ 1`."""
    match = re.fullmatch(r"(?:cấp độ|mức độ|cấp|mức)?\s*(\d)", fold(text))
    return f"cấp độ {match[1]}" if match else fold(text)


def ask_channel(name: str, where: str) -> Problem:
    """The question which channel of the hotline a name means."""
    return problem(
        "channel_unknown:hotline",
        where,
        name=name,
        question=f"channel:{name}",
        choices=CHANNEL_LABELS | {SKIP: ("Bỏ dòng này", "Leave this row out")},
    )
