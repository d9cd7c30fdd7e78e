"""Lists of dossiers and tickets: odd words of status, dates written in other ways, offices said only above."""

from collections import Counter
from datetime import date, timedelta

from tests.cases.offices.case import Case, Fact, told
from tests.cases.offices.drawing import BLANK, Sheet, letterhead, sheet, title

BN, HU = told("Bắc Ninh"), told("Huế")
OFFICES = ("Sở Tư pháp", "Sở Nội vụ", "Phường Kinh Bắc")
HEAD = ("TT", "Số biên nhận", "Cơ quan thực hiện", "Ngày nhận", "Ngày hẹn trả kết quả", "Ngày trả", "Tình trạng")
EPOCH = date(1899, 12, 30)
# Office, received, due, finished (or nothing yet).
Dossier = tuple[str, date, date, date | None]


def dossiers(count: int, offices: tuple[str, ...] = OFFICES) -> tuple[Dossier, ...]:
    """Received on the days 1 to 20 of July, due after 5 days; every fourth late, every sixth not finished."""
    rows_of = []
    for n in range(count):
        received = date(2026, 7, 1 + n % 20)
        finished = None if n % 6 == 5 else received + timedelta(days=8 if n % 4 == 3 else 3)
        rows_of.append((offices[n % len(offices)], received, received + timedelta(days=5), finished))
    return tuple(rows_of)


def counted(rows_of: tuple[Dossier, ...]) -> tuple[Fact, ...]:
    """New, resolved and late of every office in July."""
    new = Counter(unit for unit, *_ in rows_of)
    resolved = Counter(unit for unit, _, _, finished in rows_of if finished)
    late = Counter(unit for unit, _, due, finished in rows_of if finished and finished > due)
    kinds = (("dossiers_received_new", new), ("dossiers_resolved", resolved), ("dossiers_resolved_late", late))
    return tuple(("2026-07", unit, measure, of[unit], "", "") for measure, of in kinds for unit in new)


def dotted(day: date | None) -> str | None:
    """5.7.2026"""
    return f"{day.day}.{day.month}.{day.year}" if day else None


def dashed(day: date | None) -> str | None:
    """05-07-2026"""
    return f"{day:%d-%m-%Y}" if day else None


def serial(day: date | None) -> int | None:
    """The number Excel keeps, its date format lost."""
    return (day - EPOCH).days if day else None


def listed(rows_of: tuple[Dossier, ...], show=dotted, done: str = "Đã trả", running: str = "Đang thụ lý") -> tuple:
    """The rows of the list."""
    return tuple(
        (n, f"BN-{n:06}", unit, show(received), show(due), show(finished), done if finished else running)
        for n, (unit, received, due, finished) in enumerate(rows_of, 1)
    )


def page(*lines, text: str = "SỔ THEO DÕI HỒ SƠ THÁNG 7 NĂM 2026", head: tuple = HEAD, under: str = "") -> Sheet:
    """One sheet of the province's centre, or of the office named."""
    above = letterhead("UBND TỈNH BẮC NINH", under or "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 7)
    return sheet("So theo doi", above, title(text, 7), BLANK, head, *lines)


ALL = dossiers(30)
ONE = dossiers(18, ("Sở Tư pháp",))
ODD = ("Đã có kết quả, chưa đến nhận", "Chờ công dân bổ túc giấy tờ", "Công dân xin rút", "Chuyển cơ quan phối hợp")
TICKETS = tuple(
    (
        n,
        f"P{n:04}",
        ("Zalo", "Tổng đài", "Ứng dụng")[n % 3],
        ("Môi trường", "Giao thông")[n % 2],
        f"{1 + n % 28}/9/2026",
    )
    for n in range(1, 25)
)
RECEIVED = Counter((("zalo", "phone", "app")[n % 3], ("Môi trường", "Giao thông")[n % 2]) for n in range(1, 25))

CASES = (
    Case(
        "unseen_list_dates_with_dots",
        "5.7.2026; 'Đã trả' and 'Đang thụ lý'",
        BN,
        "take|ask",
        (page(*listed(ALL)),),
        counted(ALL),
        loose_values=True,
    ),
    Case(
        "unseen_list_dates_with_dashes",
        "05-07-2026",
        BN,
        "take|ask",
        (page(*listed(ALL, dashed)),),
        counted(ALL),
        loose_values=True,
    ),
    Case(
        "unseen_list_serial_numbers",
        "dates as bare serial numbers of Excel",
        BN,
        "take|ask",
        (page(*listed(ALL, serial)),),
        counted(ALL),
        loose_values=True,
    ),
    Case(
        "unseen_list_odd_statuses",
        "statuses nobody has a word for: asked what they mean",
        BN,
        "ask|take",
        (page(*((*row[:6], ODD[n % 4]) for n, row in enumerate(listed(ALL)))),),
        counted(ALL),
        loose_values=True,
    ),
    Case(
        "unseen_list_office_in_letterhead",
        "no column of offices: the letterhead says whose",
        BN,
        "take|ask",
        (
            page(
                *((*row[:2], *row[3:]) for row in listed(ONE)),
                head=(*HEAD[:2], *HEAD[3:]),
                under="SỞ TƯ PHÁP",
            ),
        ),
        counted(ONE),
        loose_values=True,
    ),
    Case(
        "unseen_list_tickets_fields",
        "tickets a row each: channel, field, day",
        HU,
        "take|ask",
        (
            sheet(
                "PA",
                letterhead("UBND THÀNH PHỐ HUẾ", "TRUNG TÂM IOC", 5),
                title("Danh sách phản ánh hiện trường tháng 9/2026", 5),
                ("STT", "Mã phiếu", "Nguồn tiếp nhận", "Lĩnh vực", "Ngày tiếp nhận"),
                *TICKETS,
            ),
        ),
        tuple(("2026-09", "", "hotline_received", n, name, channel) for (channel, name), n in RECEIVED.items()),
        loose_values=True,
    ),
)
