"""What is said where a table is recognised by nobody, by several, or by a saved layout."""

from loaders.problems.declared import Declared

LAYOUTS = {
    "layout_near": Declared(
        "reject",
        "{locator}: bảng gần giống bố cục “{layout}” nhưng {differences}. Sửa tiêu đề trong tệp, hoặc "
        "gán lại cột (trang Nạp dữ liệu).",
        "{locator}: the table is much like the layout “{layout}” but {differences}. Mend the headings in "
        "the file, or map the columns again (upload page).",
    ),
    "personal_columns:layout": Declared(
        "reject",
        "{locator}: cột này là dữ liệu cá nhân (họ tên, số điện thoại, số giấy tờ …) nên bảng không được "
        "gán cột. Bỏ cột đó khỏi tệp rồi nạp lại.",
        "{locator}: this column holds personal data (names, phone or identity numbers), so the table is "
        "not mapped. Remove the column from the file, then upload it again.",
    ),
    "comma_thousand": Declared(
        "ask",
        "Cột {column}: {count} ô ghi như “{text}”. Dấu phẩy là hàng nghìn{value} hay bỏ các ô này?",
        "Column {column}: {count} cells are written like “{text}”. Is the comma a thousand{value}, or "
        "are they left out?",
    ),
    "period_of_layout": Declared(
        "warn",
        "Trang “{locator}” không ghi kỳ; lấy kỳ cố định của bố cục: {period}.",
        "Sheet “{locator}” prints no period; the layout's fixed one is taken: {period}.",
    ),
    "period_unreadable:cell": Declared(
        "ask",
        "Ô {locator} ghi “{text}”, không rõ là kỳ nào. Ghi như 2026-06.",
        "Cell {locator} says “{text}”; which period is it? Write 2026-06.",
    ),
    "unit_missing:layout": Declared(
        "ask",
        "Bố cục lấy đơn vị từ tiêu đề nhưng tệp không ghi đơn vị báo cáo. Số liệu này của đơn vị nào?",
        "The layout takes the unit from the title, but the file names none. Whose figures are these?",
    ),
    "layout_differs": Declared(
        "reject",
        "Không trang nào của tệp có tiêu đề cột như bố cục “{layout}”. Kiểm tra lại tệp hoặc bố cục.",
        "No sheet of the file has the column headings of the layout “{layout}”. Check the file or the layout.",
    ),
    "measure_unclear:layout": Declared(
        "ask",
        "Ô {locator} “{text}” là chỉ tiêu nào? Chọn một lần, bố cục nhớ cho các tệp sau.",
        "Which measure is “{text}” in cell {locator}? Choose once, the layout remembers it for the next files.",
    ),
    "total_of_layout": Declared(
        "info",
        "Dòng {locator} “{text}” là dòng cộng theo bố cục; không nạp.",
        "Row {locator} “{text}” adds up others, as the layout says; it is not loaded.",
    ),
    "layout_mixed": Declared(
        ("warn", "info"),
        "Bố cục “{layout}” ghép chỉ tiêu của nhiều lĩnh vực: {subjects}. Xem lại nếu bảng chỉ nói một việc.",
        "The layout “{layout}” mixes measures of several subjects: {subjects}. Look again if the table is of one.",
    ),
    "column_remembered": Declared(
        "normalise",
        "Cột {sheet}!{column}: {count} ô đọc theo lựa chọn đã lưu trong bố cục, ví dụ ô {locator} "
        "“{text}” là hàng nghìn.",
        "Column {sheet}!{column}: {count} cells are read as the layout remembers, such as {locator} "
        "“{text}”, which is thousands.",
    ),
    "layout_several": Declared(
        "ask",
        "Tệp giống nhiều mẫu: {sources}. Đọc theo mẫu nào?",
        "The file looks like several layouts: {sources}. Which one is it?",
    ),
    "layout_unknown": Declared(
        "reject",
        "Chưa nhận ra bảng nào trong tệp.{beginning} Nạp được: {sources}. Xuất đúng biểu từ hệ thống, "
        "gán cột một lần ở trang Nạp dữ liệu, hoặc chép số vào tệp mẫu.",
        "No table of the file is recognised.{beginning} These can be loaded: {sources}. Export the right "
        "form, map its columns once on the upload page, or copy the figures into the template.",
    ),
    "layout_unused": Declared(
        "warn",
        "Tệp là {source}, đọc theo biểu đó; bố cục “{layout}” không dùng.",
        "The file is {source} and read as such; the layout “{layout}” is not used.",
    ),
}
