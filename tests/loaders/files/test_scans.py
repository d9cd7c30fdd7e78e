"""Scans: recognised where Tesseract reads Vietnamese, every number unticked beside its picture; else refused."""

import base64
import io
import json
import re

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from loaders import scans
from loaders.files.glimpse import FOUND
from loaders.files.pictures import MOST_DOTS, Picture, pack, unpack
from loaders.reading import read_file
from loaders.tables.context import Context
from tests.loaders.build_documents import scan

LINES = (
    "BÁO CÁO",
    "Kết quả công tác tháng 6 năm 2026 của tỉnh Đồng Tháp",
    "Trong tháng 6 năm 2026, toàn tỉnh đã tiếp nhận 1.250 hồ sơ.",
    "Đã giải quyết 1.100 hồ sơ, đang giải quyết 150 hồ sơ.",
)
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"


def printed(lines=LINES):
    """A PDF that is the picture of a printed page."""
    page = Image.new("L", (2480, 3508), 255)
    try:
        font = ImageFont.truetype(FONT, 50)
    except OSError:
        pytest.skip("no font with Vietnamese letters: fonts-dejavu-core")
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((220, 300 + 120 * number), line, font=font, fill=0)
    stream = io.BytesIO()
    page.save(stream, "PDF", resolution=300)
    return stream.getvalue()


def rows(reading):
    return {row["value"]: row for row in json.loads(reading.notes[FOUND])}


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_scan_is_recognised_and_nothing_of_it_is_taken_unseen():
    content = printed()
    reading = read_file(content, "quet.pdf", Context())
    numbers = rows(reading)
    assert reading.facts == [] and reading.verdict == "reject"
    assert {problem.code for problem in reading.problems} >= {"prose_untaken", "prose_recognised"}
    assert {1250, 1100, 150} <= numbers.keys()
    for value, measure in ((1250, "dossiers_received"), (1100, "dossiers_resolved"), (150, "dossiers_pending")):
        row = numbers[value]
        assert (row["measure"], row["place"], row["period_label"]) == (measure, "dong-thap@2025", "2026-06")
        assert not row["is_taken"] and row["reason"] == "recognised"
    pictures = json.loads(reading.notes[scans.PICTURES])
    picture = Image.open(io.BytesIO(base64.b64decode(pictures[numbers[1250]["locator"]])))
    assert picture.width > 800 and 60 < picture.height < 200
    dots = np.asarray(picture)
    assert (dots < 20).all(axis=1).sum() == 0 and (dots < 20).mean() > 0.01, "the line, and a frame in it"
    taken = read_file(content, "quet.pdf", Context(answers={f"prose:{numbers[1250]['locator']}": "take"}))
    assert [(fact.measure, fact.value) for fact in taken.facts] == [("dossiers_received", 1250)]


def test_without_tesseract_a_scan_is_refused_with_the_remedy(monkeypatch):
    monkeypatch.setattr(scans, "program", lambda: "")
    reading = read_file(scan(), "quet.pdf", Context())
    assert [problem.code for problem in reading.problems] == ["document_scan"] and reading.facts == []
    assert "Tesseract" in reading.problems[0].message_vi and ".docx" in reading.problems[0].message_vi


@pytest.mark.usefixtures("tesseract")
def test_blank_pages_are_refused_with_tesseract_too():
    reading = read_file(scan(1), "quet.pdf", Context())
    assert [problem.code for problem in reading.problems] == ["document_scan"]


# -- pictures --------------------------------------------------------------------------------------------


def test_a_picture_is_cut_framed_and_a_png():
    dots = bytes(range(200)) + bytes([255] * 200)
    picture = Picture(20, 20, dots)
    assert picture.cut(-5, 9, 4, 11).dots == bytes((180, 181, 182, 183, 255, 255, 255, 255))
    framed = picture.framed(5, 12, 10, 15, thick=1)
    shown = np.asarray(Image.open(io.BytesIO(framed.png())))
    assert shown.shape == (20, 20) and shown[11, 4:11].max() == 0 and shown[12, 4] == shown[12, 10] == 0
    assert shown[13, 6] == 255 and bytes(shown[:10].ravel()) == dots[:200]
    assert Image.open(io.BytesIO(picture.pgm())).size == (20, 20)


def test_pictures_leave_the_child_as_they_were_and_no_larger_than_they_may_be():
    pictures = [Picture(3, 2, b"abcdef"), Picture(1, 1, b"x")]
    assert unpack(pack(pictures)) == pictures
    whole = pack(pictures)
    for damaged in (whole[:-2], whole[:10], pack([Picture(3, 3, b"abcdef")])):
        with pytest.raises(ValueError, match="picture"):
            unpack(damaged)
    with pytest.raises(ValueError, match="dots"):
        unpack(pack([Picture(MOST_DOTS, 2, b"x")]))


def test_words_are_lines_and_paragraphs_and_are_found_again_in_what_was_read():
    table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    told = (("Tiếp", 1, 1), ("nhận", 1, 1), ("12", 1, 2), ("hồ", 2, 1), ('"sơ', 2, 1))
    for number, (word, paragraph, line) in enumerate(told):
        table += f"5\t1\t1\t{paragraph}\t{line}\t{number}\t{number * 10}\t5\t8\t6\t90\t{word}\n"
    spots = list(scans._spots(0, table))
    assert scans.text_of(spots) == 'Tiếp nhận\n12\n\nhồ "sơ' and scans.text_of([]) == ""
    placed = scans._placed('Tiếp nhận 12 hồ "sơ', spots)
    assert [(start, spot.left) for start, _, spot in placed] == [(0, 0), (5, 10), (10, 20), (13, 30), (16, 40)]
    assert not re.search("12", "".join(spot.text for _, _, spot in scans._placed("Tiếp nhận", spots)))
