"""`register`: the units of a place that are expected to report; shown, filled, added to, taken out of.

Without --yes it shows what would change and writes nothing. Nothing is lost: what was taken out is added again by
another line.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from commands.files import UsageError, agreed
from commands.output import OK, REFUSED, complain, print_json, table
from commands.reason import add_reason, reason_of
from data.measures import SUBJECTS
from data.names import fold, nfc
from data.periods import period_name
from data.personal import holds_identity
from data.places import PLACES, find_place, find_places
from data.reader import Reader
from data.refusals import StoreError
from data.register import (
    LEVELS,
    SUBJECT,
    RegisterChange,
    RegisteredUnit,
    aliases_of,
    checked,
    communes,
    from_figures,
    level_of,
)
from data.store import Store

COMMUNES, SEEN = "communes", "seen"
SHOWN = 12  # names of each kind of change; more are counted


def add(verbs) -> None:
    parser = verbs.add_parser(
        "register", help="danh sách đơn vị phải báo cáo của một nơi / the units of a place expected to report"
    )
    parser.add_argument("--place", required=True, help="tỉnh, thành / a province")
    parser.add_argument(
        "--fill",
        metavar="communes|seen|FILE",
        help="xã, phường từ 7/2025; tên đã có số liệu; tệp / communes since 7/2025; names with figures; a file",
    )
    parser.add_argument("--add", action="append", default=[], metavar="NAME", help="thêm hoặc sửa / add or change")
    parser.add_argument("--remove", action="append", default=[], metavar="NAME", help="bỏ / take out")
    parser.add_argument("--clear", action="store_true", help="bỏ cả danh sách / take all out")
    parser.add_argument("--level", choices=LEVELS, help="cấp của --add; mặc định theo tên / by the name unless given")
    parser.add_argument("--since", type=date.fromisoformat, help="2025-07-01: ngày đầu của --add / its first day")
    parser.add_argument("--until", type=date.fromisoformat, help="2026-06-30: ngày cuối của --add / its last day")
    for name, words in (("alias", "tên khác / another name"), ("predecessor", "tiền thân / a predecessor")):
        parser.add_argument(f"--{name}", action="append", metavar="NAME", help=words)
    parser.add_argument("--subject", action="append", choices=list(SUBJECTS), help="lĩnh vực báo cáo / what it reports")
    parser.add_argument("--yes", action="store_true", help="ghi / write it")
    add_reason(parser)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_register)


def run_register(options, store: Store) -> int:
    store.publish()
    reader, head = store.reader(fresh=True), store.head
    place = _place(options.place)
    register = reader.decisions.registers.get(place, {})
    seen = reader.seen_units(place)
    wanted = _wanted(options, place, reader)
    if wanted is None:
        return _list(options, place, list(register.values()), seen)
    change = checked(wanted, register, seen)
    _refuse_persons(options, change)
    moves = _moves(reader, change)
    is_change = bool(change.entries or change.removed)
    if not options.json:
        _print_change(place, change, register, moves)
    is_stored = is_change and (options.yes or agreed(options))
    if is_stored:
        store.decide("register", head=head, reason=reason_of(options), **change.payload())
    if options.json:
        print_json({"place": place, **change.payload(), "moves": moves, "stored": is_stored})
    elif is_stored:
        print(f"Đã ghi, dòng {store.head} của sổ ghi. / Written, ledger line {store.head}.")
    return OK if is_stored or not is_change else REFUSED


def _place(name: str) -> str:
    """The place of today, or a former one by its id. Raises `PlaceError`."""
    return name if name in PLACES and find_places(name) else find_place(name, date.today()).id


def _wanted(options, place: str, reader: Reader) -> RegisterChange | None:
    """What the arguments ask for; None where the register is only to be shown."""
    register = reader.decisions.registers.get(place, {})
    units = [_added(options, nfc(name), register.get(fold(name))) for name in options.add]
    removed = tuple(unit.name for unit in register.values()) if options.clear else tuple(options.remove)
    if options.fill:
        units += _filled(options.fill, place, reader)
    elif not (units or removed or options.clear):
        return None
    return RegisterChange(place, tuple(units), removed)


def _added(options, name: str, before: RegisteredUnit | None) -> RegisteredUnit:
    """A unit of --add: what is not told of one that is registered stays."""
    unit = before or RegisteredUnit(name, level_of(name))
    told = {
        "level": options.level,
        "since": options.since,
        "until": options.until,
        "aliases": options.alias and tuple(map(nfc, options.alias)),
        "predecessors": options.predecessor and tuple(map(nfc, options.predecessor)),
        "subjects": options.subject and tuple(options.subject),
    }
    unit = replace(unit, **{key: value for key, value in told.items() if value})
    if unit.since and unit.until and unit.until < unit.since:
        raise UsageError("--until đứng trước --since.", "--until is before --since.")
    return unit


def _filled(source: str, place: str, reader: Reader) -> list[RegisteredUnit]:
    """The units of --fill. A unit that is registered keeps what was declared of it."""
    register = reader.decisions.registers.get(place, {})
    known = {*register, *aliases_of(register)}
    if source == SEEN:
        levels = {unit: level for (p, unit), level in reader.unit_levels().items() if p == place}
        units = from_figures(place, reader.seen_units(place), levels)
        return [unit for unit in units if unit.key not in known]
    if source == COMMUNES:
        if place not in communes():
            raise StoreError(
                f"Không có danh sách xã, phường dựng sẵn của {PLACES[place].name} ở địa giới này; chỉ có từ 1/7/2025.",
                f"There is no built-in list of communes of {PLACES[place].name_en} here; only since 1 July 2025.",
            )
        seen = set(map(fold, reader.seen_units(place)))
        units = [unit for unit in communes()[place] if known.isdisjoint((unit.key, *map(fold, unit.aliases)))]
        # "UBND xã X" is only taken to be "Xã X" where not both have figures.
        return [replace(u, aliases=()) if seen.issuperset((u.key, *map(fold, u.aliases))) else u for u in units]
    return _read(source)


def _read(name: str) -> list[RegisteredUnit]:
    """The units of a file. Raises `UsageError` with the first thing that is wrong in it."""
    from loaders.problems.refusal import FileProblem
    from loaders.register_table import read_units

    try:
        units, problems = read_units(Path(name).read_bytes(), Path(name).name)
    except OSError as error:
        raise UsageError(
            f"Không mở được tệp “{name}”: kiểm tra tên và quyền đọc.",
            f"The file “{name}” cannot be opened: check its name and permissions.",
        ) from error
    except FileProblem as error:
        problems = [error.problem]
    for problem in problems[:-1]:
        complain(problem)
    if problems:
        raise UsageError(problems[-1].message_vi, problems[-1].message_en)
    return units


def _refuse_persons(options, change: RegisterChange) -> None:
    """A register holds offices: what reads like a person or a number of one is questioned. Raises `StoreError`."""
    built_in = {unit.name for unit in communes().get(change.place, ())}
    names = [name for unit in change.entries for name in (unit.name, *unit.aliases, *unit.predecessors)]
    persons = [name for name in names if holds_identity(name) and name.removeprefix("UBND ") not in built_in]
    if persons and not options.not_personal:
        raise StoreError(
            f"“{persons[0]}” giống tên hoặc số của một người. Bỏ đi, hoặc thêm --not-personal nếu là tên cơ quan; "
            "chưa có gì được ghi.",
            f"“{persons[0]}” looks like somebody's name or number. Take it out, or add --not-personal if it is an "
            "office; nothing was stored.",
        )


def _moves(reader: Reader, change: RegisterChange) -> list[dict]:
    """How the newest reported period of each subject is covered before and after."""
    from metrics.answers.due import IN, default_period, label_of, leads
    from metrics.answers.quality import standing

    after, today, moves = reader.with_register(change), date.today(), []
    before = reader.decisions.registers.get(change.place, {})
    reported = {s for unit in change.applied(before).values() for s in unit.subjects}
    for subject in SUBJECTS:
        if not leads(subject) or subject not in reported | {s for u in before.values() for s in u.subjects}:
            continue
        label = label_of(subject, default_period(reader, change.place, "month", subject, today))
        rows = [standing(r, subject, change.place, label, today) for r in (reader, after)]
        covers = [f"{row['covered']:.0f}/{row['expected']:.0f}" if row["state"] in IN else "" for row in rows]
        if all(covers) and covers[0] != covers[1]:
            moves.append({"subject": subject, "period": label, "before": covers[0], "after": covers[1]})
    return moves


def _list(options, place: str, units: list[RegisteredUnit], seen: dict) -> int:
    named = {name for unit in units for name in (unit.key, *map(fold, unit.aliases))}
    unlisted = sorted(name for name in seen if fold(name) not in named)
    if options.json:
        print_json({"place": place, "units": [u.to_json() for u in units], "unlisted": unlisted})
        return OK
    print(f"{PLACES[place].name}: {len(units)} đơn vị trong danh sách / {len(units)} units registered")
    if units:
        print(table([_row(unit, seen) for unit in sorted(units, key=lambda u: (u.level, u.key))], _COLUMNS))
    if unlisted and units:
        print(f"Có số liệu, không có trong danh sách / with figures, not registered: {'; '.join(unlisted)}")
    return OK


_COLUMNS = {
    "name": "đơn vị",
    "level": "cấp",
    "since": "từ ngày",
    "until": "đến ngày",
    "aliases": "tên khác",
    "predecessors": "tiền thân",
    "subjects": "lĩnh vực báo cáo",
    "figures": "số liệu",
}


def _row(unit: RegisteredUnit, seen: dict) -> dict:
    lists = {"aliases": unit.aliases, "predecessors": unit.predecessors}
    return {
        "name": unit.name,
        "level": unit.level or "?",
        **{name: f"{day:%d/%m/%Y}" if day else None for name, day in (("since", unit.since), ("until", unit.until))},
        **{name: "; ".join(names) for name, names in lists.items()},
        "subjects": "; ".join(SUBJECTS[s][0] for s in unit.subjects),
        "figures": "có" if unit.name in seen else "chưa",
    }


def _print_change(place: str, change: RegisterChange, register: dict, moves: list[dict]) -> None:
    new = [unit for unit in change.entries if unit.key not in register]
    changed = [unit for unit in change.entries if unit.key in register]
    print(
        f"{PLACES[place].name}: thêm {len(new)} · sửa {len(changed)} · bỏ {len(change.removed)} / add · change · remove"
    )
    for sign, units in (("+", new), ("~", changed)):
        for unit in units[:SHOWN]:
            print(f"  {sign} {_described(unit)}")
        if len(units) > SHOWN:
            print(f"  {sign} … {len(units) - SHOWN} đơn vị nữa / more")
    for name in change.removed[:SHOWN]:
        print(f"  - {name}")
    for move in moves:
        name, period = SUBJECTS[move["subject"]][0], period_name(move["period"])
        print(f"  {name}, {period}: {move['before']} → {move['after']} đơn vị / units")


def _described(unit: RegisteredUnit) -> str:
    days = [f"{word} {day:%d/%m/%Y}" for word, day in (("từ", unit.since), ("đến", unit.until)) if day]
    more = [unit.level or "cấp chưa rõ / level unknown", *days]
    more += [SUBJECTS[s][0] for s in unit.subjects if unit.subjects != (SUBJECT,)]
    others = [alias for alias in unit.aliases if fold(alias) != fold(f"UBND {unit.name}")]
    return f"{unit.name} ({', '.join(more)})" + (f", tên khác / also {'; '.join(others)}" if others else "")
