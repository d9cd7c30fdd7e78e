"""Files that cannot be taken, each with a sentence that says what it is and what to do instead."""

from data.facts import Problem

_SENTENCES = {
    "empty_file": (
        "Tệp rỗng (0 byte), có lẽ chưa tải xong. Tải lại tệp từ hệ thống rồi nạp lại.",
        "The file is empty (0 bytes); it was probably not downloaded whole. Download it again, then upload it.",
    ),
    "executable_name": (
        "Tệp mang đuôi của chương trình ({detail}), không nhận. Nạp bảng tính (.xlsx, .xls, .csv).",
        "The file has the extension of a program ({detail}) and is refused. Upload a workbook (.xlsx, .xls, .csv).",
    ),
    "picture": (
        "Đây là ảnh ({detail}), không phải bảng tính. Xuất số liệu từ hệ thống ra Excel (.xlsx) rồi nạp tệp đó.",
        "This is a picture ({detail}), not a workbook. Export the figures to Excel (.xlsx) and upload that file.",
    ),
    "pdf": (
        "Đây là tệp PDF, không phải bảng tính. Xin tệp Excel (.xlsx) của báo cáo, hoặc nhập số vào tệp mẫu.",
        "This is a PDF, not a workbook. Ask for the report as Excel (.xlsx), or fill in the template.",
    ),
    "password": (
        "Tệp đặt mật khẩu. Mở bằng Excel, vào Tệp → Thông tin → Bảo vệ sổ làm việc, bỏ mật khẩu, lưu rồi nạp lại.",
        "The file is protected by a password. Open it in Excel, File → Info → Protect Workbook, remove the "
        "password, save and upload it again.",
    ),
    "broken_file": (
        "Tệp hỏng hoặc tải chưa hết ({detail}). Tải lại tệp; nếu mở được bằng Excel thì Lưu thành .xlsx rồi nạp lại.",
        "The file is damaged or was cut short ({detail}). Download it again; if Excel opens it, save it as .xlsx.",
    ),
    "not_a_workbook": (
        "Đây là {detail}, không phải bảng tính Excel. Nạp tệp Excel (.xlsx) chứa bảng số liệu.",
        "This is {detail}, not an Excel workbook. Upload the Excel file (.xlsx) that holds the table.",
    ),
    "very_old_excel": (
        "Đây là Excel 4.0 trở về trước, không đọc được. Mở bằng Excel, Lưu thành → Excel Workbook (.xlsx), rồi nạp "
        "tệp mới.",
        "This is Excel 4.0 or older and cannot be read. Open it in Excel, Save As → Excel Workbook (.xlsx), upload the "
        "new file.",
    ),
    "html": (
        "Đây là trang web không có bảng số liệu nào (có khi là trang đăng nhập vì phiên làm việc đã hết). Đăng nhập "
        "lại hệ thống, xuất lại rồi nạp tệp mới.",
        "This is a web page without any table (perhaps a login page because the session had ended). Log in to the "
        "system again, export again and upload the new file.",
    ),
    "text": (
        "Đây là văn bản, không thấy dấu phân cách cột (; , hoặc tab). Xuất lại thành Excel (.xlsx) hoặc CSV.",
        "This is plain text without a column separator (; , or tab). Export it again as Excel (.xlsx) or CSV.",
    ),
    "unknown_content": (
        "Không nhận ra loại tệp này. Nạp bảng tính Excel (.xlsx).",
        "This kind of file is not recognised. Upload an Excel workbook (.xlsx).",
    ),
    "too_big": (
        "Tệp quá lớn: {detail}. Chia nhỏ theo kỳ hoặc bỏ các trang không cần rồi nạp lại.",
        "The file is too big: {detail}. Split it by period or remove sheets that are not needed.",
    ),
    "macros": (
        "Tệp có macro, không nhận vì an toàn. Mở bằng Excel, Lưu thành → Excel Workbook (.xlsx) (không macro).",
        "The file holds macros and is refused for safety. Save it in Excel as Excel Workbook (.xlsx), without macros.",
    ),
    "unsafe_file": (
        "Tệp có cấu trúc không an toàn ({detail}), không nhận. Mở bằng Excel, Lưu thành .xlsx mới rồi nạp lại.",
        "The file is built in an unsafe way ({detail}) and is refused. Save it as a new .xlsx in Excel.",
    ),
    "formula_without_value": (
        "{detail} là công thức chưa được tính nên không có số. Mở tệp bằng Excel, bấm Lưu, rồi nạp lại.",
        "{detail} is a formula that was never calculated and holds no number. Open the file in Excel, press Save, "
        "then upload it again.",
    ),
    "reading_failed": (
        "Không đọc được tệp trong giới hạn an toàn ({detail}). Mở bằng Excel, bỏ phần thừa, Lưu thành .xlsx mới "
        "rồi nạp lại.",
        "The file could not be read within the safe limits ({detail}). Open it in Excel, remove what is not needed, "
        "save it as a new .xlsx and upload that.",
    ),
    "our_fault": (
        "Lỗi của chương trình khi đọc tệp, không phải lỗi của tệp (mã {detail}). Báo mã này cho người quản trị.",
        "Our program failed while reading the file; it is not your file's fault (id {detail}). Tell the administrator.",
    ),
}


class FileProblem(Exception):
    """A file that cannot be read at all, or not before a question is answered. `problem` has severity `reject`
    or `ask` and both sentences."""

    def __init__(self, code: str | Problem, detail_vi: str = "", detail_en: str | None = None, locator: str = ""):
        """`code` of a refusal, or the whole `Problem` of a question."""
        if isinstance(code, Problem):
            self.problem = code
            super().__init__(code.message_en)
            return
        vi, en = _SENTENCES[code]
        detail_en = detail_vi if detail_en is None else detail_en
        self.problem = Problem(code, "reject", locator, vi.format(detail=detail_vi), en.format(detail=detail_en))
        super().__init__(self.problem.message_en)
