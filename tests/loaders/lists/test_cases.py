"""Lists with one row a case: their cells, days, months, doubles and events, each limit from both sides."""

from datetime import date, datetime

import pytest

from data.facts import Problem
from loaders.files.sheets import Sheet
from loaders.lists import cases as case_lists
from loaders.lists import windows
from loaders.lists.cases import (
    ALL,
    AS_STORED,
    DAY_FIRST,
    EXCHANGED,
    FIRST,
    LAST,
    MONTH_FIRST,
    UNREADABLE,
    Apart,
    Cases,
    Events,
    Tally,
    coded,
    days_of,
    names_of,
    read_cases,
    settle_case_doubles,
    settle_columns,
)
from loaders.lists.windows import Months, months_of, propose_period
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header
from loaders.tables.titles import Settled

TODAY = date(2026, 11, 20)
LABELS = {"number": ("mã hồ sơ", "number"), "received": ("ngày nhận", "day received")}


def context(**answers: str) -> Context:
    return Context(answers={name.replace("__", ":"): answer for name, answer in answers.items()}, today=TODAY)


def head(columns: dict[str, int], names: dict[int, str], unknown=(), **doubled) -> Header:
    """A heading in row 1 over columns of these names."""
    return Header(0, 0, 1, dict(columns), {c: (name,) for c, name in names.items()}, list(unknown), doubled)


def a_list(*rows: list, name: str = "S") -> tuple[Sheet, Header]:
    """A sheet "number | received | unit" with these rows below its heading."""
    sheet = Sheet(name, [["Mã", "Ngày nhận", "Đơn vị"], *rows])
    return sheet, head({"number": 0, "received": 1, "unit": 2}, {0: "Mã", 1: "Ngày nhận", 2: "Đơn vị"})


def cases_of(*rows: list, marks=("number",), named=(), problems=None) -> Cases:
    return read_cases(
        [a_list(*rows)], ["number", "received", "unit"], named, marks, [] if problems is None else problems
    )


def summary(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(p.code, p.locator, p.question) for p in problems]


# -- rows --------------------------------------------------------------------------------------------------


def test_a_row_is_a_case_where_one_of_its_marks_is_filled():
    rows = [["a", 1, "x"], [None, 2, "y"], ["", 3], ["b"], []]
    cases = cases_of(*rows)
    assert (cases.rows, cases.columns["number"], cases.columns["received"]) == ([1, 4], ["a", "b"], [1, None])
    cases = cases_of(*rows, marks=("number", "received"))
    assert (cases.rows, cases.columns["unit"]) == ([1, 2, 3, 4], ["x", "y", None, None])
    assert cases_of(["a", 1], ["b", 2]).rows == [1, 2]


def test_rows_of_the_second_sheet_keep_their_cells():
    cases = read_cases(
        [a_list(["a", 1, "x"], name="Một"), a_list(["b", 2, "y"], [None], ["c", 3, "z"], name="Hai")],
        ["number", "received", "unit"], (), ("number",), [],
    )  # fmt: skip
    assert [cases.cell(row) for row in cases.rows] == ["Một!A2", "Hai!A2", "Hai!A4"]
    assert [cases.cell(row, 2) for row in cases.rows] == ["Một!C2", "Hai!C2", "Hai!C4"]
    assert cases.columns["received"] == [1, 2, 3]
    first, second, third = cases.rows
    assert cases.span(first, first) == "Một!A2:C2"
    assert cases.span(second, third) == "Hai!A2:C4"
    assert cases.span(first, third) == "Một!A2:Hai!C4"
    assert cases.heading("received") == "Một!B1" and cases.heading("other") == "Một!A1"


def test_a_column_only_the_second_sheet_has_is_blank_in_the_first():
    sheet = Sheet("Một", [["Mã"], ["a"], ["b"]])
    one = (sheet, head({"number": 0}, {0: "Mã"}))
    cases = read_cases([one, a_list(["c", 3, "z"], name="Hai")], ["number", "received", "x"], (), ("number",), [])
    assert cases.columns == {"number": ["a", "b", "c"], "received": [None, None, 3]}


def test_only_the_cases_that_are_kept_stay():
    cases = cases_of(["a", 1, "x"], ["b", 2, "y"], ["c", 3, "z"])
    cases.keep([0, 2])
    assert (cases.rows, cases.columns["number"], cases.columns["unit"]) == ([1, 3], ["a", "c"], ["x", "z"])


def test_a_column_of_names_that_holds_persons_is_left_out_and_named_by_its_cell():
    problems: list[Problem] = []
    rows = [[f"a{n}", n, f"07919900{n:04d}"] for n in range(30)]
    cases = cases_of(*rows, named=("unit",), problems=problems)
    assert "unit" not in cases.columns and summary(problems) == [("personal_columns", "S!C1", "")]
    assert " C1" in problems[0].message_vi and "S!C1" not in problems[0].message_vi
    assert "unit" in cases_of(*rows).columns, "only of columns whose texts leave as names"


# -- columns -----------------------------------------------------------------------------------------------


def settled_columns(header: Header, rows=(), needed=("number",), **answers: str) -> list[Problem]:
    problems: list[Problem] = []
    settle_columns(Sheet("S", [["x"] * 5, *rows]), header, needed, LABELS, context(**answers), problems)
    return problems


def test_two_columns_of_one_meaning_are_asked_if_it_is_needed():
    def header() -> Header:
        return head({}, {0: "Mã", 3: "Mã số"}, number=[0, 3])

    (problem,) = settled_columns(header())
    assert (problem.code, problem.locator, problem.question) == ("column_doubled", "S!A1", "column:S:number")
    assert list(problem.choices) == ["A", "D", SKIP] and "mã hồ sơ" in problem.message_vi
    assert settled_columns(header(), needed=()) == []
    for answer, column in (("A", 0), ("D", 3), (SKIP, None), ("B", None)):
        chosen = header()
        assert settled_columns(chosen, column__S__number=answer) == []
        assert chosen.columns.get("number") == column


def test_columns_of_persons_are_named_by_their_cells_and_left_unread():
    header = head({"number": 0, "received": 1}, {0: "Mã", 1: "Họ và tên", 2: "Người nộp", 3: "Kho"}, unknown=[2, 3])
    problems = settled_columns(header)
    assert summary(problems) == [("personal_columns", "S!B1", ""), ("columns_not_needed", "S!D1", "")]
    assert "B1, C1" in problems[0].message_vi and "2 cột" in problems[0].message_vi
    assert "Kho" in problems[1].message_vi and "1 cột" in problems[1].message_vi
    assert header.columns == {"number": 0}


def test_a_column_may_be_personal_by_its_values_in_the_first_rows():
    def problems_with(first: int) -> list[str]:
        rows = [[f"a{n}", f"07919900{n:04d}" if n >= first else None] for n in range(2100)]
        header = head({"number": 0}, {0: "Mã", 1: "Cột lạ"}, unknown=[1])
        return [p.code for p in settled_columns(header, rows)]

    assert problems_with(0) == problems_with(1980) == ["personal_columns"]
    assert problems_with(2000) == ["columns_not_needed"]


# -- words -------------------------------------------------------------------------------------------------


def test_names_to_group_by_have_one_spelling_and_say_nobody():
    cells = ["Sở Y tế", " - ", "x", None, 12.0, "Lê A 0912345678", "Sở Y te\u0302\u0301"]
    assert names_of(cells)[0] == "Sở Y tế" and names_of(cells)[2:6] == ["", "", "12", ""]
    assert names_of(cells)[6] == "Sở Y tế"


def test_words_mean_a_number_each_and_a_missing_column_what_a_blank_means():
    codes = {"": 0, "một cửa": 1}
    assert coded(["MỘT CỬA", None, "Một  cửa"], codes.__getitem__, 3) == [1, 0, 1]
    assert coded(None, codes.__getitem__, 3) == [0, 0, 0]


# -- days --------------------------------------------------------------------------------------------------


def ordinal(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (None, None), ("", None), ("-", None), (" x ", None), ("không có", None),
        (True, UNREADABLE), (False, UNREADABLE), ([], UNREADABLE), ("hôm qua", UNREADABLE),
        (date(2026, 3, 14), ordinal(2026, 3, 14)),
        (datetime(2026, 3, 14, 23, 59), ordinal(2026, 3, 14)),
        (36_000, UNREADABLE), (36_001, ordinal(1998, 7, 25)), (46_000, ordinal(2025, 12, 9)),
        (46_000.99, ordinal(2025, 12, 9)), (72_999, ordinal(2099, 11, 10)), (73_000, UNREADABLE), (0, UNREADABLE),
        ("14/03/2026", ordinal(2026, 3, 14)), ("14.3.2026", ordinal(2026, 3, 14)), ("1-2-26", ordinal(2026, 2, 1)),
        ("14/03/26", ordinal(2026, 3, 14)), ("2026-03-14", ordinal(2026, 3, 14)), ("2026/3/4", ordinal(2026, 3, 4)),
        ("14/03/2026 16:30", ordinal(2026, 3, 14)), ("16:30 14/03/2026", ordinal(2026, 3, 14)),
        ("ngày 14/03/2026", ordinal(2026, 3, 14)), ("31/04/2026", UNREADABLE), ("2026-13-01", UNREADABLE),
        ("114/03/2026", UNREADABLE), ("14/03/20261", UNREADABLE), ("14/3", UNREADABLE),
    ],
)  # fmt: skip
def test_a_day_as_it_stands_in_a_cell(cell, day):
    assert case_lists._day_of(cell, False, set()) == day


@pytest.mark.parametrize(
    ("cell", "day_first", "month_first", "orders"),
    [
        ("05/06/2026", (6, 5), (5, 6), set()),
        ("12/12/2026", (12, 12), (12, 12), set()),
        ("13/12/2026", (12, 13), None, {DAY_FIRST}),
        ("12/13/2026", None, (12, 13), {MONTH_FIRST}),
        ("13/13/2026", None, None, set()),
        ("12/6/26", (6, 12), (12, 6), set()),
    ],
)
def test_which_comes_first_is_noticed_where_only_one_can_be(cell, day_first, month_first, orders):
    for is_month_first, expected in ((False, day_first), (True, month_first)):
        seen: set[str] = set()
        day = case_lists._day_of(cell, is_month_first, seen)
        assert day == (ordinal(2026, *expected) if expected else UNREADABLE) and seen == orders


def days(*cells, **answers: str) -> tuple[list[int | None], list[Problem]]:
    problems: list[Problem] = []
    cases = cases_of(*(["a", cell] for cell in cells))
    return days_of(cases, "received", context(**answers), problems), problems


def test_the_order_is_asked_where_all_would_be_one_day_of_many_months():
    texts = [f"09/{day:02d}/2026" for day in range(1, 6)]
    _, (problem,) = days(*texts)
    assert (problem.question, list(problem.choices)) == ("dates:received", [MONTH_FIRST, DAY_FIRST])
    assert "một ngày của nhiều tháng" in problem.message_vi
    outcome, problems = days(*texts, dates__received=MONTH_FIRST)
    assert problems == [] and date.fromordinal(outcome[0]) == date(2026, 9, 1)
    assert days(*texts[:3])[1] == []


def test_the_order_of_day_and_month_is_asked_where_only_month_first_can_be():
    outcome, (problem,) = days("05/06/2026", "12/13/2026")
    assert outcome == [ordinal(2026, 6, 5), UNREADABLE]
    assert (problem.code, problem.locator, problem.question) == ("date_order", "S!B1", "dates:received")
    assert list(problem.choices) == [MONTH_FIRST, DAY_FIRST]
    outcome, problems = days("05/06/2026", "12/13/2026", dates__received=MONTH_FIRST)
    assert (outcome, problems) == ([ordinal(2026, 5, 6), ordinal(2026, 12, 13)], [])
    outcome, problems = days("05/06/2026", "12/13/2026", dates__received=DAY_FIRST)
    assert (outcome, problems) == ([ordinal(2026, 6, 5), UNREADABLE], [])
    assert days("13/12/2026", "12/13/2026")[1] == [], "some are day first for certain"
    assert days("05/06/2026")[1] == []


def test_a_time_of_day_behind_a_day_is_left_off_and_one_before_it_is_not_the_day():
    outcome, _ = days("14/03/2026 16:30:00", "14/03/2026", "16:30:00 14/03/2026", "1/2/2026 08:00", "2026-03-14T10:00")
    assert outcome == [ordinal(2026, 3, 14)] * 3 + [ordinal(2026, 2, 1), ordinal(2026, 3, 14)]


REAL = [date(2026, 4, 6), date(2026, 5, 12), date(2026, 5, 1)]
TEXTS = ["13/06/2026", "20/6/2026", "30/12/2026"]


@pytest.mark.parametrize(
    ("real", "texts", "is_asked"),
    [
        (REAL, TEXTS, True),
        (REAL[:2], TEXTS, False),
        (REAL, TEXTS[:2], False),
        ([*REAL, date(2026, 5, 13)], TEXTS, False),
        (REAL, [*TEXTS, "12/6/2026"], False),
        (REAL, [*TEXTS, "13/13/2026"], False),
        (REAL, [*TEXTS, "nghỉ"], True),
    ],
)
def test_days_another_excel_exchanged_are_asked(real, texts, is_asked):
    outcome, problems = days(*real, *texts)
    assert [p.code for p in problems] == (["dates_exchanged"] if is_asked else [])
    assert outcome[:2] == [day.toordinal() for day in real[:2]]


def test_exchanged_days_are_asked_with_the_months_each_reading_gives():
    _, (problem,) = days(*REAL, *TEXTS)
    assert (problem.locator, problem.question) == ("S!B1", "exchanged:received")
    assert "3" in problem.message_vi and list(problem.choices) == [EXCHANGED, AS_STORED]
    assert "rơi vào 3 tháng)" in problem.choices[EXCHANGED][0] and "rơi vào 2 tháng)" in problem.choices[AS_STORED][0]
    outcome, problems = days(*REAL, *TEXTS, exchanged__received=EXCHANGED)
    assert outcome[:3] == [ordinal(2026, 6, 4), ordinal(2026, 12, 5), ordinal(2026, 1, 5)] and problems == []
    assert outcome[3] == ordinal(2026, 6, 13)
    outcome, problems = days(*REAL, *TEXTS, exchanged__received=AS_STORED)
    assert outcome[0] == ordinal(2026, 4, 6) and problems == []


# -- months ------------------------------------------------------------------------------------------------


def cut(label: str, start: date | None = None, end: date | None = None, today: date = TODAY):
    problems: list[Problem] = []
    outcome = months_of(Settled(label, start, end, "stated", "hue"), Context(today=today), "S!A1", problems)
    return outcome, problems


def test_a_month_is_one_whatever_its_window():
    outcome, _ = cut("2026-06", date(2026, 5, 15), date(2026, 6, 14))
    assert outcome == Months([("2026-06", date(2026, 5, 15), date(2026, 6, 14))], "stated", ordinal(2026, 6, 14))
    outcome, _ = cut("2026-06-14", date(2026, 6, 14), date(2026, 6, 14))
    assert outcome is not None and outcome.months == [("2026-06", date(2026, 6, 14), date(2026, 6, 14))]


def test_what_is_known_ends_with_today():
    outcome, _ = cut("2026-11")
    assert outcome is not None and outcome.months == [("2026-11", date(2026, 11, 1), TODAY)]
    assert outcome.end == TODAY.toordinal()
    outcome, _ = cut("2026-10", date(2026, 10, 1), date(2026, 10, 31))
    assert outcome is not None and outcome.end == ordinal(2026, 10, 31)


def test_a_longer_period_is_cut_into_its_months():
    outcome, problems = cut("2026-Q2", date(2026, 4, 1), date(2026, 6, 30))
    assert outcome is not None and problems == []
    assert outcome.months == [
        ("2026-04", date(2026, 4, 1), date(2026, 4, 30)),
        ("2026-05", date(2026, 5, 1), date(2026, 5, 31)),
        ("2026-06", date(2026, 6, 1), date(2026, 6, 30)),
    ]
    first, by_day = outcome.by_day()
    assert (first, len(by_day)) == (ordinal(2026, 4, 1), 91) and [by_day.count(n) for n in range(3)] == [30, 31, 30]
    outcome, _ = cut("2026-Q1", date(2025, 12, 15), date(2026, 3, 14))
    assert outcome is not None and outcome.months[0] == ("2026-01", date(2025, 12, 15), date(2026, 1, 14))
    assert outcome.months[2] == ("2026-03", date(2026, 2, 15), date(2026, 3, 14))


def test_of_a_running_year_the_months_that_have_begun():
    outcome, _ = cut("2026", date(2026, 1, 1), date(2026, 12, 31))
    assert outcome is not None and [month[0] for month in outcome.months] == [f"2026-{n:02d}" for n in range(1, 12)]
    outcome, _ = cut("2026", date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 1))
    assert outcome is not None and len(outcome.months) == 12, "a month begins on its first day"
    outcome, _ = cut("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), date(2026, 6, 1))
    assert outcome is not None and len(outcome.months) == 3, "one that is all to come stands as it is"


@pytest.mark.parametrize(
    ("start", "end", "is_cut"),
    [
        (date(2026, 3, 28), date(2026, 6, 27), True),
        (date(2026, 3, 29), date(2026, 6, 28), False),  # there is no 29th in every month
        (date(2026, 4, 1), date(2026, 6, 29), False),
        (date(2026, 4, 2), date(2026, 6, 30), False),
    ],
)
def test_a_window_that_is_no_whole_number_of_months_is_said(start, end, is_cut):
    outcome, problems = cut("2026-Q2", start, end)
    assert (outcome is not None) is is_cut
    assert summary(problems) == ([] if is_cut else [("window_not_months", "S!A1", "")])


def test_the_same_day_some_months_on():
    days_on = [windows._months_later(date(2026, 11, 15), months) for months in (0, 1, 2, 13, 14)]
    assert days_on == [date(2026, 11, 15), date(2026, 12, 15), date(2027, 1, 15), date(2027, 12, 15), date(2028, 1, 15)]


@pytest.mark.parametrize(
    ("days", "choices"),
    [
        ([], []),
        ([None, UNREADABLE, 0], []),
        ([ordinal(2026, 6, 1)], ["2026-06"]),
        ([ordinal(2026, 6, 1), ordinal(2026, 6, 30), None], ["2026-06"]),
        ([ordinal(2026, 6, 1), ordinal(2026, 8, 2)], ["2026-08", "2026-06", "2026-06..2026-08"]),
        ([ordinal(2025, 12, 1), ordinal(2026, 2, 2), UNREADABLE], ["2026-02", "2025-12", "2025-12..2026-02"]),
    ],
)
def test_the_months_the_cases_came_in_are_offered(days, choices):
    asked = [Problem(code, "ask", "S!A1", "", "", "period") for code in ("period_missing", "place_missing")]
    propose_period(asked, days)
    assert list(dict.fromkeys(asked[0].choices)) == choices and asked[1].choices == {}


def test_choices_there_are_stay():
    asked = Problem("period_missing", "ask", "S!A1", "", "", "period", {"2026-01": ("a", "a")})
    propose_period([asked], [ordinal(2026, 6, 1)])
    assert list(asked.choices) == ["2026-01"]


# -- doubles -----------------------------------------------------------------------------------------------


def doubled(*rows: list, **answers: str) -> tuple[list[int], list[Problem]]:
    problems: list[Problem] = []
    cases = cases_of(*rows, marks=("received",))
    settle_case_doubles(cases, "number", context(**answers), problems)
    assert "number" not in cases.columns
    return cases.rows, problems


def test_rows_that_are_equal_count_once():
    rows, (problem,) = doubled(
        ["a", 1, "x"], ["b", 1, "x"], ["a", 1, "x"], ["a", 1, "x"], [None, 1, "x"], [None, 1, "x"]
    )
    assert rows == [1, 2, 5, 6], "rows without a number are cases of their own"
    assert (problem.code, problem.locator) == ("double_same", "S!A4") and "2" in problem.message_vi
    assert doubled(["a", 1, "x"], ["b", 1, "x"]) == ([1, 2], [])
    assert doubled(["", 1, "x"], ["", 1, "x"]) == ([1, 2], [])


@pytest.mark.parametrize(
    ("answer", "rows"), [("", [1, 2, 3, 4]), (FIRST, [1, 2]), (LAST, [2, 4]), (ALL, [1, 2, 3, 4]), ("x", [1, 2, 3, 4])]
)
def test_rows_of_one_number_that_differ_are_asked(answer, rows):
    outcome, problems = doubled(
        ["a", 1, "x"], ["b", 1, "x"], ["a", 2, "x"], ["a", 3, "x"], **({"doubles": answer} if answer else {})
    )
    assert outcome == rows
    if answer in ("", "x"):
        assert [(p.code, p.locator, p.question, list(p.choices)) for p in problems] == [
            ("double", "S!A4", "doubles", [LAST, FIRST, ALL])
        ]
        assert "1" in problems[0].message_vi
    else:
        assert problems == []


def test_equal_and_differing_doubles_are_said_apart():
    outcome, problems = doubled(
        ["a", 1, "x"], ["a", 1, "x"], ["b", 1, "x"], ["b", 2, "x"], ["c", 1, "x"], ["c", 5, "x"], doubles=LAST
    )
    assert outcome == [1, 4, 6] and summary(problems) == [("double_same", "S!A3", "")]


# -- what stands apart, what happened ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (1, "2"),
        (5, "2, 3, 4, 5, 6"),
        (6, "2, 3, 4, 5, 6 … (+1)"),
        (8, "2, 3, 4, 5, 6 … (+3)"),
    ],
)
def test_the_first_rows_that_stand_apart_are_named(rows, shown):
    apart = Apart(cases_of(*(["a", n] for n in range(9))))
    for row in range(1, rows + 1):
        apart.add("after_period", row)
    assert apart.count("after_period") == rows and apart.count("other") == 0
    (problem,) = apart.problems(["after_period:dossiers", "before_period:dossiers"])
    assert (problem.code, problem.locator) == ("after_period", "S!A2")
    assert shown in problem.message_vi and (f"{rows} " in problem.message_vi)


def test_tallies_are_added():
    one, other = Tally(2, 5, 9, 30, 1), Tally(3, 4, 7, 10, 2)
    assert one.with_also(other) == other.with_also(one) == Tally(5, 4, 9, 40, 3)
    assert Tally(1, 2, 3) == Tally(1, 2, 3, 0, 0)


def test_events_are_tallied_by_group_month_and_kind():
    events = Events([10, 11, 12, 13], kinds=3, months=2)
    for position, month, what in ((0, 0, 0), (1, 0, 0), (3, 1, 2), (2, 1, 2), (0, 0, 2)):
        events.add(position, month, what)
    for position, days_taken in ((1, 4), (2, 0), (3, 6)):
        events.positions.append(position)
        events.slots.append(1 * 3 + 1)
        events.days.append(days_taken)
    assert events.tallied(["x", "x", "y", "y"]) == {
        ("x", 0, 0): Tally(2, 10, 11),
        ("x", 0, 2): Tally(1, 10, 10),
        ("y", 1, 2): Tally(2, 13, 12),
        ("x", 1, 1): Tally(1, 11, 11, 4, 1),
        ("y", 1, 1): Tally(2, 12, 13, 6, 2),
    }
    pairs = [(month, what) for month in range(2) for what in range(3) if events.holds(month, what)]
    assert pairs == [(0, 0), (0, 2), (1, 1), (1, 2)]
