"""`python -m commands VERB …`, called by manage.py. Exit codes: 0 done, 1 a person must choose or the file is
refused, 2 usage, 3 our fault."""

import argparse
import sys
import traceback
import uuid
from pathlib import Path

from commands import backup, batches, figures, files, first_use, inbox, layouts, lead, recover, register, report
from commands.output import OK, OUR_FAULT, REFUSED, STOPPED, USAGE, complain, speak_utf8
from data.folders import sample_folder, store_folder
from data.ledger import now
from data.measures import SUBJECTS
from data.periods import PeriodError, period_name
from data.places import PLACES, PlaceError
from data.refusals import ReasonNeeded, StoreError
from data.store import Store
from data.stores import NAMES, OWN, is_filled
from data.system import give_way

PATIENT = ("load", "inbox", "sample", "verify", "backup", "recover")  # they leave the processor to the screens


def main(arguments: list[str]) -> int:
    speak_utf8()
    parser = argparse.ArgumentParser(prog="manage.py", description="Chỉ tiêu hành chính / administrative KPIs")
    parser.add_argument("--data", metavar="DIR", help="thư mục kho số liệu / the store's folder")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for add in (
        files.add_load,
        files.add_read,
        figures.add_query,
        figures.add_trace,
        batches.add,
        inbox.add,
        first_use.add,
        lead.add,
        register.add,
        layouts.add,
        backup.add,
        recover.add,
        report.add,
    ):
        add(verbs)
    for verb in verbs.choices.values():  # --data may stand before or after the verb
        verb.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    try:
        own = Store(store_folder(options.data))
        return options.run(options, asked_store(own, getattr(options, "store", OWN)))
    except ReasonNeeded as error:
        complain(error)
        for place, subject, label in error.approved:
            print(f"  {PLACES[place].name} · {SUBJECTS[subject][0]} · {period_name(label)}", file=sys.stderr)
        print('--reason "…"', file=sys.stderr)
        return REFUSED
    except StoreError as error:
        complain(error)
        return REFUSED
    except (PeriodError, PlaceError, figures.QuestionError, figures.registry.UnknownKpi, files.UsageError) as error:
        complain(error)
        return USAGE
    except KeyboardInterrupt:
        print("Đã dừng. / Stopped.", file=sys.stderr)
        return STOPPED
    except Exception:  # the one boundary: the person gets an id to quote, the log has the rest
        number = uuid.uuid4().hex[:8]
        _log(number, store_folder(options.data))
        print(f"Lỗi của phần mềm, mã {number}; số liệu không bị mất. Gửi mã này cho người hỗ trợ.", file=sys.stderr)
        print(f"A fault of the software, id {number}; nothing was lost. Give this id to support.", file=sys.stderr)
        return OUR_FAULT


def _log(number: str, folder: Path) -> None:
    """The id and where it happened, in `errors.log` of the store; never what a cell said."""
    kind, _, trace = sys.exc_info()
    name = kind.__name__ if kind else ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / "errors.log", "a", encoding="utf-8") as file:
            file.write(f"{now()} {number} {name}\n{''.join(traceback.format_tb(trace))}\n")
    except OSError:  # a folder that cannot be written has no log either; the id is still said
        pass


def asked_store(own: Store, name: str) -> Store:
    """The store a verb was told to look at. Raises `StoreError` for one of samples that is not filled."""
    if name == OWN:
        return own
    store = Store(sample_folder(own.folder, name))
    if not is_filled(store.lines()):
        vi, en = NAMES[name]
        raise StoreError(
            f"Kho “{vi}” chưa có. Nạp bằng lệnh: python manage.py sample load {name}",
            f"The store “{en}” is not there. Fill it with: python manage.py sample load {name}",
        )
    return store


if __name__ == "__main__":
    if not set(PATIENT).isdisjoint(sys.argv):
        give_way()
    sys.exit(main(sys.argv[1:]) or OK)
