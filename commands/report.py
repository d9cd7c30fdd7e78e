"""`report`, `check-report`, `form-06a`: the report as a Word document, its numbers checked, the official form."""

import sys
from datetime import date
from pathlib import Path

from commands.figures import newest, place_of, unit_of
from commands.files import UsageError
from commands.output import OK, REFUSED, add_store, complain, name_samples, print_json
from data import periods
from data.decisions import fold_decisions
from data.measures import MEASURES, SUBJECTS
from data.places import PLACES
from data.store import Store
from metrics.engine.question import LEVELS


def add(verbs) -> None:
    _add_report(verbs)
    _add_check(verbs)
    _add_form(verbs)


def _add_report(verbs) -> None:
    parser = verbs.add_parser("report", help="báo cáo Word của một nơi và kỳ / the Word report of a place and period")
    parser.add_argument(
        "--place", metavar="PLACE", help="mặc định: cơ quan dùng phần mềm / by default the office whose desk it is"
    )
    parser.add_argument("--period", metavar="PERIOD")
    parser.add_argument("--unit", help="của một đơn vị / of one office")
    parser.add_argument("--level", choices=LEVELS, default="", help="các đơn vị một cấp / the offices of one level")
    parser.add_argument("--subject", nargs="+", choices=tuple(SUBJECTS), default=[], metavar="ID")
    parser.add_argument("--boundaries", metavar="today|reported|DATE")
    parser.add_argument(
        "--template", metavar="NAME|T.docx", help="mẫu đã lưu hoặc tệp mẫu / a kept template, or a file of one"
    )
    parser.add_argument("--again", metavar="OLD.docx", help="làm lại báo cáo cũ cho kỳ này / make an earlier one again")
    parser.add_argument(
        "--save-template", action="store_true", help="ghi mẫu của chương trình để sửa / write our template, to edit it"
    )
    parser.add_argument(
        "--pack", action="store_true", help="báo cáo, trình chiếu, bảng số liệu trong một zip / all three in one zip"
    )
    parser.add_argument("out", metavar="OUT.docx|OUT.zip")
    add_store(parser)
    parser.set_defaults(run=run_report)


def at_desk(options, store: Store) -> None:
    """Where no place is named, that of the office whose desk it is, and its unit."""
    profile = fold_decisions(store.lines()).profile
    if profile and not options.place:
        options.place, options.unit = PLACES[profile.place].name, options.unit or profile.unit or None


def run_report(options, store: Store) -> int:
    from reports.document.figures import Scope
    from reports.document.layout import default_template
    from reports.document.pack import pack
    from reports.document.refusals import DocumentError
    from reports.document.report import again, report

    out = Path(options.out)
    if options.save_template:
        out.write_bytes(default_template())
        print(
            f"Đã ghi mẫu {out}. Các tên dùng được: docs/templates.md",
            f"Written: {out}; names: docs/templates.md",
            sep="\n",
        )
        return OK
    at_desk(options, store)
    if not options.place or not options.period:
        raise UsageError("Nêu --place và --period.", "Name --place and --period.")
    if options.again and options.pack:
        raise UsageError("--again và --pack không đi cùng nhau.", "--again and --pack do not go together.")
    place, boundaries = place_of(options)
    reader = newest(store)
    unit = unit_of(reader, options.unit) or ""
    if unit and options.level:
        raise UsageError("Nêu --unit hoặc --level, không cả hai.", "Name --unit or --level, not both.")
    scope = Scope(place, options.period, unit, boundaries, tuple(options.subject), options.level)
    name_samples(reader.store)
    try:
        if options.again:
            made = again(_bytes(options.again), store, reader, scope, date.today())
            out.write_bytes(made.content)
            _say_again(made)
        else:
            template = _template(options.template, store) if options.template else None
            out.write_bytes((pack if options.pack else report)(store, reader, scope, date.today(), template))
    except DocumentError as error:
        complain(error)
        return REFUSED
    print(f"Đã ghi {out}.", f"Written: {out}.", sep="\n")
    return OK


def _template(named: str, store: Store) -> bytes:
    """The template that was named: a file, else one the office has kept in its store."""
    from reports.document.office_templates import template_of

    return _bytes(named) if Path(named).is_file() else template_of(store, named)


def _say_again(made) -> None:
    if made.changed:
        print(
            f"Có {len(made.changed)} đoạn người soạn đã sửa: giữ nguyên lời, chỉ thay số. Xem lại các đoạn này:",
            f"{len(made.changed)} passages were changed by hand: their words are kept, the numbers new. Look at them:",
            sep="\n",
        )
        for passage in made.changed:
            print(f"  · {passage.text[:300]}")
    if made.unfilled:
        print(
            "Các số này không có số liệu ở kỳ mới, hoặc không làm lại được:",
            "These numbers have no figure in the new period, or cannot be made again:",
            sep="\n",
        )
        for text in made.unfilled:
            print(f"  · {text[:300]}")


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"Không đọc được tệp {path}.", f"The file {path} cannot be read.") from error


def _add_check(verbs) -> None:
    parser = verbs.add_parser("check-report", help="đối chiếu báo cáo với kho / compare a report with the store")
    parser.add_argument("report", metavar="REPORT.docx|.pdf|.txt")
    parser.add_argument("--place", help="địa bàn khi văn bản không ghi / the place when the text does not say")
    parser.add_argument("--period", help="kỳ khi văn bản không ghi / the period when the text does not say")
    parser.add_argument(
        "--comments", metavar="OUT.docx", help="bản sao có lời ghi chú ở từng số / a copy with a comment on each number"
    )
    parser.add_argument(
        "--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ ghi chú / language of the comments"
    )
    add_store(parser)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_check)


def run_check(options, store: Store) -> int:
    """The numbers in fields, exactly, and those people typed, as the readers of prose and tables take them."""
    from loaders.reading import read_file
    from loaders.tables.context import Context
    from reports.document.comments import comment
    from reports.document.comparison import compared, fields_of
    from reports.document.refusals import DocumentError
    from reports.document.typed import can_be_checked

    reader, today = newest(store), date.today()
    content = _bytes(options.report)
    if options.comments and not content.startswith(b"PK"):
        raise UsageError("Chỉ ghi chú được vào tệp .docx.", "Comments are written into a .docx alone.")
    try:
        checked = fields_of(content, reader, today)
    except DocumentError as error:
        complain(error)
        return REFUSED
    period = periods.parse_period(options.period).label if options.period else None
    context = Context(options.place, period, today=today, store=reader.store)
    reading = read_file(content, Path(options.report).name, context)
    if not can_be_checked(reading):
        for trouble in reading.problems:
            print(trouble.message_vi, trouble.message_en, sep="\n", file=sys.stderr)
        return REFUSED
    comparison = compared(reading, content, checked, reader, today)
    if options.comments:
        Path(options.comments).write_bytes(comment(content, comparison.judged, checked, options.lang))
    (_check_as_json if options.json else _say_check)(reader.store, comparison)
    return REFUSED if comparison.differs else OK


def _check_as_json(store: str, comparison) -> None:
    checked, judged = comparison.checked, comparison.judged
    differences = checked.differences if checked else ()
    rows = [
        {
            "address": str(d.bound.address),
            "label": d.bound.label(),
            "old": d.bound.text,
            "new": d.now,
            "sentence": d.bound.sentence,
        }
        for d in differences
    ]
    typed = [
        {
            "verdict": one.verdict,
            "measure": one.typed.measure,
            "place": one.typed.place,
            "unit": one.typed.unit,
            "period": one.typed.period,
            "address": str(one.address) if one.address else None,
            "old": one.typed.text,
            "new": one.now or None,
            "reason": one.reason[0] or None,
            "sentence": one.typed.sentence,
            "cell": one.typed.cell or None,
        }
        for one in judged
    ]
    print_json(
        {
            "store": store,
            "checked": len(checked.bound) if checked else 0,
            "differences": rows,
            "typed": typed,
            "left": comparison.left,
        }
    )


def _say_check(store: str, comparison) -> None:
    checked, judged = comparison.checked, comparison.judged
    name_samples(store)
    if comparison.left:
        print(
            f"Bảng không thuộc mẫu biểu nào phần mềm biết nên chưa đối chiếu: {', '.join(comparison.left)}.",
            f"Tables of no form known here, which were not compared: {', '.join(comparison.left)}.",
            sep="\n",
        )
    if checked:
        total, different = len(checked.bound), len(checked.differences)
        print(
            f"Đã đối chiếu {total} số trong các trường: khớp {total - different}, khác {different}.",
            f"{total} numbers in fields compared: {total - different} agree, {different} differ.",
            sep="\n",
        )
        for d in checked.differences:
            print(f"  {d.bound.label()} ({d.bound.address})\n    {d.bound.text} → {d.now}\n    “{d.bound.sentence}”")
    counts = {name: sum(one.verdict == name for one in judged) for name in ("matches", "differs", "unknown")}
    print(
        f"Số người soạn ghi: khớp {counts['matches']}, khác {counts['differs']}, chưa đối chiếu được "
        f"{counts['unknown']}.",
        f"Numbers people typed: {counts['matches']} agree, {counts['differs']} differ, {counts['unknown']} unknown.",
        sep="\n",
    )
    for one in judged:
        typed = one.typed
        if one.verdict == "matches":
            continue
        verdict = f"{typed.text} → {one.now}" if one.verdict == "differs" else f"{typed.text}: {one.reason[0]}"
        label, place = MEASURES[typed.measure].label_vi, PLACES[typed.place].name if typed.place else "?"
        print(f"  {label} ({place}, {typed.period or '?'})\n    {verdict}\n    “{typed.sentence}”")


def _add_form(verbs) -> None:
    parser = verbs.add_parser("form-06a", help="Biểu II.06a từ kho / form II.06a out of the store")
    parser.add_argument(
        "--place", metavar="PLACE", help="mặc định: cơ quan dùng phần mềm / by default the office whose desk it is"
    )
    parser.add_argument("--period", required=True, metavar="PERIOD")
    parser.add_argument("--unit", help="một đơn vị, theo lĩnh vực / one office, by field")
    parser.add_argument("--boundaries", metavar="today|reported|DATE")
    parser.add_argument("out", metavar="OUT.xlsx")
    add_store(parser)
    parser.set_defaults(run=run_form)


def run_form(options, store: Store) -> int:
    from reports.document.refusals import DocumentError
    from reports.form_06a import form_06a

    at_desk(options, store)
    if not options.place:
        raise UsageError("Nêu --place và --period.", "Name --place and --period.")
    place, boundaries = place_of(options)
    reader = newest(store)
    name_samples(reader.store)
    try:
        content = form_06a(reader, place, options.period, date.today(), unit_of(reader, options.unit) or "", boundaries)
    except DocumentError as error:
        complain(error)
        return REFUSED
    Path(options.out).write_bytes(content)
    where = f"{PLACES[place].name}, {periods.period_name(options.period)}"
    print(f"Đã ghi {options.out}: {where}.", f"Written: {options.out}: {where}.", sep="\n")
    return OK
