"""Biểu số II.06a/VPCP/KSTT: dossiers received, resolved and pending, as one-stop systems export it.

Legal source: Thông tư 01/2020/TT-VPCP (21/10/2020). Columns are found by their words, not their places. The
rows are units of the province ("Đơn vị") or fields of the reporting unit ("Lĩnh vực, công việc giải quyết").
"""

import re

from data.facts import RANKS, Fact, Problem, Reading
from data.measures import IDENTITIES, MEASURES, canonical_counted
from data.names import fold, nfc
from data.places import PLACES
from loaders.context import Context
from loaders.headers import Column, Header, apply_rule_8, find_header
from loaders.numbers import read_number
from loaders.figures import SKIP
from loaders.tables import (Row, counted_rows, parse_sheets, read_figures, read_rows,
                            say_unknown_columns, settle_names)
from loaders.titles import Settled, Title, read_title, settle
from loaders.totals import compare_totals
from loaders.units import resolve_units
from loaders.workbook import Sheet, Workbook, cell_name, column_name

ID = "form_06a"
RANK = RANKS["export"]
NAME_VI = "Biểu II.06a/VPCP/KSTT (tình hình giải quyết TTHC)"
NAME_EN = "Form II.06a/VPCP/KSTT (handling of dossiers)"
IS_WHOLE_PERIOD = True  # a file holds all units of its period

WHOLE = "whole"
_TOTAL = ("Tổng số", "Tổng", "Tổng cộng", "Số hồ sơ")
_RECEIVED = ("Số lượng hồ sơ tiếp nhận", "Số hồ sơ nhận giải quyết", "Số lượng hồ sơ nhận giải quyết", "Tiếp nhận",
             "Số hồ sơ tiếp nhận", "Số hồ sơ đã tiếp nhận", "Hồ sơ tiếp nhận", "Nhận giải quyết")
_RESOLVED = ("Số lượng hồ sơ đã giải quyết", "Số hồ sơ đã giải quyết", "Hồ sơ đã giải quyết", "Đã giải quyết",
             "Hồ sơ đã xử lý", "Đã xử lý")
_PENDING = ("Số lượng hồ sơ đang giải quyết", "Số hồ sơ đang giải quyết", "Hồ sơ đang giải quyết",
            "Đang giải quyết", "Hồ sơ đang xử lý", "Đang xử lý")
COLUMNS = {
    "row_no": Column(("STT", "TT", "Số TT")),
    "unit": Column(("Đơn vị", "Tên đơn vị", "Cơ quan", "Cơ quan, đơn vị", "Đơn vị giải quyết TTHC",
                    "Đơn vị thực hiện", "Đơn vị giải quyết")),
    "field": Column(("Lĩnh vực", "Lĩnh vực, công việc giải quyết theo cấp", "Lĩnh vực, công việc giải quyết",
                     "Lĩnh vực giải quyết", "Nhóm thủ tục hành chính")),
    "dossiers_received": Column(_TOTAL, _RECEIVED, ("Tổng số hồ sơ tiếp nhận", "Tổng số tiếp nhận")),
    "dossiers_received_online": Column(("Trực tuyến", "Qua mạng", "Mới tiếp nhận trực tuyến"), _RECEIVED,
                                       ("Số mới tiếp nhận trực tuyến",)),
    "dossiers_received_direct_and_postal": Column(
        ("Trực tiếp, dịch vụ bưu chính", "Trực tiếp, qua dịch vụ bưu chính", "Trực tiếp, bưu chính",
         "Trực tiếp, dịch vụ bưu chính công ích", "Trực tiếp và dịch vụ bưu chính", "Trực tiếp, BCCI"), _RECEIVED),
    "dossiers_received_direct": Column(("Trực tiếp", "Mới tiếp nhận trực tiếp"), _RECEIVED,
                                       ("Số mới tiếp nhận trực tiếp",)),
    "dossiers_received_postal": Column(("Qua dịch vụ bưu chính", "Dịch vụ bưu chính", "Bưu chính", "BCCI"), _RECEIVED,
                                       ("Số mới tiếp nhận qua BCCI",)),
    "dossiers_received_new": Column(("Trong kỳ", "Tiếp nhận trong kỳ", "Mới tiếp nhận", "Số mới tiếp nhận"), _RECEIVED),
    "dossiers_carried_over": Column(("Từ kỳ trước", "Kỳ trước", "Kỳ trước chuyển qua", "Tồn kỳ trước"), _RECEIVED,
                                    ("Số kỳ trước chuyển qua", "Từ kỳ trước chuyển qua", "Kỳ trước chuyển sang")),
    "dossiers_resolved": Column(_TOTAL, _RESOLVED, ("Tổng số hồ sơ đã giải quyết", "Tổng số đã giải quyết")),
    "dossiers_resolved_early": Column(("Trước hạn", "Sớm hạn", "Sớm"), _RESOLVED),
    "dossiers_resolved_on_time": Column(("Đúng hạn", "Đúng"), _RESOLVED),
    "dossiers_resolved_early_or_on_time": Column(("Đúng và trước hạn", "Trước và đúng hạn", "Trả đúng thời hạn",
                                                  "Trước hạn và đúng hạn", "Trước hạn, đúng hạn"), _RESOLVED),
    "dossiers_resolved_late": Column(("Quá hạn", "Trễ hạn", "Chậm hạn", "Trễ", "Trả quá hạn"), _RESOLVED),
    "dossiers_pending": Column(_TOTAL, _PENDING, ("Tổng số hồ sơ đang giải quyết", "Tổng số đang giải quyết")),
    "dossiers_pending_in_time": Column(("Trong hạn", "Chưa đến hạn", "Còn hạn", "Đúng hạn"), _PENDING),
    "dossiers_pending_overdue": Column(("Quá hạn", "Đã quá hạn", "Trễ hạn"), _PENDING),
    "dossiers_waiting_supplement": Column(alone=("Chờ bổ sung", "Hồ sơ chờ bổ sung")),
    "dossiers_returned_or_withdrawn": Column(alone=("Trả lại/Rút HS", "Trả lại, rút hồ sơ")),
    "on_time_rate_reported": Column(alone=("Tỷ lệ đúng hạn", "Tỷ lệ giải quyết đúng hạn", "Tỷ lệ trước và đúng hạn")),
    "satisfaction_rate_reported": Column(alone=("Tỷ lệ hài lòng",)),
}
_NAMES = ("unit", "field")
_SUMS = [i for i in IDENTITIES if i.kind == "sum"]


def sniff(workbook: Workbook) -> bool:
    """Whether any visible sheet has units or fields with dossiers received and resolved."""
    return any(_header(sheet) for sheet in workbook.sheets if not sheet.is_hidden)


def _header(sheet: Sheet) -> Header | None:
    header = find_header(sheet, COLUMNS, needed=3)
    if header and {"dossiers_received", "dossiers_resolved"} <= header.columns.keys() | header.doubled.keys() \
            and set(_NAMES) & header.columns.keys():
        return header
    return None


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such sheet, with what is contradictory or unclear in them."""
    return parse_sheets(workbook, context, Reading(ID, RANK), _header, _parse_sheet)


def _parse_sheet(sheet: Sheet, header: Header, context: Context, reading: Reading) -> None:
    problems = reading.problems
    _settle_columns(sheet, header, context, problems)
    apply_rule_8(header.columns)
    title = read_title(sheet, header.top)
    settled = settle(title, context, problems, sheet.name)
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    measures = [key for key in header.columns if key in MEASURES]
    names = [key for key in _NAMES if key in header.columns]
    rows = read_rows(sheet, header, measures, names)
    read_figures(rows, context, problems, _expected)
    problems += compare_totals(rows)
    counted = counted_rows(rows, sheet, header, problems)
    for key in names:
        counted = settle_names(counted, key, sheet, header, context, problems)
    if settled.place is None:
        return
    units = _units(sheet, header, counted, title, settled.place, context, problems)
    if settled.label:
        for row in counted:
            reading.facts += _facts(row, units, settled)


def _settle_columns(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    """Columns that cannot be told apart are asked; columns with other words are named and left out."""
    for key, columns in header.doubled.items():
        question = f"column:{sheet.name}:{key}"
        choices = {column_name(c): (f"Cột {column_name(c)}: {header.words(c)}", f"Column {column_name(c)}: "
                                    f"{header.words(c)}") for c in columns} | {SKIP: ("Bỏ cả hai", "Leave them out")}
        answer = context.answers.get(question)
        if answer in choices and answer != SKIP:
            header.columns[key] = next(c for c in columns if column_name(c) == answer)
        elif answer is None:
            label = MEASURES[key] if key in MEASURES else None
            name_vi, name_en = (label.label_vi, label.label_en) if label else (key, key)
            problems.append(Problem("column_doubled", "ask", header.locator(sheet, columns[0]),
                                    f"Nhiều cột cùng nghĩa “{name_vi}”. Lấy cột nào?",
                                    f"Several columns mean “{name_en}”. Which one counts?", question, choices))
    problems += say_unknown_columns(sheet, header)


def _expected(row: Row, measure: str) -> tuple[float, ...]:
    """The value of a cell that its row's identities leave as the only one."""
    known = {m: number.value for m, (cell, _) in row.cells.items() if m != measure
             and (number := read_number(cell)).state == "number" and number.qualifier == "exact"}
    values = set()
    for identity in _SUMS:
        operands = (identity.total, *identity.parts)
        if measure in operands and all(m in known for m in operands if m != measure):
            parts = sum(known[m] for m in identity.parts if m != measure)
            values.add(parts if measure == identity.total else known[identity.total] - parts)
    return tuple(values) if len(values) == 1 and min(values) >= 0 else ()


def _units(sheet: Sheet, header: Header, rows: list[Row], title: Title, place: str, context: Context,
           problems: list[Problem]) -> dict[str, str | None]:
    """Printed unit name -> unit; under "" the unit of a table by fields (rule of counting 6)."""
    if "unit" in header.columns:
        names = {row.names["unit"]: cell_name(sheet.name, row.number, header.columns["unit"]) for row in reversed(rows)
                 if row.names["unit"]}
        found = resolve_units(dict(reversed(names.items())), place, context)
        problems += found.problems
        return found.units
    reporter = context.answers.get("unit") or title.reporter or title.agency
    if not reporter:
        problems.append(Problem("unit_missing", "ask", sheet.name,
                                "Bảng theo lĩnh vực nhưng không ghi đơn vị báo cáo. Số liệu này của đơn vị nào?",
                                "The table is by field but names no reporting unit. Whose figures are these?", "unit",
                                {WHOLE: (f"Của cả {PLACES[place].name}", f"All of {PLACES[place].name_en}")}))
        return {"": None}
    name = office_of(reporter, place)
    if reporter == WHOLE or not name:
        return {"": ""}
    found = resolve_units({name: title.locator or sheet.name}, place, context)
    problems += found.problems
    return {"": found.units[name]}


def office_of(reporter: str, place: str) -> str:
    """"Sở Nội vụ tỉnh Đồng Tháp" is Sở Nội vụ; "UBND tỉnh Đồng Tháp" is the province itself: ""."""
    province = re.escape(fold(PLACES[place].name))
    end = re.search(rf"[,\s]*\b(?:tỉnh|thành phố|tp\.?)\s*{province}$", fold(reporter))
    name = nfc(reporter)[:end.start()] if end else nfc(reporter)
    return "" if fold(name) in ("", "ubnd", "ủy ban nhân dân", fold(PLACES[place].name)) else name


def _facts(row: Row, units: dict[str, str | None], settled: Settled) -> list[Fact]:
    unit = units.get(row.names.get("unit", ""))
    if unit is None:
        return []
    field = nfc(row.names.get("field", ""))
    return [Fact(measure, figure.value, settled.place, settled.label, settled.start, settled.end, settled.basis,
                 figure.qualifier, canonical_counted(measure, None), unit, field, level=row.level,
                 status=figure.status, locator=row.cells[measure][1], raw=figure.raw)
            for measure, figure in row.figures.items() if figure is not None]
