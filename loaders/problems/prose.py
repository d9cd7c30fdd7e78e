"""What is said of the figures of a document of prose."""

from loaders.problems.declared import Declared

PROSE = {
    "prose_nothing": Declared(
        "reject",
        "Văn bản không có số liệu nào thuộc các chỉ tiêu của phần mềm.",
        "The document holds no figure of the measures known here.",
    ),
    "prose_untaken": Declared(
        "reject",
        "Chưa số nào được lấy vào: đọc câu của từng số ở mục “chưa chắc”, tích số đúng.",
        "No number is taken yet: read the sentences under “not sure” and tick what is right.",
    ),
    "prose_recognised": Declared(
        "warn",
        "Bản quét đã được máy đọc chữ, có thể đọc sai: chưa lấy số nào. So từng số với ảnh bên cạnh rồi tích.",
        "The scan was recognised by machine, which makes mistakes: nothing is taken. Compare each number with its "
        "picture, then tick it.",
    ),
    "prose_number:separators": Declared(
        "ask",
        "{locator}: “{text}” đặt sai dấu ngăn cách, có thể là {readings}. Số nào đúng?",
        "{locator}: the separators of “{text}” are misplaced; it may be {readings}. Which is right?",
    ),
    "prose_number:doubled_unit": Declared(
        "ask",
        "{locator}: “{text}” ghi đơn vị hai lần, có thể là {readings}. Số nào đúng?",
        "{locator}: “{text}” says its unit twice; it may be {readings}. Which is right?",
    ),
    "prose_double": Declared(
        "warn",
        "{locator}: {measure} được nói hai lần với hai số khác nhau ({values}): cả hai để người xem chọn.",
        "{locator}: {measure} is said twice with different numbers ({values}): both are left for a person.",
    ),
    "prose_unsure": Declared(
        "info",
        "{count} số chưa chắc, không lấy vào: kiểm tra và chọn ở bảng số tìm thấy.",
        "{count} numbers are not sure and are not taken: look at them in the list of numbers found.",
    ),
    "prose_open": Declared(
        "info",
        "{count} số chưa rõ thuộc chỉ tiêu nào: để lại cùng câu của chúng.",
        "{count} numbers belong to no measure known here: they are kept with their sentences.",
    ),
    "prose_period": Declared(
        "ask",
        "Văn bản không cho biết kỳ số liệu. Số liệu của kỳ nào?",
        "The document does not say of which period its figures are. Which one?",
    ),
    "prose_place": Declared(
        "ask",
        "Văn bản không cho biết là của tỉnh, thành phố nào.",
        "The document does not say of which province or city it is.",
    ),
    "above_reach": Declared(
        "warn",
        "{locator}: {interactions} lượt tương tác, nhiều hơn {reach} lượt (người) tiếp cận ({cell}): nên xem lại.",
        "{locator}: {interactions} interactions, more than the {reach} reached ({cell}): worth a look.",
    ),
    "rate_of_zero": Declared(
        "warn",
        "{locator}: in {printed} % của số không; tỷ lệ này không có nghĩa.",
        "{locator}: {printed} % of zero is printed; the rate means nothing.",
    ),
}
