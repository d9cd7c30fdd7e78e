"""`load` and `read`: recognise a file, check it, show what would change, store it."""

import json
import sys
from datetime import date
from pathlib import Path

from commands.batches import warn
from commands.figures import newest
from commands.output import OK, OUR_FAULT, REFUSED, ProgressLine, plain, print_json
from commands.reason import add_reason, reason_of
from data.facts import Problem, Reading, fact_to_json
from data.periods import parse_period
from data.store import Store

MOST_HEADLINES = 12


class UsageError(ValueError):
    """A command that cannot be carried out as written."""

    def __init__(self, message_vi: str, message_en: str):
        self.message_vi, self.message_en = message_vi, message_en
        super().__init__(message_en)


def add_load(verbs) -> None:
    parser = verbs.add_parser("load", help="nạp tệp số liệu / load files")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--yes", action="store_true", help="xác nhận, không chọn thay / confirms, never chooses")
    add_reason(parser)
    _add_said(parser)
    parser.set_defaults(run=run_load)


def add_read(verbs) -> None:
    parser = verbs.add_parser("read", help="đọc thử một tệp, không ghi / the dry run alone")
    parser.add_argument("files", nargs=1, metavar="FILE")
    _add_said(parser)
    parser.set_defaults(run=run_read)


def _add_said(parser) -> None:
    parser.add_argument("--place", help="địa bàn khi tệp không ghi / the place when the file does not say")
    parser.add_argument("--period", help="kỳ khi tệp không ghi / the period when the file does not say")
    parser.add_argument(
        "--layout", metavar="LAYOUT.json", help="bố cục cho bảng chưa có mẫu / how to read a table that no source knows"
    )
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="QUESTION=CHOICE",
        help="trả lời một câu hỏi của lần đọc / answers a question of the reading",
    )
    parser.add_argument("--json", action="store_true")


def _preview(options, store: Store, name: str):
    from loaders.load import prepare

    if options.period:
        parse_period(options.period)
    answers = dict(a.split("=", 1) for a in options.answer if "=" in a)
    layout = layout_file(options.layout) if options.layout else None
    try:
        content = Path(name).read_bytes()
    except OSError as error:
        raise UsageError(
            f"Không mở được tệp “{name}”: kiểm tra tên và quyền đọc.",
            f"The file “{name}” cannot be opened: check its name and permissions.",
        ) from error
    newest(store)
    line = ProgressLine()
    try:
        return prepare(
            store,
            content,
            Path(name).name,
            on_progress=line.show,
            place=options.place,
            period=options.period,
            answers=answers,
            layout=layout,
        )
    finally:
        line.clear()


def layout_file(name: str):
    """The layout in a file. Raises `UsageError` with what is wrong in it."""
    from loaders.layouts.layout import LARGEST_FILE, LayoutError, read_layout

    try:
        with open(name, "rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UsageError(
            f"Không mở được tệp bố cục “{name}”: kiểm tra tên và quyền đọc.",
            f"The layout file “{name}” cannot be opened: check its name and permissions.",
        ) from error
    try:
        return read_layout(content)
    except LayoutError as error:
        raise UsageError(f"{Path(name).name}: {error.message_vi}", f"{Path(name).name}: {error.message_en}") from error


def run_read(options, store: Store) -> int:
    preview = _preview(options, store, options.files[0])
    reading = preview.reading
    if options.json:
        print_json(
            {
                "source": reading.source,
                "verdict": preview.verdict,
                "facts": [fact_to_json(f) for f in reading.facts if f.status == "value"],
                "blank": [fact_to_json(f) for f in reading.facts if f.status != "value"],
                "problems": [_problem(p) for p in preview.problems],
                **_found(reading),
            }
        )
    else:
        _print_preview(options.files[0], preview, store)
        _print_found(reading)
    return OK


def _found(reading: Reading) -> dict[str, list[dict]]:
    """The numbers of a document that are no facts, by what keeps them from it; nothing for a workbook."""
    numbers = json.loads(reading.notes.get("found", "[]"))
    if not numbers:
        return {}
    left = [one for one in numbers if not one["is_taken"]]
    return {
        "unsure": [one for one in left if one["measure"] and not one["role"]],
        "open": [one for one in left if not one["measure"] and not one["role"]],
        "aside": [one for one in left if one["role"]],
    }


def _print_found(reading: Reading) -> None:
    text = json.loads(reading.notes.get("text", "{}")).get("text", "")
    names = {
        "unsure": "chưa chắc / unsure",
        "open": "chưa rõ chỉ tiêu / no measure",
        "aside": "so sánh, kế hoạch / aside",
    }
    for kind, numbers in _found(reading).items():
        if numbers:
            print(f"  {names[kind]}: {len(numbers)}")
        for one in numbers:
            words = " ".join(text[max(one["start"] - 40, 0) : one["end"] + 30].split())
            print(f"    {one['locator']} {one['measure'] or '?'} ({one['reason']}): …{words}…")


def _problem(problem: Problem) -> dict:
    row: dict[str, object] = {
        "code": problem.code,
        "severity": problem.severity,
        "locator": problem.locator,
        "message_vi": problem.message_vi,
        "message_en": problem.message_en,
    }
    if problem.question:
        row |= {
            "question": problem.question,
            "choices": [{"choice": c, "vi": vi, "en": en} for c, (vi, en) in problem.choices.items()],
        }
    return row


def run_load(options, store: Store) -> int:
    results, codes = [], []
    for name in options.files:
        result, code = _load_one(options, store, name)
        results.append(result)
        codes.append(code)
    if options.json:
        print_json({"files": results})
    return max(codes)


def _load_one(options, store: Store, name: str) -> tuple[dict, int]:
    from loaders.load import confirm

    preview = _preview(options, store, name)
    if not options.json:
        _print_preview(name, preview, store)
    result = {
        "file": Path(name).name,
        "source": preview.reading.source,
        "verdict": preview.verdict,
        "new": len(preview.new),
        "changed": [_changed(c) for c in preview.changed],
        "unchanged": len(preview.unchanged),
        "missing": len(preview.missing),
        "stored": False,
        "batch": None,
        "already": preview.already.id if preview.already else None,
        "approved": [list(key) for key in preview.approved],
        "headlines": headlines_of(store, preview) if options.json else [],
        "problems": [_problem(p) for p in preview.problems],
    }
    if preview.verdict in ("ask", "reject"):
        is_ours = any(p.code == "our_fault" for p in preview.problems)
        return result, OUR_FAULT if is_ours else REFUSED
    if not (preview.new or preview.changed):
        return result, OK
    if not options.yes and not agreed(options):
        return result, REFUSED
    batch = confirm(store, preview, reason=reason_of(options))
    result |= {
        "stored": batch is not None,
        "batch": batch.id if batch else None,
        "warning": batch.warning if batch else None,
    }
    if not options.json and batch:
        print(f"Đã ghi {batch.facts} số liệu, lần nạp {batch.id}. Hoàn tác: withdraw {batch.id}")
    if batch:
        warn(batch)
    return result, OK


def agreed(options) -> bool:
    """Ask at the keyboard; without one nothing is confirmed."""
    if options.json or not sys.stdin.isatty():
        print("Chưa ghi: thêm --yes để xác nhận. / Not stored: add --yes to confirm.", file=sys.stderr)
        return False
    return input("Ghi? (c/k): ").strip().lower() in ("c", "có", "y", "yes")


def _changed(change) -> dict:
    fact = fact_to_json(change.fact)
    return {
        "measure": fact["measure"],
        "place": fact["place"],
        "unit": fact["unit"],
        "period_label": fact["period_label"],
        "locator": fact["locator"],
        "old": plain(change.old),
        "new": fact["value"],
    }


def headlines_of(store: Store, preview) -> list[dict]:
    """What the screens would show after the load: headline figures that change, before → after."""
    from metrics.answers.headlines import headlines

    if preview.is_unchanged or not preview.counted.facts:
        return []
    reader = store.reader(fresh=True)
    rows = headlines(reader, preview.shown_on(reader), preview.touched, date.today())
    return [
        {name: plain(row[name]) for name in ("kpi", "place", "period", "before", "after")}
        for row in rows[rows["is_changed"]].to_dict("records")
    ]


def _print_headlines(rows: list[dict]) -> None:
    if rows:
        print("  Màn hình sẽ hiện / What the screens will show:")
    for row in rows[:MOST_HEADLINES]:
        before, after = ("–" if row[side] is None else f"{row[side]:g}" for side in ("before", "after"))
        print(f"    {row['kpi']} · {row['place']} · {row['period']}: {before} → {after}")


def _print_preview(name: str, preview, store: Store) -> None:
    reading = preview.reading
    print(f"{Path(name).name}: {reading.source or '?'} · {preview.verdict} · {len(reading.facts)} số liệu")
    print(
        f"  mới {len(preview.new)} · thay đổi {len(preview.changed)} · không đổi {len(preview.unchanged)} · "
        f"thiếu {len(preview.missing)}"
    )
    if preview.already:
        print(f"  Tệp này đã nạp lúc {preview.already.time} bởi {preview.already.who} ({preview.already.id}).")
    for change in preview.changed[:20]:
        row = _changed(change)
        print(f"  {row['locator']}: {row['measure']} {row['unit']} {row['period_label']}: {row['old']} → {row['new']}")
    _print_headlines(headlines_of(store, preview))
    for problem in preview.problems:
        print(f"  [{problem.severity}] {problem.locator} {problem.message_vi}")
        print(f"      {problem.message_en}")
        for choice, (vi, _) in problem.choices.items():
            print(f"      --answer {problem.question}={choice}: {vi}")
