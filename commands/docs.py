"""`manage.py docs`: write the tables of the README files and `docs/templates.md` from the registries.

`--check` sees whether they are fresh.
"""

import argparse
import re
import sys
from collections.abc import Iterable

from commands.output import OK, REFUSED, speak_utf8
from data.folders import ROOT
from loaders.registry import SOURCES
from metrics.registry import KPIS

PAGES = {"README.vi.md": "vi", "README.md": "en"}
TEMPLATES = "docs/templates.md"
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


def templates_page() -> str:
    """What a template of a report may ask for: for the people of an office, so in Vietnamese."""
    from reports.document import names, templates, words  # python-docx takes a moment to load

    def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
        lines = [heads, ("---",) * len(heads), *rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)

    return TEMPLATES_TEXT.format(
        document=table(("Tên", "Cho ra"), ((f"`{{{{ {n} }}}}`", t) for n, (t, _) in names.OF_DOCUMENT.items())),
        blocks=table(("Tên", "Cho ra"), ((f"`{{{{ {n} }}}}`", t) for n, (t, _) in names.OF_BLOCKS.items())),
        subject=table(("Tên", "Cho ra"), ((f"`{{{{ {n}.dossiers }}}}`", t) for n, (t, _) in names.OF_SUBJECT.items())),
        subjects=table(("Mã", "Mục"), ((f"`{n}`", t) for n, t in words.SUBJECTS.items())),
        kpi=table(
            ("Tên", "Cho ra"),
            (
                *((f"`{{{{ {n}.on_time_rate }}}}`", t) for n, (_, t, _) in names.OF_KPI.items()),
                ("`{{ cau.on_time_rate }}`", "cả câu: số, tăng giảm, đạt hay chưa đạt, phần còn thiếu"),
            ),
        ),
        offices=", ".join(f"`{kpi}`" for kpi in words.OFFICES),
        filters=", ".join(f"`{name}`" for name in templates.FILTERS),
        kpis=table(("Mã", "Chỉ tiêu", "Mục"), ((f"`{k.id}`", k.label.vi, f"`{k.subject}`") for k in KPIS.values())),
    )


TEMPLATES_TEXT = """\
# Mẫu báo cáo của cơ quan

*Trang này do `python manage.py docs` viết; sửa ở `commands/docs.py` và `reports/document/report.py`.*

Mẫu là một tệp Word (.docx) thường: phần đầu, nơi nhận, chữ ký, lời văn là của cơ quan; chỗ nào viết tên trong
`{{{{ }}}}` thì chương trình ghi vào đó. Bắt đầu từ mẫu có sẵn, sửa bằng Word rồi dùng:

```
python manage.py report --save-template mau.docx
python manage.py report --place "Đồng Tháp" --period 2026-10 --template mau.docx bao-cao.docx
python manage.py report --place "Đồng Tháp" --period 2026-11 --again bao-cao.docx bao-cao-thang-11.docx
```

Mỗi con số ghi ra là một trường gắn với câu hỏi của nó (chỉ tiêu, nơi, kỳ, đơn vị), mang kiểu chữ của chỗ viết tên.
Khi làm lại cho kỳ sau (`--again`), số là số mới, lời người soạn viết được giữ. Tên viết sai thì chương trình nêu tên
và đoạn có tên đó, không lập báo cáo.

*A template is an ordinary .docx; what stands in `{{{{ }}}}` is written by the software. The document is Vietnamese,
and so is this list. A wrong name is refused with its paragraph.*

## Tên của cả văn bản

{document}

## Khối, mỗi khối đứng riêng một đoạn

{blocks}

Của một mục (thay `dossiers` bằng mã của mục):

{subject}

{subjects}

## Số của một chỉ tiêu

Thay `on_time_rate` bằng mã của chỉ tiêu. Kỳ không có số liệu thì ghi “chưa có số liệu”.

{kpi}

## Khi có, khi lặp

- `{{%p if co.hotline %}}` … `{{%p endif %}}`: chỉ ghi những đoạn ở giữa khi mục có số liệu; `if so_mau`,
  `if khoang_ngay` cũng vậy.
- `{{%tr for d in cac_don_vi %}}` … `{{%tr endfor %}}`: một dòng của bảng cho mỗi đơn vị; `{{{{ d.ten }}}}`,
  `{{{{ d.so.dossiers_resolved }}}}`.
  Số của đơn vị: {offices}.
- Bộ lọc dùng được: {filters}.

Ngoài ra không có gì khác: mẫu không gọi hàm, không tính, không đọc tệp khác.

## Các chỉ tiêu

{kpis}
"""
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
    page = templates_page()
    path = ROOT / TEMPLATES
    if not path.exists() or path.read_text(encoding="utf-8") != page:
        stale.append(TEMPLATES)
        if not options.check:
            path.write_text(page, encoding="utf-8", newline="\n")
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
