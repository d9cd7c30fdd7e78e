"""KPIs of how dossiers come in: by channel, what is returned or not accepted, what is paid online."""

from metrics.kpi import Kpi, Operand, Text, measure
from metrics.kpis.dossiers import (
    CARRIED_OVER,
    FORM,
    INTAKE,
    ONLINE,
    RECEIVED,
    RECEIVED_TOTAL,
    RETURNED_OR_WITHDRAWN,
    STOCK,
)

ONE_STOP = "Nghị định 118/2025/NĐ-CP; Thông tư 03/2025/TT-VPCP"
OLD_FORM = "Thông tư 02/2017/TT-VPCP"
PAYMENT = "Quyết định 766/QĐ-TTg, nhóm 4 (thanh toán trực tuyến)"
PAYMENTS = Text("Thanh toán", "Payment")
DIRECT_AND_POSTAL = Operand(
    "received_direct_and_postal",
    (
        ("dossiers_received_direct_and_postal",),
        ("dossiers_received_direct", "dossiers_received_postal"),
    ),
)
WAITING_ACCEPTANCE = Operand(
    "online_waiting_acceptance",
    (
        ("dossiers_online_waiting_acceptance",),
        ("dossiers_online_waiting_acceptance_in_time", "dossiers_online_waiting_acceptance_overdue"),
    ),
)
PAID = Operand("payments", (("dossier_payments",), ("dossier_payments_online", "dossier_payments_direct")))
APART = Text(
    "Chỉ có ở biểu tách riêng rút và trả lại; nơi gộp chung xem “Hồ sơ trả lại hoặc rút”.",
    "Only where withdrawn and returned stand apart; where they are one figure see “Dossiers returned or withdrawn”.",
)

KPIS = (
    Kpi(
        id="dossiers_received_online",
        subject="dossiers",
        label=Text("Hồ sơ tiếp nhận trực tuyến", "Dossiers received online"),
        column=Text("Trực tuyến", "Online"),
        meaning=Text("Số hồ sơ tiếp nhận trực tuyến trong kỳ.", "Dossiers received online in the period."),
        unit="count",
        direction="neither",
        legal_source=FORM + ", cột (4)",
        numerator=(ONLINE,),
        group=RECEIVED,
    ),
    Kpi(
        id="dossiers_received_direct_and_postal",
        subject="dossiers",
        label=Text("Hồ sơ tiếp nhận trực tiếp, bưu chính", "Dossiers received in person or by post"),
        meaning=Text(
            "Số hồ sơ tiếp nhận trực tiếp và qua dịch vụ bưu chính trong kỳ.",
            "Dossiers received in person or by post in the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=FORM + ", cột (5)",
        numerator=(DIRECT_AND_POSTAL,),
        group=RECEIVED,
    ),
    Kpi(
        id="dossiers_received_direct",
        subject="dossiers",
        label=Text("Hồ sơ tiếp nhận trực tiếp", "Dossiers received in person"),
        meaning=Text(
            "Số hồ sơ tiếp nhận trực tiếp trong kỳ, không gồm bưu chính.",
            "Dossiers received in person in the period, those by post left out.",
        ),
        unit="count",
        direction="neither",
        legal_source=OLD_FORM,
        numerator=(measure("dossiers_received_direct"),),
        group=RECEIVED,
    ),
    Kpi(
        id="dossiers_received_postal",
        subject="dossiers",
        label=Text("Hồ sơ tiếp nhận qua bưu chính", "Dossiers received by post"),
        meaning=Text(
            "Số hồ sơ tiếp nhận qua dịch vụ bưu chính công ích trong kỳ.",
            "Dossiers received through the public postal service in the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=OLD_FORM,
        numerator=(measure("dossiers_received_postal"),),
        group=RECEIVED,
    ),
    Kpi(
        id="dossiers_received_non_local",
        subject="dossiers",
        label=Text("Hồ sơ tiếp nhận phi địa giới", "Dossiers received regardless of address"),
        meaning=Text(
            "Số hồ sơ tiếp nhận không phụ thuộc địa giới hành chính trong kỳ.",
            "Dossiers received in the period wherever the applicant lives.",
        ),
        unit="count",
        direction="neither",
        legal_source=ONE_STOP,
        numerator=(measure("dossiers_received_non_local"),),
        caution=Text(
            "Có biểu đã tính trong số trực tiếp, trực tuyến, có biểu để riêng: không chia, không cộng.",
            "Some sheets count them among those in person or online, some apart: neither divided nor added.",
        ),
        group=RECEIVED,
    ),
    Kpi(
        id="dossiers_carried_over",
        subject="dossiers",
        label=Text("Hồ sơ từ kỳ trước chuyển qua", "Dossiers carried over"),
        meaning=Text(
            "Số hồ sơ từ kỳ trước chuyển qua, ở đầu kỳ.", "Dossiers carried over, at the start of the period."
        ),
        unit="count",
        direction="neither",
        legal_source=FORM + ", cột (6)",
        numerator=(CARRIED_OVER,),
        caution=Text(
            "Số đầu kỳ: nhiều kỳ thì lấy số của kỳ đầu, không cộng.",
            "An opening stock: over several periods the first one's, never added.",
        ),
        group=RECEIVED,
    ),
    Kpi(
        id="returned_share",
        subject="dossiers",
        label=Text("Tỷ lệ hồ sơ trả lại, rút", "Returned or withdrawn share"),
        column=Text("% trả lại, rút", "Returned %"),
        meaning=Text("Hồ sơ trả lại hoặc rút ÷ tổng số hồ sơ tiếp nhận.", "Dossiers returned or withdrawn ÷ received."),
        unit="percent",
        direction="lower",
        legal_source="Thông tư 02/2017/TT-VPCP",
        numerator=(RETURNED_OR_WITHDRAWN,),
        denominator=(RECEIVED_TOTAL,),
        caution=Text(
            "Có hệ thống tính hồ sơ trả lại là đúng hạn, có hệ thống để riêng.",
            "Some systems count returned dossiers as on time, some keep them apart.",
        ),
        claim="returned_or_withdrawn_rate_reported",
        group=INTAKE,
    ),
    Kpi(
        id="dossiers_returned_or_withdrawn",
        subject="dossiers",
        label=Text("Hồ sơ trả lại hoặc rút", "Dossiers returned or withdrawn"),
        meaning=Text(
            "Số hồ sơ trả lại hoặc công dân xin rút trong kỳ.", "Dossiers returned or withdrawn in the period."
        ),
        unit="count",
        direction="neither",
        legal_source=OLD_FORM,
        numerator=(RETURNED_OR_WITHDRAWN,),
        group=INTAKE,
    ),
    Kpi(
        id="dossiers_returned",
        subject="dossiers",
        label=Text("Hồ sơ trả lại", "Dossiers returned"),
        meaning=Text("Số hồ sơ cơ quan trả lại trong kỳ.", "Dossiers the office returned in the period."),
        unit="count",
        direction="neither",
        legal_source=OLD_FORM,
        numerator=(measure("dossiers_returned"),),
        caution=APART,
        group=INTAKE,
    ),
    Kpi(
        id="dossiers_withdrawn",
        subject="dossiers",
        label=Text("Hồ sơ rút", "Dossiers withdrawn"),
        meaning=Text(
            "Số hồ sơ công dân, tổ chức xin rút trong kỳ.", "Dossiers withdrawn by who handed them in, in the period."
        ),
        unit="count",
        direction="neither",
        legal_source=OLD_FORM,
        numerator=(measure("dossiers_withdrawn"),),
        caution=APART,
        group=INTAKE,
    ),
    Kpi(
        id="dossiers_not_accepted",
        subject="dossiers",
        label=Text("Hồ sơ không được tiếp nhận", "Dossiers not accepted"),
        meaning=Text("Số hồ sơ bị từ chối tiếp nhận trong kỳ.", "Dossiers that were refused at intake in the period."),
        unit="count",
        direction="neither",
        legal_source=ONE_STOP,
        numerator=(measure("dossiers_not_accepted"),),
        caution=Text(
            "Không nằm trong số tiếp nhận: không chia cho số ấy.", "Not among those received: never divided by them."
        ),
        group=INTAKE,
    ),
    Kpi(
        id="dossiers_stopped",
        subject="dossiers",
        label=Text("Hồ sơ dừng xử lý", "Dossiers stopped"),
        meaning=Text("Số hồ sơ dừng xử lý trong kỳ.", "Dossiers whose handling was stopped in the period."),
        unit="count",
        direction="neither",
        legal_source=ONE_STOP,
        numerator=(measure("dossiers_stopped"),),
        group=INTAKE,
    ),
    Kpi(
        id="dossiers_waiting_supplement",
        subject="dossiers",
        label=Text("Hồ sơ chờ bổ sung", "Dossiers waiting for supplements"),
        meaning=Text("Số hồ sơ chờ bổ sung ở cuối kỳ.", "Dossiers waiting for supplements at the end of the period."),
        unit="count",
        direction="neither",
        legal_source=OLD_FORM,
        numerator=(measure("dossiers_waiting_supplement"),),
        caution=Text(
            "Số cuối kỳ: không cộng qua các kỳ. Có nơi đã tính trong số đang giải quyết trong hạn.",
            "A closing stock: never added over periods. Some count them among those pending in time.",
        ),
        group=INTAKE,
    ),
    Kpi(
        id="online_acceptance_overdue_share",
        subject="dossiers",
        label=Text("Tỷ lệ chờ tiếp nhận quá hạn", "Waiting for acceptance too long, share"),
        meaning=Text(
            "Hồ sơ trực tuyến chờ tiếp nhận quá thời hạn ÷ hồ sơ trực tuyến chờ tiếp nhận, ở cuối kỳ.",
            "Online dossiers waiting past the term for acceptance ÷ all that wait, at the end of the period.",
        ),
        unit="percent",
        direction="lower",
        legal_source=ONE_STOP,
        numerator=(measure("dossiers_online_waiting_acceptance_overdue"),),
        denominator=(WAITING_ACCEPTANCE,),
        group=INTAKE,
    ),
    Kpi(
        id="dossiers_online_waiting_acceptance",
        subject="dossiers",
        label=Text("Hồ sơ trực tuyến chờ tiếp nhận", "Online dossiers waiting for acceptance"),
        meaning=Text(
            "Số hồ sơ trực tuyến chờ tiếp nhận ở cuối kỳ.",
            "Online dossiers waiting to be accepted at the end of the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=ONE_STOP,
        numerator=(WAITING_ACCEPTANCE,),
        caution=STOCK,
        group=INTAKE,
    ),
    Kpi(
        id="dossiers_online_waiting_acceptance_in_time",
        subject="dossiers",
        label=Text("Trực tuyến chờ tiếp nhận, trong hạn", "Online, waiting for acceptance in time"),
        meaning=Text(
            "Số hồ sơ trực tuyến chờ tiếp nhận còn trong thời hạn, ở cuối kỳ.",
            "Online dossiers waiting to be accepted within the term, at the end of the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=ONE_STOP,
        numerator=(measure("dossiers_online_waiting_acceptance_in_time"),),
        caution=STOCK,
        group=INTAKE,
    ),
    Kpi(
        id="online_payment_rate",
        subject="dossiers",
        label=Text("Tỷ lệ thanh toán trực tuyến", "Online payment rate"),
        meaning=Text(
            "Hồ sơ thanh toán trực tuyến ÷ hồ sơ có thanh toán.", "Dossiers paid online ÷ dossiers with a payment."
        ),
        unit="percent",
        direction="higher",
        legal_source=PAYMENT,
        numerator=(measure("dossier_payments_online"),),
        denominator=(PAID,),
        caution=Text(
            "Chia cho hồ sơ có thanh toán trong kỳ, không chia cho hồ sơ tiếp nhận.",
            "Divided by dossiers with a payment in the period, not by those received.",
        ),
        claim="online_payment_rate_reported",
        group=PAYMENTS,
    ),
    Kpi(
        id="dossier_payments",
        subject="dossiers",
        label=Text("Hồ sơ có thanh toán", "Dossiers with a payment"),
        meaning=Text(
            "Số hồ sơ có thanh toán phí, lệ phí, nghĩa vụ tài chính trong kỳ.",
            "Dossiers for which fees or dues were paid in the period.",
        ),
        unit="count",
        direction="neither",
        legal_source=PAYMENT,
        numerator=(PAID,),
        group=PAYMENTS,
    ),
    Kpi(
        id="dossier_payments_online",
        subject="dossiers",
        label=Text("Hồ sơ thanh toán trực tuyến", "Dossiers paid online"),
        meaning=Text("Số hồ sơ thanh toán trực tuyến trong kỳ.", "Dossiers paid online in the period."),
        unit="count",
        direction="neither",
        legal_source=PAYMENT,
        numerator=(measure("dossier_payments_online"),),
        group=PAYMENTS,
    ),
    Kpi(
        id="dossier_payments_direct",
        subject="dossiers",
        label=Text("Hồ sơ thanh toán trực tiếp", "Dossiers paid in person"),
        meaning=Text("Số hồ sơ thanh toán trực tiếp trong kỳ.", "Dossiers paid in person in the period."),
        unit="count",
        direction="neither",
        legal_source=PAYMENT,
        numerator=(measure("dossier_payments_direct"),),
        group=PAYMENTS,
    ),
)
