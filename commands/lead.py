"""`lead`: which source leads a subject of a place from a period on; shown, named, or left to the rules again."""

from commands.output import OK, print_json
from commands.reason import add_reason, reason_of
from data.measures import SUBJECTS
from data.periods import parse_period, period_name
from data.places import find_place
from data.store import Store
from loaders.registry import find_source

RULES = "auto"


def add(verbs) -> None:
    parser = verbs.add_parser(
        "lead", help="nguồn chính của một nơi và lĩnh vực, từ một kỳ / the source that leads a place and subject"
    )
    parser.add_argument("--place", required=True, help="tỉnh, thành / a province")
    parser.add_argument("--subject", required=True, choices=list(SUBJECTS))
    parser.add_argument("--period", required=True, help="2026-06: từ ngày cuối kỳ / from its last day on")
    parser.add_argument("--source", help="mã nguồn, hoặc auto: theo quy tắc / a source's id, or auto: by the rules")
    add_reason(parser)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_lead)


def run_lead(options, store: Store) -> int:
    end = parse_period(options.period).end
    place = find_place(options.place, end).id
    if options.source:
        source = "" if options.source == RULES else options.source
        named = store.reader().decisions.lead_on(place, options.subject, end)
        if source != (named.source if named else ""):
            lead = {"place": place, "subject": options.subject, "source": source, "label": options.period}
            store.lead(reason=reason_of(options), **lead, since=end.isoformat())
    named = store.reader().decisions.lead_on(place, options.subject, end)
    if options.json:
        since = named.since.isoformat() if named else None
        print_json({"source": named.source if named else RULES, "since": since, "who": named.who if named else None})
        return OK
    known = find_source(named.source) if named else None
    name = known.short("vi") if known else named.source if named else "theo quy tắc"
    print(f"{SUBJECTS[options.subject][0]}, {period_name(options.period)}: {name}")
    return OK
