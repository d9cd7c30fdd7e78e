"""Provinces in their territories: the 63 until 30 June 2025, the 34 since 1 July 2025, and the nation.

A place has a new id only when its territory changes (`dong-thap@2004`, `dong-thap@2025`); a new name or
status (Huế 2025, Đồng Nai 2026) is an attribute with dates. Legal source: Nghị quyết 202/2025/QH15;
Nghị quyết 30/2026/QH16 (Đồng Nai, 30 April 2026).
"""

import csv
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from data.names import fold, slug

REFERENCE = Path(__file__).parent / "reference"
NATION = "vn"
MERGER = date(2025, 7, 1)
_FIRST = date(2004, 1, 1)
_PREFIXES = (
    "thành phố",
    "tỉnh",
    "tp.",
    "tp",
    "ubnd tỉnh",
    "ubnd thành phố",
    "ủy ban nhân dân tỉnh",
    "ủy ban nhân dân thành phố",
    "cổng thông tin điện tử tỉnh",
)


@dataclass(frozen=True)
class Place:
    """A province in one territory, or the nation. `valid_to` None: it exists today."""

    id: str
    name: str
    name_en: str
    code: str
    valid_from: date
    valid_to: date | None = None
    parts: tuple[str, ...] = ()
    successor: str | None = None
    status: tuple[tuple[date, str], ...] = field(default=())

    def exists_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def status_on(self, day: date) -> str:
        """`tỉnh` or `thành phố` on a day."""
        return [kind for since, kind in self.status if since <= day][-1]

    def full_name(self, day: date, language: str = "vi") -> str:
        if self.id == NATION or language != "vi":
            return self.name if language == "vi" else self.name_en
        return f"{self.status_on(day).capitalize()} {self.name}"


class PlaceError(ValueError):
    """A text that names no place, or several; says so in both languages with the nearest valid choice."""

    def __init__(self, message_vi: str, message_en: str):
        self.message_vi, self.message_en = message_vi, message_en
        super().__init__(message_en)


def _rows(name: str) -> list[dict[str, str]]:
    with open(REFERENCE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# The centrally run cities before the merger; Huế became one on 1 January 2025.
_OLD_CITIES = {"Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"}
_HUE_CITY = date(2025, 1, 1)
_DONG_NAI_CITY = date(2026, 4, 30)


def _old_status(name: str) -> tuple[tuple[date, str], ...]:
    first = (_FIRST, "thành phố" if name in _OLD_CITIES else "tỉnh")
    return (first, (_HUE_CITY, "thành phố")) if name == "Huế" else (first,)


def _new_status(row: dict[str, str]) -> tuple[tuple[date, str], ...]:
    first = (MERGER, row["type_2025_07_01"])
    changed = row["type_current"] != row["type_2025_07_01"]
    return (first, (_DONG_NAI_CITY, row["type_current"])) if changed else (first,)


def _load() -> dict[str, Place]:
    old = _rows("provinces_63_to_34.csv")
    places = {NATION: Place(NATION, "Cả nước", "Viet Nam", "", _FIRST)}
    for row in _rows("provinces_34.csv"):
        name, base = row["new_name"], slug(row["new_name"])
        before = [o for o in old if o["new_code"] == row["new_code"]]
        if row["merged"] == "no":
            places[base] = Place(base, name, row["name_en"], row["new_code"], _FIRST, status=_old_status(name))
            continue
        new_id = f"{base}@2025"
        part_ids = tuple(f"{slug(o['old_name'])}@2004" for o in before)
        for o, part in zip(before, part_ids):
            name_en = "Ho Chi Minh" if o["old_name"] == "Hồ Chí Minh" else _ascii(o["old_name"])
            places[part] = Place(
                part,
                o["old_name"],
                name_en,
                o["old_code"],
                _FIRST,
                MERGER.replace(month=6, day=30),
                successor=new_id,
                status=_old_status(o["old_name"]),
            )
        places[new_id] = Place(
            new_id, name, row["name_en"], row["new_code"], MERGER, parts=part_ids, status=_new_status(row)
        )
    return places


def _ascii(name: str) -> str:
    english = {"hai-phong": "Haiphong"}
    base = slug(name)
    return english.get(base, " ".join(word.capitalize() for word in base.split("-")))


PLACES: dict[str, Place] = _load()


def provinces_on(day: date) -> list[Place]:
    """All provinces that exist on a day, by Vietnamese name: 63 before 1 July 2025, 34 since."""
    provinces = [p for p in PLACES.values() if p.id != NATION and p.exists_on(day)]
    return sorted(provinces, key=lambda p: slug(p.name))


def today_of(place: str) -> str:
    """The place of today that holds this territory: itself, or its successor."""
    return PLACES[place].successor or place


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    names: dict[str, set[str]] = {}
    for place in PLACES.values():
        for text in (place.id, place.name, place.name_en):
            names.setdefault(fold(text), set()).add(place.id)
    by_canonical = {name: set(ids) for name, ids in names.items()}
    for row in _rows("province_aliases.csv"):
        names.setdefault(fold(row["alias"]), set()).update(by_canonical[fold(row["canonical_name"])])
    for text in ("toàn quốc", "việt nam", "vietnam", "cả nước"):
        names.setdefault(fold(text), set()).add(NATION)
    return {name: tuple(sorted(ids)) for name, ids in names.items()}


def find_places(text: str, on: date | None = None) -> list[Place]:
    """Places a name, alias or id may mean; with a day, only those that exist on it. Never guesses."""
    key = fold(text)
    ids = _by_name().get(key, ())
    for prefix in sorted(_PREFIXES, key=len, reverse=True):
        if ids:
            break
        if key.startswith(prefix + " "):
            ids = _by_name().get(key[len(prefix) :].strip(), ())
    places = [PLACES[i] for i in ids]
    return [p for p in places if on is None or p.exists_on(on)]


def find_place(text: str, on: date) -> Place:
    """The one place a text names on a day. Raises `PlaceError` with the nearest choice."""
    places = find_places(text, on)
    if len(places) == 1:
        return places[0]
    once = find_places(text)
    if once and once[0].successor:
        heir = PLACES[once[0].successor]
        raise PlaceError(
            f"“{text}” đã sáp nhập vào {heir.name} từ 1/7/2025, không còn số liệu riêng ở ngày {on:%d/%m/%Y}.",
            f"“{text}” merged into {heir.name_en} on 1 July 2025 and has no figures of its own on {on}.",
        )
    near = nearest_place(text)
    hint_vi = f" Có phải “{near}”?" if near else ""
    hint_en = f" Did you mean “{near}”?" if near else ""
    raise PlaceError(
        f"Không có địa bàn “{text}”.{hint_vi} Chọn một tỉnh, thành phố trong danh sách.",
        f"There is no place “{text}”.{hint_en} Choose a province or city from the list.",
    )


def nearest_place(text: str) -> str | None:
    """The known name that looks most like a text, or None."""
    from difflib import get_close_matches

    from data.names import search_key

    names = {search_key(p.name): p.name for p in PLACES.values()}
    close = get_close_matches(search_key(text), names, n=1, cutoff=0.7)
    return names[close[0]] if close else None
