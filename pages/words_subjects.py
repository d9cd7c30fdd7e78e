"""Every sentence of the subject screens besides dossiers, once: Vietnamese first, English second (`pages/words.py`)."""

from pages.words import Sentence as S

# -- screens -------------------------------------------------------------------------------------------
CITIZENS = S("Công dân, đơn thư", "Citizens, petitions")
CITIZENS_UNDER = S("Tiếp công dân, đơn khiếu nại, tố cáo, phản ánh, kiến nghị",
                   "Citizens received; complaints, denunciations, feedback")
TASKS = S("Nhiệm vụ được giao", "Assigned tasks")
TASKS_UNDER = S("Nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao: đúng hạn, quá hạn, đang thực hiện",
                "Tasks of the Government and the Prime Minister: on time, overdue, in progress")
DOCUMENTS = S("Văn bản, ngân sách", "Documents, budget")
DOCUMENTS_UNDER = S("Giải ngân lũy kế từ đầu năm; văn bản, cuộc họp, hội nghị trực tuyến trong kỳ",
                    "Spending since January; documents, meetings and conferences of the period")
INDEX766 = S("Chỉ số 766", "Index 766")
INDEX766_UNDER = S("Chất lượng phục vụ người dân, doanh nghiệp theo Quyết định 766/QĐ-TTg, tối đa 100 điểm",
                   "Service to citizens and businesses by Decision 766/QĐ-TTg, 100 points at most")

# What of a subject is looked at; the ids stand in the URL.
THEME = S("Nội dung", "Subject")
HOTLINE_THEMES = {"xu-ly": S("Kết quả xử lý", "Resolved"), "dung-han": S("Đúng hạn", "On time"),
                  "ton": S("Đang xử lý", "Pending")}
CITIZENS_THEMES = {"don-thu": S("Đơn thư", "Petitions"), "tiep-dan": S("Tiếp công dân", "Reception"),
                   "phan-anh": S("Phản ánh về quy định", "Feedback on regulations")}
TASKS_THEMES = {"dung-han": S("Đúng hạn", "On time"), "ton": S("Quá hạn, đang thực hiện", "Overdue, running")}
DOCUMENTS_THEMES = {"ngan-sach": S("Ngân sách", "Budget"), "van-ban": S("Văn bản", "Documents"),
                    "hop": S("Cuộc họp, hội nghị", "Meetings")}

# -- kinds of a whole ----------------------------------------------------------------------------------
NOTE_KINDS = S("Các phần cộng lại bằng cả cột. Gạch chéo: chưa có đủ các phần.",
               "The parts add up to the column. Hatched: not all parts are known.")
REST = S("Chưa phân loại", "Unsorted")
ABOVE = S("Không vẽ {periods}: các phần cộng lại lớn hơn tổng số, cần xem lại báo cáo.",
          "Not drawn, {periods}: the parts are more than the whole; the report needs a look.")
KINDS = {
    "petitions_complaint": S("Khiếu nại", "Complaints"),
    "petitions_denunciation": S("Tố cáo", "Denunciations"),
    "petitions_feedback": S("Phản ánh, kiến nghị", "Feedback"),
    "petitions_land_use": S("Đất đai", "Land"),
    "petitions_civil": S("Dân sự", "Civil"),
    "petitions_political_social_other": S("Chính trị, xã hội, khác", "Other matters"),
    "petitions_referred": S("Chuyển xử lý", "Referred"),
    "petitions_filed": S("Xếp lưu", "Filed"),
    "government_tasks_done_on_time": S("Đúng hạn", "On time"),
    "government_tasks_done_late": S("Xong quá hạn", "Done late"),
    "government_tasks_overdue": S("Quá hạn chưa xong", "Overdue, not done"),
    "documents_issued_ubnd": S("UBND", "Committee"),
    "documents_issued_office": S("Văn phòng", "Office"),
}
MAXIMUM = S("Tối đa", "Maximum")

# -- hotline -------------------------------------------------------------------------------------------
WHAT_TICKETS_ON_TIME = S("phiếu 1022 xử lý đúng hạn, % số đã xử lý", "1022 tickets resolved on time, % of resolved")
WHAT_PENDING = S("phiếu 1022 đang xử lý cuối kỳ, phiếu", "1022 tickets pending at the end, tickets")
WHAT_OVERDUE = S("phiếu 1022 quá hạn, phiếu", "1022 tickets overdue, tickets")

# -- media ---------------------------------------------------------------------------------------------
MEDIA_LABELS = S("Người tiếp cận, lượt xem và tin, bài là những thứ đếm khác nhau: mỗi thứ một biểu đồ, một thang riêng.",
                 "People reached, views and items are unlike things: a chart and a scale of its own each.")

# -- citizens ------------------------------------------------------------------------------------------
WHAT_PETITIONS = S("đơn tiếp nhận, đơn", "petitions received, petitions")
WHAT_BY_KIND = S("đơn tiếp nhận theo loại, đơn", "petitions received by kind, petitions")
WHAT_BY_MATTER = S("đơn tiếp nhận theo nội dung, đơn", "petitions received by matter, petitions")
WHAT_BY_HANDLING = S("đơn tiếp nhận theo cách xử lý, đơn", "petitions received by what was done, petitions")
WHAT_VISITS = S("lượt tiếp công dân, lượt", "citizen reception visits, visits")
WHAT_PEOPLE = S("công dân được tiếp, người", "citizens received, people")
NOTE_PEOPLE = S("Một lượt có thể có nhiều người: lượt và người vẽ riêng, không cộng, không nối.",
                "One visit may bring several people: visits and people are drawn apart, never added.")
WHAT_FEEDBACK = S("phản ánh về quy định hành chính đã xử lý, % số tiếp nhận",
                  "feedback on regulations resolved, % of received")

WHAT_FEEDBACK_RECEIVED = S("phản ánh về quy định hành chính tiếp nhận", "feedback on regulations received")

# -- tasks ---------------------------------------------------------------------------------------------
WHAT_TASKS_RATE = S("nhiệm vụ hoàn thành đúng hạn, % số đã đến hạn", "tasks done on time, % of those due")
WHAT_TASKS_KINDS = S("nhiệm vụ đã đến hạn hoặc đã xong, nhiệm vụ", "tasks due or done, tasks")
NOTE_TASKS = S("Mẫu số: đúng hạn, xong quá hạn và quá hạn chưa xong; nhiệm vụ đang làm trong hạn không tính là chậm.",
               "Divided by on time, done late and overdue; tasks running within their term are not late.")
WHAT_RUNNING = S("nhiệm vụ đang thực hiện trong hạn, cuối kỳ", "tasks in progress within their term, at the end")
WHAT_TASKS_OVERDUE = S("nhiệm vụ quá hạn chưa xong, cuối kỳ", "tasks overdue and not done, at the end")

# -- documents and budget ------------------------------------------------------------------------------
SPENDING_TITLE = S("{place}: đã chi {months} tháng {year} so với dự toán cả năm, %",
                   "{place}: spent in {months} months of {year} against the year's plan, %")
NOTE_SPENDING = S("Thanh rộng: dự toán cả năm = 100 %. Thanh hẹp: đã chi lũy kế. Vạch: cùng kỳ năm trước.",
                  "Broad bar: the year's plan = 100 %. Narrow bar: spent since January. Upright line: same date last year.")
SPENDING_TEXT = S("{value} · {spent}", "{value} · {spent}")
SPENT_OF = S("{spent} / {plan}", "{spent} of {plan}")
RATE_NAMES = {"budget_disbursement_rate": S("Tổng dự toán", "Whole budget"),
              "budget_autonomous_rate": S("Kinh phí tự chủ", "Autonomous"),
              "budget_non_autonomous_rate": S("Kinh phí không tự chủ", "Non-autonomous")}
SPENDING_LINE = S("{place}: đã chi lũy kế từ đầu năm {year}, % dự toán cả năm",
                  "{place}: spent since January {year}, % of the year's plan")
NOTE_SPENDING_LINE = S("TH thực hiện, CK cùng thời điểm năm trước; lũy kế, không chia ra tháng.",
                       "AC actual, PY same date last year; year to date, never split into months.")
NO_SPENDING = S("{place} chưa có số giải ngân lũy kế đến kỳ này.", "{place} has no spending figures up to this period.")
WHAT_INCOMING = S("văn bản đến, văn bản", "documents incoming, documents")
WHAT_ISSUED = S("văn bản phát hành theo nơi phát hành, văn bản", "documents issued by issuer, documents")
WHAT_SENT = S("văn bản gửi điện tử, văn bản", "documents sent electronically, documents")
WHAT_COMPLAINTS = S("văn bản ban hành về khiếu nại, tố cáo, văn bản", "documents on complaints issued, documents")
WHAT_MEETINGS = S("cuộc họp đã phục vụ, cuộc", "meetings served, meetings")
WHAT_CONFERENCES = S("hội nghị trực tuyến đã phục vụ, cuộc", "online conferences served, conferences")
BY_PLACE_SPENDING = S("Giải ngân theo tỉnh, thành", "Spending by province")

# -- index 766 -----------------------------------------------------------------------------------------
NO_NATION = S("Điểm 766 là của từng tỉnh, thành: không cộng, không lấy trung bình thành điểm cả nước. "
              "Dưới đây là từng nơi; bấm vào tên để mở.",
              "A 766 score belongs to one province: it is neither added nor averaged into a national one. "
              "Below is every place; click a name to open it.")
CLASSES = {"excellent": S("Xuất sắc", "Excellent"), "good": S("Tốt", "Good"), "fair": S("Khá", "Fair"),
           "average": S("Trung bình", "Average"), "weak": S("Yếu", "Weak")}
CLASS_LINE = S("Xếp loại **{name}**", "Class **{name}**")
PRINTED_RANK = S("hạng in trong bảng công bố: {rank}", "rank printed in the published table: {rank}")
PRINTED_OF_MORE = S("hạng in trong bảng công bố: {rank} (bảng có thể gồm nơi chưa có điểm ở đây)",
                    "rank printed in the published table: {rank} (it may count places whose scores are not here)")
GAP_LINE = S("mất nhiều điểm nhất ở nhóm **{group}**: {missing} điểm", "most points are missing in **{group}**: {missing}")
GROUPS_TITLE = S("{place}: điểm năm nhóm so với điểm tối đa, {period}", "{place}: the five groups against their maxima, {period}")
NOTE_GROUPS = S("Thanh rộng: điểm tối đa của nhóm. Thanh hẹp: điểm đạt. Vạch: cùng kỳ năm trước. ◇ cao nhất cả nước.",
                "Broad bar: the group's maximum. Narrow bar: points won. Upright line: a year ago. ◇ the best province.")
GROUP_TEXT = S("{value}/{maximum} · thiếu {missing}", "{value} of {maximum} · {missing} missing")
GROUP_HOVER = S("Đạt {value} trên tối đa {maximum}\nThiếu {missing} điểm\nCùng kỳ năm trước {before}\nCao nhất cả nước {best}",
                "{value} of {maximum} at most\n{missing} points missing\nA year ago {before}\nThe best province {best}")
POINTS = S("Điểm", "Points")
POINTS_WAYS = {"dat": S("Điểm đạt, hạng", "Points won, rank"), "thieu": S("Điểm còn thiếu", "Points missing")}
MISSING_TOTAL = S("Tổng còn thiếu", "Missing in all")
NOTE_MISSING = S("Điểm còn thiếu = điểm tối đa − điểm đạt; nơi thiếu nhiều nhất đứng đầu. Bấm vào tên để mở địa bàn đó.",
                 "Points missing = the maximum less the points won; who misses most is first. Click a name to open it.")
NOT_YET = S("chưa có điểm", "no score yet")
WHAT_TOTAL = S("tổng điểm 766, điểm", "766 total, points")
NOTE_TOTAL = S("TH thực hiện, CK cùng kỳ năm trước. Trục không bắt đầu từ 0. Điểm không cộng, không lấy trung bình.",
               "AC actual, PY same period last year. The axis does not start at 0. Scores are never added or averaged.")
