"""What is said of our own template, cell by cell."""

from loaders.problems.declared import Declared

TEMPLATE = {
    "unknown_kind": Declared(
        "ask",
        "Ô {cell} chưa rõ. Chọn loại số liệu của tệp này.",
        "Cell {cell} does not say what kind of figures these are. Choose one.",
    ),
    "simulated_figures": Declared(
        "reject",
        "Ô {locator} ghi đây là số mô phỏng, không phải số thật, nên không nạp vào kho của cơ quan. Muốn xem thử: mở "
        "kho “Số mô phỏng”.",
        "Cell {locator} says that these are simulated figures, not real ones: they are not loaded into the office's "
        "own store. To look at some, open the store “Simulated figures”.",
    ),
    "no_rows:template": Declared(
        "reject",
        "Tệp mẫu chưa có số liệu nào. Điền ít nhất một dòng rồi nạp lại.",
        "The template holds no figures yet. Fill in a row and upload it again.",
    ),
    "column_not_read": Declared(
        "warn",
        "Cột “{text}” ({locator}) không có trong mẫu, không đọc.",
        "Column “{text}” ({locator}) is not of the template and is not read.",
    ),
    "rows_without_value": Declared(
        "info",
        "{count} dòng chưa có giá trị, không nạp; đầu tiên ở {locator}.",
        "{count} rows have no value yet and are not loaded; the first is {locator}.",
    ),
    "qualifier_twice": Declared(
        "ask",
        "Ô {locator} ghi “{text}” ({qualifier}) nhưng cột Mức độ ghi “{chosen}”. Chọn một.",
        "Cell {locator} says “{text}” ({qualifier}) but the qualifier column says {chosen}. Choose one.",
    ),
    "unknown_measure": Declared(
        "ask",
        "Ô {locator} ghi “{text}”, không có trong danh mục chỉ tiêu.{hint}",
        "Cell {locator} says “{text}”, which is not in the list of measures.{hint}",
    ),
    "bad_period": Declared(
        "ask",
        "Ô {locator}: {expected}",
        "Cell {locator}: {expected}",
    ),
    "period_missing:cell": Declared(
        "ask",
        "Ô {locator} chưa ghi kỳ. Điền kỳ vào tệp (ví dụ 2026-06), hoặc chọn kỳ khi nạp.",
        "Cell {locator} says no period. Fill it in (2026-06), or choose it when uploading.",
    ),
    "period_is_date": Declared(
        "ask",
        "Ô {locator} là ngày {day:%d/%m/%Y}. Excel đổi tháng ra ngày, hay số tại ngày đó?",
        "Cell {locator} is the day {day}: did Excel turn a month into a day, or is the figure as of that day?",
    ),
    "measure_missing:cell": Declared(
        "ask",
        "Ô {locator} chưa ghi chỉ tiêu của con số. Điền vào tệp rồi nạp lại.",
        "Cell {locator} does not say what its number measures. Fill it in, then upload the file again.",
    ),
    "place_missing:cell": Declared(
        "ask",
        "Ô {locator} chưa ghi địa bàn. Điền tỉnh, thành phố vào tệp, hoặc chọn khi nạp.",
        "Cell {locator} says no place. Fill it in, or choose it when uploading.",
    ),
    "period_read": Declared(
        "normalise",
        "Ô {locator}: “{text}” đọc là kỳ {label} ({period}).",
        "Cell {locator}: “{text}” was read as {label} ({period}).",
    ),
    "unknown_place": Declared(
        "ask",
        "Ô {locator}: {reason}",
        "Cell {locator}: {reason}",
    ),
    "window_stated": Declared(
        "normalise",
        "Ô {locator}: lấy ngày đã ghi ({window}), không theo NĐ 09/2019.",
        "Cell {locator}: the days written ({window}) are taken; they are not those of Decree 09/2019.",
    ),
    "unknown_basis": Declared(
        "ask",
        "Ô {locator} (cột {heading}) ghi “{text}”; cần một trong: {words}.",
        "Cell {locator} (column {heading}) says “{text}”; expected one of: {words}.",
    ),
    "unknown_qualifier": Declared(
        "ask",
        "Ô {locator} (cột {heading}) ghi “{text}”; cần một trong: {words}.",
        "Cell {locator} (column {heading}) says “{text}”; expected one of: {words}.",
    ),
    "unknown_channel": Declared(
        "ask",
        "Ô {locator} (cột {heading}) ghi “{text}”; cần một trong: {words}.",
        "Cell {locator} (column {heading}) says “{text}”; expected one of: {words}.",
    ),
    "unknown_level": Declared(
        "ask",
        "Ô {locator} (cột {heading}) ghi “{text}”; cần một trong: {words}.",
        "Cell {locator} (column {heading}) says “{text}”; expected one of: {words}.",
    ),
    "bad_date": Declared(
        "ask",
        "Ô {locator}: khoảng ngày “{window}” không phải ngày; viết như 14/03/2023 (kỳ {period}). Sửa rồi nạp lại.",
        "Cell {locator}: the window “{window}” is no day; write 14/03/2023 (period {period}). Mend it "
        "and upload the file again.",
    ),
    "bad_window": Declared(
        "ask",
        "Ô {locator}: khoảng ngày “{window}” ngày đầu sau ngày cuối (kỳ {period}). Sửa rồi nạp lại.",
        "Cell {locator}: the window “{window}” ends before it starts (period {period}). Mend it and "
        "upload the file again.",
    ),
    "window_unlikely": Declared(
        "ask",
        "Ô {locator}: khoảng ngày “{window}” không khớp với kỳ (kỳ {period}). Sửa rồi nạp lại.",
        "Cell {locator}: the window “{window}” does not fit the period (period {period}). Mend it and "
        "upload the file again.",
    ),
}
