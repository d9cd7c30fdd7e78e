"""The words of the digitisation sheet of QĐ 766/QĐ-TTg, and its header."""

from loaders.files.sheets import Sheet
from loaders.tables.dossier_columns import NAMES
from loaders.tables.headers import Column, Header, find_header

_INTAKE = (
    "Số hóa hồ sơ TTHC khi tiếp nhận",
    "Số hóa hồ sơ khi tiếp nhận",
    "Số hóa khi tiếp nhận",
    "Số hóa TPHS khi tiếp nhận",
    "Số hóa thành phần hồ sơ khi tiếp nhận",
)


_RESULTS = ("Số hóa kết quả giải quyết", "Số hóa kết quả", "Số hóa kết quả giải quyết TTHC", "Số hóa KQ giải quyết")


_REUSED = (
    "Có tái sử dụng thành phần",
    "Có tái sử dụng",
    "Có tái sử dụng TPHS",
    "Tái sử dụng thành phần",
    "Có tái sử dụng thành phần hồ sơ",
    "Tái sử dụng",
    "Tái sử dụng thành phần hồ sơ",
)


_PORTAL = ("từ cổng DVC quốc gia", "từ cổng DVCQG", "từ Cổng dịch vụ công quốc gia", "trên cổng DVCQG")


_REUSED_NATIONAL = tuple(f"{reused} {portal}" for reused in _REUSED for portal in _PORTAL)


COLUMNS = NAMES | {
    "digitisation_received": Column(
        ("Tổng số",),
        ("Tiếp nhận", "Hồ sơ tiếp nhận"),
        ("Tiếp nhận", "Số hồ sơ tiếp nhận", "Hồ sơ tiếp nhận", "Số lượng tiếp nhận", "Tổng số hồ sơ tiếp nhận"),
    ),
    "digitisation_intake_none": Column(
        ("Chưa", "Chưa số hóa"), _INTAKE, ("Chưa số hóa TPHS", "Chưa số hóa thành phần hồ sơ")
    ),
    "digitisation_intake_done": Column(
        ("Có", "Đã", "Có số hóa", "Đã số hóa"),
        _INTAKE,
        ("Có số hóa TPHS", "Đã số hóa TPHS", "Có số hóa thành phần hồ sơ", "Đã số hóa thành phần hồ sơ"),
    ),
    "digitisation_intake_reused": Column(_REUSED, _INTAKE, _REUSED),
    "digitisation_intake_reused_national": Column(tuple(_PORTAL), _INTAKE + _REUSED, _REUSED_NATIONAL),
    "digitisation_resolved": Column(
        ("Tổng số",),
        ("Đã giải quyết", "Hồ sơ đã giải quyết"),
        ("Đã giải quyết", "Số hồ sơ đã giải quyết", "Hồ sơ đã giải quyết", "Tổng số hồ sơ đã giải quyết"),
    ),
    "digitisation_results_none": Column(("Chưa", "Chưa số hóa"), _RESULTS, ("Chưa số hóa kết quả",)),
    "digitisation_results_done": Column(("Đã", "Có", "Đã số hóa", "Có số hóa"), _RESULTS, ("Đã số hóa kết quả",)),
}


def find_digitisation(sheet: Sheet) -> Header | None:
    """The header of the digitisation sheet, or None."""
    header = find_header(sheet, COLUMNS, needed=3)
    if header is None or not {"unit", "field"} & header.columns.keys():
        return None
    digitised = [key for key in header.columns if key.startswith(("digitisation_intake", "digitisation_results"))]
    return header if len(digitised) > 1 else None
