"""One KPI by month × province, against the SQL a person would write for exactly that."""

from bench.figures import TODAY, sample_store, seconds
from metrics.engine.query import query
from metrics.engine.question import Question

BY_HAND = """
SELECT place, period_label,
    100.0 * (sum(value) FILTER (measure = 'dossiers_resolved_early')
           + sum(value) FILTER (measure = 'dossiers_resolved_on_time'))
    / NULLIF(sum(value) FILTER (measure = 'dossiers_resolved'), 0) AS on_time
FROM live
WHERE measure IN ('dossiers_resolved_early', 'dossiers_resolved_on_time', 'dossiers_resolved')
  AND length(period_label) = 7
GROUP BY ALL ORDER BY ALL
"""


def measure() -> list[dict]:
    store = sample_store()
    reader = store.reader()
    question = Question(("on_time_rate",), boundaries="reported", today=TODAY)
    by_hand = seconds(lambda: reader.frame(BY_HAND), times=9)
    assert query(reader, question)["value"].notna().sum() == reader.frame(BY_HAND)["on_time"].notna().sum()
    # The same snapshot beside its decisions once more: a reader that remembers no answer.
    asked = seconds(lambda: query(reader.with_decisions(store.lines()), question), times=9)
    return [
        {
            "what": "one KPI by month × province (rules, coverage, comparisons)",
            "seconds": round(asked, 4),
            "against": "hand-written SQL",
            "against_seconds": round(by_hand, 4),
            "ratio": round(asked / by_hand, 1),
        }
    ]
