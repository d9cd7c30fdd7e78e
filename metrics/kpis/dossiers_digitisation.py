"""KPIs of digitisation: of what comes in and of results. Sheet of Quyết định 766/QĐ-TTg, with its own totals."""

from metrics.kpi import Kpi, Text, measure

SHEET = "Nghị định 118/2025/NĐ-CP; Quyết định 766/QĐ-TTg, nhóm 3 (số hóa hồ sơ)"
DIGITISATION = Text("Số hóa", "Digitisation")
RECEIVED = measure("digitisation_received")
RESULTS = measure("digitisation_resolved")
OWN_BASE = Text(
    "Tổng số của biểu số hóa, có thể khác tổng số của Biểu II.06a.",
    "The digitisation sheet's own total, which may differ from that of form II.06a.",
)
REUSED = Text(
    "Có nơi tính hồ sơ tái sử dụng thành phần trong số đã số hóa, có nơi để riêng: không cộng hai số.",
    "Some count dossiers with reused components as digitised, some apart: the two are never added.",
)

KPIS = (
    Kpi(
        id="digitisation_results_rate",
        subject="dossiers",
        label=Text("Tỷ lệ số hóa kết quả giải quyết", "Results digitised"),
        card=Text("Số hóa kết quả", "Results digitised"),
        meaning=Text(
            "Hồ sơ đã số hóa kết quả ÷ hồ sơ đã giải quyết, cùng biểu số hóa.",
            "Dossiers whose result is digitised ÷ dossiers resolved, of the same sheet.",
        ),
        unit="percent",
        direction="higher",
        legal_source=SHEET,
        numerator=(measure("digitisation_results_done"),),
        denominator=(RESULTS,),
        caution=OWN_BASE,
        group=DIGITISATION,
    ),
    Kpi(
        id="digitisation_intake_rate",
        subject="dossiers",
        label=Text("Tỷ lệ số hóa khi tiếp nhận", "Digitised at intake"),
        card=Text("Số hóa tiếp nhận", "Digitised at intake"),
        meaning=Text(
            "Hồ sơ có số hóa thành phần khi tiếp nhận ÷ hồ sơ tiếp nhận, cùng biểu số hóa.",
            "Dossiers digitised at intake ÷ dossiers received, of the same sheet.",
        ),
        unit="percent",
        direction="higher",
        legal_source=SHEET,
        numerator=(measure("digitisation_intake_done"),),
        denominator=(RECEIVED,),
        caution=REUSED,
        group=DIGITISATION,
    ),
    Kpi(
        id="digitisation_reuse_rate",
        subject="dossiers",
        label=Text("Tỷ lệ tái sử dụng thành phần hồ sơ", "Components reused"),
        meaning=Text(
            "Hồ sơ có tái sử dụng thành phần ÷ hồ sơ tiếp nhận, cùng biểu số hóa.",
            "Dossiers with reused components ÷ dossiers received, of the same sheet.",
        ),
        unit="percent",
        direction="higher",
        legal_source=SHEET,
        numerator=(measure("digitisation_intake_reused"),),
        denominator=(RECEIVED,),
        caution=REUSED,
        group=DIGITISATION,
    ),
    Kpi(
        id="digitisation_received",
        subject="dossiers",
        label=Text("Số hóa: hồ sơ tiếp nhận", "Digitisation: dossiers received"),
        meaning=Text("Số hồ sơ tiếp nhận trong biểu số hóa.", "Dossiers received, by the digitisation sheet."),
        unit="count",
        direction="neither",
        legal_source=SHEET,
        numerator=(RECEIVED,),
        caution=OWN_BASE,
        group=DIGITISATION,
    ),
    Kpi(
        id="digitisation_intake_done",
        subject="dossiers",
        label=Text("Hồ sơ số hóa khi tiếp nhận", "Dossiers digitised at intake"),
        meaning=Text(
            "Số hồ sơ có số hóa thành phần khi tiếp nhận.", "Dossiers whose components were digitised at intake."
        ),
        unit="count",
        direction="neither",
        legal_source=SHEET,
        numerator=(measure("digitisation_intake_done"),),
        caution=REUSED,
        group=DIGITISATION,
    ),
    Kpi(
        id="digitisation_intake_reused",
        subject="dossiers",
        label=Text("Hồ sơ tái sử dụng thành phần", "Dossiers with reused components"),
        meaning=Text(
            "Số hồ sơ tiếp nhận có tái sử dụng thành phần đã số hóa.",
            "Dossiers received that reuse digitised components.",
        ),
        unit="count",
        direction="neither",
        legal_source=SHEET,
        numerator=(measure("digitisation_intake_reused"),),
        caution=REUSED,
        group=DIGITISATION,
    ),
    Kpi(
        id="digitisation_intake_reused_national",
        subject="dossiers",
        label=Text("Tái sử dụng từ Cổng DVC quốc gia", "Reused from the national portal"),
        meaning=Text(
            "Số hồ sơ tái sử dụng thành phần từ Cổng Dịch vụ công quốc gia.",
            "Dossiers that reuse components from the national portal.",
        ),
        unit="count",
        direction="neither",
        legal_source=SHEET,
        numerator=(measure("digitisation_intake_reused_national"),),
        caution=REUSED,
        group=DIGITISATION,
    ),
    Kpi(
        id="digitisation_resolved",
        subject="dossiers",
        label=Text("Số hóa: hồ sơ đã giải quyết", "Digitisation: dossiers resolved"),
        meaning=Text("Số hồ sơ đã giải quyết trong biểu số hóa.", "Dossiers resolved, by the digitisation sheet."),
        unit="count",
        direction="neither",
        legal_source=SHEET,
        numerator=(RESULTS,),
        caution=OWN_BASE,
        group=DIGITISATION,
    ),
    Kpi(
        id="digitisation_results_done",
        subject="dossiers",
        label=Text("Hồ sơ đã số hóa kết quả", "Dossiers with a digitised result"),
        meaning=Text("Số hồ sơ đã số hóa kết quả giải quyết.", "Dossiers whose result was digitised."),
        unit="count",
        direction="neither",
        legal_source=SHEET,
        numerator=(measure("digitisation_results_done"),),
        group=DIGITISATION,
    ),
)
