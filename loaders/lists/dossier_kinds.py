"""What may happen to a dossier of a list in a month, and the words of statuses and channels that say it."""

from data.names import fold
from loaders.lists.statuses import Meanings

# What happened to a dossier in a month.
KINDS = 17
(
    ONLINE,
    DIRECT,
    POSTAL,
    NO_CHANNEL,
    CARRIED,
    EARLY,
    ON_TIME,
    LATE_5,
    LATE_10,
    LATE_MORE,
    DONE_NO_DUE,
    GONE,
    STOPPED,
    OPEN_IN_TIME,
    OPEN_OVERDUE,
    OPEN_NO_DUE,
    WAITING,
) = range(KINDS)
IN = (ONLINE, DIRECT, POSTAL, NO_CHANNEL)
BY_CHANNEL = {ONLINE, DIRECT, POSTAL}
LATE = (LATE_5, LATE_10, LATE_MORE)
DONE = (EARLY, ON_TIME, *LATE, DONE_NO_DUE)
OPEN = (OPEN_IN_TIME, OPEN_OVERDUE, OPEN_NO_DUE)
CHANNELS = {
    ONLINE: ("trực tuyến", "qua mạng", "online", "dịch vụ công", "dvc", "một phần", "toàn trình", "internet"),
    POSTAL: ("bưu chính", "bcci", "bưu điện"),
    DIRECT: ("trực tiếp", "tại quầy", "một cửa", "tại chỗ", "nộp tại", "bộ phận tiếp nhận"),
}
STATUSES = Meanings(
    "dossiers",
    ("hồ sơ", "dossiers"),
    {
        "resolved": (EARLY, ("Đã giải quyết, có kết quả", "Resolved, with a result")),
        "pending": (OPEN_IN_TIME, ("Đang giải quyết", "Pending")),
        "waiting": (WAITING, ("Đang giải quyết, chờ bổ sung", "Pending, waiting for a supplement")),
        "returned": (GONE, ("Trả lại, rút, từ chối", "Returned, withdrawn or refused")),
        "stopped": (STOPPED, ("Dừng giải quyết", "Stopped")),
    },
    silent=-1,
)


def channel_of(text: str) -> int:
    return next((code for code, words in CHANNELS.items() if any(fold(word) in text for word in words)), NO_CHANNEL)
