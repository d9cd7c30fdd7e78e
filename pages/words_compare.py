"""Sentences of the comparison of places."""

from pages.words import Sentence as S

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
RANK_IS = S("Hạng {rank}", "Rank {rank}")
NOT_RANKED = S("Không xếp hạng", "Not ranked")
NEAREST = S("Kỳ gần nhất có số liệu: {period}", "Nearest period with figures: {period}")
NATION_OF_TODAY = S("Xem theo 34 tỉnh, thành hiện nay", "Show the 34 provinces of today")
SINCE_JANUARY = S("lũy kế từ đầu năm đến hết tháng {month}", "year to date, to the end of month {month}")
GROUPED = S("{subject} · {kpi}", "{subject} · {kpi}")
CASES_ELSE = S("Số lượng", "Count")
