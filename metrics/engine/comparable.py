"""Whether two figures may be compared: decided here once, with its reason, for every consumer (rule of counting 15)."""

import numpy as np
import pandas as pd

YES, CARE, NO = "yes", "care", "no"
# Nothing may be subtracted across the first; across the second it may, in grey and with its reason.
REFUSED = ("counted", "windows", "incomplete", "inexact")
CAUTIONS = ("source", "sum", "basis")
# Where the line of a figure breaks: what lies on either side is not one series.
BREAKS = ("counted", "windows", "source", "sum", "basis")
_SUMS = ("provinces",)  # a sum of others' figures beside a figure of its own


def verdicts(now: pd.DataFrame, then: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """For rows of the query side by side: `yes`, `care`, `no` or "" where one of them has no value; and the reasons.

    - no: another thing counted, a ratio of unlike windows, an incomplete or an inexact figure;
    - with care: another source, the nation's own figure beside the sum of its provinces, another basis of the window.
    """
    both = now["value"].notna().to_numpy() & then["value"].notna().to_numpy()
    tests = {
        "counted": _differs(now, then, "counted", True),
        "windows": _word(now, "windows").astype(bool) | _word(then, "windows").astype(bool),
        "incomplete": ~(_true(now, "complete") & _true(then, "complete")),
        "inexact": (_word(now, "qualifier") != "exact") | (_word(then, "qualifier") != "exact"),
        "source": _differs(now, then, "source"),
        "sum": np.isin(_word(now, "route"), _SUMS) != np.isin(_word(then, "route"), _SUMS),
        "basis": _differs(now, then, "basis"),
    }
    reasons: np.ndarray = np.select([both & test for test in tests.values()], list(tests), "")
    verdict = np.select([~both, np.isin(reasons, REFUSED), np.isin(reasons, CAUTIONS)], ["", NO, CARE], YES)
    return verdict, reasons


def _differs(now: pd.DataFrame, then: pd.DataFrame, column: str, must_be: bool = False) -> np.ndarray:
    """Whether two words differ; unknown ones only where there must be one."""
    left, right = _word(now, column), _word(then, column)
    known = (left != "") & (right != "")
    return np.asarray((left != right) & (known | must_be) | (must_be & (left == "") & (right == "")))


def _word(rows: pd.DataFrame, column: str) -> np.ndarray:
    values = rows[column].astype(object)
    return values.where(values.notna(), "").to_numpy(object)


def _true(rows: pd.DataFrame, column: str) -> np.ndarray:
    return np.asarray(rows[column].eq(True).to_numpy(), bool)
