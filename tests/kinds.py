"""Which tests are fast: what `manage.py check` runs after every change.

Fast is what neither starts a server or a browser nor needs the sample store, and is in no file named here. A new
file is fast until it is named: `pytest --durations=20 -m fast` shows what should be.
"""

HEAVY_FIXTURES = {"browser", "serve", "sample_store", "screen"}
# Each takes seconds: stores of many batches, processes started, files of many megabytes, screens drawn.
LONG_FILES = ("tests/test_manage.py",)


def is_fast(item):
    """Whether `manage.py check` runs a test."""
    file = item.nodeid.split("::")[0]
    is_heavy = HEAVY_FIXTURES & set(getattr(item, "fixturenames", ()))
    return not is_heavy and not item.get_closest_marker("slow") and file not in LONG_FILES
