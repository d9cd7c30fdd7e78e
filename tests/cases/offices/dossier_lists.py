"""Lists of dossiers and tickets, a row each: dates, statuses, personal columns. Facts name some of the counts only."""

from collections import Counter
from datetime import date, timedelta

from tests.cases.offices.case import Case, Fact, told
from tests.cases.offices.drawing import BLANK, Sheet, letterhead, sheet, title

# Office, field, received, due, finished (or nothing yet).
Dossier = tuple[str, str, date, date, date | None]
OFFICES = (("Sở Xây dựng", "Nhà ở"), ("Sở Y tế", "Dược phẩm"), ("Sở Xây dựng", "Quy hoạch"))
CHANNELS = (("phone", "Điện thoại"), ("zalo", "Zalo"), ("app", "Ứng dụng di động"), ("email", "Email"))


def dossiers(count: int, month: int = 6, first_day: int = 1) -> tuple[Dossier, ...]:
    """Received on the days 1 to 18 of the month, due after 7 days; every fifth late, every seventh not finished."""
    rows_of = []
    for n in range(count):
        received = date(2026, month, first_day + n % 18)
        finished = received + timedelta(days=9 if n % 5 == 4 else 4 + n % 4)
        rows_of.append((*OFFICES[n % 3], received, received + timedelta(days=7), None if n % 7 == 6 else finished))
    return tuple(rows_of)


def counted(rows_of: tuple[Dossier, ...], fields: bool = False) -> tuple[Fact, ...]:
    """New, resolved and late of every office (and field) and month; all were finished in the month they came in."""
    new: Counter[tuple[str, str, str]] = Counter()
    resolved, late = new.copy(), new.copy()
    for unit, name, received, due, finished in rows_of:
        key = (f"{received:%Y-%m}", unit, name if fields else "")
        new[key] += 1
        resolved[key] += finished is not None
        late[key] += finished is not None and finished > due
    kinds = (("dossiers_received_new", new), ("dossiers_resolved", resolved), ("dossiers_resolved_late", late))
    return tuple((p, u, measure, of[p, u, f], f, "") for measure, of in kinds for p, u, f in new)


def vn(day: date | None) -> str | None:
    """A date as text."""
    return None if day is None else f"{day:%d/%m/%Y}"


def us_opened(day: date | None) -> date | str | None:
    """What a US Excel makes of a Vietnamese date: day and month exchanged where both can be a month, else text."""
    if day is None or day.day > 12:
        return vn(day)
    return date(day.year, day.day, day.month)


HEAD = ("STT", "Mã hồ sơ", "Tên thủ tục", "Đơn vị", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả", "Trạng thái")
FIELD_HEAD = (*HEAD[:3], "Lĩnh vực", *HEAD[3:])


def codes(n: int) -> str:
    """The number of a dossier, as the one-stop systems give it."""
    return f"000.00.{n % 9 + 1:02}.H55-2606{n % 27 + 1:02}-{n:04}"


def listed(rows_of: tuple[Dossier, ...], show=vn, words: tuple[str, str] = ("Đã trả kết quả", "Đang xử lý")) -> tuple:
    """The rows of the list; `show` writes a date."""
    return tuple(
        (n, codes(n), "Cấp giấy phép", unit, show(received), show(due), show(finished), words[0 if finished else 1])
        for n, (unit, _, received, due, finished) in enumerate(rows_of, start=1)
    )


def page(*lines: tuple, text: str = "DANH SÁCH HỒ SƠ TIẾP NHẬN THÁNG 6 NĂM 2026", head: tuple = HEAD) -> Sheet:
    """One sheet of the centre of Thái Nguyên."""
    above = letterhead("UBND TỈNH THÁI NGUYÊN", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")
    return sheet("DS", above, title(text), BLANK, head, *lines)


def persons(rows_of: tuple[Dossier, ...]) -> tuple[tuple, ...]:
    """The rows with what must not be kept: applicant, identity, telephone, address."""
    return tuple(
        (n, code, f"Nguyễn Văn Mẫu {n}", f"0010900{n:05}", f"09120{n:05}", f"Tổ {n}, phường Gia Sàng", *rest)
        for n, code, *rest in listed(rows_of)
    )


def extended(rows_of: tuple[Dossier, ...]) -> tuple[tuple, ...]:
    """Every late dossier was extended by a week: none is late."""
    return tuple(
        (*row[:6], vn(due + timedelta(days=7)) if finished and finished > due else None, *row[6:])
        for row, (_, _, _, due, finished) in zip(listed(rows_of), rows_of, strict=True)
    )


def tickets(count: int) -> tuple[tuple, ...]:
    """Rows of a ticket list by channel."""
    return tuple(
        (n, f"PA2026-{n:05}", CHANNELS[n % 4][1], vn(date(2026, 8, 1 + n % 25)), "Đã xử lý" if n % 6 else "Đang xử lý")
        for n in range(1, count + 1)
    )


def tickets_counted(count: int) -> tuple[Fact, ...]:
    """Received of every channel."""
    rows_of = Counter(CHANNELS[n % 4][0] for n in range(1, count + 1))
    return tuple(("2026-08", "", "hotline_received", number, "", channel) for channel, number in rows_of.items())


ALL = dossiers(36)
TWO_MONTHS = dossiers(24) + dossiers(18, month=7)
TN = told("Thái Nguyên")
ONE: tuple[Dossier, ...] = tuple(("Sở Xây dựng", dossier[1], dossier[2], dossier[3], dossier[4]) for dossier in ALL)
FIELDS = ("Môi trường", "Giao thông", "Điện, nước")

CASES = (
    Case(
        "list_text_dates",
        "dates as text dd/mm/yyyy, office in a column",
        TN,
        "take|ask",
        (page(*listed(ALL)),),
        counted(ALL),
    ),
    Case(
        "list_real_dates", "dates as dates", TN, "take|ask", (page(*listed(ALL, show=lambda day: day)),), counted(ALL)
    ),
    Case(
        "list_dates_with_hours",
        "'05/06/2026 08:30' as text",
        TN,
        "take|ask",
        (page(*listed(ALL, show=lambda day: day and f"{day:%d/%m/%Y} 08:30")),),
        counted(ALL),
    ),
    Case(
        "list_by_field",
        "a column of fields beside the office",
        TN,
        "take|ask",
        (page(*((*row[:3], of[1], *row[3:]) for row, of in zip(listed(ALL), ALL, strict=True)), head=FIELD_HEAD),),
        counted(ALL, fields=True),
    ),
    Case(
        "list_two_months",
        "received in June and July: each month its own",
        TN,
        "take|ask",
        (page(*listed(TWO_MONTHS), text="DANH SÁCH HỒ SƠ TIẾP NHẬN TỪ 01/6/2026 ĐẾN 31/7/2026"),),
        counted(TWO_MONTHS),
    ),
    Case(
        "list_of_one_office",
        "no column of offices, the office in the title",
        TN,
        "take|ask",
        (
            page(
                *((*row[:3], *row[4:]) for row in listed(ONE)),
                head=(*HEAD[:3], *HEAD[4:]),
                text="DANH SÁCH HỒ SƠ CỦA SỞ XÂY DỰNG THÁNG 6 NĂM 2026",
            ),
        ),
        counted(ONE),
    ),
    Case(
        "list_with_persons",
        "applicant, identity, telephone, address in columns: the same counts",
        TN,
        "take|ask",
        (page(*persons(ALL), head=(*HEAD[:2], "Chủ hồ sơ", "Số CCCD", "Điện thoại", "Địa chỉ", *HEAD[2:])),),
        counted(ALL),
    ),
    Case(
        "list_days_and_months_exchanged",
        "dates up to the 12th became exchanged real dates, others stayed text",
        TN,
        "ask|reject",
        (page(*listed(ALL, show=us_opened)),),
    ),
    Case(
        "list_due_before_received",
        "every third dossier is due before it came in",
        TN,
        "take|ask",
        (page(*((*row[:5], "28/05/2026" if row[0] % 3 == 0 else row[5], *row[6:]) for row in listed(ALL))),),
        tuple(fact for fact in counted(ALL) if fact[2] == "dossiers_received_new"),
    ),
    Case(
        "list_extended",
        "'Gia hạn đến ngày': what was extended is not late",
        TN,
        "take|ask",
        (page(*extended(ALL), head=(*HEAD[:6], "Gia hạn đến ngày", *HEAD[6:])),),
        tuple((p, u, m, 0 if m == "dossiers_resolved_late" else v, f, c) for p, u, m, v, f, c in counted(ALL)),
    ),
    Case(
        "list_other_status_words",
        "'Đã ban hành' and 'Đang thụ lý'",
        TN,
        "take|ask",
        (page(*listed(ALL, words=("Đã ban hành", "Đang thụ lý"))),),
        counted(ALL),
    ),
    Case(
        "list_returned_in_words",
        "'Đã trả lại kết quả cho tổ chức, cá nhân' is resolved",
        TN,
        "take|ask",
        (page(*listed(ALL, words=("Đã trả lại kết quả cho tổ chức, cá nhân", "Chờ bổ sung hồ sơ"))),),
        counted(ALL),
    ),
    Case(
        "list_suspended",
        "'Tạm dừng xử lý' for what is not finished: received all the same",
        TN,
        "take|ask",
        (page(*listed(ALL, words=("Đã trả kết quả", "Tạm dừng xử lý"))),),
        tuple(fact for fact in counted(ALL) if fact[2] == "dossiers_received_new"),
    ),
    Case(
        "list_of_late_ones_only",
        "a list of late dossiers is no list of what came in",
        TN,
        "ask|reject",
        (
            page(
                *listed(tuple(of for of in ALL if of[4] and of[4] > of[3])),
                text="DANH SÁCH HỒ SƠ TRỄ HẠN THÁNG 6 NĂM 2026",
            ),
        ),
    ),
    Case(
        "list_same_dossier_twice",
        "two dossiers are listed twice: counted once, or asked",
        TN,
        "take|ask",
        (page(*listed(ALL), *listed(ALL)[:2]),),
        counted(ALL),
    ),
    Case(
        "list_without_dates",
        "no dates at all, only statuses",
        TN,
        "ask|reject",
        (page(*((*row[:4], row[7]) for row in listed(ALL)), head=(*HEAD[:4], HEAD[7])),),
    ),
    Case(
        "list_tickets_by_channel",
        "tickets of the hotline, a column of channels",
        TN,
        "take|ask",
        (
            sheet(
                "PAKN",
                title("DANH SÁCH PHẢN ÁNH, KIẾN NGHỊ TIẾP NHẬN QUA TỔNG ĐÀI 1022 THÁNG 8 NĂM 2026"),
                BLANK,
                ("STT", "Mã phản ánh", "Kênh tiếp nhận", "Ngày tiếp nhận", "Trạng thái"),
                *tickets(40),
            ),
        ),
        tickets_counted(40),
    ),
    Case(
        "list_tickets_by_field",
        "tickets of the hotline, a column of fields",
        TN,
        "take|ask",
        (
            sheet(
                "PAKN",
                title("DANH SÁCH PHẢN ÁNH, KIẾN NGHỊ TIẾP NHẬN QUA TỔNG ĐÀI 1022 THÁNG 8 NĂM 2026"),
                BLANK,
                ("STT", "Mã phản ánh", "Lĩnh vực", "Ngày tiếp nhận", "Trạng thái"),
                *((n, code, FIELDS[n % 3], day, status) for n, code, _, day, status in tickets(40)),
            ),
        ),
        tuple(
            ("2026-08", "", "hotline_received", number, name, "")
            for name, number in Counter(FIELDS[n % 3] for n in range(1, 41)).items()
        ),
    ),
)
