"""`manage.py docs`: write the tables of the README files from the registries; `--check` sees whether they are fresh."""

import argparse
import re
import sys

from commands.output import OK, REFUSED, speak_utf8
from data.folders import ROOT
from loaders.registry import SOURCES
from metrics.registry import KPIS

PAGES = {"README.vi.md": "vi", "README.md": "en"}
DIRECTIONS = {
    "vi": {"higher": "cao là tốt", "lower": "thấp là tốt", "neither": "–", "within": "trong khoảng"},
    "en": {"higher": "higher", "lower": "lower", "neither": "–", "within": "within"},
}
RANKS = {
    "vi": {1: "1 · hệ thống xuất", 2: "2 · cơ quan lập", 3: "3 · đã công bố", 9: "9 · mẫu"},
    "en": {1: "1 · system export", 2: "2 · office workbook", 3: "3 · published", 9: "9 · sample"},
}


def kpi_table(language: str) -> str:
    """One row a KPI, in the order of the registry."""
    head = {"vi": "| Chỉ tiêu | Mã | Cách tính | Chiều |", "en": "| KPI | Id | Meaning | Better |"}[language]
    rows = [
        f"| {k.label(language)} | `{k.id}` | {k.meaning(language)} | {DIRECTIONS[language][k.direction]} |"
        for k in KPIS.values()
    ]
    return "\n".join([head, "|---|---|---|---|", *rows])


def source_table(language: str) -> str:
    """One row a source, in the order of the registry."""
    head = {"vi": "| Nguồn | Mã | Hạng |", "en": "| Source | Id | Rank |"}[language]
    rows = [f"| {s.name(language)} | `{s.id}` | {RANKS[language][s.rank]} |" for s in SOURCES]
    return "\n".join([head, "|---|---|---|", *rows])


TABLES = {"kpis": kpi_table, "sources": source_table}


def written(text: str, language: str) -> str:
    """A README with every table between its marks (`<!-- kpis -->` … `<!-- /kpis -->`) as it must be today."""
    for name, table in TABLES.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.S)
        text, count = marks.subn(lambda match: match[1] + table(language) + match[2], text)  # noqa: B023  # used at once
        if count != 1:
            raise ValueError(f"the marks <!-- {name} --> stand {count} times")
    return text


def main(arguments: list[str]) -> int:
    """Write the pages that are not fresh, or with `--check` name them and return 1."""
    speak_utf8()
    parser = argparse.ArgumentParser(prog="manage.py docs", description="Bảng trong README / tables of the README")
    parser.add_argument(
        "--check", action="store_true", help="chỉ kiểm tra, không ghi / only see whether they are fresh"
    )
    options = parser.parse_args(arguments)
    stale = []
    for page, language in PAGES.items():
        text = (ROOT / page).read_text(encoding="utf-8")
        if (fresh := written(text, language)) != text:
            stale.append(page)
            if not options.check:
                (ROOT / page).write_text(fresh, encoding="utf-8", newline="\n")
    if not stale:
        print("Các bảng đều mới.", "The tables are fresh.", sep="\n")
    elif options.check:
        print(f"Bảng đã cũ: {', '.join(stale)}; chạy: python manage.py docs", file=sys.stderr)
        print(f"Stale tables: {', '.join(stale)}; run: python manage.py docs", file=sys.stderr)
        return REFUSED
    else:
        print(f"Đã ghi {', '.join(stale)}.", f"Written: {', '.join(stale)}.", sep="\n")
    return OK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
