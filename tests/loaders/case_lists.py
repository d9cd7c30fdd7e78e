"""Lists of cases built in code: dossiers with people's names beside them, tickets of the hotline."""

from tests.loaders.build import table

PERSON, IDENTITY, PHONE, NUMBER = "Nguyễn Thị Planted", "079188001234", "0912345678", "H20.17.3-260601-0001"
DOSSIER_HEADINGS = [
    "STT",
    "Mã hồ sơ",
    "Chủ hồ sơ",
    "Số CCCD",
    "Điện thoại",
    "Tên thủ tục",
    "Lĩnh vực",
    "Đơn vị xử lý",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày trả kết quả",
    "Trạng thái",
    "Hình thức tiếp nhận",
]
NOI_VU, Y_TE = "Sở Nội vụ", "Sở Y tế"


def dossier(
    received,
    due,
    returned,
    status="Đã trả kết quả",
    unit=NOI_VU,
    field="Hộ tịch",
    procedure="Khai sinh",
    **other,
):
    """One row of a list of dossiers, without its STT; `other`: its channel and number."""
    channel, number = other.get("channel", "Trực tuyến"), other.get("number", NUMBER)
    return [number, PERSON, IDENTITY, PHONE, procedure, field, unit, received, due, returned, status, channel]


# June 2026, in time: one early, one on the day; late by 5, 6 and 11 days; open: in time and overdue; one withdrawn;
# one from May, resolved in June.
DOSSIERS = [
    dossier("01/06/2026", "10/06/2026", "09/06/2026 16:30"),
    dossier("02/06/2026", "10/06/2026", "10/06/2026", channel="Trực tiếp"),
    dossier("03/06/2026", "10/06/2026", "15/06/2026", field="Đất đai", procedure="Cấp giấy chứng nhận"),
    dossier("04/06/2026", "10/06/2026", "16/06/2026", unit=Y_TE, field="Dược", procedure="Cấp phép"),
    dossier(
        "05/06/2026",
        "10/06/2026",
        "21/06/2026",
        unit=Y_TE,
        field="Dược",
        procedure="Cấp phép",
        channel="Bưu chính công ích",
    ),
    dossier("20/06/2026", "10/07/2026", None, "Đang xử lý"),
    dossier("21/06/2026", "25/06/2026", None, "Chờ bổ sung", unit=Y_TE, field="Dược", procedure="Cấp phép"),
    dossier("22/06/2026", "30/06/2026", "23/06/2026", "Công dân rút hồ sơ"),
    dossier("28/05/2026", "05/06/2026", "04/06/2026"),
]


def numbered(rows: list[list]) -> list[list]:
    """The rows with an STT each and, where they bear the common one, a dossier number of their own."""
    return [
        [index, f"{row[0][:-4]}{index:04d}" if row[0] == NUMBER else row[0], *row[1:]]
        for index, row in enumerate(rows, 1)
    ]


def dossier_list(
    rows: list[list] | None = None,
    title: str = "Tháng 6 năm 2026",
    headings: list | None = None,
    agency: str = "UBND TỈNH ĐỒNG THÁP",
    sheet: str = "Danh sách",
) -> bytes:
    """A list of dossiers; headings in row 4, the dossiers from row 5 on."""
    rows = numbered(DOSSIERS) if rows is None else rows
    return table([[agency], ["DANH SÁCH HỒ SƠ"], [title], headings or DOSSIER_HEADINGS, *rows], sheet)


TICKET_HEADINGS = [
    "STT",
    "Mã phiếu",
    "Người phản ánh",
    "Số điện thoại",
    "Nội dung phản ánh",
    "Kênh tiếp nhận",
    "Lĩnh vực",
    "Đơn vị xử lý",
    "Cấp độ",
    "Ngày tiếp nhận",
    "Hạn xử lý",
    "Ngày đóng",
    "Trạng thái",
]


def ticket(received, due, closed, status="Đã xử lý", channel="Điện thoại", field="Đất đai", unit=NOI_VU, **other):
    """One row of a list of tickets, without its STT; `other`: its level and number."""
    level, number = other.get("level", 1), other.get("number", "P")
    return [number, PERSON, PHONE, f"Nhà ông {PERSON} …", channel, field, unit, level, received, due, closed, status]


TICKETS = [
    ticket("01/06/2026 08:00", "05/06/2026", "04/06/2026 17:00"),
    ticket("02/06/2026", "05/06/2026", "05/06/2026", channel="Zalo 1022"),
    ticket("03/06/2026", "05/06/2026", "08/06/2026", channel="Zalo 1022", unit=Y_TE, field="Y tế", level="Cấp độ 2"),
    ticket("20/06/2026", "25/06/2026", None, "Đang xử lý", unit=Y_TE, field="Y tế", level="Cấp độ 2"),
    ticket("25/06/2026", "05/07/2026", None, "Đang xử lý"),
    ticket("30/05/2026", "03/06/2026", "02/06/2026", channel="Email"),
    ticket("26/06/2026", "28/06/2026", None, "Từ chối tiếp nhận"),
]


def ticket_list(rows: list[list] | None = None, title: str = "Tháng 6 năm 2026", headings: list | None = None) -> bytes:
    """A list of tickets; headings in row 4, the tickets from row 5 on, each with a number of its own."""
    rows = [[i, f"{row[0]}{i}", *row[1:]] for i, row in enumerate(TICKETS if rows is None else rows, 1)]
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["DANH SÁCH PHẢN ÁNH QUA TỔNG ĐÀI 1022"],
            [title],
            headings or TICKET_HEADINGS,
            *rows,
        ],
        "Phiếu",
    )
