"""`--reason`: why approved periods are changed; what looks personal in it is questioned, as on the screens."""

from data.personal import personal_like
from data.refusals import StoreError


class ReasonPersonal(StoreError):
    """A reason that seems to hold a card number, a telephone or an address."""

    def __init__(self, quotes: list[str]):
        quoted = ", ".join(quotes)
        super().__init__(
            f"Lý do có chỗ giống dữ liệu cá nhân: {quoted}. Bỏ đi, hoặc thêm --not-personal nếu không phải; "
            "chưa có gì được ghi.",
            f"The reason seems to hold personal data: {quoted}. Take it out, or add --not-personal if it is none; "
            "nothing was stored.",
        )


def add_reason(parser) -> None:
    parser.add_argument(
        "--reason", default="", metavar="TEXT", help="lý do sửa kỳ đã duyệt / why approved periods are changed"
    )
    parser.add_argument(
        "--not-personal", action="store_true", help="lý do không có dữ liệu cá nhân / the reason holds no personal data"
    )


def reason_of(options) -> str:
    """The reason given. Raises `ReasonPersonal`."""
    quotes = [] if options.not_personal else [quote for _, quote in personal_like(options.reason)]
    if quotes:
        raise ReasonPersonal(quotes)
    return options.reason
