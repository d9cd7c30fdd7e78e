"""Which source a file is. Exactly one may claim it; none or two is said with their names."""

import json

from data.facts import Problem, Reading
from data.names import fold
from data.personal import holds_number_of_a_person
from loaders.files.document import Document
from loaders.files.glimpse import UNREAD, show_tables
from loaders.files.persons import find_persons, hide_persons, say_persons
from loaders.files.sheets import Workbook, cell_name, text_of
from loaders.layouts.source import layouts_of, nearest, personal_column, source_of
from loaders.problems.catalogue import problem
from loaders.prose.contradictions import say_sentences
from loaders.prose.tables import add_table, tables_of
from loaders.registry import SOURCES, claiming, find_source
from loaders.source import Source
from loaders.tables.accents import with_accents
from loaders.tables.checks import check
from loaders.tables.context import Context


def read(file: Workbook | Document, context: Context) -> Reading:
    """What a file says, be it a workbook or a document of prose."""
    return _read_document(file, context) if isinstance(file, Document) else _read_workbook(file, context)


def _read_document(document: Document, context: Context) -> Reading:
    """The figures of a document's prose, and of the tables in it, which go the way of tables in a workbook."""
    claims = claiming(document)
    if len(claims) != 1:
        return hide_persons(Reading("", 0, problems=[*document.problems, problem("prose_nothing")]))
    reading = claims[0].parse(document, context)
    unread = []
    for workbook, shift in tables_of(document):
        of_table = _read(workbook, context)
        if of_table.source:
            add_table(reading, of_table, shift)
        else:
            unread.append(workbook.sheets[0].name)
    if unread:
        reading.notes[UNREAD] = json.dumps(unread)
    reading = say_sentences(check(reading, context), document)
    reading.problems[:0] = document.problems
    reading.is_personal = holds_number_of_a_person(document.text)
    return hide_persons(reading)


def _read_workbook(workbook: Workbook, context: Context) -> Reading:
    """Recognise, parse and check. A workbook that no source or several claim gives a reading without facts.

    What the reader said about the file itself comes first. A question of the reader that keeps the table from
    being recognised (which encoding? read hidden sheets?) stands alone: the answer comes before the layout. Nothing
    that says who somebody is leaves in the sentences and names of a reading.
    """
    reading = _read(workbook, context)
    source = find_source(reading.source)
    if source and not source.keeps_original:
        reading.is_personal = True
    elif persons := find_persons(workbook, {fold(unit) for units in context.known_units.values() for unit in units}):
        reading.is_personal = True
        if reading.source and not any(p.code == "personal_columns" for p in reading.problems):
            reading.problems.append(say_persons(persons))
        else:
            reading.problems = [
                _unknown(workbook, is_quoted=False) if p.code == "layout_unknown" else p for p in reading.problems
            ]
    return hide_persons(_with_reader(workbook, reading))


def _with_reader(workbook: Workbook, reading: Reading) -> Reading:
    """A reading behind what the reader of the file has to say; its question alone where nothing was recognised."""
    asked = [problem for problem in workbook.problems if problem.severity == "ask"]
    if asked and not reading.source:
        return Reading("", 0, problems=list(workbook.problems), is_personal=reading.is_personal)
    reading.problems[:0] = workbook.problems
    return reading


def _read(workbook: Workbook, context: Context) -> Reading:
    """Saved layouts are asked only where no coded source claims, or one that stands behind them does, or two do and a
    person must choose anyway."""
    claims = claiming(workbook)
    if len(claims) != 1 or claims[0].is_second:
        by_layout = [source for source in map(source_of, layouts_of(context)) if source.sniff(workbook)]
        is_by_layout = bool(by_layout) and (bool(context.layout) or all(source.is_second for source in claims))
        claims = by_layout if is_by_layout else claims + by_layout
    chosen = context.answers.get("source")
    if len(claims) > 1 and chosen:
        claims = [source for source in claims if source.id == chosen] or claims
    if len(claims) == 1:
        reading = check(claims[0].parse(workbook, context), context)
        reading.problems += _say_unused(claims[0], context)
        return reading
    if claims:
        return Reading("", 0, problems=[_ask_which(claims)], notes=show_tables(workbook))
    return _without_accents(workbook, context) or _unrecognised(workbook, context)


def _without_accents(workbook: Workbook, context: Context) -> Reading | None:
    """A table whose headings are typed without accents, where one source alone claims it once they are spelled out."""
    restored = with_accents(workbook, _spellings())
    if restored is None:
        return None
    spelled, problems = restored
    claims = [source for source in SOURCES if source.sniff(spelled)]
    if len(claims) != 1:
        return None
    reading = check(claims[0].parse(spelled, context), context)
    reading.problems[:0] = problems
    return reading


def _spellings() -> list[str]:
    """Every heading the sources know."""
    columns = [column for source in SOURCES for column in source.columns.values()]
    return [word for column in columns for word in column.words + column.above + column.alone]


def _unrecognised(workbook: Workbook, context: Context) -> Reading:
    """Nobody claims it: what it all but is, and its first rows for the mapping screen."""
    if personal := personal_column(workbook):
        return Reading("", 0, problems=[personal])
    near = nearest(workbook, layouts_of(context), context.layout is not None)
    return Reading("", 0, problems=[near or _unknown(workbook)], notes=show_tables(workbook))


def _say_unused(source: Source, context: Context) -> list[Problem]:
    """A layout was named for a file that a source of ours knows: the source reads it."""
    if not context.layout or source.id == layouts_of(context)[0].id:
        return []
    return [problem("layout_unused", source=(source.name_vi, source.name_en), layout=context.layout["name"])]


def _ask_which(claims: list[Source]) -> Problem:
    return problem(
        "layout_several",
        sources=("; ".join(s.name_vi for s in claims), "; ".join(s.name_en for s in claims)),
        question="source",
        choices={s.id: (s.name_vi, s.name_en) for s in claims},
    )


def _unknown(workbook: Workbook, is_quoted: bool = True) -> Problem:
    where, seen = _first_words(workbook) if is_quoted else ("", "")
    is_empty = not seen and is_quoted
    seen_vi = f" Tệp bắt đầu bằng “{seen}”." if seen else " Các trang đều trống." * is_empty
    seen_en = f" The file begins with “{seen}”." if seen else " All its sheets are empty." * is_empty
    return problem(
        "layout_unknown",
        where,
        beginning=(seen_vi, seen_en),
        sources=("; ".join(s.name_vi for s in SOURCES), "; ".join(s.name_en for s in SOURCES)),
    )


def _first_words(workbook: Workbook) -> tuple[str, str]:
    for sheet in workbook.sheets:
        for number, row in enumerate(sheet.rows[:50]):
            for column, value in enumerate(row):
                if value is not None:
                    return cell_name(sheet.name, number, column), text_of(value)[:60]
    return "", ""
