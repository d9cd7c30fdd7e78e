"""What is said of other tables by the source that reads them."""

from loaders.problems.declared import Declared

SOURCES = {
    "printed_rate:hotline": Declared(
        "warn",
        "{locator}: tỷ lệ in {printed} %, tính ra {computed} %.",
        "{locator}: printed {printed} %, computed {computed} %.",
    ),
    "rate_unreadable": Declared(
        "warn",
        "Ô {locator}: không đọc được tỷ lệ “{text}”.",
        "Cell {locator}: the rate “{text}” cannot be read.",
    ),
    "maximum_differs": Declared(
        "warn",
        "{locator}: tệp ghi điểm tối đa của “{measure}” là {printed}, quy định là {maximum}.",
        "{locator}: the file gives “{measure}” a maximum of {printed}; it is {maximum}.",
    ),
    "place_unknown:row": Declared(
        "ask",
        "“{text}” không phải tỉnh, thành phố vào ngày {day:%d/%m/%Y}.",
        "“{text}” is no province or city on {day:%d/%m/%Y}.",
    ),
    "percent_scores": Declared(
        "ask",
        "Cột {columns} ghi tỷ lệ (%), không phải điểm. Bỏ các cột này, hay đây là điểm?",
        "Columns {columns} are headed as per cent, not points. Leave them out, or are these points?",
    ),
    "score_sum": Declared(
        "warn",
        "{locator}: tổng điểm {total}, cộng các nhóm được {added}; lệch {difference}.",
        "{locator}: the total is {total}, its groups add up to {added}; difference {difference}.",
    ),
    "measure_unclear": Declared(
        "ask",
        "Ô {locator} “{text}” có nhiều nghĩa. Là chỉ tiêu nào?",
        "Cell {locator} “{text}” may mean several things. Which measure is it?",
    ),
    "row_doubled": Declared(
        "ask",
        "Nhiều dòng cùng là “{measure}” ({cells}). Không cộng; lấy dòng nào?",
        "Several rows mean “{measure}” ({cells}). They are not added; which one counts?",
    ),
    "column_unknown": Declared(
        "warn",
        "Không nhận ra cột {locator} “{text}”; không nạp cột này.",
        "Column {locator} “{text}” is not recognised and is left out.",
    ),
    "column_unknown:figures": Declared(
        "ask",
        "Cột {locator} “{text}” có số nhưng không rõ là chỉ tiêu nào. Chọn chỉ tiêu, hoặc bỏ cột này.",
        "Column {locator} “{text}” holds figures, but which measure they are is not known. Choose one, or leave the "
        "column out.",
    ),
    "column_unknown:period": Declared(
        "ask",
        "Cột {locator} “{text}” có số nhưng bảng không nói rõ là của ai hay của kỳ nào. Bỏ cột này, hay tách thành "
        "bảng riêng rồi nạp lại?",
        "Column {locator} “{text}” holds figures, but the table does not say whose or of which period. Leave it out, "
        "or make it a table of its own and upload that.",
    ),
    "column_nameless": Declared(
        "ask",
        "Cột {locator} có số nhưng không có tiêu đề. Là chỉ tiêu nào, hay bỏ cột này?",
        "Column {locator} holds figures but has no heading. Which measure is it, or is it left out?",
    ),
    "departments": Declared(
        "ask",
        "Bảng chia theo phòng (cột {locator}), không theo cơ quan của tỉnh: nạp cùng số của cơ quan thì đếm hai lần. "
        "Có nạp mỗi phòng như một đơn vị không?",
        "The table is by departments (column {locator}), not by offices of the province: beside the figures of their "
        "office they would count twice. Is each to be loaded as an office?",
    ),
    "column_pairs": Declared(
        "ask",
        "Cột {locator} “{text}” ghi hai số trong một ô. Bỏ cột này, hay tách thành hai cột rồi nạp lại?",
        "Column {locator} “{text}” holds two numbers in a cell. Leave it out, or make it two columns and upload again?",
    ),
    "columns_unknown": Declared(
        "ask",
        "{count} cột có số nhưng không rõ là chỉ tiêu nào: {names}. Bỏ cả, hay chọn cho từng cột?",
        "{count} columns hold figures, but which measures they are is not known: {names}. Leave them all out, or "
        "choose for each?",
    ),
    "measure_missing:table": Declared(
        "ask",
        "Bảng ở trang “{sheet}” không nói rõ các tháng đếm gì. Là chỉ tiêu nào?",
        "The table in sheet “{sheet}” does not say what its months count. Which measure?",
    ),
    "period_missing:year": Declared(
        "ask",
        "Ô {locator} ghi “{text}” nhưng bảng không ghi năm nào. Số liệu của năm nào?",
        "Cell {locator} says “{text}” but the table gives no year. Which year is it?",
    ),
    "period_twice:columns": Declared(
        "reject",
        "Hai cột cùng là {period} (ô {locator}). Sửa tiêu đề rồi nạp lại.",
        "Two columns are {period} (cell {locator}). Mend the heading and upload it again.",
    ),
    "no_rows:table": Declared(
        "reject",
        "Bảng ở trang “{sheet}” không có dòng số liệu nào.",
        "The table in sheet “{sheet}” has no rows of figures.",
    ),
    "measure_from_title": Declared(
        "normalise",
        "Chỉ tiêu lấy theo tiêu đề “{text}”: {measure}.",
        "The measure is taken from the title “{text}”: {measure}.",
    ),
    "month_columns_several": Declared(
        "reject",
        "Ô {locator} có số nhưng cột không ghi tháng nào. Mỗi tháng một cột, hoặc ghi rõ chỉ tiêu dưới "
        "từng tháng rồi nạp lại.",
        "Cell {locator} holds a figure but its column names no month. Give each month one column, or "
        "name the measures below each month, and upload it again.",
    ),
    "row_unknown": Declared(
        "warn",
        "Không nhận ra chỉ tiêu ở ô {locator} “{text}”; không nạp dòng này.",
        "The measure in cell {locator} “{text}” is not recognised; the row is left out.",
    ),
    "row_unknown:figures": Declared(
        "ask",
        "Dòng {locator} “{text}” có số nhưng không rõ là chỉ tiêu nào. Chọn chỉ tiêu, hoặc bỏ dòng này.",
        "Row {locator} “{text}” holds figures, but which measure they are is not known. Choose one, or leave the row "
        "out.",
    ),
    "rows_unknown": Declared(
        "ask",
        "{count} dòng có số nhưng không rõ là chỉ tiêu nào: {names}. Bỏ cả, hay chọn cho từng dòng?",
        "{count} rows hold figures, but which measures they are is not known: {names}. Leave them all out, or choose "
        "for each?",
    ),
    "rate_unclear": Declared(
        "warn",
        "Cột {locator} “{text}”: không rõ là tỷ lệ gì, không lấy. Ghi rõ, ví dụ “Tỷ lệ đúng hạn”.",
        "Column {locator} “{text}”: it is not clear which rate this is; it is left out. Name it, such as "
        "“Tỷ lệ đúng hạn”.",
    ),
    "column_unclear": Declared(
        "ask",
        "Cột {locator} “{text}”: hồ sơ đã giải quyết hay đang giải quyết?",
        "Column {locator} “{text}”: of dossiers resolved, or pending?",
    ),
    "received_read": Declared(
        ("normalise", "warn"),
        "Cột {locator} “{text}” đọc là “{measure}”: {why}.",
        "Column {locator} “{text}” is read as “{measure}”: {why}.",
    ),
    "codes_unclear": Declared(
        "ask",
        "Cột TTTT và CLGQ: không số nào trên 10 điểm nên không rõ cột nào là dịch vụ công trực tuyến (tối đa 12), "
        "cột nào là thanh toán trực tuyến (tối đa 10).",
        "Columns TTTT and CLGQ: no figure is above 10 points, so it is not clear which is online service (12 at most) "
        "and which online payment (10).",
    ),
    "giver_unclear": Declared(
        "ask",
        "Bảng ở trang “{sheet}” không nói rõ nhiệm vụ do ai giao. Chính phủ, Thủ tướng giao hay tỉnh giao?",
        "The table in sheet “{sheet}” does not say who gave the tasks. The Government, or the province itself?",
    ),
    "since_january": Declared(
        "ask",
        "{locator}: “{measure}” là số lũy kế từ đầu năm đến hết {period}, hay chỉ của riêng kỳ này?",
        "{locator}: is “{measure}” the amount since January up to {period}, or of that period alone?",
    ),
    "since_which_month": Declared(
        "ask",
        "Cột {locator} “{text}” đứng cạnh các tháng bắt đầu từ {first}. Là lũy kế từ tháng 1, hay chỉ từ tháng đầu "
        "tiên trong bảng?",
        "Column {locator} “{text}” stands beside months that begin with {first}. Does it count since January, or since "
        "the first month of the table?",
    ),
}
