"""Whose a table is that has no column of units: the office printed above it, beside it or in the name of its sheet.

Rules of counting 6 and 21: a figure of one office is never the province's; two offices above one table, or none, are
asked. Who only compiled a table ("UBND TỈNH …, VĂN PHÒNG") is not whose it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.facts import Problem
from data.names import fold, nfc
from data.places import PLACES, find_places
from loaders.files.sheets import Sheet, text_of
from loaders.problems.catalogue import problem
from loaders.tables.context import Context
from loaders.tables.names import bare_name
from loaders.tables.units import resolve_units

WHOLE = "whole"
_DOTS = " .…_:-"

_COMMUNE = r"(?:(?:ubnd|[uủ][ỷy] ban nhân dân) )?(?:xã|phường|thị trấn|đặc khu)"
_DISTRICT = r"(?:(?:ubnd|[uủ][ỷy] ban nhân dân) )?(?:huyện|quận|thị xã)|(?:ubnd|[uủ][ỷy] ban nhân dân) thành phố"
_SEAT = (
    r"sở|ban (?:quản lý|dân tộc|tiếp công dân|tôn giáo)|bql|chi cục|cục|thanh tra|trung tâm|tt|văn phòng|vp|phòng|"
    r"bộ chỉ huy|công an|tòa án|viện|kho bạc|ngân hàng|quỹ|bảo hiểm xã hội|thuế|hải quan|điện lực|công ty|tổng đài|"
    r"cổng thông tin|chi nhánh|hạt kiểm lâm|trường|bệnh viện|đội|trạm"
)
_NO_NAME = r"hội|hữu|ngành|chống|cháy|hành|và|trên|theo|các|tháng|quý|năm|xã|phường|ban"
_START = re.compile(
    r"(?<!\w)(?<!cấp )(?<!các )(?<!khối )(?<!cơ )(?<!trụ )(?<!gửi )(?<!văn )"
    rf"(?:{_COMMUNE}|{_DISTRICT}|{_SEAT})(?= \w)(?! (?:{_NO_NAME})\b)",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"(?:{_COMMUNE}|{_DISTRICT}|sở|ban quản lý|ban dân tộc|chi cục|trung tâm)\b", re.IGNORECASE)
_STOP = re.compile(
    r"\s*(?:[;:(–—]|\s-\s|\b(?:tháng|quý|quí|năm|kỳ|trong|theo|trên|tại|lũy kế|từ ngày|từ đầu|giai đoạn|tuần|đến)\b|"
    r"\b\d+ (?:tháng|ngày)\b|\b\d{4}\b|\b\d{1,2}/\d)",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"^[-–+*\s]*(?:đơn vị|cơ quan)(?: báo cáo)?\s*:\s*(.*)|.*?đơn vị báo cáo\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL
)
_RECEIVER = re.compile(r"(?:đơn vị|cơ quan|nơi) nhận", re.IGNORECASE)
_ASIDE = re.compile(
    r"kính gửi|nguồn|căn cứ|công văn|văn bản số|quyết định|thông tư|kế hoạch số|kèm theo|ban hành|người lập|ghi chú|"
    r"đơn vị tính|đvt|cung cấp|theo báo cáo|đề nghị|do .* tổng hợp|độc lập|phụ lục",
    re.IGNORECASE,
)
_COMPILER = re.compile(fold(r"(văn phòng|vp)\.?( (ubnd|hđnd|đoàn|ủy ban nhân dân).*| tỉnh.*| thành phố.*)?"))
_WITHIN = re.compile(r"(văn phòng|vp|phòng|trung tâm|tt|bộ phận|công an)\b")
_PROVINCE = re.compile(r"(?:(?:ubnd|ủy ban nhân dân) )?(?:tỉnh|thành phố|tp\.?) (.+)")
_AND_OTHERS = re.compile(r"\b(và|,) (các|bộ phận|ubnd|cấp)\b|\bcấp (tỉnh|huyện|xã)\b")
# Who keeps what is the place's own, the hotline and the portal with its pages (rule of counting 6).
_KEEPER = re.compile(
    r"(trung tâm|tt)\b.*(giám sát|điều hành|thông tin|công nghệ|chuyển đổi số|hành chính công|1022|tiếp nhận|dữ liệu|"
    r"ioc|hỗ trợ|truyền thông)|.*\b(tổng đài|1022)\b|(tổ|ban|phòng|bộ phận)?.*\b(cổng (thông tin|ttđt)|ban biên tập)\b|"
    r"đài phát thanh.*|báo .*|(văn phòng|vp)\b.*"
)
_OWN = re.compile(r"\b(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|sở)\b")  # an office's own, whoever keeps it
_MAY_KEEP = re.compile(r"sở (khoa học|kh ?& ?cn|khcn|thông tin|tt ?& ?tt|tttt)\b.*")
_OF_ALL = re.compile(fold(r"địa bàn (?:toàn )?(?:tỉnh|thành phố)|toàn (?:tỉnh|thành phố)|cả tỉnh"))


@dataclass(frozen=True)
class Office:
    """Who is named round a table: `names` as printed, `compilers` that only made it, `is_whole` where its words say
    that it is of the whole place."""

    names: tuple[str, ...] = ()
    compilers: tuple[str, ...] = ()
    is_whole: bool = False

    @property
    def name(self) -> str:
        """The one office a table is of; "" where none or several are named."""
        return self.names[0] if len(self.names) == 1 else ""


@dataclass(frozen=True)
class _Line:
    row: int
    column: int
    text: str


def read_office(sheet: Sheet, last_row: int) -> Office:
    """The office named above 0-based `last_row`, in the box of the reporting office, or by the sheet itself."""
    lines = _lines(sheet, last_row)
    reporters, used = _reporters(lines)
    rest = [line for line in lines if line not in used and not _ASIDE.search(line.text)]
    heads = [line for line in rest if is_office(bare_name(line.text))]
    inside = [name for line in rest if line not in heads for name in _offices_in(line.text)]
    named = [name for name in (*reporters, *inside) if not _is_province(name)]
    is_whole = any(map(_is_province, reporters))
    if not reporters:
        is_whole = not named and any(_OF_ALL.search(fold(line.text)) for line in rest)
        named += _letterhead(heads) + _of_sheet(sheet)
    compilers = [name for name in named if _COMPILER.fullmatch(fold(name))]
    return Office(_distinct(name for name in named if name not in compilers), _distinct(compilers), is_whole)


def settle_office(
    office: Office,
    place: str,
    context: Context,
    problems: list[Problem],
    where: str,
    asked: str = "unit_missing:table",
) -> str | None:
    """The unit of a table without a column of units: "" for the whole place, None while it is asked (question
    `unit`). `asked`: the problem that asks where nobody is named."""
    names = _distinct(name for printed in office.names if (name := office_of(printed, place)))
    whole = {WHOLE: (f"Của cả {PLACES[place].name}", f"All of {PLACES[place].name_en}")}
    name = names[0] if names else ""
    if named := context.answers.get("unit"):
        name = "" if named == WHOLE else office_of(named, place)
    elif len(names) + office.is_whole > 1:
        listed = ", ".join(f"“{name}”" for name in names)
        problems.append(problem("unit_contradiction", where, names=listed, question="unit", choices=_of(names) | whole))
        return None
    elif not (names or office.is_whole):
        choices = _of(office.compilers) | whole
        problems.append(problem(asked, where, question="unit", choices=choices))
        return None
    if not name:
        return ""
    resolved = resolve_units({name: where}, place, context)
    problems += resolved.problems
    return resolved.units[name]


def settle_kept(office: Office, place: str, context: Context, problems: list[Problem], where: str) -> str | None:
    """The unit of a table of what is the place's own: "" where nobody is named but who keeps it, the office where
    another is; an office that may be either is asked (question `unit`), then None."""
    names = [name for name in office.names if not _is_keeper(name)]
    if "unit" not in context.answers and not names:
        return ""
    if "unit" not in context.answers and all(_MAY_KEEP.match(fold(name)) for name in names):
        choices = {WHOLE: (f"Của cả {PLACES[place].name}", f"All of {PLACES[place].name_en}")} | _of(names)
        problems.append(problem("unit_missing:kept", where, name=names[0], question="unit", choices=choices))
        return None
    return settle_office(Office(tuple(names)), place, context, problems, where)


def _is_keeper(name: str) -> bool:
    key = fold(name)
    return bool(_KEEPER.match(key)) and not _OWN.search(key)


def office_of(reporter: str, place: str) -> str:
    """ "Sở Nội vụ tỉnh Đồng Tháp" is Sở Nội vụ; "UBND tỉnh Đồng Tháp" is the province itself: ""."""
    province = re.escape(fold(PLACES[place].name))
    end = re.search(rf"[,\s]*\b(?:tỉnh|thành phố|tp\.?)\s*{province}$", fold(reporter))
    name = nfc(reporter)[: end.start()] if end else nfc(reporter)
    return "" if fold(name) in ("", "ubnd", "ủy ban nhân dân", fold(PLACES[place].name)) else name


def _of(names: Iterable[str]) -> dict[str, tuple[str, str]]:
    return {name: (f"Của {name}", f"Of {name}") for name in names}


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, as it is printed first."""
    return tuple({fold(bare_name(name)): bare_name(name) for name in reversed(list(names))}.values())[::-1]


def _lines(sheet: Sheet, last_row: int) -> list[_Line]:
    """The lines of every cell above a row."""
    return [
        _Line(number, column, nfc(part))
        for number, row in enumerate(sheet.rows[:last_row])
        for column, value in enumerate(row)
        for part in text_of(value).splitlines()
        if part.strip()
    ]


def _reporters(lines: list[_Line]) -> tuple[list[str], list[_Line]]:
    """Who the boxes "Đơn vị báo cáo" name, and the lines of these boxes and of those of the receiving office."""
    names, used = [], []
    for place, line in enumerate(lines):
        is_receiver = _RECEIVER.search(line.text)
        match = _REPORTER.match(line.text)
        if line in used or not (match or is_receiver):
            continue
        used.append(line)
        name = "" if is_receiver or not match else (match[1] or match[2] or "").strip(_DOTS)
        named = line.text.partition(":")[2].strip(_DOTS) if is_receiver else name
        if not named and (beside := _beside(lines, place)):
            used.append(beside)
            name = "" if is_receiver else beside.text.strip(_DOTS)
        names += [name] if name else []
    return names, used


def _beside(lines: list[_Line], place: int) -> _Line | None:
    """The line that fills in one that ends with a colon: the next of its cell, the cell to its right or below."""
    line = lines[place]
    following = [
        other for other in lines[place + 1 :] if not (_RECEIVER.search(other.text) or _REPORTER.match(other.text))
    ]
    return next(
        (other for other in following if other.row == line.row and other.column - line.column in range(4)),
        next((other for other in following if (other.row, other.column) == (line.row + 1, line.column)), None),
    )


def _is_province(name: str) -> bool:
    match = _PROVINCE.fullmatch(fold(name))
    return bool(match and find_places(match[1]))


def is_office(text: str) -> bool:
    """Whether a line is the name of an office and nothing else."""
    is_name = _START.match(text) and len(text) < 120 and not _STOP.search(text)
    return bool(is_name or _COMPILER.fullmatch(fold(text))) and not _is_province(text)


def _offices_in(text: str) -> list[str]:
    """The offices a title names: "… CỦA SỞ Y TẾ THÁNG 9", "CHI TIẾT – SỞ Y TẾ –"."""
    starts = [match for match in _START.finditer(text) if _INSIDE.match(text, match.start())]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    names = []
    for start, end in zip(starts, ends):
        stop = _STOP.search(text, start.end(), end)
        name = re.sub(
            r"[\s,.;-]+(?:và)?[\s,.;-]*$", "", text[start.start() : stop.start() if stop else end] + " ", flags=re.I
        )
        is_one = fold(name) != fold(start[0]) and not _is_province(name) and not _AND_OTHERS.search(fold(name))
        names += [name] if is_one else []
    return names


def _letterhead(heads: list[_Line]) -> list[str]:
    """The offices of the letterhead: of lines below each other the last, who made it only where nobody else is
    named, and an office of a commune together with the commune."""
    chains: list[list[_Line]] = []
    for head in heads:
        chain = next((c for c in chains if c[-1].column == head.column and head.row - c[-1].row < 2), None)
        if chain:
            chain.append(head)
        else:
            chains.append([head])
    names = []
    for chain in chains:
        named = [bare_name(line.text) for line in chain]
        offices = [name for name in named if not _COMPILER.fullmatch(fold(name))] or named[-1:]
        is_within = len(offices) > 1 and _WITHIN.match(fold(offices[-1])) and not fold(offices[-2]).startswith("sở")
        names += offices[-2:] if is_within else offices[-1:]
    return names


def _of_sheet(sheet: Sheet) -> list[str]:
    """The office a sheet is called after, in full."""
    name = bare_name(sheet.name)
    return [name] if _INSIDE.match(name) and is_office(name) else _offices_in(name)
