"""Writes the second set and its expected.json: python -m tests.cases.second_set FOLDER."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).resolve().parent


def main(folder: Path) -> None:
    """One file a case under files/, one line a case in expected.json, as `tests.cases` writes its own."""
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    entries = [entry for path in sorted(HERE.glob("*.json")) for entry in json.loads(path.read_text("utf-8"))]
    for entry in entries:
        path = files / entry["case"]["file"]
        if "text" in entry:
            path.write_bytes(entry["text"].encode(entry["encoding"]))
        else:
            _book(entry["sheets"]).save(path)
    lines = [entry["case"] | {"facts": entry["facts"]} for entry in entries]
    (folder / "expected.json").write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")


def _book(sheets: list[dict[str, Any]]) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(sheet["name"]), sheet)
    return book


def _fill(page: Worksheet, sheet: dict[str, Any]) -> None:
    for number, row in enumerate(sheet["rows"], 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                page.cell(number, column, _value(value))
    for block in sheet.get("merged", ()):
        page.merge_cells(block)
    for place, form in sheet.get("formats", {}).items():
        page[place].number_format = form
    for number in sheet.get("hidden_rows", ()):
        page.row_dimensions[number].hidden = True
    for letter in sheet.get("hidden_columns", ()):
        page.column_dimensions[letter].hidden = True
    page.sheet_state = sheet.get("state", "visible")


def _value(value: Any) -> Any:
    """A cell; a day stands as {"date": …} or {"datetime": …}."""
    if not isinstance(value, dict):
        return value
    return date.fromisoformat(value["date"]) if "date" in value else datetime.fromisoformat(value["datetime"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
