"""A worked example of every KPI: what one province reports of one period, and the value a reader gets by hand.

Of a KPI to date (`ytd`) the period is January to September; of all others it is a month.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Example(NamedTuple):
    """What is reported (measure: figure), and the value in the KPI's own unit."""

    reported: Mapping[str, float]
    value: float


def _as_reported(measure: str, figure: float) -> Example:
    """A KPI that is one measure and nothing else."""
    return Example({measure: figure}, figure)


# 60 carried over, 340 new: 272 of them online. 390 resolved: 300 early, 80 on time, 10 late. 40 pending, 5 overdue.
_DOSSIERS = {
    "dossiers_carried_over": 60,
    "dossiers_received": 400,
    "dossiers_received_online": 272,
    "dossiers_resolved": 390,
    "dossiers_resolved_early": 300,
    "dossiers_resolved_on_time": 80,
    "dossiers_resolved_late": 10,
    "dossiers_pending": 40,
    "dossiers_pending_overdue": 5,
}
# 33 assigned: 15 done on time, 2 late, 3 overdue, 13 still within their term.
_TASKS = {
    "government_tasks_assigned": 33,
    "government_tasks_done_on_time": 15,
    "government_tasks_done_late": 2,
    "government_tasks_overdue": 3,
    "government_tasks_in_progress": 13,
}
# Plan of the year 60 and 40 billion; 45 and 16 of them spent.
_BUDGET = {
    "budget_total_assigned": 100e9,
    "budget_autonomous_assigned": 60e9,
    "budget_non_autonomous_assigned": 40e9,
    "budget_autonomous_spent": 45e9,
    "budget_non_autonomous_spent": 16e9,
}
_SCORES = {
    "index766_transparency": 15,
    "index766_progress": 18,
    "index766_digitisation": 20,
    "index766_online_service": 9,
    "index766_online_payment": 8,
    "index766_satisfaction": 17,
}

EXAMPLES = {
    # dossiers
    "dossiers_received_new": Example(_DOSSIERS, 340),  # 400 − 60
    "dossiers_received": Example(_DOSSIERS, 400),
    "online_share": Example(_DOSSIERS, 80),  # 272 ÷ 340
    "dossiers_resolved": Example(_DOSSIERS, 390),
    "dossiers_resolution_rate": Example(_DOSSIERS, 97.5),  # 390 ÷ 400
    "on_time_rate": Example(_DOSSIERS, 38000 / 390),  # (300 + 80) ÷ 390
    "early_rate": Example(_DOSSIERS, 30000 / 390),
    "late_rate": Example(_DOSSIERS, 1000 / 390),
    "late_per_1000": Example(_DOSSIERS, 10000 / 390),
    "dossiers_pending": Example(_DOSSIERS, 40),
    "dossiers_pending_overdue": Example(_DOSSIERS, 5),
    "dossiers_online_acceptance_overdue": Example({"dossiers_online_waiting_acceptance_overdue": 7}, 7),
    "overdue_share": Example(_DOSSIERS, 12.5),  # 5 ÷ 40
    "backlog_change": Example(_DOSSIERS, -20),  # 40 − 60
    "satisfaction_rate": Example({"satisfaction_rate_reported": 96.5}, 96.5),
    # hotline: of 80 resolved 20 have no term, and 57 of the other 60 were on time
    "hotline_received": _as_reported("hotline_received", 100),
    "hotline_resolved": _as_reported("hotline_resolved", 80),
    "hotline_resolution_rate": Example({"hotline_received": 100, "hotline_resolved": 80}, 80),
    "hotline_pending": _as_reported("hotline_pending", 20),
    "hotline_on_time_rate": Example(
        {"hotline_resolved": 80, "hotline_resolved_without_due_date": 20, "hotline_on_time": 57}, 95
    ),
    "hotline_overdue": _as_reported("hotline_overdue", 3),
    # media
    "facebook_reach": _as_reported("facebook_reach", 8000),
    "facebook_interactions": _as_reported("facebook_interactions", 200),
    "facebook_interactions_per_reach": Example({"facebook_reach": 8000, "facebook_interactions": 200}, 2.5),
    "facebook_new_followers": _as_reported("facebook_new_followers", 45),
    "zalo_views": _as_reported("zalo_views", 900),
    "zalo_interactions": _as_reported("zalo_interactions", 70),
    "zalo_shares": _as_reported("zalo_shares", 12),
    "portal_articles": _as_reported("portal_articles", 150),
    # citizens
    "citizen_reception_visits": _as_reported("citizen_reception_visits", 31),
    "citizen_reception_people": _as_reported("citizen_reception_people", 48),
    "petitions_received": _as_reported("petitions_received", 90),
    "petitions_complaint": _as_reported("petitions_complaint", 20),
    "petitions_denunciation": _as_reported("petitions_denunciation", 6),
    "petitions_feedback": _as_reported("petitions_feedback", 64),
    "petitions_land_use": _as_reported("petitions_land_use", 55),
    "petitions_civil": _as_reported("petitions_civil", 14),
    "petitions_political_social_other": _as_reported("petitions_political_social_other", 21),
    "petitions_eligible": _as_reported("petitions_eligible", 70),
    "petitions_referred": _as_reported("petitions_referred", 40),
    "petitions_filed": _as_reported("petitions_filed", 30),
    "feedback_regulation_received": _as_reported("feedback_regulation_received", 25),
    "feedback_regulation_rate": Example({"feedback_regulation_received": 25, "feedback_regulation_resolved": 24}, 96),
    "feedback_tthc_received": _as_reported("feedback_tthc_received", 9),
    # tasks: 15 ÷ (15 + 2 + 3); those running are not late
    "government_tasks_on_time_rate": Example(_TASKS, 75),
    "government_tasks_assigned": Example(_TASKS, 33),
    "government_tasks_done_on_time": Example(_TASKS, 15),
    "government_tasks_done_late": Example(_TASKS, 2),
    "government_tasks_overdue": Example(_TASKS, 3),
    "government_tasks_in_progress": Example(_TASKS, 13),
    # documents
    "documents_incoming": _as_reported("documents_incoming", 5000),
    "documents_issued_ubnd": _as_reported("documents_issued_ubnd", 700),
    "documents_issued_office": _as_reported("documents_issued_office", 300),
    "documents_sent_electronically": _as_reported("documents_sent_electronically", 960),
    "documents_issued_complaints": _as_reported("documents_issued_complaints", 11),
    "meetings_served": _as_reported("meetings_served", 85),
    "online_conferences_served": _as_reported("online_conferences_served", 16),
    # budget: (45 + 16) ÷ 100, 45 ÷ 60, 16 ÷ 40
    "budget_disbursement_rate": Example(_BUDGET, 61),
    "budget_autonomous_rate": Example(_BUDGET, 75),
    "budget_non_autonomous_rate": Example(_BUDGET, 40),
    "budget_plan": Example(_BUDGET, 100e9),
    "budget_spent": Example(_BUDGET, 61e9),
    # index 766: 15 + 18 + 20 + (9 + 8) + 17
    "index766_total": Example(_SCORES, 87),
    "index766_transparency": Example(_SCORES, 15),
    "index766_progress": Example(_SCORES, 18),
    "index766_digitisation": Example(_SCORES, 20),
    "index766_online": Example(_SCORES, 17),
    "index766_online_service": Example(_SCORES, 9),
    "index766_online_payment": Example(_SCORES, 8),
    "index766_satisfaction": Example(_SCORES, 17),
    "index766_rank": _as_reported("index766_rank", 4),
}
