"""How sure a number is, and what speaks against taking it: it is of others than were named, told to be reached, counted
on a sample, estimated."""

import re
from dataclasses import dataclass

from loaders.prose.cells import Cell
from loaders.prose.moments import Period
from loaders.prose.numerals import PERCENT, POINTS
from loaders.prose.slots import Frame
from loaders.prose.times import Span
from loaders.prose.whose import is_of_several

_ORDERED = re.compile(
    r"\s*[-+*•]?\s*(?:\d+[.)]\s*)?(?:yêu cầu|đề nghị|phấn đấu|kiến nghị|khẩn trương|quyết tâm|mục tiêu|chỉ tiêu|"
    r"tiếp tục|tập trung|nhiệm vụ|giải pháp|phương hướng)\b"
)
# "Chủ tịch UBND tỉnh yêu cầu đến hết tháng 10 không còn hồ sơ quá hạn".
_LEADER_ORDERS = re.compile(
    r"\b(?:chủ tịch|lãnh đạo|thủ tướng|giám đốc|đồng chí|bí thư|ubnd tỉnh|ubnd thành phố|chính phủ)\b"
    r"[^,;:.\d]{0,50}\b(?:yêu cầu|đề nghị|quán triệt)\s+(?!của|về)[^;]*$"
)
_TO_REACH = re.compile(
    r"(?:^|[,;:]\s*)[^,;:\d]{0,30}\b(?:bảo đảm|đảm bảo|duy trì|nâng|phấn đấu|yêu cầu|đề nghị)\b[^,;:]*$"
)
_INSPECTED = re.compile(r"\b(?:kiểm tra|thanh tra|ngẫu nhiên|phúc tra|xác minh|lấy mẫu)\b")
_SOMEBODY = re.compile(r"\s*[-+*•]?\s*(?:ông|bà|anh|chị|em|cô|chú|bác)\s+(?!về|các|rịa)[^\W\d_]")
_SAYS = re.compile(r"\b(?:cho biết|cho hay|thông tin|chia sẻ|khẳng định|báo cáo|nhấn mạnh|nêu rõ|đánh giá)\b")
_ESTIMATED = re.compile(
    r"\bước\s+(?:trong|thực hiện|giải ngân|cả|đến|tháng|quý|năm|tính (?:đến|trong|cả)|thanh toán|chi)\b"
)
_OTHERS = re.compile(
    r"\b(?:đơn vị|sở|ban|ngành|địa phương|xã(?! hội)|phường|cơ quan|huyện|nơi|tỉnh|thành phố)[^,;.\d]{0,12}\s"
    r"(?:còn lại|khác)\b"
)
_SOME_UNITS = re.compile(
    r"\b(?:xã|phường|đơn vị|sở|ngành|địa phương|tỉnh|thành phố|huyện|cơ quan)\s+"
    r"(?:đạt |có |được )*(?:dưới|trên|từ|hơn)\s*$"
)
_OF_OFFICES = re.compile(
    r"(?:\d+|\bnhiều|\bmột số|\bhầu hết)\s+(?:(?:cơ quan|đơn vị|sở|ban|ngành|địa phương|xã|phường|huyện|tỉnh|thành phố|"
    r"đặc khu)\b(?:\s*,\s*|\s+và\s+|\s*))+[^,;:.()\d]*$"
)
_OF_PEOPLE = re.compile(r"\d\s+(?:cá nhân|cán bộ|công chức|viên chức)\b[^;:.()\d]{0,40}$")
# "… chiếm 72% tổng số hồ sơ trễ hạn", "lĩnh vực đất đai chiếm 40%": a share of all, no rate of its own.
_OF_LATE = re.compile(r"\s*(?:trong\s+|trên\s+)?(?:tổng\s+)?số\s+(?:hồ sơ|phản ánh|phiếu)\s+(?:trễ|quá|chậm|đang|tồn)")
_TAKES_UP = re.compile(r"\bchiếm\b[^,;:.\d]{0,20}$")
_ONE_PROJECT = re.compile(r"\b(?:dự án|công trình|gói thầu|hạng mục)\b")
_BOARD = re.compile(r"\b(?:ban (?:quản lý|qlda)[^,;:]*|các dự án|các công trình)")
_MANY = re.compile(
    r"(?:\d+%?|\bnhiều|\bmột số|\bhầu hết|\bđa số|\bphần lớn)\s+"
    r"(?:đơn vị|sở|ban|ngành|địa phương|xã|phường|cơ quan|huyện)\b"
)
_EACH = re.compile(r"\bmỗi\s(?!ngày|tuần)")
_CONFIDENCE = {"own words": 0.97, "from before": 0.9, "from far": 0.8}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it is written, in one spelling, and with all that is no figure blotted out."""

    text: str = ""
    spelling: str = ""
    blotted: str = ""

    def share(self, cell: Cell) -> str:
        """What stands before a number that speaks of it."""
        return self.spelling[cell.begins : cell.numeral.start]

    def start(self, cell: Cell) -> str:
        """Its sentence up to a number."""
        return self.spelling[cell.sentence[0] : cell.numeral.start]


def is_ordered(paragraph: Paragraph, cell: Cell, frame: Frame) -> bool:
    """Whether a number is what somebody is told to reach: "Yêu cầu …", "Bảo đảm 100% …", "… trước ngày 15/9"."""
    start = paragraph.start(cell)
    if _ORDERED.match(start) or _LEADER_ORDERS.search(start):
        return True
    behind = paragraph.spelling[cell.numeral.end : cell.sentence[1]]
    return frame.kind == PERCENT and bool(_TO_REACH.search(start) or re.match(r"[^,;.]{0,40}\btrước ngày\b", behind))


def certainty(role: str, measure: str, why: str, span: Span, frame: Frame) -> tuple[float, str]:
    """Confidence 0–1 and its reason. `why`: what speaks against the number or its value."""
    if role:
        return 0.3, role
    if not measure:
        return 0.0, "open"
    if why:
        return 0.4, why
    if span.label is None:
        return 0.4, span.why or "period"
    reason = "from before" if frame.taken else "own words"
    return _CONFIDENCE[reason], reason


def objection(paragraph: Paragraph, cell: Cell, frame: Frame, period: Period) -> str:
    """What makes the measure of a number unsure although words name one; "" for nothing."""
    start, text = paragraph.start(cell), paragraph.text[cell.sentence[0] : cell.numeral.start]
    if frame.slots.get("subject") == "dossier" and _INSPECTED.search(start):
        return "inspected"
    if _SOMEBODY.match(start) and not _SAYS.search(start):
        return "somebody's"
    if is_of_several(text):
        return "place"
    if _is_of_others(paragraph, cell, frame) or _is_of_some(paragraph, cell, frame):
        return "unexplained"
    if frame.is_year_before and _is_other_year(paragraph.share(cell), period):
        return "unexplained"  # "cùng kỳ năm 2022" in a report of 2025
    if _ESTIMATED.search(paragraph.share(cell)):
        return "estimate"
    return "late or overdue" if _is_late_task(cell, frame) else "unexplained" if frame.is_unsure else ""


def _is_of_others(paragraph: Paragraph, cell: Cell, frame: Frame) -> bool:
    """Of others than were named, of each of many, of people: "các xã khác", "mỗi cán bộ", "7 cá nhân trễ 8 hồ sơ"."""
    share, start = paragraph.share(cell), paragraph.start(cell)
    if _OTHERS.search(share) or _EACH.search(share):
        return True
    if frame.slots.get("due") == "late" and _OF_PEOPLE.search(paragraph.blotted[cell.sentence[0] : cell.numeral.start]):
        return True
    is_counted = frame.slots.get("noun", "") in ("dossier", "petition", "ticket", "task")
    return cell.numeral.is_zero and bool(not is_counted or re.search(r"\bkhác\b", share) or _MANY.search(start))


def _is_of_some(paragraph: Paragraph, cell: Cell, frame: Frame) -> bool:
    """Of some offices ("12 xã dưới 70 điểm"), of one project of all."""
    share, figures = paragraph.share(cell), paragraph.blotted[cell.sentence[0] : cell.numeral.start]
    is_of_some = _SOME_UNITS.search(share) or (_OF_OFFICES.search(figures) and not frame.has_own_unit)
    behind = paragraph.spelling[cell.numeral.end : cell.sentence[1]]
    if frame.kind == PERCENT and (_OF_LATE.match(behind) or (frame.has_own_unit and _TAKES_UP.search(share))):
        return not {"channel", "due"} & frame.own or bool(_OF_LATE.match(behind))
    is_of_one = frame.slots.get("subject") == "investment" and _ONE_PROJECT.search(_BOARD.sub("", share))
    return bool((frame.kind in (POINTS, PERCENT) and is_of_some) or is_of_one)


def _is_late_task(cell: Cell, frame: Frame) -> bool:
    """A late task that no word says to be done or left."""
    is_late = frame.slots.get("subject") in ("gov_task", "own_task") and frame.slots.get("due") == "late"
    return is_late and not cell.is_of and "act" not in frame.own and frame.slots.get("act") == "resolved"


def _is_other_year(share: str, period: Period) -> bool:
    printed, year = re.search(r"cùng kỳ năm (\d{4})", share), period.year
    return bool(printed and year and int(printed[1]) != year - 1)
