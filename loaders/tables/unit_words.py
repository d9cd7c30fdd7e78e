"""The words of plain tables of units, and what those that say too little alone mean there.

Settled by what stands beside them and by the identities of the rows: "Tiếp nhận" (new or total), "Quá hạn" (resolved or
pending), "Tỷ lệ" (of what). What stays open is asked.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from data.facts import Problem
from data.measures import MEASURES
from data.names import fold
from loaders.files.sheets import Sheet, column_name
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.dossier_columns import COLUMNS as DOSSIERS
from loaders.tables.dossier_columns import is_in_place
from loaders.tables.headers import Column, Header
from loaders.text.numbers import read_number
from loaders.text.wording import labels_of

RECEIVED, LATE, RATE = "<received>", "<late>", "<rate>"
DEPARTMENT = "department"  # no measure, and no word that may be one


_FORMS = ("{}", "Số {}", "Số hồ sơ {}", "Số lượng hồ sơ {}", "Hồ sơ {}", "HS {}", "Số HS {}")


def _said(key: str, *words: str) -> Column:
    """The grouped spellings of a measure, and words that name it in a single line of headings."""
    known = DOSSIERS[key]
    return replace(known, alone=known.alone + tuple(form.format(word) for word in words for form in _FORMS))


# Keys in angle brackets are words that need their neighbours; `settle_words` turns them into measures.
COLUMNS = DOSSIERS | {
    DEPARTMENT: Column(("Phòng", "Phòng ban", "Phòng, ban", "Phòng chuyên môn", "Phòng nghiệp vụ", "Tên phòng")),
    "dossiers_received": replace(
        DOSSIERS["dossiers_received"],
        alone=(
            *DOSSIERS["dossiers_received"].alone,
            "Tổng số hồ sơ phải giải quyết",
            "Số hồ sơ phải giải quyết",
            "Tổng số hồ sơ nhận giải quyết",
            "Tổng hồ sơ",
            "Tổng số HS",
            "Tổng số hồ sơ TTHC",
            "^Tổng số",
            "^Tổng",
            "^Tổng cộng",
        ),
    ),
    "dossiers_received_new": _said("dossiers_received_new", "tiếp nhận mới", "mới tiếp nhận", "nhận mới"),
    RECEIVED: Column(
        alone=tuple(f.format(w) for w in ("tiếp nhận", "đã tiếp nhận", "nhận giải quyết") for f in _FORMS)
    ),
    "dossiers_received_online": _said(
        "dossiers_received_online", "trực tuyến", "tiếp nhận trực tuyến", "nộp trực tuyến", "qua mạng"
    ),
    "dossiers_received_direct_and_postal": _said(
        "dossiers_received_direct_and_postal",
        "trực tiếp và bưu chính",
        "trực tiếp, dịch vụ bưu chính",
        "trực tiếp, bưu chính",
    ),
    "dossiers_received_direct": _said("dossiers_received_direct", "trực tiếp", "nộp trực tiếp"),
    "dossiers_received_postal": _said("dossiers_received_postal", "qua bưu chính", "bưu chính", "BCCI"),
    "dossiers_carried_over": _said("dossiers_carried_over", "kỳ trước", "kỳ trước chuyển sang"),
    "dossiers_resolved": _said("dossiers_resolved", "giải quyết", "giải quyết xong", "đã giải quyết xong"),
    "dossiers_resolved_early_or_on_time": _said(
        "dossiers_resolved_early_or_on_time", "trước và đúng hạn", "đúng và trước hạn", "trước hạn và đúng hạn"
    ),
    "dossiers_resolved_early": _said("dossiers_resolved_early", "trước hạn", "sớm hạn", "giải quyết trước hạn"),
    "dossiers_resolved_on_time": _said("dossiers_resolved_on_time", "đúng hạn", "giải quyết đúng hạn"),
    "dossiers_resolved_late": _said(
        "dossiers_resolved_late", "giải quyết quá hạn", "giải quyết trễ hạn", "đã giải quyết quá hạn"
    ),
    "dossiers_pending": _said("dossiers_pending", "chưa giải quyết", "đang thụ lý"),
    "dossiers_pending_in_time": _said(
        "dossiers_pending_in_time", "trong hạn", "chưa đến hạn", "còn hạn", "đang giải quyết trong hạn"
    ),
    "dossiers_pending_overdue": _said(
        "dossiers_pending_overdue", "đang giải quyết quá hạn", "tồn quá hạn", "đã quá hạn"
    ),
    LATE: Column(alone=tuple(f.format(w) for w in ("quá hạn", "trễ hạn", "chậm hạn", "trễ hẹn") for f in _FORMS)),
    RATE: Column(alone=("Tỷ lệ",)),
}


UNITS = "units"
_OF_DEPARTMENTS = {UNITS: ("Nạp mỗi phòng như một đơn vị", "Load each department as an office")}


_DONE = (
    "dossiers_resolved",
    "dossiers_resolved_early",
    "dossiers_resolved_on_time",
    "dossiers_resolved_early_or_on_time",
)


_OPEN = ("dossiers_pending", "dossiers_pending_in_time")


# What a bare "Tỷ lệ" may be: its claim, numerators of which those there are added, denominator.
_RATES = (
    ("on_time_rate_reported", _DONE[1:], "dossiers_resolved"),
    ("dossiers_resolution_rate_reported", ("dossiers_resolved",), "dossiers_received"),
    ("late_rate_reported", ("dossiers_resolved_late",), "dossiers_resolved"),
    ("early_rate_reported", ("dossiers_resolved_early",), "dossiers_resolved"),
)


_HOTLINE = re.compile(r"\b1022\b|tổng đài|phản ánh|kiến nghị|phiếu|cuộc gọi")


_OTHERS = re.compile(
    fold(
        r"đơn thư|khiếu nại|tố cáo|(?<!phương hướng, )nhiệm vụ(?! (?:trọng tâm |công tác )*(?:tháng|quý|năm|\d))|"
        r"tiếp công dân|văn bản (đến|đi|điện tử)|"
        r"(xử lý|giải quyết|tiếp nhận|số|lượng) văn bản"
    )
)


_DOSSIER = re.compile(r"hồ sơ|\bhs\b|tthc|thủ tục hành chính")


_ABOVE = re.compile(
    fold(
        r"hồ sơ|\bhs\b|tthc|thủ tục|giải quyết|xử lý|tiếp nhận|trong đó|trong kỳ|kỳ trước|tháng|quý|"
        r"kết quả|thời hạn|gồm|chia ra|thanh toán|trực tuyến|đơn vị|quá hạn|trễ hạn"
    )
)


_PAYMENTS = fold("thanh toán")
_HANDED_OVER = re.compile(r"^(?!.*tiếp nhận).*trả kết quả")


def is_ours(key: str, path: tuple[str, ...]) -> bool:
    """Columns below a heading that is not about dossiers ("Thư điện tử | Đã xử lý") are not ours, nor are those of
    interlinked ones; below one of payments only payments are, and nothing received below one of results handed over."""
    is_interlinked = any("liên thông" in word for word in path)
    if any(_PAYMENTS in word for word in path[:-1]) and not key.startswith("dossier_payments"):
        return False
    if any(_HANDED_OVER.search(word) for word in path[:-1]) and key.startswith("dossiers_received"):
        return False
    return is_in_place(key, path) and not is_interlinked and all(_ABOVE.search(word) for word in path[:-1])


def says_other_things(words: str, above: str) -> bool:
    """Whether headings and the lines above them are about tickets, petitions, documents or tasks, no dossiers."""
    if _HOTLINE.search(words) or (_HOTLINE.search(above) and not _DOSSIER.search(words)):
        return True
    return bool(_OTHERS.search(f"{words} {above}")) and not _DOSSIER.search(f"{words} {above}")


def settle_words(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    """Turn the words that need their neighbours into measures."""
    for column in _taken(header, LATE):
        _settle_late(sheet, header, column, context, problems)
    for column in _taken(header, RECEIVED):
        _settle_received(sheet, header, column, problems)
    for column in _taken(header, RATE):
        _settle_rate(sheet, header, column, problems)


def settle_departments(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    """Departments of one office are no offices of the place: whether they are loaded as such is asked (question
    `departments:SHEET`), for beside a file of their office all would count twice."""
    column = header.columns.pop(DEPARTMENT, None)
    if column is None or "unit" in header.columns:
        header.unknown += [] if column is None else [column]
        return
    header.columns["unit"] = column
    question = f"departments:{sheet.name}"
    if context.answers.get(question) != UNITS:
        where = header.locator(sheet, column)
        problems.append(problem("departments", where, question=question, choices=_OF_DEPARTMENTS))


def _taken(header: Header, key: str) -> list[int]:
    """The columns under a key, taken away from it."""
    one = header.columns.pop(key, None)
    return header.doubled.pop(key, []) if one is None else [one]


def _settle_late(sheet: Sheet, header: Header, column: int, context: Context, problems: list[Problem]) -> None:
    """ "Quá hạn" belongs to the in-time column it stands beside, or to what its printed rate is of; else asked."""
    done = "dossiers_resolved_late" not in header.columns and (
        set(_DONE[1:]) & header.columns.keys()
        or _is_between(header, column)
        or _is_rate_of_resolved(sheet, header, column)
    )
    pending = "dossiers_pending_overdue" not in header.columns and _OPEN[1] in header.columns
    if not (done or pending):
        key = _asked_late(sheet, header, column, context, problems)
    elif done and pending:
        key = (
            "dossiers_pending_overdue" if _left_of(header, column, _DONE + _OPEN) in _OPEN else "dossiers_resolved_late"
        )
    else:
        key = "dossiers_resolved_late" if done else "dossiers_pending_overdue"
    if key:
        header.columns[key] = column


def _is_between(header: Header, column: int) -> bool:
    """Whether a column stands right behind what was resolved and right before what is pending."""
    ends = header.columns.get("dossiers_resolved"), header.columns.get("dossiers_pending")
    return ends == (column - 1, column + 1)


def _is_rate_of_resolved(sheet: Sheet, header: Header, column: int) -> bool:
    """Whether a printed rate of late ones is that of a column among those resolved, in every row and not by zeros."""
    rate = header.columns.get("late_rate_reported")
    if rate is None:
        return False
    extra = {"said": rate, "late": column}
    rows = [row for row in _numbers(sheet, header, extra, "percent") if {*extra, "dossiers_resolved"} <= row.keys()]
    rows = [row for row in rows if row["dossiers_resolved"]]
    is_told = sum(row["late"] > 0 for row in rows) > 1
    return is_told and all(_fits(row["said"], row["late"] / row["dossiers_resolved"]) for row in rows)


def _left_of(header: Header, column: int, keys: tuple[str, ...]) -> str | None:
    """Which of the keys stands nearest to the left of a column."""
    return max(
        (key for key in keys if header.columns.get(key, column) < column),
        key=lambda key: header.columns[key],
        default=None,
    )


def _asked_late(sheet: Sheet, header: Header, column: int, context: Context, problems: list[Problem]) -> str | None:
    question = f"column:{sheet.name}:{column_name(column)}"
    choices = {
        key: (MEASURES[key].label_vi, MEASURES[key].label_en)
        for key in ("dossiers_resolved_late", "dossiers_pending_overdue")
        if key not in header.columns
    } | {SKIP: ("Bỏ cột này", "Leave the column out")}
    answer = context.answers.get(question)
    if answer not in choices:
        where = header.locator(sheet, column)
        problems.append(problem("column_unclear", where, text=header.words(column), question=question, choices=choices))
    return answer if answer != SKIP and answer in choices else None


def _settle_received(sheet: Sheet, header: Header, column: int, problems: list[Problem]) -> None:
    """ "Tiếp nhận" is new where a total or what was carried over stands beside it, else what the rows say."""
    where = header.locator(sheet, column)
    rows = _numbers(sheet, header, {"said": column})
    as_total = _share(
        _is_same(r["said"], r["dossiers_resolved"] + r["dossiers_pending"])
        for r in rows
        if {"said", "dossiers_resolved", "dossiers_pending"} <= r.keys()
    )
    as_new = _share(
        _is_same(r["said"] + r["dossiers_carried_over"], r["dossiers_resolved"] + r["dossiers_pending"])
        for r in rows
        if {"said", "dossiers_carried_over", "dossiers_resolved", "dossiers_pending"} <= r.keys()
    )
    has_new, has_total = ("dossiers_received_new" in header.columns, "dossiers_received" in header.columns)
    beside = has_total or "dossiers_carried_over" in header.columns
    is_total = not has_total and (has_new or (as_total > 0.5 and as_new < as_total))
    key = "dossiers_received" if is_total else "dossiers_received_new"
    if key in header.columns:
        header.unknown.append(column)
        return
    header.columns[key] = column
    if not (beside or has_new):
        label = MEASURES[key]
        why_vi, why_en = (
            ("bằng đã giải quyết cộng đang giải quyết", "it equals resolved plus pending")
            if is_total
            else ("bảng không có cột kỳ trước chuyển qua", "the table has no column of what was carried over")
        )
        problems.append(
            problem(
                "received_read",
                where,
                severity="normalise" if is_total else "warn",
                text=header.words(column),
                measure=labels_of(label),
                why=(why_vi, why_en),
            )
        )


def _settle_rate(sheet: Sheet, header: Header, column: int, problems: list[Problem]) -> None:
    """A bare "Tỷ lệ" is the ratio that most of its rows agree with; else it is left out."""
    rows = [row for row in _numbers(sheet, header, {"said": column}, "percent") if "said" in row]
    if not rows:
        return
    shares = {}
    for claim, tops, bottom in _RATES:
        above = [key for key in tops if key in header.columns]
        if above and bottom in header.columns and claim not in header.columns:
            shares[claim] = _share(
                _fits(r["said"], sum(r[key] for key in above) / r[bottom])
                for r in rows
                if {"said", bottom, *above} <= r.keys() and r[bottom]
            )
    best = max(shares, key=shares.__getitem__, default=None)
    if best and shares[best] >= 0.5:
        header.columns[best] = column
        return
    where = header.locator(sheet, column)
    problems.append(problem("rate_unclear", where, text=header.words(column)))


def _is_same(one: float, other: float) -> bool:
    """Whether two sums are equal, of thousands with decimals too."""
    return abs(one - other) < 1e-6


def _fits(printed: float, computed: float) -> bool:
    """Whether a printed rate (98.48, or 0.9848 of a percent cell) is the computed share."""
    return abs(printed - 100 * computed) <= 0.1 or abs(printed - computed) <= 0.001


def _share(answers: Iterable[bool]) -> float:
    given = list(answers)
    return sum(given) / len(given) if given else 0.0


def _numbers(sheet: Sheet, header: Header, extra: dict[str, int], kind: str = "count") -> list[dict[str, float]]:
    """The plain numbers of the rows below a header, by key; `kind` is that of the extra columns."""
    columns = {key: c for key, c in header.columns.items() if key in MEASURES} | extra
    rows = []
    for number in range(header.body, len(sheet.rows)):
        row = {}
        for key, column in columns.items():
            number_read = read_number(sheet.cell(number, column), kind if key in extra else "count")
            if number_read.value is not None and number_read.state in ("number", "ambiguous"):
                row[key] = number_read.value
        if row:
            rows.append(row)
    return rows
