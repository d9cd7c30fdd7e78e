"""Measures: what is counted, how it may be folded, and which of them must add up.

The list is `reference/measures.csv`: ids are fixed, added to and never renamed. Additivity belongs to the
measure: `over_time` and `over_places` say `sum`, `first` (an opening stock), `last` (a closing stock),
`plan` (holds for its year), `ytd` (printed from January on) or `none` (never folded).
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.names import fold, nfc

REFERENCE = Path(__file__).parent / "reference"


@dataclass(frozen=True)
class Measure:
    """One measure. `counted` is what it counts unless a file says otherwise (hồ sơ, phiếu, lượt …)."""

    id: str
    kind: str  # count | money | score | claim
    over_time: str  # sum | first | last | plan | ytd | none
    over_places: str  # sum | none
    subject: str
    counted: str
    label_vi: str
    label_en: str

    def label(self, language: str) -> str:
        return self.label_vi if language == "vi" else self.label_en


def _load() -> dict[str, Measure]:
    with open(REFERENCE / "measures.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        r["measure"]: Measure(
            r["measure"],
            r["kind"],
            r["over_time"],
            r["over_places"],
            r["subject"],
            r["counted"],
            r["label_vi"],
            r["label_en"],
        )
        for r in rows
    }


MEASURES: dict[str, Measure] = _load()

SUBJECTS = {  # id: (vi, en)
    "dossiers": ("Hồ sơ TTHC", "Dossiers"),
    "hotline": ("Tổng đài 1022", "Hotline 1022"),
    "media": ("Truyền thông", "Media"),
    "citizens": ("Tiếp dân, đơn thư", "Citizens and petitions"),
    "tasks": ("Nhiệm vụ", "Tasks"),
    "documents": ("Văn bản, hội họp", "Documents and meetings"),
    "budget": ("Ngân sách", "Budget"),
    "index766": ("Chỉ số 766", "Index 766"),
    "procedures": ("Thủ tục hành chính", "Procedures"),
    "staff": ("Biên chế", "Staff"),
}


@cache
def _by_label() -> dict[str, str]:
    names = {}
    for measure in MEASURES.values():
        for text in (measure.id, measure.label_vi, measure.label_en):
            names[fold(text)] = measure.id
    return names


def find_measure(text: str) -> Measure | None:
    """The measure a text names by its id or its label, or None."""
    name = _by_label().get(fold(text))
    return MEASURES[name] if name else None


# Spellings that count the same thing. People and views, calls and tickets stay apart (domain.md §3).
_SAME_COUNTED = {
    "hồ sơ": ("hồ sơ tthc", "bộ hồ sơ", "số hồ sơ tthc"),
    "phiếu": (
        "phản ánh, kiến nghị, hỏi đáp",
        "phản ánh, kiến nghị",
        "phản ánh kiến nghị",
        "pakn",
        "phản ánh kiến nghị, hỏi đáp",
        "phiếu yêu cầu",
    ),
    "phản ánh, kiến nghị": ("pakn", "trường hợp", "phản ánh kiến nghị"),
    "lượt": (
        "lượt thích trang",
        "lượt theo dõi",
        "lượt tiếp cận",
        "lượt tiếp cận bài viết",
        "lượt xem",
        "lượt tương tác",
        "lượt chia sẻ",
    ),
    "người": ("người tiếp cận", "người theo dõi"),
}


def canonical_counted(measure_id: str, text: str | None) -> str:
    """What is counted in one spelling: the measure's own when nothing is said or the words mean the same."""
    own = MEASURES[measure_id].counted
    spelled = nfc(text or "")
    key = fold(spelled)
    if not key or key == fold(own) or key in _SAME_COUNTED.get(own, ()):
        return own
    for counted, spellings in _SAME_COUNTED.items():
        if key in spellings:
            return counted
    return spelled


@dataclass(frozen=True)
class Identity:
    """Numbers of one report that must agree: `total` = Σ `parts` (kind `sum`), or `total` (a printed
    percentage) = 100 × Σ `parts` ÷ Σ `whole` (kind `rate`), or `total` ≤ Σ `parts` (kind `at_most`).

    `unless`: a measure whose presence says that the parts belong to another total, or are not all.
    `beside`: measures that some systems count in the total and others do not; any of them may fill a gap.
    """

    id: str
    total: str
    parts: tuple[str, ...]
    whole: tuple[str, ...] = ()
    kind: str = "sum"
    unless: str = ""
    beside: tuple[str, ...] = ()


# Biểu II.06a/VPCP/KSTT prints (3)=(4)+(5)+(6), (7)=(8)+(9)+(10), (11)=(12)+(13); (3)=(7)+(11) is implied
# and only a warning: returned dossiers are counted differently (domain.md §1.5).
IDENTITIES = (
    Identity(
        "received_parts",
        "dossiers_received",
        ("dossiers_received_online", "dossiers_received_direct_and_postal", "dossiers_carried_over"),
    ),
    Identity("received_new_and_carried", "dossiers_received", ("dossiers_received_new", "dossiers_carried_over")),
    Identity(
        "received_new_parts",
        "dossiers_received_new",
        ("dossiers_received_online", "dossiers_received_direct_and_postal"),
    ),
    Identity(
        "received_new_three",
        "dossiers_received_new",
        ("dossiers_received_online", "dossiers_received_direct", "dossiers_received_postal"),
    ),
    Identity(
        "resolved_parts",
        "dossiers_resolved",
        ("dossiers_resolved_early", "dossiers_resolved_on_time", "dossiers_resolved_late"),
        beside=("dossiers_resolved_without_due_date",),
    ),
    Identity(
        "resolved_in_time_and_late",
        "dossiers_resolved",
        ("dossiers_resolved_early_or_on_time", "dossiers_resolved_late"),
    ),
    Identity(
        "pending_parts",
        "dossiers_pending",
        ("dossiers_pending_in_time", "dossiers_pending_overdue"),
        beside=("dossiers_pending_without_due_date", "dossiers_waiting_supplement"),
    ),
    Identity(
        "received_resolved_pending",
        "dossiers_received",
        ("dossiers_resolved", "dossiers_pending"),
        unless="dossiers_closing_balance",
        beside=(
            "dossiers_waiting_supplement",
            "dossiers_returned_or_withdrawn",
            "dossiers_withdrawn",
            "dossiers_returned",
            "dossiers_stopped",
            "dossiers_not_accepted",
        ),
    ),
    # The older eGov table closes with what was withdrawn and returned.
    Identity(
        "received_resolved_pending_gone",
        "dossiers_received",
        ("dossiers_resolved", "dossiers_pending", "dossiers_withdrawn", "dossiers_returned"),
    ),
    Identity(
        "closing_is_pending", "dossiers_closing_balance", ("dossiers_pending",), beside=("dossiers_waiting_supplement",)
    ),
    Identity(
        "received_four_parts",
        "dossiers_received",
        ("dossiers_received_online", "dossiers_received_direct", "dossiers_received_postal", "dossiers_carried_over"),
        beside=("dossiers_received_non_local",),
    ),
    Identity(
        "received_online_parts",
        "dossiers_received_online",
        ("dossiers_received_online_whole", "dossiers_received_online_part", "dossiers_received_online_other"),
    ),
    Identity(
        "received_six_parts",
        "dossiers_received",
        (
            "dossiers_received_online_whole",
            "dossiers_received_online_part",
            "dossiers_received_online_other",
            "dossiers_received_direct",
            "dossiers_received_postal",
            "dossiers_carried_over",
        ),
        beside=("dossiers_received_non_local",),
    ),
    Identity(
        "late_by_apology",
        "dossiers_resolved_late",
        ("dossiers_resolved_late_apology_given", "dossiers_resolved_late_apology_missing"),
    ),
    Identity(
        "resolved_in_time_and_by_apology",
        "dossiers_resolved",
        (
            "dossiers_resolved_early_or_on_time",
            "dossiers_resolved_late_apology_given",
            "dossiers_resolved_late_apology_missing",
        ),
    ),
    Identity(
        "waiting_acceptance",
        "dossiers_online_waiting_acceptance",
        ("dossiers_online_waiting_acceptance_in_time", "dossiers_online_waiting_acceptance_overdue"),
    ),
    Identity("payments", "dossier_payments", ("dossier_payments_online", "dossier_payments_direct")),
    Identity(
        "digitisation_intake",
        "digitisation_received",
        ("digitisation_intake_none", "digitisation_intake_done"),
        beside=("digitisation_intake_reused", "digitisation_intake_reused_national"),
    ),
    Identity(
        "digitisation_results", "digitisation_resolved", ("digitisation_results_none", "digitisation_results_done")
    ),
    Identity(
        "interlinked",
        "interlinked_dossiers_received",
        ("interlinked_dossiers_resolved", "interlinked_dossiers_pending"),
    ),
    Identity(
        "petitions_by_kind",
        "petitions_received",
        ("petitions_denunciation", "petitions_complaint", "petitions_feedback"),
        unless="petitions_eligible",
    ),
    Identity(
        "petitions_by_field",
        "petitions_received",
        ("petitions_land_use", "petitions_civil", "petitions_political_social_other"),
    ),
    Identity("petitions_by_handling", "petitions_received", ("petitions_referred", "petitions_filed")),
    Identity("petitions_by_eligibility", "petitions_received", ("petitions_eligible", "petitions_not_eligible")),
    Identity(
        "petitions_eligible_by_kind",
        "petitions_eligible",
        ("petitions_denunciation", "petitions_complaint", "petitions_feedback"),
    ),
    Identity(
        "portal_items",
        "portal_articles",
        ("portal_news", "portal_features", "portal_infographics", "portal_photos", "portal_videos"),
    ),
    Identity("procedures_by_level", "tthc_total", ("tthc_province_level", "tthc_district_level", "tthc_commune_level")),
    Identity(
        "tasks_two",
        "government_tasks_assigned",
        ("government_tasks_done_on_time", "government_tasks_in_progress"),
        unless="government_tasks_done_late",
    ),
    Identity(
        "tasks",
        "government_tasks_assigned",
        (
            "government_tasks_done_on_time",
            "government_tasks_done_late",
            "government_tasks_overdue",
            "government_tasks_in_progress",
        ),
    ),
    Identity("budget_parts", "budget_total_assigned", ("budget_autonomous_assigned", "budget_non_autonomous_assigned")),
    Identity("interactions_within_reach", "facebook_interactions", ("facebook_reach",), kind="at_most"),
    Identity("hotline_rate", "hotline_resolution_rate_reported", ("hotline_resolved",), ("hotline_received",), "rate"),
    Identity(
        "resolution_rate", "dossiers_resolution_rate_reported", ("dossiers_resolved",), ("dossiers_received",), "rate"
    ),
    Identity(
        "on_time_rate",
        "on_time_rate_reported",
        ("dossiers_resolved_early", "dossiers_resolved_on_time"),
        ("dossiers_resolved",),
        "rate",
    ),
    Identity(
        "on_time_rate_merged",
        "on_time_rate_reported",
        ("dossiers_resolved_early_or_on_time",),
        ("dossiers_resolved",),
        "rate",
    ),
    Identity("early_rate", "early_rate_reported", ("dossiers_resolved_early",), ("dossiers_resolved",), "rate"),
    Identity("late_rate", "late_rate_reported", ("dossiers_resolved_late",), ("dossiers_resolved",), "rate"),
    Identity(
        "feedback_rate",
        "feedback_regulation_rate_reported",
        ("feedback_regulation_resolved",),
        ("feedback_regulation_received",),
        "rate",
    ),
    Identity(
        "autonomous_spent_rate",
        "budget_autonomous_spent_rate_reported",
        ("budget_autonomous_spent",),
        ("budget_autonomous_assigned",),
        "rate",
    ),
    Identity(
        "non_autonomous_spent_rate",
        "budget_non_autonomous_spent_rate_reported",
        ("budget_non_autonomous_spent",),
        ("budget_non_autonomous_assigned",),
        "rate",
    ),
)
