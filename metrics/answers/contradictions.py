"""What has to be settled before a conclusion: who is missing, what contradicts, what is too small or was changed."""

from datetime import date

import pandas as pd

from data import periods
from data.missing import is_missing
from data.places import NATION
from data.reader import Reader
from metrics import registry
from metrics.answers.agreement import differs, failed
from metrics.answers.due import is_expected
from metrics.answers.summary import Change, Overview
from metrics.engine.query import plan, qualifier_of
from metrics.engine.question import Question, last_periods
from metrics.engine.status import LEAST_CASES


def sources_differ(reader: Reader, answer: Overview, today: date) -> list[Change]:
    """Where another source says something else of a card's number: it is shown beside, never added."""
    if answer.place == NATION:
        return []
    changes = []
    for name in answer.cards:
        row, kpi = answer.row(name), registry.kpi(name)
        if not row or is_missing(row["value"]):
            continue
        question = Question(
            (name,), places=(answer.place,), boundaries=answer.boundaries, today=today, **last_periods(answer.period)
        )
        fold, parameters = plan(reader, question, kpi, [answer.period], (answer.place,))
        candidates = reader.frame(f"SELECT * FROM ({fold.sql(candidates=True)}) WHERE split = ''", parameters)
        candidates = candidates[(candidates["source"] != row["source"]) & candidates["value"].notna()]
        candidates = candidates[candidates["covered"] >= candidates["expected"]]
        for other in candidates.to_dict("records"):
            qualifier = qualifier_of(other["bits"], kpi)
            if differs(kpi, (row["value"], row["qualifier"]), (other["value"], qualifier)):
                figure = {"value": other["value"], "qualifier": qualifier, "kpi": name}
                values = {"row": row, "other": figure, "source": other["source"]}
                changes.append(Change("sources", name, "watch", values))
    return changes


def problems(reader: Reader, answer: Overview, today: date) -> list[Change]:
    """All that stands against a conclusion, what weighs most first."""
    changes, partly = [], set()
    is_owed = is_expected(reader.decisions, answer.period)  # of months before the first use nobody owes anything
    if answer.missing:
        changes.append(Change("missing", "on_time_rate", "act", {"names": answer.missing}))
    changes += identities(reader, answer)
    changes += _corrected(reader, answer)
    for kpi in answer.cards:
        row = answer.row(kpi)
        if row and row["reported_differs"]:
            changes.append(Change("differs", kpi, "watch", {"row": row, "reported": row["reported"]}))
        if row and pd.notna(row["value"]) and not row["complete"]:
            key = (row["coverage"], row["coverage_of"])
            if key not in partly:  # one sentence for all cards that lack the same reporters
                partly.add(key)
                changes.append(Change("incomplete", kpi, "watch", {"row": row}))
        is_known = answer.place != NATION or registry.kpi(kpi).adds_over_places
        if row and pd.notna(row["value"]) and row["windows"]:
            changes.append(Change("windows", kpi, "watch", {"row": row}))
        if row and row["state"] == "missing" and is_owed and is_known:
            changes.append(Change("absent", kpi, "watch", {}))
        if row and row["state"] == "refused":
            changes.append(Change("refused", kpi, "watch", {"reason": row["reason"]}))
    changes += sources_differ(reader, answer, today) + _last_year_short(answer)
    if len(answer.parts):
        small = answer.parts[(answer.parts["resolved"] < LEAST_CASES) & answer.parts["rate"].notna()]
        if len(small):
            changes.append(Change("small", "on_time_rate", None, {"count": len(small)}))
        partial = answer.parts[~answer.parts["complete"].eq(True) & answer.parts["rate"].notna()]
        if len(partial):
            changes.append(Change("partial", "on_time_rate", "watch", {"count": len(partial)}))
    return changes


def _corrected(reader: Reader, answer: Overview) -> list[Change]:
    """Subjects whose approved figures were changed since: shown once each, with the reason given."""
    corrected = {}
    for kpi in answer.cards:
        row, subject = answer.row(kpi), registry.kpi(kpi).subject
        if row and row["revised"] and subject not in corrected:
            corrections = reader.decisions.corrections.get((answer.place, subject, answer.period), ())
            corrected[subject] = Change(
                "corrected",
                kpi,
                "watch",
                {
                    "subject": subject,
                    "reason": corrections[-1].reason if corrections else "",
                    "who": corrections[-1].who if corrections else "",
                },
            )
    return list(corrected.values())


def _last_year_short(answer: Overview) -> list[Change]:
    """Last year's figure is there and does not cover all expected, so that no change from it is given."""
    before, short = periods.year_before(answer.period), []
    for kpi in answer.cards:
        row, line = answer.row(kpi), answer.series(kpi)
        then = line[line["period"] == before]
        if row and row["complete"] and pd.notna(row["last_year"]) and len(then) and not then["complete"].iloc[0]:
            short.append((kpi, then.iloc[0].to_dict()))
    if not short:
        return []
    kpi, last_year = short[0]
    return [Change("last_year", kpi, None, {"row": last_year, "count": len(short), "period": before})]


def identities(reader: Reader, answer: Overview) -> list[Change]:
    """Sums of one report that cannot be right, of the period and of the shorter ones it is made of.

    `values["failure"]`: the figures of the sum, see `metrics.answers.agreement`; the widest gap first.
    """
    current = periods.parse_period(answer.period)
    failures = [
        f
        for subject in ("dossiers", "hotline")
        for f in failed(reader, subject, answer.place, current.start, current.end)
        if not f.part and f.kind == "sum"
    ]
    return [
        Change("identity", f.total.measure, "watch", {"failure": f})
        for f in sorted(failures, key=lambda f: abs(f.difference), reverse=True)
    ]
