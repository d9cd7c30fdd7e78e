"""A finished report compared as a whole: its fields, and the numbers people typed into it."""

from dataclasses import dataclass
from datetime import date

from data.facts import Reading
from data.reader import Reader
from data.stores import NAMES, OWN
from reports.document.checking import DIFFERS, Checked, Judged, check_fields, check_typed
from reports.document.refusals import DocumentError
from reports.document.report import FIELDS_LOST, NOT_OURS
from reports.document.typed import tables_left, typed_numbers


@dataclass(frozen=True)
class Comparison:
    """`checked`: the fields, None of a document that has none of ours; `judged`: the numbers people typed; `left`: the
    tables of no known kind, whose numbers were not compared."""

    checked: Checked | None
    judged: list[Judged]
    left: list[str]

    @property
    def differs(self) -> bool:
        return bool(self.checked and self.checked.differences) or any(one.verdict == DIFFERS for one in self.judged)


def fields_of(content: bytes, reader: Reader, today: date) -> Checked | None:
    """The fields of a report beside the store; None of a document without fields of ours. Raises `DocumentError` for a
    file that cannot be opened, and for a report of another store."""
    if not content.startswith(b"PK"):
        return None
    try:
        checked = check_fields(content, reader, today)
    except DocumentError as error:
        if error not in (NOT_OURS, FIELDS_LOST):
            raise
        return None  # all its numbers were typed
    made_of = str(checked.scope.get("store", OWN))
    if made_of != reader.store:
        raise _other_store(made_of, reader.store)
    return checked


def compared(reading: Reading, content: bytes, checked: Checked | None, reader: Reader, today: date) -> Comparison:
    """All numbers of a report. `reading`: what the readers of files made of its `content`."""
    boundaries = checked.scope["boundaries"] if checked else "reported"
    judged = check_typed(typed_numbers(reading, content), reader, today, boundaries)
    return Comparison(checked, judged, tables_left(reading, content))


def _other_store(made_of: str, asked: str) -> DocumentError:
    (made_vi, made_en), (asked_vi, asked_en) = (NAMES.get(name, (name, name)) for name in (made_of, asked))
    return DocumentError(
        f"Báo cáo này lập từ kho “{made_vi}”, đang đối chiếu với kho “{asked_vi}”. Mở kho đó rồi đối chiếu lại (dòng "
        f"lệnh: --store {made_of}).",
        f"This report is of the store “{made_en}”, and “{asked_en}” was asked. Open that store and compare again "
        f"(command line: --store {made_of}).",
    )
