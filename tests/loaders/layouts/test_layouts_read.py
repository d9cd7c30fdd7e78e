"""What is proposed for tables of many offices, and what is read where a person agrees to it: `layouts_read.txt`.

Every table of the workbooks of `tests/cases` that has one theme in front of it, taken for unknown: how it is laid out,
what its columns and rows may mean, and its facts and questions by the layout made of that. After a change that is
meant: `python -m tests.loaders.layouts.test_layouts_read`, and look at the difference.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from loaders.files.sheets import Sheet, Workbook
from loaders.layouts.guesses import (
    COLUMNS,
    OF_PERIODS,
    OF_ROWS,
    _numeric,
    guess_columns,
    guess_header,
    guess_name,
    guess_rows,
    guess_shape,
    like_saved,
    shape_of,
    subjects_of,
)
from loaders.layouts.layout import FIGURES, SKIPPED, Layout, LayoutError, by_period, headings_of
from loaders.layouts.source import source_of
from loaders.tables.context import Context
from loaders.tables.headers import Header, header_at
from tests.cases.offices import themes
from tests.cases.offices.case import Case
from tests.cases.readings import TODAY, _sheet, reading_lines

FILE = Path(__file__).resolve().parent / "layouts_read.txt"
STEP = 3  # every third workbook
MEASURES_LEFT = ("dossiers_received", "dossiers_resolved", "hotline_received", "documents_incoming", "meetings_served")
ROWS = 14  # of a table; the rest says nothing new


def tables() -> Iterator[tuple[Case, Sheet]]:
    for theme, cases in themes().items():
        for case in cases[::STEP] if theme != "layouts" else cases:
            sheet = _sheet(case.sheets[0])
            if sheet.rows and max(map(len, sheet.rows)) < 20 and theme != "dossier_lists":
                yield case, Sheet(sheet.name, sheet.rows, sheet.merged)


def proposed(sheet: Sheet) -> tuple[Header, str, dict[int, str]] | None:
    block = guess_header(sheet)
    if block is None:
        return None
    header = header_at(sheet, *block)
    if header is None:
        return None
    shape = guess_shape(sheet, header)
    return header, shape, guess_columns(sheet, header, shape)


def agreed(sheet: Sheet, header: Header, shape: str, guesses: dict[int, str]) -> dict:
    """The layout as a person would save it who agrees to everything and names what is left open."""
    if shape == COLUMNS:
        free = [measure for measure in MEASURES_LEFT if measure not in guesses.values()]
        guesses = dict(zip((c for c in _numeric(sheet, header) if c not in guesses), free)) | guesses
    columns: dict[str, dict[str, str]] = {}
    for column, heading in headings_of(sheet, header).items():
        common = by_period(header.paths[column]) if shape in OF_PERIODS and column in guesses else ""
        columns.setdefault(common or heading, {"heading": common or heading, "is": guesses.get(column, SKIPPED)})
    layout = {
        "name": guess_name(sheet, header),
        "columns": list(columns.values()),
        "header_rows": header.bottom - header.top + 1,
    }
    layout |= {"period": "column"} if "period" in guesses.values() else {}
    if shape in OF_ROWS:
        named = next(column for column, means in guesses.items() if means == "measure")
        figures = [column for column, means in guesses.items() if means == FIGURES]
        known = guess_rows(sheet, header, named, figures)
        layout["rows"] = [{"name": name, "is": means or SKIPPED} for name, (_, means) in known.items()]
    return layout


def lines() -> Iterator[str]:
    saved: list[Layout] = []
    for case, sheet in tables():
        proposal = proposed(sheet)
        if proposal is None:
            yield f"# {case.slug} nothing"
            continue
        header, shape, guesses = proposal
        yield f"# {case.slug} rows {header.top}–{header.bottom} {shape} {sorted(subjects_of(sheet, header))} {guesses}"
        like, known = like_saved(sheet, header, saved[-8:])
        if like is not None:
            yield f"  like “{like.name}” {known}"
        try:
            layout = Layout.from_json(agreed(sheet, header, shape, guesses))
        except LayoutError as error:
            yield f"  no layout: {error.message_vi} | {error.message_en}"
            continue
        saved.append(layout)
        rows = [(row.name, row.means) for row in layout.rows[:ROWS]]
        yield f"  “{layout.name}” {shape_of(layout)} {layout.slug} {rows}"
        source = source_of(layout)
        book = Workbook([Sheet(sheet.name, [list(row) for row in sheet.rows[: header.body + ROWS]], sheet.merged)])
        if not source.sniff(book):
            yield "  not recognised"
            continue
        beside = dict(zip(case.args[::2], case.args[1::2]))
        context = Context(beside.get("--place"), beside.get("--period"), {}, {}, {"unit": "whole"}, TODAY)
        reading = source.parse(book, context)
        asked = {p.question: next(iter(p.choices)) for p in reading.problems if p.question and p.choices}
        if reading.verdict == "ask" and asked:
            yield f"  > {asked}"
            reading = source.parse(book, replace(context, answers=context.answers | asked))
        yield from reading_lines(reading)


def test_what_is_proposed_and_read_by_it_is_what_is_written_down():
    assert list(lines()) == FILE.read_text("utf-8").splitlines()


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
