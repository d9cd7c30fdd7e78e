"""Any answer as lines of text, the same on every machine and day: nothing of modules, paths, clocks, accounts."""

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

# The sample stores are written when the tool runs, so these tell of the run and not of the product: when a line of a
# ledger was written and by which account of the machine, and a moment (day and hour) in a sentence.
OF_THE_RUN = {"time", "who", "loaded_at", "digest", "problems_digest"}
_DAY, _HOUR = r"\d\d/\d\d/\d{4}", r"\d\d:\d\d"
_MOMENT = re.compile(rf"{_DAY}(?:\s|\slúc\s|\sat\s){_HOUR}|{_HOUR}\s{_DAY}")
_CONTROL = re.compile(r"[\\\x00-\x1f\x7f\x85\u2028\u2029]")


def plain(text: str) -> str:
    """A text on one line, without the moment of the run."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", _MOMENT.sub("<moment>", text))


def scalar(value) -> str:
    """One value: floats with all their digits, None and NaN apart, lists in one line."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, (bool, int)):
        return "∅" if value is None else str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, (date, datetime)):
        return str(value) if value is pd.NaT else value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Path):
        return value.name
    if isinstance(value, (set, frozenset)):
        return "{" + " | ".join(sorted(map(scalar, value))) + "}"
    if isinstance(value, (list, tuple, np.ndarray)):
        return "[" + " | ".join(map(scalar, value)) + "]"
    if isinstance(value, dict):
        told = (f"{scalar(key)}: {'<run>' if key in OF_THE_RUN else scalar(inner)}" for key, inner in value.items())
        return "{" + " | ".join(told) + "}"
    if is_dataclass(value):
        return type(value).__name__ + scalar(members(value))
    return str(value) if value is pd.NA else f"<{type(value).__name__}>"


def members(value) -> dict:
    """The fields of a dataclass or a named tuple in their order."""
    names = [f.name for f in fields(value)] if is_dataclass(value) else value._fields
    return {name: getattr(value, name) for name in names}


def frame_lines(name: str, frame: pd.DataFrame) -> Iterator[str]:
    """A frame as tab-separated rows in its own order, with the kind of each column."""
    if not isinstance(frame.index, pd.RangeIndex):
        frame = frame.rename_axis(index=[f"index{number}" for number in range(frame.index.nlevels)]).reset_index()
    yield f"{name}: {len(frame)} rows"
    if frame.shape[1]:
        yield "\t".join(f"{scalar(column)}:{frame.dtypes.iloc[number]}" for number, column in enumerate(frame.columns))
    hidden = [column in OF_THE_RUN for column in frame.columns]
    columns = [
        ["<run>"] * len(frame) if is_hidden else list(map(scalar, frame.iloc[:, number].tolist()))
        for number, is_hidden in enumerate(hidden)
    ]
    yield from map("\t".join, zip(*columns))


def lines_of(name: str, value) -> Iterator[str]:
    """Anything the product answers: dataclasses field by field, frames as rows, dicts as they are, sets sorted."""
    if name.rpartition(".")[2] in OF_THE_RUN:
        yield f"{name}: <run>"
    elif isinstance(value, pd.DataFrame):
        yield from frame_lines(name, value)
    elif isinstance(value, pd.Series):
        yield from frame_lines(name, value.to_frame())
    elif is_dataclass(value) or hasattr(value, "_fields"):
        yield f"{name}: {type(value).__name__}"
        for key, inner in members(value).items():
            yield from lines_of(f"{name}.{key}", inner)
    elif isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from lines_of(f"{name}.{scalar(key)}", inner)
    elif isinstance(value, (list, tuple)) and any(map(_is_made_of_others, value)):
        yield f"{name}: {len(value)}"
        for number, inner in enumerate(value):
            yield from (
                [f"{name}[{number}]: {scalar(inner)}"] if _is_flat(inner) else lines_of(f"{name}[{number}]", inner)
            )
    else:
        yield f"{name}: {scalar(value)}"


def _is_made_of_others(value) -> bool:
    return isinstance(value, (pd.DataFrame, pd.Series, dict)) or is_dataclass(value) or hasattr(value, "_fields")


def _is_flat(value) -> bool:
    """Whether one line holds it: a row as a dict, without anything that has rows of its own."""
    return isinstance(value, dict) and not any(map(_is_made_of_others, value.values()))


def answer_lines(name: str, ask: Callable, *arguments) -> Iterator[str]:
    """What a function answers; a refusal is an answer too: its name and what it says, not where it is declared."""
    yield f"--- {name}"
    try:
        yield from lines_of("=", ask(*arguments))
    except Exception as error:  # what fails stands in the dump too, by its name
        yield refusal(error)


def refusal(error: Exception) -> str:
    """Its class and both sentences; of an error that has none only the class."""
    sentences = [plain(getattr(error, name)) for name in ("message_vi", "message_en") if hasattr(error, name)]
    return f"{'refused' if sentences else 'fault'} {type(error).__name__}: {' / '.join(sentences)}"


def text_lines(name: str, text: str) -> Iterator[str]:
    """A longer text line by line, as a page."""
    yield f"--- {name}"
    yield from map(plain, text.split("\n"))


def workbook_lines(name: str, content: bytes) -> Iterator[str]:
    """An .xlsx cell by cell: where, kind, value, format; and how its sheets are laid out."""
    yield f"--- {name}"
    for sheet in load_workbook(io.BytesIO(content)):
        yield f"sheet {plain(sheet.title)} {sheet.dimensions} {sheet.sheet_state}"
        yield f"frozen {sheet.freeze_panes} filter {sheet.auto_filter.ref}"
        yield f"merged {sorted(map(str, sheet.merged_cells.ranges))}"
        yield f"widths {[(key, one.width) for key, one in sorted(sheet.column_dimensions.items())]}"
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            note = f" note {plain(cell.comment.text)}" if cell.comment else ""
            yield f"{cell.coordinate} {cell.data_type} {scalar(cell.value)} {plain(cell.number_format)}{note}"


def slides_lines(name: str, content: bytes) -> Iterator[str]:
    """A .pptx: the XML of its slides and charts, a line an element; its properties hold the time of the run."""
    yield f"--- {name}"
    parts = {str(part.partname): part for part in Presentation(io.BytesIO(content)).part.package.iter_parts()}
    for where in sorted(parts):
        if where.startswith(("/ppt/slides/slide", "/ppt/charts/chart")):
            yield where
            tree = etree.fromstring(parts[where].blob)
            yield from map(plain, etree.tostring(tree, pretty_print=True, encoding="unicode").splitlines())
