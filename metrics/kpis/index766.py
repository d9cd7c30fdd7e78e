"""Scores of the index of Quyết định 766/QĐ-TTg: the total (100 points) and its five groups.

A score is a score: never added, never averaged, never folded into a longer period. What stands between the
scores of many places is in `metrics/answers/scores.py`.
"""

from metrics.kpi import Kpi, Operand, measure

SOURCE = "Quyết định 766/QĐ-TTg (23/6/2022); công bố trên Cổng Dịch vụ công quốc gia"
_CAUTION_VI = "Điểm tại thời điểm công bố: không cộng, không lấy trung bình giữa các nơi hay các kỳ."
_CAUTION_EN = "The score as published: never added or averaged over places or periods."
ONLINE = Operand(
    "index766_online",
    (
        ("index766_online",),
        ("index766_online_service", "index766_online_payment"),
    ),
)
_REST = ("index766_transparency", "index766_progress", "index766_digitisation")
TOTAL = Operand(
    "index766_total",
    (
        ("index766_total",),
        (*_REST, "index766_online", "index766_satisfaction"),
        (*_REST, "index766_online_service", "index766_online_payment", "index766_satisfaction"),
    ),
)


def _score(
    name: str, label_vi: str, label_en: str, meaning_vi: str, meaning_en: str, operand: Operand | None = None
) -> Kpi:
    return Kpi(
        name,
        "index766",
        f"Chỉ số 766: {label_vi}",
        f"Index 766: {label_en}",
        meaning_vi,
        meaning_en,
        "score",
        "higher",
        SOURCE,
        (operand or measure(name),),
        caution_vi=_CAUTION_VI,
        caution_en=_CAUTION_EN,
    )


KPIS = (
    _score(
        "index766_total",
        "tổng điểm",
        "total",
        "Tổng điểm năm nhóm, tối đa 100; nơi không in tổng thì cộng đủ năm nhóm.",
        "The points of all five groups, 100 at most; where no total is printed, the five groups added.",
        TOTAL,
    ),
    _score(
        "index766_transparency",
        "công khai, minh bạch",
        "transparency",
        "Nhóm 1, tối đa 18 điểm.",
        "Group 1, 18 points at most.",
    ),
    _score(
        "index766_progress", "tiến độ giải quyết", "progress", "Nhóm 2, tối đa 20 điểm.", "Group 2, 20 points at most."
    ),
    _score(
        "index766_digitisation",
        "số hóa hồ sơ",
        "digitisation",
        "Nhóm 3, tối đa 22 điểm.",
        "Group 3, 22 points at most.",
    ),
    _score(
        "index766_online",
        "dịch vụ trực tuyến",
        "online services",
        "Nhóm 4, tối đa 22 điểm: một điểm chung, hoặc dịch vụ công trực tuyến (12) cộng thanh toán trực tuyến (10).",
        "Group 4, 22 points at most: one score, or online services (12) plus online payment (10).",
        ONLINE,
    ),
    _score(
        "index766_online_service",
        "dịch vụ công trực tuyến",
        "online services alone",
        "Phần của nhóm 4, tối đa 12 điểm.",
        "Part of group 4, 12 points at most.",
    ),
    _score(
        "index766_online_payment",
        "thanh toán trực tuyến",
        "online payment",
        "Phần của nhóm 4, tối đa 10 điểm.",
        "Part of group 4, 10 points at most.",
    ),
    _score(
        "index766_satisfaction",
        "mức độ hài lòng",
        "satisfaction",
        "Nhóm 5, tối đa 18 điểm.",
        "Group 5, 18 points at most.",
    ),
    Kpi(
        "index766_rank",
        "index766",
        "Chỉ số 766: hạng theo báo cáo",
        "Index 766: rank as reported",
        "Hạng in trong bảng công bố; hạng tính từ các điểm đang có đứng bên cạnh.",
        "The rank the published table prints; the rank computed from the stored scores stands beside it.",
        "count",
        "lower",
        SOURCE,
        (measure("index766_rank"),),
        reported_only=True,
        caution_vi="Chỉ hiện như báo cáo; không cộng, không lấy trung bình.",
        caution_en="Shown as reported only; never added or averaged.",
    ),
)
GROUPS = (
    "index766_transparency",
    "index766_progress",
    "index766_digitisation",
    "index766_online",
    "index766_satisfaction",
)
ONLINE_PARTS = ("index766_online_service", "index766_online_payment")
# The words of the national portal, by the lowest score of each.
CLASSES = ((90.0, "excellent"), (80.0, "good"), (70.0, "fair"), (50.0, "average"), (0.0, "weak"))
