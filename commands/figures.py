"""`query` and `trace`: numbers, and where they came from."""

import sys
from difflib import get_close_matches

from commands.output import OK, REFUSED, add_store, complain, name_samples, plain, print_json, table
from data import periods
from data.names import fold, nfc, search_key
from data.places import find_places
from data.reader import Reader
from data.refusals import Busy, DiskFull, SnapshotMissing, Unwritable
from data.store import Store
from metrics import registry
from metrics.engine.query import COLUMNS, query
from metrics.engine.question import GRAINS, LEVELS, SPLITS, Question, QuestionError, resolve_places
from metrics.engine.trace import trace

_DECIMALS = {"percent": 2, "per_1000": 2, "ratio": 4, "days": 2}


def add_query(verbs) -> None:
    parser = verbs.add_parser("query", help="số liệu theo kỳ và địa bàn / figures by period and place")
    parser.add_argument("--kpi", nargs="+", default=[], metavar="ID")
    parser.add_argument(
        "--measure", nargs="+", default=[], metavar="ID", help="số đo như đã nạp / a measure as it was loaded"
    )
    parser.add_argument("--grain", choices=GRAINS, default="month")
    parser.add_argument("--split", choices=SPLITS)
    parser.add_argument("--unit")
    parser.add_argument(
        "--level", type=_level, choices=LEVELS, help="chỉ các đơn vị của một cấp / only offices of one level"
    )
    parser.add_argument("--places", nargs="+", default=[], metavar="PLACE")
    parser.add_argument("--from", dest="start", metavar="PERIOD")
    parser.add_argument("--to", dest="end", metavar="PERIOD")
    parser.add_argument("--boundaries", default="today", metavar="today|reported|DATE")
    parser.add_argument("--as-of", type=int, metavar="LINE", help="theo sổ ghi đến dòng này / as of a ledger line")
    add_store(parser)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_query)


def _level(typed: str) -> str:
    """A level as the store spells it, also where the keyboard has no accents: `xa` is `xã`."""
    return next((level for level in LEVELS if search_key(level) == search_key(typed)), typed)


def run_query(options, store: Store) -> int:
    kpis = _asked(options.kpi, options.measure)
    reader = newest(store) if options.as_of is None else store.reader_as_of(options.as_of)
    question = Question(
        kpis,
        options.grain,
        resolve_places(_names(options.places), options.boundaries),
        periods.parse_period(options.start).start if options.start else None,
        periods.parse_period(options.end).end if options.end else None,
        unit_of(reader, options.unit),
        options.split,
        options.boundaries,
        only_with_figures=not (options.start and options.end),
        level=options.level,
    )
    rows = [json_row(row) for row in query(reader, question).to_dict("records")]
    if options.json:
        print_json({"store": reader.store, "rows": rows, "line": reader.line})
    else:
        name_samples(reader.store)
        print(
            table(
                [row | _circumstances(row) for row in rows],
                {
                    "kpi": "chỉ tiêu",
                    "period": "kỳ",
                    "place_name": "địa bàn",
                    "unit": "đơn vị",
                    "split": "phần",
                    "numerator": "tử số",
                    "denominator": "mẫu số",
                    "value": "giá trị",
                    "qualifier": "mức độ",
                    "coverage": "độ phủ",
                    "change": "so kỳ trước",
                    "comparison": "so được",
                    "approval": "phê duyệt",
                    "windows": "hai khoảng ngày",
                    "state": "tình trạng",
                    "reason": "lý do",
                },
            )
        )
    return OK


def _circumstances(row: dict) -> dict:
    """What stands beside a figure in the table: `▨ 2/3 (200/500)`, `no (incomplete)`, approved or not."""
    if row["value"] is None:
        return {"approval": ""}
    part, whole = row["denominator"], row["known_denominator"]
    covers = f" ({part}/{whole})" if part is not None and whole is not None and part < whole else ""
    reason = f" ({row['comparable_reason']})" if row["comparable_reason"] else ""
    return {
        "coverage": _covered(row) if row["complete"] else f"▨ {row['coverage']}{covers}",
        "comparison": f"{row['comparable']}{reason}",
        "approval": "revised" if row["revised"] else "provisional" if row["provisional"] else "approved",
    }


def _covered(row: dict) -> str:
    """`102/102` by a register; of those observed alone nobody knows of how many: `8 (chưa khai danh sách đơn vị)`."""
    if row["expected_from"] != "observed":
        return row["coverage"]
    amount = row["covered"] if row["coverage_of"] == "units" else row["coverage"]
    return f"{amount} (chưa khai danh sách đơn vị)"


def _asked(kpis: list[str], measures: list[str]) -> tuple[str, ...]:
    """The ids asked for: KPIs, then measures as they stand. Raises `UnknownKpi`, and `QuestionError` for none."""
    for name in kpis:
        registry.kpi(name)
    ids = (*kpis, *(registry.of_measure(name) for name in measures))
    if not ids:
        raise QuestionError("Nêu ít nhất một --kpi hoặc --measure.", "Name a --kpi or a --measure.")
    return ids


def newest(store: Store) -> Reader:
    """The figures as the ledger says them, published first; where that cannot be, the last good ones, and said so."""
    try:
        store.publish()
    except (Busy, DiskFull, Unwritable) as error:
        try:
            reader = store.reader(fresh=True)
        except SnapshotMissing:  # there are none to show: why is what has to be said
            raise error from None
        complain(error)
        print(
            f"Số liệu dưới đây chỉ đến dòng {reader.line}/{store.head} của sổ ghi.\n"
            f"The figures below are those of ledger line {reader.line} of {store.head}.",
            file=sys.stderr,
        )
        return reader
    return store.reader(fresh=True)


def unit_of(reader: Reader, name: str | None) -> str | None:
    """The unit as the store spells it. Raises `QuestionError` with the nearest names."""
    if not name:
        return None
    units = reader.all_units()
    for key in (nfc, fold, search_key):  # Tân Thanh and Tân Thành are two communes: accents count where they are typed
        meant = [unit for unit in units if key(unit) == key(name)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            both = "; ".join(sorted(meant))
            raise QuestionError(
                f"“{name}” có thể là: {both}. Viết đủ dấu.", f"“{name}” may be: {both}. Write the accents too."
            )
    known = {search_key(unit): unit for unit in units}
    near = "; ".join(known[k] for k in get_close_matches(search_key(name), known, n=3, cutoff=0.5)) or "–"
    raise QuestionError(f"Không có đơn vị “{name}”. Gần nhất: {near}.", f"There is no unit “{name}”. Nearest: {near}.")


def json_row(row: dict) -> dict:
    """A query row as scripts get it: a percentage as 95.37, nothing as null."""
    out = {name: plain(row[name]) for name in COLUMNS}
    decimals = _DECIMALS.get(registry.kpi(row["kpi"]).unit)
    for name in ("value", "previous", "change", "last_year", "change_last_year"):
        if decimals is not None and out[name] is not None:
            out[name] = round(out[name], decimals)
    return out


def _names(texts: list[str]) -> list[str]:
    """Places may be given one by one or as one text with commas."""
    return [name.strip() for text in texts for name in text.split(",") if name.strip()]


def add_trace(verbs) -> None:
    parser = verbs.add_parser("trace", help="nguồn của một con số / the facts behind a number")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--kpi", metavar="ID")
    what.add_argument("--measure", metavar="ID", help="số đo như đã nạp / a measure as it was loaded")
    parser.add_argument("--place", required=True)
    parser.add_argument("--period", required=True, metavar="PERIOD")
    parser.add_argument("--unit")
    parser.add_argument("--split", choices=SPLITS)
    parser.add_argument("--part", default="", help="giá trị của phần / the part's value")
    parser.add_argument("--boundaries", metavar="today|reported|DATE")
    add_store(parser)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_trace)


def run_trace(options, store: Store) -> int:
    (kpi,) = _asked([options.kpi] if options.kpi else [], [options.measure] if options.measure else [])
    place, boundaries = place_of(options)
    reader = newest(store)
    origin = trace(
        store,
        reader,
        kpi,
        place,
        options.period,
        unit_of(reader, options.unit),
        boundaries,
        (options.split, options.part) if options.split else None,
    )
    if origin is None or not (origin.facts or origin.printed):
        error = QuestionError(
            "Không có số liệu nào cho chỉ tiêu, địa bàn và kỳ này.",
            "There are no figures for this KPI, place and period.",
        )
        if origin is None:
            raise error
    if options.json:
        print_json(
            {
                "store": reader.store,
                "row": json_row(origin.row | {n: origin.row.get(n) for n in COLUMNS}),
                "facts": [_fact(f) for f in origin.facts],
                "others": [_fact(o) for o in origin.others],
                "printed": [_fact(f) for f in origin.printed],
                "beside": [_fact(f) for f in origin.beside],
            }
        )
    else:
        name_samples(reader.store)
        row = json_row(origin.row)
        print(
            f"{kpi} · {row['place_name']} · {options.period}: {row['value']} "
            f"({row['numerator']} ÷ {row['denominator']}), {row['qualifier']}, {row['state']}, {row['route']}, "
            f"{row.get('windows') or ''} {_circumstances(row).get('coverage', row['coverage'])}"
        )
        rows = [_fact(f) for f in origin.facts + origin.printed]
        print(
            table(
                rows,
                {
                    "measure": "số đo",
                    "place_name": "địa bàn",
                    "unit": "đơn vị",
                    "channel": "kênh",
                    "period_label": "kỳ",
                    "value": "giá trị",
                    "raw": "nguyên văn",
                    "file": "tệp",
                    "locator": "ô",
                    "batch": "lần nạp",
                },
            )
        )
        for fact in origin.beside:
            text = f"{fact['measure']} {fact['period_label']} = {plain(fact['value'])} ({fact['counted']})"
            print(f"  bên cạnh, không dùng / beside, not used: {text}, {fact['file']} {fact['locator']}")
    return OK if origin.facts or origin.printed else REFUSED


def place_of(options) -> tuple[str, str]:
    """The place id and boundaries of a trace: as asked, else where the number stands as reported."""
    end = periods.parse_period(options.period).end
    if options.boundaries:
        ids = resolve_places([options.place], options.boundaries)
        on_the_day = [p.id for p in find_places(options.place, end) if p.id in ids]
        return (on_the_day or list(ids))[0], options.boundaries
    places = find_places(options.place, end)
    if places:
        return places[0].id, "reported"
    return resolve_places([options.place], "today")[0], "today"


def _fact(fact: dict) -> dict:
    return {name: plain(value) for name, value in fact.items()}
