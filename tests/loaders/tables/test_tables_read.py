"""What is read of tables drawn once by a seed, and asked of them: `tables_read.txt`, a block a table.

Offices, fields, channels, measures and months across and down, under the titles, windows, scales and numbers that
clerks write and mistype. After a change that is meant: `python -m tests.loaders.tables.test_tables_read`, and look at
the difference.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from loaders.files.sheets import Sheet, Workbook
from loaders.recognise import read
from loaders.tables.context import Context
from loaders.text.numbers import Percent
from tests.cases.readings import reading_lines

FILE = Path(__file__).resolve().parent / "tables_read.txt"
TODAY = date(2026, 11, 20)
COUNT = 64
HEADS = (
    ("UBND TỈNH ĐỒNG THÁP",), ("UBND TỈNH ĐỒNG THÁP", "SỞ Y TẾ"), ("VĂN PHÒNG UBND TỈNH QUẢNG NINH",), (),
    ("TỈNH TIỀN GIANG",), ("UBND TỈNH CÀ MAU", "Cà Mau, ngày 5 tháng 7 năm 2026"), ("ỦY BAN NHÂN DÂN XÃ TÂN HỒNG",),
    ("UBND TỈNH ĐỒNG THÁP", "Kính gửi: UBND tỉnh Quảng Ninh"), ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH ĐỒNG THÁP",),
)  # fmt: skip
PERIODS = (
    "Tháng 6 năm 2026", "Tháng 6/2026", "THÁNG 06-2026", "Kỳ báo cáo: tháng 6 năm 2026", "Quý II năm 2026", "Tháng 6",
    "6 tháng đầu năm 2026", "9 tháng năm 2026", "Năm 2026", "Năm 2025", "Lũy kế 6 tháng năm 2026",
    "Tháng 5, tháng 6 năm 2026",
    "Ước tháng 6 năm 2026", "Tháng 6 năm 2026 so với tháng 5", "Tuần 24 năm 2026",
    "Từ đầu năm đến tháng 6 năm 2026", "",
    "Kế hoạch tháng 7 năm 2026", "Tháng 13 năm 2026", "Quý 2/2026 và quý 1/2026", "Năm học 2025 - 2026",
)  # fmt: skip
WINDOWS = (
    "", "", "", "(Từ ngày 15/5/2026 đến ngày 14/6/2026)", "(Số liệu tính đến ngày 20/6/2026)", "Từ 01/6 đến 30/6/2026",
    "(từ ngày 01/6/2026 đến 25/6/2026)", "(từ 01/6/2026 đến 27/6/2026)", "Tính đến 14/6/2026",
    "(Từ 15/12/2025 đến 14/6/2026)",
)  # fmt: skip
SCALES = (
    "", "", "", "", "Đơn vị tính: hồ sơ", "Đơn vị tính: nghìn hồ sơ", "ĐVT: 1.000 hồ sơ", "(Đơn vị: triệu đồng)",
    "Đơn vị tính: trăm hồ sơ", "ĐVT: người", "Đơn vị tính: nghìn lượt", "Số liệu tính bằng nghìn",
)  # fmt: skip
SHEETS = ("Sheet1", "BC", "T6", "Tháng 5", "Q2", "2026", "T6-2026", "Biểu 1", "Ước T6")
NOTES = ("", "", "Ghi chú: số liệu tính bằng nghìn hồ sơ", "Người lập biểu", "* Số liệu chưa gồm đơn vị ngành dọc")
OFFICES = (
    "Sở Nội vụ", "Sở Y tế", "Sở Tài chính", "Phường Mỹ Tho", "Xã Tân Hồng", "UBND xã Bình Phú", "Chi cục Thú y",
    "S. Y tế",
    "Sở Nội Vụ", "Ban Quản lý khu kinh tế", "Phòng Kinh tế", "Văn phòng UBND tỉnh",
)  # fmt: skip
FIELDS = ("Đất đai", "Hộ tịch", "Đầu tư", "Lĩnh vực khác", "Y tế", "Giao thông")
CHANNELS = ("Điện thoại", "Zalo", "Email", "Cổng DVC", "Trực tiếp", "Facebook")
MEASURES = (
    "Tiếp nhận mới", "Kỳ trước chuyển qua", "Tổng số hồ sơ tiếp nhận", "Đã giải quyết", "Trước hạn", "Đúng hạn",
    "Quá hạn",
    "Đang giải quyết", "Trong hạn", "Tỷ lệ đúng hạn (%)", "Ghi chú", "Trực tuyến", "Tiếp nhận (nghìn hồ sơ)",
    "Rút hồ sơ",
)  # fmt: skip
TICKETS = ("Tiếp nhận", "Đã xử lý", "Đang xử lý", "Quá hạn", "Tỷ lệ xử lý (%)", "Số cuộc gọi")
SUBJECTS = {
    "dossiers": ("KẾT QUẢ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH", MEASURES),
    "hotline": ("TỔNG HỢP PHẢN ÁNH, KIẾN NGHỊ QUA TỔNG ĐÀI 1022", TICKETS),
    "tasks": (
        "THỰC HIỆN NHIỆM VỤ UBND TỈNH GIAO",
        ("Tổng số", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chưa hoàn thành"),
    ),
    "documents": ("VĂN BẢN ĐẾN, VĂN BẢN ĐI", ("Văn bản đến", "Văn bản UBND tỉnh ban hành", "Cuộc họp phục vụ")),
    "budget": ("TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG", ("Kế hoạch vốn", "Giải ngân", "Tỷ lệ giải ngân")),
    "citizens": ("KẾT QUẢ TIẾP CÔNG DÂN", ("Số lượt", "Số người", "Đơn tiếp nhận", "Đơn đã giải quyết")),
}


def cell(draw: random.Random, value: float) -> Any:
    """A number as a cell holds it: mostly plain, now and then as somebody typed it, or none."""
    fate = draw.random()
    if fate < 0.8:
        return value
    grouped = f"{value:,.0f}".replace(",", ".")
    return draw.choice((
        float(value), grouped, f"{value:,.0f}", f" {value:.0f} ", None, "-", "–", 0, value / 1000, "x", "#N/A",
        f"{value:.0f} hồ sơ",
        f"khoảng {grouped}", f"{value / 1000:.1f} nghìn", -value, f"{value:.0f}*", Percent(0.985), "98,5%",
        "chưa có", f"'{value:.0f}",
        f"{value:.0f} ({value - 1:.0f})",
    ))  # fmt: skip


def numbers(draw: random.Random, count: int, size: int) -> list[float]:
    return [float(draw.randrange(size)) if draw.random() < 0.9 else 0.0 for _ in range(count)]


def with_total(draw: random.Random, rows: list[list[float]]) -> list[float]:
    sums = [sum(column) for column in zip(*rows)]
    return [s + draw.choice((0, 0, 0, 0, 0, 1, -10)) for s in sums]


def body(draw: random.Random, names: list[str], width: int, is_numbered: bool) -> list[list]:
    """Rows with their sums above or below, and now and then a group."""
    figures = [numbers(draw, width, draw.choice((40, 3000, 200_000))) for _ in names]
    rows = [[n, name, *(cell(draw, v) for v in row)] for n, (name, row) in enumerate(zip(names, figures), 1)]
    if draw.random() < 0.15:
        half = len(rows) // 2
        parts = (
            ("I", "Khối sở, ngành", figures[:half], rows[:half]),
            ("II", "Khối xã, phường", figures[half:], rows[half:]),
        )
        rows = [
            row for number, name, own, below in parts if own for row in ([number, name, *with_total(draw, own)], *below)
        ]
    if draw.random() < 0.6:
        total = ["", draw.choice(("Tổng cộng", "Cộng", "Toàn tỉnh", "TỔNG SỐ")), *with_total(draw, figures)]
        rows = [total, *rows] if draw.random() < 0.25 else [*rows, total]
    if draw.random() < 0.1:
        rows.insert(draw.randrange(len(rows)), [None] * (2 + width))
    return rows if is_numbered else [row[1:] for row in rows]


def across(
    draw: random.Random, names: tuple[str, ...], heading: str, measures: tuple[str, ...]
) -> tuple[list[list], list]:
    """Names down, measures across; now and then measures under two headings, or a row of column numbers."""
    own = draw.sample(names, draw.randrange(2, min(len(names), 6) + 1))
    columns = draw.sample(measures, draw.randrange(2, min(len(measures), 6) + 1))
    columns = columns if draw.random() < 0.85 else [*columns, columns[0]]
    is_numbered = draw.random() < 0.8
    head: list[list] = [["STT", heading, *columns] if is_numbered else [heading, *columns]]
    first, merged = len(head[0]) - len(columns), []
    if draw.random() < 0.2:
        head.insert(0, [*head[0][:first], "Kết quả", *[None] * (len(columns) - 1)])
        merged = [(0, first, 0, first + len(columns) - 1), *((0, c, 1, c) for c in range(first))]
    if draw.random() < 0.15:
        head.append([f"({n})" for n in range(1, len(head[0]) + 1)])
    return head + body(draw, own, len(columns), is_numbered), merged


def by_months(draw: random.Random, names: tuple[str, ...], heading: str) -> tuple[list[list], list]:
    """Names down, months across, with their sum now and then."""
    months = range(1, draw.randrange(3, 8))
    form = draw.choice(("Tháng {}", "T{}", "T{}/2026", "Tháng {:02d}/2026", "{}/2026"))
    head = ["STT", heading, *(form.format(n) for n in months)]
    own = draw.sample(names, draw.randrange(2, min(len(names), 5) + 1))
    rows = body(draw, own, len(months), True)
    if draw.random() < 0.5:
        head.append(draw.choice(("Cộng", "Tổng cộng", "6 tháng", "Lũy kế", "So với cùng kỳ")))
        for row in rows:
            known = [v for v in row[2:] if isinstance(v, float | int)]
            row.append(sum(known) + draw.choice((0, 0, 0, 5)) if known else None)
    return [head, *rows], []


def down_months(draw: random.Random, measures: tuple[str, ...]) -> tuple[list[list], list]:
    """Months down, measures across."""
    form = draw.choice(("Tháng {}", "T{}/2026", "{}/2026", "{}"))
    names = [form.format(n) for n in range(1, draw.randrange(3, 8))]
    columns = draw.sample(measures, draw.randrange(2, min(len(measures), 5) + 1))
    return [["TT", "Tháng", *columns], *body(draw, names, len(columns), True)], []


def under_months(
    draw: random.Random, names: tuple[str, ...], heading: str, measures: tuple[str, ...]
) -> tuple[list[list], list]:
    """Names down; under each month the same measures."""
    columns = draw.sample(measures, 2)
    months = [f"Tháng {n}" for n in range(5, 5 + draw.randrange(2, 4))]
    top = ["STT", heading, *(cell for month in months for cell in (month, None))]
    below = [None, None, *(columns * len(months))]
    merged = [(0, c, 1, c) for c in (0, 1)] + [(0, 2 + 2 * n, 0, 3 + 2 * n) for n in range(len(months))]
    own = draw.sample(names, draw.randrange(2, 5))
    return [top, below, *body(draw, own, 2 * len(months), True)], merged


def table(draw: random.Random, subject: str) -> tuple[list[list], list]:
    _, measures = SUBJECTS[subject]
    names, heading = draw.choice(
        ((OFFICES, "Đơn vị"), (OFFICES, "Tên đơn vị"), (FIELDS, "Lĩnh vực"), (CHANNELS, "Kênh"))
    )
    ways: tuple[Callable[[], tuple[list[list], list]], ...] = (
        lambda: across(draw, names, heading, measures),
        lambda: across(draw, names, heading, measures),
        lambda: by_months(draw, measures, draw.choice(("Chỉ tiêu", "Nội dung"))),
        lambda: by_months(draw, names, heading),
        lambda: down_months(draw, measures),
        lambda: under_months(draw, names, heading, measures),
        lambda: ([["STT", "Chỉ tiêu", "Số lượng"], *body(draw, list(measures[:5]), 1, True)], []),
    )
    return draw.choice(ways)()


def sheet(draw: random.Random, subject: str) -> Sheet:
    title, _ = SUBJECTS[subject]
    above = [*draw.choice(HEADS), title, draw.choice(PERIODS), draw.choice(WINDOWS)]
    if draw.random() < 0.15:
        above = [f"{title} {above[-2]} {above[-1]}".strip()]
    scale = draw.choice(SCALES)
    rows, merged = table(draw, subject)
    lines = [[line] for line in above if line] + ([[None, None, None, scale]] if scale else [])
    note = draw.choice(NOTES)
    top = len(lines)
    placed = [(a + top, b, c + top, d) for a, b, c, d in merged]
    return Sheet(draw.choice(SHEETS), lines + rows + ([[note]] if note else []), placed)


def lines_of(draw: random.Random, number: int) -> Iterator[str]:
    subject = draw.choice((*SUBJECTS, "dossiers", "dossiers", "hotline"))
    sheets = [sheet(draw, subject) for _ in range(draw.choice((1, 1, 1, 1, 2)))]
    for n, one in enumerate(sheets[1:], 2):
        one.name = f"{one.name} ({n})"
    answers: dict[str, str] = {}
    yield f"# {number} {subject} {[one.rows[:6] for one in sheets]}"
    for _ in range(2):
        book = Workbook([Sheet(one.name, [list(row) for row in one.rows], list(one.merged)) for one in sheets])
        reading = read(book, Context(None, None, {"dong-thap@2025": ["Sở Nội vụ"]}, {}, dict(answers), TODAY))
        yield from (line.partition(" tables=")[0] for line in reading_lines(reading))
        asked = {p.question: draw.choice(list(p.choices)) for p in reading.problems if p.question and p.choices}
        asked |= {"place": "dong-thap@2025", "period": "2026-06"} if reading.verdict == "ask" else {}
        new = {question: choice for question, choice in asked.items() if question not in answers}
        if reading.verdict != "ask" or not new:
            return
        answers |= new | {"unit": "whole"}
        yield f"> {new}"


def lines() -> Iterator[str]:
    for number in range(COUNT):
        yield from lines_of(random.Random(number), number)


def test_what_is_read_of_drawn_tables_is_what_is_written_down():
    assert list(lines()) == FILE.read_text("utf-8").split("\n")[:-1]


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
