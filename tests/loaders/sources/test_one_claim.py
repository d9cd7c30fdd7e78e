"""Every layout we read is claimed by one source and no other, whatever its variants."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from data.facts import Fact
from loaders.files.documents import read_content
from loaders.files.workbook import read_workbook
from loaders.registry import SOURCES, claiming
from loaders.template.workbook import write_template
from tests.loaders import build_units
from tests.loaders.build import Form06a, hotline, save, social, table
from tests.loaders.case_lists import dossier_list, ticket_list
from tests.loaders.sources import test_meta_pages, test_meta_posts


def _flat_06a() -> bytes:
    """II.06a as some exports write it: merged cells undone, every level in its own row."""
    return Form06a(merged=False).bytes()


def _without_early() -> bytes:
    book = Form06a(rows=[(1, "Sở Nội vụ", (120, 70, 40, 10, 100, None, 95, 5, 20, 15, 5))]).workbook()
    for cells in list(book.active.merged_cells.ranges):
        book.active.unmerge_cells(str(cells))
    book.active.delete_cols(8)
    return save(book)


def _template() -> bytes:
    fact = Fact(
        "dossiers_resolved",
        5.0,
        "dong-thap@2025",
        "2026-06",
        date(2026, 6, 1),
        date(2026, 6, 30),
        counted="hồ sơ",
        unit="Sở Nội vụ",
    )
    return write_template([fact])


def _claimed() -> list[tuple[str, Callable[[], bytes]]]:
    """What the tests of each source say it claims: the builders in `CLAIMED` of `test_<id>.py`."""
    names = {source.id: f"test_{source.id}" for source in SOURCES}
    return [
        (source, build)
        for source, name in names.items()
        if (Path(__file__).parent / f"{name}.py").exists()
        for build in getattr(import_module(f"tests.loaders.sources.{name}"), "CLAIMED", ())
    ]


HEAD = build_units.HEAD
LAYOUTS = [
    ("template", _template),
    ("form_06a", Form06a().bytes),
    ("form_06a", _flat_06a),
    ("form_06a", _without_early),
    ("form_06a", Form06a(name_heading="Lĩnh vực, công việc giải quyết theo cấp").bytes),
    ("form_06a", build_units.phu_luc_2),
    ("form_tt02", build_units.tt02),
    ("egov", build_units.egov),
    ("sheet_2026", build_units.sheet_2026),
    ("unit_table", build_units.plain),
    ("index766", build_units.scores),
    ("digitisation", build_units.digitisation),
    ("wide_months", build_units.measures_by_month),
    ("wide_months", build_units.units_by_month),
    ("wide_months", build_units.unit_groups_by_month),
    ("hotline_month", hotline),
    ("social_month", social),
    ("meta_posts", test_meta_posts.export),
    ("meta_pages", lambda: test_meta_pages.page([["2026-05", 12345, 1250, 30, 400, 5, 61]])),
    *_claimed(),
    ("dossier_list", dossier_list),
    ("hotline_tickets", ticket_list),
    ("unit_table", lambda: table([*HEAD, ["Lĩnh vực", "Tiếp nhận", "Giải quyết", "Trễ hạn"], ["Đất đai", 5, 4, 1]])),
    (
        "unit_table",
        lambda: table(
            [
                *HEAD,
                ["Đơn vị", "Tổng số", "Kết quả giải quyết", None],
                [None, None, "Đúng hạn", "Quá hạn"],
                ["Sở Y tế", 5, 4, 1],
            ],
            merged=("C4:D4",),
        ),
    ),
]


@pytest.mark.parametrize(("source", "build"), LAYOUTS, ids=[f"{n}-{s}" for n, (s, _) in enumerate(LAYOUTS)])
def test_exactly_one_source_claims_each_layout(source, build):
    assert [s.id for s in claiming(read_content(build()))] == [source]


def test_every_source_has_a_file_it_claims():
    """A new source fails here until its `test_<id>.py` builds such a file, named in `CLAIMED` there."""
    assert {source for source, _ in LAYOUTS} == {source.id for source in SOURCES}


@pytest.mark.parametrize(
    "rows",
    [
        [["STT", "Họ và tên", "Lương"], [1, "Nguyễn Văn A", 5]],
        [["STT", "Đơn vị", "Số cán bộ", "Số máy tính"], [1, "Sở Y tế", 30, 28]],
        [["STT", "Đơn vị", "Số xe ô tô", "Số phòng họp"], [1, "Sở Y tế", 30, 28]],
        [["Báo cáo", "Tháng 5", "Tháng 6"], ["x", 1, 2]],
        [["Đơn vị", "Ghi chú"], ["Sở Y tế", "chưa nộp"]],
        [[1, 2, 3], [4, 5, 6]],
        [["Tháng 5 năm 2026"]],
        [[]],
    ],
    ids=range(8),
)
def test_tables_of_other_things_are_claimed_by_nobody(rows):
    workbook = read_workbook(table([*HEAD[:1], *rows]))
    assert [s.id for s in SOURCES if s.sniff(workbook)] == []
