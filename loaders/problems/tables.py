"""What is said of any table: rows, totals, rates, numbers, units."""

from loaders.problems.declared import Declared

TABLES = {
    "printed_rate:parts": Declared(
        "warn",
        "{locator}: tỷ lệ in {printed} %, tính ra {computed} % (từ {parts} và {whole}).",
        "{locator}: printed {printed} %, computed {computed} % (from {parts} and {whole}).",
    ),
    "identity": Declared(
        "warn",
        "{locator}{who}: {measure} = {printed}, nhưng {names} = {added} ({cells}); lệch {difference}.",
        "{locator}{who}: {measure} = {printed}, but {names} = {added} ({cells}); difference {difference}.",
    ),
    "part_above_total": Declared(
        "warn",
        "{locator}: {part} = {part_value} lớn hơn {total} = {total_value} ({cell}).",
        "{locator}: {part} = {part_value} is above {total} = {total_value} ({cell}).",
    ),
    "beyond_bound": Declared(
        "ask",
        "{count} số quá mức có thể có: {locator}, {measure} = {value}, nhiều nhất là {most} ({cells}). Lấy như ghi hay "
        "bỏ?",
        "{count} figures are more than can be: {locator}, {measure} = {value}, at most {most} ({cells}). Take them as "
        "written, or leave them out?",
    ),
    "double:figures": Declared(
        "ask",
        "{measure}{who}, {period}: ghi nhiều lần với số khác nhau ({cells}). Không cộng; chọn một.",
        "{measure}{who}, {period}: stands more than once with different values ({cells}). They are not "
        "added; choose one.",
    ),
    "future_period": Declared(
        "ask",
        "Kỳ {period} chưa bắt đầu. Kiểm tra lại năm, tháng.",
        "The period {period} has not begun. Check the year and the month.",
    ),
    "negative": Declared(
        "warn",
        "{locator}: {measure} = {value}, số âm.",
        "{locator}: {measure} = {value}, a negative number.",
    ),
    "negative:asked": Declared(
        "ask",
        "{locator}: {measure} = {value}, số âm; đếm hoặc chi thì không âm. Lấy hay bỏ?",
        "{locator}: {measure} = {value}, a negative number; counts and amounts are none. Take it or leave it out?",
    ),
    "period_running": Declared(
        "warn",
        "Kỳ {period} chưa kết thúc.",
        "The period {period} has not ended yet.",
    ),
    "double_same:figures": Declared(
        "warn",
        "{count} số ghi hai lần với cùng giá trị, chỉ lấy một lần: {cells}.",
        "{count} figures stand twice with the same value and are taken once: {cells}.",
    ),
    "error_cell": Declared(
        "warn",
        "Ô {locator} báo lỗi {error}; coi là chưa có số liệu. Sửa công thức rồi nạp lại.",
        "Cell {locator} shows the error {error}; taken as missing. Mend the formula and upload it again.",
    ),
    "table_of_some": Declared(
        "ask",
        "Tiêu đề nói chỉ có một phần hồ sơ (“{text}”), các cột thì không. Bảng có đủ mọi hồ sơ của kỳ không?",
        "The title says that these are some of the dossiers (“{text}”), the columns do not. Does the table count all "
        "dossiers of the period?",
    ),
    "table_below": Declared(
        "warn",
        "Từ dòng {row} là một bảng khác, chưa đọc. Chép bảng đó sang trang riêng rồi nạp.",
        "From row {row} on there is another table, which is not read. Copy it to a sheet of its own and upload that.",
    ),
    "table_below:figures": Declared(
        "ask",
        "{locator}: từ dòng {row} là một bảng số liệu khác, không đọc được cùng bảng này. Bỏ bảng đó, hay chép sang "
        "trang riêng rồi nạp?",
        "{locator}: from row {row} on there is another table of figures, which cannot be read with this one. Leave it "
        "out, or copy it to a sheet of its own and upload that?",
    ),
    "text_numbers": Declared(
        "normalise",
        "{count} ô ghi số dạng chữ, đọc theo cách viết Việt Nam: ô {locator} “{text}” là {value}.",
        "{count} cells hold numbers as text, read the Vietnamese way: cell {locator} “{text}” is {value}.",
    ),
    "percent_cells": Declared(
        "normalise",
        "Cột tỷ lệ định dạng phần trăm: ô {locator} = {text} đọc là {value} %.",
        "The column of rates is formatted as percent: cell {locator} = {text} is read as {value} %.",
    ),
    "sheet_not_read": Declared(
        "info",
        "Không đọc trang “{locator}”: {why}.",
        "Sheet “{locator}” is not read: {why}.",
    ),
    "sheet_not_read:figures": Declared(
        "ask",
        "Có bảng số liệu ở trang khác chưa đọc: {names}. Bỏ các trang này, hay tách thành tệp riêng rồi nạp?",
        "Other sheets hold tables of figures that are not read: {names}. Leave them out, or upload each as a file of "
        "its own?",
    ),
    "rows_nested": Declared(
        "warn",
        "Dòng {row_no} “{text}” có các dòng {first} … bên dưới nhưng không bằng tổng của chúng; tính là "
        "dòng riêng. Kiểm tra có đếm hai lần không.",
        "Row {row_no} “{text}” has rows {first} … below it but is not their sum; it counts as a row of "
        "its own. Check that nothing counts twice.",
    ),
    "row_is_sum": Declared(
        "normalise",
        "{locator}: dòng “{text}” bằng tổng {count} dòng bên cạnh (“{first}” …) và dòng tổng không tính nó: là dòng "
        "cộng, không phải đơn vị.",
        "{locator}: the row “{text}” is the sum of {count} rows beside it (“{first}” …) and the total leaves it out: "
        "it is a sum, no unit.",
    ),
    "row_may_be_sum": Declared(
        "ask",
        "{locator}: dòng “{text}” bằng đúng tổng {count} dòng từ “{first}” đến “{last}” ở mọi cột. Là dòng cộng hay "
        "là một dòng riêng?",
        "{locator}: the row “{text}” is exactly the sum of the {count} rows from “{first}” to “{last}” in every "
        "column. Does it add them up, or is it a row of its own?",
    ),
    "units_filled_down": Declared(
        "normalise",
        "{count} dòng có lĩnh vực mà không ghi đơn vị: lấy đơn vị của dòng trên; ô {locator} là “{unit}”.",
        "{count} rows have a field and no unit: the unit of the row above is taken; cell {locator} is “{unit}”.",
    ),
    "figure_merged": Declared(
        "ask",
        "Ô số {locator} gộp cho nhiều dòng: {names}. Số này của dòng nào?",
        "The figure in cell {locator} is merged over several rows: {names}. Whose is it?",
    ),
    "name_missing": Declared(
        "ask",
        "Dòng {row} có số nhưng ô {locator} không có tên. Số này của ai?",
        "Row {row} has figures but cell {locator} names nobody. Whose are they?",
    ),
    "lost_thousand:restored": Declared(
        "normalise",
        "{count} ô mất dấu chấm hàng nghìn khi qua Excel, đã khôi phục theo đẳng thức của dòng. {cells}.",
        "{count} cells lost their thousand in Excel; restored as the identities of their rows demand. {cells}.",
    ),
    "lost_thousand:asked": Declared(
        "ask",
        "Cột {column} đếm số nguyên nhưng có ô có phần thập phân: {count} ô có thể mất dấu chấm hàng nghìn "
        "(ô {locator} = {cell}), trong đó {whole} ô là số nguyên dưới 1.000. Nhân 1.000 hay bỏ các ô này?",
        "Column {column} counts whole numbers but has cells with decimals: {count} cells may have lost their "
        "thousand (cell {locator} = {cell}), of which {whole} are whole numbers under 1,000. Multiply by 1,000 or "
        "leave them out?",
    ),
    "total_differs": Declared(
        "warn",
        "{locator}: dòng “{text}” ghi {printed} ({measure}), cộng các dòng được {total}; lệch "
        "{difference}. Lấy số của các dòng.",
        "{locator}: the row “{text}” says {printed} ({measure}), its rows add up to {total}; difference "
        "{difference}. The rows are taken.",
    ),
    "claim_without_rows": Declared(
        "warn",
        "Dòng “{text}” có số nhưng không có dòng nào để cộng; không lấy số này.",
        "The row “{text}” has figures but no rows to add up; they are not taken.",
    ),
    "unit_missing:table": Declared(
        "ask",
        "Bảng không có cột đơn vị và không ghi đơn vị báo cáo. Số liệu này của đơn vị nào?",
        "The table has no column of units and names no reporting unit. Whose figures are these?",
    ),
    "unit_missing:kept": Declared(
        "ask",
        "Trên bảng ghi “{name}”; nơi này có thể chỉ quản lý tổng đài, Cổng của tỉnh. Số liệu là của ai?",
        "Above the table stands “{name}”, which may only keep the hotline or the portal of the province. Whose figures "
        "are these?",
    ),
    "unit_contradiction": Declared(
        "ask",
        "Quanh bảng ghi nhiều nơi: {names}. Bảng không có cột đơn vị; số liệu này của ai?",
        "Round the table several are named: {names}. It has no column of units; whose figures are these?",
    ),
    "unit_alike": Declared(
        "ask",
        "“{name}” gần giống đơn vị đã có “{known}”. Là một hay là đơn vị mới?",
        "“{name}” resembles the known unit “{known}”. Is it the same, or new?",
    ),
    "unit_unclear": Declared(
        "ask",
        "“{name}” không giống tên cơ quan, đơn vị. Có phải đơn vị của {place}?",
        "“{name}” does not read like an office. Is it a unit of {place}?",
    ),
    "units_new": Declared(
        "warn",
        "{count} đơn vị mới của {place}: {names}.",
        "{count} new units of {place}: {names}.",
    ),
    "unit_is_person": Declared(
        "ask",
        "Ô này giống dữ liệu của một người (họ tên, số điện thoại, số giấy tờ), không giống tên cơ quan "
        "của {place}. Có nạp không?",
        "This cell reads like somebody's name or number rather than an office of {place}. Is it to be loaded?",
    ),
    "ambiguous_number": Declared(
        "ask",
        "Ô {locator} ghi “{text}”, có thể hiểu nhiều cách. Chọn cách đúng.",
        "Cell {locator} says “{text}”, which can be read in more than one way. Choose one.",
    ),
    "unreadable_number": Declared(
        "ask",
        "Ô {locator} ghi “{text}”, không đọc được; cần {expected}. Chọn số đúng hoặc bỏ ô.",
        "Cell {locator} says “{text}”, which cannot be read; {expected} was expected. Choose the right "
        "number or leave the cell out.",
    ),
    "scale_applied": Declared(
        "normalise",
        "Bảng tính bằng {scale} (ô {locator} “{text}”): {count} số đã nhân, {cell} → {value}.",
        "The table is in {scale} (cell {locator} “{text}”): {count} figures multiplied, {cell} → {value}.",
    ),
    "scale_unclear:unsaid": Declared(
        "ask",
        "Ô {locator} ghi {text} ({measure}); bảng không nói tính bằng đồng, nghìn hay triệu đồng. Nhân bao nhiêu?",
        "Cell {locator} says {text} ({measure}); the table does not say whether in đồng, thousands or millions. "
        "Times what?",
    ),
    "scale_unclear:contradiction": Declared(
        "ask",
        "Ô {locator} ghi {text} ({measure}); không rõ tính bằng gì: {scales}. Nhân bao nhiêu?",
        "Cell {locator} says {text} ({measure}); in what it is counted is not clear: {scales}. Times what?",
    ),
    "percent_column": Declared(
        "ask",
        "Cột {column} ({measure}) ghi tỷ lệ phần trăm (ô {locator} = {text}), không phải số đếm. Bỏ cột này?",
        "Column {column} ({measure}) holds per cent (cell {locator} = {text}), no counts. Leave it out?",
    ),
    "percent_heading": Declared(
        "ask",
        "Cột {locator} “{text}” ghi phần trăm theo tiêu đề, không phải số đếm. Bỏ cột này?",
        "Column {locator} “{text}” holds per cent by its heading, no counts. Leave it out?",
    ),
    "percent_mixed": Declared(
        "ask",
        "Cột {column} ({measure}): {count} ô ghi phần trăm (ô {locator} = {text}), các ô khác ghi số. Lấy các ô ghi số "
        "hay bỏ cả cột?",
        "Column {column} ({measure}): {count} cells hold per cent (cell {locator} = {text}), the others numbers. Take "
        "those or leave the whole column out?",
    ),
    "accents_restored": Declared(
        "normalise",
        "{count} tiêu đề không dấu, đọc là: {headings}.",
        "{count} headings without accents are read as: {headings}.",
    ),
    "row_of_rates": Declared(
        "info",
        "Dòng {row} “{text}” là số bình quân, tỷ lệ hoặc so sánh; không nạp.",
        "Row {row} “{text}” holds means, rates or a comparison; it is not loaded.",
    ),
}
