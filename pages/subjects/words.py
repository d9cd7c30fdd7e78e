"""Sentences of the subject screens. Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- frame ---------------------------------------------------------------------------------------------
DOSSIERS = S("Hồ sơ TTHC", "Dossiers")
HOTLINE = S("Tổng đài 1022", "Hotline 1022")
MEDIA = S("Truyền thông", "Media")
DOSSIERS_UNDER = S(
    "Tiếp nhận, giải quyết và thời hạn, theo Biểu II.06a (Thông tư 01/2020/TT-VPCP)",
    "Received, resolved and terms, by form II.06a (Circular 01/2020/TT-VPCP)",
)
HOTLINE_UNDER = S(
    "Phản ánh, kiến nghị qua Tổng đài 1022: phiếu, không phải cuộc gọi",
    "Feedback through hotline 1022: tickets, not calls",
)
MEDIA_UNDER = S(
    "Facebook, Zalo và Cổng thông tin điện tử; số thường được làm tròn trong báo cáo",
    "Facebook, Zalo and the portal; reports usually round these figures",
)

# -- the written report -------------------------------------------------------------------------------
REPORT = S("Báo cáo Word", "Word report")
TEMPLATES = S("Theo mẫu", "By template")
TEMPLATES_HELP = S("Báo cáo theo mẫu của cơ quan", "The report by one of the office's templates")
REPORT_TITLE = S("Báo cáo {place} {period}", "Report {place} {period}")
REPORT_HELP = S(
    "Văn bản theo Nghị định 30/2020: lời, bảng, biểu đồ, nguồn của từng số; sửa được bằng Word",
    "A document in Vietnamese by Decree 30/2020: prose, tables, charts, the source of every number; edit it in Word",
)

# -- dossiers, hotline, media --------------------------------------------------------------------------
NOTE_COUNT = S(
    "TH thực hiện, CK cùng kỳ năm trước. Cột bắt đầu từ 0.",
    "AC actual, PY same period last year. Columns start at 0.",
)
WHAT_HOTLINE = S("phiếu 1022 đã xử lý, % số tiếp nhận", "1022 tickets resolved, % of received")
WHAT_TICKETS_RECEIVED = S("phiếu 1022 tiếp nhận, phiếu", "1022 tickets received, tickets")
NOTE_CHANNELS = S(
    "Các kênh cộng lại bằng tổng số phiếu tiếp nhận của những kỳ có chia kênh.",
    "The channels add up to all tickets of the periods that report by channel.",
)
MEDIA_TITLES = {
    "facebook_reach": S("tiếp cận trên Facebook", "reach on Facebook"),
    "facebook_interactions": S("tương tác trên Facebook", "interactions on Facebook"),
    "zalo_views": S("lượt xem trên Zalo", "views on Zalo"),
    "portal_articles": S("tin, bài trên cổng thông tin", "items published on the portal"),
}
NOTE_MEDIA = S(
    "Chấm rỗng: số làm tròn, ước lượng hoặc chưa đủ. Nét đứt: thứ được đếm thay đổi, không so sánh qua đó.",
    "Hollow dots: rounded, estimated or incomplete. Dotted line: the thing counted changed.",
)
MEDIA_NATION = S(
    "Tiếp cận và lượt xem không cộng giữa các tỉnh. Chọn một tỉnh để xem.",
    "Reach and views are not added over provinces. Choose one.",
)
WHAT_PENDING_OVERDUE = S(
    "hồ sơ đang giải quyết đã quá hạn ở cuối kỳ, hồ sơ", "dossiers pending past their term at the end of the period"
)
WHAT_OVERDUE_SHARE = S(
    "quá hạn trong số đang giải quyết ở cuối kỳ, %", "overdue share of dossiers pending at the end of the period, %"
)
WHAT_ONLINE = S("hồ sơ tiếp nhận trực tuyến, % hồ sơ mới", "dossiers received online, % of new ones")
WHAT_RECEIVED = S("hồ sơ mới tiếp nhận, hồ sơ", "dossiers newly received")
THEMES = {
    "thoi-han": S("Thời hạn", "Terms"),
    "ton": S("Tồn và quá hạn", "Pending and overdue"),
    "tiep-nhan": S("Tiếp nhận, trực tuyến", "Received, online"),
}
DOSSIERS_THEME = S("Xem", "Show")

# -- filters -------------------------------------------------------------------------------------------
OFFICE = S("Mở một đơn vị", "Open one unit")
OFFICE_HINT = S("Chọn đơn vị…", "Choose a unit…")
BACK = S("Về {place}", "Back to {place}")
OFFICE_OF = S("**{unit}** · {place}", "**{unit}** · {place}")

# -- comparisons ---------------------------------------------------------------------------------------
AGAINST_PREVIOUS = S("So kỳ trước ({period})", "On {period}")
AGAINST_LAST_YEAR = S("So cùng kỳ ({period})", "On a year ago ({period})")
YEAR_TO_DATE = S("Lũy kế {months} tháng {year}", "{year} to date, {months} months")
TWELVE = S("12 tháng đến {period}", "12 months to {period}")
BEFORE_WAS = S("{period}: {value}", "{period}: {value}")
YEAR_AGO_WAS = S("CK {value}", "year ago {value}")
TWELVE_BEFORE = S("12 tháng trước đó {value}", "12 months before {value}")
BETTER = S("tốt hơn", "better")
WORSE = S("kém hơn", "worse")
PER_CENT = S("{change} ({percent})", "{change} ({percent})")
RANK = S("Hạng {rank}/{of}", "Rank {rank} of {of}")
UP = S("▲ lên {steps}", "▲ up {steps}")
DOWN = S("▼ xuống {steps}", "▼ down {steps}")
SAME = S("giữ hạng", "same rank")
AMONG = S(" trong {both} nơi có hạng cả hai kỳ", " among the {both} ranked both times")
ONLY_SO_FAR = S("▨ mới có {coverage} {what}", "▨ only {coverage} {what} in")
NO_CHANGE = {
    "no_before": S("chưa có số kỳ trước để so", "no earlier figure to compare"),
    "rolling": S("chưa đủ 12 tháng trước đó để so", "the 12 months before are not all reported"),
    "not_alike": S("chưa so: có bên chưa đủ hoặc ước lượng", "not compared: one side is partial or estimated"),
}
ALIKE = {
    "places": S(
        "{count}/{of} tỉnh, thành đủ hai kỳ: {value}, trước {before}",
        "{count} of {of} provinces complete in both: {value}, before {before}",
    ),
    "units": S(
        "{count}/{of} đơn vị đủ hai kỳ: {value}, trước {before}",
        "{count} of {of} units complete in both: {value}, before {before}",
    ),
    "months": S(
        "{count}/{of} tháng đủ cả hai năm: {value}, năm trước {before}",
        "{count} of {of} months complete in both years: {value}, a year before {before}",
    ),
}
SHORT = S("thiếu {count} trong 12 tháng", "{count} of the 12 months are missing")
OPEN_WINDOWS = S("có kỳ không rõ ngày đầu, ngày cuối", "some windows have no first or last day")
STRIP_NOTE = S(
    "Tỷ lệ so bằng điểm %, số đếm so bằng chênh lệch và %. Kỳ chưa đủ số: chỉ so những nơi, những tháng có đủ ở cả "
    "hai bên. Lũy kế, 12 tháng: Σ tử số ÷ Σ mẫu số.",
    "Rates are compared in percentage points, counts by difference and per cent. Where a side is partial only places "
    "or months complete in both are compared. Year to date, 12 months: Σ numerators ÷ Σ denominators.",
)

# -- marks of a line -----------------------------------------------------------------------------------
LIMITS_P = S(
    "Dải mờ: giới hạn kiểm soát p ± 3 × {sigma} × √(p × (1 − p) ÷ n); p = Σ tử số ÷ Σ mẫu số của {count} kỳ, n = mẫu "
    "số từng kỳ, {sigma} = mức dao động giữa các kỳ so với ngẫu nhiên (biểu đồ p′).",
    "Faint band: control limits p ± 3 × {sigma} × √(p × (1 − p) ÷ n); p = Σ numerators ÷ Σ denominators of {count} "
    "periods, n = each period's denominator, {sigma} = swing between periods against chance (p′ chart).",
)
LIMITS_XMR = S(
    "Dải mờ: giới hạn kiểm soát = trung bình ± 2,66 × trung bình mức chênh giữa hai kỳ liền nhau, từ {count} kỳ "
    "(biểu đồ XmR).",
    "Faint band: control limits = mean ± 2.66 × mean difference between neighbouring periods, from {count} periods "
    "(XmR chart).",
)
SEASONAL = S(
    "Mỗi kỳ so với cùng kỳ của các năm khác (tháng có Tết so với các tháng có Tết).",
    "Each period is judged beside the same one of other years (the month of Tết beside those of Tết).",
)
NEW_LEVEL = S(
    "Dải tính lại từ {periods}: mức đã đổi hẳn, ít nhất 8 kỳ liền về một phía.",
    "The band starts anew in {periods}: the level has moved, at least 8 periods in a row on one side.",
)
WIDENED = S(
    "Đoạn mới nhất chỉ có {count} kỳ nên dải nới thêm {times} lần.",
    "The newest stretch has {count} periods only, so its band is {times} times wider.",
)
OUTSIDE_TET = S("{periods} là tháng có Tết Nguyên đán.", "{periods} is a month of Tết.")
OUTSIDE_COUNT = S(
    "◆ {count} kỳ ngoài giới hạn: nên tìm nguyên nhân.", "◆ Periods outside: {count}. Look for the cause."
)
OUTSIDE_MANY = S(
    "◆ {count} kỳ ngoài giới hạn: đường đi theo xu hướng, không dao động quanh một mức.",
    "◆ Periods outside: {count}. The line follows a trend, it does not vary about one level.",
)
OUTSIDE_NONE = S(
    "Không kỳ nào ngoài giới hạn: tăng giảm trong mức thường.",
    "No period is outside: the ups and downs are the usual ones.",
)
TOO_SHORT = S(
    "Chưa đủ {least} kỳ so sánh được nên chưa có giới hạn kiểm soát.",
    "Fewer than {least} comparable periods: no control limits yet.",
)
PROVISIONAL_NOTE = S("Nét chấm, cột nhạt: tạm tính, chưa duyệt.", "Dotted, or pale: provisional, not approved.")
NOTE = S("**{number}** {period}: {text} :gray[({who}, {day})]", "**{number}** {period}: {text} :gray[({who}, {day})]")

# -- parts ---------------------------------------------------------------------------------------------
SPLIT = S("Chia theo", "Divide by")
BY = {
    "place": S("Theo tỉnh, thành, {period}", "By province, {period}"),
    "unit": S("Theo đơn vị, {period}", "By unit, {period}"),
    "level": S("Theo cấp, {period}", "By level, {period}"),
    "field": S("Theo lĩnh vực, {period}", "By field, {period}"),
    "channel": S("Theo kênh, {period}", "By channel, {period}"),
}
CHANGE_COLUMN = S("So kỳ trước", "On period before")
NOTE_GROUP = S(
    "CK cùng kỳ năm trước. ▨ chưa đủ số · – chưa đến hạn · ⊘ không tính được. Bấm vào ô để xem nguồn.",
    "PY same period last year. ▨ incomplete · – not due yet · ⊘ cannot be computed. Click a cell for its source.",
)
RANK_COLUMN = S("Hạng", "Rank")
CLIMBED_COLUMN = S("Δ hạng", "Δ rank")
LINE_COLUMN = S("{count} kỳ ({low}–{high})", "{count} periods ({low}–{high})")
OPEN_PLACE = S(
    "Bấm vào tên để mở địa bàn đó; bấm vào một ô số để xem nguồn.",
    "Click a name to open that place; click a figure for its source.",
)
OPEN_OFFICE = S(
    "Bấm vào tên để mở đơn vị đó; bấm vào một ô số để xem nguồn.",
    "Click a name to open that unit; click a figure for its source.",
)
OPEN_CELL = S("Bấm vào một ô số để xem nguồn.", "Click a figure for its source.")
RANK_NOTE = S(
    "Hạng 1 là tốt nhất; chỉ xếp số đủ và chính xác{least}. Δ hạng: so kỳ trước, trong "
    "những nơi có hạng cả hai kỳ; dương là lên.",
    "Rank 1 is the best; only complete, exact figures are ranked{least}. Δ rank: on the period before, "
    "among those ranked both times; plus is up.",
)
RANK_LEAST = S(", từ 30 trường hợp", ", from 30 cases")

# -- small multiples -----------------------------------------------------------------------------------
MULTIPLES_PLACES = S("Mọi tỉnh, thành trên cùng một thang: {kpi}", "All provinces on one scale: {kpi}")
MULTIPLES_UNITS = S("Mọi đơn vị trên cùng một thang: {kpi}", "All units on one scale: {kpi}")
MULTIPLES_NOTE = S(
    "Mỗi ô một nơi, {first}–{last}, cùng thang {low}–{high}; số ở góc là kỳ cuối; xếp từ tốt nhất. ▨ chưa có báo cáo.",
    "A panel each, {first}–{last}, one scale {low}–{high}; the figure is the last period's; the best first. "
    "▨ not reported.",
)
MULTIPLES_ORDER = S(
    "Mỗi ô một nơi, {first}–{last}, cùng thang {low}–{high}; số ở góc là kỳ cuối; xếp từ lớn nhất. ▨ chưa có báo cáo.",
    "A panel each, {first}–{last}, one scale {low}–{high}; the figure is the last period's; the largest first. "
    "▨ not reported.",
)
MULTIPLES_TARGET = S("Nét đứt: {code} {target}.", "Dashed: {code} {target}.")
NO_MULTIPLES = S("Chưa có nơi nào có số liệu trong khoảng này.", "Nobody has figures in this range.")

# -- screens -------------------------------------------------------------------------------------------
CITIZENS = S("Công dân, đơn thư", "Citizens, petitions")
CITIZENS_UNDER = S(
    "Tiếp công dân, đơn khiếu nại, tố cáo, phản ánh, kiến nghị",
    "Citizens received; complaints, denunciations, feedback",
)
TASKS = S("Nhiệm vụ được giao", "Assigned tasks")
TASKS_UNDER = S(
    "Nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao: đúng hạn, quá hạn, đang thực hiện",
    "Tasks of the Government and the Prime Minister: on time, overdue, in progress",
)
DOCUMENTS = S("Văn bản, ngân sách", "Documents, budget")
DOCUMENTS_UNDER = S(
    "Giải ngân lũy kế từ đầu năm; văn bản, cuộc họp, hội nghị trực tuyến trong kỳ",
    "Spending since January; documents, meetings and conferences of the period",
)
INDEX766 = S("Chỉ số 766", "Index 766")
INDEX766_UNDER = S(
    "Chất lượng phục vụ người dân, doanh nghiệp theo Quyết định 766/QĐ-TTg, tối đa 100 điểm",
    "Service to citizens and businesses by Decision 766/QĐ-TTg, 100 points at most",
)
PROCEDURES = S("Thủ tục, biên chế", "Procedures, staff")
PROCEDURES_UNDER = S(
    "Thủ tục hành chính theo cấp, số được công bố trong kỳ; biên chế được giao và đã sử dụng",
    "Procedures by level and those announced in the period; posts assigned and used",
)
# What of a subject is looked at; the ids stand in the URL.
THEME = S("Nội dung", "Subject")
HOTLINE_THEMES = {
    "xu-ly": S("Kết quả xử lý", "Resolved"),
    "dung-han": S("Đúng hạn", "On time"),
    "ton": S("Đang xử lý", "Pending"),
}
CITIZENS_THEMES = {
    "don-thu": S("Đơn thư", "Petitions"),
    "tiep-dan": S("Tiếp công dân", "Reception"),
    "phan-anh": S("Phản ánh về quy định", "Feedback on regulations"),
}
TASKS_THEMES = {"dung-han": S("Đúng hạn", "On time"), "ton": S("Quá hạn, đang thực hiện", "Overdue, running")}
DOCUMENTS_THEMES = {
    "ngan-sach": S("Ngân sách", "Budget"),
    "van-ban": S("Văn bản", "Documents"),
    "hop": S("Cuộc họp, hội nghị", "Meetings"),
}

# -- kinds of a whole ----------------------------------------------------------------------------------
NOTE_KINDS = S(
    "Các phần cộng lại bằng cả cột. Gạch chéo: chưa có đủ các phần.",
    "The parts add up to the column. Hatched: not all parts are known.",
)
REST = S("Chưa phân loại", "Unsorted")
ABOVE = S(
    "Không vẽ {periods}: các phần cộng lại lớn hơn tổng số, cần xem lại báo cáo.",
    "Not drawn, {periods}: the parts are more than the whole; the report needs a look.",
)
MAXIMUM = S("Tối đa", "Maximum")

# -- hotline -------------------------------------------------------------------------------------------
WHAT_TICKETS_ON_TIME = S("phiếu 1022 xử lý đúng hạn, % số đã xử lý", "1022 tickets resolved on time, % of resolved")
WHAT_PENDING = S("phiếu 1022 đang xử lý cuối kỳ, phiếu", "1022 tickets pending at the end, tickets")
WHAT_OVERDUE = S("phiếu 1022 quá hạn, phiếu", "1022 tickets overdue, tickets")

# -- media ---------------------------------------------------------------------------------------------
MEDIA_LABELS = S(
    "Người tiếp cận, lượt xem và tin, bài là những thứ đếm khác nhau: mỗi thứ một biểu đồ, một thang riêng.",
    "People reached, views and items are unlike things: a chart and a scale of its own each.",
)

# -- citizens ------------------------------------------------------------------------------------------
WHAT_PETITIONS = S("đơn tiếp nhận, đơn", "petitions received, petitions")
WHAT_BY_KIND = S("đơn tiếp nhận theo loại, đơn", "petitions received by kind, petitions")
WHAT_BY_MATTER = S("đơn tiếp nhận theo nội dung, đơn", "petitions received by matter, petitions")
WHAT_BY_HANDLING = S("đơn tiếp nhận theo cách xử lý, đơn", "petitions received by what was done, petitions")
WHAT_VISITS = S("lượt tiếp công dân, lượt", "citizen reception visits, visits")
WHAT_PEOPLE = S("công dân được tiếp, người", "citizens received, people")
NOTE_PEOPLE = S(
    "Một lượt có thể có nhiều người: lượt và người vẽ riêng, không cộng, không nối.",
    "One visit may bring several people: visits and people are drawn apart, never added.",
)
WHAT_FEEDBACK = S(
    "phản ánh về quy định hành chính đã xử lý, % số tiếp nhận", "feedback on regulations resolved, % of received"
)
WHAT_FEEDBACK_RECEIVED = S("phản ánh về quy định hành chính tiếp nhận", "feedback on regulations received")

# -- tasks ---------------------------------------------------------------------------------------------
WHAT_TASKS_RATE = S("nhiệm vụ hoàn thành đúng hạn, % số đã đến hạn", "tasks done on time, % of those due")
WHAT_TASKS_KINDS = S("nhiệm vụ đã đến hạn hoặc đã xong, nhiệm vụ", "tasks due or done, tasks")
NOTE_TASKS = S(
    "Mẫu số: đúng hạn, xong quá hạn và quá hạn chưa xong; nhiệm vụ đang làm trong hạn không tính là chậm.",
    "Divided by on time, done late and overdue; tasks running within their term are not late.",
)
WHAT_RUNNING = S("nhiệm vụ đang thực hiện trong hạn, cuối kỳ", "tasks in progress within their term, at the end")
WHAT_TASKS_OVERDUE = S("nhiệm vụ quá hạn chưa xong, cuối kỳ", "tasks overdue and not done, at the end")

# -- documents and budget ------------------------------------------------------------------------------
SPENDING_TITLE = S(
    "{place}: đã chi {months} tháng {year} so với dự toán cả năm, %",
    "{place}: spent in {months} months of {year} against the year's plan, %",
)
NOTE_SPENDING = S(
    "Thanh rộng: dự toán cả năm = 100 %. Thanh hẹp: đã chi lũy kế. Vạch: cùng kỳ năm trước.",
    "Broad bar: the year's plan = 100 %. Narrow bar: spent since January. Upright line: same date last year.",
)
SPENDING_TEXT = S("{value} · {spent}", "{value} · {spent}")
SPENT_OF = S("{spent} / {plan}", "{spent} of {plan}")
SPENDING_LINE = S(
    "{place}: đã chi lũy kế từ đầu năm {year}, % dự toán cả năm",
    "{place}: spent since January {year}, % of the year's plan",
)
NOTE_SPENDING_LINE = S(
    "TH thực hiện, CK cùng thời điểm năm trước; lũy kế, không chia ra tháng.",
    "AC actual, PY same date last year; year to date, never split into months.",
)
NO_SPENDING = S("{place} chưa có số giải ngân lũy kế đến kỳ này.", "{place} has no spending figures up to this period.")
WHAT_INCOMING = S("văn bản đến, văn bản", "documents incoming, documents")
WHAT_ISSUED = S("văn bản phát hành theo nơi phát hành, văn bản", "documents issued by issuer, documents")
WHAT_SENT = S("văn bản gửi điện tử, văn bản", "documents sent electronically, documents")
WHAT_COMPLAINTS = S("văn bản ban hành về khiếu nại, tố cáo, văn bản", "documents on complaints issued, documents")
WHAT_MEETINGS = S("cuộc họp đã phục vụ, cuộc", "meetings served, meetings")
WHAT_CONFERENCES = S("hội nghị trực tuyến đã phục vụ, cuộc", "online conferences served, conferences")
BY_PLACE_SPENDING = S("Giải ngân theo tỉnh, thành", "Spending by province")

# -- index 766 -----------------------------------------------------------------------------------------
NO_NATION = S(
    "Điểm 766 là của từng tỉnh, thành: không cộng, không lấy trung bình thành điểm cả nước. "
    "Dưới đây là từng nơi; bấm vào tên để mở.",
    "A 766 score belongs to one province: it is neither added nor averaged into a national one. "
    "Below is every place; click a name to open it.",
)
CLASSES = {
    "excellent": S("Xuất sắc", "Excellent"),
    "good": S("Tốt", "Good"),
    "fair": S("Khá", "Fair"),
    "average": S("Trung bình", "Average"),
    "weak": S("Yếu", "Weak"),
}
CLASS_LINE = S("Xếp loại **{name}**", "Class **{name}**")
PRINTED_RANK = S("hạng in trong bảng công bố: {rank}", "rank printed in the published table: {rank}")
PRINTED_OF_MORE = S(
    "hạng in trong bảng công bố: {rank} (bảng có thể gồm nơi chưa có điểm ở đây)",
    "rank printed in the published table: {rank} (it may count places whose scores are not here)",
)
GAP_LINE = S(
    "mất nhiều điểm nhất ở nhóm **{group}**: {missing} điểm", "most points are missing in **{group}**: {missing}"
)
GROUPS_TITLE = S(
    "{place}: điểm năm nhóm so với điểm tối đa, {period}", "{place}: the five groups against their maxima, {period}"
)
NOTE_GROUPS = S(
    "Thanh rộng: điểm tối đa của nhóm. Thanh hẹp: điểm đạt. Vạch: cùng kỳ năm trước. ◇ cao nhất cả nước.",
    "Broad bar: the group's maximum. Narrow bar: points won. Upright line: a year ago. ◇ the best province.",
)
GROUP_TEXT = S("{value}/{maximum} · thiếu {missing}", "{value} of {maximum} · {missing} missing")
GROUP_HOVER = S(
    "Đạt {value} trên tối đa {maximum}\nThiếu {missing} điểm\nCùng kỳ năm trước {before}\nCao nhất cả nước {best}",
    "{value} of {maximum} at most\n{missing} points missing\nA year ago {before}\nThe best province {best}",
)
POINTS = S("Điểm", "Points")
POINTS_WAYS = {"dat": S("Điểm đạt, hạng", "Points won, rank"), "thieu": S("Điểm còn thiếu", "Points missing")}
MISSING_TOTAL = S("Tổng còn thiếu", "Missing in all")
NOTE_MISSING = S(
    "Điểm còn thiếu = điểm tối đa − điểm đạt; nơi thiếu nhiều nhất đứng đầu. Bấm vào tên để mở địa bàn đó.",
    "Points missing = the maximum less the points won; who misses most is first. Click a name to open it.",
)
NOT_YET = S("chưa có điểm", "no score yet")
WHAT_TOTAL = S("tổng điểm 766, điểm", "766 total, points")
NOTE_TOTAL = S(
    "TH thực hiện, CK cùng kỳ năm trước. Trục không bắt đầu từ 0. Điểm không cộng, không lấy trung bình.",
    "AC actual, PY same period last year. The axis does not start at 0. Scores are never added or averaged.",
)
