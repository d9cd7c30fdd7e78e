"""The register of units: which offices and communes a place has, since when until when, and what they report.

A person declares it, one ledger line a change; it says who is expected to report (rule of counting 14). The communes of
the two-tier model stand in `reference/communes_3321.csv`: Nghị quyết 202/2025/QH15, in force 1 July 2025.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from data.measures import MEASURES, SUBJECTS
from data.names import fold, nfc
from data.places import MERGER, PLACES, REFERENCE
from data.refusals import StoreError

LEVELS = ("tỉnh", "huyện", "xã")  # sở, ban, ngành · until June 2025 · xã, phường, đặc khu
SUBJECT = "dossiers"  # what a unit reports of which nothing else is said
# Whose list tells which offices are expected, the surest first: of several the last one decides.
ORIGINS = ("", "register", "declared", "observed")
_COMMITTEE = re.compile(r"^(ubnd|ủy ban nhân dân) ")
# How a name begins; "xã" inside one says nothing: Sở Lao động, Thương binh và Xã hội.
_BEGINS = {
    "xã": re.compile(r"(xã|phường|thị trấn|đặc khu)\b"),
    "huyện": re.compile(r"(huyện|quận|thị xã|thành phố|tp)\b|.*\b(huyện|quận)\b"),
    "tỉnh": re.compile(r"(sở|ban|ngành|văn phòng|thanh tra)\b|.*\btỉnh\b"),
}


@dataclass(frozen=True)
class RegisteredUnit:
    """An office or commune of a place. `since`, `until`: its first and last day, None where it has none; `aliases`:
    other names that files give it; `predecessors`: what it was made of; `subjects`: what it reports."""

    name: str
    level: str = ""
    since: date | None = None
    until: date | None = None
    aliases: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = (SUBJECT,)

    @property
    def key(self) -> str:
        """What tells it from others of its place: two spellings of one name are one."""
        return fold(self.name)

    def exists_on(self, day: date) -> bool:
        return (self.since or date.min) <= day <= (self.until or date.max)

    def to_json(self) -> dict[str, Any]:
        """Its entry in a ledger line: what is left open is left out."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        plain = {
            n: v.isoformat() if isinstance(v, date) else list(v) if isinstance(v, tuple) else v
            for n, v in values.items()
        }
        return {name: value for name, value in plain.items() if value}

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> "RegisteredUnit":
        since, until = (date.fromisoformat(entry[day]) if entry.get(day) else None for day in ("since", "until"))
        aliases, predecessors = (tuple(entry.get(names, ())) for names in ("aliases", "predecessors"))
        subjects = tuple(entry.get("subjects", (SUBJECT,)))
        return cls(entry["name"], entry.get("level", ""), since, until, aliases, predecessors, subjects)


Register = Mapping[str, RegisteredUnit]  # of one place, by `RegisteredUnit.key`


@dataclass(frozen=True)
class RegisterChange:
    """What a line of kind `register` does to a place: units written over by name, and names taken out."""

    place: str
    entries: tuple[RegisteredUnit, ...] = ()
    removed: tuple[str, ...] = ()

    def applied(self, register: Register) -> dict[str, RegisteredUnit]:
        """The register afterwards."""
        gone = {fold(name) for name in self.removed}
        return {k: u for k, u in register.items() if k not in gone} | {u.key: u for u in self.entries}

    def payload(self) -> dict[str, Any]:
        """Its fields in the ledger."""
        entries = [unit.to_json() for unit in self.entries]
        return {"place": self.place, "entries": entries, "removed": list(self.removed)}

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> "RegisterChange":
        entries = tuple(RegisteredUnit.from_json(entry) for entry in payload.get("entries", ()))
        return cls(payload["place"], entries, tuple(payload.get("removed", ())))


def reporting(register: Register, subject: str) -> list[RegisteredUnit]:
    """The units that report a subject, of all times."""
    return [unit for unit in register.values() if subject in unit.subjects]


def differing(before: Register, after: Register, subject: str, day: date) -> bool:
    """Whether other units are expected to report a subject on a day."""
    names = [{u.key for u in reporting(r, subject) if u.exists_on(day)} for r in (before, after)]
    return names[0] != names[1]


def aliases_of(register: Register) -> dict[str, str]:
    """Folded other names -> the unit."""
    return {fold(alias): unit.name for unit in register.values() for alias in unit.aliases}


def checked(change: RegisterChange, register: Register, seen: Iterable[str]) -> RegisterChange:
    """A change as it can be written: units by the names they have in the register or their figures in the store
    (`seen`), what would change nothing left out. Raises `NameOfTwo`, `NotRegistered`."""
    if strange := [name for name in change.removed if fold(name) not in register]:
        raise NotRegistered(strange[0])
    figures = {fold(name): name for name in seen}
    entries = [_renamed(unit, register, figures) for unit in change.entries]
    written = RegisterChange(change.place, tuple(u for u in entries if register.get(u.key) != u), change.removed)
    owners: dict[str, set[str]] = {}
    for unit in written.applied(register).values():
        for name in (unit.name, *unit.aliases):
            owners.setdefault(fold(name), set()).add(unit.name)
    if twice := [units for units in owners.values() if len(units) > 1]:
        raise NameOfTwo(*sorted(twice[0])[:2])
    return written


def _renamed(unit: RegisteredUnit, register: Register, figures: Mapping[str, str]) -> RegisteredUnit:
    """A unit by the name it has in the register, else that of its figures; its own and its other names beside it."""
    names = {fold(name): name for name in (unit.name, *unit.aliases)}
    registered = aliases_of(register) | {key: known.name for key, known in register.items()}
    name = registered.get(unit.key)
    own = {registered[key] for key in names if key in registered} | {figures[key] for key in names if key in figures}
    if name is None and not own.isdisjoint(registered.values()):
        raise NameOfTwo(unit.name, sorted(own.intersection(registered.values()))[0])
    if len(own) > 1:
        raise NameOfTwo(*sorted(own)[:2])
    name = name or next(iter(own), unit.name)
    return replace(unit, name=name, aliases=tuple(n for key, n in names.items() if key != fold(name)))


class NameOfTwo(StoreError):
    """A unit under two names that are two units: in the register, or with figures of their own in the store."""

    def __init__(self, name: str, other: str):
        super().__init__(
            f"“{name}” và “{other}” không thể là một đơn vị: đã có số liệu riêng, hoặc một dòng riêng trong danh sách. "
            "Bỏ tên khác, bỏ dòng kia, hoặc hoàn tác lần nạp ghi sai tên rồi nạp lại; chưa có gì được ghi.",
            f"“{name}” and “{other}” cannot be one unit: there are figures, or a line of the register, of their own. "
            "Leave the other name out, take that line out, or withdraw the batch with the wrong name and load it again;"
            " nothing was stored.",
        )


class NotRegistered(StoreError):
    """A name to be taken out that the register does not have."""

    def __init__(self, name: str):
        super().__init__(
            f"“{name}” không có trong danh sách đơn vị; chưa có gì được ghi.",
            f"“{name}” is not in the register of units; nothing was stored.",
        )


def level_of(name: str) -> str:
    """The level that the name of a unit tells: tỉnh, huyện or xã; "" where it tells none."""
    plain = _COMMITTEE.sub("", fold(name))
    return next((level for level, words in _BEGINS.items() if words.match(plain)), "")


def levelled(text: str) -> str | None:
    """The level that somebody wrote: "Cấp xã", "đặc khu", "Sở, ban, ngành"; "" for nothing, None where it is none."""
    plain = fold(text).removeprefix("cấp ")
    return "" if not plain else level_of(plain) or None


@cache
def communes() -> dict[str, tuple[RegisteredUnit, ...]]:
    """The 3,321 communes, wards and special zones since 1 July 2025, by place."""
    today = {p.code: p.id for p in PLACES.values() if p.code and p.valid_to is None}
    units: dict[str, list[RegisteredUnit]] = {}
    with open(REFERENCE / "communes_3321.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            unit = RegisteredUnit(nfc(row["name"]), "xã", MERGER, aliases=(f"UBND {nfc(row['name'])}",))
            units.setdefault(today[row["province_code"]], []).append(unit)
    return {place: tuple(sorted(of, key=lambda unit: unit.key)) for place, of in units.items()}


def from_figures(
    place: str, seen: Mapping[str, tuple[set[str], date]], levels: Mapping[str, str]
) -> list[RegisteredUnit]:
    """The units of a place as its figures name them (`Reader.seen_units`), with their levels: what they report is what
    they have reported. A district, or a commune that is none today, of which nothing is known since the merger ended
    with it."""
    today = {name for unit in communes().get(place, ()) for name in (unit.key, *map(fold, unit.aliases))}
    units = []
    for name, (measures, last) in seen.items():
        level = levels.get(name) or level_of(name)
        is_former = level in ("huyện", "xã") and fold(name) not in today and last < MERGER
        until = MERGER - timedelta(days=1) if is_former else None
        subjects = tuple(s for s in SUBJECTS if s in {MEASURES[m].subject for m in measures})
        units.append(RegisteredUnit(name, level, until=until, subjects=subjects))
    return units


def known_subjects(names: Iterable[str]) -> tuple[str, ...]:
    """Subjects by id or Vietnamese or English name. Raises `KeyError` with the first that is none."""
    ids = {fold(text): subject for subject, texts in SUBJECTS.items() for text in (subject, *texts)}
    return tuple(dict.fromkeys(ids[fold(name)] for name in names))
