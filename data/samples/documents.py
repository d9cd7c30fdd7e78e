"""Simulated months of documents and meetings of the Committee and its Office."""

from collections.abc import Iterator

from data.places import PLACES
from data.samples.profiles import draws, months_of, profile_of, season
from data.samples.subjects import DETAILS_FROM, Numbers


def document_months(place: str, last: str) -> Iterator[tuple[str, Numbers]]:
    """Documents in and out, meetings and online conferences."""
    profile, random = profile_of(place), draws("documents", place)
    size = 0.7 * (len(PLACES[place].parts) or 1) + 0.3 * profile.size
    incoming, committee = random.uniform(3_500, 6_000) * size, random.uniform(700, 1_300) * size
    office, meetings = random.uniform(120, 320) * size, random.uniform(35, 70)
    for month in months_of(place, last):
        usual = season(month)
        issued = round(committee * usual * random.uniform(0.85, 1.15))
        by_office = round(office * usual * random.uniform(0.85, 1.15))
        numbers: Numbers = [
            ("documents_incoming", "", month, round(incoming * usual * random.uniform(0.88, 1.12))),
            ("documents_issued_ubnd", "", month, issued),
            ("documents_issued_office", "", month, by_office),
            ("documents_sent_electronically", "", month, round((issued + by_office) * random.uniform(0.97, 1.0))),
            ("documents_issued_complaints", "", month, round(issued * random.uniform(0.02, 0.06))),
            ("meetings_served", "", month, round(meetings * usual * random.uniform(0.8, 1.25))),
            ("online_conferences_served", "", month, round(meetings * random.uniform(0.2, 0.45))),
        ]
        if month >= DETAILS_FROM:
            yield month, numbers
