"""Every period a line of text speaks of, with what narrows, joins, plans or compares it.

Works on `search_key` text: without accents and đ, lower case, dashes without blanks round them.
"""

import re
from dataclasses import dataclass, replace

_NUMBERS = {
    "mot": 1,
    "nhat": 1,
    "gieng": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi mot": 11,
    "muoi hai": 12,
    "muoi": 10,
    "chap": 12,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
_WORD = "|".join(sorted((word for word in _NUMBERS if word[0] != "i"), key=len, reverse=True))
_YEAR = r"(?:(?:\s*(?:[/.,(-]|\bcua nam\b|\bnam\b))+\s*|\s+)(?P<year{0}>20\d\d)\b"
_AND = r"(?:,|va|&|\+)"
_QUARTER = r"(?:iv|i{1,3}|[1-4])"
# A word in letters is a number only where a year, a mark or the end follows: "tháng sau" is the next month.
_CLOSED = r"(?=\s*(?:nam\s*20|[/,;.()-]|$)|(?<!nam)\s*20\d\d\b)"
_PATTERNS = {
    "between": re.compile(
        rf"\bthang\s*(?P<n>\d\d?)\b(?:(?:{_YEAR.format(1)})?\s*(?:den|toi)|\s*-)\s*(?:het\s+)?(?:thang\s*)?"
        rf"(?P<last>\d\d?)\b(?!\s*(?:thang|ngay)\b|[/.-]\d\d?\b)(?:{_YEAR.format('')})?"
    ),
    "months_joined": re.compile(
        rf"\b(?:thang|t)\s*(?P<n>\d\d?)\b(?P<more>(?:\s*{_AND}\s*\d\d?\b(?!\s*(?:thang|ngay)\b|[/.-]\d\d?\b))+)"
        rf"(?:{_YEAR.format('')})?"
    ),
    "quarters_joined": re.compile(
        rf"\b(?:qu[yi]|q)\s*(?P<n>{_QUARTER})\b(?P<more>(?:\s*{_AND}\s*{_QUARTER}\b(?!\s*thang\b))+)"
        rf"(?:{_YEAR.format('')})?"
    ),
    "quarter": re.compile(rf"\b(?:qu[yi]|q)\.?\s*(?P<n>[ivx]+|\d\d?|(?:{_WORD}){_CLOSED})\b(?:{_YEAR.format('')})?"),
    "half": re.compile(rf"\bnua\s+(?P<n>dau|cuoi)\s+(?:cua\s+)?nam\b(?:{_YEAR.format('')})?"),
    "months": re.compile(
        rf"\b(?P<n>\d\d?|{_WORD})\s*thang\b(?!\s*\d\d?\b)(?:\s*(?P<end>dau|cuoi)\b)?(?:\s*nam\b(?!\s*\d))?"
        rf"(?:{_YEAR.format('')})?"
    ),
    "month": re.compile(
        rf"\b(?:thang|t)\.?\s*(?P<n>\d\d?|[.…_]+(?=\s*[/n]))(?!\d)(?:{_YEAR.format('')})?"
        rf"|\bthang\s+(?P<word>{_WORD}){_CLOSED}(?:{_YEAR.format('1')})?"
    ),
    "year": re.compile(r"\b(?:ca\s+)?nam\s*(?P<year>20\d\d)\b"),
}
_SPAN = re.compile(r"\b20\d\d\s*(?:-|,|va|den|toi|&|\+)\s*(?:nam\s+)?20\d\d\b")
# Words for what is shorter than a month. "Tuần" is a name too (xã Tuần Giáo): a number or "báo cáo" goes with it.
_SHORTER = re.compile(
    rf"\btuan\s*(?:le\s+)?(?:thu\s+)?(?:\d|[ivx]+\b|(?:{_WORD}|dau|cuoi|nay|truoc|qua)\b)"
    r"|\b(?:bao cao|trong|hang|so lieu|giao ban|dinh ky)\s+tuan\b"
    r"|\b\d\d?\s*ngay\s*(?:dau|cuoi|giua)\b"
    r"|(?<!den )(?<!toi )(?<!het )\b(?:dau|giua|cuoi)\s+thang\s*\d"
    r"|\bnua\s+(?:(?:dau|cuoi)\s+)?thang\b"
    rf"|\b(?:ky|dot)\s*(?:thu\s+)?(?:\d|[ivx]+|{_WORD})\s*[,(-]?\s*thang\s*\d"
)
_DAYS = re.compile(r"\btu\s+ngay\s+(\d\d?)\s*(?:den|toi|-)\s*(?:het\s+)?(?:ngay\s+)?(\d\d?)(?!\s*(?:[/.-]\s*)?\d)\b")
LEAST_DAYS = 20  # of a window that may stand for a month
# What follows them is to come; "thực hiện kế hoạch …" is what was done.
_PLAN = re.compile(
    r"(?<!thuc hien )(?<!thuc hien cac )\b"
    r"(?:nhiem vu|phuong huong|ke hoach(?!(?: va)? dau tu| hoa|[- ]tai chinh)|"
    r"muc tieu(?! quoc gia)|giai phap|du kien)\b"
)
_DONE = re.compile(r"\b(?:ket qua|tinh hinh|thuc hien|theo doi|bao cao|so ket|tong ket|so lieu|tong hop|thong ke)\b")
_GIVEN = re.compile(r"\bnhiem vu\b.*\bgiao\b")
_COMPARED = re.compile(r"\b(?:so voi|so sanh|cung ky)\b")
_ESTIMATE = re.compile(r"(?<!quy )(?<!hiep )(?<!dieu )(?<!huong )(?<!thoa )(?<!cong )(?<!giao )\buoc\b")
SUMMED = re.compile(r"\bluy ke\b(?! trong ky| ca ky)")
SINCE_JANUARY = re.compile(r"\b(?:tu|ke tu)\s+dau\s+nam\b|\bva\s+luy ke\b")
_OF_A_TERM = re.compile(r"\bdau\s+(?:nhiem ky|giai doan|chuong trinh|du an)\b")


@dataclass(frozen=True)
class Mention:
    """Months `first` to `last` of a year (None: not said there). `role`: main, plan, compared, or lender of its year.

    `is_year`: it says the year alone, which may belong to a month said elsewhere, unless `is_joined` ("tháng 12 và
    năm 2025"). `is_summed`: from January on. `is_until`: up to its end, which may mean from January on.
    """

    first: int
    last: int
    year: int | None
    role: str = "main"
    is_year: bool = False
    is_joined: bool = False
    is_summed: bool = False
    is_until: bool = False

    def label(self, year: int | None = None) -> str | None:
        """The label in its year, or in this one; None without a year and for months that make no period of ours."""
        return label_of_months(self.first, self.last, self.year or year, self.is_summed)


@dataclass(frozen=True)
class Spoken:
    """All that a line says of periods. `shorter`: the words of a week, half a month or the like; `unlike`: those of
    another period that is none of ours; `is_since_january`: "từ đầu năm" without a month."""

    mentions: tuple[Mention, ...] = ()
    shorter: str = ""
    unlike: str = ""
    is_since_january: bool = False
    is_estimate: bool = False


def label_of_months(first: int, last: int, year: int | None, is_summed: bool = False) -> str | None:
    """The label of the months `first` to `last` of a year; None where no kind of period has just these."""
    if year is None or not 1 <= first <= last <= 12:
        return None
    if is_summed:
        return f"{year}-{last:02d}-YTD"
    if first == last:
        return f"{year}-{first:02d}"
    named = {(1, 3): "-Q1", (4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4", (1, 6): "-H1", (7, 12): "-H2", (1, 9): "-9M"}
    if (first, last) == (1, 12):
        return f"{year}"
    if (first, last) in named:
        return f"{year}{named[first, last]}"
    return f"{year}-{last:02d}-YTD" if first == 1 else None


def spoken_in(plain: str) -> Spoken:
    """What a line of `search_key` text speaks of; the days of its windows are taken out before."""
    text = re.sub(r"(\d)(?=(?:nam|thang|ngay|quy)\b)", r"\1 ", plain)
    shorter = _SHORTER.search(text)
    days = _DAYS.search(text)
    is_short = days and 0 <= int(days[2]) - int(days[1]) < LEAST_DAYS - 1
    rest = _SHORTER.sub(lambda match: "x" * len(match[0]), text)
    span = _SPAN.search(rest)
    rest = _SPAN.sub(lambda match: "x" * len(match[0]), rest)
    pairs = _pairs(rest)
    unread = next((match[0].strip() for match, mentions in pairs if not mentions), "")
    term = _OF_A_TERM.search(text)
    return Spoken(
        _with_years(_summed(_done([mention for _, mentions in pairs for mention in mentions], text), text)),
        shorter[0] if shorter else days[0] if days and is_short else "",
        (span and span[0]) or unread or (term[0] if term else ""),
        bool(SINCE_JANUARY.search(text)),
        bool(_ESTIMATE.search(text)),
    )


def _pairs(text: str) -> list[tuple[re.Match, list[Mention]]]:
    """What each pattern finds, from left to right; no mention for what cannot be a period ("quý V")."""
    pairs: list[tuple[re.Match, list[Mention]]] = []
    rest = text
    for kind, pattern in _PATTERNS.items():
        pairs += [(match, _mentions(kind, match, text)) for match in pattern.finditer(rest)]
        rest = pattern.sub(lambda match: "x" * len(match[0]), rest)
    return sorted(pairs, key=lambda pair: pair[0].start())


def _done(mentions: list[Mention], text: str) -> list[Mention]:
    """ "Tổng hợp nhiệm vụ tháng 6" and "Nhiệm vụ Chính phủ giao tháng 6" tell of what was done where they name no other
    period."""
    plan = _PLAN.search(text)
    is_done = plan and (_DONE.search(text[: plan.start()]) or _GIVEN.search(text, plan.start()))
    if is_done and "phuong huong" not in text and all(mention.role == "plan" for mention in mentions):
        return [replace(mention, role="main") for mention in mentions]
    return mentions


def _summed(mentions: list[Mention], text: str) -> list[Mention]:
    """ "Lũy kế" behind all periods is said of all of them; "và lũy kế" is another figure beside them."""
    is_behind = SUMMED.search(text) and not re.search(r"\bva\s+luy ke\b", text)
    if is_behind and not any(mention.is_summed for mention in mentions):
        return [replace(mention, is_summed=mention.role == "main") for mention in mentions]
    return mentions


def _mentions(kind: str, match: re.Match, text: str) -> list[Mention]:
    groups = match.groupdict()
    year = int(digits) if (digits := groups.get("year") or groups.get("year1")) else None
    before = text[: match.start()]
    if kind == "month" and not (year or groups["word"] or match[0].startswith("thang")) and match[0] != text:
        return [Mention(1, 12, None, "lender")]  # "T2" inside a line is no month
    if kind == "year" and before.endswith("dau "):  # "từ đầu năm 2026": only the year of what is said beside it
        return [Mention(1, 12, year, "lender", True)]
    if kind == "year":
        is_joined = bool(re.search(r"(?:\bva|&|\+|,)\s*$", before)) or match[0].startswith("ca")
        return [Mention(1, 12, year, _role(before), True, is_joined, _is_summed(before))]
    return [
        Mention(first, last, year, _role(before), is_summed=is_summed or _is_summed(before), is_until=_is_until(before))
        for first, last, is_summed in _months(kind, groups)
        if 1 <= first <= last <= 12
    ]


def _months(kind: str, groups: dict[str, str | None]) -> list[tuple[int, int, bool]]:
    """(first month, last month, whether it is said to be from January on) of what a pattern found."""
    word = groups.get("word") or groups.get("n") or ""
    number = _NUMBERS.get(word) or (int(word) if word.isdecimal() else 0)
    numbers = [number, *(_NUMBERS.get(n) or int(n) for n in re.findall(r"\b[iv]+\b|\d+", groups.get("more") or ""))]
    if kind == "between":
        last = int(groups["last"] or 0)
        return [(number, last, False)] if label_of_months(number, last, 2000) else []
    if kind in ("quarter", "quarters_joined"):
        return [(3 * n - 2, 3 * n, False) for n in numbers if n in range(1, 5)]
    if kind == "half":
        return [(1, 6, False)] if word == "dau" else [(7, 12, False)]
    if kind == "months" and groups["end"] == "cuoi":
        return [(13 - number, 12, False)] if number in (3, 6) else []
    if kind == "months":
        return [(1, number, number not in (6, 9))]
    return [(n, n, False) for n in numbers]


def _role(before: str) -> str:
    if (match := _last(_COMPARED, before)) and ")" not in before[match.end() :]:
        return "compared"
    plan, done = _last(_PLAN, before), _last(_DONE, before)
    return "plan" if plan and not (done and done.start() > plan.start()) else "main"


def _last(pattern: re.Pattern, text: str) -> re.Match | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _is_summed(before: str) -> bool:
    """Whether it is said to be from January on: "lũy kế", "từ đầu năm đến hết tháng 8"."""
    return bool(SUMMED.search(before) or re.search(r"\bdau\s+nam\b.*\b(?:den|toi)\b", before))


def _is_until(before: str) -> bool:
    return bool(re.search(r"\b(?:den|toi)\s+(?:het\s+|cuoi\s+)?$", before))


def _with_years(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Mentions without a year take the one said nearest behind them, else before them, in the same line."""
    settled = []
    for index, mention in enumerate(mentions):
        if mention.year is None and mention.role != "compared":
            around = [m for m in (*mentions[index + 1 :], *reversed(mentions[:index])) if m.role != "compared"]
            lender = next((m for m in around if m.year), None)
            mention = replace(mention, year=_lent(mention, lender) if lender else None)
        settled.append(mention)
    return tuple(settled)


def _lent(mention: Mention, lender: Mention) -> int | None:
    """The year of another mention; December is that before January's plan."""
    is_before = lender.role == "plan" and mention.role == "main" and not lender.is_year
    return lender.year - 1 if lender.year and is_before and mention.first > lender.last else lender.year
