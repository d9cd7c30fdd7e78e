"""Every sentence of the subject screens' shared parts, once: Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

# -- filters -------------------------------------------------------------------------------------------
LEVEL = S("Cấp", "Level")
ALL_LEVELS = S("Tất cả các cấp", "All levels")
LEVELS = {"tỉnh": S("Cấp tỉnh", "Province level"), "huyện": S("Cấp huyện", "District level"),
          "xã": S("Cấp xã", "Commune level")}
LEVEL_OF = S("{place}, {level}", "{place}, {level}")
OFFICE = S("Mở một đơn vị", "Open one unit")
OFFICE_HINT = S("Chọn đơn vị…", "Choose a unit…")
BACK = S("Về {place}", "Back to {place}")
OFFICE_OF = S("**{unit}** · {place}", "**{unit}** · {place}")

# -- comparisons ---------------------------------------------------------------------------------------
NOW = S("{period}", "{period}")
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
NO_CHANGE = {
    "no_before": S("chưa có số kỳ trước để so", "no earlier figure to compare"),
    "rolling": S("chưa đủ 12 tháng trước đó để so", "the 12 months before are not all reported"),
    "not_alike": S("chưa so: có bên chưa đủ hoặc ước lượng",
                   "not compared: one side is partial or estimated"),
}
ALIKE = {
    "places": S("{count}/{of} tỉnh, thành đủ hai kỳ: {value}, trước {before}",
                "{count} of {of} provinces complete in both: {value}, before {before}"),
    "units": S("{count}/{of} đơn vị đủ hai kỳ: {value}, trước {before}",
               "{count} of {of} units complete in both: {value}, before {before}"),
    "months": S("{count}/{of} tháng đủ cả hai năm: {value}, năm trước {before}",
                "{count} of {of} months complete in both years: {value}, a year before {before}"),
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
OUTSIDE = {"high": S("◆ vượt giới hạn trên ({low}–{high})", "◆ above the control limits ({low}–{high})"),
           "low": S("◆ dưới giới hạn dưới ({low}–{high})", "◆ below the control limits ({low}–{high})")}
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
OUTSIDE_COUNT = S("◆ {count} kỳ ngoài giới hạn: nên tìm nguyên nhân.", "◆ Periods outside: {count}. Look for the cause.")
OUTSIDE_MANY = S("◆ {count} kỳ ngoài giới hạn: đường đi theo xu hướng, không dao động quanh một mức.",
                 "◆ Periods outside: {count}. The line follows a trend, it does not vary about one level.")
OUTSIDE_NONE = S("Không kỳ nào ngoài giới hạn: tăng giảm trong mức thường.",
                 "No period is outside: the ups and downs are the usual ones.")
TOO_SHORT = S("Chưa đủ {least} kỳ so sánh được nên chưa có giới hạn kiểm soát.",
              "Fewer than {least} comparable periods: no control limits yet.")
PROVISIONAL_POINT = S("tạm tính, chưa duyệt", "provisional, not approved")
PROVISIONAL_NOTE = S("Nét chấm, cột nhạt: tạm tính, chưa duyệt.", "Dotted, or pale: provisional, not approved.")
NOTE = S("**{number}** {period}: {text} :gray[({who}, {day})]", "**{number}** {period}: {text} :gray[({who}, {day})]")
NOTE_POINT = S("Ghi chú {number}: {text}", "Note {number}: {text}")

# -- parts ---------------------------------------------------------------------------------------------
SPLIT = S("Chia theo", "Divide by")
SPLITS = {"place": S("Tỉnh, thành", "Province"), "unit": S("Đơn vị", "Unit"), "level": S("Cấp", "Level"),
          "field": S("Lĩnh vực", "Field"), "channel": S("Kênh", "Channel")}
BY = {"place": S("Theo tỉnh, thành, {period}", "By province, {period}"),
      "unit": S("Theo đơn vị, {period}", "By unit, {period}"),
      "level": S("Theo cấp, {period}", "By level, {period}"),
      "field": S("Theo lĩnh vực, {period}", "By field, {period}"),
      "channel": S("Theo kênh, {period}", "By channel, {period}")}
RANK_COLUMN = S("Hạng", "Rank")
CLIMBED_COLUMN = S("Δ hạng", "Δ rank")
COLUMN_NAMES = {
    "hotline_on_time_rate": S("Xử lý đúng hạn", "On time"),
    "hotline_overdue": S("Phiếu quá hạn", "Overdue"),
    "petitions_received": S("Đơn tiếp nhận", "Petitions"),
    "petitions_complaint": S("Khiếu nại", "Complaints"),
    "petitions_denunciation": S("Tố cáo", "Denunciations"),
    "petitions_feedback": S("Phản ánh, kiến nghị", "Feedback"),
    "petitions_land_use": S("Về đất đai", "On land"),
    "feedback_regulation_rate": S("Tỷ lệ xử lý", "Resolved"),
    "feedback_regulation_received": S("Tiếp nhận", "Received"),
    "government_tasks_on_time_rate": S("Đúng hạn", "On time"),
    "government_tasks_assigned": S("Được giao", "Assigned"),
    "government_tasks_done_on_time": S("Xong đúng hạn", "Done on time"),
    "government_tasks_done_late": S("Xong quá hạn", "Done late"),
    "government_tasks_overdue": S("Quá hạn chưa xong", "Overdue"),
    "government_tasks_in_progress": S("Đang thực hiện", "In progress"),
    "documents_issued_ubnd": S("UBND phát hành", "Committee issued"),
    "documents_issued_office": S("Văn phòng phát hành", "Office issued"),
    "documents_issued_complaints": S("Về khiếu nại, tố cáo", "On complaints"),
    "documents_sent_electronically": S("Gửi điện tử", "Sent electronically"),
    "budget_disbursement_rate": S("Giải ngân", "Spent"),
    "budget_autonomous_rate": S("Tự chủ", "Autonomous"),
    "budget_non_autonomous_rate": S("Không tự chủ", "Non-autonomous"),
    "index766_total": S("Tổng điểm", "Total"),
    "index766_transparency": S("Công khai", "Transparency"),
    "index766_progress": S("Tiến độ", "Progress"),
    "index766_digitisation": S("Số hóa", "Digitisation"),
    "index766_online": S("Trực tuyến", "Online"),
    "index766_satisfaction": S("Hài lòng", "Satisfaction"),
    "dossiers_resolved": S("Đã giải quyết", "Resolved"), "dossiers_received_new": S("Tiếp nhận mới", "Received"),
    "dossiers_pending": S("Đang giải quyết", "Pending"), "dossiers_pending_overdue": S("Tồn quá hạn", "Overdue"),
    "overdue_share": S("% quá hạn/tồn", "Overdue %"), "late_per_1000": S("QH/1.000", "Late/1,000"),
    "on_time_rate": S("Đúng hạn", "On time"), "online_share": S("Trực tuyến", "Online"),
    "hotline_resolution_rate": S("Tỷ lệ xử lý", "Resolved %"), "hotline_received": S("Tiếp nhận", "Received"),
    "hotline_resolved": S("Đã xử lý", "Resolved"), "hotline_pending": S("Đang xử lý", "Pending"),
}
LINE_COLUMN = S("{count} kỳ ({low}–{high})", "{count} periods ({low}–{high})")
OPEN_PLACE = S("Bấm vào tên để mở địa bàn đó; bấm vào một ô số để xem nguồn.",
               "Click a name to open that place; click a figure for its source.")
OPEN_OFFICE = S("Bấm vào tên để mở đơn vị đó; bấm vào một ô số để xem nguồn.",
                "Click a name to open that unit; click a figure for its source.")
OPEN_CELL = S("Bấm vào một ô số để xem nguồn.", "Click a figure for its source.")
RANK_NOTE = S("Hạng 1 là tốt nhất; chỉ xếp số đủ và chính xác{least}. Δ hạng: so kỳ trước, trong những nơi có hạng cả hai kỳ; dương là lên.",
              "Rank 1 is the best; only complete, exact figures are ranked{least}. Δ rank: on the period before, among those ranked both times; plus is up.")
RANK_LEAST = S(", từ 30 trường hợp", ", from 30 cases")

# -- small multiples -----------------------------------------------------------------------------------
MULTIPLES_PLACES = S("Mọi tỉnh, thành trên cùng một thang: {kpi}", "All provinces on one scale: {kpi}")
MULTIPLES_UNITS = S("Mọi đơn vị trên cùng một thang: {kpi}", "All units on one scale: {kpi}")
MULTIPLES_NOTE = S(
    "Mỗi ô một nơi, {first}–{last}, cùng thang {low}–{high}; số ở góc là kỳ cuối; xếp từ tốt nhất. ▨ chưa có báo cáo.",
    "A panel each, {first}–{last}, one scale {low}–{high}; the figure is the last period's; the best first. ▨ not reported.",
)
MULTIPLES_ORDER = S(
    "Mỗi ô một nơi, {first}–{last}, cùng thang {low}–{high}; số ở góc là kỳ cuối; xếp từ lớn nhất. ▨ chưa có báo cáo.",
    "A panel each, {first}–{last}, one scale {low}–{high}; the figure is the last period's; the largest first. ▨ not reported.",
)
MULTIPLES_TARGET = S("Nét đứt: KH {target}.", "Dashed: target {target}.")
NO_MULTIPLES = S("Chưa có nơi nào có số liệu trong khoảng này.", "Nobody has figures in this range.")

# -- one unit ------------------------------------------------------------------------------------------
FACTS_OF = S("Số liệu từng kỳ của {unit}", "Figures of {unit} by period")
FACTS_OF_PLACE = S("Theo kỳ", "By period")
