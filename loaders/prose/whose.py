"""Whose a figure of prose is: its office or commune, its field, its place."""

import re
from functools import cache

from data.names import fold, nfc
from data.places import PLACES, find_places
from loaders.prose.spelling import spelled

_OFFICE = re.compile(
    r"(?<![^\W\d_])(?:sở|ban quản lý|ban qlda|ban dân tộc|ban tiếp công dân|chi cục|cục|"
    r"thanh tra (?:tỉnh|thành phố|huyện|sở)|trung tâm|văn phòng|"
    r"phòng|"
    r"công an|bảo hiểm xã hội|cục thuế|bộ phận (?:một cửa|tiếp nhận(?: và trả kết quả)?)|chi nhánh|kho bạc|"
    r"văn phòng đăng ký đất đai|(?:ubnd\s+|"
    r"ủy ban nhân dân\s+)?(?:xã|phường|thị trấn|đặc khu|huyện|"
    r"quận|thị xã)|(?:ubnd\s+|ủy ban nhân dân\s+)?(?:q|p|h|tx|tt)\.(?=\s?[^\W_])|(?:ubnd|"
    r"ủy ban nhân dân)\s+thành phố|thành phố|tp\.?)(?=[\s,;:.)(]|(?<=\.)|$)"
)
_STOP = re.compile(
    r"[,;:()\n]|(?<!tp)(?<!\bq)(?<!\bp)(?<!\bh)\.|\s-\s|\s(?:đã|có|với|đạt|là|được|cũng|còn|tiếp nhận|giải quyết|"
    r"chỉ|đang|phối hợp|thực hiện|thu hút|"
    r"nhận|trên địa bàn|trong|tính|cho|xử lý|trả|để|chiếm|đứng|xếp|hiện|không|chưa|phát sinh|ban hành|tổ chức|"
    r"tháng|quý|năm|từ|theo|như|gồm|đến|do|thông báo|vẫn|mới|thường|tiếp(?= thường| \d| định| công|\s*$)|hỗ trợ|"
    r"(?<!cao )bằng|cập nhật|đăng(?! ký| -)|mỗi|sau|phục vụ (?!hành chính|-)|"
    r"giải ngân|hoàn thành|được giao|nộp|chuyển|phản hồi|trả lời|dẫn đầu|bị|nợ|tồn|phải|"
    r"ghi nhận|sử dụng|chi (?!cục|nhánh)|"
    r"tương ứng|lần lượt|tăng|giảm|đón|đưa ra|báo cáo|cho biết|cho hay|số hóa|niêm yết|kiến nghị|đề nghị|vận hành|"
    r"triển khai|"
    r"công bố|đánh giá|tham mưu|vừa|thẩm định|thụ lý|bố trí|kiểm tra|nêu|"
    r"trước|sớm|đúng|quá|trễ|chậm|hơn|trên|gần|\d)(?=[\s:,.;)]|\d|$)"
)
_LEVEL = re.compile(
    r"(?<![^\W\d_])(?:cấp (?:tỉnh|xã|huyện|thành phố)|các (?:sở, ban, ngành|sở, ban ngành|sở ban ngành|sở, ngành|"
    r"xã, phường)(?:[^,;:.()\d]{0,20}?)(?=\s(?:tiếp|đã|giải|có|đạt|\d)|\s*$|:))"
)
_WHOLE = re.compile(
    r"toàn (?:tỉnh|thành phố)|(?:trên )?địa bàn (?:toàn )?(?:tỉnh|thành phố)|cả tỉnh|hai cấp|các cấp|tính chung|"
    r"các cơ quan, đơn vị|ubnd (?:tỉnh|thành phố), chủ tịch ubnd (?:tỉnh|thành phố)(?: đã)? giao|the (?:city|"
    r"province)|(?:^|[,.;]\s)(?:tỉnh|thành phố)(?=\s(?:đã\s)?(?:tiếp|có|nhận|giải|ta))"
)
_FIELDS = (
    "đất đai|xây dựng|hộ tịch|tư pháp|lao động|y tế|giáo dục|giao thông|môi trường|khoáng sản|đăng ký kinh doanh|"
    "đầu tư|nhà ở|bảo trợ xã hội|văn hóa|du lịch|nông nghiệp|tài nguyên"
)
_TITLED = re.compile(rf"hồ sơ\s+(?:thuộc\s+|về\s+)?(?:lĩnh vực\s+)?({_FIELDS})(?!\w)(?!\s+(?:trễ|quá|chậm|tồn))")
_COUNTED = re.compile(rf"\s*(?:bộ\s+)?hồ sơ\s+(?:thuộc\s+|về\s+)?(?:lĩnh vực\s+)?({_FIELDS})(?!\w)")
_FIELD = re.compile(
    r"(?:trong |ở |thuộc )?lĩnh vực\s+([^,;:.()\d]+?)(?=\s*(?:[,;:.()\d]|\s(?:có|tiếp|đã|với|là|đạt|chiếm|giải|"
    r"không|nhiều|thuộc|còn|phát)\s|$))"
)
_GENERIC = re.compile(
    r"(?:phòng,? chống.*|các .*|sở, .*|cấp .*|phòng, .*|văn phòng chính phủ.*|xã, .*|phường, .*|xã hội.*|huyện, .*)$"
)


_LINKED = re.compile(r"liên thông\s+(khai sinh|khai tử)")


# Offices that a text calls by one word once they are named.
_SHORT = ("trung tâm", "văn phòng", "sở", "phường", "xã", "ban", "huyện")


@cache
def _provinces() -> re.Pattern:
    names = sorted({place.name for place in PLACES.values() if place.code}, key=len, reverse=True)
    return re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _bare_names(text: str) -> list[str]:
    """Provinces named by their name alone, as who did something: "Quảng Ninh tiếp nhận …"."""
    return [
        fold(match[0])
        for match in _provinces().finditer(text)
        if _VERB.match(text.lower(), match.end())
        and re.search(
            r"(?:^|[,;:.(]\s*|\b(?:đó|riêng|còn|và|tại|là|của|ở|riêng tại)\s+)$", text[: match.start()].lower()
        )
    ]


def is_of_several(text: str) -> bool:
    """Whether the last who did something are several provinces: "Cao Bằng, Lạng Sơn, Phú Thọ giải ngân …"."""
    names = list(_provinces().finditer(text))[-2:]
    if len(names) < 2 or not re.fullmatch(
        r"\s*(?:,|và|,\s*và)\s*(?:tỉnh\s+)?", text[names[0].end() : names[1].start()]
    ):
        return False
    return bool(re.fullmatch(r"\s+[^\W\d_][^,;:.()\d]*", text[names[1].end() :]))


def office_in(text: str, spelling: str) -> str:
    """The last office, commune or level a stretch of text names, as printed; "" for none."""
    names: list[tuple[int, str]] = []
    for match in _OFFICE.finditer(spelling):
        name = _name(text, spelling, match)
        is_inside = names and match.start() < names[-1][0] + len(names[-1][1])
        if name and not is_inside and not _GENERIC.match(fold(name)):
            names.append((match.start(), name))
    levels = [(match.start(), nfc(text[match.start() : match.end()])) for match in _LEVEL.finditer(spelling)]
    named = sorted(names + levels)
    return named[-1][1] if named else ""


# Offices that need no name behind what they are.
_COMPLETE = re.compile(
    r"ban tiếp công dân|thanh tra (?:tỉnh|thành phố|huyện)|bộ phận (?:một cửa|tiếp nhận và trả kết quả)"
)


def offices_in(text: str, spelling: str) -> list[str]:
    """All offices that a list names one behind the other."""
    ends = [match.start() for match in _OFFICE.finditer(spelling) if _LIST_MARK.search(spelling[: match.start()])]
    first = _OFFICE.search(spelling)
    places = sorted({first.start(), *ends}) if first else []
    parts = list(zip(places, [*places[1:], len(text)]))
    names = [office_in(text[start:end], spelling[start:end]) for start, end in parts]
    return [re.sub(r"\s+và$", "", name) for name in names if name]


_LIST_MARK = re.compile(r"(?:[,;:]|\bvà)\s*$")


# "Sở X – Báo cáo": what stands behind the dash is no part of the name.
_WRITING = re.compile(r"\s*-\s+(?:báo cáo|kết quả|tình hình|số liệu|thông tin|tổng kết|công tác|kỳ|tháng|quý|năm)\b")
_SOURCE = re.compile(r"(?:báo cáo|số liệu|thống kê|tổng hợp|thông tin|đánh giá)(?: nhanh)?(?: của| từ)?\s*$")
_SPEAKS = re.compile(r"\s*(?:báo cáo|cho biết|cho hay|cho thấy|đưa ra|thông tin|nêu(?: rõ)?)\b|\s*:\s*$")


_WITH_COMMA = re.compile(
    r"văn hóa, thể thao(?: và du lịch)?|văn hóa, xã hội|lao động, thương binh và xã hội|kinh tế, hạ tầng(?: và đô thị)?"
)


def _end_of(text: str, spelling: str, start: int) -> int:
    """Where a name ends: at a mark or a verb; a dash joins its parts ("Đồng Đăng - Lạng Sơn")."""
    for stop in _STOP.finditer(spelling, start):
        dash = stop.start() + 1
        is_inside = stop[0].strip() == "-" and text[dash] in "-–" and text[stop.end() : stop.end() + 1].isupper()
        if any(name.start() < stop.start() < name.end() for name in _WITH_COMMA.finditer(spelling, start)):
            continue
        if not (is_inside and not _WRITING.match(spelling, stop.start())):
            return stop.start()
    return len(spelling)


def _name(text: str, spelling: str, match: re.Match) -> str:
    end = _end_of(text, spelling, match.end())
    name = nfc(text[match.start() : end]).strip(" -–(")
    before = spelling[max(match.start() - 22, 0) : match.start()]
    if _SOURCE.search(before) and _SPEAKS.match(spelling, end):
        return ""
    if re.search(r"(?:các|cấp|cơ quan|khối|của các|mỗi|từng|số)\s+$", before) or len(name.split()) > 18:
        return ""
    rest = name[match.end() - match.start() :].strip()
    if not rest and match[0].strip() in _SHORT and text[match.start()].isupper():
        return name
    kind = spelling[match.start() : match.end()].strip()
    if _COMPLETE.fullmatch(kind) and text[match.start()].isupper():
        return name
    if kind.startswith("bộ phận tiếp nhận") and not text[match.start()].isupper():
        return ""
    if kind in ("thành phố", "tp", "tp.") and (not rest or places_in(f"thành phố {rest}") or find_places(f"tp {rest}")):
        return ""
    if not rest or (
        re.search(r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tp\.?|[qph]\.|t[xt]\.)$", kind)
        and not (rest[0].isupper() or rest[0].isdigit())
    ):
        return ""
    if kind in ("trung tâm", "sở", "phòng", "tổng đài", "cục", "văn phòng") and not rest[0].isupper():
        return ""
    return name


_SELF = re.compile(
    r"(?:^|[,;:]\s*)(?P<kind>xã|phường|sở|trung tâm|văn phòng|huyện|thị trấn|đặc khu|ban|cục)"
    r"(?=\s+(?:đã|được|nhận|tiếp|giải|có|xử lý|hoàn thành|còn|không|đang|ban hành|trả)\b)"
)


def is_itself(spelling: str, unit: str) -> bool:
    """Whether a stretch of text speaks of the office of its title by what it is: "xã được chuyển 7 phản ánh"."""
    return any(re.search(rf"\b{match['kind']}\b", spelled(unit)) for match in _SELF.finditer(spelling))


def whole_at(spelling: str) -> int:
    """Where a stretch of text last says that it speaks of the whole province; -1 where it does not."""
    return max((match.start() for match in _WHOLE.finditer(spelling)), default=-1)


def field_in(text: str, spelling: str) -> str:
    """The field a stretch of text names, as printed."""
    names = list(_FIELD.finditer(spelling)) + list(_LINKED.finditer(spelling))
    name = nfc(text[names[-1].start(1) : names[-1].end(1)]).strip() if names else ""
    return "" if fold(name) in ("khác", "này", "trên") else name


def counted_field(text: str, spelling: str) -> str:
    """The field that the words behind a number say its dossiers are of ("43 hồ sơ đất đai")."""
    match = _COUNTED.match(spelling)
    return nfc(text[match.start(1) : match.end(1)]).lower() if match else ""


def titled_field(text: str, spelling: str) -> str:
    """The one field a title says its dossiers are of ("hồ sơ đất đai")."""
    match = _TITLED.search(spelling)
    return nfc(text[match.start(1) : match.end(1)]) if match else ""


_PROVINCE = re.compile(r"(?<![^\W\d_])(?:(?:tỉnh|thành phố|tp)\s+|tp\.\s*)")
_NATION = re.compile(
    r"(?<![^\W\d_])(?:cả nước|toàn quốc)(?=\s*(?:đã |có |hiện |mới )*(?:tiếp|giải|xử lý|còn|có|đạt|là|ước|ghi|:|,|\d))"
)
_VERB = re.compile(r"\s*(?:đã|có|đạt|là|hiện|mới|cũng|tiếp nhận|giải quyết|xử lý|còn|đứng|xếp|với|:|\d)")
_DATED = re.compile(r"\s*([^,\d:;.]{3,30}),\s*ngày\b")


def places_in(text: str) -> list[str]:
    """The provinces a text names in full ("tỉnh Đồng Tháp"), or dates itself by."""
    key = fold(text)
    names = []
    for match in _PROVINCE.finditer(key):
        words = re.split(r"[,.;:()]|\bngày\b|\d", key[match.end() : match.end() + 60])[0].split()
        for size in range(min(len(words), 5), 0, -1):
            name = " ".join(words[:size])
            name = name if find_places(name) else f"tp {name}"
            if find_places(name):
                names.append(name)
                break
    names += [name for name in _bare_names(text) if name not in names]
    if _NATION.search(key):
        names.append("cả nước")
    dated = _DATED.match(key)
    if dated and find_places(dated[1]):
        names.append(dated[1])
    return names
