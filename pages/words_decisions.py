"""Sentences of the screen "Kế hoạch, ghi chú, duyệt", and of corrections after approval wherever they are made."""

from pages.words import Sentence

S = Sentence

# -- corrections after approval ------------------------------------------------------------------------
CHANGES_APPROVED = S("Sửa số liệu của {count} kỳ đã duyệt", "Changes figures of {count} approved periods")
AND_MORE = S("{names} và {count} kỳ nữa", "{names} and {count} more")
REASON = S("Lý do sửa (bắt buộc; hiện cạnh con số)", "Reason (required; shown beside the number)")
REASON_HINT = S("Ví dụ: Sở Y tế đính chính, công văn 123/SYT-VP ngày 5/5/2026",
                "For example: corrected by the Department of Health, letter 123/SYT-VP of 5 May 2026")
REASON_MISSING = S("Ghi lý do sửa rồi xác nhận lại; chưa có gì được ghi.",
                   "Give the reason, then confirm again; nothing was stored.")
FILE_OF_APPROVED = S("● sửa {count} kỳ đã duyệt, cần lý do", "● changes {count} approved periods, needs a reason")
