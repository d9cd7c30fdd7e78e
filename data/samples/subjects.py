"""Simulated months of the other subjects: hotline, media, citizens, tasks, budget, satisfaction.

Each yields (month, numbers) with numbers = (measure, channel, label, value) in the order of time.
"""

from collections.abc import Iterator
from random import Random

from data.places import MERGER, PLACES, today_of
from data.samples.profiles import (
    FIRST_MONTH,
    covid_calls,
    draws,
    lockdown,
    months_of,
    months_since_first,
    profile_of,
    season,
    share_out,
    starts,
)

Numbers = list[tuple[str, str, str, float]]
_FIVE_YEARS = "2021-11"
DETAILS_FROM = "2024-11"  # the finer figures of hotline, petitions and documents: two years of them
BY_CHANNEL = ("dong-thap@2025", "da-nang@2025")  # today's places whose hotline also reports by channel
CHANNELS = {"phone": 45, "zalo": 20, "facebook": 14, "website": 10, "app": 8, "email": 3}


def hotline_months(place: str, last: str) -> Iterator[tuple[str, Numbers]]:
    """Tickets received = resolved + pending; in 2021 a wave twenty times the usual in the south."""
    profile, random = profile_of(place), draws("hotline", place)
    level = random.uniform(180, 420) * profile.size
    first, good = starts("hotline", place, FIRST_MONTH), random.uniform(0.93, 0.995)
    terms, punctual = draws("hotline", "terms", place), draws("hotline", "punctual", place).uniform(0.9, 0.985)
    for month in months_of(place, last):
        usual = level * (1 + 0.006 * months_since_first(month)) * season(month) * random.uniform(0.85, 1.15)
        received = round(usual * covid_calls(month, profile.is_south))
        resolved = round(received * min(1.0, good + random.uniform(-0.02, 0.005)))
        if month < first:
            continue
        numbers: Numbers = [
            ("hotline_received", "", month, received),
            ("hotline_resolved", "", month, resolved),
            ("hotline_pending", "", month, received - resolved),
        ]
        if today_of(place) in BY_CHANNEL:
            weights = [w * random.uniform(0.8, 1.2) for w in CHANNELS.values()]
            taken = share_out(received, weights)
            done = share_out(resolved, taken)
            numbers += [("hotline_received", c, month, n) for c, n in zip(CHANNELS, taken)]
            numbers += [("hotline_resolved", c, month, n) for c, n in zip(CHANNELS, done)]
        if month >= DETAILS_FROM:
            on_time = round(resolved * min(1.0, punctual + terms.uniform(-0.02, 0.012)))
            still_open = round((received - resolved) * terms.uniform(0.1, 0.5))
            numbers += [
                ("hotline_on_time", "", month, on_time),
                ("hotline_overdue", "", month, resolved - on_time + still_open),
            ]
        yield month, numbers


def media_months(place: str, last: str) -> Iterator[tuple[str, Numbers]]:
    """Reach and what readers did with it; the portal's items."""
    profile, random = profile_of(place), draws("media", place)
    reach_level = random.uniform(90_000, 320_000) * profile.size
    zalo_level = random.uniform(15_000, 70_000) * profile.size
    articles_level = random.uniform(180, 700)
    first, first_zalo = starts("media", place, _FIVE_YEARS), starts("zalo", place, _FIVE_YEARS)
    for month in months_of(place, last):
        grown = (1 + 0.008 * months_since_first(month)) * season(month)
        reach = round(reach_level * grown * random.uniform(0.7, 1.4))
        views = round(zalo_level * grown * random.uniform(0.7, 1.4))
        numbers: Numbers = [
            ("facebook_reach", "", month, reach),
            ("facebook_interactions", "", month, round(reach * random.uniform(0.12, 0.45))),
            ("facebook_new_followers", "", month, round(reach * random.uniform(0.0008, 0.003))),
            ("portal_articles", "", month, round(articles_level * season(month) * random.uniform(0.85, 1.2))),
        ]
        zalo: Numbers = [
            ("zalo_views", "", month, views),
            ("zalo_interactions", "", month, round(views * random.uniform(0.01, 0.04))),
            ("zalo_shares", "", month, round(views * random.uniform(0.01, 0.04))),
        ]
        if month >= first:
            yield month, numbers + (zalo if month >= first_zalo else [])


def citizen_months(place: str, last: str) -> Iterator[tuple[str, Numbers]]:
    """Visits and people received; petitions by kind, by field and by handling; feedback on regulations."""
    profile, random, details = profile_of(place), draws("citizens", place), draws("citizens", "details", place)
    visits_level = random.uniform(35, 70) * profile.size
    petitions_level = random.uniform(45, 95) * profile.size
    first = starts("citizens", place, _FIVE_YEARS)
    for month in months_of(place, last):
        usual = season(month) * lockdown(month, profile.is_south)
        visits = round(visits_level * usual * random.uniform(0.8, 1.25))
        people = round(visits * random.uniform(1.0, 1.5))
        petitions = round(petitions_level * usual * random.uniform(0.8, 1.25))
        kinds = share_out(petitions, [random.uniform(6, 12), random.uniform(40, 60), random.uniform(30, 50)])
        numbers: Numbers = [
            ("citizen_reception_visits", "", month, visits),
            ("citizen_reception_people", "", month, people),
            ("petitions_received", "", month, petitions),
            ("petitions_denunciation", "", month, kinds[0]),
            ("petitions_complaint", "", month, kinds[1]),
            ("petitions_feedback", "", month, kinds[2]),
        ]
        if month >= max(first, DETAILS_FROM):
            yield month, numbers + _petition_details(month, petitions, details)
        elif month >= first:
            yield month, numbers


def _petition_details(month: str, petitions: int, random: Random) -> Numbers:
    """Petitions by what they are about and by what was done with them, each adding up to all of them."""
    fields = share_out(petitions, [random.uniform(55, 75), random.uniform(10, 18), random.uniform(10, 20)])
    referred, filed = share_out(petitions, [random.uniform(40, 60), random.uniform(40, 60)])
    feedback = random.randint(0, 9)
    return [
        ("petitions_land_use", "", month, fields[0]),
        ("petitions_civil", "", month, fields[1]),
        ("petitions_political_social_other", "", month, fields[2]),
        ("petitions_referred", "", month, referred),
        ("petitions_filed", "", month, filed),
        ("feedback_regulation_received", "", month, feedback),
        ("feedback_regulation_resolved", "", month, feedback - (feedback > 3 and random.random() < 0.3)),
    ]


def task_months(place: str, last: str) -> Iterator[tuple[str, Numbers]]:
    """Tasks assigned = done on time + done late + overdue + still in progress."""
    random = draws("tasks", place)
    level, good = random.uniform(22, 45), random.uniform(0.86, 0.985)
    first = starts("tasks", place, _FIVE_YEARS)
    for month in months_of(place, last):
        assigned = round(level * season(month) * random.uniform(0.8, 1.25))
        running = round(assigned * random.uniform(0.25, 0.5))
        ended = assigned - running
        on_time = round(ended * min(1.0, good + random.uniform(-0.04, 0.03)))
        late = round((ended - on_time) * random.uniform(0.4, 0.9))
        if month >= first:
            yield (
                month,
                [
                    ("government_tasks_assigned", "", month, assigned),
                    ("government_tasks_done_on_time", "", month, on_time),
                    ("government_tasks_done_late", "", month, late),
                    ("government_tasks_overdue", "", month, ended - on_time - late),
                    ("government_tasks_in_progress", "", month, running),
                ],
            )


_BUDGET_YEAR = (0.05, 0.05, 0.08, 0.075, 0.075, 0.085, 0.075, 0.075, 0.085, 0.085, 0.09, 0.105)
_THOUSAND_VND, _MILLION_VND = 1_000, 1_000_000
Money = tuple[float, float]  # autonomous, not autonomous; đồng


def budget_months(place: str, last: str, state: dict[str, tuple[Money, Money]]) -> Iterator[tuple[str, Numbers]]:
    """The plan of the year (once) and what was spent from January on, in đồng.

    `state` carries (plan, spent) of 2025 from predecessors to the place that holds that year's plan. A place
    that no longer exists on 31 December has no plan of that year.
    """
    random = draws("budget", place)
    level = random.uniform(9e9, 16e9)
    parts = PLACES[place].parts
    plan, spent = _joined([state[part] for part in parts]) if parts else ((0.0, 0.0), (0.0, 0.0))
    year = "2025" if parts else ""
    is_new_place = bool(parts)
    for month in months_of(place, last):
        if month[:4] != year:
            year, spent = month[:4], (0.0, 0.0)
            grown = level * (1 + 0.06 * (int(year) - 2021)) * (len(parts) or 1)
            first, second = (_rounded(grown * random.uniform(0.85, 1.15), _MILLION_VND) for _ in range(2))
            plan = first, second
            is_new_place = True
        step = _BUDGET_YEAR[int(month[5:]) - 1]
        first, second = (
            min(p, s + _rounded(p * step * random.uniform(0.8, 1.2), _THOUSAND_VND)) for p, s in zip(plan, spent)
        )
        spent = first, second
        if month < _FIVE_YEARS:
            continue
        label = f"{month}-YTD"
        numbers: Numbers = [
            ("budget_autonomous_spent", "", label, spent[0]),
            ("budget_non_autonomous_spent", "", label, spent[1]),
        ]
        if (is_new_place or month == _FIVE_YEARS) and _holds_year(place, year):
            numbers += [
                ("budget_total_assigned", "", year, sum(plan)),
                ("budget_autonomous_assigned", "", year, plan[0]),
                ("budget_non_autonomous_assigned", "", year, plan[1]),
            ]
            is_new_place = False
        yield month, numbers
    state[place] = (plan, spent)


def _joined(states: list[tuple[Money, Money]]) -> tuple[Money, Money]:
    plans, spendings = zip(*states)
    return _added(plans), _added(spendings)


def _added(amounts: tuple[Money, ...]) -> Money:
    own, other = (sum(column) for column in zip(*amounts))
    return own, other


def _rounded(amount: float, unit: int) -> float:
    return float(round(amount / unit) * unit)


def _holds_year(place: str, year: str) -> bool:
    """Whether the place exists on the last day of the year."""
    until = PLACES[place].valid_to
    return until is None or int(year) < MERGER.year


def satisfaction_months(place: str, last: str) -> Iterator[tuple[str, Numbers]]:
    """The satisfaction rate as offices print it, in per cent; a claim, never added up."""
    profile, random = profile_of(place), draws("satisfaction", place)
    first = starts("satisfaction", place, _FIVE_YEARS)
    for month in months_of(place, last):
        rate = min(100.0, round(profile.satisfaction + random.uniform(-1.5, 0.5), 1))
        if month >= first:
            yield month, [("satisfaction_rate_reported", "", month, rate)]
