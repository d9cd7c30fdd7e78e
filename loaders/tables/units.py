"""Names of offices, communes and centres (rule of counting 17): known, mapped, new, or asked."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from data.facts import Problem
from data.names import fold, nfc, search_key
from data.personal import holds_identity, holds_person
from data.places import PLACES
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.names import bare_name
from loaders.text.wording import listed, place_names

NEW = "new"
_ALIKE = 0.86
_OFFICE = re.compile(
    r"\b(sở|ban|ubnd|ủy ban|văn phòng|vp|trung tâm|tt|chi cục|cục|phòng|xã|phường|thị trấn|đặc khu|huyện|quận|"
    r"thị xã|thành phố|tp|chi nhánh|công an|bảo hiểm|thanh tra|kho bạc|thuế|hải quan|điện lực|bộ chỉ huy|trường|"
    r"bệnh viện|hạt|đội|trạm|viện|công ty|ngân hàng|hội|đơn vị|bộ phận|tòa án|viện kiểm sát|tổng đài|cổng)\b"
)
_SHORT = {
    "vp": "van phong",
    "tt": "trung tam",
    "tp": "thanh pho",
    "tx": "thi xa",
    "tnmt": "tai nguyen moi truong",
    "khdt": "ke hoach dau tu",
    "gddt": "giao duc dao tao",
    "va": "",
    "ubnd": "",
}


@dataclass
class UnitNames:
    """What each name of a file became: `units[name]` is the unit, or None when it is left out or asked."""

    units: dict[str, str | None]
    problems: list[Problem]


def reads_like_office(name: str) -> bool:
    """Whether a name begins like that of an office, a commune or a centre."""
    return bool(_OFFICE.match(fold(name)))


def resolve_units(names: dict[str, str], place: str, context: Context) -> UnitNames:
    """Settle the unit names of one place. `names`: the name as printed -> the cell of its first use."""
    known = _known_units(place, context)
    mapped_before = {
        fold(bare_name(name)): unit for (its_place, name), unit in context.unit_names.items() if its_place == place
    }
    resolved = UnitNames({}, [])
    here = {fold(bare_name(name)) for name in names}
    # A known unit that the file names itself is not what another name of the file means.
    others = {key: unit for key, unit in known.items() if key not in here}
    index = _index(others.values())
    new: list[tuple[str, str]] = []
    for name, locator in names.items():
        key = fold(bare_name(name))
        mapped = known.get(key) or mapped_before.get(key) or _answered(name, place, context)
        if mapped == SKIP:
            resolved.units[name] = None
        elif mapped:
            resolved.units[name] = known.setdefault(key, bare_name(name)) if mapped == NEW else mapped
        elif holds_identity(name):
            resolved.units[name], problem = _asked_about_person(name, locator, place, context)
            resolved.problems += [problem] if problem else []
        elif similar := _alike(name, index):
            resolved.units[name] = None
            resolved.problems.append(_ask_alike(name, locator, place, similar))
        elif not _OFFICE.search(key):
            resolved.units[name] = None
            resolved.problems.append(_ask_what(name, locator, place))
        else:
            unit = resolved.units[name] = known.setdefault(key, bare_name(name))
            new.append((unit, locator))
    if new:
        resolved.problems.append(_list_new(new, place))
    return resolved


def _known_units(place: str, context: Context) -> dict[str, str]:
    """Units by their bare names; of two that differ by a list number or a note alone, the plain one."""
    units = context.known_units.get(place, ())
    return {fold(bare_name(unit)): unit for unit in units} | {fold(unit): unit for unit in units}


def question_of(name: str, place: str) -> str:
    """The question under which the meaning of a unit name is asked."""
    return f"unit:{place}:{nfc(name)}"


def answered_units(answers: dict[str, str]) -> dict[tuple[str, str], str]:
    """(place, printed name) -> answer, of all questions about unit names."""
    asked = ([*question.split(":", 2), answer] for question, answer in answers.items() if question.startswith("unit:"))
    return {(place, name): answer for _, place, name, answer in asked}


def _answered(name: str, place: str, context: Context) -> str | None:
    return context.answers.get(question_of(name, place))


def comparable(name: str) -> str:
    """A name without accents, abbreviations written out; "UBND xã Tân Hồng" and "Xã Tân Hồng" are one."""
    words = re.findall(r"[a-z0-9]+", search_key(name).replace("uy ban nhan dan", "ubnd"))
    return " ".join(filter(None, (_SHORT.get(word, word) for word in words))) or search_key(name)


def _index(units) -> dict[str, list[tuple[str, str]]]:
    """Known units by the first letters of each of their words, so that few are compared in full."""
    index: dict[str, list[tuple[str, str]]] = {}
    for unit in units:
        form = comparable(unit)
        for start in {word[:2] for word in form.split()}:
            index.setdefault(start, []).append((form, unit))
    return index


def _alike(name: str, index: dict[str, list[tuple[str, str]]]) -> list[str]:
    """Known units that a name may be a spelling of, the likeliest first; at most three."""
    form = comparable(name)
    scores: dict[str, float] = {}
    matcher = SequenceMatcher(b=form, autojunk=False)
    for start in {word[:2] for word in form.split()}:
        for other, unit in index.get(start, ()):
            if unit in scores or abs(len(other) - len(form)) > 0.3 * max(len(form), len(other)):
                continue
            matcher.set_seq1(other)
            scores[unit] = matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
    close = [unit for unit, score in scores.items() if score >= _ALIKE and _numbers(unit) == _numbers(name)]
    return sorted(close, key=lambda unit: -scores[unit])[:3]


def _numbers(name: str) -> list[str]:
    """Phường 1 and Phường 11 differ by their number alone, and are two."""
    return re.findall(r"\d+", name)


def _ask_alike(name: str, locator: str, place: str, similar: list[str]) -> Problem:
    choices = {unit: (f"Là “{unit}”", f"It is “{unit}”") for unit in similar}
    choices[NEW] = (f"Là đơn vị mới “{nfc(name)}”", f"It is a new unit “{nfc(name)}”")
    choices[SKIP] = ("Bỏ các dòng này", "Leave these rows out")
    return problem(
        "unit_alike", locator, name=name, known=similar[0], question=question_of(name, place), choices=choices
    )


def _ask_what(name: str, locator: str, place: str) -> Problem:
    choices = {
        NEW: (f"Là đơn vị mới “{nfc(name)}”", f"It is a new unit “{nfc(name)}”"),
        SKIP: ("Bỏ các dòng này", "Leave these rows out"),
    }
    return problem(
        "unit_unclear",
        locator,
        name=name,
        place=place_names(PLACES[place]),
        question=question_of(name, place),
        choices=choices,
    )


def _asked_about_person(name: str, locator: str, place: str, context: Context) -> tuple[str | None, Problem | None]:
    """A name that reads like a person's: the question bears its cell, never its words, and the answer is not kept.

    An office called after somebody may be added; a number or an address of somebody is no name of an office.
    """
    question = f"unit:{place}:{locator}"
    answer = context.answers.get(question)
    if answer == SKIP or (answer == NEW and holds_person(name)):
        return (nfc(name) if answer == NEW else None), None
    choices = {SKIP: ("Bỏ các dòng này", "Leave these rows out")}
    if holds_person(name):
        choices = {NEW: ("Là tên cơ quan, đơn vị, không phải tên người", "It is an office, not a person")} | choices
    return None, problem(
        "unit_is_person", locator, place=place_names(PLACES[place]), question=question, choices=choices
    )


def _list_new(new: list[tuple[str, str]], place: str) -> Problem:
    names = [name for name, _ in new]
    return problem("units_new", new[0][1], count=len(names), place=place_names(PLACES[place]), names=listed(names))
