"""What is said of lists, one row a dossier or a ticket."""

from loaders.problems.declared import Declared

LISTS = {
    "no_rows:dossiers": Declared(
        "reject",
        "Danh sách không có hồ sơ nào.",
        "The list has no dossiers.",
    ),
    "unit_missing:list": Declared(
        "ask",
        "Danh sách không có cột đơn vị. Hồ sơ này của đơn vị nào?",
        "The list has no column of units. Whose dossiers are these?",
    ),
    "received_in_period_only": Declared(
        "warn",
        "Danh sách không có hồ sơ nhận trước kỳ: số đã giải quyết, đang giải quyết chỉ gồm hồ sơ nhận trong kỳ.",
        "The list has no dossiers received before its period: resolved and pending are of those received in it alone.",
    ),
    "no_procedures": Declared(
        "info",
        "Danh sách của một đơn vị: không đếm theo thủ tục, để không lộ hồ sơ của một người.",
        "A list of one unit is not counted by procedure, so that no single person shows.",
    ),
    "resolved_by_status": Declared(
        "warn",
        "Danh sách không có cột ngày đóng: đã xử lý tính theo trạng thái lúc xuất; không có đúng hạn.",
        "The list has no closing day: resolved follows the status at export; on time is not known.",
    ),
    "closed_day_missing": Declared(
        "warn",
        "Danh sách nhiều tháng không có cột ngày đóng: không đếm được đã xử lý theo tháng.",
        "The list spans several months and has no closing day: resolved cannot be counted by month.",
    ),
    "no_rows:tickets": Declared(
        "reject",
        "Danh sách không có phiếu nào.",
        "The list has no tickets.",
    ),
    "channel_unknown:hotline": Declared(
        "ask",
        "“{name}” là kênh nào của tổng đài?",
        "Which channel of the hotline is “{name}”?",
    ),
    "window_not_months": Declared(
        "reject",
        "Danh sách của {period} ghi từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}, không chia hết thành tháng. "
        "Xuất lại danh sách theo từng tháng.",
        "The list of {period} runs from {start:%d/%m/%Y} to {end:%d/%m/%Y}, which is no whole number of "
        "months. Export it month by month.",
    ),
    "window_of_list": Declared(
        "ask",
        "Danh sách của {period} không ghi từ ngày nào đến ngày nào; số liệu tháng đã có của {place} tính từ ngày "
        "{first} tháng trước. Đếm theo khoảng nào?",
        "The list of {period} does not print its days; the stored months of {place} count from day {first} of the "
        "month before. Which days are counted?",
    ),
    "columns_not_needed": Declared(
        "info",
        "Không dùng {count} cột: {columns}.",
        "{count} columns are not used: {columns}.",
    ),
    "personal_columns:list": Declared(
        "info",
        "{count} cột có dữ liệu cá nhân, không đọc, không lưu: {cells}. Tệp gốc cũng không được lưu.",
        "{count} columns hold personal data and are neither read nor stored: {cells}. The file itself is "
        "not kept either.",
    ),
    "date_order": Declared(
        "ask",
        "Cột ngày này có ngày chỉ đọc được theo kiểu tháng/ngày/năm. Cột ghi ngày trước hay tháng trước?",
        "Some days of this column can only be month/day/year. Does the column write the day or the month first?",
    ),
    "date_order:months": Declared(
        "ask",
        "Đọc ngày trước thì mọi ngày của cột này cùng là một ngày của nhiều tháng. Cột ghi ngày trước hay tháng trước?",
        "Read day first, all days of this column are one day of many months. Does the column write the day or the "
        "month first?",
    ),
    "dates_exchanged": Declared(
        "ask",
        "{count} ngày của cột này không ngày nào sau ngày 12, còn những ngày ghi bằng chữ đều sau ngày 12: máy khác "
        "mở tệp đã đổi ngày với tháng. Đổi lại hay giữ nguyên?",
        "None of the {count} days of this column is after the 12th, while all those written as text are: another "
        "system that opened the file exchanged day and month. Exchange them back, or keep them?",
    ),
    "dates_exchanged:months": Declared(
        "ask",
        "{count} ngày của cột này cùng là một ngày của nhiều tháng, không ngày nào sau ngày 12: có thể máy khác mở tệp "
        "đã đổi ngày với tháng. Đổi lại hay giữ nguyên?",
        "All {count} days of this column are one day of many months, none after the 12th: another system that opened "
        "the file may have exchanged day and month. Exchange them back, or keep them?",
    ),
    "status_unknown": Declared(
        "ask",
        "Trạng thái “{text}” ({count} {cases}) nghĩa là gì?",
        "What does the status “{text}” ({count} {cases}) mean?",
    ),
    "statuses_unknown": Declared(
        "ask",
        "Cột trạng thái có {count} cách ghi không rõ nghĩa, không giống trạng thái của hệ thống. Tính theo các ngày?",
        "The column of statuses has {count} wordings that are not known and do not read like a system's. Shall the "
        "days decide?",
    ),
    "statuses_read": Declared(
        "info",
        "Trạng thái đọc là: {readings}.",
        "Statuses are read as: {readings}.",
    ),
    "term_unknown": Declared(
        "ask",
        "Cột {locator} “{text}” ghi ngày và nói đến hạn. Là hạn nào?",
        "Column {locator} “{text}” holds days and speaks of a term. Which term is it?",
    ),
    "terms_reversed": Declared(
        "ask",
        "{count} hồ sơ có ngày hẹn trả trước ngày tiếp nhận (dòng {rows}): có thể ngày và tháng bị đổi chỗ. Lấy hay bỏ "
        "các hạn này?",
        "{count} dossiers are due before they were received (rows {rows}): day and month may have been exchanged. Take "
        "these terms or not?",
    ),
    "list_of_some": Declared(
        "ask",
        "Tên danh sách nói chỉ có một phần hồ sơ (“{text}”): đếm theo danh sách này thì thiếu. Danh sách có đủ mọi "
        "hồ sơ của kỳ không?",
        "The title says that these are some of the dossiers (“{text}”): counts of this list would lack the others. "
        "Does it hold all dossiers of the period?",
    ),
    "list_of_received": Declared(
        "ask",
        "Danh sách không ghi phiếu đã xử lý hay chưa (không có trạng thái, ngày đóng, hạn xử lý): chỉ đếm được số tiếp "
        "nhận. Danh sách có đủ mọi phiếu tiếp nhận trong kỳ không?",
        "The list does not say what became of the tickets (no status, closing day or term): only those received can be "
        "counted. Does it hold all tickets received in the period?",
    ),
    "double_same:rows": Declared(
        "warn",
        "{count} dòng lặp lại nguyên vẹn một mã đã có, chỉ đếm một lần.",
        "{count} rows repeat a number and all else, and are counted once.",
    ),
    "double:rows": Declared(
        "ask",
        "{count} mã đứng ở nhiều dòng khác nhau (dòng đầu tiên: {locator}). Đếm dòng nào?",
        "{count} numbers stand in several rows that differ (first {locator}). Which rows count?",
    ),
    "column_doubled": Declared(
        "ask",
        "Nhiều cột cùng nghĩa “{meaning}”. Lấy cột nào?",
        "Several columns mean “{meaning}”. Which one counts?",
    ),
    "received_day_missing:dossiers": Declared(
        "warn",
        "{count} hồ sơ không có ngày tiếp nhận đọc được nên không đếm (dòng {rows}).",
        "{count} dossiers have no day of receipt that can be read and are not counted (rows {rows}).",
    ),
    "unit_missing_in_rows:dossiers": Declared(
        "warn",
        "{count} hồ sơ không ghi đơn vị nên không đếm (dòng {rows}).",
        "{count} dossiers name no unit and are not counted (rows {rows}).",
    ),
    "after_period:dossiers": Declared(
        "warn",
        "{count} hồ sơ tiếp nhận sau kỳ của danh sách, không đếm (dòng {rows}).",
        "{count} dossiers were received after the list's period and are not counted (rows {rows}).",
    ),
    "before_period:dossiers": Declared(
        "warn",
        "{count} hồ sơ đã xong trước kỳ của danh sách, không đếm (dòng {rows}).",
        "{count} dossiers were done before the list's period and are not counted (rows {rows}).",
    ),
    "result_day_missing:dossiers": Declared(
        "warn",
        "{count} hồ sơ ghi là đã xong, trả lại hoặc rút nhưng không có ngày trả đọc được: không rõ xong "
        "tháng nào, không đếm vào đã giải quyết lẫn đang giải quyết (dòng {rows}).",
        "{count} dossiers are said to be done, returned or withdrawn but have no day that can be read: "
        "counted neither as resolved nor as pending (rows {rows}).",
    ),
    "due_day_missing:dossiers": Declared(
        "warn",
        "{count} hồ sơ không có ngày hẹn trả đọc được: đếm vào đã hoặc đang giải quyết nhưng không vào "
        "đúng hạn hay quá hạn; tỷ lệ đúng hạn vì thế thấp hơn thực tế (dòng {rows}).",
        "{count} dossiers have no due day that can be read: counted as resolved or pending, neither in "
        "time nor late; the on-time rate is the lower for it (rows {rows}).",
    ),
    "status_contradicts:dossiers": Declared(
        "warn",
        "{count} hồ sơ có ngày trả kết quả nhưng trạng thái còn đang xử lý; tính theo ngày trả (dòng {rows}).",
        "{count} dossiers have a day of result while their status is open; the day is taken (rows {rows}).",
    ),
    "days_reversed:dossiers": Declared(
        "warn",
        "{count} hồ sơ có ngày trả trước ngày tiếp nhận; không tính vào số ngày giải quyết (dòng {rows}).",
        "{count} dossiers were returned before they were received; left out of the days of handling (rows {rows}).",
    ),
    "channel_unknown:dossiers": Declared(
        "warn",
        "{count} hồ sơ không rõ nộp trực tuyến, trực tiếp hay bưu chính; số theo hình thức nộp của đơn vị và "
        "lĩnh vực có hồ sơ đó là số ít nhất (dòng {rows}).",
        "{count} dossiers do not say whether they came online, in person or by post; the figures by channel of "
        "their units and fields are the least there can be (rows {rows}).",
    ),
    "received_day_missing:tickets": Declared(
        "warn",
        "{count} phiếu không có ngày tiếp nhận đọc được nên không đếm (dòng {rows}).",
        "{count} tickets have no day of receipt that can be read and are not counted (rows {rows}).",
    ),
    "after_period:tickets": Declared(
        "warn",
        "{count} phiếu tiếp nhận sau kỳ của danh sách, không đếm (dòng {rows}).",
        "{count} tickets were received after the list's period and are not counted (rows {rows}).",
    ),
    "before_period:tickets": Declared(
        "warn",
        "{count} phiếu đã đóng trước kỳ của danh sách, không đếm (dòng {rows}).",
        "{count} tickets were closed before the list's period and are not counted (rows {rows}).",
    ),
    "result_day_missing:tickets": Declared(
        "warn",
        "{count} phiếu ghi là đã xử lý nhưng không có ngày đóng đọc được: không đếm vào đã xử lý lẫn "
        "đang xử lý (dòng {rows}).",
        "{count} tickets are said to be resolved but have no closing day that can be read: counted "
        "neither as resolved nor as pending (rows {rows}).",
    ),
    "closed_without_answer:tickets": Declared(
        "warn",
        "{count} phiếu bị từ chối, hủy hoặc không phản hồi: đếm vào tiếp nhận, không vào đã xử lý hay "
        "đang xử lý (dòng {rows}).",
        "{count} tickets were refused, cancelled or not answered: received, neither resolved nor pending "
        "(rows {rows}).",
    ),
    "due_day_missing:tickets": Declared(
        "warn",
        "{count} phiếu không có hạn xử lý đọc được: không đếm vào đúng hạn hay quá hạn (dòng {rows}).",
        "{count} tickets have no term that can be read: neither on time nor overdue (rows {rows}).",
    ),
    "status_contradicts:tickets": Declared(
        "warn",
        "{count} phiếu có ngày đóng nhưng trạng thái còn đang xử lý; tính theo ngày đóng (dòng {rows}).",
        "{count} tickets have a closing day while their status is open; the day is taken (rows {rows}).",
    ),
    "channel_missing:tickets": Declared(
        "warn",
        "{count} phiếu không rõ kênh: đếm vào tổng số, không vào kênh nào (dòng {rows}).",
        "{count} tickets name no channel that is known: in the total, in no channel (rows {rows}).",
    ),
}
