"""Files that cannot be taken, each with a sentence that says what it is and what to do instead."""

from data.facts import Problem
from loaders.problems.catalogue import CATALOGUE, problem


class FileProblem(Exception):
    """A file that cannot be read at all, or not before a question is answered. `problem` has severity `reject`
    or `ask` and both sentences."""

    def __init__(self, code: str | Problem, detail_vi: str = "", detail_en: str | None = None, locator: str = ""):
        """`code` of a refusal, or the whole `Problem` of a question. The details fill the sentence's `{detail}`."""
        if isinstance(code, Problem):
            self.problem = code
        else:
            detail = (detail_vi, detail_vi if detail_en is None else detail_en)
            has_detail = "detail" in CATALOGUE[code].fields
            self.problem = problem(code, locator, detail=detail) if has_detail else problem(code, locator)
        super().__init__(self.problem.message_en)
