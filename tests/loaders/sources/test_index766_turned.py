"""Scores of one place: groups as rows, months as rows."""

from tests.loaders.build import problems_of, reading_of, table

TITLE = ["KẾT QUẢ BỘ CHỈ SỐ 766 CỦA TỈNH ĐỒNG THÁP THÁNG 9 NĂM 2026"]


def groups(*more: list) -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            TITLE,
            ["TT", "Nhóm chỉ số", "Điểm tối đa", "Điểm đạt được"],
            [1, "Công khai, minh bạch", 18, 16.1],
            [2, "Dịch vụ công trực tuyến", 12, 10.02],
            *more,
        ]
    )


def months() -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            TITLE,
            ["TT", "Tháng", "Tổng điểm", "Xếp hạng toàn quốc", "Dịch vụ công trực tuyến"],
            [1, "Tháng 8/2026", 86.59, 7, 20.1],
            [2, "Tháng 9/2026", 87.52, 5, 20.4],
        ]
    )


CLAIMED = (groups, months)


def test_group_four_is_the_service_alone_beside_payment():
    reading = reading_of(groups([3, "Thanh toán trực tuyến", 10, 7.6]))
    assert problems_of(reading, "ask") == []
    assert {f.measure: f.value for f in reading.facts} == {
        "index766_transparency": 16.1,
        "index766_online_service": 10.02,
        "index766_online_payment": 7.6,
    }
    assert {f.measure for f in reading_of(groups()).facts} == {"index766_transparency", "index766_online"}


def test_months_as_rows():
    assert {(f.period_label, f.measure): f.value for f in reading_of(months()).facts} == {
        ("2026-08", "index766_total"): 86.59,
        ("2026-08", "index766_rank"): 7,
        ("2026-08", "index766_online"): 20.1,
        ("2026-09", "index766_total"): 87.52,
        ("2026-09", "index766_rank"): 5,
        ("2026-09", "index766_online"): 20.4,
    }


def test_scores_above_their_maximum_are_asked_and_sums_that_differ_said():
    rows = [
        [2, "Tiến độ giải quyết", 20, 18],
        [3, "Số hóa hồ sơ", 22, 17],
        [4, "Dịch vụ công trực tuyến", 22, 20],
        [5, "Mức độ hài lòng", 18, 16],
    ]
    head = [["UBND TỈNH ĐỒNG THÁP"], TITLE, ["TT", "Nhóm chỉ số", "Điểm tối đa", "Điểm đạt được"]]

    def reading(transparency: float, total: float, maximum: float = 18):
        first, last = [1, "Công khai, minh bạch", maximum, transparency], [None, "Tổng điểm", 100, total]
        return reading_of(table([*head, first, *rows, last]))

    assert problems_of(reading(16.1, 87.1)) == []
    assert problems_of(reading(16.1, 92.1), "warn") == [("score_sum", "Sheet1!D9")]
    assert problems_of(reading(28.4, 99.4), "ask") == [("beyond_bound", "Sheet1!D4")]
    assert problems_of(reading(16.1, 87.1, 20), "warn") == [("maximum_differs", "Sheet1!C4")]
