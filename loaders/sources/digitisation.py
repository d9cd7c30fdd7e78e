"""The digitisation sheet of QĐ 766/QĐ-TTg: dossiers digitised at intake, components reused, results digitised.

Group 3 of the index ("Số hóa hồ sơ") rests on it. Its totals are its own base and no dossiers of Biểu 6a.
"""

from data.facts import RANKS, Reading
from loaders.files.sheets import Sheet, Workbook
from loaders.tables.context import Context
from loaders.tables.dossier_columns import NAMES
from loaders.tables.headers import Column, Header, find_header
from loaders.tables.rows import is_claimed
from loaders.tables.unit_tables import parse_units

ID = "digitisation"
RANK = RANKS["export"]
NAME_VI = "Bảng số hóa hồ sơ theo Quyết định 766/QĐ-TTg"
NAME_EN = "Digitisation sheet of Decision 766/QĐ-TTg"
IS_WHOLE_PERIOD = True

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


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has units with what was digitised at intake or of the results."""
    return is_claimed(workbook, find_digitisation)


def find_digitisation(sheet: Sheet) -> Header | None:
    """The header of the digitisation sheet, or None."""
    header = find_header(sheet, COLUMNS, needed=3)
    if header is None or not {"unit", "field"} & header.columns.keys():
        return None
    said = [key for key in header.columns if key.startswith(("digitisation_intake", "digitisation_results"))]
    return header if len(said) > 1 else None


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_units(workbook, context, Reading(ID, RANK), find_digitisation)
