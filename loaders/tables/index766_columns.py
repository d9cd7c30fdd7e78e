"""The words of tables with scores of the index of Quyết định 766/QĐ-TTg."""

from loaders.tables.dossier_columns import NAMES
from loaders.tables.headers import Column


def _group(number: int, *words: str) -> Column:
    """Spellings of a group, bare or with its number: "Nhóm 1: Công khai, minh bạch", "1. Công khai, minh bạch"."""
    return Column(
        words
        + tuple(
            form.format(word)
            for word in words
            for form in (
                f"Nhóm {number}: {{}}",
                f"Nhóm {number}. {{}}",
                f"Nhóm {number} - {{}}",
                f"{number}. {{}}",
                "Điểm {}",
                "Chỉ số {}",
            )
        ),
        alone=tuple(f"{word} | {points}" for word in words for points in ("Điểm", "Điểm số", "Điểm đạt được")),
    )


COLUMNS = {
    "row_no": Column((*NAMES["row_no"].words, "ROW_STT")),
    "place": Column(
        (
            "Tỉnh, thành phố",
            "Tỉnh/thành phố",
            "Tỉnh/TP",
            "Tỉnh, TP",
            "Địa phương",
            "Tỉnh",
            "Tên tỉnh",
            "Tỉnh, thành phố trực thuộc Trung ương",
            "Tên tỉnh, thành phố",
            "Tên địa phương",
            "TEN",
        )
    ),
    "unit": Column(
        (
            *NAMES["unit"].words,
            "Sở, ban, ngành",
            "Sở, ngành",
            "Xã, phường",
            "Xã, phường, đặc khu",
            "Đơn vị được đánh giá",
        )
    ),
    "index766_transparency": _group(1, "Công khai, minh bạch", "Công khai minh bạch", "CKMB"),
    "index766_progress": _group(
        2,
        "Tiến độ, kết quả giải quyết",
        "Tiến độ giải quyết",
        "TDGQ",
        "Tiến độ, kết quả giải quyết TTHC",
        "Tiến độ và kết quả giải quyết",
        "Tiến độ giải quyết hồ sơ",
        "Tiến độ, kết quả",
    ),
    "index766_digitisation": _group(
        3, "Số hóa hồ sơ", "Số hóa", "Mức độ số hóa", "Mức độ số hóa hồ sơ", "MDSH", "Số hóa hồ sơ TTHC"
    ),
    "index766_online": _group(
        4,
        "Cung cấp dịch vụ trực tuyến",
        "Cung cấp dịch vụ công trực tuyến",
        "Dịch vụ trực tuyến",
        "Dịch vụ công trực tuyến",
        "DVC trực tuyến",
        "Cung cấp DVC trực tuyến",
        "TTTT",
    ),
    "index766_online_payment": _group(4, "Thanh toán trực tuyến", "Thanh toán", "CLGQ"),
    "index766_satisfaction": _group(
        5, "Mức độ hài lòng", "Hài lòng", "MDHL", "Mức độ hài lòng của người dân, doanh nghiệp"
    ),
    "index766_total": Column(("Tổng điểm", "Tổng", "Tổng số điểm", "Tổng cộng", "TONG_SCORE", "Điểm tổng", "Tổng số")),
    "index766_rank": Column(("Xếp hạng", "Hạng", "Thứ hạng", "Vị trí", "Xếp hạng toàn quốc", "Thứ hạng toàn quốc")),
    "class": Column(("Xếp loại", "Loại", "Phân loại", "Ghi chú")),
}
