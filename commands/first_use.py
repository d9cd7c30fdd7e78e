"""`first-use`: the month from which on reports can be missing or late; shown, set, or inferred again."""

from commands.output import OK, print_json
from data.periods import PeriodError, parse_period
from data.store import Store

INFERRED = "auto"


def add(verbs) -> None:
    parser = verbs.add_parser(
        "first-use", help="tháng bắt đầu dùng: từ đó mới tính thiếu, quá hạn / the month since when reports can be late"
    )
    parser.add_argument("month", nargs="?", help="2026-10, hoặc auto: chương trình tự xác định / or auto: inferred")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_first_use)


def run_first_use(options, store: Store) -> int:
    from metrics.answers.due import FIRST_USE, first_use

    decided = store.reader().decisions.settings.get(FIRST_USE, "")
    if options.month:
        month = "" if options.month == INFERRED else _month(options.month)
        if month != decided:
            store.decide("setting", name=FIRST_USE, value=month)
        decided = month
    since = first_use(store.reader().decisions)
    if options.json:
        print_json({"first_use": since, "decided": bool(decided)})
        return OK
    how = ("do người dùng đặt", "set by a person") if decided else ("tự xác định", "inferred")
    print(f"Tháng bắt đầu dùng: {since or '–'} ({how[0]}) / first use: {since or '–'} ({how[1]})")
    return OK


def _month(text: str) -> str:
    """A month's label. Raises `PeriodError` for any other period."""
    if parse_period(text).grain != "month":
        raise PeriodError(text)
    return text
