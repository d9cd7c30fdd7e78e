"""Where a line moves to another level for good (docs/methods.md)."""

from metrics.answers.seasons import mean_step

RUN = 8  # on one side of the centre: test 4 of the Western Electric handbook
STEP_ERRORS = 3.0  # standard errors between the two means; a run of eight alone turns up by chance in long lines
MOVING_RANGE = 1.128  # the mean range of two draws, in standard deviations (d₂ for n = 2)


def levels(line: dict[int, float]) -> list[list[int]]:
    """The positions of a line in stretches of one level, oldest first; one stretch where it never moved.

    A stretch begins or ends with eight values or more in a row on one side of the centre, where the means before
    and after differ by more than three standard errors and each side has eight values or more; of several places
    the one where they differ most, and the same again on either side.
    """
    positions = list(line)
    if (cut := _cut(line, positions)) is None:
        return [positions]
    before, after = ({i: line[i] for i in part} for part in (positions[:cut], positions[cut:]))
    return levels(before) + levels(after)


def _cut(line: dict[int, float], positions: list[int]) -> int | None:
    """How many positions lie before the step, or None where there is none."""
    sigma = mean_step(line) / MOVING_RANGE
    best, place = STEP_ERRORS, None
    for cut in _ends_of_runs([line[i] for i in positions]):
        before, after = positions[:cut], positions[cut:]
        if min(len(before), len(after)) < RUN or not sigma > 0:
            continue
        gap = abs(_mean(line, after) - _mean(line, before))
        errors = gap / (sigma * (1 / len(before) + 1 / len(after)) ** 0.5)
        if errors > best:
            best, place = errors, cut
    return place


def _mean(line: dict[int, float], positions: list[int]) -> float:
    return sum(line[i] for i in positions) / len(positions)


def _ends_of_runs(values: list[float]) -> list[int]:
    """Where runs of eight on one side of the mean begin and end: positions a stretch may begin at."""
    centre, ends, start = sum(values) / len(values) if values else 0.0, [], 0
    sides = [(value > centre) - (value < centre) for value in values]
    for i in range(1, len(sides) + 1):
        if i == len(sides) or sides[i] != sides[start]:
            if sides[start] and i - start >= RUN:
                ends += [start, i]
            start = i
    return ends
