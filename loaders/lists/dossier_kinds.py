"""What may happen to a dossier of a list in a month, and the words of statuses and channels that say it."""

from data.names import fold

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
# The first word found decides; what ended without a result comes before what ended with one, longer words that mean
# something else than a part of them before both.
STATUSES = (
    (EARLY, ("trả lại kết quả",)),
    (OPEN_IN_TIME, ("tạm dừng",)),
    (WAITING, ("chờ bổ sung", "yêu cầu bổ sung", "cần bổ sung", "đang bổ sung", "bổ sung hồ sơ")),
    (STOPPED, ("dừng xử lý", "dừng giải quyết", "đã dừng")),
    (
        GONE,
        (
            "rút hồ sơ",
            "rút",
            "trả lại",
            "từ chối",
            "hủy",
            "không đủ điều kiện",
            "không được tiếp nhận",
            "không tiếp nhận",
            "không giải quyết",
        ),
    ),
    (
        OPEN_IN_TIME,
        (
            "đang",
            "chưa",
            "chờ tiếp nhận",
            "chờ xử lý",
            "chờ phê duyệt",
            "chờ duyệt",
            "trình ký",
            "đã trình",
            "trình lãnh đạo",
            "chờ ký",
            "chờ phát hành",
            "chờ ban hành",
            "chờ đóng dấu",
            "mới tiếp nhận",
            "mới nộp",
            "mới đăng ký",
            "hồ sơ mới",
            "thực hiện nghĩa vụ",
        ),
    ),
    (
        EARLY,
        (
            "đã trả",
            "trả kết quả",
            "đã giải quyết",
            "hoàn thành",
            "đã có kết quả",
            "có kết quả",
            "kết thúc",
            "đã xử lý",
            "xử lý xong",
            "đã xong",
            "đã hoàn tất",
            "hoàn tất",
            "giải quyết xong",
            "chờ trả",
            "đã ký",
            "đã ban hành",
            "đã phát hành",
            "đã cấp",
        ),
    ),
)


def status_of(text: str) -> int:
    """What a status says; -1 where it says nothing known: then the days decide."""
    return next((code for code, words in STATUSES if any(fold(word) in text for word in words)), -1)


def channel_of(text: str) -> int:
    return next((code for code, words in CHANNELS.items() if any(fold(word) in text for word in words)), NO_CHANNEL)
