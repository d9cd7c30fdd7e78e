"""Measures that no KPI reads, each with the reason; they are seen on the screen of every measure.

A test reads this list: it fails for a measure that a source can load and that stands neither in a KPI nor here.
"""

from metrics.kpi import Text

UNSHOWN: dict[str, Text] = {
    "digitisation_intake_none": Text(
        "Là phần còn lại của số tiếp nhận trong biểu số hóa: đã có số hồ sơ số hóa và tỷ lệ bên cạnh.",
        "The rest of those received, by the digitisation sheet: those digitised and their share are shown.",
    ),
    "digitisation_results_none": Text(
        "Là phần còn lại của số đã giải quyết trong biểu số hóa: đã có số hồ sơ số hóa kết quả và tỷ lệ bên cạnh.",
        "The rest of those resolved, by the digitisation sheet: those digitised and their share are shown.",
    ),
}
