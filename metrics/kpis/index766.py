"""Scores of the index of Quyết định 766/QĐ-TTg: the total (100 points) and its five groups.

A score is a score: never added, never averaged, never folded into a longer period. What stands between the
scores of many places is in `metrics/answers/scores.py`.
"""

from metrics.kpi import Kpi, Operand, OverviewCard, Text, measure

SOURCE = "Quyết định 766/QĐ-TTg (23/6/2022); công bố trên Cổng Dịch vụ công quốc gia"
CAUTION = Text(
    "Điểm tại thời điểm công bố: không cộng, không lấy trung bình giữa các nơi hay các kỳ.",
    "The score as published: never added or averaged over places or periods.",
)
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

DETAILS = Text("Điểm thành phần, hạng công bố", "Parts of groups, printed rank")

KPIS = (
    Kpi(
        id="index766_total",
        subject="index766",
        label=Text("Chỉ số 766: tổng điểm", "Index 766: total"),
        card=Text("Chỉ số 766", "Index 766"),
        column=Text("Tổng điểm", "Total"),
        meaning=Text(
            "Tổng điểm năm nhóm, tối đa 100; nơi không in tổng thì cộng đủ năm nhóm.",
            "The points of all five groups, 100 at most; where no total is printed, the five groups added.",
        ),
        unit="score",
        direction="higher",
        legal_source=SOURCE,
        numerator=(TOTAL,),
        caution=CAUTION,
        overview=OverviewCard(card=6, turn=1, within=1, is_ranked=True),
    ),
    Kpi(
        id="index766_transparency",
        subject="index766",
        label=Text("Chỉ số 766: công khai, minh bạch", "Index 766: transparency"),
        column=Text("Công khai", "Transparency"),
        meaning=Text("Nhóm 1, tối đa 18 điểm.", "Group 1, 18 points at most."),
        unit="score",
        direction="higher",
        legal_source=SOURCE,
        numerator=(measure("index766_transparency"),),
        caution=CAUTION,
    ),
    Kpi(
        id="index766_progress",
        subject="index766",
        label=Text("Chỉ số 766: tiến độ giải quyết", "Index 766: progress"),
        column=Text("Tiến độ", "Progress"),
        meaning=Text("Nhóm 2, tối đa 20 điểm.", "Group 2, 20 points at most."),
        unit="score",
        direction="higher",
        legal_source=SOURCE,
        numerator=(measure("index766_progress"),),
        caution=CAUTION,
    ),
    Kpi(
        id="index766_digitisation",
        subject="index766",
        label=Text("Chỉ số 766: số hóa hồ sơ", "Index 766: digitisation"),
        column=Text("Số hóa", "Digitisation"),
        meaning=Text("Nhóm 3, tối đa 22 điểm.", "Group 3, 22 points at most."),
        unit="score",
        direction="higher",
        legal_source=SOURCE,
        numerator=(measure("index766_digitisation"),),
        caution=CAUTION,
    ),
    Kpi(
        id="index766_online",
        subject="index766",
        label=Text("Chỉ số 766: dịch vụ trực tuyến", "Index 766: online services"),
        column=Text("Trực tuyến", "Online"),
        meaning=Text(
            "Nhóm 4, tối đa 22 điểm: một điểm chung, "
            "hoặc dịch vụ công trực tuyến (12) cộng thanh toán trực tuyến (10).",
            "Group 4, 22 points at most: one score, or online services (12) plus online payment (10).",
        ),
        unit="score",
        direction="higher",
        legal_source=SOURCE,
        numerator=(ONLINE,),
        caution=CAUTION,
    ),
    Kpi(
        id="index766_online_service",
        subject="index766",
        label=Text("Chỉ số 766: dịch vụ công trực tuyến", "Index 766: online services alone"),
        meaning=Text("Phần của nhóm 4, tối đa 12 điểm.", "Part of group 4, 12 points at most."),
        unit="score",
        direction="higher",
        legal_source=SOURCE,
        numerator=(measure("index766_online_service"),),
        caution=CAUTION,
        group=DETAILS,
    ),
    Kpi(
        id="index766_online_payment",
        subject="index766",
        label=Text("Chỉ số 766: thanh toán trực tuyến", "Index 766: online payment"),
        meaning=Text("Phần của nhóm 4, tối đa 10 điểm.", "Part of group 4, 10 points at most."),
        unit="score",
        direction="higher",
        legal_source=SOURCE,
        numerator=(measure("index766_online_payment"),),
        caution=CAUTION,
        group=DETAILS,
    ),
    Kpi(
        id="index766_satisfaction",
        subject="index766",
        label=Text("Chỉ số 766: mức độ hài lòng", "Index 766: satisfaction"),
        column=Text("Hài lòng", "Satisfaction"),
        meaning=Text("Nhóm 5, tối đa 18 điểm.", "Group 5, 18 points at most."),
        unit="score",
        direction="higher",
        legal_source=SOURCE,
        numerator=(measure("index766_satisfaction"),),
        caution=CAUTION,
    ),
    Kpi(
        id="index766_rank",
        subject="index766",
        label=Text("Chỉ số 766: hạng theo báo cáo", "Index 766: rank as reported"),
        meaning=Text(
            "Hạng in trong bảng công bố; hạng tính từ các điểm đang có đứng bên cạnh.",
            "The rank the published table prints; the rank computed from the stored scores stands beside it.",
        ),
        unit="count",
        direction="lower",
        legal_source=SOURCE,
        numerator=(measure("index766_rank"),),
        caution=Text(
            "Chỉ hiện như báo cáo; không cộng, không lấy trung bình.",
            "Shown as reported only; never added or averaged.",
        ),
        reported_only=True,
        group=DETAILS,
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
