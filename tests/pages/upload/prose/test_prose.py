"""Reports in prose on the upload screen: the text marked, what is unsure unticked, choices kept with the load."""

import ast
import re

import pytest

from data.store import Store
from loaders.prose import frames, numerals, reader, times
from pages.upload.prose import words as prose_words
from pages.upload.prose.numbers import PROPOSED, TAKEN, found_in
from tests.conftest import ROOT
from tests.loaders.build_documents import docx, pdf
from tests.pages.conftest import texts_of
from tests.pages.test_text_is_text import HOSTILE, assert_text_is_text
from tests.pages.upload.test_upload import counts, keys, press, upload

REPORT = (
    "BÁO CÁO",
    "Kết quả công tác tháng 6 năm 2026 của Văn phòng UBND tỉnh Đồng Tháp",
    "I. KẾT QUẢ",
    "Trong tháng, toàn tỉnh tiếp nhận 1.250 hồ sơ; đã giải quyết 1.100 hồ sơ, trong đó trước hạn 800 hồ sơ, đúng hạn "
    "280 hồ sơ, quá hạn 20 hồ sơ; đang giải quyết 150 hồ sơ.",
)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def test_x(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "bao-cao.docx", docx(REPORT))
    print(texts_of(test))
    assert 0
