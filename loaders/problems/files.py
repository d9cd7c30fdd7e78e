"""What is said of files: refused whole, or remarked on before any table is looked for."""

from loaders.problems.declared import Declared

FILES = {
    "empty_file": Declared(
        "reject",
        "Tệp rỗng (0 byte), có lẽ chưa tải xong. Tải lại tệp từ hệ thống rồi nạp lại.",
        "The file is empty (0 bytes); it was probably not downloaded whole. Download it again, then upload it.",
    ),
    "executable_name": Declared(
        "reject",
        "Tệp mang đuôi của chương trình ({detail}), không nhận. Nạp bảng tính (.xlsx, .xls, .csv).",
        "The file has the extension of a program ({detail}) and is refused. Upload a workbook (.xlsx, .xls, .csv).",
    ),
    "picture": Declared(
        "reject",
        "Đây là ảnh ({detail}), không phải bảng tính. Xuất số liệu từ hệ thống ra Excel (.xlsx) rồi nạp tệp đó.",
        "This is a picture ({detail}), not a workbook. Export the figures to Excel (.xlsx) and upload that file.",
    ),
    "pdf": Declared(
        "reject",
        "Đây là tệp PDF, không phải bảng tính. Xin tệp Excel (.xlsx) của báo cáo, hoặc nhập số vào tệp mẫu.",
        "This is a PDF, not a workbook. Ask for the report as Excel (.xlsx), or fill in the template.",
    ),
    "document_scan": Declared(
        "reject",
        "Tệp PDF chỉ có ảnh quét, không có chữ để đọc. Xin bản Word (.docx) hoặc PDF xuất từ Word của báo cáo này; "
        "hoặc cài Tesseract với tiếng Việt trên máy này để máy đọc ảnh.",
        "The PDF is a scan: pictures without text. Ask for the report as Word (.docx) or as a PDF saved from Word; or "
        "install Tesseract with Vietnamese on this machine, which reads pictures.",
    ),
    "document_empty": Declared(
        "reject",
        "Văn bản không có chữ nào. Kiểm tra tệp, lưu lại rồi nạp.",
        "The document holds no text. Check the file, save it again and upload it.",
    ),
    "document_too_long": Declared(
        "reject",
        "Văn bản quá dài ({detail}). Tách riêng phần có số liệu rồi nạp phần đó.",
        "The document is too long ({detail}). Load the part with the figures alone.",
    ),
    "document_links": Declared(
        "reject",
        "Văn bản gọi nội dung ở ngoài tệp ({detail}), không nhận vì an toàn. Mở bằng Word, Lưu thành .docx mới.",
        "The document calls for content outside itself ({detail}) and is refused for safety. Save it anew in Word.",
    ),
    "document_scripts": Declared(
        "reject",
        "Tệp PDF có mã chạy hoặc tệp đính kèm ({detail}), không nhận vì an toàn. In lại thành PDF mới rồi nạp.",
        "The PDF holds scripts or attached files ({detail}) and is refused for safety. Print it to a new PDF.",
    ),
    "password": Declared(
        "reject",
        "Tệp đặt mật khẩu. Mở bằng Excel, vào Tệp → Thông tin → Bảo vệ sổ làm việc, bỏ mật khẩu, lưu rồi nạp lại.",
        "The file is protected by a password. Open it in Excel, File → Info → Protect Workbook, remove "
        "the password, save and upload it again.",
    ),
    "broken_file": Declared(
        "reject",
        "Tệp hỏng hoặc tải chưa hết ({detail}). Tải lại tệp; nếu mở được bằng Excel thì Lưu thành .xlsx rồi nạp lại.",
        "The file is damaged or was cut short ({detail}). Download it again; if Excel opens it, save it as .xlsx.",
    ),
    "not_a_workbook": Declared(
        "reject",
        "Đây là {detail}, không phải bảng tính Excel. Nạp tệp Excel (.xlsx) chứa bảng số liệu.",
        "This is {detail}, not an Excel workbook. Upload the Excel file (.xlsx) that holds the table.",
    ),
    "very_old_excel": Declared(
        "reject",
        "Đây là Excel 4.0 trở về trước, không đọc được. Mở bằng Excel, Lưu thành → Excel Workbook "
        "(.xlsx), rồi nạp tệp mới.",
        "This is Excel 4.0 or older and cannot be read. Open it in Excel, Save As → Excel Workbook "
        "(.xlsx), upload the new file.",
    ),
    "html": Declared(
        "reject",
        "Đây là trang web không có bảng số liệu nào (có khi là trang đăng nhập vì phiên làm việc đã "
        "hết). Đăng nhập lại hệ thống, xuất lại rồi nạp tệp mới.",
        "This is a web page without any table (perhaps a login page because the session had ended). Log "
        "in to the system again, export again and upload the new file.",
    ),
    "text": Declared(
        "reject",
        "Đây là văn bản, không thấy dấu phân cách cột (; , hoặc tab). Xuất lại thành Excel (.xlsx) hoặc CSV.",
        "This is plain text without a column separator (; , or tab). Export it again as Excel (.xlsx) or CSV.",
    ),
    "unknown_content": Declared(
        "reject",
        "Không nhận ra loại tệp này. Nạp bảng tính Excel (.xlsx).",
        "This kind of file is not recognised. Upload an Excel workbook (.xlsx).",
    ),
    "too_big": Declared(
        "reject",
        "Tệp quá lớn: {detail}. Chia nhỏ theo kỳ hoặc bỏ các trang không cần rồi nạp lại.",
        "The file is too big: {detail}. Split it by period or remove sheets that are not needed.",
    ),
    "macros": Declared(
        "reject",
        "Tệp có macro, không nhận vì an toàn. Mở bằng Excel, Lưu thành → Excel Workbook (.xlsx) (không macro).",
        "The file holds macros and is refused for safety. Save it in Excel as Excel Workbook (.xlsx), without macros.",
    ),
    "unsafe_file": Declared(
        "reject",
        "Tệp có cấu trúc không an toàn ({detail}), không nhận. Mở bằng Excel, Lưu thành .xlsx mới rồi nạp lại.",
        "The file is built in an unsafe way ({detail}) and is refused. Save it as a new .xlsx in Excel.",
    ),
    "formula_without_value": Declared(
        "reject",
        "{detail} là công thức chưa được tính nên không có số. Mở tệp bằng Excel, bấm Lưu, rồi nạp lại.",
        "{detail} is a formula that was never calculated and holds no number. Open the file in Excel, "
        "press Save, then upload it again.",
    ),
    "reading_failed": Declared(
        "reject",
        "Không đọc được tệp trong giới hạn an toàn ({detail}). Mở bằng Excel, bỏ phần thừa, Lưu thành "
        ".xlsx mới rồi nạp lại.",
        "The file could not be read within the safe limits ({detail}). Open it in Excel, remove what is "
        "not needed, save it as a new .xlsx and upload that.",
    ),
    "our_fault": Declared(
        "reject",
        "Lỗi của chương trình khi đọc tệp, không phải lỗi của tệp (mã {detail}). Báo mã này cho người quản trị.",
        "Our program failed while reading the file; it is not your file's fault (id {detail}). Tell the administrator.",
    ),
    "more_problems": Declared(
        ("info", "normalise", "warn", "reject"),
        "Còn {count} điều nữa không liệt kê hết ({codes}). Sửa tệp rồi nạp lại.",
        "{count} more problems are not listed ({codes}). Mend the file and upload it again.",
    ),
    "delimiter_unclear": Declared(
        "ask",
        "Không rõ dấu nào ngăn cột: {signs}. Chọn cách chia đúng.",
        "Which sign separates the columns is not clear: {signs}. Choose the right one.",
    ),
    "name_differs": Declared(
        "info",
        "Tệp mang đuôi {ending} nhưng bên trong là {kind}; đã đọc theo nội dung.",
        "The file is called {ending} but holds {kind}; it was read by its content.",
    ),
    "hidden_rows": Declared(
        "warn",
        "Trang “{sheet}” có {count} hàng ẩn{why} (hàng {rows}): vẫn đọc như các hàng khác. Không muốn "
        "nạp thì xoá hẳn các hàng đó trong tệp.",
        "Sheet “{sheet}” has {count} rows hidden{why} (row {rows}): they are read like the others. "
        "Delete them from the file if they are not to be loaded.",
    ),
    "hidden_columns": Declared(
        "warn",
        "Trang “{sheet}” có {count} cột ẩn (cột {columns}): vẫn đọc như các cột khác.",
        "Sheet “{sheet}” has {count} hidden columns (column {columns}): they are read like the others.",
    ),
    "hidden_sheets": Declared(
        "ask",
        "Số liệu chỉ có ở trang đang ẩn ({names}). Có đọc trang ẩn không?",
        "Only hidden sheets hold anything ({names}). Read them?",
    ),
    "original_not_kept": Declared(
        "info",
        "Tệp có dữ liệu cá nhân: {persons}{more}. Số liệu vẫn nạp và vẫn tra được từng ô đã đọc; tệp gốc "
        "và tên tệp không được lưu. Muốn lưu tệp gốc thì bỏ phần đó khỏi tệp rồi nạp lại.",
        "The file holds personal data: {persons}{more}. Its figures are loaded and can be traced to "
        "their cells; the file and its name are not kept. To have it kept, take that out and load it "
        "again.",
    ),
    "person_left_out": Declared(
        "warn",
        "{count} số đứng ở tên một người, không phải tên lĩnh vực, thủ tục hay kênh: không nạp các số này.",
        "{count} figures stand by the name of a person, not of a field, procedure or channel: they are not loaded.",
    ),
    "legacy_text:asked": Declared(
        "ask",
        "Không chắc bảng mã của chữ trong tệp: “{before}”. Đọc thế nào thì đúng?",
        "The encoding of the letters is not certain: “{before}”. Which reading is right?",
    ),
    "legacy_text:converted": Declared(
        "normalise",
        "Chữ trong tệp viết bằng bảng mã {coding}, đã đổi sang Unicode ở {count} ô: “{before}” → “{after}”.",
        "The letters of the file are {coding}; converted to Unicode in {count} cells: “{before}” → “{after}”.",
    ),
    "text_composed": Declared(
        "info",
        "{count} ô viết dấu tách rời, đã ghép lại (Unicode dựng sẵn).",
        "{count} cells had their accents apart; they were joined (NFC).",
    ),
    "lost_letters": Declared(
        ("warn", "ask"),
        "{count} ô có chữ đã mất (ký tự �): {cells}. Tệp bị lưu sai bảng mã; nên xuất lại thành .xlsx "
        "hoặc CSV UTF-8. Các ô này không được đọc.",
        "{count} cells hold letters that are lost (the sign �): {cells}. The file was saved in a wrong "
        "encoding; better export it again as .xlsx or CSV UTF-8. These cells are not read.",
    ),
}
