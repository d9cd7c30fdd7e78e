"""Questions about the words of a file, each asked once however many rows hold the word."""

from dataclasses import replace

from data.facts import Problem


class Asked:
    """The questions and remarks of one file, one for each text however many rows hold it."""

    def __init__(self):
        self._found: dict[tuple[str, str], Problem] = {}
        self._rows: dict[tuple[str, str], int] = {}

    def add(self, problem: Problem, about: str = "") -> None:
        """Say a problem once for `about` (or its question); later ones are only counted."""
        key = (problem.code, problem.question or about or problem.locator)
        self._found.setdefault(key, problem)
        self._rows[key] = self._rows.get(key, 0) + 1

    @property
    def problems(self) -> list[Problem]:
        return [self._counted(problem, self._rows[key]) for key, problem in self._found.items()]

    @staticmethod
    def _counted(problem: Problem, rows: int) -> Problem:
        if rows == 1:
            return problem
        first = problem.locator
        return replace(
            problem,
            message_vi=f"{problem.message_vi} ({rows} dòng, đầu tiên ở {first})",
            message_en=f"{problem.message_en} ({rows} rows, the first at {first})",
        )
