"""Public investment: the plan of the year, what is disbursed to date."""

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def invested(*headings: str, day: str = "30/6/2026") -> bytes:
    return table(
        [
            *HEAD,
            [f"GIẢI NGÂN VỐN ĐẦU TƯ CÔNG ĐẾN NGÀY {day}"],
            ["ĐVT: triệu đồng"],
            ["STT", "Chủ đầu tư", *(headings or ("Kế hoạch vốn năm 2026", "Đã giải ngân")), "Tỷ lệ (%)"],
            [1, "Sở Xây dựng", 985_000, 310_000, 31.47],
        ]
    )


CLAIMED = (invested,)


def test_plan_and_disbursement_stand_at_their_periods():
    assert values(reading_of(invested())) == {
        ("2026", "Sở Xây dựng", "public_investment_assigned"): 985e9,
        ("2026-06-YTD", "Sở Xây dựng", "public_investment_disbursed"): 310e9,
    }


def test_days_in_the_headings_are_periods_of_their_own():
    assert values(reading_of(invested("Giải ngân đến 30/6/2026", "Giải ngân đến 30/9/2026"))) == {
        ("2026-06-YTD", "Sở Xây dựng", "public_investment_disbursed"): 985e9,
        ("2026-09-YTD", "Sở Xây dựng", "public_investment_disbursed"): 310e9,
    }


def test_two_plans_of_a_year_are_asked():
    asked = reading_of(invested("Kế hoạch vốn giao đầu năm 2026", "Kế hoạch vốn sau điều chỉnh"))
    assert [code for code, _ in problems_of(asked, "ask")] == ["column_doubled"]


def test_what_was_paid_after_the_year_of_its_plan_is_asked():
    assert (
        problems_of(
            reading_of(
                invested(day="31/1/2027"),
            ),
            "ask",
        )[0][0]
        == "since_january"
    )
