"""The names a template may ask for, and what each gives: in Vietnamese and in English."""

# Of a KPI: which number of the row, what it is.
OF_KPI = {
    "so": ("value", "giá trị trong kỳ", "its value in the period"),
    "thay_doi": (
        "change",
        "tăng, giảm so với kỳ trước, cả chữ (tăng 1,2 điểm %)",
        "its change on the period before, in words (tăng 1,2 điểm %)",
    ),
    "thay_doi_cung_ky": (
        "change_last_year",
        "tăng, giảm so với cùng kỳ năm trước",
        "its change on the same period of the year before",
    ),
    "ky_truoc": ("previous", "giá trị kỳ trước", "its value in the period before"),
    "cung_ky": ("last_year", "giá trị cùng kỳ năm trước", "its value in the same period of the year before"),
    "muc_tieu": ("target", "kế hoạch hoặc mốc mặc định", "its plan or preset goal"),
    "danh_gia": ("goal", "đạt hay chưa đạt kế hoạch, mốc", "whether plan or goal is met"),
    "tu_so": ("numerator", "tử số", "its numerator"),
    "mau_so": ("denominator", "mẫu số", "its denominator"),
    "chua_du": ("gap", "còn thiếu những phần nào", "which parts are missing"),
}
OF_DOCUMENT = {
    "ky": ("kỳ báo cáo trong câu: tháng 10/2026", "the period inside a sentence: tháng 10/2026"),
    "ky_hoa": ("kỳ báo cáo, chữ in hoa", "the period in capitals"),
    "ky_sau": ("kỳ sau", "the next period"),
    "ky_sau_hoa": ("kỳ sau, chữ in hoa", "the next period in capitals"),
    "noi": ("địa bàn, có tỉnh hoặc thành phố", "the place, with tỉnh or thành phố"),
    "noi_hoa": ("địa bàn, chữ in hoa", "the place in capitals"),
    "ten_noi": ("tên địa bàn; của cả nước là Hà Nội", "the name of the place; of the nation Hà Nội"),
    "co_quan_tren": ("cơ quan chủ quản, chữ in hoa", "the authority above, in capitals"),
    "co_quan": ("cơ quan ban hành, chữ in hoa", "the issuing office, in capitals"),
    "cua_ai": ("đơn vị và địa bàn của báo cáo", "the office and place of the report"),
    "don_vi": ("đơn vị (báo cáo của một đơn vị)", "the office (of a report of one office)"),
    "don_vi_hoa": ("đơn vị, chữ in hoa", "the office in capitals"),
    "nam": ("năm của kỳ báo cáo", "the year of the period"),
    "nam_lap": ("năm lập báo cáo", "the year the report is written in"),
    "khoang_ngay": (
        "câu về khoảng ngày lấy số liệu; trống khi các số không cùng một khoảng",
        "the sentence on the days the figures are of; empty where they differ",
    ),
    "so_mau": ("dấu của số mẫu; trống với số của cơ quan", "the mark of samples; empty for the office's own figures"),
    "ban_so_lieu": ("số của bản số liệu", "the number of the version of the figures"),
}
OF_BLOCKS = {
    "cac_muc": ("tất cả các mục có số liệu, có đánh số", "all sections that have figures, numbered"),
    "phu_luc": ("các phụ lục: theo đơn vị, nguồn số liệu", "the annexes: by office, sources of figures"),
    "phu_luc_don_vi": ("phụ lục theo đơn vị", "the annex by office"),
    "phu_luc_nguon": ("phụ lục nguồn số liệu", "the annex of sources"),
}
OF_SUBJECT = {
    "muc": ("cả mục: lời, bảng, biểu đồ", "the whole section: words, table, chart"),
    "doan": ("các đoạn lời", "its paragraphs"),
    "bang": ("bảng số liệu", "its table"),
    "bieu_do": ("biểu đồ", "its chart"),
}
