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
# The older form keeps returned and withdrawn apart: 6 and 4 of 400 received.
_GONE = {"dossiers_received": 400, "dossiers_returned": 6, "dossiers_withdrawn": 4}
# 8 wait for acceptance within the term, 2 past it.
_ACCEPTANCE = {
    "dossiers_online_waiting_acceptance_in_time": 8,
    "dossiers_online_waiting_acceptance_overdue": 2,
}
# 150 with a payment: 120 online, 30 in person.
_PAYMENTS = {"dossier_payments_online": 120, "dossier_payments_direct": 30}
# Of 200 received 150 were digitised and 30 reused components, 10 of them the national portal's; 90 of 120 results.
_DIGITISATION = {
    "digitisation_received": 200,
    "digitisation_intake_done": 150,
    "digitisation_intake_reused": 30,
    "digitisation_intake_reused_national": 10,
    "digitisation_resolved": 120,
    "digitisation_results_done": 90,
}
# 16 late: 10, 2 and 4 of them by so many days; 12 apologised for.
_LATENESS = {
    "dossiers_late_up_to_5_days": 10,
    "dossiers_late_6_to_10_days": 2,
    "dossiers_late_over_10_days": 4,
    "dossiers_resolved_late_apology_given": 12,
    "dossiers_resolved_late_apology_missing": 4,
}
_INTERLINKED = {
    "interlinked_dossiers_received": 1086,
    "interlinked_dossiers_resolved": 1071,
    "interlinked_dossiers_pending": 15,
}
_STAFF = {"staff_civil_servants_assigned": 64, "staff_civil_servants_used": 56}
# 33 assigned: 15 done on time, 2 late, 3 overdue, 13 still within their term.
_TASKS = {
    "government_tasks_assigned": 33,
    "government_tasks_done_on_time": 15,
    "government_tasks_done_late": 2,
    "government_tasks_overdue": 3,
    "government_tasks_in_progress": 13,
}
# Plan of the year 60 and 40 billion; 45 and 16 of them spent.
_OWN_TASKS = {
    "assigned_tasks_assigned": 64,
    "assigned_tasks_done_on_time": 45,
    "assigned_tasks_done_late": 2,
    "assigned_tasks_in_progress": 14,
    "assigned_tasks_overdue": 3,
}
_INVESTMENT = {"public_investment_assigned": 1024e9, "public_investment_disbursed": 512e9}
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
    "dossiers_received_online": Example(_DOSSIERS, 272),
    "dossiers_received_direct_and_postal": Example(
        {"dossiers_received_direct": 50, "dossiers_received_postal": 18}, 68
    ),
    "dossiers_received_direct": _as_reported("dossiers_received_direct", 50),
    "dossiers_received_postal": _as_reported("dossiers_received_postal", 18),
    "dossiers_received_non_local": _as_reported("dossiers_received_non_local", 25),
    "dossiers_carried_over": Example(_DOSSIERS, 60),
    "returned_share": Example(_GONE, 2.5),  # (6 + 4) ÷ 400
    "dossiers_returned_or_withdrawn": Example(_GONE, 10),
    "dossiers_returned": Example(_GONE, 6),
    "dossiers_withdrawn": Example(_GONE, 4),
    "dossiers_not_accepted": _as_reported("dossiers_not_accepted", 3),
    "dossiers_stopped": _as_reported("dossiers_stopped", 2),
    "dossiers_waiting_supplement": _as_reported("dossiers_waiting_supplement", 17),
    "online_acceptance_overdue_share": Example(_ACCEPTANCE, 20),  # 2 ÷ (8 + 2)
    "dossiers_online_waiting_acceptance": Example(_ACCEPTANCE, 10),
    "dossiers_online_waiting_acceptance_in_time": Example(_ACCEPTANCE, 8),
    "online_payment_rate": Example(_PAYMENTS, 80),  # 120 ÷ (120 + 30)
    "dossier_payments": Example(_PAYMENTS, 150),
    "dossier_payments_online": Example(_PAYMENTS, 120),
    "dossier_payments_direct": Example(_PAYMENTS, 30),
    "digitisation_results_rate": Example(_DIGITISATION, 75),  # 90 ÷ 120
    "digitisation_intake_rate": Example(_DIGITISATION, 75),  # 150 ÷ 200
    "digitisation_reuse_rate": Example(_DIGITISATION, 15),  # 30 ÷ 200
    "digitisation_received": Example(_DIGITISATION, 200),
    "digitisation_intake_done": Example(_DIGITISATION, 150),
    "digitisation_intake_reused": Example(_DIGITISATION, 30),
    "digitisation_intake_reused_national": Example(_DIGITISATION, 10),
    "digitisation_resolved": Example(_DIGITISATION, 120),
    "digitisation_results_done": Example(_DIGITISATION, 90),
    "dossiers_resolved_in_time": Example(_DOSSIERS, 380),
    "dossiers_resolved_early": Example(_DOSSIERS, 300),
    "dossiers_resolved_on_time": Example(_DOSSIERS, 80),
    "dossiers_resolved_late": Example(_LATENESS, 16),  # 12 + 4, where only the apologies are told
    "dossiers_resolved_without_due_date": _as_reported("dossiers_resolved_without_due_date", 7),
    "dossiers_due": _as_reported("dossiers_due", 384),
    "dossiers_resolved_on_the_spot": _as_reported("dossiers_resolved_on_the_spot", 40),
    "late_over_10_days_share": Example(_LATENESS, 25),  # 4 ÷ (10 + 2 + 4)
    "dossiers_late_up_to_5_days": Example(_LATENESS, 10),
    "dossiers_late_6_to_10_days": Example(_LATENESS, 2),
    "dossiers_late_over_10_days": Example(_LATENESS, 4),
    "late_apology_rate": Example(_LATENESS, 75),  # 12 ÷ (12 + 4)
    # 380 dossiers took 4 750 days
    "mean_handling_days": Example({"dossiers_handling_days_sum": 4750, "dossiers_handling_days_count": 380}, 12.5),
    "dossiers_handling_days_known": _as_reported("dossiers_handling_days_count", 380),
    "dossiers_pending_in_time": _as_reported("dossiers_pending_in_time", 35),
    "dossiers_pending_without_due_date": _as_reported("dossiers_pending_without_due_date", 4),
    "dossiers_closing_balance": _as_reported("dossiers_closing_balance", 57),
    "interlinked_resolution_rate": Example(_INTERLINKED, 107100 / 1086),
    "interlinked_dossiers_received": Example(_INTERLINKED, 1086),
    "interlinked_dossiers_resolved": Example(_INTERLINKED, 1071),
    "interlinked_dossiers_pending": Example(_INTERLINKED, 15),
    "satisfaction_ratings": _as_reported("satisfaction_ratings_count", 42000),
    "sms_notifications_sent": _as_reported("sms_notifications_sent", 40958),
    # hotline: of 80 resolved 20 have no term, and 57 of the other 60 were on time
    "hotline_received": _as_reported("hotline_received", 100),
    "hotline_resolved": _as_reported("hotline_resolved", 80),
    "hotline_resolution_rate": Example({"hotline_received": 100, "hotline_resolved": 80}, 80),
    "hotline_pending": _as_reported("hotline_pending", 20),
    "hotline_on_time_rate": Example(
        {"hotline_resolved": 80, "hotline_resolved_without_due_date": 20, "hotline_on_time": 57}, 95
    ),
    "hotline_overdue": _as_reported("hotline_overdue", 3),
    "hotline_tthc_share": Example({"hotline_received": 100, "hotline_tthc_related": 35}, 35),
    "hotline_tthc_related": _as_reported("hotline_tthc_related", 35),
    "hotline_carried_over": _as_reported("hotline_carried_over", 12),
    "hotline_resolved_without_due_date": _as_reported("hotline_resolved_without_due_date", 20),
    # media
    "facebook_reach": _as_reported("facebook_reach", 8000),
    "facebook_interactions": _as_reported("facebook_interactions", 200),
    "facebook_interactions_per_reach": Example({"facebook_reach": 8000, "facebook_interactions": 200}, 2.5),
    "facebook_new_followers": _as_reported("facebook_new_followers", 45),
    "zalo_views": _as_reported("zalo_views", 900),
    "zalo_interactions": _as_reported("zalo_interactions", 70),
    "zalo_shares": _as_reported("zalo_shares", 12),
    "portal_articles": _as_reported("portal_articles", 150),
    "facebook_followers": _as_reported("facebook_followers", 61000),
    "facebook_likes": _as_reported("facebook_likes", 9000),
    "facebook_new_likes": _as_reported("facebook_new_likes", 120),
    "facebook_unfollows": _as_reported("facebook_unfollows", 8),
    "facebook_posts": _as_reported("facebook_posts", 44),
    "facebook_views": _as_reported("facebook_views", 21000),
    "facebook_clicks": _as_reported("facebook_clicks", 310),
    "facebook_visits": _as_reported("facebook_visits", 900),
    "zalo_followers": _as_reported("zalo_followers", 15000),
    "zalo_new_followers": _as_reported("zalo_new_followers", 60),
    "zalo_unfollows": _as_reported("zalo_unfollows", 5),
    "zalo_posts": _as_reported("zalo_posts", 20),
    "zalo_messages": _as_reported("zalo_messages", 33),
    "youtube_followers": _as_reported("youtube_followers", 2100),
    "portal_documents_published": _as_reported("portal_documents_published", 1500),
    "portal_news": _as_reported("portal_news", 90),
    "portal_features": _as_reported("portal_features", 40),
    "portal_infographics": _as_reported("portal_infographics", 6),
    "portal_photos": _as_reported("portal_photos", 70),
    "portal_videos": _as_reported("portal_videos", 9),
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
    "dialogues_held": _as_reported("dialogues_held", 3),
    "petitions_eligible_share": Example({"petitions_received": 100, "petitions_eligible": 44}, 44),
    "petitions_not_eligible": _as_reported("petitions_not_eligible", 56),
    "petitions_group": _as_reported("petitions_group", 7),
    "feedback_regulation_resolved": _as_reported("feedback_regulation_resolved", 24),
    "feedback_tthc_from_vpcp": _as_reported("feedback_tthc_from_vpcp", 14),
    "feedback_tthc_by_letter": _as_reported("feedback_tthc_by_letter", 7),
    "feedback_tthc_by_hotline": _as_reported("feedback_tthc_by_hotline", 80),
    # tasks: 15 ÷ (15 + 2 + 3); those running are not late
    "government_tasks_on_time_rate": Example(_TASKS, 75),
    "government_tasks_assigned": Example(_TASKS, 33),
    "government_tasks_done_on_time": Example(_TASKS, 15),
    "government_tasks_done_late": Example(_TASKS, 2),
    "government_tasks_overdue": Example(_TASKS, 3),
    "government_tasks_in_progress": Example(_TASKS, 13),
    "tasks_tracked": _as_reported("tasks_tracked", 686),
    # the province's own: 45 ÷ (45 + 2 + 3)
    "assigned_tasks_on_time_rate": Example(_OWN_TASKS, 90),
    "assigned_tasks_assigned": Example(_OWN_TASKS, 64),
    "assigned_tasks_done_on_time": Example(_OWN_TASKS, 45),
    "assigned_tasks_done_late": Example(_OWN_TASKS, 2),
    "assigned_tasks_in_progress": Example(_OWN_TASKS, 14),
    "assigned_tasks_overdue": Example(_OWN_TASKS, 3),
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
    "budget_autonomous_assigned": Example(_BUDGET, 60e9),
    "budget_autonomous_spent": Example(_BUDGET, 45e9),
    "budget_non_autonomous_assigned": Example(_BUDGET, 40e9),
    "budget_non_autonomous_spent": Example(_BUDGET, 16e9),
    # public investment: 512 ÷ 1.024
    "public_investment_rate": Example(_INVESTMENT, 50),
    "public_investment_assigned": Example(_INVESTMENT, 1024e9),
    "public_investment_disbursed": Example(_INVESTMENT, 512e9),
    "budget_salary_reform_retained": _as_reported("budget_salary_reform_retained", 177e6),
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
    # procedures, staff: 56 ÷ 64
    "tthc_total": _as_reported("tthc_total", 1833),
    "tthc_province_level": _as_reported("tthc_province_level", 1397),
    "tthc_district_level": _as_reported("tthc_district_level", 275),
    "tthc_commune_level": _as_reported("tthc_commune_level", 161),
    "tthc_announced": _as_reported("tthc_announced", 10),
    "tthc_decisions_issued": _as_reported("tthc_decisions_issued", 2),
    "staff_posts_used_rate": Example(_STAFF, 87.5),
    "staff_civil_servants_assigned": Example(_STAFF, 64),
    "staff_civil_servants_used": Example(_STAFF, 56),
    "staff_civil_servants": _as_reported("staff_civil_servants", 59),
    "staff_public_employees": _as_reported("staff_public_employees", 15),
}
