"""Every sentence of the dossiers' screen, once: Vietnamese first, English second (see `pages/words.py`)."""

from pages.words import Sentence as S

PENDING = S("Đang giải quyết và quá hạn", "Pending and overdue")
WHAT_PENDING_OVERDUE = S("hồ sơ đang giải quyết đã quá hạn ở cuối kỳ, hồ sơ",
                         "dossiers pending past their term at the end of the period")
WHAT_OVERDUE_SHARE = S("quá hạn trong số đang giải quyết ở cuối kỳ, %",
                       "overdue share of dossiers pending at the end of the period, %")
WHAT_LATE = S("hồ sơ giải quyết quá hạn trên 1.000 hồ sơ đã giải quyết",
              "dossiers resolved late per 1,000 resolved")
WHAT_ONLINE = S("hồ sơ tiếp nhận trực tuyến, % hồ sơ mới", "dossiers received online, % of new ones")
WHAT_RECEIVED = S("hồ sơ mới tiếp nhận, hồ sơ", "dossiers newly received")
THEMES = {"thoi-han": S("Thời hạn", "Terms"), "ton": S("Tồn và quá hạn", "Pending and overdue"),
          "tiep-nhan": S("Tiếp nhận, trực tuyến", "Received, online")}
THEME = S("Xem", "Show")
