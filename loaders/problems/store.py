"""What is said of a reading beside the figures stored."""

from loaders.problems.declared import Declared

STORE = {
    "fewer_units": Declared(
        "ask",
        "Tệp thiếu {count} đơn vị đã có số của {period}: {names}. Số đã có của các đơn vị đó vẫn giữ; "
        "đúng là tệp này không gồm chúng?",
        "The file lacks {count} units with figures for {period}: {names}. Their stored figures stay; is "
        "the file meant to leave them out?",
    ),
    "lead_with_less": Declared(
        "ask",
        "{place}, {period}: màn hình đang lấy số của “{stored}”. Tệp này (“{source}”) sẽ được lấy thay nhưng {less}. "
        "Chọn nguồn chính từ kỳ này.",
        "{place}, {period}: the screens show the figures of “{stored}”. This file (“{source}”) would take its place, "
        "but {less}. Choose the leading source from this period on.",
    ),
    "plans_differ": Declared(
        "ask",
        "{place}, năm {year}: {measure} trong tệp ({period}) là {printed}, đã có {stored} ({stored_period}). Kế hoạch "
        "năm đã được điều chỉnh?",
        "{place}, {year}: {measure} of the file ({period}) is {printed}, stored is {stored} ({stored_period}). Was the "
        "plan of the year revised?",
    ),
    "window_differs": Declared(
        "ask",
        "{count} số của {period} đã có với khoảng ngày {stored}, tệp này ghi {printed}. Thay bằng số của "
        "tệp hay giữ số đã có?",
        "{count} figures of {period} are stored for {stored}; this file says {printed}. Replace them or "
        "keep the stored ones?",
    ),
    "window_of_other_source": Declared(
        "warn",
        "{period}: nguồn “{source}” tính {stored}, tệp này tính {printed}; hai nguồn để cạnh nhau, không "
        "nối thành một dãy.",
        "{period}: the source “{source}” covers {stored}, this file {printed}; both are kept side by side.",
    ),
    "opening_differs": Declared(
        "warn",
        "{cell} ({who}): kỳ trước chuyển qua của {opening_period} là {opening}, nhưng cuối "
        "{closing_period} còn {closing} ({closing_cells}); lệch {difference}. Có thể một trong hai kỳ đã "
        "được sửa sau.",
        "{cell} ({who}): {opening_period} opens with {opening} carried over, but {closing_period} closed "
        "with {closing} ({closing_cells}); difference {difference}. One of the two may have been "
        "corrected later.",
    ),
    "sum_of_periods_differs": Declared(
        "warn",
        "{cell} ({who}): {measure}, {period} ghi {printed}, nhưng cộng {count} kỳ trong đó được {added} "
        "({cells}); lệch {difference}.",
        "{cell} ({who}): {measure}, {period} says {printed}, but the {count} periods in it add up to "
        "{added} ({cells}); difference {difference}.",
    ),
    "period_above_longer": Declared(
        "warn",
        "{cell} ({who}): {measure}, {period} ghi {printed}, nhưng riêng {part_period} đã là {part} ({part_cell}).",
        "{cell} ({who}): {measure}, {period} says {printed}, but {part_period} alone is {part} ({part_cell}).",
    ),
    "no_change": Declared(
        "info",
        "0 thay đổi: mọi số trong tệp đã có như vậy.",
        "0 changes: every figure of the file is stored as it is.",
    ),
    "already_loaded": Declared(
        "info",
        "0 thay đổi: tệp này đã nạp lúc {when} bởi {who}.",
        "0 changes: this file was loaded at {when} by {who}.",
    ),
}
