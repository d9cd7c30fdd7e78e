"""Which source a workbook is. Exactly one may claim it; none or two is said with their names."""

from data.facts import Problem, Reading
from loaders.checks import check
from loaders.context import Context
from loaders.sources import form_06a, hotline_month, social_month, template
from loaders.workbook import Workbook, cell_name, text_of

SOURCES = (template, form_06a, hotline_month, social_month)


def read(workbook: Workbook, context: Context) -> Reading:
    """Recognise, parse and check. A workbook that no source or several claim gives a reading without facts."""
    claims = [source for source in SOURCES if source.sniff(workbook)]
    chosen = context.answers.get("source")
    if len(claims) > 1 and chosen:
        claims = [source for source in claims if source.ID == chosen] or claims
    if len(claims) == 1:
        return check(claims[0].parse(workbook, context), context)
    return Reading("", 0, problems=[_ask_which(claims) if claims else _unknown(workbook)])


def _ask_which(claims: list) -> Problem:
    return Problem("layout_several", "ask", "",
                   f"Tệp giống nhiều mẫu: {'; '.join(s.NAME_VI for s in claims)}. Đọc theo mẫu nào?",
                   f"The file looks like several layouts: {'; '.join(s.NAME_EN for s in claims)}. Which one is it?",
                   "source", {s.ID: (s.NAME_VI, s.NAME_EN) for s in claims})


def _unknown(workbook: Workbook) -> Problem:
    where, seen = _first_words(workbook)
    seen_vi = f" Tệp bắt đầu bằng “{seen}”." if seen else " Các trang đều trống."
    seen_en = f" The file begins with “{seen}”." if seen else " All its sheets are empty."
    return Problem("layout_unknown", "reject", where,
                   f"Chưa nhận ra bảng nào trong tệp.{seen_vi} Nạp được: {'; '.join(s.NAME_VI for s in SOURCES)}. "
                   "Xuất đúng biểu từ hệ thống, hoặc chép số vào tệp mẫu ở trang Nạp dữ liệu.",
                   f"No table of the file is recognised.{seen_en} These can be loaded: "
                   f"{'; '.join(s.NAME_EN for s in SOURCES)}. Export the right form, or copy the figures into the "
                   "template of the upload page.")


def _first_words(workbook: Workbook) -> tuple[str, str]:
    for sheet in workbook.sheets:
        for number, row in enumerate(sheet.rows[:50]):
            for column, value in enumerate(row):
                if value is not None:
                    return cell_name(sheet.name, number, column), text_of(value)[:60]
    return "", ""
