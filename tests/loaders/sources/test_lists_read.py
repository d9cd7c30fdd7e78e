"""What is counted of lists of dossiers and of tickets, drawn once by a seed: `lists_read.txt`, a line a list.

Days fall on every side of their terms and periods. After a change that is meant:
`python -m tests.loaders.sources.test_lists_read`, and look at the difference.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from loaders.files.sheets import Sheet, Workbook
from loaders.recognise import read
from loaders.tables.context import Context
from tests.cases.readings import reading_lines
from tests.loaders.case_lists import DOSSIER_HEADINGS, TICKET_HEADINGS, dossier, ticket

FILE = Path(__file__).resolve().parent / "lists_read.txt"
TODAY = date(2026, 11, 20)
UNITS = ("Sở Nội vụ", "Sở Y tế", "", "UBND phường Mỹ Tho")
FIELDS = ("Hộ tịch", "Đất đai", "")
WAYS = ("Trực tuyến", "Trực tiếp", "Bưu chính công ích", "", "Qua người quen")
CHANNELS = ("Điện thoại", "Zalo 1022", "Email", "", "Cổng DVC")
STATUSES = (
    "Đã trả kết quả",
    "Đang xử lý",
    "Chờ bổ sung",
    "Công dân rút hồ sơ",
    "Từ chối",
    "Tạm dừng",
    "Quá hạn",
    "",
    "Mới đăng ký",
)
CLOSINGS = ("Đã xử lý", "Đang xử lý", "Từ chối tiếp nhận", "Hoàn thành", "", "Chuyển xử lý", "Trùng")
LATE = (-3, -1, 0, 1, 5, 6, 10, 11, 30)  # days between a term and the result


def drawn_day(draw: random.Random, day: date):
    """A day as one system or another writes it."""
    return draw.choice((day, datetime(day.year, day.month, day.day, 9), f"{day:%d/%m/%Y}", f"{day:%d/%m/%Y} 10:30"))


def rows_of(draw: random.Random, count: int, first: date, is_ticket: bool) -> list[list]:
    rows = []
    for number in range(1, count + 1):
        received = first + timedelta(draw.choice((-40, -1, 0, 1, 5, 10, 28, 29, 30, 31, 60)))
        due = received + timedelta(draw.choice((0, 5, 20)))
        ended = due + timedelta(draw.choice(LATE)) if draw.random() < 0.8 else None
        days = (drawn_day(draw, d) if d and draw.random() < 0.95 else None for d in (received, due, ended))
        first_day, term, result = days
        unit, field, level = draw.choice(UNITS), draw.choice(FIELDS), draw.choice((1, 2, "Cấp độ 3", ""))
        if is_ticket:
            said_of = draw.choice(CLOSINGS), draw.choice(CHANNELS), field, unit
            row = ticket(first_day, term, result, *said_of, level=level, number=f"P{number}")
        else:
            row = dossier(
                first_day,
                term,
                result,
                draw.choice(STATUSES),
                unit,
                field,
                channel=draw.choice(WAYS),
                number=f"H20-{number}",
            )
        rows.append([number, *row])
    return rows


def without(rows: list[list], headings: list[str], *left_out: str) -> list[list]:
    """A list without some of its columns."""
    columns = [n for n, heading in enumerate(headings) if heading not in left_out]
    return [[row[n] for n in columns] for row in (headings, *rows)]


def lines_of_list(name: str, title: str, *sheets: list[list], **answers: str) -> Iterator[str]:
    what = "DANH SÁCH PHẢN ÁNH QUA TỔNG ĐÀI 1022" if "tickets" in name else "DANH SÁCH HỒ SƠ"
    book = Workbook([
        Sheet(f"Trang {n}", [["UBND TỈNH ĐỒNG THÁP"], [what], [title], *rows]) for n, rows in enumerate(sheets, 1)
    ])  # fmt: skip
    context = Context(answers={"channel:Cổng DVC": "website"} | answers, today=TODAY)
    yield f"{name} => " + " ; ".join(reading_lines(read(book, context)))


def lines() -> Iterator[str]:
    draw = random.Random(1022)
    for is_ticket, name, headings in ((False, "dossiers", DOSSIER_HEADINGS), (True, "tickets", TICKET_HEADINGS)):
        june = rows_of(draw, 40, date(2026, 6, 1), is_ticket)
        yield from lines_of_list(f"{name} of a month", "Tháng 6 năm 2026", [headings, *june])
        window = "Từ ngày 15/5/2026 đến ngày 14/6/2026"
        yield from lines_of_list(f"{name} of a window", f"Tháng 6 năm 2026 ({window})", [headings, *june[:30]])
        yield from lines_of_list(f"{name} of a quarter", "Quý II năm 2026", [headings, *june])
        yield from lines_of_list(f"{name} without a period", "Danh sách", [headings, *june[:12]])
        november = rows_of(draw, 30, date(2026, 11, 1), is_ticket)
        yield from lines_of_list(f"{name} of a running month", "Tháng 11 năm 2026", [headings, *november])
        yield from lines_of_list(
            f"{name} on two sheets", "Tháng 6 năm 2026", [headings, *june[:20]], [headings, *june[20:40]]
        )
        yield from lines_of_list(f"{name} twice", "Tháng 6 năm 2026", [headings, *june[:20], *june[:2]])
        other = [*june[0][:-2], "Đang xử lý", june[0][-1]]
        for answer in ("first", "last", "all"):
            rows = [headings, *june[:20], other]
            yield from lines_of_list(f"{name} twice, {answer}", "Tháng 6 năm 2026", rows, doubles=answer)
        for left_out in (
            ("Trạng thái",), ("Đơn vị xử lý",), ("Lĩnh vực", "Tên thủ tục"), ("Hình thức tiếp nhận", "Kênh tiếp nhận"),
            ("Ngày hẹn trả", "Hạn xử lý"), ("Ngày trả kết quả", "Ngày đóng"), ("Mã hồ sơ", "Mã phiếu"), ("Cấp độ",),
            ("Trạng thái", "Ngày trả kết quả", "Ngày đóng"),
        ):  # fmt: skip
            table = without(june[:22], headings, *left_out)
            yield from lines_of_list(f"{name} without {', '.join(left_out)}", "Tháng 6 năm 2026", table)


def test_what_is_counted_of_lists_is_what_is_written_down():
    written = dict(line.split(" => ", 1) for line in FILE.read_text("utf-8").splitlines())
    assert dict(line.split(" => ", 1) for line in lines()) == written


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
