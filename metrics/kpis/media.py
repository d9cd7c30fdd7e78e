"""KPIs of the portal and its pages on social media. Mostly rounded figures; reach is never added."""

from metrics.kpi import Kpi, measure

SOURCE = "Nghị định 42/2022/NĐ-CP (cổng thông tin điện tử); báo cáo của Cổng thông tin"
_ROUNDED_VI = "Báo cáo thường làm tròn (“hơn”, “gần”)."
_ROUNDED_EN = "Reports usually round (“over”, “nearly”)."
REACH = measure("facebook_reach")
INTERACTIONS = measure("facebook_interactions")


def _count(
    name: str,
    label_vi: str,
    label_en: str,
    meaning_vi: str,
    meaning_en: str,
    caution_vi: str = _ROUNDED_VI,
    caution_en: str = _ROUNDED_EN,
) -> Kpi:
    return Kpi(
        name,
        "media",
        label_vi,
        label_en,
        meaning_vi,
        meaning_en,
        "count",
        "neither",
        SOURCE,
        (measure(name),),
        caution_vi=caution_vi,
        caution_en=caution_en,
    )


KPIS = (
    _count(
        "facebook_reach",
        "Facebook: tiếp cận",
        "Facebook: reach",
        "Số người hoặc lượt tiếp cận trang trong kỳ.",
        "People or views the page reached in the period.",
        "Người và lượt là hai chuỗi khác nhau; không cộng qua kỳ, bài viết hay địa bàn.",
        "People and views are two series; never added over periods, posts or places.",
    ),
    _count(
        "facebook_interactions",
        "Facebook: tương tác",
        "Facebook: interactions",
        "Lượt tương tác trong kỳ.",
        "Interactions in the period.",
    ),
    Kpi(
        "facebook_interactions_per_reach",
        "media",
        "Facebook: tương tác trên tiếp cận",
        "Facebook: interactions per reach",
        "Lượt tương tác ÷ tiếp cận trong cùng kỳ.",
        "Interactions ÷ reach in the same period.",
        "percent",
        "higher",
        SOURCE,
        (INTERACTIONS,),
        (REACH,),
        may_count_unlike=True,
        caution_vi="Tiếp cận tính theo người hay lượt làm thay đổi tỷ lệ; trên 100 % là đáng ngờ.",
        caution_en="Reach in people or in views changes the ratio; above 100 % is suspicious.",
    ),
    _count(
        "facebook_new_followers",
        "Facebook: theo dõi mới",
        "Facebook: new followers",
        "Số theo dõi tăng thêm trong kỳ.",
        "Followers gained in the period.",
    ),
    _count(
        "zalo_views",
        "Zalo: lượt xem",
        "Zalo: views",
        "Lượt xem bài trên Zalo trong kỳ.",
        "Views of posts on Zalo in the period.",
    ),
    _count(
        "zalo_interactions",
        "Zalo: tương tác",
        "Zalo: interactions",
        "Lượt tương tác trên Zalo trong kỳ.",
        "Interactions on Zalo in the period.",
    ),
    _count(
        "zalo_shares",
        "Zalo: chia sẻ",
        "Zalo: shares",
        "Lượt chia sẻ trên Zalo trong kỳ.",
        "Shares on Zalo in the period.",
    ),
    _count(
        "portal_articles",
        "Cổng thông tin: tin, bài",
        "Portal: items published",
        "Số tin, bài đăng trên cổng trong kỳ.",
        "Items published on the portal in the period.",
        "Có nơi gồm cả ảnh, video, đồ họa; cách đếm khác thì không nối thành một đường.",
        "Some count photos, videos and graphics too; a different count is another series.",
    ),
)
