"""All sources of figures, found in their folder, in the order they are named to a reader."""

from importlib import import_module
from pkgutil import iter_modules

from loaders import sources
from loaders.files.document import Document
from loaders.files.sheets import Workbook
from loaders.source import Source

MODULES = tuple(sorted(module.name for module in iter_modules(sources.__path__)))


def in_order(declared: list[Source]) -> tuple[Source, ...]:
    """Sources by their order, those of one order by their ids. Raises `ValueError` where two go by one id."""
    if len({source.id for source in declared}) < len(declared):
        raise ValueError(f"two sources go by one id: {', '.join(source.id for source in declared)}")
    return tuple(sorted(declared, key=lambda source: (source.order, source.id)))


SOURCES = in_order([import_module(f"{sources.__name__}.{module}").SOURCE for module in MODULES])


def claiming(file: Workbook | Document) -> list[Source]:
    """The sources that claim what was read of a file."""
    return [source for source in SOURCES if isinstance(file, source.reads) and source.sniff(file)]


def find_source(source_id: str) -> Source | None:
    """The source that goes by an id; None for a saved layout, and for an id nobody has."""
    return next((source for source in SOURCES if source.id == source_id), None)


def source_names(source_id: str) -> tuple[str, str]:
    """What sentences call a source, in Vietnamese and English; its id where nobody has it."""
    known = find_source(source_id)
    return (known.short_vi, known.short_en) if known else (source_id, source_id)
