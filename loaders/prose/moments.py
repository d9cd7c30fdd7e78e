"""Stretches of a paragraph that tell a time of figures: windows, spans of months, days, periods, weeks.

What a stretch names is read by the reader of periods that tables have (`loaders.text.periods`); here is only which
stretch counts.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from data.periods import parse_period, shift, total
from loaders.text.mentions import label_of_months
from loaders.text.periods import PeriodText, label_of_window, labels_in, read_period_text

_CORE = (
    r"(?:các\s+)?tháng\s+(?:\d{1,2}|giêng|chạp)\b(?!\s*ngày|[.,]\d{3}(?!\d))(?:\s*(?:/|-|\.|,?\s*năm\s+)\s*20\d\d)?"
    r"|(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một)\s+tháng(?:\s+(?:đầu|"
    r"cuối))?(?:\s+(?:của\s+)?năm)?(?:\s*/?\s*20\d\d)?"
    r"|(?:quý|quí)\s*(?:[1-4]|iv|i{1,3})\b(?![.,]\d{3}(?!\d))(?:\s*(?:/|-|,?\s*năm\s+)\s*20\d\d)?"
    r"|nửa\s+(?:đầu|cuối)\s+năm(?:\s+20\d\d)?|(?:cả\s+)?năm\s+20\d\d"
)

SPAN = re.compile(
    r"(?:từ\s+)?(?:đầu\s+|ngày\s+0?1/)?tháng\s+(\d{1,2})(?:\s*(?:/|,?\s*năm\s+)\s*(20\d\d))?\s*(?:đến|tới|"
    r"-)\s*(?:nay\s+)?(?:hết\s+|cuối\s+)?"
    r"(?:tháng\s+|(?=\d{1,2}\s*/\s*20\d\d))(\d{1,2})(?:\s*(?:/|,?\s*năm\s+)\s*(20\d\d))?"
)

_YEARS = re.compile(
    r"(?:từ\s+)?(?:đầu\s+|cuối\s+|giữa\s+)?năm\s+(20\d\d)\s*(?:đến|tới|-)\s*(?:hết\s+|cuối\s+|giữa\s+)?"
    r"(?:quý|tháng|năm|6 tháng|9 tháng|ngày)\b[^,.;]{0,24}?(20\d\d)"
)

_DAY = (
    r"(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*20\d\d)?|"
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s*,?\s*năm\s+20\d\d)?"
)

_WINDOW = re.compile(
    rf"(?:từ|kể từ)\s+(?:ngày\s+ngày\s+)?(?:{_DAY}|ngày\s+\d{{1,2}})\s*(?:đến|tới|-)\s*(?:hết\s+)?(?:nay\b|"
    rf"{_DAY})|\(\s*\d{{1,2}}\s*-\s*\d{{1,2}}/\d{{1,2}}/20\d\d\s*\)"
    r"|(?<![\d/.])\d{1,2}/\d{1,2}(?:/20\d\d)?\s*(?:-|đến|tới)\s*(?:hết\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}/20\d\d(?![\d/])"
)

_CUT = re.compile(
    rf"(?:tính\s+)?(?:đến|tới|tại|chốt|vào)\s+(?:hết\s+|thời điểm\s+|cuối\s+|sáng\s+|chiều\s+|trưa\s+)*(?:{_DAY})"
)

_CLOCK = re.compile(
    r"(?:lúc\s+)?\b\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2})?(?:\s*phút)?,?(?=\s+(?:ngày\s+)?\d{1,2}\s*[/-]|\s+ngày)"
)

_PHRASE = re.compile(rf"(?<!\w)(?:{_CORE})(?!\w)")

_INTRO = re.compile(
    r"(?:^|[,;:.(\-]\s*|\b(?:trong|lũy kế|luỹ kế|tính|tính chung|chung|riêng|cộng dồn|kết quả|hết|đến|tới|kể từ|"
    r"của|qua|vào|kỳ|báo cáo|cả|đầu|nay|và|ước|"
    r"so với|cùng kỳ|cuối|theo|in|for|giai đoạn|thực hiện|tình hình|hoạt động|là|thì|bước sang|công tác|năm)\s+)$"
)

_AGAINST = re.compile(
    r"(?:so với|so cùng kỳ|cùng kỳ|bằng|hơn|trước đó|tương ứng|giảm|tăng|lần)\s*(?:[^\s,;:.()]+\s+){0,4}$"
)

# "(tháng trước đứng thứ 10)": the bracket tells of the period before.
_BEFORE = re.compile(r"\(\s*(tháng|quý|năm) trước(?:\s+là)?(?=\s+(?:đứng|xếp|hạng|đạt|là)|\s*:?\s*\d)")

_DONE_THEN = re.compile(r"\s+(?:đã\s+|có\s+)?(?:tiếp nhận|giải quyết|xử lý|nhận|đạt|có|tiếp|đăng|ban hành|phát hành)\b")

_GRAINS = {"tháng": "month", "quý": "quarter", "năm": "year"}

_SHORT = re.compile(
    r"\b(?:(?:\d{1,2}|những|mấy|vài|các)\s+ngày\s+(?:đầu|cuối|giữa|qua|vừa qua|gần đây)|nửa\s+(?:đầu|cuối)\s+tháng|"
    r"trong\s+tuần|tuần\s+(?:qua|này|trước|vừa qua|thứ|đầu|cuối|\d+)|(?<!ngay )trong ngày|hôm nay|hôm qua|(?:ngày|"
    r"sáng|chiều|"
    r"tối)\s+\d{1,2}/\d{1,2}(?:/20\d\d)?,|(?:từ|kể từ)\s+(?:khi|ngày)\s+(?:vận hành|đi vào hoạt động|khai trương|"
    r"thành lập|triển khai|hoạt động)|(?:sau|qua|trong)\s+(?:hơn\s+|gần\s+)?(?:\d+|một|hai|ba|bốn|năm|sáu)\s+"
    r"(?:ngày|tuần|tháng|quý|năm)\s+(?:đầu\s+)?(?:vận hành|triển khai|thực hiện|hoạt động|sáp nhập|sắp xếp|thí điểm)|"
    r"mỗi ngày|(?:từ|trong)\s+(?:năm\s+)?20\d\d\s*(?:đến|-)\s*(?:năm\s+)?20\d\d|"
    r"giai đoạn 20\d\d|nhiệm kỳ|(?:từ|kể từ)\s+(?:cuối\s+|giữa\s+)?năm\s+20\d\d\s+(?:đến|tới)\s+nay|"
    r"(?:hai|ba|bốn|năm|\d|những|nhiều|mấy)\s+năm\s+(?:qua|gần đây)|(?:thời gian|giai đoạn)\s+(?:vừa\s+)?qua|"
    r"bình quân|trung bình|mỗi (?:tháng|tuần|quý|năm))"
)

# "Sáng 19/8, …": the day of a stock or a score, too short for what came in.
_IN_WORK = re.compile(
    r"\s+(?:đi vào\s+)?(?:vận hành|triển khai|hoạt động|sáp nhập|thí điểm)\b"
)  # "ba tháng đầu vận hành"
_ONE_DAY = re.compile(r"\b(?:ngày|sáng|chiều|tối)\s+(\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*20\d\d)?)\s*,")

_SINCE_JANUARY = re.compile(r"\b(?:từ đầu năm|lũy kế từ đầu năm|luỹ kế từ đầu năm|kể từ đầu năm)\b")

_TILL_NOW = re.compile(r"\b(?:từ|kể từ)\s+đầu\s+năm(?:\s+(20\d\d))?\s+(?:đến|tới)\s+nay\b")
_MONTHS_TILL_NOW = re.compile(
    r"\b(?:từ|kể từ)\s+(?:đầu\s+|giữa\s+|cuối\s+)?(?:tháng\s+\d{1,2}|quý\s+(?:[1-4]|iv|i{1,3}))"
    r"(?:\s*(?:/|,?\s*năm\s+)\s*20\d\d)?\s+(?:đến|tới)\s+nay\b"
)
_LUY_KE = re.compile(r"\b(?:lũy kế|luỹ kế|cộng dồn)\b(?!\s+trong kỳ)")

_OWN_PERIOD = re.compile(r"\btrong\s+(?:kỳ|tháng|quý|năm)\b(?!\s*\d)|\bkỳ báo cáo\b|\btrong kỳ báo cáo\b")

_NOW = re.compile(
    r"(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!biểu )"
    r"\b(?:hiện nay|hiện tại|hiện|đến nay)\b(?!\s+(?:đại|trạng|trường|thực|hành|hữu|diện))"
)

_REPORT_DAY = re.compile(r"\b(?:tính )?đến (?:thời điểm báo cáo|thời điểm hiện tại|ngày báo cáo)\b")

_LEGAL = re.compile(
    r"(?:quyết định|nghị quyết|kế hoạch|công văn|thông tư|nghị định|chỉ thị|luật|chương trình|đề án|ban hành)[^,.;]*$"
)

_ENGLISH = (
    (
        re.compile(r"\b(first|second|third|fourth) quarter(?: of)?\s+(20\d\d)"),
        ("first", "second", "third", "fourth"),
        "quý {} năm {}",
    ),
    (
        re.compile(
            r"\b(january|february|march|april|may|june|july|august|september|october|november|december),?\s+(20\d\d)"
        ),
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        "tháng {} năm {}",
    ),
    (re.compile(r"\bfirst (six|nine|\d+) months of\s+(20\d\d)"), (), "{} tháng đầu năm {}"),
    (re.compile(r"\b(first|second) half of\s+(20\d\d)"), (), "{} half {}"),
)


@dataclass
class Moment:
    """One stretch of text that tells a time, at `place` of its paragraph."""

    place: int
    text: PeriodText = field(default_factory=PeriodText)
    label: str | None = None
    is_short: bool = False
    is_since_january: bool = False
    is_summed: bool = False
    is_own: bool = False
    is_aside: bool = False
    is_now: bool = False  # "hiện còn": of a stock
    is_until: bool = False  # "tính đến hết tháng 2"
    is_each: bool = False  # "mỗi ngày": of its own number only


@dataclass(frozen=True)
class Period:
    """What a document says of its period as a whole. `cut_off`: a day its figures are closed on, the decree's."""

    label: str | None = None
    text: PeriodText = field(default_factory=PeriodText)
    day: date | None = None
    is_short: bool = False
    cut_off: date | None = None

    @property
    def year(self) -> int | None:
        if self.label:
            return parse_period(self.label).end.year
        return self.day.year if self.day else None


def translated(spelling: str) -> str:
    """English words for periods as Vietnamese ones, no longer than they were where that matters nothing."""
    for pattern, names, form in _ENGLISH:
        for match in list(pattern.finditer(spelling)):
            number = names.index(match[1]) + 1 if match[1] in names else {"six": 6, "nine": 9}.get(match[1], match[1])
            if "half" in form:
                words = f"6 tháng {'đầu' if match[1] == 'first' else 'cuối'} năm {match[2]}"
            else:
                words = form.format(number, match[2])
            spelling = spelling.replace(match[0], words.ljust(len(match[0])))
    return spelling


@lru_cache(maxsize=1024)
def label_of(phrase: str, year: int | None) -> str | None:
    """The one label a phrase names, completed with a year."""
    printed = read_period_text(phrase)
    labels = labels_in(printed.spoken)
    if len(labels) > 1:
        summed = [label for label in labels if label.endswith("YTD")]
        labels = (
            summed[:1]
            if _LUY_KE.search(phrase) or _SINCE_JANUARY.search(phrase)
            else [label for label in labels if label not in summed]
        )
    if labels:
        return labels[0]
    mentions = [mention for mention in printed.spoken.mentions if mention.role == "main"]
    if year and mentions:
        mention = mentions[-1]
        if _LUY_KE.search(phrase) or _SINCE_JANUARY.search(phrase):
            mention = replace(mention, is_summed=True)
        return mention.label(year)
    return None


def times_in(spelling: str, period: Period) -> list[Moment]:
    """All stretches of a paragraph that tell a time of figures, from left to right; what figures are compared with,
    and the dates of decisions, are none."""
    text = _CLOCK.sub(lambda clock: " " * len(clock[0]), translated(spelling).replace("ngày ngày", "     ngày"))
    search = _Search(text, period)
    search.windows()
    search.spans()
    search.days()
    search.years_so_far()
    search.phrases()
    search.others()
    return sorted(search.moments, key=lambda moment: moment.place)


class _Search:
    """One paragraph searched for times: longer ones first, each stretch taken once."""

    def __init__(self, text: str, period: Period):
        self.text, self.period = text, period
        self.moments: list[Moment] = []
        self.taken: list[tuple[int, int]] = []

    def is_free(self, match: re.Match) -> bool:
        return all(match.end() <= start or match.start() >= end for start, end in self.taken)

    def before(self, match: re.Match, length: int) -> str:
        return self.text[max(match.start() - length, 0) : match.start()]

    def windows(self) -> None:
        """ "Từ ngày 15/9 đến ngày 14/10/2024", "từ 16/10/2022 đến nay"."""
        for match in _WINDOW.finditer(self.text):
            printed = read_period_text(_with_year(match[0], self.period))
            if printed.is_window:
                label = label_of_window(printed.start, printed.end) if printed.start and printed.end else None
                self.moments.append(Moment(match.start(), printed, label))
                self.taken.append(match.span())

    def spans(self) -> None:
        """ "Từ đầu tháng 7 đến hết tháng 11/2025"; "từ năm 2021 đến hết quý I/2025" is no period of ours."""
        for match in _YEARS.finditer(self.text):
            if match[1] < match[2] and self.is_free(match):
                self.moments.append(Moment(match.start(), is_short=True))
                self.taken.append(match.span())
        for match in SPAN.finditer(self.text):
            year = match[4] or match[2] or (str(self.period.year) if self.period.year else None)
            first, last = int(match[1]), int(match[3])
            if not year or not (1 <= first <= 12 and 1 <= last <= 12) or not self.is_free(match):
                continue
            if _AGAINST.search(self.text[: match.start()]):
                continue
            label = label_of_span(int(match[2] or year), first, int(year), last)
            self.moments += [Moment(match.start(), label=label)] if label else []
            self.taken.append(match.span())

    def days(self) -> None:
        """ "Tính đến ngày 31/10/2025", "tại thời điểm 31/8/2025"."""
        for match in _CUT.finditer(self.text):
            day = re.search(_DAY, match[0])
            printed = read_period_text("tính đến " + _with_year(day[0] if day else "", self.period))
            if not self.is_free(match) or not printed.is_cut_off or _LEGAL.search(self.before(match, 60)):
                continue
            before = self.before(match, 30)
            is_since_january, is_summed = bool(_SINCE_JANUARY.search(before)), bool(_LUY_KE.search(before))
            self.moments.append(Moment(match.start(), printed, is_since_january=is_since_january, is_summed=is_summed))
            self.taken.append(match.span())

    def years_so_far(self) -> None:
        """ "Từ đầu năm đến nay", "từ đầu năm 2025 đến nay": the year so far, of the document's year only."""
        for match in filter(self.is_free, _TILL_NOW.finditer(self.text)):
            is_other = match[1] is not None and match[1] != str(self.period.year)
            self.moments.append(Moment(match.start(), is_short=is_other, is_since_january=not is_other))
            self.taken.append(match.span())
        for match in filter(self.is_free, _MONTHS_TILL_NOW.finditer(self.text)):  # no period of ours
            self.moments.append(Moment(match.start(), is_short=True))
            self.taken.append(match.span())

    def phrases(self) -> None:
        """ "Trong tháng 10", "6 tháng đầu năm 2026", "lũy kế 10 tháng"."""
        for match in _PHRASE.finditer(self.text):
            before = self.before(match, 60)
            is_told = not match.start() or _INTRO.search(before[-40:]) or self._is_told(match)
            if not self.is_free(match) or not is_told or _AGAINST.search(before[-40:]) or _LEGAL.search(before):
                continue
            if self._is_aside(match, before):
                continue
            is_summed = re.search(r"lũy kế|luỹ kế|đầu năm|cộng dồn", before[-30:])
            near = re.split(r"[,;.:(]", before[-30:])[-1]
            label = label_of(near + match[0] if is_summed else match[0], self.period.year)
            is_edge = (
                re.search(r"(?<!từ )(?<!hết )(?<!đến )\b(?:đầu|giữa|cuối) $", before[-16:]) and "tháng" in match[0][:6]
            )
            is_edge = bool(is_edge or _IN_WORK.match(self.text, match.end()))
            if is_edge or re.match(r"(?:một|0?1)\s+tháng$", match[0]) or self._is_length(match, label):
                self.moments.append(Moment(match.start(), is_short=True))
                continue
            is_until = bool(re.search(r"tính đến (?:hết |cuối )?$", before[-20:]))
            self.moments += [Moment(match.start(), label=label, is_until=is_until)] if label else []

    def _is_length(self, match: re.Match, label: str | None) -> bool:
        """ "Trong 6 tháng": how long, where the day of the document is not right behind the first six of its year."""
        if label is None or label == self.period.label or not re.fullmatch(r"\S+\s+tháng", match[0]):
            return False
        day = self.period.day or (parse_period(self.period.label).end if self.period.label else None)
        return day is not None and not -16 <= (day - parse_period(label).end).days <= 75

    def _is_told(self, match: re.Match) -> bool:
        """A month or quarter with its year, and a year that something was done in, need no word before them."""
        if re.match(r"(?:cả\s+)?năm", match[0]):
            return bool(_DONE_THEN.match(self.text, match.end()))
        return bool(re.search(r"20\d\d$", match[0]))

    def _is_aside(self, match: re.Match, before: str) -> bool:
        """ "Hàng tháng, quý, 6 tháng", and a year that only some plan is of."""
        if re.fullmatch(r"\S+\s+tháng", match[0]) and re.search(r"[,;]\s*$", before[-3:]):
            return True
        if not (re.match(r"(?:cả\s+)?năm\s+20", match[0]) and self.period.label) or _DONE_THEN.match(
            self.text, match.end()
        ):
            return False
        return not re.search(r"(?:^|[.;:(]\s*|\btrong\s+|\bcả\s+|-\s*|,\s*)$", before[-12:])

    def others(self) -> None:
        """Weeks and days, "từ đầu năm", "đến thời điểm báo cáo", "trong kỳ"."""
        for match in filter(self.is_free, _ONE_DAY.finditer(self.text)):
            day = read_period_text("tính đến ngày " + _with_year(match[1], self.period))
            if day.is_cut_off:
                self.moments.append(Moment(match.start(), day, is_short=True))
                self.taken.append(match.span())
        for match in filter(self.is_free, _SHORT.finditer(self.text)):
            if re.search("khi|ngày|nửa|tuần", match[0]):  # "từ khi vận hành đến hết tháng 7": no period of ours
                place = match.start()
                self.moments = [
                    moment for moment in self.moments if not 0 < moment.place - place < 70 or moment.text.is_window
                ]
            is_each = bool(re.match(r"mỗi|bình quân|trung bình", match[0]))
            self.moments.append(Moment(match.start(), is_short=True, is_each=is_each))
        for match in filter(self.is_free, _BEFORE.finditer(self.text)):
            earlier = [one for one in self.moments if one.place < match.start() and one.label]
            label = earlier[-1].label if earlier else self.period.label
            if label and parse_period(label).grain == _GRAINS[match[1]]:
                self.moments.append(Moment(match.start(), label=shift(label, -1), is_aside=True))
        for match in filter(self.is_free, _SINCE_JANUARY.finditer(self.text)):
            self.moments.append(Moment(match.start(), is_since_january=True))
        if self.period.cut_off:
            day = read_period_text(f"tính đến ngày {self.period.cut_off:%d/%m/%Y}")
            self.moments += [Moment(match.start(), day) for match in _REPORT_DAY.finditer(self.text)]
        if self.period.label is None and self.period.day:
            today = read_period_text(f"tính đến ngày {self.period.day:%d/%m/%Y}")
            self.moments += [
                Moment(match.start(), today, is_now=True) for match in filter(self.is_free, _NOW.finditer(self.text))
            ]
        self.moments += [Moment(match.start(), is_own=True) for match in _OWN_PERIOD.finditer(self.text)]


def _with_year(phrase: str, period: Period) -> str:
    """A window or day whose year only its document says."""
    if re.search(r"20\d\d", phrase) or not period.year:
        return phrase
    return re.sub(
        r"(\d{1,2}\s*[/.-]\s*\d{1,2})\s*$|(\d{1,2}\s*[/.-]\s*\d{1,2})(?=\s*(?:đến|tới|-)\s*nay)",
        lambda m: f"{m[0].strip()}/{period.year}",
        phrase,
    )


def label_of_span(year1: int, first: int, year2: int, last: int) -> str | None:
    if year1 == year2 and first <= last:
        return label_of_months(first, last, year1) or total(f"{year1}-{first:02d}", f"{year2}-{last:02d}")
    if year1 < year2:
        return total(f"{year1}-{first:02d}", f"{year2}-{last:02d}")
    return None
