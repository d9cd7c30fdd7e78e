"""Sentences about a document in prose. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- the text ------------------------------------------------------------------------------------------
TITLE = S("Văn bản và số tìm thấy", "The text, and the numbers found in it")
TEXT = S("Văn bản, chỉ những đoạn có số", "The text, paragraphs with numbers only")
STATES = {
    "taken": S("lấy vào", "taken"),
    "proposed": S("chưa chắc", "not sure"),
    "open": S("chưa rõ chỉ tiêu", "no measure yet"),
    "left": S("đã bỏ", "left out"),
    "aside": S("chỉ đối chiếu", "for checking only"),
    "flagged": S("cần xem lại", "worth a look"),
}
PARAGRAPH = S("đoạn {number}", "paragraph {number}")
MORE_PARAGRAPHS = S("Xem thêm {count} đoạn có số", "See {count} more paragraphs with numbers")
CUT_PARAGRAPHS = S(
    "Còn {count} đoạn nữa không hiện ở đây; mọi số vẫn có trong bảng.",
    "{count} more paragraphs are not shown here; all numbers are in the table.",
)
NO_NUMBERS = S("Không thấy số nào trong văn bản.", "No number was found in the text.")

# -- the table -----------------------------------------------------------------------------------------
SHOW = S("Hiện các số", "Numbers to show")
STATE_COUNT = S("{sign} {state} {count}", "{sign} {state} {count}")
CLICK = S("Chọn một dòng để xem câu của số đó.", "Choose a row to see the sentence of its number.")
MEASURE = S("Chỉ tiêu", "Measure")
VALUE = S("Giá trị", "Value")
WHERE = S("Đơn vị, nơi", "Unit, place")
PERIOD = S("Kỳ", "Period")
SENTENCE = S("Câu", "Sentence")
ALL_OF = S("Tất cả: {where}", "All: {where}")
UNKNOWN = S("chưa rõ ({counted})", "not known ({counted})")
NONE = S("chưa rõ", "not known")

# -- one number ----------------------------------------------------------------------------------------
SENTENCE_OF = S("Câu của số đang chọn", "The sentence of the chosen number")
TAKE_ONE = S("Lấy số này", "Take this number")
LEAVE_ONE = S("Không lấy số này", "Leave this number out")
THINK_AGAIN = S("Bỏ lựa chọn này", "Undo this choice")
GIVE_MEASURE = S("Chỉ tiêu của số này", "The measure of this number")
PICK_MEASURE = S("Chọn chỉ tiêu, gõ không dấu cũng được; hoặc để trống…", "Choose a measure, or leave it open…")
USE_MEASURE = S("Lấy theo chỉ tiêu này", "Take it as this measure")
TAKEN_AS = S("lấy “{text}” làm {measure}", "“{text}” taken as {measure}")
TAKEN_IN = S("lấy “{text}” vào: {measure}", "“{text}” taken: {measure}")
LEFT_OUT = S("bỏ “{text}”: {measure}", "“{text}” left out: {measure}")

# -- what is remembered --------------------------------------------------------------------------------
REMEMBERED = S("Lần sau gặp đúng cách nói này sẽ nhớ.", "The same words will be known next time.")
PHRASES = S("Cách nói đã nhớ trong văn bản: {count}", "Wordings remembered of documents: {count}")
PHRASES_TEXT = S(
    "Dấu # là chỗ của số. Quên thì lần sau số đó lại để trống chỉ tiêu; số liệu đã nạp vẫn giữ nguyên.",
    "# stands for a number. What is forgotten has no measure the next time; figures loaded stay.",
)
FORGET_PHRASE = S("Quên", "Forget")

# -- what is proposed ----------------------------------------------------------------------------------
PROPOSED = S("Số chưa chắc: {count}. Tích số nào đúng", "Numbers not sure: {count}. Tick those that are right")
PROPOSED_TEXT = S(
    "Chưa số nào ở đây được lấy vào. Đọc câu, tích số đúng rồi bấm nút; số không tích được để lại.",
    "None of these is taken yet. Read the sentence, tick what is right, use the button; the others are left.",
)
PROPOSED_LABEL = S("{measure}: {value}", "{measure}: {value}")
MORE_PROPOSED = S(
    "Còn {count} số chưa chắc nữa; xem ở bảng trên, mục “chưa chắc”.",
    "{count} more are not sure; see them in the table above, under “not sure”.",
)
TAKE_TICKED = S("Lấy các số đã tích", "Take the ticked numbers")

# -- contradictions ------------------------------------------------------------------------------------
CONTRADICTIONS = S("Số không khớp nhau: {count}", "Numbers that do not agree: {count}")
CONTRADICTIONS_TEXT = S(
    "Chương trình không sửa số nào. Đọc các câu; sai thì bỏ số đó ra hoặc sửa văn bản.",
    "No number is mended. Read the sentences; leave out what is wrong, or mend the document.",
)
NUMBER_AT = S("“{text}” (đoạn {number})", "“{text}” (paragraph {number})")

# -- pasted text ---------------------------------------------------------------------------------------
PASTE = S("Hoặc dán một đoạn văn", "Or paste a passage")
PASTE_LABEL = S("Đoạn văn có số liệu", "A passage with figures")
PASTE_HINT = S(
    "Ví dụ: Trong tháng 6 năm 2026, tỉnh Đồng Tháp tiếp nhận 1.250 hồ sơ, đã giải quyết 1.100 hồ sơ…",
    "Such as: Trong tháng 6 năm 2026, tỉnh Đồng Tháp tiếp nhận 1.250 hồ sơ…",
)
PASTE_TEXT = S(
    "Nên có tên tỉnh và kỳ báo cáo trong đoạn; thiếu thì chương trình hỏi.",
    "Best with the province and the period in it; what is missing is asked.",
)
PASTE_BUTTON = S("Đọc đoạn này", "Read this passage")
PASTED_NAME = S("Đoạn dán {day}.txt", "Pasted passage {day}.txt")
PASTE_FULL = S(
    "Đã có {count} tệp chờ, không nhận thêm: nạp hoặc bỏ bớt rồi dán lại.",
    "{count} files are waiting, no more are taken: load or drop some, then paste again.",
)

# -- reasons -------------------------------------------------------------------------------------------
# By what the reader of prose gives as a reason (`loaders/prose/`, `loaders/sources/report.py`).
REASONS = {
    "own words": S("câu nói rõ", "the sentence says so"),
    "from before": S("theo số đứng trước trong câu", "after the number before it"),
    "from far": S("theo số đứng trước, ở xa", "after a number further back"),
    "answered": S("bạn đã chọn", "you chose it"),
    "recognised": S("đọc từ ảnh quét: so với ảnh", "recognised on a scan: compare with the picture"),
    "learnt": S("cách nói này đã được chọn chỉ tiêu", "the measure was chosen for these words before"),
    "left": S("bạn đã bỏ số này", "you left it out"),
    "open": S("không rõ thuộc chỉ tiêu nào", "no measure is known for it"),
    "plan": S("chỉ tiêu, nhiệm vụ đặt ra: chưa phải kết quả", "a goal or a plan, no result"),
    "implied": S("mức tăng, giảm: chỉ để đối chiếu", "a difference: for checking only"),
    "compared": S("số của kỳ khác, để so sánh", "of another period, for comparison"),
    "from": S("số lúc đầu, để so sánh", "where it started from, for comparison"),
    "unexplained": S("có từ trong câu chưa giải thích được", "words beside it are not explained"),
    "double": S("nói hai lần với hai số khác nhau", "said twice with different numbers"),
    "repeated": S("nói lại số đã có", "said before already"),
    "doubled_unit": S("đơn vị ghi hai lần", "its unit is written twice"),
    "separators": S("dấu ngăn cách đặt sai", "its separators are misplaced"),
    "range": S("là một khoảng, không phải một số", "a range, not one number"),
    "period": S("không rõ kỳ nào", "of which period is not clear"),
    "week": S("của một tuần, không phải kỳ báo cáo", "of a week, no reporting period"),
    "place": S("không rõ của tỉnh, thành phố nào", "of which province or city is not clear"),
    "inspected": S("của mẫu được kiểm tra, không phải tất cả", "of an inspected sample, not of all"),
    "somebody's": S("của một người, không phải của cơ quan", "one person's, not the office's"),
    "estimate": S("là số ước", "an estimate"),
    "late or overdue": S("không rõ là trễ khi làm xong hay đang quá hạn", "done late, or overdue now: not clear"),
}
