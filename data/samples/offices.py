"""Offices of the two sample provinces that report their dossiers by office instead of one provincial row.

Names are real, so that the screens read as they will; every figure beside them is generated.
"""

_DEPARTMENTS = (
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Xây dựng",
    "Sở Nông nghiệp và Môi trường",
    "Sở Công Thương",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Sở Tư pháp",
    "Sở Dân tộc và Tôn giáo",
    "Ban Quản lý Khu kinh tế",
)

# By today's place: (districts until June 2025, communes since July 2025).
_BELOW = {
    "dong-thap@2025": (
        (
            "Thành phố Cao Lãnh",
            "Thành phố Sa Đéc",
            "Thành phố Hồng Ngự",
            "Huyện Tân Hồng",
            "Huyện Hồng Ngự",
            "Huyện Tam Nông",
            "Huyện Tháp Mười",
            "Huyện Cao Lãnh",
            "Huyện Thanh Bình",
            "Huyện Lấp Vò",
            "Huyện Lai Vung",
            "Huyện Châu Thành",
        ),
        (
            "Phường Mỹ Tho",
            "Phường Đạo Thạnh",
            "Phường Mỹ Phong",
            "Phường Trung An",
            "Phường Gò Công",
            "Phường Cao Lãnh",
            "Phường Mỹ Trà",
            "Phường Sa Đéc",
            "Phường Hồng Ngự",
            "Phường An Bình",
            "Xã Tháp Mười",
            "Xã Lấp Vò",
            "Xã Lai Vung",
            "Xã Tân Hồng",
            "Xã Tam Nông",
            "Xã Thanh Bình",
            "Xã Cái Bè",
            "Xã Chợ Gạo",
        ),
    ),
    "quang-ninh": (
        (
            "Thành phố Hạ Long",
            "Thành phố Cẩm Phả",
            "Thành phố Uông Bí",
            "Thành phố Móng Cái",
            "Thành phố Đông Triều",
            "Thị xã Quảng Yên",
            "Huyện Vân Đồn",
            "Huyện Tiên Yên",
            "Huyện Đầm Hà",
            "Huyện Hải Hà",
            "Huyện Ba Chẽ",
            "Huyện Bình Liêu",
            "Huyện Cô Tô",
        ),
        (
            "Phường Hạ Long",
            "Phường Hồng Gai",
            "Phường Bãi Cháy",
            "Phường Cao Xanh",
            "Phường Việt Hưng",
            "Phường Cẩm Phả",
            "Phường Cửa Ông",
            "Phường Quang Hanh",
            "Phường Uông Bí",
            "Phường Yên Tử",
            "Phường Đông Triều",
            "Phường Mạo Khê",
            "Phường Móng Cái 1",
            "Phường Quảng Yên",
            "Xã Tiên Yên",
            "Xã Đầm Hà",
            "Xã Ba Chẽ",
            "Xã Bình Liêu",
            "Đặc khu Vân Đồn",
            "Đặc khu Cô Tô",
        ),
    ),
}

# Đồng Tháp until June 2025 is the old territory; Tiền Giang reported one provincial row.
BY_OFFICE = {"dong-thap@2004": "dong-thap@2025", "dong-thap@2025": "dong-thap@2025", "quang-ninh": "quang-ninh"}


def offices_of(place: str, has_districts: bool) -> list[tuple[str, str]]:
    """(office, level) of a place that reports by office; departments first. Districts end with June 2025."""
    districts, communes = _BELOW[BY_OFFICE[place]]
    below = [(name, "huyện") for name in districts] if has_districts else [(name, "xã") for name in communes]
    return [(name, "tỉnh") for name in _DEPARTMENTS] + below
