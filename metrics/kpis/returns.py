"""KPIs of dossiers that went back: returned, or withdrawn by who handed them in."""

from metrics.kpi import Kpi, Text, measure
from metrics.kpis.dossiers import RECEIVED_TOTAL

KPIS = (
    Kpi(
        id="returned_share",
        subject="dossiers",
        label=Text("Tỷ lệ hồ sơ trả lại, rút", "Returned or withdrawn share"),
        column=Text("% trả lại, rút", "Returned %"),
        meaning=Text("Hồ sơ trả lại hoặc rút ÷ tổng số hồ sơ tiếp nhận.", "Dossiers returned or withdrawn ÷ received."),
        unit="percent",
        direction="lower",
        legal_source="Thông tư 02/2017/TT-VPCP",
        numerator=(measure("dossiers_returned_or_withdrawn"),),
        denominator=(RECEIVED_TOTAL,),
        claim="returned_or_withdrawn_rate_reported",
        caution=Text(
            "Có hệ thống tính hồ sơ trả lại là đúng hạn, có hệ thống để riêng.",
            "Some systems count returned dossiers as on time, some keep them apart.",
        ),
    ),
)
