"""Tests in several processes at once: how they share the processors with each other and with the browser tests."""

import os

import psutil

from data.system import give_way

# What these do is one question after another: on one processor they take a quarter less of it than the threads of a
# question take on two that are wanted by others too. Where processes race each other they have all there are.
COUNTING = ("tests/charts/", "tests/metrics/", "tests/pages/", "tests/reports/")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")  # "gw0", "gw1" …; "" where there is one process alone
# Those we may use; none where the system lets nobody choose.
PROCESSORS = psutil.Process().cpu_affinity() if hasattr(psutil.Process, "cpu_affinity") else []


def leave_to_browser_tests():
    """Where `manage.py test` runs them beside these, these wait: a click has its moment."""
    if os.environ.get("KPI_GIVE_WAY"):
        give_way()


def settle(file, worker=WORKER, processors=PROCESSORS):
    """Give the thread of the tests, and those it starts, the processors a test of this file is to use."""
    if worker and processors:
        own = processors[int(worker.removeprefix("gw")) % len(processors)]
        psutil.Process().cpu_affinity([own] if file.startswith(COUNTING) else processors)
