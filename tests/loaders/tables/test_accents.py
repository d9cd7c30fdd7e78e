"""Headings typed without accents are spelled out where one spelling alone can be meant, and shown."""

from tests.loaders.build import problems_of, reading_of, table

HEADINGS = ["STT", "Don vi", "Tiep nhan moi", "Da giai quyet", "Dung han", "Qua han"]


def bare(headings: list[str], title: str = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6 NĂM 2026") -> bytes:
    return table([["UBND TỈNH ĐỒNG THÁP"], [title], headings, [1, "Sở Nội vụ", 120, 100, 95, 5]])


def test_headings_without_accents_are_read_and_shown():
    reading = reading_of(bare(HEADINGS))
    assert {f.measure: (f.value, f.locator) for f in reading.facts} == {
        "dossiers_received_new": (120, "Sheet1!C4"),
        "dossiers_resolved": (100, "Sheet1!D4"),
        "dossiers_resolved_early_or_on_time": (95, "Sheet1!E4"),
        "dossiers_resolved_late": (5, "Sheet1!F4"),
    }
    assert problems_of(reading, "normalise") == [("accents_restored", "Sheet1!B3")]
    shown = reading.problems[0]
    assert "“Tiep nhan moi” → “Tiếp nhận mới”" in shown.message_vi and "“Dung han” → “Đúng hạn”" in shown.message_en


def test_a_title_without_accents_says_its_period_too_or_is_asked():
    reading = reading_of(bare(HEADINGS, "KET QUA GIAI QUYET HO SO TTHC THANG 6 NAM 2026"))
    assert {f.period_label for f in reading.facts} == {"2026-06"} or reading.verdict == "ask"


def test_other_words_are_not_touched():
    assert problems_of(reading_of(bare(["STT", "Ten", "Cot 1", "Cot 2", "Cot 3", "Cot 4"]))) == [
        ("layout_unknown", "Sheet1!A1")
    ]
    with_accents = ["STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn"]
    assert "accents_restored" not in {code for code, _ in problems_of(reading_of(bare(with_accents)))}


def test_headings_with_wrong_accents_are_read_and_shown():
    misspelt = ["STT", "Đơn vi", "Tiêp nhận mới", "Đã giải quyêt", "Đúng han", "Qúa hạn"]
    content = bare(misspelt)
    reading = reading_of(content)
    assert len(reading.facts) == 4 and problems_of(reading, "normalise") == [("accents_restored", "Sheet1!B3")]
    assert "“Qúa hạn” → “Quá hạn”" in reading.problems[0].message_vi
