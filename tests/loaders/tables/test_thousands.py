"""Rule of counting 16: 1.234 typed as text comes back from Excel as 1,234 units."""

from loaders.tables.context import Context
from loaders.tables.thousands import restore_thousands
from tests.loaders.build import Form06a, problems_of, reading_of, social, values

LOST = (1.25, 900, 300, 50, 1.2, 800, 350, 50, 50, 45, 5)  # 1250 and 1200, written 1.250 and 1.200


def lost(total: str = "") -> Form06a:
    form = Form06a(total=total)
    form.rows[2] = (2, "Sở Y tế", LOST)
    return form


def test_rule_16_identities_restore_a_lost_thousand():
    """1.25 = 900 + 300 + 50 only as 1 250; the change is shown."""
    reading = reading_of(lost().bytes())
    assert (values(reading)["Biểu 6a!C14"], values(reading)["Biểu 6a!G14"]) == (1250, 1200)
    assert values(reading)["Biểu 6a!C13"] == 120 and values(reading)["Biểu 6a!K14"] == 50
    problem = next(p for p in reading.problems if p.code == "lost_thousand")
    assert problem.severity == "normalise" and "Biểu 6a!C14: 1,25 → 1.250" in problem.message_vi
    assert problem.locator == "Biểu 6a!C14", "the first cell, whatever the seed of the hashes"
    assert next(f.raw for f in reading.facts if f.locator == "Biểu 6a!C14") == "1.25"


def test_rule_16_one_decimal_makes_whole_numbers_of_its_column_suspect():
    """2 in a suspect column may be 2.000: here only 2 000 satisfies 2 = 1 500 + 500 + 0."""
    form = Form06a(total="")
    form.rows[1] = (1, "Sở Nội vụ", (2, 1.5, 500, 0, 1.6, 1.6, 0, 0, 400, 400, 0))
    form.rows[2] = (2, "Sở Y tế", (3.25, 2.9, 300, 50, 3.2, 2.8, 350, 50, 50, 45, 5))
    reading = reading_of(form.bytes())
    assert (values(reading)["Biểu 6a!C13"], values(reading)["Biểu 6a!D13"]) == (2000, 1500)
    assert not [p for p in problems_of(reading) if p[0] == "identity"]


def test_rule_16_small_whole_numbers_stay_as_they_are():
    form = lost()
    form.rows[1] = (1, "Sở Nội vụ", (3, 2, 1, 0, 3, 3, 0, 0, 0, 0, 0))
    reading = reading_of(form.bytes())
    assert values(reading)["Biểu 6a!C13"] == 3 and values(reading)["Biểu 6a!C14"] == 1250


def test_rule_16_what_identities_leave_open_is_asked_never_multiplied():
    rows = [["Tháng 1", 5, 1.234, *[7] * 6], ["Tháng 2", 5, 56, *[7] * 6]]
    reading = reading_of(social(rows))
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.question, problem.locator) == (
        "lost_thousand",
        "thousands:Mạng xã hội!C",
        "Mạng xã hội!C6",
    )
    assert list(problem.choices) == ["times_1000", "all_times_1000", "skip"]
    assert problem.choices["times_1000"][0] == "Nhân 1.000 các ô có phần thập phân: 1,234 → 1.234"
    assert problem.choices["all_times_1000"][0] == "Nhân 1.000 cả các số nguyên ấy: 56 → 56.000"
    assert not {"Mạng xã hội!C6", "Mạng xã hội!C7"} & values(reading).keys()  # 56 may be 56.000
    answered = values(reading_of(social(rows), answers={problem.question: "times_1000"}))
    assert (answered["Mạng xã hội!C6"], answered["Mạng xã hội!C7"]) == (1234, 56)
    answered = values(reading_of(social(rows), answers={problem.question: "all_times_1000"}))
    assert (answered["Mạng xã hội!C6"], answered["Mạng xã hội!C7"]) == (1234, 56000)
    left = values(reading_of(social(rows), answers={problem.question: "skip"}))
    assert not {"Mạng xã hội!C6", "Mạng xã hội!C7"} & left.keys()


def test_rule_16_a_row_that_contradicts_itself_is_asked():
    form = Form06a(total="")
    form.rows[2] = (2, "Sở Y tế", (1.251, *LOST[1:]))
    reading = reading_of(form.bytes())
    assert ("lost_thousand", "Biểu 6a!C14") in problems_of(reading, "ask")


def test_a_decimal_that_is_no_lost_thousand_is_asked_by_its_cell():
    form = Form06a(total="")
    form.rows[2] = (2, "Sở Y tế", (1250.12345, *LOST[1:4], 1200, *LOST[5:]))
    reading = reading_of(form.bytes())
    assert ("ambiguous_number", "Biểu 6a!C14") in problems_of(reading, "ask")


def test_columns_of_whole_numbers_are_left_alone():
    assert restore_thousands([{"dossiers_received": (1250.0, "A!C1")}], Context()) == ({}, [])
    assert restore_thousands([{"on_time_rate_reported": (98.5, "A!C1")}], Context()) == ({}, [])
