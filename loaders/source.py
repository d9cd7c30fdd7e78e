"""What a source of figures says of itself: one declaration for a kind of table, be it read by code or by a layout, or
for documents of prose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from data.facts import Reading
from loaders.files.document import Document
from loaders.files.sheets import Workbook
from loaders.tables.context import Context
from loaders.tables.headers import Column

LAST = 1000


@dataclass(frozen=True, kw_only=True)
class Source:
    """One kind of table, or of document.

    `id` is stored with every figure; `rank` is one of `data.facts.RANKS`. `name_*` tells somebody with a file what can
    be loaded, `short_*` stands beside a number. `reads`: what it is given, a `Workbook` or a `Document`; `sniff` says
    whether one is of this kind, `parse` reads it; exactly one source may claim a file. `is_whole_period`: a file
    holds all units of its period, so that units it lacks are asked about. `keeps_original`: False where the file names
    persons, whatever is in it. `columns`: headings that also tell what a column of an unknown table may mean.
    `is_second`: a layout somebody saved reads such a table before it. `order`: place among the names shown; new ones
    come last.
    """

    id: str
    rank: int
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    sniff: Callable[[Any], bool]
    parse: Callable[[Any, Context], Reading]
    reads: type[Workbook] | type[Document] = Workbook
    is_whole_period: bool = False
    keeps_original: bool = True
    columns: Mapping[str, Column] = field(default_factory=dict)
    is_second: bool = False
    order: int = LAST

    def __post_init__(self):
        if not all((self.id, self.name_vi, self.name_en, self.short_vi, self.short_en)):
            raise ValueError(f"a source lacks a name: {self}")

    def name(self, language: str) -> str:
        return self.name_vi if language == "vi" else self.name_en

    def short(self, language: str) -> str:
        return self.short_vi if language == "vi" else self.short_en
