"""One small store whose figures have every circumstance a number can have, for the table of surfaces.

Huế, October 2026, with three offices; the comments say what can be checked by hand.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from data.facts import Fact
from data.store import Store
from metrics.answers.due import FIRST_USE
from pages.parts.view import View
from tests.figures import fact, facts, load

HUE, PERIOD, BEFORE, NEXT = "hue", "2026-10", "2026-09", "2026-11"
TODAY = date(2026, 11, 29)  # November's reports were due on the 25th
WHOLE, SPOKEN = "ha-noi", "son-la"  # a province that lacks nothing, and one whose figure is rounded
PEERS = {WHOLE: (960.0, 40.0), "lai-chau": (900.0, 100.0), "nghe-an": (990.0, 10.0)}  # in time, late


def case_store(folder: Path) -> Store:
    """The store: files of the form and of a portal, one decision, one correction."""
    store = Store(folder)
    # Else it would be the month in which the test runs, and nothing before it would be due.
    store.decide("setting", name=FIRST_USE, value="2025-10")
    load(store, _before() + _peers(BEFORE) + _peers("2025-10"))
    load(store, _now() + _peers(PERIOD))
    # Pending overdue: by the office's table in September (10), by the portal's export in October (7): another source.
    load(store, [fact("dossiers_pending_overdue", 7.0, HUE, PERIOD)], "egov", "export")
    store.decide("approve", place=HUE, subject="hotline", label=PERIOD)
    over = replace(fact("hotline_received", 1000.0, HUE, PERIOD), qualifier="over")
    resolved = fact("hotline_resolved", 950.0, HUE, PERIOD)
    load(store, [over, resolved], reason="Đính chính của tổng đài")
    store.publish()
    return store


def case_view(store: Store) -> View:
    return View("vi", "light", False, store, store.reader(), TODAY)


def _offices(label: str, **resolved: tuple[float, float | None]) -> list[Fact]:
    """Resolved and in time by office; without the second the office left its columns out."""
    figures = []
    for name, (count, in_time) in resolved.items():
        figures += facts(HUE, label, unit=f"Sở {name}", dossiers_resolved=count)
        if in_time is not None:
            office = {"unit": f"Sở {name}"}
            figures.append(fact("dossiers_resolved_early_or_on_time", in_time, HUE, label, **office))
            figures.append(fact("dossiers_resolved_late", count - in_time, HUE, label, **office))
    return figures


def _before() -> list[Fact]:
    """September: everything is there and exact."""
    return [
        *_offices(BEFORE, A=(100.0, 95.0), B=(100.0, 97.0), C=(300.0, 290.0)),
        *facts(HUE, BEFORE, dossiers_pending_overdue=10.0),
        *facts(HUE, BEFORE, dossiers_received_online=300.0, dossiers_received_new=500.0),
        *facts(HUE, BEFORE, hotline_received=1000.0, hotline_resolved=900.0),
        fact("facebook_reach", 5000.0, HUE, BEFORE, counted="lượt"),
    ]


def _now() -> list[Fact]:
    """October: C left its columns out (rate 95 %, of 200 of 500 dossiers); online shares have two windows (60 %);
    the hotline's calls are exact until the correction says "over 1.000"; the page counts people now, not views."""
    return [
        *_offices(PERIOD, A=(100.0, 90.0), B=(100.0, 100.0), C=(300.0, None)),
        fact("dossiers_received_online", 300.0, HUE, PERIOD, window="decree"),
        fact("dossiers_received_new", 500.0, HUE, PERIOD, window="2026-10-01..2026-10-31"),
        *facts(HUE, PERIOD, hotline_received=1000.0, hotline_resolved=950.0),
        fact("facebook_reach", 3000.0, HUE, PERIOD, counted="người"),
    ]


def _peers(label: str) -> list[Fact]:
    """Provinces to compare with: whole ones, and one that says "over 950 in time"."""
    figures = []
    for place, (in_time, late) in PEERS.items():
        figures.append(fact("dossiers_resolved", in_time + late, place, label))
        figures.append(fact("dossiers_resolved_early_or_on_time", in_time, place, label))
        figures.append(fact("dossiers_resolved_late", late, place, label))
    qualifier = "over" if label == PERIOD else "exact"
    spoken = replace(fact("dossiers_resolved_early_or_on_time", 950.0, SPOKEN, label), qualifier=qualifier)
    return [*figures, spoken, fact("dossiers_resolved", 1000.0, SPOKEN, label)]
