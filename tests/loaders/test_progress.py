"""How far the reading of a large file is: told by a real child, and stopped without anything left behind."""

import os
import tempfile
from datetime import date, datetime
from functools import cache

import psutil
import pytest

from data.facts import Fact
from loaders.files import progress
from loaders.files.progress import OPENING, READING, Progress
from loaders.reading import read_file
from loaders.tables.context import Context
from loaders.template.workbook import write_template
from tests.loaders.build import TODAY
from tests.loaders.build_xls import book, sheet
from tests.loaders.case_lists import DOSSIERS, dossier_list, numbered

ROWS, ROWS_OF_XLS = 60_000, 60_000
HERE = Context("Đồng Tháp", today=TODAY)


@cache
def a_large_list() -> bytes:
    """A list of 60,000 dossiers."""
    return dossier_list(numbered([list(row) for row in DOSSIERS] * (ROWS // len(DOSSIERS) + 1))[:ROWS])


def told(content: bytes, name: str) -> list[Progress]:
    """What a child says of its progress, each state once."""
    seen: list[Progress] = []
    read_file(content, name, HERE, on_progress=lambda now: seen.append(now) if now not in seen[-1:] else None)
    return seen


def children() -> list[psutil.Process]:
    """The processes this one has started."""
    return psutil.Process(os.getpid()).children()


def test_the_child_says_how_many_rows_of_the_list_it_has():
    seen = told(a_large_list(), "danh-sach.xlsx")
    opening = [now for now in seen if now.stage == OPENING]
    assert any(now.rows for now in opening) and all(
        now.of in (ROWS + 3, ROWS + 4) and now.rows <= now.of for now in opening
    )
    assert any(now.stage == READING for now in seen)
    assert [now.share for now in seen] == sorted(now.share for now in seen) and seen[0] == Progress()


@pytest.mark.parametrize("kind", ["csv", "html", "template"])
def test_other_kinds_of_files_say_it_too(kind):
    if kind == "csv":
        content = ("Đơn vị;Văn bản đến;Ghi chú\n" + "Sở Nội vụ;5;x\n" * 60_000).encode()
    elif kind == "html":
        content = ("<table>" + "<tr><td>Sở Nội vụ<td>5<td>x</tr>" * 30_000 + "</table>").encode()
    else:
        day = date(2026, 6, 1)
        facts = [
            Fact("dossiers_resolved", 5.0, "dong-thap@2025", "2026-06", day, date(2026, 6, 30), unit=f"Sở {n}")
            for n in range(6_000)
        ]
        content = write_template(facts)
    stages = {now.stage for now in told(content, f"a.{kind}")}
    assert (READING if kind == "template" else OPENING) in stages


@cache
def an_old_workbook() -> bytes:
    """An .xls of 60,000 rows over two sheets."""
    rows: list[list] = [[f"Xã số {n}", float(n), float(n), float(n)] for n in range(ROWS_OF_XLS // 2)]
    return book({"Trang 1": sheet(rows), "Trang 2": sheet(rows)})


def test_an_old_workbook_says_its_rows_too():
    opening = [now for now in told(an_old_workbook(), "so-lieu.xls") if now.stage == OPENING]
    assert {now.of for now in opening} <= {0, ROWS_OF_XLS}
    assert 0 < opening[-1].rows <= opening[-1].of == ROWS_OF_XLS


@pytest.mark.parametrize(("build", "name"), [(a_large_list, "danh-sach.xlsx"), (an_old_workbook, "so-lieu.xls")])
def test_who_stops_ends_the_child_and_leaves_nothing(tmp_path, monkeypatch, build, name):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    content = build()

    class Stopped(BaseException):
        """As a click ends a script."""

    running: list[psutil.Process] = []

    def stop(now: Progress) -> None:
        running.extend(child for child in children() if child not in running)
        if now.stage == OPENING and now.rows:
            assert list(tmp_path.iterdir()), "the child has its scratch folder"
            raise Stopped

    began = datetime.now()
    with pytest.raises(Stopped):
        read_file(content, name, HERE, on_progress=stop)
    assert running and not [child for child in running if child.is_running()] and children() == []
    assert list(tmp_path.iterdir()) == [] and (datetime.now() - began).total_seconds() < 20


def test_it_is_told_no_more_often_than_anybody_can_see():
    seen: list[Progress] = []
    progress.listen(seen.append)
    try:
        for rows in range(20_000):
            progress.tell_opened(rows, 20_000)
        assert list(progress.counting(["a", "b"])) == ["a", "b"]
    finally:
        progress.listen(None)
    assert seen[0] == Progress(OPENING, 0, 20_000) and 2 <= len(seen) < 20
    assert seen[-1].stage == READING
    progress.tell_opened(1, 2)
    assert seen[-1].stage == READING, "nobody listens any more"


def test_a_share_grows_from_opening_to_reading():
    shares = [Progress(), Progress(OPENING, 5, 10), Progress(OPENING, 12, 10), Progress(READING, 5, 10)]
    assert [now.share for now in shares] == [0.0, 0.25, 0.5, 0.75] and Progress(READING, 3).share == 0.5
