"""Sentences of the comparison of places. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- frame ---------------------------------------------------------------------------------------------
COMPARE = S("So sánh tỉnh", "Provinces")
COMPARE_UNDER = S(
    "Ai khác hẳn cả nước, ai chỉ khác do ngẫu nhiên",
    "Who clearly differs from the nation, and who only by chance",
)

# -- filters -------------------------------------------------------------------------------------------
KPI = S("Chỉ tiêu", "Indicator")
BOUNDARIES = S("Địa giới", "Boundaries")

# -- compare -------------------------------------------------------------------------------------------
WHO_DIFFERS = S(
    "**Ai khác hẳn cả nước?** :gray[Màu theo khoảng kiểm soát, không theo thứ hạng]",
    "**Who clearly differs?** :gray[Colour by control limits, not by rank]",
)
TILE_NOTE = S(
    "▲▼ ngoài khoảng 99,8 %, △▽ ngoài khoảng 95 % của một tỉnh giống cả nước có cùng số hồ sơ",
    "▲▼ outside the 99.8% limits, △▽ outside the 95% limits of a province like the nation with as many cases",
)
WHO_PLAIN = S("**{kpi}** :gray[theo tỉnh, thành]", "**{kpi}** :gray[by province]")
TILE_NOTE_PLAIN = S(
    "Chỉ hiện giá trị: chỉ tiêu này không có khoảng kiểm soát.", "Values only: no limits for this indicator."
)
RANKED = S(
    "**Xếp hạng có giới hạn ngẫu nhiên** :gray[{count} nơi đã báo cáo]",
    "**Ranking with limits of chance** :gray[{count} reported]",
)
RANKED_PLAIN = S(
    "**Thứ tự theo giá trị** :gray[{count} nơi đã báo cáo]", "**Ordered by value** :gray[{count} reported]"
)
RANKED_NOTE = S(
    "Dải xám: khoảng 99,8 % nếu giống cả nước, rộng hẹp theo số hồ sơ; đã nới {times} lần theo dao động riêng của "
    "từng nơi giữa các kỳ, không kể xu hướng và mùa vụ chung. Chấm trong dải: thứ hạng không nói lên điều gì. Trục "
    "không bắt đầu từ 0.",
    "Grey band: 99.8% limits of a province like the nation, by its number of cases; widened {times} times "
    "for each place's own swing between periods, the common trend and season taken off. Inside it the rank says "
    "nothing. The axis does not start at 0.",
)
WIDE = S(
    "Dải đã nới {times} lần (từ {limit} lần là rất rộng): chỉ khác biệt rất lớn mới ra ngoài; ở trong dải chưa có "
    "nghĩa là như nhau.",
    "The limits are widened {times} times ({limit} or more is very wide): only very large differences lie outside; "
    "inside does not mean alike.",
)
RANKED_NOTE_PLAIN = S(
    "Không có dải ngẫu nhiên: đây không phải tỷ lệ của những trường hợp cùng loại.",
    "No band of chance: this is not a share of like cases.",
)
UNRANKED = {
    "no_figures": S(
        "Chưa có tỉnh nào báo cáo chỉ tiêu này ở kỳ và địa giới đã chọn.",
        "No province reported this indicator for the period and boundaries chosen.",
    ),
    "reported_only": S(
        "Chỉ tiêu chỉ có theo báo cáo: hiện như in, không xếp hạng, không lấy trung bình.",
        "Reported only: shown as printed, not ranked, not averaged.",
    ),
    "too_few": S(
        "Mới có một tỉnh, thành báo cáo nên chưa xếp hạng, chưa so với cả nước.",
        "Only one province has reported: there is no ranking and no nation to compare it with.",
    ),
    "counted": S(
        "Các tỉnh đếm những thứ khác nhau (người, lượt): không xếp hạng cùng nhau.",
        "Provinces count different things (people, views): they are not ranked together.",
    ),
    "old_map": S(
        "Từ 7/2025 không còn số liệu theo 63 tỉnh, thành; số không chia ngược được. Chọn kỳ trước 7/2025 "
        "hoặc 34 tỉnh, thành.",
        "Since July 2025 nothing is reported for the 63 provinces, and figures are never split back. "
        "Choose a period before July 2025, or the 34 provinces.",
    ),
}
LIMITS = S("99,8 %: {low}–{high}", "99.8%: {low}–{high}")
COMPARED = S("{done}/{all} nơi có số liệu", "{done} of {all} reported")
NATION_IS = S("Cả nước {value}", "Nation {value}")
REPORTED_SHORT = S("{count} nơi {value}", "{count} of them {value}")
REPORTED_ARE = S("Chung {count} nơi đủ số liệu {value}", "The {count} complete ones {value}")
CASES = {
    "dossiers": S("Hồ sơ", "Dossiers"),
    "hotline": S("Phiếu", "Tickets"),
    "tasks": S("Nhiệm vụ", "Tasks"),
    "media": S("Lượt", "Count"),
    "citizens": S("Lượt", "Count"),
    "budget": S("Đồng", "VND"),
}
COMPARE_LINE = S("{kpi}, {period}", "{kpi}, {period}")
SCATTER = S("**{kpi} theo số lượng** :gray[{cases} của mỗi nơi]", "**{kpi} by volume** :gray[{cases} of each place]")
SCATTER_NOTE = S(
    "Mỗi chấm một nơi. Dải xám: giới hạn 99,8 %, nét đứt: 95 %, càng nhiều {cases} càng hẹp. Trong dải: khác nhau "
    "chỉ do ngẫu nhiên. Hai trục không bắt đầu từ 0.",
    "One dot a place. Grey band: 99.8% limits, dashed: 95%; more {cases}, narrower limits. Inside the band the "
    "difference is chance. Neither axis starts at 0.",
)
SCATTER_LOG = S(" Trục ngang theo thang logarit.", " The horizontal axis is logarithmic.")
MOVED_NOTE = S(
    "↑↓: số bậc lên, xuống so với {before}, tính trong những nơi được xếp hạng ở cả hai kỳ.",
    "↑↓: places gained or lost since {before}, among those ranked in both periods.",
)
UNRANKED_NOTE = S(
    "{count} nơi không xếp hạng (–): chưa đủ số liệu, số ước lượng, hoặc dưới 30 trường hợp.",
    "{count} not ranked (–): incomplete, estimated, or under 30 cases.",
)
RANK_WAS = S("Hạng {rank}; {before}: {was}", "Rank {rank}; {before}: {was}")
RANK_AMONG = S(
    "Hạng {rank}; trong {both} nơi có hạng cả hai kỳ: {before} hạng {was}, nay hạng {again}",
    "Rank {rank}; among the {both} ranked both times: {was} in {before}, now {again}",
)
RANK_HEAD = S("Hạng", "Rank")
CLIMBED_HEAD = S("Bậc lên (+), xuống (−) so kỳ trước", "Places gained (+), lost (−) on the period before")
CLASS_HEAD = S("Xếp loại", "Class")
LOW_HEAD = S("Giới hạn ngẫu nhiên dưới (99,8 %)", "Lower limit of chance (99.8%)")
HIGH_HEAD = S("Giới hạn ngẫu nhiên trên (99,8 %)", "Upper limit of chance (99.8%)")
RANK_IS = S("Hạng {rank}", "Rank {rank}")
NOT_RANKED = S("Không xếp hạng", "Not ranked")
NEAREST = S("Kỳ gần nhất có số liệu: {period}", "Nearest period with figures: {period}")
NATION_OF_TODAY = S("Xem theo 34 tỉnh, thành hiện nay", "Show the 34 provinces of today")
SINCE_JANUARY = S("lũy kế từ đầu năm đến hết tháng {month}", "year to date, to the end of month {month}")
GROUPED = S("{subject} · {kpi}", "{subject} · {kpi}")
CASES_ELSE = S("Số lượng", "Count")
