"""What is said of a file that lists the units of a place."""

from loaders.problems.declared import Declared

REGISTER = {
    "register_no_names": Declared(
        "reject",
        "Không thấy cột “Tên đơn vị”. Cần một bảng có các cột: Tên đơn vị | Cấp | Từ ngày | Đến ngày | Tên khác | Tiền "
        "thân | Lĩnh vực báo cáo; chỉ cột đầu là bắt buộc.",
        "There is no column “Tên đơn vị”. A table is needed with the columns: Tên đơn vị | Cấp | Từ ngày | Đến ngày | "
        "Tên khác | Tiền thân | Lĩnh vực báo cáo; only the first must be there.",
    ),
    "register_cell": Declared(
        "reject",
        "{locator}: không đọc được “{text}”; cần {wanted}.",
        "{locator}: “{text}” cannot be read; {wanted} is needed.",
    ),
    "register_twice": Declared(
        "reject",
        "{locator}: “{name}” đã có ở dòng trên. Mỗi đơn vị một dòng.",
        "{locator}: “{name}” stands above already. One row a unit.",
    ),
}
