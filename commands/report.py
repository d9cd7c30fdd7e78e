"""`report`, `check-report`, `form-06a`: the report as a Word document, its numbers checked, the official form."""

import sys
from datetime import date
from pathlib import Path

from commands.figures import newest, place_of, unit_of
from commands.files import UsageError
from commands.output import OK, REFUSED, add_store, complain, name_samples, print_json
from data import periods
from data.measures import SUBJECTS
from data.places import PLACES
from data.store import Store
from data.stores import OWN


def add(verbs) -> None:
    _add_report(verbs)
    _add_check(verbs)
    _add_form(verbs)


def _add_report(verbs) -> None:
    parser = verbs.add_parser("report", help="báo cáo Word của một nơi và kỳ / the Word report of a place and period")
    parser.add_argument("--place", metavar="PLACE")
    parser.add_argument("--period", metavar="PERIOD")
    parser.add_argument("--unit", help="của một đơn vị / of one office")
    parser.add_argument("--subject", nargs="+", choices=tuple(SUBJECTS), default=[], metavar="ID")
    parser.add_argument("--boundaries", metavar="today|reported|DATE")
    parser.add_argument("--template", metavar="T.docx", help="mẫu của cơ quan / the office's own template")
    parser.add_argument("--again", metavar="OLD.docx", help="làm lại báo cáo cũ cho kỳ này / make an earlier one again")
    parser.add_argument(
        "--save-template", action="store_true", help="ghi mẫu của chương trình để sửa / write our template, to edit it"
    )
    parser.add_argument("out", metavar="OUT.docx")
    add_store(parser)
    parser.set_defaults(run=run_report)


def run_report(options, store: Store) -> int:
    from reports.document.figures import Scope
    from reports.document.layout import default_template
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
    if not options.place or not options.period:
        raise UsageError("Nêu --place và --period.", "Name --place and --period.")
    place, boundaries = place_of(options)
    reader = newest(store)
    scope = Scope(place, options.period, unit_of(reader, options.unit) or "", boundaries, tuple(options.subject))
    name_samples(reader.store)
    try:
        if options.again:
            made = again(_bytes(options.again), store, reader, scope, date.today())
            out.write_bytes(made.content)
            _say_again(made)
        else:
            template = _bytes(options.template) if options.template else None
            out.write_bytes(report(store, reader, scope, date.today(), template))
    except DocumentError as error:
        complain(error)
        return REFUSED
    print(f"Đã ghi {out}.", f"Written: {out}.", sep="\n")
    return OK


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
    parser.add_argument("report", metavar="REPORT.docx")
    add_store(parser)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_check)


def run_check(options, store: Store) -> int:
    """The numbers in fields, exactly. What people typed beside them is for the reader of prose."""
    from reports.document.checking import check_fields
    from reports.document.refusals import DocumentError

    reader = newest(store)
    try:
        checked = check_fields(_bytes(options.report), reader, date.today())
    except DocumentError as error:
        complain(error)
        return REFUSED
    made_of, differences = checked.scope.get("store", OWN), checked.differences
    if made_of != reader.store:
        print(
            f"Báo cáo này lập từ kho “{made_of}”, đang đối chiếu với kho “{reader.store}”; dùng --store {made_of}.",
            f"This report is of the store “{made_of}”, and “{reader.store}” was asked; use --store {made_of}.",
            sep="\n",
            file=sys.stderr,
        )
        return REFUSED
    if options.json:
        rows = [
            {
                "address": str(d.bound.address),
                "label": d.bound.label,
                "old": d.bound.text,
                "new": d.now,
                "sentence": d.bound.sentence,
            }
            for d in differences
        ]
        print_json({"store": reader.store, "checked": len(checked.bound), "differences": rows})
        return REFUSED if rows else OK
    name_samples(reader.store)
    print(
        f"Đã đối chiếu {len(checked.bound)} số trong các trường: khớp {len(checked.bound) - len(differences)}, "
        f"khác {len(differences)}.",
        f"{len(checked.bound)} numbers in fields compared: {len(checked.bound) - len(differences)} agree, "
        f"{len(differences)} differ.",
        sep="\n",
    )
    for d in differences:
        print(f"  {d.bound.label} ({d.bound.address})\n    {d.bound.text} → {d.now}\n    “{d.bound.sentence}”")
    return REFUSED if differences else OK


def _add_form(verbs) -> None:
    parser = verbs.add_parser("form-06a", help="Biểu II.06a từ kho / form II.06a out of the store")
    parser.add_argument("--place", required=True, metavar="PLACE")
    parser.add_argument("--period", required=True, metavar="PERIOD")
    parser.add_argument("--unit", help="một đơn vị, theo lĩnh vực / one office, by field")
    parser.add_argument("--boundaries", metavar="today|reported|DATE")
    parser.add_argument("out", metavar="OUT.xlsx")
    add_store(parser)
    parser.set_defaults(run=run_form)


def run_form(options, store: Store) -> int:
    from reports.document.refusals import DocumentError
    from reports.form_06a import form_06a

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
