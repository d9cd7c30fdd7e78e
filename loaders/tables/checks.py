"""Whether the figures of a file agree with each other; nothing is repaired, everything is said.

Contradictions load only on confirmation (severity `warn`); the same number twice with different values must
be chosen first (`ask`).
"""

from collections.abc import Iterable
from itertools import combinations

from data.facts import Fact, Problem, Reading
from data.measures import IDENTITIES, MEASURES, Identity
from data.periods import parse_period, period_name
from data.qualifiers import can_meet, decimals_of, interval, printed_tolerance
from loaders.problems.catalogue import problem
from loaders.tables.bounds import KEEP, settle_bounds
from loaders.tables.context import SKIP, Context
from loaders.text.wording import both, en, labels_of, listed, period_names, vi

# Ratios of ours that no honest figure brings past 100 %.
_AT_MOST = (
    ("dossiers_resolved", "dossiers_received"),
    ("dossiers_received_online", "dossiers_received_new"),
    ("hotline_resolved", "hotline_received"),
    ("hotline_on_time", "hotline_resolved"),
    ("government_tasks_done_on_time", "government_tasks_assigned"),
    ("feedback_regulation_resolved", "feedback_regulation_received"),
    ("budget_autonomous_spent", "budget_autonomous_assigned"),
    ("budget_non_autonomous_spent", "budget_non_autonomous_assigned"),
)
# Beside these a part may hold what was received before: it is no part of the total.
_OPENING = {"hotline_received": "hotline_carried_over"}
_SCORE_GROUPS = ("index766_transparency", "index766_progress", "index766_digitisation", "index766_satisfaction")
_ONLINE_PARTS = ("index766_online_service", "index766_online_payment")  # group 4 as the portal splits it
GAINS = frozenset(("facebook_new_followers", "facebook_new_likes", "zalo_new_followers"))
_BY_TOTAL: dict[str, list[Identity]] = {}
for _identity in IDENTITIES:
    _BY_TOTAL.setdefault(_identity.total, []).append(_identity)


def check(reading: Reading, context: Context) -> Reading:
    """Settle doubles and future periods, then check every group of figures; returns the reading changed."""
    reading.facts, doubled = settle_doubles(reading.facts, context)
    reading.facts, future = settle_future(reading.facts, context)
    reading.facts, negative = settle_signs(reading.facts, context)
    reading.facts, beyond = settle_bounds(reading.facts, context)
    reading.problems += doubled + future + negative + beyond
    for group in _groups(reading.facts):
        reading.problems += check_group(group)
    return reading


def _groups(facts: Iterable[Fact]) -> Iterable[dict[str, Fact]]:
    """Figures of one place, unit, field, channel, procedure and period, by measure."""
    groups: dict[tuple, dict[str, Fact]] = {}
    for f in facts:
        if f.status == "value":
            key = (f.place, f.unit, f.field, f.channel, f.procedure, f.level, f.period_label)
            groups.setdefault(key, {})[f.measure] = f
    return groups.values()


def check_group(group: dict[str, Fact]) -> list[Problem]:
    """Identities with intervals, a part above its total, scores that do not make their total."""
    problems, failed = [], set()
    for measure in group:
        for identity in _BY_TOTAL.get(measure, ()):
            problem = _check_identity(identity, group)
            if problem and problem not in problems:  # one part may stand under one total in two identities
                problems.append(problem)
                failed.add(identity.total)
    for part, total in _AT_MOST:
        if (
            part in group
            and total in group
            and total not in failed
            and _OPENING.get(total) not in group
            and _is_above(group[part], group[total])
        ):
            problems.append(_above(group[part], group[total]))
    return problems + _check_scores(group)


def _check_scores(group: dict[str, Fact]) -> list[Problem]:
    """Groups of index 766 that do not make their total, rounding allowed for; nothing where one is missing."""
    total = group.get("index766_total")
    online = ("index766_online",) if "index766_online" in group else _ONLINE_PARTS
    parts = [group[measure] for measure in (*_SCORE_GROUPS, *online) if measure in group]
    if total is None or len(parts) < len(_SCORE_GROUPS) + len(online):
        return []
    printed, added = _value(total), sum(map(_value, parts))
    unit = 10.0 ** -max(decimals_of(_value(fact)) for fact in (*parts, total))
    if abs(printed - added) <= unit / 2 * (len(parts) + 1) * (unit < 1) + 1e-9:
        return []
    difference = both(round(printed - added, 6))
    where, named = total.locator, both(round(added, 6))
    return [problem("score_sum", where, total=both(printed), added=named, difference=difference)]


def _check_identity(identity: Identity, group: dict[str, Fact]) -> Problem | None:
    if identity.unless in group:
        return None
    total = group[identity.total]
    parts = [group[m] for m in identity.parts if m in group]
    if identity.kind == "sum":
        if len(parts) < len(identity.parts):
            return next((_above(part, total) for part in parts if _is_above(part, total)), None)
        return None if _adds_up(total, parts, identity, group) else _differs(total, parts)
    if len(parts) < len(identity.parts):
        return None
    if identity.kind == "at_most":
        low, high = _range(total)[0], _sum(parts)[1]
        return _above(total, parts[0]) if low > high else None
    whole = [group[m] for m in identity.whole if m in group]
    if len(whole) < len(identity.whole):
        return None
    return _check_rate(total, parts, whole)


def _adds_up(total: Fact, parts: list[Fact], identity: Identity, group: dict[str, Fact]) -> bool:
    """Whether the parts make the total, alone or with some of what may stand beside them."""
    beside = [group[m] for m in identity.beside if m in group]
    return any(
        can_meet(_range(total), _sum(parts + list(some)), 1e-6)
        for count in range(len(beside) + 1)
        for some in combinations(beside, count)
    )


def _check_rate(printed: Fact, parts: list[Fact], whole: list[Fact]) -> Problem | None:
    """A printed percentage against Σ parts ÷ Σ whole; nothing to say where the whole is zero."""
    top, bottom = _sum(parts), _sum(whole)
    if bottom[0] <= 0:
        return None
    computed = (100 * top[0] / bottom[1], 100 * top[1] / bottom[0])
    if can_meet(_range(printed), computed, printed_tolerance(_value(printed))):
        return None
    value = 100 * sum(map(_value, parts)) / sum(map(_value, whole))
    return problem(
        "printed_rate:parts",
        printed.locator,
        printed=both(_value(printed)),
        computed=both(round(value, 2)),
        parts=_cells(parts),
        whole=_cells(whole),
    )


def _value(fact: Fact) -> float:
    """The value of a figure that was checked to have one."""
    if fact.value is None:
        raise ValueError(f"no value: {fact.locator}")
    return fact.value


def _range(fact: Fact) -> tuple[float, float]:
    value = _value(fact)
    return interval(value, fact.qualifier) if value >= 0 else (value, value)


def _sum(facts: list[Fact]) -> tuple[float, float]:
    ranges = [_range(f) for f in facts]
    return sum(r[0] for r in ranges), sum(r[1] for r in ranges)


def _cells(facts: list[Fact]) -> str:
    return ", ".join(f.locator for f in facts)


def _differs(total: Fact, parts: list[Fact]) -> Problem:
    printed, added = _value(total), sum(map(_value, parts))
    names_vi = " + ".join(MEASURES[f.measure].label_vi for f in parts)
    names_en = " + ".join(MEASURES[f.measure].label_en for f in parts)
    who = f" ({total.unit or total.field})" if total.unit or total.field else ""
    return problem(
        "identity",
        total.locator,
        who=who,
        measure=labels_of(MEASURES[total.measure]),
        printed=both(printed),
        names=(names_vi, names_en),
        added=both(added),
        cells=_cells(parts),
        difference=both(printed - added),
    )


def _is_above(part: Fact, total: Fact) -> bool:
    return _range(part)[0] > _range(total)[1] + 1e-6


def _above(part: Fact, total: Fact) -> Problem:
    return problem(
        "part_above_total",
        part.locator,
        part=labels_of(MEASURES[part.measure]),
        part_value=both(_value(part)),
        total=labels_of(MEASURES[total.measure]),
        total_value=both(_value(total)),
        cell=total.locator,
    )


def settle_signs(facts: list[Fact], context: Context) -> tuple[list[Fact], list[Problem]]:
    """Negative counts and amounts are asked once a column (question `negative:SHEET!COLUMN`); what is gained over
    those lost ("theo dõi mới") may be negative and is a warning."""
    problems: dict[str, Problem] = {}
    dropped: set[str] = set()
    for fact in facts:
        if fact.value is None or fact.value >= 0:
            continue
        column = fact.locator.rstrip("0123456789")
        question = f"negative:{column}"
        answer = context.answers.get(question)
        measure = labels_of(MEASURES[fact.measure])
        if answer == SKIP:
            dropped.add(fact.locator)
        elif answer == KEEP or fact.measure in GAINS:
            problems[fact.locator] = problem("negative", fact.locator, measure=measure, value=both(fact.value))
        elif column not in problems:
            problems[column] = problem(
                "negative:asked",
                fact.locator,
                measure=measure,
                value=both(fact.value),
                question=question,
                choices={
                    KEEP: ("Đúng là số âm", "It is negative"),
                    SKIP: ("Bỏ các số âm", "Leave the negative ones out"),
                },
            )
    return [fact for fact in facts if fact.locator not in dropped] if dropped else facts, list(problems.values())


def settle_doubles(facts: list[Fact], context: Context) -> tuple[list[Fact], list[Problem]]:
    """One figure a key. The same value twice is a warning; different values are asked, never added."""
    groups: dict[tuple, list[Fact]] = {}
    for f in facts:
        groups.setdefault(f.key, []).append(f)
    if len(groups) == len(facts):
        return facts, []
    single, problems, same = [], [], []
    for group in groups.values():
        first = group[0]
        if len(group) == 1:
            single.append(first)
        elif len({(f.value, f.qualifier, f.status, f.period_start, f.period_end) for f in group}) == 1:
            single.append(first)
            same.append(group[1])
        else:
            question = f"double:{first.locator}"
            answer = context.answers.get(question)
            single += [f for f in group if f.locator == answer][:1]
            if answer != SKIP and answer not in {f.locator for f in group}:
                problems.append(_ask_double(group, question))
    if same:
        where = listed([f.locator for f in same], 5)
        problems.append(problem("double_same:figures", same[0].locator, count=len(same), cells=where))
    return single, problems


def _ask_double(group: list[Fact], question: str) -> Problem:
    first = group[0]
    label_vi, label_en = MEASURES[first.measure].label_vi, MEASURES[first.measure].label_en
    who = ", ".join(x for x in (first.unit, first.field, first.channel) if x)
    labels = {f.locator: _said(f) for f in group}
    choices = {
        where: (f"Lấy {vi_text} ở ô {where}", f"Take {en_text} of cell {where}")
        for where, (vi_text, en_text) in labels.items()
    }
    choices[SKIP] = ("Bỏ số này", "Leave this figure out")
    cells = ", ".join(labels)
    return problem(
        "double:figures",
        first.locator,
        measure=(label_vi, label_en),
        who=" – " + who if who else "",
        period=period_names(first.period_label),
        cells=cells,
        question=question,
        choices=choices,
    )


def _said(fact: Fact) -> tuple[str, str]:
    return ("–", "–") if fact.value is None else (vi(fact.value), en(fact.value))


def settle_future(facts: list[Fact], context: Context) -> tuple[list[Fact], list[Problem]]:
    """A period that has not begun is asked; one that cannot be closed yet is a warning (a plan may be)."""
    problems, dropped = [], set()
    first: dict[str, Fact] = {}
    for f in facts:
        if f.period_label not in first and MEASURES[f.measure].over_time != "plan":
            first[f.period_label] = f
    for label, fact in first.items():
        period = parse_period(label)
        if period.start > context.today:
            question = f"future:{label}"
            answer = context.answers.get(question)
            if answer == SKIP:
                dropped.add(label)
            elif answer != KEEP:
                problems.append(_future(fact, "ask", question))
        elif period.grain != "day" and period.end.replace(day=14) > context.today:
            problems.append(_future(fact, "warn"))
    return [f for f in facts if f.period_label not in dropped] if dropped else facts, problems


def _future(fact: Fact, severity: str, question: str = "") -> Problem:
    name_vi, name_en = period_name(fact.period_label), period_name(fact.period_label, "en")
    if severity == "warn":
        return problem("period_running", fact.locator, period=(name_vi, name_en))
    return problem(
        "future_period",
        fact.locator,
        period=(name_vi, name_en),
        question=question,
        choices={KEEP: ("Đúng là kỳ này", "It is this period"), SKIP: ("Bỏ các số này", "Leave them out")},
    )
