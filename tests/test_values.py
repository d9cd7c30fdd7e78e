"""Values are frozen: what is handed from room to room is not changed on the way. What is built up is listed here."""

import importlib
from dataclasses import is_dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Filled while a file is read or a line judged, and by nobody afterwards.
BUILT = {
    "loaders.compare.Comparison",
    "loaders.files.biff.RecordScan",
    "loaders.files.delimited._Shape",
    "loaders.files.document.Document",
    "loaders.files.document.Piece",
    "loaders.files.html_tables._Table",
    "loaders.files.package.Extent",
    "loaders.files.package.Package",
    "loaders.files.package.SheetScan",
    "loaders.files.sheets.Sheet",
    "loaders.files.sheets.Workbook",
    "loaders.leading._Given",
    "loaders.lists.statuses._Words",
    "loaders.load.Preview",
    "loaders.prose.cells.Cell",
    "loaders.prose.slots.Frame",
    "loaders.prose.slots.Heard",
    "loaders.prose.inherited.Around",
    "loaders.prose.numbers.Prose",
    "loaders.prose.turns.Turns",
    "loaders.prose.moments.Moment",
    "loaders.sources.meta_posts._Post",
    "loaders.sources.template._Row",
    "loaders.tables.below._Table",
    "loaders.tables.context.Context",
    "loaders.tables.crossing_facts._Group",
    "loaders.tables.headers.Header",
    "loaders.lists.cases.Cases",
    "loaders.lists.cases.Tally",
    "loaders.tables.row.Row",
    "loaders.tables.titles.Title",
    "loaders.tables.units.UnitNames",
    "metrics.answers.control._Chart",
}


def dataclasses_of(part: str) -> dict[str, bool]:
    """Module.class -> whether it is frozen, of every dataclass a part of the project declares."""
    classes: dict[str, bool] = {}
    for path in sorted((ROOT / part).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for value in vars(importlib.import_module(name.removesuffix(".__init__"))).values():
            if isinstance(value, type) and is_dataclass(value) and value.__module__ == name:
                classes[f"{name}.{value.__name__}"] = vars(value)["__dataclass_params__"].frozen
    return classes


def test_values_are_frozen_and_what_is_built_up_is_named():
    classes = dataclasses_of("metrics") | dataclasses_of("loaders")
    assert {name for name, is_frozen in classes.items() if not is_frozen} == BUILT
